"""Questions written, changed and deleted, files brought in and out: nothing of the user's is ever lost."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

from tests.bank.test_bank_edit import OWN
from tests.ui.conftest import Stage
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from tests.ui.test_banks import SHIPPED, held, listed, open_banks, rows, search, shipped
from trainer.bank.load import load_bank
from trainer.bank.model import FollowUp
from trainer.ui.widgets.question_list import QuestionList

__all__ = ["shipped"]  # a fixture


@pytest.fixture
def own(stage: Stage) -> Path:
    stage.own_bank("mine.yaml", OWN)
    return stage.paths.own_banks / "mine.yaml"


def write(pilot: Pilot[None], **fields: str) -> None:
    """Fill fields of the form."""
    for name, text in fields.items():
        field = pilot.app.screen.query_one(f"#{name}")
        if isinstance(field, TextArea):
            field.text = text
        elif isinstance(field, Input | Select):
            field.value = text


async def edit(pilot: Pilot[None]) -> None:
    await pilot.press("right", "e")
    await until_screen(pilot, "QuestionEditorScreen")


async def test_a_question_of_ones_own_is_changed_in_its_file(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        assert pilot.app.screen.query_one("#look_for", TextArea).text == "one\ntwo"
        write(pilot, ask="Why our ward?", target_seconds="1:15", look_for="one\ntwo\nthree")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "BanksScreen")
        await until_seen(pilot, "Why our ward?", "motivation, 1:15")
    assert own.read_text() == (
        OWN.replace("Why us?", "Why our ward?")
        .replace("kind: motivation\n", "kind: motivation\n    target_seconds: 75\n")
        .replace("- two # second\n", "- two # second\n      - three\n")
    )
    assert own.with_name("mine.yaml.bak").read_text() == OWN


async def test_the_form_says_what_the_check_says_and_where(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        for fields, words in (
            ({"ask": " "}, "`ask` is empty"),
            ({"ask": "Why?", "target_seconds": "5"}, "`target_seconds` can't be `5`. Write a whole number of seconds"),
            ({"target_seconds": "60", "follow_ups": "no_resutl: And?"}, "`when` can't be `no_resutl`; did you mean"),
        ):
            write(pilot, **fields)
            await pilot.press("ctrl+s")
            await until_seen(pilot, words)
            assert pilot.app.focused is pilot.app.screen.query_one(f"#{list(fields)[-1]}")
        assert own.read_text() == OWN
        write(pilot, follow_ups="no_result: And?\nHow so?")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "BanksScreen")
    assert load_bank(own).questions[0].follow_ups == (FollowUp("no_result", "And?"), FollowUp("always", "How so?"))


async def test_leaving_a_changed_form_is_asked_about(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        await pilot.press("escape")
        await until_screen(pilot, "BanksScreen")  # nothing was changed
        await pilot.press("e")
        await until_screen(pilot, "QuestionEditorScreen")
        write(pilot, ask="Why our ward?")
        await pilot.press("escape")
        await until_seen(pilot, "Save what you wrote?")
        await pilot.press("escape")
        await until_screen(pilot, "QuestionEditorScreen")
        assert pilot.app.screen.query_one("#ask", TextArea).text == "Why our ward?"
        await pilot.press("escape")
        await choose(pilot, "Leave without it")
        await until_screen(pilot, "BanksScreen")
    assert own.read_text() == OWN


async def test_comments_go_only_with_a_yes(stage: Stage, own: Path) -> None:
    own.write_text(OWN.replace("tags: [x, y]", "tags: [x, y]  # the ward"))
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        write(pilot, tags="")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "although comments go?", "# the ward", "mine.yaml.bak")
        await choose(pilot, "Go back")
        await until_screen(pilot, "QuestionEditorScreen")
        assert "[x, y]  # the ward" in own.read_text()
        await pilot.press("ctrl+s")
        await choose(pilot, "Save it so")
        await until_screen(pilot, "BanksScreen")
    assert "# the ward" not in own.read_text()
    assert "# the ward" in own.with_name("mine.yaml.bak").read_text()


async def test_what_an_editor_wrote_meanwhile_is_not_overwritten_unasked(stage: Stage, own: Path) -> None:
    newer = OWN.replace("Why us?", "Why this ward?")
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        write(pilot, ask="Why our ward?")
        own.write_text(newer)
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Whose question shall stay?")
        await choose(pilot, "Go back")
        await until_screen(pilot, "QuestionEditorScreen")
        assert own.read_text() == newer  # and the form has what was written
        assert pilot.app.screen.query_one("#ask", TextArea).text == "Why our ward?"
        await pilot.press("ctrl+s")
        await choose(pilot, "Keep mine")
        await until_screen(pilot, "BanksScreen")
        await until_seen(pilot, "Why our ward?")
    assert own.read_text() == OWN.replace("Why us?", "Why our ward?")


async def test_a_question_gone_meanwhile_is_saved_as_a_new_one(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        write(pilot, ask="Why our ward?")
        own.write_text(SHIPPED["nursing.yaml"])
        await pilot.press("ctrl+s")
        await choose(pilot, "Keep mine")
        await until_screen(pilot, "BanksScreen")
    assert [q.ask for q in load_bank(own).questions][-1] == "Why our ward?"
    assert len(load_bank(own).questions) == 3


async def test_a_question_that_came_along_is_copied_to_a_bank_of_ones_own(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await search(pilot, "handover")
        await pilot.press("enter", "e")
        await until_screen(pilot, "QuestionEditorScreen")
        await until_seen(pilot, "A copy of your own", "a new bank")
        write(pilot, title="../My ward", ask="What do you do at handover?")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "BanksScreen")
        await until_seen(pilot, "../My ward: 1 question", "What do you do at handover?")
        (made,) = load_bank(stage.paths.own_banks / "my-ward.yaml").questions
        assert (made.id, made.follow_ups[0].when) == ("handover", "no_result")
        # The next goes into that bank, under an id that is free.
        await search(pilot, "first at handover")
        await pilot.press("enter", "e")
        await until_screen(pilot, "QuestionEditorScreen")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "BanksScreen")
        await until_seen(pilot, "../My ward: 2 questions")
    assert len({q.id for q in load_bank(stage.paths.own_banks / "my-ward.yaml").questions}) == 2


async def test_a_new_question_is_written(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("n")
        await until_screen(pilot, "QuestionEditorScreen")
        write(
            pilot, ask="Tell me about a night\nwithout a doctor.", kind="situational", difficulty="3",
            competencies="calm, planning", avoid="blaming", tags="night",
        )  # fmt: skip
        await pilot.press("ctrl+s")
        await until_screen(pilot, "BanksScreen")
        await until_seen(pilot, "T: 4 questions")
        entry = pilot.app.screen.query_one(QuestionList).entry
        assert entry is not None and entry.question.id == "night-doctor"
    made = load_bank(own).questions[-1]
    assert (made.ask, made.competencies) == ("Tell me about a night without a doctor.", ("calm", "planning"))
    assert (made.kind, made.difficulty, made.target_seconds, made.avoid) == ("situational", 3, 90, ("blaming",))
    assert own.read_text().startswith(OWN[:400])


async def test_an_item_with_a_comma_is_not_torn_unless_its_field_is_changed(stage: Stage) -> None:
    stage.own_bank("m.yaml", 'title: M\nquestions:\n  - {id: a, ask: Why?, competencies: ["a, b"]}\n')
    async with stage.running() as pilot:
        await open_banks(pilot)
        await edit(pilot)
        write(pilot, ask="Why us?")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "BanksScreen")
    assert load_bank(stage.paths.own_banks / "m.yaml").questions[0].competencies == ("a, b",)


async def test_deleting_is_asked_first(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("right", "d")
        await until_seen(pilot, "Delete this question? Why us?", "stay in the history")
        await pilot.press("enter")
        await until_screen(pilot, "BanksScreen")
        assert own.read_text() == OWN
        await pilot.press("d")
        await choose(pilot, "Delete it from T")
        await until(pilot, lambda: listed(pilot) == ["b", "c"])
        await search(pilot, "handover")
        await pilot.press("enter", "d")
        await until_seen(pilot, "Only your own can be deleted")
    assert own.with_name("mine.yaml.bak").read_text() == OWN


async def load(pilot: Pilot[None], path: Path | str) -> None:
    await pilot.press("l")
    await until_screen(pilot, "LoadBankScreen")
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


async def test_a_file_is_loaded_and_a_list_becomes_a_bank(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "theirs.yaml").write_text(OWN.replace("title: T ", "title: Theirs "))
    (tmp_path / "list.csv").write_text("question,kind\nWhy this ward?,motivation\nWho are you?,\n")
    async with stage.running() as pilot:
        await open_banks(pilot)
        await load(pilot, tmp_path / "nowhere.yaml")
        await until_seen(pilot, "There is no such file")
        pilot.app.screen.query_one(Input).value = f"'{tmp_path / 'theirs.yaml'}'"
        await pilot.press("enter")
        await until_seen(pilot, "Theirs: 3 questions")
        await load(pilot, tmp_path / "list.csv")
        await until_screen(pilot, "BankFindingsScreen")
        await until_seen(pilot, "2 questions, now among your banks", "guessed")
        await pilot.press("escape")
        await until_seen(pilot, "List: 2 questions", "Why this ward?")
        await load(pilot, tmp_path / "theirs.yaml")
        await until_seen(pilot, "among your banks already")
    assert sorted(p.name for p in stage.paths.own_banks.iterdir()) == ["list.yaml", "theirs.yaml"]


async def test_a_file_that_can_t_be_read_stands_in_the_list_until_it_can(stage: Stage, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(OWN.replace("kind: motivation", "kind: motivatoin"))
    async with stage.running() as pilot:
        await open_banks(pilot)
        await load(pilot, bad)
        await until_seen(
            pilot, "bad.yaml can't be read", "Line 7, column 5", "did you mean `motivation`", "Write one of"
        )
        assert not stage.paths.own_banks.exists()
        bad.write_text(OWN)
        await pilot.press("enter")
        await until_seen(pilot, "T: 3 questions")
        assert not any("bad.yaml" in row for row in rows(pilot))


async def test_a_bank_is_saved_in_other_forms(stage: Stage) -> None:
    async with stage.running(size=(120, 40)) as pilot:
        await open_banks(pilot)
        await pilot.press("end")
        await until_seen(pilot, "Nursing: 2 questions")
        for words, name in (
            ("spreadsheet", "nursing.csv"),
            ("to pass on", "nursing.yaml"),
            ("one a line", "nursing.txt"),
        ):
            await pilot.press("x")
            await choose(pilot, words)
            await until(pilot, lambda name=name: (stage.paths.exports / name).exists())  # type: ignore[misc]
            await until_screen(pilot, "BanksScreen")
    assert (stage.paths.exports / "nursing.yaml").read_text() == SHIPPED["nursing.yaml"]
    assert (stage.paths.exports / "nursing.txt").read_text().splitlines()[1] == "Why nursing?"


async def test_an_advert_ranks_the_questions_and_says_by_which_words(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("a")
        await until_screen(pilot, "AdvertScreen")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "No question shares a telling word")
        pilot.app.screen.query_one(TextArea).text = "[/b] Nurse for our ward. Handover at six. Honesty and initiative."
        await pilot.press("ctrl+s")
        await until_screen(pilot, "AdvertMatchScreen")
        await until_seen(pilot, "It asks for", "honesty", "because of", "ward", "picked: enter starts")
        assert listed(pilot)[0] == "handover"
        assert "why" not in listed(pilot)[:1]
        many = len(listed(pilot))
        await pilot.press("space")
        await until_seen(pilot, f"{many - 1} picked")
        await pilot.press("escape")
        await until_screen(pilot, "AdvertScreen")
        assert "Handover at six" in pilot.app.screen.query_one(TextArea).text
        await pilot.press("ctrl+s")
        await until_screen(pilot, "AdvertMatchScreen")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert len(held(pilot).questions) == many
        assert held(pilot).questions[0].id == "handover"


async def test_everything_is_offered_where_one_looks_for_it(stage: Stage, own: Path) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("right", "m")
        await until_screen(pilot, "ChoiceScreen")
        for words in (
            "Change this question",
            "Write a new",
            "Delete this",
            "Load a file",
            "job advert",
            "another form",
        ):
            assert words in flat(pilot.app)
        await choose(pilot, "Load a file")
        await until_screen(pilot, "LoadBankScreen")
