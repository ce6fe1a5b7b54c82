"""Sessions written to files from the screen: in which form, with or without names, and to where."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.factories import make_answer, make_interview, make_result
from tests.ui.conftest import NOW, Stage, questions
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from tests.ui.test_debrief import open_debrief

ID = "b2" * 16
SAID = "In 2024 I worked at Brightwater Hospital with Ines. Um, I cut falls by a third."


def keep(stage: Stage, id: str = ID, text: str = SAID, title: str = "Nursing ward") -> None:
    result = make_result(f"{id[:2]}" * 16, text, figures=(("by a third", "change"),), vague=())
    held = make_interview(id, questions()[0], bank_title=title, started_at=NOW).finish(NOW)
    stage.keep(held, make_answer(result.id, interview_id=id, question=questions()[0], result=result))


async def open_export(pilot: Pilot[None]) -> None:
    await open_debrief(pilot)
    await pilot.press("x")
    await until_screen(pilot, "ExportScreen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_page_is_written_and_the_place_is_told(stage: Stage, size: tuple[int, int]) -> None:
    hostile = "<script>[bold]24 beds[/bold] um {{7*7}}"
    keep(stage, "../../" + "b2" * 13, hostile, "[red]<b>Nursing")
    async with stage.running(size=size) as pilot:
        await open_export(pilot)
        await until_seen(pilot, "Export this session: Tue 24 Nov, [red]<b>Nursing")
        await pilot.press("enter")
        await until_seen(pilot, "Written:", "2026-11-24-b2b2b2b2.html", "Write it", "esc Back")
        await pilot.press("enter")  # once more in its place
        await pilot.app.workers.wait_for_complete()
        await pilot.press("escape")
        await until_screen(pilot, "DebriefScreen")
    (page,) = stage.paths.exports.iterdir()
    html = page.read_text(encoding="utf-8")
    assert "[red]&lt;b&gt;Nursing" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        ("JSON", ".json"),
        ("SRT", ".srt"),
        *(
            pytest.param(words, ending, marks=pytest.mark.long)
            for words, ending in (("Markdown", ".md"), ("Plain text", ".txt"), ("CSV", ".csv"), ("VTT", ".vtt"))
        ),
    ],
)
async def test_every_form_is_written(stage: Stage, words: str, ending: str) -> None:
    keep(stage)
    async with stage.running() as pilot:
        await open_export(pilot)
        await choose(pilot, words)
        await until_seen(pilot, "Written:")
    (file,) = stage.paths.exports.iterdir()
    assert file.name.startswith("2026-11-24-b2b2b2b2")
    assert file.suffix == ending
    text = file.read_text(encoding="utf-8-sig")
    assert "Um, I cut" in " ".join(text.split())
    if ending == ".json":
        json.loads(text)


async def test_names_are_left_out_and_listed_to_be_read_through(stage: Stage) -> None:
    keep(stage)
    async with stage.running(size=(120, 40)) as pilot:
        await open_export(pilot)
        await pilot.press("tab", "space")
        await until_seen(pilot, "Names")
        pilot.app.screen.query_one("#redacted", Input).value = "Brightwater Hospital, Ines"
        pilot.app.screen.query_one("#forms", OptionList).focus()
        await choose(pilot, "Plain text")
        await until_seen(pilot, "Written:", "Read it through before you send it", "Brightwater Hospital ->")
    (file,) = stage.paths.exports.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "Brightwater" not in text
    assert "Ines" not in text
    assert "by a third" in " ".join(text.split())


async def test_a_folder_of_ones_own_and_one_that_cannot_be(stage: Stage, tmp_path: Path) -> None:
    keep(stage)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file stands where the folder would", encoding="utf-8")
    async with stage.running() as pilot:
        await open_export(pilot)
        pilot.app.screen.query_one("#folder", Input).value = str(in_the_way)
        await pilot.press("enter")
        await until_seen(pilot, "can't be")
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path / "[red]mine")
        await pilot.press("enter")
        await until(pilot, lambda: "[red]mine/2026-11-24" in flat(pilot.app).replace(" ", ""))
        assert "can't be" not in flat(pilot.app)
    assert [path.suffix for path in (tmp_path / "[red]mine").iterdir()] == [".html"]
    assert len(stage.answers(ID)) == 1
