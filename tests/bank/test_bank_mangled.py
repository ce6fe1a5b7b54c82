"""Thousands of bank files, generated and then mangled: each is loaded, or refused with its file and a line."""

import codecs
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.bank.dump import dump
from trainer.bank.lint import warnings
from trainer.bank.load import examine, load_bank
from trainer.bank.model import FOLLOW_UP_WHENS, KINDS, Bank, FollowUp, Question
from trainer.errors import BankError

WORDS = (
    *(
        "plan",
        "calm",
        "a: b",
        "no",
        "on",
        "yes",
        "~",
        "null",
        "12:30",
        "1e3",
        "it's",
        '"so"',
        "#1",
        "- a",
        "C++",
        "café",
    ),
    *("naïve", "Zürich", "日本語", "👩‍⚕️", "[x]", "{y}", "100%", "=1+1", "@home", "`code`", "a\\b", "?", "2024-01-01"),
)
Mangler = Callable[[random.Random, bytes], bytes]


def generated(rng: random.Random) -> bytes:
    """A bank as this program or as a person would write it."""

    def some(most: int) -> str:
        return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, most)))

    def several() -> tuple[str, ...]:
        return tuple(some(4) for _ in range(rng.randint(0, 3)))

    questions = tuple(
        Question(
            f"q{n}",
            some(12),
            kind=rng.choice(KINDS),
            competencies=several(),
            difficulty=rng.randint(1, 3),
            target_seconds=rng.randint(10, 1800),
            look_for=several(),
            avoid=several(),
            follow_ups=tuple(FollowUp(rng.choice(FOLLOW_UP_WHENS), some(8)) for _ in range(rng.randint(0, 3))),
            tags=several(),
        )
        for n in range(rng.randint(1, 6))
    )
    return dump(Bank(some(3), questions, description=some(20), author=some(2), language="no")).encode()


def lines_changed(change: Callable[[random.Random, list[bytes], int], None]) -> Mangler:
    def mangle(rng: random.Random, raw: bytes) -> bytes:
        lines = raw.splitlines(keepends=True)
        change(rng, lines, rng.randrange(len(lines)))
        return b"".join(lines)

    return mangle


def put(*pieces: bytes) -> Mangler:
    def mangle(rng: random.Random, raw: bytes) -> bytes:
        at = rng.randrange(len(raw) + 1)
        return raw[:at] + rng.choice(pieces) + raw[at:]

    return mangle


def alias_bomb(rng: random.Random, raw: bytes) -> bytes:
    width, depth = rng.randint(2, 9), rng.randint(2, 12)
    lines = [b"a0: &a0 [x, y]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]".encode() for n in range(1, depth)]
    return raw + b"\n".join(lines)


def deep(rng: random.Random, raw: bytes) -> bytes:
    return raw.rstrip() + b"\n    tags: " + rng.choice((b"[", b"{a: ", b"- ")) * rng.choice((5, 13, 600, 20_000))


def large(rng: random.Random, raw: bytes) -> bytes:
    return raw + rng.choice((b"#", b"\n", b"    tags: [a]\n", b"  - {id: a}\n")) * rng.choice(
        (1_000, 60_000, 1_100_000 // 12)
    )


def encoded(rng: random.Random, raw: bytes) -> bytes:
    text = raw.decode("utf-8", "replace")
    name = rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7", "shift-jis"))
    return text.encode(name, "replace")


def key_doubled(rng: random.Random, raw: bytes) -> bytes:
    key = rng.choice((b"title", b"questions", b"language"))
    value = b"[]" if key == b"questions" else b"no"
    return raw + key + b": " + value + b"\n"


def unquoted(rng: random.Random, raw: bytes) -> bytes:
    return raw.replace(rng.choice((b'"', b"'")), b"")


MANGLERS: dict[str, Mangler] = {
    "untouched": lambda _, raw: raw,
    "truncated": lambda rng, raw: raw[: rng.randrange(len(raw))],
    "byte order mark": lambda _, raw: codecs.BOM_UTF8 + raw,
    "Windows lines": lambda _, raw: raw.replace(b"\n", b"\r\n"),
    "old Mac lines": lambda _, raw: raw.replace(b"\n", b"\r"),
    "another encoding": encoded,
    "NUL": put(b"\0", b"\0\0\0\0"),
    "control character": put(b"\x1b[2J", b"\x07", b"\x7f", "\u202e".encode(), "\u2028".encode(), "\ufeff".encode()),
    "bytes of no text": put(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"),
    "tab": put(b"\t", b"\n\t", b": \t"),
    "tabs for spaces": lambda _, raw: raw.replace(b"    ", b"\t"),
    "sign of YAML": put(
        b": ", b"- ", b"&a ", b"*a", b"!!str ", b"|", b">", b"%", b"---\n", b"...\n", b"<<: ", b"? ", b"["
    ),
    "key doubled": key_doubled,
    "words": put(b" no", b" on", b"\nno: on\n", b"\ntrue: yes\n", b" ~ ", b" .inf", b" 1e999", b" 2024-99-99"),
    "quotes lost": unquoted,
    "line doubled": lines_changed(lambda _, lines, at: lines.insert(at, lines[at])),
    "line lost": lines_changed(lambda _, lines, at: lines.__delitem__(at)),
    "line moved": lines_changed(lambda rng, lines, at: lines.insert(rng.randrange(len(lines)), lines.pop(at))),
    "indented": lines_changed(lambda rng, lines, at: lines.__setitem__(at, b" " * rng.randint(1, 9) + lines[at])),
    "outdented": lines_changed(lambda _, lines, at: lines.__setitem__(at, lines[at].lstrip(b" "))),
    "aliases that explode": alias_bomb,
    "depth": deep,
    "size": large,
}


@pytest.mark.parametrize(
    "count", [200, pytest.param(2_000, marks=pytest.mark.long)], ids=lambda count: f"{count} files"
)
def test_each_is_loaded_or_refused_with_file_and_line(tmp_path: Path, count: int) -> None:
    outcomes: Counter[tuple[str, bool]] = Counter()
    for number in range(count):
        rng = random.Random(number)
        name = list(MANGLERS)[number % len(MANGLERS)]
        file = tmp_path / f"bank-{number}.yaml"
        raw = MANGLERS[name](rng, generated(rng))
        if name not in ("untouched", "depth", "size") and raw and rng.random() < 0.3:
            raw = rng.choice(list(MANGLERS.values())[1:-3])(rng, raw)
            name = "two slips"
        file.write_bytes(raw)

        examined = examine(file)

        outcomes[name, examined.bank is not None] += 1
        if examined.bank is not None:
            assert examined.problems == ()
            assert all(advice.place.line >= 1 for advice in warnings(examined.bank, examined.root))
            continue
        assert examined.problems
        for problem in examined.problems:
            assert problem.file == str(file) and problem.line >= 1 and problem.column >= 1, (name, problem)
            assert problem.problem and problem.hint
        with pytest.raises(BankError):
            load_bank(file)
        file.unlink()
    # The generator makes good files, and its slips do harm.
    assert outcomes["untouched", False] == 0 < outcomes["untouched", True]
    refused = sum(times for (_, loaded), times in outcomes.items() if not loaded)
    assert count // 3 < refused < count
    for name in ("NUL", "bytes of no text", "aliases that explode", "key doubled"):
        assert outcomes[name, True] == 0, name
