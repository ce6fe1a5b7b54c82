"""Reading numbers as people say and recognisers write them.

"sixty two", "three and a half thousand", "half a million", "200 grand", "$40k", "a couple of million", "1.8x", "one in
three", "two thirds", "twenty-first", "two or three", "10-12": each becomes one `Number` with its value. What a number
means (an age, a year, an achievement) is not decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.analysis.pieces import Piece

Form = Literal["cardinal", "ordinal", "fraction", "ratio", "digits"]
Sign = Literal["", "percent", "money", "multiple"]

UNITS = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
TENS["fourty"] = 40
MAGNITUDES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MAGNITUDES |= {"grand": 1e3, "k": 1e3, "mil": 1e6, "mill": 1e6}
_SUFFIX_MAGNITUDES = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
_ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_PARTS |= {"ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000}
_PART_PLURALS = {word + "s": value for word, value in _PARTS.items() if word != "half"} | {"halves": 2}
_MONEY = frozenset("dollar dollars buck bucks euro euros quid cent cents rupees usd eur gbp".split())
_PERCENT = frozenset({"percent", "percentage", "pct"})
_FOLD = {word + "fold": value for word, value in (UNITS | TEENS | {"hundred": 100, "thousand": 1000}).items()}
_COMPARED = frozenset("of more less fewer faster slower quicker cheaper lower higher better off smaller larger".split())
_LEADING_TO_PART = frozenset("by about almost nearly roughly over around under than only to".split())
_OPENERS = frozenset(UNITS) | frozenset(TEENS) | frozenset(TENS) | frozenset(_ORDINALS) | frozenset(_FOLD)
_OPENERS |= frozenset("a an another couple few several half hundred thousand zero oh point".split())
_WRITTEN = re.compile(r"([$€£])?(\d+(?:,\d+)*(?:\.\d+)?)([a-z]+)?(%)?\Z")
_RANGE_MARKS = frozenset({"-", "–", "—"})
_TIME_WORDS = frozenset("hour day week month quarter year minute second shift".split())


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A number read up to piece `after` (not included)."""

    after: int
    value: float
    form: Form = "cardinal"
    sign: Sign = ""
    unit: str = ""
    of: float = 0.0
    loose: bool = False
    paired: bool = False


