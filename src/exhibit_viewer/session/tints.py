"""What the points of a cloud may be coloured by."""

from exhibit_viewer.model.geometry import Model, Topology
from exhibit_viewer.model.scene import Tint


def tints_of(model: Model | None) -> tuple[Tint, ...]:
    """The choices a model offers; none where it has no points."""
    clouds = [] if model is None else [mesh for mesh in model.meshes if mesh.topology is Topology.POINTS]
    traits = [mesh.traits for mesh in clouds if mesh.traits is not None]
    offered = {
        Tint.OWN: bool(clouds),
        Tint.INTENSITY: any(bool(columns[:, 0].any()) for columns in traits),
        Tint.HEIGHT: bool(clouds),
        Tint.CLASS: any(bool(columns[:, 1].any()) for columns in traits),
    }
    return tuple(tint for tint, there in offered.items() if there)


def tint_after(model: Model | None, tint: Tint) -> Tint:
    """The choice that comes next."""
    tints = tints_of(model)
    return tints[(tints.index(tint) + 1) % len(tints)] if tint in tints else Tint.OWN
