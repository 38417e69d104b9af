"""Words that wrap: an even edge in Arabic, too."""

import numpy as np
import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import Qt

ARABIC = (
    "أربع قطع أنشأها هذا البرنامج لتجرّبه بها: أدرها، وأضئها، واقرأ الملاحظات واكتب ملاحظاتك. "
    "وهي نماذج توضيحية، لا مسوح لقطع حقيقية."
)


def first_ink(label):
    """Per row of letters: how far from the right edge the first ink stands, in pixels."""
    picture = label.grab().toImage().convertToFormat(label.grab().toImage().Format.Format_Grayscale8)
    grey = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    inked = np.abs(grey[:, : picture.width()].astype(int) - int(grey[0, 0])) > 64
    line = label.fontMetrics().lineSpacing()
    rows = [inked[top : top + line].any(axis=0) for top in range(0, picture.height() - line + 1, line)]
    return [int(np.argmax(row[::-1])) for row in rows if row.any()]


@pytest.mark.parametrize("absolute", [True, False])
def test_every_arabic_line_begins_at_the_same_edge(look, keep, absolute):
    from exhibit_viewer.ui.lines import Lines

    label = Lines(ARABIC)
    label.setFont(look[0].font(14))
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute if absolute else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    keep(label, 232, 100)
    starts = first_ink(label)
    assert len(starts) >= 3 and max(starts) - min(starts) <= 2


def test_a_word_too_wide_for_its_panel_shrinks_and_grows_back(look, keep, application):
    from exhibit_viewer.ui.lines import Lines

    label = Lines("A demonstration")
    given = look[0].font(46, serif=True)
    label.setFont(given)
    keep(label, 160, 200)
    application.processEvents()
    assert label.font().pixelSize() < given.pixelSize()
    assert label.fontMetrics().horizontalAdvance("demonstration") <= 160
    label.resize(900, 200)
    application.processEvents()
    assert label.font().pixelSize() == given.pixelSize()


def test_heights_that_were_asked_for_before_follow_words_and_font(look):
    from exhibit_viewer.ui.lines import Lines

    label = Lines("worn here")
    label.setFont(look[0].font(14))
    one = label.heightForWidth(200)
    label.setText("worn here " * 30)
    many = label.heightForWidth(200)
    label.setFont(look[0].font(26))
    assert one < many < label.heightForWidth(200)


def test_margins_change_how_tall_words_are_at_a_width(application):
    from exhibit_viewer.ui.lines import Lines

    label = Lines("words that need one line, or where margins take its room, several lines")
    wide = label.heightForWidth(600)
    label.setContentsMargins(220, 0, 220, 0)
    narrow = label.heightForWidth(600)
    label.setText(label.text())
    assert narrow > wide
    label.setContentsMargins(0, 0, 0, 0)
    assert label.heightForWidth(600) == wide
