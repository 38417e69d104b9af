"""What one part of each step does, told by the plan and the store alone: parts of a step do not know of each other,
and doing one again gives the same."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from exhibit_viewer.ingest.levels.cloud.branches import Branched
from exhibit_viewer.ingest.levels.cloud.lattice import U64
from exhibit_viewer.ingest.levels.cloud.plan import CloudPlan
from exhibit_viewer.ingest.levels.cloud.points import Cloud, Points, finite
from exhibit_viewer.ingest.levels.cloud.thin import depths_of, spacing
from exhibit_viewer.ingest.levels.store import Arrays, Store
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.octree import I64
from exhibit_viewer.model.point_page import MAX_POINTS, ROW, Rows, encode_points

SAMPLED = 48
"""One of so many points helps to settle the lattice and the blocks."""
_LARGEST_BLOCK = 8
"""Times a block's points that may be on one spot."""


def work(store: Store, plan: CloudPlan, cloud: Cloud, part: int) -> None:
    """Do a part of the present step, unless it was done before. Raises Fault, OSError."""
    done = f"{plan.step}-{part}"
    if not store.has(done):
        store.keep(done, **_STEPS[plan.step](store, plan, cloud, part))


def _bounds(_: Store, __: CloudPlan, cloud: Cloud, part: int) -> Arrays:
    return surveyed(cloud.points(part))


def surveyed(chunks: Iterable[Points]) -> Arrays:
    """The box of some points, what their attributes range over, and some of them."""
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    sound = count = brightest = 0
    sample, tones = [np.zeros((0, 3))], [np.zeros(0)]
    has = np.zeros(3, bool)
    tone_bytes = False
    for chunk in chunks:
        points = finite(chunk)
        count, sound = count + len(chunk), sound + len(points)
        if not len(points):
            continue
        low, high = np.minimum(low, points.places.min(axis=0)), np.maximum(high, points.places.max(axis=0))
        sample.append(points.places[::SAMPLED].astype(np.float64))
        has |= [points.rgb is not None, points.intensities is not None, points.kinds is not None]
        if points.rgb is not None:
            brightest = max(brightest, int(points.rgb.max()) if points.rgb.dtype != np.uint8 else 255)
        if points.intensities is not None:
            tone_bytes = points.intensities.dtype == np.uint8
            tones.append(points.intensities[::SAMPLED].astype(np.float64))
    return {
        "low": low, "high": high, "count": np.array([count, sound, brightest]), "sample": np.concatenate(sample),
        "tones": np.concatenate(tones), "has": np.append(has, tone_bytes),
    }  # fmt: skip


def _sort(store: Store, plan: CloudPlan, cloud: Cloud, part: int) -> Arrays:
    """The points of a part on the lattice, each chunk in the order of the blocks they go to."""
    firsts = store.get("blocks")["firsts"]
    starts: list[I64] = []

    def chunks() -> Iterator[Rows]:
        for chunk in cloud.points(part):
            rows = _rows(plan, finite(chunk))
            block = np.searchsorted(firsts, plan.grid.codes(np.ascontiguousarray(rows["place"])), side="right") - 1
            order = np.argsort(block.astype(np.uint16) if plan.blocks < 65_536 else block, kind="stable")
            starts.append(np.searchsorted(block[order], np.arange(plan.blocks + 1)).astype(np.int64))
            yield np.take(rows, order)  # which copies rows whole, as an index in brackets does not

    store.pour(f"sorted-{part}", (rows.view(np.uint8) for rows in chunks()))
    return {"starts": np.array(starts, np.int64).reshape(-1, plan.blocks + 1)}


