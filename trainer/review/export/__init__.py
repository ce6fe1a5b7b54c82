"""Sessions sent out of the program: to read, to print, to count in, to watch, to bring in again.

`export_sessions` is what the command line and the screens call; it knows no screen and belongs on a worker thread.
Which sessions: `sessions_between`, or ids of one's own. What is written never replaces anything unless asked to, and is
whole or not there at all. `save_page` and `delete_pages` keep the pages of the history's own folder.
"""

from trainer.review.export.files import delete_pages, save_page, write_file
from trainer.review.export.forms import FORMS, SUFFIXES, Form
from trainer.review.export.run import Exported, export_sessions, export_text, sessions_between

__all__ = [
    "FORMS",
    "SUFFIXES",
    "Exported",
    "Form",
    "delete_pages",
    "export_sessions",
    "export_text",
    "save_page",
    "sessions_between",
    "write_file",
]
