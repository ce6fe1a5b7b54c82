"""What one does on the feedback of an answer: decide what is suspected, put the words right, listen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.factories import make_answer, make_interview
from tests.recording.fakes import voice
from tests.ui.conftest import NOW, Stage, questions
from tests.ui.fakes import FakePlayer, timed
from tests.ui.steps import flat, until, until_screen, until_seen
from tests.ui.test_history import open_answer
from trainer.errors import StoreError
from trainer.feedback.judge import judge
from trainer.interview.session import Interview
from trainer.recording.files import write_flac
from trainer.store.records import Answer
from trainer.store.store import Store
from trainer.transcript.model import Suspect
from trainer.ui.screens.feedback import FeedbackScreen
from trainer.ui.widgets.feedback_page import FeedbackPage

TAKE = "a" * 32
TALL = (80, 40)
HEARD = "So we had 24 bets on the ward and we cut false by a third."
RIGHT = HEARD.replace("bets", "beds").replace("false", "falls")
SUSPECTS = (Suspect(6.2, 6.6), Suspect(15.7, 16.1, "um"))
"""Between "had" and "24", and between "ward" and "and": the words come every two seconds."""


@pytest.fixture
def answer(stage: Stage) -> Answer:
    """An answer of 30 s in the history, with its sound, and two suspects in it."""
    asked = questions()[0]
    transcript = replace(timed(HEARD, 30.0), suspects=SUSPECTS)
    made = make_answer(TAKE, question=asked, audio=f"{TAKE}.flac", result=judge(TAKE, transcript, asked))
    stage.paths.audio.mkdir(parents=True)
    write_flac(stage.paths.audio / f"{TAKE}.flac", voice(30.0))
    stage.keep(make_interview("interview-1", *questions(), started_at=NOW).finish(NOW), made)
    return made


def kept(stage: Stage) -> Answer:
    """The answer as the history on disk has it."""
    (found,) = stage.answers()
    return found


def verdicts(answer: Answer) -> list[str]:
    return [s.verdict for s in answer.result.transcript.suspects]


async def write(pilot: Pilot[None], change: Callable[[str], str]) -> None:
    """Open the editing page and change what stands there."""
    await pilot.press("e")
    await until_screen(pilot, "CorrectionScreen")
    area = pilot.app.screen.query_one(TextArea)
    if change(area.text) != area.text:
        area.text = change(area.text)


async def test_a_suspect_is_heard_accepted_and_taken_back(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "had [uh?] «24 bets»", "ward [um?] and", "none heard 2 suspected: listen")
        assert "accept" not in flat(pilot.app)
        await pilot.press("a", "s")  # there is nothing yet to decide
        assert verdicts(kept(stage)) == ["open", "open"]
        await pilot.press("j")
        await until_seen(pilot, '"uh", perhaps a filled pause, at 0:06', "a accept, then it counts", "s strike it out")
        await until(pilot, lambda: FakePlayer.made and FakePlayer.made[0].played)
        _, start, end = FakePlayer.made[0].played[0]
        assert [start, end] == pytest.approx([5.2, 7.6])
        await pilot.press("a")
        await until_seen(pilot, "[uh]", "1 (2 a minute", "uh 1", "1 more suspected: listen", "It counts.")
        assert verdicts(kept(stage)) == ["accepted", "open"]
        assert kept(stage).fillers == 1
        await pilot.press("a")
        await until_seen(pilot, "[uh?]", "none heard 2 suspected: listen", "Was it one?")
        assert kept(stage) == answer
        assert len(FakePlayer.made[0].played) == 1  # deciding does not play it again


async def test_a_struck_suspect_is_gone_once_one_has_left(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        await pilot.press("j")
        await until_seen(pilot, "Was it one?")
        await pilot.press("s")
        await until_seen(pilot, "[uh struck]", "1 suspected: listen", "s bring it back")
        assert verdicts(kept(stage)) == ["struck", "open"]
        await pilot.press("s")
        await until_seen(pilot, "[uh?]", "2 suspected: listen")
        await pilot.press("s")
        await until_seen(pilot, "[uh struck]")
        await pilot.press("j")
        await until_seen(pilot, "a figure (scope)")
        assert "accept" not in flat(pilot.app)
        await pilot.press("k")
        await until_seen(pilot, "[uh struck]", "s bring it back")
        await pilot.press("escape")
        await until_screen(pilot, "DebriefScreen")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "had «24 bets»", "1 suspected: listen")


async def test_the_words_are_corrected_kept_and_the_feedback_follows(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "24 bets", "Correct")
        await write(pilot, lambda _: RIGHT.replace("So we", "So, um, we"))
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "[um], we had [uh?] «24 beds»", "falls", "um 1", "You corrected these words")
        assert HEARD not in flat(pilot.app)
        await pilot.press("o")
        await until_seen(pilot, "First heard", HEARD)
        await pilot.press("o")
        await until(pilot, lambda: HEARD not in flat(pilot.app))
        await pilot.press("escape")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "take 1 0:30 1 filler")  # the debrief has read the session anew
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "[um], we had", "You corrected these words")
    changed = kept(stage)
    assert changed.result.text == RIGHT.replace("So we", "So, um, we")
    assert (changed.result.original_text, changed.original) == (HEARD, answer.result.transcript)


async def test_what_was_first_heard_comes_back(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "24 bets")
        await write(pilot, lambda _: RIGHT)
        assert "As first heard" not in flat(pilot.app)
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "24 beds")
        await pilot.press("e")
        await until_screen(pilot, "CorrectionScreen")
        await until_seen(pilot, "As first heard", RIGHT)
        await pilot.press("ctrl+r")
        await until_seen(pilot, HEARD)
        await pilot.press("ctrl+z")
        await until_seen(pilot, RIGHT)
        await pilot.press("ctrl+r", "ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "24 bets")
        assert "You corrected" not in flat(pilot.app)
    assert kept(stage) == answer


async def test_leaving_with_changes_asks_and_nothing_written_is_lost(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        await write(pilot, lambda text: text)
        await pilot.press("escape")  # nothing was changed: nothing is asked
        await until_screen(pilot, "FeedbackScreen")
        await write(pilot, lambda _: RIGHT)
        await pilot.press("escape")
        await until_screen(pilot, "ChoiceScreen")
        await until_seen(pilot, "Keep what you changed?")
        await pilot.press("escape")
        await until_screen(pilot, "CorrectionScreen")
        await until_seen(pilot, RIGHT)
        await pilot.press("escape")
        await until_screen(pilot, "ChoiceScreen")
        await pilot.press("down", "enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "24 bets")
        assert kept(stage) == answer
        await write(pilot, lambda _: RIGHT)
        await pilot.press("escape")
        await until_screen(pilot, "ChoiceScreen")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "24 beds")
    assert kept(stage).result.text == RIGHT


async def test_what_cannot_be_kept_stays_on_the_page(
    stage: Stage, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("There is no room left on the disk.", "Free some space and try again.")

    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        with monkeypatch.context() as full:
            full.setattr(Store, "save_answer", refuse)
            await pilot.press("j")
            await until_seen(pilot, "Was it one?")
            await pilot.press("a")
            await until_seen(pilot, "There is no room left on the disk.", "[uh?]")
            await write(pilot, lambda _: RIGHT)
            await pilot.press("ctrl+s")
            await until_seen(pilot, "There is no room left on the disk.", RIGHT)
            assert type(pilot.app.screen).__name__ == "CorrectionScreen"
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
    assert kept(stage).result.text == RIGHT


async def test_an_answer_just_given_is_corrected_and_the_interview_goes_on(stage: Stage, practice: Interview) -> None:
    stage.transcriber.texts = [HEARD, HEARD]
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Start speaking")
        await pilot.press("space")
        await until_seen(pilot, "aim ", "Stop")
        stage.microphone.speak(20.0)
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
        await write(pilot, lambda _: "")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "No speech was heard in this take.", "You corrected these words")
        await write(pilot, lambda _: RIGHT)
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "24 beds")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 2 of 2")
    assert (kept(stage).result.text, kept(stage).result.original_text) == (RIGHT, HEARD)


async def test_a_typed_answer_is_corrected_too(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        pilot.app.screen.query_one(TextArea).text = HEARD
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await write(pilot, lambda text: text + "\n\x1b[2J And [b]so[/b] on.")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "[b]so[/b] on.", "first written")
    assert kept(stage).result.text == f"{HEARD}\n[2J And [b]so[/b] on."
    assert kept(stage).result.transcript.seconds is None


async def test_what_was_open_stays_open_and_in_its_place(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=(80, 30)) as pilot:
        await open_answer(pilot)
        await pilot.press("j")
        await until_seen(pilot, "Was it one?")
        await pilot.press("d")
        await until_seen(pilot, "of 100, to compare")
        page = pilot.app.screen.query_one(FeedbackPage)
        await until(pilot, lambda: page.scroll_y == page.max_scroll_y > 0)
        await pilot.press("a")
        await until_seen(pilot, "It counts.")
        await until(pilot, lambda: page.scroll_y > page.max_scroll_y - 3)
        await until_seen(pilot, "1 (2 a minute")
        assert page.query("#details.open")


async def test_a_sample_is_corrected_and_kept_nowhere(stage: Stage) -> None:
    sample = make_answer(TAKE, interview_id=TAKE, result=judge(TAKE, replace(timed(HEARD, 30.0), suspects=SUSPECTS)))
    async with stage.running(size=TALL) as pilot:
        pilot.app.push_screen(FeedbackScreen(sample, samples=voice(30.0), kept=False))
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("j")
        await until_seen(pilot, "Was it one?")
        await pilot.press("a")
        await until_seen(pilot, "It counts.", "1 more suspected")
        await write(pilot, lambda _: RIGHT)
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "[uh] «24 beds»", "1 more suspected")
    assert not stage.paths.history.exists()


async def test_playing_is_told_and_so_is_its_end(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        assert "playing" not in flat(pilot.app)
        await pilot.press("l")
        await until_seen(pilot, "playing, l stops")
        await pilot.press("l")
        await until(pilot, lambda: "playing" not in flat(pilot.app))
        await pilot.press("j")
        await until_seen(pilot, "playing, l stops")
        FakePlayer.made[0].stop()  # to its end
        await until(pilot, lambda: "playing" not in flat(pilot.app))
        await pilot.press("l")
        await until_seen(pilot, "playing, l stops")
        await pilot.press("e")
        await until_screen(pilot, "CorrectionScreen")
        assert not FakePlayer.made[0].playing


async def test_the_answer_is_heard_from_the_cursor_while_it_is_corrected(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await open_answer(pilot)
        await pilot.press("j")
        await until_seen(pilot, "Was it one?")
        await write(pilot, lambda text: text)
        assert pilot.app.screen.query_one(TextArea).cursor_location == (0, HEARD.index("24"))  # where the mark is
        await pilot.press("escape")
        await until_screen(pilot, "FeedbackScreen")
        await write(pilot, lambda text: text.replace("So we", "So, you know, we"))
        area = pilot.app.screen.query_one(TextArea)
        area.move_cursor((0, area.text.index("on the ward") + 1))
        await until_seen(pilot, "Listen from here")
        await pilot.press("ctrl+l")
        await until_seen(pilot, "playing, ctrl+l stops")
        ((_, start, end),) = FakePlayer.made[-1].played
        assert start == pytest.approx(9.5)  # "on" came at 10 s
        assert end is None
        await pilot.press("ctrl+l")
        await until(pilot, lambda: "playing" not in flat(pilot.app))
        await pilot.press("ctrl+l", "ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until(pilot, lambda: not FakePlayer.made[-1].playing)


async def test_the_legend_breaks_between_its_samples(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=(60, 40)) as pilot:
        await open_answer(pilot)
        await until_seen(pilot, "[perhaps a filler?]")
        rows = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert any("[perhaps a filler?]" in row for row in rows)
        assert any("«figure»" in row for row in rows)
