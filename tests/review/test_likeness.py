"""Which answers tell the same story: measured on invented people, half of whom the limits have never seen."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.practice_answers import BRIDGE, LABELS, PALLET, ROTA, TOMASZ
from tests.review.story_examples import CHOSEN_ON, KEPT_BACK, Person
from trainer.analysis.analyse import analyse
from trainer.review.stories.likeness import Gist, Likenesses, gist_of
from trainer.transcript.typed import typed_transcript


def gist(name: str, text: str) -> Gist:
    return gist_of(name, text, analyse(typed_transcript(text), None).quantified)


def pairs(*people: Person) -> tuple[int, int, int, int]:
    """Pairs of answers to one story, those of them found, pairs of different stories, those of them found."""
    told = [(story, gist(story, text)) for person in people for story, texts in person.items() for text in texts]
    likenesses = Likenesses([one for _, one in told])
    same = found = different = wrong = 0
    for (story, one), (other, two) in combinations(told, 2):
        alike = likenesses.of(one, two).same_story
        if story == other:
            same, found = same + 1, found + alike
        else:
            different, wrong = different + 1, wrong + alike
    return same, found, different, wrong


def measured(people: tuple[Person, ...]) -> tuple[int, int, int, int]:
    each = [pairs(person) for person in people]
    same, found, different, wrong = (sum(column) for column in zip(*each, strict=True))
    return same, found, different, wrong


def test_on_the_people_it_was_chosen_on() -> None:
    same, found, different, wrong = measured(CHOSEN_ON)
    assert (same, different) == (9, 36)
    assert found >= 7
    assert wrong == 0


def test_on_the_people_kept_back() -> None:
    same, found, different, wrong = measured(KEPT_BACK)
    assert (same, different) == (9, 36)
    assert found >= 8
    assert wrong == 0


def test_no_two_people_tell_the_same_story() -> None:
    same, found, different, wrong = pairs(*CHOSEN_ON, *KEPT_BACK)
    assert (same, different) == (18, 612)
    assert found >= 15
    assert wrong <= 1


@pytest.mark.parametrize("told", [LABELS, BRIDGE, TOMASZ, ROTA, PALLET])
def test_a_rough_telling_is_known_again_in_a_good_one(told: object) -> None:
    everything = {
        f"{n} {quality}": gist(f"{n} {quality}", one.said(quality))  # type: ignore[arg-type]
        for n, one in enumerate((LABELS, BRIDGE, TOMASZ, ROTA, PALLET))
        for quality in ("rough", "fair", "good")
    }
    likenesses = Likenesses(tuple(everything.values()))
    number = (LABELS, BRIDGE, TOMASZ, ROTA, PALLET).index(told)  # type: ignore[arg-type]
    good = everything[f"{number} good"]
    assert likenesses.of(everything[f"{number} fair"], good).same_story
    others = [g for name, g in everything.items() if not name.startswith(str(number))]
    assert not any(likenesses.of(other, good).same_story for other in others)


def test_a_name_is_known_however_it_is_spelt_and_where_it_opens_a_sentence() -> None:
    one = gist("1", "I asked Kowalski about the crane, and he laughed.")
    two = gist("2", "Kovalski was against it.")
    assert Likenesses((one, two)).of(one, two).shared == ("Kowalski",)
    assert Likenesses((one, two)).of(two, one).shared == ("Kowalski",)


def test_a_name_spelt_in_two_ways_is_one() -> None:
    one, two = gist("1", "I asked Kowalski about it."), gist("2", "And then Kovalski agreed.")
    assert Likenesses((one, two)).of(one, two).shared == ("Kowalski",)


def test_a_figure_counts_as_digits_and_a_small_one_not_at_all() -> None:
    one = gist("1", "We served 1,200 wedding meals with 2 cooks.")
    two = gist("2", "It was a wedding with 1200 meals and 2 of us.")
    assert Likenesses((one, two)).of(one, two).shared == ("meals", "wedding", "1200")


words = st.text("abcdefgh ,.'A", max_size=80)


@given(words, words)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, two: str) -> None:
    a, b = gist("a", one), gist("b", two)
    likenesses = Likenesses((a, b))
    assert 0 <= likenesses.of(a, b).value <= 1
    assert likenesses.of(a, b).value == pytest.approx(likenesses.of(b, a).value)


def test_nothing_said_is_like_nothing() -> None:
    empty = gist("a", "")
    assert not Likenesses((empty, empty)).of(empty, empty).same_story
    assert not Likenesses(()).of(empty, empty).same_story
