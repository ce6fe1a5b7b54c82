"""How much of what is said a microphone and a model hear: a script is read aloud, and what was heard is compared.

From then on a count of fillers carries the range in which the true one lies.
"""
