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
        Binding("t", "type", "Type"),
        Binding("o", "open_file", "File"),
        Binding("m", "microphone", "Mic"),
        Binding("s", "skip", "Skip"),
        Binding("escape", "leave", "Leave"),
    ]

    def compose(self) -> ComposeResult:
        """The question above; below it what goes on."""
        yield TopLine(self.interview.bank_title)
        with VerticalScroll(id="page", can_focus=False):
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
        """Check that all is ready."""
        self._show_question()
        warm_up(self)
        if self.interview.phase == "reviewing":
            self._review_again()
        elif not self._microphone_fresh():
            self.action_microphone()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only the keys that mean something now; the footer shows no others."""
        phase = self.interview.phase
        counting = self._countdown is not None
        practice = self.interview.mode == "practice"
        speaking = phase in ("speaking", "paused") and self._recorder is not None
        allowed = {
            "start": phase == "asking" and not counting,
            "stop": speaking,
            "pause": speaking,
            "throw_away": speaking and practice,
            "hint": phase == "asking" and practice and not counting,
            "type": phase == "asking" and not counting,
            "open_file": phase == "asking" and not counting,
            "microphone": phase == "asking" and not counting,
            "skip": phase == "asking" and not counting,
            "leave": phase != "finished",
        }
        return allowed.get(action, True)

    def action_hint(self) -> None:
        """What a strong answer has."""
        question, hint = self.interview.question, self.query_one("#hint")
        if hint.children:
            hint.remove_children()
        elif not question.look_for and not question.avoid:
            self.notify("This question comes without a hint.", markup=False)
        else:
            lists = (("A strong answer has", "+", question.look_for), ("Better not", "-", question.avoid))
            hint.mount_all(Points(*one) for one in lists if one[2])

    def action_microphone(self) -> None:
        """Look whether the microphone hears."""
        from trainer.ui.screens.microphone import MicrophoneScreen

        self.app.push_screen(MicrophoneScreen())

    def _microphone_fresh(self) -> bool:
        age = self.app.now().timestamp() - self.app.rehearsal.settings.microphone_checked_at
        return 0 <= age < _CHECKED_FOR

    # Other ways to answer

    def action_type(self) -> None:
        """Write the answer instead."""
        from trainer.ui.screens.typed import TypedAnswerScreen

        page = TypedAnswerScreen(self.interview.question.ask, self._draft)

        def written(text: str | None) -> None:
            self._draft = page.text
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
            self._leave()
