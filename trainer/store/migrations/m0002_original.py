"""The transcript first heard or written, beside an answer whose words were corrected since; NULL where none were."""

STATEMENTS = ("ALTER TABLE answers ADD COLUMN original TEXT",)
