"""A program that notes what it was called with and given, in the place of one that speaks."""

import base64
import json
import os
import sys
import wave
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="the program is a script with its interpreter in its first line")

_NOTES = """#!{python} -SE
import json, sys
given = sys.stdin.buffer.read().decode("utf-8")
with open({notes!r}, "a", encoding="utf-8") as file:
    file.write(json.dumps([sys.argv[1:], given]) + "\\n")
"""


@dataclass(frozen=True)
class Noting:
    """The program and its notes."""

    path: Path
    notes: Path

    @property
    def calls(self) -> list[tuple[list[str], str]]:
        """Arguments and standard input of each call."""
        if not self.notes.exists():
            return []
        return [tuple(json.loads(line)) for line in self.notes.read_text(encoding="utf-8").splitlines()]


def noting(folder: Path, then: str = "", name: str = "speaks") -> Noting:
    """A program that makes a note and does what `then` says, in Python; `wav` is there to be written."""
    path, notes = folder / name, folder / f"{name}.jsonl"
    sound = f"import base64\nwav = base64.b64decode({base64.b64encode(wav_file())!r})\n"
    path.write_text(_NOTES.format(python=sys.executable, notes=str(notes)) + sound + then, encoding="utf-8")
    path.chmod(0o755)
    return Noting(path, notes)


def wav_file(pcm: bytes = b"\x01\x02" * 100, rate: int = 22_050, channels: int = 1) -> bytes:
    """A WAV file of 16-bit PCM."""
    file = BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((channels, 2, rate, 0, "NONE", ""))
        writer.writeframes(pcm)
    return file.getvalue()


def missing(reason: str) -> NoReturn:
    """Skip on somebody's own machine; in CI it should be there."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
