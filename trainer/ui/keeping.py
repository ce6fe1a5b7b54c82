"""Deleting recordings that are older than the settings keep them, when somebody asks for it now."""

from typing import TYPE_CHECKING

from trainer.errors import TrainerError
from trainer.review.diary import number_of

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


def offer_to_delete_old(app: "TrainerApp") -> None:
    """Ask, then delete on a worker, and say how many it were."""
    days = app.rehearsal.settings.keep_audio_days
    if not days:
        app.notify(
            "They are kept for ever. Write in the settings for how many days, then they can be deleted.",
            title="No recording is old",
            markup=False,
        )
        return
    from trainer.ui.screens.choice import ChoiceScreen

    def delete() -> None:
        try:
            count = app.rehearsal.expire_audio(app.now())
        except TrainerError as error:
            app.call_from_thread(app.show_error, error)
            return
        app.call_from_thread(_tell, app, count)

    def chosen(yes: bool | None) -> None:
        if yes:
            app.run_worker(delete, thread=True)

    app.push_screen(
        ChoiceScreen(
            f"Delete recordings older than {number_of(days, 'day')}?",
            (("Keep them for now", False), ("Delete them", True)),
            note="What you said stays in words, with its feedback. A deleted recording does not come back.",
        ),
        chosen,
    )


def _tell(app: "TrainerApp", count: int) -> None:
    from trainer.ui.screens.settings import SettingsScreen

    app.notify(f"{number_of(count, 'recording')} deleted.".capitalize(), markup=False)
    if isinstance(app.screen, SettingsScreen):
        app.screen.look()
