"""The cut into words and marks, and finding one's way in it."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.analysis.tokens import tokenize, within


@given(st.text(alphabet="ab1,. -'", max_size=60), st.integers(-2, 62), st.integers(-2, 62))
def test_those_within_are_those_that_lie_wholly_between(text: str, start: int, end: int) -> None:
    tokens = tokenize(text)
    assert list(within(tokens, start, end)) == [
        at for at, token in enumerate(tokens) if start <= token.start and token.end <= end
    ]
