"""Endings told in unusual words: how many are found, and in how many stories without one."""

from pathlib import Path

from trainer.analysis.structure import structure
from trainer.analysis.tokens import tokenize

LEAST_FOUND = 0.7
MOST_FALSE = 1


def stories(sign: str) -> list[str]:
    lines = Path(__file__).with_name("story_endings.txt").read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith(f"{sign} ")]


def ends(story: str) -> bool:
    return structure(story, tokenize(story)).result is not None


def test_most_endings_are_found() -> None:
    told = stories("+")
    assert len(told) >= 15
    assert sum(map(ends, told)) >= LEAST_FOUND * len(told)


def test_hardly_any_is_found_where_there_is_none() -> None:
    told = stories("-")
    assert len(told) >= 15
    assert sum(map(ends, told)) <= MOST_FALSE
