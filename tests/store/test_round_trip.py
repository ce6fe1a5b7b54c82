"""Whatever the analysis can say about an answer comes back from the history as it was."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import STARTED, make_answer, make_interview
from trainer.analysis.model import (
    Analysis,
    Certainty,
    Figure,
    FigureKind,
    FigureRole,
    Filler,
    FillerKind,
    Finding,
    Length,
    LengthVerdict,
    Pace,
    Pause,
    Structure,
    Vague,
)
from trainer.bank.model import FOLLOW_UP_WHENS, KINDS, FollowUp, FollowUpWhen, Question
from trainer.feedback.measures import counted
from trainer.feedback.result import PART_NAMES, Advice, AnswerResult, Score, ScorePart, Strength
from trainer.interview.panel import Asker
from trainer.interview.session import MODES, Interview, Probe
from trainer.store.codec import interview_of, interview_text
from trainer.store.store import Store
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Verdict, Word

# Any characters at all, half pairs and controls too: typists and recognisers don't ask the database.
texts = st.text(st.characters(codec=None), max_size=30)
seconds = st.floats(min_value=0, max_value=1e6)
maybe_seconds = st.none() | seconds
offsets = st.integers(0, 10_000)
findings = st.none() | st.builds(Finding, offsets, offsets)


def of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def few(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


spans = few(st.tuples(offsets, offsets))
transcripts = st.builds(
    Transcript,
    text=texts,
    words=few(st.builds(Word, offsets, offsets, maybe_seconds, maybe_seconds, st.none() | st.floats(0, 1))),
    seconds=maybe_seconds,
    speech=few(st.builds(SpeechSpan, seconds, seconds)),
    model=texts,
    suspects=few(st.builds(Suspect, seconds, seconds, texts, of(Verdict))),
)
results = st.builds(
    AnswerResult,
    id=texts,
    transcript=transcripts,
    analysis=st.builds(
        Analysis,
        words=st.integers(0, 10_000),
        fillers=few(st.builds(Filler, offsets, offsets, texts, of(FillerKind), maybe_seconds, of(Certainty))),
        quantified=few(st.builds(Figure, offsets, offsets, of(FigureKind), of(FigureRole))),
        vague=few(st.builds(Vague, offsets, offsets)),
        length=st.builds(Length, maybe_seconds, st.integers(1, 900), of(LengthVerdict)),
        pace=st.none() | st.builds(Pace, seconds, maybe_seconds),
        pauses=few(st.builds(Pause, seconds, seconds)),
        structure=st.builds(Structure, findings, findings, findings, findings, st.none() | st.floats(0, 1)),
    ),
    score=st.builds(
        Score,
        overall=st.integers(0, 100),
        parts=st.tuples(*(st.builds(ScorePart, st.just(name), st.integers(0, 100), texts) for name in PART_NAMES)),
    ),
    strengths=few(st.builds(Strength, texts, texts, spans)),
    advice=few(st.builds(Advice, texts, texts, texts, texts, spans)),
    original_text=st.none() | texts,
)
questions = st.builds(
    Question,
    id=texts,
    ask=texts,
    kind=st.sampled_from(KINDS),
    competencies=few(texts),
    difficulty=st.integers(1, 3),
    target_seconds=st.integers(1, 900),
    look_for=few(texts),
    avoid=few(texts),
    follow_ups=few(st.builds(FollowUp, st.sampled_from(FOLLOW_UP_WHENS), texts)),
    tags=few(texts),
)


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    asked = draw(st.lists(questions, min_size=1, max_size=3).map(tuple))
    finished = draw(st.booleans())
    probes = st.builds(Probe, texts, of(FollowUpWhen), texts)
    return Interview(
        id="any",
        bank_title=draw(texts),
        bank_source=draw(texts),
        mode=draw(st.sampled_from(MODES)),
        questions=asked,
        started_at=STARTED,
        finished_at=STARTED if finished else None,
        position=len(asked) if finished else draw(st.integers(0, len(asked) - 1)),
        phase="finished" if finished else "asking",
        takes=draw(st.tuples(*(few(texts) for _ in asked))),
        probes=draw(st.integers(0, 2)),
        probe=None if finished else draw(st.none() | probes),
        asked=draw(few(probes)),
        askers=draw(few(st.builds(Asker, texts, texts))),
        seed=draw(st.integers(0, 2**32 - 1)),
    )


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "history.db") as store:
        store.save_interview(make_interview())
        yield store


@given(result=results, question=questions, original=st.none() | transcripts)
@settings(max_examples=60, deadline=None)
def test_any_answer_comes_back_as_it_was(
    shared: Store, result: AnswerResult, question: Question, original: Transcript | None
) -> None:
    answer = make_answer(result=result, question=question, original=original)
    shared.save_answer(answer)
    assert shared.answer(answer.id) == answer


@given(interview=interviews())
@settings(max_examples=40, deadline=None)
def test_any_interview_comes_back_at_rest(shared: Store, interview: Interview) -> None:
    shared.save_interview(interview)
    assert shared.interview("any") == interview.at_rest()


def test_an_interview_kept_before_there_were_probes_and_panels_is_read() -> None:
    data = json.loads(interview_text(make_interview()))
    for later in ("probes", "probe", "asked", "askers", "seed"):
        del data[later]
    assert interview_of(json.dumps(data), STARTED, None) == make_interview()


@given(result=results)
@settings(max_examples=40, deadline=None)
def test_fillers_are_counted_as_the_feedback_counts_them(result: AnswerResult) -> None:
    assert make_answer(result=result).fillers == len(counted(result.analysis.fillers))
