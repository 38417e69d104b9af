"""Parting: a model without some of the parts that it was put together from."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.rig import Rig
from exhibit_viewer.model.tour import Value

_MODEL, _VISIBLE = "model/", "/visible"


def without_parts(model: Model, hidden: frozenset[int]) -> Model:
    """The model without what belongs to these parts; bounds, and so views, stay those of the whole. The whole where
    nothing would be left."""
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


def visible_in(values: Mapping[str, Value]) -> Mapping[int, bool]:
    """What a stop of a tour says of parts, by their numbers: whether they show."""
    told = {
        path.removeprefix(_MODEL).removesuffix(_VISIBLE): value
        for path, value in values.items()
        if path.startswith(_MODEL) and path.endswith(_VISIBLE) and isinstance(value, bool)
    }
    return {int(number): bool(value) for number, value in told.items() if number.isascii() and number.isdigit()}


def hidden_at(before: frozenset[int], values: Mapping[str, Value]) -> frozenset[int]:
    """Which parts are hidden at a stop, of which these were before."""
    told = visible_in(values)
    return (before | {number for number, shown in told.items() if not shown}) - {
        number for number, shown in told.items() if shown
    }


def hidden_at_first(artifact: Artifact) -> frozenset[int]:
    """The parts that do not show when the artifact is opened."""
    return frozenset(number for number, part in enumerate(artifact.parts) if not part.visible)


def ever_visible(artifact: Artifact) -> frozenset[int]:
    """The parts that show at first, or at some stop of a tour."""
    shown = {number for number, part in enumerate(artifact.parts) if part.visible}
    for tour in artifact.tours:
        for step in tour.steps:
            shown |= {number for number, visible in visible_in(step.values).items() if visible}
    return frozenset(shown)
