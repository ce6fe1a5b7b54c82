"""Every limit of the practice queue in one table, each with its source; those of the feedback are in its rubric."""

from trainer.feedback.rubric import Threshold

# ---- What an answer is graded by ----

AGAIN_BELOW = Threshold(50, "Convention: under the middle of the scale the answer has to be built anew, not polished")
HARD_BELOW = Threshold(70, "Convention: between, it stands and needs work; 85 is where another take teaches little")
EASY_FROM = Threshold(85, "The debrief's own mark: above it another take teaches little")
GRAVE_FOR_AGAIN = Threshold(
    2, "Convention: two grave faults leave an interviewer without an answer, whatever the score"
)
SLIGHT_FOR_HARD = Threshold(2, "Convention: two slight faults weigh as much as one grave one")

# ---- When a question comes back ----

RETENTION = Threshold(0.9, "py-fsrs's own default, and the one its parameters were fitted at")
LONGEST_DAYS = Threshold(60, "Convention: a story not told aloud for two months is no longer ready")
MOST_REPLAYED = Threshold(
    8, "Convention: what was said of a question before its last eight answers says little of where it stands today"
)
MOST_ROWS = Threshold(2000, "Convention: more than a year of five answers a day; what is older says little of today")

# ---- What a day is made of ----

NEW_SHARE = Threshold(0.4, "Convention: two of five are new while others wait to be repeated, so that neither dries up")
OLD_SHARE = Threshold(0.2, "Convention: one of five refreshes a story that was good, however many weak ones wait")
DRILLS_FROM = Threshold(2, "Convention: with one answer a day there is no room for an exercise beside it")
ANSWERS_A_DRILL = Threshold(5, "Convention: one exercise for every five answers")
FADING_BELOW = Threshold(0.8, "Twice the forgetting that `RETENTION` allows: said as fading, not as about to fade")
OLD_DAYS = Threshold(7, "Convention: nobody calls a story old that was told this week")
WEAK_COMPETENCY_ANSWERS = Threshold(2, "Convention: one answer says nothing of a competency")
