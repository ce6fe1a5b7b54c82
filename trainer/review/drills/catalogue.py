"""The drills there are, as data."""

from collections.abc import Sequence

from trainer.feedback.rubric import STORY_KINDS
from trainer.review.drills import checks
from trainer.review.drills.drill import Drill, Example

_QUEUE = (
    "Last winter I worked at the front desk of a clinic, and the phone queue grew every morning. I noticed that people "
    "called to hear our opening hours. I recorded a new message for the line, I put the hours on the door, and I asked "
    "my manager to let me try it for a week. "
)
_QUEUE_ENDED = _QUEUE + "As a result the calls went down from eighty to thirty a morning."
_QUEUE_BETTER = _QUEUE + "In the end the queue was gone before the doctor arrived."
_QUEUE_OPEN = _QUEUE + "The phone stood on the desk by the window, and next to it there was the list of the doctors."
_UMS = (
    "Um, last winter I worked at the, uh, front desk of a clinic, and, um, the phone queue grew every morning. Um, I "
    "noticed that people, you know, called to hear our, uh, opening hours. I, um, recorded a new message, you know, "
    "and in the end the queue was gone."
)
_WE = (
    "We had a long phone queue in the clinic last winter. We noticed that people called to hear the opening hours. We "
    "recorded a new message, we put the hours on the door, we asked the manager, and we tried it for a week."
)

