"""A bank as a YAML file that a person would write: what `trainer.bank.load` reads back as the same bank."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from trainer.bank.model import Bank, FollowUp, Question

_WIDTH = 110
_SHORT_LIST = 80
# A text may stand bare where no reader of YAML, old or new, sees anything but a text in it.
_BARE = re.compile(r"[^\W\d_](?:[\w %&+/;=@^~$(),.?!'’…–—|*<>\"-]|:(?=\S)|(?<=\S)#)*")
_WORDS_OF_YAML = frozenset("y n yes no on off true false null".split())
_FLOW_SIGNS = frozenset(",[]{}:?")
# What YAML's readers take as it stands (YAML 1.1, 5.1), without line breaks and the byte order mark.
_PRINTABLE = re.compile("[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")


def dump(bank: Bank) -> str:
    """`bank` as the text of a YAML file, ready to be written in UTF-8.

    Loading it gives an equal bank but for `source`, if `bank` is one that could have been loaded: a text with line
    breaks or control characters comes back without them, as from any file. What has its default is left out, except
    kind, difficulty and target_seconds, which a bank's author should see.
    """
    return "\n".join(_lines(bank)) + "\n"


def _lines(bank: Bank) -> Iterator[str]:
    yield "schema: 1"
    yield from entry("title", bank.title, 0)
    if bank.author:
        yield from entry("author", bank.author, 0)
    yield from entry("language", bank.language, 0)
    if bank.description:
        yield from entry("description", bank.description, 0)
    yield "questions:"
    for number, question in enumerate(bank.questions):
        if number:
            yield ""
        yield from dashed(question_lines(question), 2)


def question_lines(question: Question) -> Iterator[str]:
    """The keys and values of a question, without indentation."""
    yield from entry("id", question.id, 4)
    yield from entry("ask", question.ask, 4)
    yield f"kind: {question.kind}"
    yield from short_list("competencies", question.competencies)
    yield f"difficulty: {question.difficulty}"
    yield f"target_seconds: {question.target_seconds}"
    yield from block_list("look_for", question.look_for)
    yield from block_list("avoid", question.avoid)
    yield from follow_up_lines(question.follow_ups)
    yield from short_list("tags", question.tags)


def follow_up_lines(follow_ups: Sequence[FollowUp]) -> Iterator[str]:
    """The key `follow_ups` and what stands under it; nothing where there are none."""
    if follow_ups:
        yield "follow_ups:"
    for follow_up in follow_ups:
        yield from dashed([f"when: {follow_up.when}", *entry("ask", follow_up.ask, 8)], 2)


def dashed(lines: Iterator[str] | list[str], indent: int) -> Iterator[str]:
    """`lines` as one item of a list, whose dash stands `indent` columns in."""
    for number, line in enumerate(lines):
        yield f"{' ' * indent}{'  ' if number else '- '}{line}".rstrip()


def entry(key: str, text: str, indent: int) -> Iterator[str]:
    """`key: text`, folded where that is too long for one line `indent` columns in."""
    line = f"{key}: {scalar(text)}"
    if indent + len(line) <= _WIDTH or not _PRINTABLE.fullmatch(text):
        yield line
        return
    yield f"{key}: >-"
    yield from (f"  {part}" for part in _folded(text, _WIDTH - indent - 2))


def _folded(text: str, width: int) -> list[str]:
    # Only between words, so that the breaks become the single spaces that they were.
    return textwrap.wrap(
        text, width, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
    )


def block_list(key: str, items: Sequence[str]) -> Iterator[str]:
    """`key` with an item a line; nothing where there are none."""
    if items:
        yield f"{key}:"
        yield from (f"  - {scalar(item)}" for item in items)


def short_list(key: str, items: Sequence[str]) -> Iterator[str]:
    """`key` with its items in brackets, or, where that is too long, with an item a line; nothing without items."""
    line = f"{key}: [{', '.join(scalar(item, in_brackets=True) for item in items)}]"
    if items and len(line) <= _SHORT_LIST:
        yield line
    else:
        yield from block_list(key, items)


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """`text` on one line, quoted where it has to be; `in_brackets` for one in a list or mapping of that form."""
    bare = _BARE.fullmatch(text) and text == text.strip() and text.lower() not in _WORDS_OF_YAML
    if bare and not (in_brackets and _FLOW_SIGNS & set(text)):
        return text
    if _PRINTABLE.fullmatch(text) and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if _PRINTABLE.fullmatch(c) else _escape(c) for c in escaped) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
