"""How an answer was spoken, on sounds and times that are known."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.analyse import analyse
from trainer.analysis.delivery import FEWEST_SENTENCES, FEWEST_WORDS_FOR_DRIFT, delivery
from trainer.analysis.fillers import find_fillers
from trainer.analysis.model import Delivery, Finding
from trainer.analysis.repeats import repeats, restarts
from trainer.analysis.tokens import tokenize
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import SpeechSpan, Transcript, Word

SENTENCES = (
    "The baker moved seven wooden tables into the garden before our late lunch.",
    "My sister painted every window frame of the old school green.",
    "We carried heavy boxes from the cellar to the second floor.",
    "The driver found a broken mirror behind the yellow delivery van.",
    "Our neighbour repaired the garden fence with nails and strong rope.",
    "They planted forty apple trees along the river last spring.",
)
STEP = 0.4  # seconds a word


def heard(text: str) -> Delivery:
    transcript = Transcript(text)
    return delivery(transcript, tokenize(text), find_fillers(transcript))


def timed(text: str, *, begin: float = 0.0, steps: Sequence[float] | None = None) -> Transcript:
    """Each word of `text` after the other without a pause; `steps` are their lengths in seconds."""
    places = [m.span() for m in re.finditer(r"\S+", text)]
    lengths = steps or [STEP] * len(places)
    ends = list(begin + np.cumsum(lengths))
    starts = [begin, *ends[:-1]]
    words = tuple(Word(s, e, float(a), float(u)) for (s, e), a, u in zip(places, starts, ends, strict=True))
    return Transcript(text, words, float(ends[-1]), (SpeechSpan(begin, float(ends[-1])),), "base")


def fading_sound(transcript: Transcript, db: float, *, level: float = -24.0) -> Samples:
    """Noise for every word, the last two words of each sentence `db` softer, everything else at `level`."""
    chance = np.random.default_rng(11)
    pieces = []
    words = [transcript.text[w.start : w.end] for w in transcript.words]
    for at, word in enumerate(transcript.words):
        left = next(i for i in range(at, len(words)) if words[i].endswith(".")) - at
        soft = left < 2
        noise = chance.normal(size=round(((word.until or 0) - (word.at or 0)) * SAMPLE_RATE))
        pieces.append(noise * 10 ** ((level - db * soft) / 20))
    return np.concatenate(pieces).astype(np.float32)


def of(transcript: Transcript) -> Delivery:
    return analyse(transcript).delivery


@pytest.mark.parametrize("db", [0.0, 3.0, 9.0, 15.0, -4.0])
def test_sentences_that_fade_by_so_many_db_are_measured(db: float) -> None:
    transcript = timed(" ".join(SENTENCES))
    found = of(with_loudness(transcript, fading_sound(transcript, db)))
    assert found.fading_db == pytest.approx(db, abs=0.4)
    assert found.sentences_heard == len(SENTENCES)


@settings(max_examples=15, deadline=None)
@given(st.floats(-45, -15))
def test_how_loud_the_voice_is_as_a_whole_does_not_matter(level: float) -> None:
    transcript = timed(" ".join(SENTENCES))
    found = of(with_loudness(transcript, fading_sound(transcript, 6, level=level)))
    assert found.fading_db == pytest.approx(6, abs=0.4)


def test_an_answer_that_grows_softer_as_a_whole_has_sentences_that_hold() -> None:
    transcript = timed(" ".join(SENTENCES))
    sound = fading_sound(transcript, 0)
    falling = sound * np.linspace(1, 0.25, len(sound), dtype=np.float32)  # 12 dB in all, 2 in a sentence
    fading = of(with_loudness(transcript, falling)).fading_db
    assert fading is not None and fading < 2


def test_small_words_are_softer_in_any_sentence_and_do_not_count() -> None:
    small = {"the", "was", "in", "with", "and", "it", "under"}
    transcript = timed("The cat was in the box with the ball and it was under the old table. " * 4)
    words = tuple(
        Word(w.start, w.end, w.at, w.until, None, -36.0 if transcript.text[w.start : w.end].lower() in small else -24.0)
        for w in transcript.words
    )
    assert of(Transcript(transcript.text, words, transcript.seconds, transcript.speech)).fading_db == 0


def test_a_few_sentences_are_too_few() -> None:
    transcript = timed(" ".join(SENTENCES[: FEWEST_SENTENCES - 1]))
    found = of(with_loudness(transcript, fading_sound(transcript, 9)))
    assert (found.fading_db, found.sentences_heard) == (None, FEWEST_SENTENCES - 1)


def test_without_full_stops_pauses_end_the_sentences() -> None:
    transcript = timed(" ".join(SENTENCES))
    loud = with_loudness(transcript, fading_sound(transcript, 8))
    bare = loud.text.replace(".", " ")
    ends = [w.until or 0.0 for w in loud.words if loud.text[w.start : w.end].endswith(".")]
    words = tuple(_later(w, 0.6 * sum((w.at or 0) >= end for end in ends)) for w in loud.words)
    stretches = tuple(SpeechSpan(at + 0.6 * i, until + 0.6 * i) for i, (at, until) in enumerate(pairwise([0.0, *ends])))
    assert of(Transcript(bare, words, None, stretches)).fading_db == pytest.approx(8, abs=0.4)
    assert of(Transcript(bare, loud.words, None, loud.speech)).fading_db is None


def _later(word: Word, seconds: float) -> Word:
    return Word(word.start, word.end, (word.at or 0) + seconds, (word.until or 0) + seconds, None, word.loudness)


def test_words_that_nobody_measured_tell_nothing_of_loudness() -> None:
    assert of(timed(" ".join(SENTENCES))).fading_db is None


@pytest.mark.parametrize("begin", [0.0, 0.7, 6.25])
def test_the_silence_before_the_first_word(begin: float) -> None:
    assert of(timed("I was at the depot.", begin=begin)).start_delay == begin


def test_a_text_that_nobody_spoke_has_no_times() -> None:
    found = of(Transcript("I was at the depot when it rained."))
    assert found == Delivery()
    assert of(Transcript("", (), 9.0, (SpeechSpan(3, 4),))).start_delay is None


def test_the_rate_of_the_first_and_the_last_third() -> None:
    text = " ".join(["word"] * 120)
    steps = [0.5] * 40 + [0.4] * 50 + [0.25] * 80
    found = of(timed(" ".join(["word"] * 170), steps=steps))
    assert found.opening_wpm == pytest.approx(120, abs=3)
    assert found.closing_wpm == pytest.approx(240, abs=3)
    steady = of(timed(text))
    assert steady.opening_wpm == pytest.approx(150, abs=3)
    assert steady.closing_wpm == pytest.approx(150, abs=3)


def test_pauses_are_no_part_of_the_rate() -> None:
    plain = timed(" ".join(["word"] * 120))
    cut = 60 * STEP
    words = tuple(_later(w, 20.0 * ((w.at or 0) >= cut - 0.01)) for w in plain.words)
    paused = Transcript(plain.text, words, None, (SpeechSpan(0, cut), SpeechSpan(cut + 20, 120 * STEP + 20)))
    assert of(paused).closing_wpm == pytest.approx(of(plain).closing_wpm, abs=3)
    assert of(paused).opening_wpm == pytest.approx(of(plain).opening_wpm, abs=3)


def test_few_words_have_no_drift() -> None:
    assert of(timed(" ".join(["word"] * (FEWEST_WORDS_FOR_DRIFT - 1)))).opening_wpm is None
    assert of(timed(" ".join(["word"] * FEWEST_WORDS_FOR_DRIFT))).opening_wpm is not None


def marked(text: str, found: Sequence[Finding]) -> list[str]:
    return [text[f.start : f.end] for f in found]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("I called the, the doctor.", ["the, the"]),
        ("I I I called her.", ["I I I"]),
        ("The, um, the ward was full.", ["The, um, the"]),
        ("the, you know, the ward was full", ["the, you know, the"]),
        ("I... I called her.", ["I... I"]),
        ("the manager manager came", ["manager manager"]),
        ("it’s it's late", ["it’s it's"]),
    ],
)
def test_words_said_twice(text: str, twice: list[str]) -> None:
    assert marked(text, heard(text).repeated) == twice
    assert heard(text).restarts == ()


@pytest.mark.parametrize(
    "text",
    [
        "It was very very late.",
        "He had had enough.",
        "I said that that bed was free.",
        "No no, it was fine.",
        "The code is one one two, and then 5 5.",
        "It was a big, big day.",
        "I liked it. It was new.",
        "They come in in the morning.",
        "She gave her her keys.",
        "When it came to it, it worked.",
        "It grew more and more and more.",
        "the manager, manager of the whole house",
    ],
)
def test_what_is_meant_twice_is_no_stumble(text: str) -> None:
    assert (heard(text).repeated, heard(text).restarts) == ((), ())


@pytest.mark.parametrize(
    ("text", "begun_anew"),
    [
        ("I wa- was going home.", ["wa-"]),
        ("The cus- our customer came.", ["cus-"]),
        ("I th- I, uh, asked.", ["th-"]),
        ("I put it on the- my desk.", ["the-"]),
        ("I was I was going home.", ["I was I was"]),
        ("And in the, uh, in the end it rained.", ["in the, uh, in the"]),
        ("We were, we took the van.", ["We were, we"]),
        ("I'm, I was late.", ["I'm, I"]),
        ("And so they have, they had a plan.", ["they have, they"]),
        ("I was... I was late.", ["I was... I was"]),
    ],
)
def test_sentences_begun_anew(text: str, begun_anew: list[str]) -> None:
    assert marked(text, heard(text).restarts) == begun_anew
    assert heard(text).repeated == ()


@pytest.mark.parametrize(
    "text",
    [
        "We went, we took the van, we came home.",
        "Short- and long-term cover was mine.",
        "It's a well-known part-time job.",
        "That's what I did. I did it alone.",
        "What we had we had to share.",
        "Over and over and over again.",
        "We have, I think, three of them.",
        "I'm, I think, the first.",
        "If I was late, I called.",
        "I know, I know.",
        "We did, we did.",
        "I worked day by day by day.",
        "Whoever they were, they left.",
        "I gave up- it was late.",
        "Well done, well done.",
    ],
)
def test_whole_clauses_are_no_restart(text: str) -> None:
    assert heard(text).restarts == ()


PIECES = st.lists(
    st.sampled_from(
        "I we the a it was were had is in on and but that very wa- th- it's I'm no um uh , . ? … - you know came took "
        "manager customer 5 five one morning".split()
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(PIECES | st.text(max_size=120))
def test_stumbles_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    tokens = tokenize(text)
    fillers = find_fillers(Transcript(text))
    for found in (repeats(tokens, fillers), restarts(tokens, fillers)):
        assert all(0 <= f.start < f.end <= len(text) and text[f.start : f.end].strip() for f in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 3), st.floats(0, 2), st.none() | st.floats(-96, 0)), max_size=120),
    st.lists(st.tuples(st.floats(0, 5), st.floats(0.01, 20)), max_size=8),
)
def test_whatever_the_times_the_figures_are_sane(
    steps: list[tuple[float, float, float | None]], stretches: list[tuple[float, float]]
) -> None:
    text = " ".join("customer." if i % 9 == 8 else "customer" for i in range(len(steps)))
    words, at = [], 0.0
    for match, (gap, length, loudness) in zip(re.finditer(r"\S+", text), steps, strict=True):
        at += gap
        words.append(Word(*match.span(), at, at + length, None, loudness))
    speech, end = [], 0.0
    for gap, length in stretches:
        speech.append(SpeechSpan(end + gap, end + gap + length))
        end += gap + length
    found = of(Transcript(text, tuple(words), None, tuple(speech)))
    assert found.start_delay is None or found.start_delay >= 0
    assert (found.opening_wpm is None) == (found.closing_wpm is None)
    assert found.opening_wpm is None or found.opening_wpm >= 0
    assert found.fading_db is None or -96 <= found.fading_db <= 96
    assert (found.fading_db is None) == (found.sentences_heard < FEWEST_SENTENCES)
