"""Short exercises for one weakness each, with a check that says whether an answer met it."""
