"""The JSON of an answer, key by key and type by type: other programs rely on it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trainer.paths import HOME_VARIABLE

Shape = Any
"""A type, a set of allowed values, a predicate, [the shape of each item], or {key: shape}."""


def number(value: Any) -> bool:
    return type(value) in (int, float)


def number_or_null(value: Any) -> bool:
    return value is None or number(value)


def percent(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 100


def share_or_null(value: Any) -> bool:
    return value is None or (number(value) and 0 <= value <= 1)


def one_of(*values: Any) -> Callable[[Any], bool]:
    return lambda value: value in values


PARTS = ("fillers", "length", "evidence", "structure", "delivery")
SPAN = {"start": int, "end": int}
RESULT: Shape = {
    "schema": one_of(1),
    "id": str,
    "text": str,
    "words": int,
    "seconds": number_or_null,
    "fillers": [
        {
            **SPAN,
            "phrase": str,
            "kind": one_of("filled_pause", "discourse", "hedge", "crutch"),
            "at": number_or_null,
            "certainty": one_of("heard", "suspected"),
        }
    ],
    "quantified": [
        {
            **SPAN,
            "kind": one_of(
                *("percent", "money", "count", "multiple", "before_after"),
                *("duration", "rate", "rank", "scale", "tenure"),
            ),
            "role": one_of("change", "scope", "tenure"),
        }
    ],
    "vague": [SPAN],
    "length": {
        "seconds": number_or_null,
        "target_seconds": number,
        "verdict": one_of("short", "good", "long", "unknown"),
    },
    "pauses": [{"at": number, "seconds": number}],
    "structure": {"situation": bool, "task": bool, "action": bool, "result": bool, "first_result_at": share_or_null},
    "score": {"overall": percent, "parts": dict.fromkeys(PARTS, percent)},
    "advice": [{"rule": str, "message": str, "evidence": [[int]]}],
    "suspects": [{"at": number, "until": number, "phrase": str, "verdict": one_of("open", "accepted", "struck")}],
    "original_text": lambda value: value is None or isinstance(value, str),
}
PACE: Shape = {"wpm": number, "articulation_wpm": number_or_null}


def assert_shape(value: Any, shape: Shape, where: str = "result") -> None:
    if isinstance(shape, dict):
        assert type(value) is dict, where
        for key, inner in shape.items():  # further keys may come
            assert key in value, f"{where} lacks {key}"
            assert_shape(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert type(value) is list, where
        for number, item in enumerate(value):
            assert_shape(item, shape[0], f"{where}[{number}]")
    elif isinstance(shape, type):
        assert type(value) is shape, f"{where} is {value!r}"
    else:
        assert shape(value), f"{where} is {value!r}"


def assert_result(result: Any) -> None:
    assert_shape(result, RESULT)
    assert "pace" in result
    if result["pace"] is not None:
        assert_shape(result["pace"], PACE)
    assert set(result["score"]["parts"]) == set(PARTS)
    spans = [(found["start"], found["end"]) for name in ("fillers", "quantified", "vague") for found in result[name]]
    spans += [tuple(span) for advice in result["advice"] for span in advice["evidence"]]
    for start, end in spans:
        assert 0 <= start < end <= len(result["text"])
    for filler in result["fillers"]:
        said = result["text"][filler["start"] : filler["end"]].lower()
        assert "".join(filter(str.isalpha, filler["phrase"])) == "".join(filter(str.isalpha, said))
    if result["seconds"] is not None:
        for at in (found["at"] for name in ("fillers", "pauses") for found in result[name]):
            assert at is None or 0 <= at <= result["seconds"]


def command(home: Path, *arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "trainer", *arguments],
        input=said,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, HOME_VARIABLE: str(home), "PYTHONIOENCODING": "utf-8"},
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


FULL = (
    "When I joined, um, the bakery threw away about a third of its bread. My job was to stop that. So I, you know, "
    "counted what was left every evening for six weeks, and I kind of changed the order. There were a lot of "
    "complaints at first. In the end we cut the waste from 30 percent to 8, which saved 1,200 euros a month."
)


def test_every_key_has_its_type(tmp_path: Path) -> None:
    rows = [
        {"id": "full", "text": FULL, "seconds": 40.0, "kind": "behavioural", "question": "Tell me about a change."},
        {"id": "untimed", "text": FULL},
        {"id": "silent", "text": "", "seconds": 3},
        {"id": "nothing", "text": ""},
        {"id": "emoji", "text": "Um, 👩‍⚕️ we cut falls by 30 percent."},
    ]
    out = command(tmp_path, "analyze", "--jsonl", said="".join(json.dumps(row) + "\n" for row in rows))
    results = [json.loads(line) for line in out.splitlines()]
    for result, row in zip(results, rows, strict=True):
        assert_result(result)
        assert (result["id"], result["seconds"]) == (row["id"], row.get("seconds"))
    full = results[0]
    assert full["fillers"] and full["quantified"] and full["vague"] and full["advice"] and full["pace"]
    assert any(full["structure"][part] is True for part in ("situation", "task", "action", "result"))
    assert {figure["role"] for figure in full["quantified"]} >= {"change"}
    for silent in results[2:4]:
        assert (silent["words"], silent["fillers"], silent["quantified"], silent["vague"]) == (0, [], [], [])


def test_a_file_is_an_object_and_files_are_a_list(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(FULL, encoding="utf-8")
    one, two = str(tmp_path / "one.txt"), str(tmp_path / "two.txt")
    assert_result(json.loads(command(tmp_path, "analyze", "--json", one)))
    several = json.loads(command(tmp_path, "analyze", "--json", one, two))
    assert [result["id"] for result in several] == ["one.txt", "two.txt"]
    for result in several:
        assert_result(result)


def test_a_shape_that_is_wrong_is_noticed() -> None:
    """The check itself can fail."""
    good = {"start": 1, "end": 2}
    for bad in ({"start": 1}, {"start": "1", "end": 2}, {"start": True, "end": 2}, [good], None):
        with pytest.raises(AssertionError):
            assert_shape(bad, SPAN)
    assert_shape(good, SPAN)