class _Reader:
    """Reads numbers from one row of pieces; `norm(i)` is "" outside it."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces

    def norm(self, at: int) -> str:
        return self.pieces[at].norm if 0 <= at < len(self.pieces) else ""

    def joined(self, at: int) -> bool:
        """True where piece `at` follows the one before with no mark between; a hyphen or a hesitation's comma is none."""
        if not 0 < at < len(self.pieces):
            return False
        piece = self.pieces[at]
        return piece.marks in ("", "-") or (piece.hesitant and not piece.wall and not piece.marks.strip(","))

    def next_in(self, at: int, words: frozenset[str] | dict[str, float]) -> bool:
        return self.joined(at) and self.norm(at) in words

    def read(self, at: int) -> _Read | None:
        """The longest number that begins at piece `at`."""
        if self.pieces[at].norm not in _OPENERS and not self.pieces[at].numeric:
            return None
        base = self._fraction(at) or self._fold(at) or self._ordinal(at) or self._cardinal(at)
        if base is None:
            return None
        return self._signed(self._ratio(base))

    def _fold(self, at: int) -> _Read | None:
        value = _FOLD.get(self.norm(at))
        return _Read(at + 1, value, sign="multiple") if value else None

    def _fraction(self, at: int) -> _Read | None:
        word, then = self.norm(at), self.norm(at + 1)
        if (
            then
            and self.pieces[at + 1].marks == "/"
            and word.isdecimal()
            and then.isdecimal()
            and int(then) in range(2, 11)
        ):
            return _Read(at + 2, int(word) / int(then), "fraction") if int(word) < int(then) else None
        if word == "half" or (word in ("a", "one") and then == "half"):
            after = at + (1 if word == "half" else 2)
            scaled = self._scaled_part(after, 0.5)
            return scaled or _Read(after, 0.5, "fraction")
        if word in ("a", "one") and then in _PARTS:
            share = 1 / _PARTS[then]
            scaled = self._scaled_part(at + 2, share) if then == "quarter" else None
            if scaled:
                return scaled
            leads = self.norm(at - 1) in _LEADING_TO_PART or self.norm(at + 2) in _COMPARED or word == "one"
            leads = leads and not (word == "one" and then in ("second", "quarter") and self.norm(at + 2) != "of")
            return _Read(at + 2, share, "fraction") if leads else None
        count = UNITS.get(word) or (int(word) if word.isdecimal() and len(word) < 3 else 0)
        if count and then in _PART_PLURALS and self.joined(at + 1) and count < _PART_PLURALS[then]:
            share = count / _PART_PLURALS[then]
            return self._scaled_part(at + 2, share) or _Read(at + 2, share, "fraction")
        return None

    def _scaled_part(self, at: int, share: float) -> _Read | None:
        """ "half a million", "three quarters of a million", "half a dozen"."""
        if self.norm(at) == "of" and self.norm(at + 1) in ("a", "one"):
            at += 2
        elif self.norm(at) == "a":
            at += 1
        word = self.norm(at)
        if word in MAGNITUDES and word != "hundred":
            return _Read(at + 1, share * MAGNITUDES[word], sign="money" if word == "grand" else "")
        return _Read(at + 1, share * 12) if word == "dozen" else None

    def _cardinal(self, at: int) -> _Read | None:
        word, then = self.norm(at), self.norm(at + 1)
        if word in ("a", "an", "another", "couple", "few", "several"):
            return self._after_article(at)
        if word in MAGNITUDES and len(word) > 4 and word != "grand":  # "hundred and twenty", the "a" swallowed
            return self._magnified(_Read(at, 1), opening=True) if word in ("hundred", "thousand") else None
        if word in ("zero", "point", "oh") and (word == "point" or then == "point"):
            return self._decimal(at if word == "point" else at + 1, _Read(at + 1, 0))
        if word == "zero":
            return _Read(at + 1, 0)
        digits = self._digit_row(at)
        if digits:
            return digits
        group = self._group(at)
        if group is None:
            return None
        if group.unit or group.form != "cardinal":
            return group
        return self._magnified(self._and_part(self._decimal(group.after, group) or group))

    def _after_article(self, at: int) -> _Read | None:
        """ "a hundred", "a dozen", "a couple", "a couple of million", "a few hundred"."""
        word = self.norm(at)
        if word in ("a", "an", "another"):
            then = self.norm(at + 1)
            if then in ("couple", "few"):
                return self._after_article(at + 1)
            if then == "dozen":
                return _Read(at + 2, 12)
            if then in MAGNITUDES and then not in ("k", "grand", "mil", "mill"):
                return self._magnified(_Read(at + 1, 1))
            return None
        value = {"couple": 2.0, "few": 3.0, "several": 5.0}[word]
        after = at + 2 if self.norm(at + 1) == "of" else at + 1
        if self.norm(after) == "dozen":
            return _Read(after + 1, value * 12, loose=True)
        if self.norm(after) in MAGNITUDES:
            read = self._magnified(_Read(after, value))
            return replace(read, loose=True)
        return _Read(at + 1, 2, loose=True) if word == "couple" else None

    def _digit_row(self, at: int) -> _Read | None:
        after = at
        while self.norm(after) in UNITS or self.norm(after) in ("zero", "oh"):
            if after > at and not self.joined(after):
                break
            after += 1
        return _Read(after, 0, "digits") if after - at >= 3 else None

    def _group(self, at: int) -> _Read | None:
        """A number below a thousand, or whatever is written in digits."""
        piece = self.pieces[at]
        if piece.numeric:
            return _written(piece, at)
        small = self._small(at)
        if small is None:
            return None
        value, after = small
        if self.next_in(after, frozenset({"hundred"})):
            value, after = value * 100, after + 1
            rest = self._small(after + 1) if self.norm(after) == "and" else self._small(after)
            if rest and (self.joined(after)):
                return _Read(rest[1], value + rest[0])
            return _Read(after, value)
        if self.joined(after):
            low = self._small(after)
            if self.norm(after) == "oh" and self.norm(after + 1) in UNITS and value in range(10, 21):
                return _Read(after + 2, value * 100 + UNITS[self.norm(after + 1)], paired=True)
            if low and low[0] >= 10 and _said_as_one(value, low[0]):
                return _Read(low[1], value * 100 + low[0], paired=True)
        return _Read(after, value)

    def _small(self, at: int) -> tuple[float, int] | None:
        word = self.norm(at)
        if word in TENS:
            if self.norm(at + 1) in UNITS and self.joined(at + 1):
                return float(TENS[word] + UNITS[self.norm(at + 1)]), at + 2
            return float(TENS[word]), at + 1
        value = UNITS.get(word) or TEENS.get(word)
        return (float(value), at + 1) if value else None

    def _decimal(self, at: int, whole: _Read) -> _Read | None:
        if self.norm(at) != "point" or whole.sign:
            return None
        digits, after = "", at + 1
        while self.norm(after) in UNITS or self.norm(after) in ("zero", "oh"):
            digits += str(UNITS.get(self.norm(after), 0))
            after += 1
        if not digits:
            small = self._small(after) if not self.norm(after).isdecimal() else None
            if small is None and not self.norm(after).isdecimal():
                return None
            digits, after = (str(int(small[0])), small[1]) if small else (self.norm(after), after + 1)
        if whole.after == at + 1 or whole.after == at:
            return replace(whole, after=after, value=float(f"{int(whole.value)}.{digits}"))
        return None

    def _and_part(self, read: _Read) -> _Read:
        """ "three and a half", "two and a quarter", "two and three quarters"."""
        if self.norm(read.after) != "and":
            return read
        word, then = self.norm(read.after + 1), self.norm(read.after + 2)
        if word in ("a", "one") and then in ("half", "quarter", "third"):
            return replace(read, after=read.after + 3, value=read.value + 1 / _PARTS[then])
        if word == "three" and then == "quarters":
            return replace(read, after=read.after + 3, value=read.value + 0.75)
        return read

    def _magnified(self, read: _Read, *, opening: bool = False) -> _Read:
        """`read` with the magnitudes that follow: "two hundred and ten thousand", "one million two hundred".

        `opening` tells that the first magnitude is itself the number's first word, so that a sentence may end before.
        """
        total, group, after, sign = 0.0, read.value, read.after, read.sign
        paired, ceiling = read.paired, float("inf")
        while self.norm(after) in MAGNITUDES and (opening or not self.pieces[after].wall):
            opening = False
            word = self.norm(after)
            if len(word) == 1 and self.pieces[after].glued:
                break  # Form 10-K
            size = MAGNITUDES[word]
            if size >= ceiling:
                break
            sign = "money" if word == "grand" else sign
            paired = False
            if size == 100:
                group, after = group * 100, after + 1
            else:
                total, group, after, ceiling = total + group * size, 0.0, after + 1, size
                half = self._and_part(_Read(after, 0))
                if half.after > after:
                    total, after = total + half.value * size, half.after
            rest = self._rest(after, min(ceiling, 1000.0) if size > 100 else 100.0)
            if rest:
                group, after = group + rest.value, rest.after
        return replace(read, after=after, value=total + group, sign=sign, paired=paired)

    def _rest(self, at: int, below: float) -> _Read | None:
        """The smaller number that goes on after a magnitude, "and" before it or not."""
        begin = at + 1 if self.norm(at) == "and" else at
        if begin >= len(self.pieces) or not self.joined(begin) or not self.joined(at):
            return None
        if self.pieces[begin].numeric and begin == at:
            return None
        group = None if self.pieces[begin].numeric else self._group(begin)
        if group is None or group.paired or group.value >= below:
            return None
        return group

    def _ordinal(self, at: int) -> _Read | None:
        word, then = self.norm(at), self.norm(at + 1)
        if word in TENS and then in _ORDINALS and _ORDINALS[then] < 10 and self.joined(at + 1):
            return _Read(at + 2, TENS[word] + _ORDINALS[then], "ordinal")
        return _Read(at + 1, _ORDINALS[word], "ordinal") if word in _ORDINALS else None

    def _ratio(self, read: _Read) -> _Read:
        """ "one in three", "nine out of ten", "forty of the fifty", "three of every five"."""
        if read.form != "cardinal" or read.sign or read.value <= 0:
            return read
        at, link = read.after, self.norm(read.after)
        if link == "out" and self.norm(at + 1) == "of":
            begin = at + 2
        elif link in ("in", "of"):
            begin = at + 1
        else:
            return read
        while self.norm(begin) in ("every", "the", "our", "those", "about", "all") and link != "in":
            begin += 1
        if begin >= len(self.pieces) or self.pieces[begin].wall or self.pieces[at].wall:
            return read
        if link == "in" and self.norm(begin) == "every":
            begin += 1
        whole = self._cardinal(begin)
        if whole is None or whole.sign or whole.form != "cardinal" or whole.value < read.value:
            return read
        if link == "in":
            share = read.value / whole.value
            if read.value not in (1, 2, 3, 9) or share > 0.95 or whole.value > 1000 or whole.loose:
                return read
            if self.norm(whole.after).rstrip("s") in _TIME_WORDS:
                return read
        return _Read(whole.after, read.value / whole.value, "ratio", of=whole.value)

    def _signed(self, read: _Read) -> _Read:
        """`read` with the percent or money word that follows."""
        at, word = read.after, self.norm(read.after)
        if read.sign or read.form in ("ordinal", "digits", "ratio"):
            return read
        if read.form == "fraction" and word == "a" and self.norm(at + 1) in _PERCENT:
            return replace(read, after=at + 2, form="cardinal", sign="percent")
        near = at < len(self.pieces) and not self.pieces[at].wall
        if not near:
            return read
        if word == "like" and self.norm(at + 1) in _PERCENT:
            at, word = at + 1, self.norm(at + 1)
        if word in _PERCENT:
            return replace(read, after=at + 1, sign="percent")
        if word == "per" and self.norm(at + 1) == "cent":
            return replace(read, after=at + 2, sign="percent")
        if word in _MONEY and read.form == "cardinal":
            return replace(read, after=at + 1, sign="money")
        if word == "fold" and self.pieces[at].glued:
            return replace(read, after=at + 1, sign="multiple")
        return read


