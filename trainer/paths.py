"""Where the program keeps things, and where the things it ships with are.

`INTERVIEW_TRAINER_HOME` puts everything below one folder of the user's choice; otherwise each system's own places are
used. Nothing is created here but by `private_folder`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import StoreError

APP = "interview-trainer"
HOME_VARIABLE = "INTERVIEW_TRAINER_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's folders: what must be kept (`data`), what can be made again (`cache`), what was chosen (`config`)."""

    data: Path
    cache: Path
    config: Path

    @property
    def history(self) -> Path:
        """The database file."""
        return self.data / "history.sqlite3"

    @property
    def audio(self) -> Path:
        """The kept recordings."""
        return self.data / "audio"

    @property
    def spool(self) -> Path:
        """Takes being recorded, and those that a crash left behind."""
        return self.data / "spool"

    @property
    def own_banks(self) -> Path:
        """Question banks of the user's own."""
        return self.data / "banks"

    @property
    def exports(self) -> Path:
        """Sessions saved as pages."""
        return self.data / "exports"

    @property
    def settings_file(self) -> Path:
        """What the user chose."""
        return self.config / "settings.yaml"

    @property
    def log(self) -> Path:
        """What sound drivers and the program write about themselves; never what the user said."""
        return self.cache / "trainer.log"


def user_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """The folders of this user on this system."""
    home = environ.get(HOME_VARIABLE)
    if home:
        root = expanded(home).absolute()
        return Paths(data=root / "data", cache=root / "cache", config=root / "config")
    import platformdirs  # not needed where the variable is set; a few milliseconds otherwise

    return Paths(
        data=platformdirs.user_data_path(APP, appauthor=False),
        cache=platformdirs.user_cache_path(APP, appauthor=False),
        config=platformdirs.user_config_path(APP, appauthor=False),
    )


def expanded(folder: str) -> Path:
    """`folder` with its `~` or `~name` replaced by that user's home; as it is where there is no such user."""
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        return Path(folder)


def shipped_banks() -> Path:
    """The folder of the banks that come with the program, in an installed wheel as in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "question_banks"
    return installed if installed.is_dir() else package.parent / "question_banks"


def private_folder(folder: Path) -> Path:
    """`folder`, made if need be, open to its owner alone. Raises `StoreError` where that can't be done."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} can't be made: {error.strerror or error}.",
            f"Make it yourself, free some space, or set {HOME_VARIABLE} to a folder that can be written.",
        ) from error
    return folder
