"""Which engines this machine has, and which of them speaks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from trainer.settings import Settings
from trainer.voice.engine import Engine, EngineError
from trainer.voice.engine_speaker import Candidate, EngineSpeaker
from trainer.voice.engines import espeak, mac_say, piper, speech_dispatcher, windows_sapi
from trainer.voice.output import Output
from trainer.voice.speaker import Silent, Speaker

NONE = "none"
AUTO = "auto"
"""Values of the setting `voice` that are no engine."""

Finders = Mapping[str, Callable[[], Engine | None]]
"""What finds each engine, the best voices first."""

FINDERS: Finders = MappingProxyType(
    {
        piper.NAME: piper.find,
        mac_say.NAME: mac_say.find,
        windows_sapi.NAME: windows_sapi.find,
        # Before speech-dispatcher, which mostly speaks with it: what it says can be made ahead.
        espeak.NAME: espeak.find,
        speech_dispatcher.NAME: speech_dispatcher.find,
    }
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An engine to choose: `name` as the setting `voice` has it, the names of its `voices` as far as it lists them."""

    name: str
    voices: tuple[str, ...] = ()


def engines(finders: Finders = FINDERS) -> tuple[Offer, ...]:
    """The engines that are here, the best first. Slow where voices are many: call it on a thread."""
    return tuple(Offer(engine.name, _voices(engine)) for engine in _found(finders))


def candidates(settings: Settings, finders: Finders = FINDERS) -> tuple[Candidate, ...]:
    """Who speaks, and who when that fails: the chosen engine with the chosen voice, then with its own, then the rest.

    A voice named without an engine is the first engine's.
    """
    if settings.voice == NONE:
        return ()
    # Sorting is stable: behind the chosen engine the rest keeps its order.
    found = sorted(_found(finders), key=lambda engine: engine.name != settings.voice)
    own = tuple(Candidate(engine) for engine in found)
    if own and settings.voice_name and settings.voice in (AUTO, found[0].name):
        return (Candidate(found[0], settings.voice_name), *own)
    return own


def make_speaker(settings: Settings, output: Output, finders: Finders = FINDERS) -> Speaker:
    """What reads aloud with these settings; silent where nothing can or none is wanted."""
    able = candidates(settings, finders)
    return EngineSpeaker(able, output, settings.voice_rate) if able else Silent()


def _found(finders: Finders) -> list[Engine]:
    return [engine for find in finders.values() if (engine := find()) is not None]


def _voices(engine: Engine) -> tuple[str, ...]:
    try:
        return engine.voices()
    except EngineError:
        return ()
