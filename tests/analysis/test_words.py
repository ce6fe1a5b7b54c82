"""The neighbourhood of a word, and the cases that are asked about it."""

from trainer.analysis.judgement import FILLS, WORKS, Case, finder, settled_by, without_overlaps
from trainer.analysis.model import Finding
from trainer.analysis.tokens import tokenize
from trainer.analysis.words import Around, Words, words_of


def _around(text: str, *phrase: str) -> Around:
    words = Words(tokenize(text))
    return words.around(next(words.places(*phrase)), len(phrase))


def test_neighbours_are_the_nearest_words_of_substance() -> None:
    around = _around("We had, um, you know, wa- like, uh, ten pumps.", "like")
    assert around.left[:2] == ("had", "we")
    assert around.right[:2] == ("ten", "pumps")
    assert around.hesitant_left
    assert around.hesitant_right


def test_a_sentence_end_is_a_wall() -> None:
    around = _around("It broke. Like ten times.", "like")
    assert around.left == ("", "", "", "")
    assert around.opens
    assert not around.closes


def test_a_word_said_twice_is_not_its_own_neighbour() -> None:
    assert _around("We had like, like ten.", "like").right[0] == "ten"


def test_marks_are_kept_as_hints() -> None:
    around = _around("We shipped it, right?", "right")
    assert around.comma_left
    assert around.asked
    assert around.closes


def test_a_phrase_is_found_only_unbroken() -> None:
    words = Words(tokenize("You know. You, know. You know"))
    assert list(words.places("you", "know")) == [0, 4]


def test_words_are_laid_out_once_for_the_same_tokens() -> None:
    tokens = tokenize("Well, well.")
    assert words_of(tokens) is words_of(tokens)
    assert words_of(list(tokens)).norms == words_of(tokens).norms


def test_the_first_case_that_applies_settles_the_matter() -> None:
    around = _around("It was fine.", "fine")
    first = Case("after was", True, lambda a: a.left[0] == "was")
    assert settled_by((first, WORKS), around) is first
    assert settled_by((WORKS, first), around) is WORKS
    assert settled_by((), around) is WORKS


def test_a_finder_keeps_the_longer_phrase() -> None:
    find = finder("hedge", {"or so": (FILLS,), "or so they say": (FILLS,)})
    text = "Ten, or so they say. Ten or so."
    assert [f.phrase for f in find(text, tokenize(text))] == ["or so they say", "or so"]


def test_of_overlapping_findings_the_longest_stays() -> None:
    findings = [Finding(0, 3), Finding(2, 9), Finding(9, 12), Finding(20, 21), Finding(20, 21)]
    assert without_overlaps(findings) == (Finding(2, 9), Finding(9, 12), Finding(20, 21))
