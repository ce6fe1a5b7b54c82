"""What interviewers ask about, as data: how a question names it, and the words in which answers speak of it.

`plain` are words that hardly anybody uses without speaking of the matter; of `faint` ones it takes two. Both lists are
generous: an answer is only said to pass a question by when nothing at all points at it, and then one missed word does
more harm than ten that fit elsewhere. Source: convention, the vocabulary of questions in published interview guides;
tests/feedback/topic_answers.txt holds the answers it is measured on.
"""

import re
from dataclasses import dataclass

from trainer.analysis.cues import phrases


@dataclass(frozen=True, slots=True)
class Topic:
    """One matter that questions are about.

    `said` completes "The question asked about ..."; `opener` is a first sentence to try, "" where none helps. `asked`
    is looked for in the question, `plain` and `faint` in the answer, all in lower-case words without marks. `deeds` is
    how many deeds of one's own take it up by themselves, 0 where deeds say nothing about it.
    """

    name: str
    said: str
    opener: str
    asked: re.Pattern[str]
    plain: re.Pattern[str]
    faint: re.Pattern[str]
    deeds: int = 0


def _listed(words: str) -> re.Pattern[str]:
    """A pattern of phrases written with commas between; "*" stands for the rest of a word, "_" for any one word."""
    listed = [" ".join(phrase.split()) for phrase in words.split(",") if phrase.strip()]
    return phrases(*(p.replace("*", "[a-z'-]*").replace("_", "[^ |]+") for p in listed))


def _topic(name: str, said: str, opener: str, asked: str, plain: str, faint: str = "|", deeds: int = 0) -> Topic:
    return Topic(name, said, opener, _listed(asked), _listed(plain), _listed(faint), deeds)


