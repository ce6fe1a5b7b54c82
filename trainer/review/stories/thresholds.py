"""The limits of the story bank, each with its source; those of likeness stand in `likeness`."""

from trainer.feedback.rubric import Threshold

WORN_TIMES = Threshold(8, "Convention: after so many interviews it is recited, and listeners notice")
WORN_SHARE = Threshold(0.5, "Convention: who answers every second question with one story has too few")
WORN_FEWEST = Threshold(4, "Convention: fewer tellings wear nothing out, whatever their share")
LATELY = Threshold(12, "Convention: the story answers of about three sessions")
OLD_DAYS = Threshold(30, "Convention: after a month without telling, names and figures have to be looked for")
MOST_COMPARED = Threshold(150, "Convention: a year of stories; reading that many answers takes well under a second")
FEWEST_WORDS = Threshold(25, "The rubric's LENGTH_FEWEST_WORDS: one or two sentences, too few to tell a story by")
MOST_SUGGESTED = Threshold(5, "Convention: as many as one looks through in a minute")
