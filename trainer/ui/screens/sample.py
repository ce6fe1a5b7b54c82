"""A sample answer, from sound to feedback: the whole way at once, without a microphone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from trainer.ui.screens.listening import ListeningScreen

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.recording.playback import Player
    from trainer.store.records import Answer
    from trainer.ui.screens.feedback import FeedbackScreen


class SampleScreen(ListeningScreen):
    """Plays the sample where sound can be played, and listens to it meanwhile. Nothing is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "mute", "Mute")]
    TITLE_WORDS = "A sample answer"
    NOTE = "a computer voice; nothing is kept"
    DOING = "You hear the answer while the program listens to it."

    def __init__(self) -> None:
        super().__init__()
        self._player: Player | None = None
        self._samples: Samples | None = None

    def question(self) -> str:
        """What the sample answers."""
        from trainer.sample import sample_question

        return sample_question().ask

    def judged(self, progress: Callable[[float], Any], cancelled: Callable[[], bool]) -> "Answer":
        """Read, play, transcribe, judge."""
        from trainer.recording.files import read_audio
        from trainer.recording.playback import Player
        from trainer.rehearsal import new_id
        from trainer.sample import sample_audio, sample_question
        from trainer.store.records import Answer

        samples = read_audio(sample_audio())
        if not cancelled():
            # Sound is a courtesy here: without a loudspeaker the feedback is the same, so a fault is not worth a word.
            self._samples, self._player = samples, Player()
            self._player.play(samples)
        question = sample_question()
        result = self.app.rehearsal.judge_sound(new_id(), samples, question, progress=progress, cancelled=cancelled)
        return Answer(
            id=result.id,
            interview_id=result.id,
            question_index=0,
            take=1,
            answered_at=self.app.now(),
            source="file",
            result=result,
            question=question,
        )

    def feedback(self, answer: "Answer") -> "FeedbackScreen":
        """The sound goes with it, for it is kept nowhere."""
        from trainer.ui.screens.feedback import FeedbackScreen

        return FeedbackScreen(answer, samples=self._samples, kept=False)

    def on_unmount(self) -> None:
        """Silence."""
        self.action_mute()

    def action_mute(self) -> None:
        """Stop playing; listening goes on."""
        if self._player is not None:
            self._player.stop()
