"""The foot of an answer's page: what is to say about the place one is at, and whether something is being played."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.review.places import second_of
from trainer.ui.text import clock, plain
from trainer.ui.widgets.marked_transcript import MarkedTranscript
from trainer.ui.widgets.playing import Playing

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.transcript.model import Transcript, Verdict

_AROUND_MARK = (1.0, 1.5)  # seconds before and after a mark that are played: a word in its phrase
_BEFORE_WORD = 0.2  # a word begins a little before the recogniser says that it does
_WHAT_TO_DO: "dict[Verdict, tuple[str, str, str]]" = {
    "open": ("Was it one?", "accept, then it counts", "strike it out"),
    "accepted": ("It counts.", "take that back", "strike it out"),
    "struck": ("It is gone when you leave.", "accept, then it counts", "bring it back"),
}
"""By what was decided so far about a suspect: what to say, and what `a` and `s` do."""


class MarkFoot(Vertical):
    """Explains and plays; `sound` is as in `Playing`, asked only where `can_listen`."""

    DEFAULT_CSS = """
    MarkFoot { height: auto; background: $surface; padding: 0 2; }
    MarkFoot > Horizontal { height: auto; min-height: 1; }
    MarkFoot #mark { width: 1fr; height: auto; max-height: 4; }
    MarkFoot #decide { display: none; height: 1; &.open { display: block; } }
    """

    def __init__(self, sound: "Callable[[], Samples]", *, can_listen: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sound = sound
        self._can_listen = can_listen

    def compose(self) -> ComposeResult:
        """What is to say, beside it whether something is played, below it what can be decided."""
        with Horizontal():
            yield Static(id="mark")
            yield Playing(self._sound, "l")
        yield Static(id="decide")

    @property
    def playing(self) -> Playing:
        """What plays the sound."""
        return self.query_one(Playing)

    def say(self, words: str) -> None:
        """Say something else than what stands at a place."""
        self._put(words)

    def explain(self, words: MarkedTranscript, transcript: "Transcript") -> None:
        """Say what stands where one is, and what can be done about it."""
        mark = words.mark
        if mark is not None:
            note = f"{words.current + 1} of {len(words.marks)}   {mark.note}"
            if mark.suspect is None:
                self._put(note)
                return
            said, accept, strike = _WHAT_TO_DO[mark.suspect.verdict]
            self._put(note, Content.assemble(said, "   ", ("a", "bold"), f" {accept}   ", ("s", "bold"), f" {strike}"))
        elif words.offset_here is not None:
            second = second_of(transcript, words.offset_here)
            at = "" if second is None else f", at {clock(second)}"
            how = "   p plays from here" if self._can_listen and second is not None else ""
            self._put(f'"{words.word}"{at}{how}')
        else:
            click = "; a click plays from there" if self._can_listen else ""
            self._put(f"\u2190/\u2192 goes from word to word{click}")

    def play_mark(self, words: MarkedTranscript) -> None:
        """Play the mark one stands on in its phrase."""
        mark = words.mark
        if mark is not None and mark.at is not None and self._can_listen:
            before, after = _AROUND_MARK
            # How long a word lasts is not known to a mark, how long a suspect does is.
            end = mark.at + after if mark.suspect is None else mark.suspect.until + before
            self.playing.play(max(0.0, mark.at - before), end)

    def play_from(self, words: MarkedTranscript | None, transcript: "Transcript", *, or_stop: bool) -> None:
        """Play from the word one is at to the end; from the beginning where one is nowhere. `or_stop` ends it."""
        if not self._can_listen:
            return
        mark = None if words is None else words.mark
        second: float | None = None
        if mark is not None and mark.suspect is not None:
            second = mark.suspect.at
        elif words is not None and words.offset_here is not None:
            second = second_of(transcript, words.offset_here)
        start = max(0.0, (second or 0.0) - _BEFORE_WORD)
        if or_stop:
            self.playing.toggle(start)
        else:
            self.playing.play(start, None)

    def _put(self, words: str, choice: Content | None = None) -> None:
        self.query_one("#mark", Static).update(plain(words))
        decide = self.query_one("#decide", Static)
        decide.update(choice or Content(""))
        decide.set_class(choice is not None, "open")
