"""Sheet: a canvas as a flat part of the world, and where on it something is.

Canvas: X to the right, Y down from the top left corner, in units of its own. World: that corner at the origin, Y up, in
the units the canvas declares, or else one unit as wide as the canvas.

W3C Media Fragments 1.0 §4.2.2 (xywh), Web Annotation Data Model §4.2 (FragmentSelector, SvgSelector), IIIF Presentation
4.0 (PointSelector, spatialScale), IIIF physical dimensions service 1.0.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many
from exhibit_viewer.formats.iiif.space import metres_per_unit
from exhibit_viewer.formats.iiif.svg_box import MOST_DRAWN, Box, Line, Shapes
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.units import METRES

_NUMBER = r"(\d{1,9}(?:\.\d{0,9})?)"
_FRAGMENT = re.compile(rf"xywh=(pixel:|percent:)?{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")
_FARTHEST = 1e9
_PHYSICAL = {"mm": "mm", "cm": "cm", "in": "in"}
_ROOM = 1.8
"""How much of the sheet is shown about a part of it, of the part's size."""
_SMALLEST = 0.03
"""The smallest part of a sheet that a view goes to, of the sheet's width."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """width, height: in the canvas's own units; scale: how many of `units` one of them is ("": no units). shapes: of
    the whole document."""

    width: float
    height: float
    scale: float
    units: str = ""
    shapes: Shapes = field(default_factory=Shapes, compare=False)

    def point(self, x: float, y: float) -> Point:
        """World from canvas."""
        return x * self.scale, -y * self.scale, 0.0

    def part(self, target: Fields) -> Box | None:
        """What of the canvas a target is, the first selector that says it; None for the whole."""
        for selector in many(target, "selector"):
            found = self._selected(selector)
            if found is not None:
                return found
        return self._fragment(id_of(target))

    def _selected(self, selector: Fields) -> Box | None:
        kind = kind_of(selector)
        if kind == "PointSelector":
            x, y = selector.number("x", 0.0), selector.number("y", 0.0)
            return (x, y, 0.0, 0.0) if abs(x) < _FARTHEST and abs(y) < _FARTHEST else None
        if kind == "FragmentSelector":
            return self._fragment(selector.text("value"))
        if kind == "SvgSelector":
            return self.shapes.box(self._svg(selector))
        if kind == "Choice":
            inner = (self._selected(each) for each in many(selector, "items", "default", "item"))
            return next((each for each in inner if each is not None), None)
        return None

    def outline(self, target: Fields) -> tuple[tuple[Point, ...], ...]:
        """The lines about what of the canvas a target is, in world; none for a point or the whole."""
        for selector in many(target, "selector"):
            lines = self._drawn(selector)
            if lines:
                return tuple(tuple(self.point(*place) for place in line) for line in lines)
        box = self.part(target)
        if box is None or not (box[2] > 0 and box[3] > 0):
            return ()
        x, y, wide, high = box
        corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
        return (tuple(self.point(*corner) for corner in corners),)

    def _drawn(self, selector: Fields) -> tuple[Line, ...]:
        if kind_of(selector) == "SvgSelector":
            return self.shapes.outlines(self._svg(selector))
        if kind_of(selector) == "Choice":
            return next(filter(None, map(self._drawn, many(selector, "items", "default", "item"))), ())
        return ()

    def _svg(self, selector: Fields) -> str:
        text = selector.text("value") or selector.text("chars")
        if self.shapes.run_out(text):
            selector.report("value", f"at most {MOST_DRAWN} places in the shapes of a document")
        return text

    def _fragment(self, text: str) -> Box | None:
        found = _FRAGMENT.search(text)
        if found is None:
            return None
        x, y, wide, high = (float(number) for number in found.groups()[1:])
        if found[1] == "percent:":
            across, down = self.width / 100, self.height / 100
            return x * across, y * down, wide * across, high * down
        return x, y, wide, high

    def middle(self, box: Box) -> Point:
        """The middle of a part, in world."""
        x, y, wide, high = box
        return self.point(x + wide / 2, y + high / 2)

    def view(self, box: Box) -> Camera | None:
        """Straight on to a part, with some of what is about it; None for a mere point."""
        _, _, wide, high = box
        if not (wide > 0 and high > 0):
            return None
        shown = max(high, wide * 0.75, self.width * _SMALLEST) * _ROOM * self.scale
        camera = Camera(target=self.middle(box), yaw=0.0, pitch=0.0, orthographic=True)
        return Camera(camera.target, 0.0, 0.0, shown / (2 * math.tan(camera.field_of_view / 2)), orthographic=True)


def sheet_of(canvas: Fields, shapes: Shapes) -> Sheet:
    """The canvas as a sheet with the shapes of its document; a size that is missing is told, and taken as square."""
    width, height = canvas.number("width", 0.0), canvas.number("height", 0.0)
    if not (0 < width < _FARTHEST and 0 < height < _FARTHEST):
        canvas.report("width", "the canvas's size")
        width = height = 1.0
    for scale, units in _declared(canvas):
        if 0 < scale < _FARTHEST and math.isfinite(scale):
            return Sheet(width, height, scale, units, shapes)
    return Sheet(width, height, 1.0 / width, shapes=shapes)


def _declared(canvas: Fields) -> Iterator[tuple[float, str]]:
    """(how many units one of the canvas is, the unit), as far as it says."""
    metres = metres_per_unit(canvas)
    if metres:
        same = next((name for name, length in METRES.items() if abs(length - metres) < 1e-9 * length), "")
        yield (1.0, same) if same else (metres, "m")
    for service in many(canvas, "service"):
        units = _PHYSICAL.get(service.text("physicalUnits"))
        if units is not None:
            yield service.number("physicalScale", 0.0), units
