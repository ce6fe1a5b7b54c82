"""Each engine: what it asks its program for, and the real ones where they are."""

import base64
import importlib.util
import json
import shutil
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.recording.waiting import until
from tests.voice.programs import POSIX, missing, noting, wav_file
from trainer.voice.engine import EngineError, EngineStoppedError, Renderer, Request, Talker
from trainer.voice.engines import espeak, mac_say, piper, speech_dispatcher, windows_sapi
from trainer.voice.engines.espeak import Espeak
from trainer.voice.engines.mac_say import MacSay
from trainer.voice.engines.piper import Piper
from trainer.voice.engines.speech_dispatcher import SpeechDispatcher
from trainer.voice.engines.windows_sapi import WindowsSapi
from trainer.voice.sound import Sound
from trainer.voice.stopping import Stop
from trainer.voice.text import speakable

QUESTION = "Tell me about a time you caught an error at handover."
HOSTILE = "--help $(reboot) `reboot`; -v x | & > \"a\" 'b' \\n %TEMP% $env:TEMP <speak/> -"

RENDERERS = {"espeak": Espeak, "say": MacSay, "sapi": WindowsSapi}
WRITES = {
    "espeak": "sys.stdout.buffer.write(wav)",
    "say": "open(sys.argv[sys.argv.index('-o') + 1], 'wb').write(wav)",
    "sapi": "sys.stdout.write(base64.b64encode(wav[44:]).decode())",
}


@POSIX
@pytest.mark.parametrize("name", RENDERERS)
def test_the_sound_is_what_the_program_gives(name: str, tmp_path: Path) -> None:
    engine = RENDERERS[name](str(noting(tmp_path, WRITES[name]).path))
    assert isinstance(engine, Renderer)
    assert not isinstance(engine, Talker)
    assert engine.render(Request(QUESTION), Stop()) == Sound(wav_file()[44:], 22_050)


@POSIX
@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text().map(speakable).filter(bool))
@example(text=speakable(HOSTILE))
def test_a_text_is_never_a_part_of_a_command(name: str, tmp_path: Path, text: str) -> None:
    speaks = noting(tmp_path, WRITES[name])
    speaks.notes.unlink(missing_ok=True)
    engine = RENDERERS[name](str(speaks.path))
    engine.render(Request("x"), Stop())
    engine.render(Request(text), Stop())
    (plain, _), (hostile, given_) = speaks.calls
    assert [a for a in hostile if "voice.wav" not in a] == [a for a in plain if "voice.wav" not in a]
    if name == "sapi":
        assert json.loads(base64.b64decode(given_))["text"] == text
    else:
        assert given_ == text


@POSIX
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text().map(speakable).filter(bool))
@example(text=speakable(HOSTILE))
def test_a_text_for_speech_dispatcher_is_one_argument_and_no_option(tmp_path: Path, text: str) -> None:
    speaks = noting(tmp_path)
    speaks.notes.unlink(missing_ok=True)
    SpeechDispatcher(str(speaks.path)).talk(Request(text), Stop())
    assert speaks.calls == [(["-w", "-r", "0", "--", text], "")]


@POSIX
@pytest.mark.parametrize(
    ("name", "rate", "asked"),
    [
        ("espeak", 100, ["-s175", "-ven-gb+f3"]),
        ("espeak", 200, ["-s350", "-ven-gb+f3"]),
        ("say", 50, ["-r", "88", "-v", "en-gb+f3"]),
    ],
)
def test_pace_and_voice(name: str, rate: int, asked: list[str], tmp_path: Path) -> None:
    speaks = noting(tmp_path, WRITES[name])
    RENDERERS[name](str(speaks.path)).render(Request(QUESTION, "en-gb+f3", rate), Stop())
    ((arguments, _),) = speaks.calls
    assert [a for a in arguments if a in asked] == asked


@POSIX
def test_pace_and_voice_of_windows(tmp_path: Path) -> None:
    speaks = noting(tmp_path, WRITES["sapi"])
    WindowsSapi(str(speaks.path)).render(Request(QUESTION, "Microsoft Zira", 150), Stop())
    ((arguments, given_),) = speaks.calls
    assert json.loads(base64.b64decode(given_)) == {"text": QUESTION, "voice": "Microsoft Zira", "rate": 4}
    assert "Zira" not in " ".join(arguments)


def test_no_quotes_in_what_windows_makes_one_line_of() -> None:
    assert '"' not in windows_sapi.RENDER + windows_sapi.LIST


@pytest.mark.parametrize(("rate", "steps"), [(50, -6), (100, 0), (125, 2), (200, 6)])
def test_the_pace_of_windows(rate: int, steps: int) -> None:
    assert windows_sapi.steps(rate) == steps


