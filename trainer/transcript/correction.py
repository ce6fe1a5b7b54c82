"""What a candidate puts right in a transcript: its words, with the times of the old ones carried over, and doubts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from trainer.transcript.model import Suspect, Transcript, Verdict, Word
from trainer.transcript.typed import typed_transcript

_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two white spaces, from character `start`; `words` are the words of the old text in it."""

    text: str
    start: int
    words: tuple[Word, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def norm(self) -> str:
        """The form to compare: a word is the same one with another comma or capital."""
        return "".join(c for c in self.text.casefold() if c.isalnum()) or self.text

    @property
    def spoken(self) -> bool:
        return any(c.isalnum() for c in self.text)


def corrected(transcript: Transcript, new_text: str) -> Transcript:
    """`transcript` with `new_text` in place of its text; what was measured in the sound stays.

    Words that are in both keep their times, probability and loudness. Those that replace others share the time of
    these, those put in the time between their neighbours; nobody measured either. What would control a terminal goes
    from `new_text`, as from any text that is typed. The same text gives the same transcript; one without words that
    somebody timed stays without.
    """
    if new_text == transcript.text:
        return transcript
    text = typed_transcript(new_text).text
    if not transcript.words:
        return replace(transcript, text=text)
    old = _with_words(_chunks(transcript.text), transcript.words)
    words = _filled(list(_carried(old, _chunks(text))), *_bounds(transcript))
    return replace(transcript, text=text, words=tuple(words))


def decided(transcript: Transcript, at: float, verdict: Verdict) -> Transcript:
    """`transcript` with this verdict on the suspect that begins at second `at`; the same verdict twice opens it again.

    Without such a suspect the transcript is as it was.
    """

    def judged(suspect: Suspect) -> Suspect:
        return replace(suspect, verdict="open" if suspect.verdict == verdict else verdict)

    return replace(transcript, suspects=tuple(judged(s) if s.at == at else s for s in transcript.suspects))


def _chunks(text: str) -> list[_Chunk]:
    return [_Chunk(match.group(), match.start()) for match in _CHUNK.finditer(text)]


def _with_words(chunks: Sequence[_Chunk], words: Sequence[Word]) -> list[_Chunk]:
    found: list[_Chunk] = []
    at = 0
    for chunk in chunks:
        first = at
        while at < len(words) and words[at].start < chunk.end:
            at += 1
        found.append(replace(chunk, words=tuple(w for w in words[first:at] if w.start >= chunk.start)))
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Chunks of the new text, and the words of the old one in whose place they stand."""

    chunks: tuple[_Chunk, ...]
    replaced: tuple[Word, ...]


def _carried(old: Sequence[_Chunk], new: Sequence[_Chunk]) -> Iterator[Word | _Run]:
    """The words that stayed, with their new places, and between them the runs that are to be timed yet."""
    before, after = [c.norm for c in old], [c.norm for c in new]
    # Nearly all of a text stays; comparing only what changed is quick however long the answer was.
    head = _common(before, after)
    tail = _common(before[: head - 1 if head else None : -1], after[: head - 1 if head else None : -1])
    middle = SequenceMatcher(
        None, before[head : len(before) - tail], after[head : len(after) - tail], autojunk=False
    ).get_opcodes()
    whole = [
        ("equal", 0, head, 0, head),
        *((tag, head + a, head + b, head + c, head + d) for tag, a, b, c, d in middle),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]
    for tag, old_from, old_to, new_from, new_to in whole:
        if tag == "equal":
            for was, now in zip(old[old_from:old_to], new[new_from:new_to], strict=True):
                yield from _moved(was, now)
        else:
            spoken = tuple(c for c in new[new_from:new_to] if c.spoken)
            if spoken:
                yield _Run(spoken, tuple(w for c in old[old_from:old_to] for w in c.words))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _moved(was: _Chunk, now: _Chunk) -> Iterator[Word]:
    """The words of a chunk that stayed, as one word where its punctuation changed around several."""
    if was.text == now.text:
        for word in was.words:
            start = now.start + word.start - was.start
            yield replace(word, start=start, end=min(max(start, start + word.end - word.start), now.end))
    elif len(was.words) == 1:
        yield replace(was.words[0], start=now.start, end=now.end)
    elif was.words:
        yield Word(now.start, now.end, was.words[0].at, was.words[-1].until)


def _bounds(transcript: Transcript) -> tuple[float | None, float | None]:
    """From when to when something can have been said, in seconds; None where nothing tells."""
    if transcript.speech:
        return transcript.speech[0].at, transcript.speech[-1].until
    return 0.0, transcript.seconds


def _filled(found: Sequence[Word | _Run], earliest: float | None, latest: float | None) -> Iterator[Word]:
    """All words in order; each run has the time of the words it replaces, else that between its neighbours."""
    following = _next_times(found)
    until: float | None = None
    for one, next_at in zip(found, following, strict=True):
        if isinstance(one, Word):
            until = _end(one) if one.at is not None else until
            yield one
            continue
        timed = [w for w in one.replaced if w.at is not None]
        if timed:
            span = timed[0].at, _end(timed[-1])
        elif until is None and next_at is None:
            span = None, None  # nothing in the whole transcript is timed
        else:
            begin = until if until is not None else earliest
            finish = next_at if next_at is not None else latest
            # A word may have been stamped before the voice was found, or before the one before it had ended.
            span = begin if begin is None or next_at is None else min(begin, next_at), finish
        for word in _shared(one.chunks, *span):
            until = word.until if word.until is not None else until
            yield word


def _next_times(found: Sequence[Word | _Run]) -> list[float | None]:
    """For each place when the next timed word after it begins, None where there is none."""
    times: list[float | None] = []
    ahead: float | None = None
    for one in reversed(found):
        times.append(ahead)
        starts = [one.at] if isinstance(one, Word) else [w.at for w in one.replaced]
        ahead = next((at for at in starts if at is not None), ahead)
    return times[::-1]


def _end(word: Word) -> float | None:
    return word.at if word.until is None else word.until


def _shared(chunks: Sequence[_Chunk], begin: float | None, finish: float | None) -> Iterator[Word]:
    """`chunks` as words that share the time from `begin` to `finish` by their letters; what is known of it."""
    begin = finish if begin is None else begin
    finish = begin if finish is None else finish
    if begin is None or finish is None:
        yield from (Word(c.start, c.end) for c in chunks)
        return
    finish = max(begin, finish)
    total = sum(len(c.text) for c in chunks)
    said = 0
    for chunk in chunks:
        at = begin + (finish - begin) * said / total
        said += len(chunk.text)
        yield Word(chunk.start, chunk.end, at, min(finish, begin + (finish - begin) * said / total))
