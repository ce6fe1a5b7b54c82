"""From words to findings: everything that is noticed in one answer."""

from trainer.analysis.delivery import delivery
from trainer.analysis.figures.find import find_figures
from trainer.analysis.figures.scene import Scene
from trainer.analysis.fillers import find_fillers
from trainer.analysis.habits import habits
from trainer.analysis.model import Analysis
from trainer.analysis.signals import signals
from trainer.analysis.structure import structure
from trainer.analysis.timing import length, pace, pauses
from trainer.analysis.tokens import tokenize
from trainer.analysis.vagueness.find import find_vague
from trainer.bank.model import DEFAULT_TARGET_SECONDS, Question
from trainer.transcript.model import Transcript


def analyse(transcript: Transcript, question: Question | None = None, *, target_seconds: int | None = None) -> Analysis:
    """All findings of one answer, each in order of place and pointing at its words.

    The same transcript gives the same analysis; nothing outside is read. `target_seconds` is how long the answer should
    take; it goes before the question's own, and without either an answer aims at `DEFAULT_TARGET_SECONDS`.
    """
    if target_seconds is None:
        target_seconds = question.target_seconds if question else DEFAULT_TARGET_SECONDS
    text = transcript.text
    tokens = tokenize(text)
    scene = Scene(text, tokens)
    figures = find_figures(scene)
    fillers = find_fillers(transcript, tokens)
    words = sum(token.spoken for token in tokens)
    return Analysis(
        words=words,
        fillers=fillers,
        quantified=figures,
        vague=find_vague(scene, figures),
        length=length(transcript, words, target_seconds),
        pace=pace(transcript, words),
        pauses=pauses(transcript),
        structure=structure(text, tokens),
        signals=signals(text, tokens, scene, figures),
        delivery=delivery(transcript, tokens, fillers),
        habits=habits(tokens, fillers, figures, question.ask if question else ""),
    )
