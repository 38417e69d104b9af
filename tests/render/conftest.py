"""Models made on the spot, and one renderer on an off-screen context for all tests of the room."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Mesh, Model, Placement
from exhibit_viewer.model.material import STONE, Image, Material
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.render.frame import Frame
from exhibit_viewer.render.offscreen import OffscreenContext

if TYPE_CHECKING:
    from exhibit_viewer.render.renderer import Renderer

SIZE = (320, 240)
ROUGH, SMOOTH = 4, 16
"""Samples of a picture; reference pictures are smooth."""


def model_of(
    meshes: list[Mesh],
    materials: tuple[Material, ...] = (STONE,),
    images: tuple[Image, ...] = (),
    matrices: list[np.ndarray] | None = None,
    proxy: list[Mesh] | None = None,
) -> Model:
    """A model of meshes, each placed by its matrix, with bounds measured."""
    from exhibit_viewer.model.geometry import Facts

    matrices = matrices or [np.eye(4)] * len(meshes)
    places = tuple(Placement(index, matrix) for index, matrix in enumerate(matrices))
    corners = np.concatenate(
        [mesh.positions @ matrix[:3, :3].T + matrix[:3, 3] for mesh, matrix in zip(meshes, matrices, strict=True)]
    )
    return Model(
        meshes=tuple(meshes),
        placements=places,
        materials=materials,
        images=images,
        bounds=np.array([corners.min(axis=0), corners.max(axis=0)], np.float64),
        facts=Facts(),
        proxy=tuple(proxy or ()),
        proxy_placements=places if proxy else (),
    )


def sphere(across: int = 48, bumps: float = 0.0, material: int = 0) -> Mesh:
    """A unit ball with outward triangles, UVs and, on wish, bumps."""
    v, u = np.meshgrid(np.linspace(0, np.pi, across + 1), np.linspace(0, 2 * np.pi, 2 * across + 1), indexing="ij")
    radius = 1 + bumps * np.sin(9 * u) * np.sin(7 * v) * np.sin(v)
    points = np.stack([np.sin(v) * np.sin(u), np.cos(v), np.sin(v) * np.cos(u)], -1) * radius[..., None]
    row = 2 * across + 1
    first = (np.arange(across)[:, None] * row + np.arange(2 * across)).reshape(-1)
    quads = np.stack([first, first + row, first + row + 1, first, first + row + 1, first + 1], -1).reshape(-1, 3)
    positions = points.reshape(-1, 3).astype(np.float32)
    uvs = np.stack([u / (2 * np.pi), v / np.pi], -1).reshape(-1, 2).astype(np.float32)
    normals = positions / np.linalg.norm(positions, axis=1, keepdims=True)
    return Mesh("ball", positions, quads.astype(np.uint32), normals=normals, uvs=(uvs,), material=material)


def card(material: int = 0, colours: np.ndarray | None = None, linear: bool = False, side: float = 1.0) -> Mesh:
    """A square facing +Z, UV origin top left."""
    positions = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32) * side
    indices = np.array([[0, 1, 2], [0, 2, 3]], np.uint32)
    normals = np.tile(np.array([[0, 0, 1]], np.float32), (4, 1))
    uvs = np.array([[0, 1], [1, 1], [1, 0], [0, 0]], np.float32)
    return Mesh(
        "card",
        positions,
        indices,
        normals=normals,
        uvs=(uvs,),
        colours=colours,
        linear_colours=linear,
        material=material,
    )


def box() -> Mesh:
    """A cube of side 2 with flat faces."""
    faces = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            face = np.zeros((4, 3))
            other = [(axis + 1) % 3, (axis + 2) % 3]
            ring = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
            for corner, (a, b) in enumerate(ring if sign > 0 else ring[::-1]):
                face[corner, axis], face[corner, other[0]], face[corner, other[1]] = sign, a, b
            faces.append(face)
    positions = np.concatenate(faces).astype(np.float32)
    indices = np.concatenate([np.array([[0, 1, 2], [0, 2, 3]]) + 4 * index for index in range(6)]).astype(np.uint32)
    return Mesh("box", positions, indices)


def facing(model: Model, scene: Scene | None = None, size: tuple[int, int] = SIZE, **camera: float) -> Frame:
    """A frame that shows the whole model from the front, or from the angles given."""
    look = Camera(**{"yaw": 0.0, "pitch": 0.0, **camera}).framing(model.bounds, size[0] / size[1])
    return Frame(scene or Scene(), look, *size)


def moving(frame: Frame) -> Frame:
    """The same frame under way."""
    return replace(frame, moving=True)


@pytest.fixture(scope="session")
def context() -> Iterator[OffscreenContext]:
    """The context all pictures of the room are drawn in; a window's may be current still, and only one can be."""
    from PySide6.QtGui import QOpenGLContext

    window = QOpenGLContext.currentContext()
    if window is not None:
        window.doneCurrent()
    with OffscreenContext() as context:
        yield context


Draw = Callable[..., np.ndarray]


@pytest.fixture(scope="session")
def shared_renderer(context: OffscreenContext) -> "Iterator[Renderer]":
    """One renderer for the room: its programs and sky maps take a while to make."""
    from exhibit_viewer.render.renderer import Renderer

    context.make_current()
    renderer = Renderer()
    yield renderer
    context.make_current()
    renderer.release()


@pytest.fixture
def renderer(context: OffscreenContext, shared_renderer: "Renderer") -> "Renderer":
    """A renderer that shows nothing yet; its pictures are of few samples, which is enough to see what is in them."""
    context.make_current()
    shared_renderer.set_model(None)
    shared_renderer.samples = ROUGH
    return shared_renderer


@pytest.fixture
def smooth(renderer: "Renderer") -> None:
    """For tests that look at every pixel."""
    renderer.samples = SMOOTH


@pytest.fixture
def settle(renderer) -> Draw:
    """Draw a model (or the one already set) until the picture is settled: (h, w, 4), first row on top."""
    from exhibit_viewer.render.still import settled_picture

    def draw(frame: Frame, model: Model | None = None) -> np.ndarray:
        if model is not None:
            renderer.set_model(model)
        return settled_picture(renderer, frame)

    return draw


@pytest.fixture
def once(renderer) -> Draw:
    """Draw one moving frame."""
    from exhibit_viewer.render.targets import make_target

    def draw(frame: Frame) -> np.ndarray:
        target = make_target(frame.width, frame.height, ("rgba8",))
        try:
            renderer.draw(moving(frame), target.framebuffer)
            return target.read(0, "rgba8")[::-1].copy()
        finally:
            target.release()

    return draw
