"""A take followed while it is spoken: its words and its file are in the making before it ends."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from trainer.recording.packing import Packing, packed
from trainer.recording.pcm import from_pcm, to_pcm

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.recording.sound import Sound
    from trainer.transcript.model import Transcript
    from trainer.transcript.transcriber import Following

_log = logging.getLogger(__name__)


class FollowedTake:
    """One take, known by its id."""

    def __init__(self, take_id: str, following: "Following") -> None:
        self.take_id = take_id
        self._following = following
        self._packing: Packing | None = Packing()

    def hear(self, samples: "Samples") -> None:
        """The next samples, from the microphone's thread."""
        # As the sound will be kept, so that a later transcription of the kept sound comes to the same words.
        self._following.hear(from_pcm(to_pcm(samples)))
        if self._packing is not None:
            try:
                self._packing.hear(samples)
            except Exception:  # it only saves time: neither the words nor the recording may suffer from it
                _log.exception("a take could not be packed while it was spoken")
                self._packing = None

    @property
    def wait(self) -> float:
        """About how many seconds of transcription are left."""
        return self._following.wait

    def finish(
        self, sound: "Sound", *, progress: Callable[[float], Any], cancelled: Callable[[], bool]
    ) -> "Transcript":
        """Slow: the transcript of the take, of whose `sound` the rest is read. Raises `TranscriptionError`."""
        return self._following.finish(sound, progress=progress, cancelled=cancelled)

    def file(self, sound: "Sound") -> bytes:
        """The FLAC file of the take, made anew where not all of its `sound` came here. To be asked for once.

        Raises `RecordingError` when the sound can't be read.
        """
        if self._packing is not None and len(self._packing) == len(sound):
            return self._packing.file()
        return packed(sound[:])

    def abandon(self) -> None:
        """Nobody wants the transcript any more."""
        self._following.abandon()
