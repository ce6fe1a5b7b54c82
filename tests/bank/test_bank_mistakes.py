"""Each kind of mistake is refused at its line, with what to write instead, by either of the library's parsers."""

from pathlib import Path

import pytest
import yaml

from trainer.bank.load import MOST_PROBLEMS, check_bank, load_bank
from trainer.bank.model import DEFAULT_TARGET_SECONDS, FOLLOW_UP_WHENS, KINDS
from trainer.errors import BankError

HEAD = "schema: 1\ntitle: Ward\nquestions:\n"
GOOD = HEAD + "  - id: handover\n    ask: What went wrong at handover?\n"


@pytest.fixture(params=["parser in C", "parser in Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "parser in C" and yaml.__with_libyaml__)


def problems(folder: Path, content: str | bytes) -> tuple[BankError, ...]:
    file = folder / "bank.yaml"
    file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    found = check_bank(file)
    if found:
        with pytest.raises(BankError) as raised:
            load_bank(file)
        assert str(raised.value) == str(found[0])
    else:
        load_bank(file)
    return found


# (what is added to a good bank of five lines, line and column, part of the problem, part of the hint)
IN_A_QUESTION = [
    ("lookfor: [calm]", 6, 5, "unknown key `lookfor`", "look_for"),
    ("lookfor: [calm]", 6, 5, "did you mean `look_for`?", "competencies"),
    ("seconds: 90", 6, 5, "did you mean `target_seconds`?", "keys are: id, ask"),
    ("Kind: closing", 6, 5, "did you mean `kind`?", "keys are"),
    ("wardrobe-malfunction: 90", 6, 5, "unknown key `wardrobe-malfunction` in the question", "keys are"),
    ("kind: behavioral", 6, 5, "`kind` can't be `behavioral`; did you mean `behavioural`?", ", ".join(KINDS)),
    ("kind: zzz", 6, 5, "`kind` can't be `zzz`", ", ".join(KINDS)),
    ("kind: [closing]", 6, 5, "`kind` should be one text, not a list", "without brackets"),
    ("difficulty: 5", 6, 5, "`difficulty` can't be `5`", "Write 1, 2 or 3."),
    ("difficulty: easy", 6, 5, "`difficulty` can't be `easy`", "Write 1, 2 or 3."),
    ("difficulty: 2.0", 6, 5, "`difficulty` can't be `2.0`", "Write 1, 2 or 3."),
    ("difficulty: ²", 6, 5, "`difficulty` can't be `²`", "Write 1, 2 or 3."),
    ("target_seconds: 9", 6, 5, "`target_seconds` can't be `9`", "from 10 to 1800"),
    ("target_seconds: 1801", 6, 5, "`target_seconds` can't be `1801`", "from 10 to 1800"),
    ("target_seconds: 1:30", 6, 5, "`target_seconds` can't be `1:30`", "whole number of seconds"),
    ("target_seconds: 90s", 6, 5, "`target_seconds` can't be `90s`", "such as 90"),
    ("target_seconds: -60", 6, 5, "`target_seconds` can't be `-60`", "from 10"),
    (f"target_seconds: {'9' * 9000}", 6, 5, "`target_seconds` can't be `999", "from 10"),
    ("target_seconds: 2024-13-45", 6, 5, "`target_seconds` can't be", "from 10"),
    ("look_for: calm", 6, 5, "`look_for` should be a list", "after a dash"),
    ("look_for: {calm: yes}", 6, 5, "`look_for` should be a list", "after a dash"),
    ("look_for:\n      - calm: at once", 7, 9, "`calm:` makes it a key with a value", '"calm: ..."'),
    ("look_for:\n      - calm\n      -", 8, 8, "`look_for` is empty", "remove the line"),
    ("look_for:\n      - [calm]", 7, 9, "should be one text, not a list", "one text"),
    (f"tags: [{'a, ' * 51}]", 6, 5, "`tags` has 51 items, more than 50", "Keep"),
    (f"avoid:\n      - {'a' * 301}", 7, 9, "`avoid` is longer than 300 characters", "Shorten"),
    (f"avoid:\n      - {'ệ' * 9000}", 7, 9, "`avoid` is longer than 300 characters", "Shorten"),
    ("follow_ups: later", 6, 5, "`follow_ups` should be a list", "dash"),
    ("follow_ups:\n      - And then?", 7, 9, "the follow-up should have keys and values", "`- when: ...`"),
    ("follow_ups:\n      - ask: And then?", 7, 9, "the follow-up has no `when`", ", ".join(FOLLOW_UP_WHENS)),
    ("follow_ups:\n      - when: short", 7, 9, "the follow-up has no `ask`", "Add a line `ask:`"),
    ("follow_ups:\n      - {when: no_figures, ask: x}", 7, 10, "did you mean `no_figure`?", ", ".join(FOLLOW_UP_WHENS)),
    ("follow_ups:\n      - {when: , ask: x}", 7, 10, "`when` can't be ``", "Write one of"),
    ("follow_ups:\n      - {wen: short, ask: x}", 7, 10, "did you mean `when`?", "keys are: when, ask"),
    ("ask: Another?", 6, 5, "the key `ask` stands twice, here and in line 5", "Keep one"),
    ("<<: {difficulty: 2}", 6, 5, "unknown key `<<`", "keys are"),
    ("? [a, b]\n    : c", 6, 7, "a list or a mapping stands where a key belongs", "double quotes"),
    ("kind: !!str closing", 6, 11, "`tag:yaml.org,2002:str` is a tag", "Remove"),
    ("kind: ! closing", 6, 11, "`!` is a tag", "Remove"),
    ("kind: &k closing", 6, 11, "`&k` is an anchor", "Remove it"),
    ("kind: *k", 6, 11, "`*k` is an alias", "Write the text out"),
    ("look_for: *k", 6, 15, "`*k` is an alias", "Write the text out"),
    ('tags: ["\\ud83d"]', 6, 12, "`\\ud83d` is half a character", "the character itself"),
    ('tags: ["\\UFFFFFFFF"]', 6, 15, "a number stands here that YAML can't take", "the character itself"),
    ("avoid:\t@all", 6, 11, "there is a tab here", "two spaces"),
    ("\ttags: [a]", 6, 5, "there is a tab here", "two spaces"),
    ("tags: [a\x1b]", 6, 13, "the control character U+001B", "Remove it"),
    ("tags: [a\x00]", 6, 13, "NUL", "UTF-8"),
    ("avoid: @all", 6, 12, "a text can't begin with `@`", "double quotes"),
    ("avoid: `x`", 6, 12, "a text can't begin with ``", "double quotes"),
    ("avoid: %x", 6, 12, "a text can't begin with `%`", "double quotes"),
    ("avoid: *", 6, 13, "a text can't begin with `*`", "double quotes"),
    ("avoid: & x", 6, 13, "a text can't begin with `&`", "double quotes"),
    ("avoid: !x!y z", 6, 12, "a text can't begin with `!`", "double quotes"),
    ("avoid: a: b", 6, 13, "there is a second `: ` in this line", "double quotes"),
    ('avoid: "a" b', 6, 16, 'the text goes on after `"`', "quotation marks"),
    ("avoid: [a] b", 6, 16, "the text goes on after `]`", "quotation marks"),
    ("avoid: [a, b", 6, 12, "a list that begins with `[`", "commas"),
    ("avoid: {a: b", 6, 12, "a part that begins with `{`", "commas"),
    ("avoid: }", 6, 12, "a sign stands where a text belongs", "double quotes"),
    ('avoid: "never closed', 6, 12, "a quotation mark that opens here", "Close it"),
    ('avoid: "a\n---\n"', 7, 1, "runs into `---`", "Close the quotes"),
    ('avoid: "\\q"', 6, 14, "a backslash", "single quotes"),
    ('avoid: "\\xzz"', 6, 15, "a backslash", "single quotes"),
    ("avoid: - a", 6, 12, "a list can't begin here", "line of its own"),
    ("avoid: ? a", 6, 12, "a `?` can't stand here", "double quotes"),
    ("avoid: | x", 6, 14, "only a line break may follow", "next line"),
    (" tags: [a]", 6, 10, "this key doesn't fit", "indentation"),
    ("tags:[a]\n    kind: closing", 6, 5, "neither a `key: value` nor a `- item`", "space after its colon"),
    ("tags [a]", 6, 5, "neither a `key: value` nor a `- item`", "indentation"),
    ("tags: [a]\n  kind: closing", 7, 3, "doesn't fit the lines above it", "indentation"),
    ("tags: [a]\n---\ntitle: Another", 7, 1, "a second document begins here", "two files"),
    ("tags: [a]\n...\nmore: x", 8, 1, "before or after the bank's own keys", "indentation"),
]


@pytest.mark.parametrize(("added", "line", "column", "what", "hint"), IN_A_QUESTION, ids=range(len(IN_A_QUESTION)))
def test_a_mistake_in_a_question(tmp_path: Path, added: str, line: int, column: int, what: str, hint: str) -> None:
    (found,) = problems(tmp_path, f"{GOOD}    {added}\n")

    assert (found.line, found.column) == (line, column), found
    assert what in found.problem
    assert hint in found.hint
    assert found.file == str(tmp_path / "bank.yaml")
    assert found.message.startswith(f"{found.file}:{line}:{column}: ")


IN_THE_BANK = [
    (GOOD.replace("title", "name"), 2, "unknown key `name` in the bank; did you mean `title`?", "schema, title"),
    (GOOD.replace("ask: ", "ak: "), 5, "unknown key `ak` in the question; did you mean `ask`?", "id, ask"),
    ("title: T\nasd", 2, "neither a `key: value` nor", "space after its colon"),
    ("asd\ntitle: T", 2, "the line above lacks `: ` after its key", "indentation"),
    ("", 1, "the file is empty", "`title:` and `questions:`"),
    ("# nothing yet\n", 1, "the file is empty", "`title:`"),
    ("---\n", 1, "the file is empty", "`title:`"),
    ("\ufeff", 1, "the file is empty", "`title:`"),
    ("Why us?", 1, "the file should begin with keys", "`title: ...`"),
    ("- id: a\n  ask: Why?\n", 1, "the file should begin with keys", "`questions:`"),
    ("title: Ward\n", 1, "the bank has no `questions`", "Add a line `questions:`"),
    ("title: Ward\nquestions:\n", 2, "there are no questions", "`- id: ...`"),
    ("title: Ward\nquestions: []\n", 2, "there are no questions", "`- id: ...`"),
    ("title: Ward\nquestions:\n  handover: Why?\n", 2, "`questions` should be a list", "dash"),
    ("title: Ward\nquestions:\n  - Why us?\n", 3, "the question should have keys and values", "`- id: ...`"),
    (GOOD.replace("title: Ward\n", ""), 1, "the bank has no `title`", "Add a line `title:`"),
    (GOOD.replace("Ward", ""), 2, "`title` is empty", "Write the text"),
    (GOOD.replace("Ward", '"\\e\\u202e"'), 2, "`title` is empty", "Write the text"),
    (GOOD.replace("Ward", "W" * 121), 2, "`title` is longer than 120 characters", "Shorten"),
    (GOOD.replace("Ward", "{{ title }}"), 2, "a list or a mapping stands where a key belongs", "double quotes"),
    (GOOD.replace("schema: 1", "schema: 2"), 1, "written for a newer program (schema 2)", "Update the program"),
    (GOOD.replace("schema: 1", "schema: one"), 1, "`schema` can't be `one`", "Write `schema: 1`."),
    (GOOD.replace("schema: 1", "schema: -1"), 1, "`schema` can't be `-1`", "Write `schema: 1`."),
    (GOOD.replace("schema: 1", "schemma: 1"), 1, "did you mean `schema`?", "schema, title"),
    (GOOD.replace("schema: 1", "description: " + "d " * 1001), 1, "`description` is longer than 2,000", "Shorten"),
    (GOOD.replace("schema: 1", "language: English, please"), 1, "the language can't be", "en, de or pt-BR"),
    (GOOD.replace("id: handover", "id: Hand over"), 4, "the id `Hand over` has characters", "`hand-over`"),
    (GOOD.replace("id: handover", f"id: {'x' * 65}"), 4, "has characters or a length", "1 to 64"),
    (GOOD.replace("id: handover\n    ", ""), 4, "the question has no `id`", "`id: what-went-wrong-at`"),
    (GOOD.replace("    ask: What went wrong at handover?\n", ""), 4, "the question has no `ask`", "`ask:`"),
    (GOOD.replace("What went wrong at handover?", ""), 5, "`ask` is empty", "Write the text"),
    (GOOD.replace("What went wrong at handover?", "w" * 501), 5, "`ask` is longer than 500 characters", "Shorten"),
    (GOOD.replace("ask: ", "ask: \n      first: "), 5, "`first:` makes it a key with a value", '"first: ..."'),
    (GOOD + "  - id: handover\n    ask: Why?\n", 6, "the id `handover` stands twice, here and in line 4", "its own"),
    ("title: T\nquestions: [{id: a, ask: b}, {id: a, ask: c}]\n", 2, "the id `a` stands twice", "its own"),
    (GOOD + "title: Another\n", 6, "the key `title` stands twice, here and in line 2", "Keep one"),
    (HEAD + "".join(f"- {{id: q{n}, ask: x}}\n" for n in range(2001)), 3, "2,001 questions, more than 2,000", "Split"),
    ("\ttitle: Ward\n", 1, "there is a tab here", "two spaces"),
    (f"%YAML 1.{'9' * 5000}\n---\n{GOOD}", 1, "a number stands here that YAML can't take", "remove the line"),
    ("%YAML x\n---\n" + GOOD, 1, "a line can't begin with `%`", "Remove the line"),
    ("%TAG ! x\n---\n" + GOOD.replace("Ward", "!Ward"), 4, "is a tag", "Remove"),
]


@pytest.mark.parametrize(("content", "line", "what", "hint"), IN_THE_BANK, ids=range(len(IN_THE_BANK)))
def test_a_mistake_in_the_bank(tmp_path: Path, content: str, line: int, what: str, hint: str) -> None:
    (found,) = problems(tmp_path, content)

    assert (found.line, what in found.problem, hint in found.hint) == (line, True, True), found


# Bytes that are no UTF-8 text.
FOREIGN = [
    (GOOD.encode("utf-16"), 1, "saved as UTF-16"),
    (GOOD.encode("utf-32"), 1, "saved as UTF-32"),
    (GOOD.encode("utf-16-le"), 1, "NUL"),
    (GOOD.replace("handover?", "the café?").encode("latin-1"), 5, "the byte 0xe9 is not UTF-8"),
    (GOOD.encode() + b"\xed\xa0\x80", 6, "is not UTF-8"),  # a surrogate, written out
    (b"\xff", 1, "is not UTF-8"),
    (b"\x89PNG\r\n\x1a\n\x00", 1, "is not UTF-8"),
]


@pytest.mark.parametrize(("raw", "line", "what"), FOREIGN)
def test_another_encoding_is_refused_with_the_remedy(tmp_path: Path, raw: bytes, line: int, what: str) -> None:
    (found,) = problems(tmp_path, raw)

    assert (found.line, what in found.problem) == (line, True), found
    assert "UTF-8" in found.hint


def test_the_column_of_a_bad_byte_counts_characters(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "title: Über alles ".encode() + b"\xe9")

    assert (found.line, found.column) == (1, 19)


def test_a_byte_order_mark_moves_no_column(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "\ufefftitle: \x07")

    assert (found.line, found.column) == (1, 8)


def test_a_file_may_have_one_mebibyte_and_no_more(tmp_path: Path) -> None:
    full = GOOD + "#" * (2**20 - len(GOOD))

    assert problems(tmp_path, full) == ()
    (found,) = problems(tmp_path, full + "#")
    assert "larger than 1 MiB" in found.problem


def test_a_file_may_have_fifty_thousand_nodes_and_no_more(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, f"[{'a,' * 49_999}]")
    assert "should begin with keys" in found.problem

    (found,) = problems(tmp_path, f"[{'a,' * 50_000}]")
    assert "more than 50,000 lists, keys and values" in found.problem


def test_all_problems_are_listed_in_the_order_of_their_lines(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        "title: Ward\nlang: en\nquestions:\n  - id: a\n    ask: Why?\n    difficulty: 9\n    ask: Why not?\n"
        "  - id: a\n    kind: odd\n",
    )

    assert [(error.line, error.problem.split(";")[0]) for error in found] == [
        (2, "unknown key `lang` in the bank"),
        (6, "`difficulty` can't be `9`"),
        (7, "the key `ask` stands twice, here and in line 5"),
        (8, "the id `a` stands twice, here and in line 4"),
        (8, "the question has no `ask`"),
        (9, "`kind` can't be `odd`"),
    ]


def test_the_list_of_problems_is_bounded_and_starts_at_the_top(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: T\nquestions:\n" + "- {id: A}\n" * 1000)

    assert len(found) == MOST_PROBLEMS
    assert [error.line for error in found[:4]] == [3, 3, 4, 4]


def test_words_that_yaml_would_change_stay_words(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(
        "schema: 1\ntitle: on\nlanguage: no\nauthor: 1e3\ndescription: 2024-13-45\n"
        "questions:\n  - {id: 007, ask: null, tags: [yes, ~, 0x1F, 12:30:45, .inf, <<, =]}\n"
    )

    bank = load_bank(tmp_path / "bank.yaml")

    assert (bank.title, bank.language, bank.author, bank.description) == ("on", "no", "1e3", "2024-13-45")
    (question,) = bank.questions
    assert (question.id, question.ask) == ("007", "null")
    assert question.tags == ("yes", "~", "0x1F", "12:30:45", ".inf", "<<", "=")


def test_keys_left_blank_have_their_defaults(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(
        "title: Ward\nauthor:\nlanguage:\ndescription:\nquestions:\n  - id: a\n    ask: Why?\n    kind:\n"
        "    competencies:\n    difficulty:\n    target_seconds:\n    look_for:\n    avoid:\n    follow_ups:\n"
    )

    bank = load_bank(tmp_path / "bank.yaml")

    assert (bank.author, bank.language, bank.description) == ("", "en", "")
    (question,) = bank.questions
    assert (question.kind, question.difficulty, question.target_seconds) == ("behavioural", 2, DEFAULT_TARGET_SECONDS)
    assert (question.competencies, question.look_for, question.follow_ups) == ((), (), ())


@pytest.mark.parametrize("content", [GOOD.encode("utf-8-sig"), GOOD.replace("\n", "\r\n").encode(), GOOD.encode()])
def test_a_byte_order_mark_and_windows_lines_are_welcome(tmp_path: Path, content: bytes) -> None:
    assert problems(tmp_path, content) == ()


def test_a_deep_list_of_lists_is_refused_at_its_place(tmp_path: Path) -> None:
    allowed, (refused,) = "[" * 9 + "]" * 9, problems(tmp_path, f"{GOOD}    tags: {'[' * 10}{']' * 10}\n")

    assert "nested more than 12 deep" in refused.problem
    assert refused.line == 6
    (other,) = problems(tmp_path, f"{GOOD}    tags: {allowed}\n")  # wrong, but not for its depth
    assert "should be one text" in other.problem
