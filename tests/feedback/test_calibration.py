"""The score of long spoken turns orders speakers by what went with ratings, all along the scale."""

import random
from itertools import pairwise

import pytest

from trainer.bank.model import Question
from trainer.feedback import rubric
from trainer.feedback.judge import judge
from trainer.feedback.score import part
from trainer.transcript.model import Transcript

TURN = (
    "i study chemistry and i am in my third year and last summer i was in a lab that makes coatings for ships . "
    "my task was to test the samples in the salt bath . some of them came off after a week and nobody could say why . "
    "i asked the technician how he cleans the plates and it turned out that he changed the soap in june . "
    "we went back to the first soap and the coatings stayed on . besides that i play the cello in a small orchestra "
    "and i look after the music and the chairs . what i want to do next is work where things are made and used . "
)
QUESTIONS = {
    "unknown": None,
    "story": Question("q", "Tell me about a problem you had to solve.", "behavioural"),
    "introduction": Question("q", "Tell me about yourself.", "introduction"),
}
RATES = (0.5, 1.0, 2.1, 3.5, 5.0, 6.7, 9.0, 12.0)  # per 100 words: the quantiles of real interviewees, and beyond


def spoken(turns: int, *, um: float = 0.0, like: float = 0.0, twice: float = 0.0) -> str:
    """`turns` times the turn, with so many "um", "like" and words said twice per 100 words."""
    words = (TURN * turns).split()
    places = [i for i, word in enumerate(words) if word not in {".", "to", "of"} and words[i - 1] != "."]
    random.Random(7).shuffle(places)
    counts = {kind: round(rate * len(words) / 100) for kind, rate in (("um", um), ("like", like), ("twice", twice))}
    doubling = [i for i in places if words[i] in {"i", "the", "and", "in", "my", "it", "we", "a"}][: counts["twice"]]
    inserted = dict.fromkeys(doubling, "")
    rest = [i for i in places if i not in inserted]
    inserted |= dict.fromkeys(rest[: counts["um"]], "um")
    inserted |= dict.fromkeys(rest[counts["um"] : counts["um"] + counts["like"]], "like ,")
    return " ".join(word if i not in inserted else f"{inserted[i] or word} {word}" for i, word in enumerate(words))


def overall(text: str, question: Question | None) -> int:
    return judge("a", Transcript(text), question).score.overall


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("turns", [1, 3])
def test_each_step_in_um_and_uh_lowers_the_score_and_none_reaches_an_end(name: str, turns: int) -> None:
    scores = [overall(spoken(turns, um=rate), QUESTIONS[name]) for rate in RATES]
    assert all(more <= less for less, more in pairwise(scores)), scores
    assert all(more < less for less, more in pairwise(scores[1::2])), scores  # steps of half the usual rate and more
    parts = [judge("a", Transcript(spoken(turns, um=rate)), QUESTIONS[name]).score for rate in RATES]
    assert all(0 < part(score, "fillers").value < 100 for score in parts)


@pytest.mark.parametrize("name", QUESTIONS)
def test_words_said_twice_lower_the_score(name: str) -> None:
    scores = [overall(spoken(2, um=2, twice=rate), QUESTIONS[name]) for rate in (0, 1.5, 3, 6, 10)]
    assert all(more <= less for less, more in pairwise(scores)), scores
    assert scores[-1] < scores[-2] < scores[0]


def test_um_and_uh_weigh_more_than_what_went_with_no_rating() -> None:
    plain = spoken(3, um=2)
    one_step = overall(plain, None) - overall(spoken(3, um=5), None)
    hedged = plain.replace(" and i ", " and maybe i ", 4)
    more_figures = plain.replace("a week", "9 days").replace("the samples", "the 240 samples")
    longer = spoken(4, um=2)
    for other in (hedged, more_figures, longer):
        assert abs(overall(plain, None) - overall(other, None)) < one_step / 2


def test_nothing_gets_full_marks_and_a_weak_part_keeps_the_top_out_of_reach() -> None:
    told = (
        "At the depot I ran the early shift. The vans left late every day, because the keys hung in the wrong hall. I "
        "asked the drivers, I moved the board to the gate, and I wrote the numbers on it. I checked it for two weeks "
        "and I changed the order twice. In the end the first van left at 6:05 instead of 6:40, and complaints fell "
        "from nine a week to two. The other depot has copied the board, and it saves us 30 minutes a day."
    )
    best = judge("a", Transcript(told, seconds=60), QUESTIONS["story"], target_seconds=60).score
    assert 90 <= best.overall <= rubric.HIGHEST.value
    plain = told.replace("at 6:05 instead of 6:40", "on time").replace("from nine a week to two", "a little")
    plain = plain.replace(", and it saves us 30 minutes a day", "").replace("for two weeks", "")
    weaker = judge("a", Transcript(plain, seconds=60), QUESTIONS["story"], target_seconds=60).score
    assert min(p.value for p in weaker.parts) < 60
    assert weaker.overall < best.overall - 5
