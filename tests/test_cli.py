"""The commands as scripts and other programs use them: exit codes, messages, and JSON to the letter."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.factories import make_answer, make_interview, make_result
from tests.recording.fakes import voice
from tests.test_cli_contract import assert_result
from tests.ui.fakes import FakeTranscriber
from trainer import __version__
from trainer.analysis.model import FigureRole, FillerKind, LengthVerdict
from trainer.cli import main
from trainer.doctor import Check
from trainer.feedback.result import PART_NAMES, Strength
from trainer.paths import HOME_VARIABLE, user_paths
from trainer.recording.files import write_flac
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings
from trainer.transcript.catalogue import MODELS
from trainer.transcript.weights import status

SAID = "So, um, I looked after 24 beds and, you know, a lot of patients. In the end we cut falls by 30 percent."
TAKE = "a" * 32


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


class Keyboard(io.TextIOWrapper):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: str, stdin: bytes = b"", terminal: bool = False) -> Ran:
        monkeypatch.setattr(sys, "stdin", (Keyboard if terminal else io.TextIOWrapper)(io.BytesIO(stdin)))
        try:
            status = main(arguments)
        except SystemExit as end:  # argparse's own way out
            status = int(end.code or 0)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(status, captured.out, captured.err)

    return run


def command(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """The command as a program of its own."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, **options}
    return subprocess.run(
        [sys.executable, "-m", "trainer", *arguments], stderr=subprocess.PIPE, text=True, check=False, **options
    )


@pytest.fixture
def transcript(home: Path) -> Path:
    path = home / "answer.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> FakeTranscriber:
    """What recordings are heard as, without the real recogniser."""
    fake = FakeTranscriber(SAID, "And that was that.")
    monkeypatch.setattr(Rehearsal, "transcriber", lambda _: fake)
    return fake


@pytest.fixture
def session(home: Path) -> str:
    """A history with one session; gives its id."""
    rehearsal = Rehearsal(user_paths(), Settings())
    interview = make_interview("feed" * 8)
    write_flac_into(rehearsal)
    answer = make_answer(TAKE, interview_id=interview.id, audio=f"{TAKE}.flac", result=result())
    rehearsal.store.save_interview(interview)
    rehearsal.store.save_answer(answer)
    rehearsal.close()
    return interview.id


def write_flac_into(rehearsal: Rehearsal) -> None:
    rehearsal.audio.keep(TAKE, voice(2.0))


def result() -> Any:
    return make_result(TAKE, strengths=(Strength("change", "You said by how much."),))


# The whole


def test_help_and_version_go_to_standard_output(run: Run) -> None:
    helped = run("--help")
    assert (helped.status, helped.err) == (0, "")
    for name in ("practice", "analyze", "banks", "sessions", "model", "doctor"):
        assert name in helped.out
    assert run("--version").out == f"interview-trainer {__version__}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ["dance"],
        ["banks"],
        ["banks", "dance"],
        ["sessions"],
        ["model"],
        ["analyze", "--kind", "rude"],
        ["analyze", "--target", "0", "x.txt"],
        ["analyze", "--target", "-5", "x.txt"],
        ["analyze", "--target", "soon", "x.txt"],
        ["practice", "--kind", "rude"],
        ["practice", "--questions", "many"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_with_2_and_says_how_it_is_used(run: Run, wrong: list[str]) -> None:
    ran = run(*wrong)
    assert (ran.status, ran.out) == (2, "")
    assert "usage: interview-trainer" in ran.err


def test_control_characters_that_were_typed_do_not_reach_the_terminal(run: Run) -> None:
    for wrong in (
        ["\x1b[2Jdance"],
        ["analyze", "\x1b[2J.txt"],
        ["practice", "\x1b[2J"],
        ["--model", "\x1b[2J", "doctor"],
    ):
        ran = run(*wrong)
        assert ran.status == 2
        assert "\x1b" not in ran.err


@pytest.mark.parametrize("opening", [[], ["practice"], ["practice", "general-behavioural", "--questions", "2"]])
def test_without_a_terminal_the_interface_says_so(home: Path, opening: list[str]) -> None:
    done = command(*opening)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr
    assert "interview-trainer analyze FILE" in done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("questions: many", "questions"),
        ("model: [", "not readable YAML"),
        ("- a\n- b", "not a list of names and values"),
        ("slow_wpm: 200\nfast_wpm: 100", "slow_wpm at or above fast_wpm"),
    ],
)
def test_settings_that_cannot_be_used_are_named(run: Run, text: str, words: str) -> None:
    file = user_paths().settings_file
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    ran = run("banks", "list")
    assert (ran.status, ran.out) == (2, "")
    assert str(file) in ran.err
    assert words in ran.err
    assert "remove the file to start again" in ran.err


