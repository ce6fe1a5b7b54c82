"""The terminal interface, from its first screen or straight into an interview."""

import argparse
import random
from typing import Any

from trainer.bank.model import KINDS
from trainer.commands.parsing import Subcommands
from trainer.errors import TrainerError, UsageError
from trainer.rehearsal import Rehearsal, new_id
from trainer.settings import changed


def add_practice(commands: Subcommands) -> None:
    """Add `practice`."""
    practice = commands.add_parser("practice", help="straight into an interview")
    practice.add_argument("bank", nargs="?", help="a bank's name, title or file; the first shipped one if left out")
    practice.add_argument("--questions", type=int, metavar="N", help="how many questions")
    practice.add_argument("--kind", action="append", choices=KINDS, help="only questions of this kind; may be repeated")
    practice.add_argument("--simulation", action="store_true", help="one go at each question, feedback at the end")
    practice.add_argument("--seed", type=int, help="choose the same questions again")
    practice.set_defaults(command=_practice)


def interface(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    """Open the terminal interface on its first screen."""
    return _run_interface(rehearsal, None)


def _practice(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from trainer.bank.catalogue import find_bank
    from trainer.interview.plan import plan_questions
    from trainer.interview.session import Interview

    shelf = rehearsal.shelf()
    first = next(book for book in shelf if book.bank is not None)
    bank = find_bank(arguments.bank, shelf) if arguments.bank else first.bank
    assert bank is not None
    settings = rehearsal.settings
    if arguments.questions is not None:
        settings = changed(settings, questions=arguments.questions)
    lately = rehearsal.store.question_history(bank.title) if rehearsal.has_history else ()
    seeded = arguments.seed is not None
    questions = plan_questions(
        bank.questions,
        count=settings.questions,
        seed=arguments.seed if seeded else random.randrange(2**32),
        kinds=arguments.kind or (),
        avoid=() if seeded else lately,
    )
    interview = Interview(
        id=new_id(),
        bank_title=bank.title,
        bank_source=bank.source,
        mode="simulation" if arguments.simulation else "practice",
        questions=questions,
        started_at=datetime.now(UTC),
    )
    return _run_interface(rehearsal, interview)


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
