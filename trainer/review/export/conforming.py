"""Whether a value out of a file is what its type says, all the way down: a dataclass takes anything it is given."""

import math
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_LARGEST = 2**53
"""Whole numbers beyond are no counts, and don't fit the history's columns."""


def fault(value: Any, kind: Any, where: str = "") -> str | None:
    """The place of the first thing in `value` that is not what `kind` says ("asked.kind"), None where all is well.

    Knows dataclasses and what their fields are made of here: text, numbers (finite ones), times with a zone, choices,
    tuples.
    """
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if any(fault(value, one) is None for one in get_args(kind)) else where
    if origin is Literal:
        return None if type(value) is str and value in get_args(kind) else where
    if origin is tuple:
        return _tuple_fault(value, get_args(kind), where)
    if isinstance(kind, type) and is_dataclass(kind):
        if type(value) is not kind:
            return where
        found = (fault(getattr(value, name), of, f"{where}.{name}") for name, of in _fields(type(value)))
        return next((place for place in found if place is not None), None)
    return None if _is_plain(value, kind) else where


def _is_plain(value: Any, kind: Any) -> bool:
    if kind is float:
        return type(value) in (int, float) and math.isfinite(value)
    if kind is int:
        return type(value) is int and abs(value) <= _LARGEST
    if kind is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    return kind in (str, bool, NoneType) and type(value) is kind


def _tuple_fault(value: Any, kinds: tuple[Any, ...], where: str) -> str | None:
    if type(value) is not tuple:
        return where
    if kinds[1:] == (...,):
        kinds = kinds[:1] * len(value)
    if len(value) != len(kinds):
        return where
    found = (fault(one, kind, f"{where}[{at}]") for at, (one, kind) in enumerate(zip(value, kinds, strict=True)))
    return next((place for place in found if place is not None), None)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))
