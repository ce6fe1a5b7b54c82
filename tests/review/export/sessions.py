"""A history with two sessions in it, judged as in the program: takes, a follow-up, a note, a correction, a story."""

from dataclasses import replace
from datetime import timedelta

from tests.factories import STARTED, make_answer, make_interview, make_question
from trainer.feedback.judge import judge
from trainer.interview.session import Interview, Probe
from trainer.store.records import Answer, Story
from trainer.store.store import Store
from trainer.transcript.model import SpeechSpan, Transcript, Word

FIRST, SECOND = "a1" * 16, "b2" * 16
FALLS = (
    "So, um, at Brightwater I looked after 24 beds with Maria Lopez. You know, we had a lot of falls at night. "
    "I moved the rounds forward by an hour, and falls went down by a third in six months. Maria thanked us."
)
WHY = "I want to work here because Dr. Okonkwo told me how you train people, and I, um, read your yearly report."


def timed(text: str, pace: float = 0.4) -> Transcript:
    """`text` as if spoken, a word each `pace` seconds, a second of silence behind every sentence."""
    words, at, place = [], 0.5, 0
    for piece in text.split():
        start = text.index(piece, place)
        place = start + len(piece)
        words.append(Word(start, place, round(at, 2), round(at + 0.8 * pace, 2), 0.9, -20.0))
        at += pace + (1.0 if piece[-1] in ".?!" else 0.0)
    return Transcript(text, tuple(words), at + 0.5, (SpeechSpan(0.5, at),), "base")


def spoken(id_: str, text: str, interview_id: str = FIRST, **changes: object) -> Answer:
    """An answer that was judged."""
    question = changes.pop("question", None) or make_question()
    result = judge(id_, timed(text), question)  # type: ignore[arg-type]
    return make_answer(id_, interview_id=interview_id, question=question, result=result, **changes)  # type: ignore[arg-type]


def fill(store: Store) -> None:
    """Put the two sessions and the story into an empty history."""
    for interview, answers in (first(), second()):
        store.save_interview(interview)
        for answer in answers:
            store.save_answer(answer)
    made = STARTED + timedelta(days=3)
    store.save_story(Story("c3" * 16, "The night rounds", made, "For Brightwater only", ("1" * 32, "2" * 32)))


def first() -> tuple[Interview, tuple[Answer, ...]]:
    """Two takes of the first question, one of them with a follow-up; the second question skipped."""
    takes = (
        spoken("1" * 32, FALLS, audio=f"{'1' * 32}.flac"),
        spoken("2" * 32, FALLS + " Then we wrote it down.", take=2),
    )
    follow = spoken(
        "3" * 32, "It was one in five.", take=3, follows="2" * 32, probe="By how much?", note="Ask Maria", starred=True
    )
    interview = make_interview(
        FIRST, takes=(("1" * 32, "2" * 32), ()), bank_source="/home/maria/nursing.yaml", probes=1
    )
    asked = Probe("By how much?", "no_figure", "2" * 32)
    return replace(interview, asked=(asked,)), (*takes, follow)


def second() -> tuple[Interview, tuple[Answer, ...]]:
    """A finished simulation of one question, its words corrected since."""
    question = make_question("why", "Why do you want to work here?", kind="motivation")
    first_heard, given = timed(WHY.replace("Okonkwo", "Ocean Crow")), STARTED + timedelta(days=1, minutes=2)
    corrected = spoken("4" * 32, WHY, SECOND, question=question, original=first_heard, answered_at=given)
    interview = make_interview(
        SECOND, question, mode="simulation", started_at=STARTED + timedelta(days=1), takes=(("4" * 32,),)
    )
    return interview.finish(STARTED + timedelta(days=1, minutes=9)), (corrected,)
