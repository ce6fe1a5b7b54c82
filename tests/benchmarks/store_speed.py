"""How fast the history answers, and how that grows: medians and 95th percentiles in milliseconds.

    python -m tests.benchmarks.store_speed [SESSIONS...]      (100 and 1000 where none are named)

Each session has ten answers. The answers are made here from sentences with random parts (seeded), judged as the
program judges them, and then varied: ids, times, and a sentence of rarer words that each says once. Exits with 1 where
a figure is above what is allowed.
"""

import random
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.analysis_speed import PARTS, SENTENCES
from trainer.bank.model import KINDS, Question
from trainer.feedback.judge import judge
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Interview
from trainer.store.index import purge
from trainer.store.records import Answer, AnswerFilter
from trainer.store.rows import put_answer, put_interview
from trainer.store.store import Store
from trainer.transcript.model import SpeechSpan, Transcript, Word

BEGUN = datetime(2024, 1, 8, 18, 0, tzinfo=UTC)
BANKS = ("Nursing, hospital ward", "General behavioural", "Sales", "Teaching", "Support and retail")
A_SESSION = 10
JUDGED = 40
RARE = "quillfeather"  # stands in three answers
ALLOWED = {"first page": 150.0, "search": 50.0}  # milliseconds at 10,000 answers, of the 95th percentile
ROUNDS = 20
FEW_ROUNDS = 5


def said(rng: random.Random, words: int) -> Transcript:
    sentences: list[str] = []
    while sum(len(s.split()) for s in sentences) < words:
        sentence = rng.choice(SENTENCES)
        for name, choices in PARTS.items():
            while "{" + name + "}" in sentence:
                sentence = sentence.replace("{" + name + "}", rng.choice(choices), 1)
        sentences.append(sentence)
    return timed(" ".join(sentences), rng.uniform(0.3, 0.6))


def timed(text: str, step: float) -> Transcript:
    """`text` as the recogniser gives it, each word `step` seconds after the other."""
    words, place = [], 0
    for number, piece in enumerate(text.split()):
        start = text.index(piece, place)
        place = start + len(piece)
        words.append(Word(start, place, number * step, number * step + 0.25, 0.93, -21.5))
    seconds = len(words) * step
    return Transcript(text, tuple(words), seconds, (SpeechSpan(0.0, seconds),), "base")


def varied(result: AnswerResult, id_: str, rng: random.Random, vocabulary: list[str], rare: bool) -> AnswerResult:
    """The same findings, at the same offsets, before a sentence of rarer words."""
    extra = rng.choices(vocabulary, (1 / (n + 1) for n in range(len(vocabulary))), k=25) + [RARE] * rare
    step = (result.transcript.seconds or 1.0) / len(result.transcript.words)
    transcript = timed(f"{result.text} {' '.join(extra).capitalize()}.", step)
    analysis = replace(result.analysis, words=len(transcript.words))
    score = replace(result.score, overall=rng.randint(20, 95))
    return replace(result, id=id_, transcript=transcript, analysis=analysis, score=score)


def fill(store: Store, sessions: int) -> None:
    rng = random.Random(11)
    vocabulary = ["".join(rng.choices(string.ascii_lowercase, k=rng.randint(4, 10))) for _ in range(6_000)]
    questions = [
        Question(
            f"question-{n}",
            f"Tell me about {' '.join(rng.choices(vocabulary[:200], k=6))}?",
            rng.choice(KINDS),
            tuple(rng.sample(("teamwork", "care", "planning", "sales", "conflict"), 2)),
            look_for=("what you did", "how it ended"),
            avoid=("blame",),
        )
        for n in range(JUDGED)
    ]
    judged = [judge("judged", said(rng, rng.randint(40, 320)), question) for question in questions]
    with_rare = set(rng.sample(range(sessions * A_SESSION), 3))
    with store._writing() as connection:  # one transaction for all: a commit each would take minutes
        for session in range(sessions):
            begun = BEGUN + timedelta(hours=20 * session)
            chosen = rng.sample(range(JUDGED), A_SESSION)
            ids = [f"{session:016x}{number:016x}" for number in range(A_SESSION)]
            interview = Interview(
                id=f"{session:032x}",
                bank_title=BANKS[session % len(BANKS)],
                mode="practice",
                questions=tuple(questions[q] for q in chosen),
                started_at=begun,
                takes=tuple((id_,) for id_ in ids),
            ).finish(begun + timedelta(minutes=30))
            put_interview(connection, interview)
            for number, (id_, question) in enumerate(zip(ids, chosen, strict=True)):
                rare = session * A_SESSION + number in with_rare
                answer = Answer(
                    id=id_,
                    interview_id=interview.id,
                    question_index=number,
                    take=1,
                    answered_at=begun + timedelta(minutes=2 + 3 * number),
                    source="spoken",
                    question=questions[question],
                    result=varied(judged[question], id_, rng, vocabulary, rare),
                    audio=f"{id_}.flac",
                    note="Say the year, and what it saved." if rng.random() < 0.1 else "",
                    starred=rng.random() < 0.05,
                )
                put_answer(connection, answer)
        # The index as it is in a history that grew answer by answer: a bulk leaves merging behind that single ones pay.
        purge(connection)


