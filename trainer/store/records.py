"""What the history holds, as values: one answer, and one session at a glance."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from trainer.bank.model import Question
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Mode
from trainer.transcript.model import Transcript

Source = Literal["spoken", "typed", "file"]
SOURCES: tuple[Source, ...] = get_args(Source)


@dataclass(frozen=True, slots=True)
class Answer:
    """One finished take of one question, with everything known about it.

    `id` is the take's id, `question_index` its question's place in the interview (0-based), `take` counts from 1.
    `answered_at` is aware. `audio` is a file name that `AudioFiles` made, None where no sound was kept. `original` is
    the transcript that was first heard or written, where its words were corrected since, else None.
    """

    id: str
    interview_id: str
    question_index: int
    take: int
    answered_at: datetime
    source: Source
    question: Question
    result: AnswerResult
    audio: str | None = None
    original: Transcript | None = None

    def __post_init__(self) -> None:
        if self.answered_at.tzinfo is None:
            raise ValueError("answered_at needs a time zone")
        if self.question_index < 0 or self.take < 1:
            raise ValueError("question_index counts from 0, take from 1")

    @property
    def fillers(self) -> int:
        """How many fillers were heard, as the feedback counts them: no hedges, none merely suspected."""
        # Said here anew, not imported: the list of sessions opens the program and loads no feedback. A test compares.
        return sum(f.certainty == "heard" and f.kind != "hedge" for f in self.result.analysis.fillers)

    @property
    def has_figure(self) -> bool:
        """Whether any figure stands in the answer."""
        return bool(self.result.analysis.quantified)


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session at a glance.

    `questions` were planned, `answered` of them have an answer, `answers` counts every take. `words`, `fillers` (as
    `Answer.fillers`), the two rates and `with_figure` look at the last take of each question, for that is where the
    candidate stands; `fillers_per_minute` at those of them that were timed, None where none was;
    `fillers_per_100_words` is None where no word was said. `seconds` is the length of all recordings together.
    `position` is the 0-based question that comes next. `last_at` is when the last answer was given, or the
    start where there is none.
    """

    id: str
    bank_title: str
    mode: Mode
    started_at: datetime
    finished_at: datetime | None
    last_at: datetime
    questions: int
    answered: int
    answers: int
    position: int
    seconds: float
    words: int
    fillers: int
    fillers_per_minute: float | None
    fillers_per_100_words: float | None
    with_figure: int

    @property
    def finished(self) -> bool:
        """Whether the session came to its end."""
        return self.finished_at is not None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the history holds."""

    sessions: int
    answers: int
