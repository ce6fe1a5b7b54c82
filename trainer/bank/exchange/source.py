"""The text of a file in another form, whichever program saved it."""

import codecs

from trainer.bank.exchange.draft import Reading
from trainer.bank.yaml_source import MAX_BYTES
from trainer.errors import BankError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What spreadsheets on Windows still write where nobody asks for UTF-8.
_OLD_ENCODING = "cp1252"


def text_of(raw: bytes, file: str, into: Reading) -> str:
    """The text of a file's bytes with "\\n" between lines. Raises `BankError` where they can be none."""
    if len(raw) > MAX_BYTES:
        raise BankError("the file is larger than 1 MiB", "Split it into several files.", file=file)
    mark, encoding = next(((m, e) for m, e in _MARKS if raw.startswith(m)), (b"", "utf-8"))
    raw = raw.removeprefix(mark)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            what = f"the file is marked as {encoding.upper()} and isn't from its byte {error.start + len(mark)} on"
            raise BankError(what, "Save it as UTF-8.", file=file) from None
        text = raw.decode(_OLD_ENCODING, "replace")
        line = raw.count(b"\n", 0, error.start) + 1
        into.guessed(line, "the file is not UTF-8; it was read as Windows-1252, so look at the accents")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BankError("the file holds a NUL character; it is no text", "Save it as UTF-8 text.", file=file, line=line)
    return text.replace("\r\n", "\n").replace("\r", "\n")
