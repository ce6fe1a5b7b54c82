"""Other programs: what they are given, how they are ended."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.recording.waiting import until
from tests.voice.programs import POSIX, noting
from trainer.voice import program
from trainer.voice.engine import EngineError, EngineStoppedError
from trainer.voice.program import ask, run
from trainer.voice.stopping import Stop


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_what_it_prints_of_what_it_is_given() -> None:
    echo = python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert run(echo, Stop(), given=b"\x00abc") == b"cba\x00"


@pytest.mark.parametrize(
    "command",
    [python("raise SystemExit(3)"), python("import os; os.abort()"), ["/nowhere/speaks"], ["a\x00b"]],
    ids=["fails", "crashes", "is not there", "can't be named"],
)
def test_a_program_that_does_not_work(command: list[str]) -> None:
    with pytest.raises(EngineError):
        run(command, Stop())


def test_a_program_that_does_not_read_what_it_is_given() -> None:
    assert run(python("print('said')"), Stop(), given=b"x" * 1_000_000).strip() == b"said"


@POSIX
def test_stop_ends_it_at_once_with_all_that_it_has_started(tmp_path: Path) -> None:
    child = tmp_path / "child"
    code = (
        "import subprocess, sys, time; from pathlib import Path\n"
        "started = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"half = Path({str(child)!r} + '.half'); half.write_text(str(started.pid)); half.rename({str(child)!r})\n"
        "time.sleep(60)"
    )
    stop, ended = Stop(), threading.Event()

    def go() -> None:
        with pytest.raises(EngineStoppedError):
            run(python(code), stop)
        ended.set()

    threading.Thread(target=go, daemon=True).start()
    until(child.exists)
    begun = time.monotonic()
    stop.ask()
    assert ended.wait(10)
    assert time.monotonic() - begun < 5
    until(lambda: not lives(int(child.read_text())))


def lives(process: int) -> bool:
    """Whether it runs; one that is dead and not yet buried by init does not."""
    try:
        os.kill(process, 0)
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_what_was_stopped_before_it_began_does_not_run_on() -> None:
    stop = Stop()
    stop.ask()
    begun = time.monotonic()
    with pytest.raises(EngineStoppedError):
        run(python("import time; time.sleep(60)"), stop)
    assert time.monotonic() - begun < 10


def test_a_question_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "ANSWER_SECONDS", 0.1)
    with pytest.raises(EngineError):
        ask(python("import time; time.sleep(60)"))


@POSIX
def test_no_shell_has_a_part_in_it(tmp_path: Path) -> None:
    speaks, canary = noting(tmp_path), tmp_path / "canary"
    hostile = f"$(touch {canary}); `touch {canary}` & | > {canary} 'x' \"y\" \\ * ~ %PATH%"
    run([str(speaks.path), "--", hostile], Stop(), given=hostile.encode())
    assert speaks.calls == [(["--", hostile], hostile)]
    assert not canary.exists()
