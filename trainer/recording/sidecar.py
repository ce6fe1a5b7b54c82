"""The small JSON file beside a spooled take that says what it belongs to."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trainer.recording.microphone import SAMPLE_RATE
from trainer.whole_file import write_atomically

SCHEMA = 1
_LARGEST = 256 * 1024  # bytes; a sidecar has a few hundred, a damaged one may have anything


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Which take, begun when (an aware time), and what its recorder wanted to remember of it."""

    take_id: str
    started_at: datetime
    context: Mapping[str, str]


def sidecar_path(pcm: Path) -> Path:
    """Where the sidecar of the take at `pcm` is."""
    return pcm.with_suffix(".json")


def write_sidecar(path: Path, sidecar: Sidecar) -> None:
    """Write it atomically; raises `OSError`."""
    content = {
        "schema": SCHEMA,
        "take": sidecar.take_id,
        "started_at": sidecar.started_at.isoformat(),
        "format": "s16le",
        "rate": SAMPLE_RATE,
        "channels": 1,
        "context": dict(sidecar.context),
    }
    write_atomically(path, json.dumps(content).encode("ascii"))


def read_sidecar(path: Path) -> Sidecar | None:
    """What the sidecar says; None when it is missing or makes no sense."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        with path.open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        started_at = datetime.fromisoformat(content["started_at"])
        context = content["context"]
        if started_at.tzinfo is None or content["schema"] != SCHEMA or not isinstance(context, dict):
            return None
        return Sidecar(
            str(content["take"]),
            started_at,
            {key: value for key, value in context.items() if isinstance(value, str)},
        )
    return None
