"""Classes of English words that the rules share: closed classes whole, open classes by their commonest members.

Everything is in the form that `Token.norm` has: lower case, straight apostrophes. Source: the closed classes as any
grammar of English lists them (Quirk et al., A Comprehensive Grammar of the English Language, 1985); the open ones are
everyday verbs of spoken English.
"""

from collections.abc import Iterable


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(listed.split())


FILLED_PAUSES: dict[str, str] = {
    **dict.fromkeys(("um", "umm", "ummm", "uhm", "uhmm", "ehm"), "um"),
    **dict.fromkeys(("uh", "uhh", "uhhh"), "uh"),
    **dict.fromkeys(("ah", "ahh", "ahhh"), "ah"),
    **dict.fromkeys(("er", "err", "errr"), "er"),
    **dict.fromkeys(("erm", "ermm"), "erm"),
    **dict.fromkeys(("hm", "hmm", "hmmm", "mm", "mmm", "mmmm"), "hmm"),
}
"""Spellings of a filled pause and the normal form of each."""

SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
OBJECTS = word_set(
    "me him her us them myself yourself himself herself itself ourselves yourselves themselves mine yours ours theirs"
)


def _with(subjects: Iterable[str], *endings: str) -> frozenset[str]:
    return frozenset(subject + ending for subject in subjects for ending in endings)


SUBJECTS_CONTRACTED = _with(SUBJECTS | {"there", "that"}, "'s", "'re", "'m", "'d", "'ll", "'ve")
"""A subject and its verb in one word: "i'm", "there's"."""

CLAUSE_OPENERS = SUBJECTS | SUBJECTS_CONTRACTED | {"there", "everybody", "everyone", "nobody", "somebody", "someone"}
"""Words with which a clause of its own begins."""

BE = word_set("be is are was were am been being isn't aren't wasn't weren't") | _with(
    SUBJECTS | {"that", "there", "what", "here"}, "'s", "'re", "'m"
)
HAVE = word_set("have has had having haven't hasn't hadn't got gotten") | _with(SUBJECTS, "'ve")
MODALS = word_set(
    "can could will would shall should may might must can't cannot couldn't won't wouldn't shouldn't mustn't gonna"
) | _with(SUBJECTS, "'ll", "'d")
DO = word_set("do does did don't doesn't didn't")

ARTICLES = frozenset({"a", "an", "the"})
NEGATIONS = frozenset({"not", "never", "no"})
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
NUMBER_WORDS = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions dozen dozens couple first second third"
)
MEASURES = word_set(
    "second seconds minute minutes hour hours day days week weeks month months year years foot feet inch inches yard "
    "yards mile miles pound pounds ton tons dollar dollars percent degree degrees quarter semester hundred thousand "
    "million billion couple dozen third bunch lot few ton"
)

PREPOSITIONS = word_set(
    "about above across after against along around at before behind below between by during for from in inside into "
    "near of off on onto out outside over per since through throughout till to toward towards under until up upon "
    "with within without"
)
CONJUNCTIONS = word_set("and but or so because cause 'cause cuz nor plus")
SUBORDINATORS = word_set("if when whenever where wherever while whereas unless although though until till")
QUESTION_WORDS = word_set("how what when where which who whom whose why whatever whenever")

SAYING = word_set(
    "said say says saying mention mentioned mentioning told tell telling noted explained described stated talked "
    "talking discussed discussing"
)

BASE_VERBS = word_set(
    "add allow ask become begin bring build buy call carry check choose come decide do eat explain fall figure find "
    "finish fix follow forget get give go grab grow happen have hear hold jump keep know lay learn leave let listen "
    "look lose make meet move pick pull push put quit read realize remember run say see sell send sit solve speak "
    "spend stand start stop take teach tell think throw try turn understand wait wear win write"
)
"""Everyday verbs in their base form, without those that are nouns as often ("work", "help", "change")."""

_IRREGULAR = {
    "become": "became", "begin": "began begun", "bring": "brought", "build": "built", "buy": "bought",
    "catch": "caught", "choose": "chose chosen", "come": "came", "cost": "cost", "cut": "cut", "do": "did done does",
    "draw": "drew drawn", "drink": "drank drunk", "drive": "drove driven", "eat": "ate eaten", "feed": "fed",
    "fight": "fought", "find": "found", "forget": "forgot forgotten", "get": "got gotten", "give": "gave given",
    "go": "went gone goes", "have": "had has", "hear": "heard", "hit": "hit", "hold": "held", "keep": "kept",
    "know": "knew known", "lead": "led", "learn": "learnt", "leave": "left", "lend": "lent", "lose": "lost",
    "make": "made", "mean": "meant", "meet": "met", "pay": "paid", "put": "put", "read": "read", "run": "ran",
    "say": "said", "see": "saw seen", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot", "sit": "sat",
    "speak": "spoke spoken", "spend": "spent", "stand": "stood", "take": "took taken", "teach": "taught",
    "tell": "told", "think": "thought", "throw": "threw thrown", "understand": "understood", "wear": "wore worn",
    "win": "won", "write": "wrote written",
}  # fmt: skip
PAST_VERBS = frozenset(forms.split()[0] for forms in _IRREGULAR.values()) - _IRREGULAR.keys()
"""Pasts that can't be taken for the base form: "went", not "put"."""

_BASES = {form: base for base, forms in _IRREGULAR.items() for form in forms.split()}


def base_form(word: str) -> str:
    """The verb of which `word` is an irregular form ("taught": "teach"); any other word as it is."""
    return _BASES.get(word, word)


_DOUBLING = word_set("begin cut drop forget get hit plan put quit run set ship shop sit stop swim win")


def inflected(listed: str) -> frozenset[str]:
    """Every form of the verbs in a list written with spaces: base, third person, past, participle and -ing."""
    forms: set[str] = set()
    for base in listed.split():
        stem = base + base[-1] if base in _DOUBLING else base if base.endswith("ee") else base.removesuffix("e")
        consonant_y = base.endswith("y") and base[-2] not in "aeiou"
        sibilant = base.endswith(("s", "sh", "ch", "x"))
        forms |= {base, f"{stem}ing", f"{base[:-1]}ies" if consonant_y else f"{base}es" if sibilant else f"{base}s"}
        if base in _IRREGULAR:
            forms |= set(_IRREGULAR[base].split())
        else:
            forms.add(f"{base[:-1]}ied" if consonant_y else f"{stem}ed")
    return frozenset(forms)


SEEMING = inflected("seem look sound feel taste smell") | {"felt", "smelt"}
"""Verbs that take a comparison with "like": it sounds like, I felt like."""


def is_number(word: str) -> bool:
    """True for a number in digits or words, sums of money and joined number words included ("$90k", "forty-five")."""
    return word.lstrip("$£€")[:1].isdigit() or word.partition("-")[0] in NUMBER_WORDS
