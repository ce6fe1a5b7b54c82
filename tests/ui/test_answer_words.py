"""An answer's words: going from word to word, playing from any of them, and to the words behind what was advised."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.factories import make_answer, make_interview, make_result
from tests.recording.fakes import voice
from tests.ui.conftest import NOW, Stage, questions
from tests.ui.fakes import FakePlayer
from tests.ui.steps import flat, seen, until, until_screen, until_seen
from trainer.feedback.result import Advice
from trainer.recording.files import write_flac
from trainer.transcript.model import Suspect
from trainer.ui.screens.feedback import FeedbackScreen
from trainer.ui.widgets.marked_transcript import MarkedTranscript

TAKE = "a" * 32
TEXT = "So, um, I looked after 24 beds and a lot of patients. We cut falls by a third. Nobody fell in May."
"""22 words, 1.5 s each: "beds" is the seventh, from 9.0 s."""
SECONDS = 33.0
TALL = (80, 40)


async def shown(stage: Stage, pilot: Pilot[None], *, sound: bool = True, **changes: object) -> MarkedTranscript:
    """An answer of the history, on the screen."""
    advice = (
        Advice("vague", "Say how many patients.", "", "", ((TEXT.index("a lot"), TEXT.index(". We")),)),
        Advice("fillers", "Pause instead.", "", "", ((4, 6), (TEXT.index("falls"), TEXT.index(" by a")))),
        Advice("pauses", "Take the pause before the answer."),
    )
    fields = {
        "audio": f"{TAKE}.flac" if sound else None,
        "result": make_result(TAKE, TEXT, seconds=SECONDS, advice=advice),
    }
    answer = make_answer(TAKE, question=questions()[0], **{**fields, **changes})
    if sound:
        stage.paths.audio.mkdir(parents=True, exist_ok=True)
        write_flac(stage.paths.audio / f"{TAKE}.flac", voice(SECONDS))
    stage.keep(make_interview("interview-1", *questions(), started_at=NOW).finish(NOW), answer)
    pilot.app.push_screen(FeedbackScreen(answer))
    await until_screen(pilot, "FeedbackScreen")
    await until_seen(pilot, "«24 beds»")
    return pilot.app.screen.query_one(MarkedTranscript)


def standing_out(pilot: Pilot[None]) -> str:
    """What is drawn the other way round among the words."""
    area = pilot.app.screen.query_one(MarkedTranscript).content_region
    strips = pilot.app.screen._compositor.render_strips()[area.y : area.bottom]
    lines = [strip.crop(area.x, area.right) for strip in strips]
    found = [s.text for line in lines for s in line if s.style is not None and s.style.reverse]
    return "".join(found)


def place_of(pilot: Pilot[None], word: str) -> tuple[int, int]:
    """Where a word stands on the terminal."""
    lines = seen(pilot.app).splitlines()
    return next((line.index(word), y) for y, line in enumerate(lines) if word in line)


def played() -> list[tuple[float, float | None]]:
    return [(round(start, 1), end) for player in FakePlayer.made for _, start, end in player.played]


async def test_from_word_to_word_and_played_from_there(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        await pilot.press("right", "right", "right")
        await until_seen(pilot, '"I", at 0:03 p plays from here')
        assert standing_out(pilot) == "I"
        assert not played()  # going somewhere makes no noise
        await pilot.press("p")
        await until(pilot, played)
        assert played() == [(2.8, None)]
        await until_seen(pilot, "playing, l stops")
        await pilot.press("p")
        await until(pilot, lambda: "playing" not in flat(pilot.app))
        await pilot.press("left")
        await until_seen(pilot, "1 of 4", "a filled pause")  # the word is a mark: it is explained
        await pilot.press("left", "left", "left")
        await until_seen(pilot, '"So," , at 0:00'.replace(" ,", ","))


async def test_from_sentence_to_sentence(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        await pilot.press("ctrl+right")
        await until_seen(pilot, '"We", at 0:18')
        await pilot.press("shift+right")
        await until_seen(pilot, '"Nobody", at 0:27')
        await pilot.press("ctrl+left", "shift+left")
        await until_seen(pilot, '"So,", at 0:00')


async def test_marks_go_on_from_the_word_one_is_at(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        await pilot.press("ctrl+right", "j")
        await until_seen(pilot, "4 of 4", "a figure (change)")
        await pilot.press("ctrl+left", "k")
        await until_seen(pilot, "3 of 4", "how many")
        await pilot.press("right")
        assert pilot.app.screen.query_one(MarkedTranscript).word == "lot"


async def test_a_click_on_a_word_plays_from_it(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        await pilot.click(offset=place_of(pilot, "Nobody"))
        await until_seen(pilot, '"Nobody", at 0:27')
        await until(pilot, played)
        assert played() == [(26.8, None)]
        await pilot.click(offset=place_of(pilot, "looked"))
        await until(pilot, lambda: len(played()) == 2)  # another word, at once
        assert standing_out(pilot) == "looked"


async def test_a_click_on_a_sign_that_is_explained_goes_to_the_next_such(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        at = place_of(pilot, "«figure»")
        for word in ("«24 beds»", "«by a third»", "«24 beds»"):
            await pilot.click(offset=at)
            await until(pilot, lambda word=word: standing_out(pilot) == word)


async def test_to_the_words_behind_the_advice(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        await pilot.press("1")
        await until(pilot, lambda: standing_out(pilot) == "a lot of patients")
        for words in ("um", "falls", "um"):
            await pilot.press("2")
            await until(pilot, lambda words=words: standing_out(pilot) == words)
        await pilot.press("3")  # that one is about no words
        await pilot.pause()
        assert standing_out(pilot) == "um"


async def test_a_click_on_advice_goes_to_its_words(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot)
        await pilot.click(offset=place_of(pilot, "Say how many patients"))
        await until(pilot, lambda: standing_out(pilot) == "a lot of patients")
        await pilot.click(offset=place_of(pilot, "Pause instead"))
        await until(pilot, lambda: standing_out(pilot) == "um")
        await pilot.click(offset=place_of(pilot, "Take the pause"))  # that one is about no words
        await pilot.pause()
        assert standing_out(pilot) == "um"


async def test_a_typed_answer_has_words_and_no_times(stage: Stage) -> None:
    typed = make_result(TAKE, TEXT, seconds=None)
    async with stage.running(size=TALL) as pilot:
        await shown(stage, pilot, sound=False, source="typed", result=replace(typed))
        await pilot.press("right", "right", "right")
        await until_seen(pilot, '"I"')
        assert "plays" not in flat(pilot.app)
        await pilot.press("p", "l")
        await pilot.click(offset=place_of(pilot, "Nobody"))
        await until_seen(pilot, '"Nobody"')
        assert not FakePlayer.made


async def test_what_is_between_the_words_is_played_too(stage: Stage) -> None:
    made = make_result(TAKE, TEXT, seconds=SECONDS)
    transcript = replace(made.transcript, suspects=(Suspect(20.0, 20.4),))
    async with stage.running(size=TALL) as pilot:
        from trainer.feedback.judge import judge

        await shown(stage, pilot, result=judge(TAKE, transcript, questions()[0]))
        while "Was it one?" not in flat(pilot.app):
            await pilot.press("j")
            await pilot.pause()
        count = len(played())
        await until(pilot, lambda: count <= len(played()))
        pilot.app.screen.query_one("Playing").stop()
        await pilot.press("p")
        await until(pilot, lambda: (19.8, None) in played())


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_word_one_is_at_stays_in_sight(stage: Stage, size: tuple[int, int]) -> None:
    long = " ".join(["We cut falls by a third on the ward with 24 beds."] * 60) + " Zuletzt."
    async with stage.running(size=size) as pilot:
        await shown(stage, pilot, result=make_result(TAKE, long, seconds=300.0, advice=()))
        await pilot.press("left")
        await until(pilot, lambda: standing_out(pilot) == "Zuletzt.")
        await pilot.resize_terminal(100, 30)
        await pilot.press("ctrl+left", "ctrl+right")
        await until(pilot, lambda: standing_out(pilot) == "Zuletzt.")
