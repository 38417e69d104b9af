"""The composed scene: what is shown, where, how often."""

from collections import Counter
from typing import TypeAlias

import numpy as np
from pxr import Sdf, Usd, UsdGeom, UsdSkel

from exhibit_viewer.ingest.assemble import assemble, y_up, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.usd.layers import Layers
from exhibit_viewer.ingest.usd.materials import Materials
from exhibit_viewer.ingest.usd.meshes import meshes_of, points_of
from exhibit_viewer.ingest.usd.values import EARLIEST, integers
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement
from exhibit_viewer.model.ticket import Ticket

FORMAT = "USD"
MAX_PLACEMENTS = 100_000
MAX_PRIMS = 500_000
MAX_DEPTH = 16
_UNITS = {1.0: "m", 0.01: "cm", 0.001: "mm", 0.0254: "in", 0.3048: "ft", 1000.0: "km", 0.1: "dm"}
_Shown: TypeAlias = tuple[int, F64, str]
"""(numbers of the meshes of a prim in `_Scene._groups`, (4,4) root from prim, name)."""


def read_scene(source: Source, folder: str, budget: Budget, ticket: Ticket) -> Model:
    """The model of a layer; `folder` is private and empty. See `read.read_usd`."""
    notices: list[Notice] = []
    layers = Layers(source, folder, notices)
    ticket.report(0.2)
    stage = Usd.Stage.Open(layers.root, Usd.Stage.LoadAll)
    return _Scene(stage, layers, source, budget, notices, ticket).model()


