"""Numbers that place something in time or say how old somebody is: years, dates, times of day, ages.

Source: the closed sets (months, hours, the words for ages) are the language's own. A bare four-digit number from
1900 to 2099 is a year unless a thousands comma or a counted noun says otherwise.
"""

import re

from trainer.analysis.figures.nouns import Counted
from trainer.analysis.figures.scene import Scene, after, before
from trainer.analysis.numbers import Number

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_SEASONS = "fall|autumn|summer|spring|winter"
_YEAR_LEAD = before(
    r"(?:in|since|until|till|by|from|of|during|late|early|mid|before|after|around|about|circa|through|to|between|"
    r"and|or|"
    rf"{_SEASONS}|{_MONTHS}|year|fiscal|fy|the|that|our|my|their|its|graduated|started|joined|left|hired|q#?\d|\d{{4}})"
)
_SHORT_YEAR_LEAD = before(rf"(?:back in|in|since|class of|(?:{_SEASONS}) of|until|around)(?: the)?")
_DATE_LEFT = before(rf"(?:{_MONTHS})(?: the)?")
_DATE_RIGHT = after(rf"(?:of )?(?:{_MONTHS})")

_NEARLY = "(?: (?:about|around|like|almost|nearly|exactly|say|right))*"
_HOUR_LEFT = before(rf"(?:at|until|till|til|before|after|past|by|since){_NEARLY}")
_HALF_HOUR_LEFT = before(r"(?:at|until|till|before|after|by|around|about|from|to|like|arrive|open|start|in|here|there)")
_CLOCK_LEFT = re.compile(
    r" (?:half|quarter|(?<!from )(?:5|10|15|20|25|five|ten|twenty)(?: minutes)?) (?:past|to|after|till|til) $"
)
_CLOCK_RIGHT = after(r"(?:am|pm|o'clock|oclock|a m|p m|sharp|(?:\d+ )?in the (?:morning|afternoon|evening)|at night)")
_NO_CLOCK_RIGHT = after(r"(?:of|others?|or so|plus|more|each|apiece|and a half|in a row|straight|an?|per)")
_SHIFT = re.compile(
    r" (?:shifts?|opened?|opens|closed?|closes|woke|wakes?|schedules?|scheduled|clock(?:ed)?|hours are|open|monday|"
    r"friday|saturday|weekdays) "
)

_AGE_RIGHT = after(
    r"(?:(?:and a half )?(?:years?|months?|weeks?|days?) olds?|(?:and a half )?(?:years|months) of age"
    r"|and (?:under|over|up)|(?:or|and) (?:older|younger))"
)
_RELATIVES = (
    "mom|mum|dad|mother|father|son|daughter|kid|brother|sister|wife|husband|grand[a-z]+|youngest|oldest|eldest|baby|"
    "child|boy|girl|patient|resident|lady|man|woman|gentleman|client|customer|dog|cat|niece|nephew"
)
_BARELY = "(?: (?:only|just|about|like|maybe|around|still|almost|nearly|probably|barely|already|then|now|even))*"
_AGE_LEFT = before(
    rf"(?:aged?|ages|age of|ages from|turned|turning|turns|(?:i|he|she|who) (?:was|am|is)|i'm|he's|she's|who's|"
    rf"(?:{_RELATIVES})(?: who)?(?: is| was|'s)|(?:{_RELATIVES})'s|(?:kids|children|twins) (?:are|were)){_BARELY}"
)
_AGE_AT = before(
    r"(?:i|he|she|we|me|him|her|married|graduated|retired|licen[sc]ed?|started|began|working|jobs?|careers?|home|"
    r"school|there|here|father|mother|parent|college|driving|cooking)(?: \S+){0,3} at"
)
_AGE_FIRST = re.compile(r"^ (?:(?:so|and|um|well|but) )?(?:at|by|before) $")
_AGE_FIRST_RIGHT = after(r"(?:i|he|she|my)(?:'m|'d|'s)?")
_AGE_FAMILY = before(
    r"(?:kids|children|sons|daughters|boys|girls|twins|grandkids)"
    r"(?:(?: \S+){0,2}|(?: \S+){0,4} (?:are|were|was)(?: about| around| only)?)(?: and \d+| \d+)?(?: and| or| to)?"
)
_PEOPLE_BY_AGE = before(
    r"(?:patients|people|kids|children|adults|men|women|anyone|students|seniors|girls|boys|players|drivers) "
    r"(?:over|under|aged|above|from|between)"
)


