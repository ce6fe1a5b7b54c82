"""What makes a bank less useful, as data: each limit with its reason beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from trainer.bank.model import FollowUpWhen, Kind

_STORIES: frozenset[Kind] = frozenset({"behavioural"})
_OWN_RECORD: frozenset[Kind] = frozenset({"behavioural", "introduction", "motivation"})
_SIZED: frozenset[Kind] = frozenset({"technical"})

FOLLOW_UP_KINDS: Mapping[FollowUpWhen, frozenset[Kind]] = MappingProxyType(
    {"no_result": _STORIES, "no_own_part": _STORIES, "no_figure": _OWN_RECORD | _SIZED}
)
"""The kinds whose answers can lack such a thing; elsewhere the follow-up never comes up. Reason: a result and a part of
one's own belong to a story, a figure of one's own to a story or a record, and a design is asked how big it has to be
(`trainer.feedback.rubric` has the same sets, and a test keeps them in step)."""

ASK_WORDS = 45
"""Words of a question or follow-up that a listener can hold. Reason: 18 seconds at 150 words a minute, an ordinary pace
for reading aloud; the longest question of the banks that came first has 27 words."""

READ_COLUMNS = 76
READ_ROWS = 19
"""The question with what to look for and to avoid, in columns and rows. Reason: a terminal has 80 x 24; two columns
each side and five rows go to the frame, the title and the keys. The fullest question of the first banks takes 14."""

TITLE_COLUMNS = 60
"""Reason: in lists a bank's title shares its row of 80 columns with the number of its questions."""

BALANCE_QUESTIONS = 10
"""Questions that a bank has at least before its balance is looked at. Reason: in fewer, shares are chance."""

MOST_OF_ONE_KIND = 0.9
"""Share of a bank's leading kind, where it has several. Reason: an interview takes five to eight questions, so a kind
with less than a tenth of them seldom comes up; the first three banks have 0.72 to 0.78."""

MOST_OF_ONE_COMPETENCY = 0.6
"""Share of questions that name the same competency. Reason: practice by competency then chooses among nearly all of
them; the first three banks have at most 0.44."""

SAME_NAME_PERCENT = 90
SAME_NAME_CHARACTERS = 6
"""How alike two competencies or tags are spelt that are taken for one, 0 to 100 by rapidfuzz's ratio, and the letters
that the shorter has at least. Reason: one slip in a word of seven letters ("planing", "planning": 93; "team-work",
"teamwork": 94); the closest two different ones of the first banks, "product" and "production", lie at 82."""
