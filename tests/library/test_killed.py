"""Nothing that was called saved is lost when the process is killed, wherever it was."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest

CHILD = Path(__file__).with_name("writer_child.py")
TYPING_SECONDS = 1.0


def killed_run(folder: Path, seed: int, longest: float) -> tuple[list[dict[str, object]], float]:
    """What a writer said until it was killed after a random while, and when that was."""
    child = subprocess.Popen([sys.executable, str(CHILD), str(folder), str(seed)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, longest))
    killed_at = time.monotonic()
    child.kill()
    lines = child.stdout.read().split(b"\n")
    child.wait()
    child.stdout.close()
    return [json.loads(line) for line in lines if line.endswith(b"}")], killed_at


def check(folder: Path, said: list[dict[str, object]], killed_at: float | None) -> int:
    """Every state called saved, or typed more than a second before the end, is there or was followed by a later one."""
    assert not [line for line in said if line.get("fault")]
    due = {str(line["saved"]): line for line in said if "saved" in line}
    saved = len(due)
    if killed_at is not None:
        for line in said:
            if "typed" in line and float(str(line["at"])) < killed_at - TYPING_SECONDS:
                earlier = due.get(str(line["typed"]))
                if earlier is None or int(str(earlier["revision"])) < int(str(line["revision"])):
                    due[str(line["typed"])] = line
    connection = apsw.Connection(str(folder / "notes.sqlite"))
    rows = {
        str(row[0]): (int(str(row[1])), str(row[2]), bool(row[3]))
        for row in connection.execute("SELECT id, modified, json_extract(text, '$.und'), deleted FROM notes")
    }
    assert next(iter(connection.execute("PRAGMA integrity_check")))[0] == "ok"
    connection.close()
    removed = {str(line["typed"]): int(str(line["revision"])) for line in said if line.get("gone") and "typed" in line}
    for note_id, line in due.items():
        revision = int(str(line["revision"]))
        if line["gone"]:
            kept = rows.get(note_id)
            assert kept is None or kept[2] or kept[0] > revision, f"{note_id} came back"
            continue
        kept_revision, text, deleted = rows[note_id]
        assert kept_revision >= revision, f"{note_id}: {kept_revision} of {revision}"
        assert not deleted or removed[note_id] > revision, f"{note_id} was deleted by nobody"
        assert set(text.split()) == {str(kept_revision)}, f"{note_id} is torn"
    return saved


@pytest.mark.skipif(sys.platform == "win32", reason="kills differently")
def test_nothing_called_saved_is_lost_in_25_kills(tmp_path):
    saved = 0
    for seed in range(25):
        said, _ = killed_run(tmp_path, seed, 0.5)
        saved += check(tmp_path, said, None)
    assert saved > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills differently")
def test_nothing_is_lost_in_1000_kills(tmp_path):
    saved = 0
    for seed in range(1000):
        said, killed_at = killed_run(tmp_path, seed, 0.5 if seed % 20 else 3.0)
        saved += check(tmp_path, said, killed_at)
    assert saved > 1000
