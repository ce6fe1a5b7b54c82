"""A backup holds everything and is checked; its restore loses nothing; whatever else such a file is, it is refused."""

import errno
import hashlib
import json
import os
import stat
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.export.sessions import FIRST, SECOND, fill
from trainer.errors import StoreError, TrainerError, UsageError
from trainer.paths import Paths
from trainer.recording.spool import rescue
from trainer.review.backup.contents import is_name
from trainer.review.backup.manifest import NAME
from trainer.review.backup.restore import check_backup, restore
from trainer.review.backup.write import back_up
from trainer.settings import Settings, load_settings, save_settings
from trainer.store.audio import AudioFiles
from trainer.store.store import Store

NOW = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)
BANK = "schema: 1\ntitle: Mine\nlanguage: en\ndescription: x\nquestions: []\n"


def paths_in(folder: Path) -> Paths:
    return Paths(folder / "data", folder / "cache", folder / "config")


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """A home with everything in it."""
    paths = paths_in(tmp_path / "home")
    with Store.open(paths.history) as store:
        fill(store)
    AudioFiles(paths.audio).keep("1" * 32, np.sin(np.arange(16000) / 9).astype(np.float32) * 0.3)
    paths.own_banks.mkdir()
    (paths.own_banks / "Mine, für später.yaml").write_text(BANK, encoding="utf-8")
    (paths.data / "calibrations.json").write_text('{"schema": 1, "calibrations": []}', encoding="utf-8")
    (paths.data / "drafts").mkdir()
    (paths.data / "drafts" / "abc-note.txt").write_text("half a note", encoding="utf-8")
    paths.spool.mkdir()
    (paths.spool / f"{'5' * 32}.pcm").write_bytes(b"\x01\x00" * 8000)
    save_settings(paths.settings_file, Settings(questions=7, terms=("Brightwater",)))
    for passing in (
        paths.exports / "page.html",
        paths.cache / "model.bin",
        paths.data / ".x.tmp",
        paths.data / "a.tmp",
    ):
        passing.parent.mkdir(parents=True, exist_ok=True)
        passing.write_text("can be made again", encoding="utf-8")
    return paths


@pytest.fixture
def backup(home: Paths, tmp_path: Path) -> Path:
    return made(home, tmp_path / "all.zip")


def made(home: Paths, path: Path, **options: Any) -> Path:
    with Store.open(home.history) as store:
        back_up(home, store, path, now=NOW, **options)
    return path


def files(paths: Paths) -> dict[str, str]:
    """Every kept file but the history, by its place, with its sum."""
    kept = [p for p in paths.data.rglob("*") if p.is_file() and not p.name.startswith("history.sqlite3")]
    kept = [p for p in kept if "exports" not in p.parts and not p.name.endswith(".tmp")]
    found = {p.relative_to(paths.data).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in kept}
    return found | {"settings": hashlib.sha256(paths.settings_file.read_bytes()).hexdigest()}


def history(paths: Paths) -> tuple[object, ...]:
    with Store.open(paths.history) as store:
        return (
            store.sessions(),
            *(store.answers(id_) for id_ in (FIRST, SECOND)),
            store.stories(),
            store.search("rounds"),
        )


def test_everything_comes_back_on_another_machine(home: Paths, backup: Path, tmp_path: Path) -> None:
    seen: list[float] = []
    other = paths_in(tmp_path / "other machine")
    done = restore(other, backup, now=NOW, progress=seen.append)
    assert (done.manifest.sessions, done.manifest.answers, done.aside, done.settings) == (2, 3, None, True)
    assert history(other) == history(home)
    assert files(other) == files(home)
    assert set(files(home)) == {
        f"audio/{'1' * 32}.flac",
        "banks/Mine, für später.yaml",
        "calibrations.json",
        "drafts/abc-note.txt",
        f"spool/{'5' * 32}.pcm",
        "settings",
    }
    assert load_settings(other.settings_file).questions == 7
    assert [take.id for take in rescue(other.spool)] == ["5" * 32]
    assert AudioFiles(other.audio).read(f"{'1' * 32}.flac").size == 16000
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert not list(other.data.glob(".restore*"))
    if sys.platform != "win32":
        for path in (other.history, other.audio / f"{'1' * 32}.flac", backup):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_backup_made_while_the_program_writes_is_whole(home: Paths, tmp_path: Path) -> None:
    with Store.open(home.history) as store, Store.open(home.history) as writing:
        writing.annotate("1" * 32, note="written a moment ago")
        done = back_up(home, store, tmp_path / "all.zip", now=NOW)
    assert done.left == ()
    restore(paths_in(tmp_path / "b"), tmp_path / "all.zip", now=NOW)
    with Store.open(tmp_path / "b" / "data" / "history.sqlite3") as store:
        assert store.answer("1" * 32).note == "written a moment ago"


