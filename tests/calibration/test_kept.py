"""Calibrations come back as they were kept; a damaged file is no trouble, a newer one is left alone."""

import errno
import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.calibration.kept import FILE, MOST, keep_calibration, load_calibrations
from trainer.calibration.model import Calibration, chosen
from trainer.calibration.reading import Reading, SoundScore
from trainer.errors import RecordingError

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
ONE = Calibration(
    device="ALSA\x1fhw:1,0 é",
    device_name="Headset “Büro”",
    is_default=True,
    model="base",
    at=NOW,
    reading=Reading(
        (SoundScore("um and uh", 24, 21, 1), SoundScore("you know", 3, 3, 0), SoundScore("like", 2, 1, 0)), 261, 9, 6
    ),
    level="good",
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    assert load_calibrations(tmp_path) == ()
    keep_calibration(tmp_path, ONE)
    assert load_calibrations(tmp_path) == (ONE,)
    assert list(tmp_path.iterdir()) == [tmp_path / FILE]
    if os.name == "posix":
        assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_newer_one_takes_the_place_of_its_own_microphone_and_model_only(tmp_path: Path) -> None:
    other_model, other_device = replace(ONE, model="small"), replace(ONE, device="usb", is_default=False)
    newer = replace(ONE, at=NOW + timedelta(1), level="too quiet")
    for one in (ONE, other_model, other_device, newer):
        keep_calibration(tmp_path, one)
    kept = load_calibrations(tmp_path)
    assert set(kept) == {other_model, other_device, newer}
    assert chosen(kept, ONE.device, "base") == newer
    assert chosen(kept, "", "base") == newer
    assert chosen(kept, "usb", "base") == other_device
    assert chosen(kept, "", "small") == other_model
    assert chosen(kept, "usb", "small") is None
    assert chosen(kept, "sold", "base") is None


def test_the_newest_default_microphone_counts(tmp_path: Path) -> None:
    before = replace(ONE, device="built in", at=NOW - timedelta(9))
    assert chosen((before, ONE), "", "base") == ONE


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        keep_calibration(tmp_path, replace(ONE, device=str(number), at=NOW + timedelta(number)))
    kept = load_calibrations(tmp_path)
    assert len(kept) == MOST
    assert kept[0].device == "3"


@pytest.mark.parametrize(
    "damage",
    [
        lambda c: {**c, "schema": 0},
        lambda c: {**c, "calibrations": {}},
        lambda c: [c],
        lambda c: None,
        *(
            lambda c, name=name, value=value: {**c, "calibrations": [{**c["calibrations"][0], name: value}]}
            for name, value in (
                ("at", "yesterday"),
                ("at", "2026-11-24T18:00:00"),
                ("level", "loud"),
                ("level", []),
                ("reading", None),
                ("reading", {"sounds": [], "words": 1, "word_errors": 0, "paragraphs": 1}),
            )
        ),
    ],
)
def test_what_makes_no_sense_is_passed_over_and_replaced(tmp_path: Path, damage: object) -> None:
    keep_calibration(tmp_path, ONE)
    content = json.loads((tmp_path / FILE).read_text())
    (tmp_path / FILE).write_text(json.dumps(damage(content)))  # type: ignore[operator]
    assert load_calibrations(tmp_path) == ()
    keep_calibration(tmp_path, ONE)
    assert load_calibrations(tmp_path) == (ONE,)


@pytest.mark.parametrize("count", [-1, 1.5, True, "3", None, 10**9])
def test_counts_that_are_none_are_passed_over(tmp_path: Path, count: object) -> None:
    keep_calibration(tmp_path, ONE)
    content = json.loads((tmp_path / FILE).read_text())
    content["calibrations"][0]["reading"]["sounds"][0]["heard"] = count
    (tmp_path / FILE).write_text(json.dumps(content))
    assert load_calibrations(tmp_path) == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_no_trouble(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("data")
    (folder / FILE).write_bytes(content)
    assert load_calibrations(folder) == ()


def test_nesting_without_end_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[" * 100_000)
    assert load_calibrations(tmp_path) == ()


def test_what_a_newer_program_kept_is_left_alone(tmp_path: Path) -> None:
    newer = '{"schema": 2, "calibrations": "otherwise"}'
    (tmp_path / FILE).write_text(newer)
    with pytest.raises(RecordingError, match="newer version"):
        keep_calibration(tmp_path, ONE)
    assert (tmp_path / FILE).read_text() == newer


def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_calibration(tmp_path, ONE)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RecordingError, match="No space left"):
        keep_calibration(tmp_path, replace(ONE, level="too quiet"))
    assert load_calibrations(tmp_path) == (ONE,)
