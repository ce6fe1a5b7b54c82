"""Banks from and to other forms: CSV, Markdown, JSON, plain text."""
