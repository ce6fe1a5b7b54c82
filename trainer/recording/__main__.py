"""`python -m trainer.recording`: whether the microphone works, as one line of JSON.

A process of its own, so that a sound driver that prints, hangs or dies does so without the program.
"""

import json

from trainer.recording.probe import MicrophoneReport, probe_microphone


def summary(report: MicrophoneReport) -> dict[str, object]:
    """`ok`, and in words for the user what was found and what to do."""
    if report.problem is not None:
        return {"ok": False, "words": report.problem.message, "remedy": report.problem.hint}
    name = report.default.name if report.default is not None else "the system's default"
    others = len(report.devices) - 1
    more = f", and {others} other{'' if others == 1 else 's'}" if others > 0 else ""
    return {"ok": True, "words": f"{name}{more}", "remedy": ""}


if __name__ == "__main__":
    print(json.dumps(summary(probe_microphone())))  # noqa: T201  # its standard output is the answer