TOPICS: tuple[Topic, ...] = (
    _topic(
        "mistake",
        "something that went wrong for you",
        '"The mistake was mine: I ..."',
        "mistake*, failure*, failed, fail, got it wrong, messed up, fell short, regret*, did not reach, setback*, "
        "didn't go as planned, did not go as planned, goes wrong, bug of your own, lost somebody's trust",
        "mistake*, fault, my error, error*, wrong*, fail*, blunder*, oversight, mishap*, mix-up, mixed up, mess*, "
        "forgot*, forget*, overlook*, miss, missed, misread*, misheard, misjudg*, misunderst*, underestimat*, "
        "overestimat*, neglect*, slipped, dropped, spilled, spilt, broke, broken, crash*, damage*, lost, lose, losing, "
        "should have, shouldn't have, could have, i hadn't, i didn't, i did not, we didn't, we did not, didn't work, "
        "did not work, didn't make, didn't get, didn't pass, didn't win, wasn't good, wasn't ready, wasn't enough, "
        "not enough, not good enough, not ready, nobody came, no one came, nobody bought, regret*, apologi*, sorry, "
        "asham*, embarrass*, guilty, by accident, accidentally, lesson*, learned, learnt, never again, too late, "
        "too much, too soon, too fast, too early, too little, too few, too strong, too long, turned down, "
        "turned me down, "
        "turned us down, reject*, fell through, fell apart, fell short, flop*, disast*, late, came last, blame*, "
        "gave up, cost us, cost me, went badly, hurt, stung, disappoint*, hardly any, i assumed, i took it for, "
        "didn't check, cancelled, canceled, dismiss*, fired, sacked, quit, botched, panicked, froze",
    ),
    _topic(
        "conflict",
        "a disagreement with somebody",
        '"We disagreed about ...: they wanted ..., and I ..."',
        "conflict*, disagree*, argument, clash*, hard to work with, difficult to work with, difficult colleague, "
        "difficult coworker, difficult co-worker, difficult person, difficult people, difficult team member, "
        "get along, "
        "get on with, tension*, manager was wrong, boss was wrong, saw differently, push back, pushed back, "
        "differing opinion*, difference of opinion, falling out",
        "disagree*, argu*, conflict*, clash*, fight*, fought, row, rows, quarrel*, tension*, tense, fell out, "
        "falling out, get on, got on my, get along, got along, refus*, complain*, angry, furious, upset, annoy*, "
        "frustrat*, fed up, irritat*, shout*, yell*, screamed, voice*, rude*, stubborn*, difficult, hostil*, ignored, "
        "blam*, accus*, confront*, behind my back, insist*, objected, objection*, was against, were against, "
        "didn't agree, did not agree, didn't want, did not want, didn't like, didn't see, didn't speak, didn't talk, "
        "wouldn't, would not, stopped talking, stopped speaking, my way, his way, her way, their way, compromis*, "
        "middle ground, common ground, half way, halfway, misunderst*, apologi*, sorry, cold, silent, snapped, "
        "swore, shrug*, straight out, talked it out, talked it through, talked it over, talk it out, cleared the air, "
        "sat down with, sit down with, took her aside, took him aside, took them aside, thought i was, thought that i, "
        "unfair, resent*, rival*, grudge*, disput*, mediat*, pull rank, overruled, different view*, "
        "different opinion*, "
        "different idea*, saw it differently, the other way round, against my, wanted it, wanted the, wanted us, "
        "wanted me, wanted to close, wanted a, wanted to",
        "he, she, his, her, him, agreed, turned out, asked him, asked her, hard, wrong, problem*, issue*",
    ),
    _topic(
        "lead",
        "leading people",
        '"I was in charge of ..., with ... people, and ..."',
        "lead, led, leading, leader*, pull together, in charge, manage a team, managed a team, managing a team, "
        "managing people, motivate others, motivated others, motivate a team, motivated a team, delegate*, supervis*, "
        "manage people, your team did, brought a team",
        "led, lead, leading, leader*, in charge, put me in, managed, managing, supervis*, my team, our team, the team, "
        "the crew, my crew, the group, delegat*, coordinat*, co-ordinat*, organi*, recruited, hired, each pair, "
        "each of them, each of us, each person, each one, each took, each team, every one of them, gave each, "
        "asked each, gave everyone, gave everybody, everyone, everybody, everyone's, two of us, three of us, "
        "four of us, five of us, six of us, seven of us, eight of us, ten of us, of them, between us, split the, "
        "split it, split them, divided, assigned, meeting*, met every, met each, met them, met at, stand-up*, "
        "round to my, motivat*, encourag*, volunteers, put together, ran the, ran a, run the, chaired, president, "
        "captain*, foreman, responsible for, trained the, got them, brought them, told them, asked them, convinced, "
        "their own, kick-off, briefing, briefed, rota, shift lead, head of, took over",
        "together, people, helped, they, colleagues, we",
    ),
    _topic(
        "deadline",
        "working against the clock",
        '"We had until ..., and ... was still to do."',
        "deadline*, time pressure, short notice, tight schedule, tight timeline, tight time*, under pressure, "
        "work under pressure, little time, ran out of time, running out of time, limited time",
        "deadline*, on time, in time, due, overdue, overtime, late, later than, behind schedule, days behind, "
        "weeks behind, hours behind, by noon, by midnight, by monday, by tuesday, by wednesday, by thursday, "
        "by friday, "
        "by saturday, by sunday, by the end, by then, by the morning, until midnight, until late, until one, "
        "until two, "
        "days left, hours left, weeks left, minutes left, days to go, hours to go, weeks to go, days short, "
        "weeks short, days early, hours early, days before, hours before, weeks before, before the, only had, "
        "we had only, i had only, had to be, overnight, all night, through the night, all weekend, rush*, hurr*, "
        "postpon*, extension, extended, schedule*, submit*, handed in, hand in, hand it in, turn in, turned in, "
        "priorit*, pressure, stress*, urgent*, cut the, counted the days, counted back, ran out, running out, "
        "last minute, last-minute, in two days, in three days, in a week, in a day, in one day, within a week, "
        "within two days, twenty-four hours, forty-eight hours, time was, not enough time, no time, little time, "
        "minutes before, half an hour, an hour before, crunch*, sprint*, cut-off, cutoff, go live, went live, o'clock",
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, noon, midnight, ready, finish*, launch*, "
        "deliver*, quick*, fast*, done, first, evening, week",
    ),
    _topic(
        "priorities",
        "choosing what comes first",
        '"There were ... things at once. What could not wait was ..."',
        "at once, priorit*, multiple tasks, multiple projects, multiple deadlines, several tasks, several projects, "
        "juggl*, competing, came first, comes first, overwhelm*, more work than, only time for one, time for only one",
        "priorit*, came first, comes first, come first, went first, go first, goes first, was first, what first, "
        "had to be first, can wait, could wait, can't wait, couldn't wait, what waits, who waits, waiting, urgent*, "
        "at the same time, at once, all at once, same day, same hour, same morning, same time, put off, put it off, "
        "put them off, postpon*, pushed back, meanwhile, most important, matters most, mattered most, biggest, "
        "least, deadline*, overwhelm*, juggl*, the rest, left the, ask for help, asked for help, delegat*, list of, "
        "made a list, wrote a list, to-do, one by one, one after the other, in order, which one, what breaks, sorted, "
        "triage*, two things, three things, four things, five things, everything, asked them for, asked for half",
        "first, then, both, later, next, until, hand*, while, list, wait, help",
    ),
    _topic(
        "decision",
        "a decision you had to make",
        '"I had to choose between ... and ..., and I ..."',
        "decision*, decide, decided, tough call, difficult choice, tough choice, hard choice, judgement call, "
        "judgment call",
        "decid*, decision*, choice*, choose, chose, chosen, choosing, option*, alternative*, weigh*, either, whether, "
        "or wait, or no, yes or, pros and cons, risk*, gamble*, had to say, i could, we could, trade-off*, tradeoff*, "
        "went with, go with, went for, rather than, instead, would do the same, do it again, call off, called off, "
        "call it off, i took the, turned it down, turned down, made the call, my call, dilemma, torn, on the one hand, "
        "on the other, in doubt, doubt*, uncertain*, not sure, wasn't sure, didn't know, did not know, if i, if we, "
        "let him go, let her go, let them go, ruled out, picked, committed, judgement, judgment, gut",
    ),
    _topic(
        "feedback",
        "criticism that you received",
        '"I was told that I ..., and it was hard to hear."',
        "criticism*, critical feedback, difficult feedback, constructive feedback, negative feedback, tough feedback, "
        "received feedback, hard to hear, criticised, criticized, feedback you received, feedback you got, "
        "review comment, heard you do",
        "feedback, critic*, comment*, told me i, told me that, told me my, said i, said that i, said my, said it was, "
        "wrote that, wrote me, pointed out, pointed it out, hurt, stung, sting, ouch, defensive, he was right, "
        "she was right, they were right, was right, were right, had a point, hard to hear, blunt*, went red, "
        "embarrass*, ashamed, harsh*, unfair, review, appraisal, rating, marked me, marked down, red pen, complain*, "
        "told me in front, in front of everybody, in front of everyone, took it, took that, i talk too, i was too, "
        "i am too, i'm too, improv*, recorded myself, filmed, called me, compared me, sent it back, rejected, tore, "
        "disappointed",
        "since, practis*, practic*, changed, listen*, he, she, told",
    ),
    _topic(
        "persuade",
        "somebody you had to win over",
        '"At first ... was against it, because ..."',
        "persuad*, convinc*, winning somebody over, winning someone over, win somebody over, win someone over, "
        "won over, buy-in, your way, against an idea, influenc*, sell an idea, sold an idea, changed someone's mind",
        "persuad*, convinc*, came round, came around, come round, come around, won him, won her, won them, "
        "win him, win her, win them, win over, on board, sceptic*, skeptic*, was against, were against, against it, "
        "against the, reluctan*, refus*, over my dead, said no, no way, didn't want, did not want, didn't believe, "
        "didn't see, didn't like, wasn't interested, weren't interested, not interested, wanted to drop, "
        "wanted to keep, wanted to cut, wanted to stay, voted, vote, agreed, agree, showed him, showed her, "
        "showed them, show him, show her, show them, showed that, showed the, argument*, argued, proposal*, proposed, "
        "pitch*, objection*, objected, changed his mind, changed her mind, changed their mind*, mind*, support*, "
        "trial, buy-in, worried, afraid, fear*, hesitant, hesitat*, doubt*, resist*, oppos*, negotiat*, the numbers, "
        "the data, evidence, pilot, gave in, gave it a try, try it, give it a go, let us try, in favour, in favor",
        "asked him, asked her, asked them, wanted, let them, let him, let her, he, she, they",
    ),
    _topic(
        "change",
        "a change that you had to deal with",
        '"Overnight ... was different: ..."',
        "adapt*, big change, plans changed, change at the last, start again, unexpected*, sudden change, "
        "major change, change at work, dealt with change, handle change, flexible, out of your comfort zone",
        "chang*, adapt*, adjust*, merg*, reorgani*, restructur*, replac*, switch*, cancel*, instead, overnight, "
        "sudden*, last minute, last-minute, last moment, no longer, used to, get used, getting used, unfamiliar, "
        "shut, closed, closing, plan b, the plan, from scratch, start again, started again, start over, started over, "
        "begin again, rearrang*, reschedul*, unexpected*, surprise*, the old, gone, unavailable, fell ill, "
        "called in sick, was ill, pandemic, covid, lockdown, alarm*, storm, strike, broke down, at first, transition*, "
        "migrat*, moved to a, moved us, took over, new system, new boss, new manager, new software, new role, "
        "new routes, new team, new way, never done, had to stay, had to move, had to learn, as if nothing, improvis*, "
        "at four o'clock, that morning, that afternoon",
        "new, had to, learn*, different*, moved, first week",
    ),
    _topic(
        "learn",
        "something you had to learn",
        '"I had never ... before, and I had ... to learn it."',
        "had to learn, learn something, learned something, learn in a hurry, learn a new, learned a new, pick up, "
        "new skill, taught yourself, teach yourself, learn quickly, never touched",
        "learn*, taught, teach*, practis*, practic*, never touched, never done, never used, never seen, never had, "
        "never written, didn't know, did not know, no idea, knew nothing, tutorial*, manual*, read up, read the, "
        "read about, read everything, watched, picked it up, picked up, pick up, pick it up, figured, figure it out, "
        "looked up, look it up, studied, course, lesson*, class, trained, training, asked a, asked the, asked her, "
        "asked him, asked someone, showed me, show me, shadow*, self-taught, from scratch, the basics, beginner*, "
        "new to me, was new, first time, trial and error, crash course, by heart, new language",
    ),
    _topic(
        "new_here",
        "being new somewhere",
        '"When I started at ..., I knew nobody, so ..."',
        "new somewhere, first weeks, first days, first week, first month, find your feet, joined a new, started a new, "
        "start in a new, new team, new job",
        "when i started, when i joined, when i came, when i arrived, when i began, when i moved, i started, i joined, "
        "i'd just, i had just, first day*, first week*, first month*, first shift*, first morning*, was new, new to, "
        "new job, new place, new team, the new, didn't know a, knew nobody, knew no one, know nobody, know anybody, "
        "know anyone, notebook, small book, wrote down, wrote everything, shadow*, introduc*, settl*, got to know, "
        "get to know, names, after a month, after two weeks, after a week, by the end of, induction, onboard*, "
        "watched, follow*, buddy",
        "asked, learn*, new, beginning, started",
    ),
    _topic(
        "problem",
        "a problem that you had to solve",
        '"The problem was that ..."',
        "problem*, obstacle*, challenge*, challenging, difficult situation, difficult situations, tricky, bug, "
        "root cause, incident, crisis, emergency",
        "problem*, issue*, challeng*, difficult*, broke, broken, breakdown, went out, went down, went wrong, fail*, "
        "fault*, bug*, crash*, error*, wrong, stuck, cause*, turned out, couldn't, could not, wouldn't, didn't work, "
        "did not work, doesn't work, missing, delay*, late, every time, each time, every few, always after, fix*, "
        "repair*, solv*, solution*, found out, found that, short of, shortage, trouble*, complain*, ran out, leak*, "
        "ill, sick, worried, worr*, blocked, jam*, dropp*, lost, losing, kept, burst, flood*, fire, smoke, accident*, "
        "injur*, hurt, emergency, alarm*, chaos, mess, confus*, conflict*, nobody knew, no one knew, at risk, "
        "in danger, struggl*, hard, tough, obstacle*, panic*, wouldn't start, didn't come, didn't arrive, refus*, "
        "only one, not enough, too few, too many, too much, too slow, slow, angry, upset",
    ),
    _topic(
        "angry",
        "somebody who was upset",
        '"A customer came to me and was furious, because ..."',
        "angry, upset, unhappy customer*, unhappy client*, difficult customer*, difficult client*, difficult patient*, "
        "difficult guest*, complaint*, complain*, irate, dissatisfied, unhappy guest*, aggressive, "
        "demanding customer*, "
        "challenging customer*",
        "angry, anger, upset, unhappy, furious, shout*, yell*, scream*, cried, cry, crying, tears, complain*, cross, "
        "annoy*, frustrat*, disappoint*, apologi*, sorry, calm*, refund*, brought back, brought it back, swore, "
        "swear*, let her talk, let him talk, let them talk, let her finish, let him finish, let them finish, "
        "let them speak, let him speak, let her speak, listen*, rude, aggressive, threat*, loud*, raised, mad, "
        "hung up, voucher, compensat*, made up for, wrong order, worried, scared, afraid, wasn't happy, weren't happy, "
        "not happy, demanded, slammed, hysterical, distress*, grie*, abus*, insult*, stormed, fuming, outrag*, "
        "shook my hand, shook his, thanked me",
    ),
    _topic(
        "say_no",
        "saying no to somebody",
        '"I said: I can\'t ..., because ..."',
        "say no, said no, saying no, refuse, refused, turn down, turned down, decline, push back on",
        "say no, said no, saying no, a no, refus*, declin*, turned down, turned it down, turned him down, "
        "turned her down, turned them down, turn it down, turn down, can't give, can't do, can't take, couldn't do, "
        "couldn't take, couldn't give, couldn't let, can't let, i can't, i cannot, i couldn't, i won't, wouldn't, "
        "not possible, wasn't possible, impossible, i'm sorry, i am sorry, offered, instead, alternative*, too much, "
        "unable, not able, had promised, pushed back, push back, stood my ground, wasn't going to, not going to, "
        "told him that, told her that, told them that, didn't have time, no time, against the rule*, not allowed",
    ),
    _topic(
        "proud",
        "something you did that you are proud of",
        '"What I am proud of is ..., because ..."',
        "proud, proudest, achievement*, accomplish*, biggest success, greatest success",
        "proud*, achiev*, accomplish*, success*, won, award*, best, first time, the hardest, thanked, promot*, "
        "i built, i made, i drew, i designed, i wrote, i created, i led, is mine, was mine, i set up, i started",
        deeds=2,
    ),
    _topic(
        "initiative",
        "something you took on without being asked",
        '"Nobody had asked for it, but ..."',
        "initiative, nobody's job, more than you had to, went further, above and beyond, extra mile, went beyond, "
        "beyond what was expected, beyond your duties, without being asked, took it on",
        "nobody had, nobody else, nobody was, nobody did, nobody wanted, nobody asked, nobody knew, no one had, "
        "no one else, no one was, no one did, no one wanted, no one asked, no department, wasn't my job, not my job, "
        "wasn't my task, not my task, not part of my, wasn't part of my, without being asked, wasn't asked, "
        "on my own account, on my own initiative, own time, volunteer*, offered to, i offered, stayed late, stayed on, "
        "stayed an, stayed longer, stayed behind, stayed until, extra, took it on, took that on, took on, "
        "took it upon, asked if, asked whether, asked to, decided, i thought, i noticed, i saw, i realised, "
        "i realized, set up, suggest*, propos*, my idea, came up with, drove out, drove to, went back, day off, "
        "after work, after my shift, after hours, in the evening*, at the weekend, no budget, i started, i began, "
        "i asked, lying around, needed doing, had to be done, somebody had to, someone had to",
    ),
    _topic(
        "improve",
        "something you made better",
        '"Before, it took ...; I changed ..., and now it takes ..."',
        "improve, improved, improvement*, improving, easier, quicker or safer, better way, efficien*, made faster, "
        "automat*, innovat*, streamlin*, got rid of",
        "improv*, faster, quicker, easier, safer, better, cheaper, shorter, simpler, simplif*, cleaner, before then, "
        "used to, instead of, save, saved, saves, saving*, reduc*, went down, came down, brought down, down to, "
        "dropped, fell, half, halved, automat*, no longer, don't have to, doesn't have to, didn't have to, fewer, "
        "less, replac*, a new, chang*, fix*, streamlin*, rewrote, redesign*, rebuil*, rearrang*, reorgani*, "
        "re-order*, wrote a script, script, template*, checklist*, spreadsheet*, dashboard*, since then, ever since, "
        "more often, twice as, doubled, tripled, up to, increas*, cut down, cut it, cut the time, efficien*, waste*, "
        "screwed, fitted, by hand, every week, each week",
    ),
    _topic(
        "noticed",
        "something wrong that you noticed",
        '"What made me look twice was ..."',
        "spotted, noticed that something, noticed something, you noticed, caught an error, caught a mistake, "
        "others had missed, attention to detail, first to notice, found an error",
        "wrong, mistake*, error*, notic*, spot*, i saw, we saw, caught, strange, odd, oddly, funny, looked twice, "
        "look twice, looked again, looked a bit, looked too, double-check*, double check*, checked, check, "
        "didn't match, did not match, didn't add up, didn't look, didn't seem, didn't fit, mismatch*, missing, "
        "too many, too much, too long, too few, too high, too low, too big, too small, suspicious*, compar*, "
        "would have gone, would have been, would have cost, would have lost, overlook*, discrepan*, inconsisten*, "
        "typo*, duplicat*, pale, breathing, confused, temperature, pulse, blood, grey, worse, smell*, smelt, sound*, "
        "crack*, leak*, loose, faint*, different, twice, i realised, i realized, nobody had seen, no one had seen",
    ),
    _topic(
        "help_colleague",
        "helping somebody you worked with",
        '"I noticed that a colleague ..., so I asked ..."',
        "helped a colleague, help a colleague, helped a coworker, helped another, help another, helped somebody, "
        "helped someone, mentor*, coached, supported a colleague, support a colleague, supported a team, "
        "colleague who was struggling, helped to get better",
        "help*, show her, show him, show them, showed her, showed him, showed them, taught, teach*, sat with, "
        "sat down with, sat next, sat beside, sat by, mentor*, coach*, explain*, support*, struggl*, asked if, "
        "asked whether, asked her, asked him, together, side by side, paired, pairing, encourag*, overwhelm*, "
        "took over, took some, swapped, covered for, offered, new colleague, new girl, new guy, trainee, apprentice, "
        "beginner*, behind with, couldn't keep up, tears, cried, crying, head in her, head in his, stress*, upset",
        "he, she, her, him, alone, lunch, practis*",
    ),
    _topic(
        "explain",
        "explaining something to somebody",
        '"I had to explain ... to ..., who ..."',
        "explain something, explain a, had to explain, explain complex, explained something, non-technical, "
        "outside your field, presentation, presented to, speech, talk you gave",
        "explain*, told him, told her, told them, i said, compar*, drew, draw, drawing*, picture*, example*, like a, "
        "as if, analog*, metaphor*, understand*, understood, plain words, plain language, plain english, jargon, "
        "simpl*, imagine, show, showed, shown, showing, demonstrat*, in his own words, in her own words, "
        "in their own words, own words, question*, slide*, diagram*, whiteboard, model, sketch*, translat*, "
        "present*, audience, speech, spoke, talked, asked him to, asked her to, asked them to, repeat*, let him, "
        "let her, let them, step by step, used a, used the",
    ),
    _topic(
        "bad_news",
        "news that somebody did not want to hear",
        '"I had to tell ... that ..."',
        "bad news, news they did not want, news they didn't want, difficult news, difficult conversation, "
        "hard conversation, deliver news, break the news",
        "had to tell, have to tell, told, tell him, tell her, tell them, tell the, tell my, tell our, news, "
        "i said it, i said that, explained, sat down with, sit down with, sat them down, sat him down, sat her down, "
        "cried, tears, silence, silent, quiet, i waited, sorry, face to face, in person, unfortunately, disappoint*, "
        "angry, upset, shock*, break it, broke it, let go, laid off, cancel*, died, didn't get, wouldn't be, "
        "would not be, can't, couldn't, bad, honest, straight",
    ),
    _topic(
        "ethics",
        "being asked to do something that is not right",
        '"I was asked to ..., and I did not think it was right."',
        "ethic*, sit right, integrity, pressed to, dishonest*, against your values, against your principles, "
        "wasn't right, unethical, compromise your",
        "refus*, wrong, won't, wouldn't, would not, honest*, dishonest*, lie, lied, lying, lies, truth, rule, rules, "
        "policy, polic*, regulation*, report*, told me to, asked me to, wanted me to, expected me to, tried to get me, "
        "uncomfortable, illegal, legal, law, unsafe, safety, cheat*, fak*, falsif*, forge*, confidential*, private, "
        "said no, conscience, sit right, didn't feel right, not right, wasn't right, stole, steal*, theft, brib*, "
        "pressur*, ethic*, unethical, integrity, principle*, value*, whistle*, backdat*, fraud*, cover up, "
        "covered up, hush, quiet about, keep quiet, never happened, not happened, hasn't happened",
    ),
    _topic(
        "different_people",
        "somebody different from you",
        '"... and I came from different worlds: ..."',
        "different background*, very different from you, different culture*, different from yours, divers*, "
        "left out, inclu*, different perspective*, different personalit*",
        "different*, cultur*, language*, religio*, background*, country, countries, accent, came from, comes from, "
        "was from, from a, pray*, church, mosque, muslim, christian, jewish, hindu, faith, older, younger, "
        "generation*, age, in common, respect*, divers*, translat*, interpret*, blind, deaf, wheelchair, disab*, "
        "autis*, dyslex*, hearing, spoke no, spoke little, word of english, misunderst*, foreign*, refugee*, "
        "immigrant*, abroad, gender, woman, women, gay, inclu*, left out, at the side, on the edge, quiet one, "
        "opposite*, introvert*, extrovert*, habit*, vegetarian, ramadan, the other half",
    ),
    _topic(
        "short_of",
        "getting by with too little",
        '"We were short of ..., so I ..."',
        "short of people, short of money, limited resources, limited budget, understaffed, short-staffed, "
        "few resources, tight budget, small budget",
        "short, shortage*, only had, had only, only two, only three, only one, only four, just two, just one, without, "
        "missing, no budget, no money, ill, sick, off sick, borrow*, lent, lend, swap*, instead, half, not enough, "
        "ran out, budget*, lack*, made do, make do, cheap*, free, donat*, second-hand, spare*, stretch*, understaffed, "
        "short-staffed, alone, by myself, broke, broken, quit, cut the, cut our, the two of us, afford",
    ),
)
"""Matters that stories of one's own work are asked for."""

