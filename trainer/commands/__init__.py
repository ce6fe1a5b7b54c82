"""The commands, one module for each group: its options, and a thin front to the package that does the work."""
