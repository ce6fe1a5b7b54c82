"""What people call the parts of a question, and what they write there."""

import re
from collections.abc import Iterable
from typing import Any

from trainer.bank.exchange.draft import Draft, Reading
from trainer.bank.model import FOLLOW_UP_WHENS, KINDS, FollowUp, FollowUpWhen, Kind
from trainer.bank.plain_text import shown

# The bank's own word, then others for it; compared without case, spaces and punctuation.
_NAMES = {
    "ask": "question questions prompt text interviewquestion questiontext title front q",
    "id": "identifier key slug",
    "kind": "type category questiontype kindofquestion",
    "competencies": "competency competence competences skill skills topic topics theme themes area",
    "difficulty": "level hardness",
    "target_seconds": "targetseconds target seconds duration time timelimit length targetlength answertime",
    "look_for": "lookfor strong strongpoints good goodsigns keypoints points expected greenflags whattolookfor",
    "avoid": "weak weakpoints bad redflags pitfalls whattoavoid",
    "follow_ups": "followups followup probes probe followupquestions",
    "tags": "tag labels label keywords",
}
_FIELDS = {re.sub(r"[^a-z]", "", name): own for own, names in _NAMES.items() for name in (own, *names.split())}
_ORDER = list(_FIELDS)
_KIND_NAMES: dict[str, Kind] = {
    "behavioral": "behavioural",
    "star": "behavioural",
    "story": "behavioural",
    "experience": "behavioural",
    "motivational": "motivation",
    "fit": "motivation",
    "situation": "situational",
    "scenario": "situational",
    "hypothetical": "situational",
    "technical": "technical",
    "knowledge": "technical",
    "intro": "introduction",
    "opening": "introduction",
    "icebreaker": "introduction",
    "gap": "career-gap",
    "close": "closing",
    "end": "closing",
}
_DIFFICULTIES = {
    "easy": 1,
    "low": 1,
    "junior": 1,
    "medium": 2,
    "normal": 2,
    "mid": 2,
    "hard": 3,
    "high": 3,
    "senior": 3,
}
_TIME = re.compile(
    r"(?:(\d{1,2}):(\d\d)|(\d{1,4}(?:\.\d)?) ?(s|secs?|seconds?|m|mins?|minutes?)?)", re.IGNORECASE | re.ASCII
)
_FOLLOW_UP = re.compile(rf"({'|'.join(FOLLOW_UP_WHENS)})\s*:\s*(.+)", re.DOTALL)
_SHORT_ITEMS = ("competencies", "tags")


def field_named(name: str) -> str | None:
    """The field of a question that `name` (a column, a key, a label) stands for; None where it is none."""
    return _FIELDS.get(_key(name))


def fields_named(names: Iterable[str]) -> dict[str, str]:
    """For each of `names` that stands for a field that field; where several stand for one, the most usual has it."""
    known = sorted((name for name in dict.fromkeys(names) if field_named(name)), key=lambda n: _ORDER.index(_key(n)))
    taken: dict[str, str] = {}
    for name in known:
        field = _FIELDS[_key(name)]
        if field not in taken.values():
            taken[name] = field
    return taken


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def kind_named(text: str) -> Kind | None:
    """The kind that `text` names, however it is written ("Behavioral questions", "career gap"); None if it is none."""
    plain = re.sub(r"[\s_-]+(?:questions?|kind|type)?$", "", " ".join(text.lower().split()))
    plain = re.sub(r"[\s_]+", "-", plain)
    return next((kind for kind in KINDS if kind == plain), _KIND_NAMES.get(plain))


def draft_from(values: dict[str, Any], line: int, into: Reading) -> None:
    """Add the question whose fields are `values`, texts or what JSON holds, noting what can't be used."""
    ask = _text(values.get("ask"))
    if not ask:
        into.left_out(line, "there is no question in it")
        return
    kind, other_kind = _kind(values.get("kind"), line, into)
    into.drafts.append(
        Draft(
            line,
            ask,
            id=_text(values.get("id")),
            kind=kind,
            competencies=items("competencies", values.get("competencies")),
            difficulty=_difficulty(values.get("difficulty"), line, into),
            target_seconds=_seconds(values.get("target_seconds"), line, into),
            look_for=items("look_for", values.get("look_for")),
            avoid=items("avoid", values.get("avoid")),
            follow_ups=_follow_ups(values.get("follow_ups"), line, into),
            tags=tuple(dict.fromkeys((*items("tags", values.get("tags")), *other_kind))),
        )
    )


