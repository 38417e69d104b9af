"""An artifact of pictures as a canvas, in pixels of the finest of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exhibit_viewer.formats.walk import PICTURE_ENDINGS
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.camera import Point
from exhibit_viewer.model.collection import Artifact, Part
from exhibit_viewer.model.units import METRES

Json = dict[str, object]
_LARGEST = 100_000_000
_UNKNOWN = (1000, 1000)


def is_of_pictures(artifact: Artifact) -> bool:
    """Whether all it shows are pictures."""
    shown = [derivative for part in parts_of(artifact) for derivative in part.derivatives]
    return bool(shown) and all(each.path.suffix.lower() in PICTURE_ENDINGS for each in shown)


def parts_of(artifact: Artifact) -> tuple[Part, ...]:
    """Its parts; one for an artifact that has none."""
    return artifact.parts or (Part(artifact.derivatives),)


@dataclass(frozen=True, slots=True)
class Board:
    """A canvas from the world's origin to the right and down. pixels: how many of its units are one of the world's."""

    width: int
    height: int
    pixels: float

    def canvas(self, artifact: Artifact) -> Json:
        """What a canvas says of its size; how large that is in truth where the artifact has units."""
        found: Json = {"width": self.width, "height": self.height}
        metres = METRES.get(artifact.units)
        if metres:
            found["spatialScale"] = {"type": "Quantity", "quantityValue": metres / self.pixels, "unit": "m"}
        return found

    def target(self, address: str, canvas: Json, part: Part, size: tuple[int, int]) -> Json:
        """Where on the canvas a picture of this size is."""
        x, y, wide, high = (self.pixels * side for side in _box(part, size))
        if max(abs(x), abs(y), abs(wide - self.width), abs(high - self.height)) < 0.5:
            return canvas
        value = "xywh=" + ",".join(f"{max(0.0, side):.6g}" for side in (x, y, wide, high))
        selector = {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": value}
        return {"id": address, "type": "SpecificResource", "source": canvas, "selector": [selector]}

    def flattened(self, artifact: Artifact) -> Artifact:
        """The artifact with its notes in pixels of the canvas, without views, which no canvas has."""
        tours = (
            replace(tour, steps=tuple(replace(step, camera=None) for step in tour.steps)) for tour in artifact.tours
        )
        notes = tuple(self._laid(note) for note in artifact.annotations)
        setup = None if artifact.setup is None else replace(artifact.setup, camera=None)
        return replace(artifact, annotations=notes, tours=tuple(tours), setup=setup)

    def _laid(self, note: Annotation) -> Annotation:
        outline = tuple(tuple(self._flat(place) for place in line) for line in note.outline)
        anchor = None if note.anchor is None else replace(note.anchor, point=self._flat(note.anchor.point))
        return replace(note, camera=None, anchor=anchor, outline=outline)

    def _flat(self, place: Point) -> Point:
        return place[0] * self.pixels, -place[1] * self.pixels, 0.0


def board_of(artifact: Artifact, sizes: Mapping[Path, tuple[int, int]]) -> Board:
    """The canvas that holds its pictures. sizes: width and height in pixels by path."""
    parts = [(part, sized(part, sizes)) for part in parts_of(artifact) if part.derivatives]
    boxes = [_box(part, size) for part, size in parts]
    pixels = max(size[0] / wide for (_, size), (_, _, wide, _) in zip(parts, boxes, strict=True))
    right, bottom = (max(box[axis] + box[axis + 2] for box in boxes) for axis in (0, 1))
    width, height = (min(_LARGEST, max(1, round(side * pixels))) for side in (right, bottom))
    return Board(width, height, pixels)


def sized(part: Part, sizes: Mapping[Path, tuple[int, int]]) -> tuple[int, int]:
    """Width and height of a part's picture, in pixels."""
    return sizes.get(part.derivatives[0].path, _UNKNOWN)


def _box(part: Part, size: Sequence[int]) -> tuple[float, float, float, float]:
    """x, y downwards, width and height in the world, of a picture that is one unit wide in its own."""
    matrix = part.world_from_model
    wide, down = abs(matrix[0]) or 1.0, abs(matrix[5]) or 1.0
    return matrix[3], -matrix[7], wide, down * size[1] / size[0]
