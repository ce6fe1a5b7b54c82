"""Today: what to practise next, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.rehearsal import new_id
from trainer.review.diary import number_of
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.queue.proposal import Proposal
    from trainer.review.queue.read import Day
    from trainer.ui.app import TrainerApp

_ALL = "all"


class BeginList(OptionList):
    """Says in the footer what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Begin")]


class TodayScreen(Screen[None]):
    """The queue of the day. Enter begins what one stands on, all of it where one stands on the first line."""

    CSS_PATH = "today.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "skip", "Not today"),
        Binding("m", "more", "Some more"),
        Binding("y", "stories", "Stories"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    @dataclass
    class Looked(Message):
        """The queue was made."""

        day: "Day"

    def __init__(self) -> None:
        super().__init__()
        self._day: Day | None = None
        self._more = False

    def compose(self) -> ComposeResult:
        """What the day holds, and each of it."""
        yield TopLine("Today")
        yield Static("Looking at what you have practised.", id="about")
        yield BeginList(id="queue")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one("#queue").focus()

    def on_screen_resume(self) -> None:
        """Make it anew each time one comes here."""
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Off the screen's thread."""
        from textual.worker import get_current_worker

        from trainer.review.choices import Choices
        from trainer.review.queue.read import read_day

        worker, rehearsal, now = get_current_worker(), self.app.rehearsal, self.app.now()
        try:
            day = read_day(
                rehearsal.store if rehearsal.has_history else None,
                rehearsal.shelf(),
                now,
                rehearsal.settings.daily_answers,
                skipped=Choices(rehearsal.paths.data).skipped(now.date()),
                more=self._more,
            )
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:  # else somebody has looked again since
            self.post_message(self.Looked(day))

    def on_today_screen_looked(self, event: Looked) -> None:
        """Show it."""
        from trainer.review.queue.text import queue_line

        self._day = event.day
        proposals = event.day.proposals
        done = event.day.answered
        self.query_one(TopLine).show(right=f"{number_of(done, 'answer')} so far" if done else "")
        self.query_one("#about", Static).update(
            plain(f"{queue_line(proposals)}." if proposals else _nothing_left(done))
        )
        listing = self.query_one("#queue", OptionList)
        at = listing.highlighted or 0
        listing.clear_options()
        together = _together(proposals)
        if len(together) > 1:
            listing.add_option(Option(_all_of_them(together), id=_ALL))
        listing.add_options(Option(_entry(proposal), id=str(place)) for place, proposal in enumerate(proposals))
        listing.highlighted = min(at, listing.option_count - 1) if proposals else None
        listing.display = bool(proposals)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action == "skip":
            return self._day is not None and bool(self._day.proposals)
        if action == "more":
            return self._day is not None and not self._day.proposals and not self._more
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin it."""
        if self._day is None or event.option_id is None:
            return
        if event.option_id == _ALL:
            self._begin(_together(self._day.proposals))
            return
        proposal = self._day.proposals[int(event.option_id)]
        if proposal.drill is None:
            self._begin((proposal,))
        else:
            from trainer.ui.screens.drill import DrillScreen

            self.app.push_screen(DrillScreen(proposal))

    def _begin(self, proposals: "Sequence[Proposal]") -> None:
        from trainer.review.queue.begin import interview_of

        probes = self.app.rehearsal.settings.probes
        self.app.begin(interview_of(proposals, new_id(), self.app.now(), probes=probes))

    def action_skip(self) -> None:
        """Leave out for today what one stands on; another may take its place."""
        from trainer.review.choices import Choices

        proposal = self._chosen()
        if proposal is None:
            self.notify("Stand on the question that you don't want today.", markup=False)
            return
        try:
            Choices(self.app.rehearsal.paths.data).skip(self.app.now().date(), proposal.key)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.look()

    def action_more(self) -> None:
        """As much again, for who wants to go on."""
        self._more = True
        self.look()

    def action_stories(self) -> None:
        """The story bank."""
        from trainer.ui.screens.stories import StoriesScreen

        self.app.push_screen(StoriesScreen())

    def _chosen(self) -> "Proposal | None":
        listing = self.query_one("#queue", OptionList)
        if self._day is None or listing.highlighted is None:
            return None
        chosen = listing.get_option_at_index(listing.highlighted).id
        return self._day.proposals[int(chosen)] if chosen is not None and chosen != _ALL else None


def _together(proposals: "Sequence[Proposal]") -> "tuple[Proposal, ...]":
    """What one interview can hold: a drill stands alone, with its own title and its own end."""
    return tuple(proposal for proposal in proposals if proposal.drill is None)


def _nothing_left(answered: int) -> str:
    if answered:
        return "That is all for today. What you have practised needs a night to stay; m gives you some more."
    return "Nothing is due today. A new interview from Home brings new questions."


def _all_of_them(proposals: "Sequence[Proposal]") -> Content:
    minutes = max(1, round(sum(proposal.seconds for proposal in proposals) / 60))
    questions = number_of(len(proposals), "question")
    return lines(
        plain(f"All questions, one after the other: {questions}, about {number_of(minutes, 'minute')}", "bold"),
        Content(""),
    )


def _entry(proposal: "Proposal") -> Content:
    why = plain(f"  about {clock(proposal.seconds)}   {proposal.reason}", "dim")
    if proposal.drill is None:
        return lines(plain(proposal.question.ask), why)
    return lines(plain(f"Drill: {proposal.drill.title}"), why)
