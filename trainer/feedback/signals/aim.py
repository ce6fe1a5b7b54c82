"""Whether an answer takes up its question: said only where nothing at all points at what was asked.

That no listed word was heard proves little: people tell a quarrel without any word for it, and tell it in the present.
So of a question for one time something happened it takes both: none of the words, and no story either, but what an
application says of its writer. An answer that tells another story than was asked for goes by unnoticed.
"""

from dataclasses import dataclass

from trainer.analysis.cues import Speech, phrases, speech_of
from trainer.analysis.lexicon import PAST_VERBS
from trainer.analysis.stems import content_stems
from trainer.analysis.tokens import Token, tokenize
from trainer.bank.model import Question
from trainer.feedback.signals.own_part import OwnPart
from trainer.feedback.signals.topics import GAP, LEAVING, TOPICS, Topic

FEWEST_WORDS = 40
"""Convention: in fewer words a question can be taken up by one that nobody listed."""
FAINT_SUFFICE = 2
"""Convention: two words that may speak of something else."""
LOOKED_FOR_SUFFICE = 2
"""Convention: two words of what the bank looks for."""
PLANS_SUFFICE = 2
"""Convention: what somebody would do is said in more than one clause."""

FEWEST_OF_ONESELF = 4
"""Sentences about oneself as in an application ("I have a degree in", "I like"). Of the labelled answers none that
takes up its question had more than three, told in the present though some of them are."""
OF_ONESELF_PER_100_WORDS = 2.5
"""The same for longer answers, in which asides add up. Convention."""
IN_GENERAL_SHARE = 0.5
"""From this share of "I am", "we do" among all clauses that were recognised, it is no story. Chosen on the labelled
answers of tests/feedback/topic_answers.txt: of those that tell what was asked, none above it lacks all listed words."""

