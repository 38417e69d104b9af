"""The library in the window: imports told of, sheets shown before they change anything, citations to paste."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.library_port import Held, KnownLibrary, Sheet, TakenIn

HELD = (
    Held(Path("/l/vases"), LangText.of("Vases"), 3, 3_000_000, "2031-05-01T10:00:00Z"),
    Held(Path("/l/old"), LangText.of("Old ones"), 1, 9, thrown="2031-05-02T10:00:00Z"),
)


class Shelves:
    """A library whose answers the test gives."""

    def __init__(self) -> None:
        self.taken, self.asked, self.ticket = [], [], Ticket()
        self.done = self.progress = None

    def held(self, on_done):
        on_done(HELD)

    def take_in(self, path, again, on_progress, on_done):
        self.taken.append((path, again))
        self.done, self.progress = on_done, on_progress
        return self.ticket

    def throw_away(self, path, on_done):
        self.asked.append(("away", path))

    def fetch_back(self, path, on_done):
        self.asked.append(("back", path))

    def destroy(self, path, on_done):
        self.asked.append(("destroy", path))

    def read_sheet(self, collection, path, on_done):
        title = LangText({"en": "A sphere"})
        first = replace(collection.artifacts[0], title=title)
        on_done(Sheet(path.name, replace(collection, artifacts=(first, *collection.artifacts[1:]))))


class Doors:
    def __init__(self) -> None:
        self.opened = []

    def open(self, path, artifact=""):
        self.opened.append((path, artifact))


@pytest.fixture
def desk(records, world, look, keep):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.library.deeds import LibraryDeeds
    from exhibit_viewer.ui.library.page import LibraryPage
    from exhibit_viewer.ui.library.sheet_page import SheetPage
    from exhibit_viewer.ui.work_bar import WorkBar

    world.show()
    window = keep(QWidget(), 1000, 700)
    actions = Actions(world.session, look[1])

    class Desk:
        shelves, doors = Shelves(), Doors()
        sheets = SheetPage(*look, window)

    Desk.page = LibraryPage(world.session, *look, actions, window, Desk.doors, Desk.shelves)
    Desk.deeds = LibraryDeeds(
        window, world.session, actions, Desk.doors, Desk.shelves, WorkBar(*look, window, window), Desk.sheets.propose
    )
    Desk.bar = Desk.deeds.bar
    return Desk


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_an_import_tells_how_far_it_is_and_offers_to_open(desk):
    desk.deeds.take_in(Path("/x/Vases"))
    assert desk.bar.busy
    desk.shelves.progress(0.5)
    assert "50 %" in words(desk.bar)
    desk.deeds.take_in(Path("/x/Another"))
    assert len(desk.shelves.taken) == 1
    desk.shelves.done(TakenIn(Path("/l/vases"), LangText.of("Vases"), True, 3, 0))
    assert "“Vases” was imported." in words(desk.bar)
    desk.bar.act.click()
    assert desk.doors.opened == [(Path("/l/vases"), "")]
    assert not desk.bar.isVisible()


def test_what_is_there_already_is_said(desk):
    desk.deeds.take_in(Path("/x/Vases"))
    desk.shelves.done(TakenIn(Path("/l/vases"), LangText.of("Vases"), False, 3, 3))
    assert "“Vases” is in your library already." in words(desk.bar)


def test_an_import_can_be_stopped(desk):
    desk.deeds.take_in(Path("/x/Vases"))
    desk.bar.cancel.click()
    assert desk.shelves.ticket.cancelled
    assert not desk.bar.isVisible()


def test_a_refused_import_is_told_in_the_bar_of_faults(desk, world):
    desk.deeds.take_in(Path("/x/Vases"))
    desk.shelves.done(Fault(Code.DISK_FULL, "collections"))
    assert world.session.state.fault.code is Code.DISK_FULL
    assert not desk.bar.isVisible()


def test_a_copy_of_what_is_open_is_opened_where_one_was(desk, world):
    desk.deeds.copy()
    assert desk.shelves.taken == [(Path("/nowhere"), True)]
    desk.shelves.done(TakenIn(Path("/l/things"), LangText.of("Things"), True, 2, 0))
    assert desk.doors.opened == [(Path("/l/things"), "ball")]


def test_the_page_lists_what_is_held_and_the_trash_apart(desk):
    from exhibit_viewer.ui.library.rows import HeldRow

    desk.page.unfold()
    rows = [row for row in desk.page.findChildren(HeldRow) if row.isVisible()]
    assert len(rows) == 1
    assert "Vases" in words(desk.page)
    rows[0].away.click()
    assert desk.shelves.asked == [("away", Path("/l/vases"))]
    desk.page._trash.click()
    row = next(row for row in desk.page.findChildren(HeldRow) if row.isVisible())
    row.away.click()
    assert len(desk.shelves.asked) == 1, "one press deletes nothing"
    row._sure.click()
    row._back.click()
    assert desk.shelves.asked[1:] == [("destroy", Path("/l/old")), ("back", Path("/l/old"))]


def test_where_nothing_is_held_that_and_what_it_is_for_stand_in_the_middle(desk):
    desk.shelves.held = lambda on_done: on_done(())
    desk.page.unfold()
    said = next(label for label in desk.page.findChildren(QLabel) if label.text() == "Nothing has been imported yet.")
    assert said.isVisible() and any(text.startswith("Copies of your own") for text in words(desk.page))
    for label in desk.page.findChildren(QLabel):
        assert not label.isVisible() or label.height() >= label.heightForWidth(label.width())
    middle = said.mapTo(desk.page, said.rect().center()).x()
    assert abs(middle - desk.page.width() // 2) <= 8
    desk.shelves.held = lambda on_done: on_done(HELD)
    desk.page.fill()
    assert not said.isVisible()
    assert sum(text.startswith("Copies of your own") for text in words(desk.page)) == 1


def test_a_sheet_changes_nothing_until_it_is_wanted(desk, world):
    before = world.session.state.collection
    desk.deeds.read_sheet(Path("/x/metadata.csv"))
    assert "Title: A ball → A sphere" in words(desk.sheets)
    assert world.session.state.collection is before
    desk.sheets._yes.click()
    assert world.session.state.artifact.title.texts["en"] == "A sphere"
    world.session.undo()
    assert world.session.state.collection == before


def test_a_citation_names_all_that_must_be_named(desk, world):
    from exhibit_viewer.ui.citation import copy_citation

    text = copy_citation(world.session, desk.bar)
    assert text.startswith("A ball (1066). B.1. Nobody. Things. Given by nobody. CC0. Seen in Exhibit Viewer on ")
    assert "<exhibit-view:c/ball?target=" in text
    assert QGuiApplication.clipboard().text() == text


class Several:
    """Libraries whose answers the test gives."""

    def __init__(self):
        self.opened, self.forgotten, self.fault = [], [], None
        self.there = (
            KnownLibrary(Path("/own"), True, True),
            KnownLibrary(Path("/stick/Class & pots"), False, False),
            KnownLibrary(Path("/gone"), False, False, missing=True),
        )

    def known(self, on_done):
        on_done(self.there)

    def open(self, path, on_done):
        self.opened.append(path)
        on_done(self.fault)

    def forget(self, path, on_done):
        self.forgotten.append(path)
        on_done(None)


@pytest.fixture
def several(world, look, keep):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.library.page import LibraryPage

    libraries = Several()
    actions = Actions(world.session, look[1])
    actions.provide("library.open", lambda: None)
    page = LibraryPage(world.session, *look, actions, keep(QWidget(), 900, 700), Doors(), Shelves(), libraries)
    page.unfold()
    return page, libraries


def items(page):
    return [action for action in page.which.menu.actions() if not action.isSeparator()]


def test_the_library_in_use_is_named_and_another_chosen(several):
    page, libraries = several
    assert page.which.button.text() == "My library" and page.which.button.accessibleName() == "Library: My library"
    own, stick, gone, *_, forget = items(page)
    assert own.isChecked() and stick.text() == "Class && pots" and "not there" in gone.text()
    stick.trigger()
    assert libraries.opened == [Path("/stick/Class & pots")] and page.isVisible()
    items(page)[0].trigger()
    assert len(libraries.opened) == 1
    forget = items(page)[-1]
    forget.trigger()
    assert libraries.forgotten == [Path("/gone")]


def test_why_a_library_cannot_be_used_is_said_in_the_window(several, world):
    page, libraries = several
    libraries.fault = Fault(Code.LIBRARY_MISSING, "/gone")
    items(page)[2].trigger()
    assert world.session.state.fault.code is Code.LIBRARY_MISSING and not page.isVisible()
