"""Reach: a model with its rig, and how far it reaches while it moves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.assemble import numbers_in_use
from exhibit_viewer.ingest.proxy import build_proxy
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement
from exhibit_viewer.model.pose import Poser, shape
from exhibit_viewer.model.rig import I32, Deform, Moment, Rig

MOMENTS = 240
"""At which the model is measured, all clips together."""
MOST_POINTS = 20_000
"""That are measured, of all meshes together."""


def with_rig(model: Model, rig: Rig, meshes: Sequence[Mesh], placements: Sequence[Placement]) -> Model:
    """The model with what moves it. meshes, placements: as the rig numbers them, before some went that draw nothing.

    Bounds hold the model at rest and, as far as some hundred moments tell, in every clip. The stand-in for moving
    pictures loses what moves, which is drawn as it is. A mesh whose vertices had to be mended stays at rest.
    """
    number = numbers_in_use(meshes, placements)
    drawn = np.array([place.mesh in number for place in placements], bool)
    kept, new_number = drawn[rig.placements], (np.cumsum(drawn) - 1).astype(np.int32)
    rig = replace(
        rig,
        deforms=tuple(
            replace(deform, mesh=number[deform.mesh])
            for deform in rig.deforms
            if deform.mesh in number and _fits(model.meshes[number[deform.mesh]], deform)
        ),
        placements=new_number[rig.placements[kept]],
        placement_nodes=rig.placement_nodes[kept],
        node_from_mesh=rig.node_from_mesh[kept],
    )
    model = replace(model, rig=rig)
    moving = Poser(model).moving
    if not moving and not any(lamp.node >= 0 for lamp in model.lamps):
        return replace(model, rig=None)
    proxy, proxy_placements = model.proxy, model.proxy_placements
    if proxy:
        still = [place for place_number, place in enumerate(model.placements) if place_number not in moving]
        proxy, proxy_placements = build_proxy(model.meshes, still)
    return replace(model, bounds=_reach(model, rig), proxy=proxy, proxy_placements=proxy_placements)


def _fits(mesh: Mesh, deform: Deform) -> bool:
    """Whether a mesh still has the vertices that the rig moves."""
    return mesh.positions.shape == deform.positions.shape and (mesh.normals is None or deform.normals is not None)


def _reach(model: Model, rig: Rig) -> F64:
    """(2,3): the box of the model at rest and at every moment asked."""
    poser = Poser(replace(model, rig=replace(rig, deforms=tuple(_thinned(deform, rig) for deform in rig.deforms))))
    shaped = {deform.mesh for deform in rig.deforms}
    owners, points = _rigid_points(model, rig, shaped)
    places: dict[int, list[int]] = {mesh: [] for mesh in shaped}
    for number, place in enumerate(model.placements):
        if place.mesh in shaped:
            places[place.mesh].append(number)
    hung = {number: order for order, number in enumerate(rig.placements.tolist())}
    low, high = model.bounds
    with np.errstate(all="ignore"):
        for moment in _moments(rig):
            worlds, weights = poser.nodes(moment)
            matrices = worlds[rig.placement_nodes] @ rig.node_from_mesh
            boxes = [_placed(matrices[owners], points)]
            for deform in poser.rig.deforms:
                positions = shape(deform, weights, worlds)[0].astype(np.float64)
                for number in places[deform.mesh]:
                    order = hung.get(number)
                    matrix = model.placements[number].world_from_mesh if order is None else matrices[order]
                    boxes.append(_placed(matrix[None], positions))
            for box in boxes:
                if len(box) and np.isfinite(box).all():
                    low, high = np.minimum(low, box.min(axis=0)), np.maximum(high, box.max(axis=0))
    return np.stack([low, high])


def _placed(matrices: F64, points: F64) -> F64:
    """(n,3) points moved by matrices (n,4,4), or all by one (1,4,4)."""
    return np.asarray(
        np.einsum("nij,nj->ni", np.broadcast_to(matrices, (len(points), 4, 4))[:, :3, :3], points) + matrices[:, :3, 3]
    )


def _thinned(deform: Deform, rig: Rig) -> Deform:
    step = 1 + len(deform.positions) * len(rig.deforms) // MOST_POINTS
    return replace(
        deform,
        positions=deform.positions[::step],
        normals=None,
        targets=deform.targets[:, ::step],
        joints=deform.joints[::step],
        influences=deform.influences[::step],
    )


def _rigid_points(model: Model, rig: Rig, shaped: set[int]) -> tuple[I32, F64]:
    """(which of the rig's placements (n,), points of it (n,3) in its mesh's axes): some of every one that keeps its
    shape, the corners of its box where there are very many."""
    each = MOST_POINTS // max(1, len(rig.placements))
    some: dict[int, F64] = {}
    owners, points = [np.zeros(0, np.int32)], [np.zeros((0, 3))]
    for order, number in enumerate(rig.placements.tolist()):
        mesh = model.placements[number].mesh
        if mesh in shaped:
            continue
        if mesh not in some:
            positions = model.meshes[mesh].positions.astype(np.float64)
            corners = box_corners(positions.min(axis=0), positions.max(axis=0))
            some[mesh] = positions[:: 1 + len(positions) // each] if each > 64 else corners
        owners.append(np.full(len(some[mesh]), order, np.int32))
        points.append(some[mesh])
    return np.concatenate(owners), np.concatenate(points)


def box_corners(low: F64, high: F64) -> F64:
    """(8,3)."""
    return np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])


def _moments(rig: Rig) -> Iterator[Moment]:
    each = max(2, MOMENTS // len(rig.clips))
    for clip, told in enumerate(rig.clips):
        for seconds in np.linspace(0.0, told.seconds, each):
            yield Moment(clip, float(seconds))
