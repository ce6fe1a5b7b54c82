"""Reading one number at a time from a row of pieces: the grammar of English numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.analysis.number_words import (
    FOLD,
    MAGNITUDES,
    MONEY,
    OPENERS,
    ORDINALS,
    PART_PLURALS,
    PARTS,
    PERCENT,
    SUFFIX_MAGNITUDES,
    TEENS,
    TENS,
    UNITS,
)
from trainer.analysis.pieces import Piece

Form = Literal["cardinal", "ordinal", "fraction", "ratio", "digits"]
Sign = Literal["", "percent", "money", "multiple"]

_COMPARED = frozenset("of more less fewer faster slower quicker cheaper lower higher better off smaller larger".split())
_LEADING_TO_PART = frozenset("by about almost nearly roughly over around under than only to".split())
_WRITTEN = re.compile(r"([$€£])?(\d+(?:,\d+)*(?:\.\d+)?)([a-z]+)?(%)?\Z")
_TIME_WORDS = frozenset("hour day week month quarter year minute second shift".split())


@dataclass(frozen=True, slots=True)
class Read:
    """A number read up to piece `after` (not included)."""

    after: int
    value: float
    form: Form = "cardinal"
    sign: Sign = ""
    unit: str = ""
    of: float = 0.0
    loose: bool = False
    paired: bool = False


class Reader:
    """Reads numbers from one row of pieces."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    def _norm(self, at: int) -> str:
        return self._pieces[at].norm if 0 <= at < len(self._pieces) else ""

    def _joined(self, at: int) -> bool:
        """True where piece `at` follows the one before with no mark between; the mark of a hesitation is none."""
        if not 0 < at < len(self._pieces):
            return False
        piece = self._pieces[at]
        return piece.marks in ("", "-") or (piece.hesitant and not piece.wall and not piece.marks.strip(","))

    def _next_in(self, at: int, words: frozenset[str] | dict[str, float]) -> bool:
        return self._joined(at) and self._norm(at) in words

    def read(self, at: int) -> Read | None:
        """The longest number that begins at piece `at`."""
        if self._pieces[at].norm not in OPENERS and not self._pieces[at].numeric:
            return None
        base = self._fraction(at) or self._fold(at) or self._ordinal(at) or self._cardinal(at)
        if base is None:
            return None
        return self._signed(self._ratio(base))

    def _fold(self, at: int) -> Read | None:
        value = FOLD.get(self._norm(at))
        return Read(at + 1, value, sign="multiple") if value else None

    def _fraction(self, at: int) -> Read | None:
        word, then = self._norm(at), self._norm(at + 1)
        if (
            then
            and self._pieces[at + 1].marks == "/"
            and word.isdecimal()
            and then.isdecimal()
            and int(then) in range(2, 11)
        ):
            return Read(at + 2, int(word) / int(then), "fraction") if int(word) < int(then) else None
        if word == "half" or (word in ("a", "one") and then == "half"):
            after = at + (1 if word == "half" else 2)
            scaled = self._scaled_part(after, 0.5)
            return scaled or Read(after, 0.5, "fraction")
        if word in ("a", "one") and then in PARTS:
            share = 1 / PARTS[then]
            scaled = self._scaled_part(at + 2, share) if then == "quarter" else None
            if scaled:
                return scaled
            leads = self._norm(at - 1) in _LEADING_TO_PART or self._norm(at + 2) in _COMPARED or word == "one"
            leads = leads and not (word == "one" and then in ("second", "quarter") and self._norm(at + 2) != "of")
            return Read(at + 2, share, "fraction") if leads else None
        count = UNITS.get(word) or (int(word) if word.isdecimal() and len(word) < 3 else 0)
        if count and then in PART_PLURALS and self._joined(at + 1) and count < PART_PLURALS[then]:
            share = count / PART_PLURALS[then]
            return self._scaled_part(at + 2, share) or Read(at + 2, share, "fraction")
        return None

    def _scaled_part(self, at: int, share: float) -> Read | None:
        """ "half a million", "three quarters of a million", "half a dozen"."""
        if self._norm(at) == "of" and self._norm(at + 1) in ("a", "one"):
            at += 2
        elif self._norm(at) == "a":
            at += 1
        word = self._norm(at)
        if word in MAGNITUDES and word != "hundred":
            return Read(at + 1, share * MAGNITUDES[word], sign="money" if word == "grand" else "")
        return Read(at + 1, share * 12) if word == "dozen" else None

    def _cardinal(self, at: int) -> Read | None:
        word, then = self._norm(at), self._norm(at + 1)
        if word in ("a", "an", "another", "couple", "few", "several"):
            return self._after_article(at)
        if word in MAGNITUDES and len(word) > 4 and word != "grand":  # "hundred and twenty", the "a" swallowed
            return self._magnified(Read(at, 1), opening=True) if word in ("hundred", "thousand") else None
        if word in ("zero", "point", "oh") and (word == "point" or then == "point"):
            return self._decimal(at if word == "point" else at + 1, Read(at + 1, 0))
        if word == "zero":
            return Read(at + 1, 0)
        digits = self._digit_row(at)
        if digits:
            return digits
        group = self._group(at)
        if group is None:
            return None
        if group.unit or group.form != "cardinal":
            return group
        if self._next_in(group.after, frozenset({"dozen"})):
            return Read(group.after + 1, group.value * 12)
        return self._magnified(self._and_part(self._decimal(group.after, group) or group))

    def _after_article(self, at: int) -> Read | None:
        """ "a hundred", "a dozen", "a couple", "a couple of million", "a few hundred"."""
        word = self._norm(at)
        if word in ("a", "an", "another"):
            then = self._norm(at + 1)
            if then in ("couple", "few"):
                return self._after_article(at + 1)
            if then == "dozen":
                return Read(at + 2, 12)
            if then in MAGNITUDES and then not in ("k", "grand", "mil", "mill"):
                return self._magnified(Read(at + 1, 1))
            return None
        value = {"couple": 2.0, "few": 3.0, "several": 5.0}[word]
        after = at + 2 if self._norm(at + 1) == "of" else at + 1
        if self._norm(after) == "dozen":
            return Read(after + 1, value * 12, loose=True)
        if self._norm(after) in MAGNITUDES:
            read = self._magnified(Read(after, value))
            return replace(read, loose=True)
        return Read(at + 1, 2, loose=True) if word == "couple" else None

    def _digit_row(self, at: int) -> Read | None:
        after = at
        while self._norm(after) in UNITS or self._norm(after) in ("zero", "oh"):
            if after > at and not self._joined(after):
                break
            after += 1
        return Read(after, 0, "digits") if after - at >= 3 else None

    def _group(self, at: int) -> Read | None:
        """A number below a thousand, or whatever is written in digits."""
        piece = self._pieces[at]
        if piece.numeric:
            return _written(piece, at)
        small = self._small(at)
        if small is None:
            return None
        value, after = small
        if self._next_in(after, frozenset({"hundred"})):
            value, after = value * 100, after + 1
            rest = self._small(after + 1) if self._norm(after) == "and" else self._small(after)
            if rest and (self._joined(after)):
                return Read(rest[1], value + rest[0])
            return Read(after, value)
        if self._joined(after):
            low = self._small(after)
            if self._norm(after) == "oh" and self._norm(after + 1) in UNITS and value in range(10, 21):
                return Read(after + 2, value * 100 + UNITS[self._norm(after + 1)], paired=True)
            if low and low[0] >= 10 and _said_as_one(value, low[0]):
                return Read(low[1], value * 100 + low[0], paired=True)
        return Read(after, value)

    def _small(self, at: int) -> tuple[float, int] | None:
        word = self._norm(at)
        if word in TENS:
            if self._norm(at + 1) in UNITS and self._joined(at + 1):
                return float(TENS[word] + UNITS[self._norm(at + 1)]), at + 2
            return float(TENS[word]), at + 1
        value = UNITS.get(word) or TEENS.get(word)
        return (float(value), at + 1) if value else None

    def _decimal(self, at: int, whole: Read) -> Read | None:
        if self._norm(at) != "point" or whole.sign:
            return None
        digits, after = "", at + 1
        while self._norm(after) in UNITS or self._norm(after) in ("zero", "oh"):
            digits += str(UNITS.get(self._norm(after), 0))
            after += 1
        if not digits:
            small = self._small(after) if not self._norm(after).isdecimal() else None
            if small is None and not self._norm(after).isdecimal():
                return None
            digits, after = (str(int(small[0])), small[1]) if small else (self._norm(after), after + 1)
        if whole.after == at + 1 or whole.after == at:
            return replace(whole, after=after, value=float(f"{int(whole.value)}.{digits}"))
        return None

    def _and_part(self, read: Read) -> Read:
        """ "three and a half", "two and a quarter", "two and three quarters"."""
        if self._norm(read.after) != "and":
            return read
        word, then = self._norm(read.after + 1), self._norm(read.after + 2)
        if word in ("a", "one") and then in ("half", "quarter", "third"):
            return replace(read, after=read.after + 3, value=read.value + 1 / PARTS[then])
        if word == "three" and then == "quarters":
            return replace(read, after=read.after + 3, value=read.value + 0.75)
        return read

    def _magnified(self, read: Read, *, opening: bool = False) -> Read:
        """`read` with the magnitudes that follow: "two hundred and ten thousand", "one million two hundred".

        `opening` tells that the first magnitude is itself the number's first word, so that a sentence may end before.
        """
        total, group, after, sign = 0.0, read.value, read.after, read.sign
        paired, ceiling = read.paired, float("inf")
        while self._norm(after) in MAGNITUDES and (opening or not self._pieces[after].wall):
            opening = False
            word = self._norm(after)
            if len(word) == 1 and self._pieces[after].glued:
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
                half = self._and_part(Read(after, 0))
                if half.after > after:
                    total, after = total + half.value * size, half.after
            rest = self._rest(after, min(ceiling, 1000.0) if size > 100 else 100.0)
            if rest:
                group, after = group + rest.value, rest.after
        return replace(read, after=after, value=total + group, sign=sign, paired=paired)

    def _rest(self, at: int, below: float) -> Read | None:
        """The smaller number that goes on after a magnitude, "and" before it or not."""
        begin = at + 1 if self._norm(at) == "and" else at
        if begin >= len(self._pieces) or not self._joined(begin) or not self._joined(at):
            return None
        if self._pieces[begin].numeric and begin == at:
            return None
        group = None if self._pieces[begin].numeric else self._group(begin)
        if group is None or group.paired or group.value >= below:
            return None
        return group

    def _ordinal(self, at: int) -> Read | None:
        word, then = self._norm(at), self._norm(at + 1)
        if word in TENS and then in ORDINALS and ORDINALS[then] < 10 and self._joined(at + 1):
            return Read(at + 2, TENS[word] + ORDINALS[then], "ordinal")
        return Read(at + 1, ORDINALS[word], "ordinal") if word in ORDINALS else None

    def _ratio(self, read: Read) -> Read:
        """ "one in three", "nine out of ten", "forty of the fifty", "three of every five"."""
        if read.form != "cardinal" or read.sign or read.value <= 0:
            return read
        at, link = read.after, self._norm(read.after)
        if link == "out" and self._norm(at + 1) == "of":
            begin = at + 2
        elif link in ("in", "of"):
            begin = at + 1
        else:
            return read
        while self._norm(begin) in ("every", "the", "our", "those", "about", "all") and link != "in":
            begin += 1
        if begin >= len(self._pieces) or self._pieces[begin].wall or self._pieces[at].wall:
            return read
        if link == "in" and self._norm(begin) == "every":
            begin += 1
        whole = self._cardinal(begin)
        if whole is None or whole.sign or whole.form != "cardinal" or whole.value < read.value:
            return read
        if link == "in":
            share = read.value / whole.value
            if read.value not in (1, 2, 3, 9) or share > 0.95 or whole.value > 1000 or whole.loose:
                return read
            if self._norm(whole.after).rstrip("s") in _TIME_WORDS:
                return read
        return Read(whole.after, read.value / whole.value, "ratio", of=whole.value)

    def _signed(self, read: Read) -> Read:
        """`read` with the percent or money word that follows."""
        at, word = read.after, self._norm(read.after)
        if read.sign or read.form in ("ordinal", "digits", "ratio"):
            return read
        if read.form == "fraction" and word == "a" and self._norm(at + 1) in PERCENT:
            return replace(read, after=at + 2, form="cardinal", sign="percent")
        near = at < len(self._pieces) and not self._pieces[at].wall
        if not near:
            return read
        if word == "like" and self._norm(at + 1) in PERCENT:
            at, word = at + 1, self._norm(at + 1)
        if word in PERCENT:
            return replace(read, after=at + 1, sign="percent")
        if word == "per" and self._norm(at + 1) == "cent":
            return replace(read, after=at + 2, sign="percent")
        if word in MONEY and read.form == "cardinal":
            return replace(read, after=at + 1, sign="money")
        if word == "fold" and self._pieces[at].glued:
            return replace(read, after=at + 1, sign="multiple")
        return read


def _said_as_one(high: float, low: float) -> bool:
    """Whether two small numbers in a row are one: "two fifty", "nineteen ninety", "nine thirty"; not "five ten"."""
    if high < 10:
        return not (high >= 5 and low in (10, 12))
    if high in (10, 11, 12):
        return low in (15, 30, 45) or (high == 12 and low == 50)
    return high in (18, 19) or (high == 20 and low not in (25, 30, 40))


def _written(piece: Piece, at: int) -> Read | None:
    match = _WRITTEN.match(piece.norm)
    if match is None:
        return Read(at + 1, 0, "digits")
    money, figure, suffix, percent = match.groups()
    value = float(figure.replace(",", ""))
    sign: Sign = "money" if money else "percent" if percent else ""
    if not suffix:
        return Read(at + 1, value, sign=sign)
    if suffix in ("st", "nd", "rd", "th"):
        return Read(at + 1, value, "ordinal")
    if suffix == "x":
        return Read(at + 1, value, sign="multiple")
    if suffix in SUFFIX_MAGNITUDES and (money or suffix not in ("t", "m", "b") or value < 1000):
        return Read(at + 1, value * SUFFIX_MAGNITUDES[suffix], sign=sign)
    return Read(at + 1, value, sign=sign, unit=suffix)
