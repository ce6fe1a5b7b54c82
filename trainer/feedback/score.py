"""The score: five parts with a reason each, and an overall figure. All limits are in `rubric`."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import PART_NAMES, PartName, Score, ScorePart
from trainer.feedback.spoken import speeding_up, stumbles_per_100
from trainer.feedback.words import clock, number, times

_WORTH_NAMING = 3  # points; less is lost in rounding
_NOTHING_SAID = "Nothing was heard, so there is nothing to judge yet."


def score(case: Case) -> Score:
    """The score of one answer; all parts 0 where nothing was said."""
    if case.analysis.words == 0:
        return Score(0, tuple(ScorePart(name, 0, _NOTHING_SAID) for name in PART_NAMES))
    judged = {
        "fillers": _fillers(case),
        "length": _length(case),
        "evidence": _evidence(case),
        "structure": _structure(case),
        "delivery": _delivery(case),
    }
    weights = rubric.STORY_WEIGHTS if case.wants_story else rubric.OTHER_WEIGHTS
    if case.kind is None:
        weights = rubric.UNKNOWN_WEIGHTS
    exact = {name: max(0.0, min(100.0, judged[name][0])) for name in PART_NAMES}
    overall = sum(weights[name] * exact[name] for name in PART_NAMES)
    overall = _modest(overall, min(exact.values()))
    return Score(round(overall), tuple(ScorePart(name, round(exact[name]), judged[name][1]) for name in PART_NAMES))


def _modest(overall: float, weakest: float) -> float:
    """`overall` with what lies above `rubric.PERFECT_FROM` reduced by the weakest part, `rubric.HIGHEST` at the top."""
    limit, highest = rubric.PERFECT_FROM.value, rubric.HIGHEST.value
    if overall <= limit:
        return overall
    whole = (1 + weakest / 100) / 2
    return limit + (highest - limit) * (overall - limit) / (100 - limit) * whole


def part(score: Score, name: PartName) -> ScorePart:
    """One part of a score by its name."""
    return next(p for p in score.parts if p.name == name)


def _enough(case: Case) -> float:
    """How far the words suffice to judge, 0 to 1."""
    return min(1.0, case.words / rubric.WORDS_TO_JUDGE.value)


def _leaning(value: float, case: Case) -> float:
    """A part judged on few words leans towards the middle: being short must not look like being fluent."""
    if value <= rubric.UNDECIDED.value:
        return value
    return rubric.UNDECIDED.value + (value - rubric.UNDECIDED.value) * _enough(case)


def _fillers(case: Case) -> tuple[float, str]:
    rate = case.fillers
    value = 100.0
    if rate.count >= rubric.FILLERS_FEWEST.value or _enough(case) == 1:
        value = rubric.FILLERS_PER_MINUTE.at(rate.weight_per_minute)
    if _enough(case) < 1 and rate.count < rubric.FILLERS_FEWEST.value:
        return _leaning(value, case), "Too few words to tell."
    if rate.count == 0:
        return value, "Heard no fillers."
    heard = f"Heard {number(rate.count)} filler{'s' if rate.count > 1 else ''}"
    if rate.count < rubric.FILLERS_FEWEST.value:
        return value, f"{heard}: nobody minds that."
    about = f"{heard}, about {rate.per_minute:.0f} a minute"
    quiet = rate.weight_per_minute <= rubric.FILLERS_QUIET.value
    return _leaning(value, case), f"{about}: {'few enough that nobody minds' if quiet else 'enough to be noticed'}."


def _length(case: Case) -> tuple[float, str]:
    value = rubric.LENGTH_RATIO.at(case.ratio)
    target = clock(case.analysis.length.target_seconds)
    took = clock(case.seconds) if case.timed else f"About {clock(case.seconds)} when spoken"
    if case.length == "short":
        # a verdict of "short" on few words holds whatever the clock says: silence is no answer
        return value * _enough(case), f"{took}, where about {target} was asked: room to say more."
    if case.length == "long":
        return value, f"{took}, where about {target} was asked."
    if case.ratio < rubric.LENGTH_CLOSE[0].value:
        return 100.0, f"{took}, on the short side of {target} and long enough."
    if case.ratio > rubric.LENGTH_CLOSE[1].value:
        return 100.0, f"{took}, a little over the {target} it aimed at."
    return 100.0, f"{took}, close to the {target} it aimed at."


def _evidence(case: Case) -> tuple[float, str]:
    figures = case.analysis.quantified
    worse = case.worsened
    change = sum(f.role == "change" and f not in worse for f in figures)
    scope = sum(f.role == "scope" for f in figures) + len(worse)
    record = case.kind in rubric.OWN_RECORD_KINDS
    value = (rubric.EVIDENCE_BASE_RECORD if record else rubric.EVIDENCE_BASE_OTHER).value * _enough(case)
    value += _first_and_more(change, rubric.EVIDENCE_CHANGE.value, rubric.EVIDENCE_CHANGE_MORE.value, most=3)
    value += _first_and_more(scope, rubric.EVIDENCE_SCOPE.value, rubric.EVIDENCE_SCOPE_MORE.value, most=4)
    value += rubric.EVIDENCE_TENURE.value if len(figures) > change + scope else 0.0
    vague = len(case.analysis.vague)
    value = min(100.0, value) - rubric.EVIDENCE_VAGUE.at(vague)
    return value, _evidence_reason(change, len(worse), len(figures), vague, record)


def _first_and_more(count: int, first: float, more: float, *, most: int) -> float:
    return first + more * (min(count, most) - 1) if count else 0.0


def _evidence_reason(change: int, worse: int, figures: int, vague: int, record: bool) -> str:
    wanted = f", and {number(vague)} place{'s' if vague > 1 else ''} where one would fit" if vague else ""
    if change:
        said = "A figure that shows what changed" if change == 1 else f"{number(change)} figures that show what changed"
    elif worse:
        said = "A figure of what got worse, and none of what you made better"
    elif figures:
        several = f"{number(figures)} figures, none of which says what changed"
        said = several if figures > 1 else "One figure, which doesn't say what changed"
    else:
        said = "No figure" if record or vague else "No figure, and none was needed"
    return f"{said[:1].upper()}{said[1:]}{wanted}."


def _structure(case: Case) -> tuple[float, str]:
    if case.wants_story:
        value, reason = _story(case)
    elif case.shape:
        value, reason = _shape(case)
    else:
        value, reason = _unknown_question(case), "The question is not known; judged as a plain account."
    if case.aim is not None:
        value, reason = value - rubric.OFF_QUESTION_POINTS.value, f"Nothing points at {case.aim.said}."
    lost = rubric.REPEATED_SHARE.at(case.repetition.share)
    if lost >= _WORTH_NAMING:
        reason = f"{reason.rstrip('.')}; it comes back to the same words."
    return (max(0.0, value) - lost) * _enough(case), reason


def _shape(case: Case) -> tuple[float, str]:
    possible = sum(element.points for element, _ in case.shape)
    earned = sum(element.points for element, span in case.shape if span)
    value = rubric.STRUCTURE_BASE_OTHER.value + (100 - rubric.STRUCTURE_BASE_OTHER.value) * earned / possible
    missing = [element.wanted for element, span in case.shape if span is None]
    return value, f"Not found: {'; '.join(missing)}." if missing else "It has the shape this question asks for."


def _unknown_question(case: Case) -> float:
    base = rubric.STRUCTURE_BASE_UNKNOWN.value
    return base + (100 - base) * _story(case)[0] / 100 if case.tells_story else base


def _story(case: Case) -> tuple[float, str]:
    parts, points = case.analysis.structure, rubric.STORY_PARTS
    told = {
        "situation": float(parts.situation is not None),
        "task": float(parts.task is not None),
        "action": _action(case),
        "result": float(case.has_result),
    }
    value = sum(points[name] * told[name] for name in points)
    notes: list[str] = []
    if not case.own.mine and not case.own.ours:
        notes.append("nothing that you did was found")
    elif case.own_part_missing:
        notes.append("your own part is hard to see")
    if not case.has_result:
        notes.append("no ending was found")
    if parts.first_result_at is not None and case.seconds > rubric.RESULT_LATE_SECONDS.value:
        value -= rubric.LATE_RESULT.at(parts.first_result_at)
        if parts.first_result_at > rubric.RESULT_LATE.value:
            notes.append("the result comes very late")
    reason = " and ".join(notes) or "what you did and how it ended are both there"
    return value, f"{reason[:1].upper()}{reason[1:]}."


def _action(case: Case) -> float:
    """How much of the action was told (0 to 1): deeds of one's own count whole, those of "we" in part."""
    ours = min(rubric.WE_MOST.value, rubric.WE_COUNTS.value * len(case.own.ours))
    deeds = len(case.own.mine) + ours
    return min(1.0, deeds / rubric.ACTION_DEEDS.value)


