"""The reflection probe: an environment as a cube map, sharper levels for smoother surfaces."""

import numpy as np

from exhibit_viewer.render.environment import HEIGHT, WIDTH, panorama
from exhibit_viewer.render.opengl import GL, delete, generate
from exhibit_viewer.render.programs import Programs

SIZE = 64
LEVELS = 6
SAMPLES = 24


def _panorama_texture(name: str) -> int:
    pixels = np.concatenate([panorama(name), np.ones((HEIGHT, WIDTH, 1), np.float32)], -1)
    texture = generate("Textures")
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
    level = 0
    while True:
        height, width = pixels.shape[:2]
        half = np.ascontiguousarray(pixels, np.float16)
        GL.glTexImage2D(GL.GL_TEXTURE_2D, level, GL.GL_RGBA16F, width, height, 0, GL.GL_RGBA, GL.GL_HALF_FLOAT, half)
        if height % 2:
            break
        level += 1
        pixels = pixels.reshape(height // 2, 2, width // 2, 2, 4).mean(axis=(1, 3))
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 4)
    for parameter, value in (
        (GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_LINEAR),
        (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_REPEAT),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_MAX_LEVEL, level),
    ):
        GL.glTexParameteri(GL.GL_TEXTURE_2D, parameter, value)
    return texture


def _empty_cube() -> int:
    cube = generate("Textures")
    GL.glBindTexture(GL.GL_TEXTURE_CUBE_MAP, cube)
    for level in range(LEVELS):
        side = SIZE >> level
        for face in range(6):
            plane = GL.GL_TEXTURE_CUBE_MAP_POSITIVE_X + face
            GL.glTexImage2D(plane, level, GL.GL_RGBA16F, side, side, 0, GL.GL_RGBA, GL.GL_HALF_FLOAT, None)
    for parameter, value in (
        (GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_LINEAR),
        (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_MAX_LEVEL, LEVELS - 1),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
    ):
        GL.glTexParameteri(GL.GL_TEXTURE_CUBE_MAP, parameter, value)
    return cube


class Probe:
    """The cube map of an environment, made face by face: in software all of it takes some 0.15 s."""

    def __init__(self, name: str) -> None:
        self.cube = _empty_cube()
        self._source = _panorama_texture(name)
        self._framebuffer = generate("Framebuffers")
        self._missing = [(level, face) for level in range(LEVELS) for face in range(6)]

    @property
    def complete(self) -> bool:
        """All faces of all levels made."""
        return not self._missing

    def advance(self, programs: Programs, empty_vertices: int) -> None:
        """Make the next face. Depth test, blending and scissor must be off."""
        level, face = self._missing.pop(0)
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, self._framebuffer)
        plane = GL.GL_TEXTURE_CUBE_MAP_POSITIVE_X + face
        GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, plane, self.cube, level)
        GL.glViewport(0, 0, SIZE >> level, SIZE >> level)
        program = programs.screen("prefilter.frag").texture("panorama", 0, self._source)
        program.set(samples=SAMPLES, panorama_size=(float(WIDTH), float(HEIGHT)))
        program.set(roughness=level / (LEVELS - 1), face=face)
        GL.glBindVertexArray(empty_vertices)
        GL.glDrawArrays(GL.GL_TRIANGLES, 0, 3)
        if self.complete:
            self._drop_tools()

    def _drop_tools(self) -> None:
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, 0)
        delete("Framebuffers", self._framebuffer)
        delete("Textures", self._source)

    def release(self) -> None:
        """Delete it."""
        if not self.complete:
            self._drop_tools()
        delete("Textures", self.cube)
