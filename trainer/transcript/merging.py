"""The words of one hearing with the filled pauses of another: each is good at one of the two."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from trainer.transcript.assembly import HeardWord, is_filled_pause
from trainer.transcript.loops import words_of


def with_filled_pauses(words: Sequence[HeardWord], pauses: Sequence[HeardWord]) -> list[HeardWord]:
    """The words of `words`, its own filled pauses replaced by those of `pauses`; both in spoken order.

    What one heard as a filled pause and the other as a word ("uh" and "up") is what its hearing is surer of. A filled
    pause stands after the word it followed, if both hearings have that, else before the one it preceded, else
    where its time puts it.
    """
    plain = [word for word in words if not is_filled_pause(word.text)]
    plain, pauses = _surer(plain, pauses)
    others = [word for word in pauses if not is_filled_pause(word.text)]
    blocks = SequenceMatcher(None, _spelled(others), _spelled(plain), autojunk=False).get_matching_blocks()
    same = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    merged: list[HeardWord] = []
    taken = passed = 0
    for word in pauses:
        if not is_filled_pause(word.text):
            passed += 1
            continue
        if passed - 1 in same:
            place = same[passed - 1] + 1
        elif passed in same:
            place = same[passed]
        else:
            place = sum(one.until <= (word.at + word.until) / 2 for one in plain)
        place = max(place, taken)
        merged += [*plain[taken:place], word]
        taken = place
    return [*merged, *plain[taken:]]


def _surer(words: Sequence[HeardWord], pauses: Sequence[HeardWord]) -> tuple[list[HeardWord], list[HeardWord]]:
    """Both without the words and filled pauses that stand for a sound which the other hearing is surer of."""
    heard = {" ".join(words_of(word.text)) for word in pauses}
    gone: set[HeardWord] = set()
    for pause in filter(lambda word: is_filled_pause(word.text), pauses):
        for word in words:
            shared = min(word.until, pause.until) - max(word.at, pause.at)
            shorter = min(word.until - word.at, pause.until - pause.at)
            if shared > shorter / 2 and " ".join(words_of(word.text)) not in heard:
                gone.add(min(word, pause, key=lambda one: one.probability))
    return [word for word in words if word not in gone], [word for word in pauses if word not in gone]


def _spelled(words: Sequence[HeardWord]) -> list[str]:
    return [" ".join(words_of(word.text)) for word in words]
