"""Sound made in the background and the last of it kept, so that what was prepared need not be waited for."""

import logging
import threading
from collections import OrderedDict
from concurrent.futures import Future

from trainer.voice.engine import Engine, EngineError, EngineHangsError, Renderer, Request
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
    """A sound in the making; the future fails with `EngineError`."""

    def __init__(self) -> None:
        self.future: Future[Sound] = Future()
        self.stop = Stop()
        self._lock = threading.Lock()

    def succeed(self, sound: Sound) -> None:
        """It is made."""
        with self._lock:
            if not self.future.done():
                self.future.set_result(sound)

    def fail(self, error: Exception) -> None:
        """It can't be made, or nobody waits any more."""
        self.stop.ask()
        with self._lock:
            if not self.future.done():
                self.future.set_exception(error)


class Renders:
    """Gives every sound once, from the kept ones or from a thread that makes it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, Request], Sound] = OrderedDict()
        self._making: dict[tuple[str, Request], Rendering] = {}

    def order(self, engine: Renderer, request: Request) -> Rendering:
        """The sound of `request`, made or in the making. Returns at once."""
        key = (engine.name, request)
        with self._lock:
            if key in self._making:
                return self._making[key]
            rendering = Rendering()
            if key in self._kept:
                self._kept.move_to_end(key)
                rendering.succeed(self._kept[key])
                return rendering
            self._making[key] = rendering
        late = threading.Timer(allowed_seconds(engine, request), rendering.fail, [EngineHangsError("it took too long")])
        late.daemon = True
        late.start()
        threading.Thread(
            target=self._make, args=(engine, request, rendering, late), name="voice-making", daemon=True
        ).start()
        rendering.future.add_done_callback(lambda _: self._forget(key, rendering))
        return rendering

    def _make(self, engine: Renderer, request: Request, rendering: Rendering, late: threading.Timer) -> None:
        try:
            sound = engine.render(request, rendering.stop)
        except EngineError as error:
            rendering.fail(error)
        except Exception as error:  # a fault of ours; it ends a voice, not an interview
            _log.exception("the voice engine %s broke", engine.name)
            rendering.fail(EngineError(str(error)))
        else:
            self._keep((engine.name, request), sound)
            rendering.succeed(sound)
        finally:
            late.cancel()

    def _keep(self, key: tuple[str, Request], sound: Sound) -> None:
        with self._lock:
            self._kept[key] = sound
            while len(self._kept) > 1 and sum(len(kept.pcm) for kept in self._kept.values()) > KEPT_BYTES:
                self._kept.popitem(last=False)

    def _forget(self, key: tuple[str, Request], rendering: Rendering) -> None:
        with self._lock:
            if self._making.get(key) is rendering:
                del self._making[key]
