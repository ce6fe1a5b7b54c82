"""Putting a question: it is read aloud where there is a voice, then there is time to think where that is wished."""

from textual.timer import Timer

from trainer.interview.session import Interview
from trainer.ui.interviewing.held import Held
from trainer.ui.messages import VoiceEnded
from trainer.ui.text import clock

_SPEAKING = "Speaking the question. Space starts at once, v turns the voice off."
_SILENCE_SECONDS = 3.0
"""Longer than any voice takes to fall silent: after that nobody waits for word from it."""


class Asking(Held):
    """The moment between a question and its answer. A recording never begins before the voice has ended."""

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._utterance = 0  # counts what was said; the end of an earlier one means nothing any more
        self._voicing = False
        self._start_wanted = False  # the candidate has pressed space while the voice was speaking
        self._unmuted = ""  # the voice that was chosen before it was muted
        self._thinking: Timer | None = None
        self._left_to_think = 0
        self._said: tuple[str, ...] = ()

    def on_unmount(self) -> None:
        """Nobody is there to be asked any more."""
        self._hush()

    def _put_question(self, *remarks: str) -> None:
        """Show the question that stands, read it aloud, and begin the time to think."""
        self._show_question(*remarks)
        self._said = remarks
        self._hush()
        voice, probe = self.app.rehearsal.voice, self.interview.probe
        if voice.name == "silent":
            self._begin_thinking()
            return
        self._utterance += 1
        self._voicing, utterance = True, self._utterance
        self._remark(*remarks, _SPEAKING)
        self.refresh_bindings()
        voice.say(probe.ask if probe else self.interview.question.ask, lambda: self._voice_ended(utterance))
        after = self.interview.position + 1
        if after < len(self.interview.questions):
            voice.prepare(self.interview.questions[after].ask)

    def _voice_ended(self, utterance: int) -> None:
        """From any thread."""
        self.post_message(VoiceEnded(utterance))

    def on_voice_ended(self, event: VoiceEnded) -> None:
        """Silence: now one may speak."""
        if event.utterance != self._utterance or not self._voicing:
            return
        self._voicing = False
        if self.interview.phase != "asking":
            return
        wanted, self._start_wanted = self._start_wanted, False
        if wanted:
            self._start_now()
        else:
            self._show_question(*self._said)
            self._begin_thinking()

    def _start_now(self) -> None:
        """The candidate speaks."""
        raise NotImplementedError

    def _hush(self) -> None:
        """No voice and no countdown any more, and nobody waits for their end."""
        self._stop_thinking()
        self._utterance += 1
        if self._voicing:
            self._voicing = self._start_wanted = False
            self.app.rehearsal.voice.stop()

    def _interrupt(self) -> None:
        """Something else comes between: no voice and no countdown, and the question stands as it is."""
        if self._voicing or self._thinking is not None:
            self._hush()
            self._show_question(*self._said)

    def _start_after_voice(self) -> None:
        """Stop the voice; what comes then is the recording."""
        if self._start_wanted:
            return
        self._start_wanted, utterance = True, self._utterance
        self.app.rehearsal.voice.stop()
        self.set_timer(_SILENCE_SECONDS, lambda: self._voice_ended(utterance))

    def action_mute(self) -> None:
        """The voice off, or on again; it stays so."""
        chosen = self.app.rehearsal.settings.voice
        if chosen == "none":
            self.app.choose(voice=self._unmuted or "auto")
            named = self.app.rehearsal.voice.name
            there = named != "silent"
            words = (
                "Questions are read aloud." if there else "There is no voice on this machine to read questions aloud."
            )
        else:
            self._unmuted = chosen
            if self._voicing:
                self._interrupt()
                self._begin_thinking()
            self.app.choose(voice="none")
            words = "Questions are not read aloud any more. v brings the voice back."
        self.notify(words, markup=False)

    # Time to think

    def _begin_thinking(self) -> None:
        """Count down calmly; a follow-up question is answered straight away, as in the room."""
        seconds = self.app.rehearsal.settings.preparation_seconds
        if seconds and self.interview.probe is None:
            self._left_to_think = seconds
            self._thinking = self.set_interval(1.0, self._think)
            self._tell_time()
        self.refresh_bindings()

    def _think(self) -> None:
        self._left_to_think -= 1
        self._tell_time()
        if self._left_to_think <= 0:
            self._stop_thinking()

    def _tell_time(self) -> None:
        left = self._left_to_think
        words = (
            f"Time to think: {clock(left)}. Space starts as soon as you are ready."
            if left > 0
            else "Press space when you are ready; there is no hurry."
        )
        self._remark(*self._said, words)

    def _stop_thinking(self) -> None:
        timer, self._thinking = self._thinking, None
        if timer is not None:
            timer.stop()
