"""The parser and the exit codes; what the commands do stands in `trainer.commands`."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence

from trainer.commands.analyze import add_analyze
from trainer.commands.backup import add_backup, add_restore
from trainer.commands.banks import add_banks
from trainer.commands.doctor import add_doctor
from trainer.commands.interface import add_practice, interface
from trainer.commands.model import add_model, known_model
from trainer.commands.output import complain
from trainer.commands.parsing import Command, Parser
from trainer.commands.practice_next import add_next, add_progress, add_stories
from trainer.commands.sessions import add_sessions
from trainer.errors import TrainerError
from trainer.paths import user_paths
from trainer.rehearsal import Rehearsal
from trainer.settings import changed, load_settings

_GROUPS = (
    add_practice,
    add_next,
    add_progress,
    add_stories,
    add_analyze,
    add_banks,
    add_sessions,
    add_backup,
    add_restore,
    add_model,
    add_doctor,
)
"""In the order in which the help names them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 the program's own failure, 2 wrong use or bad input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page has no sign for much of what people say
    try:
        try:
            return _run(argv)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # here, where it can be told what went wrong
    except TrainerError as error:
        complain(error)
        return error.exit_status
    except BrokenPipeError:
        _drop_output()  # whoever read it has seen enough
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _drop_output()
        complain(TrainerError("The output could not be written to its end: the disk is full.", "Free some space."))
        return 1
    except KeyboardInterrupt:
        return 130


def _run(argv: Sequence[str] | None) -> int:
    arguments = _parser().parse_args(argv)
    command: Command = arguments.command
    rehearsal = _rehearsal(arguments)
    try:
        return command(rehearsal, arguments)
    finally:
        rehearsal.close()


def _drop_output() -> None:
    """Python would try to write what is left, and complain once more, while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _ShowVersion(argparse.Action):
    """Reads the version only when asked: it is slow to find."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        """Print it and end."""
        import trainer

        print(f"interview-trainer {trainer.__version__}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="interview-trainer",
        description="Practise interviews aloud and read what an interviewer would have noticed. Offline and private.",
        epilog="Without a command the terminal interface opens.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the program's version and exit")
    parser.add_argument("--model", help="the speech model to use this time")
    parser.add_argument("--model-folder", metavar="FOLDER", help="a folder that holds the speech model")
    parser.set_defaults(command=interface)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for add in _GROUPS:
        add(commands)
    return parser


def _rehearsal(arguments: argparse.Namespace) -> Rehearsal:
    paths = user_paths()
    settings = load_settings(paths.settings_file)
    if arguments.model:
        if not arguments.model_folder:
            known_model(arguments.model)
        settings = changed(settings, model=arguments.model, model_folder="")
    if arguments.model_folder:
        settings = changed(settings, model_folder=arguments.model_folder)
    return Rehearsal(paths, settings)
