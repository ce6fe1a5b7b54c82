"""Set phrases that hold a number, numbers that count off what is about to be said, and "one" as a pronoun.

Source: idioms with numbers as learners' dictionaries list them (Longman, Oxford), and phrases of interviews and trades
("80/20 rule", "two weeks' notice"). Numbers stand here as `Scene` writes them: 9 for "nine", #2 for "second".
"""

import re

from trainer.analysis.figures.nouns import Counted
from trainer.analysis.figures.scene import Scene, after, before
from trainer.analysis.numbers import Number

_SURE = (
    "sure|certain|agreed?|committed|behind|focused|honest|on board|confident|convinced|ready|invested|dedicated|"
    "clear|transparent|believe|true|there|right|my best|effort|every day|all the time|positive|yes|of the time|of "
    "myself|of me|of my (?:effort|energy|heart|attention)|comfortable|myself|in|present|different"
)
_EXAGGERATED = "things|directions|questions|reasons|ways|words|ideas|balls|hats|emotions|pieces|excuses|thoughts|fires"
_PHRASES = (
    # shares and odds
    "half the (?:battle|fun|problem)", "(?<!in )half the time", "half (?:asleep|hearted|of the time)", "80 20", "20 20",
    "50 50", "1 in 1000000", "(?:8|9|99) times out of (?:10|100)", "(?:9|99)/(?:10|100) times", "10 times out of 10",
    "10/10", rf"(?:100|110|120|150|200|1000)% (?:{_SURE})",
    r"(?:agreed?|disagree|sure|give|giving|gave|gives|given|committed|believe|behind|puts?|support|i'm|trust|matters?)"
    r"(?: (?!to |up |at )[^ ]+){0,2} (?:a )?(?:100|110|120|150|200|1000)%",
    r"scale of (?:(?:0|1)-)?(?:5|10|100)", r"count(?:ed|ing)? to 10", r"myself an? \d+", r"an? \d+/10", "1-10",
    # big round numbers
    r"\$(?:1000000|64000) question", "1000000 and 1", "1001 things", "(?:100|1000|10000|1000000) times",
    rf"(?:10|50|100|1000|10000|1000000) (?:different |other |little |small |moving )*(?:{_EXAGGERATED})",
    r"(?:tell|told|asked?|said|say|seen|watched|read|heard|tried)(?: [^ ]+){0,3} \d+ times", "mile a minute",
    "(?:100|1000|90|1000000) (?:mph|miles (?:an hour|away|a minute))", "0 to 60", "for 10 hours",
    # one
    "(?:on|in) the 1 hand", "on 1 hand", "1 on 1s?", "1 to 1s?", "1:1", "more than 1 way", "1 size fits all",
    "1 stop shop", "1 fell swoop", "1 trick pony", "1 track mind", "1 by 1", "at 1 point", "1 and done", "1 of a kind",
    "1 and only", "1 for 1", "square 1", "(?:1|2) stone",
    # two to twelve
    "2 (?:cents|birds|minds|left feet|hats|peas|faces|sides|heads|wrongs)", r"\$0?\.?02(?: worth)?", "2 way street",
    "takes 2", "2 and 2", "put 2", "2 steps (?:ahead|forward|back)", "3 strikes", "3 ring circus", "rule of 3",
    "big [2345]", "4 corners", "4 walls", "high 5s?", "take 5", "5 star", "5 whys", "6 of 1", "6 sigma", "6s and 7s",
    "#7 heaven", "cloud 9", "9 yards", "9 lives", "9 to 5(?:er)?", "to the 9s", "10 commandments",
    "#11 hour", "12 step",
    # more
    "15 minutes of fame", "20 questions", "40 winks", "99 problems", "catch 22", "behind the 8 ball", "on all 4s",
    r"#\d+ (?:nature|to none|guess|chance|thoughts|century)", "360 (?:reviews?|feedback|view)", "10 foot pole",
    "(?:did|do|done|doing|turned|pulled)(?: a)?(?: complete| full| total)? (?:180|360)", "(?:180|360) degrees?",
    "10 feet tall", "5 second rule", "2 minute drill", r"\d (?:foot|feet|ft) \d+", "4 by 4", "2 by 4s?", "4x4", "2x4s?",
    # of time and order
    "24 7",
    "24 hour (?:diner|clock|news|store|gym|shop|business|operation|service|world|hotline|pharmacy|place|facility)",
    "24 hours a day", "7 days a week", "365", "(?:2|4) weeks? notice", "1 day at a time", "30 60 90",
    "(?:30|60|90) day plan", "5 year plan", "[3456] (?:8s|10s|12s|eights|tens|twelves)",
    # names
    "7 eleven", "7 11", "9 11", "k(?: through|-)? 12", "world war [12]", "formula 1", "fortune (?:50|100|500|1000)",
    "(?:30|40) under (?:30|40)",
)  # fmt: skip
_IDIOMS = re.compile(" (?:" + "|".join(_PHRASES) + ") ")

