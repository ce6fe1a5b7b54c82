"""The figures that the rubric looks at, worked out once for an answer: rates, ratios, shares."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.analysis.model import Analysis, Figure, Filler, Finding, LengthVerdict
from trainer.analysis.timing import ESTIMATED_WPM
from trainer.analysis.tokens import Token, tokenize
from trainer.bank.model import Kind, Question
from trainer.feedback import rubric
from trainer.feedback.signals.aim import Aim, passed_by
from trainer.feedback.signals.blame import BLAME, asks_about_leaving
from trainer.feedback.signals.general import GENERAL
from trainer.feedback.signals.looked_for import Point, looked_for
from trainer.feedback.signals.own_part import OwnPart, own_part
from trainer.feedback.signals.praise import whole_clause, worsened
from trainer.feedback.signals.repetition import Repetition, repetition
from trainer.feedback.signals.shape import Element, shape_of
from trainer.feedback.signals.trailing import TRAILING
from trainer.feedback.signals.vagueness import kind_of_vague
from trainer.feedback.words import Span, quote, sentence_around, sentences
from trainer.transcript.model import Transcript

OPENERS = frozenset({"so", "well", "now", "see", "anyway", "anyways", "actually", "okay", "right", "and", "but"})
UM_UH_KIND = "filled_pause"
_CLOSE = 40  # characters to either side, where a clause has no end that can be trusted


@dataclass(frozen=True, slots=True)
class FillerRate:
    """How many fillers were heard, hedges and merely suspected ones left out.

    `per_minute` counts in the answer's own time, or in the time its words would take at an ordinary pace (then
    `timed` is False). `weight` is the count with words that merely open a turn counted in part: what the score looks
    at. `most` is the phrase said most often with its count, ("", 0) where there is none.
    """

    count: int
    weight: float
    um_uh: int
    per_minute: float
    weight_per_minute: float
    timed: bool
    most: tuple[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """An answer with everything known about it; what scores, strengths and advice are made from.

    `words` counts the words that say something (fillers left out). `seconds` is the time it took, or would take at an
    ordinary pace when nobody timed it (`timed` tells which); `ratio` is that against the target. `blame` is looked for
    only where leaving or joining an employer is the question. `aim` is what the question asked about where nothing in
    the answer points at it, `looked_for` what is known of each point that the question looks for.
    """

    transcript: Transcript
    analysis: Analysis
    question: Question | None
    bands: rubric.Bands
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    words: int
    seconds: float
    timed: bool
    ratio: float
    length: LengthVerdict
    fillers: FillerRate
    hedges: tuple[Filler, ...]
    own: OwnPart
    repetition: Repetition
    blame: tuple[Finding, ...]
    trailing: tuple[Finding, ...]
    general: tuple[Finding, ...]
    shape: tuple[tuple[Element, Finding | None], ...]
    aim: Aim | None
    looked_for: tuple[Point, ...]

    @property
    def text(self) -> str:
        """The words of the answer."""
        return self.transcript.text

    @property
    def kind(self) -> Kind | None:
        """The kind of question, None where the question is not known."""
        return self.question.kind if self.question else None

    def quoted(self, span: Span, most: int = 18) -> str:
        """The words at `span` in quotation marks, fillers left out."""
        return quote(self.text, span, cut=[(f.start, f.end) for f in counted(self.analysis.fillers)], most=most)

    @property
    def wants_story(self) -> bool:
        """Whether the question asks for something that happened."""
        return self.kind in rubric.STORY_KINDS

    @property
    def tells_story(self) -> bool:
        """Whether a story is being told: something was done, and the place or the problem was named."""
        parts = self.analysis.structure
        return parts.action is not None and (parts.situation is not None or parts.task is not None)

    @property
    def has_result(self) -> bool:
        """Whether it is told how it ended: in words that close a story, or by what changed, be it with a figure or not.

        "It got a lot better" is an ending too, if a vague one; it counts once something has been done.
        """
        if self.analysis.structure.result is not None or any(f.role == "change" for f in self.analysis.quantified):
            return True
        done = min((d.end for d in (*self.own.mine, *self.own.ours)), default=len(self.text))
        return any(
            v.start >= done and kind_of_vague(self.text[v.start : v.end]) == "change" for v in self.analysis.vague
        )

    @property
    def worsened(self) -> tuple[Figure, ...]:
        """The figures of a change for the worse ("complaints rose by 30%"), which say how big the trouble was."""
        return tuple(f for f in self.analysis.quantified if f.role == "change" and worsened(self._clause(f)))

    def _clause(self, figure: Figure) -> str:
        sentence = sentence_around(self.sentences, figure.start)
        clause = whole_clause(self.tokens, sentence, (figure.start, figure.end)) if sentence else None
        start, end = clause or (max(0, figure.start - _CLOSE), figure.end + _CLOSE)
        return self.text[start:end]

    @property
    def hedges_per_100(self) -> float:
        """Hedges per 100 words."""
        return 100 * len(self.hedges) / self.words if self.words else 0.0

    @property
    def own_part_missing(self) -> bool:
        """Whether the deeds are nearly all told with "we"."""
        return len(self.own.ours) >= rubric.WE_FEWEST.value and self.own.share < rubric.OWN_SHARE.value


def examine(
    transcript: Transcript, analysis: Analysis, question: Question | None, bands: rubric.Bands = rubric.DEFAULT_BANDS
) -> Case:
    """All measures of one answer."""
    text = transcript.text
    tokens = tokenize(text)
    inside_fillers = sum(len(f.phrase.split()) for f in analysis.fillers if f.kind != "hedge" and not f.unwritten)
    words = max(0, analysis.words - inside_fillers)
    seconds, timed = seconds_of(analysis)
    spans, own = sentences(text, tokens), own_part(tokens)
    ratio = seconds / analysis.length.target_seconds if analysis.length.target_seconds > 0 else 1.0
    return Case(
        transcript=transcript,
        analysis=analysis,
        question=question,
        bands=bands,
        tokens=tokens,
        sentences=spans,
        words=words,
        seconds=seconds,
        timed=timed,
        ratio=ratio,
        length=_length(analysis),
        fillers=filler_rate(analysis),
        hedges=tuple(f for f in analysis.fillers if f.kind == "hedge"),
        own=own,
        repetition=repetition(tokens, analysis.fillers),
        blame=BLAME.find(text, tokens) if question and asks_about_leaving(question) else (),
        trailing=TRAILING.find(text, tokens),
        general=GENERAL.find(text, tokens),
        shape=shape_of(text, question.kind, question.ask) if question else (),
        aim=passed_by(question, tokens, own) if question else None,
        looked_for=looked_for(question.look_for, analysis, own, tokens, spans) if question else (),
    )


def filler_rate(analysis: Analysis) -> FillerRate:
    """How many fillers were heard in an answer, and how often."""
    heard = counted(analysis.fillers)
    seconds, timed = seconds_of(analysis)
    minutes = seconds / 60
    weight = sum(rubric.OPENER_SHARE.value if f.phrase in OPENERS else 1.0 for f in heard)
    phrases = Counter(f.phrase for f in heard)
    return FillerRate(
        count=len(heard),
        weight=weight,
        um_uh=sum(f.kind == UM_UH_KIND for f in heard),
        per_minute=len(heard) / minutes if minutes else 0.0,
        weight_per_minute=weight / minutes if minutes else 0.0,
        timed=timed,
        most=max(phrases.items(), key=lambda p: p[1], default=("", 0)),
    )


def counted(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """The fillers that count as heard: no hedges (they weaken a claim, which is another matter), none suspected."""
    return tuple(f for f in fillers if f.kind != "hedge" and f.certainty == "heard")


def _length(analysis: Analysis) -> LengthVerdict:
    """The analysis' verdict, save that a sentence and a long silence are short, however long they took."""
    few = analysis.words < rubric.LENGTH_FEWEST_WORDS.value
    if few and seconds_in_words(analysis.words) < analysis.length.target_seconds / 2:
        return "short"
    return analysis.length.verdict


def seconds_in_words(words: int) -> float:
    """How long `words` words take at an ordinary pace, in seconds."""
    return 60 * words / ESTIMATED_WPM


def seconds_of(analysis: Analysis) -> tuple[float, bool]:
    """How long an answer took, or would take at an ordinary pace, in seconds; and whether it was timed."""
    timed = analysis.length.seconds
    return (timed, True) if timed else (seconds_in_words(analysis.words), False)
