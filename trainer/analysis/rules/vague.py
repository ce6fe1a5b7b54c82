"""Vague claims: words that stand where a figure was wanted."""

from collections.abc import Sequence

from trainer.analysis.figures.find import find_figures
from trainer.analysis.figures.scene import Scene
from trainer.analysis.model import Vague
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token
from trainer.analysis.vagueness.find import find_vague


def _find(text: str, tokens: Sequence[Token]) -> tuple[Vague, ...]:
    scene = Scene(text, tokens)
    return find_vague(scene, find_figures(scene))


RULE = Rule(
    name="vague",
    find=_find,
    source=(
        "Advice of careers services: say how many and by how much. A quantity without a number is vague wherever it "
        "stands; "
        "a change only where no figure nearby measures it. Feelings, what others did, what is only planned, and "
        "what holds "
        "in general are no claims about the candidate's work."
    ),
    must_flag=(
        "I helped [[a lot of customers]] with their accounts.",
        "we shipped [[tons of orders]] over the holidays",
        "I worked with [[several vendors]] on the pricing",
        "I mentored [[a handful of junior developers]]",
        "I handled [[a high volume of calls]]",
        "We had [[hundreds of vendors]] in the system.",
        "I trained [[quite a few people]] on that machine",
        "I was in charge of [[a big budget]].",
        "I have [[many years of experience]] in this field.",
        "that freed up [[a lot of time]] for the nurses",
        "We [[significantly reduced waiting times]].",
        "I [[improved customer satisfaction]] by listening more",
        "after that there were [[way fewer jams]] on the line",
        "it [[got much faster]] once I fixed the index",
        "the number of [[errors dropped significantly]]",
        "It made [[a huge difference]] in our turnaround.",
        "we [[saved the company a lot of money]]",
        "[[Our numbers went way up]].",
        "I [[reduced costs]] and [[improved quality]].",
        "We had [[very little turnover]] on my team.",
        "Scrap fell by ten percent and we had [[far fewer callbacks]].",
    ),
    must_pass=(
        "It gave me a lot of grief.",
        "they asked a ton of questions",
        "I learned a lot from that.",
        "I have a lot of respect for teachers.",
        "it was a lot more fun than I expected",
        "I felt a lot better after that talk.",
        "I'm much more confident now.",
        "A lot of people think welding is easy.",
        "You clearly have a lot of customers.",
        "I would significantly increase sales here.",
        "My goal is to improve customer satisfaction.",
        "if you reduce errors you save money",
        "We significantly reduced scrap, from nine percent to four.",
        "a few years ago I switched careers",
        "I've grown a lot.",
        "It was a big change for me.",
    ),
)
