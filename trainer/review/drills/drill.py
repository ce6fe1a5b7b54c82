"""What a drill is: what to do, for how long, what it serves, and how one sees whether it was met."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from trainer.bank.model import Kind, Question
from trainer.feedback.measures import Case, examine
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import Span

PREFIX = "Drill: "
"""What the title of a drill's interview begins with."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer met its drill; `met` is None where nobody can tell.

    `words` says it in a sentence and quotes what shows it; `evidence` are the characters quoted, the clearest first.
    """

    met: bool | None
    words: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An answer for a drill's examples; `seconds` None where nobody timed it."""

    text: str
    seconds: float | None = None
    ask: str = "Tell me about a time something went wrong."
    kind: Kind = "behavioural"


@dataclass(frozen=True, slots=True)
class Drill:
    """One short exercise.

    `title` says the task in a few words, for it stands above the question while the candidate speaks; `instruction`
    says it before. `seconds` is what the answer aims at. `rules` are the rules of advice that it serves, the one that
    it serves best first; `kinds` the kinds of question it can be done with, all where empty. `meets` and `misses` are
    answers that the check has to tell apart; the test suite judges them and refuses a drill without both.
    """

    id: str
    title: str
    instruction: str
    seconds: int
    rules: tuple[str, ...]
    check: Callable[[Case], Verdict]
    source: str
    meets: tuple[Example, ...]
    misses: tuple[Example, ...]
    kinds: frozenset[Kind] = frozenset()

    @property
    def interview_title(self) -> str:
        """What an interview that holds this drill is called; the history knows it by this."""
        return f"{PREFIX}{self.title[:1].lower()}{self.title[1:]}"

    def suits(self, question: Question) -> bool:
        """Whether it can be done with `question`."""
        return not self.kinds or question.kind in self.kinds

    def question(self, question: Question) -> Question:
        """`question` as the drill asks it: the same words, with the drill's own time."""
        return replace(question, target_seconds=self.seconds)

    def verdict(self, question: Question, result: AnswerResult) -> Verdict:
        """Whether the answer to `question` met the drill, with the words that show it."""
        if result.no_speech:
            return Verdict(None, "Nothing was heard this time; the drill is still there.")
        return self.check(examine(result.transcript, result.analysis, question))
