"""A small number to write, with its name before it and its unit behind."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static


class NumberField(Horizontal):
    """A whole number from `low` to `high`."""

    DEFAULT_CSS = """
    NumberField { width: auto; height: 1; margin-right: 3; }
    NumberField > Static { width: auto; }
    NumberField > Static.name { text-style: bold; margin-right: 1; }
    """

    def __init__(self, name: str, value: int, low: int, high: int, *, unit: str = "", field_id: str) -> None:
        super().__init__()
        self._named = name
        self._low = low
        self._high = high
        self._unit = unit
        self._first = str(value)
        self._field_id = field_id

    def compose(self) -> ComposeResult:
        """The name, the number, the unit."""
        yield Static(self._named, classes="name")
        digits = len(str(self._high))
        field = Input(self._first, type="integer", max_length=digits, id=self._field_id, compact=True)
        field.styles.width = digits + 2
        yield field
        if self._unit:
            yield Static(self._unit)

    @property
    def field(self) -> Input:
        """Where it is written."""
        return self.query_one(Input)

    @property
    def number(self) -> int | None:
        """What is written, None where it is no such number."""
        wanted = self.field.value
        return int(wanted) if wanted.isdecimal() and self._low <= int(wanted) <= self._high else None
