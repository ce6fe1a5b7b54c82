"""What kind of figure a number is, and what it shows: a change, the scope of the work, or time served."""

import re

from trainer.analysis.figures.nouns import RATE_SUFFIXES, TIME_SUFFIXES, Counted
from trainer.analysis.figures.scene import Scene, before
from trainer.analysis.model import FigureKind, FigureRole
from trainer.analysis.numbers import Number

_MONEY_LEFT = re.compile(
    r" (?:budgets?|saved|saving|savings|costs?|costing|revenues?|raised|raising|sales|spend|spending|spent|funding|"
    r"grants?|worth|profits?|contracts?|deals?|loss|losses|bills?|billed|invoiced?|donations?|payroll|price|priced|"
    r"expenses?|paid|pledges|pledged|p and l|p&l|write-offs?|receivables|ledger|dollar|dollars|purchase|purchases|"
    r"purchasing|margin|account worth|portfolio|fund|funds|money|quota|commission|fine|fines|refunds|discounts) "
    r"(?:\S+ ){0,6}$"
)
_MONEY_RIGHT = re.compile(
    r"^ (?:(?:a|per) (?:year|month|quarter|annum)|in (?:\S+ ){0,2}(?:revenue|sales|savings|funding|donations|costs?|"
    r"overtime|waste|spend|spending|expenses|grants?|billings?|bookings|contracts|business|profit|fees|receivables|"
    r"pledges|inventory|stock|tips|cash|fines|product|merchandise|damages?|claims|write-offs|invoices|debts?|assets|"
    r"loans)|budget|worth|project|deal|contract|grant|account) "
)
_SCALE_HEADS = frozenset(
    "beds bed sites site locations location stores store rooms room pools servers server users user "
    "employees employee seats branches branch warehouses schools units machines machine trucks vehicles "
    "acres countries states cities counties offices endpoints devices nodes desks stations departments "
    "facilities buildings floors students teams restaurants hotels plants clinics homes properties "
    "households members residents residents' tables lines registers aisles bays docks columns rows records "
    "tables services microservices repositories databases terabytes gigabytes petabytes square staff crew "
    "crews headcount surgeons lifeguards subscribers customers tenants franchises channels markets regions "
    "districts routes drivers workstations laptops printers stores' people reports children kids passengers "
    "volunteers stalls vendors ovens campuses".split()
)
_PERSON = re.compile(
    r"(?:ers|ors|ists|ants|ees|men|women|ians|nurses|aides|interns|students|techs|doctors|guests|patients|clients|"
    r"cooks|kids|people|families|assistants|reps|residents)$"
)
_SEASONS = frozenset(
    "summers winters springs christmases holidays decembers januaries julys mornings afternoons evenings".split()
)
_DETERMINED = frozenset("the our my those these their".split())
_RUN = re.compile(
    r" (?:manag\w+|ran|run|running|runs|supervis\w+|oversaw|oversee|overseeing|oversees|led|lead|leading|headed|"
    r"heading|responsible for|in charge of|charge of|coordinat\w+|covered|covering|cover|look(?:ed|ing)? after|"
    r"maintain\w*|administer\w*|support(?:ed|ing)?|serv(?:e|ed|es|ing)|reporting to|report to|direct(?:ed|ing)|"
    r"own(?:ed|ing)?|kept|keeping|across|team|crew|staff|group|department|schedul\w+|dispatch\w*|teach|taught|"
    r"teaching|had|have|has|with|we're|were|was|of|rotation|there's|between|we've got|i've got|got|handl\w+|in|at|"
    r"for|over|under|among|over) (?:(?:about|around|roughly|over|nearly|almost|like|a|an|the|team|crew|staff|group|"
    r"total|of|up|to|all|my|our|another|more|than|some|maybe|anywhere|class|department|just|only|those|these|in|for|"
    r"with|at) )*$"
)
_DEED = re.compile(
    r" (?:train\w+|hired|hiring|clos(?:ed|ing)|onboard\w*|wrote|written|fix\w*|sold|book\w*|replac\w+|install\w+|"
    r"process\w+|deliver\w*|complet\w+|answer\w*|resolv\w+|review\w*|audit\w*|test\w*|inspect\w*|graded|built|"
    r"repair\w*|shipped|published|present\w*|interview\w*|recruit\w*|sign\w*|convert\w*|mov\w+|migrat\w+|pack\w*|"
    r"clean\w*|caught|found|lost|saved|made|did|launched|released|opened|open|set up|added|helped|mentored|coached|"
    r"treated|saw|cook\w*|plated|got|won|kept|filed|merged|reconcil\w+|cleared|processed|calls?|visited|contacted|"
    r"called|emailed|cut|reduced|dropped|picked|enrolled|tutored|promoted) (?:(?:about|around|roughly|over|nearly|"
    r"almost|like|a|an|the|total|of|up|to|all|my|our|another|more|than|some|maybe|close|out|just|only|something|at|"
    r"least|in|on|through|with|by|as|many) )*$"
)
_TEAM = before(
    r"(?:team|crew|staff|group|class|department|shop|unit|caseload|section|panel|network|fleet|squad|portfolio|"
    r"workforce|ward|cohort|database|roster|community|town|village|population|campus|congregation|audience|list|"
    r"customer base) of(?: (?:about|around|roughly|over|nearly|almost|like|up to|just|maybe|"
    r"only|more than))*"
)
_COMPARED_RIGHT = re.compile(
    r"^ (?:percent |points? )?(?:faster|slower|quicker|sooner|earlier|early|ahead|fewer|less|more|higher|lower|"
    r"better|cheaper|increase|decrease|reduction|improvement|drop|jump|boost|rise|gain|lift|growth|cut|savings?|bump|"
    r"uptick|decline|hike|under budget|below budget|above (?:quota|target|goal|plan)|over (?:quota|target|goal|plan)|"
    r"off) "
)
_CHANGE_LEFT = re.compile(
    r" (?:cut|cuts|cutting|reduc\w+|lower\w*|drop\w*|fell|fall|falling|fallen|decreas\w+|declin\w+|shav\w+|trimm\w+|"
    r"slash\w+|sav\w+|increas\w+|grew|grow\w*|rose|rise|rising|risen|rais\w+|improv\w+|boost\w*|jump\w*|climb\w*|"
    r"gain\w*|went (?:up|down)|go (?:up|down)|brought (?:\S+ ){1,4}(?:down|up|back)|got (?:\S+ ){1,4}(?:down|up)|"
    r"lift\w*|recover\w*|beat|exceed\w*|hit|reach\w*|won|speed\w*|sped|accelerat\w+|eliminat\w+|knock\w*|"
    r"generat\w+|landed|within|in under|in less than|earned|doubled|added|adding|shrank|shrunk|pushed|"
    r"drove) (?:\S+ ){0,7}$"
)
# "up" and "down" belong to the figure only where they touch it; in "mixed up two trays" they belong to the verb.
_UP_OR_DOWN_LEFT = re.compile(
    r" (?P<verb>\S+) (?:up|down) (?:(?:by|to|from|about|around|roughly|nearly|almost|over|like|just|only|another|more|"
    r"than|well|at|least|an?|full|good|solid|whole|some) )*$"
)
_VERBS_WITH_UP = re.compile(
    r"^(?:mix|mess|screw|set|sign|ma[dk]e?|pick|call|end|wr[io]te|open|put|look|clean|back|buil[dt]|catch|caught|follow|"
    r"show|turn|gave|give|br[eo]ake?|shut|lock|sat|sit|stood|stand|sen[dt]|track|step|wrap|warm|g[eo]t|grew|meet|met|"
    r"slow|calm|bought|buy|add|split|take|took|wake|woke|pull|team|type|serve)\w*$"
)
_TAKEN_OFF_RIGHT = re.compile(r"^ (?:off|out of) (?:the|our|my|its|their|each|every|that|this|of) ")
_TAKEN_LEFT = re.compile(r" (?:took|taking|shaved|moved) (?:\S+ ){0,3}$")
_LATE_RIGHT = re.compile(r"^ (?:late|behind|overdue|off (?:work|to|sick|for|because|when|after|and|in|with|\|)|out) ")
_WENT_BY_LEFT = re.compile(
    r" (?:slipped|late|overran|delayed|passed|ill|sick|off|waited|away) (?:by|for) (?:\S+ ){0,3}$"
)
_LASTED_LEFT = re.compile(
    r" (?:took|takes|taken|lasted|needed|stayed|spent|waited)(?: (?:me|us|him|her|them|it|about|around|only|just|like|"
    r"roughly|nearly|almost|over|probably|maybe|another|the|a|at|least|more|than|up|to|full|whole|good|solid))* $"
)
_TENURE_LEFT = re.compile(
    r" (?:i've|i've been|i have|have been|been|with|worked|working|work|spent|experience|career|i had|we've|there|"
    r"here|it|that|this|job|stayed|serv\w+|over|taught|driven|done|doing|nursing|teaching|driving|cooking|field|"
    r"trade|industry|for|been|have|had|after|past|last|going on|almost|nearly|about|got|bring) (?:(?:for|the|a|about|"
    r"around|over|nearly|almost|like|past|last|going|on|more|than|just|some|close|to|roughly|of|doing|this|it|that|"
    r"there|here|here|now|in|total|up|at|least|well|under|a|solid|full|good) )*$"
)
_TENURE_RIGHT = re.compile(
    r"^ (?:(?:of|worth of) (?:\S+ ){0,3}(?:experience|service|work|practice|nursing|teaching|driving|sales|retail|"
    r"seniority)|experience|as an?|in (?:the|this|that|my|nursing|retail|sales|healthcare|hospitality|it|education|"
    r"banking|construction|logistics|manufacturing|finance|software|tech|teaching|customer|operations|food|"
    r"accounting|marketing|warehous\w+|payroll|hr|human|insurance|law|public|project|the)|doing|of doing|on the "
    r"(?:job|floor|line|road|ward|desk)|with (?:the|that|them|my|one)|at (?:the|that|my|a)|working|now|there|here|"
    r"teaching|running|driving|behind|under my belt|so far|total) "
)
_SERVED_MONTHS = re.compile(
    r" (?:i|we|i've|i'd|i was) (?:been|worked|was|stayed|served|have been|spent|lasted|there)(?: \S+){0,6} $"
)
_SPENT_LEFT = re.compile(
    r" (?:took|takes|take|taking|within|in|in under|under|in less than|lasted|ahead|saved|saves|saving|waited|wait|"
    r"waiting|cut|down to|from|to|by|inside|per|only|shaved|spent|after|every|over|project|a|during|the|another|"
    r"until|first|next|ran|running|lost) (?:(?:us|me|them|it|about|around|only|just|like|over|under|less|than|"
    r"roughly|nearly|almost|the|a|of|course|probably|maybe|exactly|span|another|an|close|to|up|at|first|whole|entire|"
    r"full) )*$"
)


