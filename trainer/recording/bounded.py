"""Asking a sound driver for something without waiting for ever: calls into one can hang with its sound server."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class _Call(Generic[T]):
    def __init__(self, action: Callable[[], T]) -> None:
        self._action = action
        self._result: list[T] = []
        self._error: BaseException | None = None
        self._lock = threading.Lock()
        self._late: Callable[[T], object] | None = None
        self._thread = threading.Thread(target=self._run, name="sound-driver", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            result = self._action()
        except BaseException as error:  # handed to the caller, whatever it is
            self._error = error
            return
        with self._lock:
            self._result.append(result)
            late = self._late
        if late is not None:
            late(result)

    def result(self, seconds: float, late: Callable[[T], object] | None) -> T:
        self._thread.join(seconds)
        with self._lock:
            if self._error is not None:
                raise self._error
            if self._result:
                return self._result[0]
            self._late = late
        raise TimeoutError


def within(seconds: float, action: Callable[[], T], late: Callable[[T], object] | None = None) -> T:
    """The result of `action`, run on a thread of its own; raises what it raises.

    Raises `TimeoutError` when it takes longer than `seconds`; should it end after all, `late` gets the result.
    """
    return _Call(action).result(seconds, late)
