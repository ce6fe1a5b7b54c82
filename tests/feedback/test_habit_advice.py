"""What is advised on habits of speech: the phrase that keeps coming back, and where the fillers gather."""

import pytest

from trainer.bank.model import Question
from trainer.feedback.judge import judge
from trainer.feedback.result import Advice, AnswerResult, from_json, to_json
from trainer.review.report import number_rows
from trainer.transcript.model import Transcript

HONEST = (
    "To be honest the bakery was a mess when I came. The flour orders were late and, to be honest, nobody had counted "
    "anything since May. I made a list of the stock, and to be honest my boss laughed at it. After a month we threw "
    "away 20% less bread, and that was, to be honest, only the list."
)
HEAPED = (
    "I ran the front desk with two people under me. It was, um, you know, like, kind of, uh, a new system and nobody "
    "could print the bills. So I, um, wrote the steps down on one page. The guests waited less and the complaints went "
    "away, you know."
)
BEFORE_FIGURES = (
    "I led the move of the archive. It took us, um, six weeks. We had to move, uh, 40,000 files, and I cut the cost "
    "by, um, 12%. The town kept the whole archive."
)
OPENING = (
    "Um, you know, I was at the till when the power went. I called the manager and, um, I took the money by hand. "
    "Everybody left with their things."
)


def result(text: str, seconds: float) -> AnswerResult:
    question = Question("q", "Tell me about a time something went off the rails.", "behavioural", target_seconds=45)
    return judge("a", Transcript(text, (), seconds), question)


def given(text: str, seconds: float) -> dict[str, Advice]:
    return {advice.rule: advice for advice in result(text, seconds).advice}


def test_a_pet_phrase_is_quoted_counted_and_left_out() -> None:
    advice = given(HONEST, 45)["pet_phrase"]
    assert '"to be honest"' in advice.message
    assert "4 times" in advice.message
    assert "the sentences that come without it" in advice.why
    assert advice.instead == '"The bakery was a mess when I came."'
    first = slice(*advice.evidence[0])
    assert HONEST[first] == "To be honest the bakery was a mess when I came."
    assert len(advice.evidence) == 4


def test_a_pet_phrase_is_not_spoken_of_twice() -> None:
    assert "fillers" not in given(HONEST, 45)
    both = given(HONEST + " " + HEAPED, 60)
    assert "to be honest" not in both["fillers"].message


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("if that makes sense", "whether you were clear"),
        ("and things like that", "second example"),
        ("as I said", "said once"),
        ("needless to say", "said once|keeps coming back"),
        ("from my perspective", "keeps coming back"),
    ],
)
def test_why_it_matters_goes_with_the_phrase(phrase: str, why: str) -> None:
    text = f"I swept the yard, {phrase}. I kept the books, {phrase}, and I fed the dogs, {phrase}. We had no losses."
    advice = given(text, 20)["pet_phrase"]
    assert any(part in advice.why for part in why.split("|"))
    assert phrase not in advice.instead


def test_a_phrase_that_carries_its_sentence_is_not_cut_out() -> None:
    text = "In terms of staff we had five. In terms of money we had little. It was hard in terms of the hours I kept."
    assert given(text, 20)["pet_phrase"].instead == ""


@pytest.mark.parametrize(
    ("text", "seconds", "said", "quoted"),
    [
        (HEAPED, 30, "There were five in one sentence.", "It was, um, you know, like, kind of, uh, a new system"),
        (BEFORE_FIGURES, 20, "All three of your figures had a filler just before them", "It took us, um, six weeks."),
        (OPENING, 20, "The answer opened on two of them", "Um, you know, I was at the till when the power went."),
    ],
)
def test_fillers_are_told_where_they_gather(text: str, seconds: float, said: str, quoted: str) -> None:
    advice = given(text, seconds)["fillers"]
    assert said in advice.message
    start, end = advice.evidence[0]
    assert text[start:end].startswith(quoted)


def test_spread_fillers_are_quoted_in_their_sentences() -> None:
    text = "I was, um, at the yard. The van was, uh, late. I called, um, the driver and he came. We left at, uh, noon."
    advice = given(text, 20)["fillers"]
    assert advice.message == 'Where "um" wants to come, pause instead: it came twice.'
    assert all(len(text[start:end].split()) > 3 for start, end in advice.evidence)


def test_inside_the_dead_band_nothing_is_said() -> None:
    calm = "I swept the yard and kept the books for the owner, and I fed the dogs at six. " * 2
    assert not {"fillers", "pet_phrase"} & given(f"Um, you know, {calm} To be fair, it was fun, to be fair.", 90).keys()


def test_pet_phrases_stand_among_the_numbers() -> None:
    assert dict(number_rows(result(HONEST, 45)))["habits"] == '"to be honest" 4'
    assert "habits" not in dict(number_rows(result(HEAPED, 30)))


def test_habits_are_kept_with_the_result() -> None:
    for text in (HONEST, HEAPED, BEFORE_FIGURES, OPENING):
        judged = result(text, 30)
        assert judged.analysis.habits
        assert from_json(to_json(judged)) == judged
