"""From a transcript to its result: analyse, score, strengths, advice."""

from trainer.analysis.analyse import analyse
from trainer.bank.model import Question
from trainer.feedback import rubric
from trainer.feedback.advice import advise
from trainer.feedback.measures import examine
from trainer.feedback.result import AnswerResult
from trainer.feedback.score import score
from trainer.feedback.strengths import strengths
from trainer.transcript.model import Transcript


def judge(
    answer_id: str,
    transcript: Transcript,
    question: Question | None = None,
    *,
    target_seconds: int | None = None,
    bands: rubric.Bands = rubric.DEFAULT_BANDS,
) -> AnswerResult:
    """The result of one answer. The same words give the same result; nothing outside is read.

    `question` tells what shape the answer should have, None asks for none. `target_seconds` goes before the question's
    own; `bands` is the pace nobody remarks on.
    """
    analysis = analyse(transcript, question, target_seconds=target_seconds)
    case = examine(transcript, analysis, question, bands)
    return AnswerResult(
        id=answer_id,
        transcript=transcript,
        analysis=analysis,
        score=score(case),
        strengths=strengths(case),
        advice=advise(case),
    )
