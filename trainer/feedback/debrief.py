"""The debrief of a whole interview: what a fair interviewer would say after closing the notebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from trainer.analysis.tokens import tokenize
from trainer.bank.model import Question
from trainer.feedback.focus import Focus, check_focus, choose_focus, taken_up
from trainer.feedback.measures import examine, filler_rate
from trainer.feedback.probing.choose import Reply, next_question
from trainer.feedback.probing.when_asked import reply_notes, with_replies
from trainer.feedback.result import AnswerResult, Strength
from trainer.feedback.words import clip, clock, number, quote, rounded, sentence_around, sentences
from trainer.interview.session import Interview

_MOST = 3
_GOOD_ENOUGH = 85  # convention: above this another take teaches little
_QUOTED_WORDS = 20
_POINTS_NAMED = 2  # convention: of heard and of missing each

# What each strength says over several answers, and how much it tells (convention: content before form).
_ACROSS: Mapping[str, tuple[str, float]] = {
    "change": ("you said what changed, with a figure", 3.0),
    "result": ("you said how it ended", 2.5),
    "own_part": ("what you did yourself was clear", 2.0),
    "one_person": ("you made it about a real person", 2.0),
    "looked_for": ("you took up what the question looks for", 1.5),
    "shape": ("you said what the question asked for", 1.5),
    "scope": ("you said how big it was", 1.5),
    "few_fillers": ("hardly a filler was heard", 1.0),
    "length": ("you kept to the time", 1.0),
    "name": ("you named names", 0.5),
}
_NO_REPLIES: Mapping[str, Sequence[Reply]] = MappingProxyType({})
_UNKNOWN = ("", 0.5)  # a strength that another version of the program named: quoted as it stands
_MISUNDERSTOOD = {
    "blame": "It could sound as if you might speak of the next employer in the same way.",
    "own_part": "It could sound as if others had done the work.",
    "off_question": "It could sound as if you had no such case to tell.",
    "told_in_general": "It could sound as if this had not happened to you yet.",
    "helped_with": "It could sound as if it had been somebody else's work.",
    "hedges": "It could sound as if you were not sure that it was your doing.",
    "hedged_achievement": "It could sound as if it had not quite happened.",
    "no_result": "It stops there, and could be taken to have ended badly.",
    "vague": "It leaves open how much that was; somebody else may picture a tenth of it.",
    "absolutes": "It could sound too good to be true, and invite the search for one exception.",
    "jargon": "It could be lost on a listener from another trade, who may not ask.",
    "too_short": "It could sound as if there were nothing more to tell.",
}


@dataclass(frozen=True, slots=True)
class Misunderstanding:
    """Words of answer `answer` (an index into the answers) that could be taken otherwise, and how."""

    answer: int
    quote: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AskedFurther:
    """A follow-up question to answer `answer`, what was said to it, quoted, and one line on that."""

    answer: int
    ask: str
    quote: str
    line: str


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What would have been asked after answer `answer`."""

    answer: int
    ask: str


@dataclass(frozen=True, slots=True)
class Redo:
    """The answer worth doing again now, and why."""

    answer: int
    why: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """What to take home from an interview; all indices count in the answers it was made from.

    `opening` says what was done, `came_across` what worked, `lines` each answer in a line. `focus` is None where no
    answer needed advice, `redo` where no answer is worth doing again now. `taken_up` tells how it stands to the focus
    of the session before, "" where there was none. `looked_for` names points that questions look for, as far as words
    tell whether they were taken up. `numbers` are the numbers (from 1) of the answers' questions in the
    interview, where some may have been skipped.
    """

    opening: str
    came_across: tuple[str, ...]
    misunderstood: tuple[Misunderstanding, ...]
    next_questions: tuple[NextQuestion, ...]
    focus: Focus | None
    redo: Redo | None
    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    taken_up: str = ""
    looked_for: tuple[str, ...] = ()
    asked_further: tuple[AskedFurther, ...] = ()


