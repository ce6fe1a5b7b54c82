"""Earlier sessions: the list, a debrief, one answer and its marks."""

from datetime import timedelta

import pytest

from tests.factories import make_answer, make_interview
from tests.recording.fakes import voice
from tests.ui.conftest import NOW, Stage, judged, questions
from tests.ui.fakes import FakePlayer
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from tests.ui.test_home import left_behind
from trainer.errors import DeviceError
from trainer.interview.session import Interview
from trainer.recording.files import write_flac
from trainer.store.records import Answer

TAKE = "a" * 32


@pytest.fixture
def past(stage: Stage) -> tuple[Interview, Answer]:
    """Two finished sessions; the later one has an answer of 30 s whose sound was kept."""
    earlier = make_interview("interview-0", *questions(), bank_title="Software", started_at=NOW - timedelta(days=9))
    later = make_interview("interview-1", *questions(), started_at=NOW - timedelta(days=3)).finish(NOW)
    stage.paths.audio.mkdir(parents=True)
    write_flac(stage.paths.audio / f"{TAKE}.flac", voice(30.0))
    answer = make_answer(
        TAKE,
        question=questions()[0],
        audio=f"{TAKE}.flac",
        result=judged(TAKE),
    )
    stage.keep(earlier.finish(NOW))
    stage.keep(later, answer)
    return later, answer


async def test_an_empty_history_says_what_will_stand_here(stage: Stage) -> None:
    async with stage.running() as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Nothing here yet.")
        await pilot.press("enter", "d")
        assert type(pilot.app.screen).__name__ == "HistoryScreen"
    assert not stage.paths.history.exists()


async def test_sessions_stand_there_the_newest_first_and_open(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Sat 21 Nov, 18:00 Nursing ward, 1 answer", "Sun 15 Nov, 18:00 Software, no answers")
        page = flat(pilot.app)
        assert page.index("Nursing ward") < page.index("Software")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "Debrief: Nursing ward", "Sat 21 Nov", "take 1 0:30")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "0:30 of 1:30")
        for screen in ("DebriefScreen", "HistoryScreen", "HomeScreen"):
            await pilot.press("escape")
            await until_screen(pilot, screen)


