"""Asking something that takes its time to end, from another thread and at once."""

import contextlib
import threading
from collections.abc import Callable, Iterator


class Stop:
    """A request to end, made at most once; what is under way says how it is to be ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self._ways: list[Callable[[], object]] = []

    @property
    def asked(self) -> bool:
        """Whether to end."""
        return self._asked

    def ask(self) -> None:
        """Have what is under way ended, and all that is begun from now on. Returns at once."""
        with self._lock:
            if self._asked:
                return
            self._asked = True
            ways = tuple(self._ways)
        for way in ways:
            way()

    @contextlib.contextmanager
    def by(self, way: Callable[[], object]) -> Iterator[None]:
        """Within this block `way` ends what is under way: called when asked, from any thread; at once if asked before.

        It may be called just after the block was left, and has to bear that.
        """
        with self._lock:
            self._ways.append(way)
            asked = self._asked
        try:
            if asked:
                way()
            yield
        finally:
            with self._lock:
                self._ways.remove(way)
