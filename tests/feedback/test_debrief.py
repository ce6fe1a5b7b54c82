from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.bank.model import FollowUp, Question
from trainer.feedback.debrief import Debrief, debrief
from trainer.feedback.debrief_text import debrief_text
from trainer.feedback.focus import choose_focus
from trainer.feedback.judge import judge
from trainer.feedback.probing.choose import next_question
from trainer.feedback.result import AnswerResult, Strength
from trainer.interview.session import Interview, Probe
from trainer.transcript.model import Transcript

HANDOVER = Question(
    "handover",
    "Tell me about a time you caught an error at handover.",
    follow_ups=(
        FollowUp("no_figure", "How many beds were there?"),
        FollowUp("no_result", "And how was the patient in the morning?"),
        FollowUp("always", "Who did you tell?"),
    ),
)
LEAVING = Question("leaving", "Why did you leave your last job?", "career-gap")
CHECKING = Question("checking", "How do you check a dose?", "technical")

UNFINISHED = (
    "I was on the ward at night and at handover the nurse told me that the insulin was given. I looked at the chart"
    " and it was not signed, so I asked her to come with me to the cupboard. I counted the vials with her, and "
    "there was one too many. I measured the sugar of the patient, and I wrote the value down on the chart for the "
    "doctor."
)
BITTER = (
    "Well, the manager was a nightmare, and all he cared about was the numbers. He took all the credit for what we "
    "did, and he never listened to me. I told him in spring that it could not go on, and I left in June when the "
    "rota came. Now I am looking for a ward with a better team, and I did a course in wound care in the meantime."
)
CLEAR = (
    "First I read the label aloud, because the hand picks what it knows. Then I check the chart, the name on the "
    "wrist and the time, and a second nurse reads it with me. Last month that caught a dose that was ten times too "
    "high. We called the pharmacy, and since then the errors on our ward went down from six a month to one."
)
FILLED = " ".join(f"{word}, you know," if i % 4 == 0 else word for i, word in enumerate(UNFINISHED.split()))

SOME = [(HANDOVER, UNFINISHED), (LEAVING, BITTER), (CHECKING, CLEAR), (HANDOVER, "")]


def answer(question: Question, text: str, seconds: float | None = 40) -> tuple[Question, AnswerResult]:
    return question, judge(question.id, Transcript(text, seconds=seconds), question, target_seconds=45)


def of(*answers: tuple[Question, AnswerResult], asked: int = 0) -> Debrief:
    questions = tuple(q for q, _ in answers) + (HANDOVER,) * max(0, asked - len(answers))
    interview = Interview("i", "Nursing", "practice", questions or (HANDOVER,), datetime(2025, 11, 22, tzinfo=UTC))
    return debrief(interview, answers)


def test_no_answer() -> None:
    told = of()
    assert (told.came_across, told.misunderstood, told.next_questions, told.lines) == ((), (), (), ())
    assert told.focus is None
    assert told.redo is None
    assert "Nothing is lost" in told.opening


def test_an_answer_without_speech() -> None:
    told = of(answer(HANDOVER, ""))
    assert told.redo is not None
    assert told.redo.answer == 0
    assert told.lines == ("1. Tell me about a time you caught an error at handover. Nothing was heard.",)
    assert told.next_questions == ()
    assert told.focus is not None
    assert told.focus.rule == "no_speech"


def test_one_answer() -> None:
    told = of(answer(HANDOVER, UNFINISHED))
    assert told.opening == "You answered the one question from Nursing."
    assert len(told.lines) == 1
    assert told.next_questions[0].ask == "And how was the patient in the morning?"
    assert told.misunderstood[0].quote.startswith('"')


def test_several_answers() -> None:
    told = of(answer(HANDOVER, UNFINISHED), answer(LEAVING, BITTER), answer(CHECKING, CLEAR), asked=4)
    assert told.opening == "You answered three of four questions from Nursing."
    assert told.misunderstood[0].answer == 1
    assert "manager was a nightmare" in told.misunderstood[0].quote
    assert told.redo is not None
    assert told.redo.answer in (0, 1)
    assert any("from six a month to one" in said for said in told.came_across)
    assert len(told.lines) == 3
    assert [n.answer for n in told.next_questions] == sorted({n.answer for n in told.next_questions})


def test_good_answers_are_left_alone() -> None:
    told = of(answer(CHECKING, CLEAR, 30))
    assert told.redo is None


def test_a_focus_on_fillers_has_a_limit_that_can_be_met() -> None:
    focus = choose_focus([answer(HANDOVER, FILLED, 50)])
    assert focus is not None
    assert focus.rule == "fillers"
    assert focus.phrases == ("you know",)
    assert focus.most_per_minute is not None
    assert 1 <= focus.most_per_minute <= 5
    assert focus.pass_mark == f'"you know" under {focus.most_per_minute:.0f} a minute'


