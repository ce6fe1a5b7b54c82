"""An answer and a session as plain text, to read in a terminal or keep in a file: advice, then words, then numbers."""

import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import tzinfo

from trainer.analysis.model import Delivery, Finding, Length
from trainer.calibration.model import Calibration
from trainer.calibration.words import answer_range
from trainer.feedback.measures import counted
from trainer.feedback.percentile import standing
from trainer.feedback.result import Advice, AnswerResult
from trainer.feedback.words import clock, quote, rounded
from trainer.interview.session import Interview
from trainer.review.diary import date_words, number_of
from trainer.review.marks import BRACKETS, cut_at, legend_lines, mark_spans
from trainer.review.plain import clean
from trainer.store.records import Answer

_NARROWEST = 40
_LABEL = 18  # columns of "What came across" and "Next time"
_NUMBER = 9  # columns of "fillers", "length" and so on
_QUOTES = 2  # sentences shown for one advice: more would bury it


def session_text(
    interview: Interview, answers: Sequence[Answer], *, width: int = 80, zone: tzinfo | None = None
) -> str:
    """A whole session: each question with all its takes; days in `zone`, the machine's own where None."""
    width = max(width, _NARROWEST)
    lines = [*_wrapped(clean(interview.bank_title), width), *_wrapped(session_facts(interview, zone), width)]
    for index, question in enumerate(interview.questions):
        takes = named_takes([a for a in answers if a.question_index == index])
        lines += ["", "=" * width, *_wrapped(f"{index + 1}. {clean(question.ask)}", width, hang=3)]
        if not takes:
            lines += ["", "Not answered."]
        for name, answer in takes:
            lines += ["", *_wrapped(f"{name}: {clean(answer.probe)}", width)] if answer.probe else []
            lines += ["", name] if name and not answer.probe else []
            lines += ["", answer_text(None, answer.result, width).rstrip("\n")]
            lines += ["", *_labelled("Your note", clean(answer.note), width)] if answer.note else []
    return "\n".join(lines) + "\n"


def named_takes(answers: Sequence[Answer]) -> tuple[tuple[str, Answer], ...]:
    """The answers to one question as they are read, each with its name, "" for the only one.

    An answer to a follow-up question stands behind the one that it follows.
    """
    known = {answer.id for answer in answers}
    takes = [answer for answer in answers if answer.follows not in known]
    found: list[tuple[str, Answer]] = []
    for number, take in enumerate(takes, 1):
        found.append((f"Take {number} of {len(takes)}" if len(takes) > 1 else "", take))
        at = len(found) - 1
        while at < len(found):  # a follow-up may draw another
            found += [("Follow-up", answer) for answer in answers if answer.follows == found[at][1].id]
            at += 1
    return tuple(found)


def session_facts(interview: Interview, zone: tzinfo | None = None) -> str:
    """When a session was held, how, and how much of it was answered, in one line."""
    started = interview.started_at.astimezone(zone)
    state = "" if interview.finished_at is not None else ", not finished"
    return (
        f"{date_words(started)} {started.year}, {started:%H:%M}, {interview.mode}, "
        f"{interview.answered} of {number_of(len(interview.questions), 'question')} answered{state}"
    )


