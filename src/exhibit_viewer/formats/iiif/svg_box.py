"""The shapes of an SVG selector, and the box about them. The SVG is searched for them, not parsed as XML.

SVG 1.1 §8.3 (path data) and §9 (basic shapes); transforms are not looked at.
"""

import math
import re
from collections.abc import Iterator

Box = tuple[float, float, float, float]
"""x, y of the top left corner, width, height."""
_MOST_TEXT = 200_000
_MOST_STEPS = 20_000
_LARGEST = 1e9
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_ELEMENT = re.compile(r"<(?:\w+:)?(path|polygon|polyline|rect|circle|ellipse|line)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STEP = re.compile(rf"([MmLlHhVvCcSsQqTtAaZz])|({_NUMBER})")
_NUMBERS = re.compile(_NUMBER)
_ENDS = {"M": (0, 1), "L": (0, 1), "T": (0, 1), "H": (0,), "V": (0,), "C": (0, 1, 2, 3, 4, 5), "S": (0, 1, 2, 3),
         "Q": (0, 1, 2, 3), "A": (5, 6)}  # fmt: skip
"""Which numbers of a command are places, in pairs of x and y; H and V have one of them."""
_COUNTS = {"M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}
Place = tuple[float, float]
Line = tuple[Place, ...]
MOST_LINES = 200
_ROUND = 48
"""Of how many corners a circle is."""


def svg_box(text: str) -> Box | None:
    """The smallest box about all places the shapes name; None where there are none."""
    places = [place for line in _lines(text) for place in line]
    if not places:
        return None
    left, top = min(x for x, _ in places), min(y for _, y in places)
    return left, top, max(x for x, _ in places) - left, max(y for _, y in places) - top


def svg_outlines(text: str) -> tuple[Line, ...]:
    """The shapes as lines that close; curves by their ends and control points, which they come near to."""
    return tuple(line for line in _lines(text) if len(line) > 1)[:MOST_LINES]


def _lines(text: str) -> Iterator[Line]:
    for line in _shapes(text[:_MOST_TEXT]):
        yield tuple(place for place in line if max(map(abs, place)) < _LARGEST)


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
        for number in range(_ROUND):
            turn = 2 * math.pi * number / _ROUND
            yield value("cx") + across * math.cos(turn), value("cy") + down * math.sin(turn)


def _along(data: str) -> Iterator[list[Place]]:
    """Ends and control points of a path, each of its lines; its curves stay within them, its arcs nearly."""
    at, start, command, given = (0.0, 0.0), (0.0, 0.0), "", list[float]()
    line: list[Place] = []
    for number, step in enumerate(_STEP.finditer(data)):
        if number > _MOST_STEPS:
            break
        if step[1]:
            command, given = step[1], []
            if command in "Zz":
                at = start
            continue
        given.append(float(step[2]))
        if command.upper() not in _COUNTS or len(given) < _COUNTS[command.upper()]:
            continue
        places = list(_named(command, given, at))
        at, given = places[-1], []
        if command in "Mm":
            yield line
            start, line, command = at, [], "L" if command == "M" else "l"  # what follows a first place are lines
        line += places
    yield line


def _named(command: str, given: list[float], at: Place) -> Iterator[Place]:
    x, y = at if command.islower() else (0.0, 0.0)
    kind = command.upper()
    if kind == "H":
        yield x + given[0], at[1]
    elif kind == "V":
        yield at[0], y + given[0]
    else:
        ends = _ENDS[kind]
        for first, second in zip(ends[::2], ends[1::2], strict=True):
            yield x + given[first], y + given[second]
