"""What one OpenGL context keeps from picture to picture: programs, probes, shadow map, sky, targets by size."""

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.render.block import FRAME, KEY_TEXELS, KEY_TEXELS_ROUGH
from exhibit_viewer.render.opengl import GL, delete, generate
from exhibit_viewer.render.probe import Probe
from exhibit_viewer.render.programs import Programs
from exhibit_viewer.render.sky import Sky
from exhibit_viewer.render.targets import FORMATS, Target, all_of, empty_textures, framed, make_target

_KEEP_SIZES = 3
TINY = (32, 32)
"""Pixels of the picture that is drawn to try the programs."""
CANVAS_STEPS = 8
"""Calls of `Stage.advance_canvas` that make one."""
_GBUFFER = ("rgba8", "rgba8", "rgba16f", "rgba32ui", "depth24s8")
_CAPABILITIES = (
    GL.GL_BLEND,
    GL.GL_CULL_FACE,
    GL.GL_SCISSOR_TEST,
    GL.GL_STENCIL_TEST,
    GL.GL_POLYGON_OFFSET_FILL,
    GL.GL_POLYGON_OFFSET_LINE,
    GL.GL_CLIP_DISTANCE0,
    GL.GL_MULTISAMPLE,
    GL.GL_FRAMEBUFFER_SRGB,
    GL.GL_DITHER,
    GL.GL_PRIMITIVE_RESTART,
    GL.GL_RASTERIZER_DISCARD,
)


@dataclass(eq=False)
class Canvas:
    """Targets of one picture size."""

    gbuffer: Target
    ambient: Target
    ambient_smooth: Target
    mean: Target
    picture: Target
    glow: Target | None = None
    identity: Target | None = None
    sample: Target | None = None
    behind: Target | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.gbuffer.width, self.gbuffer.height

    def release(self) -> None:
        """Delete all targets."""
        for target in (self.mean, self.gbuffer, self.ambient, self.ambient_smooth, self.picture):
            target.release()
        for extra in (self.glow, self.identity, self.sample, self.behind):
            if extra is not None:
                extra.release()


