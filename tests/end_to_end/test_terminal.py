"""The program in a real terminal: it opens, answers its keys, and leaves the terminal as it found it."""

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.paths import HOME_VARIABLE, user_paths

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")

PATIENCE_SECONDS = 30.0
LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOW_CURSOR = b"\x1b[?25h"


class Terminal:
    """The program with a terminal of its own, in a process of its own."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.written = b""
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            os.execve(
                sys.executable,
                [sys.executable, "-m", "trainer", *arguments],
                {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment},
            )

    def until(self, words: bytes) -> None:
        """Read until the program has written this."""
        end = time.monotonic() + PATIENCE_SECONDS
        while words not in self.written:
            assert time.monotonic() < end, self.written[-2000:]
            assert self._read(), self.written[-2000:]

    def press(self, keys: bytes) -> None:
        os.write(self._terminal, keys)

    def status(self) -> int:
        """Read to the end; gives the exit status."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitid(os.P_PID, self._child, os.WEXITED | os.WNOWAIT).si_status << 8)

    def close(self) -> None:
        """Hang up; a program that is still there ends."""
        os.close(self._terminal)
        with contextlib.suppress(ChildProcessError):
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], PATIENCE_SECONDS)
        assert ready, self.written[-2000:]
        try:
            piece = os.read(self._terminal, 65_536)
        except OSError:  # how Linux says that the other side has closed
            return False
        self.written += piece
        return bool(piece)


@pytest.fixture
def opened(home: Path) -> Iterator[Callable[..., Terminal]]:
    terminals: list[Terminal] = []

    def start(*arguments: str, **environment: str) -> Terminal:
        terminals.append(Terminal(*arguments, **environment))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


def test_it_opens_and_closes_and_leaves_the_terminal_as_it_was(opened: Callable[..., Terminal]) -> None:
    terminal = opened()
    terminal.until(b"Sample")
    terminal.press(b"q")
    assert terminal.status() == 0
    assert LEAVE_ALTERNATE_SCREEN in terminal.written
    assert terminal.written.rindex(SHOW_CURSOR) > terminal.written.index(b"Sample")
    log = user_paths().log
    assert log.stat().st_mode & 0o077 == 0
    assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace")


DRIVER = """\
import os, sys, threading, time

def chatter():
    log = os.path.join(os.environ["INTERVIEW_TRAINER_HOME"], "cache", "trainer.log")
    while not os.path.exists(log):
        time.sleep(0.01)
    time.sleep(0.2)
    os.write(2, b"ALSA lib pcm.c: no such device")

if "trainer.recording" in sys.orig_argv:
    os.write(2, b"ALSA lib conf.c: no such card")
    time.sleep(600)
elif "trainer" in sys.orig_argv:
    threading.Thread(target=chatter, daemon=True).start()
"""
"""A sound driver that prints where the screen is drawn, and hangs where it is asked for microphones."""


def test_what_a_driver_prints_is_not_on_the_screen_and_one_that_hangs_keeps_nobody(
    opened: Callable[..., Terminal], home: Path
) -> None:
    (home / "sitecustomize.py").write_text(DRIVER, encoding="utf-8")
    terminal = opened(PYTHONPATH=str(home))
    terminal.until(b"Sample")
    log = user_paths().log
    end = time.monotonic() + PATIENCE_SECONDS
    while "ALSA lib pcm.c" not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end
        time.sleep(0.01)
    begun = time.monotonic()
    terminal.press(b"q")
    assert terminal.status() == 0
    assert time.monotonic() - begun < 15  # less than the doctor's own patience
    assert b"ALSA" not in terminal.written


def test_an_interview_named_on_the_command_line_begins_at_once(opened: Callable[..., Terminal]) -> None:
    terminal = opened("practice", "general-behavioural", "--questions", "1", "--seed", "1")
    terminal.until(b"microphone")
    terminal.press(b"\x1b")
    terminal.until(b"Take a breath")
    terminal.press(b"\x1b")
    terminal.until(b"Sample")
    terminal.press(b"q")
    assert terminal.status() == 0
