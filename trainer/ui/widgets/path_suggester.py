"""Completes the path of a file while it is typed."""

from pathlib import Path

from textual.suggester import Suggester

from trainer.review.plain import clean


class PathSuggester(Suggester):
    """Completes a path as far as the folder has a name that begins so."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first name that fits, None where none does."""
        try:
            typed = Path(value).expanduser()
            folder, begun = (typed, "") if value.endswith("/") else (typed.parent, typed.name)
            names = sorted(p.name for p in folder.iterdir() if p.name.startswith(begun) and clean(p.name) == p.name)
        except (OSError, ValueError, RuntimeError):  # no such folder, a NUL in its name, no such user
            return None
        return value + names[0][len(begun) :] if names and value else None
