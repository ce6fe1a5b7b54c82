"""Whether questions can be read aloud on this machine, and the remedy where they can't."""

import sys
from dataclasses import dataclass

from trainer.settings import Settings
from trainer.voice.choice import AUTO, FINDERS, NONE, Finders, candidates
from trainer.voice.engine import EngineError, EngineHangsError, Renderer, Request
from trainer.voice.engine_speaker import Candidate
from trainer.voice.engines import espeak, piper, speech_dispatcher
from trainer.voice.renders import Renders

_PIPER = 'pip install "interview-trainer[voice]"'
_ESPEAK = (
    "sudo apt install espeak-ng (Debian, Ubuntu), sudo dnf install espeak-ng (Fedora), sudo pacman -S espeak-ng (Arch)"
)
_REMEDIES = {
    piper.NAME: f"{_PIPER}; for another voice give the path of its .onnx file.",
    espeak.NAME: _ESPEAK,
    speech_dispatcher.NAME: "sudo apt install speech-dispatcher (Debian, Ubuntu)",
}
_TRIAL = "Ready."


@dataclass(frozen=True, slots=True)
class VoiceStatus:
    """Whether the voice is as the settings want it, what was found, what to do where it is not.

    The words are `private` where they may hold a path or what somebody wrote.
    """

    ok: bool
    words: str
    remedy: str = ""
    private: bool = False


def voice_status(settings: Settings, finders: Finders = FINDERS) -> VoiceStatus:
    """Slow: looks for the engines and has one make a word, which nobody hears."""
    wanted = settings.voice
    if wanted == NONE:
        return VoiceStatus(True, "switched off")
    able = candidates(settings, finders)
    if not able:
        what = "none on this machine" if wanted == AUTO else f"{wanted} is not on this machine"
        return VoiceStatus(wanted == AUTO, f"{what}; questions are shown and not read", _remedy(wanted), wanted != AUTO)
    here = wanted in (AUTO, able[0].engine.name)
    faults = [] if here else [f"{wanted} is not on this machine"]
    speaks = _first_that_works(able, settings.voice_rate, faults)
    told = "; ".join(faults)
    if speaks is None:
        return VoiceStatus(False, f"{told}; questions are shown and not read", _remedy(wanted), private=True)
    words = _words(speaks)
    if not faults:
        return VoiceStatus(True, words, private=bool(speaks.voice))
    ok = wanted == AUTO and not settings.voice_name
    remedy = "Choose another voice in the settings." if here and settings.voice_name else _remedy(wanted)
    return VoiceStatus(ok, f"{words} speaks instead: {told}", remedy, private=True)


def _words(candidate: Candidate) -> str:
    return f"{candidate.engine.name} with the voice {candidate.voice}" if candidate.voice else candidate.engine.name


def _first_that_works(able: tuple[Candidate, ...], rate: int, faults: list[str]) -> Candidate | None:
    renders = Renders()
    hanging: set[str] = set()
    for candidate in able:
        engine = candidate.engine
        if engine.name in hanging:
            continue
        if not isinstance(engine, Renderer):
            return candidate  # it could only be tried aloud
        try:
            renders.order(engine, Request(_TRIAL, candidate.voice, rate)).result()
        except EngineError as error:
            faults.append(f"{_words(candidate)} fails, {error}")
            if isinstance(error, EngineHangsError):
                hanging.add(engine.name)
        else:
            return candidate
    return None


def _remedy(wanted: str) -> str:
    if wanted in _REMEDIES:
        return _REMEDIES[wanted]
    if wanted != AUTO:
        return "Choose another voice in the settings."
    if sys.platform.startswith("linux"):
        return f"{_ESPEAK}; or, for a voice that sounds like a person, {_PIPER}"
    return _PIPER