def test_an_empty_home_has_a_backup_too(tmp_path: Path) -> None:
    done = back_up(paths_in(tmp_path / "new"), None, tmp_path / "none.zip", now=NOW)
    assert done.manifest.files == ()
    assert restore(paths_in(tmp_path / "newer"), tmp_path / "none.zip", now=NOW).aside is None


def test_what_is_here_is_moved_aside_never_lost(home: Paths, backup: Path, tmp_path: Path) -> None:
    mine = paths_in(tmp_path / "mine")
    with Store.open(mine.history) as store:
        fill(store)
        store.delete_session(FIRST)
    mine.own_banks.mkdir()
    (mine.own_banks / "other.yaml").write_text(BANK, encoding="utf-8")
    save_settings(mine.settings_file, Settings(questions=2))
    (mine.exports).mkdir()
    (mine.exports / "page.html").write_text("mine", encoding="utf-8")
    before, kept = files(mine), history(mine)
    with pytest.raises(UsageError, match="kept here already") as error:
        restore(mine, backup, now=NOW)
    assert "--replace" in error.value.hint
    assert (files(mine), history(mine)) == (before, kept)
    done = restore(mine, backup, now=NOW, replace=True)
    assert done.aside == mine.data / "before-restore-20261122-081500"
    assert history(mine) == history(home)
    assert load_settings(mine.settings_file).questions == 7
    assert not (mine.own_banks / "other.yaml").exists()
    assert (mine.exports / "page.html").read_text(encoding="utf-8") == "mine"
    aside = Paths(done.aside, mine.cache, done.aside)
    assert history(aside) == kept
    assert files(aside) == before | {"settings.yaml": before["settings"]}
    # What was moved aside is no part of the next backup.
    again = made(mine, tmp_path / "again.zip")
    assert check_backup(again).files[1:] == check_backup(backup).files[1:]


def test_a_program_that_was_only_looked_at_may_be_replaced(backup: Path, tmp_path: Path) -> None:
    mine = paths_in(tmp_path / "mine")
    Store.open(mine.history).close()
    save_settings(mine.settings_file, Settings(questions=2))
    done = restore(mine, backup, now=NOW)
    assert done.aside is not None
    assert load_settings(done.aside / "settings.yaml").questions == 2


def test_settings_that_cannot_be_read_stay_out(home: Paths, tmp_path: Path) -> None:
    home.settings_file.write_text("questions: many", encoding="utf-8")
    backup = made(home, tmp_path / "all.zip")
    other = paths_in(tmp_path / "b")
    assert not restore(other, backup, now=NOW).settings
    assert not other.settings_file.exists()
    assert history(other) == history(home)


