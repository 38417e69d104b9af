"""Scenes: every screen of the program by name, and how a person comes to it."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from exhibit_viewer.headless.sample import sample_exhibition
from exhibit_viewer.model import sharing
from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.scene import Axis, Section
from exhibit_viewer.session.library_port import Held
from exhibit_viewer.session.state import Face, Tool
from exhibit_viewer.ui.cards import ChoiceBox
from exhibit_viewer.ui.check_panel import CheckPanel
from exhibit_viewer.ui.library.page import LibraryPage
from exhibit_viewer.ui.library.rows import HeldRow
from exhibit_viewer.ui.library.sheet_page import SheetPage
from exhibit_viewer.ui.share_panel import SharePanel
from screens import guests
from screens.stand import Booth, Desk

BRONZE, COIN, STELE, VASE = "bronze", "coin", "stele", "vase"


def start(desk: Desk) -> None:
    """The start page."""
    desk.clear()
    desk.session.close_collection()
    QTest.qWait(300)  # what was opened before is looked at in the background


def notes(desk: Desk) -> None:
    """Collection, object, and the exhibition's notes."""
    desk.clear(VASE)


def note_read(desk: Desk) -> None:
    """One of the exhibition's notes, chosen."""
    desk.clear(BRONZE)
    published = desk.session.state.all_notes
    if published:
        desk.session.select_note(published[0].id)


def about(desk: Desk) -> None:
    """What is known of the object."""
    desk.clear(STELE)
    desk.window.notes_dock.show_page(1)


def editor(desk: Desk) -> None:
    """A note of one's own, being written."""
    desk.clear(VASE)
    state = desk.session.state
    own = next((note for note in state.notes), None)
    if own is None:
        viewport = desk.stage.viewport
        middle = viewport.rect().center() + QPoint(0, 30)
        desk.wait(lambda: viewport.surface(middle.x(), middle.y()) is not None)
        desk.session.choose_tool(Tool.NOTE)
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
        desk.wait(lambda: desk.session.state.notes)
        own = desk.session.state.notes[0]
        desk.session.edit_note(own.id, "The **cobalt** has run a little here: fired too hot?")
        desk.session.tag_note(own.id, ("glaze", "firing"))
    desk.session.select_note(own.id)
    desk.notes.editor.text.setFocus()


def placing(desk: Desk) -> None:
    """A note about to be pinned."""
    desk.clear(VASE)
    desk.session.choose_tool(Tool.NOTE)


def no_note_matches(desk: Desk) -> None:
    """A search of the notes, and one of the collection, that find nothing."""
    desk.clear(VASE)
    desk.notes.search.setText("qwerty")
    desk.window.browser.search.setText("qwerty")


def drawer(name: str) -> Callable[[Desk], None]:
    """A tool's controls above the strip."""

    def enter(desk: Desk) -> None:
        desk.clear(STELE)
        if name in ("light", "section"):
            desk.session.choose_tool(Tool(name))
        else:
            desk.stage.tools.open(name)

    return enter


def profile(desk: Desk) -> None:
    """The outline of a cut."""
    desk.clear(VASE)
    desk.session.adjust(replace(desk.session.state.scene, section=Section(Axis.X)))
    desk.actions.trigger("section.profile")


def overlay(name: str) -> Callable[[Desk], None]:
    """One of the panels laid over the window."""

    def enter(desk: Desk) -> None:
        desk.clear(COIN)
        desk.actions.trigger(name)

    return enter


def menu(desk: Desk) -> None:
    """What the last button of the bar offers."""
    desk.clear(COIN)
    button = desk.window.top_bar.findChildren(QToolButton)[-1]
    _unroll(button, button.menu())


def filter_menu(desk: Desk) -> None:
    """The menu that chooses among notes."""
    desk.clear(BRONZE)
    button = next(each for each in desk.notes.findChildren(QToolButton) if each.menu() is not None)
    button.menu().aboutToShow.emit()
    _unroll(button, button.menu())


def listed(desk: Desk) -> None:
    """The collection as a list."""
    desk.clear(COIN)
    desk.set(browser_style="list")


