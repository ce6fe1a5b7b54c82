"""Judging whole answers: whatever is said, the result keeps its promises."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.bank.model import KINDS, Kind, Question
from trainer.feedback.judge import judge
from trainer.feedback.result import PART_NAMES, AnswerResult, from_json, to_json
from trainer.feedback.score import part
from trainer.transcript.model import SpeechSpan, Transcript

SPOKEN = (
    *("um", "uh", "like", "you know", "I mean", "so", "well", "guess", "sort of", "maybe", "probably", "yeah"),
    *("I", "we", "they", "the", "a", "was", "had", "called", "asked", "moved", "left", "would", "always", "usually"),
    *("doctor", "team", "manager", "nightmare", "customer", "course", "your", "because", "first", "then", "now"),
    *("a lot of", "several", "significantly", "from twelve to five", "40%", "$3,000", "3 weeks", "in the end"),
    *("as a result", "that's it", ",", ".", "?", "!", "\n", "\u2019", "-", "\u202e"),
)
ANSWERS = st.lists(st.sampled_from(SPOKEN), max_size=150).map(" ".join)
QUESTIONS = st.none() | st.builds(
    Question,
    st.just("q"),
    st.sampled_from(["Why did you leave your last job?", "Tell me about a time.", "Tell me about yourself."]),
    st.sampled_from(KINDS),
    target_seconds=st.integers(5, 300),
)
SECONDS = st.none() | st.floats(0.5, 900)


def keeps_its_promises(result: AnswerResult, text: str) -> None:
    assert 0 <= result.score.overall <= 100
    assert tuple(p.name for p in result.score.parts) == PART_NAMES
    assert all(0 <= p.value <= 100 and p.reason for p in result.score.parts)
    assert len(result.advice) <= 3
    assert len(result.strengths) <= 3
    assert len({a.rule for a in result.advice}) == len(result.advice)
    for said in (*result.advice, *result.strengths):
        assert said.message
        for start, end in said.evidence:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


@settings(max_examples=150, deadline=None)
@given(ANSWERS, QUESTIONS, SECONDS)
def test_whatever_is_said(text: str, question: Question | None, seconds: float | None) -> None:
    result = judge("a", Transcript(text, seconds=seconds), question)
    keeps_its_promises(result, text)
    assert from_json(json.loads(json.dumps(to_json(result)))) == result


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), QUESTIONS, SECONDS)
def test_whatever_is_typed(text: str, question: Question | None, seconds: float | None) -> None:
    keeps_its_promises(judge("a", Transcript(text, seconds=seconds), question), text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(1, 20), SECONDS)
def test_more_um_in_the_same_words_never_raises_the_fillers_part(few: int, more: int, seconds: float | None) -> None:
    words = STORY.split()

    def with_um(count: int) -> int:
        said = [w for i, word in enumerate(words) for w in ([word, "um"] if i < count else [word])]
        return part(judge("a", Transcript(" ".join(said), seconds=seconds), ASKED).score, "fillers").value

    assert with_um(few + more) <= with_um(few)


STORY = (
    "I was on a ward with 24 beds when the night nurse told me that bed nine had had her insulin, and the chart was"
    " not signed. I asked her to come with me, and we counted the vials in the cupboard, and one was left over. I "
    "measured the patient's sugar and it was high, so I called the doctor and gave the dose while he was on the "
    "phone. As a result she was stable by breakfast. I wrote it up, and since then two of us sign, and errors at "
    "handover went down from six a month to one."
)
ASKED = Question("handover", "Tell me about a time you caught an error at handover.")


def test_a_good_answer_is_told_what_was_good() -> None:
    result = judge("a", Transcript(STORY, seconds=45), ASKED, target_seconds=45)
    assert result.score.overall >= 85
    assert result.strengths[0].rule == "change"
    assert '"' in result.strengths[0].message
    assert not {"fillers", "no_result", "too_short", "own_part", "blame"} & {a.rule for a in result.advice}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_said(kind: Kind) -> None:
    result = judge("a", Transcript("", seconds=12.0), Question("q", "Tell me.", kind))
    assert result.no_speech
    assert result.score.overall == 0
    assert result.strengths == ()
    assert [a.rule for a in result.advice] == ["no_speech"]
    assert "nothing is lost" in result.advice[0].message


@pytest.mark.parametrize("kind", KINDS)
def test_one_sentence_is_asked_for_more_and_loses_to_the_whole_story(kind: Kind) -> None:
    question = Question("q", "Tell me about a time you caught an error.", kind, target_seconds=60)
    short = judge("a", Transcript("I caught one once and I fixed it.", seconds=4), question)
    whole = judge("b", Transcript(STORY, seconds=45), question)
    assert short.score.overall < 45 < whole.score.overall
    assert short.advice[0].rule == "too_short"
    values = {p.name: p.value for p in short.score.parts}
    assert max(values["length"], values["evidence"], values["structure"]) < 40


def test_the_target_of_the_call_goes_before_the_questions() -> None:
    result = judge("a", Transcript(STORY, seconds=200), ASKED, target_seconds=200)
    assert result.analysis.length.target_seconds == 200
    assert "too_long" not in {a.rule for a in result.advice}


def test_pauses_point_at_the_word_that_broke_them() -> None:
    from trainer.transcript.model import Word

    words = (Word(0, 1, 0.2, 0.4), Word(2, 8, 0.5, 1.0), Word(9, 12, 8.1, 8.3), Word(13, 19, 8.4, 9.0))
    transcript = Transcript("I called the doctor", words, 9.0, (SpeechSpan(0.2, 1.0), SpeechSpan(8.1, 9.0)))
    result = judge("a", transcript, ASKED)
    pauses = [a for a in result.advice if a.rule == "pauses"]
    assert all(result.text[s:e] == "the" for a in pauses for s, e in a.evidence)
