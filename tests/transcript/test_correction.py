"""Correcting a transcript: the words follow, the times stay with them."""

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.correction import corrected, decided
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Word
from trainer.transcript.typed import typed_transcript


def spoken(text: str, *, timed: bool = True, step: float = 0.5) -> Transcript:
    """Every piece of `text` said for 0.4 s, one each half second."""
    words, place = [], 0
    for number, piece in enumerate(text.split()):
        start = text.index(piece, place)
        place = start + len(piece)
        times = (number * step, number * step + 0.4, 0.9, -20.0) if timed else ()
        words.append(Word(start, place, *times))
    seconds = step * len(words)
    speech = (SpeechSpan(0.0, seconds),) if timed and words else ()
    return Transcript(text, tuple(words), seconds if timed else None, speech, "base", (Suspect(0.1, 0.3),))


def said(transcript: Transcript) -> list[tuple[str, float | None, float | None]]:
    return [(transcript.text[w.start : w.end], w.at, w.until) for w in transcript.words]


def test_a_word_put_right_has_the_time_of_the_one_it_replaces() -> None:
    heard = spoken("the knight nurse said so")
    right = corrected(heard, "the night nurse said so")
    assert right.text == "the night nurse said so"
    assert said(right)[1] == ("night", 0.5, 0.9)
    assert right.words[1].probability is None
    assert right.words[1].loudness is None
    assert said(right)[2:] == said(heard)[2:]
    assert [w.probability for w in right.words[2:]] == [0.9] * 3


def test_words_that_replace_others_share_their_time() -> None:
    right = corrected(spoken("we cut falls buy third"), "we cut falls by a third")
    assert said(right)[3:] == [
        ("by", 1.5, pytest.approx(1.767, abs=1e-3)),
        ("a", pytest.approx(1.767, abs=1e-3), 1.9),
        ("third", 2.0, 2.4),
    ]


def test_a_word_put_in_has_the_time_between_its_neighbours() -> None:
    right = corrected(spoken("the night nurse"), "the, um, night nurse")
    assert said(right) == [("the,", 0.0, 0.4), ("um,", 0.4, 0.5), ("night", 0.5, 0.9), ("nurse", 1.0, 1.4)]


def test_words_put_in_at_the_ends_have_the_time_that_was_spoken_there() -> None:
    heard = replace(spoken("night nurse"), words=(Word(0, 5, 2.0, 2.4), Word(6, 11, 2.5, 2.9)), seconds=9.0)
    heard = replace(heard, speech=(SpeechSpan(1.2, 4.0),))
    right = corrected(heard, "the night nurse said")
    assert said(right) == [("the", 1.2, 2.0), ("night", 2.0, 2.4), ("nurse", 2.5, 2.9), ("said", 2.9, 4.0)]


def test_words_taken_out_are_gone_and_the_others_stay() -> None:
    heard = spoken("the the night nurse")
    assert said(corrected(heard, "the night nurse"))[1:] == said(heard)[2:]


def test_another_capital_or_comma_changes_nothing_but_the_place() -> None:
    heard = spoken("so i called the doctor")
    right = corrected(heard, "So, I called the doctor.")
    assert [(w.at, w.until, w.probability, w.loudness) for w in right.words] == [
        (w.at, w.until, w.probability, w.loudness) for w in heard.words
    ]
    assert [right.text[w.start : w.end] for w in right.words] == ["So,", "I", "called", "the", "doctor."]


def test_a_word_in_two_pieces_stays_so_unless_it_is_written_anew() -> None:
    heard = Transcript(
        "cut twenty-five beds",
        (Word(0, 3, 0.0, 0.3), Word(4, 10, 0.4, 0.7), Word(10, 15, 0.7, 1.0), Word(16, 20, 1.1, 1.4)),
    )
    assert said(corrected(heard, "we cut twenty-five beds"))[2:4] == [("twenty", 0.4, 0.7), ("-five", 0.7, 1.0)]
    assert said(corrected(heard, "cut Twenty-five, beds"))[1] == ("Twenty-five,", 0.4, 1.0)


def test_all_written_anew_has_the_time_of_the_whole() -> None:
    right = corrected(spoken("one two three"), "quite another thing said")
    assert right.words[0].at == 0.0
    assert right.words[-1].until == pytest.approx(1.4)


def test_nothing_left_is_a_transcript_without_words() -> None:
    right = corrected(spoken("thanks for watching"), "  \n ")
    assert (right.text, right.words) == ("", ())


