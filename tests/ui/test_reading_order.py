"""Tab goes as one reads: into the drawer of the tool in hand, down a form and then to what ends it."""

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget


@pytest.fixture
def tabbed(application, until):
    """Where Tab leads from the first stop of a window until it comes round, by name."""

    def through(window, first):
        window.activateWindow()
        until(window.isActiveWindow)
        first.setFocus()
        found = []
        while (here := application.focusWidget()) not in found:
            found.append(here)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        return [each.accessibleName() or each.text() for each in found]

    return through


def test_parts_made_in_any_order_are_gone_through_in_the_one_given(keep, tabbed):
    from exhibit_viewer.ui.reading_order import follow

    whole = keep(QWidget())
    column, late, early = QVBoxLayout(whole), QWidget(), QPushButton("early")
    inside = QVBoxLayout(late)
    for word in ("one", "two"):
        inside.addWidget(QPushButton(word))
    last = QPushButton("last")
    for part in (last, late, early):
        column.addWidget(part)
    follow(early, late, last)
    assert tabbed(whole, early) == ["early", "one", "two", "last"]


def test_a_drawer_comes_after_the_tool_that_opened_it(world, look, keep, tabbed):
    from exhibit_viewer.session.state import Tool
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.tool_strip import ToolStrip

    place = keep(QWidget(), 900, 600)
    strip = ToolStrip(world.session, *look, Actions(world.session, look[1]), place)
    strip.show()
    world.show()
    world.session.choose_tool(Tool.LIGHT)
    order = tabbed(place, strip._buttons["mode"])
    assert order.index("Light") + 1 == order.index("Raking light") < order.index("Section")
    strip.open("views")
    order = tabbed(place, strip._buttons["mode"])
    assert order.index("Views") < order.index("Front") < order.index("Ground")


def test_a_form_is_gone_through_from_above(records, world, look, keep, tabbed):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.record.pages import AboutPages

    world.show()
    pages = keep(AboutPages(world.session, *look, Actions(world.session, look[1])), 336, 700)
    pages.write(True)
    order = tabbed(pages, pages.form.tongues._buttons["en"])
    wanted = (
        "English",
        "Write in another language",
        "Title",
        "Place",
        "Rights",
        "Licence",
        "Add a line",
        "Done writing",
    )
    places = [order.index(each) for each in wanted]
    assert places == sorted(places)