def test_a_home_that_cannot_be_made_is_told(run: Run, home: Path) -> None:
    (home / "home").write_text("a file where a folder should be", encoding="utf-8")
    ran = run("sessions", "list")
    assert (ran.status, ran.out) == (2, "")
    assert str(home / "home") in ran.err


def test_a_reader_who_has_seen_enough_is_no_failure(transcript: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = command("analyze", str(transcript), stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_the_output_is_told_in_a_sentence(transcript: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = command("analyze", str(transcript), stdout=full)
    assert done.returncode == 1
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_old_code_page_shows_what_it_can(transcript: Path) -> None:
    done = command("analyze", str(transcript), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert "24 beds" in done.stdout
    done = command("analyze", "--json", str(transcript), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout)["text"] == SAID


def test_stopping_with_the_keyboard_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Rehearsal) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Rehearsal, "shelf", stop)
    assert run("banks", "list") == Ran(130, "", "")


# Feedback on files and lines


def assert_contract(found: Any, text: str) -> None:
    """The public form of a result, field by field."""
    required = {
        "schema", "id", "text", "words", "seconds", "fillers", "quantified", "vague", "length", "pace", "pauses",
        "structure", "score", "advice",
    }  # fmt: skip
    assert required <= set(found)
    assert found["schema"] == 1
    assert found["text"] == text
    assert type(found["words"]) is int
    assert found["seconds"] is None or type(found["seconds"]) in (int, float)
    for filler in found["fillers"]:
        assert {"phrase", "kind", "start", "end", "at", "certainty"} <= set(filler)
        assert filler["kind"] in get_args(FillerKind)
        assert filler["certainty"] in ("heard", "suspected")
        assert filler["phrase"] in text[filler["start"] : filler["end"]].lower()
        assert filler["at"] is None or 0 <= filler["at"] <= found["seconds"]
    for figure in found["quantified"]:
        assert {"start", "end", "kind", "role"} <= set(figure)
        assert figure["kind"] in (
            "percent", "money", "count", "multiple", "before_after", "duration", "rate", "rank", "scale", "tenure",
        )  # fmt: skip
        assert figure["role"] in get_args(FigureRole)
    for part in (*found["quantified"], *found["vague"]):
        assert 0 <= part["start"] < part["end"] <= len(text)
    assert {"seconds", "target_seconds", "verdict"} <= set(found["length"])
    assert found["length"]["verdict"] in get_args(LengthVerdict)
    assert found["pace"] is None or {"wpm", "articulation_wpm"} <= set(found["pace"])
    for pause in found["pauses"]:
        assert {"at", "seconds"} <= set(pause)
    structure = found["structure"]
    assert all(type(structure[name]) is bool for name in ("situation", "task", "action", "result"))
    assert structure["first_result_at"] is None or 0 <= structure["first_result_at"] <= 1
    assert set(found["score"]["parts"]) == set(PART_NAMES) == {"fillers", "length", "evidence", "structure", "delivery"}
    assert all(0 <= value <= 100 for value in (found["score"]["overall"], *found["score"]["parts"].values()))
    for advice in found["advice"]:
        assert {"rule", "message", "evidence"} <= set(advice)
        assert all(0 <= start < end <= len(text) for start, end in advice["evidence"])


def test_a_transcript_is_judged_to_read(run: Run, transcript: Path) -> None:
    ran = run("analyze", "answer.txt", "--question", "Tell me about a change you made.", "--target", "60")
    assert (ran.status, ran.err) == (0, "")
    assert "Tell me about a change you made." in ran.out
    assert "[um]" in ran.out
    assert "«24 beds»" in ran.out
    assert all(len(line) <= 100 for line in ran.out.splitlines())


def test_a_transcript_is_judged_as_json(run: Run, transcript: Path) -> None:
    ran = run("analyze", "answer.txt", "--json", "--target", "60")
    assert (ran.status, ran.err) == (0, "")
    assert_contract(ran.json, SAID)
    assert (ran.json["id"], ran.json["seconds"], ran.json["length"]["target_seconds"]) == ("answer.txt", None, 60)
    assert [f["phrase"] for f in ran.json["fillers"] if f["kind"] == "filled_pause"] == ["um"]
    figures = [SAID[f["start"] : f["end"]] for f in ran.json["quantified"]]
    assert any("24 beds" in words for words in figures)
    assert any("30 percent" in words for words in figures)


def test_a_recording_is_judged_as_json_with_times(run: Run, home: Path, heard: FakeTranscriber) -> None:
    write_flac(home / "answer.flac", voice(20.0))
    ran = run("analyze", "answer.flac", "--json")
    assert_contract(ran.json, SAID)
    assert ran.json["seconds"] == 20.0
    assert all(f["at"] is not None for f in ran.json["fillers"])
    assert ran.json["pace"]["wpm"] > 0


def test_several_files_are_a_list_or_a_line_each(run: Run, transcript: Path, heard: FakeTranscriber) -> None:
    write_flac(transcript.with_name("answer.flac"), voice(20.0))
    ran = run("analyze", "answer.txt", "answer.flac", "--json")
    assert [one["id"] for one in ran.json] == ["answer.txt", "answer.flac"]
    heard.texts = [SAID]
    ran = run("analyze", "--jsonl", "answer.txt", "answer.flac")
    assert [one["id"] for one in ran.rows] == ["answer.txt", "answer.flac"]
    for one in ran.rows:
        assert_contract(one, SAID)


def test_json_lines_are_read_from_standard_input(run: Run) -> None:
    rows = [
        {"id": "a", "text": SAID, "question": "Why?", "kind": "motivation", "target_seconds": 30, "seconds": 12.5},
        {"id": "b", "text": SAID},
        {"id": "c", "text": ""},
        {"id": "d", "text": "Ja, é, 面接, 👩‍⚕️."},
    ]
    ran = run("analyze", "--jsonl", stdin=b"\n\n".join(json.dumps(row).encode() for row in rows))
    assert (ran.status, ran.err) == (0, "")
    assert [one["id"] for one in ran.rows] == ["a", "b", "c", "d"]
    for one, row in zip(ran.rows[:3], rows, strict=False):
        assert_contract(one, str(row["text"]))
    first, second, third, _ = ran.rows
    assert (first["seconds"], first["length"]["target_seconds"]) == (12.5, 30)
    assert (second["seconds"], second["pace"]) == (None, None)
    assert (third["words"], third["fillers"]) == (0, [])


BAD_LINES = (
    (b"{", "is not JSON"),
    (b"[" * 100_000, "is not JSON"),
    (b"\xff\xfe\x00", "is not JSON"),
    (b'"text"', "lacks an id or a text"),
    (b"null", "lacks an id or a text"),
    (b'{"text": "x"}', "lacks an id or a text"),
    (b'{"id": 7, "text": "x"}', "lacks an id or a text"),
    (b'{"id": "x", "text": null}', "lacks an id or a text"),
    (b'{"id": "x", "text": "x", "kind": "rude"}', "Kinds are: behavioural"),
    (b'{"id": "x", "text": "x", "kind": []}', "Kinds are: behavioural"),
    (b'{"id": "x", "text": "x", "question": 7}', "question that is not text"),
    (b'{"id": "x", "text": "x", "seconds": -1}', "seconds that is no number"),
    (b'{"id": "x", "text": "x", "seconds": 1e999}', "seconds that is no number"),
    (b'{"id": "x", "text": "x", "seconds": NaN}', "seconds that is no number"),
    (b'{"id": "x", "text": "x", "seconds": true}', "seconds that is no number"),
    (b'{"id": "x", "text": "x", "target_seconds": "90"}', "target_seconds that is no number"),
)


def test_bad_lines_are_named_by_number_and_the_rest_is_done(run: Run) -> None:
    good = b'{"id": "good", "text": "Um, fine."}'
    lines = [line for bad, _ in BAD_LINES for line in (bad, good)]
    ran = run("analyze", "--jsonl", stdin=b"\n".join(lines))
    assert ran.status == 2
    assert [one["id"] for one in ran.rows] == ["good"] * len(BAD_LINES)
    for number, (_, words) in enumerate(BAD_LINES):
        about = re.search(rf"^Line {2 * number + 1} of the input .*\n.*$", ran.err, re.MULTILINE)
        assert about is not None, number
        assert words in about[0]


def test_half_characters_and_control_characters_stand_escaped(run: Run) -> None:
    ran = run("analyze", "--jsonl", stdin=b'{"id": "\\ud800\\u001b[2J", "text": "um \\ud800\\u001b[2J\\u202e fine"}')
    assert ran.status == 0
    assert "\x1b" not in ran.out
    assert ran.rows[0]["id"] == "\ud800\x1b[2J"
    assert ran.rows[0]["fillers"][0]["phrase"] == "um"


def test_a_target_of_less_than_a_second_is_one(run: Run) -> None:
    ran = run("analyze", "--jsonl", stdin=b'{"id": "a", "text": "Fine.", "seconds": 3, "target_seconds": 0.2}')
    assert ran.rows[0]["length"]["target_seconds"] == 1


def test_files_that_cannot_be_read_are_named_and_the_rest_is_done(run: Run, transcript: Path) -> None:
    home = transcript.parent
    (home / "folder.txt").mkdir()
    (home / "binary.txt").write_bytes(bytes(range(256)))
    (home / "letter.mp3").write_bytes(b"Dear Sir or Madam, " * 200)
    (home / "empty.wav").touch()
    bad = ["missing.txt", "folder.txt", "binary.txt", "missing.flac", ".", "letter.mp3", "empty.wav"]
    ran = run("analyze", "--jsonl", *bad[:3], "answer.txt", *bad[3:])
    assert ran.status == 2
    assert [one["id"] for one in ran.rows] == ["answer.txt"]
    for words in (
        "missing.txt can't be read: No such file",
        "folder.txt can't be read: Is a directory",
        "binary.txt is not UTF-8 text",
        "There is no file missing.flac",
        ". is a folder, not a sound file",
        "letter.mp3 can't be read as sound",
        "empty.wav is empty",
    ):
        assert words in ran.err


def test_one_bad_file_gives_no_json(run: Run) -> None:
    ran = run("analyze", "--json", "missing.txt")
    assert (ran.status, ran.out) == (2, "")


def test_a_text_of_another_system_is_read(run: Run, home: Path) -> None:
    (home / "windows.txt").write_bytes(b"\xef\xbb\xbfSo, um, fine.\r\nAnd so on.\r\n")
    ran = run("analyze", "--json", "windows.txt")
    assert_contract(ran.json, "So, um, fine.\nAnd so on.")


def test_nothing_to_analyse_is_wrong_use(run: Run) -> None:
    for arguments in (["analyze"], ["analyze", "--json"]):
        ran = run(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert "--sample" in ran.err


def test_an_empty_standard_input_gives_nothing(run: Run) -> None:
    assert run("analyze", "--jsonl") == Ran(0, "", "")


def test_a_name_that_is_no_text_is_no_trouble(home: Path) -> None:
    name = os.fsdecode(b"answ\xff.txt")
    try:
        Path(name).write_text(SAID, encoding="utf-8")
    except OSError:
        pytest.skip("names here are text")
    done = command("analyze", "--json", name)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["words"] > 10


def test_a_model_that_is_missing_is_told_with_the_way_to_get_it(run: Run, home: Path) -> None:
    write_flac(home / "answer.flac", voice(2.0))
    ran = run("--model", "small", "analyze", "answer.flac")
    assert ran.status == 1
    assert "The speech model small is not on this machine." in ran.err
    assert "interview-trainer model fetch small" in ran.err
    ran = run("--model-folder", str(home), "analyze", "answer.flac")
    assert ran.status == 1
    assert "holds no speech model" in ran.err


@pytest.mark.parametrize("arguments", [["--model", "huge", "doctor"], ["model", "fetch", "huge"]])
def test_a_model_nobody_knows_is_wrong_use(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert "Choose one of: tiny" in ran.err


@pytest.mark.model
def test_the_sample_is_judged_by_the_real_recogniser(run: Run) -> None:
    found = status(cache=user_paths().cache)
    if found.place == "nowhere":
        (pytest.fail if os.environ.get("CI") else pytest.skip)(found.note)
    ran = run("analyze", "--sample", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert_contract(ran.json, ran.json["text"])
    assert_result(ran.json)
    assert ran.json["id"] == "sample"
    assert ran.json["words"] > 70
    assert sum(f["phrase"] in ("um", "uh") for f in ran.json["fillers"]) >= 4
    assert sum(f["phrase"] == "you know" for f in ran.json["fillers"]) >= 1
    figures = [ran.json["text"][q["start"] : q["end"]] for q in ran.json["quantified"]]
    assert any(words in figure for figure in figures for words in ("2 hours", "two hours"))


# Banks


def test_banks_are_listed_the_broken_ones_with_their_place(run: Run) -> None:
    own = user_paths().own_banks
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("schema: 1\ntitle: [torn\n", encoding="utf-8")
    ran = run("banks", "list")
    assert ran.status == 0
    assert "General behavioural, 40 questions" in ran.out
    assert re.search(r"broken\.yaml +can't be read: .*broken\.yaml:\d+:\d+: ", ran.out)
    assert str(own) in ran.out


def test_a_bank_is_shown_by_name_title_or_file(run: Run, home: Path) -> None:
    for name in ("general-behavioural", "General behavioural", "general"):
        ran = run("banks", "show", name)
        assert ran.status == 0
        assert "General behavioural" in ran.out
        assert " 40. " in ran.out
    ran = run("banks", "show", "knitting")
    assert (ran.status, ran.out) == (2, "")
    assert re.search(r"There are: .*\bgeneral-behavioural,", ran.err)


def test_a_new_bank_is_written_checked_and_shown(run: Run, home: Path) -> None:
    assert run("banks", "new", "mine.yaml").status == 0
    checked = run("banks", "check", "mine.yaml")
    assert (checked.status, checked.err) == (0, "")
    assert "nothing wrong" in checked.out
    assert run("banks", "show", "mine.yaml").status == 0
    before = (home / "mine.yaml").read_bytes()
    again = run("banks", "new", "mine.yaml")
    assert again.status == 2
    assert "is there already" in again.err
    assert (home / "mine.yaml").read_bytes() == before
    assert run("banks", "new", "no/such/folder/mine.yaml").status == 2


def test_every_fault_of_a_bank_is_named_by_file_line_and_column(run: Run, home: Path) -> None:
    (home / "bad.yaml").write_text(
        "schema: 1\ntitle: Mine\nlanguage: en\nquestions:\n"
        "  - {id: One, ask: A?, kind: technical}\n"
        "  - {id: two, ask: B?, kind: tecnical}\n",
        encoding="utf-8",
    )
    run("banks", "new", "good.yaml")
    ran = run("banks", "check", "bad.yaml", "good.yaml", "missing.yaml")
    assert ran.status == 2
    assert re.search(r"^bad\.yaml:5:\d+: ", ran.err, re.MULTILINE)
    assert re.search(r"^bad\.yaml:6:\d+: .*tecnical", ran.err, re.MULTILINE)
    assert "missing.yaml" in ran.err
    assert "good.yaml" in ran.out


# Sessions


def test_no_sessions_yet(run: Run) -> None:
    assert "Nothing here yet." in run("sessions", "list").out
    assert run("sessions", "list", "--json").json == []
    for arguments in (["show", "last"], ["show", "abc"], ["delete", "abc", "--yes"]):
        ran = run("sessions", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert "There are no sessions yet." in ran.err
    assert not user_paths().history.exists()  # looking makes nothing


def test_sessions_are_listed_and_shown(run: Run, session: str) -> None:
    listed = run("sessions", "list")
    assert (listed.status, listed.err) == (0, "")
    assert session[:8] in listed.out
    assert "Nursing ward" in listed.out
    (row,) = run("sessions", "list", "--json").json
    assert (row["id"], row["answers"], row["started_at"]) == (session, 1, "2026-11-21T09:30:00+00:00")
    for wanted in ("last", session, session[:4]):
        shown = run("sessions", "show", wanted)
        assert (shown.status, shown.err) == (0, "")
        assert "[um]" in shown.out
        assert "Not answered." in shown.out  # the second question
    (answer,) = run("sessions", "show", "last", "--json").json
    assert_contract(answer, answer["text"])
    assert (answer["id"], answer["take"], answer["kind"]) == (TAKE, 1, "behavioural")


def test_a_session_nobody_knows_is_wrong_use(run: Run, session: str) -> None:
    for wanted in ("beef", "", "%"):
        ran = run("sessions", "show", wanted)
        assert (ran.status, ran.out) == (2, "")
        assert "sessions list" in ran.err


@pytest.mark.parametrize("said", [b"n\n", b"yes please\n", b"\n", b""])
def test_deleting_asks_first_and_takes_nothing_but_y_for_yes(run: Run, session: str, said: bytes) -> None:
    ran = run("sessions", "delete", session, stdin=said, terminal=True)
    assert ran.status == 0
    assert "for good? [y/N]" in ran.out
    assert ran.out.endswith("Kept.\n")
    assert len(run("sessions", "list", "--json").json) == 1


def test_deleting_where_nobody_can_be_asked_needs_a_yes(run: Run, session: str) -> None:
    ran = run("sessions", "delete", session)
    assert (ran.status, ran.out) == (2, "")
    assert "--yes" in ran.err
    assert len(run("sessions", "list", "--json").json) == 1


@pytest.mark.parametrize("way", ["yes", "asked"])
def test_deleting_leaves_neither_words_nor_sound(run: Run, session: str, way: str) -> None:
    if way == "yes":
        ran = run("sessions", "delete", "feed", "--yes")
    else:
        ran = run("sessions", "delete", "feed", stdin=b"Y\n", terminal=True)
    assert ran.status == 0
    assert ran.out.endswith("Deleted.\n")
    assert run("sessions", "list", "--json").json == []
    assert list(user_paths().audio.iterdir()) == []


def test_a_history_that_is_none_is_told(run: Run) -> None:
    history = user_paths().history
    history.parent.mkdir(parents=True)
    history.write_bytes(b"somebody's letter" * 1000)
    ran = run("sessions", "list")
    assert (ran.status, ran.out) == (1, "")
    assert str(history) in ran.err


# Model and doctor


def test_models_are_listed_with_where_they_are(run: Run) -> None:
    ran = run("model", "list")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert len(lines) == len(MODELS)
    assert [line.split()[1] for line in lines if line.startswith("*")] == ["base"]
    assert any("small.en" in line and "not here" in line for line in lines)


def test_the_doctor_says_what_works_and_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "trainer.doctor.check_microphone",
        lambda: Check("Microphone", False, "No microphone was found.", "Plug one in.", private=True),
    )
    ran = run("doctor")
    assert ran.status == 1
    assert re.search(r"Microphone +does not work: No microphone was found\.\n +Plug one in\.", ran.out)
    assert re.search(r"History +works: nothing yet", ran.out)
    assert re.search(r"Banks +works: 18 can be used", ran.out)
