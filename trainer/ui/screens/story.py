"""One story: what it serves, the answers that tell it, and what else it could answer."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.rehearsal import new_id
from trainer.review.diary import day_words
from trainer.ui.text import lines, plain
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.queue.origins import BankQuestion
    from trainer.review.stories.book import StoryView
    from trainer.review.stories.read import Stories
    from trainer.store.records import Story
    from trainer.ui.app import TrainerApp

_ANSWER, _QUESTION = "answer ", "question "


class StoryScreen(Screen[None]):
    """The story of this id. Enter opens an answer, or practises a question that the story could serve."""

    CSS_PATH = "stories.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answers", "Answers"),
        Binding("r", "rename", "Rename"),
        Binding("d", "delete", "Delete"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    @dataclass
    class Looked(Message):
        """The bank was read."""

        stories: "Stories"

    def __init__(self, story_id: str) -> None:
        super().__init__()
        self._story_id = story_id
        self._stories: Stories | None = None
        self._view: StoryView | None = None
        self._could: tuple[BankQuestion, ...] = ()

    def compose(self) -> ComposeResult:
        """What is known, then the list."""
        yield TopLine("A story")
        yield Static(id="about")
        yield OpenList(id="list")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one("#list").focus()

    def on_screen_resume(self) -> None:
        """Read it anew each time one comes here."""
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Off the screen's thread."""
        from textual.worker import get_current_worker

        from trainer.review.stories.read import read_stories

        worker, rehearsal = get_current_worker(), self.app.rehearsal
        try:
            stories = read_stories(rehearsal.store, rehearsal.shelf(), self.app.now())
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:
            self.post_message(self.Looked(stories))

    def on_story_screen_looked(self, event: Looked) -> None:
        """Show it; gone meanwhile, go back."""
        from trainer.review.stories.book import could_serve
        from trainer.review.stories.text import story_facts

        self._stories = event.stories
        book = event.stories.book
        self._view = view = next((v for v in book.views if v.story.id == self._story_id), None)
        if view is None:
            if self.is_current:
                self.app.pop_screen()
            return
        self._could = could_serve(view, event.stories.questions, book.missing)
        self.query_one(TopLine).show(left=view.story.name)
        self.query_one("#about", Static).update(plain(f"{_sentence(story_facts(view, self.app.now()))}"))
        listing = self.query_one("#list", OptionList)
        at = listing.highlighted
        listing.clear_options()
        if view.rows:
            listing.add_option(Option(plain("Told to these questions", "bold"), disabled=True))
        listing.add_options(
            Option(
                lines(
                    plain(f"  {row.ask}"),
                    plain(f"    {day_words(row.answered_at, self.app.now())}, {row.overall} points", "dim"),
                ),
                id=f"{_ANSWER}{row.id}",
            )
            for row in view.rows
        )
        if self._could:
            listing.add_option(Option(plain("It could answer these too; enter practises one", "bold"), disabled=True))
        listing.add_options(
            Option(
                lines(plain(f"  {one.question.ask}"), plain(f"    {one.bank_title}", "dim")), id=f"{_QUESTION}{place}"
            )
            for place, one in enumerate(self._could)
        )
        listing.highlighted = min(at or 1, listing.option_count - 1) if listing.option_count else None
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the answer, or practise the question."""
        chosen = event.option_id or ""
        if chosen.startswith(_ANSWER):
            self._open(chosen.removeprefix(_ANSWER))
        elif chosen.startswith(_QUESTION):
            self._practise(self._could[int(chosen.removeprefix(_QUESTION))])

    def _open(self, answer_id: str) -> None:
        from trainer.ui.screens.feedback import FeedbackScreen

        try:
            answer = self.app.rehearsal.store.answer(answer_id)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.app.push_screen(FeedbackScreen(answer))

    def _practise(self, one: "BankQuestion") -> None:
        from trainer.review.queue.begin import interview_of
        from trainer.review.queue.proposal import Proposal

        proposal = Proposal("new", one.bank_title, one.question, "")
        probes = self.app.rehearsal.settings.probes
        self.app.begin(interview_of((proposal,), new_id(), self.app.now(), probes=probes))

    @work(group="deed")
    async def action_answers(self) -> None:
        """Tick the answers that tell it."""
        from trainer.ui.screens.story_answers import StoryAnswersScreen

        if self._stories is None or self._view is None:
            return
        story = self._view.story
        ticked = await self.app.push_screen_wait(StoryAnswersScreen(story.name, self._stories.rows, story.answers))
        if ticked is not None:
            self._save(replace(story, answers=ticked))

    @work(group="deed")
    async def action_rename(self) -> None:
        """Another name."""
        from trainer.ui.screens.story_name import StoryNameScreen

        if self._view is None:
            return
        story = self._view.story
        name = await self.app.push_screen_wait(StoryNameScreen("What is the story called?", story.name))
        if name is not None:
            self._save(replace(story, name=name))

    @work(group="deed")
    async def action_delete(self) -> None:
        """Delete the story, asked first; its answers stay."""
        from trainer.ui.screens.choice import ChoiceScreen

        if self._view is None:
            return
        story = self._view.story
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                f'Delete the story "{story.name}"?',
                (("Keep it", False), ("Delete it", True)),
                note="The answers that tell it stay in your history.",
            )
        )
        if sure:
            try:
                self.app.rehearsal.store.delete_story(story.id)
            except TrainerError as error:
                self.app.show_error(error)
                return
            self.app.pop_screen()

    def _save(self, story: "Story") -> None:
        try:
            self.app.rehearsal.store.save_story(story)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.look()


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
