"""How long an answer took, how fast it was said, and where it stood still.

Every limit stands beside its source; "convention" means that no study settles it. Where nobody timed the answer, its
words stand for the time they would take, and the limit for "short" is lower: people differ in pace by a third, and
nobody should be told by a guess that they said too little.
"""

from itertools import pairwise

from trainer.analysis.model import Length, LengthVerdict, Pace, Pause
from trainer.transcript.model import Transcript

SHORT_RATIO = 0.5
"""Below this share of the target a timed answer is short. Convention: half of what was asked for."""
SHORT_RATIO_ESTIMATED = 0.4
"""The same where time is estimated from words. Convention: somebody slower than most would have reached half."""
LONG_RATIO = 1.5
"""Above this share of the target an answer is long. Convention: half as long again as was asked for."""
ESTIMATED_WPM = 140.0
"""Words a minute to estimate time from words: the middle of published ranges (100-165, 120-150, 130-175)."""
PAUSE_SECONDS = 1.0
"""From here a silence is a pause. Campione and Veronis, A large-scale multilingual study of silent pause duration
(Speech Prosody 2002): pauses beyond a second belong to spontaneous speech, shorter ones to anybody's breath."""
LEAST_SECONDS = 1.0
"""A rate over less time than this says nothing (convention)."""


def length(transcript: Transcript, words: int, target_seconds: int) -> Length:
    """How long the answer took against `target_seconds` (positive); `words` is how many were spoken.

    Without a recording's time `seconds` is None and the verdict is estimated from the words at `ESTIMATED_WPM`. The
    verdict is "unknown" where no word was spoken.
    """
    return Length(transcript.seconds, target_seconds, _verdict(transcript.seconds, words, target_seconds))


def _verdict(seconds: float | None, words: int, target_seconds: int) -> LengthVerdict:
    if words == 0:
        return "unknown"
    short = SHORT_RATIO
    if seconds is None or seconds <= 0:
        seconds, short = 60 * words / ESTIMATED_WPM, SHORT_RATIO_ESTIMATED
    if seconds < short * target_seconds:
        return "short"
    return "long" if seconds > LONG_RATIO * target_seconds else "good"


def pace(transcript: Transcript, words: int) -> Pace | None:
    """How fast the answer was said; None without words or without time.

    `wpm` is what published ranges give: all words that were spoken, fillers among them, over the time from the first
    to the last, pauses inside included. Silence before and after the answer is not slow speech; where voice activity
    is not known, the whole recording counts. `articulation_wpm` leaves out the pauses as well.
    """
    speech = transcript.speech
    whole = speech[-1].until - speech[0].at if speech else transcript.seconds
    if words == 0 or whole is None or whole < LEAST_SECONDS:
        return None
    speaking = transcript.speaking_seconds
    articulation = 60 * words / speaking if speaking is not None and speaking >= LEAST_SECONDS else None
    return Pace(60 * words / whole, articulation)


def pauses(transcript: Transcript) -> tuple[Pause, ...]:
    """The silences of at least `PAUSE_SECONDS` between two stretches of speech, in order.

    The silence before the first word and after the last is none inside the answer; without voice activity there is
    nothing to tell.
    """
    return tuple(
        Pause(before.until, after.at - before.until)
        for before, after in pairwise(transcript.speech)
        if after.at - before.until >= PAUSE_SECONDS
    )