def _said_as_one(high: float, low: float) -> bool:
    """Whether two small numbers in a row are one: "two fifty", "nineteen ninety", "nine thirty"; not "five ten"."""
    if high < 10:
        return not (high >= 5 and low in (10, 12))
    if high in (10, 11, 12):
        return low in (15, 30, 45) or (high == 12 and low == 50)
    return high in (18, 19) or (high == 20 and low not in (25, 30, 40))


def _written(piece: Piece, at: int) -> _Read | None:
    match = _WRITTEN.match(piece.norm)
    if match is None:
        return _Read(at + 1, 0, "digits")
    money, figure, suffix, percent = match.groups()
    value = float(figure.replace(",", ""))
    sign: Sign = "money" if money else "percent" if percent else ""
    if not suffix:
        return _Read(at + 1, value, sign=sign)
    if suffix in ("st", "nd", "rd", "th"):
        return _Read(at + 1, value, "ordinal")
    if suffix == "x":
        return _Read(at + 1, value, sign="multiple")
    if suffix in _SUFFIX_MAGNITUDES and (money or suffix not in ("t", "m", "b") or value < 1000):
        return _Read(at + 1, value * _SUFFIX_MAGNITUDES[suffix], sign=sign)
    return _Read(at + 1, value, sign=sign, unit=suffix)


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
    reader = _Reader(pieces)
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
