"""`sessions export`: text, page or JSON, to the screen or to a file that is never overwritten by chance."""

import json
import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import STARTED, make_answer, make_interview, make_result
from trainer.cli import main
from trainer.feedback.debrief import debrief
from trainer.feedback.result import to_json
from trainer.paths import HOME_VARIABLE, user_paths
from trainer.rehearsal import Rehearsal
from trainer.review.export import save_page
from trainer.review.takes import to_debrief
from trainer.settings import Settings

SESSION = "feed" * 8
TEXT = "So, um, I looked after 24 beds and a lot of patients – “many”. We cut falls by a third."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    rehearsal = Rehearsal(user_paths(), Settings())
    for number, session in enumerate(("abcd" * 8, SESSION)):
        held = make_interview(session, started_at=STARTED + timedelta(days=number))
        rehearsal.store.save_interview(held.finish(held.started_at))
        answer = make_answer(f"{number}" * 32, interview_id=session, result=make_result(f"{number}" * 32, TEXT))
        rehearsal.store.save_answer(answer)
    rehearsal.close()
    return tmp_path


Captured = pytest.CaptureFixture[str]


def test_text_to_the_screen_is_what_show_says(capsys: Captured) -> None:
    assert main(["sessions", "show", "feed"]) == 0
    shown = capsys.readouterr().out
    assert main(["sessions", "export", "feed"]) == 0
    assert capsys.readouterr().out == shown
    assert main(["sessions", "export", "last", "--text"]) == 0
    assert capsys.readouterr().out == shown
    assert "[um]" in shown
    assert "Last time you set out to work on this: " in shown


def test_json_is_the_public_form(capsys: Captured) -> None:
    assert main(["sessions", "export", "feed", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    expected = json.loads(json.dumps(to_json(make_result("1" * 32, TEXT))))
    assert {name: row[name] for name in expected} == expected
    assert (row["take"], row["kind"]) == (1, "behavioural")


def test_a_page_goes_to_a_file_for_the_owner_alone(home: Path, capsys: Captured) -> None:
    assert main(["sessions", "export", "feed", "--html", "--out", "page.html"]) == 0
    assert capsys.readouterr().out == "Wrote page.html.\n"
    page = (home / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "“many”" in page
    assert page.endswith("</html>\n")
    if os.name != "nt":
        assert stat.S_IMODE((home / "page.html").stat().st_mode) == 0o600
    assert sorted(p.name for p in home.iterdir()) == ["home", "page.html"]


def test_a_page_on_the_screen_is_right_in_any_encoding(capsys: Captured) -> None:
    assert main(["sessions", "export", "feed", "--html"]) == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert "&#8220;many&#8221;" in out


@pytest.mark.parametrize("form", ["--text", "--html", "--json"])
def test_what_is_there_stays_unless_forced(home: Path, capsys: Captured, form: str) -> None:
    (home / "mine").write_text("mine", encoding="utf-8")
    assert main(["sessions", "export", "feed", form, "--out", "mine"]) == 2
    error = capsys.readouterr().err
    assert "mine is there already." in error
    assert "--force" in error
    assert (home / "mine").read_text(encoding="utf-8") == "mine"
    assert main(["sessions", "export", "feed", form, "--out", "mine", "--force"]) == 0
    assert "24 beds" in (home / "mine").read_text(encoding="utf-8")


def test_a_folder_or_a_device_is_never_replaced(home: Path, capsys: Captured) -> None:
    (home / "folder").mkdir()
    for name in ["folder", *([] if sys.platform == "win32" else ["/dev/null"])]:
        assert main(["sessions", "export", "feed", "--out", name, "--force"]) == 2
        assert "no ordinary file" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_a_link_is_followed_only_when_forced(home: Path, capsys: Captured) -> None:
    (home / "real").write_text("mine", encoding="utf-8")
    (home / "link").symlink_to("real")
    (home / "dangling").symlink_to("nowhere")
    assert main(["sessions", "export", "feed", "--out", "link"]) == 2
    assert main(["sessions", "export", "feed", "--out", "dangling", "--force"]) == 2
    assert main(["sessions", "export", "feed", "--out", "link", "--force"]) == 0
    assert (home / "link").is_symlink()
    assert "24 beds" in (home / "real").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["no/such/folder/page", "x" * 300, ""])
def test_a_place_that_cannot_be_written_is_told(name: str, capsys: Captured) -> None:
    assert main(["sessions", "export", "feed", "--out", name]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Choose another" in captured.err


def test_a_failed_write_leaves_the_old_file(home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "mine").write_text("mine", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.whole_file.os.fsync", full)
    assert main(["sessions", "export", "feed", "--out", "mine", "--force"]) == 2
    assert "No space left" in capsys.readouterr().err
    assert [p.name for p in home.iterdir() if p.is_file()] == ["mine"]
    assert (home / "mine").read_text(encoding="utf-8") == "mine"


def test_an_unknown_session_and_two_forms_are_wrong_use(capsys: Captured) -> None:
    assert main(["sessions", "export", "beef"]) == 2
    assert "sessions list" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["sessions", "export", "feed", "--html", "--json"])


def test_deleting_a_session_takes_the_pages_saved_of_it(home: Path, capsys: Captured) -> None:
    rehearsal = Rehearsal(user_paths(), Settings())
    pages = []
    for session in ("abcd" * 8, SESSION):
        held, answers = rehearsal.store.interview(session), rehearsal.store.answers(session)
        pages.append(save_page(rehearsal.paths.exports, held, answers, debrief(held, to_debrief(answers))))
    rehearsal.close()
    (rehearsal.paths.exports / "mine.html").write_text("mine", encoding="utf-8")
    assert all(page.exists() for page in pages)
    assert main(["sessions", "delete", "feed", "--yes"]) == 0
    assert sorted(p.name for p in rehearsal.paths.exports.iterdir()) == [pages[0].name, "mine.html"]
