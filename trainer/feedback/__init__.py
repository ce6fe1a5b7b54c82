"""From findings to advice: the rubric, the score, what to say to the candidate, the debrief."""
