"""Fetching a model once, after the user said yes: the only place of the program that opens a connection.

The hub's plain addresses are used instead of its client library: that one is switched off for the whole process
(`offline`), can't be stopped half-way, and reports on its use. What is sent is the name of the wanted files.
"""

import errno
import hashlib
import http.client
import json
import os
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import ModelError
from trainer.transcript.catalogue import MODEL_FILES, ModelInfo, missing_files
from trainer.transcript.checksums import MANIFEST, remember, sha256_of, write_json
from trainer.transcript.staging import need_room, put_in_place, unwritable
from trainer.transcript.transcriber import ignore_progress, never_cancelled
from trainer.transcript.weights import find, known, model_folder, stamps_file

HUB = "https://huggingface.co"
_TIMEOUT_SECONDS = 30.0
_BLOCK = 1 << 18
# A listing of a handful of files takes some kilobytes.
_LONGEST_LISTING = 1 << 20


@dataclass(frozen=True, slots=True)
class _Remote:
    """A file as the hub announces it: `sha256` for large ones, the name git gives the content for others."""

    name: str
    size: int
    sha256: str
    git_name: str


class _StoppedError(Exception):
    """The user has changed their mind."""


def download(
    name: str,
    cache: Path,
    *,
    progress: Callable[[float], Any] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
    hub: str = HUB,
) -> Path:
    """Fetch the model `name`, at its pinned revision, to the program's cache and return its folder; once is enough.

    Only to be called after the user agreed. `progress` is called with the share done, 0 to 1. When `cancelled` turns
    true, or the connection breaks, what was fetched stays and the next call goes on from there. Every file is checked
    before the model is put in place: against the catalogue where it knows the sum, else against what the hub announces.

    Raises `ModelError`, with the remedy, when it is cancelled, the hub can't be reached, the disk is full, or a file is
    not what it should be (that one is removed).
    """
    model = known(name)
    target = model_folder(name, cache)
    if not missing_files(target):
        return find(name, cache=cache)
    work = target.with_name(f".{name}-fetching")
    try:
        files = _listing(model, hub)
        total = sum(file.size for file in files)
        work.mkdir(parents=True, exist_ok=True)
        there = sum(path.stat().st_size for path in work.iterdir())
        need_room(target.parent, max(0, total - there), name)
        before = 0
        for file in files:
            url = f"{hub}/{model.repository}/resolve/{model.revision}/{file.name}"
            share = _share(progress, before, total)
            _fetch(url, file, work / file.name, share, cancelled)
            before += file.size
        sums = {file.name: _checked(model, file, work / file.name) for file in files}
        write_json(
            work / MANIFEST,
            {"name": name, "repository": model.repository, "revision": model.revision, "sha256": sums},
        )
        put_in_place(work, target)
    except _StoppedError:
        raise ModelError(
            f"Fetching the speech model {name} was stopped.", "Start it again at any time: it goes on where it stopped."
        ) from None
    except urllib.error.HTTPError as error:
        raise ModelError(
            f"{urllib.parse.urlsplit(hub).netloc} refused the speech model {name}: {error.code} {error.reason}.",
            "Try again later. Or name a folder that holds the model in the settings.",
        ) from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise ModelError(
            f"The connection to {urllib.parse.urlsplit(hub).netloc} failed: {getattr(error, 'reason', error)}.",
            "Check the network, then start again: it goes on where it stopped.",
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            shutil.rmtree(work, ignore_errors=True)
        raise unwritable(name, target.parent, error) from error
    for file_name, sha256 in sums.items():
        remember(target / file_name, sha256, stamps_file(cache))
    progress(1.0)
    return target


def _listing(model: ModelInfo, hub: str) -> list[_Remote]:
    """The model's files at its revision, smallest first, so that a wrong model is noticed early."""
    url = f"{hub}/api/models/{model.repository}/revision/{model.revision}?blobs=true"
    with urllib.request.urlopen(_request(url), timeout=_TIMEOUT_SECONDS) as answer:
        content = answer.read(_LONGEST_LISTING)
    try:
        entries = [
            _Remote(
                name=str(entry["rfilename"]),
                size=int(entry["size"]),
                sha256=str((entry.get("lfs") or {}).get("sha256", "")),
                git_name=str(entry.get("blobId", "")),
            )
            for entry in json.loads(content)["siblings"]
            if entry["rfilename"] in MODEL_FILES
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"The answer about the speech model {model.name} can't be understood.",
            "Try again later; some networks ask for a log-in in the browser first.",
        ) from error
    lacking = set(model.sha256) - {entry.name for entry in entries}
    if lacking or not any(entry.name == "model.bin" for entry in entries):
        raise ModelError(f"{model.repository} lacks files of the model {model.name}.", "Choose another model.")
    return sorted(entries, key=lambda entry: entry.size)


def _fetch(
    url: str, file: _Remote, target: Path, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> None:
    """Bring `target` to its full size, from where an earlier attempt ended."""
    done = target.stat().st_size if target.is_file() else 0
    if done > file.size:
        target.unlink()
        done = 0
    if done == file.size and target.is_file():
        return
    request = _request(url)
    if done:
        request.add_header("Range", f"bytes={done}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
        if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
            done = 0
        with target.open("ab" if done else "wb") as out:
            while done < file.size:
                if cancelled():
                    raise _StoppedError
                block = answer.read(min(_BLOCK, file.size - done))
                if not block:
                    raise http.client.IncompleteRead(b"", file.size - done)
                out.write(block)
                done += len(block)
                progress(done)
            out.flush()
            os.fsync(out.fileno())


def _checked(model: ModelInfo, file: _Remote, path: Path) -> str:
    """The sha256 of a fetched file that is what it should be. A wrong one is removed and `ModelError` raised."""
    sha256 = sha256_of(path)
    expected = model.sha256.get(file.name) or file.sha256
    right = sha256 == expected if expected else _git_name(path) == file.git_name
    if not right:
        path.unlink()
        raise ModelError(
            f"The {file.name} that was fetched is not the one of the speech model {model.name}; it was removed.",
            "Try again. If it happens twice, something between this machine and the hub alters files.",
        )
    return sha256


def _git_name(path: Path) -> str:
    """What git calls a file with this content: how the hub vouches for small files."""
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _share(progress: Callable[[float], Any], before: int, total: int) -> Callable[[int], None]:
    def report(done: int) -> None:
        progress(min(1.0, (before + done) / max(1, total)))

    return report


def _request(url: str) -> urllib.request.Request:
    return urllib.request.Request(url, headers={"User-Agent": "interview-trainer"})
