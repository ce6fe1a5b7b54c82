"""A bank of one's own is changed on the disk: what stood there stays beside it, whatever happens."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bank.test_bank_edit import OWN, read
from trainer.bank.edit import ChangedMeanwhileError
from trainer.bank.files import file_stem
from trainer.bank.load import load_bank
from trainer.bank.model import Question
from trainer.bank.own import (
    LosesCommentsError,
    copy_in,
    new_bank,
    question_in,
    remove_question,
    save_change,
    save_new,
)
from trainer.errors import BankError

A, B, C = read(OWN.encode()).questions


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_change_is_written_and_the_old_file_stays_beside_it(own: Path) -> None:
    own.chmod(0o640)

    bank = save_change(own, A, replace(A, ask="Why here?"))

    assert own.read_text() == OWN.replace("Why us?", "Why here?")
    assert (own.parent / "mine.yaml.bak").read_text() == OWN
    assert own.stat().st_mode & 0o777 == 0o640
    assert bank.questions[0].ask == "Why here?" == load_bank(own).questions[0].ask
    assert sorted(path.name for path in own.parent.iterdir()) == ["mine.yaml", "mine.yaml.bak"]


def test_comments_are_not_taken_away_unasked(own: Path) -> None:
    own.write_text(OWN.replace("tags: [x, y]", "tags: [x, y]  # the ward"))
    before = own.read_text()

    with pytest.raises(LosesCommentsError, match="# the ward") as raised:
        save_change(own, A, replace(A, tags=()))
    assert "mine.yaml.bak" in raised.value.hint
    assert own.read_text() == before

    save_change(own, A, replace(A, tags=()), may_lose=True)
    assert load_bank(own).questions[0].tags == ()


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(own: Path) -> None:
    own.write_text(OWN.replace("Why us?", "Why this ward?"))

    with pytest.raises(ChangedMeanwhileError):
        save_change(own, A, replace(A, ask="Why here?"))

    theirs = question_in(own, "a")
    assert theirs.ask == "Why this ward?"
    save_change(own, theirs, replace(A, ask="Why here?"))
    assert load_bank(own).questions[0].ask == "Why here?"
    with pytest.raises(ChangedMeanwhileError):
        question_in(own, "gone")


def test_a_disk_that_takes_nothing_leaves_the_file_as_it_was(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BankError, match="No space left") as raised:
        save_new(own, Question("z", "And?"))

    assert "Free some space" in raised.value.hint
    assert own.read_text() == OWN
    assert sorted(path.name for path in own.parent.iterdir()) == ["mine.yaml"]


def test_a_link_stays_a_link(own: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    own.rename(elsewhere)
    own.symlink_to(elsewhere)

    save_new(own, Question("z", "And?"))

    assert own.is_symlink() and "id: z" in elsewhere.read_text()
    assert (tmp_path / "elsewhere.yaml.bak").read_text() == OWN


def test_a_question_is_removed(own: Path) -> None:
    assert [q.id for q in remove_question(own, "b").questions] == ["a", "c"]
    assert [q.id for q in load_bank(own).questions] == ["a", "c"]


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("My questions", "my-questions"),
        ("../../etc/passwd", "etc-passwd"),
        ("/", "questions"),
        ("Zürich: \x1b[2J\u202eevil\0", "zurich-2jevil"),
        ("你好", "questions"),
        ("CON." + "x" * 500, "con-" + "x" * 56),
    ],
)
def test_a_title_makes_a_name_and_never_a_path(tmp_path: Path, title: str, stem: str) -> None:
    assert file_stem(title) == stem
    path = new_bank(tmp_path / "banks", title[:100], A)
    assert path.parent == tmp_path / "banks"
    assert load_bank(path).questions == (A,)


def test_a_new_bank_never_takes_another_s_place(tmp_path: Path) -> None:
    paths = [new_bank(tmp_path, "Mine", A) for _ in range(3)]

    assert [path.name for path in paths] == ["mine.yaml", "mine-2.yaml", "mine-3.yaml"]
    with pytest.raises(BankError, match="`title` is empty"):
        new_bank(tmp_path, " ", A)


def test_a_bank_is_copied_in_as_it_is(own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "banks"

    first, again = copy_in(folder, own), copy_in(folder, own)

    assert first.path.read_bytes() == own.read_bytes()
    assert (first.was_there, again.was_there, again.path) == (False, True, first.path)
    own.write_text(OWN + "# more\n")
    assert copy_in(folder, own).path.name == "mine-2.yaml"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q.csv", "question,kind\nWhy us?,motivation\nWho are you?,introduction\n"),
        ("q.md", "# Mine\n\n- Why us?\n- Who are you?\n"),
        ("q.txt", "Why us?\nWho are you?\n"),
        ("q.json", '{"title": "Mine", "questions": [{"ask": "Why us?"}, {"ask": "Who are you?"}]}'),
    ],
)
def test_another_form_becomes_a_bank(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)

    copied = copy_in(tmp_path / "banks", tmp_path / name)

    assert copied.path == tmp_path / "banks" / "q.yaml"
    assert [q.ask for q in load_bank(copied.path).questions] == ["Why us?", "Who are you?"]
    assert any("guessed" in note for note in copied.notes)


def test_a_file_that_can_t_be_read_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: T\nquestions:\n  - {id: a, ask: Why?, kind: oter}\n")

    with pytest.raises(BankError, match=r"bad\.yaml:3") as raised:
        copy_in(tmp_path / "banks", tmp_path / "bad.yaml")
    assert "Write one of" in raised.value.hint
    assert not (tmp_path / "banks").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights don't bind here")
def test_a_folder_that_can_t_be_written_says_so(own: Path) -> None:
    own.parent.chmod(0o500)
    with pytest.raises(BankError, match="can't be written"):
        save_new(own, Question("z", "And?"))
    own.parent.chmod(0o700)
