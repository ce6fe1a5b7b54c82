"""The doctor for several files: its JSON, its lines, and which bank counts as the first to have a question."""

import json
from pathlib import Path

import pytest

from trainer.bank.catalogue import open_shelf
from trainer.bank.check import advice_lines, check_files, to_json

GOOD = "title: {}\nquestions:\n  - {{id: a, ask: {}, kind: closing, target_seconds: 30, look_for: [b]}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.yaml").write_text(GOOD.format("One", "Why here?"), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(GOOD.format("Two", "Why here?"), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("title: T\nquestions:\n  - {id: A, ask: b}\n  - {id: a}\n", encoding="utf-8")
    return tmp_path


def test_the_json_of_problems_and_warnings(folder: Path) -> None:
    names = ("bad.yaml", "one.yaml", "two.yaml", "none.yaml")
    result = json.loads(json.dumps(to_json(check_files([folder / name for name in names]))))

    assert (result["schema"], result["problems"], result["warnings"]) == (1, 3, 1)
    bad, one, two, none = result["files"]
    assert (bad["file"], bad["title"], bad["questions"], bad["warnings"]) == (str(folder / "bad.yaml"), None, None, [])
    assert [(problem["line"], problem["column"]) for problem in bad["problems"]] == [(3, 6), (4, 5)]
    assert set(bad["problems"][0]) == {"line", "column", "problem", "remedy"}
    assert (one["title"], one["questions"], one["problems"], one["warnings"]) == ("One", 1, [], [])
    assert two["warnings"] == [
        {
            "line": 3,
            "column": 13,
            "rule": "near_duplicate",
            "question": "a",
            "message": "It asks the same as a in One: Why here?",
            "remedy": "Keep one of the two, or ask for something else.",
        }
    ]
    assert [(problem["line"], problem["problem"]) for problem in none["problems"]] == [(0, "there is no such file")]


def test_a_file_is_compared_with_the_shelf_but_not_with_itself(folder: Path) -> None:
    (folder / "bad.yaml").unlink()
    shelf = open_shelf(folder, folder / "none")

    (alone,) = check_files([folder / "one.yaml"], shelf)
    both = check_files([folder / "." / "two.yaml", folder / "one.yaml"], shelf)

    assert [warning.message for warning in alone.warnings] == ["It asks the same as a in Two: Why here?"]
    assert [len(file.warnings) for file in both] == [0, 1]


def test_a_file_named_twice_is_looked_at_once(folder: Path) -> None:
    assert len(check_files([folder / "one.yaml"] * 2)) == 1


def test_many_warnings_of_one_rule_are_one_line(tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: a{n}, ask: Who is w{n}?, kind: closing, target_seconds: 30}}\n" for n in range(20))
    (tmp_path / "a.yaml").write_text(f"title: T\nquestions:\n{rows}", encoding="utf-8")
    (file,) = check_files([tmp_path / "a.yaml"])

    lines = [line for line in advice_lines(file) if "look_for" in line]

    assert len(lines) == 1
    assert lines[0].startswith(f"{tmp_path / 'a.yaml'}:3:5: There is no look_for")
    assert lines[0].endswith("The like in lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 and 7 more.")
    assert sum(warning.rule == "no_look_for" for warning in file.warnings) == 20
