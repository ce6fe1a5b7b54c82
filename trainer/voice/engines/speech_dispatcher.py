"""speech-dispatcher, which most Linux desktops have for their screen readers."""

import contextlib
import shutil

from trainer.voice.engine import PROGRAM_SECONDS, EngineError, Request
from trainer.voice.program import ask, run
from trainer.voice.stopping import Stop

NAME = "speech-dispatcher"


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
        try:
            run([self._path, "-w", "-r", str(steps(request.rate)), *voice, "--", request.text], stop)
        except EngineError:
            if stop.asked:  # without its client the server would go on
                with contextlib.suppress(EngineError):
                    ask([self._path, "-S"])
                    # It says so before it is silent, by up to half a second. It takes one message after the other:
                    # the end of one in which there is nothing to hear is the end of the sound before.
                    ask([self._path, "-w", "-m", "none", "--", ","])
            raise
