"""The patterns of vague claims, over the flat text of a `Scene`; the group "claim" is what is vague about it."""

import re

from trainer.analysis.vagueness.words import (
    BETTERED,
    BETWEEN,
    BIG,
    CHANGED,
    COMPARATIVE,
    COUNTED,
    DEEDS,
    METRICS,
    MUCH,
    OWNED,
    PEOPLE,
    QUANTITY,
    SIZED,
    SOMEWHAT,
    STRONG_QUANTITY,
    STRONGLY,
    WENT_BETTER,
    WORK,
    either,
)


def _claim(*parts: str) -> re.Pattern[str]:
    """A pattern of whole words; its parts are written on several lines and read as one."""
    return re.compile(rf"(?<![^ ])(?:{''.join(parts)})(?![^ ])")


_MANY = "many|several|countless|a lot of|lots of|a (?:good )?number of|quite a few|tons of|so many"
_PLENTY = "a lot of|lots of|tons of|plenty of|extensive|a ton of|so much|a wealth of|vast|considerable|broad"
_LOADS = "an? (?:whole )?(?:lot|ton|bunch|load|good deal|great deal|good amount) of|so much|tons of|lots of|loads of"
_FIRM = either(
    "us them the my our company everyone everybody people team clinic store customers? school department hospital "
    "plant firm"
)
_BREAKING_OFF = either(
    "than and but so because after once when since with the an? i we to in on at for by that if now as of from it "
    "they it's about me us",
    "compared before under over here there today",
)
"""Words at which "way fewer jams" ends."""
_TROUBLE = either(
    "disruptions? downtime errors? waste impact delays? complaints? losses loss supervision issues problems "
    "mistakes turnover training"
)
_FAULTS = either(
    "complaints errors mistakes returns accidents injuries delays waste downtime rework callbacks breakdowns write-ups "
    "incidents scrap overtime defects no-shows cancellations walkouts jams"
)
_MARK = either("quota targets? goals? budget schedule average expectations? plan forecast")
_TITLED = "training|meetings?|managers?|teams?|specialists?|courses?|programs?|committees?|plans?|goals?|targets?"

QUANTITIES = (
    _claim(rf"(?P<claim>(?:{QUANTITY}){BETWEEN}{{0,2}}? (?:{WORK}))"),
    _claim(
        rf"(?:{DEEDS}) (?:with |on |through |for )?",
        rf"(?P<claim>(?:{QUANTITY})(?:{BETWEEN}{{1,2}}| (?:[a-z-]+ )?(?:{PEOPLE})))",
    ),
    _claim(rf"(?P<claim>(?:{STRONG_QUANTITY})(?:{BETWEEN})? {COUNTED})"),
    # years and experience
    _claim(rf"(?P<claim>(?:{_MANY}) (?:[a-z]+ )?years(?! ago)(?: of (?:[a-z]+ )?experience)?)"),
    _claim(r"(?P<claim>(?<!\d )(?<!of )years (?:and years )?of (?:[a-z]+ )?experience)"),
    _claim(rf"(?P<claim>(?:{_PLENTY}) (?:[a-z]+ ){{0,2}}?experience)(?! being)"),
    _claim(
        r"(?:i've|we've|have) (?:[^ |]+ ){1,7}?(?P<claim>for (?:years(?: and years)?|ages|a number of years|",
        r"a (?:really |very |pretty )?long (?:time|while)|quite (?:a while|some time|a few years)))",
    ),
    # sizes
    _claim(
        r"(?P<claim>(?:an? |some |several |many |our |the |my |with )?(?:few |couple of )?",
        r"(?:really |pretty |very |fairly |quite a |extremely )?",
        r"(?:large|big|huge|sizable|sizeable|massive|high|heavy|high-volume|enormous|substantial|hefty|large-scale|"
        r"limited|",
        rf"tiny|small) (?:(?!(?:the|an?|of|and|in) )[a-z-]+ )?(?:{SIZED}))",
    ),
    _claim(rf"(?P<claim>(?:with )?(?:very |really )?(?:minimal|little to no|very little|hardly any) (?:{_TROUBLE}))"),
    # standing
    _claim(
        r"(?P<claim>(?:one|1) of the (?:top|best|highest|fastest|biggest|most productive) (?:[a-z]+ ){0,2}?",
        r"(?:sellers?|reps?|performers?|salespeople|producers?|agents?|teams?|stores?|branches))",
    ),
    _claim(
        r"(?P<claim>(?:an? )?(?:really |pretty |very |super |consistently |always ){1,3}(?:good|great|high|low|strong|"
        r"solid|excellent) ",
        r"(?:[a-z]+ )?(?:numbers|rates?|scores?|reviews|feedback|results|ratings|retention|turnover|attendance|"
        r"accuracy|sales))",
    ),
    _claim(
        r"(?:managed|worked|ran|led|taught|did|done|been|supervised|coached) (?:[^ |]+ ){0,6}?",
        r"(?P<claim>for (?:quite (?:some time|a while)|a (?:really |very |pretty )?long (?:time|while)|ages|many "
        r"years|years))",
    ),
    # shares
    _claim(
        r"(?:[a-z]+ed|did|built|wrote|ran|brought) ",
        r"(?P<claim>(?:most|the bulk|the majority|a lot|a good part) of (?:it|them|that))(?! (?:was|were|is|came|"
        r"comes))",
    ),
    _claim(rf"(?:{DEEDS}) (?P<claim>(?:most|the bulk|the majority|a lot) of (?:the|our|my|their) [a-z-]+)"),
    _claim(rf"(?:sav|free)(?:ed|es|s|ing|d|eing)?(?: up)?(?: \S+)? (?P<claim>(?:{_LOADS}) time)"),
)
"""Quantities without a number: vague wherever they stand."""

