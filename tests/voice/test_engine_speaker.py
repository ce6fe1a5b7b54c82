"""The voice: `done` exactly once whatever happens, one text at a time, and an engine that fails makes room."""

import logging
import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voice.fakes import (
    Done,
    FakeEngine,
    FakeOutput,
    FakeTalker,
    breaks,
    fails,
    hangs,
    hangs_for_ever,
)
from trainer.errors import DeviceError
from trainer.voice.engine import Engine, EngineError
from trainer.voice.engine_speaker import Candidate, EngineSpeaker
from trainer.voice.speaker import Silent, Speaker


def speaker(output: FakeOutput, *engines: Engine) -> EngineSpeaker:
    return EngineSpeaker([Candidate(engine) for engine in engines], output)


def say(voice: Speaker, text: str) -> None:
    done = Done()
    voice.say(text, done)
    assert done.wait()
    assert done.times == 1


def test_a_text_is_heard_and_then_done() -> None:
    output, done = FakeOutput(at_once=False), Done()
    voice = speaker(output, FakeEngine())
    voice.say("Tell me about yourself.", done)
    assert output.begun.acquire(timeout=10)
    assert output.heard == ["Tell me about yourself."]
    assert done.times == 0  # still to be heard
    output.playing[0].over.set()
    assert done.wait()
    assert voice.name == "fake"


def test_what_was_prepared_is_made_once_and_by_the_time_it_is_said() -> None:
    made = threading.Event()
    engine, output = FakeEngine(behave=lambda _request, _stop: made.set()), FakeOutput()
    voice = EngineSpeaker([Candidate(engine, "two")], output, rate=120)
    voice.prepare("How\ndid it end?")
    assert made.wait(10)
    say(voice, "How did it end?")
    say(voice, "How did it end?")
    assert [(r.text, r.voice, r.rate) for r in engine.asked] == [("How did it end?", "two", 120)]
    assert output.heard == ["How did it end?"] * 2


def test_what_is_said_goes_before_what_is_prepared() -> None:
    gate, entered = threading.Event(), threading.Event()

    def waits(_request: object, _stop: object) -> None:
        entered.set()
        assert gate.wait(10)

    engine, output, done = FakeEngine(behave=waits), FakeOutput(), Done()
    voice = speaker(output, engine)
    voice.prepare("first")
    assert entered.wait(10)
    for text in ("second", "third"):
        voice.prepare(text)
    voice._renders.order(engine, voice._request("now", Candidate(engine)), first=True)
    voice.say("now", done)
    gate.set()
    assert done.wait()
    assert [request.text for request in engine.asked[:2]] == ["first", "now"]


def test_stop_while_it_is_heard() -> None:
    output, done = FakeOutput(at_once=False), Done()
    voice = speaker(output, FakeEngine())
    voice.say("A long question", done)
    assert output.begun.acquire(timeout=10)
    voice.stop()
    assert done.wait()
    assert output.playing[0].stopped
    voice.stop()
    say_nothing_more = Done()
    voice.say("", say_nothing_more)
    assert say_nothing_more.wait()
    assert done.times == 1


def test_stop_while_the_sound_is_made_does_not_wait_for_it() -> None:
    release, entered, done = threading.Event(), threading.Event(), Done()

    def waits(_request: object, _stop: object) -> None:
        entered.set()
        release.wait(10)

    output = FakeOutput()
    voice = speaker(output, FakeEngine(behave=waits))
    voice.say("Tell me", done)
    assert entered.wait(10)
    voice.stop()
    assert done.wait()
    release.set()
    assert output.heard == []
    assert voice.name == "fake"  # being stopped is no fault of the engine's


def test_the_next_text_ends_the_one_before() -> None:
    output, first, second = FakeOutput(at_once=False), Done(), Done()
    voice = speaker(output, FakeEngine())
    voice.say("one", first)
    assert output.begun.acquire(timeout=10)
    voice.say("two", second)
    assert output.begun.acquire(timeout=10)  # the fake fails when two are heard at once
    assert first.times == 1
    voice.stop()
    assert second.wait()


def test_the_next_text_may_be_said_when_one_is_done() -> None:
    output, done = FakeOutput(), Done()
    voice = speaker(output, FakeEngine())
    voice.say("one", lambda: voice.say("two", done))
    assert done.wait()
    assert output.heard == ["one", "two"]


