"""What an invented candidate says in a week of practice: six stories of one working life, each in three qualities.

"rough" has ums, leaves the candidate's own part open and stops before the end; "fair" tells it to its end without a
figure; "good" has the ending, what changed in figures, and hardly an um. All of it is judged for real.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from trainer.bank.model import Question
from trainer.feedback.judge import judge
from trainer.feedback.result import AnswerResult
from trainer.transcript.typed import typed_transcript

Quality = Literal["rough", "fair", "good"]
WORDS_A_SECOND = 1.9


@dataclass(frozen=True, slots=True)
class Told:
    """One story in its three qualities."""

    rough: str
    fair: str
    good: str

    def said(self, quality: Quality) -> str:
        """The words of this quality."""
        return {"rough": self.rough, "fair": self.fair, "good": self.good}[quality]


LABELS = Told(
    rough=(
        "So, um, we had this, uh, thing at the parcel depot in Leith where, um, the labels came out wrong, like, all "
        "the time, you know, and, uh, people kept putting parcels on the wrong van. Um, it was, uh, really annoying "
        "for everybody on the night shift, and, um, we were all, you know, a bit fed up with it. So, um, the label "
        "printer was, uh, in the corner and, um, yeah, it was kind of always like that, so, uh, yeah."
    ),
    fair=(
        "At the parcel depot in Leith the labels came out smudged on the night shift, and parcels went on the wrong "
        "van. Um, nobody felt responsible for the printer. I looked at it during my break and I noticed that the "
        "ribbon was the cheap one. I asked my shift lead, I ordered the other ribbon, and I wrote a short note for the "
        "crew. Then I sat with the drivers and asked which vans had been wrong most often, so that we could look there "
        "first. In the end the labels were readable and the drivers stopped complaining."
    ),
    good=(
        "At the parcel depot in Leith smudged labels sent about 40 parcels a night onto the wrong van. Nobody owned "
        "the printer, so I took it on. I looked at it in my break and I noticed that the ribbon was the cheap one. I "
        "asked my shift lead for 60 pounds, I ordered the other ribbon, and I wrote a short note for the crew. As a "
        "result wrong parcels went down from 40 a night to 6 within two weeks, and the drivers stopped complaining. "
        "The ribbon is now on the list of what the depot buys, and I check the printer at the start of each shift."
    ),
)
BRIDGE = Told(
    rough=(
        "Um, so there was this morning when, uh, the bridge was closed because of the wind, and, um, all the vans were "
        "stuck, you know, and, uh, the hospital was waiting for its delivery. Um, we had, like, no plan, and, uh, we "
        "sort of tried to, um, call people. It was, you know, chaos, and, uh, everybody was on the phone. Um, I was "
        "pretty stressed, and, uh, we did what we could, I guess."
    ),
    fair=(
        "One morning the bridge was closed because of the wind and the vans could not cross, while the hospital was "
        "waiting for its delivery. I wrote a list of what could not wait. I called the hospital first, I moved their "
        "boxes into the one van on the other side, and, um, I told the other customers that they would be late. I "
        "wrote down who had been told what, so that the evening shift did not have to ask. In the end the hospital had "
        "its delivery before noon and nobody shouted at me."
    ),
    good=(
        "One morning the bridge was closed because of the wind, 11 vans could not cross, and the hospital was waiting "
        "for its delivery. I wrote a list of what could not wait. I called the hospital first, I moved their 30 boxes "
        "into the one van on the other side, and I told the other customers that they would be late. In the end the "
        "hospital had its delivery at ten, two hours earlier than the other depot managed, and only 4 of 90 "
        "customers complained."
    ),
)
TOMASZ = Told(
    rough=(
        "Uh, so Tomasz was, um, new and he was, like, slow with the scanner, and, uh, people were, you know, getting "
        "impatient with him. Um, it was, uh, not very nice, and we thought, um, he would leave. We, uh, talked about "
        "it in the canteen, and, um, you know, he was a nice guy, and, uh, it is kind of hard when you are new."
    ),
    fair=(
        "Tomasz was new and slow with the scanner, and the others were getting impatient with him. I sat with him in "
        "the canteen and I asked what was hard. It turned out that he could not read the small screen. I showed him "
        "how to make the letters bigger, I stayed beside him for the first shifts, and, uh, I asked the others to "
        "wait. I told my shift lead about the screens as well, because I thought that he would not be the only one. "
        "After that he kept up with everybody, and he is still there."
    ),
    good=(
        "Tomasz was new, and with the scanner he did 20 parcels an hour where the others did 45. I sat with him in the "
        "canteen and I asked what was hard. It turned out that he could not read the small screen. I showed him how to "
        "make the letters bigger, and I stayed beside him for three shifts. Within two weeks he went from 20 parcels "
        "an hour to 44, and a year later he trains the new ones himself. The larger letters are now how every scanner "
        "is handed out in our hall."
    ),
)
ROTA = Told(
    rough=(
        "So the rota was, um, a mess, you know, and, uh, my manager wanted to, um, keep it like it was. Uh, I thought "
        "it was, like, wrong, because, um, the same people always had the Sundays. And, uh, we sort of complained, and "
        "she, um, did not like it, you know. Um, it went on like that for, uh, a long time, so, yeah, um, that was it."
    ),
    fair=(
        "My manager wanted to keep the old rota, and I thought it was wrong, because the same people always had the "
        "Sundays. I wrote down who had worked which Sunday. I asked her for ten minutes, I showed her the list, and I "
        "proposed that we change in turns. Um, she was against it at first, because the old one had been hers. I said "
        "that I did not want to take it away from her, and I offered to write the first one. In the end she agreed to "
        "try it, and the quarrels about Sundays stopped."
    ),
    good=(
        "My manager wanted to keep the old rota, and I thought it was wrong: 5 of 22 people did two thirds of the "
        "Sundays. I wrote down who had worked which Sunday. I asked her for ten minutes, I showed her the list, and I "
        "proposed that we change in turns. She was against it at first, so I offered a trial of six weeks. As a result "
        "sick calls on Sundays fell from 9 a month to 3, and she kept the new rota."
    ),
)
PALLET = Told(
    rough=(
        "Um, I once, uh, loaded a pallet, like, wrong, and, um, it was, you know, not good. It was, uh, a busy evening "
        "and, um, everybody was in a hurry, and, uh, I did not look at the weight, I guess. Um, the pallet, uh, tipped "
        "over in the van, and, you know, glass was broken, and, um, the customer was, uh, quite angry about it."
    ),
    fair=(
        "On a busy evening I loaded a pallet with the heavy boxes on top. It tipped over in the van and glass was "
        "broken. I told my shift lead at once, I called the customer and I apologised, and I stayed to pack it again. "
        "Um, what I learned is that I read the weights aloud before I load. I told the crew about it the next evening, "
        "so that nobody else had to find it out with glass. In the end the customer stayed with us."
    ),
    good=(
        "On a busy evening I loaded a pallet with the heavy boxes on top. It tipped over in the van and 14 bottles "
        "were broken. I told my shift lead at once, I called the customer and I apologised, and I packed it again "
        "that night. Then I put the weights on the loading list, and I told the crew about it the next evening, so "
        "that nobody else had to find it out with glass. As a result damage in our hall went down from 12 "
        "cases a month to 3, and the customer stayed with us."
    ),
)
WORK = Told(
    rough=(
        "Um, so I have, uh, always worked in, you know, warehouses and, um, I like it, I guess. Uh, I started, like, "
        "after school, and, um, I did different things, you know, and, uh, now I would, um, like something new. Um, "
        "your company is, uh, quite big and, you know, people say it is, um, kind of a good place, so, uh, yeah."
    ),
    fair=(
        "I have worked in parcel depots since I left school, first as a loader and now as the deputy of a night shift. "
        "I like it when a hall runs well and people know what comes next. I would like to lead a shift of my own, "
        "and, um, your new depot is looking for somebody who builds one up. I have trained the new people in ours, and "
        "that is the part I enjoy most. I read that you open in spring, and I know from our own move how much of a "
        "shift is built before the first parcel comes."
    ),
    good=(
        "I have worked in parcel depots for eight years, first as a loader and now as the deputy of a night shift of "
        "22 people. In that time I brought wrong parcels down from 40 a night to 6, and I trained 15 new people, 13 of "
        "whom are still there. Your new depot is looking for somebody who builds up a shift, and that is the part I "
        "enjoy most. I would like to do it with a team of my own. I read that you open in spring, and I know from our "
        "own move how much of a shift is built before the first parcel comes."
    ),
)

_BY_QUESTION: Mapping[str, Told] = {
    "walk-me-through": WORK,
    "why-this-job": WORK,
    "time-between-jobs": WORK,
    "own-mistake": PALLET,
    "trust-repaired": PALLET,
    "went-further": BRIDGE,
    "everything-at-once": BRIDGE,
    "first-weeks": TOMASZ,
}
_BY_COMPETENCY: Mapping[str, Told] = {
    "conflict": ROTA,
    "influence": ROTA,
    "inclusion": TOMASZ,
    "teamwork": TOMASZ,
    "planning": BRIDGE,
    "customer-care": BRIDGE,
    "integrity": PALLET,
    "problem-solving": LABELS,
    "initiative": LABELS,
    "diligence": LABELS,
    "learning": PALLET,
    "communication": TOMASZ,
    "motivation": WORK,
}


def story_for(question: Question) -> Told:
    """The story that this candidate tells to `question`."""
    if question.id in _BY_QUESTION:
        return _BY_QUESTION[question.id]
    return next((_BY_COMPETENCY[c] for c in question.competencies if c in _BY_COMPETENCY), LABELS)


def answered(answer_id: str, question: Question, quality: Quality) -> AnswerResult:
    """What the program makes of it: judged for real, timed at an ordinary pace."""
    text = story_for(question).said(quality)
    return judge(answer_id, typed_transcript(text, round(len(text.split()) / WORDS_A_SECOND, 1)), question)
