"""Some weeks of practice in the history: fillers fall, figures come, one question is answered in every session."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.factories import make_answer, make_interview, make_question, make_result
from tests.ui.conftest import NOW, Stage
from trainer.analysis.model import Pace
from trainer.bank.model import Question
from trainer.feedback.result import Advice, AnswerResult, Score, Strength
from trainer.interview.session import Interview
from trainer.store.records import Answer

STORY = (
    "I was on a ward with 24 beds, and at handover the night nurse said that the dose had been changed. I looked at "
    "the chart and called the doctor, because that was not what I had seen the day before, and we went through it "
    "line by line at the bedside until both of us were sure of it."
)
ENDING = " In the end the dose was corrected before it was given, and mistakes went down by a third."
QUESTIONS = (
    make_question("handover", "Tell me about a time you caught an error at handover."),
    make_question("why-us", "Why do you want to work here?", kind="motivation", target_seconds=60),
    make_question("conflict", "Tell me about a disagreement with a colleague, what you did, and what came of it."),
)
FILLERS = (9, 8, 9, 7, 8, 6, 6, 5, 4, 4, 3, 3)
DAYS_AGO = (30, 28, 25, 23, 21, 17, 15, 10, 8, 6, 2, 1)
_FIRST_ENDED = 7


def told(id: str, fillers: int, *, ended: bool, seconds: float = 72.0) -> AnswerResult:
    """The story with so many fillers, with its ending or without."""
    words = STORY.split()
    for number in range(fillers):
        words.insert(5 * number + 2, "um," if number % 3 else "like,")
    text = " ".join(words) + (ENDING if ended else "")
    vague = Advice("vague", "Say how many patients get it twice.", "", "", ((0, 12),))
    result = make_result(
        id,
        text,
        seconds=seconds,
        fillers=tuple(w.rstrip(",") for w in words if w in ("um,", "like,")),
        figures=(("24 beds", "scope"), ("by a third", "change")) if ended else (("24 beds", "scope"),),
        strengths=(Strength("change", "You said what changed, with a figure."),) if ended else (),
        advice=(vague,) if ended else (Advice("no_result", "Say how it ended."), vague),
    )
    pace = Pace(60 * len(text.split()) / seconds, None)
    score = Score(80 - 3 * fillers, result.score.parts)
    return replace(result, analysis=replace(result.analysis, pace=pace), score=score)


def held(number: int, when: datetime, *asked: Question) -> tuple[Interview, list[Answer]]:
    """The finished session of this number (0 to 11) with these questions."""
    interview, answers = make_interview(f"interview-{number}", *asked, started_at=when), []
    for index, question in enumerate(asked):
        id = f"{100 * number + index:032x}"
        ended, seconds = number >= _FIRST_ENDED, 66.0 + 30 * index
        answers.append(
            make_answer(
                id,
                interview_id=interview.id,
                question_index=index,
                question=question,
                answered_at=when + timedelta(minutes=3 * index + 2),
                result=told(id, FILLERS[number] + index, ended=ended, seconds=seconds),
            )
        )
    return interview.finish(when + timedelta(minutes=20)), answers


def practise(stage: Stage, sessions: int = 12) -> None:
    """Put the latest so many of twelve sessions into the history."""
    for number in range(12 - sessions, 12):
        when = NOW - timedelta(days=DAYS_AGO[number], hours=1)
        interview, answers = held(number, when, QUESTIONS[0], QUESTIONS[1 + number % 2])
        stage.keep(interview, *answers)
