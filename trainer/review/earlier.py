"""The answers of the sessions before one."""

from collections.abc import Iterator
from itertools import count, islice

from trainer.interview.session import Interview
from trainer.store.records import Answer
from trainer.store.store import Store

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
