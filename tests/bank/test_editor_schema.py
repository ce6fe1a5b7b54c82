"""What an editor is told of a bank is what the loader says of it."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from tests.bank.any_bank import banks
from trainer.bank.dump import dump
from trainer.bank.editor_schema import editor_schema
from trainer.bank.load import examine_bytes
from trainer.bank.model import FOLLOW_UP_WHENS, KINDS, Bank
from trainer.bank.template import TEMPLATE

SHIPPED = Path(__file__).parents[2] / "question_banks"
SCHEMA = editor_schema()
TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}
UNDERSTOOD = {
    *("type", "enum", "const", "pattern", "maxLength", "minimum", "maximum", "items", "minItems", "maxItems"),
    *("properties", "required", "additionalProperties", "$ref", "$defs", "$schema", "title", "description", "default"),
}


def accepts(value: Any, shape: dict[str, Any] = SCHEMA) -> bool:
    """JSON Schema, as far as this one uses it."""
    assert set(shape) <= UNDERSTOOD, set(shape) - UNDERSTOOD
    if "$ref" in shape:
        return accepts(value, SCHEMA["$defs"][shape["$ref"].rsplit("/", 1)[1]])
    if "enum" in shape and value not in shape["enum"]:
        return False
    if "const" in shape and value != shape["const"]:
        return False
    names = [shape["type"]] if isinstance(shape.get("type"), str) else shape.get("type", list(TYPES))
    if not any(isinstance(value, TYPES[name]) and (name == "boolean") >= isinstance(value, bool) for name in names):
        return False
    if isinstance(value, str):
        return len(value) <= shape.get("maxLength", 10**9) and bool(re.search(shape.get("pattern", ""), value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return shape.get("minimum", value) <= value <= shape.get("maximum", value)
    if isinstance(value, list):
        within = shape.get("minItems", 0) <= len(value) <= shape.get("maxItems", 10**9)
        return within and all(accepts(item, shape.get("items", {})) for item in value)
    if isinstance(value, dict):
        known = shape.get("properties", {})
        complete = set(shape.get("required", ())) <= set(value)
        return complete and set(value) <= set(known) and all(accepts(value[key], known[key]) for key in value)
    return True


def loads(text: str) -> bool:
    return examine_bytes(text.encode(), "bank.yaml").bank is not None


def test_it_is_json_and_every_part_is_explained() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"].startswith("http://json-schema.org/")
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["description"] and part["additionalProperties"] is False
        assert all(shape.get("description") for shape in part["properties"].values()), part


def test_it_offers_the_words_that_there_are() -> None:
    question = SCHEMA["$defs"]["_Question"]["properties"]
    assert question["kind"]["enum"] == [*KINDS, None]
    assert SCHEMA["$defs"]["_FollowUp"]["properties"]["when"]["enum"] == list(FOLLOW_UP_WHENS)
    assert list(question)[:2] == ["id", "ask"]


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_it_accepts_the_shipped_banks(file: Path) -> None:
    assert accepts(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_it_accepts_the_template_whose_first_line_names_it() -> None:
    assert accepts(yaml.safe_load(TEMPLATE))
    assert TEMPLATE.startswith("# yaml-language-server: $schema=bank.schema.json\n")


@settings(max_examples=50, deadline=None)
@given(bank=banks)
def test_it_accepts_whatever_loads(bank: Bank) -> None:
    assert accepts(yaml.safe_load(dump(bank)))


GOOD: dict[str, Any] = {
    "schema": 1,
    "title": "T",
    "author": None,
    "language": "en",
    "description": "D",
    "questions": [
        {
            "id": "a",
            "ask": "Why?",
            "kind": "closing",
            "competencies": ["a"],
            "difficulty": 2,
            "target_seconds": 90,
            "look_for": ["b"],
            "avoid": None,
            "follow_ups": [{"when": "short", "ask": "And?"}],
            "tags": ["c"],
        }
    ],
}
QUESTION = ("questions", 0)
CHANGES: tuple[tuple[tuple[str | int, ...], Any], ...] = (
    *((("schema",), value) for value in (1, 2, None)),
    *((("title",), value) for value in ("", " ", None, 12, True, "T" * 120, "T" * 121, ["T"])),
    *((("language",), value) for value in ("pt-BR", "english language", None, "")),
    *((("questions",), value) for value in ([], None, {}, "a")),
    *(((*QUESTION, "id"), value) for value in ("B", "a-1", 7, "a b", "a" * 65, None)),
    *(((*QUESTION, "ask"), value) for value in ("", None, 5, "w" * 500, "w" * 501, {"a": "b"})),
    *(((*QUESTION, "kind"), value) for value in ("technical", "tecnical", None)),
    *(((*QUESTION, "difficulty"), value) for value in (1, 3, 0, 4, None, "hard")),
    *(((*QUESTION, "target_seconds"), value) for value in (10, 9, 1800, 1801, None, "long")),
    *(
        ((*QUESTION, "look_for"), value)
        for value in ([], None, ["a"] * 50, ["a"] * 51, "a", [""], [None], [1], [["a"]])
    ),
    *(((*QUESTION, "follow_ups"), value) for value in ([], None, [{"when": "short"}], [{"when": "never", "ask": "a"}])),
    *(((*QUESTION, "follow_ups", 0, "when"), value) for value in ("always", None, "")),
    *((path, "x") for path in (("titel",), (*QUESTION, "question"), (*QUESTION, "follow_ups", 0, "text"))),
)


@pytest.mark.parametrize(("path", "value"), CHANGES, ids=str)
def test_it_agrees_with_the_loader(path: tuple[str | int, ...], value: Any) -> None:
    changed = deepcopy(GOOD)
    owner: Any = changed
    for step in path[:-1]:
        owner = owner[step]
    owner[path[-1]] = value
    # As a person leaves a key blank, which is null to an editor.
    text = yaml.safe_dump(changed, allow_unicode=True).replace("null", "")

    assert accepts(yaml.safe_load(text)) == loads(text)


@pytest.mark.parametrize("path", [("title",), ("questions",), (*QUESTION, "id"), (*QUESTION, "ask")], ids=str)
def test_it_misses_what_the_loader_misses(path: tuple[str | int, ...]) -> None:
    changed = deepcopy(GOOD)
    owner: Any = changed
    for step in path[:-1]:
        owner = owner[step]
    del owner[path[-1]]

    assert not accepts(changed)
    assert not loads(yaml.safe_dump(changed))
