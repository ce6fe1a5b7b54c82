"""Taking names out of sessions: people and employers become [name 1], [name 2], mail addresses and numbers likewise."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from trainer.bank.model import Question
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Interview
from trainer.review.export.held import Held
from trainer.review.plain import clean
from trainer.review.redaction.find import MAIL, PHONE, names_in
from trainer.review.redaction.known_words import PART_OF_MANY
from trainer.review.redaction.name_table import NameTable
from trainer.review.redaction.offsets import Edit, Edits, moved_result, moved_transcript
from trainer.store.records import Answer, Story

_SHORTEST_PART = 3
"""Letters of a part of a name that stands for the whole: "Lopez", not "Al"."""
_LOWER = re.compile(r"\b[^\W\dA-Z_]+\b")
_KEPT = frozenset("\n\t")
_PATTERNS = (("e-mail", MAIL), ("phone", PHONE))


class Redaction:
    """What is taken out of one export, and what stands in its place; the same name is the same number throughout.

    Knows the names `told` by the user, in any case of letters, and those that it finds in `sessions` and `stories`, as
    `names_in` does. A part of a name ("Lopez" of "Maria Lopez") stands for all of it. `replaced` grows while it works.
    """

    def __init__(self, told: Collection[str], sessions: Iterable[Held] = (), stories: Iterable[Story] = ()) -> None:
        self._names = NameTable()
        self._labels: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()
        self._told: set[str] = set()
        for name in told:
            self._know(name.split(), any_case=True)
        found: dict[tuple[str, ...], None] = {}
        plain: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for text in (*_texts(sessions), *(f"{s.name}\n\n{s.note}" for s in stories)):
            plain.update(word for word in _LOWER.findall(text))
            for words in names_in(_seen(text)):
                found[words] = None
                capital[spelled_lower(words)] += 1
        # The longer first, so that their parts are known by them.
        for words in sorted(found, key=lambda w: -len(w)):
            lower = spelled_lower(words)
            if len(words) > 1 or plain[lower] <= capital[lower]:  # else a common word that was given a capital
                self._know(words, any_case=False)

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """What was replaced so far, as it was first said, each with its sign, in the order of their numbers."""
        return tuple((self._said[key], label) for key, label in self._labels.items())

    def text(self, text: str) -> str:
        """`text` without the names."""
        seen = _seen(text)
        return self._edits(seen).apply(seen)

    def interview(self, interview: Interview) -> Interview:
        """`interview` without names in its title and questions, and without the place of its bank's file."""
        return replace(
            interview,
            bank_title=self.text(interview.bank_title),
            bank_source="",
            questions=tuple(self.question(question) for question in interview.questions),
            probe=None if interview.probe is None else replace(interview.probe, ask=self.text(interview.probe.ask)),
            asked=tuple(replace(probe, ask=self.text(probe.ask)) for probe in interview.asked),
        )

    def question(self, question: Question) -> Question:
        """`question` without names."""
        return replace(
            question,
            id=self._id(question.id),
            ask=self.text(question.ask),
            competencies=tuple(map(self.text, question.competencies)),
            look_for=tuple(map(self.text, question.look_for)),
            avoid=tuple(map(self.text, question.avoid)),
            follow_ups=tuple(replace(f, ask=self.text(f.ask)) for f in question.follow_ups),
            tags=tuple(map(self.text, question.tags)),
        )

    def answer(self, answer: Answer) -> Answer:
        """`answer` without names, its findings on the words on which they were; what sound it has is not named."""
        original = answer.original
        if original is not None:
            original = moved_transcript(original, Edits(list(_invisible(original.text))))
            original = moved_transcript(original, self._edits(original.text))
        return replace(
            answer,
            question=self.question(answer.question),
            result=self.result(answer.result),
            audio=None,
            original=original,
            probe=self.text(answer.probe),
            note=self.text(answer.note),
        )

    def result(self, result: AnswerResult) -> AnswerResult:
        """`result` without names: in its text, where its findings move along, and in what it says of it."""
        invisible = Edits(list(_invisible(result.text)))
        if invisible:
            result = moved_result(result, invisible)
        result = moved_result(result, self._edits(result.text))
        analysis = result.analysis
        return replace(
            result,
            analysis=replace(
                analysis,
                fillers=tuple(replace(f, phrase=self._phrase(f.phrase)) for f in analysis.fillers),
                habits=tuple(replace(h, phrase=self._phrase(h.phrase)) for h in analysis.habits),
            ),
            score=replace(
                result.score, parts=tuple(replace(p, reason=self.text(p.reason)) for p in result.score.parts)
            ),
            strengths=tuple(replace(s, message=self.text(s.message)) for s in result.strengths),
            advice=tuple(
                replace(a, message=self.text(a.message), why=self.text(a.why), instead=self.text(a.instead))
                for a in result.advice
            ),
            original_text=None if result.original_text is None else self.text(result.original_text),
        )

    def story(self, story: Story) -> Story:
        """`story` without names."""
        return replace(story, name=self.text(story.name), note=self.text(story.note))

    def _know(self, words: Iterable[str], *, any_case: bool) -> None:
        """Learn a name, and its telling parts, under the key of a part that is known already."""
        words = tuple(words)
        parts = [
            w
            for w in words
            if len(w) >= _SHORTEST_PART and w.lower() not in PART_OF_MANY and (any_case or w[:1].isupper())
        ]
        keys = [self._names.key_of(part) for part in parts]
        # One that the user told of, or one all of whose parts are known; a surname may be that of several.
        same = next((k for k in keys if k in self._told), None) or (keys[0] if len(set(keys)) == 1 else None)
        key = self._names.key_of(" ".join(words)) or same or " ".join(words).casefold()
        if any_case:
            self._told.add(key)
        self._names.add(" ".join(words), key, any_case=any_case)
        for part in parts:
            self._names.add(part, key, any_case=False)

    def _edits(self, text: str) -> Edits:
        taken: list[Edit] = []
        for kind, pattern in _PATTERNS:
            for match in pattern.finditer(text):
                start, end = match.span()
                if all(end <= e.start or e.end <= start for e in taken):
                    taken.append(Edit(start, end, self._label(kind, match.group(), match.group())))
        # Named in the order in which they stand.
        for start, end, key in self._names.found(text):
            if all(end <= e.start or e.end <= start for e in taken):
                taken.append(Edit(start, end, self._label("name", key, text[start:end])))
        return Edits(sorted(taken, key=lambda edit: edit.start))

    def _phrase(self, phrase: str) -> str:
        """A phrase in its normal form: without capitals, so that any case is a name's."""
        return self._any_case(phrase)

    def _id(self, id_: str) -> str:
        """An id keeps to the signs of ids."""
        changed = self._any_case(id_)
        return id_ if changed == id_ else "-".join("".join(c if c.isalnum() else " " for c in changed).split())

    def _any_case(self, text: str) -> str:
        found = self._names.found(text, any_case=True)
        return Edits([Edit(a, b, self._label("name", key, text[a:b])) for a, b, key in found]).apply(text)

    def _label(self, kind: str, key: str, said: str) -> str:
        key = f"{kind} {key}"
        if key not in self._labels:
            self._numbers[kind] += 1
            self._labels[key] = f"[{kind} {self._numbers[kind]}]"
            self._said[key] = said
        return self._labels[key]


def spelled_lower(words: Iterable[str]) -> str:
    """A name in lower case."""
    return " ".join(words).lower()


def _texts(sessions: Iterable[Held]) -> Iterator[str]:
    """Everything in which the program looks for names itself: what was said, asked and noted."""
    for held in sessions:
        yield from (question.ask for question in held.interview.questions)
        for answer in held.answers:
            yield answer.result.text
            yield from (text for text in (answer.probe, answer.note, answer.result.original_text) if text)


def _seen(text: str) -> str:
    """`text` without what can't be seen: it would hide a name, or a part of one."""
    return Edits(list(_invisible(text))).apply(text) if not text.isascii() or not text.isprintable() else text


def _invisible(text: str) -> Iterator[Edit]:
    for at, char in enumerate(text):
        if char not in _KEPT and clean(char) == "":
            yield Edit(at, at + 1, "")
