"""The FLAC file that is made while a recording goes on."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.recording.fakes import voice
from trainer.recording.files import read_audio
from trainer.recording.packing import Packing, packed


@given(blocks=st.lists(st.integers(0, 6_000), max_size=12))
def test_the_file_is_the_same_however_the_sound_came(blocks: list[int]) -> None:
    sound = voice(1.5)[: sum(blocks)]
    packing = Packing()
    for end, length in zip(np.cumsum(blocks), blocks, strict=True):
        packing.hear(sound[end - length : end])
    assert len(packing) == len(sound)
    assert packing.file() == packed(sound)


@pytest.mark.parametrize("seconds", [0.01, 1.0, 3.3])
def test_it_is_read_as_what_was_heard(tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "kept.flac"
    path.write_bytes(packed(voice(seconds)))
    assert np.allclose(read_audio(path), voice(seconds), atol=1 / 32_768)
