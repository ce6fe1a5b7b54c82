"""What the user does not want, kept over a restart and no longer than it is meant for."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.errors import StoreError
from trainer.review.choices import Choices

DAY, NEXT = date(2026, 11, 24), date(2026, 11, 25)


def test_a_question_is_left_out_for_one_day(tmp_path: Path) -> None:
    Choices(tmp_path).skip(DAY, ("Depot", "falls"))
    Choices(tmp_path).skip(DAY, ("Depot", "queue"))
    assert Choices(tmp_path).skipped(DAY) == {("Depot", "falls"), ("Depot", "queue")}
    assert Choices(tmp_path).skipped(NEXT) == frozenset()
    Choices(tmp_path).skip(NEXT, ("Depot", "queue"))
    assert Choices(tmp_path).skipped(DAY) == frozenset()


def test_a_refusal_stays_and_leaves_the_day_alone(tmp_path: Path) -> None:
    choices = Choices(tmp_path)
    choices.skip(DAY, ("Depot", "falls"))
    choices.refuse([("story", "a1")])
    choices.refuse([("", "a2"), ("story", "a1")])
    assert choices.refused() == {("story", "a1"), ("", "a2")}
    assert choices.skipped(DAY) == {("Depot", "falls")}


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    Choices(tmp_path / "data").skip(DAY, ("Depot", "falls"))
    assert (tmp_path / "data" / "choices.json").stat().st_mode & 0o777 == 0o600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(st.sampled_from(["day", "skipped", "refused"]), inner, max_size=3)
            ),
            max_leaves=12,
        ).map(lambda value: __import__("json").dumps(value).encode()),
    )
)
def test_a_damaged_file_counts_as_empty_and_can_be_written_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "choices.json").write_bytes(data)
    choices = Choices(tmp_path)
    choices.skipped(DAY), choices.refused()
    choices.skip(DAY, ("Depot", "falls"))
    assert ("Depot", "falls") in choices.skipped(DAY)


def test_a_folder_that_can_t_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match="can't be made"):
        Choices(tmp_path / "data").skip(DAY, ("Depot", "falls"))
