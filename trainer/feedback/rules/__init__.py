"""One piece of advice a file: when it is given, what it says, and examples that must and must not give it."""
