"""What was being written when the program ended."""

import stat
import sys
from pathlib import Path

import pytest

from tests.factories import make_answer
from trainer.errors import StoreError
from trainer.review.drafts import Drafts

ONE = make_answer("../../one", interview_id="a/b")
OTHER = make_answer("two", interview_id="a/b", take=2)


def test_a_draft_waits_and_is_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert drafts.find(ONE, "note") is None
    drafts.forget(ONE, "note")
    drafts.keep(ONE, "note", "first")
    drafts.keep(ONE, "note", "Zweite\nZeile \ud800")
    drafts.keep(ONE, "words", "other words")
    assert drafts.find(ONE, "note") == "Zweite\nZeile ?"
    drafts.forget(ONE, "note")
    assert drafts.find(ONE, "note") is None
    assert drafts.find(ONE, "words") == "other words"
    assert {path.parent for path in tmp_path.rglob("*.txt")} == {tmp_path / "drafts"}  # ids are no paths


def test_with_its_answer_or_session_it_goes(tmp_path: Path) -> None:
    drafts, elsewhere = Drafts(tmp_path), make_answer("three", interview_id="c")
    for answer in (ONE, OTHER, elsewhere):
        drafts.keep(answer, "note", answer.id)
    drafts.forget_session("a/b", but=("two",))
    assert [drafts.find(a, "note") for a in (ONE, OTHER, elsewhere)] == [None, "two", "three"]
    drafts.forget_session("a/b")
    assert [drafts.find(a, "note") for a in (OTHER, elsewhere)] == [None, "three"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(ONE, "note", "private")
    (path,) = tmp_path.rglob("*.txt")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_where_it_cannot_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError):
        Drafts(tmp_path).keep(ONE, "note", "words")
    assert Drafts(tmp_path).find(ONE, "note") is None
