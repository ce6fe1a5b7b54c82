"""Recording one take after the other: microphone in, crash-safe spool out, and what the screen shows meanwhile."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from trainer.errors import RecordingError
from trainer.recording.level import Level, judge
from trainer.recording.listening import Listening
from trainer.recording.microphone import SAMPLE_RATE, Device, Microphone, Samples
from trainer.recording.spool import Take
from trainer.recording.spooling import Spool

State = Literal["idle", "recording", "paused", "stopped"]

CLOSE_SECONDS = 0.8
"""How long `stop` waits for the last sound from a device that does not close."""

TAP_SECONDS = 0.2
"""How long `stop` waits for a listener that is still busy with the last block."""

_log = logging.getLogger(__name__)
_NOTHING: Mapping[str, str] = MappingProxyType({})


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the screen shows of a take at one moment."""

    level: Level = field(default_factory=lambda: judge(()))
    silent_for: float = 0.0
    lost_seconds: float = 0.0
    fault: RecordingError | None = None


class Recorder:
    """Records takes. Methods come from one thread; the properties are quick and may be polled from another."""

    def __init__(
        self,
        microphone: Microphone,
        spool_dir: Path,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._microphone = microphone
        self._spool_dir = spool_dir
        self._clock = clock
        self._now = now
        self._state: State = "idle"
        self._spool: Spool | None = None
        self._listening: Listening | None = None
        self._tap: Callable[[Samples], None] | None = None
        self._writing = threading.Lock()
        self._tapping = threading.Lock()
        self._recorded = 0
        self._at_end = _Shown()

    @property
    def state(self) -> State:
        """Where the recorder is; "stopped" after `stop`, "idle" before the first take and after `discard`."""
        return self._state

    @property
    def device(self) -> Device | None:
        """The device that is open, if one is."""
        return self._listening.device if self._listening is not None else None

    @property
    def level(self) -> Level:
        """How loud it is now; goes on during a pause."""
        return self._shown().level

    @property
    def seconds(self) -> float:
        """How much of the take is recorded, counted from its samples; pauses are no part of it."""
        return self._recorded / SAMPLE_RATE

    @property
    def silent_for(self) -> float:
        """Seconds since something stood out of the noise, pauses left out; grows also when nothing arrives."""
        return self._shown().silent_for

    @property
    def lost_seconds(self) -> float:
        """How much sound the driver lost while recording."""
        return self._shown().lost_seconds

    @property
    def fault(self) -> RecordingError | None:
        """What is wrong: the device stopped or sends nothing, or the disk takes no more. What was said is safe."""
        return self._shown().fault

    def start(
        self,
        take_id: str,
        *,
        device: str | None = None,
        context: Mapping[str, str] = _NOTHING,
        tap: Callable[[Samples], None] | None = None,
    ) -> None:
        """Begin a take (its id from `new_take_id`) on the device with this key, None for the default one.

        Opening a device commonly takes a fraction of a second, `listening.OPEN_SECONDS` at most: call it from a
        worker. `context` is kept beside the spooled sound for a later rescue. `tap` gets every recorded block, from
        the microphone's thread, and must be quick. Raises `RecordingError`: no device, or no place to record to.
        """
        if self._state in ("recording", "paused"):
            raise RuntimeError("a take is being recorded already")
        spool = Spool(self._spool_dir, take_id, self._now(), context)
        self._spool, self._tap, self._recorded, self._at_end = spool, tap, 0, _Shown()
        self._state = "recording"
        try:
            self._listening = Listening(
                self._microphone, device, lambda samples: self._take_down(spool, samples), self._clock
            )
        except BaseException:
            self._state = "idle"
            self._release()
            spool.discard()
            raise

    def pause(self) -> None:
        """Leave out what is said from now on; the device stays open. Does nothing unless recording."""
        if self._state == "recording":
            self._at_end = self._shown()
            self._state = "paused"

    def resume(self) -> None:
        """Go on after `pause`. Does nothing unless paused."""
        if self._state == "paused" and self._listening is not None:
            self._listening.after_pause(self._at_end.silent_for)
            self._state = "recording"

    def stop(self) -> Take:
        """End the take and hand over what was said, after a fault as well.

        Waits for the last sound from the device and for the disk: commonly a tenth of a second, one second or so when
        the sound system hangs, which then goes on closing by itself.
        """
        spool = self._end()
        self._state = "stopped"
        return spool.finish()

    def discard(self) -> None:
        """End the take and remove it. Does nothing when none is being recorded. May take as long as `stop`."""
        if self._state in ("recording", "paused"):
            spool = self._end()
            self._state = "idle"
            spool.discard()

    def _end(self) -> Spool:
        spool, listening = self._spool, self._listening
        if spool is None or listening is None:
            raise RuntimeError("no take is being recorded")
        shown = self._shown()
        listening.close(CLOSE_SECONDS)
        self._at_end = shown
        self._release()
        return spool

    def _release(self) -> None:
        with self._writing:  # a block that is being taken down is part of the take; later ones are not
            self._spool = self._listening = self._tap = None
        if self._tapping.acquire(timeout=TAP_SECONDS):
            self._tapping.release()

    def _shown(self) -> _Shown:
        listening, spool = self._listening, self._spool
        if listening is None or spool is None:
            return self._at_end
        fault = listening.fault or spool.fault
        if self._state == "paused":
            return _Shown(listening.level, self._at_end.silent_for, self._at_end.lost_seconds, fault)
        return _Shown(listening.level, listening.silent_for, listening.lost_seconds, fault)

    def _take_down(self, spool: Spool, samples: Samples) -> None:
        with self._writing:
            if spool is not self._spool or self._state != "recording":
                return
            spool.append(samples)
            self._recorded += len(samples)
        with self._tapping:
            if spool is self._spool and self._tap is not None:
                try:
                    self._tap(samples)
                except Exception:  # whoever listens in may fail; the recording may not
                    _log.exception("a listener failed; the take is recorded without it")
                    self._tap = None
