"""A phrase of the candidate's own that comes back beyond normal."""

import re

from trainer.analysis.lexicon import word_set
from trainer.analysis.model import Habit
from trainer.feedback import rubric
from trainer.feedback.measures import Case, counted
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, is_clean, sentence_around, times, without

_NAME = "pet_phrase"
_SURELY = rubric.Threshold(4, "Convention: four times in one answer is heard, however long it is")
_PER_100_WORDS = rubric.Threshold(
    2, "Convention: in a short answer three times are; in a longer one they may be chance"
)
_EFFECT = rubric.Ramp(
    ((3, 4), (8, 10)), "Convention: heard less than um and uh, which cost up to a quarter of the score"
)
_QUOTED_WORDS = 18
_LONGEST_WORDING = 24
_WHY = (
    (
        word_set("honest honestly frank truth true lie fair"),
        "Said that often, it makes an interviewer wonder about the sentences that come without it.",
    ),
    (
        word_set("sense"),
        "It asks the listener whether you were clear. You sound surer when the sentence ends on what you did.",
    ),
    (
        word_set("stuff things thing"),
        "It stands where a second example was wanted, and the listener can't fill it in.",
    ),
    (
        word_set("said saying"),
        "It announces what was said before. What you did is stronger said once, without the announcement.",
    ),
)
_WHY_ELSE = "A phrase that keeps coming back is heard more than what stands around it."
_CARRIES_ON = ("of", "is")  # without such a phrase the rest is no sentence


def _suggest(case: Case) -> Suggestion | None:
    noted = noted_phrases(case)
    if not noted:
        return None
    pet = noted[0]
    places = _places(case.text, pet.phrase)
    words = pet.phrase.lower().split()
    why = next((said for telling, said in _WHY if telling.intersection(words)), _WHY_ELSE)
    also = f' "{noted[1].phrase}" came {times(noted[1].count)}.' if len(noted) > 1 else ""
    return Suggestion(
        _EFFECT.at(pet.count),
        Advice(
            _NAME,
            f'Leave out "{pet.phrase}", or say it once: it came {times(pet.count)} in {case.analysis.words} words.',
            f"{why}{also}",
            _wording(case, places) if words[-1] not in _CARRIES_ON else "",
            tuple(_pieces(case, places)) or ((pet.start, pet.end),),
        ),
    )


def noted_phrases(case: Case) -> tuple[Habit, ...]:
    """The pet phrases said often enough to be noticed, the most frequent first."""
    return tuple(
        h
        for h in case.analysis.habits
        if h.kind == "pet_phrase"
        and (h.count >= _SURELY.value or 100 * h.count >= _PER_100_WORDS.value * case.analysis.words)
    )


def _places(text: str, phrase: str) -> list[Span]:
    pattern = r"\W+".join(re.escape(word) for word in phrase.split())
    return [m.span() for m in re.finditer(rf"\b{pattern}\b", text.replace("’", "'"), re.IGNORECASE)]


def _pieces(case: Case, places: list[Span]) -> list[Span]:
    """The sentences it came in, or what of them can be quoted."""
    found = []
    for place in places:
        sentence = sentence_around(case.sentences, place[0])
        if sentence:
            found.append(clip(case.tokens, sentence, place, _QUOTED_WORDS))
    return list(dict.fromkeys(found))


def _wording(case: Case, places: list[Span]) -> str:
    """The first of these sentences that is one without the phrase."""
    cuts = [*places, *((f.start, f.end) for f in counted(case.analysis.fillers))]
    for piece in _pieces(case, places):
        inside = [cut for cut in cuts if piece[0] <= cut[0] < piece[1]]
        said = without(case.text, piece, _apart(inside))
        if len(said.split()) <= _LONGEST_WORDING and is_clean(said):
            return f'"{said}."'
    return ""


def _apart(cuts: list[Span]) -> list[Span]:
    """The cuts without those that lie within another."""
    return [c for c in dict.fromkeys(cuts) if not any(o != c and o[0] <= c[0] and c[1] <= o[1] for o in cuts)]


PET_PHRASE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=(
        "Counted, not listed: trainer.analysis.pet_phrases. Overstreet, Whales, Candlelight, and Stuff Like That "
        "(1999) for open ends; Quirk et al., A Comprehensive Grammar of the English Language (1985), 8.124, for "
        "comments on the way of speaking; the limits are convention"
    ),
    must_give=(
        Example(
            "To be fair, the lift had been out for a week. I called the landlord and, to be fair, he answered at once. "
            "The tenants were cross, to be fair, so I carried their shopping up. To be fair, it took two days, "
            "and on the Friday the lift was running again and three of them wrote to thank me.",
            seconds=60,
        ),
        Example(
            "I kept the diary, the post and stuff like that. When we moved I packed the files and stuff like that. I "
            "found a van, I found boxes and stuff like that, and nothing was lost on the way.",
        ),
    ),
    must_not_give=(
        Example(
            "To be fair, the lift had been out for a week. I called the landlord and he answered at once. The tenants "
            "were cross, so I carried their shopping up. It took two days, to be fair, and then it was running again.",
        ),
        Example(
            "The night porter called me because the lift was out. I called the landlord, and the landlord called the "
            "lift company. The night porter stayed at the door and the landlord came at two. The night porter and I "
            "carried the shopping up, and the landlord paid for it. In the morning the lift was running again.",
        ),
        Example(
            "As I said, the lift was out. I called the landlord, who lives an hour away and had no key to the machine "
            "room. The tenants were cross, and two of them are over eighty, so I carried their shopping up the stairs "
            "each evening after my shift. As I said, that took two days. I also wrote a notice for each floor with the "
            "name of the company and the hour at which they would come, and I rang them every morning to hear whether "
            "that was still so. It was not, once, and I changed the notice before anybody was up. On the Friday the "
            "lift was running again. Three of the tenants wrote to the landlord about it, and he gave me, as I said, "
            "the keys to the machine room, so that the next time nobody has to wait for him to drive over. "
            "I have used them once.",
        ),
    ),
)