_ADVERBS = (
    r"(?:(?:also|really|always|still|just|usually|mostly|often|only|currently|now|even|then|never|both|all|already|"
    r"normally|generally) )*"
)
_SAME_IN_THE_PAST = "put|cut|let|read|set|hit|shut|cost|quit|beat|spread"
_PAST = rf"(?:[a-z'-]{{2,}}ed|{'|'.join(sorted(PAST_VERBS))}|was|were|had|did|wasn't|weren't|hadn't|didn't|couldn't)"
_NOT_NOW = rf"(?:{_PAST}|{_SAME_IN_THE_PAST}|could|would|should|might|and|or|but|the|a|who|all|both|to|of|then|so)"
_NOW = phrases(
    rf"(?:i|we) {_ADVERBS}(?!{_NOT_NOW} )[a-z'-]+",
    r"(?:i'm|we're|i've|we've|i'd like|i would like|there is|there are|there's)",
    r"my [a-z-]+(?: [a-z-]+)? (?:is|are|has)",
)
"""What somebody is, has, does or likes."""
_THEN = phrases(
    _PAST,
    r"(?:he|she|they)(?:'s|'re)? (?!is |are |has |have |can |will )[a-z'-]+",
    r"(?:but|so|and|then) i|so we|and then|until|finally|suddenly|in the end|by the (?:time|end)",
    r"(?:one|that|this) (?:day|night|morning|evening|afternoon|time|week|guy|man|woman|lady|girl|boy|kid|customer)",
)
"""What happened: told in the past, with others acting in it ("so he comes up and says"), or one thing after another."""
_ONESELF = phrases(
    r"i (?:also |really |just |mostly |always )*(?:like|love|enjoy|prefer|believe|think that)",
    r"(?:i|we) (?:also |really |still )*(?:know|speak|can|type|work|study|teach|run|do the|look after)",
    r"(?:i|we) (?:also |really |still )*have (?:a|an|the|my|two|three|four|five|about|good|one|been|done|worked|never)",
    r"i've (?:been|worked|done|always|never|had|spent)",
    r"(?:i'm|i am) (?:a|an|good|very|always|also|really|certified|the|used|in|quick|careful|someone|somebody)",
    r"(?:i'd|i would) like|i want to|i hope|(?:i'm|i am) looking|in my (?:free|spare) time|on weekends|at the moment",
    r"my (?:major|favou?rite|english|degree|strengths?|hobb(?:y|ies))",
    r"i (?:studied|trained as|passed|graduated|grew up)",
    r"(?:for|about) [^ |]+ years|since (?:19|20)[0-9][0-9]",
)
"""What an application says: training, years, likings, abilities."""
_SPEAKS = phrases(r"(?:he|she|they) (?:says?|said|goes|asks?|asked|tells?|told)")
"""Somebody else speaks: a scene is being told, in whatever tense."""
_PLAN = phrases(
    r"i'd|i would|i'll|i will|we'd|we would|you'd|you would|i might|i could|i should|would be|would have to|if|first|"
    r"second|firstly|then i|depends|before (?:i|anything|that)|once (?:i|that|they|he|she)|"
    r"i (?:always |usually |also |just )?(?:ask|tell|check|stop|speak|talk|call|listen|explain|report|go to|walk|try|"
    r"start|begin|find out|make sure|make it|say|stay|step|apologi[sz]e|offer|measure|compare|test|open|write it|"
    r"escalate|let)"
)
"""What somebody would do, or does each time."""
_WHY = phrases(
    r"because|since i|that is why|that's why|the reason|why i|i want|i'd like|i would like|i'd love|i would love|"
    r"i love|i loved|i enjoy|i enjoyed|i've always|i have always|i always wanted|interest[a-z]*|passion[a-z]*|"
    r"fascinat[a-z]*|dream[a-z]*|inspir[a-z]*|drew me|draws me|attract[a-z]*|meaning[a-z]*|matters|hope|hoping|"
    r"looking for|look forward|looked forward|makes me|made me|what i liked?|important to me|believe in|purpose"
)
"""A reason of one's own."""
_REASON_OR_TIME = phrases(
    r"because|but|so|since|until|till|after|[a-z]+n't|not|never|no|nobody|nothing|without|only|too|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|"
    r"fall|winter|[a-z-]+ (?:months?|weeks?)|a year|the year|meantime|if i'm honest|to be honest"
)
"""What any account of a parting or of a time between has, and a list of duties may lack."""
_YOURS = phrases(r"you|your|you're|you've|yours|this (?:role|job|company|position|place|hospital|school|team)|here")
"""The employer, spoken to."""
_ASKS = phrases(
    r"what|how|who|when|which|where|could you|would you|do you|does|is there|are there|can you|"
    r"i'd like to (?:ask|know|hear)|i would like to (?:ask|know|hear)|wonder[a-z]*|curious"
)
_WHY_ASKED = phrases("why")
_ASK_US = phrases(
    r"ask us|ask me|questions for (?:us|me)|questions (?:do|would) you have|like to ask|you have any questions|"
    r"any questions"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a question asked about: `said` completes "The question asked about ...", `opener` may be a way to begin."""

    said: str
    opener: str


def passed_by(question: Question, tokens: tuple[Token, ...], own: OwnPart) -> Aim | None:
    """What `question` asked about where nothing in the answer points at it; None where anything does.

    `tokens` are the answer's and `own` the deeds in it. None also where the question is of no sort that is
    known, or the answer too short to tell.
    """
    if sum(token.spoken for token in tokens) < FEWEST_WORDS:
        return None
    speech = speech_of(tokens)
    asked = speech_of(tokenize(question.ask)).line
    if question.kind == "behavioural":
        return _story_passed(question, asked, speech, own)
    if question.kind == "career-gap":
        topics = [t for t in (LEAVING, GAP) if t.asked.search(asked)]
        taken = _REASON_OR_TIME.search(speech.line) or any(t.plain.search(speech.line) for t in topics)
        return None if taken or not topics else _first(topics)
    if _shares_words(question, speech):
        return None
    if question.kind == "motivation" and _WHY_ASKED.search(asked):
        reason = _WHY.search(speech.line) or _YOURS.search(speech.line)
        return None if reason else Aim("your reasons", '"What draws me to this is ..., because ..."')
    if question.kind == "situational":
        few = _in_general(speech) and len(_PLAN.findall(speech.line)) < PLANS_SUFFICE
        return Aim("what you would do", '"First I would ..., because ..."') if few else None
    if question.kind == "closing" and _ASK_US.search(asked):
        asks = any(token.text == "?" for token in tokens) or bool(_ASKS.search(speech.line))
        return None if asks else Aim("what you would like to know from them", '"I would like to know how ..."')
    return None


def _story_passed(question: Question, asked: str, speech: Speech, own: OwnPart) -> Aim | None:
    topics = [t for t in TOPICS if t.asked.search(asked)]
    if not topics or not _in_general(speech):
        return None
    taken = any(_takes_up(t, speech, own) for t in topics) or _shares_words(question, speech)
    return None if taken else _first(topics)


def _in_general(speech: Speech) -> bool:
    """Whether the answer tells how things are rather than what happened."""
    now, then = len(_NOW.findall(speech.line)), len(_THEN.findall(speech.line))
    oneself = len(_ONESELF.findall(speech.line))
    few = oneself < max(FEWEST_OF_ONESELF, OF_ONESELF_PER_100_WORDS * speech.line.count(" ") / 100)
    return not few and now >= IN_GENERAL_SHARE * (now + then) and not _SPEAKS.search(speech.line)


def _takes_up(topic: Topic, speech: Speech, own: OwnPart) -> bool:
    if topic.plain.search(speech.line) or (topic.deeds and len(own.mine) >= topic.deeds):
        return True
    return len({*topic.faint.findall(speech.line)}) >= FAINT_SUFFICE


def _shares_words(question: Question, speech: Speech) -> bool:
    """Whether the answer has a word of the question that is not every question's, or two of what it looks for."""
    said = content_stems(speech.line.split())
    if content_stems(speech_of(tokenize(question.ask)).line.split()) & said:
        return True
    looked_for = content_stems(speech_of(tokenize(" ".join(question.look_for))).line.split())
    return len(looked_for & said) >= LOOKED_FOR_SUFFICE


def _first(topics: list[Topic]) -> Aim:
    return Aim(topics[0].said, topics[0].opener)
