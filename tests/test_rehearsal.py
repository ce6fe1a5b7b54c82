"""One answer through all the stages, without a screen; and that no stage that fails loses it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.factories import make_interview, make_question
from tests.recording.fakes import FakeMicrophone, voice
from tests.ui.fakes import FakeTranscriber
from trainer.errors import ModelError, ModelMissingError, RecordingError, StoreError, TranscriptionError
from trainer.interview.session import Interview
from trainer.paths import Paths
from trainer.recording.files import read_audio
from trainer.recording.microphone import Samples
from trainer.recording.sound import Sound
from trainer.recording.spool import Take
from trainer.rehearsal import Rehearsal, new_id
from trainer.settings import Settings
from trainer.store.store import Store
from trainer.transcript.model import Transcript

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
SAID = "So, um, I looked after 24 beds, and we cut falls by a third."


@pytest.fixture
def microphone() -> FakeMicrophone:
    return FakeMicrophone()


@pytest.fixture
def make(tmp_path: Path, microphone: FakeMicrophone) -> Iterator[Callable[..., Rehearsal]]:
    """Start the program, as often as a test likes, over the same folders."""
    made: list[Rehearsal] = []

    def start(settings: Settings | None = None, **parts: Any) -> Rehearsal:
        paths = Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config")
        parts = {"microphone": microphone, "transcriber": FakeTranscriber(SAID, SAID, SAID), **parts}
        made.append(Rehearsal(paths, settings or Settings(), clock=microphone.clock, **parts))
        return made[-1]

    yield start
    for rehearsal in made:
        rehearsal.close()


@pytest.fixture
def rehearsal(make: Callable[..., Rehearsal]) -> Rehearsal:
    return make()


def speak(rehearsal: Rehearsal, microphone: FakeMicrophone, seconds: float = 4.0, **context: str) -> Take:
    recorder = rehearsal.recorder()
    recorder.start(new_id(), context=context)
    microphone.speak(seconds)
    return recorder.stop()


def spooled(rehearsal: Rehearsal) -> list[Path]:
    return sorted(rehearsal.paths.spool.glob("*.pcm"))


def held(rehearsal: Rehearsal, **changes: Any) -> Interview:
    """An interview in the history."""
    interview = make_interview("interview-1", **changes)
    rehearsal.store.save_interview(interview)
    return interview


def answered(interview: Interview, take: Take) -> Interview:
    return interview.begin_take(take.id).end_take().judged(take.id, NOW)


def test_an_answer_goes_from_sound_to_the_history(rehearsal: Rehearsal, microphone: FakeMicrophone) -> None:
    interview = held(rehearsal)
    take = speak(rehearsal, microphone, 4.0)
    shares: list[float] = []
    result = rehearsal.judge_sound(take.id, take.samples(), interview.question, progress=shares.append)
    assert shares
    answer = rehearsal.keep_answer(
        answered(interview, take), result, position=0, source="spoken", now=NOW, sound=take.sound, spooled=take
    )
    assert rehearsal.store.answers(interview.id) == (answer,)
    assert (answer.result.text, answer.take, answer.answered_at) == (SAID, 1, NOW)
    assert len(read_audio(rehearsal.audio.path(str(answer.audio)))) == 4 * 16_000
    assert not spooled(rehearsal)
    assert rehearsal.store.interview(interview.id).takes[0] == (take.id,)


class _Following:
    """Implements `Following`: says how many samples it heard on the way, and how many it was left to read."""

    def __init__(self) -> None:
        self.heard = 0

    wait = 0.0

    def hear(self, samples: Samples) -> None:
        self.heard += len(samples)

    def finish(self, sound: Sound, **_: Any) -> Transcript:
        return Transcript(text=f"I heard {self.heard} of {len(sound)}.")

    def abandon(self) -> None:
        self.heard = 0


class _LiveTranscriber(FakeTranscriber):
    """One that can work while somebody speaks."""

    def live(self) -> _Following:
        return _Following()


@pytest.mark.parametrize("missed", [False, True], ids=["all of it", "not the beginning"])
def test_of_a_take_that_was_followed_the_sound_is_kept_whole(
    make: Callable[..., Rehearsal], microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch, missed: bool
) -> None:
    rehearsal = make(transcriber=_LiveTranscriber())
    interview = held(rehearsal)
    recorder, take_id = rehearsal.recorder(), new_id()
    hear = rehearsal.follow(take_id)
    assert hear is not None
    came: list[Samples] = []

    def tap(samples: Samples) -> None:
        came.append(samples)
        if not missed or len(came) > 1:
            hear(samples)

    recorder.start(take_id, tap=tap)
    microphone.speak(3.0)
    take = recorder.stop()
    spoken = take.samples()
    with monkeypatch.context() as unread:
        if not missed:
            unread.setattr("trainer.recording.spool._read", lambda *_: pytest.fail("all of it is known"))
        result = rehearsal.judge_sound(take_id, take.sound, interview.question)
        assert result.text == f"I heard {48_000 - len(came[0]) * missed} of 48000."
        answer = rehearsal.keep_answer(
            answered(interview, take), result, position=0, source="spoken", now=NOW, sound=take.sound, spooled=take
        )
    assert np.array_equal(read_audio(rehearsal.audio.path(str(answer.audio))), spoken)
    assert not spooled(rehearsal)


def test_a_take_that_can_not_be_packed_on_the_way_is_transcribed_and_kept_all_the_same(
    make: Callable[..., Rehearsal], microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    rehearsal = make(transcriber=_LiveTranscriber())
    interview = held(rehearsal)
    recorder, take_id = rehearsal.recorder(), new_id()
    with monkeypatch.context() as short:
        short.setattr("trainer.recording.packing.Packing.hear", fail)
        recorder.start(take_id, tap=rehearsal.follow(take_id))
        microphone.speak(3.0)
        take = recorder.stop()
    spoken = take.samples()
    result = rehearsal.judge_sound(take_id, take.sound, interview.question)
    assert result.text == "I heard 48000 of 48000."
    answer = rehearsal.keep_answer(
        answered(interview, take), result, position=0, source="spoken", now=NOW, sound=take.sound, spooled=take
    )
    assert np.array_equal(read_audio(rehearsal.audio.path(str(answer.audio))), spoken)


def test_nothing_is_kept_of_a_take_without_any_sound(
    make: Callable[..., Rehearsal], microphone: FakeMicrophone
) -> None:
    rehearsal = make(transcriber=_LiveTranscriber())
    interview = held(rehearsal)
    recorder, take_id = rehearsal.recorder(), new_id()
    recorder.start(take_id, tap=rehearsal.follow(take_id))
    take = recorder.stop()
    result = rehearsal.judge_sound(take_id, take.sound, interview.question)
    answer = rehearsal.keep_answer(
        answered(interview, take), result, position=0, source="spoken", now=NOW, sound=take.sound, spooled=take
    )
    assert answer.audio is None


def test_takes_of_one_question_are_counted_and_keeping_one_again_changes_no_number(rehearsal: Rehearsal) -> None:
    interview = held(rehearsal)
    first, second = new_id(), new_id()
    for take_id, position in ((first, 0), (second, 0), (first, 0), (new_id(), 1)):
        result = rehearsal.judge_text(take_id, SAID, interview.questions[position])
        rehearsal.keep_answer(interview, result, position=position, source="typed", now=NOW)
    kept = rehearsal.store.answers(interview.id)
    assert [(a.question_index, a.take) for a in kept] == [(0, 1), (0, 2), (1, 1)]
    assert (kept[0].id, kept[1].id) == (first, second)


@pytest.mark.parametrize("fails", ["audio", "row"])
def test_what_cannot_be_kept_stays_in_the_spool(
    make: Callable[..., Rehearsal], microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    rehearsal = make()
    interview = held(rehearsal)
    take = speak(rehearsal, microphone, interview=interview.id, position="0")
    result = rehearsal.judge_sound(take.id, take.samples(), interview.question)

    def refuse(*_: Any) -> None:
        raise (RecordingError if fails == "audio" else StoreError)("The disk is full.", "Free some space.")

    with monkeypatch.context() as full:
        if fails == "audio":
            full.setattr("trainer.recording.files.write_packed", refuse)
        else:
            full.setattr(Store, "save_answer", refuse)
        with pytest.raises((RecordingError, StoreError)):
            rehearsal.keep_answer(
                answered(interview, take),
                result,
                position=0,
                source="spoken",
                now=NOW,
                sound=take.sound,
                spooled=take,
            )
    assert rehearsal.store.answers(interview.id) == ()
    (found,) = rehearsal.rescued()
    answer = rehearsal.adopt_rescued(found, now=NOW)
    assert (answer.id, answer.interview_id, answer.take) == (take.id, interview.id, 1)
    assert not spooled(rehearsal)


def test_a_take_that_is_in_the_history_already_is_not_kept_twice(
    make: Callable[..., Rehearsal], microphone: FakeMicrophone
) -> None:
    rehearsal = make()
    interview = held(rehearsal)
    take = speak(rehearsal, microphone, interview=interview.id, position="0")
    result = rehearsal.judge_sound(take.id, take.samples(), interview.question)
    answer = rehearsal.keep_answer(answered(interview, take), result, position=0, source="spoken", now=NOW)
    (found,) = rehearsal.rescued()  # the program was stopped before the take was removed
    assert rehearsal.adopt_rescued(found, now=NOW) == answer
    assert len(rehearsal.store.answers(interview.id)) == 1
    assert not spooled(rehearsal)
    assert rehearsal.rescued() == ()


def test_takes_left_behind_are_found_once_and_for_all_the_oldest_first(
    rehearsal: Rehearsal, microphone: FakeMicrophone
) -> None:
    assert rehearsal.rescued() == ()
    takes = [speak(rehearsal, microphone, seconds) for seconds in (2.0, 3.0)]
    assert [take.id for take in rehearsal.rescued()] == [take.id for take in takes]
    assert [take.seconds for take in rehearsal.rescued()] == [2.0, 3.0]
    rehearsal.forget_take(rehearsal.rescued()[0])
    assert [take.id for take in rehearsal.rescued()] == [takes[1].id]
    assert len(spooled(rehearsal)) == 1


@pytest.mark.parametrize(
    "context",
    [
        {},
        {"interview": "gone", "position": "0"},
        {"interview": "interview-1", "position": "7"},
        {"interview": "interview-1", "position": "-1"},
        {"interview": "interview-1", "position": "first"},
    ],
    ids=["nothing known", "interview gone", "no such question", "before the first", "no number"],
)
def test_a_take_without_a_home_gets_one(
    rehearsal: Rehearsal, microphone: FakeMicrophone, context: dict[str, str]
) -> None:
    held(rehearsal)
    speak(rehearsal, microphone, **context)
    answer = rehearsal.adopt_rescued(rehearsal.rescued()[0], now=NOW)
    assert answer.interview_id != "interview-1"
    home = rehearsal.store.interview(answer.interview_id)
    assert (home.phase, home.takes) == ("finished", ((answer.id,),))
    assert rehearsal.store.answers("interview-1") == ()


def test_in_a_simulation_a_rescued_take_was_the_one_go(rehearsal: Rehearsal, microphone: FakeMicrophone) -> None:
    interview = held(rehearsal, mode="simulation")
    speak(rehearsal, microphone, interview=interview.id, position="0")
    rehearsal.adopt_rescued(rehearsal.rescued()[0], now=NOW)
    assert rehearsal.store.interview(interview.id).position == 1


@pytest.mark.parametrize("how", ["fails", "is stopped"])
def test_listening_to_a_rescued_take_that_comes_to_nothing_keeps_it(
    make: Callable[..., Rehearsal], microphone: FakeMicrophone, how: str
) -> None:
    transcriber = FakeTranscriber(SAID)
    rehearsal = make(transcriber=transcriber)
    interview = held(rehearsal)
    speak(rehearsal, microphone, interview=interview.id, position="0")
    (take,) = rehearsal.rescued()
    if how == "fails":
        transcriber.error = TranscriptionError("Out of memory.")
    else:
        transcriber.hold()
    with pytest.raises(TranscriptionError):
        rehearsal.adopt_rescued(take, now=NOW, cancelled=lambda: True)
    assert rehearsal.store.answers(interview.id) == ()
    assert rehearsal.rescued() == (take,)
    assert len(spooled(rehearsal)) == 1


def test_deleting_a_session_takes_its_sound_with_it(rehearsal: Rehearsal) -> None:
    interview = held(rehearsal)
    result = rehearsal.judge_sound(new_id(), voice(2.0), interview.question)
    answer = rehearsal.keep_answer(interview, result, position=0, source="file", now=NOW, sound=voice(2.0))
    assert rehearsal.audio.has(answer.audio)
    rehearsal.delete_sessions((interview.id,))
    assert not rehearsal.audio.has(answer.audio)
    with pytest.raises(StoreError):
        rehearsal.delete_sessions((interview.id,))


def test_a_typed_answer_has_no_sound_and_its_control_characters_go(rehearsal: Rehearsal) -> None:
    result = rehearsal.judge_text("a", "So\x1b[2J, um,\r\nfine. \u202e", make_question(), seconds=3.0)
    assert result.text == "So[2J, um,\nfine."
    assert result.transcript.seconds == 3.0


def test_the_pace_of_the_settings_is_the_pace_that_is_judged(make: Callable[..., Rehearsal]) -> None:
    words = " ".join(["word"] * 200)  # 200 a minute

    def delivery(settings: Settings) -> int:
        score = make(settings).judge_text("a", words, make_question(), seconds=60.0).score
        return next(part.value for part in score.parts if part.name == "delivery")

    assert delivery(Settings(slow_wpm=180, fast_wpm=250)) > delivery(Settings())


def test_warming_up_loads_the_recogniser_and_does_without_where_there_is_nothing_to_load(
    make: Callable[..., Rehearsal],
) -> None:
    fake = FakeTranscriber()
    make(transcriber=fake).warm_up()
    assert fake.loaded.is_set()

    class Plain:
        name = "plain"

        def transcribe(self, *_: Any, **__: Any) -> Any:
            raise AssertionError

    make(transcriber=Plain()).warm_up()


def test_a_missing_model_and_an_unknown_one_are_told_apart(make: Callable[..., Rehearsal], tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="small"):
        make(Settings(model="small"), transcriber=None).transcriber()
    with pytest.raises(ModelError, match="no speech model called") as caught:
        make(Settings(model="huge"), transcriber=None).transcriber()
    assert not isinstance(caught.value, ModelMissingError)
    with pytest.raises(ModelMissingError, match="holds no speech model"):
        make(Settings(model_folder=str(tmp_path)), transcriber=None).transcriber()


def test_another_model_is_looked_for_once_it_was_chosen(make: Callable[..., Rehearsal]) -> None:
    fake = FakeTranscriber()
    rehearsal = make(Settings(model="small"), transcriber=fake)
    assert rehearsal.transcriber() is fake
    rehearsal.forget_transcriber()
    with pytest.raises(ModelMissingError):
        rehearsal.transcriber()


def test_many_threads_open_one_history(rehearsal: Rehearsal) -> None:
    barrier = threading.Barrier(8)

    def look(_: int) -> Store:
        barrier.wait()
        return rehearsal.store

    with ThreadPoolExecutor(8) as pool:
        assert len({id(store) for store in pool.map(look, range(8))}) == 1


def test_a_closed_rehearsal_opens_again_when_it_is_needed(rehearsal: Rehearsal) -> None:
    held(rehearsal)
    rehearsal.close()
    rehearsal.close()
    assert rehearsal.store.interview("interview-1").bank_title == "Nursing ward"


def test_the_banks_are_those_shipped_and_those_of_the_user(rehearsal: Rehearsal) -> None:
    shipped = rehearsal.shelf()
    assert len(shipped) >= 3
    assert all(book.origin == "shipped" and book.bank for book in shipped)
    rehearsal.paths.own_banks.mkdir(parents=True)
    (rehearsal.paths.own_banks / "mine.yaml").write_text("title: [", encoding="utf-8")
    assert [book.path.name for book in rehearsal.shelf() if book.origin == "yours"] == ["mine.yaml"]


def test_making_a_rehearsal_touches_nothing(make: Callable[..., Rehearsal], tmp_path: Path) -> None:
    rehearsal = make()
    assert not rehearsal.has_history
    assert rehearsal.rescued() == ()
    assert list(tmp_path.iterdir()) == []


def test_the_interview_of_a_take_keeps_what_it_had(rehearsal: Rehearsal, microphone: FakeMicrophone) -> None:
    interview = held(rehearsal)
    first = rehearsal.judge_text(new_id(), SAID, interview.question)
    begun = replace(interview, takes=((first.id,), ()), position=1)
    rehearsal.keep_answer(begun, first, position=0, source="typed", now=NOW)
    take = speak(rehearsal, microphone, interview=interview.id, position="0")
    rehearsal.adopt_rescued(rehearsal.rescued()[0], now=NOW)
    kept = rehearsal.store.interview(interview.id)
    assert kept.takes == ((first.id, take.id), ())
    assert kept.position == 1
