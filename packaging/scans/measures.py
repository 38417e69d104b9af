"""What is measured of one scan, each in a process of its own: `build` its levels, `view` them."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from exhibit_viewer.ingest.pack import read_pack
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Mesh, Model
from exhibit_viewer.model.level_cut import View, choose, in_sight, wrongness
from exhibit_viewer.model.octree import Octree
from exhibit_viewer.model.octree_cut import choose_points, gapes
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render.frame import Frame
from exhibit_viewer.render.offscreen import OffscreenContext

SIZE = (1280, 800)
MOVING_PICTURES = 60
Figures = dict[str, float]


def build(scan: Path, pack: Path) -> Figures:
    """Prepare as the window does, in worker processes, from an empty cache; the pack goes to `pack`."""
    figures: Figures = {}
    with TemporaryDirectory(dir=scan.parent) as folder:
        reader = Reader(Path(folder))
        reader.warm()
        with _timed("rough picture", figures):
            reader.open_first(scan, Ticket())
        with _timed("levels", figures):
            model = reader.open_levelled(scan, Ticket())
        reader.close()
        (made,) = Path(folder).glob("*-levels.pack")
        made.replace(pack)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures |= {
        "triangles or points": _elements(model),
        "of them per cpu-second": _elements(model) / (spent.ru_utime + spent.ru_stime),
        "peak MB of a worker": _megabytes(spent.ru_maxrss),
        "pack / scan": pack.stat().st_size / scan.stat().st_size,
    }
    return figures


def view(_: Path, pack: Path) -> Figures:
    """Open the pack and draw it: the first picture, the settled one, an orbit."""
    figures: Figures = {}
    with _timed("open", figures):
        model = read_pack(pack).model
    with OffscreenContext():
        from exhibit_viewer.render.renderer import Renderer
        from exhibit_viewer.render.targets import make_target

        renderer = Renderer()
        target = make_target(*SIZE, ("rgba8",))
        frame = Frame(Scene(), Camera().framing(model.bounds, SIZE[0] / SIZE[1]), *SIZE)
        renderer.set_model(model)
        with _timed("first picture", figures):
            while not renderer.showing:
                renderer.draw(replace(frame, moving=True), target.framebuffer)
        with _timed("settled", figures):
            with _timed("detailed", figures):
                while not renderer.detailed:
                    renderer.draw(frame, target.framebuffer)
            while not renderer.draw(frame, target.framebuffer):
                pass
        turning = [replace(frame.camera, yaw=frame.camera.yaw + 0.02 * step) for step in range(MOVING_PICTURES)]
        with _timed("orbit", figures):
            for camera in turning:
                renderer.draw(replace(frame, camera=camera, moving=True), target.framebuffer)
        renderer.release()
    figures["pictures per cpu-second"] = MOVING_PICTURES / figures["orbit cpu s"]
    figures["peak MB"] = _peak()
    figures["choosing ms"] = _choosing(model)
    return figures


def _elements(model: Model) -> int:
    return model.facts.triangles or model.facts.points


def _choosing(model: Model) -> float:
    """Milliseconds of processor time to choose the nodes of a picture."""
    (mesh,) = model.meshes
    planes = np.array([[1, 0, 0, 1], [-1, 0, 0, 1], [0, 1, 0, 1], [0, -1, 0, 1], [0, 0, -1, 9]], float)
    seen = View(np.array([0.3, 0.2, 2.5]), 0.01, 900.0, False, planes)
    spent = []
    for _ in range(20):
        start = time.process_time()
        _choose(mesh, seen)
        spent.append(time.process_time() - start)
    return float(np.median(spent[1:])) * 1000


def _choose(mesh: Mesh, seen: View) -> None:
    made = mesh.octree if mesh.levels is None else mesh.levels
    assert made is not None
    none, all_there = np.zeros(len(made), bool), np.ones(len(made), bool)
    if isinstance(made, Octree):
        choose_points(made, gapes(made, seen), 1.5, 3_000_000, none, all_there)
    else:
        choose(made, wrongness(made, seen, in_sight(made, seen)), 1.0, 1_500_000, none, all_there)


@contextmanager
def _timed(name: str, figures: Figures) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    figures[f"{name} s"] = time.perf_counter() - wall
    figures[f"{name} cpu s"] = time.process_time() - cpu


def _peak() -> float:
    """MB this process has held at most."""
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _megabytes(peak: float) -> float:
    """Of what getrusage tells."""
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


KINDS = {"build": build, "view": view}
