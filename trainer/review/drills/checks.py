"""What shows that a drill was met, one function a drill. Each limit has its source beside it."""

from collections import Counter
from collections.abc import Sequence

from trainer.analysis.model import Finding
from trainer.analysis.stems import content_stems
from trainer.analysis.tokens import tokenize
from trainer.feedback import rubric
from trainer.feedback.measures import Case, counted
from trainer.feedback.rubric import Threshold
from trainer.feedback.words import Span, clip, clock, number, quote, rounded, sentence_around, times
from trainer.review.drills.drill import Verdict

OVER_TIME = Threshold(1.1, "Convention: who closes a sentence six seconds past the minute has kept to it")
FEWEST_WORDS = Threshold(40, "Convention: with fewer nothing was practised, however few fillers are in it")
FEW_FILLERS = rubric.FILLERS_FEW
FIRST_PART = Threshold(0.25, "Convention: the ending comes first when it comes in the first quarter")
OPENING_WORDS = Threshold(25, "Convention: one breath; a longer first sentence is no opening but the answer")
EARLY_SCENE = Threshold(0.4, "Convention: a scene set later explains what was already told")
OWN_DEEDS = Threshold(3, "The rubric's ACTION_DEEDS: three deeds of one's own are what an interviewer looks for")
FEW_HEDGES = Threshold(1, "Convention: one is politeness")
CALM_FASTER = rubric.SPEEDING_NOTED
LONGEST_PAUSE = rubric.LONG_PAUSE_SECONDS
FEW_STUMBLES = rubric.STUMBLES_USUAL
_QUOTED = 14  # words


def a_minute(case: Case) -> Verdict:
    """Whether the whole answer fitted into the time."""
    few = _too_few(case)
    if few:
        return few
    aim = case.analysis.length.target_seconds
    took = f"{'' if case.timed else 'about '}{clock(case.seconds)} of {clock(aim)}"
    if case.seconds <= aim * OVER_TIME.value:
        return Verdict(True, f"It took {took}.")
    said = next((w for w in case.transcript.words if w.at is not None and w.at >= aim), None)
    if said is None:
        return Verdict(False, f"It took {took}.")
    rest = _clip(case, (said.start, len(case.text)))
    return Verdict(False, f"It took {took}. After the time came: {quote(case.text, rest, most=_QUOTED)}.", (rest,))


def silence(case: Case) -> Verdict:
    """Whether hardly a filler was heard."""
    few = _too_few(case)
    if few:
        return few
    heard = counted(case.analysis.fillers)
    phrases = Counter(f.phrase for f in heard)
    if case.fillers.weight_per_minute <= FEW_FILLERS.value or case.fillers.weight <= 1:
        said = "not one filler" if not heard else f"{number(len(heard))} filler{'' if len(heard) == 1 else 's'}"
        return Verdict(True, f"{said[:1].upper()}{said[1:]} in {clock(case.seconds)}.", _spans(heard))
    named = ", ".join(f'"{phrase}" {times(count)}' for phrase, count in phrases.most_common(3))
    first = sentence_around(case.sentences, heard[0].start) or (heard[0].start, heard[0].end)
    where = quote(case.text, first, most=_QUOTED)
    return Verdict(
        False, f"{named}, about {rounded(case.fillers.per_minute)} a minute. The first: {where}.", _spans(heard)
    )


def with_a_figure(case: Case) -> Verdict:
    """Whether a figure says what changed."""
    figures = case.analysis.quantified
    changes = [f for f in figures if f.role == "change"]
    if changes:
        return Verdict(True, f"A figure says what changed: {_around(case, changes[0])}.", _spans(changes))
    if figures:
        return Verdict(
            False,
            f"{_around(case, figures[0])} says how big it was. By how much did it change, or in what time?",
            _spans(figures),
        )
    return Verdict(False, "No figure was heard yet. A rough one will do: how many, before and after?")


def result_first(case: Case) -> Verdict:
    """Whether it is told how it ended before it is told how it began."""
    ending = case.analysis.structure.result
    changes = [f for f in case.analysis.quantified if f.role == "change"]
    shown: list[Finding] = sorted([*([ending] if ending else []), *changes], key=lambda f: f.start)
    if not shown:
        return Verdict(False, "No ending was found in the words. Begin with it: what was different afterwards?")
    place = shown[0].start / max(1, len(case.text))
    if place <= FIRST_PART.value or _sentence_number(case, shown[0]) == 0:
        return Verdict(True, f"How it ended came first: {_around(case, shown[0])}.", _spans(shown[:1]))
    return Verdict(
        False, f"How it ended came after {round(100 * place)}% of the answer: {_around(case, shown[0])}.", _spans(shown)
    )