def debrief(
    interview: Interview,
    answers: Sequence[tuple[Question, AnswerResult]],
    *,
    before: Sequence[tuple[Question, AnswerResult]] = (),
    replies: Mapping[str, Sequence[Reply]] = _NO_REPLIES,
) -> Debrief:
    """The debrief of `interview`; `answers` are the takes to speak about, one a question, in the order asked.

    `before` are those of the session before, whose focus is taken up. `replies` has, by the id of an answer, the
    follow-up questions it drew with what was said to them: they count in what is said of it.
    """
    further = tuple(_further(i, q, r, replies.get(r.id, ())) for i, (q, r) in enumerate(answers))
    answers = [(q, with_replies(q, r, replies[r.id]) if r.id in replies else r) for q, r in answers]
    numbers = _numbers(interview, answers)
    spoken = [(i, q, r) for i, (q, r) in enumerate(answers) if not r.no_speech]
    return Debrief(
        opening=_opening(interview, len(answers), len(spoken)),
        came_across=_came_across([(numbers[i], r) for i, _, r in spoken]),
        misunderstood=_misunderstood([(i, r) for i, _, r in spoken]),
        next_questions=_next_questions(spoken, replies, [probe.ask for probe in interview.asked]),
        focus=choose_focus(answers),
        redo=_redo(answers),
        lines=tuple(_line(number, q, r) for number, (q, r) in zip(numbers, answers, strict=True)),
        numbers=numbers,
        taken_up=_taken_up(answers, before) if spoken else "",
        looked_for=_looked_for([(numbers[i], q, r) for i, q, r in spoken], replies),
        asked_further=tuple(one for each in further for one in each),
    )


def _further(answer: int, question: Question, result: AnswerResult, replies: Sequence[Reply]) -> list[AskedFurther]:
    notes = reply_notes(question, result, replies)
    return [AskedFurther(answer, n.ask, quote(n.said, (0, len(n.said)), most=_QUOTED_WORDS), n.line) for n in notes]


def _numbers(interview: Interview, answers: Sequence[tuple[Question, AnswerResult]]) -> tuple[int, ...]:
    place = {take: number for number, takes in enumerate(interview.takes, 1) for take in takes}
    return tuple(place.get(result.id, i) for i, (_, result) in enumerate(answers, 1))


def _taken_up(answers: Sequence[tuple[Question, AnswerResult]], before: Sequence[tuple[Question, AnswerResult]]) -> str:
    focus = choose_focus(before)
    return taken_up(focus, check_focus(focus, answers, before)) if focus else ""


def _opening(interview: Interview, answered: int, spoken: int) -> str:
    asked = len(interview.questions)
    if not answered:
        return "No question was answered this time. Nothing is lost; they will be there when you come back."
    if not spoken:
        return "Nothing was heard in this interview. A quick look at the microphone, and then again, without hurry."
    which = f"{number(spoken)} of {number(asked)} questions" if spoken < asked else _all(asked)
    return f"You answered {which} from {interview.bank_title}."


def _all(asked: int) -> str:
    return "the one question" if asked == 1 else "both questions" if asked == 2 else f"all {number(asked)} questions"


def _came_across(answers: Sequence[tuple[int, AnswerResult]]) -> tuple[str, ...]:
    by_rule: dict[str, list[tuple[int, AnswerResult, Strength]]] = {}
    for i, result in answers:
        for strength in result.strengths:
            by_rule.setdefault(strength.rule, []).append((i, result, strength))
    ranked = sorted(by_rule, key=lambda rule: -len(by_rule[rule]) * _ACROSS.get(rule, _UNKNOWN)[1])
    return tuple(_said_across(by_rule[rule], len(answers)) for rule in ranked[:_MOST])


def _said_across(found: Sequence[tuple[int, AnswerResult, Strength]], answers: int) -> str:
    first, _, strength = found[0]
    across = _ACROSS.get(strength.rule, _UNKNOWN)[0]
    if len(found) == 1 or not across:
        return strength.message if answers == 1 else f"Question {first}: {strength.message}"
    often = "each answer" if len(found) == answers else f"{number(len(found))} of {number(answers)} answers"
    quoted = strength.message.partition(": ")[2].rstrip(".")
    example = f", as in {quoted}" if quoted.startswith('"') else ""
    return f"In {often} {across}{example}."


