"""Marks stay, whatever becomes of the banks."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.bank.catalogue import ShelvedBank
from trainer.bank.favourites import Favourite, load_favourites, marked, toggled
from trainer.bank.model import Bank, Question
from trainer.bank.search import OnShelf, questions_on
from trainer.errors import BankError

BANK = Bank("Mine", (Question("a", "Why us?"), Question("b", "Who are you?"), Question("c", "And then?")))


def entries(*banks: Bank) -> tuple[OnShelf, ...]:
    return questions_on([ShelvedBank(Path(f"{n}.yaml"), bank, None, "yours") for n, bank in enumerate(banks)])


def test_a_mark_is_kept_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "data" / "favourites.json"
    a, b, _ = entries(BANK)

    assert load_favourites(file) == ()
    toggled(file, b)
    kept = toggled(file, a)

    assert kept == load_favourites(file) == (Favourite("Mine", "b", "Who are you?"), Favourite("Mine", "a", "Why us?"))
    assert [entry.question.id for entry in marked(kept, entries(BANK))] == ["a", "b"]  # in the order of the shelf
    assert toggled(file, b) == (Favourite("Mine", "a", "Why us?"),)
    assert file.stat().st_mode & 0o077 == 0


def test_a_mark_is_found_when_its_bank_is_renamed_or_its_words_change(tmp_path: Path) -> None:
    favourites = toggled(tmp_path / "f.json", entries(BANK)[0])

    renamed = entries(replace(BANK, title="Ours"))
    assert [entry.question.id for entry in marked(favourites, renamed)] == ["a"]
    reworded = entries(replace(BANK, questions=(Question("a", "Why here?"),)))
    assert [entry.question.ask for entry in marked(favourites, reworded)] == ["Why here?"]
    assert marked(favourites, entries(Bank("Other", (Question("z", "Else?"),)))) == ()


def test_a_mark_means_one_question_even_where_it_stands_twice(tmp_path: Path) -> None:
    favourites = toggled(tmp_path / "f.json", entries(BANK)[0])

    assert len(marked(favourites, entries(replace(BANK, title="Ours"), replace(BANK, title="Theirs")))) == 1


def test_marks_of_a_bank_that_is_away_stay_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    toggled(file, entries(BANK)[0])
    toggled(file, entries(Bank("Other", (Question("z", "Else?"),)))[0])

    assert [one.id for one in load_favourites(file)] == ["a", "z"]


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"schema": 2, "favourites": []}', b'{"schema": 1}', b"[" * 100_000,
        b'{"schema": 1, "favourites": [{"bank": 1, "id": "a", "ask": "b"}]}', b" " * 1_100_000, b"1" * 5000,
        b'{"schema": 1, "favourites": {"a": "b"}}', b'{"schema": 1, "favourites": 7}',
    ],
    ids=range(13),
)  # fmt: skip
def test_a_broken_file_is_named_and_left_alone(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "favourites.json"
    file.write_bytes(raw)

    uses: tuple[Callable[[], object], ...] = (lambda: load_favourites(file), lambda: toggled(file, entries(BANK)[0]))
    for use in uses:
        with pytest.raises(BankError, match="favourites can't be read") as raised:
            use()
        assert "favourites.json" in raised.value.message and raised.value.hint
    assert file.read_bytes() == raw


def test_hostile_words_come_back_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    nasty = Question("a", 'x\u202e"\\ud800 [red]\u2028')

    toggled(file, entries(Bank("[/b]\x1b", (nasty,)))[0])

    assert load_favourites(file) == (Favourite("[/b]\x1b", "a", nasty.ask),)
    assert json.loads(file.read_bytes())["schema"] == 1
