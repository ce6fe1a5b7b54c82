"""What a number counts: the unit or noun phrase after it, and the time over which it is counted ("a week")."""

import re
from dataclasses import dataclass

from trainer.analysis.figures.scene import Scene
from trainer.analysis.lexicon import (
    BE,
    CONJUNCTIONS,
    DO,
    HAVE,
    MODALS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBJECTS_CONTRACTED,
    SUBORDINATORS,
)

_TIME_STEMS = (
    "millisecond second minute hour day night week weekend month quarter year decade semester season sprint"
).split()
TIME_UNITS: dict[str, str] = {stem: stem for stem in _TIME_STEMS} | {stem + "s": stem for stem in _TIME_STEMS}
TIME_UNITS |= {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "sec": "second", "secs": "second"}
TIME_UNITS |= {"ms": "millisecond", "weeks'": "week", "months'": "month", "years'": "year", "yrs": "year"}

TIME_SUFFIXES = frozenset({"ms", "sec", "secs", "min", "mins", "h", "hr", "hrs", "wk", "wks", "yr", "yrs"})
RATE_SUFFIXES = frozenset({"wpm", "mph", "rpm", "rps", "qps", "kph"})
MEASURE_SUFFIXES = frozenset(
    {"km", "kg", "lb", "lbs", "gb", "mb", "tb", "pb", "kb", "ft", "mi", "ml", "mg", "cm", "kw", "mw", "kwh", "sqft"}
)

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|day|night|shift|week|morning|evening|weekend"
_PERIODS = "second|minute|hour|day|night|shift|week|weekend|month|quarter|year|season|semester|sprint|term|morning"
RATE_TAIL = re.compile(
    rf" (?:(?:a|an|per|each|every|for each|for every) (?:single |given |business |working |calendar )?"
    rf"(?:{_PERIODS})|per [a-z]+|an? (?:head|piece|pop|unit|person|ticket|plate)|apiece"
    r"|on an? (?:(?:good|busy|slow|typical|normal|average|given|bad|single|friday|saturday|sunday|regular) "
    rf")?(?:{_DAYS})"
    rf"|daily|weekly|nightly|monthly|quarterly|yearly|annually|hourly) "
    r"(?!(?:later|earlier|ago|afterwards|beforehand|into it|before (?:that|we|i|he|she|they|it|the)|"
    r"after (?:that|we|i|he|she|they|it|the)) )"  # "fifty crates a week later": a week passed
)
"""What makes a count a rate: "a week", "per patient", "daily"."""

