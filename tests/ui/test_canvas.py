"""The two canvases: when they have a picture drawn, and that it arrives as it was drawn."""

import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtGui import QColor, QOpenGLContext
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_COLOUR_BUFFER, _SCISSOR = 0x4000, 0x0C11
LOW, HIGH = QColor(200, 40, 10), QColor(20, 60, 120)


class Painter:
    """Paints the lower half of a canvas in one colour and the upper one in another; keeps the books."""

    def __init__(self):
        self.began = self.ended = self.painted = 0
        self.canvas, self.ready = None, True

    def begin(self):
        self.began += 1

    def paint(self):
        self.painted += 1
        functions = QOpenGLContext.currentContext().functions()
        ratio = self.canvas.devicePixelRatioF()
        width, height = round(self.canvas.width() * ratio), round(self.canvas.height() * ratio)
        for colour, (bottom, rows) in ((LOW, (0, height // 2)), (HIGH, (height // 2, height - height // 2))):
            functions.glEnable(_SCISSOR)
            functions.glScissor(0, bottom, width, rows)
            functions.glClearColor(colour.redF(), colour.greenF(), colour.blueF(), 1.0)
            functions.glClear(_COLOUR_BUFFER)
            functions.glDisable(_SCISSOR)
        return self.ready

    def end(self):
        self.ended += 1


@pytest.fixture(params=["ProcessorCanvas", "CardCanvas"])
def easel(request, keep, until):
    from exhibit_viewer.ui import canvas

    painter, host = Painter(), keep(QWidget(), 120, 80)
    painter.canvas = getattr(canvas, request.param)(painter, host)
    painter.canvas.setGeometry(0, 0, 120, 80)
    painter.canvas.show()
    until(lambda: painter.painted)
    yield painter
    painter.canvas.setParent(None)


def test_a_picture_arrives_the_right_way_up_in_its_colours(easel):
    picture = easel.canvas.grabFramebuffer()
    assert (picture.width(), picture.height()) == (120, 80)
    assert picture.pixelColor(60, 5) == HIGH
    assert picture.pixelColor(60, 75) == LOW
    assert easel.began == 1


def test_it_is_on_the_screen(easel):
    seen = easel.canvas.window().grab().toImage()
    assert seen.pixelColor(60, 5) == HIGH
    assert seen.pixelColor(60, 75) == LOW


def test_it_is_drawn_when_asked_for_and_then_announced(easel, until):
    QTest.qWait(50)
    told, before = [], easel.painted
    easel.canvas.frameSwapped.connect(lambda: told.append(1))
    easel.canvas.redraw()
    until(lambda: told)
    assert easel.painted == before + 1


def test_what_lies_over_it_has_nothing_drawn(easel, until):
    over = QWidget(easel.canvas.parentWidget())
    over.setGeometry(10, 10, 40, 40)
    over.show()
    QTest.qWait(50)
    before = easel.painted
    over.update()
    QTest.qWait(50)
    assert easel.painted == before


def test_another_size_is_another_picture(easel, until):
    before = easel.painted
    easel.canvas.setGeometry(0, 0, 60, 40)
    easel.canvas.redraw()
    until(lambda: easel.painted > before)
    picture = easel.canvas.grabFramebuffer()
    assert (picture.width(), picture.height()) == (60, 40)
    assert picture.pixelColor(30, 35) == LOW


def test_in_memory_the_last_picture_is_stretched_until_there_is_one_of_the_new_size(easel, until):
    if not easel.canvas.keeps:
        pytest.skip("a card's picture goes with its size")
    easel.ready, before = False, easel.painted
    easel.canvas.setGeometry(0, 0, 120, 40)
    for asked in (0, 1):  # neither by itself nor for one that is not ready
        seen = easel.canvas.grab().toImage()
        assert seen.size().toTuple() == (120, 40) and easel.painted == before + asked
        assert {seen.pixelColor(x, 5).name() for x in (2, 60, 117)} == {HIGH.name()}
        assert {seen.pixelColor(x, 35).name() for x in (2, 60, 117)} == {LOW.name()}
        easel.canvas.redraw()
    easel.ready = True
    easel.canvas.redraw()
    until(lambda: easel.canvas.grabFramebuffer().width() == 120 and easel.canvas.grabFramebuffer().height() == 40)


def test_the_end_of_the_context_is_told(easel):
    canvas = easel.canvas
    easel.canvas = None
    canvas.deleteLater()
    del canvas
    for _ in range(50):
        QTest.qWait(10)
        if easel.ended:
            break
    easel.canvas = QWidget()
    assert easel.ended
