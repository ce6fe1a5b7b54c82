"""speech-dispatcher, which most Linux desktops have for their screen readers."""

import contextlib
import shutil
import threading
import time

from trainer.voice.engine import PROGRAM_SECONDS, EngineError, EngineStoppedError, Request
from trainer.voice.program import ask, run
from trainer.voice.stopping import Stop

NAME = "speech-dispatcher"

AGAIN_SECONDS = 0.3
"""After which it is told once more to stop: the first time it may not have had the text yet."""

HUSH_SECONDS = 2.0
"""How long it may go on before its client is ended."""

SETTLE_SECONDS = 0.25
"""From the end it tells of, when it was stopped, to silence: 0.05 s were measured, on a busy machine."""


def find() -> "SpeechDispatcher | None":
    """The engine, where its client is installed."""
    path = shutil.which("spd-say")
    return None if path is None else SpeechDispatcher(path)


def steps(rate: int) -> int:
    """The pace as `spd-say -r` counts it: from -100 to 100, 0 the usual one.

    Source: its module for espeak-ng, which goes down to 80 words a minute and up to 449 from the usual 175.
    """
    words = 175 * rate / 100
    return round((words - 175) / (95 if rate < 100 else 274) * 100)


class SpeechDispatcher:
    """Implements `Talker`: it gives its sound to nobody, but tells when it has ended."""

    name = NAME
    start_seconds = PROGRAM_SECONDS

    def __init__(self, path: str) -> None:
        self._path = path

    def voices(self) -> tuple[str, ...]:
        """None: it lists every language with every variant, thousands of them."""
        return ()

    def talk(self, request: Request, stop: Stop) -> None:
        """Say it."""
        voice = ["-y", request.voice] if request.voice else []
        command = [self._path, "-w", "-r", str(steps(request.rate)), *voice, "--", request.text]
        ended, left = threading.Event(), Stop()

        def hush() -> None:
            threading.Thread(target=self._hush, args=(ended, left), name="voice-hush", daemon=True).start()

        try:
            with stop.by(hush):
                run(command, left)
        finally:
            ended.set()
            if stop.asked:
                time.sleep(SETTLE_SECONDS)
        if stop.asked:
            raise EngineStoppedError("it was stopped")

    def _hush(self, ended: threading.Event, left: Stop) -> None:
        """Tell the server to stop, until the client has ended: without a client it would go on speaking."""
        late = threading.Timer(HUSH_SECONDS, left.ask)
        late.daemon = True
        late.start()
        while not ended.is_set():
            with contextlib.suppress(EngineError):
                ask([self._path, "-C"])  # at -S its version 0.11 breaks down when it has said nothing yet
            ended.wait(AGAIN_SECONDS)
        late.cancel()
