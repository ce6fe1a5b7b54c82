"""Advice and score on how an answer was spoken, from sound and times to words."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.analyse import analyse
from trainer.analysis.model import Analysis, Delivery, Finding, Pace
from trainer.analysis.repeats import kept_from, repeats, restarts
from trainer.analysis.tokens import tokenize
from trainer.bank.model import Question
from trainer.feedback import rubric
from trainer.feedback.advice import RULES
from trainer.feedback.judge import judge
from trainer.feedback.measures import Case, examine
from trainer.feedback.result import Advice
from trainer.feedback.score import part, score
from trainer.feedback.spoken import speeding_up, stumbles_per_100
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import SpeechSpan, Transcript, Word

STORY = (
    "Last winter the heating of our youth club broke on a Friday evening. I called three plumbers and I borrowed "
    "electric heaters from the church next door. I wrote a short plan for the volunteers and put it on the kitchen "
    "wall. The children stayed warm and the weekend programme ran without another break. In the end the repair cost "
    "us half of the first offer, and the council now pays for a yearly heating check."
)
QUESTION = Question("q", "Tell me about a time something broke.", "behavioural", target_seconds=30)
STEP = 0.4


def spoken(text: str = STORY, *, steps: list[float] | None = None, begin: float = 0.0) -> Transcript:
    places = [m.span() for m in re.finditer(r"\S+", text)]
    ends = begin + np.cumsum(steps or [STEP] * len(places))
    starts = [begin, *ends[:-1]]
    words = tuple(Word(s, e, float(a), float(u)) for (s, e), a, u in zip(places, starts, ends, strict=True))
    return Transcript(text, words, float(ends[-1]), (SpeechSpan(begin, float(ends[-1])),), "base")


def sound_of(transcript: Transcript, db: float) -> Samples:
    """A voice of noise whose sentences fall by `db` at their last two words."""
    chance = np.random.default_rng(5)
    words = [transcript.text[w.start : w.end] for w in transcript.words]
    pieces = []
    for at, word in enumerate(transcript.words):
        soft = any(w.endswith(".") for w in words[at : at + 2])
        length = round(((word.until or 0) - (word.at or 0)) * SAMPLE_RATE)
        pieces.append(chance.normal(size=length) * 10 ** ((-22 - db * soft) / 20))
    return np.concatenate(pieces).astype(np.float32)


def case(transcript: Transcript, bands: rubric.Bands = rubric.DEFAULT_BANDS, **delivery: object) -> Case:
    analysis = analyse(transcript, QUESTION)
    if delivery:
        analysis = replace(analysis, delivery=replace(analysis.delivery, **delivery))  # type: ignore[arg-type]
    return examine(transcript, analysis, QUESTION, bands)


def advised(case: Case, rule: str) -> Advice | None:
    suggestion = next(r for r in RULES if r.name == rule).suggest(case)
    return suggestion.advice if suggestion else None


@pytest.mark.parametrize(("db", "given"), [(0, False), (4, False), (7, False), (10, True), (15, True)])
def test_a_voice_that_fades_is_told_once_it_is_beyond_the_usual(db: float, given: bool) -> None:
    transcript = spoken()
    advice = advised(case(with_loudness(transcript, sound_of(transcript, db))), "fading")
    assert (advice is not None) is given
    if advice is not None:
        assert f"about {db:.0f} dB softer" in advice.why
        assert advice.evidence
        for _, end in advice.evidence:
            assert STORY[end - 1] == "."


def test_the_advice_on_fading_takes_up_the_sentence_that_fell_most() -> None:
    transcript = spoken()
    sound = sound_of(transcript, 10)
    begin, end = (round(t * SAMPLE_RATE) for t in times_of(transcript, "heating check."))
    sound[begin:end] *= 0.3
    advice = advised(case(with_loudness(transcript, sound)), "fading")
    assert advice is not None
    assert 'pays for a yearly heating check"' in advice.instead


def times_of(transcript: Transcript, said: str) -> tuple[float, float]:
    at = transcript.text.index(said)
    inside = [w for w in transcript.words if at <= w.start < at + len(said)]
    return inside[0].at or 0.0, inside[-1].until or 0.0


def test_a_hurried_end_is_told_with_both_rates() -> None:
    count = len(STORY.split())
    steps = [0.5] * (count // 2) + [0.27] * (count - count // 2)
    advice = advised(case(spoken(steps=steps)), "speeding_up")
    assert advice is not None
    rates = [int(r) for r in re.findall(r"\d+", advice.why)]
    assert rates[0] == pytest.approx(120, abs=5)
    assert rates[1] == pytest.approx(222, abs=6)
    assert "In the end the repair" in advice.instead


@pytest.mark.parametrize("steps", [(0.5, 0.4), (0.36, 0.33), (0.27, 0.5)])
def test_an_end_inside_the_band_or_a_little_faster_is_nobodys_business(steps: tuple[float, float]) -> None:
    count = len(STORY.split())
    transcript = spoken(steps=[steps[0]] * (count // 2) + [steps[1]] * (count - count // 2))
    assert advised(case(transcript), "speeding_up") is None


def test_the_band_for_pace_is_the_users() -> None:
    count = len(STORY.split())
    transcript = spoken(steps=[0.5] * (count // 2) + [0.27] * (count - count // 2))
    assert speeding_up(case(transcript)) > 1.5
    assert speeding_up(case(transcript, rubric.Bands(100, 250))) == 1.0


def test_pauses_are_put_back_before_the_end_is_held_against_the_band() -> None:
    paced = case(spoken(), opening_wpm=150.0, closing_wpm=210.0)
    assert speeding_up(paced) == pytest.approx(1.4)
    slower = replace(paced, analysis=replace(paced.analysis, pace=Pace(120, 160)))
    assert speeding_up(slower) == 1.0


@pytest.mark.parametrize(("begin", "given"), [(0.4, False), (3.0, False), (4.9, False), (6.0, True), (15.0, True)])
def test_a_long_silence_before_the_start(begin: float, given: bool) -> None:
    advice = advised(case(spoken(begin=begin)), "slow_start")
    assert (advice is not None) is given
    assert advice is None or f"after {begin:.0f} seconds" in advice.why


def test_stumbles_are_shown_and_the_sentence_said_once_through() -> None:
    said = (
        "I was, I was the the only nurse that night. We were, we took turns at the desk and and I th- I uh called the "
        "the doctor twice."
    )
    advice = advised(case(Transcript(said)), "stumbles")
    assert advice is not None
    assert "six places" in advice.why
    assert 'such as "I was, I was"' in advice.why
    assert advice.instead == '"We took turns at the desk and I called the doctor twice."'


STUMBLES = st.lists(
    st.sampled_from("I we the was were had in and wa- th- it's I'm um , . … came took customer".split()), max_size=40
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(STUMBLES)
def test_what_stays_of_a_stumble_is_its_end(text: str) -> None:
    tokens = tokenize(text)
    for stumble in (*repeats(tokens), *restarts(tokens)):
        kept = kept_from(stumble, tokens)
        assert stumble.start < kept <= stumble.end
        assert kept == stumble.end or any(t.start == kept for t in tokens)


def test_inside_the_dead_bands_nothing_is_lost() -> None:
    quiet = case(spoken(), start_delay=4.5, opening_wpm=150.0, closing_wpm=180.0, fading_db=7.5)
    assert part(score(quiet), "delivery").value == part(score(case(spoken())), "delivery").value == 100


def test_a_word_said_twice_costs_next_to_nothing_and_is_not_named() -> None:
    once = part(score(case(spoken(), repeated=(Finding(0, 4),))), "delivery")
    assert 97 <= once.value < 100
    assert once.reason == "Nothing stood in the way."


@pytest.mark.parametrize(
    "delivery",
    [
        {"fading_db": 12.0},
        {"opening_wpm": 150.0, "closing_wpm": 240.0},
        {"start_delay": 9.0},
        {"repeated": tuple(Finding(i, i + 1) for i in range(6))},
    ],
)
def test_beyond_them_a_little_is_lost(delivery: dict[str, object]) -> None:
    lost = 100 - part(score(case(spoken(), **delivery)), "delivery").value
    assert 2 <= lost <= 21


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Delivery,
        st.none() | st.floats(0, 60),
        st.none() | st.floats(0, 600),
        st.none() | st.floats(0, 600),
        st.none() | st.floats(-60, 60),
        st.integers(0, 40),
    )
)
def test_whatever_was_measured_the_score_stays_a_score(delivery: Delivery) -> None:
    analysis: Analysis = replace(analyse(spoken(), QUESTION), delivery=delivery)
    judged = score(examine(spoken(), analysis, QUESTION))
    assert 60 <= part(judged, "delivery").value <= 100
    assert part(judged, "delivery").reason


def test_a_text_without_sound_has_no_such_advice() -> None:
    given = {a.rule for a in judge("a", Transcript(STORY), QUESTION).advice}
    assert not given & {"fading", "speeding_up", "slow_start", "stumbles"}
    assert stumbles_per_100(case(Transcript(STORY))) == 0