LEAVING = _topic(
    "leaving",
    "why you left",
    '"I left in ..., because ..."',
    "did you leave, leaving your, leave your, you left, you leaving, want to leave, position ended, job ended, "
    "looking to leave, move on, leaving",
    "left, leave, leaving, closed, closing, closure, sold, bought, took over, laid off, lay-off*, layoff*, redundan*, "
    "notice, moved, move, moving, contract, ended, end of, resign*, quit, fired, dismissed, let go, because, since, "
    "reason*, offer*, new challenge, commut*, too far, grow, grew, career, chang*, restructur*, merg*, downsiz*, "
    "budget, cut, burn*, stress*, ill, health, hospital, baby, pregnan*, children, family, mother, father, "
    "further away, wanted, want to, looking for, time for, bankrupt*, insolven*, visa, studies, degree, next step, "
    "ready for, nothing more, no longer, wasn't a, didn't fit, not the right, mutual*, by agreement",
)
GAP = _topic(
    "gap",
    "the time between",
    '"From ... to ... I was ..., because ..."',
    "gap, between, break, time off, time out, time away, out of work, since then, in the meantime, doing since",
    "gap, at home, stayed home, stay home, home with, stayed with, looked after, looking after, look after, "
    "cared for, caring for, care of, ill, illness, sick, hospital, surgery, operation, recover*, treatment, therapy, "
    "injur*, baby, maternity, paternity, parental, pregnan*, child, children, kids, daughter, son, mother, father, "
    "mum, mom, dad, grandmother, grandfather, parents, husband, wife, partner, studied, studying, study, degree, "
    "course, courses, certif*, diploma, qualification, training, exam*, travel*, trip, abroad, applied, applying, "
    "application*, looked for work, looked for a job, looking for work, looking for a job, job hunt*, job search*, "
    "searching, interviews, laid off, layoff*, redundan*, let go, closed, contract ended, contract ran, ran out, "
    "severance, unemploy*, between jobs, out of work, volunteer*, freelanc*, self-employed, own business, part-time, "
    "part time, temp, temping, temped, temporary, agency, break, sabbatical, visa, permit, moved to, moved house, "
    "moved back, month off, months off, year off, time off, time out, took a year, took some time, took time, rest, "
    "rested, burn*, waited for, waiting for, military, army, pandemic, covid, lockdown, months all in all, "
    "in the meantime, meanwhile, in that time, during that time, no gap, never had a gap, nothing to explain, "
    "no break",
)
