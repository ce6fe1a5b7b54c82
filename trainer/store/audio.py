"""The kept recordings: one FLAC file an answer, named by the program, never from text."""

import contextlib
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.errors import StoreError
from trainer.recording.microphone import Samples

_NAME = re.compile(r"[0-9a-f]{32}\.flac")


class AudioFiles:
    """The recordings in one folder, readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, take_id: str, sound: "Samples | bytes") -> str:
        """Write a recording (mono, 16 kHz) and give its file's name; the file is whole or not there at all.

        `sound` may be packed already (`trainer.recording.packing.packed`).
        `take_id` is 32 hexadecimal digits. Raises `StoreError` or `RecordingError` when it can't be written.
        """
        from trainer.recording.files import write_packed
        from trainer.recording.packing import packed

        name = f"{take_id}.flac"
        path = self._named(name)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder for recordings {self.folder} can't be made: {error.strerror or error}.",
                "Everything saved before is safe. Free some space, or check that the folder above belongs to you.",
            ) from error
        write_packed(path, sound if isinstance(sound, bytes) else packed(sound))
        return name

    def path(self, name: str) -> Path:
        """Where the recording of this name is. Raises `StoreError` when it is not there."""
        path = self._named(name)
        if not path.is_file():
            raise StoreError(
                f"The recording {path} is not there any more.",
                "The words and the feedback of this answer are kept.",
            )
        return path

    def has(self, name: str | None) -> bool:
        """Whether there is a recording to listen to; `name` as an answer has it."""
        return name is not None and self._named(name).is_file()

    def read(self, name: str) -> Samples:
        """The recording of this name. Raises `StoreError` when it is not there, `AudioFileError` when damaged."""
        from trainer.recording.files import read_audio

        return read_audio(self.path(name))

    def delete(self, names: Iterable[str]) -> None:
        """Delete recordings; those that are gone already are none the worse. Raises `StoreError`."""
        for name in names:
            path = self._named(name)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(
                    f"The recording {path} could not be deleted: {error.strerror or error}.",
                    "Delete the file yourself, or check that the folder may be written to.",
                ) from error

    def expired(self, days: int, now: datetime) -> tuple[str, ...]:
        """Names of the recordings that were written more than `days` days before `now` (aware), the oldest first."""
        oldest_kept = now - timedelta(days=days)
        found = [(written, name) for name, written, _ in self._files() if written < oldest_kept]
        return tuple(name for _, name in sorted(found))

    def size_bytes(self) -> int:
        """Bytes on disk of all recordings."""
        return sum(size for _, _, size in self._files())

    def _files(self) -> Iterable[tuple[str, datetime, int]]:
        with contextlib.suppress(FileNotFoundError), os.scandir(self.folder) as entries:
            for entry in entries:
                if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    about = entry.stat()
                    yield entry.name, datetime.fromtimestamp(about.st_mtime, UTC), about.st_size

    def _named(self, name: str) -> Path:
        # A name comes back from the database, which somebody may have written: it must never lead elsewhere.
        if not _NAME.fullmatch(name):
            raise StoreError(
                f"{name!a} is not the name of a recording of this program.",
                "The history may have been changed by hand. Nothing was read or deleted.",
            )
        return self.folder / name
