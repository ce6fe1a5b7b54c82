"""The user's own names and terms as a hint to the recogniser."""

from collections.abc import Iterable

SEPARATOR = ", "


def hint(terms: Iterable[str], budget_chars: int) -> str:
    """The first of `terms` that fit whole into `budget_chars` characters, with commas between; "" where none does.

    A term that is too long is passed over and the later ones still have their chance.
    """
    fitting: list[str] = []
    left = budget_chars
    for term in terms:
        needed = len(term) + (len(SEPARATOR) if fitting else 0)
        if term and needed <= left:
            fitting.append(term)
            left -= needed
    return SEPARATOR.join(fitting)
