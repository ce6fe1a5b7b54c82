"""Other forms become banks, with every guess and omission told, and banks become other forms."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.bank.any_bank import TRAPS, banks
from trainer.bank.exchange.bring_in import Imported, import_bank, note_lines
from trainer.bank.exchange.send_out import FORMS, export_bank
from trainer.bank.load import load_bank
from trainer.bank.model import Bank, FollowUp, Question
from trainer.errors import BankError

SHIPPED = Path(__file__).parents[2] / "question_banks"
SUFFIXES = {"csv": ".csv", "markdown": ".md", "json": ".json", "text": ".txt"}
quick = settings(
    max_examples=150,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def imported(folder: Path, name: str, content: str | bytes) -> Imported:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return import_bank(file)


def asks(result: Imported) -> list[str]:
    return [question.ask for question in result.bank.questions]


# Plain text


def test_plain_text_is_a_question_a_line(tmp_path: Path) -> None:
    text = (
        "1. Why do you want this job?\n\n# mine\n- Tell me about a mistake.\nTechnical:\n(3) What is a lathe?\n----\n"
    )
    result = imported(tmp_path, "my-questions.txt", text)

    assert result.bank.title == "My questions"
    assert [(q.id, q.ask, q.kind) for q in result.bank.questions] == [
        ("want-job", "Why do you want this job?", "motivation"),
        ("mistake", "Tell me about a mistake.", "behavioural"),
        ("lathe", "What is a lathe?", "technical"),
    ]
    told = list(note_lines(result.notes))
    assert "left out: line 3, a line that begins with #: # mine" in told
    assert "left out: line 7, a line without a word: ----" in told
    assert "guessed: line 1, by its wording it is motivation: Why do you want this job?" in told
    assert "guessed: line 5, the questions below are of the kind technical: Technical" in told
    assert "guessed: the file's name is the title: My questions" in told


def test_a_question_that_stands_twice_or_is_too_long_is_left_out(tmp_path: Path) -> None:
    result = imported(tmp_path, "a.txt", f"Why us?\nwhy  US?\n{'w' * 501}\n{'w ' * 3000}\n")

    assert asks(result) == ["Why us?"]
    told = "\n".join(note_lines(result.notes))
    assert "left out: line 2, it stands in line 1 already" in told
    assert "left out: line 3, it has more than 500 characters" in told
    assert "left out: line 4, a line too long to be a question" in told


# Markdown


def test_markdown_has_title_kinds_tags_and_labelled_items(tmp_path: Path) -> None:
    text = """\
# My **interview**

What I expect.

## Behavioral

