"""The list of questions narrowed to one kind, difficulty or competency."""

from typing import TYPE_CHECKING, Any

from trainer.ui.bank_view import ANY, difficulty_words
from trainer.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from trainer.ui.screens.banks import BanksScreen


def choose(screen: "BanksScreen") -> None:
    """Ask by what, then for which of it."""
    wanted = screen.view.wanted
    hard = "" if wanted.difficulty is None else difficulty_words(wanted.difficulty)
    parts = (("kind", wanted.kind), ("difficulty", hard), ("competency", wanted.competency))
    options = [(f"One {part}{f', now {now}' if now else ''}", part) for part, now in parts]

    def chosen(part: str | None) -> None:
        if part:
            _choose_one(screen, part)
        elif part is not None:
            screen.view.wanted = ANY
            screen.refresh_questions()

    screen.app.push_screen(ChoiceScreen("Show only questions of", (*options, ("All of them", ""))), chosen)


def _choose_one(screen: "BanksScreen", part: str) -> None:
    values = screen.view.values(part)
    options: list[tuple[str, tuple[Any]]] = [("Any", (None,))]
    options += [(f"{difficulty_words(v) if isinstance(v, int) else v}  {count}", (v,)) for v, count in values]

    def chosen(value: tuple[Any] | None) -> None:
        if value is not None:
            screen.view.only(part, value[0])
            screen.refresh_questions()

    screen.app.push_screen(ChoiceScreen(f"Which {part}?", options), chosen)
