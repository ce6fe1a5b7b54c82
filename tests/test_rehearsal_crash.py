"""The program ends at the worst moment while it keeps an answer: a process of its own is killed, and looked after."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from tests.recording.fakes import voice
from tests.ui.fakes import FakeTranscriber
from trainer.errors import StoreError
from trainer.paths import Paths
from trainer.recording.files import read_audio
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[1]

ANSWERS = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path

from tests.factories import make_interview
from tests.recording.fakes import FakeMicrophone
from tests.ui.fakes import FakeTranscriber
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal, new_id
from trainer.settings import Settings

home, moment = Path(sys.argv[1]), sys.argv[2]

def die(*_, **__):
    os._exit(9)

microphone = FakeMicrophone()
rehearsal = Rehearsal(
    Paths(home / "data", home / "cache", home / "config"),
    Settings(),
    microphone=microphone,
    transcriber=FakeTranscriber("We cut falls by a third."),
    clock=microphone.clock,
)
interview = make_interview("interview-1")
rehearsal.store.save_interview(interview)
recorder = rehearsal.recorder()
take_id = new_id()
recorder.start(take_id, context={"interview": interview.id, "position": "0"} if sys.argv[3] == "known" else {})
microphone.speak(3.0)
if moment == "while speaking":
    die()
take = recorder.stop()
samples = take.samples()
result = rehearsal.judge_sound(take.id, samples, interview.question)
now = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
if moment == "before the sound":
    import trainer.recording.files
    trainer.recording.files.write_packed = die
elif moment == "in the sound":
    import trainer.whole_file
    trainer.whole_file.os.replace = die
elif moment == "between sound and row":
    from trainer.store.store import Store
    Store.save_answer = die
elif moment == "in the row":
    import trainer.store.store
    trainer.store.store.put_answer = die
elif moment == "between row and spool":
    import trainer.recording.spool
    trainer.recording.spool.remove = die

rehearsal.keep_answer(
    interview.begin_take(take.id).end_take().judged(take.id, now),
    result, position=0, source="spoken", now=now, sound=samples, spooled=take,
)
die()
"""

MOMENTS = (
    "while speaking",
    "before the sound",
    "in the sound",
    "between sound and row",
    "in the row",
    "between row and spool",
    "afterwards",
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config")


@pytest.fixture
def rehearsal(paths: Paths) -> Iterator[Rehearsal]:
    """The next start of the program."""
    started = Rehearsal(paths, Settings(), transcriber=FakeTranscriber("We cut falls by a third."))
    yield started
    started.close()


def killed(paths: Paths, moment: str, context: str = "known") -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(ANSWERS), str(paths.data.parent), moment, context],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 9, done.stderr


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_answer_is_in_the_spool_or_in_the_history(paths: Paths, rehearsal: Rehearsal, moment: str) -> None:
    killed(paths, moment)
    kept = rehearsal.store.answers("interview-1")
    takes = rehearsal.rescued()
    assert bool(kept) == (moment in ("between row and spool", "afterwards"))
    assert bool(takes) == (moment != "afterwards")
    for take in takes:
        rehearsal.adopt_rescued(take, now=NOW)
    (answer,) = rehearsal.store.answers("interview-1")
    assert (answer.take, answer.question_index, answer.result.text) == (1, 0, "We cut falls by a third.")
    assert rehearsal.store.interview("interview-1").takes == ((answer.id,), ())
    assert np.allclose(read_audio(rehearsal.audio.path(str(answer.audio))), voice(3.0), atol=1e-4)
    assert [path.name for path in paths.audio.iterdir()] == [answer.audio]
    assert rehearsal.rescued() == ()
    assert list(paths.spool.glob("*.pcm")) + list(paths.spool.glob("*.json")) == []
    assert rehearsal.store.counts().sessions == 1


@pytest.mark.parametrize("moment", ["in the sound", "between sound and row", "between row and spool"])
def test_thrown_away_is_thrown_away(paths: Paths, rehearsal: Rehearsal, moment: str) -> None:
    """Unless its answer is in the history: only what was left beside that goes."""
    killed(paths, moment)
    (take,) = rehearsal.rescued()
    rehearsal.forget_take(take)
    answers = rehearsal.store.answers("interview-1")
    assert [path.name for path in paths.audio.iterdir()] == [answer.audio for answer in answers]
    assert bool(answers) == (moment == "between row and spool")
    rehearsal.delete_sessions(("interview-1",))
    assert list(paths.audio.iterdir()) == []


def test_a_take_nobody_knows_gets_one_home_even_when_that_is_interrupted(paths: Paths, rehearsal: Rehearsal) -> None:
    killed(paths, "while speaking", "unknown")
    (take,) = rehearsal.rescued()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as crash:
        crash.setattr("trainer.recording.spool.remove", die)
        with pytest.raises(KeyboardInterrupt):
            rehearsal.adopt_rescued(take, now=NOW)
    (again,) = rehearsal.rescued()
    answer = rehearsal.adopt_rescued(again, now=NOW)
    assert rehearsal.store.interview(answer.interview_id).takes == ((take.id,),)
    assert rehearsal.store.counts().sessions == 2
    assert rehearsal.store.counts().answers == 1


def test_a_take_whose_session_is_gone_is_still_there(paths: Paths, rehearsal: Rehearsal) -> None:
    killed(paths, "while speaking")
    rehearsal.store.delete_session("interview-1")  # by another program: it can't know of the take
    (take,) = rehearsal.rescued()
    answer = rehearsal.adopt_rescued(take, now=NOW)
    assert rehearsal.store.interview(answer.interview_id).bank_title == "Saved answers"
    assert rehearsal.store.sessions()[0].finished


@pytest.mark.parametrize("moment", ["while speaking", "in the sound", "between sound and row", "between row and spool"])
def test_deleting_a_session_deletes_what_a_crash_left_of_it(paths: Paths, rehearsal: Rehearsal, moment: str) -> None:
    killed(paths, moment)
    rehearsal.delete_sessions(("interview-1",))
    assert rehearsal.rescued() == ()
    for folder in (paths.spool, paths.audio):
        assert [path.name for path in folder.glob("*") if path.name != ".lock"] == []


def test_two_programs_do_not_offer_the_same_take(paths: Paths, rehearsal: Rehearsal) -> None:
    killed(paths, "while speaking")
    assert len(rehearsal.rescued()) == 1
    script = "import pathlib, sys, trainer.recording.spool as s; print(len(s.rescue(pathlib.Path(sys.argv[1]))))"
    command = [sys.executable, "-c", script, str(paths.spool)]
    other = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert other.stdout.strip() == "0"
    rehearsal.forget_take(rehearsal.rescued()[0])
    assert rehearsal.rescued() == ()
    assert list(paths.spool.glob("*.pcm")) == []
    with pytest.raises(StoreError):
        rehearsal.store.answer("a" * 32)
