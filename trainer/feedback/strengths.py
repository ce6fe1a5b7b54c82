"""What came across well: concrete, quoted, and never said of what isn't there."""

import re
from collections.abc import Callable, Sequence

from trainer.analysis.model import Figure, FigureKind, Finding
from trainer.analysis.rules.result import RULE as RESULT
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Strength
from trainer.feedback.signals.praise import (
    FEWEST_QUOTED,
    SMALLEST_SIZE,
    SMALLEST_SUM,
    big_enough,
    got_rid_of,
    is_reading,
    speaks_of_other,
    went_wrong,
    whole_clause,
    worsened,
)
from trainer.feedback.words import Span, clip, clock, sentence_around

_ONE_PERSON = re.compile(
    r"\b(?:a|an|one|this) (?:(?!few|lot|bunch)[\w-]+ ){0,2}?"
    r"(?:lady|man|woman|gentleman|guy|patient|resident|customer|client|guest|student|pupil|caller|child|girl|boy|"
    r"mother|father|family|nurse|colleague|tenant|passenger|donor|operator|driver|apprentice|trainee|intern)\b"
    r"(?= (?:(?:who|whose|with|had|came|called|was|on|in|aged|named|asked|from)\b)"
    r"(?! (?:said|says|was there|there)\b))",
    re.IGNORECASE,
)
_OWN_WORD = re.compile(r"I\b")
# Kinds of figures that say by themselves that something changed; of the others the rest of the sentence has to.
_NO_SIZES: tuple[FigureKind, ...] = ("duration", "tenure", "percent", "multiple", "rank")
_SURE_CHANGES: tuple[FigureKind, ...] = ("before_after", "percent", "multiple", "money")
# Figures that size nothing when quoted by themselves: shares, pronouns, "one in ten", "the first year", "ten times".
_SIZES_NOTHING = re.compile(
    r"\b(?:half|thirds?|quarters?|most|them|those|these|it|us|one in|out of|first|second|last|times|degrees?|percent|"
    r"(?:hundred|thousand|million|billion|dozen)s?$)\b|%",
    re.IGNORECASE,
)
# An ending that tells nobody anything, or was only wished for.
_NO_ENDING = re.compile(
    r"\b(?:(?:was|were|is|went|turned out|worked out) (?:all |just |really |pretty )*"
    r"(?:fine|ok|okay|good|alright|well|over)"
    r"|(?:handled|managed|did) (?:it|that|this)|never \w+ me\b|learn\w+|taught me"
    r"|(?:was|were) going to|wanted to|would have|could have|should have|i (?:think|guess|suppose|hope))\b",
    re.IGNORECASE,
)
_SUREST_CHANGES: tuple[FigureKind, ...] = ("before_after", "multiple")
_RESULT_FROM = 0.5  # convention: what sounds like an ending before the middle seldom is one
_DEEDS = 3
_POINTS_HEARD = 2  # convention: one may be chance
_RESULT_DEEDS = 1  # an ending to which nothing led is none


def strengths(case: Case) -> tuple[Strength, ...]:
    """At most three good things, the most telling first; empty where nothing was said."""
    if case.analysis.words == 0:
        return ()
    found = [s for find in _FINDERS if (s := find(case)) is not None]
    return tuple(found[: rubric.MOST_STRENGTHS])


def _change(case: Case) -> Strength | None:
    changes = sorted((f for f in case.analysis.quantified if f.role == "change"), key=_surest_first)
    quotable = [(f, span) for f in changes if (span := _quotable(case, f)) is not None]
    if not quotable:
        return None
    sure = quotable[0][0].kind in (_SURE_CHANGES if case.kind in rubric.OWN_RECORD_KINDS else _SUREST_CHANGES)
    if not sure and not case.wants_story:
        return None
    said = "You said what changed, with a figure" if sure else "You put a figure to it"
    return Strength("change", f"{said}: {case.quoted(quotable[0][1])}.", _spans([f for f, _ in quotable]))


def _surest_first(figure: Figure) -> tuple[int, int]:
    rank = _SURE_CHANGES.index(figure.kind) if figure.kind in _SURE_CHANGES else len(_SURE_CHANGES)
    return rank, figure.start


def _result(case: Case) -> Strength | None:
    tells = case.wants_story or (case.kind is None and case.tells_story)
    changed = any(f.role == "change" for f in case.analysis.quantified)
    led_to = len(case.own.mine) + len(case.own.ours)
    if not tells or changed or led_to < _RESULT_DEEDS:
        return None
    late = len(case.text) * _RESULT_FROM
    # the last words that sound like an ending are likelier to be the ending
    for found in reversed(RESULT.find(case.text, case.tokens)):
        span = _quotable(case, found) if found.start >= late else None
        if span is not None and not _NO_ENDING.search(case.text[span[0] : span[1]]):
            return Strength("result", f"You said how it ended: {case.quoted(span)}.", (span,))
    return None


def _own_part(case: Case) -> Strength | None:
    doubtful = [(f.start, f.end) for f in case.analysis.fillers if not f.unwritten]
    deeds = [d for d in case.own.mine if not any(d.start < end and start < d.end for start, end in doubtful)]
    deeds = [d for d in deeds if case.text[d.start : d.start + 2] in ("I ", "i ")]  # those that quote well
    deeds = [d for d in deeds if _blameless(case, d)]
    hedged = case.hedges_per_100 > rubric.HEDGES_QUIET.value
    if not case.wants_story or hedged or len(deeds) < _DEEDS or case.own.share < 2 * rubric.OWN_SHARE.value:
        return None
    shown = ", ".join(case.quoted((d.start, d.end)) for d in deeds[:3])
    return Strength("own_part", f"What you did yourself is clear: {shown}.", _spans(deeds))


