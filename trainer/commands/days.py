"""Days and filters as they are typed: --since 2026-11-01, --until yesterday, --bank, --kind, --finding."""

import argparse
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trainer.bank.model import KINDS
from trainer.commands.parsing import Parser

if TYPE_CHECKING:
    from trainer.rehearsal import Rehearsal
    from trainer.store.records import AnswerFilter

_AGO = re.compile(r"(\d{1,4})d")


def day(text: str) -> datetime:
    """Midnight, on this machine's clock, at the beginning of a day. Raises what the parser turns into a complaint."""
    from trainer.review.which import midnight

    today = midnight(datetime.now().astimezone())
    named = {"today": 0, "yesterday": 1}
    ago = _AGO.fullmatch(text)
    if text in named or ago:
        return midnight(today - timedelta(days=named[text] if ago is None else int(ago[1])))
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError("not a day as it is written everywhere")
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day: write it as 2026-11-21, today, yesterday, or 30d for 30 days ago"
        ) from error


def next_day(moment: datetime | None) -> datetime | None:
    """Midnight at the end of the day that begins at `moment`: what is asked for until a day has that day in it."""
    from trainer.review.which import midnight

    return None if moment is None else midnight(moment + timedelta(days=1, hours=2))


def add_days(parser: Parser) -> None:
    """Add --since and --until."""
    parser.add_argument("--since", type=day, metavar="DAY", help="from this day on: 2026-11-21, yesterday, 30d")
    parser.add_argument("--until", type=day, metavar="DAY", help="up to the end of this day")


def add_filters(parser: Parser) -> None:
    """Add what answers are chosen by."""
    parser.add_argument("--bank", metavar="TITLE", help="only from this bank: its title, or a part of it")
    parser.add_argument("--question", metavar="ID", help="only this question, by its id in the bank")
    parser.add_argument("--kind", choices=KINDS, help="only questions of this kind")
    parser.add_argument("--finding", metavar="RULE", help="only where this was advised, no_figure for example")
    parser.add_argument("--starred", action="store_true", help="only starred answers")
    add_days(parser)


def filter_of(rehearsal: "Rehearsal", arguments: argparse.Namespace) -> "AnswerFilter":
    """The filter that was typed. Raises `UsageError` for a bank nobody practised."""
    from trainer.store.records import AnswerFilter

    return AnswerFilter(
        bank_title=bank_title(rehearsal, arguments.bank),
        question_id=arguments.question,
        kind=arguments.kind,
        since=arguments.since,
        until=next_day(arguments.until),
        finding=arguments.finding,
        starred=arguments.starred,
    )


def bank_title(rehearsal: "Rehearsal", wanted: str | None) -> str | None:
    """The title of the practised bank that is called so, or of the only one that has it in its title."""
    from trainer.errors import UsageError

    if wanted is None:
        return None
    titles = [title for title, _ in rehearsal.store.facets().banks]
    plain = wanted.casefold()
    found = [t for t in titles if t.casefold() == plain] or [t for t in titles if plain in t.casefold()]
    if len(found) != 1:
        several = "several banks" if found else "no bank that was practised"
        raise UsageError(f"{wanted!r} names {several}.", f"There are: {'; '.join(found or titles) or 'none yet'}.")
    return found[0]
