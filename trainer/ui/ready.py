"""Getting the recogniser ready while somebody reads; a missing model is offered before anything is spoken."""

import gc
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from trainer.errors import ModelMissingError, TrainerError

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


def warm_up(screen: Screen[Any]) -> None:
    """Load the recogniser on a worker of `screen`; what is wrong with it is said there."""
    app = cast("TrainerApp", screen.app)

    def load() -> None:
        import trainer.ui.screens.feedback  # noqa: F401  half a second that nobody shall wait for after the first answer

        try:
            app.rehearsal.warm_up()
        except ModelMissingError as error:
            app.call_from_thread(_offer_model, screen, error)
        except TrainerError as error:
            app.call_from_thread(app.show_error, error)
        else:
            # What is loaded now stays: nobody shall wait a tenth of a second, in the middle of a key or of the
            # feedback, until the garbage collector has looked through all of it once more. Once, for what is garbage
            # by now stays too.
            if not gc.get_freeze_count():
                gc.freeze()

    screen.run_worker(load, thread=True)


def _offer_model(screen: Screen[Any], error: TrainerError) -> None:
    from trainer.ui.screens.model import ModelScreen

    if screen.is_attached:
        screen.app.push_screen(ModelScreen(error), lambda there: warm_up(screen) if there else None)
