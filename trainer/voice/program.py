"""Running another program that speaks: text goes in as it is, by its standard input or as one argument, never through
a shell; it is ended at once when asked to."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

from trainer.voice.engine import EngineError, EngineStoppedError
from trainer.voice.stopping import Stop

ANSWER_SECONDS = 5.0
"""How long a program may take that is to speak nothing; PowerShell takes a second to start."""


def ask(command: Sequence[str], *, given: bytes = b"") -> bytes:
    """What `command` prints, as `run`, when it takes no longer than `ANSWER_SECONDS`."""
    stop = Stop()
    late = threading.Timer(ANSWER_SECONDS, stop.ask)
    late.daemon = True
    late.start()
    try:
        return run(command, stop, given=given)
    finally:
        late.cancel()


def run(command: Sequence[str], stop: Stop, *, given: bytes = b"") -> bytes:
    """What `command` prints when it is `given` this on its standard input.

    Raises `EngineError` when it can't be started or fails, `EngineStoppedError` when it was stopped; with it end the
    programs that it has started.
    """
    process = start(command)
    with process, stop.by(lambda: kill(process)):
        printed, _ = process.communicate(given)
    if stop.asked:
        raise EngineStoppedError("it was stopped")
    if process.returncode:
        raise EngineError(f"it ended with status {process.returncode}")
    return printed


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The running program, with pipes to it and from it. Raises `EngineError`."""
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            # No window flashes up on Windows; elsewhere there is no such flag.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        raise EngineError(f"it can't be started: {error}") from error


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End the program and those that it has started, at once."""
    if process.returncode is not None:
        return  # its number may be another program's by now
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
