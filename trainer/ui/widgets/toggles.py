"""Boxes to tick. Textual's own show the same sign ticked or not, in another colour; these differ in their sign."""

from textual.widgets import Checkbox, RadioButton


class Tick(Checkbox):
    """A box with an x in it, or nothing."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802  # the name is Textual's
        """What stands in the box."""
        return "x" if self.value else " "


class TickOne(RadioButton):
    """One of several: a full circle, or an empty one."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802  # the name is Textual's
        """What stands in the box."""
        return "\u25cf" if self.value else "\u25cb"
