"""The spool: whatever ends a program, what was said can be read."""

import errno
import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.recording.fakes import voice
from trainer.errors import RecordingError
from trainer.recording.filelock import CLAIMS
from trainer.recording.spool import Take, load_samples, new_take_id, remove, rescue
from trainer.recording.spooling import Spool

BEGUN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def left_behind(folder: Path) -> Iterator[Take]:
    """A take of a second and a half that nobody finished."""
    spool = Spool(folder, new_take_id(), BEGUN, {"session": "s1", "question": "q2"})
    spool.append(voice(1.5))
    take = spool.finish()
    CLAIMS.release(take.path)
    yield take
    CLAIMS.release(take.path)


def others(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name != ".lock"]


def test_a_take_left_behind_is_found_with_what_it_belongs_to(folder: Path, left_behind: Take) -> None:
    (found,) = rescue(folder)
    assert (found.id, found.path, found.seconds) == (left_behind.id, left_behind.path, 1.5)
    assert found.started_at == BEGUN
    assert found.context == {"session": "s1", "question": "q2"}
    assert np.allclose(found.samples(), voice(1.5), atol=1 / 32_768)
    assert np.array_equal(load_samples(found.path), found.samples())


def test_takes_come_oldest_first(folder: Path) -> None:
    ids = []
    for hour in (5, 3, 4):
        spool = Spool(folder, new_take_id(), BEGUN.replace(hour=hour), {})
        spool.append(voice(0.1))
        ids.append((hour, spool.finish().id))
    assert [take.id for take in rescue(folder)] == [take_id for _, take_id in sorted(ids)]


def test_it_is_offered_until_it_is_removed(folder: Path, left_behind: Take) -> None:
    assert [take.id for take in rescue(folder)] == [take.id for take in rescue(folder)]
    remove(rescue(folder)[0])
    assert rescue(folder) == ()
    assert others(folder) == []
    remove(left_behind)  # gone already is well too


def test_a_take_being_recorded_is_nothing_to_rescue(folder: Path) -> None:
    spool = Spool(folder, new_take_id(), BEGUN, {})
    spool.append(voice(1))
    assert rescue(folder) == ()
    spool.finish()
    assert [take.id for take in rescue(folder)] == [spool.id]


def test_nothing_was_ever_recorded(folder: Path) -> None:
    assert rescue(folder) == ()
    Spool(folder, new_take_id(), BEGUN, {}).discard()
    assert rescue(folder) == ()


def test_only_its_owner_may_look(folder: Path, left_behind: Take) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_folder_open_to_others_is_closed(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    Spool(folder, new_take_id(), BEGUN, {}).discard()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["", "../../escape", "a" * 31, "A" * 32, "a" * 32 + "\n", "a" * 31 + "/"])
def test_only_names_of_our_own_become_files(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="new_take_id"):
        Spool(folder, name, BEGUN, {})


def test_strangers_in_the_folder_are_left_alone(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (folder / "notes.pcm").write_bytes(b"1234")
    (tmp_path / "elsewhere").write_bytes(b"1234")
    (folder / f"{new_take_id()}.pcm").symlink_to(tmp_path / "elsewhere")
    (folder / f"{new_take_id()}.pcm").mkdir()
    before = others(folder)
    assert rescue(folder) == ()
    assert others(folder) == before


def test_what_crashes_leave_beside_takes_is_swept_away(folder: Path, left_behind: Take) -> None:
    (folder / f"{new_take_id()}.json").write_text("{}")
    (folder / f".{new_take_id()}.json.{new_take_id()}.tmp").write_text("{")
    (folder / f"{new_take_id()}.pcm").touch()
    (folder / f"{new_take_id()}.pcm").write_bytes(b"1")
    assert [take.id for take in rescue(folder)] == [left_behind.id]
    assert sorted(others(folder)) == sorted([left_behind.path.name, left_behind.path.with_suffix(".json").name])


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"schema": 1, "take": "other", "started_at": "2024-01-01T00:00:00+00:00", "context": {}}',
        b'{"schema": 1, "take": 3, "started_at": 4, "context": 5}',
        None,
    ],
)
def test_without_its_sidecar_the_sound_is_still_there(folder: Path, left_behind: Take, damage: bytes | None) -> None:
    sidecar = left_behind.path.with_suffix(".json")
    if damage is None:
        sidecar.unlink()
    else:
        sidecar.write_bytes(damage)
    os.utime(left_behind.path, (1_700_000_001.5, 1_700_000_001.5))
    (found,) = rescue(folder)
    assert found.context == {}
    assert found.started_at == datetime.fromtimestamp(1_700_000_000, UTC)
    assert len(found.samples()) == 1.5 * 16_000


