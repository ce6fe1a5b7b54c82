"""How long it takes to export a history in each form, to import it, to back it up and to restore it.

python -m tests.benchmarks.export_speed [SESSIONS]      (100 where none are named, each with ten answers)
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.store_speed import fill
from trainer.paths import Paths
from trainer.review.backup.restore import restore
from trainer.review.backup.write import back_up
from trainer.review.export import FORMS, export_sessions, sessions_between
from trainer.review.export.bring_in import import_sessions
from trainer.store.store import Store

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def timed(name: str, work: Callable[[], object], made: Path | None = None) -> None:
    """Say how long it took, and how large what it made is."""
    begun = time.perf_counter()
    work()
    taken = time.perf_counter() - begun
    size = "" if made is None or not made.is_file() else f"{made.stat().st_size / 1e6:>8.1f} MB"
    print(f"{name:<26}{taken:>8.2f} s{size}")


def main() -> None:
    """Fill a history and measure."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        paths = Paths(place / "data", place / "cache", place / "config")
        with Store.open(paths.history) as store:
            fill(store, sessions)
            ids = sessions_between(store)
            print(f"{len(ids)} sessions, {store.counts().answers} answers, {store.size_bytes() / 1e6:.1f} MB")
            for form in FORMS:
                many = form in ("srt", "vtt")
                timed(form, lambda f=form, m=many: export_sessions(store, ids, f, place / f, folder=m), place / form)
            timed("html, names taken out", lambda: export_sessions(store, ids, "html", place / "red", redact=("Acme",)))
            timed("backup", lambda: back_up(paths, store, place / "all.zip", now=NOW), place / "all.zip")
        with Store.open(place / "other.sqlite3") as other:
            timed("import", lambda: import_sessions(other, place / "json"))
            timed("import once more", lambda: import_sessions(other, place / "json"))
        elsewhere = Paths(place / "b" / "data", place / "b" / "cache", place / "b" / "config")
        timed("restore", lambda: restore(elsewhere, place / "all.zip", now=NOW))


if __name__ == "__main__":
    main()
