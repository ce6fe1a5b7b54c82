"""What the user chose, as a frozen value; read from and written to one small YAML file, atomically.

Unknown keys are kept apart and written back, so that an older program does not lose what a newer one stored.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from trainer.errors import SettingsError
from trainer.whole_file import write_atomically

COUNTDOWN_SECONDS = 3
MODES = ("practice", "simulation", "drill", "quick")
"""As `trainer.interview.session.MODES`, which stands above this; a test compares."""
MOST_TERMS = 50
LONGEST_TERM = 60

# Far more than the settings ever need; within them no file can hold the program up or bring it down.
_MOST_BYTES = 1 << 18
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default.

    `model` is a name of `trainer.transcript.catalogue`; `model_folder` a folder that holds a model and goes before all
    other places. `device` is a microphone's key, "" for the system's default. `microphone_checked_at` is when the
    check was last passed, in Unix seconds. `slow_wpm` and `fast_wpm` bound the pace nobody remarks on. `terms` are
    names and words of the user's own (employers, products) that the recogniser is told of.
    `keep_audio_days` is how long recordings are kept, 0 for ever; transcripts stay. `daily_answers` is how many
    answers a day the practice queue proposes. `probes` is how many follow-up questions an answer may draw;
    `preparation_seconds` the time to think before each answer, `answer_limit_seconds` the time after which an
    interviewer would cut in, 0 for none. `voice` is what reads questions aloud: "none", "auto" (the best there is),
    or the name of an engine; `voice_name` a voice of that engine, "" for its own choice; `voice_rate` its pace in
    percent of the usual. `panel` is whether several people with names ask in a simulation; `drill_kind` the kind of
    question drilled last, "" for the bank's most common.
    """

    model: str = "base"
    model_folder: str = ""
    device: str = ""
    microphone_checked_at: float = 0.0
    questions: int = 4
    mode: str = "practice"
    countdown: bool = False
    slow_wpm: int = 100
    fast_wpm: int = 175
    theme: str = ""
    terms: tuple[str, ...] = ()
    keep_audio_days: int = 0
    daily_answers: int = 5
    probes: int = 1
    preparation_seconds: int = 0
    answer_limit_seconds: int = 0
    voice: str = "auto"
    voice_name: str = ""
    voice_rate: int = 100
    panel: bool = True
    drill_kind: str = ""
    other: Mapping[str, Any] = field(default_factory=dict, compare=False)


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) < 4096 and "\x00" not in value


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _terms(value: Any) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) <= MOST_TERMS
        and all(isinstance(term, str) and len(term) <= LONGEST_TERM for term in value)
        and value == terms_in("\n".join(value))
    )


def terms_in(text: str) -> tuple[str, ...]:
    """The terms written in `text`, with commas or line breaks between; each once, without signs that can't be seen."""
    found: dict[str, str] = {}
    for piece in re.split(r"[,;\n\r\u2028\u2029]", text):
        term = _one_term(piece)
        if term:
            found.setdefault(term.casefold(), term)
    return tuple(found.values())