def test_dashes_alone_are_no_words() -> None:
    assert [w for w, *_ in said(corrected(spoken("so we did"), "so - we did"))] == ["so", "we", "did"]


def test_a_transcript_that_nobody_timed_stays_untimed() -> None:
    assert corrected(Transcript("I like teh team."), "I like the team.") == Transcript("I like the team.")
    right = corrected(spoken("I like teh team.", timed=False), "I really like the team.")
    assert {(w.at, w.until) for w in right.words} == {(None, None)}


def test_what_would_steer_a_terminal_goes() -> None:
    right = corrected(spoken("the night nurse"), "the \x1b[2Jnight\u202e nurse\x00")
    assert right.text == "the [2Jnight nurse"


def test_a_verdict_is_taken_back_by_giving_it_again() -> None:
    open_ones = (Suspect(0.1, 0.3), Suspect(0.8, 0.9, "um"))
    heard = replace(spoken("the night nurse"), suspects=open_ones)
    accepted = decided(heard, 0.8, "accepted")
    assert [s.verdict for s in accepted.suspects] == ["open", "accepted"]
    assert decided(accepted, 0.8, "accepted") == heard
    assert [s.verdict for s in decided(accepted, 0.8, "struck").suspects] == ["open", "struck"]
    assert decided(heard, 0.5, "struck") == heard


def test_a_long_answer_is_corrected_at_once() -> None:
    heard = spoken("the um the um the the and the um " * 400)
    right = corrected(heard, heard.text.replace("and the um", "and so the uh", 1))
    assert said(right)[-1] == said(heard)[-1]


pieces = st.lists(
    st.sampled_from(["the", "The,", "um", "night", "nurse", "-", "24", "twenty-five", "é", "\x1b", "\n"]), max_size=14
)
texts = pieces.map(" ".join) | st.text(max_size=40) | st.text("ab \n\t.-\u2028\u202e\x00\ud800", max_size=30)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Any text, its words timed or not, some of them in pieces, never backwards in time."""
    text = draw(texts)
    words: list[Word] = []
    at = 0.0
    for number, piece in enumerate(text.split()):
        start = text.index(piece, words[-1].end if words else 0)
        length = draw(st.sampled_from([0.0, 0.25, 1.0]))
        timed = draw(st.booleans())
        cut = len(piece) // 2 if number % 3 == 2 else 0
        for begin, end in ((start, start + cut), (start + cut, start + len(piece))):
            if begin < end:
                words.append(Word(begin, end, at if timed else None, at + length if timed else None))
                at += length
    speech = draw(st.sampled_from([(), (SpeechSpan(0.0, at + 1.0),), (SpeechSpan(0.75, max(0.75, at - 0.5)),)]))
    return Transcript(text, tuple(words), draw(st.sampled_from([None, at + 2.0])), speech, "base", (Suspect(0.5, 0.7),))


@given(transcripts(), texts)
def test_any_text_gives_words_in_order_of_place_and_time(heard: Transcript, new: str) -> None:
    right = corrected(heard, new)
    assert right.text == (new if new == heard.text else typed_transcript(new).text)
    assert all(0 <= w.start < w.end <= len(right.text) for w in right.words)
    assert all(one.end <= other.start for one, other in pairwise(right.words))
    times = [time for w in right.words for time in (w.at, w.until) if time is not None]
    assert times == sorted(times)
    assert all((w.at is None) == (w.until is None) for w in right.words)
    assert (right.speech, right.suspects, right.seconds, right.model) == (
        heard.speech,
        heard.suspects,
        heard.seconds,
        heard.model,
    )
    if new != heard.text:
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in "\n\t" for c in right.text)
        if heard.words:
            spoken_pieces = [p for p in right.text.split() if any(c.isalnum() for c in p)]
            held = {right.text[w.start : w.end] for w in right.words}
            assert all(p in held or any(h in p for h in held) for p in spoken_pieces)


@given(transcripts())
def test_the_same_text_gives_the_same_transcript(heard: Transcript) -> None:
    assert corrected(heard, heard.text) == heard


@given(transcripts(), texts)
def test_what_was_corrected_and_put_back_has_the_words_it_had(heard: Transcript, new: str) -> None:
    clean = corrected(heard, typed_transcript(heard.text).text)
    back = corrected(corrected(clean, new), clean.text)
    assert back.text == clean.text
    assert len(back.words) <= max(len(clean.words), len(clean.text.split()))
