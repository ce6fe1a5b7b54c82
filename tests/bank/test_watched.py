"""The shelf follows the disk, and reads no more than it must."""

import os
from pathlib import Path

from trainer.bank.catalogue import ShelvedBank, open_shelf
from trainer.bank.watched import WatchedShelf

ONE = "title: One\nquestions: [{id: a, ask: Why?}]\n"


def write(path: Path, text: str, at: int) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(at, at))


def test_only_what_changed_is_read_anew(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    write(shipped / "one.yaml", ONE, 1)
    write(own / "mine.yaml", ONE.replace("One", "Mine"), 1)
    watched = WatchedShelf(shipped, own)
    read: list[ShelvedBank] = []

    assert watched.look(read.append) == open_shelf(shipped, own)
    assert [book.path.name for book in read] == ["one.yaml", "mine.yaml"]
    assert watched.look(read.append) is None

    write(own / "mine.yaml", ONE.replace("One", "Ours"), 2)
    shelf = watched.look(read.append)
    assert shelf is not None and [book.bank.title for book in shelf if book.bank] == ["One", "Ours"]
    assert len(read) == 3

    write(own / "new.yaml", "title: [", 3)
    shelf = watched.look()
    assert shelf is not None and shelf[-1].problem is not None
    assert watched.look() is None
    (own / "new.yaml").unlink()
    shelf = watched.look()
    assert shelf is not None and len(shelf) == 2


def test_folders_that_come_and_go(tmp_path: Path) -> None:
    watched = WatchedShelf(tmp_path / "a", tmp_path / "b")
    assert watched.look() == ()
    assert watched.look() is None
    write(tmp_path / "b" / "mine.yaml", ONE, 1)
    shelf = watched.look()
    assert shelf is not None and len(shelf) == 1
    (tmp_path / "b" / "mine.yaml").unlink()
    (tmp_path / "b").rmdir()
    (tmp_path / "b").write_text("no folder")
    assert watched.look() == ()


def test_a_link_to_nowhere_stands_there_with_its_problem_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    watched = WatchedShelf(tmp_path / "a", tmp_path / "b")

    shelf = watched.look()
    assert shelf is not None and "no such file" in str(shelf[0].problem)
    assert watched.look() is None
