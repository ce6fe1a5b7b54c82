"""Exporting: which sessions, in which form, to where."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from trainer.errors import UsageError
from trainer.interview.session import Interview
from trainer.review.export.files import SOUND, copy_file, file_stem, folder_at, target, write_file
from trainer.review.export.forms import AN_ANSWER_A_FILE, SUFFIXES, Form
from trainer.review.export.held import read_held, read_reported
from trainer.review.export.html_page import html_pieces
from trainer.store.audio import AudioFiles
from trainer.store.records import Answer, Story
from trainer.store.store import Store
from trainer.transcript.transcriber import ignore_progress

if TYPE_CHECKING:
    from trainer.review.redaction.redaction import Redaction

_Session = TypeVar("_Session")
_NAMELESS = "-without-names"  # behind the name of a file, so that the two are not taken for one another
_WIDTH = 80  # columns of running text in a file


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export.

    `files` were written. `replaced` are the names that were taken out, each with what stands in its place: somebody
    should read them, for a name that nobody told of may have stayed. `untimed` answers have no subtitles, because
    nobody knows when their words were said.
    """

    files: tuple[Path, ...]
    replaced: tuple[tuple[str, str], ...] = ()
    untimed: int = 0


def sessions_between(store: Store, since: datetime | None = None, until: datetime | None = None) -> tuple[str, ...]:
    """The ids of the sessions that began in since <= start < until (aware), the oldest first; all without bounds."""
    held = (
        s.id
        for s in store.sessions(limit=-1)
        if (since is None or since <= s.started_at) and (until is None or s.started_at < until)
    )
    return tuple(held)[::-1]


def export_sessions(
    store: Store,
    ids: Sequence[str],
    form: Form,
    place: Path,
    *,
    folder: bool = False,
    redact: Collection[str] | None = None,
    audio: AudioFiles | None = None,
    replace: bool = False,
    bom: bool = False,
    zone: tzinfo | None = None,
    progress: Callable[[float], Any] = ignore_progress,
) -> Exported:
    """Slow: write the sessions `ids`, in this order, to the file `place`, or with `folder` into that folder.

    In a folder, made if need be, each session has a file of its own under a name of the program's. Subtitles (srt, vtt)
    need a folder: each answer has a file there, and beside it a copy of its recording out of `audio`, where given.
    `redact` takes names out: these (people, employers), what looks like one in questions, answers and notes, mail
    addresses and telephone numbers; None leaves all as it stands. Sound is never copied with it. `replace` lets files
    that are there give way; without it nothing is written when there is one. `bom` is for CSV. Days stand in `zone`,
    the machine's own where None. `progress` is called with the share done, 0 to 1.

    Raises `UsageError` where it can't be written, `NotFoundError` for an unknown id, `StoreError`.
    """
    if form in AN_ANSWER_A_FILE and not folder:
        raise UsageError("Subtitles are a file an answer, so they go into a folder.", "Name one: --folder FOLDER")
    job = _Job(store, tuple(ids), form, _rewriter(store, ids, redact), zone)
    if not folder:
        write_file(place, job.pieces(job.ids, progress), replace=replace, bom=bom and form == "csv")
        return Exported((place,), job.replaced)
    names = job.stems()
    if form in AN_ANSWER_A_FILE:
        sound = audio if redact is None else None
        return _answers_into(place, job, names, sound, replace, progress)
    paths = {id_: place / f"{stem}{SUFFIXES[form]}" for id_, stem in names.items()}
    for path in paths.values():
        target(path, replace=replace)
    folder_at(place)
    for done, (id_, path) in enumerate(paths.items(), 1):
        write_file(path, job.pieces((id_,)), replace=replace, bom=bom and form == "csv")
        progress(done / len(paths))
    return Exported(tuple(paths.values()), job.replaced)


def export_text(
    store: Store,
    ids: Sequence[str],
    form: Form,
    *,
    redact: Collection[str] | None = None,
    zone: tzinfo | None = None,
    width: int = _WIDTH,
) -> str:
    """What `export_sessions` would write to one file, for a screen of `width` columns. Raises as it does."""
    if form in AN_ANSWER_A_FILE:
        raise UsageError("Subtitles are a file an answer, so they go into a folder.", "Name one: --folder FOLDER")
    return "".join(_Job(store, tuple(ids), form, _rewriter(store, ids, redact), zone, width).pieces(ids))


