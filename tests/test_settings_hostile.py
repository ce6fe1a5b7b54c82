"""Settings files that are damaged, made to do harm, or not written to their end."""

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import SettingsError
from trainer.settings import Settings, as_mapping, changed, load_settings, save_settings

CHOSEN = Settings(
    model="small.en",
    model_folder="~/models/größe",
    device="alsa:Headset: „Büro“ #2",
    microphone_checked_at=1_763_717_400.25,
    questions=7,
    mode="simulation",
    countdown=True,
    slow_wpm=110,
    fast_wpm=160,
    theme="nord",
    terms=("Kestrel Health", "größe"),
)

texts = st.text(
    st.characters(exclude_characters="\x00") | st.sampled_from("\x85\u2028\r\n\t\ufeff\ud800: #"), max_size=40
)
settings = st.builds(
    Settings,
    model=texts.filter(bool),
    model_folder=texts,
    device=texts,
    microphone_checked_at=st.floats(0, 1e10),
    questions=st.integers(1, 50),
    mode=st.sampled_from(["practice", "simulation"]),
    countdown=st.booleans(),
    slow_wpm=st.integers(40, 200),
    fast_wpm=st.integers(201, 400),
    theme=texts,
    other=st.dictionaries(
        texts.filter(lambda name: name not in as_mapping(Settings())),
        st.recursive(
            st.none() | st.booleans() | st.integers() | texts,
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
            max_leaves=5,
        ),
        max_size=3,
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


def read(file: Path, content: str | bytes) -> Settings:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_settings(file)


def refusal(file: Path, content: str | bytes) -> SettingsError:
    with pytest.raises(SettingsError) as told:
        read(file, content)
    assert told.value.exit_status == 2
    assert str(file) in told.value.message
    assert "remove the file" in told.value.hint
    return told.value


@given(settings=settings)
def test_settings_come_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.yaml"
    save_settings(file, settings)
    again = load_settings(file)
    assert again == settings
    assert again.other == settings.other


def test_a_person_may_write_a_part_of_it(file: Path) -> None:
    assert read(file, "questions: 6\ncountdown: yes  # as YAML has it\n") == Settings(questions=6, countdown=True)


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    assert read(file, b"\xef\xbb\xbfquestions: 6\r\nmode: simulation\r\n") == Settings(questions=6, mode="simulation")


BAD: dict[str, list[Any]] = {
    "model": ["", 3, None, ["base"], "x" * 5000],
    "model_folder": [3, None, {"a": "b"}, "a\x00b"],
    "device": [1.5, True],
    "microphone_checked_at": ["yesterday", -1, True, float("nan"), float("inf"), 1e12],
    "questions": [0, 51, 4.0, "4", True, None, 10**4000],
    "mode": ["exam", None, ["practice"], True],
    "countdown": ["maybe", 1, None],
    "slow_wpm": [39, 401, 100.5, "slow"],
    "fast_wpm": [39, 401, False],
    "theme": [7, ["nord"]],
    "terms": ["Kestrel", [3], ["x" * 61], [str(n) for n in range(51)], None, {"Kestrel": 1}],
    "keep_audio_days": [-1, 3651, "week", True],
    "daily_answers": [0, 31, "five"],
    "probes": [-1, 3, "one", True],
    "preparation_seconds": [-1, 601, 1.5],
    "answer_limit_seconds": [-1, 1801, "none"],
    "voice": ["", 3, None, False],
    "voice_name": [3, None, "a\x00b"],
    "voice_rate": [49, 201, "fast"],
    "panel": ["maybe", 1, None],
    "drill_kind": [3, None, "a\x00b"],
}


def test_every_choice_has_values_it_can_not_take() -> None:
    assert set(BAD) == set(as_mapping(Settings()))


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in BAD.items() for value in values],
    ids=lambda value: str(value)[:20],
)
def test_a_bad_value_is_refused_by_name(file: Path, name: str, value: Any) -> None:
    assert name in refusal(file, yaml.safe_dump({name: value})).message
    with pytest.raises(SettingsError, match=name.replace("_", ".")):
        changed(Settings(), **{name: value})


@pytest.mark.parametrize(
    "content",
    [
        b"questions: [1, 2",
        b"a: b: c",
        b"\tquestions: 3",
        b"- questions",
        b"just words",
        b"42",
        b"one: 1\n---\ntwo: 2\n",
        b"\xff\xfe\x00q",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"questions: \xe4",
        b"questions: \x1b[31m",
        b"since: 2024-13-45\n",
        b"questions: " + b"9" * 10_000,
        b"? [a]\n: b\n",
        b"!!python/object/apply:os.system ['true']",
        b"a: !!bool perhaps",
        b"a: !!int ''",
        b"a: !!timestamp soon",
        b"%YAML 9.9\n---\na: b",
        b"a: =",
    ],
)
def test_what_is_no_settings_file_is_told(file: Path, content: bytes) -> None:
    message = refusal(file, content).message
    assert "\n" not in message
    assert "\x1b" not in message


def test_the_line_at_fault_is_named(file: Path) -> None:
    assert "line 2" in refusal(file, "questions: 3\nmode: a: b\ntheme: nord\n").message


LAUGHS = "a: &a [ha, ha]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))
MERGES = "a: &a {x: 1}\n" + "".join(f"{b}: &{b}\n  <<: [{','.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS,
        MERGES,
        "a: &a [*a]\n",
        "a: &a\n  b: *a\n",
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 50_000,
        "\n".join(" " * depth + "a:" for depth in range(500)),
        "- " * 50_000,
        "? " * 50_000,
        "a: " + "x" * 3_000_000,
        "".join(f"k{n}: [1, 2, 3, 4]\n" for n in range(50_000)),
    ],
    ids=["laughs", "merges", "itself", "itself, mapped", "[[[", "{{{", "indented", "---", "???", "long", "many"],
)
def test_a_bomb_is_refused_at_once(file: Path, content: str) -> None:
    began = time.process_time()
    refusal(file, content)
    assert time.process_time() - began < 60  # a guard against running away, no measure of speed


@given(
    content=st.binary(max_size=200)
    | st.text(st.sampled_from("ab:-?![]{}&*<>|%@`'\"#=~,. \n\t019ex_+yn\\"), max_size=60).map(str.encode)
)
def test_any_bytes_are_settings_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.yaml"
    file.write_bytes(content)
    try:
        loaded = load_settings(file)
    except SettingsError:
        return
    save_settings(file, loaded)
    assert load_settings(file) == loaded


@pytest.mark.parametrize("step", ["os.fsync", "yaml.safe_dump", "pathlib.Path.replace"])
def test_a_save_that_fails_leaves_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    save_settings(file, CHOSEN)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    with pytest.raises(SettingsError, match="No space left") as told:
        save_settings(file, Settings())
    assert "until you leave" in told.value.hint
    monkeypatch.undo()
    assert load_settings(file) == CHOSEN
    assert list(file.parent.iterdir()) == [file]


def test_an_interrupted_save_leaves_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(file, CHOSEN)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_settings(file, Settings())
    assert load_settings(file) == CHOSEN
    assert list(file.parent.iterdir()) == [file]


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(SettingsError, match="can't be saved"):
        save_settings(tmp_path / "taken" / "settings.yaml", Settings())
