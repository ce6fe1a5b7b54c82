"""Marks: in order, never overlapping, each with its reason."""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_result
from trainer.analysis.model import Figure, Filler, Vague
from trainer.feedback.judge import judge
from trainer.feedback.result import AnswerResult
from trainer.review.marks import BRACKETS, MarkKind, cut_at, legend_lines, mark_spans
from trainer.transcript.model import Suspect, Transcript, Word


def with_findings(
    text: str,
    fillers: tuple[Filler, ...] = (),
    figures: tuple[Figure, ...] = (),
    vague: tuple[Vague, ...] = (),
) -> AnswerResult:
    result = make_result(text=text, seconds=None, fillers=(), figures=(), vague=())
    return replace(result, analysis=replace(result.analysis, fillers=fillers, quantified=figures, vague=vague))


def shown(result: AnswerResult) -> list[tuple[str, str]]:
    return [(mark.kind, result.text[mark.start : mark.end]) for mark in mark_spans(result)]


def test_each_finding_is_marked_in_the_order_of_the_text() -> None:
    result = make_result(suspected=("So",))
    assert shown(result) == [
        ("suspected", "So"),
        ("filler", "um"),
        ("figure", "24 beds"),
        ("vague", "a lot of patients"),
        ("figure", "by a third"),
    ]


def test_notes_say_in_one_line_why() -> None:
    result = make_result(seconds=126.0, suspected=("So",))
    assert [mark.note for mark in mark_spans(result)] == [
        '"So", perhaps a filled pause, at 0:00',
        '"um", a filled pause, at 0:07',
        '"24 beds": a figure (scope)',
        '"a lot of patients": how many, or how much?',
        '"by a third": a figure (change)',
    ]
    assert [mark.at for mark in mark_spans(result)] == pytest.approx([0.0, 7.0, 35.0, 56.0, 105.0])


def test_without_sound_no_time_is_named() -> None:
    assert [(m.note, m.at) for m in mark_spans(make_result(seconds=None, figures=(), vague=()))] == [
        ('"um", a filled pause', None)
    ]


def test_a_hedge_is_no_filler() -> None:
    result = with_findings("It was kind of good.", (Filler(7, 14, "kind of", "hedge"),))
    assert shown(result) == [("hedge", "kind of")]
    assert mark_spans(result)[0].note == '"kind of", a hedge: it weakens what you say'
    assert legend_lines(mark_spans(result), 80) == ["(hedge)"]


def test_a_filler_inside_a_figure_cuts_it_in_two() -> None:
    result = with_findings(
        "about 24, um, beds at $90k", (Filler(10, 12, "um", "filled_pause"),), (Figure(6, 18, "count", "scope"),)
    )
    assert shown(result) == [("figure", "24"), ("filler", "um"), ("figure", "beds")]
    assert {m.note for m in mark_spans(result) if m.kind == "figure"} == {'"24, um, beds": a figure (scope)'}


def test_a_whole_figure_keeps_its_signs() -> None:
    result = with_findings("cut $90k, 61%", (), (Figure(4, 8, "money", "scope"), Figure(10, 13, "percent", "change")))
    assert shown(result) == [("figure", "$90k"), ("figure", "61%")]


def test_a_figure_goes_before_a_vague_wording_over_it() -> None:
    text = "a lot of the 24 beds"
    result = with_findings(text, (), (Figure(13, 20, "count", "scope"),), (Vague(0, 20), Vague(13, 20)))
    assert shown(result) == [("vague", "a lot of the"), ("figure", "24 beds")]


def test_what_a_text_says_cannot_steer_the_terminal_from_a_note() -> None:
    result = with_findings("a lot\x1b[2J\nof", (), (), (Vague(0, 12),))
    assert mark_spans(result)[0].note.isprintable()


def test_every_kind_has_signs_of_its_own() -> None:
    assert set(BRACKETS) == set(get_args(MarkKind))
    assert len(set(BRACKETS.values())) == len(BRACKETS)


def test_the_legend_names_what_is_there() -> None:
    assert legend_lines(mark_spans(make_result()), 80) == ["[filler]   «figure»   ~a figure would say more~"]
    assert legend_lines(mark_spans(make_result(fillers=(), figures=(), vague=())), 80) == []


def test_the_legend_breaks_between_its_samples_only() -> None:
    result = make_result(suspected=("So",))
    assert legend_lines(mark_spans(result), 40) == [
        "[filler]   [perhaps a filler?]",
        "«figure»   ~a figure would say more~",
    ]
    assert legend_lines(mark_spans(result), 5) == [
        "[filler]",
        "[perhaps a filler?]",
        "«figure»",
        "~a figure would say more~",
    ]


def with_suspects(text: str, *suspects: Suspect) -> AnswerResult:
    """Each piece of `text` said for 0.4 s, one each second."""
    words: list[Word] = []
    for number, piece in enumerate(text.split()):
        start = text.index(piece, words[-1].end if words else 0)
        words.append(Word(start, start + len(piece), float(number), number + 0.4))
    return judge("a", Transcript(text, tuple(words), float(len(words)), suspects=suspects))


