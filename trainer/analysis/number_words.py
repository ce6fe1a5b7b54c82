"""The words of which English numbers are made, with their values."""

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
SUFFIX_MAGNITUDES = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
PARTS |= {"ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000}
PART_PLURALS = {word + "s": value for word, value in PARTS.items() if word != "half"} | {"halves": 2}
MONEY = frozenset("dollar dollars buck bucks euro euros quid cent cents rupees usd eur gbp".split())
PERCENT = frozenset({"percent", "percentage", "pct"})
FOLD = {word + "fold": value for word, value in (UNITS | TEENS | {"hundred": 100, "thousand": 1000}).items()}
OPENERS = frozenset(UNITS) | frozenset(TEENS) | frozenset(TENS) | frozenset(ORDINALS) | frozenset(FOLD)
OPENERS |= frozenset("a an another couple few several half hundred thousand zero oh point".split())
