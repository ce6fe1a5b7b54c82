"""The story bank: what one has told, what it serves, and which answers seem to belong together."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.rehearsal import new_id
from trainer.ui.text import lines, plain
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.stories.read import Stories
    from trainer.review.stories.suggest import Suggestion
    from trainer.store.records import Story
    from trainer.ui.app import TrainerApp


_QUESTIONS_SHOWN = 3


class StoriesScreen(Screen[None]):
    """The stories, the latest told first; what is missing; one suggestion at a time."""

    CSS_PATH = "stories.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New story"),
        Binding("m", "matrix", "Table"),
        Binding("y", "accept", "Yes"),
        Binding("x", "refuse", "No"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    @dataclass
    class Looked(Message):
        """The bank was read."""

        stories: "Stories"

    @dataclass
    class Suggested(Message):
        """The answers were compared."""

        suggestions: "tuple[Suggestion, ...]"

    def __init__(self) -> None:
        super().__init__()
        self._stories: Stories | None = None
        self._suggestions: tuple[Suggestion, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, what is missing, what may belong together."""
        yield TopLine("Your stories")
        yield Static("Looking at your answers.", id="about")
        yield OpenList(id="list")
        with Vertical(id="suggestion"):
            yield Static(id="suggested")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one("#list").focus()

    def on_screen_resume(self) -> None:
        """Read it anew each time one comes here."""
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Off the screen's thread: first the stories, then, slower, what belongs together."""
        from textual.worker import get_current_worker

        from trainer.review.choices import Choices
        from trainer.review.stories.read import read_stories, read_suggestions

        worker, rehearsal = get_current_worker(), self.app.rehearsal
        try:
            store = rehearsal.store if rehearsal.has_history else None
            stories = read_stories(store, rehearsal.shelf(), self.app.now())
            if not worker.is_cancelled:
                self.post_message(self.Looked(stories))
            found = read_suggestions(store, stories.rows, Choices(rehearsal.paths.data).refused()) if store else ()
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:
            self.post_message(self.Suggested(found))

    def on_stories_screen_looked(self, event: Looked) -> None:
        """Show the stories."""
        from trainer.review.stories.text import NO_STORIES, missing_words, story_facts

        self._stories = event.stories
        book = event.stories.book
        listing = self.query_one("#list", OptionList)
        at = listing.highlighted or 0
        listing.clear_options()
        listing.add_options(
            Option(lines(plain(view.story.name, "bold"), plain(f"  {story_facts(view, self.app.now())}", "dim")))
            for view in book.views
        )
        listing.highlighted = min(at, len(book.views) - 1) if book.views else None
        listing.display = bool(book.views)
        about = missing_words(book) if book.views else NO_STORIES
        self.query_one("#about", Static).update(plain(about or "Each competency asked for has a story."))
        self.refresh_bindings()

    def on_stories_screen_suggested(self, event: Suggested) -> None:
        """Show the first suggestion."""
        from trainer.review.stories.text import suggestion_words

        self._suggestions = event.suggestions
        box = self.query_one("#suggestion")
        box.display = bool(self._suggestions)
        if self._suggestions:
            first = self._suggestions[0]
            asked = {row.id: row.ask for row in (self._stories.rows if self._stories else ())}
            told = [
                plain(f"  {ask}", "dim") for ask in dict.fromkeys(asked[id_] for id_ in first.answers if id_ in asked)
            ][:_QUESTIONS_SHOWN]
            what = "y makes it a story, x says no." if first.story is None else "y adds it, x says no."
            self.query_one("#suggested", Static).update(
                lines(plain(suggestion_words(first), "bold"), *told, Content(what))
            )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action in ("accept", "refuse"):
            return bool(self._suggestions)
        if action == "matrix":
            return self._stories is not None and bool(self._stories.book.views)
        return self._stories is not None and bool(self._stories.rows) if action == "new" else True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a story."""
        from trainer.ui.screens.story import StoryScreen

        if self._stories is not None:
            self.app.push_screen(StoryScreen(self._stories.book.views[event.option_index].story.id))

    @work(group="deed")
    async def action_new(self) -> None:
        """Name one, then tick the answers that tell it."""
        from trainer.store.records import Story
        from trainer.ui.screens.story_answers import StoryAnswersScreen
        from trainer.ui.screens.story_name import StoryNameScreen

        if self._stories is None:
            return
        name = await self.app.push_screen_wait(StoryNameScreen("What is the story called?"))
        if name is None:
            return
        ticked = await self.app.push_screen_wait(StoryAnswersScreen(name, self._stories.rows, ()))
        if ticked is not None:
            self._save(Story(id=new_id(), name=name, made_at=self.app.now(), answers=ticked))

    def action_matrix(self) -> None:
        """What serves what."""
        from trainer.ui.screens.story_matrix import StoryMatrixScreen

        if self._stories is not None:
            self.app.push_screen(StoryMatrixScreen(self._stories.book))

    @work(group="deed")
    async def action_accept(self) -> None:
        """What was suggested is so; a new story is named first."""
        from trainer.review.stories.read import accept
        from trainer.ui.screens.story_name import StoryNameScreen

        if not self._suggestions:
            return
        suggestion = self._suggestions[0]
        story = accept(suggestion, new_id(), self.app.now())
        if suggestion.story is None:
            name = await self.app.push_screen_wait(StoryNameScreen("What is the story called?", suggestion.name))
            if name is None:
                return
            story = replace(story, name=name)
        self._save(story)

    def action_refuse(self) -> None:
        """It is not so, and is not suggested again."""
        from trainer.review.choices import Choices

        if self._suggestions:
            try:
                Choices(self.app.rehearsal.paths.data).refuse(self._suggestions[0].pairs)
            except TrainerError as error:
                self.app.show_error(error)
                return
            self.look()

    def _save(self, story: "Story") -> None:
        try:
            self.app.rehearsal.store.save_story(story)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.look()
