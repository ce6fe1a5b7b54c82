"""The interview itself: a question, the candidate speaking, a moment of listening back.

The screen owns where the interview stands (`trainer.interview.session`); worker threads only post messages. While the
candidate speaks there is the question, the time, the level, nothing else. Its parts are in `trainer.ui.interviewing`.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import ContentSwitcher, Footer, ProgressBar, Static

from trainer.rehearsal import new_id
from trainer.ui.interviewing.speaking import Speaking
from trainer.ui.ready import warm_up
from trainer.ui.screens.microphone import MicrophoneScreen
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.speaking_panel import SpeakingPanel
from trainer.ui.widgets.top_line import TopLine

_CHECKED_FOR = 3600.0


class InterviewScreen(Speaking):
    """Holds one interview from where it stands to its debrief."""

    AUTO_FOCUS = ""
    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "start", "Start speaking", key_display="space"),
        Binding("space", "stop", "Stop", key_display="space"),
        Binding("p", "pause", "Pause"),
        Binding("x", "throw_away", "Throw away"),
        Binding("h", "hint", "Hint"),
        Binding("k", "outline", "Plan"),
        Binding("t", "type", "Type"),
        Binding("o", "open_file", "File"),
        Binding("m", "microphone", "Mic"),
        Binding("s", "skip", "Skip"),
        Binding("v", "mute", "Voice", show=False),
        Binding("escape", "leave", "Leave"),
    ]

    def compose(self) -> ComposeResult:
        """The question above; below it what goes on."""
        yield TopLine(self.interview.bank_title)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="who", classes="quiet")
            yield Static(id="ask")
            yield Static(id="about", classes="quiet")
            yield Vertical(id="hint")
            with ContentSwitcher(initial="asking", id="stage"):
                with Vertical(id="asking"):
                    yield Static(id="remark")
                yield SpeakingPanel(id="speaking")
                with Vertical(id="judging"):
                    yield Static(id="listening-back")
                    yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Check that all is ready, then ask."""
        self._show_question()
        warm_up(self)
        if self.interview.probe is not None or self.interview.phase == "reviewing":
            self._recall()
        if self.interview.phase == "reviewing":
            self._review()
        elif not self._microphone_fresh():
            self.app.push_screen(MicrophoneScreen(), lambda _: self._put_question())
        else:
            self._put_question()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only the keys that mean something now; the footer shows no others."""
        phase = self.interview.phase
        counting = self._countdown is not None
        practice = not self.interview.one_go
        waiting = phase == "asking" and not counting
        about_question = waiting and practice and self.interview.probe is None
        speaking = phase in ("speaking", "paused") and self._recorder is not None
        allowed = {
            "start": waiting,
            "stop": speaking,
            "pause": speaking,
            "throw_away": speaking and practice,
            "hint": about_question,
            "outline": about_question,
            "type": waiting,
            "open_file": waiting,
            "microphone": waiting,
            "skip": waiting,
            "mute": waiting,
            "leave": phase != "finished",
        }
        return allowed.get(action, True)

    def action_hint(self) -> None:
        """What a strong answer has."""
        question = self.interview.question
        if not question.look_for and not question.avoid:
            self.notify("This question comes without a hint.", markup=False)
            return
        lists = (("A strong answer has", "+", question.look_for), ("Better not", "-", question.avoid))
        self._toggle("hints", [Points(*one) for one in lists if one[2]])

    def action_outline(self) -> None:
        """A model outline, with the figures of earlier takes in it."""
        from trainer.feedback.outline import outline

        said = (self._answer, *(reply for _, reply in self._replies))
        told = [answer.result for answer in said if answer and answer.question_index == self.interview.position]
        parts = outline(self.interview.question, told)
        self._toggle(
            "outline",
            [
                Points(f"{part.name}{f', {part.share}' if part.share else ''}: {part.does}", "+", part.points)
                for part in parts
            ],
        )

    def _toggle(self, name: str, points: "list[Points]") -> None:
        """Show these below the question, or nothing where they stand there."""
        shown = self.query_one("#hint", Vertical)
        open_now = bool(shown.children) and shown.has_class(name)
        shown.remove_children()
        shown.set_class(name == "outline", "outline")
        shown.set_class(name == "hints", "hints")
        if not open_now:
            shown.mount_all(points)

    def action_microphone(self) -> None:
        """Look whether the microphone hears."""
        self._interrupt()
        self.app.push_screen(MicrophoneScreen())

    def _microphone_fresh(self) -> bool:
        age = self.app.now().timestamp() - self.app.rehearsal.settings.microphone_checked_at
        return 0 <= age < _CHECKED_FOR

    # Other ways to answer

    def action_type(self) -> None:
        """Write the answer instead."""
        from trainer.ui.screens.typed import TypedAnswerScreen

        self._interrupt()
        probe = self.interview.probe
        ask = probe.ask if probe else self.interview.question.ask
        page = TypedAnswerScreen(ask, self._waiting_draft(), aside=self._keep_draft)

        def written(text: str | None) -> None:
            if not text or self.interview.phase != "asking":
                return
            take_id = new_id()
            self.interview = self.interview.begin_take(take_id).end_take()
            self._listen_back("typed")
            self.judge_text(take_id, text)

        self.app.push_screen(page, written)

    def action_open_file(self) -> None:
        """Use a recording made elsewhere."""
        from trainer.ui.screens.recording_file import RecordingFileScreen

        self._interrupt()

        def chosen(path: str | None) -> None:
            if not path or self.interview.phase != "asking":
                return
            take_id = new_id()
            self.interview = self.interview.begin_take(take_id).end_take()
            self._listen_back("file")
            self.judge_file(take_id, path)

        self.app.push_screen(RecordingFileScreen(), chosen)

    def action_leave(self) -> None:
        """Back home; asked first where something is under way."""
        phase = self.interview.phase
        if phase in ("speaking", "paused"):
            self._ask_before_leaving()
        elif phase == "judging":
            self._stop_judging()
        else:
            self._hush()
            self._leave()
