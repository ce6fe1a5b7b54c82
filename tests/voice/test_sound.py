"""Sound from a program's output, with whatever may be wrong with it."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voice.programs import wav_file
from trainer.voice.engine import EngineError
from trainer.voice.sound import Sound, from_wav

PCM = bytes(range(200))


def test_a_wav_file() -> None:
    assert from_wav(wav_file(PCM, 16_000)) == Sound(PCM, 16_000)
    assert Sound(PCM, 100).seconds == 1.0


def test_a_length_that_nobody_knew_beforehand() -> None:
    """As espeak writes into a pipe."""
    file = bytearray(wav_file(PCM))
    struct.pack_into("<I", file, 4, 0x7FFFFFFF)
    struct.pack_into("<I", file, 40, 0x7FFFF000)
    assert from_wav(bytes(file)).pcm == PCM
    assert from_wav(bytes(file) + b"\x01").pcm == PCM  # half a sample is none


def test_other_chunks_are_passed_over() -> None:
    """As macOS writes: something else between the form and the sound, of an odd length."""
    file = wav_file(PCM)
    assert from_wav(file[:36] + b"FLLR" + struct.pack("<I", 3) + b"abc\0" + file[36:]).pcm == PCM


@pytest.mark.parametrize(
    "file",
    [b"", b"espeak: error", wav_file(PCM)[:30], wav_file(PCM)[:36], wav_file(PCM, channels=2), wav_file(PCM, 1_000)],
    ids=["nothing", "words", "half a head", "no sound", "stereo", "a rate that none plays"],
)
def test_what_is_no_sound_is_refused(file: bytes) -> None:
    with pytest.raises(EngineError):
        from_wav(file)


@given(st.binary(max_size=80), st.integers(0, 60))
def test_damage_is_refused_or_is_sound(junk: bytes, place: int) -> None:
    file = bytearray(wav_file(PCM))
    file[place : place + len(junk)] = junk
    try:
        sound = from_wav(bytes(file))
    except EngineError:
        return
    assert len(sound.pcm) % 2 == 0
    assert 8_000 <= sound.rate <= 192_000
