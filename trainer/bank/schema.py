"""What a bank may hold, as pydantic models, and their complaints in plain words.

Importing this loads pydantic, which takes a while: import it where a bank is read, never at the program's start.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from trainer.bank.model import DEFAULT_TARGET_SECONDS, FOLLOW_UP_WHENS, KINDS, Bank, FollowUp, Kind, Question
from trainer.bank.model import FollowUpWhen as When
from trainer.bank.nodes import Mapping, Node, Place, Problem, Scalar, Sequence, place_of, plain_value
from trainer.bank.plain_text import shown, single_line
from trainer.bank.schema_faults import PLAIN, Keys, explained, path_of, without_echoes
from trainer.bank.suggest import did_you_mean, id_from

SCHEMA = 1
ASK_CHARACTERS = 500
ITEM_CHARACTERS = 300
NAME_CHARACTERS = 120
DESCRIPTION_CHARACTERS = 2_000
LIST_ITEMS = 50
QUESTIONS = 2_000
TARGET_SECONDS = (10, 1_800)
DIFFICULTIES = (1, 3)

_ID = re.compile(r"[a-z0-9-]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")


def _fault(what: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError(PLAIN, "{what}", {"what": what, "remedy": remedy})


def _text(value: Any, info: ValidationInfo) -> str:
    """`value` if it is a text. YAML makes a mapping of an item with `: ` in it; that is the usual mistake."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        key = shown(str(next(iter(value), "")))
        raise _fault(
            f"`{info.field_name}` should be a text, but `{key}:` makes it a key with a value",
            f'Put the text in double quotes: "{key}: ...".',
        )
    raise _fault(f"`{info.field_name}` should be one text, not a list", "Write one text, without brackets or dashes.")


def _line(limit: int, *, required: bool) -> Callable[[Any, ValidationInfo], str]:
    def check(value: Any, info: ValidationInfo) -> str:
        line = single_line(_text(value, info), limit)
        if line is None:
            raise _fault(f"`{info.field_name}` is longer than {limit:,} characters", "Shorten it.")
        if required and not line:
            raise _fault(f"`{info.field_name}` is empty", "Write the text after it, or remove the line.")
        return line

    return check


def _items(value: Any, info: ValidationInfo) -> Any:
    if value == "":  # a key left blank, as in a template
        return []
    if not isinstance(value, list):
        raise _fault(f"`{info.field_name}` should be a list", "Put each item on a line of its own, after a dash.")
    if len(value) > LIST_ITEMS:
        raise _fault(f"`{info.field_name}` has {len(value):,} items, more than {LIST_ITEMS}", "Keep the best of them.")
    return value


def _whole(bounds: tuple[int, int], default: int, remedy: str) -> Callable[[Any, ValidationInfo], int]:
    def check(value: Any, info: ValidationInfo) -> int:
        text = _text(value, info).strip()
        if not text:
            return default
        if _WHOLE_NUMBER.fullmatch(text) and bounds[0] <= int(text) <= bounds[1]:
            return int(text)
        raise _fault(f"`{info.field_name}` can't be `{shown(text)}`", remedy)

    return check


def _one_of(words: tuple[str, ...], default: str | None) -> Callable[[Any, ValidationInfo], str]:
    def check(value: Any, info: ValidationInfo) -> str:
        text = _text(value, info).strip()
        if not text and default is not None:
            return default
        if text not in words:
            raise _fault(
                f"`{info.field_name}` can't be `{shown(text)}`{did_you_mean(text, words)}",
                f"Write one of: {', '.join(words)}.",
            )
        return text

    return check


def _id(value: Any, info: ValidationInfo) -> str:
    text = _text(value, info).strip()
    if not _ID.fullmatch(text):
        raise _fault(
            f"the id `{shown(text)}` has characters or a length that an id can't have",
            f"Use 1 to 64 of a-z, 0-9 and -, such as `{id_from(text)}`.",
        )
    return text


def _language(value: Any, info: ValidationInfo) -> str:
    text = _text(value, info).strip()
    if text and not _LANGUAGE.fullmatch(text):
        raise _fault(f"the language can't be `{shown(text)}`", "Write its code, such as en, de or pt-BR.")
    return text or "en"


