"""Sound files: reading whatever the user has, writing the FLAC that is kept."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.errors import AudioFileError
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.recording.spool import disk_fault
from trainer.whole_file import write_atomically

if TYPE_CHECKING:
    from av.container import InputContainer

LONGEST_SECONDS = 2 * 60 * 60
"""No interview is longer; decoded, two hours are half a gigabyte."""

BROKEN_SHARE = 0.1
"""So much of a file may be undecodable, as at the start of many an MP3; with more of it broken it counts as damaged."""

KINDS = "WAV, FLAC, MP3, M4A, OGG, or a video with sound"

_INT32 = np.float32(2.0**31)


def read_audio(path: Path) -> Samples:
    """The sound of the file's first audio track, 16 kHz mono, values -1 to 1, shape (n,).

    Reads what FFmpeg reads, from the file itself only: a playlist that points elsewhere is refused. Raises
    `AudioFileError`: missing, unreadable, a folder, empty, no sound in it, damaged, or longer than `LONGEST_SECONDS`.
    """
    _check(path)
    import av
    import av.error

    try:
        # An open file, and no protocols: nothing in it can make FFmpeg open another file or an address.
        with path.open("rb") as file, av.open(file, "r", options={"protocol_whitelist": "none"}) as container:
            return _decode(container, path)
    except (av.error.FFmpegError, ValueError, EOFError) as error:
        raise _damaged(path) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def write_flac(path: Path, samples: Samples) -> None:
    """Keep `samples` at `path` as 16-bit FLAC, whole or not at all; raises `RecordingError` when the disk refuses."""
    from trainer.recording.packing import packed

    write_packed(path, packed(samples))


def write_packed(path: Path, flac: bytes) -> None:
    """Keep a file that `packing` made at `path`, whole or not at all; raises `RecordingError` when the disk refuses."""
    try:
        write_atomically(path, flac)
    except OSError as error:
        raise disk_fault(error, path.parent) from error


def _check(path: Path) -> None:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(status.st_mode):
        raise AudioFileError(f"{path} is a folder, not a sound file.", f"Name the files in it: {KINDS}.")
    if not stat.S_ISREG(status.st_mode):
        raise AudioFileError(f"{path} is not a file that can be read from beginning to end.", f"Give a file: {KINDS}.")
    if status.st_size == 0:
        raise AudioFileError(f"{path} is empty.", "Record it or copy it again.")


def _decode(container: "InputContainer", path: Path) -> Samples:
    if not container.streams.audio:
        raise AudioFileError(f"{path} has no sound in it.", f"Give a recording of the answer: {KINDS}.")
    if container.duration is not None and container.duration / 1_000_000 > LONGEST_SECONDS:
        raise _too_long(path)
    sound = bytearray()  # grows in place; a list of blocks would be there twice while it is joined
    for block in _blocks(container, path):
        sound += block.tobytes()
        if len(sound) > LONGEST_SECONDS * SAMPLE_RATE * block.itemsize:
            raise _too_long(path)
    if not sound:
        raise AudioFileError(f"No sound can be read from {path}: it is empty or damaged.", "Record or copy it again.")
    return np.frombuffer(sound, dtype=np.float32)


def _blocks(container: "InputContainer", path: Path) -> Iterator[Samples]:
    import av
    import av.error

    stream = container.streams.audio[0]
    resampler: Any = None
    layout: tuple[object, ...] = ()
    packets = broken = 0
    for packet in container.demux(stream):
        packets += 1
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            broken += 1
            continue
        for frame in frames:
            if layout != (frame.format.name, frame.layout.name, frame.sample_rate):
                yield from _out(resampler, None)
                layout = (frame.format.name, frame.layout.name, frame.sample_rate)
                # Integers, for FFmpeg keeps the sum of the channels within full scale only there.
                resampler = av.AudioResampler(format="s32", layout="mono", rate=SAMPLE_RATE)
            yield from _out(resampler, frame)
    yield from _out(resampler, None)
    if broken > BROKEN_SHARE * packets:
        raise _damaged(path)


def _out(resampler: Any, frame: Any) -> Iterator[Samples]:
    if resampler is not None:
        for resampled in resampler.resample(frame):
            yield resampled.to_ndarray()[0].astype(np.float32) / _INT32


def _damaged(path: Path) -> AudioFileError:
    return AudioFileError(f"{path} can't be read as sound: it is damaged or of another kind.", f"Readable are {KINDS}.")


def _too_long(path: Path) -> AudioFileError:
    hours = LONGEST_SECONDS // 3600
    return AudioFileError(f"{path} is longer than {hours} hours.", "Cut it into parts, one answer or interview each.")


def _unreadable(path: Path, error: Exception) -> AudioFileError:
    if isinstance(error, FileNotFoundError):
        return AudioFileError(f"There is no file {path}.", "Check the name and the folder.")
    if isinstance(error, PermissionError):
        return AudioFileError(f"You may not read {path}.", f"Make it readable, for example: chmod u+r '{path}'.")
    reason = getattr(error, "strerror", None) or error
    return AudioFileError(f"{path} can't be read: {reason}.", "Check the name, and that its disk is there.")
