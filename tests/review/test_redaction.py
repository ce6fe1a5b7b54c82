"""Names taken out: which are found, one sign for one name, nothing of them left, and every mark on its words."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_answer, make_interview, make_question
from tests.review.export.sessions import FIRST, SECOND, fill, spoken
from trainer.bank.catalogue import open_shelf
from trainer.feedback.judge import judge
from trainer.feedback.result import AnswerResult
from trainer.paths import shipped_banks
from trainer.review.export import export_sessions, export_text
from trainer.review.export.forms import FORMS
from trainer.review.export.held import Held
from trainer.review.redaction.find import names_in
from trainer.review.redaction.offsets import Edit, Edits, moved_result
from trainer.review.redaction.redaction import Redaction
from trainer.store.store import Store
from trainer.transcript.model import Transcript, Word


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I worked at Brightwater for two years.", ["Brightwater"]),
        ("My manager was Maria Lopez and she left.", ["Maria Lopez"]),
        ("Then Maria's team moved to Halden & Sons.", ["Maria", "Halden Sons"]),
        ("We were bought by the Bank of Westhaven in spring.", ["Bank of Westhaven"]),
        ("Dr. Okonkwo saw it first. Mrs Lindqvist agreed.", ["Okonkwo", "Lindqvist"]),
        ("Maria told me. Brightwater grew.", ["Maria"]),
        ("Jean-Luc van der Meer called.", ["Jean-Luc van der Meer"]),
        ("I moved from KPLQ to the night shift.", ["KPLQ"]),
        ("Eventually Tom agreed. Working with Priya was good.", ["Tom", "Priya"]),
        ("On Monday in March I learned Python, Excel and SQL for the API.", []),
        ("I asked our Senior Product Manager and HR. It was OK. We use Jira.", []),
        ("So I said, um, I'd do it. That's what I did. We'll see: It worked.", []),
        ("He said “We can't.” Nobody in the English department minded.", []),
        ("a person wrote all of this in lower case at brightwater", []),
        ("", []),
    ],
)
def test_what_looks_like_a_name_is_found_and_other_capitals_are_not(text: str, names: list[str]) -> None:
    assert [" ".join(words) for words in names_in(text)] == names


def test_questions_of_the_banks_hardly_ever_look_like_names() -> None:
    shelf = open_shelf(shipped_banks(), Path("nowhere"))
    asked = [question.ask for book in shelf if book.bank for question in book.bank.questions]
    found = {words for ask in asked for words in names_in(ask)}
    assert len(asked) > 300
    assert len(found) < len(asked) / 50, found


def redacted(text: str, *told: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    answer = make_answer(result=judge("take-1", Transcript(text), None))
    redaction = Redaction(told, [Held(make_interview(), (answer,))])
    return redaction.answer(answer).result.text, redaction.replaced


@pytest.mark.parametrize(
    ("told", "text", "left"),
    [
        (("Acme",), "At acme, ACME, Acme's shop, not acmeism.", "At [name 1], [name 1], [name 1]'s shop, not acmeism."),
        (("acme corp",), "I left Acme Corp. Acme paid, the corp not.", "I left [name 1]. [name 1] paid, the corp not."),
        (("AcmeCloud", "X"), "Acme Cloud and acmecloud, AcmeCloud.", "[name 1] and acmecloud, [name 1]."),
        (("José",), "Jose\u0301 and José, not joseph.", "[name 1] and [name 1], not joseph."),
        (("O'Brien",), "with O’Brien and O'Brien", "with [name 1] and [name 1]"),
        (("C++",), "in C++ and C and c++", "in [name 1] and C and [name 1]"),
        ((), "with Maria Lopez. Lopez left, Maria stayed.", "with [name 1]. [name 1] left, [name 1] stayed."),
        ((), "with Ada Byron and Tom Byron; Tom", "with [name 1] and [name 2]; [name 2]"),
        (("Ada",), "with Ada Byron and Ada and Acme Group, Acme", "with [name 1] and [name 1] and [name 2], [name 2]"),
        ((), "Ac\u200bme and the firm Ac\u200bme", "[name 1] and the firm [name 1]"),
        ((), "write to maria.lopez@acme.co.uk, or", "write to [e-mail 1], or"),
        ((), "call +44 7700 900123, 020 7946 0018, (555) 010-4477 now", "call [phone 1], [phone 2], [phone 3] now"),
        ((), "cut 1,200,000 to 900000 in 2019-2023, 12.5 percent, 10 000 units", None),
        ((), "I was born on 2001-02-03 and paid 12 345 678 pounds", None),
        (("",), "nothing at all", None),
        (("+++",), "nothing at all", None),
    ],
)  # fmt: skip
def test_one_name_has_one_sign(told: tuple[str, ...], text: str, left: str | None) -> None:
    assert redacted(text, *told)[0] == (text if left is None else left)


def test_what_was_replaced_is_told_in_its_order() -> None:
    _, replaced = redacted("With Tom at Acme. Tom wrote to t@acme.com.", "acme")
    assert replaced == (("t@acme.com", "[e-mail 1]"), ("Tom", "[name 1]"), ("Acme", "[name 2]"))


def marks_of(result: AnswerResult) -> list[tuple[int, int]]:
    analysis, told = result.analysis, result.analysis.structure
    spans = [(f.start, f.end) for f in (*analysis.fillers, *analysis.quantified, *analysis.vague, *analysis.signals)]
    spans += [(f.start, f.end) for f in (*analysis.habits, *analysis.delivery.repeated, *analysis.delivery.restarts)]
    spans += [(f.start, f.end) for f in (told.situation, told.task, told.action, told.result) if f is not None]
    spans += [span for strength in result.strengths for span in strength.evidence]
    spans += [span for advice in result.advice for span in advice.evidence]
    return spans + [(w.start, w.end) for w in result.transcript.words]


pieces = st.sampled_from(
    "So um, you know, Maria Lopez Acme Acme's at with 24 beds a lot of patients. We I cut falls by a third basically "
    "then. Dr. Okonkwo, told told me always uh in six months, because".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=40))
def test_every_mark_stays_on_its_words(said: list[str]) -> None:
    text, words, at = " ".join(said), [], 0
    for number, piece in enumerate(said):
        words.append(Word(at, at + len(piece), number / 2, number / 2 + 0.4, 0.9, -20.0))
        at += len(piece) + 1
    result = judge("take-1", Transcript(text, tuple(words), len(said) / 2 + 1), make_question())
    answer = make_answer(result=result)
    redaction = Redaction(("acme",), [Held(make_interview(), (answer,))])
    after = redaction.answer(answer).result
    edits = redaction._edits(text)
    assert after.text == edits.apply(text)
    assert "acme" not in after.text.lower()
    before = marks_of(result)[: -len(words)]
    moved = marks_of(after)[: len(before)]
    for (start, end), (new_start, new_end) in zip(before, moved, strict=True):
        # The words of the mark, names in them replaced whole: as if they had been redacted by themselves.
        assert 0 <= new_start <= new_end <= len(after.text)
        if not edits.touch((start, end)):
            assert after.text[new_start:new_end] == text[start:end]
        else:
            assert after.text[new_start:new_end].count("[") == after.text[new_start:new_end].count("]") > 0
    for first, second in zip(after.transcript.words, after.transcript.words[1:], strict=False):
        assert first.end <= second.start
        assert (first.at or 0) <= (second.at or 0)
    assert (after.analysis.words, after.score.overall) == (result.analysis.words, result.score.overall)


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.text(max_size=4)), max_size=4)
)
def test_any_edits_keep_every_other_character_in_its_place(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, length, new in sorted(wanted):
        if start + length <= len(text) and (not edits or edits[-1].end <= start):
            edits.append(Edit(start, start + length, new))
    moved = Edits(edits)
    new_text = moved.apply(text)
    for at, char in enumerate(text):
        start, end = moved.span((at, at + 1))
        assert 0 <= start <= end <= len(new_text)
        inside = next((e for e in edits if e.start <= at < e.end), None)
        assert new_text[start:end] == (char if inside is None else inside.text)


def test_words_replaced_together_are_one_word_of_all_their_time() -> None:
    answer = spoken("1" * 32, "With Maria Lopez's help we did it.")
    words = answer.result.transcript.words
    start = len("With ")
    result = moved_result(answer.result, Edits([Edit(start, start + len("Maria Lopez"), "[name 1]")]))
    assert result.text == "With [name 1]'s help we did it."
    merged = result.transcript.words[1]
    assert result.text[merged.start : merged.end] == "[name 1]'s"
    assert (merged.at, merged.until) == (words[1].at, words[2].until)
    assert len(result.transcript.words) == len(words) - 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.sqlite3") as opened:
        fill(opened)
        yield opened


SECRET = ("brightwater", "maria", "lopez", "okonkwo", "ocean", "/home/")


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("srt", "vtt")])
def test_no_form_lets_a_name_through(form: str, store: Store) -> None:
    plain = export_text(store, (FIRST, SECOND), form)  # type: ignore[arg-type]
    assert "Maria" in plain
    told = export_text(store, (FIRST, SECOND), form, redact=("Ocean Crow",))  # type: ignore[arg-type]
    assert not [name for name in SECRET if name in told.lower()]
    assert "name 1" in told


def test_neither_do_subtitles_and_the_sound_stays(store: Store, tmp_path: Path) -> None:
    done = export_sessions(store, (FIRST, SECOND), "vtt", tmp_path / "out", folder=True, redact=("Ocean Crow",))
    told = "".join(path.read_text(encoding="utf-8") for path in done.files)
    assert "[name 1]" in told
    assert not [name for name in SECRET if name in told.lower()]
    assert {path.suffix for path in done.files} == {".vtt"}
    assert all("without-names" in path.name for path in done.files)


def test_the_same_name_has_the_same_sign_in_every_session_of_an_export(store: Store, tmp_path: Path) -> None:
    done = export_sessions(store, (FIRST, SECOND), "json", tmp_path / "out", folder=True, redact=("Acme",))
    first, second = (json.loads(path.read_text(encoding="utf-8")) for path in done.files)
    signs = dict(done.replaced)
    assert signs["Brightwater"] in first["sessions"][0]["answers"][0]["text"]
    assert signs["Okonkwo"] in second["sessions"][0]["answers"][0]["text"]
    assert len(set(signs.values())) == len(signs)


def test_a_name_in_a_question_of_ones_own_goes_with_its_id() -> None:
    question = make_question("why-acme", "Why do you want to work at Acme?", tags=("acme",), look_for=("knows Acme",))
    answer = replace(make_answer(question=question), probe="What would Acme say?", note="ask acme\u200b again")
    held = Held(make_interview("i", question, bank_title="ACME interview"), (answer,))
    redaction = Redaction(("Acme",), [held])
    told = f"{redaction.interview(held.interview)} {redaction.answer(answer)}"
    assert "acme" not in told.lower()
    assert redaction.answer(answer).question.id == "why-name-1"
