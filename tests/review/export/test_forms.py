"""Each form of an export: whole, safe to open, and its files never in the way of others."""

import csv
import io
import re
import stat
import sys
from collections.abc import Iterator
from datetime import UTC
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.factories import make_answer, make_interview, make_question, make_result
from tests.review.export.sessions import FIRST, SECOND, fill, spoken, timed
from trainer.errors import UsageError
from trainer.review.export import FORMS, SUFFIXES, Form, export_sessions, export_text
from trainer.review.export.files import delete_pages
from trainer.review.export.held import Held
from trainer.review.export.markdown import escaped
from trainer.review.export.subtitles import LINE, LINES, MOST_SECONDS, cues, srt, vtt
from trainer.review.export.table import COLUMNS, csv_pieces, guarded
from trainer.store.audio import AudioFiles
from trainer.store.failures import NotFoundError
from trainer.store.store import Store
from trainer.transcript.model import Transcript, Word

READ: tuple[Form, ...] = ("text", "markdown", "html")
ONE_FILE: tuple[Form, ...] = (*READ, "json", "csv")
HOSTILE = "<script>x</script> =1+1 \x1b[31m\u202e # | [a](http://b) -->\n\n{\\an8}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.sqlite3") as opened:
        fill(opened)
        yield opened


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("form", READ)
def test_what_is_to_be_read_tells_all_sessions_takes_follow_ups_and_notes(form: Form, store: Store) -> None:
    told = export_text(store, (FIRST, SECOND), form, zone=UTC)
    parts = ["Sat 21 Nov 2026, 09:30", "Take 1 of 2", "Take 2 of 2", "Follow-up: By how much?", "Ask Maria"]
    parts += ["Not answered.", "Sun 22 Nov 2026, 09:30", "yearly report"]
    places = [told.find(part) for part in parts]
    assert -1 not in places, [part for part in parts if part not in told]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_file_has_what_the_screen_has(form: Form, store: Store, tmp_path: Path) -> None:
    seen: list[float] = []
    place = tmp_path / "x"
    done = export_sessions(store, (FIRST, SECOND), form, place, zone=UTC, progress=seen.append)
    assert done.files == (place,)
    assert place.read_bytes().decode("utf-8") == export_text(store, (FIRST, SECOND), form, zone=UTC)
    assert seen == [0.5, 1.0]


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_folder_has_a_file_a_session(form: Form, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    done = export_sessions(store, (FIRST, SECOND), form, folder, folder=True, zone=UTC)
    names = [f"2026-11-21-a1a1a1a1{SUFFIXES[form]}", f"2026-11-22-b2b2b2b2{SUFFIXES[form]}"]
    assert [path.name for path in done.files] == names == listed(folder)
    assert done.files[0].read_bytes().decode("utf-8") == export_text(store, (FIRST,), form, zone=UTC)
    done.files[1].write_text("mine", encoding="utf-8")
    done.files[0].unlink()
    with pytest.raises(UsageError, match="there already"):
        export_sessions(store, (FIRST, SECOND), form, folder, folder=True, zone=UTC)
    assert listed(folder) == [names[1]]
    assert done.files[1].read_text(encoding="utf-8") == "mine"
    export_sessions(store, (FIRST, SECOND), form, folder, folder=True, zone=UTC, replace=True)
    assert done.files[1].read_text(encoding="utf-8") != "mine"
    if sys.platform != "win32":
        assert stat.S_IMODE(done.files[1].stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_sessions_whose_ids_begin_alike_have_files_of_their_own(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.sqlite3") as store:
        for number in range(3):
            store.save_interview(make_interview(f"session-{number}"))
        done = export_sessions(store, [f"session-{n}" for n in range(3)], "text", tmp_path / "out", folder=True)
        assert len({path.name for path in done.files}) == 3


def test_no_session_or_an_unknown_one_writes_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no session"):
        export_sessions(store, (), "html", tmp_path / "x")
    with pytest.raises(NotFoundError):
        export_sessions(store, (FIRST, "unknown"), "html", tmp_path / "x")
    with pytest.raises(UsageError, match="folder"):
        export_sessions(store, (FIRST,), "srt", tmp_path / "x")
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("history")) == []


def test_exports_of_a_session_go_with_it(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for form in FORMS:
        export_sessions(store, (FIRST, SECOND), form, folder, folder=True)
        if form != "json":
            export_sessions(store, (FIRST, SECOND), form, folder, folder=True, redact=())
    (folder / "mine.html").write_text("mine", encoding="utf-8")
    (folder / "2026-11-21-a1a1a1a1.odt").write_text("mine", encoding="utf-8")
    delete_pages(folder, (FIRST,))
    left = {path.name for path in folder.iterdir()}
    assert {name for name in left if "b2b2b2b2" not in name} == {"mine.html", "2026-11-21-a1a1a1a1.odt"}
    assert len(left) == 2 + len(FORMS) * 2 - 1


class Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_several_sessions_on_one_page_have_a_list_that_leads_to_each(store: Store) -> None:
    seen = Seen(export_text(store, (FIRST, SECOND), "html"))
    assert seen.links == [f"#{name}" for name in seen.ids] == ["#session-1", "#session-2"]
    assert not {"script", "img", "link", "iframe"} & seen.tags
    assert Seen(export_text(store, (FIRST,), "html")).links == []


def hostile(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "hostile.sqlite3")
    question = make_question("q", HOSTILE)
    store.save_interview(make_interview("i", question, bank_title=HOSTILE))
    store.save_answer(
        make_answer("t", interview_id="i", question=question, result=make_result("t", HOSTILE), note=HOSTILE)
    )
    return store


@pytest.mark.parametrize("form", ONE_FILE)
def test_nothing_from_outside_steers_a_terminal_or_is_markup(form: Form, tmp_path: Path) -> None:
    with hostile(tmp_path) as store:
        told = export_text(store, ("i",), form)
    assert "\x1b" not in told
    assert "\u202e" not in told
    if form in ("html", "markdown"):
        assert "<script>" not in told
    if form == "markdown":
        assert "\n# " not in told.removeprefix("# ")
        assert "](" not in told.replace("\\](", "").replace("\\]\\(", "")


@pytest.mark.parametrize("before", ["", "# ", "- ", "> "])
@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40) | st.text("#*_`[]()<>&~$@!-+=.1) :/w\\\n", max_size=20))
def test_any_text_in_markdown_is_that_text(before: str, text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(before + escaped(text))
    told = [part for token in tokens if token.type == "inline" for part in token.children or ()]
    assert {part.type for part in told} <= {"text"}
    assert "".join(part.content for part in told).strip() == _clean(text)
    assert sum(token.type.endswith("_open") for token in tokens) <= 3


def _clean(text: str) -> str:
    from trainer.review.plain import clean

    return clean(text).strip()


def test_the_table_has_a_row_an_answer(store: Store) -> None:
    told = export_text(store, (FIRST, SECOND), "csv", zone=UTC)
    header, *rows = csv.reader(io.StringIO(told, newline=""))
    assert tuple(header) == COLUMNS
    first = dict(zip(header, rows[0], strict=True))
    assert len(rows) == 4
    assert (first["date"], first["time"], first["take"], first["words"]) == ("2026-11-21", "09:31", "1", "43")
    assert (first["fillers"], first["um_and_uh"], first["corrected"], first["starred"]) == ("2", "1", "no", "no")
    follow = dict(zip(header, rows[2], strict=True))
    assert (follow["follow_up"], follow["note"], follow["starred"]) == ("By how much?", "Ask Maria", "yes")
    assert dict(zip(header, rows[3], strict=True))["corrected"] == "yes"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u200b=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert guarded(cell).startswith("'")
    question = make_question("q", cell)
    answer = make_answer(question=question, result=make_result(text=cell), note=cell)
    held = Held(make_interview("i", question, bank_title=cell), (answer,))
    told = "".join(csv_pieces([held], UTC))
    (row,) = list(csv.reader(io.StringIO(told, newline="")))[1:]
    assert sum(value.startswith("'") for value in row) == 4
    assert not [value for value in row if value.lstrip().startswith(("=", "+", "-", "@", "＝"))]


@given(st.text(max_size=30))
def test_any_cell_is_one_line_and_no_formula(text: str) -> None:
    cell = guarded(text)
    assert cell.isprintable() or not text.isprintable()
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_mark_before_a_table_is_there_where_wanted(store: Store, tmp_path: Path) -> None:
    export_sessions(store, (FIRST,), "csv", tmp_path / "with.csv", bom=True)
    export_sessions(store, (FIRST,), "csv", tmp_path / "without.csv")
    export_sessions(store, (FIRST,), "json", tmp_path / "with.json", bom=True)
    assert (tmp_path / "with.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "without.csv").read_bytes()
    assert (tmp_path / "with.json").read_bytes().startswith(b"{")


def test_subtitles_stand_beside_a_copy_of_the_sound(store: Store, tmp_path: Path) -> None:
    audio = AudioFiles(tmp_path / "audio")
    audio.keep("1" * 32, np.zeros(8000, dtype=np.float32))
    store.save_answer(make_answer("5" * 32, interview_id=FIRST, take=9, result=make_result("5" * 32, seconds=None)))
    folder = tmp_path / "out"
    done = export_sessions(store, (FIRST, SECOND), "srt", folder, folder=True, audio=audio, zone=UTC)
    stem = "2026-11-21-a1a1a1a1-q1-take"
    assert listed(folder) == [
        f"{stem}1.flac",
        f"{stem}1.srt",
        f"{stem}2.srt",
        f"{stem}3.srt",
        "2026-11-22-b2b2b2b2-q1-take1.srt",
    ]
    assert done.untimed == 1
    assert (folder / f"{stem}1.flac").read_bytes() == audio.path(f"{'1' * 32}.flac").read_bytes()
    (folder / f"{stem}1.srt").unlink()
    (folder / f"{stem}1.flac").write_bytes(b"mine")
    for path in folder.glob("*.srt"):
        path.unlink()
    with pytest.raises(UsageError, match="there already"):
        export_sessions(store, (FIRST,), "srt", folder, folder=True, audio=audio, zone=UTC)
    assert (folder / f"{stem}1.flac").read_bytes() == b"mine"


TIME = re.compile(r"(\d\d):(\d\d):(\d\d)[,.](\d{3})")


def test_subrip_and_webvtt_look_as_players_want_them() -> None:
    answer = spoken("1" * 32, "Well, we cut it by <i>half</i> & more. Then, um, -->it held {well}.")
    assert srt(answer) == (
        "1\n00:00:00,500 --> 00:00:03,620\nWell, we cut it by ‹i›half‹/i› & more.\n\n"
        "2\n00:00:04,700 --> 00:00:06,620\nThen, um, --›it held (well).\n"
    )
    assert vtt(answer) == (
        "WEBVTT\n\nNOTE Tell me about a change you made.\n\n"
        "00:00:00.500 --> 00:00:03.620\nWell, we cut it by &lt;i&gt;half&lt;/i&gt; &amp; more.\n\n"
        "00:00:04.700 --> 00:00:06.620\nThen, um, --&gt;it held {well}.\n"
    )
    assert srt(make_answer(result=make_result(seconds=None))) == vtt(make_answer(result=make_result(text=""))) == ""


def test_a_pause_a_sentence_and_a_long_clause_begin_a_new_cue() -> None:
    text = "I moved the rounds forward by one hour, and after that the falls at night went down by about a third. Good."
    found = cues(timed(text))
    assert [cue.text for cue in found] == [
        "I moved the rounds forward by one hour,",
        "and after that the falls at night went down by about a third.",
        "Good.",
    ]
    assert found[2].until == pytest.approx(found[2].at + 0.82, abs=0.3)


said = st.lists(
    st.tuples(
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=14),
        st.floats(-0.3, 3.0),
        st.floats(0, 2.5),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(said)
def test_cues_hold_every_word_in_order_for_a_sensible_time(rows: list[tuple[str, float, float]]) -> None:
    words, at, place = [], 0.5, 0
    for piece, gap, length in rows:
        at = max(0.0, at + gap)  # a recogniser's times may run backwards a little
        words.append(Word(place, place + len(piece), at, at + length))
        place += len(piece) + 1
        at += length
    text = " ".join(piece for piece, _, _ in rows)
    found = cues(Transcript(text, tuple(words), at + 1))
    assert "".join(" ".join(cue.text for cue in found).split()) == "".join(_clean(text).split())
    for cue, following in pairwise(found):
        assert cue.until <= following.at
    for cue in found:
        assert 0 <= cue.at < cue.until
        assert cue.until - cue.at <= MOST_SECONDS + 1e-6
        if all(len(piece) <= LINE for piece in cue.text.split()):
            assert len(cue.text) <= LINE * LINES + 40  # only words of a moment may be heaped up
