"""Which word of a transcript is which word of the script, by the edit distance that speech scoring uses."""

from collections.abc import Sequence

# The weights of NIST's SCTK (sclite): with a substitution a little dearer than a deletion or an insertion alone and
# cheaper than both, words stay beside the words they were meant to be.
_SUBSTITUTION, _GAP = 4, 3

Pair = tuple[int | None, int | None]


def align(script: Sequence[str], heard: Sequence[str]) -> tuple[Pair, ...]:
    """The places of both that belong together, in order; None where one has no counterpart in the other.

    Where several alignments are as good, words belong to the earlier ones: who stops early has read the beginning.
    Takes time and memory in proportion to the product of both lengths.
    """
    rest = _costs(script, heard)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(script) or j < len(heard):
        if i < len(script) and j < len(heard):
            step = 0 if script[i] == heard[j] else _SUBSTITUTION
            if rest[i][j] == rest[i + 1][j + 1] + step:
                pairs.append((i, j))
                i, j = i + 1, j + 1
                continue
        if i < len(script) and rest[i][j] == rest[i + 1][j] + _GAP:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return tuple(pairs)


def _costs(script: Sequence[str], heard: Sequence[str]) -> list[list[int]]:
    """[i][j]: what it costs to align all that follows, from place i of the script and place j of what was heard."""
    last = [_GAP * (len(heard) - j) for j in range(len(heard) + 1)]
    rows = [last]
    for i in range(len(script) - 1, -1, -1):
        word, below, row = script[i], rows[-1], [_GAP * (len(script) - i)]
        for j in range(len(heard) - 1, -1, -1):
            both = below[j + 1] + (0 if word == heard[j] else _SUBSTITUTION)
            row.append(min(both, below[j] + _GAP, row[-1] + _GAP))
        row.reverse()
        rows.append(row)
    rows.reverse()
    return rows