class _Scene:
    """One stage being read."""

    def __init__(
        self,
        stage: Usd.Stage,
        layers: Layers,
        source: Source,
        budget: Budget,
        notices: list[Notice],
        ticket: Ticket,
    ) -> None:
        self._stage = stage
        self._source = source
        self._budget = budget
        self._notices = notices
        self._ticket = ticket
        self._cache = UsdGeom.XformCache(EARLIEST)
        self._textures = Textures.beside(source, budget, notices)
        self._materials = Materials(self._textures, layers.reference)
        self._meshes: list[Mesh] = []
        self._groups: list[list[int]] = []
        self._made: dict[Sdf.Path, int] = {}
        self._patterns: dict[Sdf.Path, list[_Shown] | None] = {}
        self._others: Counter[str] = Counter()
        self._skeletal = 0
        self._elements = 0
        self._prims = 0

    def model(self) -> Model:
        """See `read_scene`."""
        root = self._stage.GetPseudoRoot()
        shown = self._under(root, 0)
        placements = [Placement(mesh, matrix, name) for group, matrix, name in shown for mesh in self._groups[group]]
        for kind, count in self._others.items():
            self._notices.append(Notice(Code.CONTENT_SKIPPED, self._source.name, {"what": kind[:80], "count": count}))
        images = self._materials.images()
        stage = self._stage
        metres = UsdGeom.GetStageMetersPerUnit(stage) if UsdGeom.StageHasAuthoredMetersPerUnit(stage) else 0.0
        return assemble(
            self._meshes,
            placements,
            self._materials.table,
            images,
            file_format=FORMAT,
            turn=z_up() if UsdGeom.GetStageUpAxis(stage) == UsdGeom.Tokens.z else y_up(),
            units=_UNITS.get(round(metres, 6), ""),
            file_bytes=len(self._source.data()),
            name=self._source.name,
            animations=self._skeletal,
            mesh_count=sum(1 for group, _, _ in shown if self._groups[group]),
            notices=self._notices,
        )

    def _under(self, root: Usd.Prim, depth: int) -> list[_Shown]:
        """Everything shown at and under a prim, placed from it."""
        if depth > MAX_DEPTH:
            raise Fault(Code.NESTED_TOO_DEEP, self._source.name)
        found: list[_Shown] = []
        prims = iter(Usd.PrimRange(root, Usd.TraverseInstanceProxies(Usd.PrimDefaultPredicate)))
        for prim in prims:
            self._prims += 1
            if self._prims > MAX_PRIMS:
                raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=self._prims, limit=MAX_PRIMS)
            if _hidden(prim):
                prims.PruneChildren()
            elif prim.IsA(UsdGeom.PointInstancer):
                prims.PruneChildren()
                found += self._instances(prim, self._matrix(prim, root), depth, len(found))
            elif prim.IsA(UsdGeom.Mesh) or prim.IsA(UsdGeom.Points):
                found.append((self._group(prim), self._matrix(prim, root), prim.GetName()))
            elif prim.IsA(UsdGeom.Gprim):
                self._others[str(prim.GetTypeName())] += 1
            elif prim.IsA(UsdSkel.Animation):
                self._skeletal += 1
            self._limited(len(found))
        return found

    def _limited(self, count: int) -> None:
        if count > MAX_PLACEMENTS:
            raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=count, limit=MAX_PLACEMENTS)

    def _matrix(self, prim: Usd.Prim, root: Usd.Prim) -> F64:
        """(4,4) root from prim, for column vectors; world from prim where root is the scene itself."""
        if root.IsPseudoRoot():
            return np.array(self._cache.GetLocalToWorldTransform(prim)).T
        return np.array(self._cache.ComputeRelativeTransform(prim, root)[0]).T

    def _group(self, prim: Usd.Prim) -> int:
        """The meshes of a prim, made once for all instances."""
        path = prim.GetPrimInPrototype().GetPath() if prim.IsInstanceProxy() else prim.GetPath()
        if path not in self._made:
            if prim.IsA(UsdGeom.Mesh):
                meshes = meshes_of(prim, self._materials, self._source.name, self._notices)
            else:
                meshes = points_of(prim, self._materials, self._source.name, self._notices)
            self._elements += sum(mesh.positions.size + mesh.indices.size for mesh in meshes)
            if self._elements > self._budget.max_elements:
                limit = self._budget.max_elements
                raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=self._elements, limit=limit)
            self._made[path] = len(self._groups)
            self._groups.append(list(range(len(self._meshes), len(self._meshes) + len(meshes))))
            self._meshes += meshes
            self._ticket.report(0.3)
        return self._made[path]

    def _instances(self, prim: Usd.Prim, above: F64, depth: int, before: int) -> list[_Shown]:
        """What a PointInstancer shows; above: (4,4) root from the instancer."""
        instancer = UsdGeom.PointInstancer(prim)
        numbers = integers(instancer.GetProtoIndicesAttr().Get(EARLIEST))
        matrices = np.array(
            instancer.ComputeInstanceTransformsAtTime(
                EARLIEST, EARLIEST, UsdGeom.PointInstancer.IncludeProtoXform, UsdGeom.PointInstancer.IgnoreMask
            )
        )
        patterns = [self._pattern(path, depth) for path in instancer.GetPrototypesRel().GetForwardedTargets()]
        mask = instancer.ComputeMaskAtTime(EARLIEST)
        kept = np.array(mask, dtype=bool) if len(mask) == len(numbers) else np.ones(len(numbers), bool)
        if len(matrices) != len(numbers) or (len(numbers) and (numbers.min() < 0 or numbers.max() >= len(patterns))):
            raise Fault(Code.FORMAT_DAMAGED, self._source.name, format=FORMAT, detail=f"{prim.GetName()}"[:120])
        sizes = np.array([len(pattern) for pattern in patterns], dtype=np.int64)
        self._limited(before + int(sizes[numbers[kept]].sum()))
        return [
            (group, above @ matrices[place].T @ matrix, name)
            for place in np.flatnonzero(kept)
            for group, matrix, name in patterns[numbers[place]]
        ]

    def _pattern(self, path: Sdf.Path, depth: int) -> list[_Shown]:
        """Everything under a prototype of a PointInstancer, placed from it. Raises Fault REFERENCE_CYCLE."""
        if path not in self._patterns:
            self._patterns[path] = None
            prim = self._stage.GetPrimAtPath(path)
            self._patterns[path] = self._under(prim, depth + 1) if prim else []
        found = self._patterns[path]
        if found is None:
            raise Fault(Code.REFERENCE_CYCLE, self._source.name)
        return found


def _hidden(prim: Usd.Prim) -> bool:
    """Whether a prim, with everything under it, is invisible or only for guidance."""
    if not prim.IsA(UsdGeom.Imageable):
        return False
    thing = UsdGeom.Imageable(prim)
    if thing.GetVisibilityAttr().Get(EARLIEST) == UsdGeom.Tokens.invisible:
        return True
    return thing.GetPurposeAttr().Get(EARLIEST) in (UsdGeom.Tokens.guide, UsdGeom.Tokens.proxy)
