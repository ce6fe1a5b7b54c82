"""A model outline: the frame of the kind, the question's own points, one's own figures."""

import pytest

from tests.factories import make_question, make_result
from trainer.bank.model import KINDS, Kind
from trainer.feedback.outline import outline


def test_a_story_is_framed_as_situation_task_action_result_with_the_questions_points() -> None:
    question = make_question(
        look_for=(
            "Who it was and where, one real case",
            "What you did yourself",
            "How it ended, with a figure",
            "Why it mattered to the team",
        )
    )
    parts = {part.name: part.points for part in outline(question)}
    assert list(parts) == ["Situation", "Task", "Action", "Result"]
    assert parts["Situation"] == ("Who it was and where, one real case",)
    assert parts["Action"] == ("What you did yourself",)
    assert parts["Result"] == ("How it ended, with a figure",)
    assert parts["Task"] == ("Why it mattered to the team",)


@pytest.mark.parametrize("kind", KINDS)
def test_every_point_has_one_place_in_every_frame(kind: Kind) -> None:
    points = ("The reason for it", "What comes next", "A quiet voice", "One figure", "What is the role for you")
    parts = outline(make_question(kind=kind, look_for=points))
    assert sorted(point for part in parts for point in part.points) == sorted(points)
    assert all(part.does and part.share for part in parts)


def test_what_was_said_in_figures_before_is_put_to_use_what_changed_first() -> None:
    told = make_result(figures=(("24 beds", "scope"), ("by a third", "change")))
    (*_, last) = outline(make_question(), [told, told])
    assert (last.name, last.points) == ("Your own figures", ('"by a third"', '"24 beds"'))


def test_without_figures_there_is_no_part_for_them() -> None:
    assert "Your own figures" not in [part.name for part in outline(make_question(), [make_result(figures=())])]
