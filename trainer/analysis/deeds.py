"""What "I" and "we" did: a subject and a verb that does something, in the past.

What somebody is, has, thinks, notices or remembers is no deed, nor what they would do or always do. A second verb
joined to the first ("I called her and asked") is a deed of the same doer.
"""

import re
from collections.abc import Iterator

from trainer.analysis.cues import Speech, phrases
from trainer.analysis.lexicon import word_set
from trainer.analysis.model import Finding

_NO_DEED = word_set(
    "wanted needed liked loved hated hoped believed remembered worked lived studied learned learnt joined noticed "
    "realised realized guessed supposed seemed enjoyed wished feared worried expected assumed wondered struggled "
    "failed started happened ended interned volunteered tried managed figured graduated understood appeared "
    "belonged suffered received disagreed missed underestimated promised retired "
    "messed screwed slipped overlooked misread misheard misjudged neglected panicked fainted cried mislaid misplaced "
    "hundred naked embarrassed tired scared excited interested married need feed speed indeed red bed shed seed breed"
)
"""Past forms that tell a state, a thought or a beginning, and words in -ed that are no verbs."""
_IRREGULAR = word_set(
    "ate began bought brought broke built caught chose cut dealt did drew drove dug fed flew fought found froze gave "
    "held hid hit hung kept laid led lent let made met paid put quit ran rang read redid rewrote rode sat sent set "
    "shook shut sold sought spent split spoke stayed stepped stood stuck swapped swept taught threw told took "
    "tore undid went woke won wrote"
)
_ADVERBS = (
    r"(?:(?:also|then|just|first|finally|even|really|actually|only|still|simply|immediately|quickly|quietly|personally|"
    r"basically|eventually|literally|later|once|always|like|kind|sort|of|so|already|myself|[a-z]+ly) )*"
)
_NO_DEED_YET = rf"(?:{'|'.join(sorted(_NO_DEED))}|used to|took over|mixed (?:[a-z]+ ){{0,3}}up)"
_DEED = rf"(?!{_NO_DEED_YET} )(?:[a-z'-]+ed|{'|'.join(sorted(_IRREGULAR))})"
_EVERYBODY = r"(?:them|her|him|everyone|everybody|people|each|(?:the|my|our) (?:team|crew|staff|manager|guys))"
# Verbs that do something only with the right words after them.
_PHRASAL = (
    r"(?:(?:started|began|ended up|tried|managed|decided|offered|chose|volunteered|agreed|worked on) "
    r"(?:[a-z]+ing|to [a-z]+|by [a-z]+ing)"
    r"|figured out|came (?:up with|in early|back)"
    r"|worked (?:with|through|out|around|late|closely|together|overtime|nights)"
    rf"|got (?:on|up|into|hold|rid|in touch|together|permission|approval|{_EVERYBODY})"
    rf"|had {_EVERYBODY} [a-z]+)"
)
_PARTICIPLE = rf"(?:{_DEED}|begun|broken|chosen|done|drawn|driven|given|run|spoken|taken|written|shown|grown)"
_VERB = rf"(?:{_PHRASAL}|{_DEED})"
# Until somebody else comes into it, a verb after "and" has the subject of the verb before.
_SAME_DOER = r"(?:(?!(?:i|we|he|she|they|it|you|who|which|that|there|because|when|what|how) |\|)[^ ]+ )"
_JOINED = re.compile(rf"{_SAME_DOER}{{0,12}}?(?:and|then|and then) {_ADVERBS}(?P<verb>{_VERB})(?= )")


def _told_of(subject: str, was: str) -> re.Pattern[str]:
    return phrases(
        rf"{subject} {_ADVERBS}{_VERB}",
        rf"{subject} (?:had|have) {_ADVERBS}{_PARTICIPLE}",
        rf"{subject}'(?:d|ve) {_ADVERBS}{_PARTICIPLE}",
        rf"what {subject} {_ADVERBS}did (?:was|is)",
        rf"(?:thing|step) {subject} {_ADVERBS}(?:did|took)",
        rf"{subject} {was} able to [a-z]+",
    )


_MINE = _told_of("i", "was")
_OURS = _told_of("we", "were")


def deeds(speech: Speech) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The deeds told with "I" and those with "we", each in order: subject and verb, or the verb that was joined on."""
    mine, ours = ([speech.finding(*place) for place in _places(speech, told)] for told in (_MINE, _OURS))
    return tuple(mine), tuple(ours)


def _places(speech: Speech, told: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where in `speech.line` the deeds stand that match `told`, and those joined to them."""
    for match in told.finditer(speech.line):
        yield match.span()
        joined = _JOINED.match(speech.line, match.end() + 1)
        while joined:
            yield joined.span("verb")
            joined = _JOINED.match(speech.line, joined.end() + 1)


def last_deed(speech: Speech) -> int | None:
    """Where in `speech.line` the last deed told with "I" ends; None without any."""
    return max((end for _, end in _places(speech, _MINE)), default=None)


def first_deed(speech: Speech) -> int | None:
    """Where in `speech.line` the first deed ends, whoever of the two did it; None without any."""
    ends = [match.end() for match in (_MINE.search(speech.line), _OURS.search(speech.line)) if match]
    return min(ends, default=None)
