"""All filler rules together: what a candidate's transcript gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.analysis.fillers import find_fillers
from trainer.analysis.model import Filler
from trainer.transcript.model import Transcript, Word

ANSWER = (
    "Um, so in my last job I was, like, the only person who knew the billing system, you know, and, uh, when it broke "
    "on a Friday, well, everybody called me. I mean, I kind of liked that. So I wrote, like, twenty pages of notes or "
    "something like that, and I basically trained two people. It worked well. Like I said, I like teaching, and the "
    "team looks like a team now."
)


def _phrases(text: str) -> list[tuple[str, str]]:
    return [(f.phrase, f.kind) for f in find_fillers(Transcript(text))]


def test_names_every_filler_of_an_answer_in_order() -> None:
    assert _phrases(ANSWER) == [
        ("um", "filled_pause"),
        ("like", "discourse"),
        ("you know", "discourse"),
        ("uh", "filled_pause"),
        ("well", "discourse"),
        ("I mean", "discourse"),
        ("kind of", "hedge"),
        ("like", "discourse"),
        ("or something like that", "hedge"),
        ("basically", "crutch"),
    ]


def test_a_finding_points_at_its_words() -> None:
    for filler in find_fillers(Transcript(ANSWER)):
        assert ANSWER[filler.start : filler.end].lower() == filler.phrase.lower()


def test_an_answer_without_fillers_gives_none() -> None:
    text = "I led a team of six nurses. We cut falls on the ward by a third in one winter, and the change held."
    assert find_fillers(Transcript(text)) == ()


@pytest.mark.parametrize("text", ["", "   ", "...", ",,,", "[[", "\n\n", "—"])
def test_a_text_without_words_gives_none(text: str) -> None:
    assert find_fillers(Transcript(text)) == ()


def test_repeated_fillers_count_one_by_one() -> None:
    assert [p for p, _ in _phrases("You know, you know, um, uh, it was, like, like ten of them.")] == [
        "you know",
        "you know",
        "um",
        "uh",
        "like",
        "like",
    ]


@pytest.mark.parametrize(
    ("spelling", "normal"),
    [("Umm", "um"), ("uhm", "um"), ("UHH", "uh"), ("Hmmm", "hmm"), ("erm", "erm"), ("You Know", "you know")],
)
def test_spellings_share_a_normal_form(spelling: str, normal: str) -> None:
    assert [p for p, _ in _phrases(f"It was, {spelling}, a long week.")] == [normal]


@pytest.mark.parametrize(
    "text",
    [
        "We had, like, ten people, and, um, nobody, you know, knew the code.",
        "Well, I mean, it was my idea, I guess.",
        "I worked in, like, four shops, and, like, all of them closed.",
        "Because, like, the server was down, we, uh, used paper.",
        "I liked it, and I would like to do it again, like I said.",
        "Actually, the client was, um, kind of upset.",
        "It took, you know, about, like, three weeks or something.",
        "And, well, the rest is history.",
    ],
)
def test_commas_change_nothing(text: str) -> None:
    """Recognisers put commas anywhere or nowhere."""
    assert _phrases(text.replace(",", "")) == _phrases(text)


def test_a_longer_phrase_wins_over_the_words_inside_it() -> None:
    assert [p for p, _ in _phrases("It was late, you know what I mean?")] == ["you know what I mean"]


def test_time_comes_from_the_word_that_begins_the_filler() -> None:
    text = "I was, um, late, you know."
    words = (
        Word(0, 1, 0.2, 0.4),
        Word(2, 6, 0.4, 0.7),
        Word(7, 10, 1.5, 1.9),
        Word(11, 16, 2.0, 2.4),
        Word(17, 20, 2.5, 2.6),
        Word(21, 26, 2.6, 2.9),
    )
    assert find_fillers(Transcript(text, words, 3.0)) == (
        Filler(7, 9, "um", "filled_pause", 1.5),
        Filler(17, 25, "you know", "discourse", 2.5),
    )


def test_typed_text_has_no_times() -> None:
    assert {filler.at for filler in find_fillers(Transcript(ANSWER))} == {None}


_PIECES = (
    "um uh like you know I mean well so now see actually anyway right okay kind of sort of I guess or something like "
    "that and stuff just basically honestly the a we it is was did go went ten people to , . ? ! — … 'cause uh-huh "
    "wa- don't 61% ER"
)
_SPEECH = st.lists(st.sampled_from(_PIECES.split(" ")), max_size=40).map(" ".join)


@given(st.one_of(_SPEECH, st.text(max_size=200)))
def test_whatever_the_text_findings_lie_inside_it_in_order_and_apart(text: str) -> None:
    end = 0
    for filler in find_fillers(Transcript(text)):
        assert end <= filler.start < filler.end <= len(text)
        assert filler.phrase.split()[0][0].lower() == text[filler.start].lower()
        end = filler.end


@given(_SPEECH)
def test_the_case_of_the_letters_changes_only_names(text: str) -> None:
    lowered = text.replace("ER", "er").replace("I", "i")
    assert _phrases(lowered.upper()) == _phrases(lowered)
