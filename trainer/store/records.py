"""What the history holds, as values: answers and sessions whole and at a glance, stories, and what was searched."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from trainer.analysis.model import LengthVerdict
from trainer.bank.model import Kind, Question
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

    `follows` is the id of the answer whose follow-up question this one answers, None for an ordinary take; it stands at
    the same `question_index` and has a `take` number of its own. `probe` is that follow-up question, else "". `note`
    and `starred` are the user's own.
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
    follows: str | None = None
    probe: str = ""
    note: str = ""
    starred: bool = False

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

    `questions` were planned, `answered` of them have an answer, `answers` counts every take; answers to follow-up
    questions belong to the answer they follow, and are counted in `seconds` alone. `words`, `fillers` (as
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
    """How much the history holds; answers to follow-up questions are not counted by themselves."""

    sessions: int
    answers: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer at a glance, read without its words; fields named as in `Answer` are the same.

    `fillers` as in `Answer.fillers`, of them `um_uh` filled pauses; `changes` are the figures that show change. `wpm`
    is words a minute, None where nobody timed it. `has_result` tells whether the words show a result. `findings` are
    the rules of the advice, the most important first. `phrases` are the counted fillers with how often each was said,
    the most frequent first. `corrected` tells whether the words were corrected since they were first heard.
    """

    id: str
    interview_id: str
    bank_title: str
    mode: Mode
    question_index: int
    take: int
    question_id: str
    ask: str
    kind: Kind
    competencies: tuple[str, ...]
    difficulty: int
    answered_at: datetime
    source: Source
    audio: str | None
    seconds: float | None
    target_seconds: int
    words: int
    fillers: int
    um_uh: int
    hedges: int
    suspected: int
    figures: int
    changes: int
    vague: int
    overall: int
    length_verdict: LengthVerdict
    wpm: float | None
    has_result: bool
    findings: tuple[str, ...]
    phrases: tuple[tuple[str, int], ...]
    starred: bool
    note: str
    corrected: bool
    follows: str | None
    probe: str


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """Which answers are wanted; what is None, "" or False asks for nothing.

    `since` and `until` (aware) hold since <= answered_at < until. `finding` is a rule of the advice. Without
    `with_probes` answers to follow-up questions are left out.
    """

    bank_title: str | None = None
    question_id: str | None = None
    kind: Kind | None = None
    since: datetime | None = None
    until: datetime | None = None
    finding: str | None = None
    starred: bool = False
    interview_id: str | None = None
    with_probes: bool = True


Place = Literal["answer", "question", "note"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer in which the words that were searched stand.

    `sentence` is one that has them, out of the answer's words, or, where these have none, out of the question or the
    note (`place`). `spans` are the places of the words in `sentence`, as character offsets; `start` is where the
    sentence begins in its text. Characters that can't be shown stand in it as spaces, so that offsets hold.
    """

    row: AnswerRow
    sentence: str
    spans: tuple[tuple[int, int], ...]
    start: int
    place: Place = "answer"


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by: each value with its number of answers (as `Counts.answers`), the most first.

    `first` and `last` are the times of the first and the last answer, None where there is none.
    """

    banks: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, int], ...]
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the user's own, told in several answers; `answers` are their ids, in the user's order."""

    id: str
    name: str
    made_at: datetime
    note: str = ""
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at needs a time zone")
