"""What an answer left open, in the words a question bank uses for its follow-ups, and what would be asked next."""

from collections.abc import Sequence

from trainer.bank.model import FollowUpWhen, Question
from trainer.feedback import rubric
from trainer.feedback.measures import Case, examine
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import quote

_ORDER: tuple[FollowUpWhen, ...] = ("short", "no_result", "no_own_part", "vague", "no_figure", "long")
_DEFAULTS: dict[FollowUpWhen, str] = {
    "short": "Could you tell me a little more about that?",
    "no_result": "And how did it end?",
    "no_own_part": "What was your own part in that?",
    "no_figure": "Roughly how big was that: how many people, how often, how long?",
    "long": "If you had to put that in two sentences, what would they be?",
    "always": "What would you do differently today?",
}


def gaps(question: Question, result: AnswerResult) -> tuple[FollowUpWhen, ...]:
    """What is missing in an answer, the most pressing first; never "always". Empty where nothing was said."""
    if result.no_speech:
        return ()
    return _gaps(examine(result.transcript, result.analysis, question))


def follow_up(question: Question, result: AnswerResult, *, asked: Sequence[str] = ()) -> str:
    """What this interviewer would ask next: the bank's own words where they fit, else a common question.

    `asked` are follow-ups that were asked already; "" when nothing is left to ask.
    """
    open_points = gaps(question, result)
    own = [f for when in (*open_points, "always") for f in question.follow_ups if f.when == when]
    common = [_common(when, result) for when in open_points[:1]]
    if not common and question.kind in rubric.STORY_KINDS:
        common = [_DEFAULTS["always"]]  # asked of a plan or a motive it makes no sense
    return next((ask for ask in [*(f.ask for f in own), *common] if ask not in asked), "")


def _common(when: FollowUpWhen, result: AnswerResult) -> str:
    if when == "vague" and result.analysis.vague:
        first = result.analysis.vague[0]
        return f"You said {quote(result.text, (first.start, first.end))}: what would that be as a figure?"
    return _DEFAULTS.get(when, _DEFAULTS["always"])


def _gaps(case: Case) -> tuple[FollowUpWhen, ...]:
    analysis = case.analysis
    told = any(f.role != "tenure" for f in analysis.quantified)
    missing: dict[FollowUpWhen, bool] = {
        "short": case.length == "short",
        "long": case.length == "long",
        "no_result": case.wants_story and not case.has_result,
        "no_own_part": case.wants_story and case.own_part_missing,
        "vague": bool(analysis.vague),
        "no_figure": not told and case.kind in rubric.OWN_RECORD_KINDS,
    }
    return tuple(when for when in _ORDER if missing[when])
