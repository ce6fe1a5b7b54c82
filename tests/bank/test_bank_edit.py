"""A question is changed in its file, and nothing else in the file is."""

import codecs
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.bank.test_bank_mangled import WORDS, generated
from trainer.bank.edit import ChangedMeanwhileError, Edited, with_change, with_question, without_question
from trainer.bank.load import examine_bytes
from trainer.bank.model import DEFAULT_TARGET_SECONDS, FOLLOW_UP_WHENS, KINDS, Bank, FollowUp, Question
from trainer.bank.plain_text import single_line
from trainer.bank.spans import ListSpan, MapSpan, comments, spans
from trainer.errors import BankError

OWN = """\
# mine
title: T   # the title
questions:
  # ---- first part ----
  - id: a  # unique
    ask: Why us?   # asked by all
    kind: motivation
    look_for:
      # from Ann
      - one
      - two # second
    # about tags
    tags: [x, y]

  # ---- second part ----
  - {id: b, ask: Who?, tags: [a]}  # in braces

  - ask: >-
      A long one that
      goes on
    id: c
    follow_ups:
      - when: no_result   # r
        ask: And?
      # the other
      - {when: vague, ask: How?}
# - {id: d, ask: Later?}
"""


def read(raw: bytes) -> Bank:
    examined = examine_bytes(raw, "own.yaml")
    assert examined.bank is not None, examined.problems
    return examined.bank


def edited(number: int, changes: dict[str, Any]) -> str:
    question = read(OWN.encode()).questions[number]
    return with_change(OWN.encode(), "own.yaml", question, replace(question, **changes)).raw.decode()


@pytest.mark.parametrize(
    ("number", "changes", "old", "new"),
    [
        (0, {"ask": "Why: not us?"}, "ask: Why us?   #", 'ask: "Why: not us?"   #'),
        (0, {"look_for": ("1", "two")}, "- one\n", '- "1"\n'),
        (0, {"look_for": ("one", "three")}, "- two # second", "- three # second"),
        (0, {"look_for": ("one", "two", "three")}, "# second\n", "# second\n      - three\n"),
        (0, {"tags": ()}, "    tags: [x, y]\n", ""),
        (0, {"avoid": ("all",)}, "# second\n", "# second\n    avoid:\n      - all\n"),
        (0, {"difficulty": 3}, "motivation\n", "motivation\n    difficulty: 3\n"),
        (1, {"ask": "Who: you?"}, "ask: Who?", 'ask: "Who: you?"'),
        (1, {"tags": ()}, ", tags: [a]", ""),
        (1, {"kind": "closing"}, "[a]}", "[a], kind: closing}"),
        (2, {"ask": "Short."}, ">-\n      A long one that\n      goes on", "Short."),
        (2, {"follow_ups": (FollowUp("no_result", "And?"), FollowUp("vague", "Who?"))}, "How?", '"Who?"'),
        (2, {"difficulty": 1}, "goes on\n", "goes on\n    difficulty: 1\n"),
    ],
)
def test_only_what_changed_is_written_anew(number: int, changes: dict[str, Any], old: str, new: str) -> None:
    assert edited(number, changes) == OWN.replace(old, new, 1)


def test_a_new_question_stands_behind_the_others_and_looks_like_them() -> None:
    new = Question("new", "And you?", kind="closing")

    text = with_question(OWN.encode(), "own.yaml", new).raw.decode()

    added = "\n  - id: new\n    ask: And you?\n    kind: closing\n    difficulty: 2\n    target_seconds: 90\n"
    assert text == OWN.replace("ask: How?}\n", f"ask: How?}}\n{added}")


@pytest.mark.parametrize(
    ("id", "gone"),
    [
        ("a", OWN[OWN.index("  - id: a") : OWN.index("\n  # ---- second")]),
        ("b", "\n  - {id: b, ask: Who?, tags: [a]}  # in braces"),
        ("c", OWN[OWN.index("\n  - ask") : OWN.index("# - {id: d")].rstrip("\n")),
    ],
)
def test_a_question_goes_and_the_comments_around_it_stay(id: str, gone: str) -> None:
    text = without_question(OWN.encode(), "own.yaml", id).raw.decode()

    assert {q.id for q in read(text.encode()).questions} == {"a", "b", "c"} - {id}
    for comment in ("# mine", "# ---- first part ----", "# ---- second part ----", "# - {id: d, ask: Later?}"):
        assert comment in text
    assert len(OWN) - len(text) - len(gone) in (0, 1)


