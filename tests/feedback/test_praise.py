"""Nothing that went wrong is praised, and nobody in care is named."""

import pytest

from trainer.analysis.tokens import tokenize
from trainer.bank.model import Kind, Question
from trainer.feedback.judge import judge
from trainer.feedback.result import Strength
from trainer.feedback.signals.praise import (
    big_enough,
    got_rid_of,
    got_worse,
    is_reading,
    went_wrong,
    whole_clause,
    worsened,
)
from trainer.transcript.model import Transcript

_DEEDS = (
    "I was on the early turn at the depot. I called the fitter and I asked him to look at the lift first. I wrote the "
    "new plan for the bay and I trained the crew on it."
)


def praised(text: str, kind: Kind = "behavioural") -> dict[str, Strength]:
    question = Question(id="q", ask="Tell me about it.", kind=kind)
    return {s.rule: s for s in judge("a", Transcript(text=text, seconds=60), question).strengths}


@pytest.mark.parametrize(
    "wrong",
    [
        "I had muddled two orders, it was my mistake, and three pallets went to the wrong gate.",
        "We were late by two weeks, and the customer cancelled the order.",
        "Complaints rose from three to eleven.",
        "Attendance fell by 40% that autumn.",
        "His pulse dropped by thirty while I held the stretcher.",
        "I took nine months off because I was ill.",
    ],
)
def test_what_went_wrong_is_never_quoted_as_a_strength(wrong: str) -> None:
    found = praised(f"{_DEEDS} {wrong}")
    assert "change" not in found
    assert "result" not in found
    assert not any(quoted in s.message for s in found.values() for quoted in ("muddled", "late by", "nine months"))


def test_what_got_better_is() -> None:
    found = praised(f"{_DEEDS} After that, complaints fell from eleven a week to three.")
    assert '"complaints fell from eleven a week to three"' in found["change"].message.replace("After that, ", "")


@pytest.mark.parametrize("size", ["two keys", "6.2", "ten steps", "six months", "half of them"])
def test_small_and_bare_figures_are_no_size(size: str) -> None:
    assert "scope" not in praised(f"{_DEEDS} There were {size} in the drawer then.")


def test_a_size_is() -> None:
    assert "120 crates" in praised(f"{_DEEDS} I packed 120 crates on my own.")["scope"].message


@pytest.mark.parametrize(
    "person",
    [
        "I was a new driver on the north round.",
        "There was a patient called Mrs Okafor in the lift.",
        "How do I deal with a customer who shouts at me?",
    ],
)
def test_no_person_is_praised_who_is_the_teller_or_named_or_the_question(person: str) -> None:
    found = praised(f"{person} {_DEEDS}")
    assert "one_person" not in found
    assert not any("Okafor" in s.message for s in found.values())


def test_an_unnamed_person_is() -> None:
    assert "one_person" in praised(f"There was a passenger who had lost her bag. {_DEEDS}")


def test_words_for_what_went_wrong_and_what_got_worse() -> None:
    assert went_wrong("I forgot the key")
    assert not went_wrong("I found the key")
    assert got_worse("sales went from nine to two")
    assert not got_worse("sales went from two to nine")
    assert got_worse("errors doubled")
    assert not got_worse("errors fell by half")
    assert is_reading("her blood pressure dropped")
    assert not is_reading("the number of calls dropped")
    assert big_enough("forty crates")
    assert not big_enough("four crates")


@pytest.mark.parametrize(
    ("text", "around", "clause"),
    [
        ("I saw that it leaked, so I called the fitter and we waited", "called", "I called the fitter"),
        ("I called Bo and we waited for two hours in the yard", "waited", "we waited for two hours in the yard"),
        ("Queues fell by half and the calls by a third", "third", "Queues fell by half and the calls by a third"),
    ],
)
def test_a_quote_is_a_whole_clause(text: str, around: str, clause: str) -> None:
    at = text.index(around)
    span = whole_clause(tokenize(text), (0, len(text)), (at, at + len(around)))
    assert span is not None
    assert text[span[0] : span[1]] == clause


def test_a_clause_that_is_too_long_to_quote_is_not_cut() -> None:
    text = "The " + "very " * 30 + "long queue fell by half"
    assert whole_clause(tokenize(text), (0, len(text)), (len(text) - 4, len(text))) is None


def test_less_of_what_was_wrong_is_praised() -> None:
    assert got_rid_of("the wrong entries went from five a month to one")
    assert not got_rid_of("the wrong entries went from one a month to five")
    assert not got_rid_of("our sales went from nine a week to two")


@pytest.mark.parametrize(
    "worse",
    [
        "Complaints went up by 30% that month.",
        "The waiting time rose from two weeks to five.",
        "Sales fell by a third after that.",
        "The delay cost us 4,000 pounds in the end.",
        "We were down by 20 percent at Easter.",
    ],
)
def test_a_change_for_the_worse_earns_nothing_as_an_improvement(worse: str) -> None:
    question = Question(id="q", ask="Tell me about it.", kind="behavioural")
    result = judge("a", Transcript(text=f"{_DEEDS} {worse}", seconds=60), question)
    better = judge("b", Transcript(text=f"{_DEEDS} In the end complaints fell by 30%.", seconds=60), question)
    evidence = {r.id: next(p for p in r.score.parts if p.name == "evidence") for r in (result, better)}
    assert evidence["a"].value < evidence["b"].value - 10
    assert "show what changed" not in evidence["a"].reason.replace("shows", "show")
    assert any(f.role == "change" for f in result.analysis.quantified) == ("got worse" in evidence["a"].reason)
    assert "change" not in {s.rule for s in result.strengths}


@pytest.mark.parametrize("said", ["We lost three customers", "it cost us $900 a day", "complaints rose by a third"])
def test_a_loss_is_a_change_for_the_worse(said: str) -> None:
    assert worsened(said)


@pytest.mark.parametrize("said", ["I lost the key", "complaints fell by a third", "sales rose by nine percent"])
def test_what_is_no_such_loss(said: str) -> None:
    assert not worsened(said)
