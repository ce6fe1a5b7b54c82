"""Each piece of advice comes where it should, with its line, and not where it shouldn't."""

from pathlib import Path
from typing import get_args

import pytest

from trainer.bank import limits
from trainer.bank.lint import warnings
from trainer.bank.load import examine, examine_bytes
from trainer.bank.model import KINDS, Bank, Question
from trainer.bank.template import TEMPLATE
from trainer.bank.warning import BankWarning, Rule
from trainer.feedback import rubric

SHIPPED = Path(__file__).parents[2] / "question_banks"
TOPICS = "planning honesty writing selling cooking driving testing teaching building reading".split()


def found_in(text: str, *others: Bank) -> tuple[BankWarning, ...]:
    examined = examine_bytes(text.encode(), "bank.yaml")
    assert examined.bank is not None, [str(problem) for problem in examined.problems]
    return warnings(examined.bank, examined.root, others)


def question(number: int = 0, extra: str = "", **values: str) -> str:
    """A question that nothing can be said against, with `values` changed; None leaves a key out."""
    topic = TOPICS[number % len(TOPICS)]
    all_values = {
        "id": f"q{number}",
        "ask": f"Tell me about a time when {topic} went wrong, and what you did.",
        "kind": "situational" if number % 2 else "behavioural",
        "competencies": f"[{topic}]",
        "target_seconds": "90",
        "look_for": "[what was done]",
    } | values
    lines = [f"    {key}: {value}" for key, value in all_values.items() if value]
    return "  -" + "\n".join(lines)[3:] + "\n" + extra


def bank(*questions: str) -> str:
    return "title: T\nquestions:\n" + "".join(questions)


GOOD = bank(*(question(n) for n in range(10)))


def test_nothing_is_said_against_a_good_bank_nor_the_template() -> None:
    assert found_in(GOOD) == ()
    assert found_in(TEMPLATE) == ()


WORDS = " ".join(["word"] * (limits.ASK_WORDS + 1))
CASES: tuple[tuple[Rule, int, str, str], ...] = (
    ("near_duplicate", 10, "asks the same as q0", bank(question(0), question(0, id="b"))),
    ("no_target", 3, "no target_seconds", bank(question(target_seconds=""))),
    ("no_target", 3, "no target_seconds", bank(question(target_seconds=" # soon"))),
    ("no_look_for", 3, "no look_for", bank(question(look_for=""))),
    ("no_kind", 3, "speaks for motivation", bank(question(kind="", ask="Why do you want this job?"))),
    ("no_competency", 3, "names no competency", bank(question(competencies=""), *(question(n) for n in range(1, 10)))),
    ("no_competency", 2, "No question", bank(*(question(n, competencies="") for n in range(10)))),
    (
        "unbalanced_kinds",
        2,
        "19 of 20 questions are behavioural",
        bank(*(question(n, kind="closing" if n == 7 else "behavioural", ask=f"{n} thing{n}?") for n in range(20))),
    ),
    (
        "unbalanced_competencies",
        2,
        "7 of 10 questions name the competency calm",
        bank(*(question(n, competencies="[calm]" if n < 7 else "[other]") for n in range(10))),
    ),
    ("similar_names", 12, "spelt much like `planning`", bank(question(0), question(1, competencies="[planing]"))),
    (
        "similar_names",
        16,
        "`team-work` in tags",
        bank(question(0, "    tags: [teamwork]\n"), question(1, "    tags: [team-work]\n")),
    ),
    (
        "unreachable_follow_up",
        12,
        "Follow-up 1 is for `vague` too",
        bank(
            question(
                0,
                "    follow_ups:\n      - {when: vague, ask: A}\n      - {when: short, ask: B}\n"
                "      - {when: vague, ask: C}\n",
            )
        ),
    ),
    (
        "unreachable_follow_up",
        10,
        "`no_result` never comes up with a question that is technical",
        bank(question(0, "    follow_ups:\n      - {when: no_result, ask: A}\n", kind="technical")),
    ),
    (
        "unreachable_follow_up",
        10,
        "asks what the question itself asks",
        bank(question(0, "    follow_ups:\n      - {when: always, ask: WHY US?}\n", ask="Why us?")),
    ),
    ("repeated_item", 9, "`Ward` stands twice in tags", bank(question(0, "    tags: [ward, Ward]\n"))),
    ("repeated_item", 6, "`a` stands twice in competencies", bank(question(competencies="[a, b, a]"))),
    ("long_to_hear", 4, f"has {limits.ASK_WORDS + 1} words", bank(question(ask=WORDS))),
    (
        "long_to_hear",
        10,
        "The follow-up has",
        bank(question(0, f"    follow_ups:\n      - {{when: short, ask: {WORDS}}}\n")),
    ),
    ("long_to_read", 3, "takes 41 rows", bank(question(look_for=f"[{', '.join(f'item{n}' for n in range(40))}]"))),
    ("long_to_read", 1, "The title has 61 characters", GOOD.replace("title: T", "title: " + "T" * 61)),
)


@pytest.mark.parametrize(("rule", "line", "words", "text"), CASES)
def test_a_weakness_is_named_with_its_line_and_a_remedy(rule: Rule, line: int, words: str, text: str) -> None:
    (found,) = (warning for warning in found_in(text) if warning.rule == rule)

    assert words in found.message
    assert found.place.line == line and found.place.column >= 1
    assert found.remedy.endswith(".")


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(get_args(Rule))


def test_only_one_rule_speaks_of_one_weakness() -> None:
    for rule, _, _, text in CASES:
        assert {warning.rule for warning in found_in(text)} == {rule}, text


def test_a_question_of_another_bank_is_named_with_its_bank() -> None:
    other = Bank("Other one", (Question("theirs", "Describe how planning went wrong."),))

    (found,) = found_in(bank(question(0)), other)

    assert "theirs in Other one: Describe how" in found.message


def test_warnings_stand_in_the_order_of_lines() -> None:
    found = found_in(bank(*(question(n, look_for="", target_seconds="") for n in (3, 1, 2))))

    assert len(found) == 6
    assert [w.place for w in found] == sorted(w.place for w in found)


def test_without_the_file_nothing_is_said_of_keys_left_out() -> None:
    found = warnings(Bank("T", (Question("a", "Why us?"), Question("b", "Why us?"))))

    assert [(w.rule, w.question, w.place.line) for w in found] == [
        ("no_look_for", "a", 0),
        ("near_duplicate", "b", 0),
        ("no_look_for", "b", 0),
    ]


def test_a_small_bank_and_a_bank_of_one_kind_need_no_balance() -> None:
    assert found_in(bank(*(question(n, competencies="[calm]") for n in range(9)))) == ()
    assert found_in(bank(*(question(n, kind="closing") for n in range(10)))) == ()


def test_the_kinds_of_follow_ups_are_those_of_the_rubric() -> None:
    assert limits.FOLLOW_UP_KINDS["no_result"] == limits.FOLLOW_UP_KINDS["no_own_part"] == rubric.STORY_KINDS
    assert limits.FOLLOW_UP_KINDS["no_figure"] == rubric.OWN_RECORD_KINDS | rubric.SIZED_KINDS
    assert set(KINDS) > rubric.OWN_RECORD_KINDS


def test_the_shipped_banks_are_clean() -> None:
    before: list[Bank] = []
    found = []
    for file in sorted(SHIPPED.glob("*.yaml")):
        examined = examine(file)
        assert examined.bank is not None, examined.problems[0]
        found += [(file.name, w.place.line, w) for w in warnings(examined.bank, examined.root, before)]
        before.append(examined.bank)

    assert found == []
