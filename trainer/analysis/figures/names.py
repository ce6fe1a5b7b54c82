"""Numbers that are part of a name: room 214, Python 3, ISO 9001, 5G, Form 1099, K-12, two-factor.

Source: the nouns that take a number as a label in English; versioned products, public standards, licences and forms
that are named by number. A recogniser may write any of them in lower case, so capitals help but are not needed.
"""

import re

from trainer.analysis.figures.nouns import MEASURE_SUFFIXES, RATE_SUFFIXES, TIME_SUFFIXES, Counted
from trainer.analysis.figures.scene import Scene, after, before
from trainer.analysis.numbers import Number

_LABELS = (
    "day|week|month|year|quarter|phase|stage|step|level|tier|grade|chapter|part|section|unit|item|number|line|shift|"
    "station|gate|aisle|ward|building|floor|route|highway|interstate|exit|room|suite|apartment|page|volume|version|"
    "release|title|article|rule|form|forms|schedule|type|class|category|group|squad|option|plan|question|point|"
    "lesson|priority|severity|sev|zone|area|sector|bay|dock|cell|table|seat|lane|channel|track|platform|terminal|"
    "door|engine|truck|car|van|flight|season|episode|series|game|act|scene|world|formula|studio|model|mark|appendix|"
    "figure|bed|round|sprint|machine|press|boiler|furnace|pump|register|hall|court|field|lab|theatre|theater|rule "
    "number|window|warehouse|plant|store|division|district|zip|code|extension|clause|regulation|paragraph|exhibit|"
    "box|bus|train|size|invoice|ticket|badge|pit|well|house|company|troop|local|battalion|ladder|cat|kiosk|pen|barn|"
    "silo|oven|fryer|chair|locker|slide|draft|take|attempt"
)
_LABEL_LEFT = before(rf"(?:{_LABELS})")
_PART_LEFT = before(
    r"(?:section|clause|paragraph|chapter|version|release|item|step|figure|part|rule|article|appendix|point|title|unit|"
    r"regulation|guideline|requirement|annex|milestone|table|exhibit|build|firmware|revision|page|exercise|question)s?"
    r"(?: \d+\.\d+ (?:and|to|or|through))?"
)
"""Parts of documents and states of programs, which are numbered with a point: "section 4.1"."""
_VERSIONED = re.compile(
    r" (?:upgrad[a-z]*|updat[a-z]*|migrat[a-z]*|versions?|releas[a-z]*|patch[a-z]*|firmware|librar(?:y|ies)|ported|"
    r"framework|compiler|sdk|api|plugin|driver|on|onto) "
)
_SCORED = re.compile(
    r" (?:ratings?|rated|scor[a-z]+|average[ds]?|averaging|mean|stars?|satisfaction|index|nps|reviews?|marks?|ratio|"
    r"margin|rate|rates|points?|fold|times) "
)