def _schema(value: Any, info: ValidationInfo) -> int:
    text = _text(value, info).strip()
    if _WHOLE_NUMBER.fullmatch(text) and int(text) > SCHEMA:
        raise _fault(f"the bank is written for a newer program (schema {int(text)})", "Update the program to use it.")
    if text != str(SCHEMA):
        raise _fault(f"`schema` can't be `{shown(text)}`", f"Write `schema: {SCHEMA}`.")
    return SCHEMA


def _questions(value: Any) -> Any:
    if value in ("", []):
        raise _fault("there are no questions", "Add one: a line `- id: ...` and below it `ask: ...`.")
    if not isinstance(value, list):
        raise _fault("`questions` should be a list", "Begin each question with a dash: `- id: ...`, then `ask: ...`.")
    if len(value) > QUESTIONS:
        raise _fault(f"there are {len(value):,} questions, more than {QUESTIONS:,}", "Split it into several banks.")
    return value


# What an editor is told of each part, in the terms of JSON Schema. A bank's texts needn't be quoted, so numbers and
# words such as `true` are texts as well; a key left blank is null to an editor.
_SCALARS = ["string", "number", "boolean"]


def _text_schema(limit: int, *, required: bool) -> WithJsonSchema:
    if required:
        return WithJsonSchema({"type": _SCALARS, "pattern": r"\S", "maxLength": limit})
    return WithJsonSchema({"type": [*_SCALARS, "null"], "maxLength": limit})


def _word_schema(words: tuple[str, ...], *, required: bool) -> WithJsonSchema:
    return WithJsonSchema({"enum": [*words] if required else [*words, None]})


def _whole_schema(bounds: tuple[int, int]) -> WithJsonSchema:
    return WithJsonSchema({"type": ["integer", "null"], "minimum": bounds[0], "maximum": bounds[1]})


