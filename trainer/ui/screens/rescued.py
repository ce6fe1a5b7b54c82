"""An answer that was saved when the program stopped: listen back to it now, and keep it where it belongs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from trainer.ui.screens.listening import ListeningScreen

if TYPE_CHECKING:
    from trainer.recording.spool import RescuedTake
    from trainer.store.records import Answer
    from trainer.ui.screens.feedback import FeedbackScreen


class RescuedScreen(ListeningScreen):
    """Adds the take to its session, or to one made for it. It stays in the spool until it is in the history."""

    TITLE_WORDS = "A saved answer"
    NOTE = "it stays safe until it is in your history"
    DOING = "Listening back to what you said."

    def __init__(self, take: "RescuedTake") -> None:
        super().__init__()
        self._take = take

    def judged(self, progress: Callable[[float], Any], cancelled: Callable[[], bool]) -> "Answer":
        """Transcribe, judge and keep."""
        return self.app.rehearsal.adopt_rescued(self._take, now=self.app.now(), progress=progress, cancelled=cancelled)

    def feedback(self, answer: "Answer") -> "FeedbackScreen":
        """As one opened from the history."""
        from trainer.ui.screens.feedback import FeedbackScreen

        return FeedbackScreen(answer)
