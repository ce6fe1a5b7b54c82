"""The voices of Windows, by way of PowerShell, which every Windows has."""

import base64
import json
import math
import os
import sys
from pathlib import Path

from trainer.voice.engine import PROGRAM_SECONDS, EngineError, Request
from trainer.voice.program import ask, run
from trainer.voice.sound import Sound
from trainer.voice.stopping import Stop

NAME = "sapi"

_PROGRAM = r"System32\WindowsPowerShell\v1.0\powershell.exe"
_OPTIONS = ("-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command")

# What is asked comes as base64 of JSON by standard input, and the sound goes as base64 the other way: no text is ever
# a part of a command, and no code page can spoil it. Without double quotes a script is one argument to everybody.
_START = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
"""
RENDER = (
    _START
    + """
$given = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadToEnd().Trim()))
$asked = ConvertFrom-Json $given
if ($asked.voice) { $voice.SelectVoice($asked.voice) }
$voice.Rate = $asked.rate
$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo 22050, 'Sixteen', 'Mono'
$sound = New-Object IO.MemoryStream
$voice.SetOutputToAudioStream($sound, $form)
$voice.Speak([string]$asked.text)
[Console]::Out.Write([Convert]::ToBase64String($sound.ToArray()))
"""
)
LIST = (
    _START
    + """
$names = @($voice.GetInstalledVoices() | Where-Object Enabled | ForEach-Object { $_.VoiceInfo.Name }) -join [char]10
[Console]::Out.Write([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($names)))
"""
)
RATE = 22_050


def find() -> "WindowsSapi | None":
    """The engine, on Windows."""
    if sys.platform != "win32":
        return None
    path = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / _PROGRAM
    return WindowsSapi(str(path)) if path.exists() else None


def steps(rate: int) -> int:
    """The pace as the system counts it: -10 is a third of the usual one, 10 three times it, evenly in between.

    Source: Microsoft's SAPI 5.3 white paper on the rate element.
    """
    return max(-10, min(10, round(10 * math.log(rate / 100, 3))))


class WindowsSapi:
    """Implements `Renderer`."""

    name = NAME
    start_seconds = PROGRAM_SECONDS

    def __init__(self, path: str) -> None:
        self._path = path

    def voices(self) -> tuple[str, ...]:
        """The voices that are installed and switched on."""
        return tuple(line for line in _decoded(ask(self._command(LIST))).decode("utf-8", "replace").split("\n") if line)

    def render(self, request: Request, stop: Stop) -> Sound:
        """The sound."""
        asked = {"text": request.text, "voice": request.voice, "rate": steps(request.rate)}
        given = base64.b64encode(json.dumps(asked).encode())
        pcm = _decoded(run(self._command(RENDER), stop, given=given))
        return Sound(pcm[: len(pcm) // 2 * 2], RATE)

    def _command(self, script: str) -> tuple[str, ...]:
        return (self._path, *_OPTIONS, script)


def _decoded(printed: bytes) -> bytes:
    try:
        return base64.b64decode(printed.strip(), validate=True)
    except ValueError as error:
        raise EngineError("it gave something else than sound") from error
