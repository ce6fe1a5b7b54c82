"""How much is kept, in words."""

from trainer.errors import TrainerError
from trainer.rehearsal import Rehearsal
from trainer.review.diary import number_of


def kept_words(rehearsal: Rehearsal) -> str:
    """What the history holds and how much room it takes. Slow: looks at every recording. Raises nothing."""
    try:
        sound = rehearsal.audio.size_bytes()
        if not rehearsal.has_history:
            return "Nothing is kept yet."
        counts, words = rehearsal.store.counts(), rehearsal.store.size_bytes()
    except TrainerError as error:
        return f"How much is kept can't be said: {error.message}"
    except OSError as error:
        return f"How much is kept can't be said: {error.strerror or error}."
    held = f"{number_of(counts.sessions, 'session')}, {number_of(counts.answers, 'answer')}"
    return f"Kept: {held}. Recordings {_size(sound)}, words {_size(words)}."


def _size(length: int) -> str:
    return f"{length / 1e6:.1f} MB"
