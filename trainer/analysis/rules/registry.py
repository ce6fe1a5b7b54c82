"""All rules of this package, found by looking: a new file with `RULE` or `RULES` needs no list to be edited."""

import importlib
import pkgutil
from functools import cache
from typing import Any

import trainer.analysis.rules as package
from trainer.analysis.rules.rule import Rule

_MACHINERY = frozenset({"registry", "rule"})


@cache
def rules_by_module() -> dict[str, tuple[Rule[Any], ...]]:
    """The rules of every module here, by the module's name; empty for one that defines none."""
    found: dict[str, tuple[Rule[Any], ...]] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name in _MACHINERY:
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        rules = getattr(module, "RULES", None) or (getattr(module, "RULE", None),)
        found[info.name] = tuple(rule for rule in rules if isinstance(rule, Rule))
    return found


def all_rules() -> tuple[Rule[Any], ...]:
    """Every rule, in the order of their modules' names."""
    return tuple(rule for rules in rules_by_module().values() for rule in rules)
