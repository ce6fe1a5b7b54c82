"""Keeping calibrations: one small JSON file, private, written whole or not at all. No sound, no words."""

import contextlib
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from trainer.calibration.model import Calibration, replaced
from trainer.calibration.reading import SOUNDS, Reading, SoundScore
from trainer.errors import RecordingError
from trainer.recording.level import Word as LevelWord
from trainer.whole_file import write_atomically

SCHEMA = 1
FILE = "calibrations.json"
MOST = 50
"""More microphones and models than anybody has; the oldest go first."""

_LARGEST = 1 << 18


def load_calibrations(folder: Path) -> tuple[Calibration, ...]:
    """Those kept in `folder`, the oldest first. Damaged ones are passed over: reading the script makes new ones."""
    content = _content(folder / FILE)
    if content.get("schema") != SCHEMA or not isinstance(content.get("calibrations"), list):
        return ()
    found = (_calibration(row) for row in content["calibrations"])
    return tuple(sorted((c for c in found if c is not None), key=lambda c: c.at))


def keep_calibration(folder: Path, calibration: Calibration) -> None:
    """Keep it in place of the older one of its microphone and model. Raises `RecordingError`; the older then stays."""
    path = folder / FILE
    schema = _content(path).get("schema", SCHEMA)
    if isinstance(schema, int) and schema > SCHEMA:
        raise RecordingError(
            f"{path} was written by a newer version of this program, so this calibration is not kept.",
            "Use the newer version, or remove that file.",
        )
    rows = replaced(load_calibrations(folder), calibration)[-MOST:]
    content = {"schema": SCHEMA, "calibrations": [{**asdict(c), "at": c.at.isoformat()} for c in rows]}
    try:
        write_atomically(path, json.dumps(content, indent=1).encode("ascii"))
    except OSError as error:
        raise RecordingError(
            f"The calibration can't be kept in {path}: {error.strerror or error}.",
            "Free some space or check the folder's permissions, then read the script once more.",
        ) from error


def _content(path: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        with path.open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        if isinstance(content, dict):
            return content
    return {}


def _calibration(row: Any) -> Calibration | None:
    """One entry; None where it makes no sense."""
    try:
        reading = row["reading"]
        scores = {str(s["sound"]): _score(s) for s in reading["sounds"]}
        at = datetime.fromisoformat(row["at"])
        if at.tzinfo is None or row["level"] not in get_args(LevelWord):
            return None
        return Calibration(
            device=str(row["device"]),
            device_name=str(row["device_name"]),
            is_default=bool(row["is_default"]),
            model=str(row["model"]),
            at=at,
            reading=Reading(
                sounds=tuple(scores[sound] for sound in SOUNDS),
                words=_whole(reading["words"]),
                word_errors=_whole(reading["word_errors"]),
                paragraphs=_whole(reading["paragraphs"]),
            ),
            level=row["level"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _score(row: Any) -> SoundScore:
    score = SoundScore(row["sound"], _whole(row["planted"]), _whole(row["heard"]), _whole(row["invented"]))
    if score.heard > score.planted:
        raise ValueError("more heard than planted")
    return score


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError("no count")
    return value
