"""Which questions are asked in which order, and where an interview stands."""
