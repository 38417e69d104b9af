"""The curve: what scans of growing size take, of this viewer and of others, as one small picture."""

import math
import os
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph
from PySide6.QtWidgets import QApplication

Figures = dict[str, float]
Curves = dict[str, dict[float, Figures]]
"""By viewer and millions of triangles."""

PANELS = (
    ("first picture cpu s", "seconds to the first picture"),
    ("peak MB", "megabytes of memory at most"),
    ("pictures per cpu-second", "pictures a second, turning"),
)
"""(name of a figure, its title); seconds are of one processor."""
INKS = ("#b06c1c", "#6e747c", "#3c6e96")
SIZE = (1080, 360)


def draw(curves: Curves, place: Path) -> None:
    """Write the picture, PNG, of what was measured."""
    app = QApplication.instance() or QApplication([])
    pyqtgraph.setConfigOptions(background="w", foreground="#3c3c3c", antialias=True)
    sheet = pyqtgraph.GraphicsLayoutWidget(size=SIZE)
    inks = dict(zip(curves, INKS, strict=False))
    names = "&nbsp;&nbsp;&nbsp;&nbsp;".join(f'<span style="color:{ink}">●</span> {name}' for name, ink in inks.items())
    sheet.addLabel(names, 0, 0, colspan=len(PANELS))
    for column, (figure, title) in enumerate(PANELS):
        plot = sheet.addPlot(1, column, title=title)
        plot.setLabel("bottom", "millions of triangles")
        plot.setLogMode(x=True, y=True)
        plot.showGrid(x=True, y=True, alpha=0.15)
        for name, ink in inks.items():
            known = sorted((size, figures[figure]) for size, figures in curves[name].items() if figure in figures)
            look = {"pen": pyqtgraph.mkPen(ink, width=2), "symbol": "o", "symbolBrush": ink, "symbolPen": None}
            plot.plot([size for size, _ in known], [value for _, value in known], **look)
        plot.getAxis("bottom").setTicks([_ticks(size for curve in curves.values() for size in curve)])
        heights = [own[figure] for curve in curves.values() for own in curve.values() if figure in own]
        left = plot.getAxis("left")
        left.setWidth(48)
        left.setTicks([_ticks(_round(min(heights), max(heights)))])
    sheet.show()
    app.processEvents()
    sheet.grab().save(str(place))


def _round(low: float, high: float) -> Iterable[float]:
    """1, 2, 5, 10, 20, 50 and so on, from below `low` to above `high`."""
    decades = range(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1)
    steps = [step * 10.0**decade for decade in decades for step in (1, 2, 5, 10)]
    return [step for step in steps if low / 2.5 <= step <= high * 2.5]


def _ticks(values: Iterable[float]) -> list[tuple[float, str]]:
    return [(math.log10(value), f"{value:g}") for value in sorted(set(values))]
