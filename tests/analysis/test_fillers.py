"""All filler rules together: what a candidate's transcript gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.analysis.fillers import find_fillers
from trainer.analysis.model import Filler
from trainer.transcript.model import Suspect, Transcript, Word

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


def _with_suspects(text: str, *suspects: Suspect) -> Transcript:
    """Each piece of `text` said for 0.4 s, one each second."""
    words: list[Word] = []
    for number, piece in enumerate(text.split()):
        start = text.index(piece, words[-1].end if words else 0)
        words.append(Word(start, start + len(piece), float(number), number + 0.4))
    return Transcript(text, tuple(words), float(len(words)), suspects=suspects)


def _unwritten(transcript: Transcript) -> list[tuple[str, str, float | None]]:
    """What stands after each filler without a word, how certain it is, and when it was said."""
    found = find_fillers(transcript)
    assert list(found) == sorted(found, key=lambda f: (f.start, f.end))
    return [(transcript.text[f.start :], f.certainty, f.at) for f in found if f.unwritten]


def test_a_suspect_stands_between_the_words_where_its_time_falls() -> None:
    said = _with_suspects("at handover, the nurse", Suspect(1.5, 1.9), Suspect(3.6, 3.9, "um"))
    assert _unwritten(said) == [("the nurse", "suspected", 1.5), ("", "suspected", 3.6)]
    assert [f.phrase for f in find_fillers(said)] == ["uh", "um"]
    assert _unwritten(_with_suspects("at handover", Suspect(-0.5, -0.1))) == [("at handover", "suspected", -0.5)]


def test_a_word_stretched_over_a_suspect_is_on_the_side_of_its_middle() -> None:
    words = (Word(0, 3, 0.0, 0.4), Word(4, 9, 1.0, 2.0))
    assert _unwritten(Transcript("the nurse", words, suspects=(Suspect(1.0, 1.4),)))[0][0] == "nurse"
    assert _unwritten(Transcript("the nurse", words, suspects=(Suspect(1.6, 2.0),)))[0][0] == ""


def test_an_accepted_suspect_is_heard_and_a_struck_one_gone() -> None:
    said = _with_suspects("the night nurse", Suspect(0.5, 0.8, "uh", "accepted"), Suspect(1.5, 1.8, "um", "struck"))
    assert _unwritten(said) == [("night nurse", "heard", 0.5)]


def test_a_suspect_for_which_a_filled_pause_was_written_is_none_any_more() -> None:
    said = _with_suspects("the um, nurse", Suspect(1.1, 1.3), Suspect(2.1, 2.3, "uh", "accepted"))
    assert [f.phrase for f in find_fillers(said)] == ["um", "uh"]


def test_suspects_of_a_text_without_times_stand_at_its_end() -> None:
    assert _unwritten(Transcript("the nurse", suspects=(Suspect(0.5, 0.8),))) == [("", "suspected", 0.5)]
    assert _unwritten(Transcript("", suspects=(Suspect(0.5, 0.8),))) == [("", "suspected", 0.5)]