def search(desk: Desk) -> None:
    """What a search found, and where."""
    desk.clear(COIN)
    browser = desk.window.browser
    browser.narrow(False)
    browser.search.setText("glaze")
    desk.wait(lambda: browser.shelf.found == 2)


def narrow(desk: Desk) -> None:
    """What the collection can be narrowed by."""
    desk.clear(COIN)
    desk.window.browser.narrow(True)
    desk.wait(lambda: desk.window.browser.facets.findChildren(QPushButton))


def mistake(desk: Desk) -> None:
    """A word that is not there, and the one meant."""
    desk.clear(COIN)
    browser = desk.window.browser
    browser.narrow(False)
    browser.search.setText("porcelian")
    desk.wait(lambda: browser.shelf.found == 0)


def fault(desk: Desk) -> None:
    """A fault told above the picture."""
    desk.clear(COIN)
    desk.session.report(Notice(Code.FORMAT_DAMAGED, "terracotta.glb", {"format": "glTF", "detail": "accessor 3"}))


def unreadable(desk: Desk) -> None:
    """A file that does not open."""
    desk.clear()
    folder = Path(tempfile.mkdtemp(dir=desk.base))
    (folder / "terracotta.glb").write_bytes(b"glTF" + bytes(range(200)))
    desk.session.close_collection()
    desk.open(folder)


def empty(desk: Desk) -> None:
    """A collection, and nothing of it chosen."""
    desk.clear()
    desk.session.leave_artifact()


def fault_at_start(desk: Desk) -> None:
    """A folder with nothing to show, told on the start page."""
    start(desk)
    desk.world.doors.open(Path(tempfile.mkdtemp(dir=desk.base)))
    desk.wait(lambda: desk.session.state.fault)


def teach(desk: Desk) -> None:
    """A lecture."""
    desk.clear(VASE)
    desk.session.show_face(Face.TEACH)


def teach_note(desk: Desk) -> None:
    """A note in a lecture."""
    note_read(desk)
    desk.session.show_face(Face.TEACH)
    desk.stage.show_parts(True)


def wall(booth: Booth) -> None:
    """Every object of the kiosk."""
    booth.clear()


def kiosk_object(booth: Booth) -> None:
    """One object of the kiosk, with its description."""
    booth.clear()
    booth.show(VASE)


def kiosk_note(booth: Booth) -> None:
    """A note in the kiosk's reader."""
    kiosk_object(booth)
    booth.session.select_note(booth.session.state.all_notes[0].id)


def countdown(booth: Booth) -> None:
    """Nobody is there?"""
    kiosk_object(booth)
    booth.window.advance(booth.options.idle_seconds + 1)


def pin(booth: Booth) -> None:
    """The staff's pad."""
    booth.clear()
    booth.window.pad.ask()
    booth.window.pad.press("2")
    booth.window.pad.press("7")


def wrong_pin(booth: Booth) -> None:
    """The pad after a wrong PIN."""
    pin(booth)
    booth.window.pad.press("check")


def sorry(booth: Booth) -> None:
    """An object that does not open."""
    kiosk_object(booth)
    booth.session.leave_artifact()
    collection = booth.session.state.collection
    assert collection is not None
    broken = Path(tempfile.mkdtemp(dir=booth.base)) / "broken.glb"
    broken.write_bytes(b"glTF" + bytes(range(200)))
    first = collection.artifacts[0]
    bad = replace(first, id="broken", derivatives=(replace(first.derivatives[0], path=broken),))
    booth.session.open_collection(replace(collection, artifacts=(*collection.artifacts, bad)), "broken")
    booth.wait(lambda: booth.session.state.fault)


def _stocked(desk: Desk) -> tuple[Held, ...]:
    """What the library holds, once it holds the sample exhibition, another collection and one in the trash."""
    library, told = desk.world.library, list[object]()

    def all_told(count: int) -> bool:
        return len(told) == count

    if not _held(desk):
        for name in ("Loans of the spring", "Reserve"):
            folder = Path(tempfile.mkdtemp(dir=desk.base)) / name
            folder.mkdir()
            shutil.copy(sample_exhibition() / "bracket.glb", folder)
            library.take_in(folder, True, lambda share: None, told.append)
        library.take_in(sample_exhibition(), True, lambda share: None, told.append)
        desk.wait(lambda: all_told(3))
        reserve = next(held for held in _held(desk) if "Reserve" in held.title.texts.values())
        library.throw_away(reserve.path, told.append)
        desk.wait(lambda: all_told(4))
    return _held(desk)


