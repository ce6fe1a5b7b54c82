"""Sound made in the background and the last of it kept, so that what was prepared need not be waited for."""

import contextlib
import logging
import threading
from collections import OrderedDict, deque
from concurrent.futures import Future, InvalidStateError

from trainer.voice.engine import Engine, EngineError, EngineHangsError, EngineStoppedError, Renderer, Request
from trainer.voice.sound import Sound
from trainer.voice.stopping import Stop

SECONDS_A_CHARACTER = 0.1
"""How long an engine may take for a character: a person who reads aloud takes about 0.07 s."""

KEPT_BYTES = 24 << 20
"""Of sound kept, about nine minutes."""

_log = logging.getLogger(__name__)


def allowed_seconds(engine: Engine, request: Request) -> float:
    """How long this engine may take to say this."""
    return engine.start_seconds + SECONDS_A_CHARACTER * len(request.text) * 100 / request.rate


class Rendering:
    """A sound that is waited for, in the making, or made; the future fails with `EngineError`."""

    def __init__(self, engine: Renderer, request: Request) -> None:
        self.engine = engine
        self.request = request
        self.future: Future[Sound] = Future()
        self.stop = Stop()

    @property
    def key(self) -> tuple[str, Request]:
        """What sounds the same has the same key."""
        return self.engine.name, self.request

    def succeed(self, sound: Sound) -> None:
        """It is made."""
        with contextlib.suppress(InvalidStateError):  # it was too late
            self.future.set_result(sound)

    def fail(self, error: Exception) -> None:
        """It can't be made, or nobody waits any more."""
        with contextlib.suppress(InvalidStateError):
            # Before the engine is ended, which else might be the first to say why.
            self.future.set_exception(error)
        self.stop.ask()


class Renders:
    """Makes one sound at a time on a thread that lives while there is something to make."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, Request], Sound] = OrderedDict()
        self._ordered: dict[tuple[str, Request], Rendering] = {}
        self._waiting: deque[Rendering] = deque()
        self._barred: set[tuple[str, str]] = set()
        self._worker: threading.Thread | None = None

    def order(self, engine: Renderer, request: Request, *, first: bool = False) -> "Future[Sound]":
        """The sound of `request`, made or to be made; `first` before others that wait. Returns at once."""
        rendering = Rendering(engine, request)
        with self._lock:
            if (engine.name, request.voice) in self._barred:
                rendering.fail(EngineStoppedError("it was given up"))
                return rendering.future
            ordered = self._ordered.get(rendering.key)
            if ordered is not None:
                if first and ordered in self._waiting:
                    self._waiting.remove(ordered)
                    self._waiting.appendleft(ordered)
                return ordered.future
            kept = self._kept.get(rendering.key)
            if kept is None:
                self._ordered[rendering.key] = rendering
                (self._waiting.appendleft if first else self._waiting.append)(rendering)
                if self._worker is None:
                    self._employ()
                return rendering.future
            self._kept.move_to_end(rendering.key)
        rendering.succeed(kept)
        return rendering.future

    def bar(self, engine: Renderer, voice: str) -> None:
        """This voice of this engine is given up: what waits for it or is yet ordered fails at once."""
        with self._lock:
            self._barred.add((engine.name, voice))
            dropped = [r for r in self._waiting if r.engine is engine and r.request.voice == voice]
            for rendering in dropped:
                self._waiting.remove(rendering)
        for rendering in dropped:
            self._end(rendering, EngineStoppedError("it was given up"))

    def _employ(self) -> None:
        self._worker = threading.Thread(target=self._work, name="voice-making", daemon=True)
        self._worker.start()

    def _work(self) -> None:
        while (rendering := self._next()) is not None:
            late = threading.Timer(
                allowed_seconds(rendering.engine, rendering.request),
                self._too_late,
                [rendering, threading.current_thread()],
            )
            late.daemon = True
            late.start()
            self._make(rendering)
            late.cancel()

    def _next(self) -> Rendering | None:
        with self._lock:
            if self._worker is not threading.current_thread():
                return None  # it was too late, and another has its place
            if not self._waiting:
                self._worker = None
                return None
            return self._waiting.popleft()

    def _make(self, rendering: Rendering) -> None:
        try:
            sound = rendering.engine.render(rendering.request, rendering.stop)
        except EngineError as error:
            self._end(rendering, error)
        except Exception as error:  # a fault of ours; it ends a voice, not an interview
            _log.exception("the voice engine %s broke", rendering.engine.name)
            self._end(rendering, EngineError(str(error)))
        else:
            self._end(rendering, sound)

    def _too_late(self, rendering: Rendering, worker: threading.Thread) -> None:
        # First, so that whoever gives the engine up has its other orders dropped before anybody takes them on.
        self._end(rendering, EngineHangsError("it took too long"))
        with self._lock:
            if self._worker is worker:
                self._employ()  # an engine that can't be ended keeps the other

    def _end(self, rendering: Rendering, outcome: Sound | EngineError) -> None:
        with self._lock:
            if self._ordered.get(rendering.key) is rendering:
                del self._ordered[rendering.key]
            if isinstance(outcome, Sound):
                self._keep(rendering.key, outcome)
        if isinstance(outcome, Sound):
            rendering.succeed(outcome)
        else:
            rendering.fail(outcome)

    def _keep(self, key: tuple[str, Request], sound: Sound) -> None:
        self._kept[key] = sound
        while len(self._kept) > 1 and sum(len(kept.pcm) for kept in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)