@dataclass(frozen=True, slots=True)
class _Job:
    """What is exported, and how."""

    store: Store
    ids: tuple[str, ...]
    form: Form
    rewriter: "Redaction | None"
    zone: tzinfo | None
    width: int = _WIDTH

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        return () if self.rewriter is None else self.rewriter.replaced

    def interview(self, id_: str) -> Interview:
        interview = self.store.interview(id_)
        return interview if self.rewriter is None else self.rewriter.interview(interview)

    def stems(self) -> dict[str, str]:
        """What the files of each session begin with, each once."""
        found: dict[str, str] = {}
        for id_ in self.ids:
            stem = file_stem(self.store.interview(id_), self.zone) + ("" if self.rewriter is None else _NAMELESS)
            again = sum(other == stem or other.startswith(f"{stem}.") for other in found.values())
            found[id_] = f"{stem}.{again + 1}" if again else stem
        return found

    def pieces(self, ids: Sequence[str], progress: Callable[[float], Any] = ignore_progress) -> Iterator[str]:
        """These sessions in one text, read as they are written."""
        if self.form in ("json", "csv"):
            held = _watched((read_held(self.store, id_, self.rewriter) for id_ in ids), len(ids), progress)
            if self.form == "csv":
                from trainer.review.export.table import csv_pieces

                return csv_pieces(held, self.zone)
            from trainer.review.export.json_form import json_pieces

            return json_pieces(held, self._stories(ids), redacted=self.rewriter is not None)
        reported = (read_reported(self.store, id_, self.rewriter, self.zone) for id_ in ids)
        watched = _watched(reported, len(ids), progress)
        if self.form == "html":
            return html_pieces([self.interview(id_) for id_ in ids], watched, self.zone)
        if self.form == "markdown":
            from trainer.review.export.markdown import markdown_pieces

            return markdown_pieces(watched, self.zone)
        from trainer.review.export.plain_text import text_pieces

        return text_pieces(watched, width=self.width, zone=self.zone)

    def _stories(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """The stories told in these sessions."""
        stories = self.store.stories()
        if not stories:
            return ()
        told = {answer.id for id_ in ids for answer in self.store.answers(id_)}
        kept = tuple(story for story in stories if not told.isdisjoint(story.answers))
        return kept if self.rewriter is None else tuple(self.rewriter.story(story) for story in kept)


def _answers_into(
    place: Path,
    job: _Job,
    stems: Mapping[str, str],
    sound: AudioFiles | None,
    replace: bool,
    progress: Callable[[float], Any],
) -> Exported:
    """A file of subtitles for each answer whose words are timed, beside a copy of its sound."""
    from trainer.review.export.subtitles import srt, vtt

    made = srt if job.form == "srt" else vtt
    for id_, stem in stems.items():
        for answer in job.store.answers(id_):
            for ending in (SUFFIXES[job.form], SOUND):
                target(place / f"{stem}{_place(answer)}{ending}", replace=replace)
    folder_at(place)
    files: list[Path] = []
    untimed = 0
    for done, (id_, stem) in enumerate(stems.items(), 1):
        for answer in read_held(job.store, id_, job.rewriter).answers:
            told = made(answer)
            if not told:
                untimed += 1
                continue
            path = place / f"{stem}{_place(answer)}{SUFFIXES[job.form]}"
            write_file(path, told, replace=replace)
            files.append(path)
            if sound is not None and answer.audio is not None and sound.has(answer.audio):
                copy_file(sound.path(answer.audio), path.with_suffix(SOUND), replace=True)
                files.append(path.with_suffix(SOUND))
        progress(done / len(stems))
    return Exported(tuple(files), job.replaced, untimed)


def _place(answer: Answer) -> str:
    return f"-q{answer.question_index + 1}-take{answer.take}"


def _watched(sessions: Iterable[_Session], number: int, progress: Callable[[float], Any]) -> Iterator[_Session]:
    for done, session in enumerate(sessions, 1):
        yield session
        progress(done / number)


def _rewriter(store: Store, ids: Sequence[str], redact: Collection[str] | None) -> "Redaction | None":
    """Knows all names in these sessions before the first is written. Raises `UsageError` where there is no session."""
    if not ids:
        raise UsageError("There is no session to export.", "See which there are: interview-trainer sessions list")
    if redact is None:
        return None
    from trainer.review.redaction.redaction import Redaction

    return Redaction(redact, (read_held(store, id_) for id_ in ids), store.stories())
