"""Progress: one plot at a time with a sentence that says what it shows; the questions practised; personal bests."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, OptionList, Static

from trainer.errors import TrainerError
from trainer.feedback.rubric import Bands
from trainer.review.diary import number_of
from trainer.review.progress.measure import measures
from trainer.review.progress.overview import Overview, read_overview
from trainer.review.progress.questions import Practised, weakest_first
from trainer.review.progress.sentences import band_of, sentence, title
from trainer.review.progress.series import Per, Series, series
from trainer.review.progress.text import NOTHING
from trainer.ui.text import lines, plain
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.practice_lists import NO_BESTS, best_options, fill, question_heading, question_options
from trainer.ui.widgets.top_line import TopLine
from trainer.ui.widgets.trend_plot import TrendPlot

if TYPE_CHECKING:
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp

_ROOMY = 30  # rows
_PLOT, _QUESTIONS, _BESTS = "plots", "questions", "bests"


class ProgressScreen(Screen[None]):
    """Plots first; the questions and the bests are one key away, and escape leads back."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = ""
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "measure(1)", "Measure", key_display="←/→"),
        Binding("left", "measure(-1)", "Measure before", show=False),
        *(Binding(str(n), f"choose({n - 1})", m.title, show=False) for n, m in enumerate(measures(), 1)),
        Binding("p", "phrase", "Phrase"),
        Binding("w", "per", "Week/session"),
        Binding("t", "view('questions')", "Questions"),
        Binding("b", "view('bests')", "Focus, bests"),
        Binding("s", "sort", "Weakest first"),
        Binding("escape,q", "back", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: Overview | None = None
        self._measure = 0
        self._phrase = 0
        self._per: Per = "session"
        self._weakest = False
        self._listed: tuple[Practised, ...] = ()

    def compose(self) -> ComposeResult:
        """Three views, one at a time."""
        yield TopLine("Progress")
        with ContentSwitcher(initial="empty", id="views"):
            yield Static(id="empty")
            yield Static(plain(NOTHING), id="nothing")
            with Vertical(id=_PLOT):
                yield TrendPlot(id="plot")
                yield Static(id="says")
                yield Static(id="more")
            with Vertical(id=_QUESTIONS):
                yield Static(id="heading")
                yield OpenList(id="question-list")
            with Vertical(id=_BESTS):
                yield Static(id="since")
                yield Static(plain(NO_BESTS), id="no-bests", classes="said")
                yield OpenList(id="best-list")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Read it anew each time one comes here."""
        self.read()

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        """Off the screen's thread."""
        rehearsal = self.app.rehearsal
        settings = rehearsal.settings
        seen: Overview | None = None
        try:
            if rehearsal.paths.history.exists():
                bands = Bands(settings.slow_wpm, settings.fast_wpm)
                seen = read_overview(rehearsal.store, self.app.now(), bands)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._show, seen)

    def _show(self, seen: Overview | None) -> None:
        self._seen = seen if seen is not None and seen.sessions else None
        switcher = self.query_one("#views", ContentSwitcher)
        if self._seen is None:
            switcher.current = "nothing"
        elif switcher.current in ("empty", "nothing"):
            switcher.current = _PLOT
        self._refresh()

    def _refresh(self) -> None:
        """Everything anew, in the view that stands."""
        seen = self._seen
        self.refresh_bindings()
        if seen is None:
            return
        view = self.query_one("#views", ContentSwitcher).current
        if view == _QUESTIONS:
            self._list_questions(seen)
        elif view == _BESTS:
            self._list_bests(seen)
        else:
            self._plot(seen)

    # ---- the plots ----

    def _series(self, seen: Overview) -> Series:
        measure = seen.measures[self._measure]
        phrases = seen.phrases[self._phrase % len(seen.phrases)] if measure.key == "fillers" else ()
        return series(seen.sessions, measure, self._per, phrases)

    def _plot(self, seen: Overview) -> None:
        shown = self._series(seen)
        self.query_one(TopLine).show(
            left=f"Progress: {title(shown.measure, shown.phrases)}",
            right=f"{self._measure + 1} of {len(seen.measures)}, per {self._per}",
        )
        self.query_one("#plot", TrendPlot).show(shown, seen.focus_from)
        self.query_one("#says", Static).update(plain(sentence(shown)))
        band = band_of(shown)
        # Little room is the plot's; what else there is stands beside the bests.
        below = [seen.focus_line, *((seen.since_line, seen.days) if self.size.height >= _ROOMY else ())]
        if band is not None and shown.points:
            below.insert(0, f"Dots: the band where {band.words}.")
        self.query_one("#more", Static).update(lines(*(plain(words) for words in below if words)))

    def action_measure(self, step: int) -> None:
        """The next measure, or the one before."""
        if self._seen is not None:
            self.action_choose((self._measure + step) % len(self._seen.measures))

    def action_choose(self, number: int) -> None:
        """This measure."""
        self._measure = number
        self._refresh()

    def action_phrase(self) -> None:
        """Other fillers: all, those of the focus, those used most."""
        if self._seen is not None:
            self._phrase = (self._phrase + 1) % len(self._seen.phrases)
            self._refresh()

    def action_per(self) -> None:
        """A point a week, or a point a session."""
        self._per = "week" if self._per == "session" else "session"
        self._refresh()

    # ---- the lists ----

    def _list_questions(self, seen: Overview) -> None:
        listing = self.query_one("#question-list", OptionList)
        self._listed = weakest_first(seen.questions) if self._weakest else seen.questions
        width = self.size.width - 4  # the list's own edges
        self.query_one(TopLine).show(
            left="Progress: the questions you practised", right=number_of(len(self._listed), "question")
        )
        self.query_one("#heading", Static).update(plain(question_heading(width)))
        fill(listing, question_options(self._listed, width, self.app.now()))

    def _list_bests(self, seen: Overview) -> None:
        self.query_one(TopLine).show(left="Progress: your focus and personal bests", right="")
        since = [words for words in (seen.focus_line, seen.since_line, seen.days) if words]
        self.query_one("#since", Static).update(lines(*map(plain, since)))
        self.query_one("#no-bests").display = not seen.bests
        fill(self.query_one("#best-list", OptionList), best_options(seen.bests, self.app.now()))

    def on_resize(self, _: Resize) -> None:
        """The table has the width of the screen."""
        self._refresh()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The takes of a question, or the answer that a best belongs to."""
        from trainer.ui.screens.takes import TakesScreen

        if self._seen is None:
            return
        if event.option_list.id == "question-list":
            question = self._listed[event.option_index]
            self.app.push_screen(TakesScreen(question.question_id, question.ask))
        else:
            self._open(self._seen.bests[event.option_index].answer_id)

    @work(thread=True, exclusive=True, group="answer")
    def _open(self, answer_id: str) -> None:
        """Off the screen's thread."""
        try:
            answer = self.app.rehearsal.store.answer(answer_id)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._opened, answer)

    def _opened(self, answer: "Answer") -> None:
        from trainer.ui.screens.feedback import FeedbackScreen

        self.app.push_screen(FeedbackScreen(answer))

    def action_view(self, view: str) -> None:
        """This view, or, from it, the plots again."""
        switcher = self.query_one("#views", ContentSwitcher)
        switcher.current = _PLOT if switcher.current == view else view
        self._refresh()
        if switcher.current == _PLOT:
            self.set_focus(None)
        else:
            self.query_one(f"#{switcher.current} OptionList", OptionList).focus()

    def action_sort(self) -> None:
        """The weakest first, or the one practised last."""
        self._weakest = not self._weakest
        self._refresh()

    def action_back(self) -> None:
        """To the plots, and from there to where one came from."""
        view = self.query_one("#views", ContentSwitcher).current
        if view in (_QUESTIONS, _BESTS):
            self.action_view(view)
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done in the view that stands."""
        if action not in ("measure", "choose", "phrase", "per", "view", "sort"):
            return True
        seen = self._seen
        if seen is None:
            return False
        view = self.query_one("#views", ContentSwitcher).current
        if action == "view":
            return view not in parameters
        if action == "sort":
            return view == _QUESTIONS and len(seen.questions) > 1
        if action == "phrase":
            return view == _PLOT and seen.measures[self._measure].key == "fillers" and len(seen.phrases) > 1
        return view == _PLOT
