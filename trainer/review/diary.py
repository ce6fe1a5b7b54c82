"""Sessions and answers in plain words, for the lists of the screens and of the command line."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trainer.feedback.words import clock, rounded
from trainer.review.plain import clean

if TYPE_CHECKING:
    from trainer.store.records import Answer, SessionSummary

# Not strftime: its names follow the machine's locale, and the program speaks English.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(moment: datetime) -> str:
    """The day in the zone that `moment` is in: "Sat 21 Nov"."""
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}"


def day_words(moment: datetime, now: datetime) -> str:
    """The day of `moment` as one says it at `now`, in the zone of `now`: "today", "yesterday", "Sat 21 Nov"; with the
    year where it is another one. Both aware.
    """  # fmt: skip
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return "today"
    if local.date() == now.date() - timedelta(days=1):
        return "yesterday"
    return date_words(local) if local.year == now.year else f"{date_words(local)} {local.year}"


def filler_words(summary: "SessionSummary") -> str:
    """ "fillers 4.2/min"; in 100 words where nothing was timed; "" where nothing was said."""
    if summary.fillers_per_minute is not None:
        return f"fillers {rounded(summary.fillers_per_minute)}/min"
    if summary.fillers_per_100_words is not None:
        return f"fillers {rounded(summary.fillers_per_100_words)} in 100 words"
    return ""


def figure_words(summary: "SessionSummary") -> str:
    """ "3 of 4 with a figure"; "" where nothing was answered."""
    return f"{summary.with_figure} of {summary.answered} with a figure" if summary.answered else ""


def answer_words(summary: "SessionSummary") -> str:
    """ "4 answers", every take counted."""
    return number_of(summary.answers, "answer")


def session_line(summary: "SessionSummary", now: datetime) -> str:
    """One session in one line: day, bank, answers, fillers, figures, two spaces between."""
    parts = (
        day_words(summary.started_at, now),
        clean(summary.bank_title),
        answer_words(summary),
        filler_words(summary),
        figure_words(summary),
    )
    return "  ".join(part for part in parts if part)


def session_sentence(summary: "SessionSummary") -> str:
    """One session in one sentence, rounded to what is known."""
    if not summary.answered:
        return "No question answered." if summary.finished else "No question answered yet."
    if summary.answered < summary.questions:
        given = f"{summary.answered} of {number_of(summary.questions, 'question')} answered"
    elif summary.questions == 2:
        given = "Both questions answered"
    elif summary.questions > 2:
        given = f"All {summary.questions} questions answered"
    else:
        given = "One question answered"
    if not summary.finished:
        given += " so far"
    return ", ".join(part for part in (given, _about_fillers(summary), figure_words(summary)) if part) + "."


def session_row(summary: "SessionSummary", now: datetime) -> tuple[str, str, str, str]:
    """One session as the cells of a table: day, bank, answers, one sentence."""
    return (
        day_words(summary.started_at, now),
        clean(summary.bank_title),
        answer_words(summary),
        session_sentence(summary),
    )


def resume_line(summary: "SessionSummary", now: datetime) -> str:
    """Where an unfinished session stands: "General behavioural, question 4 of 6, left yesterday"."""
    day = day_words(summary.last_at, now)
    left = day if day in ("today", "yesterday") else f"on {day}"
    number = min(summary.position + 1, summary.questions)
    return f"{clean(summary.bank_title)}, question {number} of {summary.questions}, left {left}"


def answer_line(answer: "Answer") -> str:
    """One answer in one line: the question, which take, how long, what was heard."""
    return f"{clean(answer.question.ask)}  {answer_facts(answer)}"


def answer_facts(answer: "Answer") -> str:
    """What is known of one answer in a few words: which take, how long, what was heard."""
    analysis, seconds = answer.result.analysis, answer.result.transcript.seconds
    parts = [f"take {answer.take}"] if answer.follows is None else []
    if answer.result.no_speech:
        parts.append("nothing said")
    else:
        parts.append(number_of(analysis.words, "word") if seconds is None else clock(seconds))
        parts += [number_of(answer.fillers, "filler"), number_of(len(analysis.quantified), "figure")]
    return "  ".join(parts)


def number_of(number: int, noun: str) -> str:
    """ "1 answer", "4 answers", "no answers"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _about_fillers(summary: "SessionSummary") -> str:
    if not summary.words:
        return ""
    if not summary.fillers:
        return "no fillers heard"
    per, rate = " a minute", summary.fillers_per_minute
    if rate is None:
        per, rate = " in 100 words", summary.fillers_per_100_words or 0.0
    whole = round(rate)
    return f"about {number_of(whole, 'filler')}{per}" if whole else f"less than one filler{per}"