_Ask = Annotated[
    str, BeforeValidator(_line(ASK_CHARACTERS, required=True)), _text_schema(ASK_CHARACTERS, required=True)
]
_ITEM_SCHEMA: dict[str, Any] = {"type": _SCALARS, "pattern": r"\S", "maxLength": ITEM_CHARACTERS}
_Item = Annotated[str, BeforeValidator(_line(ITEM_CHARACTERS, required=True))]
_Items = Annotated[
    tuple[_Item, ...],
    BeforeValidator(_items),
    WithJsonSchema({"type": ["array", "null"], "items": _ITEM_SCHEMA, "maxItems": LIST_ITEMS}),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _FollowUp(_Part):
    """What the interviewer asks next when the answer lacks something."""

    model_config = ConfigDict(title="Follow-up")

    when: Annotated[
        When,
        BeforeValidator(_one_of(FOLLOW_UP_WHENS, None)),
        _word_schema(FOLLOW_UP_WHENS, required=True),
        Field(description="What the answer lacks for this to be asked; `always` lacks nothing."),
    ]
    ask: Annotated[_Ask, Field(description="The words of the follow-up.")]


class _Question(_Part):
    """One question of an interview."""

    model_config = ConfigDict(title="Question")

    id: Annotated[
        str,
        BeforeValidator(_id),
        WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$"}),
        Field(description="A name for the question, unique in this file: a-z, 0-9 and -."),
    ]
    ask: Annotated[_Ask, Field(description="The question as the interviewer asks it.")]
    kind: Annotated[
        Kind,
        BeforeValidator(_one_of(KINDS, "behavioural")),
        _word_schema(KINDS, required=False),
        Field(description="What is asked for; `behavioural` asks for a true story with a result."),
    ] = "behavioural"
    competencies: Annotated[
        _Items, Field(description="What the answer shows, one to three words such as teamwork.")
    ] = ()
    difficulty: Annotated[
        int,
        BeforeValidator(_whole(DIFFICULTIES, 2, "Write 1, 2 or 3.")),
        _whole_schema(DIFFICULTIES),
        Field(description="1 easy, 2 as most, 3 hard."),
    ] = 2
    target_seconds: Annotated[
        int,
        BeforeValidator(
            _whole(
                TARGET_SECONDS,
                DEFAULT_TARGET_SECONDS,
                f"Write a whole number of seconds from {TARGET_SECONDS[0]} to {TARGET_SECONDS[1]}, such as 90.",
            )
        ),
        _whole_schema(TARGET_SECONDS),
        Field(description="The length in seconds that a good answer aims at."),
    ] = DEFAULT_TARGET_SECONDS
    look_for: Annotated[_Items, Field(description="What a strong answer has, one short item a line.")] = ()
    avoid: Annotated[_Items, Field(description="What weakens an answer, one short item a line.")] = ()
    follow_ups: Annotated[
        tuple[_FollowUp, ...],
        BeforeValidator(_items),
        Field(
            description="What is asked next when the answer lacks something.",
            json_schema_extra={"type": ["array", "null"], "maxItems": LIST_ITEMS},
        ),
    ] = ()
    tags: Annotated[_Items, Field(description="Words to find the question by.")] = ()


class _Bank(_Part):
    """A bank of interview questions."""

    model_config = ConfigDict(title="Question bank")

    schema_: Annotated[
        int,
        BeforeValidator(_schema),
        WithJsonSchema({"const": SCHEMA}),
        Field(alias="schema", description="The version of this format."),
    ] = SCHEMA
    title: Annotated[
        str,
        BeforeValidator(_line(NAME_CHARACTERS, required=True)),
        _text_schema(NAME_CHARACTERS, required=True),
        Field(description="The bank's name in lists."),
    ]
    author: Annotated[
        str,
        BeforeValidator(_line(NAME_CHARACTERS, required=False)),
        _text_schema(NAME_CHARACTERS, required=False),
        Field(description="Who wrote it; may be left out."),
    ] = ""
    language: Annotated[
        str,
        BeforeValidator(_language),
        WithJsonSchema({"type": ["string", "null"], "pattern": f"^({_LANGUAGE.pattern})?$"}),
        Field(description="The code of the language that the questions are in, such as en or pt-BR."),
    ] = "en"
    description: Annotated[
        str,
        BeforeValidator(_line(DESCRIPTION_CHARACTERS, required=False)),
        _text_schema(DESCRIPTION_CHARACTERS, required=False),
        Field(description="What the questions are for."),
    ] = ""
    questions: Annotated[
        tuple[_Question, ...],
        BeforeValidator(_questions),
        Field(json_schema_extra={"minItems": 1, "maxItems": QUESTIONS}, description="The questions."),
    ]


def is_id(text: str) -> bool:
    """Whether `text` may be a question's id."""
    return _ID.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Whether `text` may be a bank's language."""
    return _LANGUAGE.fullmatch(text) is not None


def json_schema() -> dict[str, Any]:
    """The shape of a bank in the terms of JSON Schema; what it can't say is that ids are unique."""
    return _Bank.model_json_schema(by_alias=True)


def _keys(part: type[_Part]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in part.model_fields.items())


_KEYS: Keys = (_keys(_Bank), _keys(_Question), _keys(_FollowUp))


def bank_from(root: Node, source: str, most: int) -> tuple[Bank | None, tuple[Problem, ...]]:
    """The bank that `root` describes, read from the file `source`; None with the first `most` problems if it can't be.

    The problems are in the order of their lines.
    """
    problems = _repeated_ids(root)
    bank = None
    try:
        bank = _value(_Bank.model_validate(plain_value(root)), source)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        details.sort(key=lambda detail: place_of(root, path_of(detail)))
        problems += [explained(detail, root, _KEYS) for detail in without_echoes(details[:most], _KEYS)]
    return None if problems else bank, tuple(sorted(problems, key=lambda p: p.place)[:most])


def _value(bank: _Bank, source: str) -> Bank:
    questions = tuple(
        Question(
            **(dict(question) | {"follow_ups": tuple(FollowUp(when=f.when, ask=f.ask) for f in question.follow_ups)})
        )
        for question in bank.questions
    )
    return Bank(
        title=bank.title,
        questions=questions,
        description=bank.description,
        author=bank.author,
        language=bank.language,
        source=source,
    )


def _repeated_ids(root: Node) -> list[Problem]:
    questions = root.value("questions") if isinstance(root, Mapping) else None
    first: dict[str, Place] = {}
    problems = []
    for number, question in enumerate(questions.items if isinstance(questions, Sequence) else ()):
        given = question.value("id") if isinstance(question, Mapping) else None
        if not isinstance(given, Scalar) or not _ID.fullmatch(text := given.text.strip()):
            continue
        place = place_of(root, ("questions", number, "id"))
        earlier = first.setdefault(text, place)
        if earlier is not place:
            what = f"the id `{text}` stands twice, here and in line {earlier.line}"
            problems.append(Problem(place, what, "Give each question an id of its own."))
    return problems
