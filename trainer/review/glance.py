"""Answers and the whole store at a glance, in plain words; a hit in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.feedback.words import clock
from trainer.review.diary import day_words, number_of
from trainer.review.plain import clean

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow, Counts, Hit

HIT = ("*", "*")
"""The signs around words that were found, so that they are seen without colour."""
_KILO = 1000
_CUT = "... "


@dataclass(frozen=True, slots=True)
class HitPiece:
    """A stretch of a sentence; `found` are the words that were searched."""

    text: str
    found: bool = False


def row_facts(row: "AnswerRow") -> str:
    """What is known of one answer in a few words: which take, how long, what was heard."""
    parts = [f"take {row.take}" if row.follows is None else "follow-up question"]
    if not row.words:
        parts.append("nothing said")
    else:
        parts.append(number_of(row.words, "word") if row.seconds is None else clock(row.seconds))
        parts += [number_of(row.fillers, "filler"), number_of(row.figures, "figure")]
    parts += [words for there, words in ((row.corrected, "corrected"), (bool(row.note), "has a note")) if there]
    return "  ".join(parts)


def row_when(row: "AnswerRow", now: datetime) -> str:
    """The day and the time of an answer as one says them at `now`."""
    local = row.answered_at.astimezone(now.tzinfo)
    return f"{day_words(local, now)}, {local:%H:%M}"


def row_ask(row: "AnswerRow") -> str:
    """The question that was answered, on one line."""
    return clean(row.probe if row.follows is not None and row.probe else row.ask)


def store_line(counts: "Counts", sound_bytes: int, keep_days: int) -> str:
    """How much is kept, and for how long."""
    kept = "for ever" if not keep_days else f"for {number_of(keep_days, 'day')}"
    held = f"{number_of(counts.sessions, 'session')}, {number_of(counts.answers, 'answer')}"
    if not sound_bytes:
        return f"{held}, no recordings; recordings are kept {kept}"
    return f"{held}, {size_words(sound_bytes)} of recordings, kept {kept}"


def size_words(size: int) -> str:
    """Bytes as one says them: "under 1 kB", "340 kB", "31 MB", "1.2 GB"."""
    if size < _KILO:
        return "under 1 kB"
    for unit in ("kB", "MB"):
        size_in = size / _KILO
        if round(size_in) < _KILO:
            return f"{size_in:.0f} {unit}"
        size //= _KILO
    return f"{size / _KILO:.1f} GB"


def hit_pieces(hit: "Hit", most: int) -> tuple[HitPiece, ...]:
    """The sentence of a hit in pieces, found words apart; at most about `most` characters, around the first of them."""
    spans = _tidy(hit.spans, len(hit.sentence))
    begin, end = _window(hit.sentence, spans, most)
    pieces: list[HitPiece] = [HitPiece(_CUT)] if begin else []
    at = begin
    for start, stop in spans:
        if start < begin or stop > end:
            continue
        pieces += [HitPiece(clean(hit.sentence[at:start])), HitPiece(clean(hit.sentence[start:stop]), found=True)]
        at = stop
    pieces.append(HitPiece(clean(hit.sentence[at:end])))
    if end < len(hit.sentence):
        pieces.append(HitPiece(_CUT[::-1]))
    return tuple(piece for piece in pieces if piece.text)


def _tidy(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """In order, inside the sentence, none over another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        start, end = max(start, found[-1][1] if found else 0), min(end, length)
        if start < end:
            found.append((start, end))
    return found


def _window(sentence: str, spans: Sequence[tuple[int, int]], most: int) -> tuple[int, int]:
    """From where to where to show: whole words, the first that was found among them."""
    if len(sentence) <= most:
        return 0, len(sentence)
    first = spans[0] if spans else (0, 0)
    begin = max(0, min(first[0] - most // 3, len(sentence) - most))
    end = max(first[1], min(len(sentence), begin + most))
    if begin:
        space = sentence.find(" ", begin, first[0])
        begin = space + 1 if space >= 0 else begin
    if end < len(sentence):
        space = sentence.rfind(" ", first[1], end)
        end = space if space >= 0 else end
    return begin, end
