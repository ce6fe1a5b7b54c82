"""The same question in other words is found; one that differs in a telling word is not."""

import time
from pathlib import Path

import pytest

from trainer.bank.duplicates import near_duplicates
from trainer.bank.model import Question

# The words that count as one were chosen in view of these.
SAME = (
    ("Tell me about a time you missed a deadline.", "Describe a situation in which you missed a deadline."),
    ("Tell me about a time you missed a deadline.", "Can you give me an example of a deadline that you missed?"),
    (
        "Tell me about a time you had a conflict with a colleague.",
        "Describe a conflict with a co-worker and how you resolved it.",
    ),
    ("Why do you want to work here?", "Why do you want to work for us?"),
    ("What is your greatest weakness?", "What would you say is your biggest weakness?"),
    ("Where do you see yourself in five years?", "Where would you like to be in five years' time?"),
    ("Tell me about yourself.", "Could you tell us a little about yourself?"),
    ("How do you deal with an angry customer?", "How would you handle a customer who is angry?"),
    (
        "Tell me about a mistake you made and what you learned from it.",
        "Talk me through a mistake you made. What did you learn?",
    ),
    ("Why did you leave your last job?", "What made you leave your previous job?"),
    ("Why is there a gap in your CV?", "Can you explain the gap in your CV?"),
    ("Describe how you would design a URL shortener.", "How would you design a URL shortening service?"),
    ("What salary are you looking for?", "What are your salary expectations?"),
    (
        "Tell me about a time you had to learn something quickly.",
        "Tell me about a time when you had to learn a new skill fast.",
    ),
    ("Do you have any questions for us?", "What questions do you have for us?"),
    ("Tell me about the hardest bug you have fixed.", "Describe the most difficult bug that you ever fixed."),
    (
        "Tell me about a time you persuaded somebody who disagreed with you.",
        "Give me an example of persuading someone who disagreed with you.",
    ),
    ("Describe a time you led a team.", "Tell me about a time when you were leading a team."),
    ("How do you prioritise when everything is urgent?", "When everything is urgent, how do you decide on priorities?"),
    ("Tell me about a patient who refused treatment.", "Talk me through a time a patient refused their treatment."),
    (
        "Tell me about a time you gave difficult feedback.",
        "Describe a situation where you had to give somebody difficult feedback.",
    ),
    ("What do you know about our company?", "What have you found out about our company?"),
    ("Tell me about a goal you set and reached.", "Describe a goal that you set yourself and how you reached it."),
    ("How would you find out why a pipeline is late?", "A pipeline is late. How would you find out why?"),
)
# Written afterwards and changed nothing.
ALSO_SAME = (
    ("Tell me about a project that failed.", "Describe a project of yours that failed, and why it did."),
    ("How do you handle stress?", "How do you cope with stress at work?"),
    ("Give an example of a time you showed initiative.", "Tell me about a time when you showed initiative."),
    ("What motivates you?", "What is it that motivates you?"),
    ("Tell me about a decision you regret.", "Describe a decision that you regretted later."),
    ("Have you ever worked with a difficult client?", "Describe a time you worked with a difficult client."),
    ("How would your last manager describe you?", "How would your former boss describe you?"),
    ("What would you do in your first month here?", "What are your plans for the first month in this role?"),
    ("Tell me about a time you went the extra mile.", "When did you do more than was asked of you?"),
    ("Describe a time when you had to meet a tight deadline.", "Tell me about a tight deadline. How did you meet it?"),
    ("Why should we hire you?", "What are the reasons to hire you rather than another candidate?"),
    ("Describe a time you received criticism.", "Tell me about criticism you received and what you did with it."),
)
DIFFERENT = (
    ("Tell me about a time you missed a deadline.", "Tell me about a time you missed a meeting."),
    ("Tell me about a time you led a team.", "Tell me about a time you left a team."),
    ("Tell me about a time you disagreed with your manager.", "Tell me about a time you disagreed with a customer."),
    ("Tell me about a time you received difficult feedback.", "Tell me about a time you gave difficult feedback."),
    ("What is your greatest strength?", "What is your greatest weakness?"),
    ("How would you design a URL shortener?", "How would you design a news feed?"),
    ("Why do you want to work here?", "Why do you want to leave where you work?"),
    ("Describe a decision you made quickly.", "Describe a decision you regret."),
    ("What would you do if a patient refused treatment?", "What would you do if a patient fell?"),
    ("How do you deal with an angry customer?", "How do you deal with an angry colleague?"),
    ("Tell me about a process you improved.", "Tell me about a product you improved."),
    ("How do you test a model before release?", "How do you watch a model after release?"),
    ("Tell me about yourself.", "Tell me about your team."),
    ("Why teaching?", "Why this school?"),
)


def same(one: str, other: str) -> bool:
    return bool(list(near_duplicates([Question("a", one), Question("b", other)])))


def test_most_paraphrases_are_found_and_nothing_else() -> None:
    assert sum(same(*pair) for pair in SAME) >= 21
    assert [pair for pair in DIFFERENT if same(*pair)] == []


def test_paraphrases_that_were_not_in_view_are_mostly_found() -> None:
    assert sum(same(*pair) for pair in ALSO_SAME) >= 7


@pytest.mark.parametrize("ask", [pair[0] for pair in SAME])
def test_case_and_punctuation_make_no_difference(ask: str) -> None:
    assert same(ask, f"  {ask.upper().rstrip('.?')} ...")


def test_each_question_is_matched_with_the_closest_before_it() -> None:
    known = [Question("k1", "Why do you want to leave?"), Question("k2", "Why teaching?")]
    new = [Question("n1", "Why teach?"), Question("n2", "Who are you?"), Question("n3", "Why do you want to leave us?")]

    found = [(match.new, match.known, match.percent) for match in near_duplicates(new, known)]

    assert found == [(0, 1, 100), (2, 0, 100)]


def test_the_known_are_not_compared_with_each_other() -> None:
    twice = [Question("a", "Why us?"), Question("b", "Why us?")]

    assert list(near_duplicates([Question("c", "Who led the project?")], twice)) == []
    assert [(m.new, m.known) for m in near_duplicates(twice)] == [(1, 0)]


@pytest.mark.parametrize("ask", ["?", "...", "e", "Who?", "Why? Why? Why?", "你为什么想来这里？", "\U0001f600"])
def test_questions_almost_without_words(ask: str) -> None:
    assert same(ask, ask)


def test_thousands_of_questions_take_seconds() -> None:
    many = [
        Question(f"q{n}", f"Tell me about thing{n} and what{n % 50} came of matter{n % 7} in case{n}.")
        for n in range(4000)
    ]
    start = time.process_time()

    assert list(near_duplicates(many[:2000], many[2000:])) == []
    assert time.process_time() - start < 20


def test_the_program_starts_without_the_comparison() -> None:
    assert "rapidfuzz" not in (Path(__file__).parents[2] / "trainer" / "cli.py").read_text(encoding="utf-8")
