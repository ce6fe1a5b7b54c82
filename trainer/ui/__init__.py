"""The terminal interface. Only this package imports textual and rich."""
