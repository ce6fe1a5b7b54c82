"""The commands with text from strangers, odd streams and people who think again: nothing steers the terminal."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_answer, make_interview, make_question, make_result
from trainer.cli import main
from trainer.feedback.result import Strength
from trainer.paths import HOME_VARIABLE, user_paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e\u2066\u200b\x85\u2028\r[red]b[link=x]"
POSIX = pytest.mark.skipif(os.name != "posix", reason="file names there can't hold such characters")

Called = tuple[int, str, str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Called:
    """The command in this process, its streams being files of this encoding."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = main(arguments)
            except SystemExit as end:
                status = int(end.code or 0)
            texts = []
            for stream in (out, err):
                stream.flush()
                stream.seek(0)
                texts.append(stream.read())
    return status, texts[0], texts[1]


def tame(text: str) -> bool:
    """No character steers a terminal, hides, or begins a line of its own."""
    return all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)


@POSIX
@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze", "{}.txt"],
        ["analyze", "--json", "{}.txt", "--question", "{}"],
        ["analyze", "--jsonl", "{}.txt"],
        ["analyze", "{}missing.txt"],
        ["analyze", "{}.wav"],
        ["analyze", "--question", "{}", "{}.txt"],
        ["analyze", "--kind", "{}"],
        ["analyze", "--target", "{}"],
        ["analyze", "--{}"],
        ["banks", "check", "{}.txt"],
        ["banks", "check", "{}missing"],
        ["banks", "check", "{}good.yaml"],
        ["banks", "show", "{}"],
        ["banks", "new", "{}.txt"],
        ["banks", "new", "{}new.yaml"],
        ["sessions", "show", "{}"],
        ["sessions", "delete", "{}", "--yes"],
        ["model", "fetch", "{}"],
        ["--model", "{}", "model", "list"],
        ["--model-folder", "{}", "analyze", "{}.wav"],
        ["--model-folder", "{}", "analyze", "--sample"],
    ],
    ids=" ".join,
)
def test_what_was_typed_and_what_files_are_called(home: Path, arguments: list[str]) -> None:
    history()
    (home / f"{EVIL}.txt").write_text(f"So, um, {EVIL} fine.", encoding="utf-8")
    (home / f"{EVIL}.wav").write_bytes(b"not sound at all" * 99)
    main(("banks", "new", f"{EVIL}good.yaml"))
    _, out, err = call(*(argument.replace("{}", EVIL) for argument in arguments))
    assert tame(out)
    assert tame(err)
    assert not re.search(r"^\[red\]b", out + err, re.MULTILINE)


@POSIX
def test_a_line_break_in_a_name_begins_no_line_of_its_own() -> None:
    status, out, err = call("analyze", "a\nAll is well.txt", "b\nAll is well.flac")
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 4
    assert not any(line.startswith("All is well") for line in err.splitlines())


def history() -> None:
    """A session whose every text was written by a stranger."""
    rehearsal = Rehearsal(user_paths(), Settings())
    question = make_question("falls", f"Tell me {EVIL} about falls.")
    interview = make_interview("0123" * 8, question, bank_title=f"Nursing {EVIL}", takes=(("a" * 32,),))
    strengths = (Strength("change", f"You said {EVIL} by how much."),)
    result = make_result("a" * 32, f"So, um, {EVIL} 24 beds and a lot of patients.", strengths=strengths)
    rehearsal.store.save_interview(interview)
    rehearsal.store.save_answer(make_answer("a" * 32, interview_id=interview.id, question=question, result=result))
    rehearsal.close()


@pytest.mark.parametrize(
    "arguments",
    [
        ["sessions", "list"],
        ["sessions", "list", "--json"],
        ["sessions", "show", "last"],
        ["sessions", "show", "last", "--json"],
        ["sessions", "export", "last"],
        ["sessions", "export", "last", "--json"],
        ["sessions", "export", "last", "--html"],
        ["sessions", "delete", "0123"],
    ],
    ids=" ".join,
)
def test_what_stands_in_the_history(arguments: list[str]) -> None:
    history()
    _, out, err = call(*arguments)
    assert tame(out)
    assert tame(err)
    assert "Nursing" in out or "Tell me" in out or "--yes" in err
    if "--json" in arguments:
        assert EVIL in "".join(map(str, json.loads(out)[0].values()))


