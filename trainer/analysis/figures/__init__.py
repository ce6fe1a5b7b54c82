"""Which numbers of an answer quantify the candidate's own experience, and what each of them is."""
