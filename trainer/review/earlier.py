"""What a session tells otherwise than the sessions before it."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import count, islice

from trainer.interview.session import Interview
from trainer.review.consistency import MOST_EARLIER, difference_line, told_differently
from trainer.review.takes import last_takes
from trainer.store.records import Answer
from trainer.store.store import Store

TOLD_BEFORE = "Told differently before"
"""The heading over `told_before`."""
_PAGE = 50


def earlier_answers(store: Store, interview: Interview, most: int) -> tuple[Answer, ...]:
    """Up to `most` answers of sessions begun before `interview`, the latest session first. Raises `StoreError`."""
    return tuple(islice((answer for id_ in _before(store, interview) for answer in store.answers(id_)), most))


def _before(store: Store, interview: Interview) -> Iterator[str]:
    for page in count():
        sessions = store.sessions(limit=_PAGE, offset=page * _PAGE)
        yield from (s.id for s in sessions if s.started_at < interview.started_at and s.id != interview.id)
        if len(sessions) < _PAGE:
            return


def told_before(
    store: Store, interview: Interview, answers: Sequence[Answer], zone: tzinfo | None = None
) -> tuple[str, ...]:
    """A sentence for each figure of an interview that an earlier session tells differently, days in `zone`.

    Looks at the last take of each question. Raises `StoreError`.
    """
    found = told_differently(last_takes(answers), earlier_answers(store, interview, MOST_EARLIER))
    return tuple(difference_line(difference, zone) for difference in found)


def told_before_text(sentences: Sequence[str], width: int) -> str:
    """Those sentences under their heading, no line longer than `width`, ending with a line break; "" for none."""
    if not sentences:
        return ""
    told = [textwrap.fill(s, width, initial_indent="  ", subsequent_indent="  ") for s in sentences]
    return "\n".join((TOLD_BEFORE, *told)) + "\n"
