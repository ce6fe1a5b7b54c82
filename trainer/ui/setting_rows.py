"""What the settings screen shows of each setting: its name and one line of help, in words, group by group."""

from dataclasses import dataclass
from typing import Literal

from trainer.bank.model import KINDS
from trainer.settings import MODES

Kind = Literal["number", "text", "tick", "choice"]


@dataclass(frozen=True, slots=True)
class Row:
    """One setting. `id` is its field in `Settings`; `choices` are (words, value), those known from the start."""

    id: str
    name: str
    help: str
    kind: Kind = "number"
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """Something to do: `id` is a command of `trainer.ui.commands`, or "hear" for the voice."""

    id: str
    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    name: str
    rows: tuple[Row | Button, ...]


_MODES = {
    "practice": "practice: feedback after each answer",
    "simulation": "simulation: feedback at the end",
    "drill": "drill: questions of one kind",
    "quick": "quick: five minutes",
}
NO_VOICE = ("nobody: I read them myself", "none")
BEST_VOICE = ("the best voice there is", "auto")

GROUPS: tuple[Group, ...] = (
    Group(
        "Interview",
        (
            Row(
                "mode",
                "Way of practising",
                "What a new interview begins with.",
                "choice",
                choices=tuple((_MODES[mode], mode) for mode in MODES),
            ),
            Row("questions", "Questions", "in an interview, from 1 to 50"),
            Row("probes", "Follow-ups", "that an answer may draw, from 0 to 2"),
            Row("preparation_seconds", "Time to think", "before each answer, 0 for none", unit="s"),
            Row("answer_limit_seconds", "Limit", "until you are interrupted, 0 for none", unit="s"),
            Row("panel", "Several people ask", "in a simulation, taking turns", "tick"),
            Row(
                "drill_kind",
                "Kind to drill",
                "What a drill is about, where the bank has it.",
                "choice",
                choices=(("what the bank has most of", ""), *((kind, kind) for kind in KINDS)),
            ),
            Row("daily_answers", "Answers a day", "that Today proposes, from 1 to 30"),
        ),
    ),
    Group(
        "Voice",
        (
            Row(
                "voice",
                "Questions read by",
                "No recording begins before the voice has ended.",
                "choice",
                choices=(NO_VOICE, BEST_VOICE),
            ),
            Row("voice_name", "Its voice", "As that engine names it; empty for its own choice.", "text"),
            Row("voice_rate", "Its pace", "of the usual, from 50 to 200", unit="%"),
            Button("hear", "Hear it", "A question in this voice; once more to stop."),
        ),
    ),
    Group(
        "Recording",
        (
            Button("microphone", "Check the microphone", ""),
            Row("countdown", "3-2-1 before recording", "a countdown after you press space", "tick"),
            Row("model", "Speech model", "Writes down what you say. Larger: better, slower.", "choice"),
            Row(
                "model_folder",
                "or its folder",
                "With a model of your own; it goes first.",
                "text",
            ),
            Row(
                "terms",
                "Names and terms",
                "Employers, products; commas between.",
                "text",
            ),
            Button("calibrate", "Calibrate", "Read a script; counts then say how far off."),
        ),
    ),
    Group(
        "Feedback",
        (
            Row("slow_wpm", "Slowest pace", "words a minute; slower is remarked on"),
            Row("fast_wpm", "Fastest pace", "words a minute; faster is remarked on"),
        ),
    ),
    Group(
        "Appearance",
        (Row("theme", "Colours", "Light, dark, the terminal's own. NO_COLOR=1: none.", "choice"),),
    ),
    Group(
        "Keeping and deleting",
        (
            Row(
                "keep_audio_days",
                "Keep recordings",
                "then deleted, words stay; 0 keeps them",
                unit="days",
            ),
            Button("delete-old", "Delete old recordings now", ""),
            Button(
                "back-up",
                "Back up everything",
                "History, recordings, banks, settings in one file.",
            ),
            Button("check", "Check everything", "What works on this machine, what remedy there is."),
        ),
    ),
)
