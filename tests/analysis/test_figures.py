"""Which numbers quantify the candidate's own experience, and what kind each of them is."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.figures.find import figures_of
from trainer.analysis.model import Figure
from trainer.analysis.rules import figures as rule
from trainer.analysis.rules.rule import spans_wanted
from trainer.analysis.tokens import tokenize


def figures(text: str) -> tuple[Figure, ...]:
    return figures_of(text, tokenize(text))


def said(text: str) -> list[str]:
    return [text[f.start : f.end] for f in figures(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.kind, f.role) for f in figures(text)]


def test_a_week_later_is_no_rate() -> None:
    assert "a week" not in " ".join(said("I stacked 50 crates a week later on."))


@pytest.mark.parametrize(
    ("text", "kind", "role"),
    [
        ("Our overtime went down by 40 percent.", "percent", "change"),
        ("I kept food cost at 28 percent.", "percent", "scope"),
        ("nine out of ten parents came back", "percent", "scope"),
        ("we cut it by a third", "percent", "change"),
        ("I managed a budget of 600 thousand.", "money", "scope"),
        ("we saved ten to fifteen thousand dollars a year", "money", "change"),
        ("I landed a quarter-million-dollar account.", "money", "change"),
        ("I trained nine new cashiers before Christmas.", "count", "scope"),
        ("we had zero injuries that season", "count", "change"),
        ("there was not a single late delivery after that", "count", "change"),
        ("We doubled the number of walk-ins.", "multiple", "change"),
        ("The page loaded twice as fast.", "multiple", "change"),
        ("The new query runs in half the time.", "multiple", "change"),
        ("output is up 1.4 times", "multiple", "change"),
        ("The wait went from forty-one minutes down to seventeen.", "before_after", "change"),
        ("returns went from ten a week to none", "before_after", "change"),
        ("I took it from hours to under ten minutes.", "before_after", "change"),
        ("The migration took six weeks.", "duration", "scope"),
        ("I took fourteen months off to study.", "duration", "scope"),
        ("We delivered it two weeks late.", "duration", "scope"),
        ("We slipped by a month.", "duration", "scope"),
        ("I took two days off the lead time.", "duration", "change"),
        ("I had mixed up two orders.", "count", "scope"),
        ("Output was up by 12 percent.", "percent", "change"),
        ("I packed 50 crates a week.", "rate", "scope"),
        ("We shaved half a second off the checkout.", "duration", "change"),
        ("we recovered it within the hour", "duration", "change"),
        ("I handled 70 tickets a week.", "rate", "scope"),
        ("I type 85 words per minute.", "rate", "scope"),
        ("I saw each of them at least once a week.", "rate", "scope"),
        ("I was ranked first in the region.", "rank", "change"),
        ("we were fourth out of sixty branches", "rank", "change"),
        ("I finished in the top ten of my class.", "rank", "change"),
        ("I ran a 32-bed unit.", "scale", "scope"),
        ("I was running a team of fourteen.", "scale", "scope"),
        ("Our app had 100,000 users.", "scale", "scope"),
        ("I've been cutting hair for sixteen years.", "tenure", "tenure"),
        ("I bring twelve plus years in property management.", "tenure", "tenure"),
        ("I've got about a decade of warehouse experience.", "tenure", "tenure"),
        ("I was there nineteen months.", "tenure", "tenure"),
        ("I started in this trade twelve years ago.", "tenure", "tenure"),
    ],
)
def test_kind_and_role(text: str, kind: str, role: str) -> None:
    assert kinds(text) == [(kind, role)]


@pytest.mark.parametrize(
    "text",
    [
        "I did the books for two summers while I studied.",
        "I inherited 44 open tickets and by Friday there were six.",
        "In my first year I filled 47 roles.",
    ],
)
def test_a_figure_stands_beside_another(text: str) -> None:
    assert said(text)


def test_a_first_year_measures_something_only_beside_a_figure() -> None:
    assert said("I filled 47 roles in my first year.") == ["47 roles", "first year"]
    assert said("I was shy in my first year.") == []


PLAIN = [text for text in rule.RULE.must_flag if not any(mark in text for mark in "$%,")]


@pytest.mark.parametrize("example", PLAIN)
def test_the_same_is_found_without_punctuation_and_capitals(example: str) -> None:
    text, spans = spans_wanted(example.lower().replace(".", ""))
    assert [(f.start, f.end) for f in figures(text)] == list(spans)


@pytest.mark.parametrize("example", rule.RULE.must_pass)
def test_traps_stay_traps_without_punctuation_and_capitals(example: str) -> None:
    assert said(example.lower().replace(",", "").replace(".", "")) == []


@pytest.mark.parametrize("filler", ["uh,", "um", "you know,", "I mean", "like"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("I trained", "40 people"), ("we cut it by about", "40 percent"), ("I handled", "40 calls a day")],
)
def test_a_hesitation_hides_no_figure(filler: str, before: str, after: str) -> None:
    assert said(f"{before} {filler} {after}.") == [after]


@given(st.integers(2, 99))
@settings(deadline=None)
def test_words_and_digits_are_judged_alike(value: int) -> None:
    units = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    )
    units += "seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    word = units[value] if value < 20 else tens[value // 10 - 2] + (f" {units[value % 10]}" if value % 10 else "")
    for frame in ("I hired {} drivers.", "it took {} weeks", "I was {} when I left school.", "call me at {} percent"):
        assert kinds(frame.format(word)) == kinds(frame.format(value))


@given(st.integers(1900, 2099))
@settings(deadline=None)
def test_a_year_is_no_figure(year: int) -> None:
    assert said(f"I started there in {year} and I liked it.") == []
    assert said(f"back in {year} nobody did it that way") == []


@given(st.integers(1, 12), st.sampled_from([0, 5, 15, 30, 45]), st.sampled_from(["", " a.m.", " p.m.", "am", " pm"]))
@settings(deadline=None)
def test_a_time_of_day_is_no_figure(hour: int, minute: int, half: str) -> None:
    assert said(f"I was in by {hour}:{minute:02}{half} most days.") == []


@given(st.integers(4, 99))
@settings(deadline=None)
def test_an_age_is_no_figure(age: int) -> None:
    assert said(f"When I was {age} I moved.") == []
    assert said(f"I cared for a {age}-year-old man.") == []


@pytest.mark.parametrize(
    "text",
    [
        # dates and times
        "it was half past eight when the truck came",
        "I usually clock in around six forty five",
        "We're open Monday through Saturday, eight to six.",
        "that was in the early 2000s",
        "In two thousand and nine I went back to school.",
        "We had to be at the gate two hours before the flight.",
        "Two weeks later the same man came back.",
        # ages and family
        "my youngest is six so evenings are tricky",
        "The children I taught were ten and eleven.",
        "I work best with kids aged 6 to 12.",
        "at twenty two I was already a shift lead",
        "My wife and I have been married for fourteen years.",
        # names
        "I know Python 3 and a bit of Windows 10.",
        "we ran windows server 2016 on everything",
        "I have a Series 7 and a Series 66.",
        "he flew a 737 before that",
        "K-12 teaching is all I've ever done.",
        "We had to call 911.",
        "I was on line 4 that night, near gate 12.",
        "It was a Fortune 500 company.",
        # set phrases
        "I'd say nine times out of ten the customer is just tired.",
        "He did a complete 180.",
        "It's a fifty fifty shot.",
        "I told them a thousand times to wear gloves.",
        "That's a million dollar question.",
        "I gave my two weeks notice on Friday.",
        "We worked four tens.",
        "They run twelve-hour shifts.",
        "The five-second rule is no rule in a lab.",
        "I'd give myself a seven out of ten.",
        # others
        "I saw on your website that you have sixty employees.",
        "The ad said forty hours a week.",
        "You guys have twelve locations, right?",
        "The inspector asked for three copies.",
        "Our standard was low, but the target was ninety.",
        "I read the two articles your director wrote.",
        # supposed
        "I'd want at least three people on nights.",
        "Let's say there are twenty people in line.",
        "I will bring ten years of passion to this.",
        "hopefully in ten years I'll own my own shop",
        "Give me six months and I'd have that place running.",
        # general
        "They say you need ten thousand hours to master anything.",
        "A typical oil change takes thirty minutes.",
        "Bread dough has to rest for at least two hours.",
        # private
        "I ran a marathon in four hours once.",
        "I was making twenty two an hour.",
        "I can lift fifty pounds.",
        "I have a four-year degree from State.",
        # one
        "There's always one.",
        "that one was harder than the last one",
        "one night the freezer died",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The posting said five years, and I have seven years of it.", ["seven years"]),
        ("You asked about volume, so I ran twelve sites.", ["twelve sites"]),
        ("I told you about the team of nine I led.", ["nine"]),
        ("I'd worked there for four years.", ["four years"]),
        ("I'd say it was about 300 boxes.", ["300 boxes"]),
        ("We cut, I want to say, 15 percent off the bill.", ["15 percent"]),
        ("They wanted fifty and we delivered 75 units.", ["75 units"]),
        ("I was 20 minutes late with 40 orders.", ["20 minutes", "40 orders"]),
        ("We had 2000 customers.", ["2000 customers"]),
        ("from 10 to 4 errors", ["from 10 to 4 errors"]),
        ("I kept it simple: two vendors instead of seven.", ["two vendors", "seven"]),
        ("The job was due in six weeks and we were done in four.", ["six weeks", "four"]),
        ("I scored in the 94th percentile.", ["94th percentile"]),
    ],
)
def test_a_figure_beside_a_trap(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_a_change_is_one_figure() -> None:
    text = "it went from, uh, 12 tickets a week to 4 in two months"
    assert said(text) == ["from, uh, 12 tickets a week to 4", "two months"]


WORDS = (
    "I we you they my if would from to by in at of the a and or about percent years % $40 3 2019 ten half third first "
    "twice doubled zero single without top number one two hundred team customers a week ago . , ? um like it was"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=400, deadline=None)
def test_any_words_give_figures_in_order_without_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    found = figures(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert found == figures(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_borne(text: str) -> None:
    assert all(text[f.start : f.end].strip() for f in figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "I rewrote section 4.1 of the manual.",
        "Point 4.1 of the contract was unclear and I asked.",
        "We were on 4.1 at the time and I planned the upgrade to 5.0.",
        "I upgraded us from 4.1 to 5.2 over a weekend.",
        "Her potassium was 2.9 and I called the doctor.",
        "The pH was 4.1 and I adjusted it.",
    ],
)
def test_parts_versions_and_readings_are_no_figures(text: str) -> None:
    assert not [text[f.start : f.end] for f in figures_of(text, tokenize(text)) if f.kind != "duration"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("I raised our review score from 4.1 to 4.7.", "from 4.1 to 4.7"),
        ("The rating was 3.9 when I came and I brought it to 4.6.", "4.6"),
        ("I ran 10.5 miles of cable.", "10.5 miles"),
        ("I managed a budget of 1.8 million.", "1.8 million"),
        ("The average wait fell to 4.2.", "4.2"),
    ],
)
def test_scores_and_measures_with_a_point_are(text: str, figure: str) -> None:
    assert figure in [text[f.start : f.end] for f in figures_of(text, tokenize(text))]
