"""A setting as one sees and changes it: its name, a field of its kind, its unit, a line of help."""

from collections.abc import Iterable, Mapping

from textual.containers import Horizontal
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from trainer.settings import Settings, terms_in
from trainer.transcript.catalogue import MODELS
from trainer.ui.setting_rows import GROUPS, Row
from trainer.ui.text import plain
from trainer.ui.widgets.toggles import Tick

_NUMBERS = {row.id for group in GROUPS for row in group.rows if isinstance(row, Row) and row.kind == "number"}
_NAMES = {row.id: row.name for group in GROUPS for row in group.rows if isinstance(row, Row) and "_" in row.id}
_FIRST_THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")


def setting_row(row: Row, settings: Settings, themes: Mapping[str, Theme]) -> Iterable[Widget]:
    """The row, with the choice as it stands, and its help behind it or, where that is long, below it."""
    field, behind = _field(row, getattr(settings, row.id), themes), []
    if row.kind == "number":
        behind = [Static(plain(f"{row.unit} {row.help}".strip()), classes="behind")]
    yield Horizontal(Static(row.name, classes="name"), field, *behind, classes="row")
    if row.kind in ("text", "choice"):
        yield Static(row.help, classes="help")


def _field(row: Row, value: object, themes: Mapping[str, Theme]) -> Widget:
    if row.kind == "tick":
        return Tick(row.help, bool(value), id=row.id, compact=True)
    if row.kind == "choice":
        return choice_field(row.id, _choices(row, themes), str(value))
    if row.kind == "number":
        return Input(shown(value), type="integer", id=row.id, compact=True, classes="number")
    return Input(shown(value), id=row.id, compact=True)


def choice_field(name: str, choices: tuple[tuple[str, str], ...], value: str) -> "Select[str]":
    """A list to choose from; a value that is none of them is one more."""
    if value not in [one for _, one in choices]:
        choices = (*choices, (value or "as it comes", value))
    options = [(plain(words), one) for words, one in choices]
    return Select(options, value=value, allow_blank=False, id=name, compact=True)


def _choices(row: Row, themes: Mapping[str, Theme]) -> tuple[tuple[str, str], ...]:
    if row.id == "model":
        return tuple((f"{model.name}, {model.megabytes} MB", model.name) for model in MODELS.values())
    if row.id == "theme":
        rest = sorted(name for name in themes if name not in _FIRST_THEMES)
        return tuple((_theme_words(themes[name]), name) for name in (*_FIRST_THEMES, *rest) if name in themes)
    return row.choices


def _theme_words(theme: Theme) -> str:
    shade = "dark" if theme.dark else "light"
    return f"the terminal's own, {shade}" if theme.name.startswith("ansi-") else f"{theme.name}, {shade}"


def value_of(name: str, text: str) -> object:
    """What stands in the field of this setting, as the settings keep it; text where it is no number."""
    text = text.strip()
    if name == "terms":
        return terms_in(text)
    return int(text) if name in _NUMBERS and text.isdecimal() else text


def in_words(text: str) -> str:
    """`text` with the names that the screen has for settings, in place of those of the file."""
    for id_, name in _NAMES.items():
        for written in (id_, id_.replace("_", " ")):
            text = text.replace(written, f'"{name}"')
    return text


def shown(value: object) -> str:
    """A choice as it stands in its field."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
