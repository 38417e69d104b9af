"""The cut face of a section: the outline where the plane meets the meshes, filled by the even-odd rule."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.chains import bridges
from exhibit_viewer.model.geometry import F64, Model
from exhibit_viewer.model.plane_cut import cuts, keep_plane
from exhibit_viewer.model.profile import REACH
from exhibit_viewer.model.scene import Section
from exhibit_viewer.render.opengl import GL, delete, generate, point_attribute

_WELD = 1e-5
"""Cut points closer than this (scene frame: radius 1) are one; texture seams split vertices that belong together."""


def closing(segments: F64) -> F64:
    """(j, 2, 3) segments that join the two ends of every open chain: scans have holes, a fill wants closed outlines.

    Gaps between chains that nearly meet come first.
    """
    near = bridges(segments, _WELD, REACH)
    return np.concatenate([near, _closing_chains(np.concatenate([segments, near]))])


def _closing_chains(segments: F64) -> F64:
    """(j, 2, 3) segments from end to end of every open chain."""
    points = np.rint(segments.reshape(-1, 3) / _WELD).astype(np.int64)
    _, first, node = np.unique(points, axis=0, return_index=True, return_inverse=True)
    node = node.reshape(-1)
    degree = np.bincount(node)
    ends = np.flatnonzero(degree % 2 == 1)
    if not len(ends):
        return np.zeros((0, 2, 3))
    chain = _components(node.reshape(-1, 2), len(degree))
    ends = ends[np.argsort(chain[ends], kind="stable")]
    pairs = ends[: len(ends) // 2 * 2].reshape(-1, 2)
    return np.asarray(segments.reshape(-1, 3)[first[pairs]])


def _components(edges: NDArray[np.int64], nodes: int) -> NDArray[np.int64]:
    """Label of each node's connected part: the smallest node number in it (pointer jumping)."""
    label = np.arange(nodes)
    while True:
        low = np.minimum(label[edges[:, 0]], label[edges[:, 1]])
        moved = label.copy()
        for side in (0, 1):
            np.minimum.at(moved, label[edges[:, side]], low)
            np.minimum.at(moved, edges[:, side], low)
        moved = moved[moved]
        if np.array_equal(moved, label):
            return label
        label = moved


def outlines(model: Model, plane: F64, scene_from_world: F64, *, proxy: bool) -> list[F64]:
    """Closed even-odd outlines in the scene frame, one (k, 2, 3) array per placement the plane meets."""
    found = cuts(model, plane, scene_from_world, proxy=proxy)
    return [np.concatenate([segments, closing(segments)]) for segments in found]


@dataclass(eq=False)
class Cap:
    """Fans over the outlines, in graphics memory."""

    vertices: int
    buffer: int
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def draw(self) -> None:
        """Fill each outline with the current program: stencil turns over once per fan triangle, odd places are in."""
        GL.glBindVertexArray(self.vertices)
        GL.glEnable(GL.GL_STENCIL_TEST)
        GL.glStencilMask(0x01)
        for first, count in self.ranges:
            GL.glColorMask(False, False, False, False)
            GL.glDepthMask(False)
            GL.glDisable(GL.GL_DEPTH_TEST)
            GL.glStencilFunc(GL.GL_ALWAYS, 0, 0x01)
            GL.glStencilOp(GL.GL_KEEP, GL.GL_KEEP, GL.GL_INVERT)
            GL.glDrawArrays(GL.GL_TRIANGLES, first, count)
            GL.glColorMask(True, True, True, True)
            GL.glDepthMask(True)
            GL.glEnable(GL.GL_DEPTH_TEST)
            GL.glStencilFunc(GL.GL_NOTEQUAL, 0, 0x01)
            GL.glStencilOp(GL.GL_KEEP, GL.GL_ZERO, GL.GL_ZERO)
            GL.glDrawArrays(GL.GL_TRIANGLES, first, count)
        GL.glDisable(GL.GL_STENCIL_TEST)
        GL.glStencilMask(0xFF)

    def release(self) -> None:
        """Delete it."""
        delete("VertexArrays", self.vertices)
        delete("Buffers", self.buffer)


def make_cap(found: list[F64]) -> Cap:
    """Upload fans over outlines in the scene frame."""
    cap = Cap(generate("VertexArrays"), generate("Buffers"))
    fans = []
    start = 0
    for segments in found:
        pivot = np.broadcast_to(segments.reshape(-1, 3).mean(axis=0), (len(segments), 1, 3))
        fans.append(np.concatenate([pivot, segments], axis=1).astype(np.float32))
        cap.ranges.append((start, 3 * len(segments)))
        start += 3 * len(segments)
    data = np.ascontiguousarray(np.concatenate(fans)) if fans else np.zeros((1, 3, 3), np.float32)
    GL.glBindVertexArray(cap.vertices)
    GL.glBindBuffer(GL.GL_ARRAY_BUFFER, cap.buffer)
    GL.glBufferData(GL.GL_ARRAY_BUFFER, data.nbytes, data, GL.GL_STATIC_DRAW)
    point_attribute(0, 3, GL.GL_FLOAT, False)
    GL.glBindVertexArray(0)
    return cap


class PresentCap:
    """The cut face of the section there is, made anew when the section changes; the shape must be forgotten with its
    model."""

    def __init__(self) -> None:
        self._cap: Cap | None = None
        self._key: tuple[Section | None, bool] = (None, False)

    def of(
        self, section: Section | None, model: Model, bounds: F64, scene_from_world: F64, *, proxy: bool
    ) -> Cap | None:
        """bounds (2,3): of the model in the scene frame. proxy: from the stand-ins of its meshes."""
        if (section, proxy) != self._key:
            self.forget()
            self._key = section, proxy
            if section is not None:
                self._cap = make_cap(outlines(model, keep_plane(section, bounds), scene_from_world, proxy=proxy))
        return self._cap

    def forget(self) -> None:
        """Delete it."""
        if self._cap is not None:
            self._cap.release()
        self._cap, self._key = None, (None, False)
