"""Reading a backup: a zip file that may be cut short, damaged, somebody else's, or made to do harm."""

import contextlib
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from trainer.errors import UsageError
from trainer.review.backup.manifest import MOST_BYTES, NAME, Entry, Manifest, read_manifest
from trainer.transcript.transcriber import ignore_progress

PIECE = 1 << 20
_MOST_SHRUNK = 200
"""How many times shorter than its content a file may stand in the zip. Text and databases shrink to a tenth or so."""
_SMALL = 1 << 20
"""Below, a file may shrink as it likes: zeros in a young database do."""
_REMEDY = "Nothing was changed. Copy the file once more from where it was made, or use another backup."
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


class Archive:
    """An open backup whose list was read and fits what is in it; its files are checked as they are read."""

    def __init__(self, zipped: zipfile.ZipFile, file: str) -> None:
        """Raises `UsageError`."""
        self._zip = zipped
        self._file = file
        infos = {info.filename: info for info in zipped.infolist()}
        if len(infos) < len(zipped.infolist()):
            raise self._bad("two files in it have one name")
        about = infos.pop(NAME, None)
        if about is None:
            raise UsageError(f"{file} is no backup of the interview trainer.", "Choose another file.")
        if about.file_size > MOST_BYTES:
            raise self._bad("its list is far too long")
        with self._explained():
            raw = zipped.read(about)
        self.manifest: Manifest = read_manifest(raw, file)
        listed = {entry.name: entry for entry in self.manifest.files}
        if listed.keys() != infos.keys():
            raise self._bad("what is in it is not what its list says")
        for name, info in infos.items():
            shrunk = info.file_size > max(_SMALL, _MOST_SHRUNK * info.compress_size)
            if info.file_size != listed[name].bytes or info.flag_bits & 1 or shrunk:
                raise self._bad("a file in it is not as long as its list says, or is locked")

    def read(self, entry: Entry, write: Callable[[bytes], Any]) -> None:
        """Give the file to `write`, piece by piece. Raises `UsageError` where it is not what the list says."""
        found, length = hashlib.sha256(), 0
        with self._explained(), self._zip.open(entry.name) as file:
            # Never more than the list says, whatever comes out.
            while piece := file.read(min(PIECE, entry.bytes - length + 1)):
                length += len(piece)
                if length > entry.bytes:
                    break
                found.update(piece)
                write(piece)
        if length != entry.bytes or found.hexdigest() != entry.sha256:
            raise self._bad("a file in it is damaged")

    def check(self, progress: Callable[[float], Any] = ignore_progress) -> None:
        """Read all of it and compare. Raises `UsageError`."""
        done = 0
        for entry in self.manifest.files:
            self.read(entry, lambda _piece: None)
            done += entry.bytes
            progress(done / max(1, self.manifest.total))

    def _bad(self, why: str) -> UsageError:
        return UsageError(f"{self._file} can't be used: {why}.", _REMEDY)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGED as error:
            raise self._bad("it is damaged") from error


@contextlib.contextmanager
def open_archive(source: Path | BinaryIO, file: str) -> Iterator[Archive]:
    """The backup at `source`, which messages call `file`. Raises `UsageError` where it is none or can't be read."""
    try:
        zipped = zipfile.ZipFile(source)
    except OSError as error:
        raise UsageError(f"{file} can't be read: {error.strerror or error}.", "Check the name.") from error
    except _DAMAGED as error:
        raise UsageError(f"{file} is no backup of the interview trainer, or was cut short.", _REMEDY) from error
    with zipped:
        try:
            yield Archive(zipped, file)
        except OSError as error:
            if error.filename is not None:
                raise
            raise UsageError(f"{file} can't be read to its end: {error}.", _REMEDY) from error
