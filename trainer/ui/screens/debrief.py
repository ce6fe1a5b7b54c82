"""The debrief of a session: as a fair interviewer would speak it after closing the notebook. Also how history opens."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.review.diary import answer_facts, date_words
from trainer.review.takes import before, last_takes, to_debrief
from trainer.ui.text import lines, plain
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.bank.model import Question
    from trainer.feedback.debrief import Debrief
    from trainer.interview.session import Interview
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp


class DebriefScreen(Screen[None]):
    """Tells the session with this id from the history."""

    CSS_PATH = "debrief.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_page(1)", "Read on", key_display="pgdn", priority=True),
        Binding("pageup", "scroll_page(-1)", "Read back", show=False, priority=True),
        Binding("r", "redo", "That one again"),
        Binding("g", "again", "All again"),
        Binding("x", "save_page", "Save as a page"),
        Binding("escape,q", "home", "Home", key_display="esc"),
    ]

    def __init__(self, interview_id: str) -> None:
        super().__init__()
        self._interview_id = interview_id
        self._interview: Interview | None = None
        self._answers: tuple[Answer, ...] = ()
        self._redo: Question | None = None
        self._told: Debrief | None = None
        self._otherwise: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Prose above, the answers in a line each below."""
        yield TopLine("Debrief")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="prose")
        yield Static("Your answers", id="heading")
        yield OpenList(id="answers")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the session."""
        self.query_one("#answers", OptionList).focus()
        self.read()

    @work(thread=True)
    def read(self) -> None:
        """Off the screen's thread."""
        from trainer.feedback.debrief import debrief
        from trainer.review.earlier import told_before

        try:
            store = self.app.rehearsal.store
            interview, answers = store.interview(self._interview_id), store.answers(self._interview_id)
            told = debrief(interview, to_debrief(answers), before=before(store, interview))
            otherwise = told_before(store, interview, answers, self.app.now().tzinfo)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._show, interview, answers, told, otherwise)

    def _show(
        self, interview: "Interview", answers: "tuple[Answer, ...]", told: "Debrief", otherwise: tuple[str, ...]
    ) -> None:
        self._interview, self._answers, self._told, self._otherwise = interview, answers, told, otherwise
        if told.redo is not None:
            self._redo = last_takes(answers)[told.redo.answer].question
        self.refresh_bindings()
        day = date_words(interview.started_at.astimezone(self.app.now().tzinfo))
        self.query_one(TopLine).show(left=f"Debrief: {interview.bank_title}", right=day)
        self.query_one("#prose", Static).update(_prose(told, otherwise))
        options = self.query_one("#answers", OptionList)
        at = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(_answer_row(answer)) for answer in answers)
        options.highlighted = min(at, len(answers) - 1) if answers else None
        self.query_one("#heading").display = bool(answers)
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one answer."""
        from trainer.ui.screens.feedback import FeedbackScreen

        page = FeedbackScreen(self._answers[event.option_index])

        def left(_: str | None) -> None:
            if page.changed:  # other words, another debrief
                self.read()

        self.app.push_screen(page, left)

    def action_scroll_page(self, step: int) -> None:
        """Through the prose; the arrow keys belong to the answers."""
        page = self.query_one("#page", VerticalScroll)
        if step > 0:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_page_up(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action == "save_page":
            return self._told is not None
        return self._redo is not None if action == "redo" else True

    def action_redo(self) -> None:
        """The answer that the debrief names, once more."""
        if self._redo is not None:
            self._practise((self._redo,))

    def action_again(self) -> None:
        """All of its questions once more."""
        if self._interview is not None:
            self._practise(self._interview.questions)

    def action_save_page(self) -> None:
        """Write what stands here, and the answers, as a page to read in a browser or print."""
        if self._interview is not None and self._told is not None:
            self._save_page(self._interview, self._answers, self._told)

    @work(thread=True, exclusive=True, group="page")
    def _save_page(self, interview: "Interview", answers: "tuple[Answer, ...]", told: "Debrief") -> None:
        """Off the screen's thread."""
        from trainer.review.export import save_page

        try:
            path = save_page(self.app.rehearsal.paths.exports, interview, answers, told, otherwise=self._otherwise)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._saved, str(path))

    def _saved(self, path: str) -> None:
        from trainer.review.plain import clean

        self.notify(clean(path), title="Saved as a page", timeout=12, markup=False)

    def _practise(self, questions: "tuple[Question, ...]") -> None:
        from trainer.interview.session import Interview
        from trainer.rehearsal import new_id

        held = self._interview
        if held is not None and questions:
            self.app.switch_to(
                Interview(
                    id=new_id(),
                    bank_title=held.bank_title,
                    bank_source=held.bank_source,
                    mode="practice",
                    questions=questions,
                    started_at=self.app.now(),
                )
            )

    def action_home(self) -> None:
        """Back to where one came from."""
        self.dismiss()


def _prose(told: "Debrief", otherwise: Sequence[str]) -> Content:
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
    section(TOLD_BEFORE, [plain(sentence) for sentence in otherwise])
    section("What they would have asked next", [plain(n.ask) for n in told.next_questions])
    if told.focus is not None:
        section("The one thing to work on", [plain(_sentence(told.focus.pass_mark))])
    if told.redo is not None:
        number = told.numbers[told.redo.answer]
        section("Worth doing again now", [plain(f"Question {number}. {told.redo.why} Press r to begin.")])
    return Content("\n").join(parts)


def _answer_row(answer: "Answer") -> Content:
    """The question, as much as fits, and what was heard below it."""
    return lines(
        Content.assemble(
            plain(f"{answer.question_index + 1}. ", "bold"),
            plain(textwrap.shorten(answer.question.ask, 72, placeholder=" ...")),
        ),
        plain(f"   {answer_facts(answer)}", "dim"),
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
