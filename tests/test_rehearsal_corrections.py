"""Words put right and fillers decided after the answer: the figures follow, and the first words stay."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories import STARTED, make_answer, make_interview, make_question
from tests.ui.fakes import timed
from trainer.errors import StoreError
from trainer.feedback.judge import judge
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings
from trainer.store.failures import NotFoundError
from trainer.store.records import Answer
from trainer.store.store import Store
from trainer.transcript.model import Suspect

HEARD = "So I looked after 24 bets and we cut false by a third."
RIGHT = "So I looked after 24 beds, um, and we cut falls by a third."
FIRST = replace(timed(HEARD, 13.0), suspects=(Suspect(4.9, 5.2), Suspect(9.1, 9.4, "um")))


@pytest.fixture
def rehearsal(tmp_path: Path) -> Iterator[Rehearsal]:
    made = Rehearsal(Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config"), Settings())
    made.store.save_interview(make_interview())
    yield made
    made.close()


@pytest.fixture
def answer(rehearsal: Rehearsal) -> Answer:
    question = make_question()
    made = make_answer(question=question, result=judge("take-1", FIRST, question), audio=f"{'a' * 32}.flac")
    rehearsal.store.save_answer(made)
    return made


def test_a_correction_is_judged_kept_and_read_back_with_the_first_words_beside_it(
    rehearsal: Rehearsal, answer: Answer
) -> None:
    changed = rehearsal.correct_answer(answer, RIGHT)
    assert rehearsal.store.answers("interview-1") == (changed,)
    assert (changed.result.text, changed.result.original_text, changed.original) == (RIGHT, HEARD, FIRST)
    assert changed.result.transcript.words[-1].at == FIRST.words[-1].at
    assert changed.result.transcript.suspects == FIRST.suspects
    assert (answer.fillers, changed.fillers) == (0, 1)
    assert rehearsal.store.sessions()[0].fillers == 1
    assert replace(changed, result=answer.result, original=None) == answer  # nothing else is another


def test_correcting_again_keeps_the_very_first_words(rehearsal: Rehearsal, answer: Answer) -> None:
    again = rehearsal.correct_answer(rehearsal.correct_answer(answer, RIGHT), "I looked after 24 beds.")
    assert (again.original, again.result.original_text) == (FIRST, HEARD)
    assert rehearsal.store.answer(answer.id) == again


def test_the_first_words_come_back_with_all_their_times(rehearsal: Rehearsal, answer: Answer) -> None:
    changed = rehearsal.correct_answer(answer, "Something else.")
    back = rehearsal.correct_answer(changed, HEARD)
    assert back == answer
    assert rehearsal.store.answer(answer.id) == answer


def test_what_was_decided_meanwhile_stays_decided(rehearsal: Rehearsal, answer: Answer) -> None:
    changed = rehearsal.correct_answer(answer, RIGHT)
    changed = rehearsal.decide_suspect(changed, 9.1, "accepted")
    back = rehearsal.correct_answer(changed, HEARD)
    assert [s.verdict for s in back.result.transcript.suspects] == ["open", "accepted"]
    assert back.fillers == 1


def test_a_suspect_is_accepted_struck_and_opened_again(rehearsal: Rehearsal, answer: Answer) -> None:
    def suspected(given: Answer) -> int:
        return sum(f.certainty == "suspected" for f in given.result.analysis.fillers)

    assert (answer.fillers, suspected(answer)) == (0, 2)
    accepted = rehearsal.decide_suspect(answer, 9.1, "accepted")
    assert (accepted.fillers, suspected(accepted)) == (1, 1)
    struck = rehearsal.decide_suspect(accepted, 4.9, "struck")
    assert (struck.fillers, suspected(struck)) == (1, 0)
    assert rehearsal.store.answer(answer.id) == struck
    assert struck.original is None  # the words are those that were heard
    for at, verdict in ((9.1, "accepted"), (4.9, "struck")):
        struck = rehearsal.decide_suspect(struck, at, verdict)  # type: ignore[arg-type]
    assert struck == answer


def test_a_correction_from_another_window_is_not_lost(rehearsal: Rehearsal, answer: Answer) -> None:
    rehearsal.correct_answer(answer, RIGHT)
    decided = rehearsal.decide_suspect(answer, 9.1, "accepted")  # by a screen that shows the answer of before
    assert (decided.result.text, decided.original) == (RIGHT, FIRST)


def test_an_answer_deleted_meanwhile_is_not_made_anew(rehearsal: Rehearsal, answer: Answer) -> None:
    rehearsal.delete_sessions(("interview-1",))
    with pytest.raises(NotFoundError):
        rehearsal.correct_answer(answer, RIGHT)
    with pytest.raises(NotFoundError):
        rehearsal.decide_suspect(answer, 9.1, "struck")
    assert rehearsal.store.counts().answers == 0


def test_a_full_disk_leaves_the_answer_as_it_was(
    rehearsal: Rehearsal, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise StoreError("The disk is full.", "Free some space.")

    monkeypatch.setattr(Store, "save_answer", refuse)
    with pytest.raises(StoreError, match="full"):
        rehearsal.correct_answer(answer, RIGHT)
    assert rehearsal.store.answer(answer.id) == answer


def test_an_answer_that_is_kept_nowhere_is_changed_all_the_same(rehearsal: Rehearsal) -> None:
    sample = make_answer("sample", interview_id="sample", result=judge("sample", FIRST), answered_at=STARTED)
    changed = rehearsal.correct_answer(sample, RIGHT, keep=False)
    assert rehearsal.decide_suspect(changed, 9.1, "accepted", keep=False).fillers == 2
    assert rehearsal.store.counts().answers == 0


def test_an_answer_whose_question_is_lost_is_judged_without_one(rehearsal: Rehearsal) -> None:
    from trainer.rehearsal import _UNKNOWN_QUESTION

    made = make_answer("lost", question=_UNKNOWN_QUESTION, result=judge("lost", FIRST))
    rehearsal.store.save_answer(made)
    assert rehearsal.decide_suspect(made, 0.0, "struck") == made
