import os
import sys
import threading

import pytest

from trainer.transcript.priority import NICENESS, give_way

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="single threads have a priority on Linux only")


def test_a_thread_gives_way_and_so_do_those_it_starts_and_no_other() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    seen: list[int] = []

    def look() -> None:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def worker() -> None:
        give_way()
        look()
        child = threading.Thread(target=look)
        child.start()
        child.join()

    thread = threading.Thread(target=worker)
    thread.start()
    thread.join()
    assert seen == [NICENESS, NICENESS]
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
