"""Carries one answer through the stages: sound, words, findings, advice, history. Knows no screen.

Everything slow is loaded on first use (the recogniser takes seconds), so that making a `Rehearsal` costs nothing.
Methods that say "slow" belong on a worker thread; all of them may be called from any thread.
"""

import contextlib
import threading
import time
import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.bank.model import Question
from trainer.errors import StoreError, TrainerError
from trainer.interview.session import REPLY_SECONDS, Interview, Probe
from trainer.paths import Paths, expanded, private_folder, shipped_banks
from trainer.settings import Settings
from trainer.transcript.transcriber import (
    LiveTranscriber,
    Transcriber,
    ignore_progress,
    never_cancelled,
)

if TYPE_CHECKING:
    from trainer.bank.catalogue import ShelvedBank
    from trainer.calibration.model import Calibration
    from trainer.calibration.words import LargerModel
    from trainer.feedback.result import AnswerResult
    from trainer.followed import FollowedTake
    from trainer.recording.microphone import Device, Microphone, Samples
    from trainer.recording.monitor import LevelMonitor
    from trainer.recording.recorder import Recorder
    from trainer.recording.sound import Sound
    from trainer.recording.spool import RescuedTake, Take
    from trainer.store.audio import AudioFiles
    from trainer.store.records import Answer, Source
    from trainer.store.store import Store
    from trainer.transcript.model import Transcript, Verdict
    from trainer.voice.speaker import Speaker


CALIBRATION = "calibration"
"""In the context of a take that is a reading of the script: no answer, and not to be offered as one."""

_UNKNOWN_QUESTION = Question(id="saved", ask="An answer that was saved; its question is not known any more")


def _probe_of(take: "RescuedTake", interview: Interview) -> Probe | None:
    """The follow-up question that a take replies to, None for an answer to the question itself."""
    noted = (take.context.get("follows"), take.context.get("probe"))
    return next((probe for probe in interview.asked if (probe.follows, probe.ask) == noted), None)


def new_id() -> str:
    """A fresh id for an interview or a take: 32 hexadecimal digits."""
    return uuid.uuid4().hex


