"""Reads and decodes node pages on a thread of its own, most wanted first. Knows no graphics driver."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.node_page import PageDamagedError, decode_node

READ_AHEAD = 12
"""Nodes that may wait to be fetched: some megabytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A node as a mesh on the lattice; None where its page is damaged."""

    levels: Levels
    node: int
    mesh: Mesh | None


def node_mesh(levels: Levels, node: int) -> Mesh:
    """The node as a mesh whose frame is the lattice. Raises PageDamagedError."""
    found = decode_node(levels, node)
    return Mesh(
        "", found.places.astype("f4"), found.indices, normals=found.normals, uvs=found.uvs, colours=found.colours
    )


class NodeLoader:
    """`want` says what is to come, `fetch` takes what has come; both return at once. The thread starts when there is
    something to do and ends with `close`."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._wanted: deque[tuple[Levels, int]] = deque()
        self._loaded: deque[Loaded] = deque()
        self._busy: tuple[Levels, int] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def want(self, nodes: Sequence[tuple[Levels, int]]) -> None:
        """Load these, in this order, and nothing else any more."""
        with self._turn:
            there = {(id(item.levels), item.node) for item in self._loaded}
            if self._busy is not None:
                there.add((id(self._busy[0]), self._busy[1]))
            self._wanted = deque(item for item in nodes if (id(item[0]), item[1]) not in there)
            if self._wanted and self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="nodes", daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def fetch(self, seconds: float = 0.0) -> Loaded | None:
        """The next node that has come; None if none comes within so many seconds, at once if none will."""
        with self._turn:
            if not self._loaded and seconds > 0 and (self._wanted or self._busy is not None):
                self._turn.wait_for(lambda: self._loaded or self._closed, seconds)
            loaded = self._loaded.popleft() if self._loaded else None
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

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closed or (self._wanted and len(self._loaded) < READ_AHEAD))
                if self._closed:
                    return
                self._busy = self._wanted.popleft()
            levels, node = self._busy
            try:
                mesh: Mesh | None = node_mesh(levels, node)
            except PageDamagedError:
                mesh = None
            with self._turn:
                self._loaded.append(Loaded(levels, node, mesh))
                self._busy = None
                self._turn.notify_all()
