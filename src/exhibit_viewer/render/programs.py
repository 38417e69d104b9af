"""Shader programs: files with `#include`, compiled when first wanted, errors named by file and line.

The stitched text carries no `#line`: Mesa 22.3 then blames the wrong file. A line map kept here names the right one.
"""

import re
from functools import cache
from importlib import resources

import numpy as np

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.render.opengl import GL

VERSION = "#version 330 core"
_INCLUDE = re.compile(r'^\s*#include\s+"([\w./]+)"\s*$')
_LINE = re.compile(r"\b0[:(](\d+)\)?")
_SHADERS = resources.files("exhibit_viewer.render") / "shaders"
_UNIFORM_BLOCKS = {"Frame": 0, "Sky": 1}

Stitched = tuple[tuple[str, str, int], ...]
"""Lines of a stitched shader: text, file, line number in that file."""
Value = float | int | bool | np.ndarray | tuple[float, ...]


@cache
def _lines(file: str) -> list[str]:
    return (_SHADERS / file).read_text("utf-8").splitlines()


@cache
def stitch(name: str) -> Stitched:
    """The lines of a shader file with its includes put in, each file once."""
    seen: set[str] = set()

    def lines(file: str) -> list[tuple[str, str, int]]:
        if file in seen:
            return []
        seen.add(file)
        out: list[tuple[str, str, int]] = []
        for number, line in enumerate(_lines(file), 1):
            included = _INCLUDE.match(line) if "#include" in line else None
            out.extend(lines(included[1]) if included else [(line, file, number)])
        return out

    return tuple(lines(name))


def located(log: str, source: Stitched, header_lines: int) -> str:
    """The compiler's log with "0:123" or "0(123)" replaced by the file and line the text came from."""

    def place(match: re.Match[str]) -> str:
        index = int(match[1]) - 1 - header_lines
        return f"{source[index][1]}:{source[index][2]}" if 0 <= index < len(source) else match[0]

    return _LINE.sub(place, log)


class Program:
    """A linked program with its uniforms by name. A uniform the compiler removed is ignored."""

    def __init__(self, vertex: str, fragment: str, defines: tuple[str, ...] = ()) -> None:
        self.name = int(GL.glCreateProgram())
        self._locations: dict[str, int] = {}
        self._units: dict[str, int] = {}
        head = [VERSION, *(f"#define {define}" for define in defines)]
        for kind, file in ((GL.GL_VERTEX_SHADER, vertex), (GL.GL_FRAGMENT_SHADER, fragment)):
            shader = self._compiled(kind, file, head)
            GL.glAttachShader(self.name, shader)
            GL.glDeleteShader(shader)
        GL.glLinkProgram(self.name)
        if not GL.glGetProgramiv(self.name, GL.GL_LINK_STATUS):
            log = GL.glGetProgramInfoLog(self.name)
            raise Fault(Code.GRAPHICS_FAILED, detail=f"{vertex} + {fragment}: {log}")
        for block, binding in _UNIFORM_BLOCKS.items():
            index = GL.glGetUniformBlockIndex(self.name, block)
            if index != GL.GL_INVALID_INDEX:
                GL.glUniformBlockBinding(self.name, index, binding)

    @staticmethod
    def _compiled(kind: int, file: str, head: list[str]) -> int:
        source = stitch(file)
        shader = int(GL.glCreateShader(kind))
        GL.glShaderSource(shader, "\n".join([*head, *(line[0] for line in source), ""]))
        GL.glCompileShader(shader)
        if not GL.glGetShaderiv(shader, GL.GL_COMPILE_STATUS):
            log = located(GL.glGetShaderInfoLog(shader), source, len(head))
            raise Fault(Code.GRAPHICS_FAILED, detail=log)
        return shader

    def use(self) -> "Program":
        """Make it current."""
        GL.glUseProgram(self.name)
        return self

    def location(self, name: str) -> int:
        """Where a uniform lives; -1 when the compiler removed it."""
        place = self._locations.get(name)
        if place is None:
            place = self._locations[name] = int(GL.glGetUniformLocation(self.name, name))
        return place

    def set(self, **values: Value) -> "Program":
        """Set uniforms; matrices are row-major numpy. The program must be current."""
        for name, value in values.items():
            place = self.location(name)
            if place < 0:
                continue
            if isinstance(value, int | np.integer):
                GL.glUniform1i(place, int(value))
            elif isinstance(value, float | np.floating):
                GL.glUniform1f(place, float(value))
            else:
                _set_array(place, np.ascontiguousarray(value, np.float32))
        return self

    def set_integers(self, name: str, values: tuple[int, ...]) -> None:
        """Set an array of integers."""
        GL.glUniform1iv(self.location(name), len(values), np.array(values, np.int32))

    def texture(self, name: str, unit: int, texture: int, target: int = 0, sampler: int = 0) -> "Program":
        """Bind a texture (2D unless told) with an optional sampler object to a sampler uniform."""
        place = self.location(name)
        if place < 0:
            return self
        GL.glActiveTexture(GL.GL_TEXTURE0 + unit)
        GL.glBindTexture(target or GL.GL_TEXTURE_2D, texture)
        GL.glBindSampler(unit, sampler)
        if self._units.get(name) != unit:
            GL.glUniform1i(place, unit)
            self._units[name] = unit
        return self


def _set_array(place: int, array: np.ndarray) -> None:
    if array.shape == (4, 4):
        GL.glUniformMatrix4fv(place, 1, True, array)
    elif array.shape == (3, 3):
        GL.glUniformMatrix3fv(place, 1, True, array)
    else:
        width = array.shape[-1]
        setter = (GL.glUniform1fv, GL.glUniform2fv, GL.glUniform3fv, GL.glUniform4fv)[width - 1]
        setter(place, array.size // width, array)


class Programs:
    """Every program of one context, compiled on first use."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], Program] = {}

    def get(self, vertex: str, fragment: str, *defines: str) -> Program:
        """The program, compiled if need be and made current."""
        key = (vertex, fragment, *defines)
        program = self._made.get(key)
        if program is None:
            program = self._made[key] = Program(vertex, fragment, defines)
        return program.use()

    def screen(self, fragment: str, *defines: str) -> Program:
        """A program over the whole picture."""
        return self.get("screen.vert", fragment, *defines)

    def release(self) -> None:
        """Delete all."""
        for program in self._made.values():
            GL.glDeleteProgram(program.name)
        self._made.clear()
