"""Three days in a gallery: ten thousand times from one artifact to the next, and nothing grows.

python run.py --test -m slow -s tests/reliability/test_soak.py        (SOAK_SWITCHES=n for n switches)
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from reader_seeds import seeds

from exhibit_viewer.desktop.memory import give_back_large_blocks

SWITCHES = int(os.environ.get("SOAK_SWITCHES", "10000"))
COIN = Path(__file__).resolve().parents[2] / "assets" / "sample" / "coin.glb"
KINDS = ("glb", "gltf", "ply text", "ply", "obj", "off", "stl", "3mf", "dae", "pcd", "las", "splat")
WARM = min(500, SWITCHES // 2)
"""So many switches until every artifact was packed, drawn and let go of a few times."""
GROWTH = 10 << 20

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]


def exhibition(folder: Path) -> Path:
    """Small models of many kinds and one of half a million triangles; every other one has notes."""
    folder.mkdir()
    found = seeds()
    files = []
    for number, kind in enumerate(KINDS):
        name, data = found[kind]
        files.append(f"{number:02} {name}")
        (folder / files[-1]).write_bytes(data)
    shutil.copy(COIN, folder)
    artifacts = [{"file": file, "id": file} for file in [*files, COIN.name]]
    for artifact in artifacts[::2]:
        artifact["annotations"] = [
            {"id": f"{artifact['id']} {k}", "text": "Look *here*", "anchor": {"point": [k, 0, 0], "normal": [0, 1, 0]}}
            for k in range(3)
        ]
    (folder / "metadata.json").write_text(json.dumps({"id": "soak", "artifacts": artifacts}))
    return folder


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_ten_thousand_switches_leave_nothing_behind(start, tmp_path):
    give_back_large_blocks()  # as the program does before it makes its window
    program = start()
    session = program.session
    program.window.resize(program.window.minimumSizeHint())
    program.open(exhibition(tmp_path / "exhibition"))
    drawn: list[int] = []
    program.window.stage.viewport.drawn.connect(lambda: drawn.append(1))
    bytes_held, open_files, seconds = [], [], []
    for _ in range(SWITCHES):
        begun = time.process_time()
        session.step_artifact(1)
        program.wait(lambda: session.state.model is not None)
        drawn.clear()
        if session.state.notes:
            session.select_note(session.state.notes[0].id)
        session.orbit_by(20, 5)
        program.wait(lambda: drawn)
        seconds.append(time.process_time() - begun)
        bytes_held.append(resident())
        open_files.append(descriptors())
        assert session.state.fault is None
    rounds = len(KINDS) + 1
    before, after = (max(bytes_held[k : k + 20 * rounds]) for k in (WARM, SWITCHES - 20 * rounds))
    early, late = (np.percentile(part, 95) for part in (seconds[: SWITCHES // 10], seconds[-SWITCHES // 10 :]))
    first_files, last_files = max(open_files[WARM:][:rounds]), max(open_files[-rounds:])
    print(
        f"\n{SWITCHES} switches: {(after - before) / 2**20:+.1f} MB after the first {WARM}, at most "
        f"{max(bytes_held) / 2**20:.0f} MB; descriptors {first_files} to {last_files}; "
        f"95th percentile of processor time {early * 1000:.0f} ms to {late * 1000:.0f} ms a switch"
    )
    tenths = np.array_split(np.array(bytes_held) / 2**20, 10)
    print("memory in each tenth, middle and most: " + ", ".join(f"{np.median(t):.0f} {t.max():.0f}" for t in tenths))
    assert after - before <= GROWTH
    assert last_files <= first_files
    assert late <= 1.1 * early
