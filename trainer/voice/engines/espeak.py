"""espeak-ng, or its forerunner espeak: on nearly every Linux, robotic, ready at once."""

import re
import shutil

from trainer.voice.engine import PROGRAM_SECONDS, Request
from trainer.voice.program import ask, run
from trainer.voice.sound import Sound, from_wav
from trainer.voice.stopping import Stop

NAME = "espeak-ng"
USUAL_WPM = 175
"""Words a minute; source: espeak-ng(1), option -s."""

_PROGRAMS = ("espeak-ng", "espeak")
# Priority, language, age and gender, name, file; source: `espeak-ng --voices`.
_VOICE = re.compile(r"^\s*\d+\s+(?P<language>\S+)\s+\S+\s+\S+\s+(?P<file>\S+)")


def find() -> "Espeak | None":
    """The engine, where it is installed."""
    path = next((found for program in _PROGRAMS if (found := shutil.which(program))), None)
    return None if path is None else Espeak(path)


class Espeak:
    """Implements `Renderer`; a voice is a language, such as en-gb, maybe with a variant, such as en-gb+f3."""

    name = NAME
    start_seconds = PROGRAM_SECONDS

    def __init__(self, path: str) -> None:
        self._path = path

    def voices(self) -> tuple[str, ...]:
        """The languages it has."""
        listed = ask([self._path, "--voices"]).decode("utf-8", "replace")
        found = (_VOICE.match(line) for line in listed.splitlines()[1:])
        # Those of mbrola are listed whether that is installed or not.
        return tuple(dict.fromkeys(v["language"] for v in found if v and not v["file"].startswith("mb/")))

    def render(self, request: Request, stop: Stop) -> Sound:
        """The sound."""
        command = [self._path, "--stdin", "--stdout", "-b1", f"-s{round(USUAL_WPM * request.rate / 100)}"]
        if request.voice:
            command.append(f"-v{request.voice}")
        return from_wav(run(command, stop, given=request.text.encode()))