def test_a_backup_is_not_overwritten_unasked(home: Paths, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(UsageError, match="there already"):
        made(home, backup)
    assert backup.read_bytes() == before
    made(home, backup, replace=True)
    check_backup(backup)


def test_a_full_disk_leaves_nothing_half_done(home: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    place = tmp_path / "stick"
    place.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr("trainer.review.backup.write._add", full)
        with pytest.raises(StoreError, match="No space left"):
            made(home, place / "all.zip")
    assert list(place.iterdir()) == []
    backup, other = made(home, place / "all.zip"), paths_in(tmp_path / "b")
    with monkeypatch.context() as patched:
        patched.setattr("trainer.review.backup.restore.os.fsync", full)
        with pytest.raises(StoreError, match="disk is full"):
            restore(other, backup, now=NOW)
    assert list(other.data.iterdir()) == []


def test_a_move_that_fails_half_way_is_taken_back(
    home: Paths, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, kept = files(home), history(home)
    rename, moved = Path.rename, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved == 6:
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(StoreError, match="Permission denied"):
        restore(home, backup, now=NOW, replace=True)
    monkeypatch.undo()
    assert (files(home), history(home)) == (before, kept)
    assert not list(home.data.glob("before-restore*"))


def test_without_room_nothing_is_begun(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("trainer.review.backup.restore.shutil.disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(StoreError, match="MB are free"):
        restore(paths_in(tmp_path / "b"), backup, now=NOW)


def rewritten(backup: Path, change: Any) -> None:
    """The backup with its files, by name, changed by `change(files, manifest)`."""
    with zipfile.ZipFile(backup) as old:
        inside = {info.filename: old.read(info) for info in old.infolist()}
    manifest = json.loads(inside.pop(NAME))
    change(inside, manifest)
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as new:
        for name, raw in inside.items():
            new.writestr(name, raw)
        new.writestr(NAME, json.dumps(manifest))


def entry(name: str, raw: bytes) -> dict[str, object]:
    return {"name": name, "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


def added(name: str, raw: bytes = b"x") -> Any:
    def change(inside: dict[str, bytes], manifest: dict[str, Any]) -> None:
        inside[name] = raw
        manifest["files"].append(entry(name, raw))

    return change


def emptied(inside: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """Another history in it than its list tells of."""
    inside["data/history.sqlite3"] = b""
    manifest["files"][0] = entry("data/history.sqlite3", b"")


def unlisted(inside: dict[str, bytes], _: dict[str, Any]) -> None:
    inside["data/more.json"] = b"{}"


def missing(inside: dict[str, bytes], _: dict[str, Any]) -> None:
    del inside["data/calibrations.json"]


def altered(inside: dict[str, bytes], _: dict[str, Any]) -> None:
    inside["data/calibrations.json"] = inside["data/calibrations.json"].replace(b"1", b"2")


def larger(inside: dict[str, bytes], _: dict[str, Any]) -> None:
    inside["data/calibrations.json"] += b" "


def foreign(inside: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["program"] = "another"


def newer(inside: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["backup"] = 2


def newer_history(inside: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["schema"] = 999


def no_files(inside: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["files"] = "none"


@pytest.mark.parametrize(
    "change",
    [
        added("../evil.json"),
        added("data/../../evil.json"),
        added("/etc/evil"),
        added("data/banks/..\\evil.yaml"),
        added("C:/evil.yaml"),
        added("data/history.sqlite3-wal"),
        added("data/banks/con.yaml"),
        added("data/banks/.hidden"),
        added("data/exports/page.html"),
        added("config/other.yaml"),
        added("data/banks/Evil.yaml\x1b[31m"),
        added("data/banks/mine.yaml/"),
        added("data/bomb.json", b"\0" * 30_000_000),
        emptied,
        unlisted,
        missing,
        altered,
        larger,
        foreign,
        newer,
        newer_history,
        no_files,
    ],
)
def test_what_could_do_harm_is_refused_and_nothing_written(change: Any, backup: Path, tmp_path: Path) -> None:
    rewritten(backup, change)
    other = paths_in(tmp_path / "b")
    with pytest.raises(UsageError) as error:
        restore(other, backup, now=NOW)
    assert error.value.hint
    assert not other.data.exists() or list(other.data.iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) in (["all.zip", "b", "home"], ["all.zip", "home"])


def test_two_files_of_one_name_are_refused(backup: Path) -> None:
    with zipfile.ZipFile(backup, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("data/calibrations.json", "{}")
    with pytest.raises(UsageError, match="one name"):
        check_backup(backup)


@pytest.mark.parametrize("raw", [b"", b"PK", b"not a zip at all" * 9, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_is_told(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(raw)
    with pytest.raises(UsageError, match="no backup"):
        check_backup(tmp_path / "x.zip")


@pytest.mark.parametrize("name", ["nowhere.zip", "."])
def test_what_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        check_backup(tmp_path / name)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    folder = tmp_path_factory.mktemp("whole")
    paths = paths_in(folder / "home")
    with Store.open(paths.history) as store:
        fill(store)
        back_up(paths, store, folder / "all.zip", now=NOW)
    yield (folder / "all.zip").read_bytes()


@settings(max_examples=120, deadline=None)
@given(where=st.floats(0, 1), cut=st.booleans(), bit=st.integers(0, 7))
def test_cut_short_or_with_any_bit_turned_it_is_refused_or_the_same(
    where: float, cut: bool, bit: int, whole: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw, at = bytearray(whole), min(len(whole) - 1, int(where * len(whole)))
    if cut:
        del raw[at:]
    else:
        raw[at] ^= 1 << bit
    path = tmp_path_factory.mktemp("damaged") / "all.zip"
    path.write_bytes(raw)
    try:
        manifest = check_backup(path)
    except TrainerError:
        return
    assert not cut
    assert manifest.answers == 3  # in a place that means nothing, such as a file's date


@given(st.text(max_size=40))
def test_no_name_leads_anywhere_else(text: str) -> None:
    for name in (text, f"data/{text}", f"data/banks/{text}"):
        if is_name(name):
            here = Path("/a/data")
            assert (here.parent / os.path.normpath(name)).is_relative_to(here) or name == "config/settings.yaml"
