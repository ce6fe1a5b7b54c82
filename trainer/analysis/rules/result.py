"""How a story ended: the part of it called the result."""

import re
from collections.abc import Iterator, Sequence

from trainer.analysis.cues import Speech, speech_of
from trainer.analysis.deeds import first_deed, last_deed
from trainer.analysis.endings import CLOSING, CLOSING_AFTER_DEEDS, LESSON, OTHERS_ACTED, OTHERS_CLOSED, begins_clause
from trainer.analysis.model import Finding
from trainer.analysis.rules import misfortune
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

ENDING_SHARE = 2 / 3
"""From here on, or after the teller's last deed, it closes a story that others act. Convention: the last third."""
LESSON_SHARE = 0.5
"""Before the middle a lesson is an announcement. Convention."""


def _places(speech: Speech, *, went_wrong: bool) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in CLOSING.finditer(speech.line))
    deed = first_deed(speech)
    if deed is None:
        return
    yield from (match.span() for match in CLOSING_AFTER_DEEDS.finditer(speech.line, deed))
    ending = max(deed, min(speech.share(ENDING_SHARE), last_deed(speech) or len(speech.line)))
    yield from _others(speech, OTHERS_CLOSED, deed)
    yield from _others(speech, OTHERS_ACTED, ending)
    if went_wrong:
        yield from (match.span() for match in LESSON.finditer(speech.line, max(deed, speech.share(LESSON_SHARE))))


def _others(speech: Speech, pattern: re.Pattern[str], start: int) -> Iterator[tuple[int, int]]:
    """Where in `speech.line`, from `start` on, `pattern` begins with the subject of a clause."""
    match = pattern.search(speech.line, start)
    while match:
        before = speech.line[: match.start() - 1].rpartition(" ")[2]
        begins = begins_clause(before, match.group().partition(" ")[0])
        if begins:
            yield match.span()
        match = pattern.search(speech.line, match.end() if begins else match.start() + 1)


def _find(text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    speech = speech_of(tokens)
    found: list[Finding] = []
    after = 0
    wrong = bool(misfortune.RULE.find(text, tokens))
    for start, end in sorted(_places(speech, went_wrong=wrong), key=lambda place: (place[0], -place[1])):
        if start >= after:
            found.append(speech.finding(start, end))
            after = end
    return tuple(found)


RULE = Rule(
    name="result",
    find=_find,
    source=(
        "Labov and Waletzky, Narrative analysis (1967): resolution and coda tell how it ended and lead back to the "
        "present; the 'result' of the STAR scheme. What somebody learned is no result by itself, but closes a "
        "story in which something went wrong."
    ),
    must_flag=(
        "[[As a result]] every ward had its lunch.",
        "um [[in the end]] it was a good day",
        "The waiting list [[went from forty names to]] nine.",
        "Complaints [[dropped by half]] in June.",
        "It has run like that [[ever since]].",
        "I rang the family. [[She thanked me]] at the door.",
        "I rewrote the rota and [[the board approved]] it.",
        "I carried them up the stairs, [[which meant]] that the beds were free.",
        "I drove the round myself and [[we finished]] at nine.",
        "I asked the baker and [[they ended up staying]].",
        "[[Nobody had to]] wait.",
        "I called the bakery again. After a month we had [[two burnt trays instead of]] nine.".replace(
            "of]] nine", "of nine]]"
        ),
        "I drew a map of the stores, and it [[became standard]] in both halls.",
        "I forgot the spare key, so I drove back and told them. [[What I learned]] is that I count the keys twice.",
        "I forgot the spare key, so I drove back and told them. [[I learned to]] count the keys.",
        "I rang all nine families and drove to the two who had no telephone. [[Seven of them came]].",
    ),
    must_pass=(
        "Some of them were not keen at first, but we kept going.",
        "They signed with us in March.",
        "There was a leak, which meant that the cellar was closed.",
        "I learned to ask first.",
        "I asked the porter, and I learned to fold the sheets.",
        "I showed her the list, because the noise never frightened me.",
        "I called the garage.",
        "I moved the parcels by hand.",
        "The results of the test came late.",
        "As a result of the strike we had no trains.",
        "I would tell them and then I would wait.",
        "I sat down with her and asked what was wrong.",
        "I asked the manager and he said that he was tired.",
    ),
)
