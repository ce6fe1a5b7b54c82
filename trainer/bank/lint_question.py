"""Advice on one question."""

import textwrap
from collections.abc import Iterator

from trainer.bank import limits
from trainer.bank.model import Question
from trainer.bank.warning import BankWarning

Steps = tuple[str | int, ...]


def on_question(question: Question, path: Steps) -> Iterator[BankWarning]:
    """All advice on `question`, which stands at `path`."""
    yield from _look_for(question, path)
    yield from _length(question, path)
    yield from _follow_ups(question, path)
    yield from _repeated_items(question, path)


def _look_for(question: Question, path: Steps) -> Iterator[BankWarning]:
    if not question.look_for:
        yield BankWarning(
            "no_look_for",
            question.id,
            "There is no look_for, so practice can't say what a strong answer has.",
            "Add `look_for:` with two to four short items.",
            path,
        )


def _length(question: Question, path: Steps) -> Iterator[BankWarning]:
    asks = [((*path, "ask"), "question", question.ask)]
    asks += [((*path, "follow_ups", n, "ask"), "follow-up", f.ask) for n, f in enumerate(question.follow_ups)]
    for place, name, ask in asks:
        count = len(ask.split())
        if count > limits.ASK_WORDS:
            message = (
                f"The {name} has {count} words; read aloud, more than {limits.ASK_WORDS} are hard to keep in mind."
            )
            yield BankWarning("long_to_hear", question.id, message, "Shorten it, or make a follow-up of a part.", place)
    texts = (question.ask, *question.look_for, *question.avoid)
    rows = sum(len(textwrap.wrap(text, limits.READ_COLUMNS)) for text in texts)
    if rows > limits.READ_ROWS:
        message = (
            f"With look_for and avoid it takes {rows} rows, more than the {limits.READ_ROWS} that a small screen has."
        )
        yield BankWarning("long_to_read", question.id, message, "Keep the items that matter most.", path)


def _follow_ups(question: Question, path: Steps) -> Iterator[BankWarning]:
    asked = {question.ask.casefold(): "the question itself"}
    first: dict[str, int] = {}
    for number, follow_up in enumerate(question.follow_ups):
        place = (*path, "follow_ups", number)
        kinds = limits.FOLLOW_UP_KINDS.get(follow_up.when)
        earlier = asked.setdefault(follow_up.ask.casefold(), f"follow-up {number + 1}")
        if kinds is not None and question.kind not in kinds:
            message = f"`{follow_up.when}` never comes up with a question that is {question.kind}."
            remedy = f"Use `vague`, `short` or `always`, or make the kind one of: {', '.join(sorted(kinds))}."
        elif earlier != f"follow-up {number + 1}":
            message, remedy = f"It asks what {earlier} asks, and nothing is asked twice.", "Ask for something else."
        elif follow_up.when in first:
            message = (
                f"Follow-up {first[follow_up.when] + 1} is for `{follow_up.when}` too and goes first, "
                "so this one seldom or never comes up."
            )
            remedy = "Keep the better one, or give this one another `when`."
        else:
            first[follow_up.when] = number
            continue
        yield BankWarning("unreachable_follow_up", question.id, message, remedy, (*place, "when"))


def _repeated_items(question: Question, path: Steps) -> Iterator[BankWarning]:
    for key in ("competencies", "look_for", "avoid", "tags"):
        seen: dict[str, int] = {}
        for number, item in enumerate(getattr(question, key)):
            if seen.setdefault(item.casefold(), number) != number:
                message = f"`{item}` stands twice in {key}."
                yield BankWarning("repeated_item", question.id, message, "Remove one of the two.", (*path, key, number))
