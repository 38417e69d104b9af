"""Tiling: the tiles of large images that pictures want, kept in graphics memory within a budget.

`survey` finds out what a picture wants, `want` is told of it, `advance` brings it; `bind` lets shaders read it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.shortage import ensure_room
from exhibit_viewer.model.tiles import SIDE, WHOLE, TileDamagedError, Tiles, decode_tile, halved
from exhibit_viewer.render.buffers import Tally
from exhibit_viewer.render.node_loader import PageLoader
from exhibit_viewer.render.opengl import GL, delete, generate, reserve_layers
from exhibit_viewer.render.programs import Program
from exhibit_viewer.render.targets import Target, make_target

FIRST_UNIT = 8
"""Of the three texture units of tiles; a material that has them has its maps before."""
LAYERS, LAYERS_SOFTWARE = 192, 64
"""Tiles at hand, of colours and of data each: 1.5 megabytes a tile."""
_MIPMAPS = 4
"""As many as the margin allows."""
U8 = NDArray[np.uint8]
Place = tuple[float, float, float, float]
"""First column in the table, levels, width and height in finest tiles."""
Wanted = tuple[int, int, int, int]
"""First column, level, row, column."""


@dataclass(frozen=True, eq=False)
class LoadedTile:
    """A tile at its size and smaller ones; none of them where its page is damaged, or there was no memory for it."""

    tiles: Tiles
    number: int
    sizes: tuple[U8, ...]


def load_tile(tiles: Tiles, number: int) -> LoadedTile:
    """Read and decode a tile."""
    try:
        sizes = [decode_tile(tiles, number)]
        while len(sizes) < _MIPMAPS:
            sizes.append(halved(sizes[-1]))
    except (TileDamagedError, MemoryError):
        sizes = []
    return LoadedTile(tiles, number, tuple(sizes))


@dataclass(eq=False)
class _Pool:
    """The tiles at hand of images of one kind: an array of textures, and which tile is in which layer of it, the one
    that has been of no use for longest first."""

    colour: bool
    layers: int
    array: int = 0
    held: dict[Wanted, int] = field(default_factory=dict)

    def make(self, tally: Tally) -> None:
        """Make room for its tiles."""
        self.array = generate("Textures")
        tally.objects += 1
        GL.glActiveTexture(GL.GL_TEXTURE0)
        GL.glBindTexture(GL.GL_TEXTURE_2D_ARRAY, self.array)
        internal = GL.GL_SRGB8_ALPHA8 if self.colour else GL.GL_RGBA8
        reserve_layers(int(internal), WHOLE, self.layers, _MIPMAPS)

    def put(self, wanted: Wanted, sizes: tuple[U8, ...], tally: Tally) -> None:
        """Bring a tile to graphics memory, in place of one that is of no use where there is no room."""
        full = len(self.held) == self.layers
        layer = self.held.pop(next(iter(self.held))) if full else len(self.held)
        self.held[wanted] = layer
        GL.glActiveTexture(GL.GL_TEXTURE0)
        GL.glBindTexture(GL.GL_TEXTURE_2D_ARRAY, self.array)
        GL.glBindBuffer(GL.GL_PIXEL_UNPACK_BUFFER, 0)
        for level, pixels in enumerate(sizes):
            side = len(pixels)
            place = (level, 0, 0, layer, side, side, 1)
            GL.glTexSubImage3D(GL.GL_TEXTURE_2D_ARRAY, *place, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, pixels)
            tally.bytes += pixels.nbytes


@dataclass(frozen=True, eq=False)
class _Placed:
    """An image in the table, from a column on."""

    tiles: Tiles
    colour: bool
    column: int


class Tiling:
    """The tiles of one model's images. Empty for most models, and then it does nothing."""

    def __init__(self, tally: Tally, *, software: bool) -> None:
        self._tally = tally
        self._pools = {colour: _Pool(colour, LAYERS_SOFTWARE if software else LAYERS) for colour in (True, False)}
        self._placed: dict[int, _Placed] = {}
        self._loader: PageLoader[Tiles, LoadedTile] = PageLoader(load_tile)
        self._coming: dict[tuple[int, int], list[Wanted]] = {}
        self._lost: set[Wanted] = set()
        self._table = 0
        self._columns = 0
        self._target: Target | None = None

    def __bool__(self) -> bool:
        return bool(self._placed)

    def place(self, tiles: Tiles, *, colour: bool) -> Place:
        """Where shaders find an image."""
        known = (item for item in self._placed.values() if item.tiles is tiles and item.colour == colour)
        item = next(known, None)
        if item is None:
            item = self._placed[self._columns] = _Placed(tiles, colour, self._columns)
            self._columns += tiles.grid(0)[1]
        side = float(SIDE)
        return float(item.column), float(tiles.levels), tiles.width / side, tiles.height / side

    def bind(self, program: Program) -> None:
        """Let the current program read tiles."""
        if not self._table:
            self._send_table()
        array = GL.GL_TEXTURE_2D_ARRAY
        program.texture("tile_table", FIRST_UNIT, self._table)
        program.texture("colour_tiles", FIRST_UNIT + 1, self._pools[True].array, array)
        program.texture("data_tiles", FIRST_UNIT + 2, self._pools[False].array, array)

    def target(self, width: int, height: int) -> Target:
        """What a survey draws into."""
        if self._target is None or self._target.size != (width, height):
            if self._target is not None:
                self._target.release()
            self._target = make_target(width, height, ("rgba32ui",), depth="depth24")
        return self._target

    # -- what is brought when

    def want(self, found: Mapping[Wanted, int]) -> None:
        """Say which tiles a picture wants, and how much of it each one covers."""
        self._coming.clear()
        missing: Counter[Wanted] = Counter()
        for colour, pool in self._pools.items():
            own = Counter({each: size for each, size in found.items() if self._placed[each[0]].colour == colour})
            chosen = self._within(own, pool.layers)
            for wanted in chosen:
                if wanted in pool.held:
                    pool.held[wanted] = pool.held.pop(wanted)  # it is of use
                elif wanted not in self._lost:
                    missing[wanted] = chosen[wanted]
        pages: list[tuple[Tiles, int]] = []
        for wanted, _ in missing.most_common():
            tiles = self._placed[wanted[0]].tiles
            number = tiles.number(*wanted[1:])
            uses = self._coming.setdefault((id(tiles), number), [])
            uses.append(wanted)
            if len(uses) == 1:
                pages.append((tiles, number))
        self._loader.want(pages)

    def _within(self, found: Counter[Wanted], most: int) -> Counter[Wanted]:
        """The same, at most so many: the finest are exchanged for coarser ones."""
        while len(found) > most:
            finest = min(level for _, level, _, _ in found)
            coarser: Counter[Wanted] = Counter()
            for (column, level, row, across), size in found.items():
                if level > finest:
                    coarser[column, level, row, across] += size
                elif level + 1 < self._placed[column].tiles.levels:
                    coarser[column, level + 1, row // 2, across // 2] += size
            found = coarser
        return found

    @property
    def unfinished(self) -> bool:
        """Whether tiles are on their way."""
        return bool(self._coming)

    def advance(self, patience: float) -> bool:
        """Bring a tile, after waiting so long for it at most; False where none has come."""
        if not self._coming:
            return False
        loaded = self._loader.fetch(patience)
        if loaded is None:
            return False
        uses = self._coming.pop((id(loaded.tiles), loaded.number), [])
        for wanted in uses:
            pool = self._pools[self._placed[wanted[0]].colour]
            if not loaded.sizes:
                self._lost.add(wanted)
                continue
            if not pool.array:
                ensure_room(pool.layers * WHOLE * WHOLE * 4 * 4 // 3)
                pool.make(self._tally)
            pool.put(wanted, loaded.sizes, self._tally)
            self._send_table()
        return True

    def _send_table(self) -> None:
        """Tell shaders what there is: for each square the finest tile that covers it."""
        rows = max(item.tiles.grid(0)[0] for item in self._placed.values())
        table = np.zeros((rows, self._columns, 2), np.uint16)
        held = [(wanted, layer) for pool in self._pools.values() for wanted, layer in pool.held.items()]
        for (column, level, row, across), layer in sorted(held, key=lambda item: -item[0][1]):
            end = column + self._placed[column].tiles.grid(0)[1]
            left = column + (across << level)
            table[row << level : row + 1 << level, left : min(left + (1 << level), end)] = layer + 1, level
        if not self._table:
            self._table = generate("Textures")
        GL.glActiveTexture(GL.GL_TEXTURE0)
        GL.glBindTexture(GL.GL_TEXTURE_2D, self._table)
        GL.glBindBuffer(GL.GL_PIXEL_UNPACK_BUFFER, 0)
        for parameter in (GL.GL_TEXTURE_MIN_FILTER, GL.GL_TEXTURE_MAG_FILTER):
            GL.glTexParameteri(GL.GL_TEXTURE_2D, parameter, GL.GL_NEAREST)
        kind = (GL.GL_RG_INTEGER, GL.GL_UNSIGNED_SHORT)
        GL.glTexImage2D(GL.GL_TEXTURE_2D, 0, GL.GL_RG16UI, self._columns, rows, 0, *kind, table)

    def release(self) -> None:
        """End the thread and delete all tiles."""
        self._loader.close()
        self._coming.clear()
        names = (self._table, *(pool.array for pool in self._pools.values()))
        delete("Textures", *(name for name in names if name))
        if self._target is not None:
            self._target.release()