class Rehearsal:
    """The stages of one user's practice, wired together.

    `microphone`, `transcriber` and `voice` replace the real ones in tests; None means the sound card, faster-whisper
    and the engine of the settings.
    `clock` counts seconds from anywhere; the recorder compares what arrives with it.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        *,
        microphone: "Microphone | None" = None,
        transcriber: Transcriber | None = None,
        voice: "Speaker | None" = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self.paths = paths
        self.settings = settings
        self._microphone = microphone
        self._transcriber = transcriber
        self._own_voice = voice
        self._store: Store | None = None
        self._rescued: dict[str, RescuedTake] = {}
        self._followed: FollowedTake | None = None
        self._packed: tuple[str, bytes] | None = None
        self._voice: tuple[tuple[str, str, int], Speaker] | None = None
        self._lock = threading.RLock()

    @property
    def store(self) -> "Store":
        """The history, opened on first use. Raises `StoreError`."""
        with self._lock:
            if self._store is None:
                from trainer.store.store import Store

                private_folder(self.paths.data)
                self._store = Store.open(self.paths.history)
            return self._store

    @property
    def has_history(self) -> bool:
        """Whether a history was begun. One that may not be looked at counts, so that opening it says what is wrong."""
        try:
            return self.paths.history.exists()
        except OSError:
            return True

    @property
    def audio(self) -> "AudioFiles":
        """The kept recordings."""
        from trainer.store.audio import AudioFiles

        return AudioFiles(self.paths.audio)

    def shelf(self) -> "tuple[ShelvedBank, ...]":
        """The banks there are, shipped and the user's own; unreadable ones with their problem."""
        from trainer.bank.catalogue import open_shelf

        return open_shelf(shipped_banks(), self.paths.own_banks)

    @property
    def microphone(self) -> "Microphone":
        """The sound card's inputs. Making it is free; using it raises `DeviceError` without a sound system."""
        with self._lock:
            if self._microphone is None:
                from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone

                self._microphone = SoundDeviceMicrophone()
            return self._microphone

    def recorder(self) -> "Recorder":
        """A recorder that spools to disk while it listens."""
        from trainer.recording.recorder import Recorder

        private_folder(self.paths.data)
        return Recorder(self.microphone, private_folder(self.paths.spool), self._clock)

    def level_monitor(self, device: str | None) -> "LevelMonitor":
        """Slow: open the microphone with this key, None for the default, to try it out. Raises `DeviceError`."""
        from trainer.recording.monitor import LevelMonitor

        return LevelMonitor(self.microphone, device, self._clock)

    @property
    def voice(self) -> "Speaker":
        """What reads questions aloud, made anew when another voice was chosen; a silent one where there is none."""
        if self._own_voice is not None:
            return self._own_voice
        settings = self.settings
        chosen = (settings.voice, settings.voice_name, settings.voice_rate)
        with self._lock:
            if self._voice is None or self._voice[0] != chosen:
                from trainer.recording.loudspeaker import Loudspeaker
                from trainer.voice.choice import make_speaker

                if self._voice is not None:
                    self._voice[1].stop()
                self._voice = chosen, make_speaker(settings, Loudspeaker())
            return self._voice[1]

    def transcriber(self) -> Transcriber:
        """The recogniser of the chosen model, found but not yet loaded. Raises `ModelMissingError`, `ModelError`."""
        with self._lock:
            if self._transcriber is None:
                from trainer.transcript.weights import find
                from trainer.transcript.whisper import WhisperTranscriber

                name = self.settings.model
                folder = find(name, folder=self.model_folder(), cache=self.paths.cache)
                self._transcriber = WhisperTranscriber(folder, name, terms=self.settings.terms)
            return self._transcriber

    def warm_up(self) -> None:
        """Slow: load the recogniser and the rules ahead of the first answer, so that nobody waits for them then."""
        self.judge_text(new_id(), "So, um, I was ready.", None)
        load = getattr(self.transcriber(), "load", None)
        if load is not None:
            load()

    def fetch_model(
        self,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> None:
        """Slow: fetch the chosen model from the hub. Only after the user's yes. Raises `ModelError`."""
        from trainer.transcript.hub import download

        download(self.settings.model, self.paths.cache, progress=progress, cancelled=cancelled)
        self.forget_transcriber()

    def forget_transcriber(self) -> None:
        """Look for the model anew, after it was fetched or another was chosen."""
        with self._lock:
            self._transcriber = None

    def follow(self, take_id: str) -> "Callable[[Samples], None] | None":
        """Begin to transcribe a take while it is spoken: what takes its samples (for `Recorder.start`), or None.

        `judge_sound` with this id then has little left to do. One take at a time: an earlier one is let go. None where
        the recogniser can't, or is missing; whoever judges the take is told why.
        """
        self._stop_following()
        try:
            transcriber = self.transcriber()
        except TrainerError:
            return None
        if not isinstance(transcriber, LiveTranscriber):
            return None
        from trainer.followed import FollowedTake

        followed = FollowedTake(take_id, transcriber.live())
        with self._lock:
            self._followed = followed
        return followed.hear

    def wait_for(self, take_id: str) -> float:
        """About how many seconds of transcription are left for a take that is followed; 0 where nobody knows."""
        followed = self._followed
        return followed.wait if followed is not None and followed.take_id == take_id else 0.0

    def _stop_following(self) -> None:
        with self._lock:
            followed, self._followed = self._followed, None
        if followed is not None:
            followed.abandon()

    def _transcribed(
        self, take_id: str, sound: "Sound", progress: Callable[[float], Any], cancelled: Callable[[], bool]
    ) -> "Transcript":
        with self._lock:
            followed = self._followed
            is_followed = followed is not None and followed.take_id == take_id
            if is_followed:
                self._followed = None
        if followed is None or not is_followed:
            return self.transcriber().transcribe(sound[:], progress=progress, cancelled=cancelled)
        transcript = followed.finish(sound, progress=progress, cancelled=cancelled)
        self._packed = take_id, followed.file(sound)
        return transcript

    def judge_sound(
        self,
        answer_id: str,
        sound: "Sound",
        question: Question | None,
        *,
        reply: bool = False,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> "AnswerResult":
        """Slow: transcribe and judge a recording. Raises `TranscriptionError` when it fails or is cancelled.

        What was transcribed while it was spoken (`follow`) is not transcribed again, nor read from the disk.
        A `reply` answers a follow-up question to `question`: it is asked for no shape of its own, and may be short.
        """
        transcript = self._transcribed(answer_id, sound, progress, cancelled)
        return self._judge(answer_id, transcript, question, reply=reply)

    def judge_text(
        self,
        answer_id: str,
        text: str,
        question: Question | None,
        seconds: float | None = None,
        *,
        reply: bool = False,
    ) -> "AnswerResult":
        """Judge an answer that was typed, or a transcript that somebody else made; `reply` as in `judge_sound`."""
        from trainer.transcript.typed import typed_transcript

        return self._judge(answer_id, typed_transcript(text, seconds), question, reply=reply)

    def _judge(
        self, answer_id: str, transcript: "Transcript", question: Question | None, *, reply: bool = False
    ) -> "AnswerResult":
        from trainer.feedback.judge import judge
        from trainer.feedback.rubric import Bands

        bands = Bands(slow_wpm=self.settings.slow_wpm, fast_wpm=self.settings.fast_wpm)
        if reply:
            return judge(answer_id, transcript, None, target_seconds=REPLY_SECONDS, bands=bands)
        return judge(answer_id, transcript, question, bands=bands)

    def calibrate(
        self,
        samples: "Samples",
        device: "Device",
        *,
        now: datetime,
        keep: bool = True,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> "Calibration":
        """Slow: what a reading of the script tells of this microphone and the chosen model; its sound is not kept.

        Raises `TooLittleReadError`, `TranscriptionError`, `ModelError`, `RecordingError`; an earlier one then stays.
        """
        from trainer.calibration.kept import keep_calibration
        from trainer.calibration.loudness import level_of
        from trainer.calibration.model import Calibration
        from trainer.calibration.reading import score

        transcript = self.transcriber().transcribe(samples, progress=progress, cancelled=cancelled)
        calibration = Calibration(
            device=device.key,
            device_name=device.name,
            is_default=device.is_default,
            model=transcript.model,
            at=now,
            reading=score(transcript),
            level=level_of(samples),
        )
        if keep:
            keep_calibration(private_folder(self.paths.data), calibration)
        return calibration

    def larger_model(self) -> "LargerModel | None":
        """The next larger model than the chosen one, to advise where that hears little."""
        from trainer.calibration.words import larger_model
        from trainer.transcript.weights import status

        return larger_model(self.settings.model, lambda name: status(name, cache=self.paths.cache).place != "nowhere")

    def calibration(self, model: str = "") -> "Calibration | None":
        """The newest calibration of the chosen microphone with this model, the chosen one where "" is given."""
        from trainer.calibration.kept import load_calibrations
        from trainer.calibration.model import chosen

        return chosen(load_calibrations(self.paths.data), self.settings.device, model or self.settings.model)

    def calibration_of(self, answer: "Answer") -> "Calibration | None":
        """The calibration that speaks for a spoken answer: of its model and the chosen microphone, older than it.

        None for other sound: which microphone a file was made with, or an answer of long ago, nobody knows.
        """
        if answer.source != "spoken":
            return None
        found = self.calibration(answer.result.transcript.model)
        return found if found is not None and found.at <= answer.answered_at else None

    def keep_answer(
        self,
        interview: Interview,
        result: "AnswerResult",
        *,
        position: int,
        source: "Source",
        now: datetime,
        sound: "Sound | None" = None,
        spooled: "Take | None" = None,
        probe: Probe | None = None,
    ) -> "Answer":
        """Keep one judged answer to the question at `position`: its sound, then its row, then the spooled take goes.

        `interview` is the interview as it stands after the answer, `probe` the follow-up question it replies to. A
        crash at any point leaves the take in the spool or the answer in the history, never neither. Raises `StoreError`
        or `RecordingError`; the take is then safe.
        """
        from trainer.recording.spool import remove
        from trainer.store.records import Answer

        takes = {a.id: a.take for a in self.store.answers(interview.id) if a.question_index == position}
        given, self._packed = self._packed, None
        packed = given[1] if given is not None and given[0] == result.id else None
        answer = Answer(
            id=result.id,
            interview_id=interview.id,
            question_index=position,
            take=takes.get(result.id, max(takes.values(), default=0) + 1),
            answered_at=now,
            source=source,
            result=result,
            audio=self.audio.keep(result.id, packed or sound[:]) if sound is not None and len(sound) else None,
            question=interview.questions[position],
            follows=None if probe is None else probe.follows,
            probe="" if probe is None else probe.ask,
        )
        self.store.save_answer(answer, interview)
        self._sweep_sound(result.id)
        if spooled is not None:
            remove(spooled)
        return answer

    def correct_answer(self, answer: "Answer", text: str, *, keep: bool = True) -> "Answer":
        """The answer with `text` as its words, judged anew; it takes the place of the one in the history.

        The transcript first heard or written stays beside it, however often it is corrected, and is back, times and
        all, when `text` is its own. Without `keep` the history is left alone: a sample is not in it. Raises
        `StoreError` (`NotFoundError` where the answer was deleted meanwhile); what was kept is then as it was.
        """
        from trainer.transcript.correction import corrected

        kept = self.store.answer(answer.id) if keep else answer  # another window may have corrected it too
        first = kept.original or kept.result.transcript
        transcript = corrected(kept.result.transcript, text)
        if transcript.text == first.text:
            verdicts = kept.result.transcript.suspects
            return self._judge_anew(replace(kept, original=None), replace(first, suspects=verdicts), keep)
        return self._judge_anew(replace(kept, original=first), transcript, keep)

    def decide_suspect(self, answer: "Answer", at: float, verdict: "Verdict", *, keep: bool = True) -> "Answer":
        """The answer with this verdict on the suspect at second `at`, judged anew and kept, as in `correct_answer`.

        The verdict that it has already takes it back: the suspect is open again.
        """
        from trainer.transcript.correction import decided

        kept = self.store.answer(answer.id) if keep else answer
        return self._judge_anew(kept, decided(kept.result.transcript, at, verdict), keep)

    def _judge_anew(self, answer: "Answer", transcript: "Transcript", keep: bool) -> "Answer":
        question = None if answer.question == _UNKNOWN_QUESTION else answer.question
        result = self._judge(answer.id, transcript, question, reply=answer.follows is not None)
        first = answer.original
        changed = replace(answer, result=replace(result, original_text=None if first is None else first.text))
        if keep:
            self.store.save_answer(changed)
        return changed

    def rescued(self) -> "tuple[RescuedTake, ...]":
        """Takes that a crash or a power cut left behind, oldest first. Raises `RecordingError`."""
        from trainer.recording.spool import remove, rescue

        with self._lock:
            # A take is claimed for as long as the value lives: those offered before are not found a second time.
            for take in rescue(self.paths.spool):
                if CALIBRATION in take.context:
                    remove(take)
                else:
                    self._rescued[take.id] = take
            return tuple(sorted(self._rescued.values(), key=lambda take: take.started_at))

    def forget_take(self, take: "Take") -> None:
        """Throw a rescued take away, for good, with the sound that was kept of it unless its answer is kept too."""
        from trainer.recording.spool import remove

        with self._lock:
            remove(take)
            self._rescued.pop(take.id, None)
        self._sweep_sound(take.id)
        name = f"{take.id}.flac"
        if self.audio.has(name) and not self._is_kept(take.id):
            self.audio.delete((name,))

    def _is_kept(self, answer_id: str) -> bool:
        from trainer.store.failures import NotFoundError

        try:
            self.store.answer(answer_id)
        except NotFoundError:
            return False
        return True

    def _sweep_sound(self, take_id: str) -> None:
        """Remove what a crash left half-written of a take's sound: nothing else knows of it."""
        from trainer.whole_file import TEMPORARY

        with contextlib.suppress(OSError):
            for half in self.paths.audio.glob(f".{take_id}.flac.*{TEMPORARY}"):
                half.unlink()

    def adopt_rescued(
        self,
        take: "RescuedTake",
        *,
        now: datetime,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> "Answer":
        """Slow: judge a rescued take and keep it with its interview, or with one made for it where that is gone.

        One that is in the history already, because only its removal was interrupted, is not kept a second time.
        """
        from trainer.store.failures import NotFoundError

        with contextlib.suppress(NotFoundError):
            known = self.store.answer(take.id)
            self.forget_take(take)
            return known
        interview, position = self._home_of(take) or self._home_for(take, now)
        question = interview.questions[position]
        asked = None if question is _UNKNOWN_QUESTION else question
        probe = _probe_of(take, interview)
        result = self.judge_sound(
            take.id, take.sound, asked, reply=probe is not None, progress=progress, cancelled=cancelled
        )
        interview = interview.adopted(take.id, position, now, probe=probe)
        answer = self.keep_answer(
            interview,
            result,
            position=position,
            source="spoken",
            now=now,
            sound=take.sound,
            spooled=take,
            probe=probe,
        )
        with self._lock:
            self._rescued.pop(take.id, None)
        return answer

    def _home_of(self, take: "RescuedTake") -> tuple[Interview, int] | None:
        """The interview a rescued take was spoken in and the place of its question; None where nobody knows."""
        try:
            interview = self.store.interview(take.context.get("interview", ""))
            position = int(take.context.get("position", ""))
        except (StoreError, ValueError):
            return None  # deleted since, or the note beside the sound was lost with the crash
        return (interview, position) if 0 <= position < len(interview.questions) else None

    def _home_for(self, take: "RescuedTake", now: datetime) -> tuple[Interview, int]:
        """An interview made for a take whose own is gone."""
        alone = Interview(
            id=new_id(),
            bank_title="Saved answers",
            mode="practice",
            questions=(_UNKNOWN_QUESTION,),
            started_at=take.started_at,
        )
        return alone.finish(now), 0

    def delete_sessions(self, ids: Collection[str]) -> None:
        """Delete sessions for good: their answers and their sound, takes that wait and pages saved of them included."""
        from trainer.review.drafts import Drafts
        from trainer.review.export import delete_pages

        for take in self.rescued():
            if take.context.get("interview") in ids:
                self.forget_take(take)
        for interview_id in ids:
            self.audio.delete(self.store.delete_session(interview_id))
            Drafts(self.paths.data).forget_session(interview_id)
        delete_pages(self.paths.exports, ids)

    def delete_answer(self, answer_id: str) -> None:
        """Delete one answer for good, with those to its follow-up questions.

        Their sound, takes that wait and pages saved of their session go too. Raises `NotFoundError` for an unknown id.
        """
        from trainer.review.drafts import Drafts
        from trainer.review.export import delete_pages
        from trainer.store.records import AnswerFilter

        interview_id = self.store.session_of(answer_id)
        names = self.store.delete_answer(answer_id)
        gone = {answer_id, *(Path(name).stem for name in names)}
        for take in self.rescued():
            # Kept and not yet removed when the program stopped: it would be offered anew.
            if take.id in gone:
                self.forget_take(take)
        self.audio.delete(names)
        kept = self.store.answer_rows(AnswerFilter(interview_id=interview_id), limit=-1)
        Drafts(self.paths.data).forget_session(interview_id, but=[row.id for row in kept])
        delete_pages(self.paths.exports, (interview_id,))

    def expire_audio(self, now: datetime) -> int:
        """Delete the recordings older than the settings keep them, and say how many; the words stay.

        A recording is as old as its answer, wherever its file was copied since; one that no answer names, as its file.
        Raises `StoreError`; what was not deleted is the next time.
        """
        days = self.settings.keep_audio_days
        if not days or not self.has_history:
            return 0
        kept = self.store.recordings()
        old = self.store.recordings(before=now - timedelta(days=days))
        stray = tuple(name for name in self.audio.expired(days, now) if name not in kept)
        count = sum(self.audio.has(name) for name in (*old, *stray))
        self.audio.delete((*old, *stray))
        self.store.forget_audio(old)
        return count

    def close(self) -> None:
        """Let go of the history file, and of a take that is followed; fall silent."""
        self._stop_following()
        with self._lock:
            if self._voice is not None:
                self._voice[1].stop()
            if self._store is not None:
                self._store.close()
                self._store = None

    def model_folder(self) -> Path | None:
        """The folder with a model that the user named, if any."""
        return expanded(self.settings.model_folder) if self.settings.model_folder else None
