"""A list that is read page by page, as one goes down it: ten thousand things need not be drawn at once."""

from collections.abc import Iterable

from textual.message import Message
from textual.widgets.option_list import Option

from trainer.ui.widgets.open_list import OpenList

_NEAR = 10
"""So many things before the last that is there, the next page is asked for."""


class PagedList(OpenList):
    """Asks for more with `NearEnd`; who listens answers with `add_page`, and says there whether there is `more`."""

    class NearEnd(Message):
        """One comes near the end of what was read, and there is more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._more = False

    def show(self, options: Iterable[Option], *, more: bool, at: int | None) -> None:
        """Show these instead, standing on number `at`."""
        self._more = more
        self.clear_options()
        self.add_options(options)
        self.highlighted = None if at is None or not self.option_count else min(at, self.option_count - 1)

    def add_page(self, options: Iterable[Option], *, more: bool) -> None:
        """Put these below the others."""
        self._more = more
        self.add_options(options)
        self._look()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Gone on by key."""
        super().watch_highlighted(highlighted)
        self._look()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Gone on by wheel or bar."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def _look(self) -> None:
        by_key = self.highlighted is not None and self.highlighted >= self.option_count - _NEAR
        by_wheel = self.scroll_y >= self.max_scroll_y - self.size.height
        if self._more and self.option_count and (by_key or by_wheel):
            self._more = False  # once for each page
            self.post_message(self.NearEnd())