_ENUMERATED = after(
    r"(?:(?:main|big|key|different|other|quick|major|more|separate|simple|important|basic|core|final|small|little|"
    r"real|biggest|specific|good|great|clear|distinct|very|kind of|concrete|last|such|primary|critical|whole|or \S+) "
    r"){0,3}(?:things?|reasons?|examples?|questions?|lessons?|ways?|parts|sides|aspects?|strengths?|weaknesses|"
    r"weakness|qualities|answers?|words|takeaways?|principles?|goals?|choices?|options?|stories|story|kinds?|types?|"
    r"sorts?|halves|ideas?|thoughts?|sentences?|points|areas|passions|worlds|pieces of (?:advice|feedback)|factors?|"
    r"values|skills?|traits?|buckets|themes|angles|extremes|priorities|of us|perspectives|schools of thought|pillars|"
    r"opinions?|scenarios?|situations?|occasions?|topics?|comments?|interests|hobbies|languages|openings?|references|"
    r"roles|positions)"
)
_MOVES = before(
    r"(?:up|down|by|rose|fell|dropped|gained|lost|jumped|climbed|increased|over|another)(?: (?:by|about|to|around))?"
)
_POINTING = before(r"(?:the|these|those|other|between|those other|the other|you|us|all)")
_POINTED_END = re.compile(r" (?:$|of us |and |were |was |that |because |in the end )")
_COUNTED_FAULT = after(
    r"(?:\S+ )?(?:complaints?|errors?|defects?|returns?|accidents?|injur[a-z]+|incidents?|miss(?:es|ed)?|mistakes?|"
    r"failures?|outages?|cancellations?|no-shows?|refunds?|escalations?|callbacks?|write-?ups?|claims?|rejects?|"
    r"citations?|deadlines?)"
)
_ENDLESS = after(
    r"(?:thing|way|person|of|who|that|time|day|reason|question|choice|option|problem|more|point|goal|job|left|\S+ "
    r"(?:who|that))"
)
_ONE_AS_SPAN = before(r"(?:in|within|under|took|takes?|by|just|than|nearly|almost|me|us|to|saved|about)")


def is_idiom(scene: Scene, number: Number, _what: Counted) -> bool:
    """Whether `number` lies in a set phrase."""
    left, own = scene.left(number.first, 7), scene.said(number.first, number.last + 1).strip()
    window = left + own + scene.right(number.last + 1, 6)
    begin, end = len(left), len(left) + len(own)
    match = _IDIOMS.search(window)
    while match is not None:
        if match.start() < end and match.end() > begin + 1:
            return True
        match = _IDIOMS.search(window, match.start() + 1)
    return False


def is_enumeration(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` only counts off what is said ("three things", "the two of us")."""
    if number.sign or number.high > 12 or number.form != "cardinal" or what.rate:
        return False
    left, right = scene.left(number.first), scene.right(number.last + 1)
    if _ENUMERATED.match(right):
        return not _MOVES.search(left)
    return number.low <= 3 and bool(_POINTED_END.match(right) and _POINTING.search(left))


def is_pronoun(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` is "one" as a pronoun or article ("the one who", "one customer told me")."""
    if number.form == "ratio" and number.low * number.of == 1:
        return scene.pieces[number.first + 1].norm == "of" and scene.pieces[number.first + 2].norm != "every"
    if number.low != 1 or number.high != 1 or number.form != "cardinal" or number.sign or number.first != number.last:
        return False
    left = scene.left(number.first)
    if what.attributive and scene.pieces[number.last + 1].glued:
        return False
    if what.unit:
        return what.unit in ("weekend", "night", "season", "second") or not _ONE_AS_SPAN.search(left)
    if what.rate and not what.head:
        return False
    if re.search(r" (?:got|down|cut|brought|reduc\S+|dropped|went)(?: \S+){0,4} to(?: (?:just|about|only))? $", left):
        return False
    if re.search(r" (?:lost|missed|with|saw|made|had) (?:only|just) $", left):
        return bool(_ENDLESS.match(scene.right(number.last + 1)))
    return not (re.search(r" (?:only|just|had|lost) $", left) and _COUNTED_FAULT.match(scene.right(number.last + 1)))
