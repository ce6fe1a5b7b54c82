"""`practice`: which interview its options begin."""

import pytest

from tests.test_cli import Run, home, run  # noqa: F401  # fixtures
from trainer.commands import interface
from trainer.interview.session import Interview


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Interview]:
    """The interviews that would have been held, were there a terminal."""
    held: list[Interview] = []

    def hold(_: object, interview: Interview) -> int:
        held.append(interview)
        return 0

    monkeypatch.setattr(interface, "_run_interface", hold)
    return held


def test_the_same_seed_begins_the_same_interview_with_the_same_people(run: Run, begun: list[Interview]) -> None:  # noqa: F811
    for _ in range(2):
        assert run("practice", "--simulation", "--panel", "--seed", "7", "--questions", "5").status == 0
    first, second = begun
    assert (first.questions, first.askers, first.seed) == (second.questions, second.askers, 7)
    assert (len(first.askers), first.mode) == (5, "simulation")


def test_drill_and_quick_and_how_many_follow_ups(run: Run, begun: list[Interview]) -> None:  # noqa: F811
    assert run("practice", "--drill", "situational", "--follow-ups", "2").status == 0
    assert run("practice", "--quick", "--follow-ups", "0").status == 0
    drill, quick = begun
    assert (drill.mode, drill.probes, {q.kind for q in drill.questions}) == ("drill", 2, {"situational"})
    assert (quick.mode, quick.probes) == ("quick", 0)
    assert sum(q.target_seconds for q in quick.questions) <= 300


@pytest.mark.parametrize(
    "wrong",
    [
        ["--follow-ups", "3"],
        ["--panel"],
        ["--panel", "--quick"],
        ["--quick", "--simulation"],
        ["--drill", "rude"],
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, begun: list[Interview], wrong: list[str]) -> None:  # noqa: F811
    ran = run("practice", *wrong)
    assert ran.status == 2
    assert not begun
