"""The reflection probe: an environment as a cube map, sharper levels for smoother surfaces."""

import numpy as np

from exhibit_viewer.render.environment import HEIGHT, WIDTH, panorama
from exhibit_viewer.render.opengl import GL, delete
from exhibit_viewer.render.programs import Programs

SIZE = 64
LEVELS = 6
SAMPLES = 24


def _panorama_texture(name: str) -> int:
    pixels = np.concatenate([panorama(name), np.ones((HEIGHT, WIDTH, 1), np.float32)], -1).astype(np.float16)
    texture = int(GL.glGenTextures(1))
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
    GL.glTexImage2D(
        GL.GL_TEXTURE_2D, 0, GL.GL_RGBA16F, WIDTH, HEIGHT, 0, GL.GL_RGBA, GL.GL_HALF_FLOAT, np.ascontiguousarray(pixels)
    )
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 4)
    for parameter, value in (
        (GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_LINEAR),
        (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_REPEAT),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
    ):
        GL.glTexParameteri(GL.GL_TEXTURE_2D, parameter, value)
    GL.glGenerateMipmap(GL.GL_TEXTURE_2D)
    return texture


def _empty_cube() -> int:
    cube = int(GL.glGenTextures(1))
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


def make_probe(name: str, programs: Programs, empty_vertices: int) -> int:
    """The cube map of an environment. Takes about 0.15 s in software; leaves no framebuffer bound."""
    source, cube = _panorama_texture(name), _empty_cube()
    framebuffer = int(GL.glGenFramebuffers(1))
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
    GL.glBindVertexArray(empty_vertices)
    for capability in (GL.GL_DEPTH_TEST, GL.GL_BLEND, GL.GL_SCISSOR_TEST, GL.GL_STENCIL_TEST, GL.GL_CULL_FACE):
        GL.glDisable(capability)
    GL.glColorMask(True, True, True, True)
    program = programs.screen("prefilter.frag").texture("panorama", 0, source)
    program.set(samples=SAMPLES, panorama_size=(float(WIDTH), float(HEIGHT)))
    for level in range(LEVELS):
        GL.glViewport(0, 0, SIZE >> level, SIZE >> level)
        for face in range(6):
            plane = GL.GL_TEXTURE_CUBE_MAP_POSITIVE_X + face
            GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, plane, cube, level)
            program.set(roughness=level / (LEVELS - 1), face=face)
            GL.glDrawArrays(GL.GL_TRIANGLES, 0, 3)
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, 0)
    delete("Framebuffers", framebuffer)
    delete("Textures", source)
    return cube
