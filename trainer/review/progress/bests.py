"""Personal bests: only those that mean something, each with the answer or the session it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.feedback import rubric
from trainer.feedback.rubric import Threshold
from trainer.feedback.words import clock, number, rounded
from trainer.review.diary import date_words
from trainer.review.progress.measure import seconds_of, value_of
from trainer.review.progress.questions import question_key
from trainer.review.progress.series import Session, longest_run

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

FEWEST_ANSWERS = Threshold(5, "Convention: the best of four is hardly a best")
FEWEST_IN_A_ROW = Threshold(3, "Convention: two in a row come about by themselves")
FEWEST_CHANGES = Threshold(2, "Convention: one figure of what changed is what is wanted anyway")
LEAST_GAIN = Threshold(10, "Convention: of 100 points; two takes that are equally good differ by a few")


@dataclass(frozen=True, slots=True)
class Best:
    """One personal best in a sentence; `answer_id` is the answer it belongs to, `when` its moment in the user's zone.

    `ask` is that answer's question, "" for a best that belongs to several sessions (then `answer_id` is the last one).
    """

    words: str
    ask: str
    answer_id: str
    when: datetime


def personal_bests(rows: "Sequence[AnswerRow]", sessions: Sequence[Session]) -> tuple[Best, ...]:
    """The bests among `rows`; () while there are too few answers. `sessions` are those of `rows`."""
    own = [r for r in rows if r.follows is None and r.words >= rubric.WORDS_TO_JUDGE.value]
    if len(own) < FEWEST_ANSWERS.value or not sessions:
        return ()
    found = (_fewest_fillers(own, sessions), _run(sessions), _changes(own, sessions), _gain(own, sessions))
    return tuple(best for best in found if best is not None)


def _fewest_fillers(own: "Sequence[AnswerRow]", sessions: Sequence[Session]) -> Best | None:
    """Of answers of a sensible length, the one with the lowest rate; of equals the longest."""
    timed = [(r, t) for r in own if (t := seconds_of(r)) is not None and r.length_verdict != "short"]
    if not timed:
        return None
    best, seconds = min(timed, key=lambda t: (t[0].fillers / t[1], -t[1], t[0].answered_at, t[0].id))
    rate = 60 * best.fillers / seconds
    if rate > rubric.FILLERS_QUIET.value:
        return None  # nothing to be shown around
    said = f"with {rounded(rate)} a minute" if best.fillers else "without a single filler"
    return _best(f"Fewest fillers in one answer: {clock(seconds)} {said}", best, sessions)


def _run(sessions: Sequence[Session]) -> Best | None:
    """The longest run of sessions inside the band that nobody minds."""
    rated = [(s, v.value) for s in sessions if (v := value_of("fillers", s.answers)) is not None]
    start, end = longest_run([value <= rubric.FILLERS_QUIET.value for _, value in rated])
    if end - start < FEWEST_IN_A_ROW.value:
        return None
    first, last = rated[start][0], rated[end - 1][0]
    limit = rounded(rubric.FILLERS_QUIET.value)
    since = f"since {date_words(first.start)}" if end == len(rated) else f"until {date_words(last.start)}"
    words = f"Most sessions in a row with at most {limit} fillers a minute: {number(end - start)}, {since}"
    return Best(words, "", last.answers[-1].id, last.start)


def _changes(own: "Sequence[AnswerRow]", sessions: Sequence[Session]) -> Best | None:
    best = max(own, key=lambda r: (r.changes, r.figures, r.answered_at, r.id))
    if best.changes < FEWEST_CHANGES.value:
        return None
    return _best(f"Most figures of what changed in one answer: {number(best.changes)}", best, sessions)


def _gain(own: "Sequence[AnswerRow]", sessions: Sequence[Session]) -> Best | None:
    """The question whose best take stands highest above its first."""
    first: dict[tuple[str, str], AnswerRow] = {}
    most: tuple[int, AnswerRow] | None = None
    for row in sorted(own, key=lambda r: (r.answered_at, r.id)):
        gain = row.overall - first.setdefault(question_key(row), row).overall
        if most is None or gain > most[0]:
            most = gain, row
    if most is None or most[0] < LEAST_GAIN.value:
        return None
    before = first[question_key(most[1])].overall
    return _best(
        f"Most gained on one question: score {before} in the first take, {most[1].overall} here", most[1], sessions
    )


def _best(words: str, row: "AnswerRow", sessions: Sequence[Session]) -> Best:
    return Best(words, row.ask, row.id, row.answered_at.astimezone(sessions[-1].start.tzinfo))
