"""Analyses and answers built by hand, so that scores can be tested without the rules that find things."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from trainer.analysis.model import Analysis, Filler, Length, LengthVerdict, Structure
from trainer.analysis.tokens import tokenize
from trainer.transcript.model import Transcript

MakeAnalysis = Callable[..., Analysis]


def build(text: str, *, seconds: float | None = None, target: int = 90, **found: object) -> Analysis:
    verdict: LengthVerdict = "unknown" if seconds is None else "good"
    if seconds is not None and seconds < target / 2:
        verdict = "short"
    if seconds is not None and seconds > target * 1.5:
        verdict = "long"
    analysis = Analysis(
        words=sum(t.spoken for t in tokenize(text)),
        fillers=(),
        quantified=(),
        vague=(),
        length=Length(seconds, target, verdict),
        pace=None,
        pauses=(),
        structure=Structure(),
    )
    return replace(analysis, **found)  # type: ignore[arg-type]


@pytest.fixture
def make_analysis() -> MakeAnalysis:
    return build


@pytest.fixture
def make_fillers() -> Callable[[str, str], tuple[Filler, ...]]:
    def find(text: str, phrase: str) -> tuple[Filler, ...]:
        found, at = [], text.find(phrase)
        while at >= 0:
            found.append(Filler(at, at + len(phrase), phrase, "filled_pause"))
            at = text.find(phrase, at + 1)
        return tuple(found)

    return find


@pytest.fixture
def make_transcript() -> Callable[..., Transcript]:
    def make(text: str, seconds: float | None = None) -> Transcript:
        return Transcript(text=text, seconds=seconds)

    return make
