"""The parts of a story, in writing and in speech as recognisers give it."""

import re

import pytest

from trainer.analysis.cues import Speech, phrases
from trainer.analysis.deeds import deeds
from trainer.analysis.model import Finding
from trainer.analysis.structure import structure
from trainer.analysis.tokens import tokenize

STORY = (
    "Two winters ago I was the only porter on nights, and the lift failed. I had to get nine beds to the third floor "
    "before breakfast. I rang the two wards, borrowed an evacuation chair from the fire station and asked the kitchen "
    "to wait. As a result every patient was upstairs by seven, and the ward sister thanked me."
)
SPOKEN = (
    "um so two winters ago i was uh the only porter on nights and the lift failed and um i had to get nine beds you "
    "know to the third floor before breakfast so i uh rang the two wards and i borrowed an evacuation chair from the "
    "fire station and as a as a result every patient was upstairs by seven"
)


def parts(text: str) -> dict[str, str | None]:
    found = structure(text, tokenize(text))
    spans = {name: getattr(found, name) for name in ("situation", "task", "action", "result")}
    return {name: text[span.start : span.end] if span else None for name, span in spans.items()}


def test_every_part_points_at_the_words_that_show_it() -> None:
    assert parts(STORY) == {
        "situation": "Two winters ago",
        "task": "I had to get",
        "action": "I rang",
        "result": "As a result",
    }


def test_speech_without_punctuation_and_with_hesitations_reads_the_same() -> None:
    assert parts(SPOKEN) == {
        "situation": "two winters ago",
        "task": "i had to get",
        "action": "i uh rang",
        "result": "as a result",
    }


def test_how_far_in_the_result_comes_is_a_share_of_the_words() -> None:
    text = "I called the garage. As a result we left."  # four of nine words before it
    assert structure(text, tokenize(text)).first_result_at == pytest.approx(4 / 9)


def test_a_result_may_come_first() -> None:
    text = "Complaints dropped by half. When I joined, nobody answered them. I wrote to every single one."
    assert structure(text, tokenize(text)).first_result_at == pytest.approx(1 / 16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "... ?! —",
        "I like people and I am a hard worker.",
        "I would ask them what is wrong, and then I would listen.",
    ],
)
def test_what_is_not_told_is_none(text: str) -> None:
    found = structure(text, tokenize(text))
    assert (found.action, found.result, found.first_result_at) == (None, None, None)


@pytest.mark.parametrize(
    "ending",
    [
        "They hired two more people that spring.",
        "She passed, and she teaches there now.",
        "The complaints stopped.",
        "It hasn't happened since.",
        "We opened in time.",
        "Not a single box was lost.",
        "so we went from nine returns a week to two",
        "and now they ask for me by name",
        "and my manager ended up using it for everybody",
    ],
)
def test_endings_in_other_words(ending: str) -> None:
    told = (
        "I was a clerk in a shop and returns were piling up. I sorted them by reason and I wrote a list for the team. "
    )
    assert parts(told)["result"] is None
    assert parts(told + ending)["result"] is not None


@pytest.mark.parametrize(
    "ending",
    [
        "I learned a lot from it.",
        "It was a stressful time and the phone was ringing all day.",
        "I think it is important to listen.",
        "My manager said that he was busy.",
        "They were not happy with it at all, and it was winter.",
    ],
)
def test_what_is_no_ending(ending: str) -> None:
    assert (
        parts("I was a clerk in a shop. I sorted the returns by reason and I wrote a list. " + ending)["result"] is None
    )


def test_the_candidates_own_deed_goes_before_what_we_did() -> None:
    assert parts("We moved the stock, and I labelled it.")["action"] == "I labelled"
    assert parts("We moved the stock.")["action"] == "We moved"


def test_a_verb_joined_on_has_the_same_doer() -> None:
    text = "I called the garage and paid the bill, and they came and fixed it. We waited and then left."
    mine, ours = deeds(Speech(tokenize(text)))

    def said(found: tuple[Finding, ...]) -> list[str]:
        return [text[f.start : f.end] for f in found]

    assert said(mine) == ["I called", "paid"]
    assert said(ours)[0] == "We waited"


@pytest.mark.parametrize(
    "text", ["", "um", "um uh", "you know", ".", "a", "a.", ". a", "a. b", "wa- what", "you know."]
)
def test_a_line_of_speech_leads_back_to_the_text(text: str) -> None:
    speech = Speech(tokenize(text))
    for match in re.finditer(r"[^ |]+", speech.line):
        found = speech.finding(*match.span())
        assert text[found.start : found.end].lower() == match.group()


def test_a_sentence_end_parts_two_words() -> None:
    speech = Speech(tokenize("We went. Up there it rained."))
    assert speech.find(phrases("went up")) == ()
    assert speech.line == " we went | up there it rained "
