"""The first line of every screen: where one is, and how far."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from trainer.ui.text import plain


class TopLine(Horizontal):
    """`left` says where one is, `right` how far; both are shown as they are."""

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._left = left
        self._right = right

    def compose(self) -> ComposeResult:
        """Two lines of text at the two ends."""
        yield Static(plain(self._left), classes="left")
        yield Static(plain(self._right), classes="right")

    def show(self, left: str | None = None, right: str | None = None) -> None:
        """Say something else; None leaves a side as it is."""
        if left is not None:
            self.query_one(".left", Static).update(plain(left))
        if right is not None:
            self.query_one(".right", Static).update(plain(right))
