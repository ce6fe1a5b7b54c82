"""Follow-up questions: which answers draw which, in whose words, and when an interviewer goes on instead."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.bank.model import FollowUp, FollowUpWhen, Kind, Question
from trainer.feedback.judge import judge
from trainer.feedback.probing.choose import Reply, choose_probe
from trainer.feedback.probing.when_asked import reply_notes, with_replies
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Probe
from trainer.transcript.model import Transcript

ASK = "Tell me about a time you improved something."
QUEUE = (
    "I was working at the front desk of a clinic and the phone queue kept growing in the mornings. I noticed that "
    "people called to hear the opening hours, so I recorded a new message for the line and put the hours on the door. "
    "I asked my manager to let me try it first. After that the queue got much shorter, and the nurses thanked me."
)
TOLD_WHOLE = (
    "I was working at the front desk of a clinic and the phone queue kept growing. I noticed that people called to "
    "hear the opening hours, so I recorded a new message for the line and put the hours on the door. After that the "
    "calls went down from eighty to thirty a morning, and the nurses thanked me, and it has stayed that way since."
)
PIPE = (
    "I was on the night shift in a hotel and a pipe burst on the third floor. There was water in the corridor and the "
    "guests stood there in their slippers. I turned the water off and woke my manager. Then I moved the guests down "
    "to the first floor. It was the weekend of the trade fair, every hotel was full, and the phone kept ringing."
)
LEAK = (
    "We had a leak in the shop on a Saturday. We moved the stock to the back, and we called the landlord. We put up a "
    "sign, and we served people at the door. We opened again on Monday and in the end we lost nothing at all."
)
IN_GENERAL = (
    "I would always listen to the customer first, because that's what they want. I usually let them finish, and then "
    "I would say what I can do for them. I'd try to stay calm, and I would never take it personally. Normally people "
    "calm down after a minute, and then I would look for a solution that works for both of us."
)
UNCOUNTED = (
    "At the library nobody could find the large print books, so I wrote labels for the shelves and moved the books "
    "next to the door. I asked three readers to walk through it with me and I changed the order once more. Since then "
    "people find them by themselves, and the librarians have time for the children again."
).replace("three readers", "the readers")
LONG = " ".join(
    [TOLD_WHOLE, *["Then I talked to the nurses about the mornings, and they told me what they need."] * 14]
)
DESIGN = (
    "First I would put a queue between the two services, because then either may be down for a while. Then each order "
    "gets an id of its own, so that a message that comes twice does no harm. I would start with one database, since "
    "that is easy to run, and look at the slow queries once it is used. If it grows I would split by customer."
)


def question(kind: Kind = "behavioural", *own: tuple[FollowUpWhen, str]) -> Question:
    return Question("q", ASK, kind, target_seconds=30, follow_ups=tuple(FollowUp(*one) for one in own))


def said(text: str, asked: Question | None = None, id: str = "answer") -> AnswerResult:
    return judge(id, Transcript(text), asked or question())


def reply(text: str) -> AnswerResult:
    return judge("reply", Transcript(text), None, target_seconds=30)


def probe(text: str, about: Question | None = None, **more: object) -> Probe | None:
    about = about or question()
    return choose_probe(about, said(text, about), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (QUEUE, "vague"),
        (PIPE, "no_result"),
        (LEAK, "no_own_part"),
        (IN_GENERAL, "vague"),
        (UNCOUNTED, "no_figure"),
        ("Yes, I improved the rota once. It was good.", "short"),
        (LONG, "long"),
    ],
)
def test_what_is_open_is_asked(text: str, when: FollowUpWhen) -> None:
    for seed in range(4):
        put = probe(text, seed=seed)
        assert put is not None
        assert (put.when, put.follows) == (when, "answer")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TOLD_WHOLE, "behavioural"),
        ("", "behavioural"),
        ("Um, uh.", "situational"),
        (DESIGN, "technical"),  # what somebody would build needs no figure of theirs, unless the question asks
        (DESIGN.replace("a while", "a lot of hours"), "situational"),
        ("Thank you. What would a good first month look like to you? And what does your team find hard?", "closing"),
    ],
)
def test_what_is_whole_draws_no_question(text: str, kind: Kind) -> None:
    put = probe(text, question(kind))
    assert put is None or (put.when == "short" and kind != "closing" and 0 < len(text) < 20)


def test_a_technical_answer_without_any_figure_is_asked_for_the_one_its_question_wants() -> None:
    wants = question("technical", ("no_figure", "How many orders a second would that stand?"))
    put = probe(DESIGN, wants)
    assert put is not None
    assert (put.when, put.ask) == ("no_figure", "How many orders a second would that stand?")
    assert probe(DESIGN + " That stands about two hundred orders a second.", wants) is None


def test_the_banks_words_go_first() -> None:
    own = question("behavioural", ("vague", "How many minutes is that?"), ("no_result", "And then?"))
    put = probe(QUEUE, own)
    assert put is not None
    assert put.ask == 'You said "the queue got much shorter". How many minutes is that?'  # after the candidate's
    again = probe(QUEUE, own, asked=[put.ask])
    assert again is not None
    assert "How many minutes" not in again.ask
    assert '"the queue got much shorter"' in again.ask


def test_a_banks_own_question_after_a_figure_goes_before_one_on_what_is_vague() -> None:
    own = question("behavioural", ("vague", "What convinced you?"), ("no_figure", "How often before, how often since?"))
    put = probe(QUEUE, own)
    assert put is not None
    assert put.when == "no_figure"
    assert put.ask == 'You said "the queue got much shorter". How often before, how often since?'


def test_what_a_bank_asks_about_something_vague_is_not_pressed_for_a_figure() -> None:
    own = question("behavioural", ("vague", "What convinced you that this was the cause?"))
    main = said(QUEUE, own)
    first = choose_probe(own, main)
    assert first is not None
    assert first.ask.endswith(". What convinced you that this was the cause?")
    second = choose_probe(own, main, replies=[(first, reply("I don't know."))], asked=[first.ask])
    assert second is not None
    assert second.ask.startswith('You said "the queue got much shorter"')
    third = choose_probe(
        own, main, replies=[(first, reply("I don't know.")), (second, reply("No idea."))], asked=[first.ask, second.ask]
    )
    assert third is not None
    assert third.ask == "Even roughly: was it nearer a tenth, or nearer half?"


def test_what_is_always_asked_comes_after_a_whole_answer() -> None:
    put = probe(TOLD_WHOLE, question("behavioural", ("always", "Who was against it?")))
    assert put is not None
    assert (put.when, put.ask) == ("always", "Who was against it?")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (QUEUE, 'You said "the queue got much shorter"'),
        (
            QUEUE.replace(" thanked me.", " thanked me").replace(". After that the queue", " after that it"),
            'You said "it got',
        ),
        (PIPE, 'You said "I moved the guests down to the first floor"'),
        (LEAK, 'You said "we moved the stock to the back"'),
    ],
)
def test_the_candidates_own_words_are_said_back_whole(text: str, words: str) -> None:
    put = probe(text)
    assert put is not None
    assert put.ask.startswith(words)
    assert put.ask.endswith("?")


def test_several_wordings_by_seed_and_the_same_seed_the_same() -> None:
    asks = {put.ask for seed in range(12) if (put := probe(QUEUE, seed=seed))}
    assert len(asks) > 1
    assert probe(QUEUE, seed=5) == probe(QUEUE, seed=5)


def talk(text: str, *replies: str) -> tuple[list[Reply], Probe | None]:
    """The follow-up questions to an answer with these replies, and what would come next."""
    main, pairs = said(text), list[Reply]()
    for words in replies:
        put = choose_probe(question(), main, replies=pairs, asked=[p.ask for p, _ in pairs])
        assert put is not None
        pairs.append((put, reply(words)))
    return pairs, choose_probe(question(), main, replies=pairs, asked=[p.ask for p, _ in pairs])


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (QUEUE, "It went from eight minutes to about three."),
        (QUEUE, "I'm not sure, perhaps by half."),
        (PIPE, "Nobody left in the end, and they wrote to thank us."),
        (LEAK, "I called the landlord and carried the boxes with my colleague."),
        (QUEUE, ""),
    ],
)
def test_after_a_full_reply_or_none_at_all_the_interviewer_goes_on(text: str, answered: str) -> None:
    assert talk(text, answered)[1] is None


@pytest.mark.parametrize("evasive", ["I don't really remember.", "A lot, I think, it was so much better than before."])
def test_after_an_evasive_reply_one_more_question_comes(evasive: str) -> None:
    (first,), second = talk(QUEUE, evasive)
    assert second is not None
    assert second.ask != first[0].ask


texts = st.sampled_from([QUEUE, PIPE, LEAK, IN_GENERAL, UNCOUNTED, TOLD_WHOLE, LONG, DESIGN, "Yes.", ""])
replies = st.sampled_from(
    ["I don't know.", "It went from eight to three.", "", "So I called her and she came at once."]
)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["behavioural", "technical", "motivation", "closing", "introduction"])


@given(answers=st.lists(st.tuples(texts, kinds, st.lists(replies, max_size=3)), max_size=4), seed=st.integers(0, 99))
@settings(max_examples=30, deadline=None)
def test_no_question_is_put_twice_and_each_reads_whole(answers: list[tuple[str, Kind, list[str]]], seed: int) -> None:
    asked: list[str] = []
    for text, kind, given_replies in answers:
        main, pairs = said(text, question(kind)), list[Reply]()
        for words in given_replies:
            put = choose_probe(question(kind), main, replies=pairs, asked=asked, seed=seed)
            if put is None:
                break
            assert put.ask not in asked
            assert put.ask.endswith("?")
            assert put.ask.count('"') in (0, 2)
            assert not re.search(r"\s{2}|[?!.,;:]{2}", put.ask.replace('".', "").replace('":', ""))
            asked.append(put.ask)
            pairs.append((put, reply(words)))


@pytest.mark.parametrize(
    ("text", "answered", "rule"),
    [
        (QUEUE, "It went from eight minutes to about three.", "change_when_asked"),
        (UNCOUNTED, "About forty readers a week.", "figure_when_asked"),
        (PIPE, "In the end nobody left, and two guests wrote to thank us.", "result_when_asked"),
        (LEAK, "I called the landlord and carried the boxes.", "own_part_when_asked"),
        (
            "Yes, I improved the rota once. It was good.",
            "Well, people swapped shifts on paper and nobody knew who came, so I made one list for all of us and put "
            "it on the door.",
            "more_when_asked",
        ),
        (IN_GENERAL, "Last spring a man came in with a kettle. I let him finish and I changed it.", "case_when_asked"),
    ],
)
def test_what_came_only_when_asked_is_noted_and_takes_the_place_of_the_advice(
    text: str, answered: str, rule: str
) -> None:
    pairs, _ = talk(text, answered)
    (note,) = reply_notes(question(), said(text), pairs)
    assert (note.ask, note.said, note.rule) == (pairs[0][0].ask, answered, rule)
    assert "only when asked" in note.line
    before, after = said(text), with_replies(question(), said(text), pairs)
    rules = [a.rule for a in after.advice]
    assert rules.count(rule) == 1
    assert len(rules) <= 3
    assert after.score == before.score
    given_up = {"figure_when_asked": "no_figure", "result_when_asked": "no_result", "own_part_when_asked": "own_part"}
    assert given_up.get(rule, "vague") not in rules


@pytest.mark.parametrize(
    ("text", "answered", "rule"),
    [
        (QUEUE, "I never counted it, it was just better.", "still_open"),
        (PIPE, "Hm, no idea.", "still_open"),
        ("Yes, I improved the rota once. It was good.", "It was good for all.", "still_open"),
        (LONG, "I took the pressure off the phone, and the nurses could work.", "answered"),
        (QUEUE, "", "no_speech"),
    ],
)
def test_a_note_says_what_stayed_open(text: str, answered: str, rule: str) -> None:
    pairs, _ = talk(text, answered)
    (note,) = reply_notes(question(), said(text), pairs)
    assert note.rule == rule
    assert "only when asked" not in note.line


def test_the_same_thing_is_not_noted_twice() -> None:
    pairs, _ = talk(QUEUE, "I don't know.", "Perhaps by half.")
    pairs.append((Probe("And?", "always", "answer"), reply("From eight minutes to three, as I said.")))
    notes = [n.rule for n in reply_notes(question(), said(QUEUE), pairs)]
    assert len([rule for rule in notes if rule == "figure_when_asked"]) <= 1


def test_without_replies_nothing_changes() -> None:
    assert with_replies(question(), said(QUEUE), []) == said(QUEUE)
    assert reply_notes(question(), said(QUEUE), []) == ()
