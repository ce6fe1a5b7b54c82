"""The terminal interface, from its first screen or straight into an interview."""

import argparse
import random
from typing import TYPE_CHECKING, Any

from trainer.bank.model import KINDS
from trainer.commands.parsing import Subcommands
from trainer.errors import TrainerError, UsageError
from trainer.rehearsal import Rehearsal, new_id
from trainer.settings import changed

if TYPE_CHECKING:
    from trainer.interview.begin import Choice
    from trainer.interview.session import Mode


def add_practice(commands: Subcommands) -> None:
    """Add `practice`."""
    practice = commands.add_parser("practice", help="straight into an interview")
    practice.add_argument("bank", nargs="?", help="a bank's name, title or file; the first shipped one if left out")
    practice.add_argument("--questions", type=int, metavar="N", help="how many questions")
    practice.add_argument("--kind", action="append", choices=KINDS, help="only questions of this kind; may be repeated")
    mode = practice.add_mutually_exclusive_group()
    mode.add_argument("--simulation", action="store_true", help="one go at each question, feedback at the end")
    mode.add_argument("--drill", choices=KINDS, metavar="KIND", help="a few questions of one kind, such as behavioural")
    mode.add_argument("--quick", action="store_true", help="as many questions as fit into five minutes")
    practice.add_argument("--panel", action="store_true", help="several people with names ask; in a simulation")
    practice.add_argument("--follow-ups", type=int, metavar="N", help="how many an answer may draw, from 0 to 2")
    practice.add_argument("--seed", type=int, help="choose the same questions, and the same people, again")
    practice.set_defaults(command=_practice)


def interface(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    """Open the terminal interface on its first screen."""
    return _run_interface(rehearsal, None)


def _practice(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from trainer.bank.catalogue import find_bank
    from trainer.interview.begin import begin_interview

    shelf = rehearsal.shelf()
    first = next(book for book in shelf if book.bank is not None)
    bank = find_bank(arguments.bank, shelf) if arguments.bank else first.bank
    assert bank is not None
    lately = rehearsal.store.question_history(bank.title) if rehearsal.has_history else ()
    seeded = arguments.seed is not None
    interview = begin_interview(
        bank,
        _choice(rehearsal, arguments),
        id=new_id(),
        seed=arguments.seed if seeded else random.randrange(2**32),
        now=datetime.now(UTC),
        avoid=() if seeded else lately,
    )
    return _run_interface(rehearsal, interview)


def _choice(rehearsal: Rehearsal, arguments: argparse.Namespace) -> "Choice":
    """What the arguments ask for, the rest as in the settings."""
    from trainer.interview.begin import Choice

    wanted = {"questions": arguments.questions, "probes": arguments.follow_ups}
    settings = changed(rehearsal.settings, **{name: value for name, value in wanted.items() if value is not None})
    kinds = tuple(arguments.kind or ())
    if arguments.panel and not arguments.simulation:
        raise UsageError("Several people ask in a simulation only.", "Add --simulation, or leave --panel out.")
    if arguments.drill:
        return Choice("drill", kinds=(arguments.drill,), probes=settings.probes)
    mode: Mode = "simulation" if arguments.simulation else "quick" if arguments.quick else "practice"
    return Choice(mode, settings.questions, kinds, settings.probes, arguments.panel)


def _run_interface(rehearsal: Rehearsal, interview: Any) -> int:
    from trainer.ui.terminal import drivers_write_to, has_terminal

    if not has_terminal():
        raise UsageError(
            "The interview needs a terminal to be seen and typed in, and there is none here.",
            "Run it in a terminal window, or use 'interview-trainer analyze FILE' and the other commands.",
        )
    from trainer.ui.app import TrainerApp

    with drivers_write_to(rehearsal.paths.log):
        app = TrainerApp(rehearsal, interview=interview)
        app.run()
    if app.return_code:
        raise TrainerError(
            "The program met a fault of its own and had to stop. What you recorded and wrote is safe.",
            f"Start it again to go on. If it happens again, report it: the log is {rehearsal.paths.log}, "
            "and 'interview-trainer doctor --report' says what else is needed.",
        )
    return 0
