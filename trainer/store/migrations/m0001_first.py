"""Interviews and their answers.

The JSON columns hold the whole value and come last in the row, so that a list of sessions reads only the figures
before them. Times are UTC, ISO 8601 with microseconds, so that their order as text is their order in time.
"""

STATEMENTS = (
    """
    CREATE TABLE interviews (
        id TEXT PRIMARY KEY NOT NULL,
        bank_title TEXT NOT NULL,
        mode TEXT NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT,
        position INTEGER NOT NULL,
        questions INTEGER NOT NULL,
        interview TEXT NOT NULL
    )
    """,
    "CREATE INDEX interviews_by_start ON interviews (started_at)",
    """
    CREATE TABLE answers (
        id TEXT PRIMARY KEY NOT NULL,
        interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        question_index INTEGER NOT NULL,
        take INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        source TEXT NOT NULL,
        audio TEXT,
        seconds REAL,
        words INTEGER NOT NULL,
        fillers INTEGER NOT NULL,
        hedges INTEGER NOT NULL,
        suspected INTEGER NOT NULL,
        figures INTEGER NOT NULL,
        changes INTEGER NOT NULL,
        vague INTEGER NOT NULL,
        overall INTEGER NOT NULL,
        question TEXT NOT NULL,
        result TEXT NOT NULL
    )
    """,
    "CREATE INDEX answers_by_place ON answers (interview_id, question_index, take)",
    "CREATE INDEX answers_by_time ON answers (answered_at)",
)
