"""Calibration: read a short text aloud; how many of its um and uh are heard tells how far counts can be trusted."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Footer, ProgressBar, Static

from trainer.calibration.script import SCRIPT, Paragraph
from trainer.calibration.words import CAUTION, advice, result_words, sound_rows
from trainer.errors import TrainerError
from trainer.rehearsal import CALIBRATION, new_id
from trainer.review.diary import date_words
from trainer.ui.ready import warm_up
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.meters import LevelBar
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.calibration.model import Calibration
    from trainer.calibration.words import LargerModel
    from trainer.recording.microphone import Device, Samples
    from trainer.recording.recorder import Recorder
    from trainer.ui.app import TrainerApp

_POLL = 0.1
_SILENT_SECONDS = 5.0
_WHAT = (
    "You read a short text aloud, with um and uh in it; it takes two minutes. The program knows where they stand, so "
    "it learns how many it hears with this microphone and your voice. From then on its counts carry their range.",
    "Read in your ordinary way, the underlined um and uh too. Space brings the next paragraph. If you slip, read on.",
    "Only the figures are kept, not the sound.",
)


class CalibrationScreen(Screen[bool]):
    """Gives True when the script was read and something was learned."""

    AUTO_FOCUS = ""
    CSS_PATH = "calibration.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "start", "Start reading", key_display="space"),
        Binding("space", "next", "Next paragraph", key_display="space"),
        Binding("space", "finish", "Finish", key_display="space"),
        Binding("enter", "done", "Done"),
        Binding("l", "listen", "Listen once more"),
        Binding("r", "again", "Read it again"),
        Binding("escape", "leave", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._recorder: Recorder | None = None
        self._device: Device | None = None
        self._samples: Samples | None = None  # of a reading that could not be scored yet
        self._poll: Timer | None = None
        self._opening = False
        self._at = 0
        self._leaving = False
        self._learned = False

    def compose(self) -> ComposeResult:
        """One thing after the other: what this is, the text, listening, what came of it."""
        yield TopLine("Calibration")
        with VerticalScroll(id="page"), ContentSwitcher(initial="before", id="stage"):
            with Vertical(id="before"):
                yield from (Static(plain(words)) for words in _WHAT)
                yield Static(id="remark")
            with Vertical(id="reading"):
                yield Static(id="paragraph")
                yield LevelBar(id="level")
                yield Static(id="notice")
            with Vertical(id="judging"):
                yield Static("Listening to what you read. This can take half a minute.")
                yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
            yield Vertical(id="result")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what came of it last time; load the recogniser meanwhile. The page takes the arrow keys."""
        self.query_one("#page").focus()
        last = self.app.rehearsal.calibration()
        if last is not None:
            score, day = last.reading.um_uh, date_words(last.at.astimezone(self.app.now().tzinfo))
            self._remark(f"The last time, {day} with {last.device_name}: {score.heard} of {score.planted} heard.")
        warm_up(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only the keys that mean something now."""
        stage, last = self._stage, self._at == len(SCRIPT) - 1
        return {
            "start": stage == "before" and not self._opening,
            "next": stage == "reading" and not last,
            "finish": stage == "reading" and last,
            "done": stage == "result",
            "listen": stage == "before" and self._samples is not None,
            "again": stage == "result",
        }.get(action, True)

    @property
    def _stage(self) -> str:
        return self.query_one("#stage", ContentSwitcher).current or "before" if self.is_mounted else "before"

    def _show(self, stage: str, right: str = "") -> None:
        self.query_one("#stage", ContentSwitcher).current = stage
        self.query_one(TopLine).show(right=right)
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _remark(self, *words: str) -> None:
        self.query_one("#remark", Static).update(lines(*map(plain, filter(None, words))))

    # Reading

    def action_start(self) -> None:
        """Open the microphone, then show the text."""
        self._opening = True
        self._remark("Opening the microphone.")
        self.refresh_bindings()
        self.open_microphone()

    @work(thread=True)
    def open_microphone(self) -> None:
        """Opening a device can take a moment, or fail."""
        app = self.app
        try:
            recorder = app.rehearsal.recorder()
            recorder.start(
                new_id(), device=app.rehearsal.settings.device or None, context={CALIBRATION: "the script, read aloud"}
            )
        except TrainerError as error:
            app.call_from_thread(self._failed, error)
            return
        app.call_from_thread(self._opened, recorder)

    def _opened(self, recorder: "Recorder") -> None:
        self._opening = False
        if not self.is_attached:
            self.app.run_worker(recorder.discard, thread=True)
            return
        self._recorder, self._device, self._samples, self._at = recorder, recorder.device, None, 0
        self._leaving = False
        self._remark()
        self._poll = self.set_interval(_POLL, self._look)
        self._show_paragraph()

    def _show_paragraph(self) -> None:
        self.query_one("#paragraph", Static).update(_marked(SCRIPT[self._at]))
        self._look()
        self._show("reading", f"paragraph {self._at + 1} of {len(SCRIPT)}")

    def _look(self) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        self.query_one("#level", LevelBar).level = recorder.level
        self.query_one("#notice", Static).update(plain(self._notice(recorder)))
        if recorder.fault is not None:
            self._failed(recorder.fault)

    def _notice(self, recorder: "Recorder") -> str:
        if self._leaving:
            return "Press escape again to stop here; nothing of this reading is kept. Space goes on."
        if recorder.silent_for >= _SILENT_SECONDS:
            return f"Nothing heard for {recorder.silent_for:.0f} seconds. Is the microphone muted?"
        return f"{clock(int(recorder.seconds))}   Take your time."

    def action_next(self) -> None:
        """To the next paragraph."""
        self._leaving = False
        self._at += 1
        self._show_paragraph()

    def action_finish(self) -> None:
        """The last word is read."""
        recorder = self._let_go()
        if recorder is not None:
            self._listen()
            self.take_down(recorder)

    # Listening

    def _listen(self) -> None:
        self.query_one("#progress", ProgressBar).update(total=None, progress=0.0)
        self._show("judging")

    @work(thread=True, group="judging")
    def take_down(self, recorder: "Recorder") -> None:
        """Close the microphone and score what was read; the sound is nowhere but in memory from here on."""
        from trainer.recording.spool import remove

        app = self.app
        try:
            take = recorder.stop()
            samples = take.samples()
            remove(take)
        except TrainerError as error:
            app.call_from_thread(self._failed, error)
            return
        self._score(samples)

    @work(thread=True, group="judging")
    def score_again(self, samples: "Samples") -> None:
        """Score a reading that could not be scored before."""
        self._score(samples)

    def _score(self, samples: "Samples") -> None:
        """On a worker thread."""
        from textual.worker import get_current_worker

        from trainer.calibration.reading import TooLittleReadError

        app, worker, device = self.app, get_current_worker(), self._device
        assert device is not None, "a reading comes from a device"
        try:
            found = app.rehearsal.calibrate(
                samples,
                device,
                now=app.now(),
                progress=lambda share: None if worker.is_cancelled else app.call_from_thread(self._advance, share),
                cancelled=lambda: worker.is_cancelled,
            )
            larger = app.rehearsal.larger_model()
        except TrainerError as error:
            if not worker.is_cancelled:
                kept = None if isinstance(error, TooLittleReadError) else samples
                app.call_from_thread(self._failed, error, kept)
            return
        if not worker.is_cancelled:
            app.call_from_thread(self._found, found, larger)

    def _advance(self, share: float) -> None:
        if self.is_attached:
            self.query_one("#progress", ProgressBar).update(total=1.0, progress=share)

    def _failed(self, error: TrainerError, samples: "Samples | None" = None) -> None:
        """Say what happened, where the reading begins."""
        self._opening = False
        if not self.is_attached:
            return
        self._throw_away()
        self._samples = samples
        self._remark(error.message, error.hint)
        self._show("before")
        self.query_one("#page", VerticalScroll).scroll_end(animate=False)

    # What came of it

    def _found(self, found: "Calibration", larger: "LargerModel | None") -> None:
        if not self.is_attached:
            return
        self._learned = True
        result = self.query_one("#result", Vertical)
        result.remove_children()
        result.mount(
            Static(_table(found)),
            Static(lines(*map(plain, result_words(found.reading)))),
            *(Static(lines(*(plain(words, "bold") for words in said))) for said in (advice(found, larger),) if said),
            Static(plain(CAUTION), classes="quiet"),
        )
        self._show("result", found.device_name)

    def action_listen(self) -> None:
        """Score the reading that could not be scored."""
        if self._samples is not None:
            self._listen()
            self.score_again(self._samples)

    def action_again(self) -> None:
        """Read it once more."""
        self._remark()
        self._show("before")

    def action_done(self) -> None:
        """Back, with something learned."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back; while reading, asked once."""
        if self._recorder is not None and not self._leaving:
            self._leaving = True
            self._look()
            return
        self.workers.cancel_group(self, "judging")
        self._throw_away()
        self.dismiss(self._learned)

    def on_unmount(self) -> None:
        """The program ends in the middle of a reading: leave no device open and nothing in the spool."""
        if self._recorder is not None:
            self._recorder.discard()

    def _throw_away(self) -> None:
        """Close the microphone off the screen's thread; the program's worker, for this screen may end before it."""
        recorder = self._let_go()
        if recorder is not None:
            self.app.run_worker(recorder.discard, thread=True)

    def _let_go(self) -> "Recorder | None":
        if self._poll is not None:
            self._poll.stop()
        recorder, self._poll, self._recorder = self._recorder, None, None
        return recorder


def _marked(paragraph: Paragraph) -> Content:
    """The text, its planted fillers underlined."""
    pieces, at = [], 0
    for start, end in paragraph.planted:
        pieces += [plain(paragraph.text[at:start]), plain(paragraph.text[start:end], "bold underline")]
        at = end
    return Content("").join([*pieces, plain(paragraph.text[at:])])


def _table(found: "Calibration") -> Content:
    """What was planted, and what became of it."""
    rows = [f"{'':<14}{'read':>6}{'heard':>8}{'missed':>8}{'invented':>10}"]
    rows += [
        f"{sound:<14}{planted:>6}{heard:>8}{missed:>8}{invented:>10}"
        for sound, planted, heard, missed, invented in sound_rows(found.reading)
    ]
    return lines(*map(plain, rows))
