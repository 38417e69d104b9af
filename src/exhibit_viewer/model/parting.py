"""Parting: the parts that a model was put together from, shown or hidden, elsewhere, or in other materials."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.model.collection import Artifact, Override, Part
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement
from exhibit_viewer.model.material import AlphaMode, Material
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.rig import Rig
from exhibit_viewer.model.tour import Step, Value

_MODEL = "model/"


@dataclass(frozen=True, slots=True)
class Look:
    """How a part is shown. world_from_model: 4x4, row by row, as in `Part`."""

    shown: bool
    override: Override | None
    world_from_model: tuple[float, ...]


Looks = Mapping[int, Look]
"""Of an artifact's parts, by their numbers."""


def first_looks(artifact: Artifact) -> Looks:
    """As the document has the parts."""
    return {number: _look_of(part) for number, part in enumerate(artifact.parts)}


def _look_of(part: Part) -> Look:
    return Look(part.visible, part.override, part.world_from_model)


def looks_at(before: Looks, stop: Step) -> Looks:
    """How the parts are shown at a stop of a tour, that were shown so before; what it did not record stays."""
    told: dict[int, dict[str, Value]] = {}
    for path, value in stop.values.items():
        number, _, key = path.removeprefix(_MODEL).partition("/")
        if path.startswith(_MODEL) and number.isascii() and number.isdigit():
            told.setdefault(int(number), {})[key] = value
    poses = dict(stop.poses)
    return {number: _look_at(look, told.get(number, {}), poses.get(number)) for number, look in before.items()}


def _look_at(before: Look, told: Mapping[str, Value], pose: tuple[float, ...] | None) -> Look:
    shown, overriding = told.get("visible"), told.get("override")
    override = before.override if overriding is not False else None
    if overriding is True or override is not None:
        override = _overriding(override or Override(), told)
    return Look(shown if isinstance(shown, bool) else before.shown, override, pose or before.world_from_model)


def _overriding(before: Override, told: Mapping[str, Value]) -> Override:
    """What a stop wants of materials, held to 0..1."""

    def share(key: str, otherwise: float) -> float:
        value = told.get(key)
        return min(1.0, max(0.0, value)) if isinstance(value, float) else otherwise

    colour = told.get("color")
    parts = (
        [min(1.0, max(0.0, part)) for part in colour if isinstance(part, float)] if isinstance(colour, tuple) else []
    )
    return Override(
        (parts[0], parts[1], parts[2]) if len(parts) == 3 else before.colour,
        share("opacity", before.opacity),
        share("roughness", before.roughness),
        share("metalness", before.metalness),
    )


def with_looks(whole: Model, artifact: Artifact, looks: Looks) -> Model:
    """The model with its parts shown so. Bounds, and so views, hold the whole, and what is put outside it; nothing is
    hidden where nothing would be left; what moves by itself stays where it is."""
    moves = {
        number: _matrix(looks[number].world_from_model) @ np.linalg.pinv(_matrix(part.world_from_model))
        for number, part in enumerate(artifact.parts)
        if looks[number].world_from_model != part.world_from_model
    }
    hidden = frozenset(number for number, look in looks.items() if not look.shown)
    overrides = {number: look.override for number, look in looks.items() if look.override is not None}
    return _without(_moved(_overridden(whole, overrides), moves), hidden)


def _matrix(numbers: tuple[float, ...]) -> F64:
    return np.array(numbers).reshape(4, 4)


def _without(model: Model, hidden: frozenset[int]) -> Model:
    kept = [number for number, place in enumerate(model.placements) if place.part not in hidden]
    if len(kept) == len(model.placements) or not kept:
        return model
    return replace(
        model,
        placements=tuple(model.placements[number] for number in kept),
        proxy_placements=tuple(place for place in model.proxy_placements if place.part not in hidden),
        rig=_thinned(model.rig, kept) if model.rig is not None else None,
    )


def _thinned(rig: Rig, kept: list[int]) -> Rig:
    """The rig with the placements that are left, under their new numbers."""
    new = {number: place for place, number in enumerate(kept)}
    rows = np.array([row for row, number in enumerate(rig.placements.tolist()) if number in new], np.intp)
    return replace(
        rig,
        placements=np.array([new[number] for number in rig.placements[rows].tolist()], np.int32),
        placement_nodes=rig.placement_nodes[rows],
        node_from_mesh=rig.node_from_mesh[rows],
    )


def _moved(model: Model, moves: Mapping[int, F64]) -> Model:
    if not moves:
        return model
    still = Poser(model).moving if model.rig is not None else frozenset()
    placements = tuple(
        place if number in still else _put(place, moves) for number, place in enumerate(model.placements)
    )
    return replace(
        model,
        placements=placements,
        proxy_placements=tuple(_put(place, moves) for place in model.proxy_placements),
        bounds=_bounds(model, [place for place in placements if place.part in moves]),
    )


def _put(place: Placement, moves: Mapping[int, F64]) -> Placement:
    if place.part not in moves:
        return place
    return replace(place, world_from_mesh=moves[place.part] @ place.world_from_mesh)


def _bounds(model: Model, placements: Sequence[Placement]) -> F64:
    """(2,3) around the model's own, and every vertex of these placements."""
    boxes = [model.bounds]
    for place in placements:
        points, matrix = model.meshes[place.mesh].positions, place.world_from_mesh
        if len(points):
            world = points @ matrix[:3, :3].T + matrix[:3, 3]
            boxes.append(np.array([world.min(axis=0), world.max(axis=0)]))
    corners = np.concatenate(boxes)
    return np.array([corners.min(axis=0), corners.max(axis=0)])


def _overridden(model: Model, overrides: Mapping[int, Override]) -> Model:
    if not overrides:
        return model
    materials, numbers = list(model.materials), dict[tuple[int, int], int]()

    def changed(meshes: tuple[Mesh, ...], placements: tuple[Placement, ...]) -> tuple[Mesh, ...]:
        found = list(meshes)
        for number, part in {place.mesh: place.part for place in placements if place.part in overrides}.items():
            key = part, meshes[number].material
            if key not in numbers:
                numbers[key] = len(materials)
                materials.append(_in_place_of(model.materials[key[1]], overrides[part]))
            found[number] = replace(meshes[number], material=numbers[key])
        return tuple(found)

    meshes, proxy = changed(model.meshes, model.placements), changed(model.proxy, model.proxy_placements)
    return replace(model, meshes=meshes, proxy=proxy, materials=tuple(materials))


def _in_place_of(material: Material, override: Override) -> Material:
    return replace(
        material,
        base_colour=(*override.colour, override.opacity),
        roughness=override.roughness,
        metallic=override.metalness,
        alpha_mode=AlphaMode.BLEND if override.opacity < 1.0 else material.alpha_mode,
        declared=True,
    )


def ever_visible(artifact: Artifact) -> frozenset[int]:
    """The parts that show at first, or at some stop of a tour."""
    looks = first_looks(artifact)
    stops = [step for tour in artifact.tours for step in tour.steps]
    found = [looks, *(looks_at(looks, stop) for stop in stops)]
    return frozenset(number for each in found for number, look in each.items() if look.shown)
