"""How fast progress is told from a long history, in milliseconds (median), and how that grows.

    python -m tests.benchmarks.progress_speed [SESSIONS...]      (100 and 1000 where none are named)

Each session has ten answers, made as in `store_speed`. All but the plot runs beside the screen.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.store_speed import fill
from trainer.review.progress.focus import read_focus
from trainer.review.progress.overview import read_overview
from trainer.review.progress.sentences import sentence
from trainer.review.progress.series import series
from trainer.store.records import AnswerFilter
from trainer.store.store import Store

ROUNDS = 5


def measured(store: Store) -> dict[str, float]:
    seen = read_overview(store, datetime.now(UTC))

    def plot() -> None:
        sentence(series(seen.sessions, seen.measures[0], "week"))

    work: dict[str, Callable[[], object]] = {
        "all rows read": lambda: store.answer_rows(AnswerFilter(with_probes=False), limit=-1),
        "the focus followed back": lambda: read_focus(store),
        "everything, as the screen opens": lambda: read_overview(store, datetime.now(UTC)),
        "a series by week and its sentence, as a key is pressed": plot,
    }
    return {name: median_of(one) for name, one in work.items()}


def median_of(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1000]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            with Store.open(Path(folder) / f"{size}.db") as store:
                fill(store, size)
                found.append(measured(store))
    print(f"{'milliseconds':56s}" + "".join(f"{10 * size:>12,d}" for size in sizes))
    for name in found[0]:
        print(f"{name:56s}" + "".join(f"{run[name]:12.1f}" for run in found))


if __name__ == "__main__":
    main()
