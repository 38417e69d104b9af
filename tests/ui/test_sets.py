"""Favourites and sets in the window: listed, filled, renamed, deleted and had back, put in order by the hand."""

from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from exhibit_viewer.model.collection import Artifact, Collection, Derivative, Home
from exhibit_viewer.model.own_set import BUILT_IN, FAVOURITES, RECENT, OwnSet, Pick
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.session import Session


class Store:
    def __init__(self):
        self.kept, self.removed = {}, []

    def all(self, on_done):
        on_done(tuple(OwnSet(name, title) for name, title in BUILT_IN.items()))

    def keep(self, own, on_done):
        self.kept[own.id] = own
        on_done(None)

    def remove(self, set_id, on_done):
        self.removed.append(set_id)
        on_done(None)

    def path(self, set_id):
        return Path("/sets") / f"{set_id}.json"


class Doors:
    def __init__(self):
        self.opened, self.places = [], None

    def open(self, path, artifact=""):
        self.opened.append(path)

    def search(self, question, on_done):
        pass

    def thumbnail(self, artifact, on_done):
        on_done(None)

    def wanted(self, artifacts):
        pass


@pytest.fixture
def store(world):
    kept = Store()
    world.session = Session(world, world, world, world, sets=kept)
    world.session.picking.begin()
    return kept


@pytest.fixture
def actions(store, world, look):
    from exhibit_viewer.ui.actions import Actions

    return Actions(world.session, look[1])


def press(widget, key):
    QTest.keyClick(widget, key)


@pytest.fixture
def page(store, world, look, keep, actions):
    from exhibit_viewer.ui.library.sets_page import SetsPage

    world.show()
    window = keep(QWidget(), 900, 700)
    shown = SetsPage(world.session, *look, actions, window, Doors())
    shown.unfold()
    return shown


def test_the_page_fills_empties_and_opens_sets(page, store):
    assert list(page.rows) == [FAVOURITES, RECENT]
    row = page.rows[FAVOURITES]
    assert not row.under.isEnabled() and row.toggle_button.isVisible()
    row.toggle_button.click()
    assert [pick.artifact for pick in store.kept[FAVOURITES].picks] == ["ball"]
    row = page.rows[FAVOURITES]
    assert row.toggle_button.accessibleName() == "Take out of Favourites"
    assert not page.rows[RECENT].toggle_button.isVisible() and not row.away.isVisible()
    row.under.click()
    assert page._doors.opened == [Path("/sets/favourites.json")] and not page.isVisible()


def test_a_set_is_made_by_name_deleted_and_had_back(page, store, world):
    assert not page.make.isEnabled()
    page.name.setText(" Lesson ")
    page.name.returnPressed.emit()
    (set_id,) = store.kept.keys() - set(BUILT_IN)
    assert page.name.text() == "" and not page.undo.isVisible()
    away = page.rows[set_id].away
    away.setFocus()
    away.click()
    assert store.removed == [set_id] and set_id not in page.rows
    assert page.undo.isVisible() and "Lesson" in page._gone.text() and page.window().focusWidget() is page.undo
    del store.kept[set_id]
    page.undo.click()
    assert set_id in page.rows and not page.undo.isVisible()
    assert [pick.artifact for pick in store.kept[set_id].picks] == ["ball"]


def test_a_set_is_renamed_in_its_place(page, store, application):
    page.name.setText("Lesson")
    page.make.click()
    (set_id,) = store.kept.keys() - set(BUILT_IN)
    page.rows[set_id].under.setFocus()
    press(page.rows[set_id].under, Qt.Key.Key_F2)
    row = page.rows[set_id]
    assert row.writing.isVisible() and page.window().focusWidget() is row.writing and row.writing.text() == "Lesson"
    row.writing.setText("Another")
    press(row.writing, Qt.Key.Key_Escape)
    assert page.isVisible() and not row.writing.isVisible() and store.kept[set_id].title == LangText.of("Lesson")
    row.pencil.click()
    row.writing.setText(" Lesson 2 ")
    press(row.writing, Qt.Key.Key_Return)
    assert store.kept[set_id].title == LangText.of("Lesson 2") and set_id in page.rows
    assert not page.rows[FAVOURITES].pencil.isVisible()


def test_a_set_is_shared_as_soon_as_it_is_open(page, store, world, actions):
    asked = []
    actions.provide("share", lambda: asked.append(world.session.state.own_set.id))
    page.rows[FAVOURITES].toggle_button.click()
    page.rows[FAVOURITES].share.click()
    assert asked == [] and page._doors.opened == [Path("/sets/favourites.json")]
    whole = Collection(
        "set-favourites", Path("/sets/favourites.json"), BUILT_IN[FAVOURITES], world.session.state.collection.artifacts
    )
    world.session.open_collection(whole)
    assert asked == [FAVOURITES]


@pytest.fixture
def browser(store, world, look, keep):
    from exhibit_viewer.ui.browser import Browser
    from exhibit_viewer.ui.pictures import Pictures

    doors = Doors()
    shown = keep(Browser(world.session, *look, Pictures(doors), doors), 264, 600)
    world.session.recording.gather(())
    return shown


def own_set(world, *names):
    session = world.session
    picks = tuple(Pick(Path("/x"), "x", name, LangText.of(name)) for name in names)
    artifacts = tuple(
        Artifact(f"x/{name}", LangText.of(name), (Derivative(Path(f"{name}.glb")),), home=Home(Path("/x"), "x", name))
        for name in names
    )
    session.picking._keep(OwnSet("mine", LangText.of("Mine"), picks))
    session.open_collection(Collection("set-mine", Path("/sets/mine.json"), LangText.of("Mine"), artifacts))


def test_rows_of_a_set_go_where_they_are_dropped(browser, world, store, until):
    from PySide6.QtWidgets import QApplication

    mode = QListView.DragDropMode
    world.show()
    assert browser.view.dragDropMode() == mode.NoDragDrop
    own_set(world, "a", "b", "c")
    assert browser.view.dragDropMode() == mode.InternalMove
    QApplication.processEvents()
    view = browser.view
    until(lambda: view.visualRect(browser.shelf.index(2)).isValid())
    last = view.visualRect(browser.shelf.index(2)).center()
    aside = QPoint(view.visualRect(browser.shelf.index(2)).width() // 4, 0)
    assert (view.row_at(last - aside), view.row_at(last + aside), view.row_at(QPoint(5, 590))) == (2, 3, 3)
    world.session.show_artifact("x/a")
    view.moved.emit(3)
    assert [pick.artifact for pick in store.kept["mine"].picks] == ["b", "c", "a"]
    assert [each.id for each in browser.listed()] == ["x/b", "x/c", "x/a"]
    assert view.currentIndex().row() == 2
    browser.shelf.sort_by("title")
    browser._let_move()
    assert view.dragDropMode() == mode.NoDragDrop


def test_a_favourite_wears_a_heart(browser, world):
    from exhibit_viewer.ui.shelf import Role

    world.show()
    assert not browser.shelf.index(0).data(Role.FAVOURED)
    world.session.picking.favour()
    assert browser.shelf.index(0).data(Role.FAVOURED) and not browser.shelf.index(1).data(Role.FAVOURED)