@given(data=st.binary(max_size=4_000), sidecar=st.binary(max_size=300) | st.from_type(dict).map(repr).map(str.encode))
def test_any_bytes_are_read_as_what_they_are(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, sidecar: bytes
) -> None:
    folder = tmp_path_factory.mktemp("spool")
    path = folder / f"{new_take_id()}.pcm"
    path.write_bytes(data)
    path.with_suffix(".json").write_bytes(sidecar)
    takes = rescue(folder)
    assert len(takes) == (len(data) >= 2)
    for take in takes:
        sound = take.samples()
        assert len(sound) == len(data) // 2 == round(take.seconds * 16_000)
        assert sound.dtype == np.float32
        assert np.all(np.abs(sound) <= 1)
        assert (sound * 32_768).astype("<i2").tobytes() == data[: len(data) // 2 * 2]
        remove(take)


def test_what_goes_in_beyond_full_scale_is_clipped_not_wrapped(folder: Path) -> None:
    spool = Spool(folder, new_take_id(), BEGUN, {})
    spool.append(np.array([2, -2, 1, -1, np.nan, np.inf, 0.5], dtype=np.float32))
    sound = spool.finish().samples()
    assert np.allclose(sound, [1, -1, 1, -1, 0, 1, 0.5], atol=1 / 32_768)


def test_the_sidecar_is_plain_json(left_behind: Take) -> None:
    content = json.loads(left_behind.path.with_suffix(".json").read_bytes())
    assert content["schema"] == 1
    assert content["take"] == left_behind.id
    assert content["context"] == {"session": "s1", "question": "q2"}


class SmallDisk:
    """Stands for `os.write` on a disk with so many bytes left; fills in the middle of a sample."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, left: int) -> None:
        self.left = left
        self._write = os.write
        monkeypatch.setattr("trainer.recording.spooling.os.write", self)
        monkeypatch.setattr("trainer.recording.spooling.RETRY_SECONDS", 0.0)

    def __call__(self, descriptor: int, data: bytes) -> int:
        if not self.left:
            raise OSError(errno.ENOSPC, "No space left on device")
        count = self._write(descriptor, data[: self.left])
        self.left -= count
        return count


def test_a_full_disk_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(folder, new_take_id(), BEGUN, {})
    SmallDisk(monkeypatch, 16_001)
    spool.append(voice(0.25, seed=1))
    assert spool.fault is None
    spool.append(voice(1, seed=2))
    assert isinstance(spool.fault, RecordingError)
    assert "full" in spool.fault.message
    assert "memory" in spool.fault.hint
    spool.append(voice(1, seed=3))
    take = spool.finish()
    assert take.path.stat().st_size == 16_001
    said = np.concatenate((voice(0.25, seed=1), voice(1, seed=2), voice(1, seed=3)))
    assert np.allclose(take.samples(), said, atol=1 / 32_768)
    assert take.seconds == 2.25
    assert len(load_samples(take.path)) == 8_000


@pytest.mark.parametrize("on_disk", [0, 1, 3_999, 4_000, 15_999, 16_000])
def test_any_part_of_a_take_can_be_read_whatever_the_disk_took(
    folder: Path, monkeypatch: pytest.MonkeyPatch, on_disk: int
) -> None:
    spool = Spool(folder, new_take_id(), BEGUN, {})
    SmallDisk(monkeypatch, on_disk)
    spool.append(voice(0.5))
    sound = spool.finish().sound
    whole = sound[:]
    assert len(sound) == len(whole) == 8_000
    assert np.allclose(whole, voice(0.5), atol=1 / 32_768)
    for part in (
        slice(1_999, 2_001),
        slice(0, 1),
        slice(-1, None),
        slice(7_999, 9_000),
        slice(5, 5),
        slice(8_000, None),
    ):
        assert np.array_equal(sound[part], whole[part])
    with pytest.raises(ValueError, match="steps"):
        sound[::2]


def test_a_disk_with_space_again_gets_it_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(folder, new_take_id(), BEGUN, {})
    disk = SmallDisk(monkeypatch, 16_001)
    spool.append(voice(1, seed=1))
    assert spool.fault is not None
    disk.left = 1_000_000
    spool.append(voice(1, seed=2))
    assert spool.fault is None
    take = spool.finish()
    assert take.tail == b""
    assert np.allclose(load_samples(take.path), np.concatenate((voice(1, seed=1), voice(1, seed=2))), atol=1 / 32_768)


def test_a_disk_that_is_full_from_the_start_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("trainer.recording.spooling.write_sidecar", full)
    with pytest.raises(RecordingError, match="full") as told:
        Spool(folder, new_take_id(), BEGUN, {})
    assert "space" in told.value.hint
    assert others(folder) == []


def test_a_recording_that_is_gone_is_told(folder: Path) -> None:
    with pytest.raises(RecordingError, match="can't be read"):
        load_samples(folder / f"{new_take_id()}.pcm")
