from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.assembly import HeardWord, assemble
from trainer.transcript.model import SpeechSpan

ALL = (SpeechSpan(0.0, 10.0),)


def heard(*texts: str) -> list[HeardWord]:
    return [HeardWord(text, 0.5 * i, 0.5 * i + 0.4, 0.9) for i, text in enumerate(texts)]


def test_offsets_point_at_the_words() -> None:
    transcript = assemble(
        heard(" So,", " um,", " I", " had", " twenty", "-", "five."), seconds=10, speech=ALL, model="m"
    )
    assert transcript.text == "So, um, I had twenty-five."
    assert [transcript.text[w.start : w.end] for w in transcript.words] == ["So,", "um,", "I", "had", "twenty", "five."]
    assert transcript.time_of(4) == 0.5
    assert (transcript.seconds, transcript.speech, transcript.model) == (10, ALL, "m")


def test_a_filled_pause_where_nobody_speaks_was_not_said() -> None:
    speech = (SpeechSpan(0.0, 1.0),)
    words = [HeardWord(" Yes.", 0.1, 0.6, 0.9), HeardWord(" Um,", 5.0, 5.4, 0.9), HeardWord(" no.", 5.5, 6.0, 0.9)]
    assert assemble(words, seconds=10, speech=speech, model="m").text == "Yes. No."


def test_parts_that_begin_without_a_space_are_kept_apart_by_their_own_text_only() -> None:
    assert assemble(heard("Um,", " so"), seconds=10, speech=ALL, model="m").text == "Um, so"


def test_times_stay_inside_the_recording() -> None:
    word = assemble([HeardWord(" late", 9.8, 12.0, 0.5)], seconds=10, speech=ALL, model="m").words[0]
    assert (word.at, word.until) == (9.8, 10)


@given(st.lists(st.text(max_size=8), max_size=20))
def test_any_text_gives_words_in_order_that_control_nothing(texts: list[str]) -> None:
    transcript = assemble(heard(*texts), seconds=10, speech=ALL, model="m")
    end = 0
    for word in transcript.words:
        assert end <= word.start < word.end <= len(transcript.text)
        assert not transcript.text[word.start : word.end].isspace()
        end = word.end
    assert transcript.text == transcript.text.strip()
    assert "\x1b" not in transcript.text


def test_sentences_begin_with_a_capital() -> None:
    words = heard("so,", " yes.", " then", " 3.", " did", " it.", " é")
    assert assemble(words, seconds=10, speech=ALL, model="m").text == "So, yes. Then 3. Did it. é"


def test_a_word_stamped_into_the_silence_before_it_begins_with_the_voice() -> None:
    speech = (SpeechSpan(0.0, 1.0), SpeechSpan(4.0, 6.0))
    words = [HeardWord(" Yes.", 0.2, 0.8, 0.9), HeardWord(" Um,", 0.9, 4.4, 0.9), HeardWord(" no.", 5.5, 9.0, 0.9)]
    timed = assemble(words, seconds=10, speech=speech, model="m").words
    assert [(word.at, word.until) for word in timed] == [(0.2, 0.8), (4.0, 4.4), (5.5, 6.0)]
