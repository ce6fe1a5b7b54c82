"""Um, uh and their kin: sounds that hold the floor and say nothing."""

from collections.abc import Sequence

from trainer.analysis.lexicon import BE, CONJUNCTIONS, FILLED_PAUSES, PREPOSITIONS, is_number
from trainer.analysis.model import Filler
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

# Two tokens that are one word: "uh huh" says yes, "uh uh" and "mm mm" say no when nothing stands between them.
_ANSWERS = frozenset({("uh", "huh"), ("um", "hum"), ("um", "hmm"), ("mm", "hmm"), ("mm", "hm"), ("mm", "mm")})


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """True for capitals that stand out from their sentence ("in the ER", "UM"), for "the er" and for "5 mm"."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.norm == "mm" and before and is_number(before.norm):
        return True
    if token.norm == "er" and before and before.norm == "the":
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is None or not after.spoken or after.norm in CONJUNCTIONS | PREPOSITIONS | BE
    neighbours = [t.text for t in tokens[max(0, at - 3) : at + 4] if t.kind == "word" and t is not token]
    stands_out = any(not text.isupper() for text in neighbours if len(text) > 1)
    return stands_out and len(token.text) == 2 and token.text.isupper()


def find(_text: str, tokens: Sequence[Token]) -> tuple[Filler, ...]:
    """Every filled pause among `tokens`."""
    found: list[Filler] = []
    for at, token in enumerate(tokens):
        phrase = FILLED_PAUSES.get(token.norm)
        if phrase is None or _is_name(tokens, at):
            continue
        before = tokens[at - 1].norm if at else ""
        after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if (before, token.norm) in _ANSWERS or (token.norm, after) in _ANSWERS:
            continue
        found.append(Filler(token.start, token.end, phrase, "filled_pause"))
    return tuple(found)


RULE = Rule(
    name="filled_pause",
    find=find,
    source=(
        "Clark and Fox Tree, Using uh and um in spontaneous speaking, Cognition 84 (2002): filled pauses announce a "
        "delay. Laughter, answers (uh-huh, mm-hmm) and exclamations (oh) do not."
    ),
    must_flag=(
        "[[Um]], I ran the night shift for two years.",
        "We moved the, [[uh]], the whole archive over a weekend.",
        "[[Umm]] so I called the supplier [[uhh]] twice.",
        "[[Um]], [[uh]], that is a good question.",
        "[[Uh]] [[uh]] [[um]] let me start again",
        "My manager was, [[er]], not keen at first.",
        "It was in the [[er]] blue folder.",
        "I'd say, [[erm]], mostly planning.",
        "[[Hmm]], I would ask the client first.",
        "[[Uhm]] it took, [[ah]], nine weeks.",
        "And then [[mm]] we shipped it.",
        "i was in charge of [[um]] of the rota",
        "[[UM]], I WAS THE LEAD ON THAT ONE.",
    ),
    must_pass=(
        "Uh-huh, that was my team.",
        "Mm-hmm. Yes, exactly.",
        "Uh-uh, we never missed a deadline.",
        "uh huh that is right",
        "I spent three years in the ER and loved it.",
        "i worked nights in the er and loved it",
        "The gap was 5 mm wide, so we ground it down.",
        "Oh, that was a long week.",
        "She studied at UM before she joined us.",
        "Thumbs up, he said, and hummed along.",
        "He erred on the side of caution.",
    ),
)
