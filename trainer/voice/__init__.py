"""The interviewer's voice: questions read aloud by whatever engine this machine has, made ahead so that none waits."""
