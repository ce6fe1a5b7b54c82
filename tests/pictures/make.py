"""Makes the picture in the README: the program exports its own screen.

python tests/pictures/make.py
"""

import asyncio
import tempfile
from pathlib import Path

from textual.widgets import Footer

from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings
from trainer.ui.app import TrainerApp
from trainer.ui.screens.feedback import FeedbackScreen

HERE = Path(__file__).parent
SIZE = (100, 34)


async def picture(home: Path) -> str:
    """The feedback on the sample answer, heard by the real model."""
    app = TrainerApp(Rehearsal(Paths(home / "data", home / "cache", home / "config"), Settings()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s")
        while not isinstance(app.screen, FeedbackScreen) or not app.screen.query(Footer):
            await pilot.pause(0.2)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="Interview trainer")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        (HERE / "feedback.svg").write_text(asyncio.run(picture(Path(folder))), encoding="utf-8")
