"""Six hundred bad files and what must not come of them: crash, hang, hunger, reading or writing elsewhere, sockets.

python run.py --test -m slow tests/reliability/test_hostile.py        (half an hour; HOSTILE_JOBS=n for n at once,
    HOSTILE_SLACK=s forgives each case s seconds more on a machine that others use too)

The generator and the judge are not part of this repository; EXHIBIT_HOSTILE names their folder. Their packages,
manifests and notes are made in the words of this program (see `hostile_documents`).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
READ = ("model", "image", "panorama", "html", "fs", "package", "manifest", "media", "notes_db")
A_ZIP_OF_MODELS = "packages/no_manifest.zip"
"""Wanted refused; but a zip with a model in it is opened as just that, as the README promises, and only this may be
held against it."""
AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Takes from root what opens every file: some cases are files that may not be read."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("strace") and shutil.which("setpriv")), reason="needs strace and setpriv"),
]


def faults_of(kind: str, hostile: Path, cases: Path) -> dict[str, list[str]]:
    """What the judge holds against the program, by case."""
    report = cases / f"{kind}.json"
    command = f"{sys.executable} -m exhibit_viewer check --json --library {{lib}} {{path}}"
    judge = [sys.executable, str(hostile / "judge.py"), str(cases), "--cmd", command, "--kinds", kind]
    judge += ["--jobs", os.environ.get("HOSTILE_JOBS", "1"), "--slack", os.environ.get("HOSTILE_SLACK", "0")]
    judge += ["--report", str(report)]
    if os.geteuid() == 0:
        judge = [*AS_ANYBODY, *judge]
    environment = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LANGUAGE")}
    subprocess.run(judge, env={**environment, "PYTHONPATH": str(SOURCE)}, check=False)
    return {case: result["why"] for case, result in json.loads(report.read_text()).items() if not result["ok"]}


@pytest.mark.parametrize("kind", READ)
def test_every_case_passes(kind: str, hostile: Path, cases: Path) -> None:
    faults = faults_of(kind, hostile, cases)
    if kind == "package":
        assert faults.pop(A_ZIP_OF_MODELS) == ["verdict opens, accepted ['error']"]
    assert not faults
