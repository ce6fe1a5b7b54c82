"""One rule a file. A rule is a function over a text, with examples that must flag and examples that must pass."""