def _held(desk: Desk) -> tuple[Held, ...]:
    told: list[tuple[Held, ...]] = []
    desk.world.library.held(told.append)
    desk.wait(lambda: told)
    return told[0]


def libraries(desk: Desk) -> None:
    """Which library is in use, and the others."""
    library(desk)
    page = desk.window.overlays.overlay("library")
    assert isinstance(page, LibraryPage) and page.which is not None
    _unroll(page.which.button, page.which.menu)


def _own(desk: Desk, artifact: str = VASE) -> None:
    """The library's copy of the sample exhibition, open."""
    desk.clear()
    own = max(_stocked(desk), key=lambda held: held.artifacts)
    desk.open(own.path)
    desk.show(artifact)


def library(desk: Desk) -> None:
    """The collections of the library."""
    desk.clear(COIN)
    _stocked(desk)
    desk.actions.trigger("library")
    desk.wait(lambda: desk.window.findChildren(HeldRow))


def trash(desk: Desk) -> None:
    """What was thrown away."""
    library(desk)
    page = next(each for each in desk.window.overlays.made if isinstance(each, LibraryPage))
    next(each for each in page.findChildren(QPushButton) if each.property("dress") == "link").click()


def sets(desk: Desk) -> None:
    """The visitor's own sets, one just deleted."""
    desk.clear(COIN)
    picking = desk.session.picking
    if len(desk.session.state.sets) < 4:
        for title in ("Glazes, lesson 1", "Inscriptions", "To be looked at again"):
            picking.create(title)
    desk.actions.trigger("sets")
    picking.delete(picking.create("Lesson 3"))


def form(desk: Desk) -> None:
    """A record being edited."""
    _own(desk)
    desk.actions.trigger("record.edit")


def form_of_the_whole(desk: Desk) -> None:
    """What is said of the collection being edited."""
    _own(desk)
    desk.actions.trigger("collection.edit")


def form_of_several(desk: Desk) -> None:
    """Several records being edited at once."""
    _own(desk)
    desk.session.recording.gather((VASE, COIN, STELE))
    desk.actions.trigger("record.edit")


def sheet(desk: Desk) -> None:
    """What a sheet would change."""
    _own(desk)
    before = desk.session.state.collection
    assert before is not None and desk.window.library is not None
    path = Path(tempfile.mkdtemp(dir=desk.base)) / "records.csv"
    told: list[object] = []
    desk.world.library.write_sheet(before, path, told.append)
    desk.wait(lambda: told)
    path.write_text(path.read_text("utf-8").replace("Porcelain", "Blue-and-white porcelain"), "utf-8")
    desk.window.library.read_sheet(path)
    desk.wait(lambda: any(isinstance(each, SheetPage) and each.isVisible() for each in desk.window.overlays.made))


def importing(desk: Desk) -> None:
    """A collection being copied into the library."""
    desk.clear(COIN)
    words = QCoreApplication.translate("LibraryDeeds", "Importing “{}”…").format("Loans of the spring")
    desk.bar.begin(words, desk.bar.withdraw)
    desk.bar.progress(0.4)


def imported(desk: Desk) -> None:
    """A collection that was copied into the library just now."""
    desk.clear(COIN)
    told: list[object] = []
    for held in _held(desk):
        if "New finds" in held.title.texts.values():
            desk.world.library.throw_away(held.path, told.append)
            desk.wait(lambda: told)
    folder = desk.base / "New finds"
    folder.mkdir(exist_ok=True)
    shutil.copy(sample_exhibition() / "bracket.glb", folder)
    assert desk.window.library is not None
    desk.window.library.take_in(folder, True)
    desk.wait(lambda: not desk.bar.busy)


def cited(desk: Desk) -> None:
    """A citation that was copied."""
    desk.clear(COIN)
    desk.actions.trigger("record.cite")


