"""What the queue proposes over a week of practice, and why: `python -m tests.benchmarks.practice_week [DAYS]`.

An invented candidate answers what is proposed; every answer is judged for real. See `tests.review.practice_week`.
"""

import sys
import tempfile
import textwrap
from pathlib import Path

from tests.review.practice_week import Evening, practice_week
from trainer.review.diary import date_words
from trainer.review.queue.text import queue_line
from trainer.store.store import Store

_WIDTH = 110


def told(evening: Evening) -> str:
    """One evening in a few lines."""
    focus = f"   focus: {evening.focus.pass_mark}" if evening.focus else ""
    lines = [f"{date_words(evening.day)}   {queue_line(evening.proposals)}{focus}"]
    for proposal in evening.proposals:
        grades = ", then ".join(evening.graded.get(proposal.question.id, ()))
        name = f"{proposal.why:<6}{proposal.question.id}"
        lines.append(f"  {name:<28}{proposal.reason}{f'  -> {grades}' if grades else ''}")
    lines += [
        textwrap.fill(
            f"drill {drill.title.lower()}: {'met' if verdict.met else 'not met'}. {verdict.words}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="        ",
        )
        for drill, verdict in evening.drilled
    ]
    return "\n".join(lines)


def main() -> None:
    """Practise and tell."""
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "history.sqlite3") as store:
        print("\n\n".join(told(evening) for evening in practice_week(store, days)))


if __name__ == "__main__":
    main()