def told_to_the_end(case: Case) -> Verdict:
    """Whether the answer has an ending."""
    ending = case.analysis.structure.result
    if ending is not None:
        return Verdict(True, f"It was told to its end: {_around(case, ending)}.", _spans((ending,)))
    if case.has_result:
        return Verdict(True, "It was told to its end.")
    last = case.sentences[-1]
    return Verdict(False, f"It stopped at {quote(case.text, _clip(case, last), most=_QUOTED)}.", (last,))


def one_sentence(case: Case) -> Verdict:
    """Whether the first sentence is short and takes up the question."""
    first = case.sentences[0]
    words = [t.norm for t in case.tokens if t.spoken and t.end <= first[1]]
    said = quote(case.text, first, most=_QUOTED)
    fillers = [f for f in counted(case.analysis.fillers) if f.start < first[1]]
    if len(words) > OPENING_WORDS.value:
        return Verdict(False, f"The first sentence has {len(words)} words: {said}.", (first,))
    if len(fillers) > 1:
        return Verdict(False, f"The first sentence has {number(len(fillers))} fillers in it: {said}.", (first,))
    delay = case.analysis.delivery.start_delay
    if delay is not None and delay > rubric.SLOW_START_NOTED.value:
        return Verdict(False, f"It came after {round(delay)} seconds of silence: {said}.", (first,))
    if case.aim is not None or (case.analysis.words < FEWEST_WORDS.value and not _asked(case) & content_stems(words)):
        return Verdict(False, f"The first sentence takes up no word of the question: {said}.", (first,))
    return Verdict(True, f"One sentence, and you were there: {said}.", (first,))


def one_day(case: Case) -> Verdict:
    """Whether one real case is told, with its place or time near the beginning."""
    scene = case.analysis.structure.situation
    if scene is not None and scene.start <= EARLY_SCENE.value * len(case.text):
        return Verdict(True, f"One real case, and where it was: {_around(case, scene)}.", _spans((scene,)))
    if case.general:
        return Verdict(False, f"It is told as it usually goes: {_around(case, case.general[0])}.", _spans(case.general))
    first = case.sentences[0]
    said = quote(case.text, _clip(case, first), most=_QUOTED)
    return Verdict(False, f"It begins without a day or a place: {said}.", (first,))


def to_the_last_word(case: Case) -> Verdict:
    """Whether the answer ends on a full sentence whose last words can be heard."""
    last = case.sentences[-1]
    if case.trailing:
        shown = quote(case.text, (case.trailing[0].start, case.trailing[0].end))
        return Verdict(False, f"It trailed off: {shown}.", _spans(case.trailing))
    fading = case.analysis.delivery.fading_db
    if fading is not None and fading >= rubric.FADING_NOTED.value:
        return Verdict(False, f"The last words of the sentences were {round(fading)} dB softer than the rest.", (last,))
    return Verdict(True, f"It ended on {quote(case.text, _clip(case, last), most=_QUOTED)}.", (last,))


def say_i(case: Case) -> Verdict:
    """Whether it is plain what the candidate did."""
    mine, ours = case.own.mine, case.own.ours
    if len(mine) >= OWN_DEEDS.value and len(mine) >= len(ours):
        shown = ", ".join(quote(case.text, (f.start, f.end)) for f in mine[:3])
        return Verdict(True, f"What you did is plain: {shown}.", _spans(mine))
    if ours and len(ours) > len(mine):
        shown = ", ".join(quote(case.text, (f.start, f.end)) for f in ours[:3])
        return Verdict(False, f'Much of it is told with "we": {shown}. Which of it was yours?', _spans(ours))
    return Verdict(
        False, f'{number(len(mine)).capitalize()} of your own deeds heard; three make it plain: "I ..., then I ...".'
    )


def straight(case: Case) -> Verdict:
    """Whether it is said without hedges."""
    few = _too_few(case)
    if few:
        return few
    taken_back = [s for s in case.analysis.signals if s.kind in ("hedged_achievement", "absolute")]
    weak = sorted((*case.hedges, *taken_back), key=lambda f: f.start)
    if len(case.hedges) <= FEW_HEDGES.value and not taken_back:
        return Verdict(True, "Said straight out, with nothing taken back.")
    shown = ", ".join(quote(case.text, (f.start, f.end)) for f in weak[:3])
    return Verdict(False, f"Try it without {shown}.", _spans(weak))


