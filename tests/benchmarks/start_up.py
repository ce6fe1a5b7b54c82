"""How long until the first screen is painted, against importing Textual alone: medians of one run, and their ratio.

    python tests/benchmarks/start_up.py [ROUNDS]

The program runs in a pseudo-terminal of 80 x 24; the clock stops when the first step of the home screen is on it.
"""

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time

IMPORTS = [sys.executable, "-c", "import textual.app, textual.widgets"]
PROGRAM = [sys.executable, "-m", "trainer"]
PAINTED = b"Sample"


def seconds(command: list[str], until: bytes | None) -> float:
    """From starting `command` to the bytes `until` on its terminal, or to its end."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    seen = b""
    try:
        while until is None or until not in seen:
            block = os.read(master, 65536)
            if not block:
                break
            seen += block
    except OSError:  # the other end was closed: the command ended
        pass
    took = time.perf_counter() - begun
    if until is not None and until not in seen:
        sys.exit(f"{command} ended without painting: {seen[-500:]!r}")
    process.kill()
    process.wait()
    os.close(master)
    return took


def main(rounds: int) -> None:
    """Measure in turns, so that a busy machine is busy for both."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["INTERVIEW_TRAINER_HOME"] = home
        imports, painted = [], []
        for _ in range(rounds + 1):
            imports.append(seconds(IMPORTS, None))
            painted.append(seconds(PROGRAM, PAINTED))
    # The first round fills the disk's cache and writes byte code.
    first, second = statistics.median(imports[1:]), statistics.median(painted[1:])
    print(f"import textual {first:.3f} s   first screen {second:.3f} s   ratio {second / first:.2f}   rounds {rounds}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
