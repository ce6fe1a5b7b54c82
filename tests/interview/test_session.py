"""The interview as a value: every event in every phase, and any sequence of them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.factories import STARTED, make_interview, make_question
from trainer.interview.panel import make_panel, who_asks
from trainer.interview.session import MODES, MOST_PROBES, Interview, Mode, Phase, Probe, WrongPhaseError
from trainer.store.codec import interview_of, interview_text

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PHASES: tuple[Phase, ...] = get_args(Phase)

Event = Callable[[Interview], Interview]


def at(phase: Phase, mode: Mode = "practice") -> Interview:
    """An interview of two questions in this phase, at its first one."""
    interview = make_interview(mode=mode)
    spoken = interview.begin_take("one")
    return {
        "asking": interview,
        "speaking": spoken,
        "paused": spoken.pause(),
        "judging": spoken.end_take(),
        "reviewing": spoken.end_take().judged("one", NOW),
        "finished": interview.finish(NOW),
    }[phase]


EVENTS: dict[str, tuple[Event, dict[Phase, Phase]]] = {
    "begin_take": (lambda i: i.begin_take("two"), {"asking": "speaking"}),
    "pause": (Interview.pause, {"speaking": "paused"}),
    "resume": (Interview.resume, {"paused": "speaking"}),
    "discard_take": (Interview.discard_take, {"speaking": "asking", "paused": "asking", "judging": "asking"}),
    "end_take": (Interview.end_take, {"speaking": "judging", "paused": "judging"}),
    "ask_again": (Interview.ask_again, {"reviewing": "asking"}),
    "next": (lambda i: i.next(NOW), {"asking": "asking", "reviewing": "asking"}),
    "finish": (lambda i: i.finish(NOW), dict.fromkeys(PHASES, "finished")),
    "judged": (lambda i: i.judged("one", NOW), {**{p: p for p in PHASES}, "judging": "reviewing"}),
    "judged late": (lambda i: i.judged("another", NOW), {p: p for p in PHASES}),
    "at_rest": (
        Interview.at_rest,
        {**dict.fromkeys(PHASES, "asking"), "reviewing": "reviewing", "finished": "finished"},
    ),
}


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_phase(event: str, phase: Phase) -> None:
    happen, leads_to = EVENTS[event]
    before = at(phase)
    assert before.phase == phase
    if phase in leads_to:
        assert happen(before).phase == leads_to[phase]
    else:
        with pytest.raises(WrongPhaseError, match=phase):
            happen(before)


def test_an_interview_needs_a_question() -> None:
    with pytest.raises(ValueError, match="at least one question"):
        Interview("i", "Bank", "practice", (), STARTED)


def test_practice_goes_through_takes_and_questions() -> None:
    interview = make_interview()
    assert interview.takes == ((), ())
    interview = interview.begin_take("one").pause().resume().end_take().judged("one", NOW)
    assert (interview.phase, interview.takes, interview.answered) == ("reviewing", (("one",), ()), 1)
    interview = interview.ask_again().begin_take("two").end_take().judged("two", NOW)
    assert (interview.takes, interview.answered) == ((("one", "two"), ()), 1)
    interview = interview.next(NOW)
    assert (interview.phase, interview.position, interview.question.id) == ("asking", 1, "why-us")
    interview = interview.next(NOW)  # unanswered
    assert (interview.phase, interview.finished_at, interview.answered) == ("finished", NOW, 1)
    assert interview.question.id == "why-us"


def test_a_simulation_has_one_go_at_each_question_and_no_review() -> None:
    interview = make_interview(mode="simulation").begin_take("one").end_take().judged("one", NOW)
    assert (interview.phase, interview.position, interview.takes) == ("asking", 1, (("one",), ()))
    interview = interview.begin_take("two").end_take().judged("two", NOW)
    assert (interview.phase, interview.finished_at, interview.takes) == ("finished", NOW, (("one",), ("two",)))


def test_a_discarded_take_is_not_counted_and_the_earlier_ones_stay() -> None:
    reviewed = at("reviewing")
    for after in (
        reviewed.ask_again().begin_take("two").discard_take(),
        reviewed.ask_again().begin_take("two").pause().discard_take(),
        reviewed.ask_again().begin_take("two").end_take().discard_take(),
    ):
        assert (after.phase, after.take_id, after.takes) == ("asking", None, (("one",), ()))


@pytest.mark.parametrize("mode", MODES)
def test_a_late_result_changes_nothing(mode: Mode) -> None:
    for moved_on in (
        at("judging", mode).discard_take(),
        at("judging", mode).discard_take().begin_take("two"),
        at("judging", mode).discard_take().begin_take("two").end_take(),
        at("judging", mode).discard_take().next(NOW),
        at("judging", mode).finish(NOW),
    ):
        assert moved_on.judged("one", NOW) is moved_on


def test_a_result_that_comes_twice_counts_once() -> None:
    once = at("judging").judged("one", NOW)
    assert once.judged("one", NOW) is once


def test_the_end_stays_when_it_ended() -> None:
    ended = at("judging").finish(NOW)
    assert (ended.take_id, ended.finished_at) == (None, NOW)
    assert ended.finish(NOW + timedelta(hours=1)) is ended


@pytest.mark.parametrize("phase", ["asking", "speaking", "paused", "judging"])
def test_an_interrupted_question_is_asked_anew(phase: Phase) -> None:
    rest = at(phase).at_rest()
    assert (rest.phase, rest.take_id, rest.position) == ("asking", None, 0)


def test_an_answered_question_is_reviewed_again_but_in_a_simulation() -> None:
    again = at("reviewing").ask_again().begin_take("two").at_rest()
    assert (again.phase, again.takes) == ("reviewing", (("one",), ()))
    answered = make_interview(mode="simulation", takes=(("one",), ()))
    assert answered.at_rest().phase == "asking"


PROBE = Probe("And how did it end?", "no_result", "one")


def probed(phase: Phase = "asking", mode: Mode = "practice", probes: int = 2) -> Interview:
    """At the first question, whose answer drew a follow-up question."""
    standing = make_interview(mode=mode, probes=probes).begin_take("one").end_take().judged("one", NOW, probe=PROBE)
    spoken = standing.begin_take("reply")
    stages = {"asking": standing, "speaking": spoken, "paused": spoken.pause(), "judging": spoken.end_take()}
    return stages[phase]


def test_an_answer_draws_a_probe_and_the_reply_is_no_take() -> None:
    standing = probed()
    assert (standing.phase, standing.probe, standing.asked, standing.takes) == (
        "asking",
        PROBE,
        (PROBE,),
        (("one",), ()),
    )
    reviewed = probed("judging").judged("reply", NOW)
    assert (reviewed.phase, reviewed.probe, reviewed.asked, reviewed.takes) == (
        "reviewing",
        None,
        (PROBE,),
        (("one",), ()),
    )


def test_a_simulation_goes_on_after_the_last_reply() -> None:
    assert probed(mode="simulation").position == 0
    after = probed("judging", "simulation").judged("reply", NOW)
    assert (after.phase, after.position, after.probe) == ("asking", 1, None)


def test_a_reply_may_draw_a_second_probe_to_the_same_answer_and_no_third() -> None:
    second = Probe("And your own part?", "no_own_part", "one")
    after = probed("judging").judged("reply", NOW, probe=second)
    assert (after.probe, after.asked) == (second, (PROBE, second))
    assert not after.may_probe("one")
    third = Probe("Why?", "always", "one")
    with pytest.raises(ValueError, match="draws no such"):
        after.begin_take("reply-2").end_take().judged("reply-2", NOW, probe=third)


@pytest.mark.parametrize("probe", [PROBE, Probe("Why?", "always", "another")])
def test_no_probe_twice_and_none_to_another_answer(probe: Probe) -> None:
    with pytest.raises(ValueError, match="follow-up question"):
        probed("judging").judged("reply", NOW, probe=probe)


def test_without_probes_none_is_put() -> None:
    with pytest.raises(ValueError, match="draws no such"):
        make_interview().begin_take("one").end_take().judged("one", NOW, probe=PROBE)


@pytest.mark.parametrize(("mode", "phase", "position"), [("practice", "reviewing", 0), ("simulation", "asking", 1)])
def test_a_probe_can_be_let_go(mode: Mode, phase: Phase, position: int) -> None:
    after = probed(mode=mode).let_go(NOW)
    assert (after.phase, after.position, after.probe, after.asked) == (phase, position, None, (PROBE,))
    with pytest.raises(WrongPhaseError):
        make_interview(mode=mode).let_go(NOW)


@pytest.mark.parametrize("phase", ["asking", "speaking", "paused", "judging"])
@pytest.mark.parametrize("mode", MODES)
def test_an_interrupted_probe_is_asked_anew(phase: Phase, mode: Mode) -> None:
    rest = probed(phase, mode).at_rest()
    assert (rest.phase, rest.probe, rest.take_id, rest.takes[0]) == ("asking", PROBE, None, ("one",))


def test_a_reply_thrown_away_leaves_the_probe() -> None:
    assert probed("speaking").discard_take().probe == PROBE


def test_another_take_may_be_probed_again() -> None:
    again = probed("judging").judged("reply", NOW).ask_again().begin_take("two").end_take()
    after = again.judged("two", NOW, probe=Probe("How many?", "no_figure", "two"))
    assert after.probe is not None
    assert after.takes[0] == ("one", "two")


def test_a_take_left_behind_by_a_crash_counts_where_it_was_spoken() -> None:
    asking = make_interview()
    assert asking.adopted("one", 0, NOW).takes == (("one",), ())
    assert asking.adopted("one", 0, NOW).adopted("one", 0, NOW).takes == (("one",), ())
    assert make_interview(mode="simulation").adopted("one", 0, NOW).position == 1
    assert asking.adopted("one", 0, NOW).adopted("two", 1, NOW).phase == "finished"


def test_a_reply_left_behind_answers_its_probe_and_is_no_take() -> None:
    after = probed().adopted("reply", 0, NOW, probe=PROBE)
    assert (after.phase, after.probe, after.takes) == ("reviewing", None, (("one",), ()))
    assert probed(mode="simulation").adopted("reply", 0, NOW, probe=PROBE).position == 1
    moved_on = probed().let_go(NOW).next(NOW)
    assert moved_on.adopted("reply", 0, NOW, probe=PROBE) == moved_on


class AnyInterview(RuleBasedStateMachine):
    """Does whatever can be done, in any order, and some things that can't; knows by itself what must come out."""

    @initialize(
        mode=st.sampled_from(MODES),
        questions=st.integers(1, 4),
        probes=st.integers(0, MOST_PROBES),
        panel=st.booleans(),
    )
    def start(self, mode: Mode, questions: int, probes: int, panel: bool) -> None:
        asked = tuple(make_question(f"q{n}") for n in range(questions))
        askers = who_asks(make_panel(questions), asked) if panel else ()
        self.interview = make_interview("i", *asked, mode=mode, probes=probes, askers=askers)
        self.count = 0
        self.takes: list[list[str]] = [[] for _ in range(questions)]
        self.abandoned: list[str] = []

    @rule(event=st.sampled_from(sorted(EVENTS)))
    def try_anything(self, event: str) -> None:
        """What is refused changes nothing; the others have rules of their own."""
        happen, leads_to = EVENTS[event]
        if self.interview.phase not in leads_to:
            with pytest.raises(WrongPhaseError):
                happen(self.interview)

    @precondition(lambda self: self.interview.phase == "asking")
    @rule()
    def speak(self) -> None:
        self.count += 1
        self.interview = self.interview.begin_take(f"take-{self.count}")

    @precondition(lambda self: self.interview.phase == "speaking")
    @rule(on=st.booleans())
    def pause(self, on: bool) -> None:
        paused = self.interview.pause()
        self.interview = paused.resume() if on else paused

    @precondition(lambda self: self.interview.phase in ("speaking", "paused"))
    @rule()
    def end(self) -> None:
        self.interview = self.interview.end_take()

    @precondition(lambda self: self.interview.phase in ("speaking", "paused", "judging"))
    @rule()
    def discard(self) -> None:
        assert self.interview.take_id is not None
        self.abandoned.append(self.interview.take_id)
        self.interview = self.interview.discard_take()

    @precondition(lambda self: self.interview.phase == "judging")
    @rule(probing=st.booleans())
    def result(self, probing: bool) -> None:
        take, position, standing = self.interview.take_id, self.interview.position, self.interview.probe
        assert take is not None
        follows = standing.follows if standing else take
        if standing is None:
            self.takes[position].append(take)
        probe = Probe(f"probe {self.count}", "vague", follows)
        self.interview = self.interview.judged(
            take, NOW, probe=probe if probing and self.interview.may_probe(follows) else None
        )

    @precondition(lambda self: self.interview.phase == "asking" and self.interview.probe is not None)
    @rule()
    def let_go(self) -> None:
        self.interview = self.interview.let_go(NOW)

    @rule()
    def kept_and_taken_up_again(self) -> None:
        """What the history gives back is the interview at rest, whatever was going on."""
        kept = interview_of(interview_text(self.interview.at_rest()), STARTED, self.interview.finished_at)
        assert kept == self.interview.at_rest()

    @precondition(lambda self: self.abandoned)
    @rule(data=st.data())
    def late_result(self, data: st.DataObject) -> None:
        take = data.draw(st.sampled_from(self.abandoned))
        assert self.interview.judged(take, NOW) is self.interview

    @precondition(lambda self: self.interview.phase == "reviewing")
    @rule()
    def again(self) -> None:
        self.interview = self.interview.ask_again()

    @precondition(lambda self: self.interview.phase in ("asking", "reviewing"))
    @rule()
    def go_on(self) -> None:
        self.interview = self.interview.next(NOW)

    @rule()
    def crash(self) -> None:
        """The program stops and takes the interview up again; what was being said goes to the spool."""
        if self.interview.take_id is not None:
            self.abandoned.append(self.interview.take_id)
        self.interview = self.interview.at_rest()

    @precondition(lambda self: self.count > 5)
    @rule()
    def finish(self) -> None:
        if self.interview.take_id is not None:
            self.abandoned.append(self.interview.take_id)
        self.interview = self.interview.finish(NOW)

    @invariant()
    def makes_sense(self) -> None:
        interview = self.interview
        assert interview.takes == tuple(map(tuple, self.takes))
        assert interview.answered == sum(bool(takes) for takes in self.takes)
        assert (interview.take_id is not None) == (interview.phase in ("speaking", "paused", "judging"))
        assert (interview.finished_at is not None) == (interview.phase == "finished")
        assert interview.position < len(interview.questions) or interview.phase == "finished"
        assert interview.question in interview.questions
        assert interview.at_rest() == interview.at_rest().at_rest()
        if interview.probe is not None:
            assert interview.phase in ("asking", "speaking", "paused", "judging")
            assert interview.probe.follows == interview.takes[interview.position][-1]
            assert interview.asked[-1] == interview.probe
        assert len({probe.ask for probe in interview.asked}) == len(interview.asked)
        for takes in interview.takes:
            for take in takes:
                assert sum(probe.follows == take for probe in interview.asked) <= interview.probes
        assert interview.asker is None or interview.asker in interview.askers
        if interview.mode == "simulation":
            assert interview.phase != "reviewing"
            assert all(len(takes) <= 1 for takes in interview.takes)
        elif interview.phase == "reviewing":
            assert interview.takes[interview.position]


TestAnyInterview = AnyInterview.TestCase