def calm(case: Case) -> Verdict:
    """Whether the pace stays inside the band, to the end."""
    pace, delivery = case.analysis.pace, case.analysis.delivery
    if pace is None or not case.timed:
        return Verdict(None, "Nobody timed this answer, so its pace can't be told. Speak it aloud to see.")
    said = f"{round(pace.wpm)} words a minute"
    if pace.wpm > case.bands.fast_wpm:
        return Verdict(False, f"{said}: a breath after each sentence brings it under {round(case.bands.fast_wpm)}.")
    if pace.wpm < case.bands.slow_wpm:
        return Verdict(False, f"{said}: have the first sentence ready, then begin.")
    opening, closing = delivery.opening_wpm, delivery.closing_wpm
    if opening and closing and closing > case.bands.fast_wpm and closing > opening * CALM_FASTER.value:
        return Verdict(False, f"{said}, but the end ran away: {round(opening)} at first, {round(closing)} at last.")
    pauses = [p for p in case.analysis.pauses if p.seconds >= LONGEST_PAUSE.value]
    if pauses:
        return Verdict(False, f"{said}, with a silence of {round(pauses[0].seconds)} s at {clock(pauses[0].at)}.")
    return Verdict(True, f"{said}, calm to the end.")


def enough(case: Case) -> Verdict:
    """Whether enough was said."""
    aim = case.analysis.length.target_seconds
    took = f"{'' if case.timed else 'about '}{clock(case.seconds)} of {clock(aim)}"
    if case.length == "short":
        last = case.sentences[-1]
        said = quote(case.text, _clip(case, last), most=_QUOTED)
        return Verdict(
            False, f"It took {took} and ended at {said}. What did you see, and what did you do next?", (last,)
        )
    return Verdict(True, f"It took {took}: enough to picture it.")


def without_blame(case: Case) -> Verdict:
    """Whether nobody is judged."""
    if case.blame:
        shown = quote(case.text, (case.blame[0].start, case.blame[0].end))
        return Verdict(False, f"{shown} judges somebody. What did you look for instead?", _spans(case.blame))
    return Verdict(True, "Nobody was judged in it.")


def plain_words(case: Case) -> Verdict:
    """Whether somebody from another trade would follow."""
    few = _too_few(case)
    if few:
        return few
    jargon = [s for s in case.analysis.signals if s.kind == "jargon"]
    if jargon:
        return Verdict(False, f"{_around(case, jargon[0])} needs a word of explanation.", _spans(jargon))
    return Verdict(True, "Somebody from another trade would have followed it.")


def said_once(case: Case) -> Verdict:
    """Whether each point is made once, in sentences thought to their end."""
    few = _too_few(case)
    if few:
        return few
    pets = [h for h in case.analysis.habits if h.kind == "pet_phrase"]
    if pets:
        return Verdict(False, f'"{pets[0].phrase}" came {times(pets[0].count)}.', _spans(pets))
    if case.repetition.share > rubric.REPEATED_QUIET.value:
        return Verdict(False, "Several words came twice. What you have said once is said.")
    delivery = case.analysis.delivery
    stumbles = len(delivery.repeated) + len(delivery.restarts)
    if case.words and 100 * stumbles / case.words > FEW_STUMBLES.value and stumbles >= rubric.STUMBLES_FEWEST.value:
        return Verdict(False, f"{number(stumbles).capitalize()} sentences were begun anew.", _spans(delivery.restarts))
    return Verdict(True, "Each point was made once.")


def _too_few(case: Case) -> Verdict | None:
    if case.analysis.words >= FEWEST_WORDS.value:
        return None
    return Verdict(None, f"Only {case.analysis.words} words this time, too few to tell.")


def _asked(case: Case) -> frozenset[str]:
    return content_stems(t.norm for t in tokenize(case.question.ask)) if case.question else frozenset()


def _spans(found: Sequence[Finding]) -> tuple[Span, ...]:
    return tuple((f.start, f.end) for f in found)


def _clip(case: Case, span: Span) -> Span:
    """`span` cut at the end of its sentence."""
    sentence = sentence_around(case.sentences, span[0])
    return (span[0], max(span[0] + 1, min(span[1], sentence[1]))) if sentence else span


def _around(case: Case, finding: Finding) -> str:
    """The sentence around a finding, in quotation marks, from not far before it."""
    sentence = sentence_around(case.sentences, finding.start) or (finding.start, finding.end)
    return case.quoted(clip(case.tokens, sentence, (finding.start, finding.end), _QUOTED), most=_QUOTED + 2)


def _sentence_number(case: Case, finding: Finding) -> int:
    return next((i for i, (start, end) in enumerate(case.sentences) if start <= finding.start < end), -1)
