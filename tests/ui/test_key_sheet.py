"""The key sheet: every command that has a key, in columns as high as what they hold."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from exhibit_viewer.session.commands import COMMANDS
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.key_painter import KEYS, KeyPainter
from exhibit_viewer.ui.key_sheet import KeyColumn
from exhibit_viewer.ui.overlays import Overlays


@pytest.fixture
def sheet(keep, world, look, application):
    appearance, icons = look
    window = keep(QWidget(), 1280, 800)
    actions = Actions(world.session, icons)
    made = Overlays(window, world.session, appearance, icons, actions, None).overlay("keys")
    made.unfold()
    application.processEvents()
    return made


def rows(sheet):
    models = [column.model() for column in sheet.findChildren(KeyColumn)]
    return [model.index(row, 0) for model in models for row in range(model.rowCount())]


def test_every_command_with_a_key_is_there_once_and_read_aloud_with_it(sheet):
    told = [index for index in rows(sheet) if index.data(KEYS)]
    assert len(told) == sum(bool(command.keys) for command in COMMANDS)
    for index in told:
        aloud = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert aloud.startswith(index.data()) and all(key in aloud for key in index.data(KEYS))


def test_columns_are_as_high_as_their_rows_and_side_by_side(sheet):
    columns = sheet.findChildren(KeyColumn)
    assert len(columns) == 3
    for column in columns:
        last = column.visualRect(column.model().index(column.model().rowCount() - 1, 0))
        assert last.bottom() < column.viewport().height() + 1
        assert last.right() <= column.viewport().width()
    assert len({column.y() for column in columns}) == 1


@pytest.mark.parametrize("mirrored", [False, True])
def test_keys_stand_where_reading_ends(sheet, application, look, mirrored):
    sheet.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    application.processEvents()
    column = sheet.findChildren(KeyColumn)[0]
    place = column.visualRect(next(index for index in rows(sheet) if index.data(KEYS)))
    picture, cap = column.viewport().grab(place).toImage(), QColor(look[0].theme.raised)
    ends = [x for x in range(picture.width()) if picture.pixelColor(x, picture.height() // 3) == cap]
    assert ends and (max(ends) < picture.width() / 2) == mirrored


def test_a_sheet_that_moves_is_not_set_anew(sheet, application, monkeypatch):
    painted = []
    monkeypatch.setattr(KeyPainter, "paint", lambda *_: painted.append(1))
    for column in sheet.findChildren(KeyColumn):
        column.viewport().repaint()
    assert not painted
    sheet.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    sheet.findChildren(KeyColumn)[0].viewport().repaint()
    assert painted


def test_a_closed_sheet_holds_no_columns(sheet, application):
    sheet.fold()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not sheet.findChildren(KeyColumn)
    sheet.unfold()
    assert sheet.findChildren(KeyColumn)
