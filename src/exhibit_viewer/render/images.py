"""Images in graphics memory: mipmapped textures, sRGB where they hold colour, and the samplers that read them."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.material import Image, Texture, Wrap
from exhibit_viewer.render.buffers import PIECE_BYTES, Job, Tally
from exhibit_viewer.render.mipmaps import allocate_levels, mipmap_jobs
from exhibit_viewer.render.opengl import GL, delete, generate
from exhibit_viewer.render.stage import Stage

_MAX_ANISOTROPY = 0x84FE
_ANISOTROPY = 4.0
_BAND_ROWS = 256
_FIRST_SIDE = 1024
"""Pixels. What has more is shown with no more at first."""
_WRAPS = {Wrap.REPEAT: GL.GL_REPEAT, Wrap.CLAMP: GL.GL_CLAMP_TO_EDGE, Wrap.MIRROR: GL.GL_MIRRORED_REPEAT}


def fitted(pixels: NDArray[np.uint8], largest: int) -> NDArray[np.uint8]:
    """The pixels, halved by 2x2 means until no side exceeds `largest`; never under one pixel."""
    while max(pixels.shape[:2]) > largest:
        pixels = _halved(pixels)
    return pixels


def _halved(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """2x2 means, some rows at a time: this may be done because memory is short."""
    height, width = (max(1, side // 2) for side in pixels.shape[:2])
    rows, columns = min(2, pixels.shape[0]), min(2, pixels.shape[1])
    halved = np.empty((height, width, 4), np.uint8)
    for top in range(0, height, _BAND_ROWS):
        band = pixels[top * rows : min(height, top + _BAND_ROWS) * rows]
        total = np.full((len(band) // rows, width, 4), rows * columns // 2, np.uint16)
        for row in range(rows):
            for column in range(columns):
                total += band[row::rows, column : width * columns : columns]
        halved[top : top + len(total)] = total // (rows * columns)
    return halved


class Images:
    """Textures of one model by (image, colour?), and samplers by how they wrap. limit: longest side.

    jobs: to be done before the first picture; later: what makes large textures fine, in order.
    """

    def __init__(self, images: tuple[Image, ...], stage: Stage, tally: Tally, *, software: bool, limit: int) -> None:
        self._stage = stage
        self._images = images
        self._tally = tally
        self._software = software
        self._largest = min(limit, int(GL.glGetIntegerv(GL.GL_MAX_TEXTURE_SIZE)))
        self._textures: dict[tuple[int, bool], int] = {}
        self._samplers: dict[tuple[Wrap, Wrap, bool], int] = {}
        self.jobs: list[Job] = []
        self.later: list[Job] = []

    def texture(self, use: Texture, *, colour: bool) -> tuple[int, int]:
        """(texture, sampler) names for a use of an image; new images add to `jobs`."""
        key = (use.image, colour)
        if key not in self._textures:
            self._textures[key] = self._upload(self._images[use.image], colour)
        return self._textures[key], self._sampler(use)

    def _upload(self, image: Image, colour: bool) -> int:
        """The name of a texture to be filled. A large one is first shown from a small level, of every so manieth pixel,
        and made whole beside the first pictures."""
        pixels = fitted(image.pixels, self._largest)
        height, width = pixels.shape[:2]
        name = generate("Textures")
        self._tally.objects += 1
        internal = GL.GL_SRGB8_ALPHA8 if colour else GL.GL_RGBA8
        rough = max(0, (max(width, height) - 1).bit_length() - _FIRST_SIDE.bit_length() + 1)
        whole = self._software or rough > 0
        self.jobs.append(partial(allocate_levels, name, internal, width, height, whole=whole))
        mipmaps = partial(mipmap_jobs, self._stage, name, width, height, sliced=self._software)
        if rough:
            few = pixels[:: 1 << rough, :: 1 << rough][: max(1, height >> rough), : max(1, width >> rough)]
            self.jobs.extend([*self._bands(name, few, rough), *mipmaps(first=rough, shown=rough)])
        rest = self.later if rough else self.jobs
        rest.extend([*self._bands(name, pixels, 0), *mipmaps(shown=rough)])
        return name

    def _bands(self, name: int, pixels: NDArray[np.uint8], level: int) -> Iterator[Job]:
        """Jobs that fill a level."""
        step = max(1, PIECE_BYTES // (pixels.shape[1] * 4))
        for top in range(0, len(pixels), step):
            yield self._band(name, pixels[top : top + step], top, level)

    def _band(self, name: int, rows: NDArray[np.uint8], top: int, level: int) -> Job:
        tally = self._tally  # and not self, which has the jobs: a circle around the pixels

        def send() -> None:
            data = np.ascontiguousarray(rows)
            GL.glActiveTexture(GL.GL_TEXTURE0)
            GL.glBindTexture(GL.GL_TEXTURE_2D, name)
            GL.glBindBuffer(GL.GL_PIXEL_UNPACK_BUFFER, 0)
            GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
            height, width = data.shape[:2]
            GL.glTexSubImage2D(GL.GL_TEXTURE_2D, level, 0, top, width, height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, data)
            GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 4)
            tally.bytes += data.nbytes

        return send

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
        delete("Textures", *self._textures.values())
        delete("Samplers", *self._samplers.values())
        self._textures.clear()
        self._samplers.clear()