1. Tell me about a [bug](https://example.org) you fixed.
   - Look for: a figure
   - Avoid: blame
   - Follow-up (no_result): And how did it end?
   - something else
2. What is `x_y` to you, and
   why?

## Team work

- [ ] How do you deal with a quarrel?

Who else?
Not a question.
```
code?
```
"""
    result = imported(tmp_path, "a.md", text)

    assert (result.bank.title, result.bank.description) == ("My interview", "What I expect.")
    bug, x, quarrel, who = result.bank.questions
    assert (bug.ask, bug.kind) == ("Tell me about a bug you fixed.", "behavioural")
    assert (bug.look_for, bug.avoid) == (("a figure",), ("blame",))
    assert bug.follow_ups == (FollowUp("no_result", "And how did it end?"),)
    assert (x.ask, x.kind) == ("What is x_y to you, and why?", "behavioural")
    assert (quarrel.kind, quarrel.tags) == ("situational", ("Team work",))
    assert who.ask == "Who else?"
    told = "\n".join(note_lines(result.notes))
    for words in (
        "left out: line 11, an item below a question",
        "guessed: line 15, the heading is a tag of the questions below: Team work",
        "guessed: line 19, a line outside of a list is a question: Who else?",
        "left out: line 20, a line that is neither",
        "left out: line 22, a line of code: code?",
    ):
        assert words in told


# CSV


def test_columns_are_recognised_by_what_people_call_them(tmp_path: Path) -> None:
    text = (
        "Interview Question;Category;Skills;Time limit;Level;What to look for;Notes\n"
        "Tell me about a time you were late.;Behavioral;planning, honesty;2 min;easy;says why; \n"
        '"Why do you\nwant this?";motivation;;1:15;3;"first\nsecond";x\n'
        "Who led?;Leadership;;soon;huge;;\n"
        ";;;;;;\n"
        ";technical;;;;;\n"
    )
    result = imported(tmp_path, "a.csv", text)

    late, why, who = result.bank.questions
    assert (late.kind, late.competencies, late.target_seconds) == ("behavioural", ("planning", "honesty"), 120)
    assert (late.difficulty, late.look_for) == (1, ("says why",))
    assert (why.ask, why.target_seconds, why.difficulty) == ("Why do you want this?", 75, 3)
    assert why.look_for == ("first", "second")
    assert (who.tags, who.target_seconds, who.difficulty) == (("Leadership",), 90, 2)
    told = "\n".join(note_lines(result.notes))
    for words in (
        "line 1, the columns are separated by: ;",
        "left out: line 1, a column that a bank has no place for: Notes",
        "guessed: line 2, the kind behavioural is meant: Behavioral",
        "guessed: line 2, the target is 120 seconds: 2 min",
        "guessed: line 6, no kind of this program is meant, so it becomes a tag: Leadership",
        "left out: line 6, the target is no time: soon",
        "left out: line 6, the difficulty is none of 1, 2, 3",
        "left out: line 8, there is no question in it",
    ):
        assert words in told, told


@pytest.mark.parametrize("header", ["question", "QUESTION", "Prompt", "ask", "text", '"Interview question"'])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_any_usual_header_and_delimiter_will_do(tmp_path: Path, header: str, sign: str) -> None:
    result = imported(tmp_path, "a.csv", f"type{sign}{header}\nclosing{sign}Any questions?\n")

    assert [(q.ask, q.kind) for q in result.bank.questions] == [("Any questions?", "closing")]


def test_where_two_columns_fit_the_more_usual_one_is_taken(tmp_path: Path) -> None:
    result = imported(tmp_path, "a.csv", "title,question\nA name,Why us?\n")

    assert asks(result) == ["Why us?"]
    assert any("no place for" in note.what and note.item == "title" for note in result.notes)


def test_a_table_without_a_header_has_its_questions_found(tmp_path: Path) -> None:
    result = imported(tmp_path, "a.csv", "1,Why us?,x\n2,Who are you?,y\n")

    assert asks(result) == ["Why us?", "Who are you?"]
    assert any("its column 2 holds the questions" in note.what for note in result.notes)


def test_a_table_without_questions_is_refused_with_its_header(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="no column is called question; the first row has: name, age") as raised:
        imported(tmp_path, "a.csv", "name,age\nAda,36\n")

    assert raised.value.line == 1 and "`question`" in raised.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_save_is_read(tmp_path: Path, encoding: str) -> None:
    result = imported(tmp_path, "a.csv", "question\tkind\r\nWhy this café?\tmotivation\r\n".encode(encoding))

    assert asks(result) == ["Why this café?"]
    assert any("Windows-1252" in note.what for note in result.notes) == (encoding == "cp1252")


# JSON


@pytest.mark.parametrize(
    "content",
    [
        '["Why us?", "Who led?"]',
        '[{"question": "Why us?"}, {"text": "Who led?"}]',
        '{"questions": [{"prompt": "Why us?"}, "Who led?"]}',
        '{"version": 2, "data": [{"ask": "Why us?", "id": 1}, {"Question text": "Who led?"}]}',
    ],
)
def test_lists_of_texts_and_of_objects_are_read(tmp_path: Path, content: str) -> None:
    assert asks(imported(tmp_path, "a.json", content)) == ["Why us?", "Who led?"]


def test_json_is_told_by_line(tmp_path: Path) -> None:
    content = (
        '{"title": "T", "meta": 3,\n "Leadership": ["Who led?",\n  {"question": "Why?", "difficulty": "hard", "a": 1}],'
        '\n "questions": [\n  5,\n  {"question": "Where?",\n   "follow_ups": [{"when": "no_result", "ask": "And?"},'
        ' "Then?", {}]}]}'
    )
    result = imported(tmp_path, "a.json", content)

    who, why, where = result.bank.questions
    assert result.bank.title == "T"
    assert (who.tags, why.tags, why.difficulty, where.tags) == (("Leadership",), ("Leadership",), 3, ())
    assert where.follow_ups == (FollowUp("no_result", "And?"), FollowUp("always", "Then?"))
    told = "\n".join(note_lines(result.notes))
    for words in (
        "left out: a part that is no list of questions: meta",
        "left out: line 3, a key that a bank has no place for, here and further on: a",
        "left out: line 5, neither a text nor an object: 5",
        "left out: line 6, a follow-up has no question",
    ):
        assert words in told, told


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('["Why us?",\n ?]', "this is not JSON"),
        ('{"a": 1}', "no list of questions"),
        ("3", "no list of questions"),
        ("[" * 100_000, "nested too deep"),
        ("[" + "9" * 10_000 + "]", "number too long"),
        ("[]", "no list of questions"),
        ("[3]", "no question was found"),
        ("", "this is not JSON"),
    ],
)
def test_json_without_questions_is_refused(tmp_path: Path, content: str, what: str) -> None:
    with pytest.raises(BankError) as raised:
        imported(tmp_path, "a.json", content)

    assert what in raised.value.problem and raised.value.hint
    assert str(tmp_path) in raised.value.file


# All of them


@quick
@given(raw=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".tsv", ".md", ".json", ".txt", ""]))
@example(raw=b"\x00", suffix=".txt")
@example(raw=b"\xff\xfeA", suffix=".csv")
def test_any_bytes_are_a_bank_or_are_refused(tmp_path: Path, raw: bytes, suffix: str) -> None:
    take_or_refuse(tmp_path, f"a{suffix}", raw)


PIECES = st.sampled_from(
    [
        *(
            "\n",
            '"',
            ",",
            ";",
            "\t",
            "- ",
            "  - ",
            "# ",
            "## ",
            "1. ",
            "```\n",
            "question",
            "kind",
            ": ",
            "{",
            "}",
            "[",
        ),
        *("]", '"questions": [', "Why us?", "Look for: a", "Technical", "\\", "*", "[a](", "'", "=", "9", "null", "?"),
        *TRAPS,
    ]
)


@quick
@given(pieces=st.lists(PIECES, max_size=30), suffix=st.sampled_from([".csv", ".md", ".json", ".txt"]))
def test_any_pieces_are_a_bank_or_are_refused(tmp_path: Path, pieces: list[str], suffix: str) -> None:
    take_or_refuse(tmp_path, f"a{suffix}", "".join(pieces).encode())


def take_or_refuse(folder: Path, name: str, raw: bytes) -> None:
    try:
        result = imported(folder, name, raw)
    except BankError as error:
        assert error.problem and error.hint and error.file
        return
    (folder / "bank.yaml").write_text(result.yaml, encoding="utf-8")
    assert replace(load_bank(folder / "bank.yaml"), source="") == result.bank
    last_line = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(0 <= note.line <= last_line for note in result.notes)
    list(note_lines(result.notes))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "- " + "*a " * 300_000),
        ("a.md", "# " + "#" * 900_000 + "x"),
        ("a.md", ("- " + "[" * 3000 + "\n") * 300),
        ("a.txt", "1. " * 300_000),
        ("a.csv", '"' * 900_000),
        ("a.csv", "question\n" + "," * 900_000),
        ("a.csv", "question\n" + "why,\n" * 50_000),
        ("a.json", json.dumps(["why"] * 150_000)),
        ("a.json", json.dumps([f"why {n}" for n in range(20_000)])),
        ("a.json", json.dumps({f"k{n}": ["a"] for n in range(20_000)})),
    ],
)
def test_a_bomb_takes_bounded_time(tmp_path: Path, name: str, content: str) -> None:
    take_or_refuse(tmp_path, name, content.encode()[: 1 << 20])


@settings(quick, max_examples=50)
@given(bank=banks)
def test_json_carries_a_whole_bank(tmp_path: Path, bank: Bank) -> None:
    bank = replace(bank, questions=distinct(bank))
    assert imported(tmp_path, "a.json", export_bank(bank, "json")).bank == bank


@settings(quick, max_examples=50)
@given(bank=banks)
def test_csv_carries_the_questions(tmp_path: Path, bank: Bank) -> None:
    bank = replace(bank, questions=distinct(bank))
    assert imported(tmp_path, "a.csv", export_bank(bank, "csv")).bank.questions == bank.questions


def distinct(bank: Bank) -> tuple[Question, ...]:
    """An import leaves out what is asked twice, and a tag that stands twice on one question."""
    asked = {question.ask.casefold(): question for question in reversed(bank.questions)}
    return tuple(replace(question, tags=tuple(dict.fromkeys(question.tags))) for question in asked.values())


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_shipped_bank_comes_back_from_each_form(file: Path, tmp_path: Path) -> None:
    bank = replace(load_bank(file), source="")
    back = {form: imported(tmp_path, f"a{SUFFIXES[form]}", export_bank(bank, form)).bank for form in FORMS}

    assert back["json"] == bank
    assert back["csv"].questions == bank.questions
    assert [question.ask for question in back["text"].questions] == [question.ask for question in bank.questions]
    assert (back["markdown"].title, back["markdown"].description) == (bank.title, bank.description)
    kept = {q.ask: (q.kind, q.look_for, q.avoid, q.follow_ups) for q in back["markdown"].questions}
    assert kept == {q.ask: (q.kind, q.look_for, q.avoid, q.follow_ups) for q in bank.questions}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'=", "''@"])
def test_no_cell_of_a_csv_is_a_formula(sign: str, tmp_path: Path) -> None:
    text = f"{sign}SUM(A1)"
    question = Question("a", text, look_for=(text,), tags=(text,), follow_ups=(FollowUp("always", text),))
    written = export_bank(Bank("T", (question,)), "csv")

    for row in csv.reader(io.StringIO(written, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row if cell != "")
    assert imported(tmp_path, "a.csv", written).bank.questions == (question,)


def test_a_missing_file_a_folder_and_an_empty_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "large.txt").write_text("a" * ((1 << 20) + 1))
    expected = {"none.txt": "no such file", "": "folder", "empty.txt": "no question", "large.txt": "larger than 1 MiB"}
    for name, what in expected.items():
        with pytest.raises(BankError, match=what):
            import_bank(tmp_path / name)


def test_the_title_that_is_asked_for_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"title": "T", "questions": ["Why us?"]}')

    assert import_bank(tmp_path / "a.json", title="Mine").bank.title == "Mine"