def test_um_and_uh_are_one_focus() -> None:
    text = FILLED.replace("you know", "um", 12).replace("you know", "uh")
    focus = choose_focus([answer(HANDOVER, text, 50)])
    assert focus is not None
    assert set(focus.phrases) == {"um", "uh"}


def test_the_next_question_comes_from_the_bank_and_is_not_asked_twice() -> None:
    question, result = answer(HANDOVER, UNFINISHED)
    first = next_question(question, result)
    assert first == "And how was the patient in the morning?"
    second = next_question(question, result, asked=[first])
    assert first != second
    assert next_question(CHECKING, answer(CHECKING, CLEAR)[1]) == ""
    assert next_question(*answer(HANDOVER, "")) == ""


def test_replies_count_in_what_is_said_of_their_answer() -> None:
    question, result = answer(HANDOVER, UNFINISHED)
    probe = Probe("And how was the patient in the morning?", "no_result", result.id)
    reply = judge("reply", Transcript("In the end she was well, and since then the nurses sign first."), None)
    interview = Interview("i", "Nursing", "practice", (question,), datetime(2025, 11, 22, tzinfo=UTC), asked=(probe,))
    told = debrief(interview, [(question, result)], replies={result.id: [(probe, reply)]})
    (further,) = told.asked_further
    assert (further.answer, further.ask) == (0, probe.ask)
    assert "only when asked" in further.line
    assert all("ended badly" not in m.meaning for m in told.misunderstood)
    assert probe.ask not in [n.ask for n in told.next_questions]
    text = debrief_text(told)
    assert "When they asked further" in text
    assert "she was well" in text
    assert told.focus is not None
    assert told.focus.rule in ("no_result", "no_figure", "too_short")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([(HANDOVER, UNFINISHED), (LEAVING, BITTER), (CHECKING, CLEAR), (HANDOVER, "")]), max_size=5
    ),
    st.integers(0, 120),
)
def test_the_text_fits_its_width(chosen: list[tuple[Question, str]], width: int) -> None:
    text = debrief_text(of(*(answer(q, t) for q, t in chosen)), width)
    assert text.endswith("\n")
    assert max(len(line) for line in text.splitlines()) <= max(20, width)
    assert "!" not in text


@pytest.mark.parametrize("title", ["What came across", "One thing to work on", "The answers"])
def test_the_text_has_its_sections(title: str) -> None:
    text = debrief_text(of(answer(HANDOVER, UNFINISHED), answer(CHECKING, CLEAR)), 80)
    assert f"\n{title}\n" in text


def test_a_short_answer_is_quoted_whole_or_not_at_all() -> None:
    told = of(answer(HANDOVER, "I saw one. I told the nurse.", 5))
    assert [m.quote for m in told.misunderstood] == ['"I saw one. I told the nurse"']
    long = UNFINISHED + " As a result the dose was corrected before it was given."
    told = of((HANDOVER, judge("x", Transcript(long, seconds=40), HANDOVER, target_seconds=300)))
    assert "nothing more to tell" not in str(told.misunderstood)


def test_the_same_words_are_quoted_once() -> None:
    told = of(answer(HANDOVER, UNFINISHED + " There were a lot of vials on that shelf and it was late."))
    quotes = [m.quote for m in told.misunderstood]
    assert len(quotes) == len(set(quotes)) > 0


def test_an_ending_is_claimed_or_missed_only_where_it_is_clear() -> None:
    vague = "I saw that she was late, I talked to her on the stairs for a while, and it was fine."
    told = of(answer(HANDOVER, UNFINISHED), answer(HANDOVER, vague))
    assert told.lines[0].endswith("no ending.")
    assert "told to its end" not in told.lines[1]


def test_questions_skipped_keep_their_numbers() -> None:
    question, result = answer(LEAVING, BITTER)
    interview = Interview(
        "i", "Nursing", "practice", (HANDOVER, LEAVING), datetime(2025, 11, 22, tzinfo=UTC), takes=((), (result.id,))
    )
    told = debrief(interview, [(question, result)])
    assert told.numbers == (2,)
    assert told.lines[0].startswith("2. ")
    assert "Question 2: " in debrief_text(told, 80)


def test_a_strength_of_another_version_is_quoted_as_it_stands() -> None:
    question, result = answer(CHECKING, CLEAR)
    odd = replace(result, strengths=(Strength("from_the_future", "You sang well."),))
    assert of((question, odd), (question, odd)).came_across == ("Question 1: You sang well.",)
