"""`model`: the speech models there are, and fetching one."""

import argparse
import sys

from trainer.commands.parsing import Subcommands
from trainer.errors import UsageError
from trainer.rehearsal import Rehearsal


def add_model(commands: Subcommands) -> None:
    """Add `model` with its actions."""
    model = commands.add_parser("model", help="the speech model").add_subparsers(required=True, metavar="ACTION")
    models = model.add_parser("list", help="the models there are")
    models.set_defaults(command=_model_list)
    fetch = model.add_parser("fetch", help="fetch a model once, over the network")
    fetch.add_argument("name", nargs="?", help="the chosen one if left out")
    fetch.set_defaults(command=_model_fetch)


def known_model(name: str) -> None:
    """Raises `UsageError` for a name that no model has."""
    from trainer.transcript.catalogue import MODELS

    if name not in MODELS:
        raise UsageError(f"There is no speech model called {name!r}.", f"Choose one of: {', '.join(MODELS)}.")


def _model_list(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    from trainer.transcript.catalogue import MODELS
    from trainer.transcript.weights import status

    for name, model in MODELS.items():
        found = status(name, cache=rehearsal.paths.cache)
        where = "not here" if found.place == "nowhere" else f"here ({found.place}, {found.note})"
        chosen = "*" if name == rehearsal.settings.model else " "
        print(f"{chosen} {name:<18} {model.megabytes:>5} MB  {where}")
    return 0


def _model_fetch(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.plain import clean
    from trainer.transcript.hub import download

    name = arguments.name or rehearsal.settings.model
    known_model(name)
    shown = sys.stderr.isatty()

    def progress(share: float) -> None:
        if shown:
            print(f"\r{name}: {share:4.0%}", end="", file=sys.stderr, flush=True)

    try:
        folder = download(name, rehearsal.paths.cache, progress=progress)
    finally:
        if shown:
            print(file=sys.stderr)
    print(f"The speech model {name} is in {clean(str(folder))}.")
    return 0