def _one_term(text: str) -> str:
    """`text` on one line: control, formatting and unassigned characters go, white space of any kind is one space."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c)[0] != "C").split())


def _seconds(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e11


_ALLOWED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "model": (lambda v: _text(v) and bool(v), "the name of a model, such as base"),
    "model_folder": (_text, "a folder, or nothing"),
    "device": (_text, "the key of a microphone, or nothing"),
    "microphone_checked_at": (_seconds, "a time in seconds"),
    "questions": (_whole(1, 50), "a whole number from 1 to 50"),
    "mode": (lambda v: v in MODES, "practice, simulation, drill or quick"),
    "countdown": (lambda v: isinstance(v, bool), "true or false"),
    "slow_wpm": (_whole(40, 400), "words a minute, from 40 to 400"),
    "fast_wpm": (_whole(40, 400), "words a minute, from 40 to 400"),
    "theme": (_text, "the name of a theme, or nothing"),
    "terms": (_terms, f"at most {MOST_TERMS} names or words of at most {LONGEST_TERM} characters each"),
    "keep_audio_days": (_whole(0, 3650), "days, from 0 (for ever) to 3650"),
    "daily_answers": (_whole(1, 30), "a whole number from 1 to 30"),
    "probes": (_whole(0, 2), "0, 1 or 2"),
    "preparation_seconds": (_whole(0, 600), "seconds, from 0 to 600"),
    "answer_limit_seconds": (_whole(0, 1800), "seconds, from 0 (none) to 1800"),
    "voice": (lambda v: _text(v) and bool(v), "none, auto or the name of an engine"),
    "voice_name": (_text, "the name of a voice, or nothing"),
    "voice_rate": (_whole(50, 200), "percent, from 50 to 200"),
    "panel": (lambda v: isinstance(v, bool), "true or false"),
    "drill_kind": (_text, "a kind of question, or nothing"),
}


def load_settings(path: Path) -> Settings:
    """The settings in `path`, the defaults where there is no file. Raises `SettingsError` naming the bad value."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(
            f"The settings in {path} can't be read: {error.strerror or error}.", "Check the file's permissions."
        ) from error
    remedy = "Correct that line, or remove the file to start again with the defaults."
    try:
        values = _parsed(raw)
    except ValueError as error:
        raise SettingsError(f"The settings in {path} are not readable YAML: {error}.", remedy) from error
    if values is None:
        return Settings()
    if not isinstance(values, dict):
        raise SettingsError(f"The settings in {path} are not a list of names and values.", remedy)
    known: dict[str, Any] = {}
    other: dict[str, Any] = {}
    for name, value in values.items():
        if name not in _ALLOWED:
            other[str(name)] = value
            continue
        if name == "terms" and isinstance(value, list) and all(isinstance(term, str) for term in value):
            value = terms_in("\n".join(value))
        good, wanted = _ALLOWED[name]
        if not good(value):
            raise SettingsError(f"The settings in {path} give {name} a value it can't have; it takes {wanted}.", remedy)
        known[name] = value
    settings = Settings(**known, other=other)
    if not _in_order(settings):
        raise SettingsError(f"The settings in {path} have slow_wpm at or above fast_wpm.", remedy)
    return settings


def _parsed(raw: bytes) -> Any:
    """What the YAML says. Raises `ValueError` saying why it can't be read or is refused."""
    import yaml  # only where there is something to read: the first start is quicker without

    if len(raw) > _MOST_BYTES:
        raise ValueError("the file is far too large")
    try:
        depth = 0
        for event in yaml.parse(raw, Loader=yaml.SafeLoader):
            line = 1 if event.start_mark is None else event.start_mark.line + 1
            # Without these no file can blow up, recurse without end or raise one of the library's odd errors.
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
                raise ValueError(f"line {line} has an anchor, an alias or a tag")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise ValueError(f"line {line} is nested too deep")
        return _built(raw)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ValueError(f"see line {1 if mark is None else mark.line + 1}") from error
    except yaml.YAMLError as error:
        raise ValueError("it holds characters that are no text") from error


def _built(raw: bytes) -> Any:
    import yaml

    try:
        return yaml.safe_load(raw)
    except ValueError as error:  # such as the thirteenth month, or a number of thousands of digits
        raise ValueError("a number or a date in it can't be one") from error


def _in_order(settings: Settings) -> bool:
    return settings.slow_wpm < settings.fast_wpm


def save_settings(path: Path, settings: Settings) -> None:
    """Write `settings` so that `path` holds either the old ones or the new ones, whatever happens."""
    import yaml

    values = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name != "other"}
    values.update(settings.other)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # ASCII: "\x85" as itself would come back a space
        write_atomically(path, yaml.safe_dump(values, sort_keys=False).encode())
    except OSError as error:
        raise SettingsError(
            f"The settings can't be saved to {path}: {error.strerror or error}.",
            "Free some space or check the folder's permissions; what you chose holds until you leave.",
        ) from error


def changed(settings: Settings, **choices: Any) -> Settings:
    """`settings` with some choices made anew. Raises `SettingsError` for a value the choice can't have."""
    for name, value in choices.items():
        good, wanted = _ALLOWED[name]
        if not good(value):
            raise SettingsError(f"Such a value can't be kept for {name.replace('_', ' ')}.", f"It takes {wanted}.")
    settings = replace(settings, **choices)
    if not _in_order(settings):
        raise SettingsError("slow_wpm has to stay below fast_wpm.", "Change the other one first.")
    return settings


def as_mapping(settings: Settings) -> dict[str, Any]:
    """All known choices by name, for showing."""
    return {name: value for name, value in asdict(settings).items() if name != "other"}
