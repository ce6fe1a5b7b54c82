"""Whose numbers and claims they are: the candidate's own past, or somebody else's, supposed, general, or private.

A number answers for the candidate only when it is about work that was done. Not so: what the employer said or has ("you
mentioned eight clinics"), what somebody asked for, what would be ("if I had ten people"), what holds for anybody ("most
people need three weeks"), home life ("I have two kids"), pay and notice. Each is told by the words before the number in
its sentence, back to the nearest subject; a few by the words after it.
"""

import re

from trainer.analysis.figures.scene import Scene

_SUBJECTS = {
    **dict.fromkeys(("i", "i'm", "i've", "i'd", "i'll"), "i"),
    **dict.fromkeys(("we", "we're", "we've", "we'd", "we'll"), "we"),
    **dict.fromkeys(("you", "you're", "you've", "you'd", "you'll", "y'all", "your"), "you"),
    **dict.fromkeys(("they", "they're", "they've", "they'd", "they'll"), "they"),
    **dict.fromkeys(("he", "he's", "he'd", "he'll", "she", "she's", "she'd", "she'll"), "he"),
    **dict.fromkeys(("it", "it's", "it'd", "it'll", "there", "there's", "there'd", "there'll"), "it"),
}
_OBJECT_YOU = frozenset("tell told give gave thank to for with of show showed offer bring save see as let".split())
_BE_THERE = frozenset("is are was were had would will should could might been wasn't weren't aren't isn't".split())
_OWN = re.compile(r" (?:i|i've|i'd|i'm|we|we've|we'd|we're|my|our) ")

_THEIR_FIRM = (
    "team|company|clinics?|stores?|hospital|school|firm|website|people|plant|shops?|business|organi[sz]ation|"
    "department|group|kitchen|program|programme|office|agency|products?|app|site|role|position|job|opening|district|"
    "practice|facility"
)
_POSTING = "posting|post|listing|ad|advert|advertisement|description|jd|website|recruiter|application|requirements"
_EMPLOYER = re.compile(
    rf" (?:(?:the|this|that|your) (?:job )?(?:{_POSTING})|(?:the|this) (?:role|position|opening) (?:is|asks?|"
    r"requires?|needs?|calls?|says?)"
    rf"|you (?:mentioned|said|asked|have|guys|run|want|need|serve|operate|listed|posted|told|are|own|employ|all|wanted)"
    rf"|you're|you've|your (?:{_THEIR_FIRM})"
    rf"|i (?:saw|read|heard|noticed|understand|gather|know) (?:that )?(?:the|this|your|you) (?:{_THEIR_FIRM}|[a-z]+)) "
)
_EMPLOYER_AFTER = re.compile(
    r"^ (?:\S+ ){0,4}(?:your (?:ceo|company|firm|team|website|founder|director|president|blog|site)|(?:that |which "
    r")?you(?:'re|'ve| guys| mentioned| said| asked| have| run| want| need| serve| listed| posted"
    rf"| operate| all| were| are| do)|(?:in|on|from) (?:the|your) (?:job )?(?:{_POSTING})) "
)
_ASKED = re.compile(
    r" (?:wanted|wants|asked (?:\S+ )?for|asks for|required|requires|requested|demanded|expected|expects|needed|"
    r"needs|looking for|called for|(?:the|their|his|her|a) (?:goal|target|quota|minimum|standard|requirement|norm|"
    r"benchmark|limit|expectation) (?:was|is|of)|supposed to (?:be|take|have|do|last|cost)|allowed) "
)

