"""Read a glTF or GLB file: `read_gltf`.

Everything is decoded here into plain float arrays and handed to `assemble` as it is; trimesh is left out. It reads
sparse, quantised, meshopt-compressed and instanced geometry wrongly without a word, drops what it does not know (second
UV sets, tangents, samplers), and holds vertices as float64 and faces as int64; a normalised copy made only to pass
through it would cost a second in-memory file and be converted back to float32 at the end.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.accessors import F32, Accessors
from exhibit_viewer.ingest.gltf.asset import read_asset
from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.cameras import with_cameras
from exhibit_viewer.ingest.gltf.deform import Skin, morph, read_skin, skinned
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.extensions import check_required
from exhibit_viewer.ingest.gltf.file_facts import Stored, with_file_facts
from exhibit_viewer.ingest.gltf.geometry import Geometry, Vertices, compacted, with_own_normals
from exhibit_viewer.ingest.gltf.images import Images
from exhibit_viewer.ingest.gltf.lamps import read_lamps
from exhibit_viewer.ingest.gltf.materials import Look, Materials
from exhibit_viewer.ingest.gltf.rigging import Rigging
from exhibit_viewer.ingest.gltf.scene import MeshNode, walk
from exhibit_viewer.ingest.gltf.specular_glossiness import converted
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.ingest.gltf.variants import Variants
from exhibit_viewer.ingest.reach import with_rig
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE, Image, Material, Texture
from exhibit_viewer.model.ticket import Ticket

F64 = NDArray[np.float64]
SPLATS = "KHR_gaussian_splatting"
PLAIN = Material(declared=False)
"""For primitives with colours of their own and no material: white lets the colours through, where STONE would tint."""


def read_gltf(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model a glTF 2.0 or GLB file shows: its default scene at rest.

    Lengths are metres, Y is up. Skins are applied with their joints where the scene has them, morph targets with their
    default weights. Raises Fault; what can be shown without its damaged part is shown with notices.
    """
    return model_of(Document(source, budget), ticket)


def model_of(document: Document, ticket: Ticket) -> Model:
    """As `read_gltf`, of a file that was opened."""
    with np.errstate(all="ignore"):  # what overflows is not finite, and `assemble` looks for that
        return _Reading(document, ticket).model()


@dataclass(frozen=True)
class _Variant:
    """What makes two showings of a mesh different geometry."""

    mesh: int
    weights: tuple[float, ...]
    shaped_by: int | None


