"""Follow-up questions: what an answer left open, in which words that is asked, and what came of it."""
