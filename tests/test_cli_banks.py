"""The banks commands as people and editors use them."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.cli import main
from trainer.paths import HOME_VARIABLE, user_paths

Run = Callable[..., tuple[int, str, str]]
ADVERT = (
    "Staff nurse wanted for our stroke ward. You give medication safely, hand over, teach students, and speak up when "
    "a patient is getting worse. 35 days of holiday."
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main(["banks", *arguments])
        except SystemExit as end:  # argparse's own way out
            status = int(end.code or 0)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return status, captured.out, captured.err

    return run


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_check_without_a_file_checks_all_banks_and_fails_for_a_broken_one(run: Run) -> None:
    status, out, err = run("check")
    assert (status, err) == (0, "")
    assert "general-behavioural.yaml: 40 questions, nothing wrong" in out

    own = user_paths().own_banks
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("title: T\nquestions:\n  - {id: a, ask: b, kid: c}\n", encoding="utf-8")
    status, out, err = run("check")
    assert status == 2
    assert f"{own / 'mine.yaml'}:3:21: unknown key `kid`" in err
    assert "general-behavioural.yaml: 40 questions, nothing wrong" in out


def test_warnings_name_the_line_and_are_no_failure(run: Run) -> None:
    name = write(
        "a.yaml", "title: T\nquestions:\n  - id: a\n    ask: Why?\n    kind: closing\n    target_seconds: 30\n"
    )

    status, out, err = run("check", name)

    assert (status, err) == (0, "")
    assert out.startswith(
        "a.yaml: 1 question, nothing wrong; 1 thing could be better:\n  a.yaml:3:5: There is no look_for"
    )


def test_check_as_json(run: Run) -> None:
    bad = write("bad.yaml", "title: T\nquestions: []\n")

    status, out, err = run("check", bad, "none.yaml", "--json")

    assert (status, err) == (2, "")
    result = json.loads(out)
    assert [file["problems"][0]["line"] for file in result["files"]] == [2, 0]
    assert (result["schema"], result["problems"], result["warnings"]) == (1, 2, 0)


def test_the_schema_is_printed(run: Run) -> None:
    status, out, _ = run("schema")

    assert status == 0
    assert json.loads(out)["properties"]["questions"]["type"] == "array"


def test_import_tells_what_it_took_and_overwrites_only_when_asked(run: Run) -> None:
    name = write("q.txt", "Why do you want this job?\n# no question\n")

    status, out, err = run("import", name, "--out", "mine.yaml", "--title", "Thursday")
    assert (status, err) == (0, "")
    assert out.startswith("Wrote mine.yaml: Thursday, 1 question.\n")
    assert "left out: line 2, a line that begins with #" in out
    assert run("check", "mine.yaml")[0] == 0

    before = Path("mine.yaml").read_bytes()
    write("q.txt", "Who are you?\n")
    status, out, err = run("import", name, "--out", "mine.yaml")
    assert (status, out) == (2, "")
    assert "is there already" in err and "--force" in err
    assert Path("mine.yaml").read_bytes() == before
    assert run("import", name, "--out", "mine.yaml", "--force")[0] == 0
    assert "Who are you?" in Path("mine.yaml").read_text(encoding="utf-8")


def test_a_failed_import_writes_nothing(run: Run) -> None:
    status, out, err = run("import", write("q.json", '["Why?",'), "--out", "mine.yaml")

    assert (status, out) == (2, "")
    assert "q.json:1:" in err and "this is not JSON" in err
    assert not Path("mine.yaml").exists()


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "text"])
def test_export_and_import_again(run: Run, form: str) -> None:
    file = f"out.{ {'markdown': 'md', 'text': 'txt'}.get(form, form) }"

    assert run("export", "general", "--form", form, "--out", file)[0] == 0
    assert run("export", "general", "--form", form, "--out", file)[0] == 2
    status, out, _ = run("import", file, "--out", "back.yaml")

    assert status == 0
    assert ", 40 questions." in out
    assert run("export", "general", "--form", form)[1].replace("\r\n", "\n") == Path(file).read_text(encoding="utf-8")


def test_match_reads_a_file_or_standard_input(run: Run) -> None:
    status, out, err = run("match", write("advert.txt", ADVERT), "--top", "3")
    assert (status, err) == (0, "")
    assert out == run("match", "-", "--top", "3", stdin=ADVERT.encode())[1]
    assert "  3. " in out and "  4. " not in out
    assert out.count("Nursing and rehabilitation, ") == 3

    result = json.loads(run("match", "advert.txt", "--json", "--top", "2")[1])
    assert len(result["questions"]) == 2
    assert set(result["questions"][0]) == {"bank", "file", "id", "ask", "kind", "score", "matched"}
    assert result["questions"][0]["score"] >= result["questions"][1]["score"] > 0


def test_match_with_nothing_to_say(run: Run) -> None:
    status, out, _ = run("match", "-", stdin=b"\xff\xfe zzz")
    assert status == 0
    assert "No question shares a telling word" in out
    assert run("match", "none.txt")[0] == 2
    assert run("match", "-", "--top", "0")[0] == 2


def test_names_and_texts_of_strangers_steer_no_terminal(run: Run) -> None:
    evil = "a\x1b[2Jb\nc\u202e"
    write(f"{evil}.txt", f"Why \x1b]0;x\x07 us{evil}?\n")
    write(f"{evil}.csv", "question,x\x1b[1m\u202e\nWhy\x1b[2J?,y\n")
    write(f"{evil}.json", '{"title": "T\\u001b[2J", "q\\u202e": 5, "questions": ["Why\\u001b?"]}')
    for arguments in (
        *(["import", f"{evil}{suffix}", "--out", f"{evil}{suffix}.yaml"] for suffix in (".txt", ".csv", ".json")),
        ["import", f"{evil}none.txt", "--out", "x.yaml"],
        ["import", f"{evil}.txt", "--out", f"{evil}.txt.yaml"],
        ["check", f"{evil}.txt.yaml", f"{evil}.csv.yaml", f"{evil}.txt"],
        ["check", f"{evil}.txt.yaml", "--json"],
        *(["export", f"{evil}.json.yaml", "--form", form] for form in ("text", "csv", "json", "markdown")),
        ["match", f"{evil}.txt"],
        ["match", f"{evil}.txt", "--json"],
        ["match", f"{evil}none"],
    ):
        _, out, err = run(*arguments)
        assert not {"\x1b", "\x07", "\u202e"} & set(out + err), arguments
        assert out + err
