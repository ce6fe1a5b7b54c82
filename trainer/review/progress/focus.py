"""What became of the focus: when it was set, where it stands, and what else changed since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from trainer.bank.model import Question
from trainer.feedback.focus import Focus, FocusCheck, check_focus, choose_focus
from trainer.feedback.result import AnswerResult
from trainer.feedback.rubric import Threshold
from trainer.feedback.words import number
from trainer.review.diary import day_words
from trainer.review.progress.measure import Measure, value_of
from trainer.review.progress.sentences import value_alone
from trainer.review.progress.series import Session
from trainer.review.progress.trend import SURE, rank_sum, too_few_to_compare
from trainer.review.takes import to_debrief

if TYPE_CHECKING:
    from trainer.store.store import Store

Answers = Sequence[tuple[Question, AnswerResult]]

MOST_BACK = Threshold(12, "Convention: further back nobody remembers having set it; each is a session to be read")
MOST_BEFORE = Threshold(12, "Convention: what was long before is no measure of what was before")
_PAGE = 20


@dataclass(frozen=True, slots=True)
class Held:
    """A session with answers: its id, when it began, the last takes."""

    id: str
    started_at: datetime
    answers: Answers


@dataclass(frozen=True, slots=True)
class FocusStory:
    """The focus that the latest session names, and the first of the sessions in a row that named it.

    `since` counts the sessions after that one. `check` holds the latest against the one that set it, None where
    that is the latest itself; then `before` is the focus that the session before had set, with what came of it.
    """

    focus: Focus
    set_in: str
    set_at: datetime
    since: int
    check: FocusCheck | None
    before: tuple[Focus, FocusCheck] | None = None


def focus_story(sessions: Iterable[Held]) -> FocusStory | None:
    """The story of the focus; `sessions` have the newest first, as many are taken as are needed. None without focus."""
    held = iter(sessions)
    latest = next(held, None)
    focus = choose_focus(latest.answers) if latest else None
    if latest is None or focus is None:
        return None
    setter, since, before = latest, 0, None
    for session in islice(held, int(MOST_BACK.value)):
        other = choose_focus(session.answers)
        if other is None or not _same(focus, other):
            if not since and other is not None:
                before = other, check_focus(other, latest.answers, session.answers)
            break
        setter, since = session, since + 1
    check = check_focus(focus, latest.answers, setter.answers) if since else None
    return FocusStory(focus, setter.id, setter.started_at, since, check, before)


def read_focus(store: "Store") -> FocusStory | None:
    """The story of the focus in the history. Raises `StoreError`."""
    return focus_story(_held(store))


def _held(store: "Store") -> Iterable[Held]:
    offset = 0
    while page := store.sessions(limit=_PAGE, offset=offset):
        for summary in page:
            if summary.answered:
                yield Held(summary.id, summary.started_at, to_debrief(store.answers(summary.id)))
        offset += _PAGE


def _same(focus: Focus, other: Focus) -> bool:
    if focus.rule != other.rule or bool(focus.phrases) != bool(other.phrases):
        return False
    return not focus.phrases or bool({*focus.phrases} & {*other.phrases})


def focus_words(story: FocusStory, now: datetime) -> str:
    """What became of the focus, in a sentence or two."""
    day = day_words(story.set_at, now)
    when = day if day in ("today", "yesterday") else f"on {day}"
    mark = f"Your focus, set {when}: {story.focus.pass_mark}."
    if story.check is None:
        if story.before is None:
            return f"{mark} The next session will show how it goes."
        focus, check = story.before
        return f"{mark} The one before was {focus.pass_mark}: {_standing(check)}."
    return f"{mark} {_sentence(_standing(story.check))}"


def _standing(check: FocusCheck) -> str:
    return check.measured if check.reached is None else f"{check.measured}, {_reached(check.reached)}"


def _reached(reached: bool) -> str:
    return "reached" if reached else "not there yet"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def focus_start(sessions: Sequence[Session], story: FocusStory) -> datetime | None:
    """When the session that set the focus began to be answered; None where it is not among `sessions`."""
    return next((s.start for s in sessions if s.id == story.set_in), None)


def changed_since(sessions: Sequence[Session], measures: Sequence[Measure], story: FocusStory) -> str:
    """What else changed in the sessions after the focus was set against those up to then, told where it is sure."""
    start = focus_start(sessions, story)
    before = [s for s in sessions if start is not None and s.start <= start][-int(MOST_BEFORE.value) :]
    after = [s for s in sessions if start is not None and s.start > start]
    if not after:
        return ""
    if too_few_to_compare(len(before), len(after)):
        return f"{_after(len(after))} since then: too early to say what else changed."
    told = [words for m in measures if (words := _change(before, after, m))]
    if not told:
        return f"{_after(len(after))} since then: nothing else changed beyond chance."
    return f"Since then, beyond chance: {'; '.join(told)}."


def _after(count: int) -> str:
    return f"{number(count).capitalize()} session{'' if count == 1 else 's'}"


def _change(before: Sequence[Session], after: Sequence[Session], measure: Measure) -> str:
    was, now = _values(before, measure), _values(after, measure)
    if not was or not now or rank_sum(was, now) > SURE.value:
        return ""
    first, last = median(was), median(now)
    if abs(last - first) < measure.step.value:
        return ""
    name = measure.more if last > first else measure.less
    return f"{name.lower()}, {value_alone(measure, last)}{measure.unit} ({value_alone(measure, first)} before)"


def _values(sessions: Sequence[Session], measure: Measure) -> list[float]:
    return [v.value for s in sessions if (v := value_of(measure.key, s.answers)) is not None]
