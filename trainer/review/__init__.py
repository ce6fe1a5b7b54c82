"""Looking back over sessions: how history is told."""