def _time_kind(left: str, right: str, what: Counted) -> FigureKind:
    if what.rate or re.search(r" every $", left):
        return "rate"
    if what.unit in ("year", "decade") or (what.unit == "month" and _SERVED_MONTHS.search(left)):
        if what.attributive:
            return "tenure" if re.search(r"(?:career|veteran|tenure|run|stint|experience)", what.head) else "duration"
        if re.match(r" (?:straight|in a row|consecutive|running (?:$|and |but |now |for ))", right):
            return "duration"
        if what.unit == "decade" or _TENURE_RIGHT.match(right) or right.startswith(" ago "):
            return "tenure"
        if _TENURE_LEFT.search(left):
            return "tenure"
        if _SPENT_LEFT.search(left):
            return "duration"
        return "tenure"
    return "duration"


def kind_of(scene: Scene, number: Number, what: Counted) -> FigureKind:
    """The kind of the figure that `number` and what it counts make."""
    left, right = scene.left(number.first), scene.right(what.end)
    if number.sign == "percent":
        return "percent"
    if number.sign == "money":
        return "money"
    if number.sign == "multiple":
        return "multiple"
    if number.form == "fraction":
        return _time_kind(left, right, what) if what.unit else "percent"
    if number.form == "ratio" and any(
        scene.pieces[at].norm in _DETERMINED for at in range(number.first, number.last + 1)
    ):
        return "count"
    if number.form == "ratio":
        return "percent" if number.of in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100) and not what.partitive else "count"
    if number.unit:
        return "duration" if number.unit in TIME_SUFFIXES else "rate" if number.unit in RATE_SUFFIXES else "scale"
    if what.head == "times":
        if number.low % 1 or re.search(
            r" (?:up|by|grew|increased|rose|improved|up by) (?:about |almost |nearly |over )*$", left
        ):
            return "multiple"
        after_times = scene.right(number.last + 2)
        if re.match(
            r" (?:as|the|more|less|faster|higher|bigger|better|larger|quicker|what|our|that|fewer|lower|cheaper|over) ",
            after_times,
        ):
            return "multiple"
        return "rate" if what.rate else "count"
    if what.unit:
        return _time_kind(left, right, what)
    if what.head == "figures" or (number.low >= 1000 and not what.head and " $" in left):
        return "money"
    if what.head in ("pounds", "pound") and not what.rate and _MONEY_LEFT.search(left):
        return "money"
    if what.head in _SEASONS:
        return "duration"
    if what.rate:
        return "money" if number.low >= 1000 and not what.head else "rate"
    if (
        number.low >= 1000
        and not what.head
        and (_MONEY_LEFT.search(left) or _MONEY_RIGHT.match(scene.right(number.last + 1)))
    ):
        return "money"
    if what.attributive and what.head in ("budget", "deal", "contract", "grant", "account"):
        return "money"
    if what.attributive or _TEAM.search(left):
        return "scale"
    if _DEED.search(left):
        return "count"
    if (what.head in _SCALE_HEADS or _PERSON.search(what.head)) and _RUN.search(left):
        return "scale"
    return "count"


def role_of(kind: FigureKind, left: str, right: str) -> FigureRole:
    """Whether a figure of this kind between these words shows a change, the scope of the work, or time served."""
    if kind == "tenure":
        return "tenure"
    if kind in ("before_after", "multiple", "rank"):
        return "change"
    if kind == "duration" and (_LATE_RIGHT.match(right) or _WENT_BY_LEFT.search(left) or _LASTED_LEFT.search(left)):
        compared = _COMPARED_RIGHT.match(right) and not right.startswith(" off ")
        return "change" if _TAKEN_OFF_RIGHT.match(right) or compared else "scope"
    if kind == "duration" and right == " off " and not (_CHANGE_LEFT.search(left) or _TAKEN_LEFT.search(left)):
        return "scope"  # "it was eight days off" tells when
    if _COMPARED_RIGHT.match(right) or _CHANGE_LEFT.search(left):
        return "change"
    if _TAKEN_LEFT.search(left) and _TAKEN_OFF_RIGHT.match(right):
        return "change"
    moved = _UP_OR_DOWN_LEFT.search(left)
    return "change" if moved and not _VERBS_WITH_UP.match(moved["verb"]) else "scope"
