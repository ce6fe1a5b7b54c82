"""What is typed after the program's name: the parser, and the kinds of value that an option takes."""

import argparse
from collections.abc import Callable
from typing import NoReturn, TypeAlias

from trainer.rehearsal import Rehearsal

Command = Callable[[Rehearsal, argparse.Namespace], int]
"""One command: does its work and gives the exit status."""


class Parser(argparse.ArgumentParser):
    """The library's parser, of which what was typed, a file's name perhaps, can't steer the terminal."""

    def error(self, message: str) -> NoReturn:
        """As the library does, with `message` cleaned."""
        from trainer.review.plain import clean

        super().error(clean(message))


Subcommands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""Where a group of commands puts its own."""


def whole_seconds(text: str) -> int:
    """A length of time that was typed. Raises what the parser turns into a complaint."""
    if text.isdecimal() and len(text) <= 6 and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no whole number of seconds above 0")


def whole_number(text: str) -> int:
    """A count that was typed. Raises what the parser turns into a complaint."""
    if text.isdecimal() and len(text) <= 6 and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
