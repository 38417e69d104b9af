"""Each kept file, harmed in each way: the whole program starts, shows the same pictures and finds the same, and says
nothing.

python run.py --test -m slow -s tests/reliability/test_damaged_caches.py        (CACHE_HARMS=n for the first n harms)
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from harms import HARMS, of_a_newer_program
from program import Program
from reader_seeds import seeds
from standing import pixels, settled

from exhibit_viewer.model.search import Answer, Question

KINDS = ("glb", "las")
WINDOW = (1000, 700)
ALL = (*HARMS, of_a_newer_program)[: int(os.environ.get("CACHE_HARMS", "99"))]
APART = 2
"""Of 255, in any channel."""
KEPT = ("packs/*.pack", "packs/index.json", "pictures/*.png", "posters/*.jpg", "catalogues/*.sqlite")

pytestmark = [pytest.mark.slow, pytest.mark.logs]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor saw: each object's picture, each small one, what a search found."""

    pictures: tuple[np.ndarray, ...]
    thumbnails: tuple[np.ndarray, ...]
    found: tuple[int, ...]


def exhibition(folder: Path) -> Path:
    folder.mkdir()
    found = seeds()
    for kind in KINDS:
        (folder / f"{kind}.{found[kind][0].rpartition('.')[2]}").write_bytes(found[kind][1])
    return folder


def visit(program: Program, folder: Path) -> Seen:
    """Look at every object and for one of them. Nothing may be said to have gone wrong."""
    session, pictures = program.session, []
    viewport = program.window.stage.viewport
    program.window.resize(*WINDOW)
    program.open(folder)
    program.wait(lambda: viewport.width() > WINDOW[0] // 4)
    artifacts = session.state.collection.artifacts
    for artifact in artifacts:
        session.show_artifact(artifact.id)
        program.wait(lambda artifact=artifact: session.state.artifact.id == artifact.id and settled(program))
        assert session.state.fault is None
        pictures.append(pixels(viewport))
    small: dict[str, np.ndarray] = {}
    for artifact in artifacts:
        program.world.thumbnails.request(artifact, lambda drawn, own=artifact.id: small.__setitem__(own, drawn))
    answers: list[Answer] = []
    program.world.finder.search(Question("las"), answers.append)
    program.wait(lambda: len(small) == len(artifacts) and answers and answers[-1].share == 1)
    assert session.state.fault is None
    return Seen(tuple(pictures), tuple(small[each.id] for each in artifacts), tuple(map(int, answers[-1].places)))


def kept_files(cache: Path) -> list[Path]:
    return [path for pattern in KEPT for path in sorted(cache.glob(pattern))]


def test_whatever_happens_to_a_kept_file_nobody_notices(start, tmp_path):
    folder, base = exhibition(tmp_path / "exhibition"), tmp_path / "base"
    before = visit(start(base), folder)
    assert before.found and all(np.ptp(picture) > 50 for picture in before.pictures)
    start(tmp_path / "elsewhere")
    cache, sound = base / "cache", tmp_path / "sound"
    shutil.copytree(cache, sound)
    files = [path.relative_to(cache) for path in kept_files(cache)]
    assert len(files) >= 2 * len(KINDS) + 2
    starts, worst = 0, 0
    for name in files:
        for how in ALL:
            shutil.rmtree(cache)
            shutil.copytree(sound, cache)
            other = next((each for each in files if each != name and each.suffix == name.suffix), name)
            how(cache / name, sound / other)
            after = visit(start(base), folder)
            start(tmp_path / "elsewhere")
            apart = [
                int(np.abs(one.astype(int) - two).max())
                for one, two in zip(before.pictures, after.pictures, strict=True)
            ]
            same = all(map(np.array_equal, before.thumbnails, after.thumbnails))
            assert max(apart) <= APART and same and after.found == before.found, f"{name} {how.__name__}: {apart}"
            starts, worst = starts + 1, max(worst, *apart)
    print(f"\n{len(files)} files, {len(ALL)} harms: {starts} starts, pictures at most {worst} of 255 apart")
