"""What a calibration says, in words: the result, the range of a count, and what might help where the rate is poor."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.calibration.model import Calibration
from trainer.calibration.ranges import count_range, is_usable, wilson
from trainer.calibration.reading import Reading
from trainer.feedback.measures import UM_UH_KIND, counted
from trainer.feedback.result import AnswerResult
from trainer.transcript.catalogue import MODELS

POOR_RATE = 0.7
"""Below it about one in three goes unheard, and the range of a count is wider than what practice commonly changes from
one take to the next; our own choice. The base model heard 0.8 of um and uh in the recordings it was tried on."""

WRONG_WORDS = 0.25
"""More wrong words than this in text that was read: whatever is quoted is hard to recognise. Base has 0.12 in the read
speech it was tried on; twice that, our own choice."""

EXAMPLE = 5
"""A count to show what a range looks like: about what a minute of many people's speech has."""


@dataclass(frozen=True, slots=True)
class LargerModel:
    """A model that may hear more than the present one; `here` tells whether it is on this machine."""

    name: str
    megabytes: int
    here: bool


def larger_model(name: str, is_here: Callable[[str], bool]) -> LargerModel | None:
    """The next larger model that is on this machine, else the next larger there is; None above the largest.

    English-only models lead to English-only ones as long as there are any. None too for a model of the user's own.
    """
    if name not in MODELS:
        return None
    larger = [m for m in MODELS.values() if m.megabytes > MODELS[name].megabytes]
    same = [m for m in larger if m.name.endswith(".en") == name.endswith(".en")] or larger
    model = next((m for m in same if is_here(m.name)), same[0] if same else None)
    return None if model is None else LargerModel(model.name, model.megabytes, is_here(model.name))


def range_words(um_uh: int, calibration: Calibration | None) -> str:
    """The range in which the number of um and uh said lies where `um_uh` were heard; "" without a calibration."""
    if calibration is None:
        return ""
    heard = f"um and uh: {um_uh or 'none'} heard"
    if not is_usable(calibration.reading):
        return f"{heard}; your calibration says that many go unheard here"
    low, high = count_range(um_uh, calibration.reading)
    if low == high:
        return f"{heard}; by your calibration that is about right" if low == um_uh else f"{heard}, about {low} said"
    return f"{heard}; by your calibration about {low} to {high} were said"


def answer_range(result: AnswerResult, calibration: Calibration | None) -> str:
    """The range of the um and uh of one answer in words; "" without a calibration of the model that heard it.

    "" too where somebody listened and decided: of what they accepted, struck or corrected no calibration knows more.
    """
    transcript = result.transcript
    decided = any(suspect.verdict != "open" for suspect in transcript.suspects)
    if calibration is None or calibration.model != transcript.model or decided or result.original_text is not None:
        return ""
    return range_words(sum(f.kind == UM_UH_KIND for f in counted(result.analysis.fillers)), calibration)


def result_words(reading: Reading) -> tuple[str, ...]:
    """What came of reading the script: how many were heard, how sure that is, how many words, what it means."""
    score = reading.um_uh
    low, high = (round(100 * bound) for bound in wilson(score.heard, score.planted))
    lines = [
        f"Of {score.planted} um and uh that you read, {score.heard} were heard: likely {low} to {high} in 100.",
        _invented(score.invented),
        f"Of 100 words {_about(100 * reading.word_error_rate)} came out wrong, missing or added.",
    ]
    if is_usable(reading):
        least, most = count_range(EXAMPLE, reading)
        said = f"about {least}" if least == most else f"about {least} to {most}"
        lines.append(f"From now on counts have a range: {EXAMPLE} heard means {said} said.")
    else:
        lines.append("So few were heard that a range would say little; counts here are the least that was said.")
    return tuple(lines)


def sound_rows(reading: Reading) -> tuple[tuple[str, int, int, int, int], ...]:
    """For each kind of filler: its name, and how many were planted, heard, missed and invented."""
    return tuple((s.sound, s.planted, s.heard, s.missed, s.invented) for s in reading.sounds)


def advice(calibration: Calibration, larger: LargerModel | None) -> tuple[str, ...]:
    """What might help, the likeliest first; nothing where it is fine as it is."""
    reading, said = calibration.reading, []
    if calibration.level == "too quiet":
        said.append("Your voice came in quietly: come closer, or turn the microphone up in the system's settings.")
    if calibration.level == "clipping":
        said.append("Your voice came in too loud at times: move back a little, or turn the microphone down.")
    if reading.hit_rate >= POOR_RATE and reading.word_error_rate <= WRONG_WORDS:
        return tuple(said)
    if larger is not None:
        if larger.here:
            get = "it is on this machine, choose it in the settings"
        else:
            get = f"fetch it once ({larger.megabytes} MB) with: interview-trainer model fetch {larger.name}"
        said.append(
            f"The larger model {larger.name} may hear more: {get}. Then interview-trainer doctor --measure tells "
            "whether this machine is quick enough for it."
        )
    said.append("Another microphone may help too, a headset most of all: it is near your mouth.")
    return tuple(said)


CAUTION = (
    "This holds for this microphone, voice and model. Fillers that are read are clearer than those that slip out, so "
    "take it as the better case."
)


def _invented(count: int) -> str:
    if not count:
        return "None was heard where none stands."
    return f"{count} {'was' if count == 1 else 'were'} heard where none stands in the script."


def _about(share: float) -> str:
    return "none" if share == 0 else "fewer than 1" if share < 1 else f"about {round(share)}"
