"""Which answers are wanted, in plain words: findings, kinds, and stretches of time."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from typing import get_args

from trainer.bank.model import Kind
from trainer.errors import UsageError
from trainer.review.diary import date_words
from trainer.review.plain import clean
from trainer.store.records import AnswerFilter

FINDINGS: Mapping[str, str] = {
    "no_result": "no result",
    "late_result": "a late result",
    "no_figure": "no figure",
    "open_figure": "a figure that leaves something open",
    "vague": "vague where a figure would say more",
    "fillers": "filler words",
    "pet_phrase": "a phrase said again and again",
    "hedges": "hedges",
    "hedged_achievement": "an achievement taken back",
    "helped_with": "help whose share is open",
    "own_part": "your own part unclear",
    "too_long": "too long",
    "too_short": "too short",
    "shape": "not in the shape that was asked for",
    "off_question": "beside the question",
    "told_in_general": "told in general",
    "repetition": "said twice",
    "trailing_off": "ends by trailing off",
    "pace": "the pace",
    "pauses": "long pauses",
    "slow_start": "a slow start",
    "speeding_up": "speeding up",
    "fading": "fading sentence ends",
    "stumbles": "restarts and repeated words",
    "absolutes": "always and never",
    "jargon": "jargon",
    "blame": "hard words about an employer",
    "no_speech": "nothing heard",
}
"""What each rule of the advice finds, in the words of a list to choose from."""
_KINDS: Mapping[str, str] = {"career-gap": "career gap"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"(\d{1,2})\.? +([a-z]{3,9})(?: +(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def finding_words(rule: str) -> str:
    """ "no result" for "no_result"; a rule of another version of the program is named as it is."""
    return FINDINGS.get(rule) or clean(rule.replace("_", " "))


def kind_words(kind: str) -> str:
    """A kind of question as one says it."""
    return _KINDS.get(kind) or clean(kind)


def known_kind(kind: str) -> Kind | None:
    """`kind`, where it is one of a question."""
    return next((known for known in get_args(Kind) if known == kind), None)


def start_of_week(now: datetime) -> datetime:
    """The midnight before this week's Monday, in the zone of `now`."""
    return midnight(now - timedelta(days=now.weekday()))


def start_of_month(now: datetime) -> datetime:
    """The midnight with which this month begins, in the zone of `now`."""
    return midnight(now.replace(day=1))


def day_meant(text: str, now: datetime) -> datetime:
    """The beginning of the day that somebody wrote: "2026-11-01", "1 Nov", "1 November 2025"; in the zone of `now`.

    Without a year the latest such day that is not ahead. Raises `UsageError` for what is no day.
    """
    written = " ".join(text.lower().split())
    iso, words = _ISO.fullmatch(written), _WRITTEN.fullmatch(written)
    try:
        if iso:
            return midnight(now.replace(year=int(iso[1]), month=int(iso[2]), day=int(iso[3])))
        if words and words[2][:3] in _MONTHS:
            month = _MONTHS.index(words[2][:3]) + 1
            return _in_year(now, month, int(words[1]), int(words[3]) if words[3] else None)
    except ValueError:
        pass
    raise UsageError(f"{clean(text)!r} is no day.", "Write it like 2026-11-01 or 1 Nov.")


def _in_year(now: datetime, month: int, day: int, year: int | None) -> datetime:
    if year is not None:
        return midnight(now.replace(year=year, month=month, day=day))
    for back in range(5):  # the 29th of February is up to four years back
        try:
            found = midnight(now.replace(year=now.year - back, month=month, day=day))
        except ValueError:
            continue
        if found <= now:
            return found
    raise ValueError(day)


def midnight(moment: datetime) -> datetime:
    """The beginning of the day of `moment`, in its zone."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    # A fixed offset (what `astimezone()` gives) is wrong across a change of the clocks: ask the machine anew.
    return day.replace(tzinfo=None).astimezone() if _is_local(moment) else day


def _is_local(moment: datetime) -> bool:
    if not isinstance(moment.tzinfo, timezone):
        return False
    return moment.utcoffset() == moment.replace(tzinfo=None).astimezone().utcoffset()


def filter_words(which: AnswerFilter, zone: tzinfo | None, *, ask: str = "") -> str:
    """What a filter asks for: "Nursing ward, no result, since Mon 2 Nov"; "" where it asks for nothing.

    `ask` are the words of the question that is asked for; days stand in `zone`.
    """
    parts = [
        clean(which.bank_title) if which.bank_title is not None else "",
        f'"{clean(ask or which.question_id)}"' if which.question_id is not None else "",
        kind_words(which.kind) if which.kind else "",
        finding_words(which.finding) if which.finding else "",
        f"since {_day(which.since, zone)}" if which.since else "",
        f"before {_day(which.until, zone)}" if which.until else "",
        "starred" if which.starred else "",
        "" if which.with_probes else "without follow-up questions",
    ]
    return ", ".join(part for part in parts if part)


def _day(moment: datetime, zone: tzinfo | None) -> str:
    local = moment.astimezone(zone)
    return f"{date_words(local)} {local.year}"
