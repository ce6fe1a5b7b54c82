from trainer.transcript.assembly import HeardWord
from trainer.transcript.holes import holes
from trainer.transcript.model import SpeechSpan
from trainer.transcript.windows import Window


def word(at: float, until: float) -> HeardWord:
    return HeardWord(" word", at, until, 0.9)


def test_speech_without_words_is_a_hole() -> None:
    heard = [word(0.2, 0.8), word(1.0, 1.4), word(6.0, 6.5)]
    assert holes(heard, (SpeechSpan(0, 10),), Window(0, 10)) == (Window(1.4, 6.0), Window(6.5, 10))


def test_a_pause_without_words_is_none() -> None:
    heard = [word(0.2, 0.8), word(1.0, 1.4), word(6.0, 6.5)]
    assert holes(heard, (SpeechSpan(0, 1.5), SpeechSpan(5.9, 7)), Window(0, 10)) == ()


def test_a_word_stretched_over_a_hole_does_not_cover_it() -> None:
    assert holes([word(0.0, 9.9)], (SpeechSpan(0, 10),), Window(0, 10)) == (Window(1.0, 10),)


def test_no_word_at_all() -> None:
    assert holes([], (SpeechSpan(0, 10),), Window(2, 10)) == (Window(2, 10),)
