"""What stands in the question editor when the program ends: kept aside, and there again the next time."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.bank.draft_check import FIELDS, Draft
from trainer.review.drafts import Drafts, Subject


class QuestionDraft:
    """The draft of one question of one bank; of the next new one where `question_id` is ""."""

    def __init__(self, data: Path, bank: Path | None, question_id: str) -> None:
        self._drafts = Drafts(data)
        self._about = Subject("", f"{bank or ''}\n{question_id}")

    def find(self) -> Draft | None:
        """What was being written, None where nothing waits or it can't be read."""
        try:
            values = json.loads(self._drafts.find(self._about, "question") or "null")
        except ValueError:
            return None
        if not isinstance(values, dict) or set(values) != set(FIELDS):
            return None
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        texts = (text for value in fields.values() for text in (value if isinstance(value, tuple) else (value,)))
        return Draft(**fields) if all(isinstance(text, str) for text in texts) else None

    def keep(self, draft: Draft) -> None:
        """Keep it until `forget`. Raises `StoreError`."""
        self._drafts.keep(self._about, "question", json.dumps(asdict(draft)))

    def forget(self) -> None:
        """Delete it, if there is one."""
        self._drafts.forget(self._about, "question")