def is_year(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` is a year: 2019, "twenty nineteen", "two thousand and eight", "class of ninety six"."""
    if number.sign or number.unit or number.form != "cardinal" or number.low % 1 or number.high % 1:
        return False
    left = scene.left(number.first)
    if number.low >= 1900 and number.high <= 2099:
        if number.paired:
            return True
        written = scene.pieces[number.first].norm
        if "," in written:
            return False
        if not written[:1].isdigit():
            return number.low > 2000 and bool(_YEAR_LEAD.search(left)) and not what.head
        return bool(_YEAR_LEAD.search(left)) or not what.head or bool(number.low % 50)
    lone = not (what.head or what.unit or what.partitive) and number.low == number.high
    return lone and 50 <= number.low <= 99 and bool(_SHORT_YEAR_LEAD.search(left))


def is_date(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` is a day of a month: "March 3", "the fourth of July"."""
    if number.low > 31 or number.sign or what.head or what.unit:
        return False
    apart = "," in scene.pieces[number.first].marks
    return bool(
        (_DATE_LEFT.search(scene.left(number.first)) and not apart) or _DATE_RIGHT.match(scene.right(number.last + 1))
    )


def _colon(scene: Scene, at: int) -> bool:
    """Whether a colon joins the numbers before and at piece `at`, as in "7:30"."""
    if not 0 < at < len(scene.pieces) or scene.pieces[at].marks != ":":
        return False
    before_it, piece = scene.pieces[at - 1], scene.pieces[at]
    return before_it.numeric and piece.numeric and piece.start == before_it.end + 1


def is_clock(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` is a time of day: "at seven", "7:30", "half past eight", "seven to three shift"."""
    if number.sign or number.form not in ("cardinal", "fraction"):
        return False
    if number.unit in ("am", "pm", "ish"):
        return True
    then = number.last + 1
    if _colon(scene, number.first) or _colon(scene, then):
        return True
    left, right = scene.left(number.first), scene.right(then)
    if _CLOCK_RIGHT.match(right) or (_CLOCK_LEFT.search(left) and number.high <= 12):
        return True
    if number.form != "cardinal" or what.head or what.unit or what.partitive:
        return False
    if number.paired and 100 <= number.low <= 1259 and number.low % 100 in range(0, 60, 5):
        return number.low % 100 in (15, 30, 45) or bool(_HALF_HOUR_LEFT.search(left))
    if number.high > 12 or number.low % 1:
        return False
    if re.search(r" (?:up|in|there|here|work|home|started|start|opened|open|closed|arrive|arrived) at $", left):
        return True
    if what.rate:
        return False
    if _HOUR_LEFT.search(left) and not _NO_CLOCK_RIGHT.match(right):
        return True
    spans = re.match(r" (?:to|till|until) \d+ ", right) or re.search(r" \d+ (?:to|till|until) $", left)
    return bool((spans or number.low != number.high) and _SHIFT.search(left + right))


def is_age(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` is somebody's age: "I was nineteen", "a four-year-old", "kids aged six to twelve"."""
    if number.sign or number.form != "cardinal" or number.high > 110:
        return False
    left, right = scene.left(number.first), scene.right(number.last + 1)
    if _AGE_RIGHT.match(right) or what.head in ("old", "olds"):
        return True
    if what.unit == "year" and re.search(r" (?:aged?|ages|kids|children) (?:\S+ )?$", left):
        return True
    if what.head or what.unit or what.partitive or what.rate:
        return False
    if _AGE_LEFT.search(left) or _PEOPLE_BY_AGE.search(left):
        return True
    if 1 <= number.low <= 12 and _AGE_FAMILY.search(left):
        return True
    teens_on = 13 <= number.low <= 40
    return teens_on and bool(_AGE_AT.search(left) or (_AGE_FIRST.search(left) and _AGE_FIRST_RIGHT.match(right)))