def _rows(plan: CloudPlan, points: Points) -> Rows:
    """The points as pages keep them, their places whole."""
    rows = np.zeros(len(points), ROW)
    rows["place"] = plan.grid.places(points.places)
    if plan.colour_bits and points.rgb is not None:
        rows["colour"] = points.rgb if plan.colour_bits == 8 else points.rgb >> 8
    elif plan.colour_bits:
        rows["colour"] = 178
    low, high = plan.tones
    if points.intensities is not None and high > low:
        scaled = (points.intensities.astype(np.float32) - np.float32(low)) * np.float32(255 / (high - low))
        rows["intensity"] = np.clip(np.nan_to_num(scaled), 0, 255)
    if points.kinds is not None:
        rows["kind"] = points.kinds
    return rows


def _grow(store: Store, plan: CloudPlan, _: Cloud, part: int) -> Arrays:
    """The nodes within some blocks, and what these blocks give to the nodes above them."""
    table = store.get("blocks")
    begin, end = table["runs"][part].tolist()
    rows, codes = _gathered(store, plan, begin, end)
    nodes, upper = Nodes(), _Upper()
    bounds = np.searchsorted(codes, table["firsts"][begin:end])
    for block, first, last in zip(range(begin, end), bounds, [*bounds[1:], len(codes)], strict=True):
        if last == first:
            continue
        if last - first > _LARGEST_BLOCK * max(plan.block, plan.leaf):
            raise Fault(Code.FORMAT_IRREGULAR, detail="points on one spot")
        depth = int(table["depths"][block])
        own = slice(int(first), int(last))
        _share_out(plan, codes[own], rows[own], depth, nodes, upper)
    store.pour(f"pages-{part}", nodes.pages)
    starts = store.pour(f"upper-{part}", upper.rows)
    return {
        **nodes.columns(),
        "upper_codes": np.array(upper.codes, np.uint64), "upper_depths": np.array(upper.depths, np.int64),
        "upper_starts": np.array(starts),
    }  # fmt: skip


def _gathered(store: Store, plan: CloudPlan, begin: int, end: int) -> tuple[Rows, U64]:
    """(the points of some blocks, their codes, sorted)."""
    index = store.get("index")
    found = []
    for home, offset, starts in zip(index["homes"].tolist(), index["offsets"].tolist(), index["starts"], strict=True):
        first, last = int(starts[begin]), int(starts[end])
        if last > first:
            data = store.run(f"sorted-{home}", (offset + first) * ROW.itemsize, (offset + last) * ROW.itemsize)
            found.append(np.frombuffer(data, ROW))
    rows = np.concatenate(found) if found else np.zeros(0, ROW)
    codes = plan.grid.codes(np.ascontiguousarray(rows["place"]))
    order = np.argsort(codes, kind="stable")
    return np.take(rows, order), codes[order]


def _share_out(plan: CloudPlan, codes: U64, rows: Rows, block_depth: int, nodes: "Nodes", upper: "_Upper") -> None:
    bits = plan.grid.code_bits
    depths = depths_of(codes, bits, block_depth, plan.leaf, plan.few)
    for depth in np.unique(depths).tolist():
        chosen = np.flatnonzero(depths == depth)
        own = codes[chosen]
        prefix = own >> np.uint64(3 * (bits - depth))
        starts = [0, *(np.flatnonzero(prefix[1:] != prefix[:-1]) + 1).tolist(), len(own)]
        for first, last in pairwise(starts):
            code = int(prefix[first]) << (3 * (bits - depth))
            if depth < block_depth:
                upper.add(depth, code, np.take(rows, chosen[first:last]))
            else:
                nodes.add(plan, depth, code, own[first:last], np.take(rows, chosen[first:last]))


