"""The shelf lists what is there, bad banks with their problem, and finds a bank by file, name or title."""

from pathlib import Path

import pytest
import yaml

from trainer.bank.catalogue import FIRST, Shelf, find_bank, open_shelf
from trainer.bank.load import check_bank
from trainer.bank.yaml_source import decoded, parsed
from trainer.errors import BankError, UsageError

SHIPPED = Path(__file__).parents[2] / "question_banks"
NAMES = sorted((file.stem for file in SHIPPED.glob("*.yaml")), key=lambda name: (name != FIRST, name))


def bank_file(folder: Path, name: str, title: str = "A title") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"title: {title}\nquestions: [{{id: a, ask: Why?}}]\n", encoding="utf-8")
    return folder / name


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    bank_file(tmp_path / "shipped", "general.yaml", "General behavioural")
    bank_file(tmp_path / "shipped", "nursing.yaml", "Nursing, hospital ward")
    bank_file(tmp_path / "shipped", "nursery.yml", "Nursery school")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "broken.yaml").write_text("title: T\nquestons: []\n")
    return open_shelf(tmp_path / "shipped", tmp_path / "own")


@pytest.mark.parametrize("in_c", [True, False])
def test_the_shipped_banks_load_without_a_problem(in_c: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", in_c and yaml.__with_libyaml__)

    shelf = open_shelf(SHIPPED, tmp_path / "none")

    assert [s.path.stem for s in shelf] == NAMES
    assert len(NAMES) >= 14
    assert NAMES[0] == FIRST
    assert {s.path.stem: check_bank(s.path) for s in shelf} == dict.fromkeys(NAMES, ())
    assert all(s.bank and len(s.bank.questions) >= 20 for s in shelf)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without its parser in C")
@pytest.mark.parametrize("name", NAMES)
def test_both_parsers_see_the_same_tree_at_the_same_places(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = decoded((SHIPPED / f"{name}.yaml").read_bytes())
    tree = parsed(text)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert parsed(text) == tree


def test_the_shelf_has_shipped_banks_first_each_folder_by_name(shelf: Shelf) -> None:
    assert [(s.path.name, s.origin, s.bank is not None) for s in shelf] == [
        ("general.yaml", "shipped", True),
        ("nursery.yml", "shipped", True),
        ("nursing.yaml", "shipped", True),
        ("broken.yaml", "yours", False),
    ]


def test_a_bad_bank_is_listed_with_its_problem(shelf: Shelf) -> None:
    problem = shelf[-1].problem

    assert problem is not None
    assert (problem.line, problem.problem) == (2, "unknown key `questons` in the bank; did you mean `questions`?")


def test_other_files_and_hidden_ones_are_no_banks(tmp_path: Path) -> None:
    for name in ("notes.txt", ".#a.yaml", "._a.yaml", "yaml"):
        bank_file(tmp_path / "own", name)
    bank_file(tmp_path / "own", "B.YAML")
    (tmp_path / "own" / "folder.yaml").mkdir()

    shelf = open_shelf(tmp_path / "none", tmp_path / "own")

    assert [(s.path.name, bool(s.bank)) for s in shelf] == [("B.YAML", True), ("folder.yaml", False)]


def test_a_file_in_place_of_the_folder_holds_nothing(tmp_path: Path) -> None:
    assert open_shelf(bank_file(tmp_path, "a.yaml"), tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("general", "General behavioural"),
        ("GENERAL.yaml", "General behavioural"),
        ("general  BEHAVIOURAL", "General behavioural"),
        ("gen", "General behavioural"),
        ("Nursing, h", "Nursing, hospital ward"),
        ("nursery", "Nursery school"),
    ],
)
def test_a_bank_is_found_by_name_title_or_their_start(shelf: Shelf, name: str, title: str) -> None:
    assert find_bank(name, shelf).title == title


def test_a_bank_is_found_by_its_path(shelf: Shelf, tmp_path: Path) -> None:
    file = bank_file(tmp_path, "elsewhere", "Elsewhere")

    assert find_bank(str(file), shelf).title == "Elsewhere"


def test_a_start_that_fits_several_is_refused_with_their_names(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as raised:
        find_bank("nurs", shelf)

    assert "nursery, nursing" in raised.value.message
    assert raised.value.hint


@pytest.mark.parametrize("name", ["nothing", "", "  ", "no/such/file.yaml", "x" * 5000, "a\0b", "[/foo]", "\ud800"])
def test_an_unknown_name_is_refused_with_what_there_is(shelf: Shelf, name: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_bank(name, shelf)

    assert "general, nursery, nursing" in raised.value.hint
    assert "broken" not in raised.value.hint
    str(raised.value).encode()
    assert len(raised.value.message) < 200


def test_no_banks_at_all_asks_for_a_file() -> None:
    with pytest.raises(UsageError) as raised:
        find_bank("general", ())

    assert "name a file" in raised.value.hint


def test_a_broken_bank_asked_for_says_what_is_wrong(shelf: Shelf) -> None:
    with pytest.raises(BankError, match="did you mean `questions`"):
        find_bank("broken", shelf)


def test_your_own_bank_goes_before_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    bank_file(tmp_path / "shipped", "general.yaml", "Theirs")
    bank_file(tmp_path / "own", "General.yml", "Mine")

    assert find_bank("general", open_shelf(tmp_path / "shipped", tmp_path / "own")).title == "Mine"


def test_an_exact_name_goes_before_the_start_of_another(tmp_path: Path) -> None:
    bank_file(tmp_path, "ward.yaml", "One")
    bank_file(tmp_path, "ward-night.yaml", "Two")

    assert find_bank("ward", open_shelf(tmp_path, tmp_path / "none")).title == "One"