_ESTIMATING = r"(?:say|guess|estimate|put it|have to say|call it|argue|imagine|think|bet|venture|reckon)"
_HABIT = r"(?:usually|often|regularly|sometimes|always|typically|normally|routinely)"
_MODAL = re.compile(
    rf" (?:(?:would|wouldn't|will|won't|i'll|we'll|it'll|they'll|he'll|she'll|there'll|that'll|might|may|gonna)"
    r"|(?:i|we|you|they|he|she|it|there|that)'d(?! (?:just |already |also |never |only |probably )?(?:[a-z]+ed|been|"
    r"had|done|"
    r"made|run|cut|built|seen|gone|taken|got|gotten|written|grown|led|brought|sold|spent|kept|put|won|held|met|found|"
    r"left|lost|set|hit|taught|given|come|become|"
    rf"begun|driven|shown) )) (?!(?:\S+ )?{_ESTIMATING} |have |'ve |{_HABIT} )"
)
_WISH = re.compile(
    r" (?:(?:i|we)(?:'m| am|'re| are) (?:going to|gonna|hoping|planning|aiming|looking)|my (?:\S+ )?(?:goal|plan|"
    r"dream|hope|ambition|target|aim) (?:is|would)|(?:i|we) wanted (?:to|an?|somewhere|something)|(?:i|we|i'd|we'd) "
    r"(?:\w+ )?(?:want|hope|plan|aim|wish|expect|intend|like|love|need) (?:to(?! (?:say|call|guess|think|put))|at|"
    r"for|about|around|a|[0-9]\S*)|see myself|rather have|rather be|rather get|imagine|suppose|supposing|"
    r"hypothetically|picture|pretend|let's say|"
    r"lets say|(?<!i'd )(?<!would )(?<!i )say (?:you|there|somebody|(?:i|we) (?:had|have|got|were|was))|what if|"
    r"hopefully|(?:i|we) could(?! (?:finally|actually|already))|could (?:probably|maybe|see|bring|start|easily|"
    r"definitely|imagine|handle if)|(?:i|we) can (?:start|commit|do|offer|give|be|come|work|bring)|i'm available|"
    r"available|give me|somewhere (?:i|we) can) "
)
_CONDITION = re.compile(
    r" if (?:i|we|you|they|he|she|it|there|somebody|someone|a|an|the|that|your|[0-9]+)(?:'d|'s|'re)? "
)
_AHEAD = re.compile(
    r"^ (?:from now|down the (?:road|line)|(?:i|we) (?:see|would|will|want|hope|plan)|(?:i'd|i'll|we'll|we'd) "
    r"(?!been|had|done|already|\S+ed )\S+) "
)
_WOULD = re.compile(r" (?:would|'d|i'd|we'd|they'd) ")
_EVERY = re.compile(
    r" (?:an?|per|every|each) (?:\S+ )?(?:second|minute|hour|day|night|shift|week|month|quarter|year|season|game|class|"
    r"saturday|sunday|friday|monday|weekend|morning|evening) "
)
"""What makes "would" a habit of the past: "we'd process two thousand claims a month"."""
_PAST_HABIT = re.compile(r" (?:if|probably|want|like|love|expect|aim|need|hope|try|plan|ideally|here|role) ")

