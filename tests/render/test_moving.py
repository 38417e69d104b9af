"""Moving pictures, and how one comes to rest: what is drawn again, and what may take how long."""

from dataclasses import replace

import numpy as np

from exhibit_viewer.model.scene import Scene
from exhibit_viewer.render.pace import Pace
from exhibit_viewer.render.targets import make_target

from .conftest import facing, model_of, sphere


class Still:
    """A model without levels: nothing to draw less of."""

    def tighten(self) -> bool:
        return False

    def relax(self) -> None:
        pass


def side(beside: float, drawing: float) -> int:
    """The width chosen for a window of 1000 pixels where a picture takes so long, and its way to the screen."""
    pace = Pace(software=True)
    for _ in range(40):
        pace.beside(beside)
        pace.adapt(drawing, Still())
    return pace.size(1000, 1000)[0]


def test_pictures_are_smaller_where_their_way_to_the_screen_is_long() -> None:
    assert side(0.001, 0.004) == 1000
    assert side(0.001, 0.025) == 500  # neither too long nor with time to spare: as at first
    assert side(0.020, 0.025) == 375
    assert side(0.200, 0.002) == 1000  # there is no saving on what costs nothing


def test_what_was_made_meanwhile_is_shown_before_more_is_made(renderer, settle, monkeypatch) -> None:
    model = model_of([sphere(32, 0.1)])
    frame = facing(model, Scene(), yaw=0.4)
    whole = settle(frame, model)
    nearer = replace(frame, camera=replace(frame.camera, yaw=0.5))
    while not renderer.advance(nearer):
        pass
    target = make_target(nearer.width, nearer.height, ("rgba8",))
    begun: list[object] = []
    monkeypatch.setattr(renderer, "_next_jobs", lambda progress: begun.append(progress) or [])
    assert not renderer.draw(nearer, target.framebuffer) and not begun
    first = target.read(0, "rgba8")[::-1].copy()
    target.release()
    monkeypatch.undo()
    apart = [np.abs(first.astype(int) - other).mean() for other in (settle(nearer), whole)]
    assert apart[0] < 0.5 * apart[1]


def test_a_first_picture_drawn_in_pieces_is_the_one_drawn_at_once(renderer, settle) -> None:
    model = model_of([sphere(200, 0.1)])  # of more triangles than one piece has
    frame = replace(facing(model, Scene(), yaw=0.4), moving=True)
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.set_model(model)
    while not renderer.advance(frame):
        pass
    renderer.draw(frame, target.framebuffer)
    pieces = target.read(0, "rgba8")[::-1].copy()
    renderer.set_model(model)
    elsewhere = replace(frame, camera=replace(frame.camera, yaw=1.0))
    while not renderer.advance(elsewhere):
        pass
    assert renderer._first == elsewhere
    renderer.draw(frame, target.framebuffer)  # the camera went on meanwhile: nothing of the other picture is shown
    whole = target.read(0, "rgba8")[::-1].copy()
    target.release()
    assert np.array_equal(pieces, whole)


def test_nodes_stay_as_they_are_while_a_first_picture_is_drawn(renderer, monkeypatch) -> None:
    model = model_of([sphere(200)])
    frame = replace(facing(model, Scene()), moving=True)
    renderer.set_model(model)
    came: list[object] = []
    monkeypatch.setattr(renderer._gpu.streaming, "advance", lambda until: came.append(renderer._first))
    while not renderer.advance(frame):
        pass
    assert came and not any(came)
