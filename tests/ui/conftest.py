"""The whole program on a screen, with a microphone and a recogniser that a test speaks for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.factories import make_interview, make_question, make_result
from tests.recording.fakes import FakeMicrophone
from tests.ui.fakes import FakePlayer, FakeTranscriber
from tests.ui.steps import until_screen
from trainer.bank.model import Question
from trainer.doctor import Check
from trainer.feedback.result import AnswerResult, Strength
from trainer.interview.session import Interview
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings
from trainer.store.records import Answer
from trainer.ui.app import TrainerApp
from trainer.voice.choice import Offer
from trainer.voice.speaker import Silent, Speaker

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
SAID = "So, um, I looked after 24 beds, and we cut falls by a third."


def questions() -> tuple[Question, Question]:
    """Two questions with all that a question can have."""
    return (
        make_question(
            "handover", "Tell me about a time you caught an error at handover.", avoid=("blaming a colleague",)
        ),
        make_question("why-us", "Why do you want to work here?", kind="motivation", target_seconds=60),
    )


def judged(id: str = "a" * 32, **changes: Any) -> AnswerResult:
    """A result with a strength, and a mark of every kind."""
    fields: dict[str, Any] = {
        "suspected": ("patients",),
        "strengths": (Strength("change", 'You said what changed, with a figure: "We cut falls by a third".'),),
    }
    return make_result(id, **{**fields, **changes})


@dataclass
class Stage:
    """One user's program. Set it up, then open it with `running`."""

    paths: Paths
    microphone: FakeMicrophone = field(default_factory=FakeMicrophone)
    transcriber: FakeTranscriber = field(default_factory=lambda: FakeTranscriber(SAID, SAID, SAID, SAID))
    settings: Settings = field(default_factory=lambda: Settings(microphone_checked_at=NOW.timestamp()))
    voice: Speaker = field(default_factory=Silent)
    real_transcriber: bool = False
    _made: list[Rehearsal] = field(default_factory=list)

    def rehearsal(self) -> Rehearsal:
        """The stages below the screens, as one start of the program has them."""
        self._made.append(
            Rehearsal(
                self.paths,
                self.settings,
                microphone=self.microphone,
                transcriber=None if self.real_transcriber else self.transcriber,
                clock=self.microphone.clock,
                voice=self.voice,
            )
        )
        return self._made[-1]

    def app(self, interview: Interview | None = None) -> TrainerApp:
        """The program, not yet started."""
        app = TrainerApp(self.rehearsal(), interview=interview, now=lambda: NOW)
        app.animation_level = "none"
        return app

    @asynccontextmanager
    async def running(
        self, interview: Interview | None = None, *, first: str = "", size: tuple[int, int] = (80, 24)
    ) -> Any:
        """The program, or this interview of it, once the screen called `first` stands there."""
        app = self.app(interview)
        async with app.run_test(size=size, notifications=True) as pilot:
            await until_screen(pilot, first or ("HomeScreen" if interview is None else "InterviewScreen"))
            yield pilot
        app.rehearsal.close()

    def keep(self, interview: Interview, *answers: Answer) -> None:
        """Put a session into the history, as an earlier start of the program would have."""
        rehearsal = self.rehearsal()
        rehearsal.store.save_interview(interview)
        for answer in answers:
            rehearsal.store.save_answer(answer)
        rehearsal.close()

    def answers(self, interview_id: str = "interview-1") -> tuple[Answer, ...]:
        """What the history on disk has of this session."""
        rehearsal = self.rehearsal()
        try:
            return rehearsal.store.answers(interview_id)
        finally:
            rehearsal.close()

    def interview(self, interview_id: str = "interview-1") -> Interview:
        """The session as the history on disk has it."""
        rehearsal = self.rehearsal()
        try:
            return rehearsal.store.interview(interview_id)
        finally:
            rehearsal.close()

    def own_bank(self, name: str, text: str) -> None:
        """Put a bank of the user's own on the shelf."""
        self.paths.own_banks.mkdir(parents=True, exist_ok=True)
        (self.paths.own_banks / name).write_text(text, encoding="utf-8")

    def close(self) -> None:
        """Close whatever history is still open."""
        for rehearsal in self._made:
            rehearsal.close()


Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config")


@pytest.fixture
def stage(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    # The doctor looks in a process of its own, where no fake reaches; and no test makes a sound.
    monkeypatch.setattr("trainer.ui.welcome.check_microphone", lambda _: Check("Microphone", True, "Headset"))
    monkeypatch.setattr("trainer.voice.choice.engines", lambda: (Offer("espeak-ng", ("en-gb", "en-us")),))
    monkeypatch.setattr("trainer.recording.playback.Player", FakePlayer)
    monkeypatch.setattr(FakePlayer, "made", [])
    made = Stage(paths)
    yield made
    made.microphone.unhang()
    made.transcriber.release()
    made.close()


@pytest.fixture
def practice() -> Interview:
    return make_interview("interview-1", *questions(), started_at=NOW)


@pytest.fixture
def simulation() -> Interview:
    return make_interview("interview-1", *questions(), mode="simulation", started_at=NOW)