_INDEFINITE = (
    "most|some|many|people|folks|kids|customers|patients|students|babies|companies|managers|employers|anyone|anybody|"
    "everyone|everybody|nobody|any|every|each|a|an|the average|the typical|the law|the code|the rule|the state|osha|"
    "studies|research|experts|statistics|surveys?|science|they say|on average people|generally|typically|usually|in "
    "general|normally|bread|dough|concrete|water"
)
_GENERAL_OPENING = re.compile(rf"^ (?:(?:and|but|so|because|well|plus|look|honestly|basically) )*(?:{_INDEFINITE}) ")
_SHARE_OPENING = re.compile(r"^ (?:\d+/\d+|\d+%|half|most) ")
_SHARE_OF_ALL = re.compile(
    r"^ (?:\d+/\d+|\d+%|half|most)(?: of)? (?:people|adults|americans|kids|families|companies|workers|patients|"
    r"customers) (?:have|has|get|gets|are|is|don't|will|never|need|do|want|say|think) "
)
_GENERAL_CUE = re.compile(
    r" (?:most (?:people|folks|companies|places|customers|teams|shops|restaurants|hospitals|schools|kids|patients|"
    r"managers|of us)|(?:studies|research|statistics|surveys?|experts|the (?:law|code|rules?|manual|book|spec|label|"
    r"guidelines|literature|regulations?|protocol)) (?:say|says|show|shows|suggest|suggests|require|requires|calls? "
    r"for|states|tells?|mandates?|is|are)|the average (?:person|customer|patient|company|nurse|teacher|driver|family|"
    r"kid|student|home|restaurant|worker|employee|household)|people (?:need|say|think|tend|forget|have|want|usually|"
    r"always|often|don't|can|will)|anyone who|everybody (?:knows|needs|has)|(?:a|the|an old|that old) (?:saying|"
    r"proverb|expression|joke)|industry (?:average|standard|benchmark|norm)|rule of thumb|as a rule|(?:should|must|"
    r"has to|needs to) (?:be|have|take|last|stay|get|sit|hold|wait|rest|cook|read|reach|stand|keep|run|dry|cure)|"
    r"(?:is|are) supposed|they say|you can|you can't|you have to|you need|you get|you've got) "
)
_TAKES = re.compile(
    r" (?:it|that|this|which|\S+) (?:only |usually |generally |typically )?takes(?: (?:about|around|at least|"
    r"roughly|up to|only))? $"
)
_PAST = re.compile(
    r" (?:was|were|had|did|went|took|came|got|made|said|told|saw|ran|led|brought|kept|sold|cut|grew|fell|rose|spent|"
    r"found|left|lost|wrote|built|hit|paid|sent|put|[a-z]{2,}ed|i'd|we'd|became|began|gave|held|drove|taught|won|"
    r"set) "
)

_FAMILY = (
    "kids?|children|sons?|daughters?|wife|husband|spouse|girlfriend|boyfriend|fianc[a-zé]+|brothers?|sisters?|"
    "siblings|mom|mum|dad|mother|father|parents?|grand[a-z]+|uncle|aunt|cousins?|family|dogs?|cats?|in-laws|niece|"
    "nephew|twins|baby|toddler|roommates?"
)
_PRIVATE = re.compile(
    rf" (?:my (?:[a-z]+ )?(?:(?:{_FAMILY})(?! (?:business|shop|restaurant|farm|store|company)\b)|apartment|mortgage|"
    r"commute|drive|rent|hobby|hobbies|birthday|wedding|salary|pay|notice|expectations?|asking|vacation|backyard|"
    r"yard|band|house)|(?:i|we|i've|we've) (?:live|lived|moved (?:here|house|out of|back|away|in with|apartments|in "
    r"together)|got married|was born|grew up|adopted|bought a house|commute|jog|bike|bicycle|hike|swim|been married|"
    r"slept|sleep)|i (?:ran|run|did|finished|completed|hiked|biked|walked) (?:a|an|my|the) (?:\S+ )?(?:marathon|"
    r"triathlon|race|ironman)|(?:i|we|i've|we've) (?:have|had|got|raised|have got|raise)(?: got)?(?: \w+)? \S+ "
    r"(?:\w+ )?(?:kids|children|dogs|cats|siblings|brothers|sisters|sons|daughters|grandkids|grandchildren|chickens|"
    r"horses|boys|girls)(?! (?:in|on|with|at|under|who|per|to) )|(?:youngest|oldest|eldest|middle|baby) of|gpa|"
    r"grade point|married|"
    r"pay cut|pay raise|sober|rent|landlord|in high school|driving test|commute|marathon|bedtime|growing up|as a kid|"
    r"in my spare time|for fun|salary|notice period|compensation|i volunteer|base pay|pay range|on my own time|been "
    r"together|my "
    r"house|get paid) "
)
_PRIVATE_AFTER = re.compile(
    r"^ (?:\S+ ){0,2}(?:kids (?:of my own|at home)|(?:minutes?|mins|miles|blocks|hours?) (?:away|from (?:here|the "
    r"office|home|your|this|work|downtown|my house)"
    r"|(?:up|down) the (?:road|street)|(?:drive|walk|commute|bus))|siblings|brothers|sisters|grandkids|"
    r"grandchildren|cups? of coffee|hours? of sleep|"
    r"(?:hours?|days?|weeks?|months?)'? notice|(?:mile|minute|hour) (?:commute|drive|walk)|pounds lighter|in base|"
    r"base salary) "
)
_WEIGHT = re.compile(
    r" (?:lift|lifting|lost|gained|bench|weigh|weighs|weighed)(?: (?:up to|about|over|around|at least|like))* $"
)
_EXERCISE = re.compile(
    r" i (?:ran|run|walk|walked|hike|hiked|bike|biked|swim|swam|jog|jogged|cycle|cycled)(?: about)? $"
)
_ARRIVING = re.compile(
    r" (?:arrive|arrived|get there|got there|show up|showed up|come in|came in|be there|get in|got in)(?: \S+){0,3} "
    r"$"
)
_PAY = re.compile(r" (?:making|earning|paid|make|earn|made|pays?)(?: about| around| like)? $")
_OTHERS = re.compile(
    r" (?:(?:my|our|the|a|another|one|this|his|her) (?:\S+ )?(?:manager|boss|supervisor|colleague|coworker|co-worker|"
    r"mentor|foreman|lead|director|owner|guy|woman|man|nurse|teacher|tech|technician|partner|chef|principal|trainer|"
    r"predecessor|veteran|lady|driver|engineer|captain|sergeant|customer|client|patient|vendor|employee|operator|"
    r"company|shop|bakery|place|store|person|people|machinist|cook|charge nurse|instructor|professor)|who|who'd|"
    r"who's|he|she|he's|she's|he'd|she'd|they|they'd|they've|people|somebody|someone)(?: \S+){0,4} $"
)


