"""Two takes of one question side by side: what changed for the better, and what did not."""
