"""What passes are drawn with: meshes piece by piece, full pictures band by band, programs with their uniforms set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.scene import Tint
from exhibit_viewer.render.block import Shot
from exhibit_viewer.render.buffers import GpuMesh, Job
from exhibit_viewer.render.gpu_model import Drawable, GpuModel
from exhibit_viewer.render.opengl import GL
from exhibit_viewer.render.point_mesh import PointMesh
from exhibit_viewer.render.programs import Program
from exhibit_viewer.render.sky import Sky
from exhibit_viewer.render.stage import Stage
from exhibit_viewer.render.surfaces import LINE, POINT
from exhibit_viewer.render.targets import Target

_TINTS = {tint: number for number, tint in enumerate(Tint)}
"""Mirrors tint.glsl."""
Box = tuple[int, int, int, int]
"""x, y, width, height in pixels from bottom left."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """Draws one model on one stage. piece: triangles per draw call, 0 for all at once; bands: slices of a full pass."""

    stage: Stage
    model: GpuModel
    piece: int
    bands: int

    def pieces(
        self, target: Target, drawables: list[Drawable], draw: Callable[[Drawable, int, int], None]
    ) -> Iterator[Job]:
        """Jobs that draw meshes into a target piece by piece: draw(mesh, first, count)."""
        for item in drawables:
            for first, count in item.mesh.ranges(self.piece):

                def job(item: Drawable = item, first: int = first, count: int = count) -> None:
                    self.stage.reset(target)
                    draw(item, first, count)

                yield job

    def placed(self, fragment: str, item: Drawable, shot: Shot, first: int, *defines: str) -> Program:
        """The current program for a piece of a mesh: `fragment` with these defines, its own uniforms set."""
        cut = ("CLIP",) if shot.scene.section else ()
        if cut:
            GL.glEnable(GL.GL_CLIP_DISTANCE0)
        points = ("POINTS",) if item.kind == POINT else ()
        facets = ("FACETS",) if item.mesh.facets else ()
        program = self.stage.programs.get("surface.vert", fragment, *defines, *cut, *points, *facets)
        program.set(
            scene_from_mesh=item.scene_from_mesh,
            normal_matrix=item.normal_matrix,
            point_size=(self.model.point_size if isinstance(item.mesh, GpuMesh) else 1.0) * shot.scene.point_size,
            placement=item.placement,
            first_face=first // item.mesh.corners,
            kind=item.kind,
            linear_colours=int(item.linear_colours),
        )
        if points:
            program.set(tint=_tint(item, shot), heights=np.array([shot.bounds[0, 1], shot.bounds[1, 1]], np.float32))
        self.cull(item, shot)
        return program

    @staticmethod
    def cull(item: Drawable, shot: Shot) -> None:
        """Hide back faces where the material says so or nobody can see them; a section shows insides."""
        GL.glFrontFace(GL.GL_CW if item.mirrored else GL.GL_CCW)
        one_sided = item.closed or not item.surface.double_sided
        hidden = one_sided and shot.scene.section is None and item.kind not in (POINT, LINE)
        (GL.glEnable if hidden else GL.glDisable)(GL.GL_CULL_FACE)

    def surface(self, shot: Shot, item: Drawable, first: int, count: int) -> None:
        """Draw a piece of a mesh into the G-buffer."""
        tangents = ("TANGENTS",) if item.mesh.tangents and "NORMAL_MAP" in item.surface.defines else ()
        program = self.placed("gbuffer.frag", item, shot, first, *item.surface.defines, *tangents)
        item.surface.bind(program)
        item.mesh.draw(first, count, shaded=True)

    def banded(self, target: Target, box: Box, draw: Callable[[], None]) -> Iterator[Job]:
        """Jobs that draw into a box of a target, in bands of a fair share of the picture."""
        left, bottom, width, height = box
        if width <= 0 or height <= 0:
            return
        bands = max(1, -(-height * self.bands // target.height))
        for band in range(bands):
            low, high = height * band // bands, height * (band + 1) // bands

            def job(low: int = low, high: int = high) -> None:
                self.stage.reset(target)
                GL.glEnable(GL.GL_SCISSOR_TEST)
                GL.glScissor(left, bottom + low, width, high - low)
                draw()

            yield job

    def bind_sky(self, program: Program, shot: Shot, unit: int = 6) -> None:
        """Give the current program the sky maps."""
        sky: Sky = self.stage.sky
        sky.bind(shot.scene.environment, shot.environment_turn)
        program.texture("sky_atlas", unit, sky.target.depth)

    @staticmethod
    def mix(weight: float) -> None:
        """Mix what is drawn next into what is there, with a weight; 1 replaces."""
        GL.glDepthMask(False)
        if weight < 1.0:
            GL.glEnable(GL.GL_BLEND)
            GL.glBlendEquation(GL.GL_FUNC_ADD)
            GL.glBlendColor(0.0, 0.0, 0.0, weight)
            GL.glBlendFunc(GL.GL_CONSTANT_ALPHA, GL.GL_ONE_MINUS_CONSTANT_ALPHA)


def _tint(item: Drawable, shot: Shot) -> int:
    """The number of what points are coloured by; without colours of their own it is their intensity."""
    mesh, tint = item.mesh, shot.scene.tint
    if isinstance(mesh, PointMesh):
        coloured, toned = mesh.store.coloured, mesh.store.toned
    else:
        coloured, toned = isinstance(mesh, GpuMesh) and mesh.coloured, isinstance(mesh, GpuMesh) and mesh.toned
    return _TINTS[Tint.INTENSITY if tint is Tint.OWN and toned and not coloured else tint]
