"""The focus of one session, checked in the next."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.model import Kind, Question
from trainer.feedback.debrief import debrief
from trainer.feedback.debrief_text import debrief_text
from trainer.feedback.focus import Focus, check_focus, choose_focus, taken_up
from trainer.feedback.judge import judge
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Interview
from trainer.transcript.model import Transcript

Answer = tuple[Question, AnswerResult]

YOU_KNOW = Focus("fillers", '"you know" under 2 a minute', ("you know",), 2.0)
ENDINGS = Focus("no_result", "each story ends with how it turned out")
CLEAN = (
    "I was the only one at the till on a Saturday and the card reader stopped. I wrote the names down, I took the "
    "notes by hand, and I called the bank while the queue stood there. I told each of them how long it would take, "
    "and a neighbour brought change. As a result nobody left, and we counted the till that night without a gap. "
)
OPEN_ENDED = (
    "I was the only one at the till on a Saturday and the card reader stopped. There was a queue to the door and the "
    "phone was ringing. I wrote the names down and I called the bank. The line was busy, and the man at the front "
    "had a train to catch, and it was raining, and the radio was playing the same song again and again."
)


def answer(text: str, seconds: float | None = 60, kind: Kind = "behavioural", ask: str = "Tell me about it.") -> Answer:
    question = Question("q", ask, kind)
    return question, judge("q", Transcript(text, seconds=seconds), question, target_seconds=45)


def saying(times: int) -> Answer:
    return answer(CLEAN + "It was, you know, late. " * times)


def test_fillers_are_measured_by_the_minute_with_what_they_were() -> None:
    check = check_focus(YOU_KNOW, [saying(1)], [saying(3), answer("", None)])
    assert (check.reached, check.value) == (True, "1")
    assert check.measured == "1 a minute this time, 3 before"
    assert taken_up(YOU_KNOW, check) == (
        'Last time you set out to work on this: "you know" under 2 a minute. 1 a minute this time, 3 before: reached.'
    )


def test_what_is_not_under_the_mark_is_not_reached() -> None:
    for times in (2, 3):
        check = check_focus(YOU_KNOW, [saying(times)])
        assert check.reached is False
        assert check.measured == f"{times} a minute this time"
        assert taken_up(YOU_KNOW, check).endswith("this time: not there yet.")


def test_a_focus_on_all_fillers_counts_those_that_are_new() -> None:
    everything = Focus("fillers", "fillers under 2 a minute", (), 2.0)
    check = check_focus(everything, [answer(CLEAN + "It was, um, late, uh, and, you know, dark.")])
    assert (check.reached, check.value) == (False, "3")


def test_a_few_words_prove_nothing() -> None:
    check = check_focus(YOU_KNOW, [answer("It went well.")])
    assert (check.reached, check.value) == (None, "")
    assert taken_up(YOU_KNOW, check).endswith("Too few words this time to tell.")


def test_other_focuses_count_the_answers_that_meet_them() -> None:
    check = check_focus(ENDINGS, [answer(CLEAN), answer(OPEN_ENDED)], [answer(OPEN_ENDED)])
    assert (check.reached, check.value) == (False, "1 of 2")
    assert check.measured == "1 of 2 this time, 0 of 1 before"
    assert check_focus(ENDINGS, [answer(CLEAN)]).reached is True


def test_only_answers_that_a_focus_concerns_are_counted() -> None:
    motive = answer("I like the shop and the people in it.", 10, "motivation", "Why us?")
    check = check_focus(ENDINGS, [motive, answer("")])
    assert check.reached is None
    assert check.measured == "no question this time asked for it"
    assert check_focus(ENDINGS, [motive, answer(CLEAN)]).value == "1 of 1"
    assert check_focus(Focus("blame", "no hard words"), [answer(CLEAN)]).reached is None


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        ("vague", CLEAN + "The waiting time went from ten minutes to two.", CLEAN),
        ("own_part", CLEAN, "We opened the shop, we sold the bread and we closed the shop."),
        ("hedges", CLEAN, CLEAN + "I guess it was sort of late, and I think maybe it was kind of dark, I suppose."),
        ("too_short", CLEAN, "It went well."),
        ("no_speech", CLEAN, ""),
    ],
)
def test_each_mark_tells_good_from_bad(rule: str, good: str, bad: str) -> None:
    focus = Focus(rule, "the mark")
    assert check_focus(focus, [answer(good, 40)]).reached is True
    assert check_focus(focus, [answer(bad, 10)]).reached is False


def test_the_debrief_opens_with_it() -> None:
    filled = " ".join(f"{word}, you know," if i % 5 == 0 else word for i, word in enumerate(CLEAN.split()))
    before = [answer(filled)]
    focus = choose_focus(before)
    assert focus is not None
    assert focus.phrases == ("you know",)
    answers = [saying(1)]
    interview = Interview("i", "Shop", "practice", (answers[0][0],), datetime(2025, 11, 22, tzinfo=UTC))
    told = debrief(interview, answers, before=before)
    assert told.taken_up == taken_up(focus, check_focus(focus, answers, before))
    assert debrief_text(told, 200).startswith(told.taken_up)
    assert debrief(interview, answers).taken_up == ""


@given(
    st.lists(st.sampled_from([CLEAN, OPEN_ENDED, CLEAN + "It was, you know, late. " * 20, ""]), max_size=3),
    st.lists(st.sampled_from([CLEAN, OPEN_ENDED, "So, um.", ""]), max_size=3),
)
def test_every_chosen_focus_can_be_checked(before: list[str], now: list[str]) -> None:
    past = [answer(text) for text in before]
    focus = choose_focus(past)
    if focus is not None:
        check = check_focus(focus, [answer(text) for text in now], past)
        assert check.measured
        assert (check.value == "") == (check.reached is None)
        again = check_focus(focus, past)
        assert again.reached is not True  # nobody is told to work on what was fine