def _blameless(case: Case, deed: Finding) -> bool:
    sentence = sentence_around(case.sentences, deed.start)
    clause = whole_clause(case.tokens, sentence, (deed.start, deed.end)) if sentence else None
    # without marks a clause has no end that can be trusted: then the words right after the deed have to do
    start, end = clause or (deed.start, deed.end + 40)
    return not went_wrong(case.text[start:end])


def _scope(case: Case) -> Strength | None:
    sizes = [f for f in case.analysis.quantified if f.role == "scope" and _sizes(case.text[f.start : f.end], f.kind)]
    sizes = [f for f in sizes if _quotable(case, f) is not None]
    if not sizes or case.kind not in rubric.OWN_RECORD_KINDS:  # elsewhere sizes are mostly those of others
        return None
    shown = " and ".join(case.quoted((f.start, f.end)) for f in sizes[:2])
    return Strength("scope", f"You said how big it was: {shown}.", _spans(sizes))


def _sizes(said: str, kind: FigureKind) -> bool:
    """Whether a figure says by itself how big something was: it names what was counted."""
    named = " " in said and kind not in _NO_SIZES and not _SIZES_NOTHING.search(said)
    return named and (kind == "scale" or big_enough(said, SMALLEST_SUM if kind == "money" else SMALLEST_SIZE))


def _one_person(case: Case) -> Strength | None:
    if case.blame or case.words < rubric.LENGTH_FEWEST_WORDS.value:
        return None
    for match in _ONE_PERSON.finditer(case.text):
        sentence = sentence_around(case.sentences, match.start())
        # a question is the interviewer's own, said again
        asked = sentence is None or case.text[sentence[0] : sentence[1]].endswith("?")
        if sentence is None or asked or not speaks_of_other(case.text, match.start()):
            continue
        start, end = clip(case.tokens, (match.start(), sentence[1]), match.span(), 9)
        said = case.text[start:end].split()
        # people in care are not to be named, and it can't be told who else a name belongs to
        named = any(word[:1].isupper() and not _OWN_WORD.match(word) for word in said[1:])
        if len(said) >= FEWEST_QUOTED and not named:
            quoted = case.quoted((start, end))
            return Strength("one_person", f"You made it about a real person: {quoted}.", (match.span(),))
    return None


def _shape(case: Case) -> Strength | None:
    if not case.shape or any(span is None for _, span in case.shape) or case.length == "short":
        return None
    if case.words < rubric.WORDS_TO_JUDGE.value:
        return None
    said = [element.said for element, _ in case.shape]
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    return Strength("shape", f"You said {listed}.", tuple((s.start, s.end) for _, s in case.shape if s))


def _looked_for(case: Case) -> Strength | None:
    heard = [(p.wanted, p.span) for p in case.looked_for if p.state == "heard" and p.span]
    if len(heard) < _POINTS_HEARD or case.aim is not None:
        return None
    listed = " and ".join(f'"{wanted}"' for wanted, _ in heard[:2])
    return Strength("looked_for", f"You took up what the question looks for: {listed}.", tuple(s for _, s in heard))


def _length(case: Case) -> Strength | None:
    low, high = (limit.value for limit in rubric.LENGTH_CLOSE)
    if not case.timed or case.length != "good" or not low <= case.ratio <= high:
        return None
    aim = clock(case.analysis.length.target_seconds)
    return Strength("length", f"You kept to the time: {clock(case.seconds)}, close to the {aim} it aimed at.")


def _few_fillers(case: Case) -> Strength | None:
    rate = case.fillers
    if case.words < rubric.WORDS_TO_JUDGE.value or rate.weight_per_minute > rubric.FILLERS_FEW.value:
        return None
    if rate.count == 0:
        return Strength("few_fillers", f"Heard no fillers in {case.analysis.words} words.")
    some = "only one filler" if rate.count == 1 else f"only {rate.count} fillers"
    return Strength("few_fillers", f"Heard {some} in {case.analysis.words} words.")


_FINDERS: tuple[Callable[[Case], Strength | None], ...] = (
    _change,
    _result,
    _own_part,
    _scope,
    _one_person,
    _shape,
    _looked_for,
    _few_fillers,
    _length,
)


def _spans(found: Sequence[Finding]) -> tuple[Span, ...]:
    return tuple((f.start, f.end) for f in found)


def _quotable(case: Case, finding: Finding) -> Span | None:
    """The clause around `finding`, None where it is too long or tells of something that nobody wants praised."""
    sentence = sentence_around(case.sentences, finding.start)
    if sentence is None or case.text[sentence[0] : sentence[1]].endswith("?"):
        return None
    span = whole_clause(case.tokens, sentence, (finding.start, finding.end))
    if span is None:
        return None
    said, around = case.text[span[0] : span[1]], case.text[sentence[0] : sentence[1]]
    wrong = (went_wrong(said) and not got_rid_of(said)) or worsened(said) or is_reading(around)
    return None if wrong or len(said.split()) < FEWEST_QUOTED else span
