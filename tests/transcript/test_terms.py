"""The user's own terms as a hint: whole ones only, and never more than fits."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.terms import hint


def test_whole_terms_in_their_order() -> None:
    assert hint(("Kestrel", "Saint Anne's", "PagerDuty"), 100) == "Kestrel, Saint Anne's, PagerDuty"
    assert hint(("Kestrel", "Saint Anne's", "PagerDuty"), 21) == "Kestrel, Saint Anne's"
    assert hint(("Kestrel", "Saint Anne's", "PagerDuty"), 20) == "Kestrel, PagerDuty"


def test_nothing_where_nothing_fits() -> None:
    assert hint((), 100) == hint(("Kestrel",), 6) == hint(("Kestrel",), 0) == hint(("Kestrel",), -1) == ""
    assert hint(("", "Kestrel"), 7) == "Kestrel"


@given(st.lists(st.text("abc ", min_size=1, max_size=8), max_size=12), st.integers(-5, 60))
def test_never_more_than_the_budget(terms: list[str], budget: int) -> None:
    told = hint(terms, budget)
    assert len(told) <= max(0, budget)
    if told:
        left = iter(terms)
        assert all(piece in left for piece in told.split(", "))
