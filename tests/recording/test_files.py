"""Reading what people have, writing what is kept."""

import errno
import http.server
import io
import os
import stat
import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recording.fakes import voice
from trainer.errors import AudioFileError, RecordingError
from trainer.recording.files import read_audio, write_flac
from trainer.recording.microphone import Samples

HERTZ = 440


def sine(seconds: float, rate: int, hertz: float = HERTZ) -> npt.NDArray[np.int16]:
    time = np.arange(round(seconds * rate)) / rate
    return (16_384 * np.sin(2 * np.pi * hertz * time)).astype(np.int16)


def encode(path: Path, codec: str, rate: int, channels: int = 1, *, video: bool = False, hertz: float = HERTZ) -> Path:
    """A sine of two seconds in the container that the name calls for."""
    with av.open(str(path), "w") as container:
        if video:
            pictures = container.add_stream("mpeg4", rate=10)
            pictures.width = pictures.height = 16
        sound = container.add_stream(codec, rate=rate, layout="mono" if channels == 1 else "stereo")
        data = np.repeat(sine(2, rate, hertz), channels)[np.newaxis, :]
        frame = av.AudioFrame.from_ndarray(data, format="s16", layout=sound.layout.name)
        frame.sample_rate = rate
        for resampled in av.AudioResampler(
            format=sound.format, layout=sound.layout, rate=rate, frame_size=sound.frame_size or 1024
        ).resample(frame):
            container.mux(sound.encode(resampled))
        container.mux(sound.encode(None))
        if video:
            for _ in range(20):
                container.mux(pictures.encode(av.VideoFrame(16, 16, "yuv420p")))
            container.mux(pictures.encode(None))
    return path


