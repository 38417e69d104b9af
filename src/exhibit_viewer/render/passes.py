"""The passes of one sample as a list of small jobs, each setting all the state it needs, so that a caller may run a
few, hand the thread back to its window, and go on."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.scene import Floor, Mode, Scene
from exhibit_viewer.render.block import Detail, Shot, fill, floor_rim, screen_box
from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.drawing import Box, Drawing
from exhibit_viewer.render.finishing import finish
from exhibit_viewer.render.gpu_model import POINT_COVERAGE, Drawable
from exhibit_viewer.render.lighting import box_corners
from exhibit_viewer.render.opengl import GL
from exhibit_viewer.render.programs import Program
from exhibit_viewer.render.section import Cap
from exhibit_viewer.render.sky import TILE
from exhibit_viewer.render.stage import Canvas
from exhibit_viewer.render.surfaces import LINE, POINT
from exhibit_viewer.render.targets import Target

LIT = (Mode.TEXTURED, Mode.CLAY, Mode.WIREFRAME)
_FLAT_DEFINES = {
    Mode.UNLIT: ("EXACT",),
    Mode.NORMALS: ("NORMALS", "EXACT"),
    Mode.MATCAP: ("MATCAP",),
    Mode.RELIEF: ("RELIEF",),
}
_NOTHING = (
    (0, np.zeros(4, np.float32)),
    (1, np.zeros(4, np.float32)),
    (2, np.zeros(4, np.float32)),
)
_NOTHING_HERE = np.array([0, 0, 0x3F800000, 0], np.uint32)


def has_floor(scene: Scene) -> bool:
    """Whether this picture shows a floor."""
    return scene.floor is not Floor.NONE and scene.mode in LIT and not scene.light.raking


class Passes(Drawing):
    """The passes of one model on one stage; see `Drawing`."""

    def sample(self, shot: Shot, canvas: Canvas, cap: Cap | None, weight: float) -> list[Job]:
        """Jobs that draw one sample and mix it into `canvas.mean` with `weight` (1 replaces)."""
        block, key_clip = fill(shot)
        scene = shot.scene
        drawables = self.model.dressed(scene.variant, shot.detail)
        finished = scene.mode is Mode.TEXTURED and self.model.has_finishes
        solid = [item for item in drawables if not (finished and item.surface.glass)]
        jobs: list[Job] = [lambda: self.stage.send_frame(block)]
        if scene.mode is Mode.XRAY:
            return [*jobs, *self._xray(shot, canvas, drawables, weight)]
        new_light = shot.rough or shot.number == 1 or shot.number % shot.light_every == 0
        if scene.mode in LIT and scene.shadows and shot.key.lit and new_light:
            jobs += self._key_shadow(shot, key_clip, 1.0 / float(block[0]["sampling"][3]))
        jobs += self._gbuffer(shot, canvas, solid)
        if cap is not None:
            jobs.append(lambda: self._cap(canvas, cap))
        if scene.ambient_occlusion and scene.mode not in (Mode.UNLIT, Mode.NORMALS):
            clip = block[0]["clip_from_scene"].astype(np.float64)
            box = screen_box(box_corners(shot.bounds), clip, *canvas.ambient.size, 4)
            jobs += [lambda: self._ambient(shot, canvas, box), lambda: self._ambient_blur(canvas, box)]
        if scene.mode in LIT:
            self.stage.probe(scene.environment)
        if has_floor(scene):
            floor_box = screen_box(floor_rim(block[0]), block[0]["clip_from_scene"].astype(np.float64), *canvas.size, 1)
        else:
            floor_box = (0, 0, 0, 0)
        whole = (0, 0, *canvas.size)
        target, share = (self.stage.sample(canvas), 1.0) if finished else (canvas.mean, weight)
        jobs += self._backdrop(shot, canvas, target, share, floor_box)
        jobs += self.banded(target, whole, lambda: self._shade(shot, canvas, share))
        if finished:
            jobs += finish(self, shot, canvas, drawables, weight)
        return jobs

    def sky_maps(self, shot: Shot) -> Iterator[Job]:
        """Jobs that make the missing maps of the sky atlas."""
        block, _ = fill(shot)
        sky = self.stage.sky
        for index in range(sky.ready, sky.wanted):

            def draw(index: int = index) -> None:
                self.stage.reset(sky.target)
                self.stage.send_frame(block)
                GL.glViewport(*sky.tile(index))
                GL.glScissor(*sky.tile(index))
                GL.glEnable(GL.GL_SCISSOR_TEST)
                GL.glClear(GL.GL_DEPTH_BUFFER_BIT)
                for item in self.model.casters:
                    self._depth(item, sky.clips[index], shot, 0, item.mesh.count, TILE / 2)
                sky.ready = index + 1

            yield draw

    def floor_light(self, shot: Shot) -> None:
        """Add the new maps of the sky to the map of its light on the floor."""
        sky = self.stage.sky
        if sky.floor_ready == sky.ready:
            return
        block, _ = fill(replace(shot, sky_ready=sky.ready))
        self.stage.reset(sky.floor, depth=False)
        self.stage.send_frame(block)
        if sky.floor_ready:
            GL.glEnable(GL.GL_BLEND)
            GL.glBlendEquation(GL.GL_FUNC_ADD)
            GL.glBlendFunc(GL.GL_ONE, GL.GL_ONE)
        sky.bind(shot.scene.environment, shot.environment_turn)
        program = self.stage.programs.screen("floor_light.frag").set(first_map=sky.floor_ready)
        program.texture("sky_depths", 6, sky.target.depth, sampler=sky.plain_sampler)
        self.stage.cover()
        GL.glBindSampler(6, 0)
        sky.floor_ready = sky.ready

    def encode(self, canvas: Canvas) -> None:
        """The mean, encoded for the screen, into `canvas.picture`."""
        self.stage.reset(canvas.picture, depth=False)
        self.stage.programs.screen("present.frag").texture("mean_map", 0, canvas.mean.colours[0])
        self.stage.cover()

    def present(self, canvas: Canvas, framebuffer: int, size: tuple[int, int]) -> None:
        """The picture into a framebuffer of another size. (Drivers take their time to prepare a scaling blit.)"""
        self.stage.reset(depth=False)
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
        GL.glViewport(0, 0, *size)
        self.stage.programs.screen("copy.frag").texture("picture_map", 0, canvas.picture.colours[0])
        self.stage.cover()

    # ---- depth maps

    def _depth(self, item: Drawable, clip: F64, shot: Shot, first: int, count: int, texels_per_unit: float) -> None:
        cut = ("CLIP",) if shot.scene.section else ()
        if cut:
            GL.glEnable(GL.GL_CLIP_DISTANCE0)
        surface = item.surface
        defines = ("CUTOUT", *surface.cutout_defines) if surface.cutout else ()
        points = ("POINTS",) if item.kind == POINT else ()
        program = self.stage.programs.get("depth.vert", "depth.frag", *defines, *cut, *points)
        program.set(clip_from_mesh=clip @ item.scene_from_mesh, scene_from_mesh=item.scene_from_mesh)
        if points:
            program.set(point_texels=POINT_COVERAGE / item.mesh.count**0.5 * shot.scene.point_size * texels_per_unit)
        if surface.cutout:
            surface.bind(program, only_base=True)
        self.cull(item, shot)
        item.mesh.draw(first, count, shaded=surface.cutout)

    def _key_shadow(self, shot: Shot, clip: F64, texels_per_unit: float) -> Iterator[Job]:
        drawables = self.model.sketch if shot.detail is Detail.SKETCH else self.model.casters
        if not shot.rough:
            clouds = [item for item in drawables if item.kind == POINT]
            drawables = clouds + [item for item in self.model.throwing if item.kind not in (POINT, LINE)]
        target = self.stage.key_target(rough=shot.rough)

        def clear() -> None:
            self.stage.reset(target)
            GL.glClear(GL.GL_DEPTH_BUFFER_BIT)

        def draw(item: Drawable, first: int, count: int) -> None:
            self._depth(item, clip, shot, first, count, texels_per_unit)

        yield clear
        yield from self.pieces(target, drawables, draw)

    # ---- G-buffer

    def _gbuffer(self, shot: Shot, canvas: Canvas, drawables: list[Drawable]) -> Iterator[Job]:
        yield lambda: self._clear(canvas.gbuffer)
        yield from self.pieces(canvas.gbuffer, drawables, lambda *piece: self.surface(shot, *piece))
        if shot.scene.mode is Mode.WIREFRAME:
            yield from self.pieces(canvas.gbuffer, drawables, lambda *piece: self._edges(shot, *piece))

    def _clear(self, gbuffer: Target) -> None:
        self.stage.reset(gbuffer)
        for index, value in _NOTHING:
            GL.glClearBufferfv(GL.GL_COLOR, index, value)
        GL.glClearBufferuiv(GL.GL_COLOR, 3, _NOTHING_HERE)
        GL.glStencilMask(0xFF)
        GL.glClear(GL.GL_DEPTH_BUFFER_BIT | GL.GL_STENCIL_BUFFER_BIT)

    def _edges(self, shot: Shot, item: Drawable, first: int, count: int) -> None:
        if item.kind in (POINT, LINE):
            return
        self.placed("wire.frag", item, shot, first)
        GL.glPolygonMode(GL.GL_FRONT_AND_BACK, GL.GL_LINE)
        GL.glEnable(GL.GL_POLYGON_OFFSET_LINE)
        GL.glPolygonOffset(-1.0, -2.0)
        item.mesh.draw(first, count, shaded=True)
        GL.glPolygonMode(GL.GL_FRONT_AND_BACK, GL.GL_FILL)

    def _cap(self, canvas: Canvas, cap: Cap) -> None:
        self.stage.reset(canvas.gbuffer)
        self.stage.programs.get("cap.vert", "cap.frag")
        cap.draw()

    # ---- full-picture passes

    def _maps(self, program: Program, canvas: Canvas) -> Program:
        names = ("albedo_map", "material_map", "normals_map", "identity_map")
        for unit, name in enumerate(names):
            program.texture(name, unit, canvas.gbuffer.colours[unit])
        return program

    def _ambient(self, shot: Shot, canvas: Canvas, box: Box) -> None:
        self.stage.reset(canvas.ambient, depth=False)
        GL.glEnable(GL.GL_SCISSOR_TEST)
        GL.glScissor(*box)
        program = self._maps(self.stage.programs.screen("ambient.frag"), canvas)
        self.bind_sky(program, shot)
        self.stage.cover()

    def _ambient_blur(self, canvas: Canvas, box: Box) -> None:
        self.stage.reset(canvas.ambient_smooth, depth=False)
        GL.glEnable(GL.GL_SCISSOR_TEST)
        GL.glScissor(*box)
        self.stage.programs.screen("ambient_blur.frag").texture("ambient_map", 4, canvas.ambient.colours[0])
        self.stage.cover()

    def _backdrop(self, shot: Shot, canvas: Canvas, target: Target, weight: float, floor_box: Box) -> Iterator[Job]:
        """Jobs for the wall, and for the wall with the floor where the floor may be seen."""
        width, height = canvas.size
        left, bottom, across, up = floor_box
        plain = [
            (0, 0, width, bottom),
            (0, bottom + up, width, height - bottom - up),
            (0, bottom, left, up),
            (left + across, bottom, width - left - across, up),
        ]
        for box in plain:
            yield from self.banded(target, box, lambda: self._wall(shot, canvas, weight, floor=False))
        yield from self.banded(target, floor_box, lambda: self._wall(shot, canvas, weight, floor=True))

    def _wall(self, shot: Shot, canvas: Canvas, weight: float, *, floor: bool) -> None:
        scene = shot.scene
        self.mix(weight)
        defines = ["AT_FAR"]
        if floor:
            defines.append("FLOOR")
            defines += ["WIDE"] if shot.rough else []
            defines += ["GRID"] if scene.floor is Floor.GRID else []
        program = self._maps(self.stage.programs.screen("backdrop.frag", *defines), canvas)
        if floor:
            program.texture("key_map", 5, self.stage.key_target(rough=shot.rough).depth)
            program.texture("floor_map", 7, self.stage.sky.floor.colours[0])
            program.set(key_share=0.58 if scene.shadows and shot.key.lit else 0.0)
        self.stage.cover()

    def _shade(self, shot: Shot, canvas: Canvas, weight: float) -> None:
        scene = shot.scene
        self.mix(weight)
        GL.glDepthFunc(GL.GL_GREATER)
        if scene.mode in LIT:
            program = self._lit_program(shot)
            program.texture("key_map", 5, self.stage.key_target(rough=shot.rough).depth)
            probe = self.stage.probe(scene.environment)
            program.texture("probe_map", 8, probe, GL.GL_TEXTURE_CUBE_MAP)
        else:
            program = self.stage.programs.screen("shade_flat.frag", "AT_FAR", *_FLAT_DEFINES[scene.mode])
            program.texture("matcap_map", 9, self.stage.matcap() if scene.mode is Mode.MATCAP else 0)
            program.use()
        self._maps(program, canvas).texture("ambient_map", 4, canvas.ambient_smooth.colours[0])
        self.bind_sky(program, shot)
        self.stage.cover()

    def _lit_program(self, shot: Shot) -> Program:
        scene = shot.scene
        defines = ["AT_FAR", "WIDE" if shot.rough else "SKY_PER_PIXEL"]
        if scene.mode is not Mode.TEXTURED:
            defines.append("CLAY")
        if self.model.has_unlit or scene.section or scene.mode is Mode.WIREFRAME:
            defines.append("FLAT_KINDS")
        if self.model.has_points:
            defines.append("EYE_DOME")
        if shot.lamps:
            defines.append("LAMPS")
        return self.stage.programs.screen("shade.frag", *defines)

    def _xray(self, shot: Shot, canvas: Canvas, drawables: list[Drawable], weight: float) -> Iterator[Job]:
        glow = self.stage.glow(canvas)

        def clear() -> None:
            self._clear(canvas.gbuffer)
            self.stage.reset(glow, depth=False)
            GL.glClearBufferfv(GL.GL_COLOR, 0, np.zeros(4, np.float32))

        def resolve() -> None:
            self.mix(weight)
            GL.glDisable(GL.GL_DEPTH_TEST)
            self.stage.programs.screen("xray_resolve.frag").texture("light_map", 0, glow.colours[0])
            self.stage.cover()

        def draw(item: Drawable, first: int, count: int) -> None:
            GL.glDisable(GL.GL_DEPTH_TEST)
            GL.glDepthMask(False)
            GL.glEnable(GL.GL_BLEND)
            GL.glBlendEquation(GL.GL_FUNC_ADD)
            GL.glBlendFunc(GL.GL_ONE, GL.GL_ONE)
            self.placed("xray.frag", item, shot, first)
            GL.glDisable(GL.GL_CULL_FACE)
            item.mesh.draw(first, count, shaded=True)

        yield clear
        yield from self.pieces(glow, drawables, draw)
        yield from self.banded(canvas.mean, (0, 0, *canvas.size), resolve)
