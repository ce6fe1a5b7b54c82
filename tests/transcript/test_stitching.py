from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.assembly import HeardWord
from trainer.transcript.model import Suspect
from trainer.transcript.stitching import Passage, Stitching
from trainer.transcript.windows import Window


def said(text: str, at: float, *, each: float = 0.5) -> tuple[HeardWord, ...]:
    """The words of `text`, one after the other from second `at` on."""
    return tuple(
        HeardWord(f" {word}", at + n * each, at + (n + 0.9) * each, 0.9) for n, word in enumerate(text.split())
    )


def stitched(heard: Sequence[tuple[Window, Passage]]) -> Passage:
    stitching = Stitching()
    for window, passage in heard:
        stitching.add(window, passage)
    return stitching.whole


def together(*heard: tuple[Window, tuple[HeardWord, ...]]) -> str:
    passage = stitched([(window, Passage(words)) for window, words in heard])
    return "".join(word.text for word in passage.words).strip()


def test_words_that_both_windows_have_stand_once() -> None:
    assert (
        together(
            (Window(0, 5), said("one two three four five six seven eight nine ten", 0)),
            (Window(2.5, 7), said("six seven eight nine ten eleven twelve", 2.5)),
        )
        == "one two three four five six seven eight nine ten eleven twelve"
    )


def test_what_a_window_heard_badly_at_its_edge_comes_from_the_other() -> None:
    assert (
        together(
            (Window(0, 5), said("one two three four five six seven eight mine then", 0)),
            (Window(2.5, 7), said("sticks heaven eight nine ten eleven twelve", 2.5)),
        )
        == "one two three four five six seven eight nine ten eleven twelve"
    )


def test_windows_without_a_word_in_common_are_parted_in_the_middle() -> None:
    assert (
        together(
            (Window(0, 4), said("a b c d e f g h", 0)),
            (Window(2, 6), said("s t u v w x y z", 2)),
        )
        == "a b c d e f u v w x y z"
    )


def test_a_word_that_is_said_again_later_is_no_seam() -> None:
    first = said("we tried it and then we", 0)
    later = (*said("we", 2.5), *said("stopped and we went home", 3.0))
    assert together((Window(0, 3), first), (Window(2.4, 6), later)) == (
        "we tried it and then we stopped and we went home"
    )


def test_a_window_in_which_nothing_was_heard_takes_nothing_away() -> None:
    first = said("a b c", 0)
    assert together((Window(0, 2), first), (Window(1, 3), ())) == "a b c"
    assert together((Window(0, 2), ()), (Window(1, 3), said("a b", 1))) == "a b"


def test_windows_on_either_side_of_a_silence_follow_one_another() -> None:
    assert together((Window(0, 2), said("a b", 0)), (Window(9, 12), said("b c", 9))) == "a b b c"


def test_a_suspicion_counts_on_its_own_side_of_the_seam() -> None:
    words = said("one two three four five six seven eight nine ten", 0)
    early, late = Suspect(0.9, 1.1, "uh"), Suspect(4.9, 5.1, "uh")
    first = Passage(words, (early, late))
    second = Passage(said("six seven eight nine ten", 2.5), (Suspect(2.4, 2.6, "um"), Suspect(4.9, 5.2, "um")))
    found = stitched([(Window(0, 5.2), first), (Window(2.4, 5.4), second)]).suspects
    assert found == (early, Suspect(4.9, 5.2, "um"))


def test_what_the_other_window_wrote_down_is_not_suspected() -> None:
    first = Passage(said("one two three um four five six", 0))
    second = Passage(said("four five six seven", 2.0), (Suspect(1.6, 1.8, "um"),))
    assert stitched([(Window(0, 3.6), first), (Window(1.5, 4), second)]).suspects == ()


@given(st.integers(10, 60), st.data())
def test_windows_that_hear_the_same_come_to_all_words_once(number: int, data: st.DataObject) -> None:
    spoken = said(" ".join(data.draw(st.sampled_from("the a so we and uh".split())) for _ in range(number)), 0)
    heard, at, until = [], 0, 0
    while until < number:
        until = min(number, until + data.draw(st.integers(6, 12)))
        heard.append((Window(spoken[at].at, spoken[until - 1].until), Passage(spoken[at:until])))
        at = max(0, until - data.draw(st.integers(4, 10)))
    found = stitched(heard).words
    assert [word.at for word in found] == sorted(word.at for word in found)
    assert abs(len(found) - number) <= number // 6