@POSIX
def test_banks_of_strangers() -> None:
    own = user_paths().own_banks
    own.mkdir(parents=True)
    call("banks", "new", str(own / f"{EVIL}good.yaml"))
    (own / f"{EVIL}bad.yaml").write_text(f"title: [\n{EVIL}", encoding="utf-8")
    (own / "odd.yaml").write_text(
        'schema: 1\ntitle: "Odd \\e[2J \\u202e[red]"\ndescription: "\\x9b31m"\nlanguage: en\n'
        'questions:\n  - {id: a, ask: "Why \\a\\e]0;x?", kind: technical}\n',
        encoding="utf-8",
    )
    files = map(str, own.iterdir())
    for arguments in (["banks", "list"], ["banks", "show", "odd"], ["banks", "check", *files], ["doctor"]):
        _, out, err = call(*arguments)
        assert tame(out), arguments
        assert tame(err), arguments
    assert "[red]" in call("banks", "show", "odd")[1]


@POSIX
def test_a_home_of_an_odd_name(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home / EVIL) + os.fsdecode(b"\xff"))
    for arguments in (["banks", "list"], ["sessions", "list"], ["model", "list"], ["doctor", "--report"]):
        _, out, err = call(*arguments)
        assert tame(out)
        assert tame(err)
    user_paths().settings_file.parent.mkdir(parents=True)
    user_paths().settings_file.write_text("questions: 0")
    status, out, err = call("banks", "list")
    assert (status, out) == (2, "")
    assert tame(err)


# Any input


