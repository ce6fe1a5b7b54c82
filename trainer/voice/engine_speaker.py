"""The voice: the first engine that works, one text at a time."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from trainer.errors import TrainerError
from trainer.voice.engine import Engine, EngineError, EngineHangsError, EngineStoppedError, Renderer, Request, Talker
from trainer.voice.output import Output
from trainer.voice.renders import Renders, allowed_seconds
from trainer.voice.sound import Sound
from trainer.voice.speaker import Silent
from trainer.voice.stopping import Stop
from trainer.voice.text import speakable

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An engine with one of its voices, "" for its own choice."""

    engine: Engine
    voice: str = ""


@dataclass(eq=False, slots=True)
class _Utterance:
    text: str
    done: Callable[[], None]
    stop: Stop = field(default_factory=Stop)
    over: threading.Event = field(default_factory=threading.Event)


class EngineSpeaker:
    """Implements `Speaker` with the first of the candidates; when one fails, the log is told and the next one speaks.

    `rate` is in percent of the usual pace.
    """

    def __init__(self, candidates: Sequence[Candidate], output: Output, rate: int = 100) -> None:
        self._candidates = list(candidates)
        self._output = output
        self._rate = rate
        self._renders = Renders()
        self._lock = threading.Lock()
        self._current: _Utterance | None = None
        self._output_failed = False

    @property
    def name(self) -> str:
        """The engine whose turn it is."""
        candidate = self._first()
        return Silent.name if candidate is None else candidate.engine.name

    def prepare(self, text: str) -> None:
        """See `Speaker`."""
        text, candidate = speakable(text), self._first()
        if text and candidate is not None and isinstance(candidate.engine, Renderer):
            self._ordered(candidate, candidate.engine, text)

    def say(self, text: str, done: Callable[[], None]) -> None:
        """See `Speaker`."""
        utterance = _Utterance(speakable(text), done)
        with self._lock:
            before, self._current = self._current, utterance
        if before is not None:
            before.stop.ask()
        threading.Thread(target=self._run, args=(utterance, before), name="voice", daemon=True).start()

    def stop(self) -> None:
        """See `Speaker`."""
        with self._lock:
            current = self._current
        if current is not None:
            current.stop.ask()

    def _run(self, utterance: _Utterance, before: _Utterance | None) -> None:
        try:
            if before is not None:
                before.over.wait()
            if utterance.text:
                self._say(utterance.text, utterance.stop)
        except Exception:  # a fault of ours; whoever waits for the end must get it all the same
            _log.exception("the voice broke off")
        with self._lock:
            if self._current is utterance:
                self._current = None
        try:
            utterance.done()
        except Exception:
            _log.exception("what was to come after the voice broke")
        finally:
            utterance.over.set()

    def _say(self, text: str, stop: Stop) -> None:
        while not stop.asked and (candidate := self._first()) is not None:
            try:
                self._say_with(candidate, text, stop)
                return
            except EngineStoppedError:
                if candidate == self._first():
                    return  # the program ends; else the engine was given up over another text
            except EngineError as error:
                if not stop.asked:
                    self._give_up(candidate, error)

    def _say_with(self, candidate: Candidate, text: str, stop: Stop) -> None:
        engine = candidate.engine
        if isinstance(engine, Talker):
            _talk(engine, self._request(text, candidate), stop)
        elif isinstance(engine, Renderer):
            sound = _made(self._ordered(candidate, engine, text, first=True), stop)
            if sound is not None and sound.pcm and not stop.asked:
                self._play(sound, stop)

    def _ordered(self, candidate: Candidate, engine: Renderer, text: str, *, first: bool = False) -> "Future[Sound]":
        sound = self._renders.order(engine, self._request(text, candidate), first=first)
        # Told by who made it, before it goes on to the next that this candidate was to say.
        sound.add_done_callback(lambda made: self._note(candidate, made.exception()))
        return sound

    def _play(self, sound: Sound, stop: Stop) -> None:
        try:
            playing = self._output.play(sound.pcm, sound.rate)
            with stop.by(playing.stop):
                playing.wait()
            self._output_failed = False
        except TrainerError as error:  # headphones may be plugged in before the next question
            if not self._output_failed:
                _log.warning("the voice can't be heard: %s", error.message)
            self._output_failed = True

    def _request(self, text: str, candidate: Candidate) -> Request:
        return Request(text, candidate.voice, self._rate)

    def _first(self) -> Candidate | None:
        with self._lock:
            return self._candidates[0] if self._candidates else None

    def _note(self, candidate: Candidate, error: BaseException | None) -> None:
        if isinstance(error, EngineError) and not isinstance(error, EngineStoppedError):
            self._give_up(candidate, error)

    def _give_up(self, candidate: Candidate, error: EngineError) -> None:
        hangs = isinstance(error, EngineHangsError)
        with self._lock:
            if candidate not in self._candidates:
                return  # what was prepared has told already
            gone = [c for c in self._candidates if c == candidate or (hangs and c.engine is candidate.engine)]
            self._candidates = [c for c in self._candidates if c not in gone]
        for given_up in gone:
            if isinstance(given_up.engine, Renderer):
                self._renders.bar(given_up.engine, given_up.voice)
        _log.warning("the voice engine %s fails (%s) and is not asked any more", candidate.engine.name, error)


def _made(sound: "Future[Sound]", stop: Stop) -> Sound | None:
    """The sound; None when it was stopped before that was made. Raises `EngineError`."""
    woken = threading.Event()
    sound.add_done_callback(lambda _: woken.set())
    with stop.by(woken.set):
        woken.wait()
    return sound.result() if sound.done() else None


def _talk(engine: Talker, request: Request, stop: Stop) -> None:
    """Have it said, within a time that grows with the text. Raises `EngineError`."""
    ended = Stop()
    late = threading.Timer(allowed_seconds(engine, request), ended.ask)
    late.daemon = True
    late.start()
    try:
        with stop.by(ended.ask):
            engine.talk(request, ended)
    except EngineError as error:
        if ended.asked and not stop.asked:
            raise EngineHangsError("it took too long") from error
        raise
    finally:
        late.cancel()
