"""The story bank in words."""

import textwrap
from datetime import datetime

from trainer.feedback.words import times
from trainer.review.diary import number_of
from trainer.review.plain import clean
from trainer.review.queue.reasons import when_words
from trainer.review.stories.book import StoryBook, StoryView, matrix
from trainer.review.stories.suggest import Suggestion

NO_STORIES = (
    "No story has a name yet. A story is something that happened to you; five or six of them, well told, answer most "
    "questions."
)
_FEWEST_COLUMNS = 30


def stories_text(book: StoryBook, now: datetime, width: int) -> str:
    """All stories with what they serve, and what is missing, no line longer than `width`; ends with a line break."""
    columns = max(width, _FEWEST_COLUMNS)
    lines: list[str] = []
    for view in book.views:
        lines += textwrap.wrap(clean(view.story.name), columns)
        lines += textwrap.wrap(
            story_facts(view, now), columns, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
    if not book.views:  # then all of it is missing, and a list of that helps nobody
        lines += textwrap.wrap(NO_STORIES, columns)
    elif book.missing:
        lines += ["", *textwrap.wrap(missing_words(book), columns, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


def story_facts(view: StoryView, now: datetime) -> str:
    """What a story serves, how often it was told, and what to mind: "told twice, last today; serves planning"."""
    if view.last is None:
        return "no answer tells it yet"
    told = f"told {times(view.told)}, last {when_words(view.last, now)}"
    serves = f"serves {', '.join(map(competency_words, view.competencies))}" if view.competencies else ""
    return "; ".join(part for part in (told, state_words(view), serves) if part)


def state_words(view: StoryView) -> str:
    """What to mind about it, "" where nothing is."""
    if view.state == "worn":
        return "worn out: try another one next"
    return "getting old: tell it again soon" if view.state == "old" else ""


def missing_words(book: StoryBook) -> str:
    """The competencies without a story in a sentence, "" where each has one."""
    if not book.missing:
        return ""
    return f"No story yet for {', '.join(map(competency_words, book.missing))}."


def suggestion_words(suggestion: Suggestion) -> str:
    """What may belong together, and the words that show it."""
    shared = ", ".join(clean(word) for word in suggestion.shared[:4])
    if suggestion.story is not None:
        return f'An answer seems to tell "{clean(suggestion.story.name)}" too: {shared}.'
    return f"{number_of(len(suggestion.answers), 'answer').capitalize()} seem to tell one story: {shared}."


def competency_words(name: str) -> str:
    """A competency as one says it: "problem solving"."""
    return clean(name.replace("-", " "))


def matrix_text(book: StoryBook) -> str:
    """Which competency which story serves: a letter a story, an x where it does, the names below."""
    if not book.views:
        return f"{NO_STORIES}\n"
    letters = [_letter(place) for place in range(len(book.views))]
    rows = [(competency_words(name), served) for name, served in matrix(book).items()]
    room = max((len(name) for name, _ in rows), default=0)
    lines = [" " * room + "  " + " ".join(f"{letter:>2}" for letter in letters)]
    for name, served in rows:
        marks = " ".join(" x" if one else " ." for one in served)
        lines.append(f"{name:<{room}}  {marks}{'' if any(served) else '   no story yet'}")
    names = [f"{letter:>2}  {clean(view.story.name)}" for letter, view in zip(letters, book.views, strict=True)]
    return "\n".join((*lines, "", *names)) + "\n"


def _letter(place: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    first, last = divmod(place, 26)
    return (chr(96 + first) if first else "") + chr(97 + last)
