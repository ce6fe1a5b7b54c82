"""Claims about the candidate's work that lack the figure they ask for."""
