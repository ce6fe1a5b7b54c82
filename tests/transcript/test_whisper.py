"""The real recogniser, on recordings of this project."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trainer.errors import ModelError, TranscriptionError
from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE
from trainer.sample import sample_audio, sample_question, sample_text
from trainer.transcript.model import Transcript
from trainer.transcript.transcriber import Transcriber
from trainer.transcript.whisper import WhisperTranscriber

from .sounds import NOT_SPEECH, RECORDINGS

pytestmark = pytest.mark.model

MANIFEST: list[dict[str, Any]] = json.loads((RECORDINGS / "manifest.json").read_text(encoding="utf-8"))
SPOKEN = [entry for entry in MANIFEST if entry["spoken"]]


@pytest.fixture(scope="module")
def heard(base: WhisperTranscriber) -> dict[str, Transcript]:
    """What is heard in each recording, by its file name."""
    return {entry["file"]: base.transcribe(read_audio(RECORDINGS / entry["file"])) for entry in SPOKEN}


@pytest.fixture
def handover(heard: dict[str, Transcript]) -> Transcript:
    return heard["handover.flac"]


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("%", " percent"))


def count(phrase: str, text: str) -> int:
    return len(re.findall(rf"\b{phrase}\b", text, re.IGNORECASE))


@pytest.mark.parametrize("name", NOT_SPEECH)
def test_no_word_is_made_up_where_nobody_speaks(base: WhisperTranscriber, name: str) -> None:
    transcript = base.transcribe(NOT_SPEECH[name])
    assert (transcript.text, transcript.words, transcript.speech) == ("", (), ())
    assert transcript.seconds == pytest.approx(6.0)


@pytest.mark.long
@pytest.mark.parametrize("name", NOT_SPEECH)
def test_nor_in_a_minute_of_it(base: WhisperTranscriber, name: str) -> None:
    assert len(NOT_SPEECH) >= 10
    transcript = base.transcribe(np.tile(NOT_SPEECH[name], 10))
    assert (transcript.text, transcript.suspects) == ("", ())
    assert transcript.seconds == pytest.approx(60.0)


def test_silence_around_an_answer_stays_silent(base: WhisperTranscriber) -> None:
    hiss = NOT_SPEECH["faint hiss"]
    said = read_audio(RECORDINGS / "deadline.flac")[: 6 * SAMPLE_RATE]
    transcript = base.transcribe(np.concatenate([hiss, hiss, said, hiss, hiss]))
    first, last = transcript.words[0], transcript.words[-1]
    assert first.at is not None and 11.0 < first.at < 13.5
    assert last.until is not None and last.until < 19.0
    assert len(transcript.words) < 25


@pytest.mark.parametrize("entry", SPOKEN, ids=lambda entry: entry["file"])
def test_planted_fillers_and_figures_are_heard(heard: dict[str, Transcript], entry: dict[str, Any]) -> None:
    text = heard[entry["file"]].text
    for figure in entry["figures"]:
        assert figure.replace(" percent", "%") in text.replace(" percent", "%")
    for phrase in set(entry["heard"]):
        assert count(phrase, text) >= entry["heard"].count(phrase), text
    for pause in ("um", "uh"):
        assert count(pause, text) <= entry["fillers"].count(pause), "none is invented"


@pytest.mark.parametrize("entry", SPOKEN, ids=lambda entry: entry["file"])
def test_the_words_are_mostly_right(heard: dict[str, Transcript], entry: dict[str, Any]) -> None:
    said = set(words_of(entry["spoken"]))
    assert len(said & set(words_of(heard[entry["file"]].text))) / len(said) > 0.85


def test_every_word_has_its_place_and_its_time(handover: Transcript) -> None:
    assert handover.model == "base"
    assert handover.seconds is not None
    assert re.sub(r"[\w',.%-]+", "", handover.text).strip() == ""
    pieces = [handover.text[word.start : word.end] for word in handover.words]
    assert " ".join(pieces) == handover.text
    for before, after in pairwise(handover.words):
        assert before.end < after.start
        assert before.at is not None and after.at is not None and before.at <= after.at
    for word in handover.words:
        assert type(word.at) is float and type(word.until) is float and type(word.probability) is float
        assert 0 <= word.at <= word.until <= handover.seconds
    nurse = handover.words[pieces.index("nurse")]
    assert nurse.at is not None
    assert any(span.at <= nurse.at <= span.until for span in handover.speech)


def test_the_same_recording_gives_the_same_words(base: WhisperTranscriber, heard: dict[str, Transcript]) -> None:
    assert base.transcribe(read_audio(RECORDINGS / "deadline.flac")) == heard["deadline.flac"]


def test_a_long_answer_is_cut_and_nothing_is_lost(base: WhisperTranscriber) -> None:
    one = read_audio(RECORDINGS / "deadline.flac")
    shares: list[float] = []
    transcript = base.transcribe(np.concatenate([one, one, one]), progress=shares.append)
    assert count("customer", transcript.text) == 3
    assert 3 * 40 <= len(transcript.words) <= 3 * 50
    assert shares == sorted(shares)
    assert len(shares) >= 3
    assert shares[-1] == 1.0


def test_it_stops_when_asked(base: WhisperTranscriber) -> None:
    one = read_audio(RECORDINGS / "deadline.flac")
    shares: list[float] = []
    with pytest.raises(TranscriptionError, match="stopped"):
        base.transcribe(np.concatenate([one, one, one]), progress=shares.append, cancelled=lambda: len(shares) > 0)
    assert len(shares) == 1


def test_no_sound_is_no_text(base: WhisperTranscriber) -> None:
    assert base.transcribe(np.zeros(0, dtype=np.float32)).text == ""


def test_it_is_a_transcriber_that_loads_late(base_folder: Path) -> None:
    made: Transcriber = WhisperTranscriber(base_folder, "base")
    assert made.name == "base"
    assert isinstance(made, WhisperTranscriber)
    assert not made.loaded
    made.load()
    made.load()
    assert made.loaded


def test_a_damaged_model_is_told(tmp_path: Path, base_folder: Path) -> None:
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (tmp_path / name).write_bytes((base_folder / name).read_bytes())
    (tmp_path / "model.bin").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="can't be loaded") as caught:
        WhisperTranscriber(tmp_path, "base").load()
    assert caught.value.hint


def test_the_sample_answer_is_heard(base: WhisperTranscriber) -> None:
    text = base.transcribe(read_audio(sample_audio())).text
    assert count("um", text) + count("uh", text) >= 3
    assert count("you know", text) == 2
    assert re.search(r"\b(2|two) hours\b", text)
    said = set(words_of(sample_text()))
    assert len(said & set(words_of(text))) / len(said) > 0.85
    assert sample_question().kind == "behavioural"
