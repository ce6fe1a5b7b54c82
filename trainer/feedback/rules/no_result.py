"""A story that stops before its end."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.rules.told_in_general import in_general
from trainer.feedback.words import clip

_NAME = "no_result"


def _suggest(case: Case) -> Suggestion | None:
    story = case.wants_story or (case.kind is None and case.tells_story)
    if not story or case.has_result or case.length == "short" or in_general(case) or case.aim:
        return None
    last = case.sentences[-1]
    word = [t for t in case.tokens if t.spoken][-1]
    span = clip(case.tokens, last, (word.start, word.end), 20)
    message = "Say how it ended. The answer stops before the result."
    if not case.own.mine and not case.own.ours:
        message = "Say what you did and how it ended. So far it tells what happened around you."
    return Suggestion(
        0.3 * rubric.STORY_PARTS["result"],
        Advice(
            _NAME,
            message,
            "An interviewer is left to guess whether it worked. One sentence is enough, and one that says what you "
            "learned will do where it went badly.",
            '"In the end ..., and since then ..."',
            (span,),
        ),
    )


NO_RESULT = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="23% of answers were stories, heavy on situation; stories raised recommendations (Bangerter 2014)",
    must_give=(
        Example(
            "I was on the night shift in a hotel and a pipe burst on the third floor. There was water in the corridor "
            "and the guests were standing there in their slippers. I was alone at the desk. The plumber was an hour "
            "away, and it was the weekend of the trade fair, and every hotel in town was full. It was very stressful, "
            "and the phone kept ringing all the time, and everybody wanted something from me at once.",
        ),
    ),
    must_not_give=(
        Example(
            "I was on the night shift in a hotel and a pipe burst on the third floor. I turned the water off, woke my "
            "manager and moved the eight guests down to the first floor, and I brought them tea. As a result nobody "
            "left, and two of them wrote to thank us. Since then there is a drawing of the valves at the desk, and "
            "everybody who works the night shift has been shown where to turn the water off.",
        ),
        Example(
            "I was on the night shift in a hotel and I forgot to put the breakfast list through to the kitchen. At six "
            "the cook called me and I had to say that it was my mistake. I went down and helped him lay the tables, "
            "and I apologised to the guests who had to wait. What I learned is that I read my list aloud before I "
            "hand over, and I still do it at the end of each and every night.",
        ),
        Example(
            "First I would turn the water off, because that is what does the damage. Then I would wake my manager and "
            "move the guests who are on that floor, and I would tell them what is going on, so that nobody has to "
            "guess. If the other hotels are full, I would open the breakfast room for them until the morning comes.",
            "situational",
        ),
    ),
)