DRILLS: tuple[Drill, ...] = (
    Drill(
        id="figure",
        title="The same story, with a figure",
        instruction="Tell it again, and say what changed as a figure: from how many to how many, or in what time.",
        seconds=75,
        rules=("no_figure", "vague", "open_figure"),
        kinds=STORY_KINDS,
        check=checks.with_a_figure,
        source="The rubric: a figure of change tells more than one of size",
        meets=(Example(_QUEUE_ENDED),),
        misses=(
            Example(_QUEUE_BETTER),
            Example("There were 24 of us on the ward, with a rota that nobody liked."),
        ),
    ),
    Drill(
        id="result-first",
        title="How it ended, first",
        instruction="Begin with how it ended, in one sentence. Only then say how it came to that.",
        seconds=75,
        rules=("late_result", "no_result"),
        kinds=STORY_KINDS,
        check=checks.result_first,
        source="Stories raised recommendations, and real answers are heavy on situation (Bangerter 2014)",
        meets=(
            Example(
                "I cut the calls at our front desk from eighty to thirty a morning. This is how it came about. People "
                "called to hear our opening hours, so I recorded a new message and I put the hours on the door. I "
                "asked my manager first, and I counted the calls for a week before and a week after it."
            ),
        ),
        misses=(Example(_QUEUE_ENDED), Example(_QUEUE_OPEN)),
    ),
    Drill(
        id="ending",
        title="To the end of the story",
        instruction="Tell it with an ending: two sentences on how it turned out, good or bad, and what stayed.",
        seconds=75,
        rules=("no_result",),
        kinds=STORY_KINDS,
        check=checks.told_to_the_end,
        source="The rubric: the ending is two fifths of a story's points, and most leave it out",
        meets=(Example(_QUEUE_BETTER),),
        misses=(Example(_QUEUE_OPEN),),
    ),
    Drill(
        id="silence",
        title="Silence instead of um",
        instruction="Wherever an um wants to come, say nothing. A pause sounds longer to you than to anybody else.",
        seconds=60,
        rules=("fillers",),
        check=checks.silence,
        source="Laske 2024: half of what did a speaker no harm; a silence to think is welcome (rubric)",
        meets=(Example(_QUEUE_BETTER, 30.0),),
        misses=(Example(_UMS, 30.0),),
    ),
    Drill(
        id="minute",
        title="A minute, no more",
        instruction="Answer in sixty seconds. Choose one thing that you did, and how it ended; leave out the rest.",
        seconds=60,
        rules=("too_long", "repetition"),
        check=checks.a_minute,
        source="Convention: who can say it in a minute can say it in two",
        meets=(Example(_QUEUE_BETTER, 58.0),),
        misses=(Example(_QUEUE_BETTER, 95.0),),
    ),
    Drill(
        id="opening",
        title="One sentence that answers, then the rest",
        instruction="Answer the question in your first sentence, in one breath. Then give the example.",
        seconds=60,
        rules=("off_question", "slow_start"),
        check=checks.one_sentence,
        source="Convention: what is asked for stands first, so that the listener knows what the example is for",
        meets=(
            Example(
                "The time that went most wrong was the morning the phones failed at our front desk. I called the "
                "doctors on my own phone, I put a note on the door, and I stayed until the line was back at noon."
            ),
        ),
        misses=(
            Example(
                "So, um, well, uh, there was this one clinic where I worked before the one where I work now. It was a "
                "nice place and the phones failed there and I called the doctors on my own phone until the line came "
                "back at noon."
            ),
            Example("I like people and I am a good listener. Everybody says that I am always friendly."),
        ),
    ),
    Drill(
        id="one-day",
        title="One day, one place",
        instruction="Begin with when and where it was: one day, one room. Then tell only what happened there.",
        seconds=75,
        rules=("told_in_general", "off_question"),
        kinds=STORY_KINDS,
        check=checks.one_day,
        source="In 62 real interviews only 23% of answers were stories (Bangerter 2014)",
        meets=(Example(_QUEUE_BETTER),),
        misses=(
            Example(
                "I usually talk to people when something goes wrong. I always try to listen, and normally I find a way "
                "that suits everybody, because people are different and everybody wants to be heard."
            ),
        ),
    ),
    Drill(
        id="say-i",
        title="Say what you did, with I",
        instruction="Name three things that you did yourself, each with I. The others may come in afterwards.",
        seconds=60,
        rules=("own_part", "helped_with"),
        kinds=STORY_KINDS,
        check=checks.say_i,
        source="The rubric: three deeds of one's own; 'we' as such is harmless (Naim 2015)",
        meets=(Example(_QUEUE_BETTER),),
        misses=(Example(_WE),),
    ),
    Drill(
        id="straight",
        title="Straight out, no hedges",
        instruction="Say what you did and what came of it, without I think, kind of or maybe.",
        seconds=60,
        rules=("hedges", "hedged_achievement", "absolutes"),
        check=checks.straight,
        source="Convention, gently: ordinary hedging did no harm (+0.11, Naim 2015)",
        meets=(Example(_QUEUE_BETTER),),
        misses=(
            Example(
                "I think I sort of worked at the front desk of a clinic, and I guess the phone queue was kind of long. "
                "I suppose I maybe recorded a new message for the line, and I think it probably helped a bit with the "
                "calls in the morning."
            ),
        ),
    ),
    Drill(
        id="calm",
        title="A breath after each sentence",
        instruction="Close your mouth after each full stop, breathe in, and begin the next one. To the very end.",
        seconds=60,
        rules=("pace", "speeding_up", "pauses"),
        check=checks.calm,
        source="The rubric's band for pace: published ranges disagree, so the widest of them",
        meets=(Example(_QUEUE_BETTER, 30.0),),
        misses=(Example(_QUEUE_BETTER, 16.0),),
    ),
    Drill(
        id="last-word",
        title="To the last word",
        instruction="Let the last word of each sentence be as clear as the first, and stop on a full one.",
        seconds=60,
        rules=("trailing_off", "fading"),
        check=checks.to_the_last_word,
        source="Convention: the last words are remembered",
        meets=(Example(_QUEUE_BETTER),),
        misses=(Example(_QUEUE + "And the queue was shorter, so, yeah, that was kind of it, I guess, so, yeah."),),
    ),
    Drill(
        id="enough",
        title="Three sentences more",
        instruction="Where you would stop, go on: what you saw, what you did next, what came of it.",
        seconds=75,
        rules=("too_short", "shape", "no_speech"),
        check=checks.enough,
        source="trainer.analysis.timing: less than half of what was asked for leaves an interviewer to guess",
        meets=(Example(_QUEUE_BETTER, 60.0),),
        misses=(Example("The phones failed once. I fixed it.", 6.0),),
    ),
    Drill(
        id="leaving",
        title="Why you left, judging nobody",
        instruction="Give the reason in one sentence that judges nobody, then say what you are looking for.",
        seconds=45,
        rules=("blame",),
        kinds=frozenset({"career-gap", "motivation", "introduction"}),
        check=checks.without_blame,
        source="Convention: interviewers' guides agree that blame costs trust",
        meets=(
            Example(
                "I had learned what I could there, and I was looking for a place where I would lead a shift.",
                ask="Why did you leave your last job?",
                kind="career-gap",
            ),
        ),
        misses=(
            Example(
                "My boss was an idiot and she never listened to anybody, so I left.",
                ask="Why did you leave your last job?",
                kind="career-gap",
            ),
        ),
    ),
    Drill(
        id="plain",
        title="For somebody from another trade",
        instruction="Tell it as to a neighbour: wherever a word of your trade comes up, say it in plain ones.",
        seconds=75,
        rules=("jargon",),
        check=checks.plain_words,
        source="Convention: the first interviewer is often from another trade",
        meets=(Example(_QUEUE_BETTER),),
        misses=(
            Example(
                "I owned the CI/CD pipeline and the SLOs, and we moved the ETL to Kafka behind an API gateway with "
                "OAuth and mTLS. The SRE on call used Terraform for IaC, the QA team had their own K8s cluster, and "
                "the P95 of the gRPC endpoint was part of the OKR for the CTO."
            ),
        ),
    ),
    Drill(
        id="once",
        title="Each point once",
        instruction="Think the sentence to its end, then say it, once. What is said need not be said again.",
        seconds=60,
        rules=("pet_phrase", "stumbles", "repetition"),
        check=checks.said_once,
        source="Words said twice in a row go with lower ratings (-0.19, Naim 2015)",
        meets=(Example(_QUEUE_BETTER),),
        misses=(
            Example(
                "At the end of the day the phone queue was long. I recorded a new message, and at the end of the day "
                "people heard it. At the end of the day I put the hours on the door, and at the end of the day the "
                "queue was gone, and that is what counts at the end of the day."
            ),
        ),
    ),
)
"""Where two serve a rule equally well the earlier goes first."""


def drills_for(rule: str) -> tuple[Drill, ...]:
    """The drills that serve this rule of advice, those that serve it best first."""
    return tuple(sorted((d for d in DRILLS if rule in d.rules), key=lambda d: d.rules.index(rule)))


def drill_of(interview_title: str, drills: Sequence[Drill] = DRILLS) -> Drill | None:
    """The drill that an interview of this title holds, None where it holds none."""
    return next((drill for drill in drills if drill.interview_title == interview_title), None)
