"""A list of things to open."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class OpenList(OptionList):
    """Says in the footer what enter does; Textual's own keeps quiet about it, and hides a screen's word for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open")]
