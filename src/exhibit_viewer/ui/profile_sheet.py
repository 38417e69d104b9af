"""Profile sheet: the outline of a cut as an SVG drawing at 1:1, with a scale bar, a title and the credit."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from exhibit_viewer.model.chains import Chain
from exhibit_viewer.model.profile import Profile
from exhibit_viewer.session.measures import round_length

MARGIN, LEAST_WIDTH = 10.0, 90.0
TITLE, SMALL, LEADING = 4.2, 3.0, 1.45
STROKE, TICK = 0.25, 2.0
INK, PAPER = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What is written under the drawing, in the language shown. bar: the scale bar's length in words."""

    title: str
    about: str
    bar: str
    credit: str


def bar_millimetres(profile: Profile, metres_per_unit: float) -> float:
    """A round length, at most half of the drawing's width and at least a centimetre, for the scale bar."""
    return max(10.0, round_length(max(profile.size[0] * metres_per_unit * 500.0, 10.0)))


def sheet(profile: Profile, metres_per_unit: float, words: SheetWords) -> bytes:
    """The SVG file: user units are millimetres, so that it prints at its real size. Black on white, for print."""
    scale = metres_per_unit * 1000.0
    low, high = profile.bounds * scale
    width = max(high[0] - low[0], bar_millimetres(profile, metres_per_unit), LEAST_WIDTH - 2 * MARGIN)
    tall = high[1] - low[1]
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "version": "1.1"})
    SubElement(root, "title").text = words.title
    ground = SubElement(root, "rect", {"fill": PAPER})
    drawing = SubElement(root, "g", {"fill": "none", "stroke": INK, "stroke-width": f"{STROKE}"})
    drawing.set("stroke-linejoin", "round")
    drawing.set("id", "profile")
    for line in profile.lines:
        SubElement(drawing, "path", {"d": _path(line, scale, float(low[0]), float(high[1]))})
    foot = _bar(root, MARGIN + tall + MARGIN, bar_millimetres(profile, metres_per_unit), words.bar)
    foot = _text(root, [words.title], foot + TITLE * LEADING, TITLE, width)
    foot = _text(root, [words.about, words.credit], foot, SMALL, width)
    page = width + 2 * MARGIN, foot - SMALL + MARGIN
    for element in (root, ground):
        element.set("width", f"{page[0]:.3f}" + ("mm" if element is root else ""))
        element.set("height", f"{page[1]:.3f}" + ("mm" if element is root else ""))
    root.set("viewBox", f"0 0 {page[0]:.3f} {page[1]:.3f}")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _path(line: Chain, scale: float, left: float, top: float) -> str:
    points = (f"{MARGIN + x * scale - left:.3f},{MARGIN + top - y * scale:.3f}" for x, y in line.points.tolist())
    return "M" + " L".join(points) + (" Z" if line.closed else "")


def _bar(root: Element, y: float, long: float, words: str) -> float:
    ticks = f"M{MARGIN:.3f},{y - TICK:.3f} V{y:.3f} H{MARGIN + long:.3f} V{y - TICK:.3f}"
    SubElement(root, "path", {"id": "scale", "d": ticks, "fill": "none", "stroke": INK, "stroke-width": f"{STROKE}"})
    return _text(root, [words], y + SMALL * LEADING, SMALL, long + LEAST_WIDTH)


def _text(root: Element, texts: Iterable[str], y: float, size: float, width: float) -> float:
    """Lines from `y` down, wrapped to about the width; where the next line would stand."""
    letters = max(20, int(width / (size * 0.52)))
    for line in (line for text in texts for line in textwrap.wrap(text, letters)):
        place = {"x": f"{MARGIN:.3f}", "y": f"{y:.3f}", "font-size": f"{size}", "font-family": "Inter, sans-serif"}
        SubElement(root, "text", {**place, "fill": INK}).text = line
        y += size * LEADING
    return y
