"""Banks of every kind that a file can hold, for property tests."""

from hypothesis import strategies as st

from trainer.bank.model import FOLLOW_UP_WHENS, KINDS, Bank, FollowUp, Question
from trainer.bank.plain_text import single_line

# What YAML takes for something else, or for a sign of its own.
TRAPS = (
    *("no", "on", "Yes", "null", "~", "1e3", "0x1F", "12:30", "2024-01-01", ".inf", "007", "-1", "=", "<<", "y"),
    *("a: b", "a #b", "#a", "- a", "? a", "a:", "[a]", "{a: b}", "a, b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`"),
    *('"', "'", "'a'", '"a" b', "a \\ b", "---", "...", "don't", "a\u200db", "\ufffe", "\ufeffa", "\x7f", "é", "👩‍⚕️"),
    *("=1+1", "+1", "-a", "@a", "'=a", "''=a", "a; b", "a|b", "; ", "a\tb", "no_result: a", "always: b", "Look for: a"),
    *("a\nb", "*a* b", "_a_", "[a](b)", "\\*", "1. a", "- [ ] a", "# a", "a\u2028b", "a" * 250, "word " * 50),
)
words = st.sampled_from(TRAPS) | st.text(max_size=12)


def lines(limit: int, *, empty: bool = False) -> st.SearchStrategy[str]:
    """Texts as a loaded bank has them: one line, nothing invisible."""
    texts = st.lists(words, min_size=1, max_size=4).map(" ".join).map(lambda text: single_line(text, limit) or "")
    return texts if empty else texts.filter(bool)


items = st.lists(lines(300), max_size=3).map(tuple)
follow_ups = st.lists(st.builds(FollowUp, st.sampled_from(FOLLOW_UP_WHENS), lines(500)), max_size=3).map(tuple)
questions = st.builds(
    Question,
    id=st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True),
    ask=lines(500),
    kind=st.sampled_from(KINDS),
    competencies=items,
    difficulty=st.integers(1, 3),
    target_seconds=st.integers(10, 1800),
    look_for=items,
    avoid=items,
    follow_ups=follow_ups,
    tags=items,
)
banks = st.builds(
    Bank,
    title=lines(120),
    questions=st.lists(questions, min_size=1, max_size=4, unique_by=lambda question: question.id).map(tuple),
    description=lines(2000, empty=True),
    author=lines(120, empty=True),
    language=st.sampled_from(["en", "no", "pt-BR", "de"]),
)
