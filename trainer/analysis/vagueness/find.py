"""The vague claims of a text: words that stand where a figure was wanted, said of the candidate's own work.

Two families. A quantity without a number ("a lot of customers", "several vendors") is vague wherever it stands. A
change without a measure ("improved morale", "way fewer jams") is not, where a figure in the same breath measures it.
Feelings, personal growth, what was learned and what was only aimed at are no claims about work done.
"""

import re
from collections.abc import Iterator, Sequence

from trainer.analysis.figures.nouns import STOPS
from trainer.analysis.figures.ownership import not_own, subject_before
from trainer.analysis.figures.scene import Scene
from trainer.analysis.model import Figure, Vague
from trainer.analysis.vagueness.patterns import CHANGES, QUANTITIES
from trainer.analysis.vagueness.words import SOMEWHAT, STRONGLY

_ONE_PERSON = (
    "customer|client|patient|guest|lady|guy|man|woman|parent|manager|boss|mother|father|kid|child|student|resident|"
    "caller|"
    "person|he|she|i"
)
_FEELING = re.compile(
    r" (?:(?:feel|felt|feeling|feels|sleep|slept|makes me|made me|i became|i got|i've gotten|i've become|i've been|"
    r"i've grown|"
    r"i've always been|i was always|myself|like|liked|likes|prefer|know|understand|look|looked) (?:it |that |this )?"
    rf"|i'm |i am |i was |(?:{_ONE_PERSON})(?:'s| is| was| seemed| left| got| felt) )$"
)
_GREW = re.compile(rf" (?:i|i've|i have)(?: [^ ]+)? (?:grow|grew|grown|improved|changed) (?:{SOMEWHAT}|{STRONGLY}) $")
"""Growth of a person, which no figure measures."""
_TAKEN_IN = re.compile(r" (?:learned|learnt|learn|learning|taught me|read|seen|saw|heard|met|know|knew|made) $")
_THEIRS = re.compile(
    r" (?:asked|asking|asks?|have|had|want|wanted|think|say|complain\w*|need\w*|gave|give)(?: (?:me|us|for))? $"
)
_AIMING = re.compile(
    r" (?:trying|tried|want\w*|asked|job (?:was|is)|goal (?:was|is)|need\w*|how|ways?|hired|hope\w*|hoping|plan\w*|"
    r"supposed|"
    r"looking|idea|tasked|role (?:was|is)|meant|designed|pressure|aim\w*|decided|like|love|try|chance|opportunity|"
    r"told me|"
    r"told us|order|important) (?:(?:me|us|for|them|was|is) )?(?:to |of |for |on )?(?:figure out how to |find (?:a "
    r"way|ways) to |"
    r"help )?$"
)
_OTHER_CLAUSE = re.compile(
    r" (?:and|so|but|because|then|plus|while) (?!it |that |it's |got |went |brought |cut |took |dropped )"
)
_BREATH = 14
"""How many pieces away a figure may stand to measure a change. Convention: about one spoken clause each way."""
_CUT_AT_END = (STOPS | {"every", "each", "last", "this"}) - set(
    "faster slower early ahead them it that up down".split()
)


def _measured(scene: Scene, figures: Sequence[Figure], first: int, after: int) -> bool:
    """Whether a figure in the same breath measures the change told by pieces `first` to `after`."""
    begin, end = max(scene.begin(first), first - _BREATH), min(scene.end(after - 1), after + _BREATH)
    starts = {f.start for f in figures if f.role != "tenure"}
    return any(
        scene.pieces[at].start in starts and not _OTHER_CLAUSE.search(scene.said(min(after, at), max(first, at)))
        for at in range(begin, end)
    )


def _of_work(scene: Scene, first: int, after: int) -> bool:
    """Whether it is claimed of the candidate's own work."""
    left = scene.left(first)
    if _AIMING.search(left) or not_own(scene, first, after):
        return False
    return not (_THEIRS.search(left) and subject_before(scene, first, 8)[0] in ("they", "he", "you"))


def _claims(scene: Scene, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The claims that `pattern` finds, as pieces (first, one past the last)."""
    for match, _first, after in scene.matches(pattern):
        first = scene.place(match.start("claim"))
        after = scene.place(match.end("claim") - 1) + 1
        while after > first + 2 and scene.norm(after - 1) in _CUT_AT_END:
            after -= 1
        if scene.norm(first) == "and":
            first += 1
        yield first, after


def _candidates(scene: Scene, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Pieces (first, one past the last) of every claim that stands, in no order; they may overlap."""
    for pattern in QUANTITIES:
        for first, after in _claims(scene, pattern):
            if not _TAKEN_IN.search(scene.left(first)) and _of_work(scene, first, after):
                yield first, after
    for pattern in CHANGES:
        for first, after in _claims(scene, pattern):
            left = scene.left(first)
            if _FEELING.search(left) or _GREW.search(left.rstrip() + scene.said(first, after)):
                continue
            if not _measured(scene, figures, first, after) and _of_work(scene, first, after):
                yield first, after


def find_vague(scene: Scene, figures: Sequence[Figure]) -> tuple[Vague, ...]:
    """The vague claims of `scene` in order, without overlaps; what one of its `figures` covers is not vague."""
    found: list[tuple[int, int]] = []
    for first, after in sorted(_candidates(scene, figures)):
        start, end = scene.pieces[first].start, scene.pieces[after - 1].end
        if any(f.start < end and start < f.end for f in figures):
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(Vague(start, end) for start, end in found)
