"""The debrief as it is read on the screen."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.review.diary import answer_facts
from trainer.ui.text import lines, plain

if TYPE_CHECKING:
    from trainer.feedback.debrief import Debrief
    from trainer.store.records import Answer

_ASK_CELLS = 72  # of a question in the list: one line at the smallest size


def prose(told: "Debrief", otherwise: Sequence[str]) -> Content:
    """All of a debrief; `otherwise` is what was told differently before."""
    from trainer.feedback.debrief_text import ASKED_FURTHER, LOOKED_FOR
    from trainer.review.earlier import TOLD_BEFORE

    parts: list[Content] = [plain(words) for words in (told.taken_up, told.opening) if words]
    parts.append(Content(""))

    def section(name: str, sentences: Sequence[Content]) -> None:
        if sentences:
            parts.append(lines(plain(name, "bold"), *sentences, Content("")))

    section("What came across", [plain(words) for words in told.came_across])
    section(
        "What could have been misunderstood",
        [lines(plain(f"> {m.quote}", "italic"), plain(m.meaning)) for m in told.misunderstood],
    )
    section(LOOKED_FOR, [plain(sentence) for sentence in told.looked_for])
    section(TOLD_BEFORE, [plain(sentence) for sentence in otherwise])
    section(
        ASKED_FURTHER,
        [lines(plain(a.ask), plain(f"> {a.quote}", "italic"), plain(a.line)) for a in told.asked_further],
    )
    section("What they would have asked next", [plain(n.ask) for n in told.next_questions])
    if told.focus is not None:
        section("The one thing to work on", [plain(_sentence(told.focus.pass_mark))])
    if told.redo is not None:
        number = told.numbers[told.redo.answer]
        section("Worth doing again now", [plain(f"Question {number}. {told.redo.why} Press r to begin.")])
    return Content("\n").join(parts)


def answer_rows(answer: "Answer") -> Content:
    """The question, as much as fits, and what was heard below it; a follow-up question is set in."""
    star = "* " if answer.starred else ""
    if answer.follows is not None:
        name = Content.assemble(plain("   then: ", "bold"), plain(_short(answer.probe)))
    else:
        number = f"{answer.question_index + 1}. "
        name = Content.assemble(plain(star + number, "bold"), plain(_short(answer.question.ask)))
    return lines(name, plain(f"   {answer_facts(answer)}", "dim"))


def _short(words: str) -> str:
    return textwrap.shorten(words, _ASK_CELLS, placeholder=" ...")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
