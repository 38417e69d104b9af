"""Images in graphics memory: mipmapped textures, sRGB where they hold colour, and the samplers that read them.

A large image is first shown from few of its pixels. How fine it becomes depends on what pictures can show of it."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.material import Image, Texture, Wrap
from exhibit_viewer.model.shortage import ensure_room
from exhibit_viewer.render.aside import Aside
from exhibit_viewer.render.buffers import PIECE_BYTES, Job, Tally
from exhibit_viewer.render.economy import LARGEST_TEXTURE
from exhibit_viewer.render.mipmaps import allocate_levels, halve, mipmap_jobs
from exhibit_viewer.render.opengl import GL, check, delete, generate
from exhibit_viewer.render.stage import Stage
from exhibit_viewer.render.tiling import Place, Tiling

_MAX_ANISOTROPY = 0x84FE
_ANISOTROPY = 4.0
_FIRST_SIDE = 1024
"""Pixels. What has more is shown with no more at first."""
_BAND_BYTES = 1 << 20
_WRAPS = {Wrap.REPEAT: GL.GL_REPEAT, Wrap.CLAMP: GL.GL_CLAMP_TO_EDGE, Wrap.MIRROR: GL.GL_MIRRORED_REPEAT}
MEGABYTE = 1 << 20
BYTES, BYTES_SOFTWARE = 768 * MEGABYTE, 384 * MEGABYTE
"""Of all textures of a model. Where the processor draws, it is the program's own memory, and just holds one of 8192 by
8192 pixels."""


@dataclass(eq=False, slots=True)
class GpuTexture:
    """An image in graphics memory. name: the texture to read from, another one whenever the image becomes finer.

    level: how often its sides are halved; coarsest, finest: what that may be. sound: made of all pixels, not of some.
    coming: the texture that is being made.
    """

    image: Image
    colour: bool
    coarsest: int
    finest: int
    level: int = field(init=False)
    name: int = 0
    sound: bool = False
    coming: int = 0

    def __post_init__(self) -> None:
        self.level = self.coarsest

    def size(self, level: int) -> tuple[int, int]:
        """Width and height at a level."""
        height, width = self.image.pixels.shape[:2]
        return max(1, width >> level), max(1, height >> level)

    def bytes(self, level: int) -> int:
        """What it takes with all smaller levels."""
        width, height = self.size(level)
        return width * height * 4 * 4 // 3


Map = tuple[str, GpuTexture, int]
"""Name of a sampler uniform, the texture it reads and the sampler it reads it with."""


def _halvings(side: int, most: int) -> int:
    """How often a side is to be halved until it has no more than so many pixels."""
    halvings = 0
    while side >> halvings > most:
        halvings += 1
    return halvings


class Images:
    """Textures of one model by (image, colour?), and samplers by how they wrap. limit: longest side;
    `LARGEST_TEXTURE` where tiles of larger images are used too.

    jobs: to be done before the first picture. After it `want` says how fine they are to be, and `advance` makes them.
    aside: makes room for large textures where that is the processor's work; None: it is done between all else.
    """

    def __init__(
        self,
        images: tuple[Image, ...],
        stage: Stage,
        tally: Tally,
        *,
        software: bool,
        limit: int,
        aside: Aside | None = None,
    ) -> None:
        self._stage = stage
        self._images = images
        self._tally = tally
        self._software = software
        self._budget = BYTES_SOFTWARE if software else BYTES
        self._aside = aside if software else None
        self._asked = False
        self._largest = min(limit, int(GL.glGetIntegerv(GL.GL_MAX_TEXTURE_SIZE)))
        self.tiling = Tiling(tally, software=software)
        self._in_tiles = limit >= LARGEST_TEXTURE
        self._textures: dict[tuple[int, bool], GpuTexture] = {}
        self._samplers: dict[tuple[Wrap, Wrap, bool], int] = {}
        self._wanted: list[tuple[GpuTexture, int]] = []
        self._making: Iterator[None] | None = None
        self.jobs: list[Job] = []

    @property
    def large(self) -> frozenset[int]:
        """Numbers of the images whose textures may become finer."""
        return frozenset(number for (number, _), texture in self._textures.items() if not texture.sound)

    def texture(self, use: Texture, *, colour: bool) -> tuple[GpuTexture, int]:
        """(texture, name of the sampler) for a use of an image; new images add to `jobs`."""
        key = (use.image, colour)
        if key not in self._textures:
            self._textures[key] = self._begun(self._images[use.image], colour)
        return self._textures[key], self._sampler(use)

    def tiled(self, use: Texture, *, colour: bool) -> Place | None:
        """Where the tiles of an image are found; None where it has none, or no use is made of them."""
        tiles = self._images[use.image].tiles
        return self.tiling.place(tiles, colour=colour) if tiles is not None and self._in_tiles else None

    # -- what is made when

    def want(self, levels: Mapping[int, int]) -> None:
        """Say how fine the images, by number, are to be. They stay finer than that where there is room."""
        least = {
            texture: min(max(levels.get(number, 0), texture.finest), texture.coarsest)
            for (number, _), texture in self._textures.items()
        }
        chosen = {texture: min(level, texture.level) if texture.sound else level for texture, level in least.items()}
        if self._bytes(chosen) > self._budget:
            chosen = least
        while self._bytes(chosen) > self._budget:
            may = [
                (texture.bytes(level), place)
                for place, (texture, level) in enumerate(chosen.items())
                if level < texture.coarsest
            ]
            if not may:
                break
            chosen[list(chosen)[max(may)[1]]] += 1
        changed = [(texture, level) for texture, level in chosen.items() if not texture.sound or texture.level != level]
        self._wanted = sorted(changed, key=lambda each: each[0].level - each[1])  # what frees memory comes first

    @staticmethod
    def _bytes(levels: Mapping[GpuTexture, int]) -> int:
        return sum(texture.bytes(level) for texture, level in levels.items())

    @property
    def unfinished(self) -> bool:
        """Whether some texture is not as it is wanted."""
        return self._making is not None or bool(self._wanted) or self.tiling.unfinished

    def advance(self, patience: float) -> bool:
        """Do a little of what is wanted, after waiting so long at most for what is done aside; False where there is
        nothing to do, or not yet."""
        if self._asked and self._aside is not None:
            if not self._aside.done(patience):
                return False
            self._asked = False
        if self._making is None:
            if not self._wanted:
                return self.tiling.advance(patience)
            texture, level = self._wanted.pop(0)
            if texture.sound and texture.level == level:  # it was on its way
                return True
            self._making = self._remade(texture, level)
        if next(self._making, self) is self:
            self._making = None
        return True

    # -- how a texture is made

    def _begun(self, image: Image, colour: bool) -> GpuTexture:
        """A texture to be filled by `jobs`: as it stays where it is small, from every so manieth pixel otherwise."""
        side = max(image.pixels.shape[:2])
        finest = _halvings(side, self._largest)
        texture = GpuTexture(image, colour, _halvings(side, min(_FIRST_SIDE, self._largest)), finest)
        texture.name = generate("Textures")
        self._tally.objects += 1
        texture.sound = texture.coarsest == 0
        width, height = texture.size(texture.coarsest)
        step = 1 << texture.coarsest
        few = image.pixels[::step, ::step][:height, :width]
        self.jobs.append(partial(allocate_levels, texture.name, _internal(colour), width, height))
        rows = max(1, PIECE_BYTES // (image.pixels.shape[1] * 4))
        for top in range(0, height, rows):
            self.jobs.append(partial(_send, texture.name, few[top : top + rows], top, self._tally))
        self.jobs.extend(mipmap_jobs(self._stage, texture.name, width, height, sliced=self._software))
        return texture

    def _remade(self, texture: GpuTexture, level: int) -> Iterator[None]:
        """Make the texture anew at a level, with a rest after every piece of work."""
        width, height = texture.size(level)
        if self._software:
            ensure_room(texture.bytes(level))
        texture.coming = generate("Textures")
        self._tally.objects += 1
        room = partial(allocate_levels, texture.coming, _internal(texture.colour), width, height)
        if self._aside is None:
            room()
        else:
            self._asked = True
            self._aside.start(partial(_wholly, room))
        yield
        for job in self._bands(texture, level):
            job()
            yield
        for job in mipmap_jobs(self._stage, texture.coming, width, height, sliced=self._software):
            job()
            yield
        delete("Textures", texture.name)
        texture.name, texture.coming, texture.level, texture.sound = texture.coming, 0, level, True

    def _bands(self, texture: GpuTexture, level: int) -> Iterator[Job]:
        """Jobs that fill the first level of the texture that is coming with the image, a band of rows at a time; a band
        is halved on the way in a texture of its own."""
        pixels, step = texture.image.pixels, 1 << level
        height, width = pixels.shape[:2]
        rows = min(max(1, _BAND_BYTES // (width * 4) // step), texture.size(level)[1]) * step
        if level == 0:
            for top in range(0, height, rows):
                yield partial(_send, texture.coming, pixels[top : top + rows], top, self._tally)
            return
        band = generate("Textures")
        try:
            yield partial(allocate_levels, band, _internal(texture.colour), width, rows, level)
            for top in range(0, texture.size(level)[1] * step, rows):
                yield partial(_send, band, _filled(pixels[top : top + rows], rows), 0, self._tally)
                for above in range(level):
                    last = above == level - 1
                    target = (texture.coming, 0) if last else (band, above + 1)
                    across, down = max(1, width >> above + 1), max(1, rows >> above + 1)
                    bottom = top >> level if last else 0
                    yield partial(halve, self._stage, (band, above), target, (0, bottom, across, down), (bottom, down))
        finally:
            delete("Textures", band)

    def _sampler(self, use: Texture) -> int:
        key = (use.wrap_s, use.wrap_t, use.nearest)
        name = self._samplers.get(key)
        if name is None:
            name = self._samplers[key] = generate("Samplers")
            smoothing = GL.GL_NEAREST if use.nearest else GL.GL_LINEAR
            shrinking = GL.GL_NEAREST_MIPMAP_LINEAR if use.nearest else GL.GL_LINEAR_MIPMAP_LINEAR
            GL.glSamplerParameteri(name, GL.GL_TEXTURE_MAG_FILTER, smoothing)
            GL.glSamplerParameteri(name, GL.GL_TEXTURE_MIN_FILTER, shrinking)
            GL.glSamplerParameteri(name, GL.GL_TEXTURE_WRAP_S, _WRAPS[use.wrap_s])
            GL.glSamplerParameteri(name, GL.GL_TEXTURE_WRAP_T, _WRAPS[use.wrap_t])
            if not self._software and not use.nearest:  # in software one stretched texture can take seconds
                GL.glSamplerParameterf(name, _MAX_ANISOTROPY, _ANISOTROPY)
        return name

    def release(self) -> None:
        """Delete textures and samplers."""
        while self._asked and self._aside is not None:
            with contextlib.suppress(Fault):
                self._asked = not self._aside.done(1.0)
        self._making = None
        self._wanted.clear()
        self.tiling.release()
        names = [name for texture in self._textures.values() for name in (texture.name, texture.coming) if name]
        delete("Textures", *names)
        delete("Samplers", *self._samplers.values())
        self._textures.clear()
        self._samplers.clear()


def _wholly(job: Job) -> None:
    """Do it, wait for the driver and raise what it says."""
    job()
    GL.glFinish()
    check()


def _internal(colour: bool) -> int:
    return int(GL.GL_SRGB8_ALPHA8 if colour else GL.GL_RGBA8)


def _filled(rows: NDArray[np.uint8], height: int) -> NDArray[np.uint8]:
    """So many rows: the last again and again."""
    return rows if len(rows) == height else np.pad(rows, ((0, height - len(rows)), (0, 0), (0, 0)), mode="edge")


def _send(name: int, rows: NDArray[np.uint8], top: int, tally: Tally) -> None:
    """Fill rows of a texture's first level."""
    data = np.ascontiguousarray(rows)
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, name)
    GL.glBindBuffer(GL.GL_PIXEL_UNPACK_BUFFER, 0)
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
    height, width = data.shape[:2]
    GL.glTexSubImage2D(GL.GL_TEXTURE_2D, 0, 0, top, width, height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, data)
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 4)
    tally.bytes += data.nbytes