def test_a_comment_that_can_t_stay_is_named() -> None:
    text = OWN.replace("    tags: [x, y]", "    tags: [x, y]  # ward")
    question = read(text.encode()).questions[0]

    assert with_change(text.encode(), "own.yaml", question, replace(question, tags=())).lost == ("# ward",)
    assert with_change(text.encode(), "own.yaml", question, replace(question, tags=("z",))).lost == ()


def test_what_changed_meanwhile_is_not_written_over() -> None:
    question = read(OWN.encode()).questions[0]
    newer = OWN.replace("Why us?", "Why here?").encode()

    with pytest.raises(ChangedMeanwhileError, match="changed in the file meanwhile"):
        with_change(newer, "own.yaml", question, replace(question, ask="Why?"))
    with pytest.raises(ChangedMeanwhileError, match="not in the file any more"):
        with_change(OWN.replace("id: a ", "id: z ").encode(), "own.yaml", question, replace(question, ask="Why?"))
    other = OWN.replace("Who?", "Who are you?").encode()
    assert b"Who are you?" in with_change(other, "own.yaml", question, replace(question, ask="Why?")).raw


def test_the_last_question_of_a_bank_stays() -> None:
    with pytest.raises(BankError, match="only question"):
        without_question(b"title: T\nquestions: [{id: a, ask: Why?}]\n", "own.yaml", "a")


