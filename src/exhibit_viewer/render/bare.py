"""Bare: models that nobody gave a colour."""

from dataclasses import replace

from exhibit_viewer.model.geometry import Mesh, Model, Topology
from exhibit_viewer.model.material import STONE, AlphaMode, Material

_WHITE, _BLACK = (1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


def as_plaster(model: Model) -> tuple[Material, ...]:
    """The model's materials as they are drawn. Where no surface of it has a colour, all being what a format says for
    want of one, white that swallows no light at all, it is drawn as the plaster that bare geometry is drawn with. Under
    light for real things, which reflect nine tenths at most and mostly far less, such a white burns out and hides the
    form.
    """
    shown = [model.meshes[place.mesh] for place in model.placements]
    used = {mesh.material for mesh in shown}
    solid = all(mesh.topology is Topology.TRIANGLES for mesh in shown)  # points may take their colours from elsewhere
    coloured = any(_has_colours(mesh) for mesh in shown)
    if coloured or not solid or model.variants or not all(_unsaid(model.materials[number]) for number in used):
        return model.materials
    return tuple(
        replace(material, base_colour=STONE.base_colour) if number in used else material
        for number, material in enumerate(model.materials)
    )


def _has_colours(mesh: Mesh) -> bool:
    """Whether its corners have colours, here or in the levels that are still to come."""
    return mesh.colours is not None or (mesh.levels is not None and mesh.levels.has_colours)


def _unsaid(material: Material) -> bool:
    """Whether a material is the default white, without a picture, of a dull and solid surface."""
    return (
        material.base_colour == _WHITE
        and material.base_colour_texture is None
        and material.metallic < 0.5
        and material.emissive == _BLACK
        and material.alpha_mode is AlphaMode.OPAQUE
        and not material.unlit
        and not material.finishes()
    )
