"""Images in graphics memory: mipmapped textures, sRGB where they hold colour, and the samplers that read them."""

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
    """Textures of one model by (image, colour?), and samplers by how they wrap. limit: longest side."""

    def __init__(self, images: tuple[Image, ...], stage: Stage, tally: Tally, *, software: bool, limit: int) -> None:
        self._stage = stage
        self._images = images
        self._tally = tally
        self._software = software
        self._largest = min(limit, int(GL.glGetIntegerv(GL.GL_MAX_TEXTURE_SIZE)))
        self._textures: dict[tuple[int, bool], int] = {}
        self._samplers: dict[tuple[Wrap, Wrap, bool], int] = {}
        self.jobs: list[Job] = []

    def texture(self, use: Texture, *, colour: bool) -> tuple[int, int]:
        """(texture, sampler) names for a use of an image; new images add to `jobs`."""
        key = (use.image, colour)
        if key not in self._textures:
            self._textures[key] = self._upload(self._images[use.image], colour)
        return self._textures[key], self._sampler(use)

    def _upload(self, image: Image, colour: bool) -> int:
        pixels = fitted(image.pixels, self._largest)
        height, width = pixels.shape[:2]
        name = generate("Textures")
        self._tally.objects += 1
        internal = GL.GL_SRGB8_ALPHA8 if colour else GL.GL_RGBA8
        self.jobs.append(partial(allocate_levels, name, internal, width, height, sliced=self._software))
        step = max(1, PIECE_BYTES // (width * 4))
        for top in range(0, height, step):
            self.jobs.append(self._band(name, pixels[top : top + step], top))
        self.jobs.extend(mipmap_jobs(self._stage, name, width, height, sliced=self._software))
        return name

    def _band(self, name: int, rows: NDArray[np.uint8], top: int) -> Job:
        tally = self._tally  # and not self, which has the jobs: a circle around the pixels

        def send() -> None:
            data = np.ascontiguousarray(rows)
            GL.glActiveTexture(GL.GL_TEXTURE0)
            GL.glBindTexture(GL.GL_TEXTURE_2D, name)
            GL.glBindBuffer(GL.GL_PIXEL_UNPACK_BUFFER, 0)
            GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
            height, width = data.shape[:2]
            GL.glTexSubImage2D(GL.GL_TEXTURE_2D, 0, 0, top, width, height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, data)
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
