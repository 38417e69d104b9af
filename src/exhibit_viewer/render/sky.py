"""The sky atlas: depth maps of the model from directions all around, made once, that say how much of the surroundings
any point sees. Moving and resting pictures ask the same maps, so their brightness agrees."""

import numpy as np

from exhibit_viewer.model.geometry import F64
from exhibit_viewer.render.environment import radiance_towards
from exhibit_viewer.render.lighting import box_corners, windows
from exhibit_viewer.render.opengl import GL, delete, generate
from exhibit_viewer.render.targets import Target, make_target

MAPS = 128
COLUMNS, ROWS = 16, 8
TILE = 256
SKY = np.dtype([(name, "f4", (MAPS, 4)) for name in ("direction", "row_u", "row_v", "row_z")])
FLOOR_TEXELS = 128
FEWEST = 16
"""Maps before the first picture: enough for a fair mean."""


def even_directions(count: int = MAPS) -> F64:
    """(count, 3) unit vectors spread evenly over the sphere, count a power of two; any run of them is spread as well.

    A Fibonacci spiral, visited in bit-reversed order.
    """
    bits = count.bit_length() - 1
    order = np.array([int(f"{index:0{bits}b}"[::-1], 2) for index in range(count)])
    height = 1 - 2 * (order + 0.5) / count
    around = order * np.pi * (3 - np.sqrt(5))
    radius = np.sqrt(1 - height**2)
    return np.stack([radius * np.cos(around), height, radius * np.sin(around)], 1)


class Sky:
    """The atlas and its uniform block. `ready` counts finished maps, `floor_ready` those that the floor has had.

    wanted: how many are to be made, a power of two up to `MAPS`.
    """

    def __init__(self) -> None:
        self.directions = even_directions()
        self.clips = np.zeros((0, 4, 4))
        self.ready = 0
        self.floor_ready = 0
        self.wanted = MAPS
        self.target: Target = make_target(COLUMNS * TILE, ROWS * TILE, (), depth="depth16", compare=True)
        self.floor: Target = make_target(FLOOR_TEXELS, FLOOR_TEXELS, ("rg32f",), linear=True)
        self._block = np.zeros(1, SKY)
        self._buffer = generate("Buffers")
        self.plain_sampler = generate("Samplers")
        for parameter in (GL.GL_TEXTURE_MIN_FILTER, GL.GL_TEXTURE_MAG_FILTER):
            GL.glSamplerParameteri(self.plain_sampler, parameter, GL.GL_NEAREST)
        GL.glSamplerParameteri(self.plain_sampler, GL.GL_TEXTURE_COMPARE_MODE, GL.GL_NONE)
        self._weighted: tuple[str, float] | None = None
        GL.glBindBuffer(GL.GL_UNIFORM_BUFFER, self._buffer)
        GL.glBufferData(GL.GL_UNIFORM_BUFFER, SKY.itemsize, None, GL.GL_DYNAMIC_DRAW)

    @property
    def complete(self) -> bool:
        """All maps made that are wanted."""
        return self.ready >= self.wanted

    def restart(self, bounds: F64) -> None:
        """Forget the maps: the object (bounds (2,3), scene frame) or its section changed."""
        self.ready = self.floor_ready = 0
        self.clips = windows(self.directions, box_corners(bounds))
        unit = self.clips[:, :3] * 0.5
        unit[:, :, 3] += 0.5
        for row, name in enumerate(("row_u", "row_v", "row_z")):
            self._block[name][0] = unit[:, row]
        self._weighted = None

    def tile(self, index: int) -> tuple[int, int, int, int]:
        """Viewport of a map."""
        return (index % COLUMNS) * TILE, (index // COLUMNS) * TILE, TILE, TILE

    def bind(self, environment: str, turn: float) -> None:
        """Bind the block, its weights those of the environment turned by `turn` radians about Y."""
        if self._weighted != (environment, turn):
            c, s = np.cos(turn), np.sin(turn)
            probe_from_scene = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
            self._block["direction"][0, :, :3] = self.directions
            self._block["direction"][0, :, 3] = radiance_towards(environment, self.directions @ probe_from_scene.T)
            GL.glBindBuffer(GL.GL_UNIFORM_BUFFER, self._buffer)
            GL.glBufferSubData(GL.GL_UNIFORM_BUFFER, 0, SKY.itemsize, self._block)
            self._weighted = (environment, turn)
        GL.glBindBufferBase(GL.GL_UNIFORM_BUFFER, 1, self._buffer)

    def release(self) -> None:
        """Delete it."""
        self.target.release()
        self.floor.release()
        delete("Buffers", self._buffer)
        delete("Samplers", self.plain_sampler)
