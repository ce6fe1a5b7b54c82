"""The words of a question or an advert that say what it is about, in a form that can be compared."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:\+\+|#)?")

# Words that a question can lose without changing what it is about: grammar, politeness, and the verbs and adverbs that
# every interview question is made of.
STOP_WORDS = frozenset(
    "a about above after again all also am an and another any anybody anyone anything are around as at away back "
    "be been before being both but by came can come could describe did do does doing done down during each else "
    "even ever every everybody everyone everything example explain few first for from gave get gets give given go "
    "goes going got had happen happened happens has have having he her here hers him his how i i'd i'll i'm i've "
    "if in into is it its itself just like little made make makes making many may me might mine moment more most "
    "much must my myself name never no nobody nor not nothing of off offs often on once one only or other our ours out "
    "over own please quite rather really said same say says see seen shall she should situation so some somebody "
    "someone something somewhere soon still such take taken taking talk tell than that that's the their theirs "
    "them then there these they thing things think thinking this those through time times to too took toward "
    "towards two under until up upon us use used using very was way we well were what what's when where whether "
    "which while who whom whose why will with within without would yes yet you you'd you'll you're you've your "
    "yours yourself".split()
)

# The longest suffix that leaves at least four letters is taken off; enough for English advert and question words.
_SUFFIXES = (
    *("isations", "izations", "isation", "ization", "ications", "ication", "ements", "ations", "ement", "ation"),
    *("ising", "izing", "ating", "ments", "ment", "ised", "ized", "ated", "ates", "ises", "izes", "ings"),
    *("ions", "ives", "ness", "ally", "edly", "ing", "ion", "ive", "ies", "ied", "ise", "ize", "ate"),
    *("ers", "ors", "ful", "ed", "es", "er", "or", "al", "ly", "s", "e", "y"),
)
_SHORTEST_STEM = 4


def stem(word: str) -> str:
    """A common form of `word` (lower case) and its relatives: "planning", "planned" and "plans" give "plan"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM and not word.endswith("ss"):
            word = word[: -len(suffix)]
            break
    doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if doubled else word


def words(text: str) -> list[str]:
    """The words of `text` in lower case; "C++", "C#" and "don't" are one word each."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def content_words(text: str) -> list[str]:
    """The words of `text` in lower case without `STOP_WORDS`."""
    return [word for word in words(text) if word not in STOP_WORDS]
