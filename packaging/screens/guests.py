"""Scenes with what the sample exhibition does not have: a tour, a point cloud, something that moves, and the first
steps of somebody new."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from compare.glb import Glb
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.state import Face
from exhibit_viewer.ui.first_steps import FirstSteps
from scans.cloud import write_cloud
from screens.stand import Desk

STELE, BRONZE = "stele", "bronze"
POINTS = 60_000
SWAY = ((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0))


def _with_tour(desk: Desk) -> None:
    """The sample exhibition with a tour of its first object's notes."""
    desk.clear(BRONZE)
    whole = desk.session.state.collection
    assert whole is not None
    bronze = whole.by_id()[BRONZE]
    steps = tuple(Step(note.id, note.title, note=note.id) for note in bronze.annotations)
    told = replace(bronze, tours=(Tour("round", bronze.title, steps=steps),))
    # Under a root of its own, so that the next scene opens the exhibition anew, without it.
    root = Path(tempfile.mkdtemp(dir=desk.base))
    others = tuple(each for each in whole.artifacts if each.id != BRONZE)
    desk.session.open_collection(replace(whole, root=root, artifacts=(told, *others)), BRONZE)
    desk.wait(lambda: desk.session.state.model is not None)


def tours(desk: Desk) -> None:
    """An object that has a tour."""
    _with_tour(desk)


def tour_stop(desk: Desk) -> None:
    """On the way round."""
    _with_tour(desk)
    desk.session.touring.begin(0)
    desk.session.touring.step(1)


def teach_tour(desk: Desk) -> None:
    """The same in a lecture."""
    tour_stop(desk)
    desk.session.show_face(Face.TEACH)
    desk.stage.show_parts(True)


def cloud(desk: Desk) -> None:
    """A point cloud, with what its points can be coloured by."""
    desk.clear()
    folder = desk.base / "cloud"
    if not folder.exists():
        folder.mkdir()
        write_cloud(folder / "courtyard.las", POINTS)
    desk.open(folder)
    desk.wait(lambda: desk.session.state.model is not None)
    desk.stage.tools.open("mode")


def player(desk: Desk) -> None:
    """Something that moves."""
    desk.clear()
    folder = desk.base / "moving"
    if not folder.exists():
        folder.mkdir()
        glb = Glb()
        brass = {"pbrMetallicRoughness": {"baseColorFactor": [0.86, 0.62, 0.32, 1.0], "roughnessFactor": 0.3}}
        glb.add("ball", brass, (0.0, 0.0, 0.0))
        glb.add("card", {}, (0.0, -1.0, -1.0), 1.5)
        for name in ("Rising", "Falling"):
            glb.move(name, np.array([0, 1, 2], np.float32), np.array(SWAY, np.float32))
        glb.write(folder / "pendulum.glb")
    desk.open(folder)
    desk.wait(lambda: desk.session.state.model is not None)


def first_steps(desk: Desk) -> None:
    """What somebody new is told."""
    desk.clear(STELE)
    desk.set(hints_seen=False)
    if desk.stage.findChild(FirstSteps) is None:
        FirstSteps(desk.session, desk.appearance, desk.icons, desk.stage, desk.stage.foot)


DESK: dict[str, Callable[[Desk], None]] = {
    "tours": tours,
    "tour-stop": tour_stop,
    "teach-tour": teach_tour,
    "cloud": cloud,
    "player": player,
    "first-steps": first_steps,
}
"""Screens by name."""