@pytest.mark.parametrize("text", ["", "  \n ", "...", "\x1b\x07", "—?!"])
def test_where_there_is_nothing_to_say_no_engine_is_asked(text: str) -> None:
    engine = FakeEngine()
    voice = speaker(FakeOutput(), engine)
    voice.prepare(text)
    say(voice, text)
    assert engine.asked == []


@pytest.mark.parametrize("behave", [fails, breaks], ids=["fails", "has a fault"])
def test_an_engine_that_fails_says_so_once_and_the_next_one_speaks(
    behave: Callable[..., object], caplog: pytest.LogCaptureFixture
) -> None:
    bad, good, output = FakeEngine("bad", behave), FakeEngine("good"), FakeOutput()
    voice = speaker(output, bad, good)
    assert voice.name == "bad"
    with caplog.at_level(logging.WARNING):
        say(voice, "one")
        say(voice, "two")
    assert output.heard == ["one", "two"]
    assert voice.name == "good"
    assert len(bad.asked) == 1
    assert sum("bad fails" in record.getMessage() for record in caplog.records) == 1
    assert "one" not in caplog.text.replace("nobody", "")  # nothing of what was said


def test_a_voice_that_is_not_there_makes_room_for_the_engines_own() -> None:
    def knows_one(request: object, _stop: object) -> None:
        if getattr(request, "voice") == "three":  # noqa: B009
            raise EngineError("no such voice")

    engine, output = FakeEngine(behave=knows_one), FakeOutput()
    voice = EngineSpeaker([Candidate(engine, "three"), Candidate(engine)], output)
    say(voice, "one")
    assert [request.voice for request in engine.asked] == ["three", ""]
    assert (output.heard, voice.name) == (["one"], "fake")


def test_where_the_last_engine_fails_it_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    output = FakeOutput()
    voice = speaker(output, FakeEngine(behave=fails))
    say(voice, "one")
    say(voice, "two")
    voice.prepare("three")
    assert (output.heard, voice.name) == ([], "silent")


def test_an_engine_that_fails_while_it_prepares_is_not_asked_again() -> None:
    bad, good, output = FakeEngine("bad", fails), FakeEngine("good"), FakeOutput()
    voice = speaker(output, bad, good)
    for text in ("one", "two", "three"):
        voice.prepare(text)
    say(voice, "four")
    assert len(bad.asked) == 1
    assert output.heard == ["four"]


def test_an_engine_that_hangs_is_ended_in_a_time_that_grows_with_the_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("trainer.voice.renders.SECONDS_A_CHARACTER", 0.001)
    bad, good, output = FakeEngine("bad", hangs, start_seconds=0.05), FakeEngine("good"), FakeOutput()
    voice = EngineSpeaker([Candidate(bad, "one"), Candidate(bad), Candidate(good)], output)
    say(voice, "Tell me more.")
    assert (output.heard, voice.name) == (["Tell me more."], "good")
    assert len(bad.asked) == 1  # with another of its voices it would hang as well
    assert "it took too long" in caplog.text


def test_an_engine_that_cannot_even_be_ended_is_left_behind() -> None:
    release = threading.Event()
    bad = FakeEngine("bad", hangs_for_ever(release), start_seconds=0.05)
    output = FakeOutput()
    voice = speaker(output, bad, FakeEngine("good"))
    voice.prepare("one")
    voice.prepare("two")
    say(voice, "x")
    release.set()
    assert (output.heard, voice.name) == (["x"], "good")


def test_an_empty_sound_is_no_fault() -> None:
    class Speechless(FakeEngine):
        def render(self, request, stop):  # type: ignore[no-untyped-def]
            return super().render(request, stop).__class__(b"", 22_050)

    output = FakeOutput()
    voice = speaker(output, Speechless())
    say(voice, "…a")
    assert (output.heard, voice.name) == ([], "fake")


def test_an_output_that_fails_is_tried_again_and_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    output = FakeOutput()
    output.fault = DeviceError("No loudspeaker was found.", "Plug one in.")
    voice = speaker(output, FakeEngine())
    say(voice, "one")
    say(voice, "two")
    assert caplog.text.count("No loudspeaker was found.") == 1
    output.fault = None
    say(voice, "three")
    assert output.heard == ["one", "two", "three"]


