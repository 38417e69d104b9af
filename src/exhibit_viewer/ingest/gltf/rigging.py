"""Rigging: what of a glTF scene its animations move, put together while the meshes are read."""

from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.gltf.accessors import F32, Accessors
from exhibit_viewer.ingest.gltf.animations import aims, noted, read_clip
from exhibit_viewer.ingest.gltf.deform import displacements, influences, inverse_binds
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.geometry import Vertices
from exhibit_viewer.ingest.gltf.scene import MeshNode, Scene, parts_of
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.rig import Clip, Deform, Rig, Skin, Target

MOST_WORK = 4_000_000
"""Vertices times what each is moved by: more takes longer than a picture may."""
MOST_NUMBERS = 16_000_000
"""Of all keys of all clips together."""


class Rigging:
    """Which nodes move, and what hangs on them. Nodes are named by their number in the file."""

    def __init__(self, document: Document, accessors: Accessors, scene: Scene) -> None:
        self._document, self._accessors, self._scene = document, accessors, scene
        self._clips = aims(document, scene.parents)
        every = [aim for _, moved in self._clips for aim in moved]
        self._weighted = {aim.node for aim in every if aim.target is Target.WEIGHTS}
        self._moving = _below({aim.node for aim in every if aim.target is not Target.WEIGHTS}, scene.parents)
        self._joints: set[int] = set()
        self._placements: list[int] = []
        self._hung_on: list[int] = []
        self._node_from_mesh: list[F64] = []
        self._deforms: list[tuple[Deform, int | None]] = []
        self._work = 0

    def deforms(self, node: MeshNode) -> bool:
        """Whether the node's mesh changes its shape."""
        joints = self._joints_of(node)
        return node.node in self._weighted or any(joint in self._moving for joint in joints)

    def hang(self, first: int, node: MeshNode, node_from_mesh: F64) -> None:
        """Placements from the number `first` on, which stand on a node by matrices (k,4,4), move with it."""
        if node.node in self._moving:
            self._placements += range(first, first + len(node_from_mesh))
            self._hung_on += [node.node] * len(node_from_mesh)
            self._node_from_mesh += list(node_from_mesh)

    def forget(self, mesh: int) -> None:
        """A mesh stays as it is after all."""
        self._deforms = [(deform, skin) for deform, skin in self._deforms if deform.mesh != mesh]

    def shape(
        self,
        mesh: int,
        node: MeshNode,
        primitive: Entry,
        vertices: Vertices,
        weights: tuple[float, ...],
        *,
        skinned: bool,
    ) -> None:
        """A mesh that changes its shape: its vertices before targets and joints have moved them."""
        targets = list(primitive.items("targets"))
        skin = node.entry.index("skin") if skinned else None
        places, shares = influences(vertices)
        if skin is None:
            places, shares = places[:, :0], shares[:, :0]
        self._work += len(vertices.positions) * (len(targets) + places.shape[1])
        if self._work > MOST_WORK:
            return
        count = len(vertices.positions)
        self._document.charge(6 * count * len(targets), primitive.path)
        rest = np.zeros(len(targets))
        rest[: len(weights)] = weights[: len(targets)]
        deform = Deform(
            mesh=mesh,
            node=node.node if node.node in self._weighted else -1,
            positions=vertices.positions,
            normals=vertices.normals,
            weights=rest,
            targets=self._displaced(targets, "POSITION", vertices),
            normal_targets=self._displaced(targets, "NORMAL", vertices),
            joints=places,
            influences=shares,
        )
        self._deforms.append((deform, skin))

    def rig(self, lamps: dict[int, Lamp]) -> tuple[Rig | None, dict[int, Lamp]]:
        """(all of it, the lamps with the nodes of the rig they hang on); no rig where nothing moves, or where what
        moves it is damaged, which is noted."""
        document = self._document
        if not self._clips:
            return None, lamps
        if self._work > MOST_WORK:
            self._left_out()
            return None, lamps
        kept = self._moving | self._weighted | {joint for joint in self._joints if joint in self._scene.parents}
        places = {node: place for place, node in enumerate(node for node in self._scene.parents if node in kept)}
        skins: dict[int, Skin] = {}
        clips: list[Clip] = []
        with noted(document):
            skins = {number: self._skin(number, places) for _, number in self._deforms if number is not None}
        for entry, moved in self._clips:
            with noted(document):
                clips.append(read_clip(document, self._accessors, entry, moved, places))
        clips = [clip for clip in clips if clip.seconds > 0]
        numbers = sum(channel.values.size for clip in clips for channel in clip.channels)
        if numbers > MOST_NUMBERS:
            self._left_out()
        if not clips or numbers > MOST_NUMBERS or any(number not in {None, *skins} for _, number in self._deforms):
            return None, lamps
        hung = {node: replace(lamp, node=places.get(node, -1)) for node, lamp in lamps.items()}
        return self._put_together(places, skins, tuple(clips)), hung

    def _left_out(self) -> None:
        facts: dict[str, Fact] = {"what": "animations", "count": len(self._clips)}
        self._document.note(Notice(Code.CONTENT_SKIPPED, self._document.file, facts))

    def _joints_of(self, node: MeshNode) -> list[int]:
        """Joints of the node's skin; none where it is damaged, which whoever shows it at rest has noted."""
        skin = node.entry.index("skin")
        if skin is None or not 0 <= skin < len(self._document.skins):
            return []
        try:
            joints = self._document.skins.get(skin, node.entry.at("skin")).indices("joints")
        except Fault:
            return []
        self._joints.update(joints)
        return joints

    def _skin(self, number: int, places: dict[int, int]) -> Skin:
        """Raises Fault."""
        entry = self._document.skins.get(number, "nodes.skin")
        joints = entry.indices("joints")
        if any(joint not in places for joint in joints):
            raise entry.wrong("joints", "not all of them are in the scene")
        binds = inverse_binds(self._document, self._accessors, entry, len(joints))
        return Skin(np.array([places[joint] for joint in joints], np.int32), binds)

    def _displaced(self, targets: list[Entry], name: str, vertices: Vertices) -> F32:
        """(t,n,3); t is 0 where no target has the attribute."""
        if not any(name in target for target in targets):
            return np.zeros((0, len(vertices.positions), 3), np.float32)
        found = [displacements(self._document, self._accessors, target, name, vertices) for target in targets]
        still = np.zeros_like(vertices.positions)
        return np.stack([still if change is None else change for change in found])

    def _put_together(self, places: dict[int, int], skins: dict[int, Skin], clips: tuple[Clip, ...]) -> Rig:
        entries = [self._document.nodes.get(node, "nodes") for node in places]
        before = np.tile(np.eye(4), (len(places), 1, 1))
        for place, (node, entry) in enumerate(zip(places, entries, strict=True)):
            parent = self._scene.parents[node]
            if parent not in places and parent >= 0:
                before[place] = self._scene.world_from_node[parent]
            if "matrix" in entry:
                before[place] = before[place] @ np.array(entry.numbers("matrix", 16)).reshape(4, 4).T
        translations, rotations, scales = parts_of(entries)
        return Rig(
            parents=np.array([places.get(self._scene.parents[node], -1) for node in places], np.int32),
            before=before,
            translations=translations,
            rotations=rotations,
            scales=scales,
            placements=np.array(self._placements, np.int32),
            placement_nodes=np.array([places[node] for node in self._hung_on], np.int32),
            node_from_mesh=np.array(self._node_from_mesh, np.float64).reshape(-1, 4, 4),
            deforms=tuple(
                replace(deform, node=places.get(deform.node, -1), skin=None if skin is None else skins[skin])
                for deform, skin in self._deforms
            ),
            clips=clips,
        )


def _below(roots: set[int], parents: dict[int, int]) -> set[int]:
    """The nodes and all below them; parents come before their children."""
    below: set[int] = set()
    for node, parent in parents.items():
        if node in roots or parent in below:
            below.add(node)
    return below
