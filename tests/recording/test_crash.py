"""A real program, recording to a real file, is killed; another one runs beside it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from trainer.recording.spool import new_take_id, remove, rescue

RECORDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import numpy as np
from trainer.recording.spooling import Spool

spool = Spool(Path(sys.argv[1]), sys.argv[2], datetime.now(UTC), {"question": "q1"})
for number in range(10_000):
    spool.append(np.full(1_600, number % 1_000 / 32_768, dtype=np.float32))
    if number == 50:
        print("recording", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def take_id() -> str:
    return new_take_id()


@pytest.fixture
def recording(tmp_path: Path, take_id: str) -> "Iterator[subprocess.Popen[str]]":
    """A program that has recorded 5.1 s and goes on when it is sent a line."""
    command = [sys.executable, "-c", RECORDING, str(tmp_path / "spool"), take_id]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "recording\n"
        yield process
        process.kill()


def test_a_killed_program_loses_nothing(tmp_path: Path, take_id: str, recording: "subprocess.Popen[str]") -> None:
    recording.kill()
    recording.wait()
    (take,) = rescue(tmp_path / "spool")
    assert (take.id, take.context) == (take_id, {"question": "q1"})
    assert take.seconds == 5.1
    assert np.array_equal(take.samples(), np.repeat(np.arange(51, dtype=np.float32), 1_600) / 32_768)
    remove(take)


def test_killed_in_the_midst_of_writing(tmp_path: Path, recording: "subprocess.Popen[str]") -> None:
    assert recording.stdin is not None
    path = next((tmp_path / "spool").glob("*.pcm"))
    recording.stdin.write("\n")
    recording.stdin.flush()
    while path.stat().st_size < 1_000_000:
        assert recording.poll() is None
    recording.kill()
    recording.wait()
    (take,) = rescue(tmp_path / "spool")
    sound = take.samples()
    assert len(sound) >= 500_000
    expected = np.arange(len(sound)) // 1_600 % 1_000
    assert np.array_equal(sound * 32_768, expected)
    remove(take)


def test_a_second_program_leaves_a_running_one_its_take(
    tmp_path: Path, take_id: str, recording: "subprocess.Popen[str]"
) -> None:
    assert rescue(tmp_path / "spool") == ()
    recording.kill()
    recording.wait()
    assert [take.id for take in rescue(tmp_path / "spool")] == [take_id]
    # Now it is ours to offer, and a third program keeps its hands off.
    third = "import sys, pathlib; from trainer.recording.spool import rescue; print(rescue(pathlib.Path(sys.argv[1])))"
    answer = subprocess.run(
        [sys.executable, "-c", third, str(tmp_path / "spool")], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "()\n"