def share_page(desk: Desk) -> None:
    """An object about to leave as a web page."""
    _sharing(desk, sharing.Form.PAGE)


def shared(desk: Desk) -> None:
    """What was written, and where."""
    panel = _sharing(desk, sharing.Form.CSV)
    path = Path(tempfile.mkdtemp(dir=desk.base)) / "objects.csv"
    panel.write(path)
    desk.wait(path.exists)


def _sharing(desk: Desk, form: sharing.Form) -> SharePanel:
    overlay("share")(desk)
    panel = next(each for each in desk.window.overlays.made if isinstance(each, SharePanel))
    panel.findChildren(ChoiceBox)[1].setCurrentIndex(list(sharing.Form).index(form))
    return panel


def check_report(desk: Desk) -> None:
    """Files that are not as they were packed."""
    path = desk.base / "coin.exhibit"
    if not path.exists():
        desk.clear(COIN)
        coin, told = desk.session.state.artifact, list[object]()
        assert coin is not None
        order = sharing.Order((coin,), sharing.Form.PACKAGE, False)
        desk.world.courier.export(order, desk.base / "whole.exhibit", lambda share: None, told.append)
        desk.wait(lambda: told)
        _spoil(desk.base / "whole.exhibit", path)
    desk.clear(COIN)
    desk.open(path)
    desk.actions.trigger("check")
    panel = next(each for each in desk.window.overlays.made if isinstance(each, CheckPanel))
    desk.wait(lambda: panel.report())


def _spoil(whole: Path, out: Path) -> None:
    """The package with a few bytes of its model changed."""
    with zipfile.ZipFile(whole) as read, zipfile.ZipFile(out, "w") as write:
        for name in read.namelist():
            data = read.read(name)
            write.writestr(name, data[:-4] + bytes(4) if name.endswith(".glb") else data)


def _unroll(button: QWidget, shown: QMenu | None) -> None:
    assert shown is not None
    corner = button.rect().bottomLeft() if not button.isRightToLeft() else button.rect().bottomRight()
    place = button.mapToGlobal(corner)
    width = shown.sizeHint().width()
    room = button.window().geometry()
    left = min(max(place.x() if not button.isRightToLeft() else place.x() - width, 0), room.right() - width)
    shown.popup(QPoint(left, place.y()))


DESK: dict[str, Callable[[Desk], None]] = {
    "start": start,
    "notes": notes,
    "note-read": note_read,
    "about": about,
    "editor": editor,
    "placing": placing,
    "no-match": no_note_matches,
    **{f"drawer-{name}": drawer(name) for name in ("mode", "light", "section", "views", "ground")},
    "profile": profile,
    "palette": overlay("palette"),
    "keys": overlay("keys"),
    "settings": overlay("settings"),
    "share": overlay("share"),
    "share-page": share_page,
    "share-done": shared,
    "check": overlay("check"),
    "check-report": check_report,
    "sets": sets,
    "library": library,
    "libraries": libraries,
    "trash": trash,
    "importing": importing,
    "imported": imported,
    "cited": cited,
    "form": form,
    "form-several": form_of_several,
    "form-whole": form_of_the_whole,
    "sheet": sheet,
    "about-program": overlay("about"),
    "menu": menu,
    "filter-menu": filter_menu,
    "list": listed,
    "search": search,
    "mistake": mistake,
    "narrow": narrow,
    "fault": fault,
    "unreadable": unreadable,
    "empty": empty,
    "fault-at-start": fault_at_start,
    "teach": teach,
    "teach-note": teach_note,
    **guests.DESK,
}
KIOSK: dict[str, Callable[[Booth], None]] = {
    "wall": wall,
    "kiosk-object": kiosk_object,
    "kiosk-note": kiosk_note,
    "countdown": countdown,
    "pin": pin,
    "wrong-pin": wrong_pin,
    "sorry": sorry,
}
"""Screens by name: what a person at a desk sees, and what a visitor of a kiosk sees."""
AFRESH = frozenset({"menu", "filter-menu", "libraries", "importing", "imported", "cited", "trash", "share-done"})
"""Screens that do not live through a change of look or language, and are entered again."""
