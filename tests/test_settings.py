"""What the user chose: kept whole, refused with a name where it has no meaning."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import SettingsError
from trainer.interview import session
from trainer.settings import LONGEST_TERM, MODES, MOST_TERMS, Settings, changed, load_settings, save_settings, terms_in

CHOSEN = Settings(
    model="small",
    model_folder="~/models: mine",
    device="ALSA\x1fhw:1,0 é",
    microphone_checked_at=1_795_000_000.5,
    questions=7,
    mode="simulation",
    countdown=True,
    slow_wpm=90,
    fast_wpm=190,
    theme="nord",
    terms=("Kestrel Health", "größe", "C++"),
    panel=False,
    drill_kind="situational",
)


def test_the_modes_are_those_of_an_interview() -> None:
    assert MODES == session.MODES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.yaml"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_all_is_as_it_comes(path: Path) -> None:
    assert load_settings(path) == Settings()
    assert load_settings(write(path, "")) == Settings()
    assert load_settings(write(path, "# nothing chosen yet\n")) == Settings()
    assert list(path.parent.iterdir()) == [path]


def test_what_is_saved_is_loaded(path: Path) -> None:
    save_settings(path, CHOSEN)
    assert load_settings(path) == CHOSEN
    assert list(path.parent.iterdir()) == [path]  # no half-written file beside it
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_what_a_newer_program_stored_is_written_back(path: Path) -> None:
    settings = load_settings(write(path, "questions: 3\ncolour: [red, {deep: true}]\n2030: soon\n"))
    assert settings.questions == 3
    save_settings(path, replace(settings, questions=5))
    kept = load_settings(path)
    assert kept.questions == 5
    assert kept.other == {"colour": ["red", {"deep": True}], "2030": "soon"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("questions: 0", "questions a value it can't have; it takes a whole number from 1 to 50"),
        ("questions: 51", "questions"),
        ("questions: 4.5", "questions"),
        ("questions: true", "questions"),
        ("questions: null", "questions"),
        ("mode: exam", "mode a value it can't have; it takes practice, simulation, drill or quick"),
        ("countdown: 3", "countdown"),
        ("slow_wpm: 10", "slow_wpm"),
        ("fast_wpm: 1000", "fast_wpm"),
        ("slow_wpm: 175", "slow_wpm at or above fast_wpm"),
        ("model: ''", "model"),
        ("model: [base]", "model"),
        ("model_folder: 7", "model_folder"),
        ('device: "\\0"', "device"),
        ("microphone_checked_at: .nan", "microphone_checked_at"),
        ("microphone_checked_at: -1", "microphone_checked_at"),
        ("theme: {}", "theme"),
        ("terms: Kestrel", "terms a value it can't have; it takes at most 50 names or words of at most 60 characters"),
        ("terms: {Kestrel: 1}", "terms"),
        ("terms: [3]", "terms"),
        (f"terms: [{'x' * 61}]", "terms"),
        (f"terms: {list(range(51))}", "terms"),
        (f"terms: {[f'x{n}' for n in range(51)]}", "terms"),
        ("[a, b]", "not a list of names and values"),
        ("just words", "not a list of names and values"),
        ("a: [", "not readable YAML"),
        ("a: !!python/object/apply:os.system ['true']", "not readable YAML"),
        ("[" * 3000, "not readable YAML"),
        ("when: 2026-13-45", "not readable YAML"),
    ],
)
def test_a_value_without_a_meaning_is_named_with_the_remedy(path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(path, text))
    assert str(path) in caught.value.message
    assert words in caught.value.message
    assert "remove the file to start again" in caught.value.hint


def test_bytes_that_are_no_text_are_refused(path: Path) -> None:
    write(path, "").write_bytes(b"\xff\xfe\x00model")
    with pytest.raises(SettingsError):
        load_settings(path)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(SettingsError, match="can't be read"):
        load_settings(path)


@pytest.mark.parametrize(
    "choices",
    [{"questions": 0}, {"mode": "exam"}, {"slow_wpm": 300}, {"fast_wpm": 90}, {"slow_wpm": 200, "fast_wpm": 100}],
)
def test_a_change_without_a_meaning_is_refused(choices: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        changed(Settings(), **choices)


def test_both_bounds_of_the_pace_can_move_at_once() -> None:
    assert changed(Settings(), slow_wpm=200, fast_wpm=250).slow_wpm == 200


def test_a_disk_that_takes_no_more_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(path, Settings(questions=3))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left") as caught:
        save_settings(path, Settings(questions=9))
    assert "holds until you leave" in caught.value.hint
    assert load_settings(path).questions == 3
    assert list(path.parent.iterdir()) == [path]


def test_terms_are_cut_out_of_what_was_written() -> None:
    assert terms_in("Kestrel Health,  Saint\tAnne's ; PagerDuty\nC++\r\n\n, ,kestrel  HEALTH") == (
        "Kestrel Health",
        "Saint Anne's",
        "PagerDuty",
        "C++",
    )
    assert terms_in(" \n,;") == ()


@given(st.text(max_size=200))
def test_terms_hold_nothing_that_cannot_be_seen(text: str) -> None:
    terms = terms_in(text)
    assert all(term.isprintable() and term == term.strip() for term in terms)
    assert terms_in(", ".join(terms)) == terms


def test_terms_written_by_hand_into_the_file_are_tidied(path: Path) -> None:
    settings = load_settings(write(path, 'terms: ["Kestrel\\u202e  Health", "", "PagerDuty, kestrel health"]\n'))
    assert settings.terms == ("Kestrel Health", "PagerDuty")


def test_there_is_an_end_to_terms() -> None:
    fifty = tuple(f"term {n}" for n in range(MOST_TERMS))
    assert changed(Settings(), terms=fifty).terms == fifty
    for terms in ((*fifty, "one more"), ("x" * (LONGEST_TERM + 1),), ("a\nb",), ("a, b",), ("",), ["list"]):
        with pytest.raises(SettingsError, match="can't be kept for terms"):
            changed(Settings(), terms=terms)


def in_order(settings: Settings) -> bool:
    return settings.slow_wpm < settings.fast_wpm


texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60)


@hypothesis.settings(deadline=None, max_examples=25)  # each writes through to the disk, which takes its time
@given(
    st.builds(
        Settings,
        model=texts.filter(bool),
        model_folder=texts,
        device=texts,
        microphone_checked_at=st.floats(0, 1e10),
        questions=st.integers(1, 50),
        mode=st.sampled_from(["practice", "simulation"]),
        countdown=st.booleans(),
        slow_wpm=st.integers(40, 400),
        fast_wpm=st.integers(40, 400),
        theme=texts,
        terms=texts.map(terms_in).filter(lambda terms: len(terms) <= MOST_TERMS),
    ).filter(in_order)
)
def test_whatever_can_be_chosen_survives_the_file(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.yaml"
    save_settings(path, settings)
    assert load_settings(path) == settings