anything = st.text(max_size=60) | st.sampled_from([EVIL, "", "um, you know, 24 beds", "\ud800\udc00", "\x00"])
rows = st.dictionaries(
    st.sampled_from(["id", "text", "kind", "question", "target_seconds", "seconds", "more"]),
    anything | st.none() | st.integers() | st.floats() | st.booleans() | st.lists(st.integers(), max_size=2),
    max_size=7,
)
whole_rows = st.fixed_dictionaries(
    {"id": anything, "text": anything},
    optional={
        "kind": st.sampled_from(["behavioural", "closing"]),
        "question": anything,
        "target_seconds": st.integers(1, 5000),
        "seconds": st.floats(0.01, 90_000),
    },
)
unhurried = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@unhurried
@given(lines=st.lists(rows.map(lambda row: json.dumps(row).encode()) | st.binary(max_size=80), max_size=4))
def test_any_lines_are_judged_or_named(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    numbered = [n for n, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    status, out, err = call("analyze", "--jsonl", stdin=data)
    results = [json.loads(line) for line in out.splitlines()]
    faults = re.findall(r"^Line (\d+) of the input ", err, re.MULTILINE)
    assert len(results) + len(faults) == len(numbered)
    assert status == (2 if faults else 0)
    assert set(map(int, faults)) <= set(numbered)
    assert tame(out)
    assert tame(err)


@unhurried
@given(row=whole_rows, encoding=st.sampled_from(["utf-8", "cp1252", "ascii"]))
def test_any_answer_comes_out_as_json_for_any_terminal(row: dict[str, Any], encoding: str) -> None:
    status, out, err = call("analyze", "--jsonl", stdin=json.dumps(row).encode(), encoding=encoding)
    assert (status, err) == (0, "")
    (line,) = out.splitlines()
    result = json.loads(line)
    assert result["id"] == json.loads(json.dumps(row["id"]))  # two halves become one character
    assert result["seconds"] == row.get("seconds")
    assert result["length"]["target_seconds"] == row.get("target_seconds", 90)
    assert tame(result["text"].replace("\t", " "))
    assert tame(out)
    for found in (*result["fillers"], *result["quantified"], *result["vague"]):
        assert 0 <= found["start"] < found["end"] <= len(result["text"])


@unhurried
@given(text=anything | st.binary(max_size=60), encoding=st.sampled_from(["utf-8", "cp1252", "ascii"]))
def test_any_file_is_shown_or_refused(home: Path, text: str | bytes, encoding: str) -> None:
    file = home / "answer.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    status, out, err = call("analyze", "answer.txt", "--question", "Why?", encoding=encoding)
    assert (status, bool(out), bool(err)) in ((0, True, False), (2, False, True))
    assert tame(out)
    assert all(len(line) <= 100 for line in out.splitlines())


# Standard streams


def command(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([sys.executable, "-m", "trainer", *arguments], text=True, check=False, timeout=60, **options)


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_traceback(closed: str) -> None:
    history()
    for arguments in ("analyze --jsonl", "sessions delete 0123", ""):
        line = f'"{sys.executable}" -m trainer {arguments} {closed}'
        done = subprocess.run(["sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        assert done.returncode in (0, 2), done.stderr
        assert "Traceback" not in done.stderr


@POSIX
def test_a_reader_that_leaves_in_the_middle_of_much_is_no_failure() -> None:
    row = json.dumps({"id": "a", "text": "Um, I looked after 24 beds."}).encode() + b"\n"
    process = subprocess.Popen(
        [sys.executable, "-m", "trainer", "analyze", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(row * 200)
        process.stdin.close()
    assert json.loads(process.stdout.readline())["id"] == "a"
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


@POSIX
def test_help_into_a_closed_pipe_is_quiet() -> None:
    for arguments in (["--help"], ["--version"], ["banks", "list"]):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = command(*arguments, stdout=writer)
        finally:
            os.close(writer)
        assert (done.returncode, done.stderr) == (0, "")


@POSIX
@pytest.mark.parametrize(
    ("typed", "says", "stays"),
    [(b"\x04", "Kept.", True), (b"n\n", "Kept.", True), (b"\n", "Kept.", True), (b"y\n", "Deleted.", False)],
    ids=["end of input", "no", "nothing", "yes"],
)
def test_deleting_asks_at_a_terminal(typed: bytes, says: str, stays: bool) -> None:
    history()
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, typed)
        done = command("sessions", "delete", "0123", stdin=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert done.returncode == 0, done.stderr
    assert "for good? [y/N]" in done.stdout
    assert says in done.stdout
    assert bool(json.loads(call("sessions", "list", "--json")[1])) == stays


@POSIX
def test_after_deleting_no_word_is_left_on_the_disk(home: Path) -> None:
    history()
    assert b"24 beds" in user_paths().history.read_bytes()
    assert call("sessions", "delete", "0123", "--yes")[0] == 0
    for file in (home / "home").rglob("*"):
        assert not file.is_file() or b"24 beds" not in file.read_bytes()


# Sessions by the beginning of their ids


@pytest.fixture
def three() -> Iterator[None]:
    rehearsal = Rehearsal(user_paths(), Settings())
    for id in ("abc1" + "0" * 28, "abc2" + "0" * 28, "d" * 32):
        rehearsal.store.save_interview(make_interview(id))
    rehearsal.close()
    yield


@pytest.mark.parametrize("what", [["show", "abc"], ["delete", "abc", "--yes"], ["show", "abc", "--json"]], ids=" ".join)
def test_an_id_that_fits_several_names_them_and_does_nothing(three: None, what: list[str]) -> None:
    status, out, err = call("sessions", *what)
    assert (status, out) == (2, "")
    assert "abc10000" in err and "abc20000" in err
    assert "Give more of the id." in err
    assert len(json.loads(call("sessions", "list", "--json")[1])) == 3


def test_more_of_the_id_tells_them_apart(three: None) -> None:
    assert call("sessions", "delete", "abc2", "--yes")[:2] == (0, "Deleted.\n")
    left = [row["id"] for row in json.loads(call("sessions", "list", "--json")[1])]
    assert sorted(id[:4] for id in left) == ["abc1", "dddd"]


def test_what_may_not_be_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the program was once run as another user."""

    def forbidden(_: Path, **__: object) -> bool:
        raise PermissionError(13, "Permission denied")

    looking: Callable[..., bool] = forbidden
    monkeypatch.setattr(Path, "exists", looking)
    monkeypatch.setattr("sqlite3.connect", forbidden)
    status, out, err = call("sessions", "list")
    assert (status, out) == (1, "")
    assert "Permission denied" in err
