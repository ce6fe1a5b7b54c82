"""Figures that quantify the candidate's own experience."""

from trainer.analysis.figures.find import figures_of
from trainer.analysis.rules.rule import Rule

RULE = Rule(
    name="figure",
    find=figures_of,
    source=(
        "Advice of careers services (say how many, how much, how long) and the wish of this project's interviewers for "
        "figures. In 138 rated mock interviews of students figures showed no relation to the rating (computed from "
        "Naim et "
        "al. 2015), so they count for evidence only. A number is no figure where it is a date, an age, a name, a set "
        "phrase, or tells of somebody else, of what might be, or of private life."
    ),
    must_flag=(
        # change
        "Our overtime went down by about [[40 percent]].",
        "The new checklist took our turnaround [[from three days to about five hours]].",
        "it went [[from, uh, 12 tickets a week to 4]] pretty much overnight",
        "we got it [[down to nine from thirty]]",
        "That winter we had [[two burst pipes instead of nine]].",
        "I want to do this because at my old depot [[a third of the vans]] came back on time.",
        "meetings went [[from an hour to twenty minutes]]",
        "We [[doubled]] the number of walk-ins.",
        "my redesign [[cut scrap in half]]",
        "Our build ran [[1.8x]] faster.",
        "the new process is [[four times faster]] than the old one",
        "We turned out [[twice as many]] loaves.",
        "We cut the return rate by [[a third]] in [[two months]].",
        "it dropped [[twenty, twenty five percent]] I think",
        "I cut the time to close the month by [[four days]].",
        "We shipped it [[two weeks]] early.",
        "we turned it around [[in under an hour]]",
        "we had [[zero findings]]",
        "I ran the floor [[without a single write-up]]",
        "I was ranked [[first in the region]] for upsells.",
        "We were [[fourth out of sixty]] branches.",
        "I was in the [[top five percent of reps]].",
        # scope
        "I was running a team of [[fourteen]] across [[three warehouses]].",
        "It was a [[32-bed unit]].",
        "Our app had about [[100,000 users]].",
        "um I handled uh around [[sixty two calls a day]] on the desk",
        "I answered [[300 emails a week]].",
        "We'd process about [[2,000 claims per month]].",
        "I closed [[three and a half thousand work orders]] last year",
        "I cleared [[two thousand, um, four hundred old tickets]]",
        "we onboarded [[a dozen of them]] and lost [[two]]",
        "[[forty of the fifty students]] passed",
        "[[Three-quarters of my students]] passed.",
        "Roughly [[one in three callers]] hung up before I changed the menu.",
        "I managed a [[$2.4 million]] budget for the county library.",
        "that saved the clinic [[200 grand]]",
        "it was [[a couple of million]] in overdue invoices",
        "The migration took [[six weeks]].",
        "I'd say we cut it by roughly [[20%]].",
        "You asked about volume, so I was doing [[35 to 40 intakes a week]].",
        # time served
        "I've been a dental hygienist for [[eleven years]].",
        "I have [[8 years]] of experience in payroll",
        "I've got about [[a decade]] of warehouse experience",
        "I was there [[nineteen months]].",
    ),
    must_pass=(
        # when and how old
        "I started there in 2016 and left in 2019.",
        "I graduated in twenty twelve and moved into retail.",
        "back in ninety six nobody did it that way",
        "We open at seven and I'm there by six thirty.",
        "we met on March 3rd",
        "When I was nineteen I took a job on a fishing boat.",
        "He was a 78-year-old man with a broken hip.",
        "About three years ago a customer came in with a complaint.",
        # set phrases and counting off
        "My shift ran from nine to five.",
        "Knowing the customer is half the battle.",
        "I follow the 80/20 rule there.",
        "On the one hand it was cheaper.",
        "I give a hundred and ten percent.",
        "There are three things I look for in a manager.",
        "One of the technicians told me.",
        "She was the one who taught me to read a chart.",
        "First of all I checked the logs, second I called the vendor.",
        # names
        "we upgraded from java 8 to java 17",
        "I did my ISO 9001 training and I have a Six Sigma belt.",
        "We sold B2B mostly and some 5G hardware.",
        "I filed the 1099s in room 214.",
        "I set up two-factor login.",
        # not the candidate's own past
        "You mentioned you have eight clinics in the valley.",
        "the posting asked for five years of experience in billing",
        "They wanted a hundred reports by Friday.",
        "If I had ten people I would split them in two teams.",
        "I would spend the first thirty days listening.",
        "In five years I see myself running a kitchen.",
        "Most people need about three weeks to learn it.",
        "A newborn eats every three hours.",
        "my boss had been there twenty five years",
        # private life
        "I live ten minutes from here.",
        "I have two kids and a dog.",
        "My salary expectation is around seventy thousand.",
    ),
)