class _Reading:
    """One file being read."""

    def __init__(self, document: Document, ticket: Ticket) -> None:
        self._document = document
        self._ticket = ticket
        buffers = Buffers(document)
        self._accessors = Accessors(document, buffers)
        self._geometry = Geometry(document, buffers, self._accessors)
        self._images = Images(document, buffers)
        self._looks: list[Look] = []
        self._variants = Variants(document)
        self._meshes: list[Mesh] = []
        self._made: dict[_Variant, list[int]] = {}
        self._positions: list[F32] = []
        self._stored: list[Stored] = []
        self._as_stored = True
        self._rigging: Rigging

    def model(self) -> Model:
        """See `read_gltf`."""
        document = self._document
        asset = read_asset(document)
        check_required(document)
        scene = walk(document, self._accessors)
        nodes, world_from_node = scene.shown, scene.world_from_node
        self._rigging = Rigging(document, self._accessors, scene)
        self._read_looks(nodes)
        placements: list[Placement] = []
        step = 1 + len(nodes) // 100  # every report is a message to another process
        for done, node in enumerate(nodes):
            placements += self._place(node, world_from_node, len(placements))
            if done % step == 0:
                self._ticket.report(0.1 + 0.5 * done / len(nodes))
        materials, images = self._materials_with_images()
        self._ticket.report(0.9)
        rig, lamps = self._rigging.rig(read_lamps(document, world_from_node))
        model = assemble(
            self._meshes,
            placements,
            materials,
            images,
            file_format=document.kind,
            turn=y_up(),
            units="m",
            file_bytes=len(document.source.data()),
            name=document.file,
            animations=len(document.root.items("animations")),
            notices=document.notices,
            asset=asset,
        )
        variants = self._variants.tables(len(materials))
        model = replace(with_cameras(model, document, world_from_node), variants=variants, lamps=tuple(lamps.values()))
        model = with_file_facts(model, document, None if self._as_stored else self._stored)
        return model if rig is None else with_rig(model, rig, self._meshes, placements)

    def _read_looks(self, nodes: list[MeshNode]) -> None:
        """All the file's materials; textures only of those that are drawn. Two stand-ins follow them."""
        document = self._document
        drawn: set[int] = set()
        for mesh in {node.mesh: node.entry for node in nodes}.items():
            for primitive in document.meshes.get(mesh[0], mesh[1].at("mesh")).items("primitives"):
                number = primitive.index("material")
                if number is not None:
                    document.materials.get(number, primitive.at("material"))
                    drawn.add(number)
                    drawn.update(self._variants.wardrobe(primitive, number))
        materials = Materials(document, self._images)
        self._looks = [materials.read(number, number in drawn) for number in range(len(document.materials))]
        self._looks += [Look(STONE), Look(PLAIN)]

    def _place(self, node: MeshNode, world_from_node: dict[int, F64], first: int) -> list[Placement]:
        """The placements of one node's mesh, numbered from `first`, its geometry made unless another node made the
        same."""
        document = self._document
        mesh = document.meshes.get(node.mesh, node.entry.at("mesh"))
        weights = node.entry.numbers("weights", None) or mesh.numbers("weights", None)
        skin = self._skin(node, world_from_node)
        shaped = skin is not None or self._rigging.deforms(node)
        variant = _Variant(node.mesh, weights, node.node if shaped else None)
        if variant not in self._made:
            self._made[variant] = [
                number
                for primitive in mesh.items("primitives")
                if (number := self._primitive(primitive, document.name_of(mesh), node, weights, skin)) is not None
            ]
        self._stored += [(self._positions[number], node.world_from_node) for number in self._made[variant]]
        self._as_stored &= node.instances is None and skin is None and not any(weights)
        matrices = node.world_from_node[None] if node.instances is None else node.world_from_node @ node.instances
        if skin is not None:
            matrices = np.eye(4)[None]
        name = document.name_of(node.entry) or document.name_of(mesh)
        if skin is None:
            hung = np.eye(4)[None] if node.instances is None else node.instances
            self._rigging.hang(first, node, np.repeat(hung, len(self._made[variant]), axis=0))
        return [Placement(number, matrix, name) for matrix in matrices for number in self._made[variant]]

    def _skin(self, node: MeshNode, world_from_node: dict[int, F64]) -> Skin | None:
        """The node's skin; a damaged one is noted and the mesh shown where its node is."""
        number = node.entry.index("skin")
        if number is None:
            return None
        try:
            return read_skin(self._document, self._accessors, number, node.entry.at("skin"), world_from_node)
        except Fault as fault:
            self._document.overlook(fault)
            return None

    def _primitive(
        self, primitive: Entry, name: str, node: MeshNode, weights: tuple[float, ...], skin: Skin | None
    ) -> int | None:
        """Make a Mesh of a primitive; its number, or None where it draws nothing."""
        material = primitive.index("material")
        look = self._looks[-1] if material is None else self._looks[material]
        wardrobe = () if material is None else self._wardrobe(primitive, material)
        look = max((look, *(self._looks[number] for number in wardrobe)), key=lambda look: len(look.uv_sets))
        read = self._geometry.read(primitive, look.uv_sets)
        if read is None:
            return None
        vertices, indices, topology = read
        self._positions.append(vertices.positions)
        vertices, indices = compacted(vertices, indices)
        if self._rigging.deforms(node):
            vertices, indices = with_own_normals(vertices, indices, topology)
            self._rigging.shape(len(self._meshes), node, primitive, vertices, weights, skinned=skin is not None)
        if weights:
            morph(self._document, self._accessors, primitive, vertices, weights)
        if skin is not None:
            self._bend(vertices, skin, node, primitive)
        self._as_stored &= len(vertices.positions) == len(self._positions[-1])
        if primitive.extension(SPLATS) is not None:
            facts = {"count": len(vertices.positions)}
            self._document.note(Notice(Code.SPLATS_AS_POINTS, self._document.file, facts))
        if material is None:
            material = len(self._looks) - (1 if vertices.colours is not None else 2)
        material = self._variants.number(material, wardrobe, len(self._looks))
        mesh = Mesh(name, vertices.positions, indices, topology, material=material, linear_colours=True)
        self._meshes.append(_dressed(mesh, vertices, look))
        self._ticket.report(self._ticket.share)
        return len(self._meshes) - 1

    def _bend(self, vertices: Vertices, skin: Skin, node: MeshNode, primitive: Entry) -> None:
        """Move vertices by their joints; where those are damaged, to where the node is, with a notice."""
        try:
            if not vertices.joints:
                raise primitive.wrong("attributes", "has no joints, though its node has a skin")
            skinned(self._document, vertices, skin, primitive.path)
        except Fault as fault:
            self._document.overlook(fault)
            vertices.move(node.world_from_node)
            self._rigging.forget(len(self._meshes))

    def _wardrobe(self, primitive: Entry, worn: int) -> tuple[int, ...]:
        """What the primitive wears in the variants; materials that read other texture coordinates are left out."""
        wardrobe = self._variants.wardrobe(primitive, worn)
        sets = [self._looks[number].uv_sets for number in (worn, *wardrobe)]
        longest = max(sets, key=len)
        if all(some == longest[: len(some)] for some in sets):
            return wardrobe
        self._document.irregular(primitive.path, "has variants that read other texture coordinates")
        return ()

    def _materials_with_images(self) -> tuple[list[Material], list[Image]]:
        """Materials that refer to images there are; converted from specular-glossiness where need be."""
        decoded = self._images.decoded()
        number = {old: new for new, old in enumerate(old for old, image in enumerate(decoded) if image is not None)}
        images = [image for image in decoded if image is not None]

        def present(texture: Texture | None) -> Texture | None:
            return replace(texture, image=number[texture.image]) if texture and texture.image in number else None

        materials = []
        for look in (*self._looks, *(self._looks[number] for number in self._variants.copies)):
            material = look.material.with_textures(present)
            if look.converted is not None:
                older = replace(
                    look.converted,
                    diffuse_texture=present(look.converted.diffuse_texture),
                    specular_texture=present(look.converted.specular_texture),
                )
                material = converted(material, older, images)
            materials.append(material)
        first_copy = len(self._looks)
        for place in range(first_copy, len(materials)):
            materials[place] = replace(materials[place], declared=False)  # the file has it once
        return materials, images


def _dressed(mesh: Mesh, vertices: Vertices, look: Look) -> Mesh:
    """The mesh with the vertex attributes its material and topology can use."""
    count = len(vertices.positions)
    blank = np.zeros((count, 2), np.float32)
    uvs = tuple(vertices.uvs.get(number, blank) for number in look.uv_sets)
    surface = mesh.topology is Topology.TRIANGLES
    grained = look.material.normal_texture is not None or look.material.brushing is not None
    bumpy = surface and grained and vertices.normals is not None
    return replace(
        mesh,
        normals=vertices.normals if surface else None,
        tangents=vertices.tangents if bumpy else None,
        uvs=uvs,
        colours=vertices.colours,
    )