def answer_text(question_text: str | None, result: AnswerResult, width: int = 80) -> str:
    """The feedback on one answer, under its question where one is given; lines of at most `width` characters.

    `width` is at least 40. Marks stand in the words as signs, told apart by shape and explained below them.
    """
    width = max(width, _NARROWEST)
    blocks: list[list[str]] = []
    if question_text:
        blocks.append([*_wrapped(clean(question_text), width), "-" * width])
    if result.no_speech:
        blocks.append(_wrapped("Nothing was said here, so there is nothing to judge.", width))
    else:
        blocks += [_strengths(result, width), *_advice(result, width), _words(result, width), _numbers(result, width)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def marked_text(result: AnswerResult) -> str:
    """The words of an answer with its marks as signs, cleaned of anything that steers a terminal."""
    pieces: list[str] = []
    for piece, mark in cut_at(result.text, mark_spans(result)):
        before, after = ("", "") if mark is None else BRACKETS[mark.kind]
        pieces += [before, clean(piece), after]
    return "".join(pieces)


def _strengths(result: AnswerResult, width: int) -> list[str]:
    return _labelled("What came across", " ".join(clean(s.message) for s in result.strengths), width)


def _advice(result: AnswerResult, width: int) -> list[list[str]]:
    return [
        _labelled("" if number else "Next time", f"{clean(advice.message)} {clean(advice.why)}".strip(), width)
        + _below(result, advice, width)
        for number, advice in enumerate(result.advice)
    ]


def _below(result: AnswerResult, advice: Advice, width: int) -> list[str]:
    lines = []
    for said in advice_quotes(result, advice):
        lines += _wrapped(f"> {said}", width, indent=_LABEL, hang=2)
    if advice.instead:
        lines += _wrapped(f"Perhaps: {clean(advice.instead)}", width, indent=_LABEL)
    return lines


def advice_quotes(result: AnswerResult, advice: Advice) -> tuple[str, ...]:
    """The words that a piece of advice is about, each once, the clearest first, and only the first few."""
    return tuple(dict.fromkeys(clean(quote(result.text, span)) for span in advice.evidence))[:_QUOTES]


def _words(result: AnswerResult, width: int) -> list[str]:
    lines = _wrapped(marked_text(result), width, indent=2)
    label = "  Marked: "
    legend = legend_lines(mark_spans(result), width - len(label))
    labels = (label, *(" " * len(label) for _ in legend[1:]))
    return [*lines, "", *map("".join, zip(labels, legend, strict=True))] if legend else lines


def number_rows(
    result: AnswerResult, *, can_listen: bool = False, calibration: Calibration | None = None
) -> tuple[tuple[str, str], ...]:
    """The figures of an answer: a label ("" for more of the one above) and a sentence each.

    `can_listen` is for a reader who can play what is suspected there and then. `calibration` is that of the microphone
    the answer was spoken into, where there is one: the count of um and uh then carries its range.
    """
    rows = (
        ("fillers", _fillers(result)),
        ("", answer_range(result, calibration)),
        ("", _suspected(result, can_listen)),
        ("", standing_words(result)),
        ("hedges", _hedges(result)),
        ("habits", _habits(result)),
        ("length", _length(result.analysis.length, result.analysis.words)),
        ("shape", _shape(result)),
        ("pace", _pace(result)),
        ("delivery", _delivery(result.analysis.delivery)),
        ("figures", _figures(result)),
    )
    return tuple(row for row in rows if row[1])


def score_rows(result: AnswerResult) -> tuple[tuple[str, str], ...]:
    """The score and its five parts with their reasons: a label and a sentence each."""
    return (
        ("score", f"{result.score.overall} of 100, to compare one take with another"),
        *(("", f"{part.name} {part.value}: {clean(part.reason)}") for part in result.score.parts),
    )


def _numbers(result: AnswerResult, width: int) -> list[str]:
    rows = (*number_rows(result), *score_rows(result))
    return [line for label, text in rows for line in _labelled(label, text, width, column=_NUMBER)]


def _fillers(result: AnswerResult) -> str:
    analysis = result.analysis
    heard = Counter(f.phrase for f in counted(analysis.fillers))
    if not heard:
        return "none heard"
    rates = [f"{rounded(100 * heard.total() / analysis.words)} in 100 words"]
    if analysis.length.seconds:
        rates.insert(0, f"{rounded(60 * heard.total() / analysis.length.seconds)} a minute")
    return f"{heard.total()} ({', '.join(rates)}): {_each(heard)}"


def _suspected(result: AnswerResult, can_listen: bool) -> str:
    """How many fillers there may be besides, "" for none."""
    fillers = result.analysis.fillers
    number = sum(f.kind != "hedge" and f.certainty == "suspected" for f in fillers)
    more = " more" if counted(fillers) else ""
    return f"{number}{more} suspected{': listen' if can_listen else ''}" if number else ""


def standing_words(result: AnswerResult) -> str:
    """How the um and uh of an answer compare with those of interviewees; "" where it is too short to tell."""
    um_uh = sum(f.kind == "filled_pause" for f in counted(result.analysis.fillers))
    found = standing(um_uh, result.analysis.words)
    return found.sentence if found else ""


def _hedges(result: AnswerResult) -> str:
    found = Counter(f.phrase for f in result.analysis.fillers if f.kind == "hedge")
    return f"{found.total()}: {_each(found)}" if found else ""


def _habits(result: AnswerResult) -> str:
    pets = [f'"{clean(h.phrase)}" {h.count}' for h in result.analysis.habits if h.kind == "pet_phrase"]
    return ", ".join(pets)


def _each(phrases: Counter[str]) -> str:
    return ", ".join(f"{clean(phrase)} {count}" for phrase, count in phrases.most_common())


def _length(length: Length, words: int) -> str:
    aim = clock(length.target_seconds)
    if length.seconds is None:
        return f"{number_of(words, 'word')}, not timed; the aim was {aim}"
    verdict = "" if length.verdict == "unknown" else f", {length.verdict}"
    return f"{clock(length.seconds)} of {aim}{verdict}"


def _shape(result: AnswerResult) -> str:
    """When the first deed and the first result came: in time where that is known, else in shares of the words."""
    parts = result.analysis.structure
    told = (
        ("what you did", parts.action, parts.first_action_at),
        ("how it ended", parts.result, parts.first_result_at),
    )
    return ", ".join(
        f"{what} from {_place(result, found, share)}"
        for what, found, share in told
        if found is not None and share is not None
    )


def _place(result: AnswerResult, found: Finding, share: float) -> str:
    at = result.transcript.time_of(found.start)
    return f"{round(100 * share)}% of the words on" if at is None else clock(at)


def _pace(result: AnswerResult) -> str:
    analysis = result.analysis
    parts = [] if analysis.pace is None else [f"{round(analysis.pace.wpm)} words a minute"]
    if analysis.pauses:
        parts.append(f"longest pause {max(p.seconds for p in analysis.pauses):.1f} s")
    return ", ".join(parts)


def _delivery(delivery: Delivery) -> str:
    parts = [] if delivery.start_delay is None else [f"began after {delivery.start_delay:.1f} s"]
    if delivery.opening_wpm is not None and delivery.closing_wpm is not None:
        rates = f"{delivery.opening_wpm:.0f} words a minute at the start and {delivery.closing_wpm:.0f} at the end"
        parts.append(f"{rates}, pauses left out")
    if delivery.fading_db is not None:
        softer = round(delivery.fading_db)
        parts.append(f"sentence ends {softer} dB softer" if softer > 0 else "sentence ends as loud as the rest")
    if delivery.repeated:
        parts.append(f"{number_of(len(delivery.repeated), 'word')} said twice")
    if delivery.restarts:
        parts.append(number_of(len(delivery.restarts), "restart"))
    return "; ".join(parts)


def _figures(result: AnswerResult) -> str:
    found = result.analysis.quantified
    if not found:
        return "none"
    each = ", ".join(f"{clean(quote(result.text, (f.start, f.end)))} ({f.role})" for f in found)
    missing = "" if any(f.role == "change" for f in found) else "; none says what changed"
    return f"{len(found)}: {each}{missing}"


def _labelled(label: str, text: str, width: int, column: int = _LABEL) -> list[str]:
    lines = _wrapped(text, width, indent=column)
    if not lines:
        return []
    return [f"{label:<{column}}{lines[0][column:]}", *lines[1:]]


def _wrapped(text: str, width: int, *, indent: int = 0, hang: int = 0) -> list[str]:
    """`text` in lines of at most `width`, all of them `indent` columns in and all but the first `hang` more."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
    )
