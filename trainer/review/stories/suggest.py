"""Which answers may tell a story that has a name, and which belong together and have none yet."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.feedback import rubric
from trainer.review.stories import thresholds as limits
from trainer.review.stories.likeness import Gist, Likeness, Likenesses, gist_of

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow, Story
    from trainer.store.store import Store

_WORDS_IN_NAME = 3
_TOGETHER = 0.5
"""Share of a group that an answer must be like, to join it: one bridge does not make two stories one. Convention."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Answers that seem to tell `story`, or where that is None a story of their own, then with a `name` to begin with.

    `shared` are words that show it. `pairs` is what to refuse so that it does not come again.
    """

    story: "Story | None"
    answers: tuple[str, ...]
    name: str
    shared: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(story's id, "" for a new one; answer's id)."""
        return tuple((self.story.id if self.story else "", answer) for answer in self.answers)


def suggestions(
    gists: Sequence[Gist], stories: "Sequence[Story]", refused: Collection[tuple[str, str]] = ()
) -> tuple[Suggestion, ...]:
    """What may belong together among `gists` (the latest first); the surest first, those for named stories before.

    Nothing is suggested that stands in `refused`, and no answer that has its story.
    """
    likenesses = Likenesses(gists)
    by_id = {gist.answer_id: gist for gist in gists}
    placed = {answer for story in stories for answer in story.answers}
    loose = [gist for gist in gists if gist.answer_id not in placed]
    found: list[tuple[float, Suggestion]] = []
    for gist in loose:
        best = _best_story(gist, stories, by_id, likenesses, refused)
        if best is not None:
            story, like = best
            found.append((like.value, Suggestion(story, (gist.answer_id,), story.name, like.shared)))
    taken = {answer for _, one in found for answer in one.answers}
    found.sort(key=lambda one: -one[0])
    rest = [g for g in loose if g.answer_id not in taken and ("", g.answer_id) not in refused]
    new = [_new_story(group, gists) for group in _groups(rest, likenesses)]
    return (*(one for _, one in found), *new)[: int(limits.MOST_SUGGESTED.value)]


def _best_story(
    gist: Gist,
    stories: "Sequence[Story]",
    by_id: Mapping[str, Gist],
    likenesses: Likenesses,
    refused: Collection[tuple[str, str]],
) -> "tuple[Story, Likeness] | None":
    best: tuple[Story, Likeness] | None = None
    for story in stories:
        if (story.id, gist.answer_id) in refused:
            continue
        for answer in story.answers:
            like = likenesses.of(by_id[answer], gist) if answer in by_id else None
            if like is not None and like.same_story and (best is None or like.value > best[1].value):
                best = story, like
    return best


def _groups(gists: Sequence[Gist], likenesses: Likenesses) -> list[list[Gist]]:
    """Gists that tell one story, in groups of two and more; the largest first."""
    groups: list[list[Gist]] = []
    for gist in gists:
        fits = [
            (sum(likenesses.same_story(other, gist) for other in group) / len(group), -place)
            for place, group in enumerate(groups)
        ]
        share, place = max(fits, default=(0.0, 0))
        if share > 0 and share >= _TOGETHER:
            groups[-place].append(gist)
        else:
            groups.append([gist])
    return sorted((group for group in groups if len(group) > 1), key=len, reverse=True)


def _new_story(group: Sequence[Gist], gists: Sequence[Gist]) -> Suggestion:
    """A story of its own, named by what most of the group says and nobody else."""
    names = Counter(name for gist in group for name in gist.names)
    telling = [name for name, count in sorted(names.items(), key=lambda n: (-n[1], n[0])) if count > 1]
    inside = Counter(word for gist in group for word in gist.words)
    everywhere = Counter(word for gist in gists for word in gist.words)
    shown = {word: form for gist in reversed(group) for word, form in gist.words.items()}
    shared = sorted(
        (word for word, count in inside.items() if count > 1),
        key=lambda word: (-(inside[word] ** 2) / everywhere[word], -len(shown[word]), word),
    )
    telling += [shown[word] for word in shared]
    name = ", ".join(telling[:_WORDS_IN_NAME])
    return Suggestion(None, tuple(gist.answer_id for gist in group), name[:1].upper() + name[1:], tuple(telling))


def story_rows(rows: "Sequence[AnswerRow]", keep: Collection[str] = ()) -> "tuple[AnswerRow, ...]":
    """The answers to look for stories in, the latest first: the last take of each question of an interview that asks
    for a story, and those of the ids in `keep`.
    """  # fmt: skip
    latest: dict[tuple[str, int], AnswerRow] = {}
    for row in sorted(rows, key=lambda row: (row.answered_at, row.take)):
        told = row.kind in rubric.STORY_KINDS and row.words >= limits.FEWEST_WORDS.value
        if told and row.follows is None:
            latest[row.interview_id, row.question_index] = row
    chosen = sorted(latest.values(), key=lambda row: (row.answered_at, row.id), reverse=True)
    chosen = chosen[: int(limits.MOST_COMPARED.value)]
    there = {row.id for row in chosen}
    return (*chosen, *(row for row in rows if row.id in keep and row.id not in there))


def read_gists(store: "Store", rows: "Sequence[AnswerRow]") -> tuple[Gist, ...]:
    """What these answers are about; one deleted meanwhile is left out. Raises `StoreError`."""
    from trainer.store.failures import NotFoundError

    gists: list[Gist] = []
    for row in rows:
        try:
            result = store.answer(row.id).result
        except NotFoundError:
            continue
        gists.append(gist_of(row.id, result.text, result.analysis.quantified))
    return tuple(gists)
