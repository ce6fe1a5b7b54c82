"""`sessions`, `backup`, `restore`, `progress`, `next`, `stories` as they are typed."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from tests.review.export.sessions import FIRST, SECOND, fill
from trainer.cli import main
from trainer.commands.days import day, next_day
from trainer.commands.sessions import marked_sentence
from trainer.paths import HOME_VARIABLE, user_paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings, save_settings
from trainer.store.store import Store


class Said(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Said:
        try:
            status = main(words)
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Said(status, captured.out, captured.err)

    return run


@pytest.fixture
def practised(run: Run) -> Run:
    with Store.open(user_paths().history) as store:
        fill(store)
    return run


@pytest.mark.parametrize(
    "words",
    [
        ["sessions", "list"],
        ["sessions", "search", "falls"],
        ["sessions", "search"],
        ["sessions", "audio"],
        ["progress"],
        ["next"],
        ["stories"],
    ],
)
def test_before_the_first_interview_nothing_fails_and_no_history_is_made(words: list[str], run: Run) -> None:
    said = run(*words)
    assert (said.status, said.err) == (0, "")
    assert said.out
    assert not user_paths().history.exists()


def test_a_hit_stands_in_its_sentence_between_arrows(practised: Run) -> None:
    said = practised("sessions", "search", "falls")
    assert said.status == 0
    assert "    You know, we had a lot of >falls< at night.\n" in said.out
    assert said.out.count("Tell me about a change you made.") == 2
    assert "Nothing found." in practised("sessions", "search", "helicopter").out
    phrase = practised("sessions", "search", "moved the rounds", "--json")
    (one, _) = json.loads(phrase.out)
    start, end = one["hit"]["spans"][0]
    assert one["hit"]["sentence"][start:end].startswith("moved")
    assert one["interview_id"] == FIRST


def test_a_hit_from_outside_steers_nothing(practised: Run) -> None:
    with Store.open(user_paths().history) as store:
        store.annotate("1" * 32, note="helicopter \x1b[31m\u202e >here<")
        (hit,) = store.search("helicopter")
    assert marked_sentence(hit).isprintable()
    said = practised("sessions", "search", "helicopter")
    assert "note: >helicopter< " in said.out
    assert "\x1b" not in said.out


@pytest.mark.parametrize(
    ("options", "answers"),
    [
        ([], 4),
        (["--kind", "motivation"], 1),
        (["--question", "falls"], 3),
        (["--starred"], 1),
        (["--bank", "nursing"], 4),
        (["--since", "2026-11-22"], 1),
        (["--until", "2026-11-21"], 3),
        (["--since", "2026-11-21", "--until", "2026-11-22"], 4),
        (["--finding", "no_such_rule"], 0),
        (["--limit", "2"], 2),
    ],
)
def test_answers_are_chosen_by_what_was_asked_for(options: list[str], answers: int, practised: Run) -> None:
    said = practised("sessions", "search", *options, "--json")
    assert len(json.loads(said.out)) == answers


def test_a_finding_that_was_never_advised_leads_to_those_that_were(practised: Run) -> None:
    assert "too_short" in practised("sessions", "search", "--finding", "no_such_rule").out
    assert "Brightwater" not in practised("sessions", "search", "--finding", "too_short", "helicopter").out


def test_sessions_are_listed_by_day_and_bank(practised: Run) -> None:
    assert len(practised("sessions", "list").out.splitlines()) == 2
    assert [s["id"] for s in json.loads(practised("sessions", "list", "--since", "2026-11-22", "--json").out)] == [
        SECOND
    ]
    assert practised("sessions", "list", "--until", "2020-01-01").out == "No session in that time.\n"
    assert len(practised("sessions", "list", "--bank", "Nursing ward").out.splitlines()) == 2
    refused = practised("sessions", "list", "--bank", "cooking")
    assert (refused.status, "Nursing ward" in refused.err) == (2, True)


def test_days_are_read_as_people_write_them() -> None:
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    assert day("today") == today
    assert (today - day("yesterday")) < timedelta(hours=26)
    assert day("0d") == today
    assert day("2026-11-21").isoformat().startswith("2026-11-21T00:00:00")
    following = next_day(day("2026-12-31"))
    assert following is not None
    assert following.isoformat().startswith("2027-01-01T00:00:00")


@pytest.mark.parametrize("wrong", ["tomorrow", "21.11.2026", "2026-13-01", "2026-11-21T10:00", "99999d", ""])
def test_what_is_no_day_is_wrong_use(wrong: str, practised: Run) -> None:
    said = practised("sessions", "search", "--since", wrong)
    assert said.status == 2
    assert "no day" in said.err or "error" in said.err


def test_all_or_a_range_or_some_go_to_a_file_or_a_folder(practised: Run, tmp_path: Path) -> None:
    said = practised("sessions", "export", "--all", "--html", "--out", "all.html")
    assert (said.status, said.out) == (0, "Wrote all.html.\n")
    assert (tmp_path / "all.html").read_text(encoding="utf-8").count("<article") == 2
    said = practised("sessions", "export", "--since", "2026-11-22", "--format", "markdown", "--folder", "out")
    assert said.out == f"Wrote {Path('out') / '2026-11-22-b2b2b2b2.md'}.\n"
    said = practised("sessions", "export", "--until", "2026-11-21", "--csv", "--bom", "--out", "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfsession,")
    said = practised("sessions", "export", "a1", "b2", "a1", "--text")
    assert said.out.count("What they would have asked next") == 2
    assert len(json.loads(practised("sessions", "export", "--bank", "nurs", "--format", "json").out)["sessions"]) == 2


def test_subtitles_go_into_a_folder_with_the_sound(practised: Run, tmp_path: Path) -> None:
    rehearsal = Rehearsal(user_paths(), Settings())
    rehearsal.audio.keep("1" * 32, np.zeros(800, dtype=np.float32))
    said = practised("sessions", "export", "a1", "--format", "srt", "--folder", "one")
    assert (said.status, said.out) == (0, "Wrote 4 files into one.\n")
    said = practised("sessions", "export", "a1", "--format", "vtt", "--folder", "two", "--without-sound")
    assert {path.suffix for path in (tmp_path / "two").iterdir()} == {".vtt"}
    assert practised("sessions", "export", "a1", "--format", "vtt").status == 2
    assert practised("sessions", "export", "a1", "--format", "vtt", "--out", "x").status == 2


def test_what_is_taken_out_is_told_beside_the_export(practised: Run) -> None:
    save_settings(user_paths().settings_file, Settings(terms=("yearly report",)))
    said = practised("sessions", "export", "--all", "--redact", "Brightwater, rounds")
    assert said.status == 0
    for name in ("Brightwater", "rounds", "Maria", "Okonkwo", "yearly report"):
        assert name not in said.out
        assert (
            f"] {name}"
            in practised("sessions", "export", "--all", "--redact", "Brightwater, rounds", "--out", "x", "--force").err
        )
    assert "Read it through" in practised("sessions", "export", "a1", "--out", "y", "--redact").err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a1", "--all"],
        ["--since", "2030-01-01"],
        ["a1", "--bom"],
        ["a1", "--json", "--redact"],
        ["a1", "--json", "--folder", "x"],
        ["a1", "--html", "--csv"],
        ["a1", "--out", "x", "--folder", "y"],
        ["a1", "--format", "odt"],
        ["c9"],
        ["--bank", "cooking"],
    ],
)
def test_an_export_that_makes_no_sense_is_wrong_use(words: list[str], practised: Run, tmp_path: Path) -> None:
    said = practised("sessions", "export", *words)
    assert said.status == 2
    assert said.out == ""
    assert said.err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_session_taken_for_a_name_is_explained(practised: Run) -> None:
    said = practised("sessions", "export", "--redact", "last")
    assert (said.status, "before --redact" in said.err) == (2, True)


def test_an_export_is_brought_in_elsewhere(practised: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    practised("sessions", "export", "--all", "--format", "json", "--out", "all.json")
    shown = practised("sessions", "show", "a1").out
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "other"))
    said = practised("sessions", "import", "all.json")
    assert (said.status, said.out) == (0, "Added 2 sessions, 4 answers, 1 story.\n")
    assert practised("sessions", "show", "a1").out == shown
    said = practised("sessions", "import", "all.json")
    assert (said.status, said.out) == (0, "Added no sessions, no answers.\n5 were here already.\n")
    with Store.open(user_paths().history) as store:
        store.annotate("1" * 32, starred=True)
    said = practised("sessions", "import", "all.json")
    assert (said.status, "--replace" in said.err, "11111111" in said.err) == (2, True, True)
    said = practised("sessions", "import", "all.json", "--replace")
    assert (said.status, "1 gave way" in said.out) == (0, True)
    assert practised("sessions", "import", "nowhere.json").status == 2


def test_one_answer_is_deleted_with_its_follow_ups(practised: Run) -> None:
    assert practised("sessions", "delete", "--answer", "22", "--yes").out == "Deleted.\n"
    assert len(json.loads(practised("sessions", "search", "--json").out)) == 2
    assert practised("sessions", "delete", "--answer", "7", "--yes").status == 2
    assert practised("sessions", "delete", "--yes").status == 2
    assert practised("sessions", "delete", "a1", "--answer", "1", "--yes").status == 2
    assert practised("sessions", "delete", "a1").status == 2  # nobody to answer
    assert len(json.loads(practised("sessions", "search", "--json").out)) == 2


def test_old_recordings_go_when_they_are_asked_to(practised: Run) -> None:
    rehearsal = Rehearsal(user_paths(), Settings())
    rehearsal.audio.keep("1" * 32, np.zeros(800, dtype=np.float32))
    assert practised("sessions", "audio", "--expire").status == 2
    assert practised("sessions", "audio").out.startswith("Here: 1 recording, 0.0 MB, kept for ever.")
    with Store.open(user_paths().history) as store:
        answer = store.answer("1" * 32)
        from dataclasses import replace

        store.save_answer(replace(answer, answered_at=answer.answered_at - timedelta(days=400)))
    save_settings(user_paths().settings_file, Settings(keep_audio_days=30))
    said = practised("sessions", "audio", "--expire")
    assert said.out.startswith("Deleted: 1 recording.")
    assert "Here: no recordings" in said.out


def test_a_backup_is_made_checked_and_put_back(practised: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = practised("backup", "all.zip")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Wrote all.zip: 2 sessions, 3 answers, 1 file, ")
    assert practised("backup", "all.zip").status == 2
    assert practised("backup", "all.zip", "--force").status == 0
    assert practised("backup", "no/such/folder/all.zip").status == 2
    assert practised("restore", "all.zip", "--check").out.startswith("all.zip is whole: 2 sessions")
    shown = practised("sessions", "show", "last").out
    refused = practised("restore", "all.zip")
    assert (refused.status, "--replace" in refused.err) == (2, True)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "other"))
    said = practised("restore", "all.zip")
    assert (said.status, said.err) == (0, "")
    assert practised("sessions", "show", "last").out == shown
    said = practised("restore", "all.zip", "--replace")
    assert said.status == 0
    assert "before-restore-" in said.out
    (tmp_path / "cut.zip").write_bytes((tmp_path / "all.zip").read_bytes()[:-40])
    assert practised("restore", "cut.zip", "--replace").status == 2
    assert practised("sessions", "show", "last").out == shown


def test_progress_next_and_stories_speak_of_what_was_practised(practised: Run) -> None:
    assert practised("progress").out.startswith("2 sessions.")
    assert practised("progress", "--per", "week").status == 0
    assert "1. " in practised("next").out
    assert "The night rounds" in practised("stories").out


def test_programs_read_the_same_as_json(practised: Run) -> None:
    progress = json.loads(practised("progress", "--json", "--per", "week").out)
    assert (progress["sessions"], progress["questions"][0]["takes"]) == (2, 1)
    assert {measure["per"] for measure in progress["measures"]} == {"week"}
    queue = json.loads(practised("next", "--json").out)
    assert queue["proposals"][0]["reason"]
    assert set(queue["proposals"][0]) >= {"why", "question", "seconds", "drill"}
    stories = json.loads(practised("stories", "--json").out)
    assert [story["name"] for story in stories["stories"]] == ["The night rounds"]
    assert stories["missing_competencies"]


def test_help_is_quick_it_loads_neither_screens_nor_sound_nor_recogniser() -> None:
    heavy = "textual rich faster_whisper ctranslate2 sounddevice av jinja2 fsrs pydantic numpy"
    code = (
        "import sys\nfrom trainer.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"loaded = set('{heavy}'.split()) & set(sys.modules)\nassert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for command in ("practice", "next", "progress", "stories", "analyze", "banks", "sessions", "backup", "restore"):
        assert f"\n    {command} " in done.stdout
