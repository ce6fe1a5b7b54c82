"""The history: SQLite schema and numbered migrations, answers and sessions, audio files."""
