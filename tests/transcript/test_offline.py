"""With the weights there, nothing touches the network: proved in a new interpreter where every attempt is fatal."""

import subprocess
import sys
from pathlib import Path

import pytest

from .sounds import RECORDINGS

SCRIPT = """
import os, sys
from pathlib import Path

def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"):
        sys.stderr.write(f"{event} {arguments}")
        os._exit(77)

sys.addaudithook(forbid)
if sys.argv[3] == "try":
    import socket
    socket.create_connection(("127.0.0.1", 9))

from trainer.recording.files import read_audio
from trainer.transcript.weights import find
from trainer.transcript.whisper import WhisperTranscriber

transcriber = WhisperTranscriber(find(cache=Path(sys.argv[1])), "base")
print(transcriber.transcribe(read_audio(Path(sys.argv[2]))).text)
import huggingface_hub.constants
assert huggingface_hub.constants.HF_HUB_OFFLINE
assert huggingface_hub.constants.HF_HUB_DISABLE_TELEMETRY
"""


def run(cache: Path, mode: str) -> subprocess.CompletedProcess[str]:
    recording = RECORDINGS / "deadline.flac"
    command = [sys.executable, "-c", SCRIPT, str(cache), str(recording), mode]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.model
def test_transcribing_opens_no_connection(base_folder: Path) -> None:
    done = run(base_folder.parent.parent, "as it is")
    assert done.returncode == 0, done.stderr
    assert "customer" in done.stdout


def test_the_guard_would_notice(tmp_path: Path) -> None:
    assert run(tmp_path, "try").returncode == 77
