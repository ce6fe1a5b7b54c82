"""What the YAML parser objects to, in plain words and with what to write instead."""

from typing import Any

from trainer.bank.nodes import Place, Problem
from trainer.bank.plain_text import shown

_QUOTE = 'Put the text in double quotes, like this: ask: "Tell me one thing: why us?"'
_INDENT = "Compare its indentation with the lines above: keys that belong together begin in the same column."

# Part of the parser's own words (PyYAML 6, lib/yaml/scanner.py and parser.py), what to say, what to do. The first row
# found in its message counts.
_FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "this key doesn't fit: it is indented too far, or the line above lacks `: ` after its key",
        _INDENT,
    ),
    (
        "could not find expected ':'",
        "this line is neither a `key: value` nor a `- item`",
        f"Put a space after its colon or dash. {_INDENT}",
    ),
    ("expected <block end>", "this line doesn't fit the lines above it", _INDENT),
    ("found unexpected end of stream", "a quotation mark that opens here is never closed", "Close it."),
    ("found unexpected document separator", "a text in quotation marks runs into `---` or `...`", "Close the quotes."),
    ("escape", "a backslash in double quotes has no meaning here", "Use single quotes."),
    ("expected ',' or ']'", "a list that begins with `[` goes wrong here", "Separate items by commas; end with `]`."),
    ("expected ',' or '}'", "a part that begins with `{` goes wrong here", "Separate parts by commas; end with `}`."),
    ("sequence entries are not allowed", "a list can't begin here", "Begin each item on a line of its own."),
    ("mapping keys are not allowed", "a `?` can't stand here", _QUOTE),
    ("while scanning an alias", "a text can't begin with `*`", _QUOTE),
    ("while scanning an anchor", "a text can't begin with `&`", _QUOTE),
    (" tag", "a text can't begin with `!`", _QUOTE),
    ("directive", "a line can't begin with `%`", "Remove the line, or put the text in double quotes."),
    ("expected '<document start>'", "something stands before or after the bank's own keys", _INDENT),
    ("expected the node content", "a value is missing, or a sign stands where a text belongs", _QUOTE),
    ("block scalar", "only a line break may follow `|` or `>`", "Begin the text on the next line, indented."),
)
# Here the parser's own mark is where it gave up; the context's is where the quotation mark, bracket or key began.
_SHOWN_WHERE_IT_BEGAN = ("unexpected end of stream", "<stream end>", "could not find expected ':'")
# What ends a value; nothing but a comment may follow it in its line.
_CLOSING = ('"', "'", "]", "}")
# Signs that a text may not begin with (YAML 1.1, 5.3 and 7.3.3), where the parser says no more than that.
_SIGNS = "@`%,]}[{&*!|>?#"


def explained(error: Any, text: str) -> Problem:
    """The problem that a `yaml.YAMLError` of the parser in Python, raised on reading `text`, speaks of."""
    import yaml

    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        what = f"the control character U+{ord(text[error.position]):04X} can't stand in a bank"
        return Problem(place, what, "Remove it; retyping the line is the surest way.")
    mark, words = error.problem_mark, f"{error.context or ''} {error.problem or ''}"
    if error.context_mark is not None and any(part in words for part in _SHOWN_WHERE_IT_BEGAN):
        mark = error.context_mark
    place = Place(mark.line + 1, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    before, at = line[: mark.column], line[mark.column : mark.column + 1]
    if at == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem(place, "there is a tab here; YAML takes only spaces", "Replace each tab by two spaces.")
    if "cannot start any token" in words and at and at in _SIGNS:
        return Problem(place, f"a text can't begin with `{at}`", _QUOTE)
    if "mapping values are not allowed" in words and ": " in before:
        return Problem(place, "there is a second `: ` in this line", _QUOTE)
    if "expected <block end>" in words and before.rstrip().endswith(_CLOSING):
        sign = before.rstrip()[-1]
        return Problem(place, f"the text goes on after `{sign}`", "Put the whole of the text in quotation marks.")
    for part, what, remedy in _FAULTS:
        if part in words:
            return Problem(place, what, remedy)
    return Problem(place, f"this is not YAML: {shown(str(error.problem), 200)}", _INDENT)