def test_who_waits_for_the_end_may_have_a_fault_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    called = threading.Event()

    def broken() -> None:
        called.set()
        raise ZeroDivisionError

    voice = speaker(FakeOutput(), FakeEngine())
    voice.say("one", broken)
    assert called.wait(10)
    say(voice, "two")


def test_an_engine_that_speaks_for_itself() -> None:
    talker, done = FakeTalker(), Done()
    voice = speaker(FakeOutput(), talker)
    voice.prepare("Tell me")
    assert talker.said == []
    voice.say("Tell me", done)
    assert talker.speaks.wait(10)
    assert done.times == 0
    talker.may_end.set()
    assert done.wait()
    assert (talker.said, voice.name) == (["Tell me"], "talker")


def test_an_engine_that_speaks_for_itself_is_stopped() -> None:
    talker, done = FakeTalker(), Done()
    voice = speaker(FakeOutput(), talker)
    voice.say("Tell me", done)
    assert talker.speaks.wait(10)
    voice.stop()
    assert done.wait()
    assert voice.name == "talker"


def test_an_engine_that_speaks_for_itself_and_hangs() -> None:
    output = FakeOutput()
    voice = speaker(output, FakeTalker(start_seconds=-0.6), FakeEngine("good"))
    say(voice, "Tell me")
    assert (output.heard, voice.name) == (["Tell me"], "good")


def test_a_silent_one_is_done_at_once() -> None:
    voice, done = Silent(), Done()
    voice.prepare("one")
    voice.say("one", done)
    voice.stop()
    assert (done.times, voice.name) == (1, "silent")


def test_many_threads_at_once() -> None:
    """The last to speak is whole, every `done` comes once, and never are two heard together (the fake looks)."""
    output = FakeOutput()
    voice = speaker(output, FakeEngine())
    dones = [Done() for _ in range(40)]
    together = threading.Barrier(8)

    def talk(number: int) -> None:
        together.wait(10)
        for done in dones[number::8]:
            voice.prepare(f"text {number}")
            voice.say(f"text {number}", done)
            voice.stop()

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert all(done.wait() for done in dones)
    say(voice, "the end")
    assert output.heard[-1] == "the end"
    assert [done.times for done in dones] == [1] * 40


BEHAVIOURS: list[Callable[..., object]] = [lambda _request, _stop: None, fails, breaks, hangs]
ACTIONS = st.one_of(
    st.tuples(st.just("say"), st.text(max_size=20)),
    st.tuples(st.just("prepare"), st.text(max_size=20)),
    st.tuples(st.sampled_from(["stop", "end"]), st.just("")),
)


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(BEHAVIOURS), max_size=3),
    st.booleans(),
    st.booleans(),
    st.lists(ACTIONS, max_size=12),
)
def test_done_comes_exactly_once_whatever_happens(
    behaviours: list[Callable[..., object]], talks: bool, output_works: bool, actions: list[tuple[str, str]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.voice.renders.SECONDS_A_CHARACTER", 0.0)
        whatever_happens(behaviours, talks, output_works, actions)


def whatever_happens(
    behaviours: list[Callable[..., object]], talks: bool, output_works: bool, actions: list[tuple[str, str]]
) -> None:
    output = FakeOutput(at_once=False)
    if not output_works:
        output.fault = DeviceError("Broken.")
    engines: list[Engine] = [FakeEngine(str(n), b, start_seconds=0.02) for n, b in enumerate(behaviours)]
    if talks:
        engines.insert(len(engines) // 2, FakeTalker(start_seconds=0.02))
    voice = speaker(output, *engines)
    dones = []
    for action, text in actions:
        if action == "say":
            dones.append(Done())
            voice.say(text, dones[-1])
        elif action == "prepare":
            voice.prepare(text)
        elif action == "stop":
            voice.stop()
        elif output.playing:
            output.playing[-1].over.set()
    voice.stop()
    assert all(done.wait() for done in dones)
    last = Done()
    voice.say("", last)
    assert last.wait()
    assert [done.times for done in dones] == [1] * len(dones)
    assert all(playing.over.is_set() for playing in output.playing)
