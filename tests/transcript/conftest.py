"""A small made-up model for everything that doesn't need a real one, and the real one once for all that do."""

from pathlib import Path
from types import MappingProxyType

import pytest

from trainer.transcript import weights
from trainer.transcript.catalogue import ModelInfo
from trainer.transcript.whisper import WhisperTranscriber

from .small_model import SMALL_FILES, sums


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> ModelInfo:
    """A model in the catalogue whose sums are known."""
    return _listed(
        monkeypatch,
        ModelInfo(
            "pinned", "someone/pinned", "a" * 40, 1, MappingProxyType(sums(SMALL_FILES)), ("small-part1", "small-part2")
        ),
    )


@pytest.fixture
def unpinned(monkeypatch: pytest.MonkeyPatch) -> ModelInfo:
    """A model in the catalogue of whose content nothing is known."""
    return _listed(monkeypatch, ModelInfo("unpinned", "someone/unpinned", "b" * 40, 1))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def base_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real base model, joined from its packages."""
    return weights.find("base", cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def base(base_folder: Path) -> WhisperTranscriber:
    transcriber = WhisperTranscriber(base_folder, "base")
    transcriber.load()
    return transcriber


def _listed(monkeypatch: pytest.MonkeyPatch, model: ModelInfo) -> ModelInfo:
    monkeypatch.setattr(weights, "MODELS", {**weights.MODELS, model.name: model})
    return model
