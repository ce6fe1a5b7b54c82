"""Fillers found in the sound: told apart until somebody has listened, then counted or gone."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.bank.model import Question
from trainer.feedback.judge import judge
from trainer.feedback.measures import counted
from trainer.feedback.result import AnswerResult, from_json, to_json
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Verdict, Word

QUESTION = Question("falls", "Tell me about a change you made.", "behavioural")
ANSWER = (
    "Last year I was on a ward with 24 beds, and a lot of patients had falls. I counted them every morning, you know, "
    "and I moved the beds. We cut falls by a third. Since then the other wards do it as well."
)


def said(text: str = ANSWER, *suspects: Suspect) -> Transcript:
    """Each piece of `text` said for 0.3 s, one each 0.4 s."""
    words: list[Word] = []
    for number, piece in enumerate(text.split()):
        start = text.index(piece, words[-1].end if words else 0)
        words.append(Word(start, start + len(piece), number * 0.4, number * 0.4 + 0.3, 0.9, -20.0))
    seconds = 0.4 * len(words)
    return Transcript(text, tuple(words), seconds, (SpeechSpan(0.0, seconds),), "base", suspects)


def judged(*suspects: Suspect, text: str = ANSWER) -> AnswerResult:
    return judge("a", said(text, *suspects), QUESTION)


def all_with(verdict: Verdict, count: int = 8) -> AnswerResult:
    return judged(*(Suspect(1.0 + i, 1.2 + i, "uh", verdict) for i in range(count)))


def test_open_and_struck_ones_change_neither_score_nor_advice() -> None:
    without = judged()
    for verdict in ("open", "struck"):
        there = all_with(verdict)
        assert (there.score, there.advice, there.strengths) == (without.score, without.advice, without.strengths)
        assert counted(there.analysis.fillers) == counted(without.analysis.fillers)
    assert sum(f.certainty == "suspected" for f in all_with("open").analysis.fillers) == 8
    assert all_with("struck").analysis.fillers == without.analysis.fillers


def test_accepted_ones_count_like_those_that_were_heard() -> None:
    accepted, without = all_with("accepted"), judged()
    assert len(counted(accepted.analysis.fillers)) == len(counted(without.analysis.fillers)) + 8
    assert accepted.analysis.words == without.analysis.words  # no word of the text stands for them
    assert accepted.score.parts[0].value < without.score.parts[0].value
    (advice,) = [a for a in accepted.advice if a.rule == "fillers"]
    assert '"uh" wants to come' in advice.message
    assert all(start < end for start, end in advice.evidence)


def test_no_words_are_taken_out_for_a_filler_that_has_none() -> None:
    """A wording to try has its commas and its first words still."""
    text = "I called the doctor, and the doctor came at once. I wrote it down. It was a good day for all of us there."
    starts = (1.3, 1.45, 1.6, 2.0, 2.4, 2.8)
    result = judged(*(Suspect(at, at + 0.1, "uh", "accepted") for at in starts), text=text)
    (advice,) = [a for a in result.advice if a.rule == "fillers"]
    assert advice.instead == '"I called the doctor, and the doctor came at once."'


def test_fillers_before_figures_and_at_the_start_are_noticed_there_too() -> None:
    text = "Um, I counted 24 beds and moved about 12 of them."
    found = judged(
        Suspect(0.31, 0.39, "uh", "accepted"),  # before I
        Suspect(1.1, 1.19, "uh", "accepted"),  # before 24
        Suspect(2.7, 2.79, "um", "accepted"),  # before 12
        text=text,
    )
    habits = {h.kind: h for h in found.analysis.habits}
    assert habits["at_start"].count == 2
    assert habits["before_figure"].count == 2
    still_open = replace(
        found.transcript, suspects=tuple(replace(s, verdict="open") for s in found.transcript.suspects)
    )
    assert judge("a", still_open, QUESTION).analysis.habits == ()


def test_the_json_tells_the_suspects_and_what_was_made_of_them() -> None:
    result = judged(Suspect(1.0, 1.25, "um"), Suspect(3.0, 3.25, "uh", "struck"))
    data = to_json(result)
    assert data["suspects"] == [
        {"at": 1.0, "until": 1.25, "phrase": "um", "verdict": "open"},
        {"at": 3.0, "until": 3.25, "phrase": "uh", "verdict": "struck"},
    ]
    (shown,) = [f for f in data["fillers"] if f["certainty"] == "suspected"]
    assert (shown["phrase"], shown["kind"], shown["at"]) == ("um", "filled_pause", 1.0)
    assert shown["start"] == shown["end"] == ANSWER.index("was on")
    assert from_json(json.loads(json.dumps(data))) == result


def test_a_result_written_before_there_were_suspects_is_read() -> None:
    data = to_json(judged())
    assert data["original_text"] is None
    del data["suspects"], data["original_text"]
    assert from_json(data) == judged()


def test_the_text_first_heard_comes_back() -> None:
    result = replace(judged(), original_text="Last year I was on award")
    assert from_json(json.loads(json.dumps(to_json(result)))) == result


suspects = st.lists(
    st.builds(
        lambda at, phrase, verdict: Suspect(at, at + 0.3, phrase, verdict),
        st.floats(-1, 30),
        st.sampled_from(["uh", "um"]),
        st.sampled_from(["open", "accepted", "struck"]),
    ),
    max_size=12,
)


@given(suspects, st.sampled_from([ANSWER, "", "24", "You know, um, I mean, 24 of them, you know."]))
@settings(max_examples=60, deadline=None)
def test_suspects_anywhere_are_judged_and_come_back(found: list[Suspect], text: str) -> None:
    result = judged(*found, text=text)
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    assert all(0 <= f.start <= f.end <= len(text) for f in result.analysis.fillers)
    open_ones = sum(f.certainty == "suspected" for f in result.analysis.fillers)
    assert open_ones <= sum(s.verdict == "open" for s in found)
    evidence = [span for a in result.advice for span in a.evidence] + [s for p in result.strengths for s in p.evidence]
    assert all(0 <= start <= end <= len(text) for start, end in evidence)
    assert result.analysis.words == pytest.approx(judged(text=text).analysis.words)
