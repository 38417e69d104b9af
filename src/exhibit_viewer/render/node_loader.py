"""Reads and decodes node pages on a thread of its own, most wanted first. Knows no graphics driver."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from exhibit_viewer.model.geometry import Mesh, Topology
from exhibit_viewer.model.levels import I64, Levels
from exhibit_viewer.model.node_page import PageDamagedError, decode_node
from exhibit_viewer.model.octree import Octree
from exhibit_viewer.model.point_page import PointsDamagedError, decode_points, octant_starts

READ_AHEAD = 12
"""Nodes that may wait to be fetched: some megabytes."""


_NO_INDICES = np.empty((0, 1), np.uint32)
Many = Levels | Octree
"""What pages belong to."""


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A node as a mesh on the lattice; None where its page is damaged, or, if `scarce`, where there was no memory for
    it. starts (9,): of points, where those of each eighth of the node's cube begin."""

    source: Many
    node: int
    mesh: Mesh | None
    starts: I64 | None = None
    scarce: bool = False


def node_mesh(levels: Levels, node: int) -> Mesh:
    """The node as a mesh whose frame is the lattice. Raises PageDamagedError."""
    found = decode_node(levels, node)
    return Mesh(
        "", found.places.astype("f4"), found.indices, normals=found.normals, uvs=found.uvs, colours=found.colours
    )


def load_node(source: Many, node: int, *, strict: bool = False) -> Loaded:
    """Read and decode a node. `strict`: raise PageDamagedError or PointsDamagedError where it is damaged."""
    try:
        if isinstance(source, Levels):
            return Loaded(source, node, node_mesh(source, node))
        found = decode_points(source, node)
        mesh = Mesh(
            "", found.places.astype("f4"), _NO_INDICES, Topology.POINTS, colours=found.colours, traits=found.traits
        )
        return Loaded(source, node, mesh, octant_starts(source, node, found.places))
    except (PageDamagedError, PointsDamagedError):
        if strict:
            raise
        return Loaded(source, node, None)
    except MemoryError:
        if strict:
            raise
        return Loaded(source, node, None, scarce=True)


S = TypeVar("S")
L = TypeVar("L")


class PageLoader(Generic[S, L]):
    """Does `load` for pages, of a source and by number, most wanted first. `want` says what is to come, `fetch` takes
    what has come; both return at once. The thread starts when there is something to do and ends with `close`; where the
    system has none to give, `fetch` does its work."""

    def __init__(self, load: Callable[[S, int], L]) -> None:
        self._load = load
        self._turn = threading.Condition()
        self._wanted: deque[tuple[S, int]] = deque()
        self._loaded: deque[tuple[S, int, L]] = deque()
        self._busy: tuple[S, int] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def want(self, pages: Sequence[tuple[S, int]]) -> None:
        """Load these, in this order, and nothing else any more."""
        with self._turn:
            there = {(id(source), page) for source, page, _ in self._loaded}
            if self._busy is not None:
                there.add((id(self._busy[0]), self._busy[1]))
            self._wanted = deque(item for item in pages if (id(item[0]), item[1]) not in there)
            if self._wanted and self._thread is None and not self._closed:
                self._thread = _started(self._run)
            self._turn.notify_all()

    def fetch(self, seconds: float = 0.0) -> L | None:
        """The next page that has come; None if none comes within so many seconds, at once if none will."""
        with self._turn:
            if self._thread is None and self._wanted:
                self._loaded.append(self._done(*self._wanted.popleft()))
            if not self._loaded and seconds > 0 and (self._wanted or self._busy is not None):
                self._turn.wait_for(lambda: self._loaded or self._closed, seconds)
            loaded = self._loaded.popleft()[2] if self._loaded else None
            self._turn.notify_all()
            return loaded

    def close(self) -> None:
        """End the thread; what was loaded is dropped."""
        with self._turn:
            self._closed = True
            self._wanted.clear()
            self._loaded.clear()
            self._turn.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _done(self, source: S, page: int) -> tuple[S, int, L]:
        return source, page, self._load(source, page)

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closed or (self._wanted and len(self._loaded) < READ_AHEAD))
                if self._closed:
                    return
                self._busy = self._wanted.popleft()
            loaded = self._done(*self._busy)
            with self._turn:
                self._loaded.append(loaded)
                self._busy = None
                self._turn.notify_all()


class NodeLoader(PageLoader[Many, Loaded]):
    """Reads and decodes nodes."""

    def __init__(self) -> None:
        super().__init__(load_node)


def _started(work: Callable[[], None]) -> threading.Thread | None:
    """A thread that does it; None where there is none to be had."""
    thread = threading.Thread(target=work, name="nodes", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        return None
    return thread
