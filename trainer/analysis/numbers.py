"""Reading numbers as people say and recognisers write them.

"sixty two", "three and a half thousand", "half a million", "200 grand", "$40k", "a couple of million", "1.8x", "one in
three", "two thirds", "twenty-first", "two or three", "10-12": each becomes one `Number` with its value. What a number
means (an age, a year, an achievement) is not decided here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.analysis.number_reader import Form, Reader, Sign
from trainer.analysis.pieces import Piece

_RANGE_MARKS = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number said with pieces `first` to `last` (both included), characters `start` to `end`.

    `low` and `high` differ for a range. `form` "ratio" is "one in three" (the value is a share, `of` the whole), and
    "digits" a row of single digits, such as a telephone number. `sign` tells what was written or said with it: percent,
    money, or times. `unit` holds letters written onto it that are no magnitude ("ms" in "40ms"). `loose` marks "a
    couple" and "a few hundred"; `paired` two small numbers said as one ("nine thirty", "twenty nineteen").
    """

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float
    form: Form = "cardinal"
    sign: Sign = ""
    unit: str = ""
    of: float = 0.0
    loose: bool = False
    paired: bool = False


def _ranges(numbers: list[Number], pieces: Sequence[Piece]) -> tuple[Number, ...]:
    """`numbers` with "two or three", "10-12", "between ten and twelve", "five, six hundred" made one."""
    found: list[Number] = []
    for number in numbers:
        before = found[-1] if found else None
        if before is not None and _one_range(before, number, pieces):
            found[-1] = replace(
                number,
                first=before.first,
                start=before.start,
                low=_scaled(before.low, number.high),
                sign=number.sign or before.sign,
                loose=False,
            )
        else:
            found.append(number)
    return tuple(found)


def _scaled(low: float, high: float) -> float:
    """The lower end of a range whose magnitude was said once: 2 in "2 to 3 million" is 2,000,000."""
    if not 100 <= high < 1e15:
        return low
    zeros = len(str(int(high))) - len(str(int(high)).rstrip("0"))
    return low * 10**zeros if 0 < low < 100 and high / low > 20 and low * 10**zeros < high else low


def _one_range(one: Number, two: Number, pieces: Sequence[Piece]) -> bool:
    if one.form != "cardinal" or two.form != "cardinal" or one.low >= two.high or one.high != one.low or two.paired:
        return False
    gap = two.first - one.last
    piece = pieces[two.first]
    led_by_from = one.first > 0 and pieces[one.first - 1].norm == "from"
    if gap == 1:
        if piece.wall or one.sign not in ("", two.sign):
            return False
        dash = piece.marks in _RANGE_MARKS or piece.glued
        return dash or (
            not one.sign and piece.marks in ("", ",") and two.high <= _scaled(one.low, two.high) * 4 and one.low < 100
        )
    if gap != 2 or piece.marks or pieces[two.first - 1].wall:
        return False
    link = pieces[two.first - 1].norm
    if link == "and":
        return one.first > 0 and pieces[one.first - 1].norm == "between"
    if link == "to":
        return not led_by_from and one.sign in ("", two.sign)
    return link in ("or", "through") and one.sign in ("", two.sign)


def read_numbers(pieces: Sequence[Piece]) -> tuple[Number, ...]:
    """All numbers among `pieces`, in order, ranges joined; their `first` and `last` index `pieces`."""
    reader = Reader(pieces)
    found: list[Number] = []
    at = 0
    while at < len(pieces):
        read = reader.read(at)
        if read is None:
            at += 1
            continue
        last = read.after - 1
        found.append(
            Number(
                at,
                last,
                pieces[at].start,
                pieces[last].end,
                read.value,
                read.value,
                read.form,
                read.sign,
                read.unit,
                read.of,
                read.loose,
                read.paired,
            )
        )
        at = read.after
    return _ranges(found, pieces)
