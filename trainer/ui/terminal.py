"""Keeps the screen clean of what sound drivers write.

ALSA and PortAudio print to file descriptor 2, which is also where Textual draws. While the program runs, the drawing
goes to a copy of the terminal and descriptor 2 leads into a log file.
"""

import atexit
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.paths import private_folder


def has_terminal() -> bool:
    """True where a person can see and type: the three standard streams are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__))


def _fall_silent() -> None:
    """The very last: libraries that are being unloaded say things of no use to anybody."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@contextmanager
def drivers_write_to(log: Path) -> Iterator[None]:
    """Until the block ends, descriptor 2 is `log` and `sys.__stderr__` a copy of the terminal.

    What the program logs goes there too; Textual would swallow it.
    """
    private_folder(log.parent)
    before = sys.__stderr__
    assert before is not None
    before.flush()
    terminal = os.dup(2)
    try:
        target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:
        target = os.open(os.devnull, os.O_WRONLY)  # a log is no reason not to hold an interview
    os.dup2(target, 2)
    os.close(target)
    noted = logging.StreamHandler(os.fdopen(os.dup(2), "w", encoding="utf-8", errors="replace"))
    logging.getLogger("trainer").addHandler(noted)
    copy = os.fdopen(os.dup(terminal), "w", encoding="utf-8", errors="replace")
    sys.__stderr__ = copy  # type: ignore[misc]  # what Textual's driver draws on
    atexit.register(_fall_silent)
    try:
        yield
    finally:
        logging.getLogger("trainer").removeHandler(noted)
        noted.stream.close()
        sys.__stderr__ = before  # type: ignore[misc]
        os.dup2(terminal, 2)
        os.close(terminal)
        copy.close()
