"""Which of the questions never asked come next: those of the banks one practises, for the weakest competency first."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.bank.model import Kind
from trainer.feedback.rubric import STORY_KINDS
from trainer.review.queue import thresholds as limits
from trainer.review.queue.grade import Grade
from trainer.review.queue.origins import BankQuestion, Key
from trainer.review.queue.replay import Standing

_POINTS: Mapping[Grade, float] = {"again": 0, "hard": 1, "good": 2, "easy": 3}
_WELL = _POINTS["good"]
_LAST: tuple[Kind, ...] = ("closing",)


def competency_points(known: Mapping[Key, Standing]) -> dict[str, float]:
    """How the last answers stand by competency, 0 (again) to 3 (easy) on average; those with too few are left out."""
    points: defaultdict[str, list[float]] = defaultdict(list)
    for standing in known.values():
        for competency in standing.asked.question.competencies:
            points[competency].append(_POINTS[standing.grade])
    enough = limits.WEAK_COMPETENCY_ANSWERS.value
    return {name: sum(found) / len(found) for name, found in points.items() if len(found) >= enough}


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question never answered. `weakest` is the weak competency that it is for, `untold` one without a story; "" for
    none.
    """  # fmt: skip

    asked: BankQuestion
    weakest: str = ""
    untold: str = ""


def new_questions(
    known: Mapping[Key, Standing],
    questions: Sequence[BankQuestion],
    count: int,
    taken: Collection[Key] = (),
    untold: Collection[str] = (),
) -> tuple[NewQuestion, ...]:
    """Up to `count` questions never answered; `untold` are the competencies that no story serves yet.

    They come from the banks practised, the latest first, then from the first bank on the shelf: nobody is asked for
    system design because the program knows questions about it. Two of one competency don't follow each other while
    another is there.
    """
    points = competency_points(known)
    weak = {name for name, value in points.items() if value < _WELL}
    banks = {title: place for place, title in enumerate(_banks(known, questions))}
    fresh = [
        (place, asked)
        for place, asked in enumerate(questions)
        if asked.key not in known and asked.key not in taken and asked.bank_title in banks
    ]

    def rank(one: tuple[int, BankQuestion]) -> tuple[object, ...]:
        place, asked = one
        question = asked.question
        weakest = min((points[c] for c in question.competencies if c in weak), default=_WELL)
        told = question.kind not in STORY_KINDS or not set(question.competencies) & set(untold)
        return question.kind in _LAST, banks[asked.bank_title], weakest, told, question.difficulty, place

    waiting = [asked for _, asked in sorted(fresh, key=rank)]
    chosen: list[NewQuestion] = []
    used: Counter[str] = Counter()
    while waiting and len(chosen) < count:
        least = min(sum(used[c] for c in asked.question.competencies[:1]) for asked in waiting)
        at = next(i for i, a in enumerate(waiting) if sum(used[c] for c in a.question.competencies[:1]) == least)
        asked = waiting.pop(at)
        competencies = asked.question.competencies
        weakest = min(((points[c], c) for c in competencies if c in weak), default=(0.0, ""))[1]
        story = asked.question.kind in STORY_KINDS
        chosen.append(NewQuestion(asked, weakest, next((c for c in competencies if story and c in untold), "")))
        used.update(competencies[:1])
    return tuple(chosen)


def _banks(known: Mapping[Key, Standing], questions: Sequence[BankQuestion]) -> Iterator[str]:
    latest: dict[str, object] = {}
    for standing in sorted(known.values(), key=lambda s: s.last.answered_at, reverse=True):
        latest.setdefault(standing.asked.bank_title, None)
    for asked in questions[:1]:
        latest.setdefault(asked.bank_title, None)
    yield from latest
