"""`sheet`: a collection in one picture, without any display. Letters of every script are set by Qt, off screen."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from exhibit_viewer.headless.reading import found_at, reader_for
from exhibit_viewer.headless.speech import complain, said, say, speak
from exhibit_viewer.headless.still import picture_of, save
from exhibit_viewer.ingest.compose import seen_first
from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.fonts import font
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.palettes import GALLERY

CELL, CAPTION, GAP, HEAD, COLUMNS = 480, 84, 24, 104, 3
SAMPLES = 16
"""Of a cell's picture: on a processor alone each takes a quarter of a second, and a sheet has many cells."""


@dataclass(frozen=True, slots=True)
class _Cell:
    title: str
    under: str
    picture: Image.Image | None


def contact_sheet(
    path: Path, out: Path, language: str = "", base: Path | None = None, tell: Callable[[str], object] = say
) -> int:
    """Draw every artifact of the collection at `path` into the PNG `out`. Returns 0, or 1 when something could not be
    drawn, which is told on standard error; the artifact's place then holds its title alone. `tell` gets the path."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication([])
    kept_alive = speak(language)
    try:
        collection = found_at(path, base)
        cells, code = _cells(collection, language, base)
        save(_sheet(collection, cells), out)
    except Fault as fault:
        complain(said(fault.notice, language))
        return 1
    tell(str(out))
    del kept_alive, application
    return code


def _cells(collection: Collection, language: str, base: Path | None) -> tuple[list[_Cell], int]:
    cells, code = [], 0
    with reader_for(base) as reader:
        for artifact in collection.artifacts:
            picture = None
            try:
                model = seen_first(artifact, lambda part: reader.open(part, Ticket()))
                picture = picture_of(model, Scene(), StandardView.ISO, (CELL, CELL), SAMPLES)
            except Fault as fault:
                complain(said(fault.notice, language))
                code = 1
            cells.append(_Cell(in_language(artifact.title), _line_under(artifact), picture))
    return cells, code


def _line_under(artifact: Artifact) -> str:
    return " · ".join(filter(None, (in_language(artifact.culture), in_language(artifact.date))))


def _sheet(collection: Collection, cells: list[_Cell]) -> Image.Image:
    columns = max(1, min(COLUMNS, len(cells)))
    rows = max(1, -(-len(cells) // columns))
    width = columns * (CELL + GAP) + GAP
    sheet = QImage(width, HEAD + rows * (CELL + CAPTION + GAP) + GAP, QImage.Format.Format_RGBA8888)
    sheet.fill(QColor(GALLERY.ground))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _write(painter, QRect(GAP, 0, width - 2 * GAP, HEAD), in_language(collection.title), 34, GALLERY.text)
    for index, cell in enumerate(cells):
        column, row = index % columns, index // columns
        _draw_cell(painter, cell, GAP + column * (CELL + GAP), HEAD + row * (CELL + CAPTION + GAP))
    painter.end()
    return Image.frombytes("RGBA", (sheet.width(), sheet.height()), bytes(sheet.constBits())).convert("RGB")


def _draw_cell(painter: QPainter, cell: _Cell, left: int, top: int) -> None:
    if cell.picture is not None:
        pixels = cell.picture.convert("RGBA").tobytes()
        painter.drawImage(left, top, QImage(pixels, CELL, CELL, CELL * 4, QImage.Format.Format_RGBA8888))
    _write(painter, QRect(left, top + CELL + 8, CELL, 40), cell.title, 20, GALLERY.text)
    _write(painter, QRect(left, top + CELL + 46, CELL, 30), cell.under, 14, GALLERY.muted)


def _write(painter: QPainter, place: QRect, text: str, size: int, colour: str) -> None:
    painter.setFont(font(size, serif=size > 14))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown)