def subject_before(scene: Scene, at: int, reach: int = 14) -> tuple[str, int]:
    """The nearest subject before piece `at` in its sentence ("i", "we", "you", "they", "he", "it"), and its place.

    ("", -1) where none is near. "You" as an object ("I told you", "thank you") is stepped over.
    """
    for i in range(at - 1, max(scene.begin(at), at - reach) - 1, -1):
        who = _SUBJECTS.get(scene.norm(i), "")
        if scene.norm(i) == "you" and i and scene.norm(i - 1) in _OBJECT_YOU:
            continue
        if scene.norm(i) == "there" and scene.norm(i + 1) not in _BE_THERE:
            continue
        if who:
            return who, i
    return "", -1


_OTHER_SUBJECT = re.compile(
    r" (?:and|so|but|because) (?:the|their|our|my|his|her|its|everybody|everyone|customers|people) "
)
"""Where a clause with a noun for its subject may begin; it does if a verb in the past follows."""
_JOINED_TO = frozenset("that where somewhere which what who how when say think place until".split())


def _clause(scene: Scene, at: int) -> str:
    """The words from the nearest subject before `at` (one word before it included) up to `at`.

    A subject in a clause that hangs on another ("a place where I can stay") leads back to the other's subject.
    """
    _, i = subject_before(scene, at)
    while i > scene.begin(at) and scene.norm(i - 1) in _JOINED_TO:
        _, earlier = subject_before(scene, i)
        if earlier < 0:
            break
        i = earlier
    words = scene.said(max(scene.begin(at), i - 1 if i >= 0 else at - 10), at)
    other = _last(_OTHER_SUBJECT, words)
    if other is not None and _PAST.search(words + scene.norm(at) + " ", other.end() - 1):
        return words[other.end() - 1 :]
    return words


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def of_employer(scene: Scene, first: int, after: int) -> bool:
    """Whether the words are about the firm that hires, or said by it."""
    if _EMPLOYER_AFTER.match(scene.right(after)) or subject_before(scene, first)[0] == "you":
        return True
    left = scene.left(first)
    cue = _last(_EMPLOYER, left)
    return cue is not None and _OWN.search(left, cue.end() - 1) is None


