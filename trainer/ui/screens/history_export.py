"""Which sessions of the history go out: one, a stretch of time, all."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.review.diary import number_of
from trainer.review.which import start_of_month, start_of_week
from trainer.ui.screens.choice import ChoiceScreen
from trainer.ui.screens.day import DayScreen
from trainer.ui.screens.export import ExportScreen

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


async def export_some(app: "TrainerApp", interview_id: str, words: str) -> None:
    """Ask which, and offer to write them; `words` name the session `interview_id`, the one at hand.

    Belongs on an asynchronous worker, for it waits for the user. Raises `StoreError`.
    """
    from trainer.review.export import sessions_between

    now = app.now()
    options = (
        (f"This session: {words}", "one"),
        ("All sessions of this week", "week"),
        ("All sessions of this month", "month"),
        ("All since a day of my own", "day"),
        ("All sessions", "all"),
    )
    since: datetime | None
    match await app.push_screen_wait(ChoiceScreen("Export which sessions?", options)):
        case "one":
            app.push_screen(ExportScreen(f"Export this session: {words}", (interview_id,)))
            return
        case "week":
            since = start_of_week(now)
        case "month":
            since = start_of_month(now)
        case "day":
            day = await app.push_screen_wait(DayScreen("Since which day?"))
            if day is None:
                return
            since = day
        case "all":
            since = None
        case _:
            return
    ids = await asyncio.to_thread(sessions_between, app.rehearsal.store, since)
    if ids:
        app.push_screen(ExportScreen(f"Export {number_of(len(ids), 'session')}", ids))
    else:
        app.notify("No session began then.", markup=False)