async def test_deleting_asks_first_and_then_leaves_nothing(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        await pilot.press("d")
        await until_seen(pilot, "Delete this session? Sat 21 Nov, Nursing ward, 1 answer.")
        await pilot.press("enter")  # the first option, where the cursor is, keeps it
        await until_screen(pilot, "HistoryScreen")
        await pilot.press("d")
        await until_screen(pilot, "ChoiceScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        assert (stage.paths.audio / f"{TAKE}.flac").exists()
        await pilot.press("d")
        await choose(pilot, "for good")
        await until_screen(pilot, "HistoryScreen")
        await until(pilot, lambda: "Nursing ward" not in flat(pilot.app))
        await until_seen(pilot, "Software")
    assert stage.answers() == ()
    assert not (stage.paths.audio / f"{TAKE}.flac").exists()
    assert stage.interview("interview-0").bank_title == "Software"


async def test_a_session_deleted_in_another_window_says_so(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        elsewhere = stage.rehearsal()
        elsewhere.delete_sessions(("interview-1",))
        elsewhere.close()
        await pilot.press("enter")
        await until_seen(pilot, "There is no session")
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        await until(pilot, lambda: "Sat 21 Nov" not in flat(pilot.app))


async def open_answer(pilot: object) -> None:
    await pilot.press("h")
    await until_seen(pilot, "Nursing ward")
    await pilot.press("enter")
    await until_seen(pilot, "take 1 0:30")
    await pilot.press("enter")
    await until_screen(pilot, "FeedbackScreen")


async def test_each_mark_is_explained_and_played_in_its_phrase(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "[um]", "«24 beds»", "~a lot of", "[patients?]", "«by a third»")
        await pilot.press("j")
        await until_seen(pilot, "1 of 5", "a filled pause, at 0:0")
        await until(pilot, lambda: FakePlayer.made and FakePlayer.made[0].played)
        length, start, end = FakePlayer.made[0].played[0]
        assert length == pytest.approx(30.0)
        assert 0 < start < end < 6
        await pilot.press("j")
        await until_seen(pilot, "2 of 5", "a figure (scope)")
        await pilot.press("k", "k")
        await until_seen(pilot, "5 of 5", "a figure (change)")
        await pilot.press("n")
        await until_seen(pilot, "1 of 5")


async def test_the_answer_is_played_and_stopped(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await open_answer(pilot)
        await pilot.press("l")
        await until(pilot, lambda: FakePlayer.made and FakePlayer.made[0].playing)
        assert FakePlayer.made[0].played == [(pytest.approx(30.0), 0.0, None)]
        await pilot.press("l")
        await until(pilot, lambda: not FakePlayer.made[0].playing)
        await pilot.press("l")
        await until(pilot, lambda: FakePlayer.made[0].playing)
        await pilot.press("escape")
        await until_screen(pilot, "DebriefScreen")
        await until(pilot, lambda: not FakePlayer.made[0].playing)


async def test_without_a_loudspeaker_it_says_so(stage: Stage, past: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePlayer, "error", DeviceError("No loudspeaker was found.", "Plug some in."))
    async with stage.running() as pilot:
        await open_answer(pilot)
        await pilot.press("l")
        await until_seen(pilot, "No loudspeaker was found.", "Plug some in.")


async def test_a_recording_that_is_gone_leaves_words_and_feedback(stage: Stage, past: object) -> None:
    (stage.paths.audio / f"{TAKE}.flac").unlink()
    async with stage.running() as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "[um]", "Leave")
        assert "Listen" not in flat(pilot.app)
        await pilot.press("l", "j")
        await until_seen(pilot, "1 of 5", "a filled pause")
    assert not FakePlayer.made


async def test_a_damaged_recording_is_told(stage: Stage, past: object) -> None:
    (stage.paths.audio / f"{TAKE}.flac").write_bytes(b"no sound")
    async with stage.running() as pilot:
        await open_answer(pilot)
        await pilot.press("l")
        await until_seen(pilot, "No sound can be read from")


async def test_the_details_open_and_close(stage: Stage, past: object) -> None:
    async with stage.running(size=(80, 50)) as pilot:
        await open_answer(pilot)
        assert "64 of 100" not in flat(pilot.app)
        await pilot.press("d")
        await until_seen(pilot, "64 of 100", "A reason for delivery.")
        await pilot.press("d")
        await until(pilot, lambda: "64 of 100" not in flat(pilot.app))


async def test_an_old_answer_offers_no_way_on(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "Leave")
        assert "Again" not in flat(pilot.app)
        await pilot.press("r", "enter")
        assert type(pilot.app.screen).__name__ == "FeedbackScreen"


async def test_the_answer_worth_doing_again_is_one_key_away(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        await pilot.press("enter")
        await until_seen(pilot, "Your answers", "That one again")
        await pilot.press("r")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 1 of 1", "Tell me about a time you caught an error at handover.")


async def test_a_debrief_is_read_to_its_end_and_back(stage: Stage, past: object) -> None:
    async with stage.running() as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        await pilot.press("enter")
        await until_seen(pilot, "You answered one of two questions")
        await pilot.press("pagedown", "space", "pagedown")
        await until_seen(pilot, "Worth doing again now")
        await pilot.press("pageup", "pageup", "pageup")
        await until_seen(pilot, "You answered one of two questions")


async def test_deleting_a_session_deletes_a_take_that_waits_for_it(stage: Stage, past: object) -> None:
    left_behind(stage, 3.0)
    async with stage.running() as pilot:
        await until_seen(pilot, "Rescued")
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        await pilot.press("d")
        await choose(pilot, "for good")
        await until_screen(pilot, "HistoryScreen")
        await until(pilot, lambda: "Nursing ward" not in flat(pilot.app))
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until(pilot, lambda: "Rescued" not in flat(pilot.app))
    assert not list(stage.paths.spool.glob("*.pcm"))