@pytest.mark.parametrize(("rate", "steps"), [(50, -92), (100, 0), (200, 64)])
def test_the_pace_of_speech_dispatcher(rate: int, steps: int) -> None:
    assert speech_dispatcher.steps(rate) == steps


@POSIX
def test_the_voices_of_a_mac(tmp_path: Path) -> None:
    listed = """
Albert              en_US    # Hello! My name is Albert.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Fred                en_US    # en_GB    # Hello!
Majed               ar_001   # مرحبًا!
"""
    speaks = noting(tmp_path, f"sys.stdout.buffer.write({listed.lstrip()!r}.encode())")
    assert MacSay(str(speaks.path)).voices() == ("Albert", "Eddy (English (UK))", "Fred", "Majed")
    assert speaks.calls[0][0] == ["-v", "?"]


@POSIX
def test_the_voices_of_windows(tmp_path: Path) -> None:
    speaks = noting(tmp_path, "print(base64.b64encode('Microsoft Zira\\nÉva'.encode()).decode())")
    assert WindowsSapi(str(speaks.path)).voices() == ("Microsoft Zira", "Éva")


@POSIX
@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("espeak", "raise SystemExit(1)"),
        ("espeak", "print('no sound')"),
        ("say", "pass"),
        ("sapi", "print('At line:1 char:1: cannot')"),
    ],
)
def test_a_program_that_gives_no_sound(name: str, does: str, tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        RENDERERS[name](str(noting(tmp_path, does).path)).render(Request(QUESTION), Stop())


SPEAKS_UNTIL_TOLD = """
import os, time
told = __file__ + ".told"
if "-C" in sys.argv:
    open(told, "a").write("x")
while "-w" in sys.argv and not (os.path.exists(told) and os.path.getsize(told) >= TIMES):
    time.sleep(0.01)
"""


@POSIX
@pytest.mark.parametrize("times", [1, 2, 1_000], ids=["at once", "when told again", "never"])
def test_speech_dispatcher_is_told_to_stop_until_it_does(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_dispatcher, "AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(speech_dispatcher, "HUSH_SECONDS", 10.0 if times < 3 else 0.3)
    speaks = noting(tmp_path, SPEAKS_UNTIL_TOLD.replace("TIMES", str(times)))
    stop, ended = Stop(), threading.Event()

    def talk() -> None:
        with pytest.raises(EngineStoppedError):
            SpeechDispatcher(str(speaks.path)).talk(Request(QUESTION), stop)
        ended.set()

    threading.Thread(target=talk, daemon=True).start()
    until(lambda: speaks.calls)
    stop.ask()
    assert ended.wait(9)
    assert speaks.calls[0] == (["-w", "-r", "0", "--", QUESTION], "")
    told = [arguments for arguments, _ in speaks.calls[1:]]
    assert all(arguments == ["-C"] for arguments in told)
    assert len(told) >= min(times, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux has")
def test_what_belongs_to_another_system_is_not_looked_for() -> None:
    assert mac_say.find() is None
    assert windows_sapi.find() is None


def test_a_machine_without_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert espeak.find() is None
    assert speech_dispatcher.find() is None
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert piper.find() is None


@pytest.fixture
def real_espeak() -> Espeak:
    found = espeak.find()
    if found is None:
        missing("espeak-ng is not installed: sudo apt install espeak-ng")
    return found


def loudness(sound: Sound) -> float:
    return float(np.sqrt(np.mean((np.frombuffer(sound.pcm, "<i2") / 32_768.0) ** 2)))


def test_the_real_espeak(real_espeak: Espeak) -> None:
    sound = real_espeak.render(Request(QUESTION), Stop())
    assert 2 < sound.seconds < 6
    assert loudness(sound) > 0.02
    slow = real_espeak.render(Request(QUESTION, rate=50), Stop())
    assert slow.seconds / sound.seconds == pytest.approx(2, abs=0.5)
    assert {"en-gb", "en-us", "de"} <= set(real_espeak.voices())
    assert real_espeak.render(Request(QUESTION, "de"), Stop()).pcm != sound.pcm


@pytest.mark.parametrize("text", [HOSTILE, "-", "- 5", "--stdout", "日本 Größe", "<break time='60s'/>", "x" * 2_000])
def test_the_real_espeak_says_anything(real_espeak: Espeak, text: str) -> None:
    assert real_espeak.render(Request(text), Stop()).rate >= 8_000


def test_the_real_espeak_without_such_a_voice(real_espeak: Espeak) -> None:
    with pytest.raises(EngineError):
        real_espeak.render(Request(QUESTION, "klingonese-x"), Stop())


@pytest.fixture(scope="module")
def real_piper() -> Piper:
    found = piper.find()
    if found is None or not found.voices():
        pytest.skip('piper or its voice is not installed: pip install "interview-trainer[voice]"')
    return found


def test_the_real_piper(real_piper: Piper) -> None:
    sound = real_piper.render(Request(QUESTION), Stop())
    assert 1.5 < sound.seconds < 6
    assert loudness(sound) > 0.02
    assert real_piper.render(Request(QUESTION, rate=200), Stop()).seconds < sound.seconds * 0.75
    assert real_piper.render(Request(HOSTILE), Stop()).seconds > 1
    assert real_piper.voices() == ("en_US-joe-medium",)
    assert real_piper.render(Request("Hi.", "en_US-joe-medium"), Stop()).pcm
    assert "piper" not in sys.modules  # it speaks in a process of its own


def test_a_voice_file_that_is_none(real_piper: Piper, tmp_path: Path) -> None:
    file = tmp_path / "a voice.onnx"
    for voice in (str(file), str(tmp_path), "voice.txt", "-"):
        with pytest.raises(EngineError, match="no such voice"):
            real_piper.render(Request(QUESTION, voice), Stop())
    file.write_bytes(b"no network")
    with pytest.raises(EngineError, match="FileNotFoundError"):
        real_piper.render(Request(QUESTION, str(file)), Stop())
    file.with_suffix(".onnx.json").write_text("{}")
    with pytest.raises(EngineError):
        real_piper.render(Request(QUESTION, str(file)), Stop())
    assert real_piper.render(Request("Hi."), Stop()).pcm  # the others are as before


def worker(tmp_path: Path, code: str) -> Piper:
    """piper with another process in the place of its own."""
    model, script = tmp_path / "voice.onnx", tmp_path / "worker.py"
    model.touch()
    script.write_text(f"import json, sys, time\n{code}", encoding="utf-8")
    return Piper(model, (sys.executable, str(script)))


ANSWERS = """
for line in sys.stdin:
    asked = json.loads(line)
    with open(sys.argv[1] + ".log", "a") as log: log.write(asked["text"] + chr(10))
    pcm = bytes(2 * len(asked["text"]))
    sys.stdout.buffer.write(json.dumps({"rate": 22050, "bytes": len(pcm)}).encode() + b"\\n" + pcm)
    sys.stdout.buffer.flush()
    if asked["text"] == "last": break
"""


def test_the_process_stays_and_is_begun_anew_when_it_has_ended(tmp_path: Path) -> None:
    engine = worker(tmp_path, ANSWERS)
    assert engine.render(Request("abc"), Stop()) == Sound(bytes(6), 22_050)
    assert engine.render(Request("last"), Stop()) == Sound(bytes(8), 22_050)
    with pytest.raises(EngineError):
        for _ in range(100):  # until its end is known
            engine.render(Request("x"), Stop())
    assert engine.render(Request("ab"), Stop()) == Sound(bytes(4), 22_050)


def test_the_process_ends_with_the_engine(tmp_path: Path) -> None:
    engine = worker(tmp_path, ANSWERS)
    engine.render(Request("abc"), Stop())
    assert engine._running is not None
    process = engine._running[1]
    del engine
    until(lambda: process.poll() is not None)


def test_a_process_that_hangs_is_ended(tmp_path: Path) -> None:
    engine = worker(tmp_path, "open(sys.argv[1] + '.log', 'w').close(); time.sleep(60)")
    stop, ended = Stop(), threading.Event()

    def render() -> None:
        with pytest.raises(EngineError):
            engine.render(Request("abc"), stop)
        ended.set()

    threading.Thread(target=render, daemon=True).start()
    until((tmp_path / "voice.onnx.log").exists)
    stop.ask()
    assert ended.wait(10)


@pytest.mark.parametrize(
    "answer",
    ['{"error": "no"}', "[]", "{}", "words", '{"rate": 1, "bytes": 2}', '{"rate": 22050, "bytes": 9}', ""],
)
def test_a_process_that_gives_no_sound(answer: str, tmp_path: Path) -> None:
    engine = worker(tmp_path, f"sys.stdin.readline(); print({answer!r}); sys.stdout.flush()")
    with pytest.raises(EngineError):
        engine.render(Request("abc"), Stop())


def test_the_real_ones_are_found_by_their_program() -> None:
    assert (espeak.find() is None) == (shutil.which("espeak-ng") is None and shutil.which("espeak") is None)
