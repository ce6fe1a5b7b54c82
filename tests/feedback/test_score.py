"""The score on analyses built by hand: what each finding costs and earns."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.analysis.model import Analysis, Figure, FigureRole, Filler, Finding, Pace, Pause, Structure, Vague
from trainer.bank.model import KINDS, Kind, Question
from trainer.feedback import rubric
from trainer.feedback.measures import examine
from trainer.feedback.result import PART_NAMES, PartName, Score
from trainer.feedback.score import part, score
from trainer.transcript.model import Transcript

MakeAnalysis = Callable[..., Analysis]
TEXT = " ".join(f"Deed{i} place{i} name{i} thing{i} end{i}." for i in range(40)) + " I called. I moved. I wrote it."
HERE = Finding(0, 5)
WHOLE_STORY = Structure(HERE, HERE, HERE, HERE, 0.5)


def scored(analysis: Analysis, kind: Kind | None = "behavioural", text: str = TEXT) -> Score:
    question = Question("q", "Tell me about a time.", kind) if kind else None
    return score(examine(Transcript(text), analysis, question))


def value(analysis: Analysis, name: PartName, kind: Kind | None = "behavioural", text: str = TEXT) -> int:
    return part(scored(analysis, kind, text), name).value


def fillers(count: int, phrase: str = "um") -> tuple[Filler, ...]:
    return tuple(Filler(i, i + 1, phrase, "filled_pause") for i in range(count))


def figures(*roles: FigureRole) -> tuple[Figure, ...]:
    return tuple(Figure(i, i + 1, "count", role) for i, role in enumerate(roles))


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_nothing_said_scores_nothing_and_says_so_kindly(kind: Kind | None, make_analysis: MakeAnalysis) -> None:
    found = scored(make_analysis("", seconds=20), kind, text="")
    assert found.overall == 0
    assert {p.value for p in found.parts} == {0}
    assert all("Nothing was heard" in p.reason for p in found.parts)


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_every_part_is_there_with_a_reason(kind: Kind | None, make_analysis: MakeAnalysis) -> None:
    found = scored(make_analysis(TEXT, seconds=80), kind)
    assert tuple(p.name for p in found.parts) == PART_NAMES
    assert all((p.reason.endswith(".") and p.reason[0].isupper()) or p.reason[0].isdigit() for p in found.parts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture is a pure function
@given(
    count=st.integers(0, 60),
    more=st.integers(1, 30),
    seconds=st.none() | st.floats(5, 400),
    phrase=st.sampled_from(["um", "like", "so"]),
    text_words=st.integers(3, 300),
)
def test_more_fillers_never_raise_the_fillers_part(
    make_analysis: MakeAnalysis, count: int, more: int, seconds: float | None, phrase: str, text_words: int
) -> None:
    text = "word " * text_words
    few = replace(make_analysis(text, seconds=seconds), fillers=fillers(count), words=text_words + count)
    many = replace(few, fillers=(*fillers(count), *fillers(more, phrase)), words=text_words + count + more)
    assert value(many, "fillers", text=text) <= value(few, "fillers", text=text)


def test_fillers_in_the_dead_band_cost_little_and_are_not_scolded(make_analysis: MakeAnalysis) -> None:
    few = part(scored(make_analysis(TEXT, seconds=60, fillers=fillers(5))), "fillers")
    assert few.value > 85
    assert "nobody minds" in few.reason
    assert value(make_analysis(TEXT, seconds=60), "fillers") == 100
    assert value(make_analysis(TEXT, seconds=60, fillers=fillers(12)), "fillers") < 50


def test_suspected_fillers_and_hedges_are_not_counted_as_fillers(make_analysis: MakeAnalysis) -> None:
    suspected = tuple(replace(f, certainty="suspected") for f in fillers(30))
    hedges = tuple(replace(f, kind="hedge") for f in fillers(30))
    assert value(make_analysis(TEXT, seconds=60, fillers=suspected), "fillers") == 100
    assert value(make_analysis(TEXT, seconds=60, fillers=hedges), "fillers") == 100


def test_typed_text_is_scored_as_fairly_as_spoken_text(make_analysis: MakeAnalysis) -> None:
    words = make_analysis(TEXT).words
    typed = scored(make_analysis(TEXT, structure=WHOLE_STORY, fillers=fillers(4)))
    spoken = scored(make_analysis(TEXT, structure=WHOLE_STORY, fillers=fillers(4), seconds=words * 60 / 140))
    assert abs(typed.overall - spoken.overall) <= 1
    assert "when spoken" in part(typed, "length").reason


@pytest.mark.parametrize(("seconds", "full"), [(60, True), (90, True), (115, True), (20, False), (240, False)])
def test_length_has_a_wide_band(seconds: float, full: bool, make_analysis: MakeAnalysis) -> None:
    assert (value(make_analysis(TEXT, seconds=seconds), "length") == 100) is full


def test_a_figure_of_change_is_worth_more_than_one_of_scope_and_that_more_than_years(
    make_analysis: MakeAnalysis,
) -> None:
    roles: tuple[FigureRole, ...] = ("change", "scope", "tenure")
    worth = [value(make_analysis(TEXT, quantified=figures(role)), "evidence") for role in roles]
    none = value(make_analysis(TEXT), "evidence")
    assert worth == sorted(worth, reverse=True)
    assert worth[-1] > none


def test_vague_words_cost_little_at_first(make_analysis: MakeAnalysis) -> None:
    def lost(count: int) -> int:
        vague = tuple(Vague(i, i + 1) for i in range(count))
        with_figure = make_analysis(TEXT, quantified=figures("change"), vague=vague)
        return value(make_analysis(TEXT, quantified=figures("change")), "evidence") - value(with_figure, "evidence")

    assert 0 <= lost(1) <= 5
    assert lost(1) < lost(3) < lost(8)


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "behavioural"])
def test_only_stories_are_asked_for_a_story(kind: Kind, make_analysis: MakeAnalysis) -> None:
    told, untold = make_analysis(TEXT, structure=WHOLE_STORY), make_analysis(TEXT)
    assert value(told, "structure", kind) == value(untold, "structure", kind)
    assert value(told, "structure") == 100
    assert value(untold, "structure") <= 50


def test_a_missing_result_costs_most_of_the_parts(make_analysis: MakeAnalysis) -> None:
    def without(name: str) -> int:
        return value(make_analysis(TEXT, structure=replace(WHOLE_STORY, **{name: None})), "structure")

    assert min(("situation", "task", "result"), key=without) == "result"


def test_a_figure_of_change_is_a_result(make_analysis: MakeAnalysis) -> None:
    untold = replace(WHOLE_STORY, result=None, first_result_at=None)
    with_figure = make_analysis(TEXT, structure=untold, quantified=figures("change"))
    assert value(with_figure, "structure") == 100 > value(make_analysis(TEXT, structure=untold), "structure")


def test_a_story_all_with_we_loses_part_of_its_action(make_analysis: MakeAnalysis) -> None:
    beds = " ".join(f"{word}{i}" for i in range(40) for word in ("bed", "ward"))
    ours = f"We called them and we moved the beds. We asked the ward and we opened again. {beds}."
    mine = ours.replace("We", "I").replace("we", "I")
    both = [value(make_analysis(t, structure=WHOLE_STORY), "structure", text=t) for t in (ours, mine)]
    assert both[0] < both[1] == 100


def test_a_few_words_never_look_fluent(make_analysis: MakeAnalysis) -> None:
    short = "I like helping people."
    for kind in KINDS:
        found = scored(make_analysis(short, seconds=3), kind, text=short)
        assert part(found, "fillers").value < 60
        assert part(found, "delivery").value < 60
        assert part(found, "length").value < 10
        assert found.overall < 45


def test_a_short_answer_does_not_beat_a_long_one_with_fillers(make_analysis: MakeAnalysis) -> None:
    short = "I once fixed a printer. It worked out well in the end."
    brief = make_analysis(short, seconds=5, structure=WHOLE_STORY)
    full = make_analysis(TEXT, seconds=80, structure=WHOLE_STORY, fillers=fillers(24))
    assert scored(brief, text=short).overall < scored(full).overall


@pytest.mark.parametrize(("wpm", "full"), [(100, True), (175, True), (60, False), (240, False)])
def test_pace_has_a_wide_band(wpm: float, full: bool, make_analysis: MakeAnalysis) -> None:
    assert (value(make_analysis(TEXT, seconds=80, pace=Pace(wpm, None)), "delivery") == 100) is full


def test_the_pace_band_is_the_users(make_analysis: MakeAnalysis) -> None:
    analysis = make_analysis(TEXT, seconds=80, pace=Pace(200, None))
    case = examine(Transcript(TEXT), analysis, None, rubric.Bands(100, 220))
    assert part(score(case), "delivery").value == 100


def test_one_long_pause_is_welcome_and_several_are_not(make_analysis: MakeAnalysis) -> None:
    def with_pauses(count: int) -> int:
        pauses = tuple(Pause(10 * i, 3.5) for i in range(count))
        return value(make_analysis(TEXT, seconds=80, pauses=pauses), "delivery")

    assert with_pauses(1) == 100 > with_pauses(2) > with_pauses(4)


def test_hedges_cost_only_when_heaped(make_analysis: MakeAnalysis) -> None:
    def with_hedges(count: int) -> int:
        hedges = tuple(replace(f, kind="hedge", phrase="maybe") for f in fillers(count))
        return value(make_analysis(TEXT, fillers=hedges), "delivery")

    assert with_hedges(4) == 100 > with_hedges(10) > with_hedges(20)
