"""The box about the shapes of an SVG selector. The SVG is searched for its shapes, not parsed as XML, and never drawn.

SVG 1.1 §8.3 (path data) and §9 (basic shapes); transforms are not looked at.
"""

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


def svg_box(text: str) -> Box | None:
    """The smallest box about all places the shapes name; None where there are none."""
    places = [place for place in _places(text[:_MOST_TEXT]) if max(map(abs, place)) < _LARGEST]
    if not places:
        return None
    left, top = min(x for x, _ in places), min(y for _, y in places)
    return left, top, max(x for x, _ in places) - left, max(y for _, y in places) - top


def _places(text: str) -> Iterator[Place]:
    for element in _ELEMENT.finditer(text):
        told = {name: one or other for name, one, other in _ATTRIBUTE.findall(element[2])}
        if element[1] == "path":
            yield from _along(told.get("d", ""))
        elif element[1] in ("polygon", "polyline"):
            numbers = [float(number) for number in _NUMBERS.findall(told.get("points", ""))]
            yield from zip(numbers[::2], numbers[1::2], strict=False)
        else:
            yield from _corners(element[1], {name: _first(value) for name, value in told.items()})


def _first(text: str) -> float:
    found = _NUMBERS.match(text.strip())
    return float(found[0]) if found else 0.0


def _corners(kind: str, told: dict[str, float]) -> Iterator[Place]:
    def value(name: str) -> float:
        return told.get(name, 0.0)

    if kind == "rect":
        yield value("x"), value("y")
        yield value("x") + value("width"), value("y") + value("height")
    elif kind == "line":
        yield value("x1"), value("y1")
        yield value("x2"), value("y2")
    else:
        across, down = (value("r"), value("r")) if kind == "circle" else (value("rx"), value("ry"))
        yield value("cx") - across, value("cy") - down
        yield value("cx") + across, value("cy") + down


def _along(data: str) -> Iterator[Place]:
    """Ends and control points of a path; its curves stay within them, its arcs nearly."""
    at, start, command, given = (0.0, 0.0), (0.0, 0.0), "", list[float]()
    for number, step in enumerate(_STEP.finditer(data)):
        if number > _MOST_STEPS:
            return
        if step[1]:
            command, given = step[1], []
            if command in "Zz":
                at = start
            continue
        given.append(float(step[2]))
        if command.upper() not in _COUNTS or len(given) < _COUNTS[command.upper()]:
            continue
        places = list(_named(command, given, at))
        yield from places
        at, given = places[-1], []
        if command in "Mm":
            start, command = at, "L" if command == "M" else "l"  # what follows a first place are lines


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
