"""Whether an answer takes up its question, measured on answers that were labelled before the rule was tried on them.

The first set came before the word lists, each later one after what the one before had taught.
"""

from pathlib import Path

import pytest

from tests.factories import make_interview
from trainer.analysis.tokens import tokenize
from trainer.bank.model import Kind, Question
from trainer.feedback.debrief import debrief
from trainer.feedback.debrief_text import LOOKED_FOR, debrief_text
from trainer.feedback.judge import judge
from trainer.feedback.measures import examine
from trainer.feedback.score import part
from trainer.feedback.signals.aim import passed_by
from trainer.feedback.signals.looked_for import shortened
from trainer.feedback.signals.own_part import own_part
from trainer.feedback.signals.topics import GAP, LEAVING, TOPICS
from trainer.transcript.model import Transcript

Labelled = tuple[Question, str, bool]


def labelled() -> tuple[Labelled, ...]:
    """Question, answer, and whether it takes the question up."""
    found: list[Labelled] = []
    question = Question("q", "")
    for line in Path(__file__).with_name("topic_answers.txt").read_text(encoding="utf-8").splitlines():
        sign, _, rest = line.partition(" ")
        if sign == "?":
            kind, _, ask = rest.partition(" | ")
            question = Question("q", ask, as_kind(kind))
        elif sign == "~":
            question = Question("q", question.ask, question.kind, look_for=(*question.look_for, rest))
        elif sign in ("+", "-"):
            found.append((question, rest, sign == "+"))
    return tuple(found)


def as_kind(kind: str) -> Kind:
    from trainer.bank.model import KINDS

    return next(known for known in KINDS if known == kind)


def said_to_pass(question: Question, text: str) -> bool:
    tokens = tokenize(text)
    return passed_by(question, tokens, own_part(tokens)) is not None


ALL = labelled()
FEWEST_OF_EACH = 40
LEAST_FOUND = 0.25


def test_there_are_enough_answers_of_both_sorts() -> None:
    assert sum(on for _, _, on in ALL) >= FEWEST_OF_EACH
    assert sum(not on for _, _, on in ALL) >= FEWEST_OF_EACH


@pytest.mark.parametrize(("question", "text"), [(q, t) for q, t, on in ALL if on])
def test_no_answer_that_takes_up_its_question_is_doubted(question: Question, text: str) -> None:
    assert not said_to_pass(question, text)


def test_many_that_pass_it_by_are_noticed() -> None:
    passing = [(q, t) for q, t, on in ALL if not on]
    assert sum(said_to_pass(q, t) for q, t in passing) >= LEAST_FOUND * len(passing)


def test_few_stories_are_doubted_when_another_was_asked_for() -> None:
    """Such a story goes by unnoticed: it may be the one that was meant, in words nobody listed."""
    told = [(q, t) for q, t, on in ALL if on and q.kind == "behavioural"]
    pairs = [(q, t) for q, _ in told for other, t in told if other is not q]
    assert sum(said_to_pass(q, t) for q, t in pairs) < 0.02 * len(pairs)


def test_the_advice_goes_first_and_the_score_says_why() -> None:
    question, text = next((q, t) for q, t, on in ALL if not on and q.ask.startswith("Describe a day when everything"))
    result = judge("a", Transcript(text), question, target_seconds=40)
    assert result.advice[0].rule == "off_question"
    assert result.advice[0].message.startswith("The question asked about choosing what comes first, and nothing was")
    start, end = result.advice[0].evidence[0]
    assert text[start:end] == "I run the kitchen of a club house with sixty seats."
    assert part(result.score, "structure").reason == "Nothing points at choosing what comes first."
    assert not any(advice.rule == "no_result" for advice in result.advice)


def test_too_few_words_and_unknown_matters_are_left_alone() -> None:
    assert not said_to_pass(Question("q", "Tell me about a mistake you made."), "I like plants and I water them.")
    duties = next(t for _, t, on in ALL if not on)
    assert not said_to_pass(Question("q", "What is your ordinary week like?"), duties)


@pytest.mark.parametrize("topic", [*TOPICS, LEAVING, GAP], ids=lambda t: t.name)
def test_a_first_sentence_to_try_takes_up_its_topic(topic: object) -> None:
    assert isinstance(topic, type(LEAVING))
    assert topic.said
    assert topic.said[0].islower() or topic.said.startswith("I ")
    assert topic.opener.count('"') in (0, 2)


TAKEN_UP = (
    "I sent the wrong price list to a hotel, and it was my mistake alone. I rang the buyer within the hour and told "
    "her so. I wrote a new list that night, and I asked my manager to look at it. In the end they ordered for 4,000 "
    "euros, and since then I read every list aloud before it goes out."
)
LOOKS = ("how soon you told the person it touched", "how it ended, with figures", "a safeguard that you still use")


def test_points_that_were_taken_up_are_a_strength() -> None:
    question = Question("q", "Tell me about a mistake you made.", look_for=LOOKS)
    transcript = Transcript(TAKEN_UP)
    result = judge("a", transcript, question, target_seconds=30)
    points = examine(transcript, result.analysis, question).looked_for
    assert [p.state for p in points] == ["heard", "heard", "heard"]
    assert all(p.span and TAKEN_UP[p.span[0] : p.span[1]].strip() for p in points)


def test_points_not_heard_stand_in_the_debrief_and_only_those_that_can_be_told() -> None:
    looks = (*LOOKS[1:], "how many people were waiting", "the smell of the room")
    question = Question("q", "Tell me about a mistake you made.", look_for=looks)
    text = (
        "I forgot the soup for the second floor. I ran down and I carried it up, and I told the nurse what I had done."
    )
    told = debrief(make_interview("i", question), [(question, judge("a", Transcript(text), question))])
    assert told.looked_for == ("Question 1, not heard: how it ended; how many people were waiting.",)
    assert LOOKED_FOR in debrief_text(told, 100)
    assert "smell" not in debrief_text(told, 100).partition(LOOKED_FOR)[2].partition("\n\n")[0]


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        ("A link between a task and something you did", "a link between a task and something you did"),
        (
            "why yes would have been wrong for the work, and not just for you",
            "why yes would have been wrong for the work",
        ),
        ('an apology with no "but" in it.', "an apology with no 'but' in it"),
        ("IT skills, shown", "IT skills, shown"),
        ("", ""),
    ],
)
def test_a_point_is_shortened_to_be_quoted(point: str, shown: str) -> None:
    assert shortened(point) == shown
