"""Jargon heaped up: three or more abbreviations and business words in one sentence."""

import re
from collections.abc import Sequence

from trainer.analysis.lexicon import word_set
from trainer.analysis.model import Signal
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

HEAPED = 3
"""Different ones in one sentence. Convention: two can still be followed by somebody who knows neither."""
REACH = 20
"""Words from the first to the last. Convention: a long spoken sentence; recognisers may leave out the full stops."""

BUZZWORDS = word_set(
    "synergy synergies synergistic synergise synergize leverage leveraged leveraging paradigm paradigms holistic "
    "holistically scalable scalability disruptive disruption ecosystem ecosystems bandwidth actionable deliverable "
    "deliverables proactive proactively alignment stakeholder stakeholders omnichannel learnings takeaways touchpoint "
    "touchpoints ideate ideated ideation incentivise incentivize operationalise operationalize productise productize "
    "robust seamless seamlessly value-add best-in-class cutting-edge bleeding-edge mission-critical end-to-end "
    "cross-functional data-driven results-driven results-oriented customer-centric client-facing go-to-market "
    "world-class next-generation low-hanging game-changing future-proof agile lean gamification monetise monetize "
    "kpi kpis roi okr okrs api apis sla slas crm erp b2b b2c saas mvp etl cicd devops seo ux ui sdlc capex opex"
)
PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "value add", "low hanging fruit", "move the needle", "moved the needle", "deep dive", "circle back",
        "circled back", "touch base", "touched base", "game changer", "best practice", "best practices",
        "key takeaways", "core competencies", "core competency", "thought leader", "thought leadership",
        "growth hacking", "go to market", "end to end", "cross functional", "data driven", "cutting edge",
        "pain points", "pain point", "win win", "thinking outside the box", "boil the ocean", "north star",
        "quick wins", "continuous improvement", "change agent", "swim lanes", "blue sky",
    )
)  # fmt: skip
_EVERYDAY = frozenset(
    "OK TV US UK EU USA NYC UAE AM PM ID CV HR IT CEO NHS GP ICU ER PC CD DVD PDF FAQ ASAP BA BSC MA MSC MBA PHD GCSE "
    "A I AD BC PE DJ FM MP PA VIP DIY UN BBC CNN NASA".split()
)
"""Abbreviations that everybody reads as words."""
_ACRONYM = re.compile(r"(?=(?:[A-Z0-9&]*[A-Z]){2})[A-Z][A-Z0-9&]{1,5}s?\Z")
_LONGEST = 6
_TITLE = 3
"""Words in capitals one after another that make a title, or a text all in capitals, and no abbreviations."""

_BY_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(p for p in PHRASES if p[0] == first) for first in {p[0] for p in PHRASES}
}


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Signal, ...]:
    words = [t for t in tokens if t.spoken]
    shaped = {i for i, t in enumerate(words) if len(t.text) > 1 and _is_acronym(t.text)}
    shaped -= {i for i in shaped if _in_capitals(words, i)}
    sentence = _sentence_numbers(tokens)
    heard: list[tuple[int, int, str]] = []  # first and last word, and what it is
    for at, token in enumerate(words):
        if at in shaped or token.norm in BUZZWORDS:
            heard.append((at, at, token.norm.removesuffix("s")))
        heard += [
            (at, at + len(phrase) - 1, " ".join(phrase))
            for phrase in _BY_FIRST.get(token.norm, ())
            if all(at + i < len(words) and words[at + i].norm == word for i, word in enumerate(phrase))
        ]
    found: list[Signal] = []
    begin = 0
    while begin < len(heard):
        end = begin + 1
        while (
            end < len(heard)
            and heard[end][1] - heard[begin][0] < REACH
            and sentence[heard[end][1]] == sentence[heard[begin][0]]
        ):
            end += 1
        if len({what for _, _, what in heard[begin:end]}) >= HEAPED:
            found.append(Signal(words[heard[begin][0]].start, words[heard[end - 1][1]].end, "jargon"))
            begin = end
        else:
            begin += 1
    return tuple(found)


def _is_acronym(word: str) -> bool:
    return bool(_ACRONYM.match(word)) and word.removesuffix("s") not in _EVERYDAY


def _in_capitals(words: Sequence[Token], at: int) -> bool:
    """Whether the word stands in a row of words in capitals, as titles do, or beside one too long to be short for."""
    first = last = at
    while first > 0 and words[first - 1].text.isupper() and at - first < _TITLE:
        first -= 1
    while last + 1 < len(words) and words[last + 1].text.isupper() and last - at < _TITLE:
        last += 1
    row = [word.text for word in words[first : last + 1] if word.text != "I"]
    return len(row) >= _TITLE or any(len(word) > _LONGEST for word in row)


def _sentence_numbers(tokens: Sequence[Token]) -> list[int]:
    """For each spoken token the number of its sentence."""
    numbers: list[int] = []
    number = 0
    for token in tokens:
        if token.spoken:
            numbers.append(number)
        elif token.ends_sentence:
            number += 1
    return numbers


RULE = Rule(
    name="jargon",
    find=_find,
    source=(
        "Plain Language Action and Information Network, Federal Plain Language Guidelines (2011): jargon and undefined "
        "abbreviations shut listeners out. One known abbreviation is a name; a heap of them is a code."
    ),
    must_flag=(
        "I owned the [[KPIs for the CRM and the SLA]] there.",
        "We [[leveraged cross-functional synergies]] that year.",
        "my job was [[end to end alignment of stakeholders]] really",
        "[[ETL, CDC and SCD2]] were my daily work.",
    ),
    must_pass=(
        "I worked for the NHS in the ICU and then in HR.",
        "I owned the KPIs for the CRM.",
        "KPIs, KPIs and more KPIs.",
        "We had an SLA. The CRM was old. The ROI was good.",
        "I was proactive.",
        "We read GONE WITH THE WIND and then the MORNING PAPERS.",
        "I HAD TO RING ALL OF THEM BEFORE NOON BECAUSE THE DOCTOR WAS LATE AND THE WARD WAS FULL THAT DAY.",
    ),
)
