"""What works on this machine and what does not, each with the exact remedy. Says nothing of what the user said."""

import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import trainer
from trainer.errors import TrainerError
from trainer.rehearsal import Rehearsal
from trainer.transcript.catalogue import MODELS
from trainer.transcript.transcriber import never_cancelled

_PROBE = (sys.executable, "-m", "trainer.recording")
_PROBE_SECONDS = 20
_LOOK_SECONDS = 0.1
_REPORTED = (
    "textual",
    "faster-whisper",
    "ctranslate2",
    "sounddevice",
    "soxr",
    "av",
    "numpy",
    "pydantic",
    "pyyaml",
    "piper-tts",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `ok`, what was found, what to do where it is not. `private` words stay out of reports."""

    name: str
    ok: bool
    words: str
    remedy: str = ""
    private: bool = False


def check_all(rehearsal: Rehearsal) -> tuple[Check, ...]:
    """Everything an interview needs. Slow: opens the microphone for a moment, in a process of its own."""
    return (
        check_microphone(),
        check_model(rehearsal),
        check_voice(rehearsal),
        check_history(rehearsal),
        check_banks(rehearsal),
    )


def check_microphone(cancelled: Callable[[], bool] = never_cancelled) -> Check:
    """Asked in a process of its own: a sound driver that hangs or prints must not touch the caller.

    When `cancelled` turns true nobody waits for the answer any more.
    """
    again = "Try once more; if it stays so, restart the sound system or the machine. Typed answers work without."
    try:
        report = json.loads(_ask(_PROBE, cancelled))
        return Check("Microphone", bool(report["ok"]), str(report["words"]), str(report["remedy"]), private=True)
    except subprocess.TimeoutExpired:
        return Check("Microphone", False, f"the sound system did not answer within {_PROBE_SECONDS} seconds", again)
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        return Check("Microphone", False, "the sound system stopped unexpectedly", again)


def _ask(command: Sequence[str], cancelled: Callable[[], bool]) -> bytes:
    """What `command` prints. Raises `SubprocessError` when it fails, or takes `_PROBE_SECONDS`, or is cancelled."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet) as process:
        end = time.monotonic() + _PROBE_SECONDS
        while True:
            try:
                printed, _ = process.communicate(timeout=_LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if cancelled() or time.monotonic() > end:
                    process.kill()
                    raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return printed


def check_model(rehearsal: Rehearsal) -> Check:
    """Whether the chosen model is on this machine; nothing is fetched."""
    from trainer.transcript.weights import status

    name, folder = rehearsal.settings.model, rehearsal.model_folder()
    found = status(name, folder=folder, cache=rehearsal.paths.cache)
    private = folder is not None or name not in MODELS  # what the user wrote, a path perhaps
    if found.place == "nowhere":
        message, _, remedy = found.note.partition("\n")
        return Check("Speech model", False, message, remedy, private)
    words = f"{name}, {round(found.size / 1e6)} MB, from the {found.place}, {found.note}"
    return Check("Speech model", True, words, private=private)


def check_voice(rehearsal: Rehearsal) -> Check:
    """Whether questions can be read aloud; a machine without a voice is none that does not work."""
    from trainer.voice.status import voice_status

    found = voice_status(rehearsal.settings)
    return Check("Voice", found.ok, found.words, found.remedy, found.private)


def check_history(rehearsal: Rehearsal) -> Check:
    """Whether the history opens, and how much it holds; a history that was never begun is not made by looking."""
    if not rehearsal.has_history:
        return Check("History", True, "nothing yet")
    try:
        counts, size = rehearsal.store.counts(), rehearsal.store.size_bytes() + rehearsal.audio.size_bytes()
    except TrainerError as error:
        return Check("History", False, error.message, error.hint, private=True)
    from trainer.review.diary import number_of

    held = f"{number_of(counts.sessions, 'session')}, {number_of(counts.answers, 'answer')}"
    return Check("History", True, f"{held}, {size / 1e6:.1f} MB")


def check_banks(rehearsal: Rehearsal) -> Check:
    """Whether all banks can be read."""
    shelf = rehearsal.shelf()
    bad = [str(book.problem) for book in shelf if book.problem is not None]
    good = f"{sum(book.bank is not None for book in shelf)} can be used"
    if bad:
        return Check("Banks", False, f"{good}, {len(bad)} can't be read", "\n".join(bad), private=True)
    return Check("Banks", True, good)


def report(rehearsal: Rehearsal) -> str:
    """What a bug report needs: versions and what works. No words, no names of devices, files or people."""
    lines = [
        f"interview-trainer {trainer.__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {_version(name)}" for name in _REPORTED),
        f"model {rehearsal.settings.model if rehearsal.settings.model in MODELS else 'of another name'}",
    ]
    for check in check_all(rehearsal):
        words = ("works" if check.ok else "does not work") if check.private else check.words
        lines.append(f"{check.name}: {words}")
    return "\n".join(lines)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
