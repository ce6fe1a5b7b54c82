"""One take held against another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.feedback import rubric
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import times
from trainer.review.comparison.figures import (
    TakeFigures,
    filler_words,
    length_words,
    pace_words,
    pause_words,
    result_words,
    take_figures,
)
from trainer.review.comparison.steps import Steps, steps
from trainer.review.comparison.words import WordChange, word_changes
from trainer.review.plain import clean
from trainer.store.records import Answer


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of both takes, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two takes of one question.

    `sentence` says what changed for the better and what did not. `came` and `went` are what came and went with the
    later take, in sentences; `still` the advice that both takes needed. `words` are the words that changed. All texts
    are safe to print.
    """

    sentence: str
    rows: tuple[Row, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    still: tuple[str, ...]
    words: tuple[WordChange, ...]


def compare(before: Answer, after: Answer, bands: rubric.Bands = rubric.DEFAULT_BANDS) -> Comparison:
    """`after` held against `before`, the one given earlier."""
    was, now = take_figures(before.question, before.result), take_figures(after.question, after.result)
    found = steps(was, now, bands, story=after.question.kind in rubric.STORY_KINDS)
    still = _advice(after.result, [a.rule for a in before.result.advice])
    return Comparison(
        sentence=_sentence(found, still),
        rows=_rows(was, now),
        came=_came(before.result, after.result, was, now),
        went=_went(before.result, after.result, was, now),
        still=still,
        words=word_changes(before.result.text, after.result.text),
    )


def figure_rows(answer: Answer) -> tuple[tuple[str, str], ...]:
    """The figures of one take alone: label and words."""
    take = take_figures(answer.question, answer.result)
    return tuple((row.label, row.after) for row in _rows(take, take))


def _sentence(found: Steps, still: Sequence[str]) -> str:
    parts = []
    if found.better:
        parts.append(f"better: {_listed(found.better)}")
    if found.worse:
        parts.append(f"not better: {_listed(found.worse)}")
    if not parts:
        parts.append("much the same, as two takes of an answer are")
    if still:
        parts.append(f"still open: {still[0][:1].lower()}{still[0][1:].rstrip('.')}")
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def _rows(was: TakeFigures, now: TakeFigures) -> tuple[Row, ...]:
    pairs = (
        ("length", length_words(was), length_words(now)),
        ("fillers", filler_words(was), filler_words(now)),
        ("hedges", str(was.hedges), str(now.hedges)),
        ("figures", str(len(was.figures)), str(len(now.figures))),
        ("of what changed", str(len(was.changes)), str(len(now.changes))),
        ("how it ended", result_words(was), result_words(now)),
        ("pace", pace_words(was), pace_words(now)),
        ("longest pause", pause_words(was), pause_words(now)),
        ("score of 100", str(was.overall), str(now.overall)),
    )
    return tuple(Row(*pair) for pair in pairs)


def _came(before: AnswerResult, after: AnswerResult, was: TakeFigures, now: TakeFigures) -> tuple[str, ...]:
    strengths = [clean(s.message) for s in after.strengths if s.rule not in {b.rule for b in before.strengths}]
    return (
        *strengths,
        *_figures("Figures gained", _only(now.figures, was.figures)),
        *_phrases("Fillers that came", now.phrases - was.phrases),
        *(f"New to work on: {clean(a.message)}" for a in after.advice if a.rule not in {b.rule for b in before.advice}),
    )


def _went(before: AnswerResult, after: AnswerResult, was: TakeFigures, now: TakeFigures) -> tuple[str, ...]:
    done = [a for a in before.advice if a.rule not in {b.rule for b in after.advice}]
    return (
        *_phrases("Fillers that went", was.phrases - now.phrases),
        *(f"No longer needed: {clean(a.message)}" for a in done),
        *_figures("Figures left out", _only(was.figures, now.figures)),
    )


def _advice(result: AnswerResult, rules: Iterable[str]) -> tuple[str, ...]:
    wanted = set(rules)
    return tuple(clean(a.message) for a in result.advice if a.rule in wanted)


def _only(these: Sequence[str], others: Sequence[str]) -> list[str]:
    """Those of `these` that are not among `others`, as often as they are more."""
    left = Counter(o.casefold() for o in others)
    kept = []
    for one in these:
        if left[one.casefold()] > 0:
            left[one.casefold()] -= 1
        else:
            kept.append(one)
    return kept


def _figures(label: str, found: Sequence[str]) -> list[str]:
    return [f"{label}: {clean(', '.join(found))}."] if found else []


def _phrases(label: str, found: Counter[str]) -> list[str]:
    said = ", ".join(f'"{clean(phrase)}"{_often(count)}' for phrase, count in found.most_common())
    return [f"{label}: {said}."] if said else []


def _often(count: int) -> str:
    return "" if count == 1 else f" {times(count)}"


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
