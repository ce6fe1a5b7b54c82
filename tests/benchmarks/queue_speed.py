"""How long the day's queue and the story bank take on a long history.

    python -m tests.benchmarks.queue_speed [SESSIONS...]      (100 and 1000 where none are named)

Milliseconds, median and 95th percentile, on the store of `tests.benchmarks.store_speed` (ten answers a session). The
shelf holds the shipped banks and one with the questions of that store. Exits with 1 where the queue takes longer than
150 ms.
"""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.store_speed import A_SESSION, BANKS, BEGUN, fill, took
from trainer.bank.catalogue import Shelf, ShelvedBank, open_shelf
from trainer.bank.model import Bank, Question
from trainer.feedback.focus import Focus
from trainer.paths import shipped_banks
from trainer.review.queue import thresholds as limits
from trainer.review.queue.origins import questions_on
from trainer.review.queue.read import last_focus, read_day
from trainer.review.queue.today import todays_queue
from trainer.review.stories.read import read_stories, read_suggestions
from trainer.store.store import Store

ALLOWED = 150.0  # milliseconds
ROUNDS = 8
DAILY = 5


def shelf_of(store: Store) -> Shelf:
    """The shipped banks, and one with the questions that were asked."""
    asked = {row.question_id: row for row in store.answer_rows(limit=1000)}
    questions = tuple(
        Question(id_, row.ask, row.kind, row.competencies, row.difficulty, row.target_seconds)
        for id_, row in asked.items()
    )
    made = ShelvedBank(Path("made.yaml"), Bank(BANKS[0], questions), None, "yours")
    return (*open_shelf(shipped_banks(), Path("nowhere")), made)


def measured(sessions: int, folder: Path) -> dict[str, tuple[float, float]]:
    """Every figure for a history of so many sessions."""
    with Store.open(folder / f"{sessions}.db") as store:
        fill(store, sessions)
        shelf, now = shelf_of(store), BEGUN + timedelta(hours=20 * sessions + 6)
        rows, lately = store.answer_rows(limit=-1), store.answer_rows(limit=int(limits.MOST_ROWS.value))
        questions, focus = questions_on(shelf), Focus("no_result", "each story ends with how it turned out")
        stories = read_stories(store, shelf, now)
        return {
            "queue from all rows": took(lambda: todays_queue(rows, questions, focus, now, DAILY), ROUNDS),
            "queue from the rows it reads": took(lambda: todays_queue(lately, questions, focus, now, DAILY), ROUNDS),
            "reading those rows": took(lambda: store.answer_rows(limit=int(limits.MOST_ROWS.value)), ROUNDS),
            "the focus of the last session": took(lambda: last_focus(store, now), ROUNDS),
            "the whole day, read and made": took(lambda: read_day(store, shelf, now, DAILY), ROUNDS),
            "the story bank, read and made": took(lambda: read_stories(store, shelf, now), ROUNDS),
            "its suggestions": took(lambda: read_suggestions(store, stories.rows, ()), 3),
        }


def main() -> int:
    """Measure and tell."""
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1000]
    with tempfile.TemporaryDirectory() as folder:
        found = [measured(size, Path(folder)) for size in sizes]
    print(f"{'milliseconds':34s}" + "".join(f"{size * A_SESSION:>12,d}{'95 %':>9s}" for size in sizes))
    for name in found[0]:
        print(f"{name:34s}" + "".join(f"{run[name][0]:12.1f}{run[name][1]:9.1f}" for run in found))
    return int(found[-1]["queue from all rows"][0] > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
