"""What an interviewer would ask further about in an answer: only what is surely open, the most pressing first."""

from trainer.analysis.model import Vague
from trainer.bank.model import FollowUpWhen
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.rules.told_in_general import in_general
from trainer.feedback.signals.vagueness import kind_of_vague

ORDER: tuple[FollowUpWhen, ...] = ("no_result", "no_own_part", "vague", "no_figure", "short", "long")
_BRIEF_WORDS = 35
"""Convention: in two or three sentences the answer itself is missing, and not its end or its figure."""
_MANY_VAGUE = 3
"""Convention: so many words without a measure are asked about even where one figure was given."""


def open_points(case: Case) -> tuple[FollowUpWhen, ...]:
    """The open points of an answer, in `ORDER`; never "always". Empty where nothing was said.

    Of an answer in a sentence or two that is all: that it is short.
    """
    if case.analysis.words == 0:
        return ()
    if case.length == "short" and case.words < _BRIEF_WORDS and not _complete(case):
        return ("short",)
    missing: dict[FollowUpWhen, bool] = {
        "short": case.length == "short" and not _complete(case),
        "no_result": _no_result(case),
        "no_own_part": case.wants_story and case.own_part_missing,
        "vague": vague_claim(case) is not None or in_general(case),
        "no_figure": _no_figure(case),
        "long": case.length == "long",
    }
    return tuple(when for when in ORDER if missing[when])


def vague_claim(case: Case) -> Vague | None:
    """The vague words most worth a question; None where a figure beside them says enough."""
    ranked = sorted(case.analysis.vague, key=lambda v: (_RANK[_kind(case, v)], v.start))
    weighty = [v for v in ranked if _kind(case, v) != "other"]
    if not weighty or case.kind == "closing":
        return None
    changed = any(f.role == "change" for f in case.analysis.quantified)
    sized = any(f.role != "tenure" for f in case.analysis.quantified)
    enough = changed if _kind(case, weighty[0]) == "change" else sized
    return weighty[0] if not enough or len(weighty) >= _MANY_VAGUE else None


_RANK = {"change": 0, "quantity": 1, "other": 2}


def _kind(case: Case, vague: Vague) -> str:
    return kind_of_vague(case.text[vague.start : vague.end])


def _complete(case: Case) -> bool:
    """Whether a short story has all that matters: a deed of one's own, how it ended, and a figure."""
    sized = any(f.role != "tenure" for f in case.analysis.quantified)
    return case.wants_story and bool(case.own.mine) and case.has_result and sized


def _no_result(case: Case) -> bool:
    return case.wants_story and not case.has_result and not in_general(case)


def _no_figure(case: Case) -> bool:
    """Where a record of one's own is told without a size; elsewhere only where the question itself asks for one."""
    if case.kind in rubric.OWN_RECORD_KINDS:
        return not any(f.role != "tenure" for f in case.analysis.quantified)
    wanted = case.question is not None and any(f.when == "no_figure" for f in case.question.follow_ups)
    return case.kind in rubric.SIZED_KINDS and wanted and not case.analysis.quantified