def asked_for(scene: Scene, first: int) -> bool:
    """Whether somebody else wanted it ("they asked for three references"), or it was only a goal."""
    left = scene.left(first, 7)
    cue = _last(_ASKED, left)
    if cue is None or re.search(r" (?:i|we|i'd|we'd) (?:only |just |actually )?$", left[: cue.start() + 1]):
        return False
    return _OWN.search(left, cue.end() - 1) is None


def supposed(scene: Scene, first: int, after: int) -> bool:
    """Whether it would be, will be or might be so, rather than was."""
    clause, right = _clause(scene, first), scene.right(after)
    # "I want to work here because my team ...": the wish ends where its reason begins
    wish, reason, told = clause.rpartition(" because ")
    clause = f" {told}" if reason and _WISH.search(f"{wish} ") else clause
    if _CONDITION.search(clause) or _WISH.search(clause) or _AHEAD.match(right):
        return True
    if _MODAL.search(clause):
        habit = _WOULD.search(clause) and _EVERY.search(scene.said(first, after) + right.lstrip())
        return not habit or bool(_PAST_HABIT.search(scene.left(first) + right))
    return False


def general(scene: Scene, first: int) -> bool:
    """Whether it is said of people, firms or rules in general."""
    sentence = scene.said(scene.begin(first), min(scene.end(first), first + 12))
    opens = _GENERAL_OPENING.match(sentence) or _SHARE_OPENING.match(sentence)
    if _SHARE_OF_ALL.match(sentence) and not _OWN.search(sentence):
        return True
    if opens and not _OWN.search(sentence) and not _PAST.search(sentence):
        return True
    left = scene.left(first)
    if _TAKES.search(left) and not _OWN.search(left):
        return True
    cue = _last(_GENERAL_CUE, left)
    return cue is not None and _OWN.search(left, max(cue.start() - 6, 0)) is None


def private(scene: Scene, first: int, after: int) -> bool:
    """Whether it is about home, family, pay or notice rather than work."""
    own = scene.said(first, after)
    if _ARRIVING.search(scene.left(first, 6)) and re.match(r" (?:early|late|before|ahead of) ", scene.right(after)):
        return True
    if (
        re.search(r" (?:miles|laps)(?: \S+)* $", own)
        and not scene.right(after).startswith(" of ")
        and _EXERCISE.search(scene.left(first, 3))
    ):
        return True
    if re.search(r" (?:degree|diploma|degrees) $", own) or re.match(
        r" of (?:college|school|high school|university|german|spanish|french|latin) ", scene.right(after)
    ):
        return True
    if _WEIGHT.search(scene.left(first, 5)) and re.search(r" (?:pounds|lbs|kilos|stone) $", own):
        return True
    if _PAY.search(scene.left(first, 4)) and re.search(r" (?:hour|year) $", own):
        return True
    around = scene.left(first, 10) + own.lstrip() + scene.right(after, 2).lstrip()
    return bool(_PRIVATE.search(around) or _PRIVATE_AFTER.match(scene.right(first + 1)))


def of_another(scene: Scene, first: int) -> bool:
    """Whether the nearest person before it is somebody else ("my boss, who had twenty years")."""
    return bool(_OTHERS.search(scene.left(first))) and subject_before(scene, first, 5)[0] not in ("i", "we")


def not_own(scene: Scene, first: int, after: int) -> bool:
    """Whether the words from piece `first` to `after` (not included) tell of anything but the candidate's own work."""
    return (
        scene.asks(first)
        or of_employer(scene, first, after)
        or asked_for(scene, first)
        or supposed(scene, first, after)
        or general(scene, first)
        or private(scene, first, after)
    )