def frequency(sound: Samples) -> float:
    middle = sound[len(sound) // 4 : -len(sound) // 4]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    return float(np.argmax(spectrum)) * 16_000 / len(middle)


@pytest.mark.parametrize(
    ("name", "codec", "rate", "channels", "video"),
    [
        ("a.wav", "pcm_s16le", 8_000, 1, False),
        ("a.wav", "pcm_s16le", 44_100, 2, False),
        ("a.wav", "pcm_f32le", 48_000, 1, False),
        ("a.wav", "pcm_s24le", 96_000, 2, False),
        ("a.flac", "flac", 44_100, 2, False),
        ("a.mp3", "libmp3lame", 44_100, 1, False),
        ("a.m4a", "aac", 48_000, 2, False),
        ("a.ogg", "libopus", 48_000, 2, False),
        ("a.opus", "libopus", 48_000, 1, False),
        ("a.mp4", "aac", 44_100, 1, True),
        ("a.mkv", "libopus", 48_000, 2, True),
    ],
)
def test_a_sine_stays_what_it_is(tmp_path: Path, name: str, codec: str, rate: int, channels: int, video: bool) -> None:
    sound = read_audio(encode(tmp_path / name, codec, rate, channels, video=video))
    assert sound.dtype == np.float32
    assert sound.ndim == 1
    assert len(sound) / 16_000 == pytest.approx(2, abs=0.1)
    assert frequency(sound) == pytest.approx(HERTZ, abs=2)
    assert np.max(np.abs(sound[4_000:-4_000])) == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_what_16_khz_cannot_hold_does_not_come_back_as_something_else(tmp_path: Path, rate: int) -> None:
    sound = read_audio(encode(tmp_path / "a.wav", "pcm_s16le", rate, hertz=9_500))
    assert np.max(np.abs(sound[4_000:-4_000])) < 0.001


def test_it_may_be_told_by_content_alone(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp3", "libmp3lame", 44_100).rename(tmp_path / "recording")
    assert frequency(read_audio(path)) == pytest.approx(HERTZ, abs=2)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "kept.flac"
    write_flac(path, voice(3))
    assert np.allclose(read_audio(path), voice(3), atol=1 / 32_768)
    assert path.stat().st_size < 3 * 32_000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_flac(path, voice(1))
    assert len(read_audio(path)) == 16_000
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.flac"]


@pytest.mark.parametrize("problem", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_refuses_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: int
) -> None:
    path = tmp_path / "kept.flac"
    write_flac(path, voice(1))
    before = path.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(problem, os.strerror(problem))

    with monkeypatch.context() as patched:
        patched.setattr("trainer.whole_file.os.fsync", refuse)
        with pytest.raises(RecordingError) as told:
            write_flac(path, voice(2))
    assert told.value.hint
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.flac"]


def no_file(folder: Path) -> Path:
    return folder / "missing.wav"


def a_folder(folder: Path) -> Path:
    return folder


def empty(folder: Path) -> Path:
    (folder / "a.wav").touch()
    return folder / "a.wav"


def words(folder: Path) -> Path:
    (folder / "a.wav").write_text("this is no sound at all\n" * 100)
    return folder / "a.wav"


def header_only(folder: Path) -> Path:
    with wave.open(str(folder / "a.wav"), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
    return folder / "a.wav"


def silent_film(folder: Path) -> Path:
    with av.open(str(folder / "a.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 16
        container.mux(stream.encode(av.VideoFrame(16, 16, "yuv420p")))
        container.mux(stream.encode(None))
    return folder / "a.mp4"


def torn(folder: Path) -> Path:
    path = encode(folder / "a.flac", "flac", 16_000)
    data = bytearray(path.read_bytes())
    data[len(data) // 8 :] = os.urandom(len(data) - len(data) // 8)
    path.write_bytes(data)
    return path


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "a.wav")
    return folder / "a.wav"


def odd_name(folder: Path) -> Path:
    return Path("a\0.wav")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (no_file, "no file"),
        (a_folder, "folder"),
        (empty, "empty"),
        (words, "can't be read as sound"),
        (header_only, "sound"),
        (silent_film, "no sound"),
        (torn, "damaged"),
        (fifo, "not a file"),
        (odd_name, "can't be read"),
    ],
)
def test_each_bad_file_is_told_what_and_where_and_what_to_do(
    tmp_path: Path, make: Callable[[Path], Path], what: str
) -> None:
    path = make(tmp_path)
    with pytest.raises(AudioFileError, match=what) as told:
        read_audio(path)
    assert path.name in told.value.message
    assert told.value.hint
    assert told.value.exit_status == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable for root")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", "pcm_s16le", 16_000)
    path.chmod(0)
    with pytest.raises(AudioFileError, match="may not read"):
        read_audio(path)


def test_permission_refused_by_the_system_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = encode(tmp_path / "a.wav", "pcm_s16le", 16_000)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(AudioFileError, match="may not read"):
        read_audio(path)


def test_a_recording_cut_off_in_the_middle_gives_what_there_is(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp3", "libmp3lame", 44_100)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert len(read_audio(path)) / 16_000 == pytest.approx(1, abs=0.1)


def test_more_than_two_hours_are_refused_by_the_header(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 1, 8_000, 0, "NONE", ""))
        file.writeframes(bytes([128]) * 8_000 * 7_201)
    with pytest.raises(AudioFileError, match="longer than 2 hours"):
        read_audio(path)


def test_more_than_two_hours_are_noticed_where_no_header_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = encode(tmp_path / "a.mp3", "libmp3lame", 44_100)
    monkeypatch.setattr("trainer.recording.files.LONGEST_SECONDS", 1.0)
    memory = io.BytesIO(path.read_bytes())
    path.write_bytes(memory.getvalue().replace(b"Xing", b"    ").replace(b"Info", b"    "))
    with pytest.raises(AudioFileError, match="longer than"):
        read_audio(path)


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_no_file_makes_us_ask_the_network_or_open_another(tmp_path: Path, requests: tuple[str, list[str]]) -> None:
    address, asked = requests
    other = encode(tmp_path / "other.mp3", "libmp3lame", 44_100)
    for target in (f"{address}/a.mp3", str(other), other.name):
        playlist = tmp_path / "a.m3u8"
        playlist.write_text(
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-TARGETDURATION:3\n"
            f"#EXTINF:3,\n{target}\n#EXT-X-ENDLIST\n"
        )
        with pytest.raises(AudioFileError):
            read_audio(playlist)
    assert asked == []


@pytest.fixture(scope="module")
def good_files(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("good")
    kinds = {"a.wav": "pcm_s16le", "a.flac": "flac", "a.mp3": "libmp3lame", "a.m4a": "aac", "a.ogg": "libopus"}
    return [encode(folder / name, codec, 48_000).read_bytes() for name, codec in kinds.items()]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_gives_sound_or_a_remedy(
    tmp_path_factory: pytest.TempPathFactory, good_files: list[bytes], data: st.DataObject
) -> None:
    content = bytearray(data.draw(st.sampled_from(good_files)))
    for _ in range(data.draw(st.integers(0, 8))):
        # Headers are where readers break.
        place = data.draw(st.integers(0, 200) | st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(1, len(content))) :]
    path = tmp_path_factory.mktemp("damaged") / "a"
    path.write_bytes(content)
    try:
        sound = read_audio(path)
    except AudioFileError as error:
        assert error.hint
    else:
        assert sound.ndim == 1
        assert sound.size
        assert np.all(np.isfinite(sound))