CHANGES = (
    _claim(rf"(?P<claim>(?:{STRONGLY}) (?:[^ |]+ )?(?:{CHANGED}|{COMPARATIVE}|[a-z]+ier|worse))"),
    _claim(
        rf"(?P<claim>(?:{CHANGED})(?: [^ |]+){{0,4}}? (?:{STRONGLY}|{SOMEWHAT}))",
        r"(?! (?:of|more|less|better|from|about|that|like|late|early|faster|[a-z]+er) )",
    ),
    _claim(
        rf"(?P<claim>(?:got |gotten )?(?:{MUCH}) (?:{COMPARATIVE})",
        rf"(?: (?!(?:{_BREAKING_OFF}) )[a-z'-]+){{0,2}}?(?: (?:{WORK}|jams|breaks|mix-ups|walk-?outs|hiccups|"
        r"surprises))?)",
    ),
    _claim(
        rf"(?P<claim>(?:an? |some |such an? |pretty |really |very |the ){{0,3}}(?:{BIG}|real|good) (?:positive |cost |"
        r"time )?",
        r"(?:improvements?|difference|increases?|reductions?|drops?|decreases?|impact|savings|growth|jumps?|gains?|"
        r"boosts?|",
        r"uptick|results|decline|bump))(?! on (?:me|my|him|her|them))",
    ),
    _claim(rf"(?P<claim>(?:fewer|less) (?:[a-z]+ )?(?:{_FAULTS}))"),
    _claim(
        rf"(?P<claim>{OWNED}(?:{METRICS}) (?:was|were|is|are|stayed|got|went) (?:very|really|pretty|always|so|super|"
        r"extremely) ",
        r"(?:low|high|good|great|strong|solid|well))",
    ),
    _claim(rf"(?P<claim>(?:{BETTERED}) {OWNED}(?:{METRICS}))(?! (?:{_TITLED}))"),
    _claim(
        rf"(?P<claim>{OWNED}(?:{METRICS}) (?:(?:really|all|actually|just|also|definitely|then|finally) )?",
        rf"(?:{WENT_BETTER})(?: (?:{SOMEWHAT}|{STRONGLY}))?)",
    ),
    _claim(
        rf"(?P<claim>sav(?:ed|es|ing) (?:(?:{_FIRM}) ){{0,3}}(?:(?:{_LOADS}|some|real|serious|big|good|significant) )?",
        r"(?:time and money|money and time|time|money|hours|labou?r|costs))(?! (?:for|off) \d)",
    ),
    _claim(
        r"(?P<claim>in record time|in no time(?: at all)?|in a fraction of the time|record (?:numbers?|sales|profits?))"
    ),
    _claim(
        rf"(?P<claim>(?:well|way|far) (?:above|over|under|below|ahead of|past|beyond) (?:[^ |]+ )?(?:{_MARK})",
        r"|(?:well|way|far) ahead(?! of (?:me|us|my)))",
    ),
    _claim(r"(?P<claim>(?:an? )?(?:huge|big|massive|great|major|real) (?:success|hit))"),
)
"""Changes without a measure: not vague where a figure nearby gives it."""