def _made(width: int, height: int) -> Generator[None, None, Canvas]:
    """A canvas, in `CANVAS_STEPS` steps; given up, nothing of it stays. The ambient pass works at half the size."""
    half = max(1, (width + 1) // 2), max(1, (height + 1) // 2)
    with ExitStack() as given_up:

        def kept(target: Target) -> Target:
            given_up.callback(target.release)
            return target

        textures = yield from empty_textures(width, height, _GBUFFER)
        gbuffer = kept(framed(width, height, _GBUFFER, textures))
        ambient = kept(make_target(*half, ("rgba16f",)))
        smooth = kept(make_target(*half, ("rg8",), linear=True))
        yield
        mean = kept(make_target(width, height, ("rgba32f",), shared_depth=gbuffer.depth))
        yield
        picture = kept(make_target(width, height, ("rgba8",), linear=True))
        given_up.pop_all()
    return Canvas(gbuffer, ambient, smooth, mean, picture)


@dataclass(eq=False)
class _Begun:
    """A canvas on its way."""

    size: tuple[int, int]
    steps: Generator[None, None, Canvas]


class Stage:
    """Resources of one context, made on first use."""

    def __init__(self) -> None:
        self.programs = Programs()
        self.empty_vertices = generate("VertexArrays")
        self._frame_buffer = generate("Buffers")
        GL.glBindBuffer(GL.GL_UNIFORM_BUFFER, self._frame_buffer)
        GL.glBufferData(GL.GL_UNIFORM_BUFFER, FRAME.itemsize, None, GL.GL_DYNAMIC_DRAW)
        self.sky = Sky()
        self._keys: dict[int, Target] = {}
        self._probes: dict[str, Probe] = {}
        self._canvases: dict[tuple[int, int], Canvas] = {}
        self._begun: _Begun | None = None
        self._trial: Canvas | None = None
        self._matcap = 0

    def reset(self, target: Target | None = None, *, depth: bool = True) -> None:
        """A known state to draw from: whoever drew before (Qt, another job) may have left anything."""
        for capability in _CAPABILITIES:
            GL.glDisable(capability)
        (GL.glEnable if depth else GL.glDisable)(GL.GL_DEPTH_TEST)
        GL.glDepthMask(depth)
        GL.glDepthFunc(GL.GL_LEQUAL)
        GL.glColorMask(True, True, True, True)
        GL.glFrontFace(GL.GL_CCW)
        GL.glPolygonMode(GL.GL_FRONT_AND_BACK, GL.GL_FILL)
        GL.glEnable(GL.GL_PROGRAM_POINT_SIZE)
        GL.glEnable(GL.GL_TEXTURE_CUBE_MAP_SEAMLESS)
        GL.glBindBufferBase(GL.GL_UNIFORM_BUFFER, 0, self._frame_buffer)
        if target is not None:
            target.bind()

    def send_frame(self, block: NDArray[np.void]) -> None:
        """Make a block the current `Frame`."""
        GL.glBindBuffer(GL.GL_UNIFORM_BUFFER, self._frame_buffer)
        GL.glBufferSubData(GL.GL_UNIFORM_BUFFER, 0, FRAME.itemsize, block)
        GL.glBindBufferBase(GL.GL_UNIFORM_BUFFER, 0, self._frame_buffer)

    def cover(self) -> None:
        """Draw the current program over the whole target."""
        GL.glBindVertexArray(self.empty_vertices)
        GL.glDrawArrays(GL.GL_TRIANGLES, 0, 3)

    def key_target(self, *, rough: bool) -> Target:
        """The key light's depth map."""
        texels = KEY_TEXELS_ROUGH if rough else KEY_TEXELS
        if texels not in self._keys:
            self._keys[texels] = make_target(texels, texels, (), depth="depth24", compare=True)
        return self._keys[texels]

    def has_probe(self, environment: str) -> bool:
        """Whether the reflection cube of an environment is complete."""
        return environment in self._probes and self._probes[environment].complete

    def advance_probe(self, environment: str) -> None:
        """Do a little of the reflection cube of an environment."""
        if environment not in self._probes:
            self._probes[environment] = Probe(environment)
        self.reset(depth=False)
        self._probes[environment].advance(self.programs, self.empty_vertices)

    def probe(self, environment: str) -> int:
        """The reflection cube of an environment, finished if need be."""
        while not self.has_probe(environment):
            self.advance_probe(environment)
        return self._probes[environment].cube

    def canvas(self, width: int, height: int) -> Canvas:
        """Targets for a size; the sizes least recently asked for are given up."""
        key = (width, height)
        canvas = self._canvases.pop(key, None)
        if canvas is None:
            while not self.has_canvas(width, height):
                self.advance_canvas(width, height)
            canvas = self._canvases[key]
        self._canvases[key] = canvas
        return canvas

    def has_canvas(self, width: int, height: int) -> bool:
        """Whether the targets for a size are complete."""
        return (width, height) in self._canvases

    def advance_canvas(self, width: int, height: int) -> None:
        """Make one more target for a size, if any is missing: the system takes a while to find room for a large one."""
        if self.has_canvas(width, height):
            return
        if self._begun is None or self._begun.size != (width, height):
            self._give_up_begun()
            while len(self._canvases) >= _KEEP_SIZES:
                self._canvases.pop(next(iter(self._canvases))).release()
            self._begun = _Begun((width, height), _made(width, height))
        try:
            next(self._begun.steps)
        except StopIteration as last:
            self._canvases[width, height], self._begun = last.value, None
        except Fault:
            self._begun = None
            raise

    def _give_up_begun(self) -> None:
        if self._begun is not None:
            self._begun.steps.close()
        self._begun = None

    def trial(self) -> Canvas:
        """Targets of `TINY` pixels. They are kept: whoever tries programs on them may be stopped at any time."""
        if self._trial is None:
            self._trial = all_of(_made(*TINY))
        return self._trial

    @staticmethod
    def identity(canvas: Canvas) -> Target:
        """Where the identities of the settled picture are kept."""
        if canvas.identity is None:
            canvas.identity = make_target(*canvas.size, ("rgba32ui",))
        return canvas.identity

    @staticmethod
    def glow(canvas: Canvas) -> Target:
        """Where x-ray light adds up."""
        if canvas.glow is None:
            canvas.glow = make_target(*canvas.size, ("rgba16f",))
        return canvas.glow

    @staticmethod
    def sample(canvas: Canvas) -> Target:
        """Where one sample is put together before it is mixed in, when some surfaces have finishes."""
        if canvas.sample is None:
            canvas.sample = make_target(*canvas.size, ("rgba16f",), shared_depth=canvas.gbuffer.depth)
        return canvas.sample

    @staticmethod
    def behind(canvas: Canvas) -> Target:
        """A copy of that sample for glass to look at."""
        if canvas.behind is None:
            canvas.behind = make_target(*canvas.size, ("rgba16f",), linear=True)
        return canvas.behind

    def matcap(self) -> int:
        """A picture of a lit ball, read by the normal: wax-coloured with a cool rim."""
        if not self._matcap:
            pixels = _matcap_pixels()
            self._matcap = generate("Textures")
            GL.glActiveTexture(GL.GL_TEXTURE0)
            GL.glBindTexture(GL.GL_TEXTURE_2D, self._matcap)
            side = len(pixels)
            GL.glTexImage2D(GL.GL_TEXTURE_2D, 0, FORMATS["rgba8"][0], side, side, 0, *FORMATS["rgba8"][1:], pixels)
            for parameter in (GL.GL_TEXTURE_MIN_FILTER, GL.GL_TEXTURE_MAG_FILTER):
                GL.glTexParameteri(GL.GL_TEXTURE_2D, parameter, GL.GL_LINEAR)
        return self._matcap

    def release(self) -> None:
        """Delete everything."""
        self._give_up_begun()
        self.programs.release()
        self.sky.release()
        for target in self._keys.values():
            target.release()
        for canvas in (*self._canvases.values(), *([self._trial] if self._trial else [])):
            canvas.release()
        for probe in self._probes.values():
            probe.release()
        delete("Textures", *([self._matcap] if self._matcap else []))
        delete("Buffers", self._frame_buffer)
        delete("VertexArrays", self.empty_vertices)
        self._keys.clear()
        self._canvases.clear()
        self._trial = None
        self._probes.clear()


def _matcap_pixels(side: int = 256) -> NDArray[np.uint8]:
    y, x = np.mgrid[0:side, 0:side]
    nx, ny = (x + 0.5) / side * 2 - 1, (y + 0.5) / side * 2 - 1
    nz = np.sqrt(np.clip(1 - nx * nx - ny * ny, 0, 1))
    key = np.clip((-0.5 * nx + 0.65 * ny + 0.6 * nz) / np.sqrt(1.0325), 0, 1)[..., None]
    rim = np.clip(0.75 * nx - 0.25 * ny + 0.1 * nz, 0, 1)[..., None]
    wax, cool = np.array([0.78, 0.70, 0.62]), np.array([0.25, 0.33, 0.42])
    colour = wax * (0.20 + 0.78 * key) + cool * rim**2 * 0.55 + key**24 * 0.30
    encoded = np.clip(colour, 0, 1) ** (1 / 2.2) * 255
    return np.concatenate([encoded, np.full((side, side, 1), 255.0)], -1).astype(np.uint8)
