"""`doctor`: what works on this machine, how fast it is, how much of what is said it hears."""

import argparse
import textwrap
from pathlib import Path

from trainer.commands.output import complain, width
from trainer.commands.parsing import Subcommands
from trainer.errors import TrainerError
from trainer.rehearsal import Rehearsal


def add_doctor(commands: Subcommands) -> None:
    """Add `doctor`."""
    doctor = commands.add_parser("doctor", help="what works on this machine, and the remedy for what does not")
    what = doctor.add_mutually_exclusive_group()
    what.add_argument("--report", action="store_true", help="what a bug report needs; nothing that you said")
    what.add_argument("--measure", action="store_true", help="time the speech models that are here; recommend one")
    what.add_argument(
        "--calibrate",
        metavar="FILE",
        nargs="?",
        const="",
        help="how much of a script read aloud is heard; without a file, the script",
    )
    doctor.set_defaults(command=_doctor)


def _doctor(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.doctor import check_all, report
    from trainer.review.plain import clean

    if arguments.report:
        print(report(rehearsal))
        return 0
    if arguments.measure:
        return _doctor_measure(rehearsal)
    if arguments.calibrate is not None:
        return _doctor_calibrate(rehearsal, arguments.calibrate)
    checks = check_all(rehearsal)
    for check in checks:
        print(f"{check.name:<14}{'works' if check.ok else 'does not work'}: {clean(check.words)}")
        for line in check.remedy.splitlines():
            print(f"{'':<14}{clean(line)}")
    return 0 if all(check.ok for check in checks) else 1


def _doctor_measure(rehearsal: Rehearsal) -> int:
    from trainer.model_choice import (
        CLIP_SECONDS,
        LIVE_SECONDS_A_MINUTE,
        RUNS,
        clip,
        guess,
        measure,
        missing_models,
        open_model,
        present_models,
        recommendation,
    )
    from trainer.review.plain import clean

    present, samples, speeds, status = present_models(rehearsal), clip(), [], 0
    if present:
        print(f"Seconds of work for a minute of speech, the median of {RUNS} times {CLIP_SECONDS:.0f} s:")
    for model in present:
        try:
            speed = measure(open_model(rehearsal, model), samples)
        except TrainerError as error:
            complain(error)
            status = error.exit_status
            continue
        speeds.append(speed)
        fit = "keeps up while you speak" if speed.is_live else "too slow to keep up while you speak"
        print(f"  {clean(model.name):<18}{speed.seconds:>6.1f} s  {fit}", flush=True)
    if present:
        print(f"To keep up, {LIVE_SECONDS_A_MINUTE:.0f} s of work at most: the program draws and records meanwhile.")
    print("\n" + "\n".join(clean(line) for line in recommendation(speeds, rehearsal.settings.model)))
    missing = missing_models(present)
    if missing:
        print("\nNot on this machine:" + ("" if not speeds else " (seconds guessed from their size)"))
    for other in missing:
        seconds = guess(other, speeds)
        print(f"  {other.name:<18}{other.megabytes:>6} MB" + ("" if seconds is None else f"  perhaps {seconds:.0f} s"))
    if missing:
        print("Fetch one, once, with: interview-trainer model fetch NAME")
    return status if speeds else 1


def _doctor_calibrate(rehearsal: Rehearsal, file: str) -> int:
    from trainer.calibration.words import CAUTION, advice, result_words, sound_rows

    if not file:
        _print_script()
        return 0
    from datetime import UTC, datetime

    from trainer.recording.files import read_audio
    from trainer.recording.microphone import SAMPLE_RATE, Device

    # Nobody knows which microphone made the recording, so what comes of it is told and not kept.
    recording = Device(key="file", name="recording", rate=SAMPLE_RATE, channels=1)
    samples = read_audio(Path(file))
    found = rehearsal.calibrate(samples, recording, now=datetime.now(UTC), keep=False)
    print(f"{'':<14}{'read':>6}{'heard':>7}{'missed':>8}{'invented':>10}")
    for sound, planted, heard, missed, invented in sound_rows(found.reading):
        print(f"{sound:<14}{planted:>6}{heard:>7}{missed:>8}{invented:>10}")
    print()
    not_kept = "This was not kept: to have counts carry their range, read the script in the program (c, then c again)."
    for line in (*result_words(found.reading), *advice(found, rehearsal.larger_model()), CAUTION, not_kept):
        print(textwrap.fill(line, width(), break_on_hyphens=False))
    return 0


def _print_script() -> None:
    from trainer.calibration.script import SCRIPT

    print(
        textwrap.fill(
            "Read this aloud in your ordinary way, the um and uh too, and record it; it takes two minutes. Then: "
            "interview-trainer doctor --calibrate FILE",
            width(),
        )
    )
    for paragraph in SCRIPT:
        print(f"\n{textwrap.fill(paragraph.text, width(), initial_indent='  ', subsequent_indent='  ')}")
