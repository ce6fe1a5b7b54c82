"""Everything that can go wrong and that a user can do something about.

Each error says what happened and where (`message`) and the exact remedy (`hint`). The command line prints both and
exits with `exit_status`; the screens show both. A bug is not a TrainerError: it is left to fail loudly.
"""


class TrainerError(Exception):
    """A failure the user can act on: `message` says what happened and where, `hint` what to do."""

    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(TrainerError):
    """A command was called with words or input it can't use (exit status 2)."""

    exit_status = 2


class SettingsError(TrainerError):
    """The settings file can't be read or holds a value that has no meaning."""

    exit_status = 2


class BankError(TrainerError):
    """A question bank can't be used; `file`, `line` and `column` (1-based, 0 when unknown) say where."""

    exit_status = 2

    def __init__(self, problem: str, hint: str = "", *, file: str = "", line: int = 0, column: int = 0) -> None:
        place = f"{file}:{line}:{column}: " if line else f"{file}: " if file else ""
        super().__init__(f"{place}{problem}", hint)
        self.problem = problem
        self.file = file
        self.line = line
        self.column = column


class RecordingError(TrainerError):
    """Sound can't be recorded, read, written or played."""


class DeviceError(RecordingError):
    """The sound system or the device is missing, busy, or stopped while in use."""


class AudioFileError(RecordingError):
    """A file can't be read as sound."""

    exit_status = 2


class TranscriptionError(TrainerError):
    """Speech can't be turned into text."""


class ModelError(TranscriptionError):
    """The speech model is missing, damaged, or can't be loaded."""


class ModelMissingError(ModelError):
    """No place that may hold the model has it; fetching it needs the user's yes."""


class StoreError(TrainerError):
    """The history can't be opened, read or written."""
