"""How long the analysis of a ten-minute answer takes: medians of one run in milliseconds of processor time.

    python tests/benchmarks/analysis_speed.py [ROUNDS]

The answer is made here from sentences with random parts (seeded), as writing and as speech without punctuation.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

from trainer.analysis.analyse import analyse
from trainer.analysis.figures.find import find_figures
from trainer.analysis.figures.scene import Scene
from trainer.analysis.fillers import find_fillers
from trainer.analysis.structure import structure
from trainer.analysis.tokens import tokenize
from trainer.analysis.vagueness.find import find_vague
from trainer.feedback.judge import judge
from trainer.transcript.model import SpeechSpan, Transcript, Word

WORDS = 1500  # ten minutes at 150 words a minute
ALLOWED_MS = 50
SENTENCES = (
    "When I was {job} at {place}, we had {many} {things}.",
    "I had to {do} the {things} before {time}, and, um, nobody knew how.",
    "So I {did} the {things}, you know, and {did} them again with {many} people.",
    "My manager said it was, like, {many} {things} too many.",
    "I {did} {many} {things} and we {did} a lot of others.",
    "It went from {many} {things} a week to {many}, which meant that {time} was quiet.",
    "In the end they {did} the {things} by {time}, and she thanked me.",
    "It's kind of what I like about {place}: there is always, uh, {job} to ask.",
)
PARTS = {
    "job": ("a porter", "a clerk", "the only welder", "a teacher", "a shift lead"),
    "place": ("the depot", "the hospital", "my last job", "a bakery", "the town hall"),
    "many": ("nine", "24", "a hundred and ten", "several", "30%", "two thirds of the", "$4,000 worth of"),
    "things": ("returns", "customers", "beds", "reports", "valves", "pupils", "orders"),
    "time": ("noon", "Friday", "the end of March", "breakfast", "the audit"),
    "do": ("sort", "count", "move", "write up", "repair"),
    "did": ("sorted", "counted", "moved", "rewrote", "repaired", "called about"),
}


def answer(*, punctuation: bool) -> Transcript:
    """About WORDS words with a time for each."""
    rng = random.Random(7)
    sentences: list[str] = []
    while sum(len(s.split()) for s in sentences) < WORDS:
        sentence = rng.choice(SENTENCES)
        for name, choices in PARTS.items():
            while "{" + name + "}" in sentence:
                sentence = sentence.replace("{" + name + "}", rng.choice(choices), 1)
        sentences.append(sentence)
    text = " ".join(sentences)
    if not punctuation:
        text = "".join(c for c in text.lower() if c not in ".,:")
    words, place = [], 0
    for number, piece in enumerate(text.split()):
        start = text.index(piece, place)
        place = start + len(piece)
        words.append(Word(start, place, number * 0.4, number * 0.4 + 0.3, 0.9))
    seconds = len(words) * 0.4
    return Transcript(text, tuple(words), seconds, (SpeechSpan(0, seconds),), "base")


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """The median time of `work`, after one round that does not count."""
    work()
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return 1000 * statistics.median(took)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for punctuation in (True, False):
        said = answer(punctuation=punctuation)
        text, tokens = said.text, tokenize(said.text)
        scene = Scene(text, tokens)
        figures = find_figures(scene)
        found = analyse(said)
        print(f"{found.words} words {'as writing' if punctuation else 'without punctuation'}, {rounds} rounds")
        parts: dict[str, Callable[[], object]] = {
            "tokens": lambda text=text: tokenize(text),
            "fillers": lambda said=said: find_fillers(said),
            "scene": lambda text=text, tokens=tokens: Scene(text, tokens),
            "figures": lambda scene=scene: find_figures(scene),
            "vague": lambda scene=scene, figures=figures: find_vague(scene, figures),
            "structure": lambda text=text, tokens=tokens: structure(text, tokens),
            f"analyse (allowed {ALLOWED_MS})": lambda said=said: analyse(said),
            "judge": lambda said=said: judge("a", said),
        }
        for name, work in parts.items():
            print(f"  {name:24s} {median_ms(work, rounds):7.1f}")


if __name__ == "__main__":
    main()
