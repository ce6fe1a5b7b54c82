"""A stranger's file, whatever is in it, becomes a clean bank or a BankError, and soon."""

import os
import string
import subprocess
import sys
import time
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trainer.bank.load import MOST_PROBLEMS, check_bank, load_bank
from trainer.bank.model import KINDS, Bank
from trainer.bank.yaml_source import MAX_BYTES
from trainer.errors import BankError

ROOT = Path(__file__).parents[2]
GOOD = """\
schema: 1
title: Nursing, hospital ward
author: Somebody
language: en
description: >-
  Two lines of
  description.
questions:
  - id: handover-error  # unique
    ask: Tell me about a time you caught an error at handover.
    kind: behavioural
    competencies: [attention, communication]
    difficulty: 2
    target_seconds: 90
    look_for:
      - "what was done: in order"
      - 'who was told'
    follow_ups:
      - when: no_result
        ask: And how did it end?
    tags: [ward]
  - {id: why-us, ask: Why us?, kind: motivation}
"""
# Far above what any example takes on a busy machine, far below a hang.
SECONDS = 10.0
bounded = settings(
    max_examples=150,
    deadline=timedelta(seconds=SECONDS),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def loaded_or_refused(file: Path, raw: bytes) -> Bank | None:
    """The bank, every promise about it checked; None where it was refused as it should be."""
    file.write_bytes(raw)
    problems = check_bank(file)
    if problems:
        assert len(problems) <= MOST_PROBLEMS
        assert [p.line for p in problems] == sorted(p.line for p in problems)
        for problem in problems:
            assert problem.problem and problem.hint and problem.file == str(file)
            assert 1 <= problem.line <= len(raw) + 1 and 1 <= problem.column <= len(raw) + 1
            assert harmless(problem.message) and harmless(problem.hint)
        with pytest.raises(BankError) as raised:
            load_bank(file)
        assert str(raised.value) == str(problems[0])
        return None
    bank = load_bank(file)
    assert bank.title and 1 <= len(bank.questions) <= 2000
    assert len({question.id for question in bank.questions}) == len(bank.questions)
    for text in texts(bank):
        assert harmless(text), text
    for question in bank.questions:
        assert 1 <= len(question.id) <= 64 and set(question.id) <= set(string.ascii_lowercase + string.digits + "-")
        assert 1 <= len(question.ask) <= 500
        assert question.kind in KINDS and 1 <= question.difficulty <= 3 and 10 <= question.target_seconds <= 1800
    return bank


def texts(bank: Bank) -> list[str]:
    found = [bank.title, bank.author, bank.language, bank.description]
    for question in bank.questions:
        found += [question.ask, *question.competencies, *question.look_for, *question.avoid, *question.tags]
        found += [follow_up.ask for follow_up in question.follow_ups]
    return found


def harmless(text: str) -> bool:
    """One line, NFC, nothing that steers a terminal or turns the reading direction."""
    return text == unicodedata.normalize("NFC", " ".join(text.split(" "))) and not any(
        unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in "\u200c\u200d" for c in text
    )


@bounded
@given(raw=st.binary(max_size=400))
@example(raw=b"\x00")
@example(raw=b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes(tmp_path: Path, raw: bytes) -> None:
    loaded_or_refused(tmp_path / "bank.yaml", raw)


# Pieces that mean something to YAML or to a bank, put together at random.
PIECES = st.sampled_from(
    [
        *("\n", "\n  ", "\n    - ", "\n- ", ": ", ":", " ", "\t", "- ", "? ", "[", "]", "{", "}", ",", "#", " #", "''"),
        *(
            "&a ",
            "*a",
            "!!str ",
            "!",
            "|",
            ">",
            "|2-\n",
            "%YAML 1.1\n",
            "---\n",
            "...\n",
            "<<",
            "'",
            '"',
            "\\",
            "\\u",
            "@",
        ),
        *("schema: 1\n", "title: T\n", "questions:\n", "id: a", "ask: Why?", "kind: closing", "look_for", "follow_ups"),
        *(
            "\ufeff",
            "\x85",
            "\u2028",
            "\u202e",
            "\x1b[2J",
            "[/foo]",
            "\r",
            "\r\n",
            "é",
            "👩‍⚕️",
            "1e999",
            "2024-99-99",
            "~",
        ),
    ]
)


@bounded
@given(pieces=st.lists(PIECES | st.text(max_size=5), max_size=40))
def test_any_text_of_yaml_pieces(tmp_path: Path, pieces: list[str]) -> None:
    loaded_or_refused(tmp_path / "bank.yaml", "".join(pieces).encode("utf-8", "surrogatepass"))


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The good bank after one to four slips: something removed, put in, or a line moved or doubled."""
    text = GOOD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        slip = draw(st.sampled_from(["cut", "insert", "double", "move"]))
        if slip == "cut":
            text = text[:start] + text[start + draw(st.integers(1, 30)) :]
        elif slip == "insert":
            text = text[:start] + draw(PIECES | st.characters()) + text[start:]
        else:
            lines = text.splitlines(keepends=True) or ["\n"]
            line = lines[start % len(lines)] if slip == "double" else lines.pop(start % len(lines))
            lines.insert(draw(st.integers(0, len(lines))), line)
            text = "".join(lines)
    return text


@bounded
@given(text=mangled())
def test_any_slip_in_a_good_bank(tmp_path: Path, text: str) -> None:
    loaded_or_refused(tmp_path / "bank.yaml", text.encode("utf-8", "surrogatepass"))


@bounded
@given(ask=st.text(max_size=30), item=st.text(max_size=30), title=st.text(max_size=30))
def test_any_text_in_the_text_fields(tmp_path: Path, ask: str, item: str, title: str) -> None:
    content = yaml.safe_dump(
        {"title": "T" + title, "questions": [{"id": "a", "ask": "A" + ask, "look_for": ["L" + item]}]},
        allow_unicode=False,
    )

    bank = loaded_or_refused(tmp_path / "bank.yaml", content.encode())

    if not any("\ud800" <= c <= "\udfff" for c in ask + item + title):
        assert bank is not None


def test_the_good_bank_is_good(tmp_path: Path) -> None:
    bank = loaded_or_refused(tmp_path / "bank.yaml", GOOD.encode())

    assert bank is not None
    assert bank.description == "Two lines of description."
    assert bank.source == str(tmp_path / "bank.yaml")
    assert bank.questions[0].look_for == ("what was done: in order", "who was told")
    assert [(f.when, f.ask) for f in bank.questions[0].follow_ups] == [("no_result", "And how did it end?")]


def alias_bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


def merge_bomb() -> str:
    lines = ["a0: &a0 {x: y}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    return "\n".join(lines)


NESTED = 500_000
BOMBS = {
    "aliases": alias_bomb(),
    "merge keys": merge_bomb(),
    "a list of itself": "title: &a [*a]\n",
    "lists in lists": "[" * NESTED,
    "mappings in mappings": "{" * NESTED,
    "dashes": "- " * NESTED,
    "question marks": "? " * NESTED,
    "keys in keys": "{a: " * (NESTED // 2),
    "indented keys": "\n".join(" " * n + "a:" for n in range(1000)),
    "many nodes": "- a\n" * 200_000,
    "many anchors": "- &a b\n- *a\n" * 50_000,
    "many documents": "---\na\n" * 100_000,
    "many unknown keys": "".join(f"k{n}: v\n" for n in range(24_000)),
    "long unknown keys": "".join(f"{'targetseconds' * 70}{n}: v\n" for n in range(1_000)),
    "many questions with nothing": "title: T\nquestions:\n" + "- {}\n" * 40_000,
    "many questions without id": "title: T\nquestions:\n" + "- {ask: Why?, look_for: [a, b, c, d, e, f]}\n" * 1_900,
    "many unknown keys in questions": "title: T\nquestions:\n" + "- {idd: a, akd: b, knd: c}\n" * 1_900,
    "many repeated keys": "a: b\n" * 20_000,
    "one long text": "title: " + "w " * 500_000,
    "combining marks": "title: T\u0301\u0323" + "\u0301\u0323" * 250_000 + "\nquestions: [{id: a, ask: b}]\n",
    "a long quoted text": 'title: "' + "w\\n" * 300_000,
    "a long number": "title: T\nquestions: [{id: a, ask: b, difficulty: " + "9" * 900_000 + "}]\n",
    "spaces": " " * 1_000_000,
    "line breaks": "\n" * 1_000_000,
    "too large": "#" * (MAX_BYTES + 1),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_in_bounded_time(tmp_path: Path, bomb: str) -> None:
    file = tmp_path / "bank.yaml"
    file.write_text(bomb, encoding="utf-8")
    start = time.process_time()

    problems = check_bank(file)

    assert 1 <= len(problems) <= MOST_PROBLEMS and problems[0].hint
    assert len(str(problems[0])) < 1000 + len(str(file))
    assert time.process_time() - start < SECONDS


def test_what_looks_like_markup_or_steers_a_terminal_is_harmless_text(tmp_path: Path) -> None:
    file = tmp_path / "bank.yaml"
    file.write_text(
        'title: "[/foo] \\e[2J\\e]0;owned\\a Ward \\u202egnp\\u202c \\u2066x\\u2069\\u200b\\ufeff"\n'
        "questions:\n"
        '  - {id: a, ask: "Why [@click=app.quit]us[/]?\\r\\n\\x07\\b Really\\u2028now\\u0085?",\n'
        '     look_for: ["items[0]\\x9b1m"]}\n'
        "  - id: b\n    ask: |\n      First line,\n\n      second\u202e line.\n    tags: ['[/foo]']\n"
        '  - {id: c, ask: "cafe\\u0301 👩\u200d⚕"}\n',
        encoding="utf-8",
    )

    bank = load_bank(file)

    assert bank.title == "[/foo] [2J]0;owned Ward gnp x"
    assert bank.questions[0].ask == "Why [@click=app.quit]us[/]? Really now ?"
    assert bank.questions[0].look_for == ("items[0]1m",)
    assert bank.questions[1].ask == "First line, second line."
    assert bank.questions[1].tags == ("[/foo]",)
    assert bank.questions[2].ask == "café 👩\u200d⚕"


def test_a_message_quotes_a_stranger_s_text_harmlessly_and_briefly(tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31mred.yaml"
    file.write_text(f'title: T\nquestions:\n  - {{id: a, ask: b, "\\e[2J\\u202e{"k" * 500}": c}}\n')

    (problem,) = check_bank(file)

    assert harmless(str(problem).replace("\n", " "))
    assert "unknown key `[2Jkkk" in problem.problem
    assert len(problem.problem) < 120


def test_a_folder_a_pipe_and_a_missing_file_are_no_banks(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        assert "not a regular file" in check_bank(tmp_path / "pipe.yaml")[0].problem
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    expected = {
        "folder.yaml": "this is a folder",
        "missing.yaml": "there is no such file",
        "dangling.yaml": "there is no such file",
        "n" * 300 + ".yaml": "can't be read",
        "nul\0.yaml": "can't be read",
        "folder.yaml/x.yaml": "there is no such file",
    }

    for name, what in expected.items():
        (problem,) = check_bank(tmp_path / name)
        assert what in problem.problem, name
        assert problem.hint and problem.line == 0


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise there")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """Permissions don't bind the superuser, so a child without that right reads the file where the tests have it."""
    file = tmp_path / "private.yaml"
    file.write_text(GOOD)
    file.chmod(0)
    program = (
        "import os, sys, pathlib\n"
        "from trainer.bank.load import check_bank\n"
        "file = pathlib.Path(sys.argv[1]).resolve()\n"
        "os.chdir(file.parent)\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "(problem,) = check_bank(pathlib.Path(file.name))\n"
        "print(problem.problem, '|', problem.hint)\n"
    )

    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, cwd=ROOT)

    assert "the file may not be read | Give yourself the right to read it." in done.stdout, done.stderr


def test_reading_banks_loads_neither_pydantic_nor_yaml_before_it_must() -> None:
    program = (
        "import sys, trainer.bank.load, trainer.bank.catalogue, trainer.bank.check, trainer.bank.advert\n"
        "print(sorted({'yaml', 'pydantic', 'pydantic_core', 'rapidfuzz'} & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.strip() == "[]"