def follow_up_from(text: str) -> FollowUp:
    """`no_result: And how did it end?` as a follow-up; without such a word in front it is asked always."""
    found = _FOLLOW_UP.fullmatch(text.strip())
    return FollowUp(_when(found[1]), found[2]) if found else FollowUp("always", text.strip())


def items(field: str, value: Any) -> tuple[str, ...]:
    """The items of a list, or of a text that has them on lines, else between `;` or `|`, or, if short ones, commas."""
    if not value:
        return ()
    if isinstance(value, list):
        parts = [_text(part) for part in value]
    else:
        text = str(value)
        between = r"\n" if "\n" in text.strip(" ") else r"[;,|]" if field in _SHORT_ITEMS else r"[;|]"
        parts = [part.strip() for part in re.split(between, text)]
    return tuple(part for part in parts if part)


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()


def _kind(value: Any, line: int, into: Reading) -> tuple[Kind | None, tuple[str, ...]]:
    """The kind that was meant, or none and the word as a tag."""
    text = _text(value)
    kind = kind_named(text)
    if text and kind is None:
        into.guessed(line, "no kind of this program is meant, so it becomes a tag", shown(text))
        return None, (text,)
    if kind is not None and kind != text.lower().replace(" ", "-"):
        into.guessed(line, f"the kind {kind} is meant", shown(text))
    return kind, ()


def _difficulty(value: Any, line: int, into: Reading) -> int | None:
    text = _text(value).lower()
    if text in ("1", "2", "3"):
        return int(text)
    if text in _DIFFICULTIES:
        into.guessed(line, f"the difficulty {_DIFFICULTIES[text]} is meant", shown(text))
    elif text:
        into.left_out(line, "the difficulty is none of 1, 2, 3, easy, medium, hard", shown(text))
    return _DIFFICULTIES.get(text)


def _seconds(value: Any, line: int, into: Reading) -> int | None:
    from trainer.bank.schema import TARGET_SECONDS

    text = _text(value)
    found = _TIME.fullmatch(text)
    if found is None:
        if text:
            into.left_out(line, "the target is no time", shown(text))
        return None
    minutes, rest, number, unit = found.groups()
    if minutes is not None:
        seconds = int(minutes) * 60 + int(rest)
    else:
        seconds = round(float(number) * (60 if (unit or "s").lower().startswith("m") else 1))
    if not TARGET_SECONDS[0] <= seconds <= TARGET_SECONDS[1]:
        into.left_out(line, f"a target is {TARGET_SECONDS[0]} to {TARGET_SECONDS[1]:,} seconds", shown(text))
        return None
    if text != str(seconds):
        into.guessed(line, f"the target is {seconds} seconds", shown(text))
    return seconds


def _follow_ups(value: Any, line: int, into: Reading) -> tuple[FollowUp, ...]:
    if not isinstance(value, list):
        return tuple(follow_up_from(text) for text in items("follow_ups", value))
    found = []
    for part in value:
        if isinstance(part, dict):
            fields = {own: inner for name, inner in part.items() if (own := field_named(str(name)))}
            when, ask = _text(part.get("when")), _text(fields.get("ask"))
            if ask and (not when or when in FOLLOW_UP_WHENS):
                found.append(FollowUp(_when(when or "always"), ask))
                continue
        elif _text(part):
            found.append(follow_up_from(_text(part)))
            continue
        into.left_out(line, "a follow-up has no question or no such `when`", shown(str(part)))
    return tuple(found)


def _when(text: str) -> FollowUpWhen:
    return next(when for when in FOLLOW_UP_WHENS if when == text)
