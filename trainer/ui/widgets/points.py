"""A short list under a heading, each point hanging beside its sign."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from trainer.ui.text import plain


class Points(Vertical):
    """`heading`, and below it each of `points` after `sign`."""

    DEFAULT_CSS = """
    Points { height: auto; }
    Points > Static { text-style: bold; }
    Points > Horizontal { height: auto; }
    Points > Horizontal > .sign { width: 4; padding: 0 0 0 2; }
    Points > Horizontal > .point { width: 1fr; height: auto; }
    """

    def __init__(self, heading: str, sign: str, points: Sequence[str]) -> None:
        super().__init__()
        self._heading = heading
        self._sign = sign
        self._points = points

    def compose(self) -> ComposeResult:
        """The heading and a row a point."""
        yield Static(plain(self._heading))
        for point in self._points:
            with Horizontal():
                yield Static(plain(self._sign), classes="sign")
                yield Static(plain(point), classes="point")
