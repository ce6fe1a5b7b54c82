"""The story bank: which answers tell one story, what each story serves, and where a story is missing."""
