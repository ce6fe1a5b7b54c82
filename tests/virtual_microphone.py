"""A microphone without hardware: a PulseAudio server of the test's own, into whose microphone it plays sound files."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from trainer.errors import DeviceError
from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone

SINK = "fake"
SOURCE = "fakemic"
PROGRAMS = ("pulseaudio", "pactl", "paplay")
START_SECONDS = 10.0
ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"


class VirtualMicrophone:
    """The running sound server."""

    def __init__(self, server: "subprocess.Popen[bytes]") -> None:
        self._server = server
        self._speaking: list[subprocess.Popen[bytes]] = []

    def play(self, path: Path) -> None:
        """Begin to play this sound file into the microphone; returns at once."""
        self._speaking.append(subprocess.Popen(["paplay", f"--device={SINK}", str(path)]))

    def speaking(self) -> bool:
        """Whether something is still being played."""
        return any(process.poll() is None for process in self._speaking)

    def stop(self) -> None:
        """Fall silent."""
        for process in self._speaking:
            process.kill()
            process.wait()
        self._speaking.clear()

    def unplug(self) -> None:
        """The device goes away, as when a USB plug is pulled."""
        for kind, module in (("source", "module-remap-source"), ("sink", "module-null-sink")):
            pactl("unload-module", module)
            assert SOURCE not in pactl("list", "short", f"{kind}s").split()

    def suspend(self) -> None:
        """The device stops sending without a word, as in power saving."""
        pactl("suspend-source", SOURCE, "1")

    def resume(self) -> None:
        """The end of `suspend`."""
        pactl("suspend-source", SOURCE, "0")

    def mute(self) -> None:
        """The device sends exact zeros, as without permission."""
        pactl("set-source-mute", SOURCE, "1")

    def freeze(self) -> None:
        """The sound server hangs."""
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """The end of `freeze`."""
        self._server.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """The sound server dies."""
        self._server.kill()
        self._server.wait()


def pactl(*words: str) -> str:
    """What the sound server answers."""
    return subprocess.run(["pactl", *words], check=True, capture_output=True, text=True, timeout=10).stdout


def unavailable(reason: str) -> NoReturn:
    """Skip the test on somebody's own machine; fail it in CI, where the virtual microphone must work."""
    reason = (
        f"the virtual microphone is not available ({reason}): "
        "sudo apt install pulseaudio pulseaudio-utils libasound2-plugins libportaudio2"
    )
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextlib.contextmanager
def virtual_microphone() -> Iterator[VirtualMicrophone]:
    """Start a sound server whose default input and output are virtual, for this process and its children.

    Skips the test where PulseAudio is not installed or PortAudio sees nothing of it; in CI, where it should, fails it.
    """
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing or sys.platform != "linux":
        unavailable(f"not found: {', '.join(missing)}" if missing else "it works on Linux only")
    with tempfile.TemporaryDirectory(prefix="pulse-") as folder, pytest.MonkeyPatch.context() as environment:
        runtime = Path(folder)
        (runtime / "pulse").mkdir(mode=0o700)
        environment.setenv("XDG_RUNTIME_DIR", folder)
        environment.setenv("PULSE_RUNTIME_PATH", str(runtime / "pulse"))
        environment.setenv("PULSE_SERVER", f"unix:{runtime / 'pulse' / 'native'}")
        # ALSA's default device must be ours and not, say, PipeWire's with the real microphone.
        (runtime / "asound.conf").write_text(ALSA)
        environment.setenv("ALSA_CONFIG_PATH", str(runtime / "asound.conf"))
        server = _start(runtime / "server.log")
        microphone = VirtualMicrophone(server)
        try:
            _look()
            yield microphone
        finally:
            microphone.stop()
            server.kill()
            server.wait()


def _look() -> None:
    """Have PortAudio look, for it may have looked before there was a server."""
    try:
        devices = SoundDeviceMicrophone().devices()
    except DeviceError as error:
        unavailable(error.message)
    if not devices:
        unavailable("PortAudio sees no device")


def _start(log: Path) -> "subprocess.Popen[bytes]":
    modules = (
        "module-native-protocol-unix",
        f"module-null-sink sink_name={SINK} rate=48000 norewinds=1",
        f"module-remap-source master={SINK}.monitor source_name={SOURCE}",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    for module in modules:
        command += ["-L", module]
    environment = {name: value for name, value in os.environ.items() if name != "PULSE_SERVER"}
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
    end = time.monotonic() + START_SECONDS
    while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
        if server.poll() is not None or time.monotonic() > end:
            server.kill()
            server.wait()
            pytest.fail(f"PulseAudio did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)
    pactl("set-default-source", SOURCE)
    pactl("set-default-sink", SINK)
    return server
