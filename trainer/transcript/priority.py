"""The recogniser gives way to the microphone and the screen, which have something to do every few milliseconds."""

import os
import sys
import threading

NICENESS = 10
"""As `nice` has it without a number: the recogniser gets what others leave, on an idle machine all of it."""


def give_way() -> None:
    """Make the calling thread, and those it starts, give way to others. Only Linux has that for single threads."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
