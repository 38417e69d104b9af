"""Models of a scene: their files by quality, and their place in the world."""

from collections.abc import Sequence
from dataclasses import dataclass

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.placing import is_sound, posed, turned_by
from exhibit_viewer.formats.svx.pages import Shelf
from exhibit_viewer.formats.svx.tree import Node
from exhibit_viewer.model.collection import Derivative, Override, Part
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.units import METRES

QUALITIES = ("High", "Highest", "Medium", "Low", "Thumb", "AR")
"""The one to show first, then what is shown for want of it."""
MILLIMETRE = "mm"
_NEVER = ("Image2D",)


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Where one model stands. world_from_posed (4,4): for notes, which know nothing of the model's own pose."""

    world_from_model: F64
    world_from_posed: F64

    @property
    def numbers(self) -> tuple[float, ...]:
        """world_from_model, row by row."""
        return tuple(float(number) for number in self.world_from_model.flatten())


def unit_of(fields: Fields) -> str:
    """The unit a scene or model is measured in; millimetres where it does not say or says something else."""
    unit = fields.text("units").strip().lower()
    if unit in METRES:
        return unit
    if unit:
        fields.report("units", "a unit of length")
    return MILLIMETRE


def stand_of(model: Fields, node: Node, scene_unit: str) -> Stand:
    """node * T(k translation) * R(rotation) * S(k), k being model units in scene units."""
    k = METRES[unit_of(model)] / METRES[scene_unit]
    scale = posed(scale=(k, k, k))
    pose = posed(model.numbers("translation", 3), turned_by(model.numbers("rotation", 4)))
    placed = node.world @ scale @ pose
    if not is_sound(placed):
        model.report("translation", "numbers of a usable size")
        placed = node.world @ scale
    return Stand(placed, node.world @ scale)


def part_of(model: Fields, name: str, stand: Stand, shelf: Shelf) -> Part:
    """The model with its files that are there, the one to show first; what is missing is told."""
    found: list[tuple[int, str, Derivative]] = []
    for fields in model.each("derivatives"):
        usage, quality = fields.text("usage") or "Web3D", fields.text("quality") or "High"
        reference = _model_file(list(fields.each("assets")))
        if usage in _NEVER or not reference:
            continue
        place = shelf.find(reference)
        if place is not None:
            found.append((usage != "Web3D", quality, Derivative(shelf.files.path(place), quality)))
    found.sort(key=lambda item: (item[0], _rank(item[1])))
    shown = model.raw("visible") is not False
    derivatives = tuple(derivative for _, _, derivative in found)
    return Part(derivatives, stand.numbers, name, shown, _override(model.inner("material")))


def _override(material: Fields | None) -> Override | None:
    """What stands in for all materials; Voyager's own values where it does not say."""
    if material is None:
        return None
    plain = Override()
    red, green, blue = material.numbers("color", 3) or plain.colour
    return Override(
        (_share(red), _share(green), _share(blue)),
        _share(material.number("opacity", plain.opacity)),
        _share(material.number("roughness", plain.roughness)),
        _share(material.number("metalness", plain.metalness)),
    )


def _share(number: float) -> float:
    return min(1.0, max(0.0, number))


def named_files(model: Fields) -> tuple[str, ...]:
    """References to all model files, there or not."""
    references = [_model_file(list(fields.each("assets"))) for fields in model.each("derivatives")]
    return tuple(reference for reference in references if reference)


def overlays_in(model: Fields) -> int:
    """How many overlay maps it offers."""
    assets = [asset for fields in model.each("derivatives") for asset in fields.each("assets")]
    return sum(asset.text("mapType") == "Zone" for asset in assets)


def _rank(quality: str) -> int:
    return QUALITIES.index(quality) if quality in QUALITIES else len(QUALITIES)


def _model_file(assets: Sequence[Fields]) -> str:
    """The file of a derivative that holds geometry."""
    for kind in ("Model", "Geometry", "Points"):
        for asset in assets:
            if asset.text("type") == kind and asset.text("uri"):
                return asset.text("uri")
    return ""