def _delivery(case: Case) -> tuple[float, str]:
    lost = [
        (rubric.PACE_OUTSIDE.at(_pace_outside(case)), _pace_reason(case)),
        (rubric.LONG_PAUSES.at(_long_pauses(case)), "several long pauses"),
        (_hedging(case), f"{number(len(case.hedges))} hedges such as {_example(case)}"),
        (rubric.STUMBLES_PER_100.at(stumbles_per_100(case)), _stumbles_reason(case)),
        (rubric.FADING_DB.at(case.analysis.delivery.fading_db or 0.0), "sentence ends fall away"),
        (rubric.SPEEDING_UP.at(speeding_up(case)), "faster and faster towards the end"),
        (rubric.SLOW_START_SECONDS.at(case.analysis.delivery.start_delay or 0.0), "a long silence before the start"),
        (rubric.BLAME_POINTS.at(len(case.blame)), f"hard words about others {times(len(case.blame))}"),
        (rubric.TRAILING_POINTS.value if case.trailing else 0.0, "the end trails off"),
    ]
    notes = [reason for points, reason in sorted(lost, key=lambda n: -n[0]) if points >= _WORTH_NAMING and reason]
    value = _leaning(100 - sum(points for points, _ in lost), case)
    if notes:
        said = " and ".join(notes[:2])
        return value, f"{said[:1].upper()}{said[1:]}."
    if _enough(case) == 1:
        return value, "Nothing stood in the way."
    return value, "Nothing stood in the way, as far as so few words can show."


