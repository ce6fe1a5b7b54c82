import platform
import subprocess
import sys

import pytest

from trainer.transcript.heaps import MOST_HEAPS

_HEAPS = """
import ctypes, sys, threading
from trainer.transcript.heaps import share_heaps
if sys.argv[1] == "shared":
    share_heaps()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
go = threading.Barrier(9)
def work():
    libc.malloc(1000)
    go.wait()
    go.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
go.wait()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
go.wait()
"""


def heaps(how: str) -> int:
    told = subprocess.run([sys.executable, "-c", _HEAPS, how], capture_output=True, text=True, check=True, timeout=60)
    return told.stdout.count("<heap ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only the GNU C library gives threads heaps of their own")
def test_threads_share_their_heaps() -> None:
    assert 0 < heaps("shared") <= MOST_HEAPS < heaps("alone")