_NOT_PLURAL = frozenset(
    "is was has does us this as its yes plus less always across perhaps his hers ours because thus various sometimes "
    "afterwards besides towards its's unless toss whereas previous serious across business process access class "
    "success address loss pass cross boss press progress guess miss mess stress focus status bonus campus bus virus "
    "basis analysis crisis gas series's news lens sales's that's it's what's he's she's there's let's who's".split()
)
_PLURALS = frozenset(
    "people children men women staff personnel crew feet mice data sheep fish cattle head teeth criteria clientele "
    "inventory police alumni folks stories series equipment business mil".split()
)
STOPS: frozenset[str] = frozenset(
    PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | QUESTION_WORDS
    | SUBJECTS
    | SUBJECTS_CONTRACTED
    | OBJECTS
    | POSSESSIVES
    | BE
    | HAVE
    | MODALS
    | DO
    | set(
        "that than then not just there here now today later ago early ahead faster slower the a an this these".split()
    )
    | set("those also still already which percent point right no yes too really very actually".split())
)
"""Words that end the noun phrase of a number."""
_ATTRIBUTIVE = frozenset(
    "bed person people man woman seat unit page room story storey acre table student employee member user line chair "
    "ton foot truck car vehicle lane bay dock node server store site patient guest cover key slide piece part point "
    "question step item hole pump pound mile gallon inch degree course strong million thousand figure".split()
)
"""Singular nouns that stand between a number and what it describes: "a 32 bed ward", "a twelve person crew"."""
_LOOSELY = frozenset({"some", "odd", "ish", "plus", "something"})
"""What a hyphen joins to a number to make it rough: "thirty-some", "twelve-plus"."""
_ADDED = frozenset("more other additional extra new different or so plus odd some separate total straight full".split())
_COMPARED = frozenset("faster more less higher bigger better larger quicker fewer lower cheaper busier longer".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What follows a number: pieces up to `end` (not included) are part of the figure.

    `head` is the noun ("" for none), `unit` the time unit in the singular ("" for none), `rate` whether a period or
    "per" follows, `attributive` whether the number is part of an adjective ("a 32-bed ward"), `partitive` whether it
    is "of them", "of the tickets".
    """

    end: int
    head: str = ""
    unit: str = ""
    rate: bool = False
    attributive: bool = False
    partitive: bool = False


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word in _PLURALS:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "ous", "'")) and word not in _NOT_PLURAL
    )


def _rate_end(scene: Scene, at: int) -> int:
    """The piece after a rate's tail that begins at `at`; `at` itself where there is none."""
    if at < len(scene.pieces) and "/" in scene.pieces[at].marks:
        return at + 1
    if at < len(scene.pieces) and scene.pieces[at].marks and not scene.pieces[at].hesitant:
        return at
    match = RATE_TAIL.match(scene.right(at))
    if match is None:
        return at
    found = at
    for _ in match.group().split():
        found += 1
    return found


def counted(scene: Scene, at: int) -> Counted:
    """What the number that ends before piece `at` counts."""
    if at >= len(scene.pieces) or scene.pieces[at].wall:
        return Counted(at)
    piece = scene.pieces[at]
    if "/" in piece.marks:
        return Counted(at + 1, rate=True)
    if piece.glued and scene.norm(at) in _LOOSELY:
        at += 1
    elif piece.glued:
        return _glued(scene, at)
    found = _phrase(scene, at)
    if found.unit and re.match(r" (?:each|every|for|on) ", scene.right(found.end)):
        return found  # "in three days every month" is no rate of days
    tail = _rate_end(scene, found.end)
    if tail > found.end:
        return Counted(tail, found.head, found.unit, True, found.attributive, found.partitive)
    return found


def _glued(scene: Scene, at: int) -> Counted:
    after = at
    while after < len(scene.pieces) and scene.pieces[after].glued:
        after += 1
    word = scene.pieces[after - 1].norm  # not `norm`: "second" may have been read as an ordinal
    if word in ("long", "old", "plus"):
        word = scene.norm(at)
    head = ""
    if after < len(scene.pieces) and not scene.pieces[after].marks and scene.norm(after) not in STOPS:
        head = scene.norm(after)
        after += 1
    unit = TIME_UNITS.get(word, "")
    return Counted(after, head or word, unit, attributive=True)


def _phrase(scene: Scene, at: int) -> Counted:
    begin = at
    if scene.norm(at) in ("a", "an") and scene.norm(at - 1) == "half" and at + 1 < len(scene.pieces):
        unit = TIME_UNITS.get(scene.pieces[at + 1].norm, "")  # "second" may have been read as an ordinal
        return Counted(at + 2, unit=unit) if unit else Counted(at)
    if scene.norm(at) == "or" and scene.norm(at + 1) in ("so", "more"):
        at += 2
    elif scene.norm(at) in ("plus", "like", "ish", "some", "odd"):
        at += 1
    partitive = False
    if scene.norm(at) == "of":
        if scene.norm(at + 1) in ("them", "us", "those", "these", "mine", "ours"):
            return Counted(at + 2, partitive=True)
        partitive = True
        at += 2 if scene.norm(at + 1) in ("the", "our", "my", "those", "these", "their", "his", "her") else 1
    for last in range(at, min(at + 4, len(scene.pieces))):
        piece, word = scene.pieces[last], scene.norm(last)
        if piece.wall or (piece.marks and not piece.hesitant) or word in STOPS or not word:
            break
        if word in TIME_UNITS and not partitive:
            if last == at or scene.norm(last - 1) in _ADDED | {
                "business",
                "working",
                "calendar",
                "consecutive",
                "whole",
            }:
                return _timed(scene, last)
            break
        if word == "times":
            compared = scene.norm(last + 1) in _COMPARED
            return Counted(last + 2 if compared else last + 1, word)
        if is_plural(word):
            return Counted(last + 1, word, partitive=partitive)
        if word == "square":
            continue
        if word in _ATTRIBUTIVE and (last == at or scene.norm(last - 1) == "square"):
            then = scene.norm(last + 1)
            if then and then not in STOPS and not is_plural(then) and not scene.pieces[last + 1].marks:
                return Counted(last + 2, then, attributive=True)
            if then and is_plural(then) and word != "more":
                return Counted(last + 2, then, attributive=True)
    return Counted(begin, partitive=partitive)


def _timed(scene: Scene, at: int) -> Counted:
    unit, then = TIME_UNITS[scene.norm(at)], scene.norm(at + 1)
    singular = scene.norm(at) == unit and unit != "millisecond"
    if then == "and" and scene.norm(at + 2) == "a" and scene.norm(at + 3) in ("half", "quarter"):
        return Counted(at + 4, unit=unit)
    follows = bool(then) and at + 1 < len(scene.pieces) and not scene.pieces[at + 1].marks and then not in STOPS
    if singular and follows and then not in ("every", "straight", "running"):  # "a six month project"
        return Counted(at + 2, then, unit, attributive=True)
    return Counted(at + 1, unit=unit)
