"""What is seen while somebody speaks: the time, and that the microphone hears. In words and shapes, not by colour."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from trainer.ui.text import clock

if TYPE_CHECKING:
    from trainer.recording.level import Level

_BEYOND = 1.5  # the time bar ends at one and a half times the aim: where an answer counts as long


class TimeBar(Widget):
    """`00:47  ====----|--  aim 1:30`: seconds spoken against the aim."""

    DEFAULT_CSS = "TimeBar { height: 1; width: 1fr; &.inside { color: $success; } }"

    seconds: reactive[float] = reactive(0.0)

    def __init__(self, target_seconds: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.target_seconds = target_seconds

    def render(self) -> Content:
        """The time, the bar with the aim marked in it, and the aim."""
        spoken, aim = clock(int(self.seconds)), f"aim {clock(self.target_seconds)}"
        room = max(10, self.size.width - len(spoken) - len(aim) - 4)
        done = min(room, int(self.seconds / (_BEYOND * self.target_seconds) * room))
        mark = int(room / _BEYOND)
        cells = ["━" if i < done else "─" for i in range(room)]
        cells[min(mark, room - 1)] = "┃"
        return Content(f"{spoken}  {''.join(cells)}  {aim}")

    def watch_seconds(self, seconds: float) -> None:
        """Inside the aim the bar turns calm-coloured; the words beside it say the same."""
        self.set_class(0.5 * self.target_seconds <= seconds <= 1.1 * self.target_seconds, "inside")


class LevelBar(Widget):
    """`hearing you  ######----  good`: the loudness now."""

    DEFAULT_CSS = "LevelBar { height: 1; width: 1fr; }"
    CELLS = 20

    level: "reactive[Level | None]" = reactive(None)

    def render(self) -> Content:
        """A bar and the word for it."""
        level = self.level
        if level is None:
            return Content("waiting for the microphone")
        filled = round(level.bar * self.CELLS)
        words = {"no signal": "no signal", "too quiet": "too quiet", "good": "hearing you", "clipping": "too loud"}
        word = words[level.word]
        return Content(f"{word:<12} {'█' * filled}{'░' * (self.CELLS - filled)}")
