"""What to practise next: each question's state replayed from the history, and a few proposals a day made of it."""
