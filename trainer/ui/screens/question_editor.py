"""A question to write or to change, field by field."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, Select, Static, TextArea

from trainer.bank.catalogue import ShelvedBank
from trainer.bank.draft_check import Draft, Remark, check_draft, draft_of, free_id
from trainer.bank.edit import ChangedMeanwhileError
from trainer.bank.model import DEFAULT_TARGET_SECONDS, KINDS, Question
from trainer.bank.own import LosesCommentsError, new_bank, question_in, save_change, save_new
from trainer.errors import BankError, TrainerError
from trainer.ui.after_pause import AfterPause
from trainer.ui.bank_view import difficulty_words
from trainer.ui.question_draft import QuestionDraft
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp

_NEW_BANK = "new"
_FRESH = Question(id="new", ask="-", target_seconds=DEFAULT_TARGET_SECONDS)
_BLOCKS = ("look_for", "avoid", "follow_ups")
_LINES = ("competencies", "tags")
_REMARKS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Saved:
    """A question was written to the bank in `path`."""

    path: Path
    id: str


class QuestionEditorScreen(Screen[Saved | None]):
    """Gives what was saved, None where nothing was.

    `question` is what stands in the form, None for an empty one. Where `path` is given, that bank's own question is
    changed; else it is written to one of `banks` or to a new one, `first` chosen to begin with.
    """

    CSS_PATH = "question_editor.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Back", priority=True),
    ]

    def __init__(
        self,
        question: Question | None,
        *,
        path: Path | None = None,
        banks: Sequence[ShelvedBank] = (),
        first: Path | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._path = path
        self._banks = {str(book.path): book for book in banks}
        self._first = str(first) if first is not None and str(first) in self._banks else None
        self._start = draft_of(question or _FRESH)
        self._filled = self._start
        self._before: Draft | None = None
        self._latest: Draft | None = None  # what was written since, and not kept aside yet
        self._settled = False
        self._after_pause = AfterPause(self, self._keep_aside)

    @property
    def _aside(self) -> QuestionDraft:
        found = self._question.id if self._question is not None else ""
        return QuestionDraft(self.app.rehearsal.paths.data, self._path, found)

    def compose(self) -> ComposeResult:
        """The fields, and below them what is wrong."""
        waiting = self._aside.find()
        self._filled = waiting or self._start
        yield TopLine(self._title(), "ctrl+s saves")
        with VerticalScroll(id="form", can_focus=False):
            if self._path is None:
                yield from self._where()
            yield from _row("Question", TextArea(self._text("ask"), id="ask", soft_wrap=True, tab_behavior="focus"))
            with Horizontal(classes="row short"):
                yield Static("Kind", classes="name")
                yield Select([(kind, kind) for kind in KINDS], value=self._filled.kind, allow_blank=False, id="kind",
                             compact=True)  # fmt: skip
                yield Static("Difficulty", classes="next")
                yield Select([(difficulty_words(n), str(n)) for n in (1, 2, 3)], value=self._filled.difficulty,
                             allow_blank=False, id="difficulty", compact=True)  # fmt: skip
            yield from _row(
                "Length", Input(_aim(self._filled), id="target_seconds", compact=True), "minutes as 1:30, or seconds"
            )
            for name, words in (("competencies", "what it shows, commas between"), ("tags", "words to find it by")):
                yield from _row(name.capitalize(), Input(self._text(name), placeholder=words, id=name, compact=True))
            for name, words in (
                ("look_for", "Look for\none a line"),
                ("avoid", "Avoid\none a line"),
                ("follow_ups", "Asked next\nno_result: And\nhow did it end?"),
            ):
                area = TextArea(self._text(name), id=name, soft_wrap=True, tab_behavior="focus")
                yield from _row(words, area)
        yield Static(id="remarks")
        yield Footer(show_command_palette=False)

    def _title(self) -> str:
        if self._question is None:
            return "A new question"
        return "Change a question" if self._path is not None else "A copy of your own"

    def _where(self) -> ComposeResult:
        options = [(book.bank.title, path) for path, book in self._banks.items() if book.bank is not None]
        chosen = self._first or next(iter(self._banks), _NEW_BANK)
        yield from _row(
            "Into",
            Select([*((plain(title), path) for title, path in options), ("a new bank", _NEW_BANK)], value=chosen,
                   allow_blank=False, id="bank", compact=True),
        )  # fmt: skip
        yield from _row("Its title", Input("My questions", id="title", compact=True))

    def _text(self, name: str) -> str:
        if self._question is None and self._filled is self._start:
            return ""
        value = getattr(self._filled, name)
        return value if isinstance(value, str) else ("\n" if name in _BLOCKS else ", ").join(value)

    def on_mount(self) -> None:
        """Ready to write."""
        self.query_one("#ask").focus()
        self._show_title_field()
        if self._filled is self._start:
            self._before = self._draft()
        else:
            self.query_one("#remarks", Static).update("You stopped in the middle: here it is. ctrl+s saves it.")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _written_anew(self) -> None:
        """Keep it aside as soon as there is a pause."""
        if not self.is_mounted:
            return
        self._latest = self._draft()
        self._after_pause.written()

    def on_unmount(self) -> None:
        """The program may be ending."""
        self._keep_aside()

    def _keep_aside(self) -> None:
        latest, self._latest = self._latest, None
        if latest is None or self._settled:
            return
        try:
            if latest == self._before:
                self._aside.forget()
            else:
                self._aside.keep(latest)
        except TrainerError as error:
            self.app.show_error(error)

    def dismiss(self, result: Saved | None = None) -> AwaitComplete:
        """Out, saved or not wanted: nothing waits."""
        self._settled = True
        self._aside.forget()
        return super().dismiss(result)

    @on(Select.Changed, "#bank")
    def _show_title_field(self) -> None:
        for select in self.query("#bank").results(Select):
            row = self.query_one("#title").parent
            assert isinstance(row, Widget)
            row.display = select.value == _NEW_BANK

    def _draft(self) -> Draft:
        # A field that nobody touched stays what it was: a comma in an item tears it only where one wrote it.
        listed = {
            name: getattr(self._filled, name) if text == self._text(name) and self._text(name) else _split(name, text)
            for name in (*_BLOCKS, *_LINES)
            if (text := self._written(name)) is not None
        }
        aim = self._written("target_seconds")
        return Draft(
            id=self._start.id,
            ask=self._written("ask"),
            kind=str(self.query_one("#kind", Select).value),
            difficulty=str(self.query_one("#difficulty", Select).value),
            target_seconds=self._filled.target_seconds if aim == _aim(self._filled) else aim,
            **listed,
        )

    def _written(self, name: str) -> str:
        field = self.query_one(f"#{name}")
        return field.text if isinstance(field, TextArea) else field.value if isinstance(field, Input) else ""

    def _remark(self, remarks: Sequence[Remark]) -> None:
        words = "\n".join(f"{remark.what}. {remark.remedy}" for remark in remarks[:_REMARKS_SHOWN])
        self.query_one("#remarks", Static).update(plain_lines(words))
        if remarks:
            fields = self.query(f"#{remarks[0].field}")
            (fields.first() if fields else self.query_one("#ask")).focus()

    async def action_save(self) -> None:
        """Check the fields, then write them; what can't be written stays here."""
        checked = await asyncio.to_thread(check_draft, self._draft())
        self._remark(checked.problems)
        if checked.question is not None:
            await self._write(checked.question)

    async def _write(self, question: Question, *, may_lose: bool = False) -> None:
        if self._path is not None and question == self._question:
            self.dismiss(None)  # as it was: the file is not written for nothing
            return
        try:
            if self._path is not None and self._question is not None:
                await asyncio.to_thread(save_change, self._path, self._question, question, may_lose=may_lose)
                saved = Saved(self._path, question.id)
            else:
                saved = await asyncio.to_thread(self._placed, question, *self._destination())
        except LosesCommentsError as error:
            self._ask_about_comments(question, error)
        except ChangedMeanwhileError as error:
            self._ask_whose(question, error)
        except BankError as error:
            self.app.show_error(error)
        else:
            self.dismiss(saved)

    def _destination(self) -> tuple[str, str]:
        return str(self.query_one("#bank", Select).value), self._written("title")

    def _placed(self, question: Question, place: str, title: str) -> Saved:
        """Write a question that stands in none of the user's banks yet. Raises `BankError`."""
        book = self._banks.get(place)
        taken = {one.id for one in book.bank.questions} if book is not None and book.bank is not None else set()
        is_new = self._question is None or question.id in taken
        named = replace(question, id=free_id(question.ask, taken)) if is_new else question
        if book is None:
            return Saved(new_bank(self.app.rehearsal.paths.own_banks, title, named), named.id)
        save_new(book.path, named)
        return Saved(book.path, named.id)

    def _ask_about_comments(self, question: Question, error: LosesCommentsError) -> None:
        from trainer.ui.screens.choice import ChoiceScreen

        async def chosen(save: bool | None) -> None:
            if save:
                await self._write(question, may_lose=True)

        options = (("Go back to the form", False), ("Save it so", True))
        note = f"{error.problem[:1].upper()}{error.problem[1:]}. {error.hint}"
        self.app.push_screen(ChoiceScreen("Save, although comments go?", options, note=note), chosen)

    def _ask_whose(self, question: Question, error: ChangedMeanwhileError) -> None:
        from trainer.ui.screens.choice import ChoiceScreen

        async def chosen(what: str | None) -> None:
            if what == "mine":
                await self._write_over(question)
            elif what == "theirs":
                self.dismiss(None)

        options = (("Go back to the form", ""), ("Keep mine", "mine"), ("Keep the file's, leave mine", "theirs"))
        note = f"{error.problem[:1].upper()}{error.problem[1:]}."
        self.app.push_screen(ChoiceScreen("Whose question shall stay?", options, note=note), chosen)

    async def _write_over(self, question: Question) -> None:
        """In place of what somebody else wrote meanwhile; where that is gone, behind the others."""
        assert self._path is not None
        try:
            try:
                self._question = await asyncio.to_thread(question_in, self._path, question.id)
            except ChangedMeanwhileError:
                await asyncio.to_thread(save_new, self._path, question)
                self.dismiss(Saved(self._path, question.id))
                return
        except BankError as error:
            self.app.show_error(error)
            return
        await self._write(question)

    def action_leave(self) -> None:
        """Back; what was written and not saved is asked about."""
        from trainer.ui.screens.choice import ChoiceScreen

        if self._draft() == self._before:
            self.dismiss(None)
            return

        async def chosen(save: bool | None) -> None:
            if save:
                await self.action_save()
            elif save is not None:
                self.dismiss(None)

        self.app.push_screen(
            ChoiceScreen(
                "Save what you wrote?",
                (("Save it", True), ("Leave without it", False)),
                note="escape goes back to writing.",
            ),
            chosen,
        )


def _aim(draft: Draft) -> str:
    """The time as one writes it, 1:30; what is no number as it was written."""
    return clock(int(draft.target_seconds)) if draft.target_seconds.isdecimal() else draft.target_seconds


def _row(name: str, field: Widget, behind: str = "") -> ComposeResult:
    about = [Static(behind, classes="quiet behind")] if behind else []
    kind = "tall" if isinstance(field, TextArea) else "short"
    yield Horizontal(Static(plain_lines(name), classes="name"), field, *about, classes=f"row {kind}")


def plain_lines(text: str) -> Content:
    """A text of several lines, each as it is."""
    return lines(*(plain(line) for line in text.split("\n")))


def _split(name: str, text: str) -> tuple[str, ...]:
    parts = text.splitlines() if name in _BLOCKS else re.split(r"[,;\n]", text)
    return tuple(part for part in (" ".join(one.split()) for one in parts) if part)
