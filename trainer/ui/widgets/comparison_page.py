"""What there is to read about two takes: one sentence, the figures side by side, what came and went, the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from trainer.review.comparison.compare import Comparison, Row
from trainer.review.comparison.text import WORDS_LEGEND
from trainer.review.comparison.words import SIGNS, ChangeKind
from trainer.ui.text import plain

_STYLES: dict[ChangeKind, str] = {"kept": "", "removed": "dim strike", "added": "bold"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the page: the takes' names left and right and what is told of them.

    `active` is the side (0 or 1) whose take the arrow keys change. With a `single` take there is no comparison;
    `single` are its figures and its words.
    """

    ask: str
    names: tuple[str, ...] = ()
    active: int = 0
    found: Comparison | None = None
    single: tuple[tuple[tuple[str, str], ...], str] | None = None


class TakeName(Static):
    """Names the take of one side; a click makes it the one that the arrow keys change."""

    class Chosen(Message):
        """Side `side` was clicked."""

        def __init__(self, side: int) -> None:
            super().__init__()
            self.side = side

    def __init__(self, name: str, side: int, *, active: bool) -> None:
        super().__init__(plain(f"< {name} >", "bold reverse") if active else plain(f"  {name}"), classes="side")
        self._side = side

    def on_click(self, _: Click) -> None:
        """Chosen."""
        self.post_message(self.Chosen(self._side))


class ComparisonPage(VerticalScroll):
    """Shows two takes; `show` gives it others."""

    DEFAULT_CSS = """
    ComparisonPage { padding: 0 2; height: 1fr; }
    ComparisonPage > Static { height: auto; }
    ComparisonPage #ask { color: $text-muted; }
    ComparisonPage #sentence { text-style: bold; margin: 0 0 1 0; }
    ComparisonPage .row { height: auto; }
    ComparisonPage .label { width: 17; color: $text-muted; }
    ComparisonPage .side { width: 1fr; height: auto; }
    ComparisonPage .heading { margin-top: 1; color: $text-muted; }
    ComparisonPage .said { padding: 0 0 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Shown | None = None

    async def show(self, shown: Shown) -> None:
        """Show this instead, as far down as before."""
        at = self.scroll_y
        self._shown = shown
        await self.recompose()
        self.call_after_refresh(self.scroll_to, y=at, animate=False)

    def compose(self) -> ComposeResult:
        """The whole page."""
        shown = self._shown
        if shown is None:
            return
        yield Static(plain(shown.ask), id="ask")
        if shown.found is not None:
            yield from self._compared(shown, shown.found)
        elif shown.single is not None:
            rows, words = shown.single
            yield Static(plain("One take so far; r gives it another to be held against."), id="sentence")
            yield _row("", [Static(plain(name), classes="side") for name in shown.names])
            yield from (_row(label, [Static(plain(said), classes="side")]) for label, said in rows)
            yield Static(plain("The words"), classes="heading")
            yield Static(plain(words or "Nothing was said."), classes="said")

    def _compared(self, shown: Shown, found: Comparison) -> ComposeResult:
        yield Static(plain(found.sentence), id="sentence")
        yield _row("", [TakeName(n, side, active=side == shown.active) for side, n in enumerate(shown.names)])
        yield from (_figures(row) for row in found.rows)
        for heading, sentences in (
            ("What came", found.came),
            ("What went", found.went),
            ("Still open", found.still),
        ):
            if sentences:
                yield Static(plain(heading), classes="heading")
                yield from (Static(plain(said), classes="said") for said in sentences)
        if found.words:
            yield Static(plain(WORDS_LEGEND), classes="heading")
            yield Static(_words(found), classes="said")


def _figures(row: Row) -> Horizontal:
    return _row(row.label, [Static(plain(f"  {side}"), classes="side") for side in (row.before, row.after)])


def _row(label: str, sides: Sequence[Static]) -> Horizontal:
    return Horizontal(Static(plain(label), classes="label"), *sides, classes="row")


def _words(found: Comparison) -> Content:
    """The words, each run with its signs and its style."""
    pieces: list[Content] = []
    for change in found.words:
        opens, closes = SIGNS[change.kind]
        pieces.append(plain(f"{opens}{change.text}{closes}", _STYLES[change.kind]))
    return Content(" ").join(pieces)
