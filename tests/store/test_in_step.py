"""Whatever is done with answers, in whatever order: the index, the lists and the answers themselves say the same."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_answer, make_interview, make_result
from trainer.store.records import AnswerFilter
from trainer.store.store import Store

IDS = ("a", "b", "c", "a-probe", "b-probe")
WORDS = ("falls", "ward", "money", "night")

step = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(IDS), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)),
    st.tuples(st.just("note"), st.sampled_from(IDS), st.sampled_from(("", *WORDS))),
    st.tuples(st.just("star"), st.sampled_from(IDS), st.sampled_from(("", "yes"))),
    st.tuples(st.just("delete"), st.sampled_from(IDS), st.just("")),
)


@given(steps=st.lists(step, max_size=12))
@settings(max_examples=25, deadline=None)
def test_everything_stays_in_step(steps: list[tuple[str, str, str]]) -> None:
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    starred: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "history.db") as store:
        store.save_interview(make_interview())
        for what, id_, text in steps:
            followed = id_.removesuffix("-probe") if id_.endswith("-probe") else None
            if what == "say" and (followed is None or followed in texts):
                result = make_result(id_, text, fillers=(), figures=(), vague=())
                store.save_answer(make_answer(id_, take=1 + IDS.index(id_), result=result, follows=followed))
                texts[id_] = text
            elif id_ not in texts:
                continue
            elif what == "note":
                store.annotate(id_, note=text)
                notes[id_] = text
            elif what == "star":
                store.annotate(id_, starred=bool(text))
                (starred.add if text else starred.discard)(id_)
            elif what == "delete":
                store.delete_answer(id_)
                for gone in (id_, f"{id_}-probe"):
                    texts.pop(gone, None)
                    notes.pop(gone, None)
                    starred.discard(gone)
        assert {row.id: row.note for row in store.answer_rows()} == {id_: notes.get(id_, "") for id_ in texts}
        assert {row.id for row in store.answer_rows(AnswerFilter(starred=True))} == starred
        assert {answer.id: answer.result.text for answer in store.answers("interview-1")} == texts
        assert store.counts().answers == sum("-probe" not in id_ for id_ in texts)
        for word in WORDS:
            expected = {id_ for id_, text in texts.items() if word in f"{text} {notes.get(id_, '')}".split()}
            assert {hit.row.id for hit in store.search(f"{word} ")} == expected
        assert store.check() == ()
