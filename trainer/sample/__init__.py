"""A sample answer, so that everybody can see what the program says before speaking a word themselves.

The voice is synthetic and the story invented; `make_sample` made the sound.
"""

from pathlib import Path

from trainer.bank.model import FollowUp, Question


def sample_question() -> Question:
    """The question that the sample answers."""
    return Question(
        id="sample-improved",
        ask="Tell me about a time you improved how something was done.",
        kind="behavioural",
        competencies=("initiative",),
        difficulty=1,
        target_seconds=60,
        look_for=("what was wrong before", "what you yourself changed", "what came of it, with a figure"),
        avoid=("stopping before the result",),
        follow_ups=(FollowUp(when="no_result", ask="And what came of it?"),),
    )


def sample_audio() -> Path:
    """The sound of the sample answer: FLAC, 16 kHz, mono."""
    return Path(__file__).with_name("answer.flac")


def sample_text() -> str:
    """What is said in the sample answer, word for word."""
    return Path(__file__).with_name("answer.txt").read_text(encoding="utf-8").strip()
