"""What "I" and "we" did: a subject followed by a verb that does something, in the past.

What somebody is, has, thinks, notices or remembers is no deed, nor what they would do or always do.
"""

import re

from trainer.analysis.cues import Speech, phrases
from trainer.analysis.lexicon import word_set
from trainer.analysis.model import Finding

_NO_DEED = word_set(
    "wanted needed liked loved hated hoped believed remembered worked lived studied used learned learnt joined noticed "
    "realised realized guessed supposed seemed enjoyed wished feared worried expected assumed wondered struggled "
    "failed started happened ended interned volunteered tried managed figured graduated turned understood hundred "
    "naked embarrassed tired scared excited interested worried need feed speed indeed red bed shed"
)
_IRREGULAR = word_set(
    "began bought brought broke built caught chose came cut did drew drove fought found gave held hung kept laid led "
    "let made met paid put ran read rang rewrote rode sat sent set shook shut sold sought spent split spoke stood "
    "stuck swept swapped taught threw told took went won woke wrote dug drafted"
)
_ADVERBS = (
    r"(?:(?:also|then|just|first|finally|even|really|actually|only|still|simply|immediately|quickly|quietly|"
    r"personally|basically|eventually|literally|later|once|always|like|kind|sort|of|so|already|myself|[a-z]+ly) )*"
)
_DEED = rf"(?!(?:{'|'.join(sorted(_NO_DEED))}) )(?:[a-z'-]+ed|{'|'.join(sorted(_IRREGULAR))})"
_STARTED = r"(?:started|began|ended up|tried|managed|decided|offered|chose) (?:[a-z]+ing|to [a-z]+|by [a-z]+ing)"
_PARTICIPLE = rf"(?:{_DEED}|begun|broken|chosen|done|drawn|driven|given|run|spoken|taken|written|shown|grown)"


def _told_of(subject: str) -> re.Pattern[str]:
    return phrases(
        rf"{subject} {_ADVERBS}(?:{_STARTED}|{_DEED})",
        rf"{subject} (?:had|have) {_ADVERBS}{_PARTICIPLE}",
        rf"{subject}'(?:d|ve) {_ADVERBS}{_PARTICIPLE}",
        rf"what {subject} did (?:was|is)",
        rf"(?:thing|step) {subject} {_ADVERBS}(?:did|took)",
        rf"{subject} was able to [a-z]+" if subject == "i" else rf"{subject} were able to [a-z]+",
    )


_MINE = _told_of("i")
_OURS = _told_of("we")


def deeds(speech: Speech) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The deeds told with "I" and those told with "we", each in order."""
    return speech.find(_MINE), speech.find(_OURS)


def first_deed(speech: Speech) -> int | None:
    """Where in `speech.line` the first deed ends, whoever of the two did it; None without any."""
    ends = [match.end() for match in (_MINE.search(speech.line), _OURS.search(speech.line)) if match]
    return min(ends, default=None)