@pytest.mark.parametrize(
    "text",
    [
        'title: T\nquestions: [{id: a, ask: Why?}, {"id": "b", "ask": "Who?"}]',
        '{"title": "T", "questions": [{"id": "a", "ask": "Why?"}, {"id": "b", "ask": "Who?"}]}',
        "title: T\nquestions:\n- id: a\n  ask: Why?\n- id: b\n  ask:\n    Who?",
        "questions:\n-\n    id: a\n    ask: Why?\n-   id: b\n    ask: Who?\n    avoid:\n    tags:\ntitle: T\n",
        "title: T\nquestions:\n- ? id\n  : a\n  ask: Why?\n- id: b\n  ask: |\n   Who?\n\n",
        "title: T\nquestions:\n- {id: a, ask: Why?,\n   # c\n   tags: [\n x]}\n- {id: b, ask: Who?}\n",
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_way_of_writing_a_bank_can_be_edited(text: str, line_break: str) -> None:
    raw = codecs.BOM_UTF8 + text.replace("\n", line_break).encode()
    after = Question("b", "Where: there?", "closing", ("c, d",), 3, 30, ("l",), ("no",), (FollowUp("long", "x: y"),))
    for question in read(raw).questions:
        done = with_change(raw, "own.yaml", question, replace(after, id=question.id))
        assert done.raw.startswith(codecs.BOM_UTF8)
        assert replace(after, id=question.id) in read(done.raw).questions
        back = with_change(done.raw, "own.yaml", replace(after, id=question.id), question)
        assert read(back.raw) == read(raw)


def test_a_bank_that_would_be_too_large_says_so() -> None:
    many = "title: T\nquestions:\n" + "".join(f"  - {{id: q{n}, ask: Why {n}?}}\n" for n in range(2000))

    with pytest.raises(BankError, match="2,001 questions, more than 2,000") as raised:
        with_question(many.encode(), "own.yaml", Question("new", "And you?"))
    assert "Split it" in raised.value.hint


@pytest.mark.parametrize("seed", range(20))
def test_without_the_parser_in_c_it_is_the_same(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    rng = random.Random(seed)
    raw = commented(rng, generated(rng))
    before = rng.choice(read(raw).questions)
    after = another(rng, before)
    quick = with_change(raw, "own.yaml", before, after)

    monkeypatch.setattr("yaml.__with_libyaml__", False)

    assert with_change(raw, "own.yaml", before, after) == quick


def commented(rng: random.Random, raw: bytes) -> bytes:
    """As a person leaves it: comments above and behind, other breaks, a question in braces."""
    lines = []
    in_text = 99
    for line in raw.decode().splitlines():
        indent = len(line) - len(line.lstrip())
        in_text = in_text if indent > in_text and line.strip() else 99
        if in_text == 99 and rng.random() < 0.15:
            lines.append(" " * rng.randint(0, 9) + f"# above {rng.random()}")
        if line.endswith(">-"):
            in_text = indent
        elif in_text == 99 and line.strip() and rng.random() < 0.15:
            line += f"  # behind {rng.random()}"
        lines.append(line)
    if rng.random() < 0.3:
        lines += ["", "  - {id: braces, ask: 'Why?', tags: [a], look_for: [b, c]}  # in braces"]
    line_break = rng.choice(["\n", "\n", "\r\n"])
    end = rng.choice(["", line_break, f"{line_break}# the end{line_break}"])
    return rng.choice([b"", codecs.BOM_UTF8]) + (line_break.join(lines) + end).encode()


def another(rng: random.Random, question: Question) -> Question:
    """`question` after one to four changes."""

    def some(most: int) -> str:
        return single_line(" ".join(rng.choice(WORDS) for _ in range(rng.randint(1, most))), 300) or "x"

    def several(old: tuple[str, ...]) -> tuple[str, ...]:
        items = [item for item in old if rng.random() < 0.8]
        for _ in range(rng.randint(0, 2)):
            items.insert(rng.randint(0, len(items)), some(30))
        return tuple(items)

    follow_ups = tuple(f for f in question.follow_ups if rng.random() < 0.7)
    changes: dict[str, Callable[[], object]] = {
        "ask": lambda: some(60),
        "kind": lambda: rng.choice(KINDS),
        "competencies": lambda: several(question.competencies),
        "difficulty": lambda: rng.randint(1, 3),
        "target_seconds": lambda: rng.choice([10, DEFAULT_TARGET_SECONDS, 1800]),
        "look_for": lambda: several(question.look_for),
        "avoid": lambda: several(question.avoid),
        "follow_ups": lambda: (*follow_ups, FollowUp(rng.choice(FOLLOW_UP_WHENS), some(40))),
        "tags": lambda: several(question.tags),
    }
    return replace(question, **{key: changes[key]() for key in rng.sample(list(changes), rng.randint(1, 4))})  # type: ignore[arg-type]


def places(raw: bytes) -> dict[str, str]:
    """The text of each question, from its first key to its last value."""
    text = raw.decode("utf-8-sig")
    root = spans(text)
    assert isinstance(root, MapSpan)
    questions = root.value("questions")
    assert isinstance(questions, ListSpan)
    return {q.id: text[s.start : s.end] for q, s in zip(read(raw).questions, questions.items, strict=True)}


@pytest.mark.parametrize(
    "count", [150, pytest.param(2_000, marks=pytest.mark.long)], ids=lambda count: f"{count} banks"
)
def test_in_any_bank_all_other_questions_stay_byte_for_byte(count: int) -> None:
    lost = 0
    for number in range(count):
        rng = random.Random(number)
        raw = commented(rng, generated(rng))
        bank = read(raw)
        before = rng.choice(bank.questions)
        after = another(rng, before)

        done = with_change(raw, "own.yaml", before, after)
        was, is_now = places(raw), places(done.raw)
        assert read(done.raw).questions == tuple(after if q is before else q for q in bank.questions), number
        assert {k: v for k, v in was.items() if k != before.id} == {k: v for k, v in is_now.items() if k != before.id}
        own = was[before.id]
        at = raw.decode("utf-8-sig").index(own)
        assert done.raw.decode("utf-8-sig").startswith(raw.decode("utf-8-sig")[:at]), number
        lost += _lost_elsewhere(raw, done, own)

        grown = with_question(raw, "own.yaml", replace(after, id="fresh"))
        assert is_prefix_kept(was, places(grown.raw)) and grown.lost == ()
        if len(bank.questions) > 1:
            shrunk = without_question(raw, "own.yaml", before.id)
            assert places(shrunk.raw) == {k: v for k, v in was.items() if k != before.id}
    assert lost == 0


def is_prefix_kept(was: dict[str, str], is_now: dict[str, str]) -> bool:
    return is_now.pop("fresh", None) is not None and is_now == was


def _lost_elsewhere(raw: bytes, done: Edited, own: str) -> int:
    """Comments that went without standing in the question that was changed, or in the line of its last value."""
    text = raw.decode("utf-8-sig")
    at = text.index(own)
    own_lines = text[at : text.find("\n", at + len(own)) if "\n" in text[at + len(own) :] else len(text)]
    assert set(done.lost) <= set(comments(text))
    return sum(comment not in own_lines for comment in done.lost)
