"""A measure over time: a point a session, or a point an ISO week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from trainer.feedback.rubric import Threshold
from trainer.review.progress.measure import Measure, Value, value_of

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

Per = Literal["session", "week"]

MOST_SESSIONS = Threshold(60, "Convention: as many points as a line of 80 columns keeps apart")
MOST_WEEKS = Threshold(53, "Convention: a year")
MOST_PHRASES = 3


@dataclass(frozen=True, slots=True)
class Session:
    """The answers of one session that count, the last take of each question; `start` is aware, in the user's zone."""

    id: str
    start: datetime
    answers: "tuple[AnswerRow, ...]"


@dataclass(frozen=True, slots=True)
class Point:
    """One point: `place` on the axis (0 for the first), when it begins, its value, the range over its answers."""

    place: float
    start: datetime
    value: float
    low: float
    high: float
    answers: int


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over time.

    `session_values` are those of the sessions in view, in order, however the points stand together: a trend is
    tested on them. `session_starts` belong to them. `left_out` counts earlier points that are not in view, `bare`
    sessions in which too little was said to measure.
    """

    measure: Measure
    per: Per
    phrases: tuple[str, ...]
    points: tuple[Point, ...]
    session_values: tuple[float, ...]
    session_starts: tuple[datetime, ...]
    left_out: int
    bare: int


def sessions_of(rows: "Iterable[AnswerRow]", zone: tzinfo | None = None) -> tuple[Session, ...]:
    """The sessions that `rows` come from, the oldest first, in any order given.

    Of each question the last take counts, for that is where the candidate stands; answers to follow-up questions
    belong to the answer they follow and do not count. `zone` None is the machine's own.
    """
    takes: dict[str, dict[int, AnswerRow]] = {}
    starts: dict[str, datetime] = {}
    for row in rows:
        if row.follows is not None:
            continue
        starts[row.interview_id] = min(starts.get(row.interview_id, row.answered_at), row.answered_at)
        last = takes.setdefault(row.interview_id, {})
        held = last.get(row.question_index)
        if held is None or (held.take, held.answered_at, held.id) < (row.take, row.answered_at, row.id):
            last[row.question_index] = row
    return tuple(
        Session(id_, starts[id_].astimezone(zone), tuple(takes[id_][index] for index in sorted(takes[id_])))
        for id_ in sorted(takes, key=lambda i: (starts[i], i))
    )


def series(sessions: Sequence[Session], measure: Measure, per: Per, phrases: tuple[str, ...] = ()) -> Series:
    """The points of one measure; `phrases` says which fillers are counted, () for all."""
    valued = [(s, v) for s in sessions if (v := value_of(measure.key, s.answers, phrases)) is not None]
    bare = len(sessions) - len(valued)
    if per == "session":
        seen = valued[-int(MOST_SESSIONS.value) :]
        points = tuple(_point(i, s.start, v) for i, (s, v) in enumerate(seen))
        left_out = len(valued) - len(seen)
    else:
        points, left_out = _weeks([s for s, _ in valued], measure, phrases)
        first = points[0].start.date() if points else None
        seen = [(s, v) for s, v in valued if first is not None and monday(s.start).date() >= first]
    return Series(
        measure,
        per,
        phrases,
        points,
        tuple(v.value for _, v in seen),
        tuple(s.start for s, _ in seen),
        left_out,
        bare,
    )


def _weeks(sessions: Sequence[Session], measure: Measure, phrases: tuple[str, ...]) -> tuple[tuple[Point, ...], int]:
    weeks: dict[datetime, list[AnswerRow]] = {}
    for session in sessions:
        weeks.setdefault(monday(session.start), []).extend(session.answers)
    valued = [(start, v) for start in sorted(weeks) if (v := value_of(measure.key, weeks[start], phrases)) is not None]
    if not valued:
        return (), 0
    last = valued[-1][0]
    seen = [(start, v) for start, v in valued if weeks_between(start, last) < MOST_WEEKS.value]
    points = tuple(_point(weeks_between(seen[0][0], start), start, v) for start, v in seen)
    return points, len(valued) - len(seen)


def monday(moment: datetime) -> datetime:
    """The beginning of the ISO week of `moment`, in its zone's wall time."""
    day = moment - timedelta(days=moment.weekday())
    return day.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def weeks_between(start: datetime, moment: datetime) -> float:
    """Weeks of seven calendar days from one day to another."""
    return (moment.date() - start.date()).days / 7


def place_after(shown: Series, moment: datetime) -> float | None:
    """Where on the axis a line belongs that stands for `moment`, the beginning of a session that set something.

    That is between this session and the next. None where the moment lies before all that is in view.
    """
    if not shown.points or moment < shown.session_starts[0]:
        return None
    if shown.per == "week":
        return weeks_between(shown.points[0].start, moment)
    return sum(start <= moment for start in shown.session_starts) - 0.5


def top_phrases(rows: "Iterable[AnswerRow]") -> tuple[str, ...]:
    """The filler phrases used most over all answers, at most three."""
    said: Counter[str] = Counter()
    for row in rows:
        if row.follows is None:
            said.update({phrase: number for phrase, number in row.phrases if number > 0})
    return tuple(sorted(said, key=lambda p: (-said[p], p))[:MOST_PHRASES])


def phrase_choices(rows: "Iterable[AnswerRow]", focus: tuple[str, ...] = ()) -> tuple[tuple[str, ...], ...]:
    """What fillers can be looked at: all, those of the focus, the phrases used most."""
    choices: list[tuple[str, ...]] = [(), *((focus,) if focus else ()), *((p,) for p in top_phrases(rows))]
    return tuple(dict.fromkeys(choices))


def longest_run(flags: Sequence[bool]) -> tuple[int, int]:
    """Where the longest run of True begins and ends (exclusive), the latest of equals; (0, 0) without one."""
    edges = [-1, *(i for i, flag in enumerate(flags) if not flag), len(flags)]
    return max(((a + 1, b) for a, b in pairwise(edges) if b - a > 1), key=lambda r: (r[1] - r[0], r[0]), default=(0, 0))


def _point(place: float, start: datetime, value: Value) -> Point:
    return Point(float(place), start, value.value, value.low, value.high, value.answers)
