"""Sessions written to files: in which form, with or without names, and to where."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Checkbox, Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.paths import expanded
from trainer.review.diary import number_of
from trainer.review.export.forms import AN_ANSWER_A_FILE, SUFFIXES, Form
from trainer.settings import terms_in
from trainer.ui.text import lines, plain
from trainer.ui.widgets.toggles import Tick
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.export import Exported
    from trainer.ui.app import TrainerApp

_FORMS: tuple[tuple[Form, str], ...] = (
    ("html", "Page to read in a browser or print (HTML)"),
    ("markdown", "Text with headings (Markdown)"),
    ("text", "Plain text"),
    ("json", "Everything, to bring in again elsewhere (JSON)"),
    ("csv", "Table for a spreadsheet (CSV)"),
    ("srt", "Subtitles beside each recording (SRT)"),
    ("vtt", "Subtitles for a web page (VTT)"),
)
_NAMED = 20  # names that are listed; the others are counted


class WriteList(OptionList):
    """The forms; says in the footer what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Write it")]


class ExportScreen(Screen[None]):
    """Writes the sessions `ids`, which `title` names, as often as one likes."""

    CSS_PATH = "export.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", key_display="esc")]

    def __init__(self, title: str, ids: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._ids = tuple(ids)

    def compose(self) -> ComposeResult:
        """The forms, what to leave out, where to, and what came of it."""
        yield TopLine(self._title)
        with VerticalScroll(id="page", can_focus=False):
            yield Static("In which form? tab goes on to the rest.", classes="quiet")
            yield WriteList(*(Option(words, id=form) for form, words in _FORMS), id="forms")
            yield Tick("Leave out names and employers", id="redact", compact=True)
            with Horizontal(id="names"):
                yield Static("Names    ")
                yield Input(
                    ", ".join(self.app.rehearsal.settings.terms),
                    placeholder="people and employers, with commas between",
                    id="redacted",
                    compact=True,
                )
            with Horizontal():
                yield Static("Folder   ")
                yield Input(str(self.app.rehearsal.paths.exports), id="folder", compact=True)
            yield Static(id="done")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one("#forms").focus()
        self.query_one("#names").display = False

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """The names are asked for where they are left out."""
        self.query_one("#names").display = event.value

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write it in this form."""
        form = _FORMS[event.option_index][0]
        redact = terms_in(self.query_one("#redacted", Input).value) if self.query_one("#redact", Tick).value else None
        folder = expanded(self.query_one("#folder", Input).value.strip() or ".")
        self.query_one("#done", Static).update("Writing ...")
        self._write(form, folder, redact)

    @work(thread=True, exclusive=True)
    def _write(self, form: Form, folder: Path, redact: tuple[str, ...] | None) -> None:
        """Off the screen's thread."""
        from trainer.review.export import export_sessions

        rehearsal, now = self.app.rehearsal, self.app.now()
        alone = len(self._ids) == 1 or form in AN_ANSWER_A_FILE
        together = f"sessions-{now:%Y-%m-%d}{'' if redact is None else '-without-names'}{SUFFIXES[form]}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            done = export_sessions(
                rehearsal.store,
                self._ids,
                form,
                folder if alone else folder / together,
                folder=alone,
                redact=redact,
                audio=rehearsal.audio,
                replace=True,
                bom=True,
                zone=now.tzinfo,
            )
        except TrainerError as error:
            self.app.call_from_thread(self._show, lines(plain(error.message, "bold"), plain(error.hint)))
            return
        except (OSError, ValueError) as error:
            self.app.call_from_thread(self._show, plain(f"The folder {folder} can't be made: {error}.", "bold"))
            return
        self.app.call_from_thread(self._show, _told(done, form))

    def _show(self, words: Content) -> None:
        if self.is_attached:
            self.query_one("#done", Static).update(words)
            self.call_after_refresh(self.query_one("#page").scroll_end, animate=False)

    def action_back(self) -> None:
        """Back to the sessions."""
        self.dismiss(None)


def _told(done: "Exported", form: Form) -> Content:
    """What was written, and what to read through."""
    rows: list[Content] = []
    if not done.files:
        rows.append(plain("Nothing was written: no answer here has words with times.", "bold"))
    elif len(done.files) == 1:
        rows += [plain("Written:", "bold"), plain(str(done.files[0]))]
    else:
        rows += [plain(f"{number_of(len(done.files), 'file')} written to:", "bold"), plain(str(done.files[0].parent))]
    if done.untimed and form in AN_ANSWER_A_FILE:
        rows.append(plain(f"{number_of(done.untimed, 'answer')} without times, and so without subtitles."))
    if done.replaced:
        rows.append(plain("Taken out. Read it through before you send it; a name may have stayed.", "bold"))
        rows += [plain(f"  {name} -> {stands}") for name, stands in done.replaced[:_NAMED]]
        if len(done.replaced) > _NAMED:
            rows.append(plain(f"  and {len(done.replaced) - _NAMED} more"))
    return lines(*rows)
