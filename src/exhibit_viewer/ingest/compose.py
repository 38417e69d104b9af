"""An artifact of several models, or of one that is posed, as one model in the artifact's world."""

import hashlib
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from exhibit_viewer.ingest.joined_rig import in_place, joined_rig
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import IDENTITY, Artifact, Part
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, Facts, Mesh, Model, Placement
from exhibit_viewer.model.material import Image, Material, Texture
from exhibit_viewer.model.parting import ever_visible, first_looks, with_looks
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.units import METRES

Read = Callable[[Path], Model]


def model_of(artifact: Artifact, read: Read) -> Model:
    """The artifact's model; `read` gives that of one file. What a part lacks is told and the others show.

    Raises Fault: what `read` raises, of the first part, when none can be read.
    """
    parts = _shown(artifact)
    if not parts:
        return in_declared_units(read(artifact.path), artifact.units)
    placed: list[tuple[Part, Model]] = []
    faults: list[Fault] = []
    for number, part in parts.items():
        try:
            placed.append((part, _belonging(read(part.derivatives[0].path), number)))
        except Fault as fault:
            if fault.code is Code.CANCELLED:
                raise
            faults.append(fault)
    if not placed:
        raise faults[0]
    notices = tuple(fault.notice for fault in faults)
    if len(placed) == 1 and placed[0][0].world_from_model == IDENTITY:
        alone = in_declared_units(placed[0][1], artifact.units)
        lamps = artifact.setup.lamps if artifact.setup is not None else ()
        return replace(alone, notices=(*alone.notices, *notices), lamps=lamps or alone.lamps)
    return _composed(placed, artifact, notices)


def seen_first(artifact: Artifact, read: Read) -> Model:
    """The artifact's model as it is seen when it is opened, without what only stops of tours show. Raises Fault like
    `model_of`."""
    return with_looks(model_of(artifact, read), artifact, first_looks(artifact))


def files_read(artifact: Artifact) -> tuple[Path, ...]:
    """The model files that `model_of` reads."""
    return tuple(part.derivatives[0].path for part in _shown(artifact).values()) or (artifact.path,)


def _shown(artifact: Artifact) -> Mapping[int, Part]:
    """The parts that are ever seen, by their numbers."""
    seen = ever_visible(artifact)
    return {number: part for number, part in enumerate(artifact.parts) if part.derivatives and number in seen}


def _belonging(model: Model, part: int) -> Model:
    """The model, told which part of the artifact it is."""
    return replace(
        model,
        placements=tuple(replace(place, part=part) for place in model.placements),
        proxy_placements=tuple(replace(place, part=part) for place in model.proxy_placements),
    )


def in_declared_units(model: Model, units: str) -> Model:
    """The model with its facts in the units the collection declares, which beat the file's own."""
    metres = METRES.get(units, 0.0)
    return replace(model, facts=replace(model.facts, units=units, metres_per_unit=metres)) if metres else model


def _composed(placed: Sequence[tuple[Part, Model]], artifact: Artifact, notices: tuple[Notice, ...]) -> Model:
    matrices = [np.array(part.world_from_model).reshape(4, 4) for part, _ in placed]
    models = [in_place(model, matrix) for (_, model), matrix in zip(placed, matrices, strict=True)]
    images = tuple(itertools.chain.from_iterable(model.images for model in models))
    meshes, placements = _joined([(model.meshes, model.placements) for model in models], models)
    proxy, proxy_placements = _joined([_stand_in(model) for model in models], models)
    bounds = _bounds(meshes, placements, [model.bounds for model in models if model.rig is not None])
    coarse = any(model.proxy for model in models)
    return Model(
        meshes=meshes,
        placements=placements,
        materials=_materials(models),
        images=images,
        bounds=bounds,
        facts=_facts(placed, artifact.units, bounds, images),
        proxy=proxy if coarse else (),
        proxy_placements=proxy_placements if coarse else (),
        notices=(*(notice for model in models for notice in model.notices), *notices),
        asset=models[0].asset,
        cameras=tuple(
            moved_camera(camera, matrix)
            for model, matrix in zip(models, matrices, strict=True)
            for camera in model.cameras
        ),
        lamps=artifact.setup.lamps if artifact.setup is not None else (),
        rough=any(model.rough for model in models),
        rig=joined_rig(models),
        picture=all(model.picture for model in models),
    )


