"""How soon the banks stand on the screen after the key, with all that are shipped.

    python tests/benchmarks/banks_open.py

Each round is a program of its own: the first opening (modules and banks not loaded) and the second. Processor times
say what a machine that does nothing else would take.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5


async def opened(home: Path) -> list[tuple[float, ...]]:
    """Milliseconds to the names and to all questions, then of processor time; first and second opening."""
    from trainer.paths import Paths
    from trainer.rehearsal import Rehearsal
    from trainer.settings import Settings
    from trainer.ui.app import TrainerApp

    app = TrainerApp(Rehearsal(Paths(home / "data", home / "cache", home / "config"), Settings()))
    times = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.0)
        for _ in range(2):
            start, cpu = time.perf_counter(), time.process_time()
            from trainer.ui.screens.banks import BanksScreen
            from trainer.ui.widgets.bank_list import BankList

            screen = BanksScreen()
            app.push_screen(screen)
            while not (screen.query(BankList) and screen.query_one(BankList).option_count):
                await asyncio.sleep(0.001)
            names, used = time.perf_counter() - start, time.process_time() - cpu
            while not screen.view.is_read:
                await asyncio.sleep(0.001)
            every, used_for_all = time.perf_counter() - start, time.process_time() - cpu
            times.append(tuple(1000 * seconds for seconds in (names, every, used, used_for_all)))
            await pilot.pause(0.5)
            app.pop_screen()
            await pilot.pause(0.2)
    return times


def main() -> None:
    """Print the medians."""
    if sys.argv[1:] == ["once"]:
        with tempfile.TemporaryDirectory() as folder:
            for times in asyncio.run(opened(Path(folder))):
                print(*times)
        return
    rounds = []
    for _ in range(ROUNDS):
        done = subprocess.run([sys.executable, __file__, "once"], capture_output=True, text=True, check=True)
        rounds.append([tuple(map(float, line.split())) for line in done.stdout.splitlines()])
    for which, name in enumerate(("first opening ", "second opening")):
        names, every, used, used_for_all = (statistics.median(row[which][n] for row in rounds) for n in range(4))
        print(f"{name}  names {names:.0f} ms (processor {used:.0f}), all questions {every:.0f} ms ({used_for_all:.0f})")


if __name__ == "__main__":
    main()
