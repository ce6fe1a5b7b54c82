"""`say`, which every Mac has."""

import re
import sys
import tempfile
from pathlib import Path

from trainer.voice.engine import PROGRAM_SECONDS, EngineError, Request
from trainer.voice.program import ask, run
from trainer.voice.sound import Sound, from_wav
from trainer.voice.stopping import Stop

NAME = "say"
USUAL_WPM = 175
"""Words a minute of the system's voices; source: Apple's NSSpeechSynthesizer, "the average human 180 to 220", and
the default of its voices, 175 to 180."""

_PROGRAM = Path("/usr/bin/say")
_FORM = ("--file-format=WAVE", "--data-format=LEI16@22050")
# Name, which may hold spaces, then the language; source: `say -v ?`.
_VOICE = re.compile(r"^(?P<name>\S.*?)\s+[a-z]{2,3}[_-]\S+\s+#")


def find() -> "MacSay | None":
    """The engine, on a Mac. A program of this name elsewhere is another one."""
    return MacSay(str(_PROGRAM)) if sys.platform == "darwin" and _PROGRAM.exists() else None


class MacSay:
    """Implements `Renderer`."""

    name = NAME
    start_seconds = PROGRAM_SECONDS

    def __init__(self, path: str) -> None:
        self._path = path

    def voices(self) -> tuple[str, ...]:
        """The system's voices."""
        listed = ask([self._path, "-v", "?"]).decode("utf-8", "replace")
        return tuple(found["name"] for line in listed.splitlines() if (found := _VOICE.match(line)))

    def render(self, request: Request, stop: Stop) -> Sound:
        """The sound; by way of a file, for `say` writes into nothing else."""
        with tempfile.TemporaryDirectory(prefix="voice-") as folder:
            file = Path(folder) / "voice.wav"
            command = [self._path, "-o", str(file), *_FORM, "-r", str(round(USUAL_WPM * request.rate / 100))]
            if request.voice:
                command += ["-v", request.voice]
            run([*command, "-f", "-"], stop, given=request.text.encode())
            try:
                return from_wav(file.read_bytes())
            except OSError as error:
                raise EngineError(f"it wrote no sound: {error}") from error
