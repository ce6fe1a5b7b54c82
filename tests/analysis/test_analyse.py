"""A whole answer analysed: what every finding promises, whatever was said."""

import random
import time
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.analyse import analyse
from trainer.analysis.model import Analysis, Finding
from trainer.bank.model import DEFAULT_TARGET_SECONDS, Question
from trainer.transcript.model import SpeechSpan, Transcript, Word

ANSWER = (
    "So, um, when I was a shift lead we had a lot of returns. I had to find out why. I read, you know, 200 of them and "
    "moved the label. In the end returns dropped by a third, and the depot uses the label to this day."
)
SPOKEN = (
    *("um", "uh", "like", "you know", "I mean", "so", "well", "sort of", "maybe", "yeah", "wa-", "twenty-five"),
    *("I", "we", "they", "she", "the", "a", "was", "had", "called", "asked", "moved", "left", "had to", "when I was"),
    *("a lot of", "several", "customers", "from twelve to five", "40%", "$3,000", "3 weeks", "in the end", "by half"),
    *("as a result", "since then", ",", ".", "?", "\n", "’", "-", "\u202e", "🙂", "²", "½", "Ⅷ", "٣", "é", "ß", "İ"),
)


def findings(analysis: Analysis) -> Iterator[tuple[Finding, ...]]:
    yield from (analysis.fillers, analysis.quantified, analysis.vague)
    parts = analysis.structure
    yield from ((part,) for part in (parts.situation, parts.task, parts.action, parts.result) if part)


def keeps_its_promises(analysis: Analysis, text: str) -> None:
    for found in findings(analysis):
        assert list(found) == sorted(found, key=lambda f: f.start)
        for before, after in pairwise(found):
            assert before.end <= after.start
        for finding in found:
            assert 0 <= finding.start < finding.end <= len(text)
            said = text[finding.start : finding.end]
            assert said == said.strip()
            assert any(c.isalnum() for c in said)
    at = analysis.structure.first_result_at
    assert (at is None) == (analysis.structure.result is None)
    assert at is None or 0 <= at < 1


def timed(text: str, seconds: float) -> Transcript:
    pieces, place, words = text.split(), 0, []
    for number, piece in enumerate(pieces):
        start = text.index(piece, place)
        place = start + len(piece)
        step = seconds / len(pieces)
        words.append(Word(start, place, number * step, (number + 1) * step, 0.9))
    return Transcript(text, tuple(words), seconds, (SpeechSpan(0, seconds),), "base")


@given(st.text(max_size=300), st.none() | st.floats(0, 4000))
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed(text: str, seconds: float | None) -> None:
    keeps_its_promises(analyse(Transcript(text, seconds=seconds)), text)


@given(st.lists(st.sampled_from(SPOKEN), max_size=120).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_whatever_is_said(text: str) -> None:
    keeps_its_promises(analyse(Transcript(text)), text)


def test_nothing_at_all() -> None:
    for text in ("", " \n", "...", "🙂 🙂", "—?!"):
        found = analyse(Transcript(text))
        assert (found.words, list(findings(found)), found.pace) == (0, [(), (), ()], None)
        assert found.length.verdict == "unknown"


def test_an_answer_gives_findings_of_every_kind() -> None:
    found = analyse(timed(ANSWER, 20.0))
    assert [f.phrase for f in found.fillers] == ["um", "you know"]
    assert [ANSWER[f.start : f.end] for f in found.vague] == ["a lot of returns"]
    assert any(f.role == "change" for f in found.quantified)
    parts = found.structure
    assert all((parts.situation, parts.task, parts.action, parts.result))
    assert found.pace is not None
    assert found.pace.wpm == 60 * found.words / 20


def test_words_are_what_was_spoken_fillers_and_numbers_included() -> None:
    assert analyse(Transcript("Um, I - you know - fixed 12 twenty-five-year-old pumps, didn't I?")).words == 10


def test_fillers_carry_the_time_at_which_their_word_was_said() -> None:
    transcript = timed(ANSWER, 20.0)
    for filler in analyse(transcript).fillers:
        word = next(w for w in transcript.words if w.start <= filler.start < w.end)
        assert filler.at == word.at


def test_the_target_is_the_one_given_then_the_questions_then_the_usual() -> None:
    question = Question("q", "Why us?", target_seconds=45)
    transcript = Transcript(ANSWER)
    assert analyse(transcript, question, target_seconds=30).length.target_seconds == 30
    assert analyse(transcript, question).length.target_seconds == 45
    assert analyse(transcript).length.target_seconds == DEFAULT_TARGET_SECONDS


def test_the_same_words_give_the_same_analysis() -> None:
    assert analyse(timed(ANSWER, 20.0)) == analyse(timed(ANSWER, 20.0))


def test_the_time_grows_with_the_length_and_no_faster() -> None:
    """Half an hour of talk in which no sentence ends, and a wall of one word: no pattern may run away with them."""
    rng = random.Random(3)
    endless = " ".join(rng.choice(SPOKEN).replace(".", "") for _ in range(4000))
    for text in (endless, "and i went " * 1500, "by " * 4000, "the " * 4000, "never " * 4000, "i really " * 2000):
        began = time.perf_counter()
        analyse(Transcript(text))
        assert time.perf_counter() - began < 60, text[:20]  # running away, not speed, is what is looked for
