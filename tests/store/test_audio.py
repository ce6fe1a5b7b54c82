"""Kept recordings: whole, private, and only ever under names the program made."""

import os
import stat
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from trainer.errors import StoreError
from trainer.recording.microphone import SAMPLE_RATE
from trainer.store.audio import AudioFiles

TONE = (0.3 * np.sin(2 * np.pi * 220 * np.arange(SAMPLE_RATE) / SAMPLE_RATE)).astype(np.float32)
NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def audio(tmp_path: Path) -> AudioFiles:
    return AudioFiles(tmp_path / "data" / "audio")


def test_a_recording_comes_back(audio: AudioFiles) -> None:
    take = uuid.uuid4().hex
    name = audio.keep(take, TONE)
    assert name == f"{take}.flac"
    assert audio.has(name)
    sound = audio.read(name)
    assert sound.shape == TONE.shape
    assert float(np.abs(sound - TONE).max()) < 1e-3
    assert audio.size_bytes() == audio.path(name).stat().st_size
    assert [f.name for f in audio.folder.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")
def test_folder_and_file_are_the_owners_alone(audio: AudioFiles) -> None:
    old = os.umask(0)
    try:
        path = audio.path(audio.keep(uuid.uuid4().hex, TONE))
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(audio.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name",
    ["", "../history.db", "/etc/passwd", "0" * 32, "0" * 31 + ".flac", "A" * 32 + ".flac", "0" * 32 + ".flac\n",
     "x/" + "0" * 32 + ".flac", "0" * 32 + ".flac/..", "0" * 32 + ".wav", "٠" * 32 + ".flac"],
)  # fmt: skip
def test_any_other_name_is_refused(audio: AudioFiles, name: str) -> None:
    for use in (audio.path, audio.has, audio.read, lambda n: audio.delete([n])):
        with pytest.raises(StoreError, match="not the name of a recording"):
            use(name)
    with pytest.raises(StoreError, match="not the name of a recording"):
        audio.keep(name.removesuffix(".flac") + "?", TONE)


def test_a_recording_that_is_gone(audio: AudioFiles) -> None:
    name = audio.keep(uuid.uuid4().hex, TONE)
    audio.delete([name])
    audio.delete([name])
    assert not audio.has(name)
    assert not audio.has(None)
    with pytest.raises(StoreError, match="not there any more") as refused:
        audio.path(name)
    assert "feedback of this answer are kept" in refused.value.hint


def test_expired_are_the_old_ones_the_oldest_first(audio: AudioFiles) -> None:
    names = [audio.keep(uuid.uuid4().hex, TONE) for _ in range(3)]
    for name, days in zip(names, (31, 29, 400), strict=True):
        written = (NOW - timedelta(days=days)).timestamp()
        os.utime(audio.path(name), (written, written))
    (audio.folder / "notes.txt").write_text("not ours")
    os.utime(audio.folder / "notes.txt", (0, 0))
    assert audio.expired(30, NOW) == (names[2], names[0])
    assert audio.expired(1000, NOW) == ()


def test_without_a_folder_there_is_nothing(audio: AudioFiles) -> None:
    assert audio.expired(1, NOW) == ()
    assert audio.size_bytes() == 0
    assert not audio.has("0" * 32 + ".flac")


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="can't be made") as refused:
        AudioFiles(tmp_path / "file" / "audio").keep(uuid.uuid4().hex, TONE)
    assert "Everything saved before is safe" in refused.value.hint