def written(result: AnswerResult, **how: Collection[float]) -> str:
    """The words with their marks."""
    return "".join(
        piece if mark is None else f"{BRACKETS[mark.kind][0]}{piece}{BRACKETS[mark.kind][1]}"
        for piece, mark in cut_at(result.text, mark_spans(result, **how))
    )


def test_a_suspect_is_a_mark_between_words_with_a_shape_of_its_own() -> None:
    result = with_suspects("at handover, the nurse um called", Suspect(1.5, 1.9), Suspect(5.6, 5.8, "um"))
    assert written(result) == "at handover, [uh?] the nurse [um] called [um?]"
    first = mark_spans(result)[0]
    assert (first.note, first.at, first.suspect) == (
        '"uh", perhaps a filled pause, at 0:02',
        1.5,
        result.transcript.suspects[0],
    )
    assert legend_lines(mark_spans(result), 80) == ["[filler]   [perhaps a filler?]"]


def test_an_accepted_suspect_looks_like_any_filler_and_a_struck_one_is_gone() -> None:
    result = with_suspects(
        "at handover, the nurse", Suspect(1.5, 1.9, "uh", "accepted"), Suspect(2.5, 2.9, "um", "struck")
    )
    assert written(result) == "at handover, [uh] the nurse"
    assert written(result, struck={2.5}) == "at handover, [uh] the [um struck] nurse"
    assert written(result, struck={7.0}) == "at handover, [uh] the nurse"
    assert [m.note for m in mark_spans(result, struck={2.5})] == [
        '"uh", a filled pause, at 0:02',
        '"um", struck out, no longer a filled pause, at 0:02',
    ]


def test_two_suspects_in_one_place_stand_apart() -> None:
    assert written(with_suspects("so we", Suspect(0.5, 0.6), Suspect(0.7, 0.8, "um"))) == "so [uh?] [um?] we"


def test_a_suspect_inside_another_mark_cuts_it_in_two() -> None:
    result = with_suspects("we had 24 beds there, you know.", Suspect(2.5, 2.9), Suspect(5.5, 5.9))
    assert written(result) == "we had «24» [uh?] «beds» there, [you] [uh?] [know]."


span = st.tuples(st.integers(0, 45), st.integers(0, 45)).map(sorted)
fillers = st.builds(
    lambda s, kind, certainty: Filler(s[0], s[1], "um", kind, None, certainty),
    span,
    st.sampled_from(["filled_pause", "hedge"]),
    st.sampled_from(["heard", "suspected"]),
)


@given(
    st.text("ab $%,.\n\u202e", max_size=40),
    st.lists(fillers, max_size=5),
    st.lists(st.builds(lambda s: Figure(s[0], s[1], "count", "scope"), span), max_size=4),
    st.lists(st.builds(lambda s: Vague(s[0], s[1]), span), max_size=4),
)
def test_marks_never_overlap_and_stay_within_their_findings(
    text: str, heard: list[Filler], figures: list[Figure], vague: list[Vague]
) -> None:
    result = with_findings(text, tuple(heard), tuple(figures), tuple(vague))
    marks = mark_spans(result)
    assert all(0 <= m.start < m.end <= len(text) for m in marks if m.suspect is None)
    assert all(0 <= m.start == m.end <= len(text) for m in marks if m.suspect is not None)
    assert "".join(piece for piece, _ in cut_at(text, [m for m in marks if m.suspect is None])) == text
    assert all(one.end <= other.start for one, other in pairwise(marks))
    findings = [*heard, *figures, *vague]
    assert all(any(f.start <= m.start and m.end <= f.end for f in findings) for m in marks)


@given(
    st.lists(st.sampled_from(["So,", "um,", "24", "beds", "you", "know,", "a", "lot", "of", "patients."]), max_size=12),
    st.lists(
        st.builds(
            lambda at, verdict: Suspect(at, at + 0.3, "uh", verdict),
            st.floats(-1, 14),
            st.sampled_from(["open", "accepted", "struck"]),
        ),
        max_size=6,
        unique_by=lambda suspect: suspect.at,
    ),
)
def test_wherever_suspects_stand_the_words_stay_as_they_are(words: list[str], suspects: list[Suspect]) -> None:
    result = with_suspects(" ".join(words), *suspects)
    marks = mark_spans(result, struck={s.at for s in suspects})
    assert all(one.end <= other.start for one, other in pairwise(marks))
    pieces = list(cut_at(result.text, marks))
    assert "".join(p for p, mark in pieces if mark is None or mark.suspect is None).split() == words
    there = [mark.suspect for mark in marks if mark.suspect is not None]
    written = {s.at for s in suspects} - {s.at for s in there}  # a filled pause stands in the text for these
    assert len(there) + len(written) == len(suspects)
    assert not written or "um," in words