def _stumbles_reason(case: Case) -> str:
    """What to call the stumbles; "" where nobody would notice them."""
    noticed = stumbles_per_100(case) > rubric.STUMBLES_USUAL.value
    return "words said twice and sentences begun anew" if noticed else ""


def _hedging(case: Case) -> float:
    enough = len(case.hedges) >= rubric.HEDGES_FEWEST.value
    return rubric.HEDGES_PER_100.at(case.hedges_per_100) if enough else 0.0


def _example(case: Case) -> str:
    return f'"{case.hedges[0].phrase}"' if case.hedges else ""


def _pace_outside(case: Case) -> float:
    """How far the pace lies outside the band, as a share of the limit it passes; 0 inside, or when not timed."""
    pace = case.analysis.pace
    if pace is None or _enough(case) < 1:
        return 0.0
    if pace.wpm > case.bands.fast_wpm:
        return pace.wpm / case.bands.fast_wpm - 1
    return max(0.0, 1 - pace.wpm / case.bands.slow_wpm)


def _pace_reason(case: Case) -> str:
    pace = case.analysis.pace
    return f"{pace.wpm:.0f} words a minute" if pace else ""


def _long_pauses(case: Case) -> int:
    return sum(p.seconds >= rubric.LONG_PAUSE_SECONDS.value for p in case.analysis.pauses)
