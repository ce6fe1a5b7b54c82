"""Which replies belong to which answer."""

from tests.factories import make_answer, make_interview, make_result
from trainer.interview.session import Probe
from trainer.review.exchanges import replies_to
from trainer.review.takes import last_takes, to_debrief

PROBES = (Probe("How many?", "no_figure", "a"), Probe("And then?", "no_result", "a"))
INTERVIEW = make_interview(asked=PROBES)
ANSWERS = (
    make_answer("a"),
    make_answer("c", take=3, follows="a", probe="And then?", result=make_result("c", "It went well.")),
    make_answer("b", take=2, follows="a", probe="How many?", result=make_result("b", "Forty.")),
    make_answer("d", question_index=1),
)


def test_replies_stand_under_their_answer_in_the_order_put() -> None:
    replies = replies_to(INTERVIEW, ANSWERS)
    assert [(probe, result.id) for probe, result in replies["a"]] == [(PROBES[0], "b"), (PROBES[1], "c")]
    assert set(replies) == {"a"}


def test_a_follow_up_that_the_interview_has_forgotten_is_one_always_asked() -> None:
    ((probe, _),) = replies_to(make_interview(), ANSWERS[:2])["a"]
    assert probe == Probe("And then?", "always", "a")


def test_a_reply_is_no_take() -> None:
    assert [answer.id for answer in last_takes(ANSWERS)] == ["a", "d"]
    assert len(to_debrief(ANSWERS)) == 2