def _stand_in(model: Model) -> tuple[tuple[Mesh, ...], tuple[Placement, ...]]:
    """Without the parts that move, which are drawn in full."""
    if model.proxy:
        return model.proxy, model.proxy_placements
    moving = Poser(model).moving if model.rig is not None else frozenset()
    still = tuple(place for number, place in enumerate(model.placements) if number not in moving)
    return model.meshes, still


def _joined(
    geometry: Sequence[tuple[tuple[Mesh, ...], tuple[Placement, ...]]], models: Sequence[Model]
) -> tuple[tuple[Mesh, ...], tuple[Placement, ...]]:
    """Meshes with their material's number, placements with their mesh's number, in the whole."""
    meshes: list[Mesh] = []
    placements: list[Placement] = []
    materials = 0
    for (own, places), model in zip(geometry, models, strict=True):
        placements += [replace(place, mesh=place.mesh + len(meshes)) for place in places]
        meshes += [replace(mesh, material=mesh.material + materials) for mesh in own]
        materials += len(model.materials)
    return tuple(meshes), tuple(placements)


def _materials(models: Sequence[Model]) -> tuple[Material, ...]:
    found: list[Material] = []
    images = 0
    for model in models:
        found += [_renumbered(material, images) for material in model.materials]
        images += len(model.images)
    return tuple(found)


def _renumbered(material: Material, images: int) -> Material:
    """The material with the images before its own counted in."""

    def later(texture: Texture) -> Texture:
        return replace(texture, image=texture.image + images)

    return material.with_textures(later) if images else material


def _bounds(meshes: Sequence[Mesh], placements: Sequence[Placement], moving: Sequence[F64]) -> F64:
    """(2,3) of every placed vertex, and around boxes (2,3) in which something moves."""
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for place in placements:
        points = meshes[place.mesh].positions
        if len(points):
            matrix = place.world_from_mesh
            world = points @ matrix[:3, :3].T.astype(np.float32) + matrix[:3, 3]
            low, high = np.minimum(low, world.min(axis=0)), np.maximum(high, world.max(axis=0))
    for box in moving:
        low, high = np.minimum(low, box[0]), np.maximum(high, box[1])
    return np.array([low, high], np.float64)


def _facts(placed: Sequence[tuple[Part, Model]], units: str, bounds: F64, images: Sequence[Image]) -> Facts:
    """Sums; the digest is that of the parts' contents and places, so that another pose is another content."""
    all_facts = [model.facts for _, model in placed]
    first = [each for each in placed if each[0].visible] or placed  # what tours show besides is no other content
    told = repr([(model.facts.sha256, part.world_from_model) for part, model in first])
    low, high = ((float(x), float(y), float(z)) for x, y, z in bounds)
    return replace(
        all_facts[0],
        triangles=sum(facts.triangles for facts in all_facts),
        points=sum(facts.points for facts in all_facts),
        vertices=sum(facts.vertices for facts in all_facts),
        meshes=sum(facts.meshes for facts in all_facts),
        materials=sum(facts.materials for facts in all_facts),
        textures=len(images),
        vertex_colours=any(facts.vertex_colours for facts in all_facts),
        bbox=(low, high),
        animations=sum(facts.animations for facts in all_facts),
        units=units or all_facts[0].units,
        metres_per_unit=METRES.get(units, all_facts[0].metres_per_unit),
        file_bytes=sum(facts.file_bytes for facts in all_facts),
        sha256=hashlib.sha256(told.encode()).hexdigest(),
    )


def moved_camera(camera: Camera, world_from_model: F64) -> Camera:
    """A camera of the model's, where the model has been put."""
    eye = world_from_model[:3, :3] @ camera.eye + world_from_model[:3, 3]
    target = world_from_model[:3, :3] @ np.array(camera.target) + world_from_model[:3, 3]
    back = eye - target
    distance = float(np.linalg.norm(back))
    if not distance:
        return camera
    x, y, z = (float(value) for value in back / distance)
    place = (float(target[0]), float(target[1]), float(target[2]))
    pitch = float(np.arcsin(min(1.0, max(-1.0, y))))
    return replace(camera, target=place, yaw=float(np.arctan2(x, z)), pitch=pitch, distance=distance)