def _looked_for(
    answers: Sequence[tuple[int, Question, AnswerResult]], replies: Mapping[str, Sequence[Reply]]
) -> tuple[str, ...]:
    """What the questions with something missing look for, those that miss most first; replies count too."""
    found = []
    for number_asked, question, result in answers:
        replied = [
            examine(reply.transcript, reply.analysis, question).looked_for for _, reply in replies.get(result.id, ())
        ]
        later = {p.wanted for points in replied for p in points if p.state == "heard"}
        own = examine(result.transcript, result.analysis, question).looked_for
        points = [p for p in own if p.state == "heard" or p.wanted not in later]
        heard = [p.wanted for p in points if p.state == "heard"][:_POINTS_NAMED]
        missing = [p.wanted for p in points if p.state == "missing"][:_POINTS_NAMED]
        if missing:
            said = f"heard: {'; '.join(heard)}. Not heard" if heard else "not heard"
            found.append((-len(missing), number_asked, f"Question {number_asked}, {said}: {'; '.join(missing)}."))
    return tuple(line for _, _, line in sorted(found)[:_MOST])


def _misunderstood(answers: Sequence[tuple[int, AnswerResult]]) -> tuple[Misunderstanding, ...]:
    found: dict[str, Misunderstanding] = {}
    for i, result in answers:
        for advice in result.advice:
            if advice.rule in _MISUNDERSTOOD and advice.rule not in found and advice.evidence:
                said = _sentence(result.text, advice.evidence[0])
                if advice.rule == "too_short":
                    if result.analysis.words > _QUOTED_WORDS:
                        continue  # what is missing can't be quoted, only an answer that is all there was
                    said = quote(result.text, (0, len(result.text)), most=_QUOTED_WORDS)
                found[advice.rule] = Misunderstanding(i, said, _MISUNDERSTOOD[advice.rule])
    ranked = [found[rule] for rule in _MISUNDERSTOOD if rule in found]
    # the same words stand there once, with what weighs most
    return tuple({m.quote: m for m in reversed(ranked)}.values())[::-1][:_MOST]


def _sentence(text: str, span: tuple[int, int]) -> str:
    tokens = tokenize(text)
    around = sentence_around(sentences(text, tokens), span[0]) or span
    return quote(text, clip(tokens, around, span, _QUOTED_WORDS), most=_QUOTED_WORDS)


def _next_questions(
    answers: Sequence[tuple[int, Question, AnswerResult]],
    replies: Mapping[str, Sequence[Reply]],
    asked: Sequence[str],
) -> tuple[NextQuestion, ...]:
    found: list[NextQuestion] = []
    # the answers that left most open come first
    for i, question, result in sorted(answers, key=lambda a: a[2].score.overall):
        put = [*asked, *(n.ask for n in found)]
        ask = next_question(question, result, replies=replies.get(result.id, ()), asked=put)
        if ask:
            found.append(NextQuestion(i, ask))
    return tuple(sorted(found[:_MOST], key=lambda n: n.answer))


def _redo(answers: Sequence[tuple[Question, AnswerResult]]) -> Redo | None:
    if not answers:
        return None
    index = min(range(len(answers)), key=lambda i: answers[i][1].score.overall)
    result = answers[index][1]
    if result.no_speech:
        return Redo(index, "Nothing was heard there, so any answer is a step.")
    if result.score.overall >= _GOOD_ENOUGH or not result.advice:
        return None
    return Redo(index, result.advice[0].message)


def _line(number_asked: int, question: Question, result: AnswerResult) -> str:
    asked = f"{number_asked}. {question.ask.strip()}"
    if result.no_speech:
        return f"{asked} Nothing was heard."
    analysis = result.analysis
    rate = filler_rate(analysis)
    parts = [clock(analysis.length.seconds) if analysis.length.seconds else f"{analysis.words} words"]
    parts.append(
        f"{number(rate.count)} filler{'' if rate.count == 1 else 's'}"
        + (f" ({rounded(rate.per_minute)} a minute)" if rate.count >= 3 else "")
    )
    changed = any(f.role == "change" for f in analysis.quantified)
    figures = len(analysis.quantified)
    sizes = f"{number(figures)} figure{'' if figures == 1 else 's'}"
    parts.append("a figure of what changed" if changed else sizes)
    if question.kind == "behavioural":
        if any(strength.rule in ("change", "result") for strength in result.strengths):
            parts.append("told to its end")
        elif not changed and analysis.structure.result is None:
            parts.append("no ending")  # between the two, words that may be an ending: nothing is claimed
    return f"{asked} {', '.join(parts)}."
