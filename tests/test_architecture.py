"""The layout is a promise: who may import whom, and what the first screen must not load."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_each_package_imports_only_what_stands_to_its_right() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint_imports, "--no-cache", "--config", ROOT / "pyproject.toml"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "from trainer.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass",
        "import asyncio\n"
        "from pathlib import Path\n"
        "from trainer.paths import Paths\n"
        "from trainer.rehearsal import Rehearsal\n"
        "from trainer.settings import Settings\n"
        "from trainer.ui.app import TrainerApp\n"
        "import tempfile\n"
        "async def first_screen():\n"
        "    home = Path(tempfile.mkdtemp())\n"
        "    app = TrainerApp(Rehearsal(Paths(home / 'd', home / 'c', home / 's'), Settings()))\n"
        "    async with app.run_test() as pilot:\n"
        "        await app.workers.wait_for_complete()\n"
        "        await pilot.pause()\n"
        "        assert type(app.screen).__name__ == 'HomeScreen'\n"
        "asyncio.run(first_screen())",
    ],
    ids=["help", "first screen"],
)
def test_neither_the_recogniser_nor_the_sound_driver_is_loaded(code: str) -> None:
    heavy = "{'faster_whisper', 'ctranslate2', 'sounddevice', 'onnxruntime', 'av', 'soxr'}"
    check = f"import sys\n{code}\nloaded = {heavy} & set(sys.modules)\nassert not loaded, loaded"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in (ROOT / "trainer").rglob("*.py")
        if not path.read_text(encoding="utf-8").lstrip().startswith('"""')
    ]
    assert silent == []
