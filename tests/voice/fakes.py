"""An engine and a loudspeaker that do what a test wants, when it wants it."""

import threading
from collections.abc import Callable

from trainer.errors import DeviceError
from trainer.voice.engine import EngineError, Request
from trainer.voice.sound import Sound
from trainer.voice.stopping import Stop

SECONDS = 10.0
"""What a test waits at most for another thread."""


class FakeEngine:
    """Says a text as its own letters. `behave` is called first and may wait or raise."""

    def __init__(
        self,
        name: str = "fake",
        behave: Callable[[Request, Stop], object] = lambda _request, _stop: None,
        start_seconds: float = SECONDS,
    ) -> None:
        self.name = name
        self.start_seconds = start_seconds
        self.asked: list[Request] = []
        self._behave = behave

    def voices(self) -> tuple[str, ...]:
        return ("one", "two")

    def render(self, request: Request, stop: Stop) -> Sound:
        self.asked.append(request)
        self._behave(request, stop)
        return Sound(request.text.encode("utf-16-le"), 22_050)


class FakeTalker:
    """Speaks for itself until it is let, or stopped."""

    name = "talker"

    def __init__(self, start_seconds: float = SECONDS) -> None:
        self.start_seconds = start_seconds
        self.said: list[str] = []
        self.may_end = threading.Event()
        self.speaks = threading.Event()

    def voices(self) -> tuple[str, ...]:
        return ()

    def talk(self, request: Request, stop: Stop) -> None:
        self.said.append(request.text)
        self.speaks.set()
        with stop.by(self.may_end.set):
            assert self.may_end.wait(SECONDS)
        if stop.asked:
            raise EngineError("it was stopped")


class FakePlaying:
    """A sound that is heard until the test lets it end."""

    def __init__(self, fault: DeviceError | None, ended: bool) -> None:
        self.over = threading.Event()
        self.stopped = False
        self._fault = fault
        if ended or fault:
            self.over.set()

    def wait(self) -> None:
        assert self.over.wait(SECONDS)
        if self._fault is not None:
            raise self._fault

    def stop(self) -> None:
        self.stopped = True
        self.over.set()


class FakeOutput:
    """A loudspeaker; `at_once` means that every sound is over as soon as it begins."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self.fault: DeviceError | None = None
        self.heard: list[str] = []
        self.playing: list[FakePlaying] = []
        self.begun = threading.Semaphore(0)

    def play(self, pcm: bytes, rate: int) -> FakePlaying:
        assert all(playing.over.is_set() for playing in self.playing), "two sounds at once"
        self.heard.append(pcm.decode("utf-16-le"))
        self.playing.append(FakePlaying(self.fault, self.at_once))
        self.begun.release()
        return self.playing[-1]


class Done:
    """What `say` calls; counts how often."""

    def __init__(self) -> None:
        self.times = 0
        self._lock = threading.Lock()
        self._called = threading.Event()

    def __call__(self) -> None:
        with self._lock:
            self.times += 1
        self._called.set()

    def wait(self) -> bool:
        return self._called.wait(SECONDS)


def fails(_request: Request, _stop: Stop) -> None:
    raise EngineError("it is out of order")


def breaks(_request: Request, _stop: Stop) -> None:
    raise ZeroDivisionError


def hangs(_request: Request, stop: Stop) -> None:
    """Until it is ended, as a program that is killed."""
    ended = threading.Event()
    with stop.by(ended.set):
        assert ended.wait(SECONDS)
    raise EngineError("it was ended")


def hangs_for_ever(release: threading.Event) -> Callable[[Request, Stop], object]:
    """Whatever is asked of it, until the test is over."""
    return lambda _request, _stop: release.wait(60)