def _join(store: Store, plan: CloudPlan, _: Cloud, part: int) -> Arrays:
    """Nodes that several blocks gave points to."""
    index, nodes = store.get("upper"), Nodes()
    mine = index["rows"][index["parts"][part] : index["parts"][part + 1]]
    for node in np.unique(mine[:, 0]).tolist():
        pieces = [
            np.frombuffer(store.run(f"upper-{home}", first, last), ROW)
            for _, home, first, last in mine[mine[:, 0] == node].tolist()
        ]
        rows = np.concatenate(pieces)
        codes = plan.grid.codes(np.ascontiguousarray(rows["place"]))
        order = np.argsort(codes, kind="stable")
        nodes.add(plan, int(index["depths"][node]), int(index["codes"][node]), codes[order], np.take(rows, order))
    store.pour(f"joined-{part}", nodes.pages)
    return nodes.columns()


def _copy(store: Store, plan: CloudPlan, cloud: Cloud, part: int) -> Arrays:
    """Nodes that the cloud comes with, as they are."""
    assert isinstance(cloud, Branched)
    branches, grid, nodes = cloud.branches, plan.grid, Nodes()
    brightest = {0: 0, 8: 255, 16: 65_535}[plan.colour_bits]
    low, high, left_out = np.full(3, np.inf), np.full(3, -np.inf), 0
    numbers = branches.parts[part]
    for number, chunk in zip(numbers, cloud.nodes(numbers), strict=True):
        points = finite(chunk)
        if not len(points) or (points.rgb is not None and int(points.rgb.max()) > brightest):
            raise Fault(Code.FORMAT_IRREGULAR, detail="levels unlike each other")
        rows, depth = _rows(plan, points), int(branches.keys[number, 0])
        rows["place"] = branches.within(number, rows["place"], grid, cloud.finest)
        codes = grid.codes(np.ascontiguousarray(rows["place"]))
        order = np.argsort(codes, kind="stable")
        first = int(codes[order[0]]) >> 3 * (grid.code_bits - depth) << 3 * (grid.code_bits - depth)
        nodes.add(plan, depth, first, codes[order], np.take(rows, order))
        low, high = np.minimum(low, points.places.min(axis=0)), np.maximum(high, points.places.max(axis=0))
        left_out += len(chunk) - len(points)
    store.pour(f"copied-{part}", nodes.pages)
    return {**nodes.columns(), "low": low, "high": high, "left_out": np.array(left_out)}


_STEPS = {"bounds": _bounds, "sort": _sort, "grow": _grow, "join": _join, "copy": _copy}


@dataclass(slots=True)
class Nodes:
    """Nodes as they are made, with their pages."""

    pages: list[bytes] = field(default_factory=list)
    _codes: list[int] = field(default_factory=list)
    _rows: list[tuple[int, int, int]] = field(default_factory=list)
    _spacings: list[float] = field(default_factory=list)

    def add(self, plan: CloudPlan, depth: int, code: int, codes: U64, rows: Rows) -> None:
        """A node of a depth and first code; codes (n,): of its points, sorted. Raises Fault FORMAT_IRREGULAR."""
        if len(rows) > MAX_POINTS:
            raise Fault(Code.FORMAT_IRREGULAR, detail="points on one spot")
        page = encode_points(rows)
        self.pages.append(page)
        self._codes.append(code)
        self._rows.append((depth, len(rows), zlib.crc32(page)))
        self._spacings.append(spacing(codes, plan.grid.code_bits, depth, float(1 << (plan.grid.bits - depth))))

    def columns(self) -> Arrays:
        """What is to be known of them: codes (n,); nodes (n,3): depth, points, checksum; lengths (n,) of the pages;
        spacings (n,) in steps of the lattice."""
        return {
            "codes": np.array(self._codes, np.uint64), "nodes": np.array(self._rows, np.int64).reshape(-1, 3),
            "lengths": np.array([len(page) for page in self.pages], np.int64),
            "spacings": np.array(self._spacings, np.float64),
        }  # fmt: skip


@dataclass(slots=True)
class _Upper:
    """Points for nodes above a block, by node."""

    rows: list[bytes] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)

    def add(self, depth: int, code: int, rows: Rows) -> None:
        self.rows.append(rows.tobytes())
        self.codes.append(code)
        self.depths.append(depth)
