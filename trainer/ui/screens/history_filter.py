"""Which answers the history is to list: asked field by field, each with what there is to choose from."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from trainer.review.diary import number_of
from trainer.review.plain import clean
from trainer.review.which import finding_words, kind_words, known_kind, start_of_month, start_of_week
from trainer.store.records import AnswerFilter
from trainer.ui.screens.choice import ChoiceScreen
from trainer.ui.screens.day import DayScreen

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow
    from trainer.store.store import Store
    from trainer.ui.app import TrainerApp

Field = Literal["bank", "question", "kind", "when", "finding", "starred", "probes", "clear"]
_ANY = ""
_LONGEST_ASK = 200


async def choose_filter(app: "TrainerApp", which: AnswerFilter) -> AnswerFilter | None:
    """`which` with one field chosen anew, None when the user would rather not. Raises `StoreError`.

    Belongs on an asynchronous worker, for it waits for the user.
    """
    field = await app.push_screen_wait(ChoiceScreen("Which answers?", _fields(which, app.now())))
    store = app.rehearsal.store
    match field:
        case "bank":
            chosen = await _one_of(app, "Which bank?", (await asyncio.to_thread(store.facets)).banks)
            return None if chosen is None else replace(which, bank_title=chosen or None, question_id=None)
        case "question":
            return await _question(app, store, which)
        case "kind":
            kinds = (await asyncio.to_thread(store.facets)).kinds
            chosen = await _one_of(app, "Which kind of question?", kinds, kind_words)
            return None if chosen is None else replace(which, kind=known_kind(chosen))
        case "finding":
            findings = (await asyncio.to_thread(store.facets)).findings
            chosen = await _one_of(app, "What did the feedback find?", findings, finding_words)
            return None if chosen is None else replace(which, finding=chosen or None)
        case "when":
            return await _when(app, which)
        case "starred":
            return replace(which, starred=not which.starred)
        case "probes":
            return replace(which, with_probes=not which.with_probes)
        case "clear":
            return AnswerFilter()
    return None


def _fields(which: AnswerFilter, now: datetime) -> list[tuple[str, Field]]:
    since = "any time" if which.since is None else f"since {which.since.astimezone(now.tzinfo):%Y-%m-%d}"
    fields: list[tuple[str, Field]] = [
        (f"Bank: {clean(which.bank_title) if which.bank_title is not None else 'any'}", "bank"),
        (f"Question: {'any' if which.question_id is None else 'one'}", "question"),
        (f"Kind of question: {kind_words(which.kind) if which.kind else 'any'}", "kind"),
        (f"When: {since}", "when"),
        (f"Found: {finding_words(which.finding) if which.finding else 'anything'}", "finding"),
        ("Starred or not" if which.starred else "Only starred ones", "starred"),
        ("Without follow-up questions" if which.with_probes else "With follow-up questions", "probes"),
    ]
    return [*fields, ("All of them again", "clear")] if which != AnswerFilter() else fields


async def _one_of(
    app: "TrainerApp", question: str, values: "tuple[tuple[str, int], ...]", words: Callable[[str], str] = clean
) -> str | None:
    options = [(f"{words(value)}, {number_of(number, 'answer')}", value) for value, number in values]
    return await app.push_screen_wait(ChoiceScreen(question, [("Any", _ANY), *options]))


async def _question(app: "TrainerApp", store: "Store", which: AnswerFilter) -> AnswerFilter | None:
    """Of the questions that the rest of the filter lets through, the one answered most first."""
    wanted = replace(which, question_id=None, with_probes=False)
    rows = await asyncio.to_thread(store.answer_rows, wanted, limit=-1)
    asks: dict[tuple[str, str], AnswerRow] = {}
    for row in rows:
        asks.setdefault((row.bank_title, row.question_id), row)
    often = Counter((row.bank_title, row.question_id) for row in rows)
    options = [
        (f"{clean(asks[key].ask)[:_LONGEST_ASK]} ({clean(key[0])}, {number_of(number, 'answer')})", key)
        for key, number in often.most_common()
    ]
    any_question = ("", "")
    chosen = await app.push_screen_wait(ChoiceScreen("Which question?", [("Any", any_question), *options]))
    if chosen is None:
        return None
    if chosen == any_question:
        return replace(which, question_id=None)
    return replace(which, bank_title=chosen[0], question_id=chosen[1])


async def _when(app: "TrainerApp", which: AnswerFilter) -> AnswerFilter | None:
    now = app.now()
    options: list[tuple[str, str]] = [
        ("Any time", "any"),
        ("This week", "week"),
        ("This month", "month"),
        ("Since a day of my own", "day"),
    ]
    match await app.push_screen_wait(ChoiceScreen("From when on?", options)):
        case "any":
            return replace(which, since=None, until=None)
        case "week":
            return replace(which, since=start_of_week(now), until=None)
        case "month":
            return replace(which, since=start_of_month(now), until=None)
        case "day":
            day = await app.push_screen_wait(DayScreen("Since which day?"))
            return None if day is None else replace(which, since=day, until=None)
    return None
