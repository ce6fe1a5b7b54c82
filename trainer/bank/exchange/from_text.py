"""Questions from plain text, one a line, and from Markdown lists, whose headings say what they are about."""

import re
from dataclasses import replace

from trainer.bank.exchange.draft import Draft, Reading
from trainer.bank.exchange.fields import field_named, follow_up_from, kind_named
from trainer.bank.model import Kind
from trainer.bank.plain_text import shown

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•–]|\(?\d{1,3}[.)]|Q\d{0,3}[.:)])[ \t]+(?P<text>\S.*)")
_HEADING = re.compile(r"[ ]{0,3}(?P<level>#{1,6})[ \t]+(?P<text>.*?)[ \t#]*")
_BOX = re.compile(r"\[[ xX]\][ \t]+")
# Bounded, so that a line of brackets or stars takes no more time than another.
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,1000}\)")
_MARKS = re.compile(r"(\*\*|__|\*|`|~~)(?=\S)(.{1,500}?)(?<=\S)\1")
_LABEL = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{2,20}?)(?: \((?P<when>[a-z_]+)\))?:[ \t]+(?P<text>.+)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~<>|-])")
_NESTED_FROM = 2  # columns
_LONGEST_LINE = 2_000  # characters, far more than a question may have
_LONGEST_TAG = 40  # characters; a longer heading is a sentence


def read_plain(text: str, into: Reading) -> None:
    """Add a question for each line, without its number or dash; a line that ends with a colon is a heading."""
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        bullet = _BULLET.fullmatch(words[:_LONGEST_LINE])
        if not words:
            continue
        if len(words) > _LONGEST_LINE:
            into.left_out(number, "a line too long to be a question", shown(words))
        elif words.startswith("#"):
            into.left_out(number, "a line that begins with #", shown(words))
        elif words.endswith(":") and not bullet:
            kind, tags = _under(words.rstrip(": "), number, into)
        elif not any(c.isalpha() for c in words):
            into.left_out(number, "a line without a word", shown(words))
        else:
            into.drafts.append(Draft(number, bullet["text"] if bullet else words, kind=kind, tags=tags))


def read_markdown(text: str, into: Reading) -> None:
    """Add a question for each item of a list; the first heading is the title, others are kinds or tags.

    Items below a question may be labelled ("Look for: ...", "Avoid: ...", "Follow-up (no_result): ...").
    """
    _Markdown(into).read(text)


class _Markdown:
    """One pass over the lines of a document."""

    def __init__(self, into: Reading) -> None:
        self._into = into
        self._kind: Kind | None = None
        self._tags: tuple[str, ...] = ()
        self._in_code = False
        self._in_item = False
        self._headings = 0

    def read(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > _LONGEST_LINE:
                self._into.left_out(number, "a line too long to be a question", shown(line))
                continue
            heading, bullet = _HEADING.fullmatch(line), _BULLET.fullmatch(line)
            if line.strip().startswith(("```", "~~~")):
                self._in_code = not self._in_code
                self._in_item = False
            elif not line.strip():
                self._in_item = False
            elif self._in_code:
                self._into.left_out(number, "a line of code", shown(line))
            elif heading:
                self._heading(heading, number)
            elif bullet:
                self._bullet(bullet, number)
            else:
                self._paragraph(line, number)

    def _heading(self, heading: re.Match[str], number: int) -> None:
        text = _plain(heading["text"])
        self._headings += 1
        self._in_item = False
        if self._headings == 1 and heading["level"] == "#" and not self._into.drafts:
            self._into.title = text
        else:
            self._kind, self._tags = _under(text, number, self._into)

    def _bullet(self, bullet: re.Match[str], number: int) -> None:
        text = _plain(_BOX.sub("", bullet["text"]))
        nested = len(bullet["indent"].expandtabs(4)) >= _NESTED_FROM and bool(self._into.drafts)
        self._in_item = not nested
        if not nested:
            self._into.drafts.append(Draft(number, text, kind=self._kind, tags=self._tags))
        elif not self._labelled(text):
            self._into.left_out(number, 'an item below a question, without a label such as "Look for:"', shown(text))

    def _labelled(self, text: str) -> bool:
        """Whether `text` has a label that says what it adds to the question above."""
        label = _LABEL.fullmatch(text)
        name = field_named(label["name"]) if label else None
        if label is None or name not in ("look_for", "avoid", "follow_ups"):
            return False
        last = self._into.drafts[-1]
        if name == "follow_ups":
            when = f"{label['when']}: " if label["when"] else ""
            added = replace(last, follow_ups=(*last.follow_ups, follow_up_from(f"{when}{label['text']}")))
        elif name == "avoid":
            added = replace(last, avoid=(*last.avoid, label["text"]))
        else:
            added = replace(last, look_for=(*last.look_for, label["text"]))
        self._into.drafts[-1] = added
        return True

    def _paragraph(self, line: str, number: int) -> None:
        text = _plain(line.strip())
        if self._in_item and line[0].isspace():  # an item that goes on
            last = self._into.drafts[-1]
            self._into.drafts[-1] = replace(last, ask=f"{last.ask} {text}")
        elif text.endswith("?"):
            self._into.drafts.append(Draft(number, text, kind=self._kind, tags=self._tags))
            self._into.guessed(number, "a line outside of a list is a question", shown(text))
        elif self._headings == 1 and not self._into.drafts and self._into.title:
            self._into.description = f"{self._into.description} {text}".strip()
        else:
            self._into.left_out(number, "a line that is neither a heading nor in a list", shown(text))


def _under(heading: str, number: int, into: Reading) -> tuple[Kind | None, tuple[str, ...]]:
    """The kind or the tag that a heading gives to the questions below it."""
    kind = kind_named(heading)
    if kind is not None:
        into.guessed(number, f"the questions below are of the kind {kind}", shown(heading))
        return kind, ()
    if len(heading) > _LONGEST_TAG or not heading:
        into.left_out(number, "a heading too long to be a tag", shown(heading))
        return None, ()
    into.guessed(number, "the heading is a tag of the questions below", shown(heading))
    return None, (heading,)


def _plain(text: str) -> str:
    """`text` without Markdown's links, emphasis and escapes."""
    kept = _ESCAPE.sub(lambda found: f"\0{ord(found[1])};", text)
    kept = _MARKS.sub(r"\2", _LINK.sub(r"\1", kept))
    return re.sub(r"\0(\d+);", lambda found: chr(int(found[1])), kept).strip()
