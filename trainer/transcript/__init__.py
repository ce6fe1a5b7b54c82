"""From sound to words: the recogniser, its model, and the transcript as a value."""