def took(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1]


def measures(store: Store, path: Path) -> dict[str, tuple[Callable[[], object], int]]:
    """What is measured: its name, the work, how often."""
    last = store.answer_rows(limit=1)[0]
    year = AnswerFilter(since=last.answered_at - timedelta(days=365), until=last.answered_at - timedelta(days=30))
    finding = AnswerFilter(finding=store.facets().findings[-1][0])
    kind = AnswerFilter(bank_title=BANKS[1], kind="closing")
    answer = store.answer(last.id)
    phrase = " ".join(answer.result.text.split()[:3])
    deletable = iter(store.answer_rows(limit=ROUNDS, oldest_first=True))
    fresh_ids = (f"new-{number}" for number in range(ROUNDS))
    known = iter(store.answer_rows(limit=ROUNDS, offset=ROUNDS, oldest_first=True))
    notes = (f"A note, number {number}." for number in range(ROUNDS))

    def opened() -> None:
        with Store.open(path) as fresh:
            fresh.sessions()

    quick: dict[str, Callable[[], object]] = {
        "opening, first page of sessions": opened,
        "first page of sessions": store.sessions,
        "first page of answers": store.answer_rows,
        "first page of answers, by bank and kind": lambda: store.answer_rows(kind),
        "first page of answers, by the rarest finding": lambda: store.answer_rows(finding),
        "first page of answers, of a year": lambda: store.answer_rows(year),
        "first page of answers, starred": lambda: store.answer_rows(AnswerFilter(starred=True)),
        "first page of answers, filters that none meet": lambda: store.answer_rows(AnswerFilter(question_id="none")),
        "last page of answers": lambda: store.answer_rows(offset=store.counts().answers - 50),
        "search, a rare word": lambda: store.search(RARE + " "),
        "search, a common word": lambda: store.search("the "),
        "search, two common words": lambda: store.search("the people "),
        "search, a phrase": lambda: store.search(f'"{phrase}"'),
        "search, a word begun": lambda: store.search("quil"),
        "search, the first letter": lambda: store.search("t"),
        "search, two letters": lambda: store.search("th"),
        "search, a common word, filtered": lambda: store.search("the ", finding),
        "search, nothing there": lambda: store.search("nothinglikethis"),
        "facets": store.facets,
        "counts": store.counts,
        "an answer opened": lambda: store.answer(last.id),
        "a session opened": lambda: store.answers(last.interview_id),
        "an answer saved": lambda: store.save_answer(replace(answer, id=next(fresh_ids))),
        "a star": lambda: store.annotate(last.id, starred=True),
    }
    slow: dict[str, Callable[[], object]] = {
        "all rows, for progress": lambda: store.answer_rows(limit=-1),
        "a note rewritten": lambda: store.annotate(last.id, note=next(notes)),
        "an answer corrected": lambda: store.save_answer(replace(answer, id=next(known).id)),
        "an answer deleted": lambda: store.delete_answer(next(deletable).id),
        "checked": store.check,
    }
    return {name: (work, ROUNDS) for name, work in quick.items()} | {
        name: (work, FEW_ROUNDS) for name, work in slow.items()
    }


def measured(sessions: int, folder: Path) -> dict[str, tuple[float, float]]:
    path = folder / f"{sessions}.db"
    with Store.open(path) as store:
        begun = time.perf_counter()
        fill(store, sessions)
        made = time.perf_counter() - begun
    with Store.open(path) as store:
        print(f"{store.counts().answers:,} answers, {store.size_bytes() / 1e6:.0f} MB, made in {made:.0f} s")
        return {name: took(work, rounds) for name, (work, rounds) in measures(store, path).items()}


def main() -> int:
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1000]
    with tempfile.TemporaryDirectory() as folder:
        found = [measured(size, Path(folder)) for size in sizes]
    heads = "".join(f"{size * A_SESSION:>12,d}{'95 %':>9s}" for size in sizes)
    print(f"\n{'milliseconds':48s}{heads}{'grew':>8s}")
    too_slow = []
    for name in found[0]:
        figures = "".join(f"{run[name][0]:12.1f}{run[name][1]:9.1f}" for run in found)
        print(f"{name:48s}{figures}{found[-1][name][0] / found[0][name][0]:7.1f}x")
        for kind, most in ALLOWED.items():
            if kind in name and found[-1][name][1] > most:
                too_slow.append(f"{name}: more than {most:.0f} ms")
    print("\n".join(too_slow) or "all within what is allowed")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