_PRODUCTS = (
    "python|java|windows|excel|word|office|microsoft|react|angular|vue|node|php|ruby|rails|django|postgres|"
    "postgresql|mysql|oracle|sql server|server|ios|android|mac ?os|ubuntu|debian|red hat|rhel|centos|dot net|net|"
    "unity|unreal|spring|spring boot|swift|kotlin|photoshop|illustrator|autocad|solidworks|revit|quickbooks|sage|sap|"
    "dynamics|gpt|chat gpt|bluetooth|usb|wifi|wi-fi|http|oauth|log4j|junit|html|css|ecmascript|typescript|javascript|"
    "c sharp|vb|access|outlook|exchange|sharepoint|meditech|iphone|galaxy|pixel|playstation|xbox|airbus|boeing|"
    "primavera|google analytics|web|tls|drupal|magento|bootstrap|laravel|symfony|hadoop|spark|kafka|elastic ?search|"
    "vmware|esxi|final cut|terraform|hibernate"
)
_STANDARDS = (
    "iso|ansi|osha|soc|sox|ifrs|asc|iec|nfpa|icd|cpt|cfr|fda|ias|nist|pci|mil-std|astm|asme|ieee|rfc|prince|iatf|cobit|"
    "basel|usmle|covid|sars|fortune|russell|s p|dow|nvq|btec|reg|gs|e|cdl|class|hr"
)
_NAME_LEFT = before(rf"(?:{_PRODUCTS}|{_STANDARDS})(?: version| release| update)?")
_NAME_CHAIN = before(rf"(?:{_PRODUCTS}) \d+(?:\.\d+)? (?:to|and|or|into|through|over to)(?: (?:{_PRODUCTS}))?")
_NAME_RIGHT = after(
    r"(?:forms?|k plan|degree (?:feedback|reviews?)|sigma|whys|factor|phase commit|tier architecture|wheel drive|"
    r"wheelers?|dimensional|way (?:street|match|radio|radios|conversation|communication|door|mirror|stop|bind)|ring "
    r"binder|letter word|axis|stroke|point (?:harness|turn)|star (?:hotels?|restaurants?|resorts?|propert[a-z]+)|"
    r"card monte|piece suit|sided|pronged|ply|eleven|part series|part harmony)"
)
_JOINED = frozenset(
    "factor way phase tier wheel wheeler wheelers dimensional sided pronged ply letter star axis eleven "
    "party hander stroke pin liner key part k d g s".split()
)
_FORMS = frozenset({1099, 1098, 1095, 1040, 1065, 1120, 990, 941, 940, 401, 403, 457, 529, 911, 999, 112, 411})
_FORM_NORMS = frozenset({"401k", "403b", "1040ez", "1099s", "1040s", "7-eleven", "10k", "5k"})
_NO_READING = 1000
"""Convention: from here a number with a point was written out of millions or thousands ("1.8 million")."""
_JOINING_ON = frozenset({"sub", "over", "under", "plus", "pre", "mid"})
"""What a hyphen may join to a number's front without making it a name: "sub-200 milliseconds"."""
_ARTICLES = frozenset({"a", "an"})


def with_point(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` has a decimal point and counts nothing that was named: the 4.1 of "it was 4.1"."""
    alone = not (number.sign or number.unit or what.head or what.unit or what.rate)
    pointed = bool(number.low % 1) or "." in scene.pieces[number.first].norm
    return alone and pointed and number.form == "cardinal" and number.low < _NO_READING


def is_version(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` says which part or version: "section 4.1", "upgraded us from 4.1 to 5.0"."""
    if not with_point(scene, number, what):
        return False
    left = scene.left(number.first)
    return bool(_PART_LEFT.search(left)) or (bool(_VERSIONED.search(left)) and not _SCORED.search(left))


def is_reading(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` was read off something and sizes nothing: "her potassium was 2.9"; a rating sizes something."""
    if what.partitive or not with_point(scene, number, what):
        return False
    return not _SCORED.search(scene.left(number.first)) and not _SCORED.match(scene.right(number.last + 1))


def is_label(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` labels the noun before it: "room 214", "day one", "line 4"."""
    if number.sign or number.unit or number.low % 1 or number.form != "cardinal" or scene.pieces[number.first].marks:
        return False
    return not (what.head or what.unit or what.partitive) and bool(_LABEL_LEFT.search(scene.left(number.first)))


def is_name(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number` belongs to the name of a product, a standard, a form, a telephone number or the like."""
    pieces, first, then = scene.pieces, scene.pieces[number.first], number.last + 1
    if number.form == "digits" or first.norm in _FORM_NORMS:
        return True
    if number.unit:
        return number.unit not in TIME_SUFFIXES | RATE_SUFFIXES | MEASURE_SUFFIXES
    if first.glued and not pieces[number.first - 1].numeric and scene.norm(number.first - 1) not in _JOINING_ON:
        return True
    if number.sign:
        return False
    if then < len(pieces) and pieces[then].glued and scene.norm(then) in _JOINED:
        return True
    left = scene.left(number.first)
    if _NAME_RIGHT.match(scene.right(then)) or _NAME_LEFT.search(left) or _NAME_CHAIN.search(left):
        return True
    counts = what.head or what.unit or what.partitive or what.rate
    if number.low in _FORMS and (not counts or scene.norm(then) in ("s", "k", "b")):
        return True
    if counts or number.form != "cardinal" or not number.first or first.wall or first.marks:
        return False
    previous = pieces[number.first - 1]
    if previous.norm in _ARTICLES and first.norm not in _ARTICLES and number.low % 1 == 0:
        return True  # "she flew a 737"
    return previous.capital
