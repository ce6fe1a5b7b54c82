"""`backup` and `restore`: everything that is kept, in one file, and back."""

import argparse
import sys
from pathlib import Path

from trainer.commands.output import Progress
from trainer.commands.parsing import Subcommands
from trainer.rehearsal import Rehearsal


def add_backup(commands: Subcommands) -> None:
    """Add `backup`."""
    backup = commands.add_parser(
        "backup", help="everything in one file: history, recordings, your banks, settings; read again at once"
    )
    backup.add_argument("file", metavar="FILE", help="the zip file to write")
    backup.add_argument("--force", action="store_true", help="replace the file if it is there already")
    backup.set_defaults(command=_backup)


def add_restore(commands: Subcommands) -> None:
    """Add `restore`."""
    restore = commands.add_parser("restore", help="put back what a backup holds, on this machine or another")
    restore.add_argument("file", metavar="FILE", help="what 'backup' wrote")
    how = restore.add_mutually_exclusive_group()
    how.add_argument("--replace", action="store_true", help="move what is here aside, and take its place")
    how.add_argument("--check", action="store_true", help="only read it all, and say whether it is whole")
    restore.set_defaults(command=_restore)


def _backup(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from trainer.review.backup.write import back_up
    from trainer.review.diary import number_of
    from trainer.review.plain import clean

    with Progress("Backing up") as progress:
        done = back_up(
            rehearsal.paths,
            rehearsal.store if rehearsal.has_history else None,
            Path(arguments.file),
            now=datetime.now().astimezone(),
            replace=arguments.force,
            progress=progress,
        )
    held = f"{number_of(done.manifest.sessions, 'session')}, {number_of(done.manifest.answers, 'answer')}"
    files = number_of(len(done.manifest.files), "file")
    print(f"Wrote {clean(arguments.file)}: {held}, {files}, {done.bytes / 1e6:.1f} MB. Read again, all is whole.")
    for path in done.left:
        print(f"Not in it, for it can't be read or has a name that can't travel: {clean(str(path))}", file=sys.stderr)
    return 1 if done.left else 0


def _restore(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from trainer.review.backup.restore import check_backup, restore
    from trainer.review.diary import date_words, number_of
    from trainer.review.plain import clean

    path = Path(arguments.file)
    with Progress("Checking" if arguments.check else "Restoring") as progress:
        if arguments.check:
            manifest, restored = check_backup(path, progress=progress), None
        else:
            rehearsal.close()
            now = datetime.now().astimezone()
            restored = restore(rehearsal.paths, path, now=now, replace=arguments.replace, progress=progress)
            manifest = restored.manifest
    made = manifest.made_at.astimezone()
    held = f"{number_of(manifest.sessions, 'session')}, {number_of(manifest.answers, 'answer')}"
    files = number_of(len(manifest.files), "file")
    what = f"{held}, {files}, of {date_words(made)} {made.year}, {made:%H:%M}"
    if restored is None:
        print(f"{clean(arguments.file)} is whole: {what}.")
        return 0
    print(f"Restored {what}. Every file was compared with its sum, and the history opens.")
    if restored.aside is not None:
        print(f"What was here before is in {clean(str(restored.aside))}; delete it when you don't need it any more.")
    if not restored.settings:
        print("The settings in the backup can't be read; those of this machine stay.", file=sys.stderr)
    return 0
