"""Six invented people, three stories each, every story told twice, to different questions and in other words.

The stories of one person share their workplace and their people; that is what makes them hard to tell apart. The first
three people were there when the limits were chosen, the others were not.
"""

Person = dict[str, tuple[str, str]]

NURSE: Person = {
    "wrong dose": (
        "It was at handover on ward seven. The night nurse said that the potassium for Mrs Halloran had been doubled, "
        "and I thought that was odd. I looked at the chart, I called Doctor Prasad, and it turned out that somebody "
        "had written it on the wrong line. The dose was corrected before it was given.",
        "I once spotted something that three people before me had missed. A patient, Mrs Halloran, was about to get "
        "twice the potassium. I compared the chart with the prescription, I rang the doctor and I held the infusion "
        "back until he came. He said it could have stopped her heart. Since then we read every dose aloud at handover.",
    ),
    "angry son": (
        "A patient's son was shouting at us on ward seven because his father had waited four hours for a scan. I took "
        "him into the relatives' room, I let him finish, and I told him what I knew and what I did not. Then I rang "
        "radiology every half hour. He apologised in the evening and brought us biscuits.",
        "When someone is furious I listen first. There was a man whose father was waiting for a scan the whole "
        "afternoon, and he shouted in the corridor. We sat down in the relatives' room with a tea. I promised him news "
        "every half hour and I kept to it, even when radiology had none. In the end he thanked us.",
    ),
    "falls poster": (
        "We had nine falls in one month on our ward, mostly at night. I watched where they happened, and nearly all of "
        "them were between the bed and the toilet. I asked for a night light by each bed and I drew a small map for "
        "the staff room. Two months later it was down to three falls.",
        "What I am proud of is the thing with the night lights. Patients kept falling on the way to the toilet in the "
        "dark. I kept a tally for a few weeks, I drew a map and showed it to the matron, and she paid for the lights. "
        "Falls went down from nine a month to three, and other wards copied it.",
    ),
}
DEVELOPER: Person = {
    "payment outage": (
        "On Black Friday our checkout went down and I was on call. The payment service was timing out because of a "
        "missing index that came with a release. I rolled the release back, I told support what to say, and we were up "
        "again after 26 minutes. Afterwards I wrote the review and added a load test.",
        "The worst hour of my career was a Black Friday. Nobody could pay. I looked at the dashboards, I saw that "
        "every query on the orders table was slow, and I decided to roll back although the team lead was not "
        "reachable. We lost about half an hour of sales. I wrote the review without blaming anybody, and since then "
        "a load test runs before each release.",
    ),
    "test rewrite": (
        "Our test suite took fifty minutes and people stopped running it. I measured which tests were slow, and it "
        "turned out that most of them started a whole database. I replaced that with a small fake and I split the rest "
        "in four. It went down to eight minutes, and people push several times a day again.",
        "An improvement nobody had asked me for: the tests. Everybody complained that they took nearly an hour. I "
        "spent my Friday afternoons on it, I took the database out of most of them and let the others run in parallel. "
        "Now it is eight minutes, and the number of broken builds halved.",
    ),
    "junior Priya": (
        "Priya joined us from a bootcamp and she was afraid to ask. I noticed that she was stuck for two days on "
        "something small. I started to pair with her each morning for an hour, and I asked the others to explain their "
        "reviews. After three months she shipped the export feature by herself.",
        "I like helping people grow. There was a new colleague, Priya, who sat in silence for days when she was stuck. "
        "So we began pairing every morning, and I told her what I did not know myself. In her fourth month she built "
        "the export on her own, and she mentors the next one now.",
    ),
}
TEACHER: Person = {
    "fractions game": (
        "My year six class could not get fractions, and after the third lesson they had given up. I threw my plan away "
        "and brought in a pizza box and a pair of dice, and we played it as a game. In the next test 24 of 28 passed, "
        "where before it had been eleven.",
        "Something I had to change at the last moment was a unit on fractions. I saw from their faces that it did not "
        "work. Overnight I made a game out of dice and cardboard pizzas. They laughed, and they learned it: only four "
        "of the 28 failed the test.",
    ),
    "parent Mr Odum": (
        "A father, Mr Odum, came in very upset because his daughter had been moved to another group. I listened, I "
        "showed him her work, and I admitted that we should have told him before. We agreed on a trial until Easter. "
        "She moved up in March, and he became our most helpful parent.",
        "I had to give bad news to a parent who did not want to hear it. It was about his girl changing groups. He was "
        "loud at first. I put her exercise books on the table, I said sorry for the letter that came too late, and I "
        "offered to look at it again at Easter. Mr Odum now organises the school fair.",
    ),
    "school trip": (
        "Two days before the trip to the science museum the coach company cancelled. I rang eleven companies, I asked "
        "the parents for cars, and in the end I booked the train with a group ticket. I made lists of who sits with "
        "whom. All 52 children saw the museum, and it was cheaper than the coach.",
        "A plan that fell apart was our museum trip. There was no coach any more and 52 children were looking forward "
        "to it. My colleagues wanted to cancel. I found out that a group ticket for the train costs less, I wrote to "
        "the parents the same evening and divided the class into fives. Nobody was lost and we saved 90 pounds.",
    ),
}
COOK: Person = {
    "walk-in broke": (
        "The cold room died on a Saturday afternoon, full of fish, with a wedding that evening. I took the temperature "
        "every quarter of an hour, I rang the fishmonger next door and he let us use his fridge, and I changed two "
        "courses. We threw away about 40 pounds of prawns and served 110 guests on time.",
        "I had to decide quickly when our cold room failed. It was the day of a wedding. I could not know whether the "
        "fish was still good, so I measured it and threw the prawns away. Everything else went to the neighbour's "
        "fridge in crates. The bride never noticed, and the owner bought a second compressor.",
    ),
    "new rota": (
        "In our kitchen people left all the time, because nobody knew their days off. I asked everybody for two fixed "
        "wishes and I made a rota four weeks ahead instead of one. The head chef did not believe in it. In the half "
        "year after that nobody left, where before we had lost five.",
        "I convinced my head chef of something he was against. He planned from Sunday to Sunday. I made a plan for "
        "four weeks with the free days people had asked for, and I offered to carry the blame if it went wrong. He "
        "tried it for a month. Nobody has handed in their notice since spring.",
    ),
    "allergy slip": (
        "My mistake was a plate with walnut oil that went to table nine, and the lady had a nut allergy. I noticed it "
        "at the pass, I ran out and took the plate away myself, and I told her and the chef. Nothing happened. After "
        "that I put red clips on the orders with an allergy, and every kitchen of the group does it now.",
        "I nearly served nuts to somebody who must not have them. I saw the bottle in my hand and knew. I stopped the "
        "plate at the table, I explained it to the guest and I wrote it in the book, although nobody would have "
        "known. The red clips on allergy orders were my idea, and since then there was not one such case.",
    ),
}
CLERK: Person = {
    "double invoices": (
        "In accounts I noticed that we had paid one supplier twice. I went through the last two years and I found 31 "
        "invoices with the same amount and another number. I wrote to the suppliers one by one. We got 18,000 pounds "
        "back, and I built a check that stops the same amount within thirty days.",
        "Nobody had asked me to look, but the same amount twice from one supplier seemed strange. So I sorted two "
        "years of payments by amount. Thirty-one of them had gone out double. I called each supplier, and most of them "
        "were friendly about it. 18,000 came back, and the system warns us now.",
    ),
    "year end": (
        "At year end two of us were ill and the auditors came on Monday. I listed what they would ask first, I moved "
        "the small accounts to the week after and told them so, and my manager and I did the rest on two evenings. The "
        "audit closed on the agreed day without a remark.",
        "A deadline in danger was the audit last January, with half of the team in bed. I rang the auditor and asked "
        "what he really needed on the first day. That was a third of our list. We did that third properly and the rest "
        "a week later, as promised, and there was not one remark in the report.",
    ),
    "scanner": (
        "We scanned each receipt twice, once for us and once for the archive, because it had always been like that. I "
        "asked the archive whether they could read ours, and they could. I wrote half a page of instructions. That "
        "saved us about six hours a week, and nobody missed the second pile.",
        "What have I made easier? The receipts. They were scanned in two offices. I went over to the archive and it "
        "turned out that our files were good enough for them. So we stopped, after I had written down how. Six hours "
        "each week, and a cupboard less of paper.",
    ),
}
DRIVER: Person = {
    "snow route": (
        "It snowed in the night and the hill to the dialysis clinic was closed. I had four patients on board. I called "
        "the control room, I took the long way by the lake, and I asked the farmer there to clear the last bit with "
        "his tractor. All four were there twenty minutes late, and none of them missed the treatment.",
        "Going further than I had to, that was in the snow. My passengers needed their dialysis. The hill was shut, so "
        "I drove round the lake, and where the lane was blocked I walked to a farm and knocked. The farmer came with "
        "his tractor at six in the morning. We were twenty minutes late.",
    ),
    "ramp repair": (
        "The ramp of our bus got stuck again and again, and the workshop always sent it back as fine. I filmed it for "
        "two weeks, and I saw that it only happened when it was wet. With the film they found a cracked seal. It has "
        "not failed since, and before it had failed twice a week.",
        "A problem that kept coming back was the wheelchair ramp. The workshop could never find anything. I wrote down "
        "the weather each time and I made little films. It was rain that did it, through a cracked seal. They changed "
        "it for 30 pounds, and that was the end of it.",
    ),
    "quarrel with Ines": (
        "Ines and I shared a bus and we quarrelled about the state she left it in. I did not want to go to the boss. I "
        "asked her for a coffee and learned that she had to fetch her child and had no time to clean. We swapped the "
        "last round. She fills it up in the morning now, and we get on well.",
        "A colleague I found hard to work with was Ines, who drove the same bus before me. It was always dirty. At "
        "first I left notes, which made it worse. Then we had a coffee and it came out that she was late for the "
        "nursery every day. We swapped one round, and there was no quarrel any more.",
    ),
}
CHOSEN_ON = (NURSE, DEVELOPER, TEACHER)
KEPT_BACK = (COOK, CLERK, DRIVER)
