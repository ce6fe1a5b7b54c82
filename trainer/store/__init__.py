"""The history on disk: sessions, answers, and their sound."""
