"""The shapes of SVG selectors, and the box about them. The SVG is searched for them, not parsed as XML.

SVG 1.1 §9 (basic shapes); transforms are not looked at. The data of paths are read by svg.path.
"""

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from svg.path import Close, Move, parse_path
from svg.path import Line as Straight
from svg.path.path import PathSegment

Box = tuple[float, float, float, float]
"""x, y of the top left corner, width, height."""
_MOST_TEXT = 30_000
_MOST_STEPS, _MOST_PIECES, _MOST_PLACES = 5000, 24, 8000
_NEAR = 1 / 2000
"""How near lines come to a curve, of how far the path goes."""
_LARGEST = 1e9
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_ELEMENT = re.compile(r"<(?:\w+:)?(path|polygon|polyline|rect|circle|ellipse|line)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NUMBERS = re.compile(_NUMBER)
Place = tuple[float, float]
Line = tuple[Place, ...]
MOST_LINES = 200
_ROUND = tuple((math.cos(turn), math.sin(turn)) for turn in (2 * math.pi * corner / 48 for corner in range(48)))
"""The corners of a circle."""
MOST_DRAWN = 1_500_000
"""Places, and letters of text, that the selectors of a document are followed to: some seconds."""
_LETTERS_A_PLACE = 4


@dataclass(slots=True)
class Shapes:
    """The shapes of all SVG selectors of a document. left: what may yet be drawn; beyond that there are none."""

    left: int = MOST_DRAWN
    _told: bool = False
    _text: str = ""
    _lines: tuple[Line, ...] = ()

    def box(self, text: str) -> Box | None:
        """The smallest box about all places the shapes name; None where there are none."""
        places = [place for line in self._of(text) for place in line]
        if not places:
            return None
        left, top = min(x for x, _ in places), min(y for _, y in places)
        return left, top, max(x for x, _ in places) - left, max(y for _, y in places) - top

    def outlines(self, text: str) -> tuple[Line, ...]:
        """The shapes as lines that close, which come so near to their curves that nobody sees a difference."""
        return tuple(line for line in self._of(text) if len(line) > 1)[:MOST_LINES]

    def run_out(self, text: str) -> bool:
        """Whether those of this selector are the first that are left out."""
        if self._told or self.left > 0 or text == self._text:
            return False
        self._told = True
        return True

    def _of(self, text: str) -> tuple[Line, ...]:
        if text != self._text:  # the box and the lines of one are asked for one after the other
            self._text, self._lines = text, _lines(text[:_MOST_TEXT]) if self.left > 0 else ()
            self.left -= min(len(text), _MOST_TEXT) // _LETTERS_A_PLACE + sum(map(len, self._lines))
        return self._lines


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(tuple(place for place in line if max(map(abs, place)) < _LARGEST) for line in _shapes(text))


def _shapes(text: str) -> Iterator[list[Place]]:
    for element in _ELEMENT.finditer(text):
        told = {name: one or other for name, one, other in _ATTRIBUTE.findall(element[2])}
        if element[1] == "path":
            yield from _along(told.get("d", ""))
        elif element[1] in ("polygon", "polyline"):
            numbers = [float(number) for number in _NUMBERS.findall(told.get("points", ""))]
            yield list(zip(numbers[::2], numbers[1::2], strict=False))
        else:
            yield list(_corners(element[1], {name: _first(value) for name, value in told.items()}))


def _first(text: str) -> float:
    found = _NUMBERS.match(text.strip())
    return float(found[0]) if found else 0.0


def _corners(kind: str, told: dict[str, float]) -> Iterator[Place]:
    def value(name: str) -> float:
        return told.get(name, 0.0)

    if kind == "rect":
        left, top, right, low = value("x"), value("y"), value("x") + value("width"), value("y") + value("height")
        yield from ((left, top), (right, top), (right, low), (left, low))
    elif kind == "line":
        yield value("x1"), value("y1")
        yield value("x2"), value("y2")
    else:
        across, down = (value("r"), value("r")) if kind == "circle" else (value("rx"), value("ry"))
        x, y = value("cx"), value("cy")
        yield from ((x + across * east, y + down * south) for east, south in _ROUND)


def _along(data: str) -> Iterator[list[Place]]:
    """The lines of a path; none of one that breaks off or is not to be reckoned with."""
    try:
        steps = list(itertools.islice(parse_path(data), _MOST_STEPS))
        ends = [step.end for step in steps]
        reach = max(abs(end) for end in ends) if ends else 0.0
        yield from _lines_of(steps, reach * _NEAR) if reach < _LARGEST else ()
    except (ValueError, ArithmeticError, LookupError, AssertionError, TypeError):
        return  # what svg.path raises for data that is none


def _lines_of(steps: list[PathSegment], near: float) -> Iterator[list[Place]]:
    line: list[Place] = []
    count = 0
    for step in steps:
        if isinstance(step, Move):
            yield line
            line = []
        if not isinstance(step, Close):
            found = [(place.real, place.imag) for place in _places(step, near)]
            count += len(found)
            line += found if count < _MOST_PLACES else found[-1:]
    yield line


def _places(step: PathSegment, near: float) -> Iterator[complex]:
    """Places along a step past its beginning, so close together that lines between them come as near to it as that."""
    if isinstance(step, Move | Straight):
        yield step.end
        return
    bend = max(abs(step.point(share) - (1 - share) * step.start - share * step.end) for share in (0.25, 0.5, 0.75))
    pieces = min(_MOST_PIECES, max(1, math.ceil(math.sqrt(bend / near)))) if bend > near > 0.0 else 1
    for piece in range(1, pieces):
        yield step.point(piece / pieces)
    yield step.end
