"""A question with all that its bank says of it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from trainer.bank.catalogue import ShelvedBank
from trainer.bank.check import CheckedFile
from trainer.bank.model import FollowUp
from trainer.bank.search import OnShelf
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.question_list import DIFFICULTY_WORDS

_WHEN_WORDS = {
    "no_figure": "without a figure",
    "vague": "where it stays vague",
    "no_result": "without a result",
    "no_own_part": "where your own part is unclear",
    "short": "when it is short",
    "long": "when it is long",
    "always": "always",
}


def question_page(entry: OnShelf) -> Content:
    """Its words, what an answer aims at, what to look for and to avoid, follow-ups and names."""
    return lines(*_lines(entry))


def problem_page(book: ShelvedBank, found: CheckedFile | None, *, refused: bool) -> Content:
    """What is wrong with a file, line by line, each with what to write; `refused` for one that was to be loaded."""
    problems = found.problems if found is not None and found.problems else (book.problem,) if book.problem else ()
    parts = [plain(str(book.path), "dim")]
    for problem in problems:
        where = f"Line {problem.line}, column {problem.column}: " if problem.line else ""
        parts += [plain(""), plain(f"{where}{problem.problem}"), plain(problem.hint, "bold")]
    after = "Enter tries it again." if refused else "Put it right in an editor; this list follows."
    return lines(*parts, plain(""), plain(after, "dim"))


def _lines(entry: OnShelf) -> Iterator[Content]:
    question = entry.question
    yield plain(question.ask, "bold")
    hard = DIFFICULTY_WORDS.get(question.difficulty) or "as hard as most"
    yield plain(f"{question.kind}, about {clock(question.target_seconds)}, {hard}", "dim")
    yield from _named("A strong answer has", question.look_for)
    yield from _named("Better not", question.avoid)
    yield from _named("May be asked next", [_follow_up(one) for one in question.follow_ups])
    if question.competencies or question.tags:
        yield plain("")
    if question.competencies:
        yield Content.assemble(plain("Shows  ", "bold"), plain(", ".join(question.competencies)))
    if question.tags:
        yield Content.assemble(plain("Tags   ", "bold"), plain(", ".join(question.tags)))
    yield plain("")
    yield plain(f"{entry.title}{', yours' if entry.book.origin == 'yours' else ''}", "dim")


def _named(name: str, items: Sequence[str]) -> Iterator[Content]:
    if items:
        yield plain("")
        yield plain(name, "bold")
        yield from (plain(f"- {item}") for item in items)


def _follow_up(follow_up: FollowUp) -> str:
    return f"{follow_up.ask} ({_WHEN_WORDS[follow_up.when]})"
