"""Names and employers taken out of what is exported, the same sign for the same name, findings left on their words."""
