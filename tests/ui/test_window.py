"""The window as a whole: reached by keyboard, named for those who listen, folded, mirrored, restored."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.session.ports import Recent
from exhibit_viewer.session.state import Face


class Doors:
    """The world behind the window: two things opened before, and a record of what is asked."""

    def __init__(self, finder):
        self.search, self.hit = finder.search, finder.hit
        self.opened = []
        self.forgotten = []
        self.entries = [Recent(Path("/a/scans"), "Scans"), Recent(Path("/b/gone.zip"), "Gone", True)]

    def open(self, path):
        self.opened.append(path)

    def open_sample(self):
        self.opened.append("sample")

    def glance(self, path, on_done):
        on_done(None)

    def recent(self):
        return tuple(self.entries)

    def forget(self, path):
        self.entries = [entry for entry in self.entries if entry.path != path]

    def thumbnail(self, artifact, on_done):
        on_done(None)

    def wanted(self, artifacts):
        pass


class Layouts(dict):
    """Layouts kept in memory."""

    def layout(self, name):
        return self.get(name, b"")

    save_layout = dict.__setitem__


class Desk:
    """A window with stand-ins for the stage and its panels."""

    def __init__(self, world, look, keep, finder):
        from PySide6.QtWidgets import QWidget

        from exhibit_viewer.ui.actions import Actions
        from exhibit_viewer.ui.languages import Languages

        self.world, self.session, self.look, self.doors, self.keep = world, world.session, look, Doors(finder), keep
        self.actions = Actions(world.session, look[1])
        self.languages = Languages(world.session)
        self.languages.apply()
        self.layouts = Layouts()
        self.closed = []
        self.parts = QWidget
        self.window = self.make()

    def make(self, **more):
        from PySide6.QtCore import Qt

        from exhibit_viewer.ui.main_window import MainWindow

        stage = self.parts()
        stage.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        stage.setAccessibleName("stage")
        window = MainWindow(
            self.session, *self.look, self.actions, self.doors, self.layouts, lambda: self.closed.append(True),
            stage=stage, notes=self.parts(), about=self.parts(), clear_cache=lambda: None, **more,
        )  # fmt: skip
        return self.keep(window, 1280, 800)


@pytest.fixture
def desk(world, look, keep, application, searching):
    from PySide6.QtTest import QTest

    desk = Desk(world, look, keep, searching(world.session))
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window, 20_000)
    yield desk
    world.session.choose("language", "en")


def press(widget, key, modifier=None):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def nameless(window):
    """Controls that take the keyboard and do not say what they are."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QWidget

    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        if not takes or widget.objectName().startswith("qt_"):
            continue
        if not widget.accessibleName() or (isinstance(widget, QAbstractButton) and not widget.toolTip()):
            yield f"{type(widget).__name__} in {type(widget.parent()).__name__}: {widget.accessibleName()!r}"


def test_every_control_says_what_it_is(desk):
    from PySide6.QtWidgets import QApplication

    assert list(nameless(desk.window)) == []
    desk.session.report(Notice(Code.FILE_EMPTY, "a.ply"))
    assert list(nameless(desk.window)) == []
    desk.world.show()
    QApplication.processEvents()
    assert list(nameless(desk.window)) == []
    for name in ("palette", "keys", "settings", "about"):
        desk.actions.trigger(name)
        QApplication.processEvents()
        assert list(nameless(desk.window)) == [], name
        desk.window.overlays.overlay(name).fold()


def test_tab_reaches_every_control_of_the_start_page_and_the_desk(desk, application):
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    for _ in range(2):
        wanted = {
            widget
            for widget in desk.window.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        }  # fmt: skip
        reached = set()
        for _ in range(120):
            press(application.focusWidget() or desk.window, Qt.Key.Key_Tab)
            reached.add(application.focusWidget())
        missed = {w for w in wanted - reached if not w.objectName().startswith("qt_")}
        exclusive = {w for w in missed if getattr(w, "group", lambda: None)() is not None}
        assert missed - exclusive == set()
        desk.world.show()
        application.processEvents()


def test_what_is_being_opened_needs_no_start_page_until_it_fails(desk, until):
    from exhibit_viewer.model.faults import Code, Notice
    from exhibit_viewer.ui.start_page import StartPage

    for came in (True, False):
        window = desk.make(expecting=True)
        assert window.faces.currentWidget() is window.stage and window.browser_dock.isHidden()
        assert not window.findChildren(StartPage)
        if came:
            desk.world.show()
            assert window.faces.currentWidget() is window.stage and not window.browser_dock.isHidden()
            desk.session.close_collection()
        else:
            desk.session.report(Notice(Code.FILE_MISSING, "gone.glb"))
            assert window.faces.currentWidget() is window.start_page
            assert not window.start_page.fault_bar.isHidden()


def test_the_start_page_opens_remembers_and_forgets(desk, application):
    from PySide6.QtWidgets import QAbstractButton

    buttons = {button.accessibleName(): button for button in desk.window.start_page.findChildren(QAbstractButton)}
    buttons["Open the sample exhibition"].click()
    buttons["Open Scans"].click()
    assert desk.doors.opened == ["sample", Path("/a/scans")]
    assert not buttons["Open Gone"].isEnabled()
    buttons["Forget Gone"].click()
    assert [entry.title for entry in desk.doors.entries] == ["Scans"]


def test_the_start_page_keeps_its_rows_and_puts_the_latest_first(desk, application):
    from PySide6.QtCore import Qt

    from exhibit_viewer.ui.recent_row import RecentRow

    def rows():
        shown = [row for row in desk.window.start_page.findChildren(RecentRow) if not row.isHidden()]
        return sorted(shown, key=lambda row: row.y())

    before = rows()
    desk.doors.entries.insert(0, Recent(Path("/a/coins"), "Coins"))
    desk.window.start_page.refresh()
    application.processEvents()
    after = rows()
    assert after[1:] == before and after[0] not in before
    desk.window.start_page._file.setFocus()
    reached = []
    for _ in range(2 * len(after)):
        press(application.focusWidget(), Qt.Key.Key_Tab)
        reached += [row for row in after if row.isAncestorOf(application.focusWidget())]
    assert list(dict.fromkeys(reached)) == after
    desk.session.show_settings(desk.session.state.settings.with_value("theme", "paper"))
    application.processEvents()
    assert len(rows()) == len(after) and not set(rows()) & set(after)  # their pictures are drawn in its colours


def test_the_fault_bar_tells_copies_and_goes(desk, application):
    bar = desk.window.start_page.fault_bar
    assert not bar.isVisible()
    desk.session.report(Notice(Code.FILE_TOO_LARGE, "big.ply", {"bytes": 10, "limit": 5}))
    assert bar.isVisible() and "big.ply" in bar.accessibleName()
    bar._copy.click()
    copied = application.clipboard().text()
    assert "file-too-large" in copied and "big.ply" in copied and "limit: 5" in copied
    bar._dismiss.click()
    assert not bar.isVisible() and desk.session.state.fault is None


def test_panels_are_there_with_a_collection_and_fold_by_key(desk, application):
    window = desk.window
    assert window.faces.currentWidget() is window.start_page and window.browser_dock.isHidden()
    desk.world.show()
    assert window.faces.currentWidget() is window.stage
    assert not window.browser_dock.isHidden() and not window.notes_dock.isHidden()
    application.processEvents()
    assert window.stage.width() >= window.width() / 2
    desk.actions.trigger("window.browser")
    desk.actions.trigger("window.notes")
    assert window.browser_dock.isHidden() and window.notes_dock.isHidden()
    assert not desk.actions.by_id["window.browser"].isChecked()
    desk.session.close_collection()
    desk.world.show()
    assert window.browser_dock.isHidden(), "folded stays folded"
    desk.actions.trigger("window.reset")
    assert not window.browser_dock.isHidden() and not window.notes_dock.isHidden()


def test_teaching_folds_everything_and_esc_brings_it_back(desk):
    from PySide6.QtCore import Qt

    desk.world.show()
    desk.actions.trigger("face.teach")
    window = desk.window
    assert desk.session.state.face is Face.TEACH
    assert window.browser_dock.isHidden() and window.notes_dock.isHidden() and window.top_bar.isHidden()
    press(window, Qt.Key.Key_Escape)
    assert desk.session.state.face is Face.STUDY
    assert not window.browser_dock.isHidden() and not window.top_bar.isHidden()


def test_panels_are_after_a_lecture_as_wide_as_before(desk):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    desk.world.show()
    window, docks = desk.window, (desk.window.browser_dock, desk.window.notes_dock)
    QTest.qWait(300)
    before = [dock.width() for dock in docks]

    def need_more():
        lecture = desk.session.state.face is Face.TEACH
        docks[0].setMinimumWidth(before[0] + 60 if lecture else 180)
        window.layout().activate()

    window.panels._appearance.changed.connect(need_more)  # letters grow before the panels go
    desk.actions.trigger("face.teach")
    press(window, Qt.Key.Key_Escape)
    QTest.qWait(600)
    assert [dock.width() for dock in docks] == before


def test_another_face_may_bring_its_own_widget(desk):
    mine = desk.parts()
    desk.window.add_face(Face.TEACH, mine)
    desk.world.show()
    desk.session.show_face(Face.TEACH)
    assert desk.window.faces.currentWidget() is mine
    desk.session.show_face(Face.STUDY)
    assert desk.window.faces.currentWidget() is desk.window.stage


def test_the_layout_is_kept_and_restored(desk, application):
    desk.world.show()
    desk.actions.trigger("window.notes")
    desk.window.close()
    assert desk.closed == [True] and desk.layouts["study"] and desk.layouts["study-geometry"]
    again = desk.make()
    application.processEvents()
    assert again.notes_dock.isHidden() and not again.browser_dock.isHidden()


def test_a_broken_layout_is_no_hindrance(desk, application):
    desk.layouts["study"] = desk.layouts["study-geometry"] = b"not a layout"
    desk.world.show()
    again = desk.make()
    application.processEvents()
    assert not again.browser_dock.isHidden()


def test_arabic_mirrors_the_window(desk, application):
    desk.world.show()
    application.processEvents()
    window = desk.window
    assert window.browser_dock.x() < window.stage.mapTo(window, window.stage.rect().topLeft()).x()
    desk.session.choose("language", "ar")
    application.processEvents()
    assert window.isRightToLeft()
    assert window.browser_dock.x() > window.notes_dock.x()
    assert window.top_bar._home.x() > window.top_bar._more.x()
    desk.session.choose("language", "en")
    application.processEvents()
    assert window.browser_dock.x() < window.notes_dock.x()


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_are_cut_off(desk, application, language, percent):
    """Every label has the height its words need, on the start page and the desk."""
    from PySide6.QtWidgets import QLabel

    desk.session.choose("language", language)
    desk.session.choose("text_percent", percent)
    for _ in range(2):
        for _ in range(5):
            application.processEvents()
        for label in desk.window.findChildren(QLabel):
            if label.isVisible() and label.text() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
        desk.world.show()


@pytest.mark.parametrize("name", ["palette", "keys", "settings", "about"])
def test_an_overlay_takes_the_keyboard_and_gives_it_back(desk, application, name):
    from PySide6.QtCore import Qt

    desk.world.show()
    desk.window.browser.search.setFocus()
    assert application.focusWidget() is desk.window.browser.search
    desk.actions.trigger(name)
    overlay = desk.window.overlays.overlay(name)
    assert overlay.isVisible() and overlay.isAncestorOf(application.focusWidget())
    for _ in range(30):
        press(application.focusWidget(), Qt.Key.Key_Tab)
        assert overlay.isAncestorOf(application.focusWidget()), "Tab stays inside"
    press(application.focusWidget(), Qt.Key.Key_C)
    assert desk.session.state.scene.mode == "textured", "keys do not go through"
    press(application.focusWidget(), Qt.Key.Key_Escape)
    assert not overlay.isVisible() and application.focusWidget() is desk.window.browser.search


def test_the_palette_asks_where_there_are_many_objects(desk, application, monkeypatch):
    from exhibit_viewer.ui import command_palette

    monkeypatch.setattr(command_palette, "MOST_GATHERED", 0)
    desk.world.show()
    palette, asked = desk.window.overlays.overlay("palette"), []
    palette._doors = SimpleNamespace(find=lambda words, on_done: asked.append((words, on_done)))
    desk.actions.trigger("palette")
    assert asked == [] and not any(entry.more == "Object" for entry in palette._shown)
    palette._field.setText("Ball")
    palette._field.setText("Bar")
    (late, on_late), (words, on_done) = asked
    assert (late, words) == ("ball", "bar")
    there = desk.world.session.state.collection.artifacts
    on_late(there[:1])
    before = len(palette._shown)
    on_done(there[1:])
    assert [entry.more for entry in palette._shown[before:]] == ["Object"] and palette._list.currentRow() == 0
    palette.fold()


def test_the_palette_finds_commands_objects_and_notes(desk, application):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    desk.world.show()
    palette = desk.window.overlays.overlay("palette")
    for typed, wanted in (("clay", "Clay"), ("ful scr", "Full screen"), ("bare", "Bare")):
        desk.actions.trigger("palette")
        QTest.keyClicks(application.focusWidget(), typed)
        assert palette._shown[0].title == wanted
        if wanted == "Full screen":
            palette.fold()
        else:
            press(application.focusWidget(), Qt.Key.Key_Return)
        assert not palette.isVisible()
    assert desk.session.state.scene.mode == "clay"
    assert desk.session.state.artifact.id == "bare"
    desk.actions.trigger("palette")
    QTest.keyClicks(application.focusWidget(), "qqqqq")
    assert palette._shown == [] and palette._nothing.isVisible()
    press(application.focusWidget(), Qt.Key.Key_Return)
    press(application.focusWidget(), Qt.Key.Key_Down)


def test_settings_hold_at_once(desk):
    from PySide6.QtWidgets import QComboBox, QLineEdit, QSlider

    desk.actions.trigger("settings")
    page = desk.window.overlays.overlay("settings")
    box = page._controls["theme"]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(2)
    assert desk.look[0].theme.name == "paper"
    slider = page._controls["text_percent"]
    assert isinstance(slider, QSlider)
    slider.setValue(15)
    assert desk.look[0].scale == 1.5
    line = page._controls["author"]
    assert isinstance(line, QLineEdit)
    line.setText(" Ada ")
    line.editingFinished.emit()
    assert desk.session.state.settings.text("author") == "Ada"
    desk.session.choose("quality", "low")
    assert page._controls["quality"].currentIndex() == 1


def test_search_by_key_filters_and_says_when_nothing_is_found(desk, application):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    desk.world.show()
    desk.actions.trigger("search")
    search = desk.window.browser.search
    assert application.focusWidget() is search
    QTest.keyClicks(search, "zzz")
    assert desk.window.browser.blank.isVisible() and "zzz" in desk.window.browser.blank.words
    desk.window.browser._clear.click()
    assert desk.window.browser.shelf.rowCount() == 2
    press(search, Qt.Key.Key_Down)
    assert application.focusWidget() is desk.window.browser.view


def test_arrows_choose_in_the_list_and_return_opens(desk, application):
    from PySide6.QtCore import Qt

    desk.world.show()
    view = desk.window.browser.view
    view.setFocus()
    application.processEvents()
    before = desk.session.state.camera
    press(view, Qt.Key.Key_Right)
    assert desk.session.state.camera == before, "the list keeps its arrows"
    press(view, Qt.Key.Key_Return)
    assert desk.session.state.artifact.id == "bare"
    desk.window.stage.setFocus()
    press(desk.window.stage, Qt.Key.Key_Right)
    assert desk.session.state.camera != before, "over the picture they turn the object"


def test_files_dropped_on_the_window_are_opened(desk):
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    data = QMimeData()
    data.setUrls([QUrl("https://example.org/x.glb"), QUrl.fromLocalFile("/a/b c.glb")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    desk.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    desk.window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert desk.doors.opened == [Path("/a/b c.glb")]
    remote = QMimeData()
    remote.setUrls([QUrl("https://example.org/x.glb")])
    enter = QDragEnterEvent(QPoint(5, 5), copy, remote, left, none)
    enter.ignore()
    desk.window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_the_crumbs_and_the_window_say_where_one_is(desk):
    desk.world.show()
    bar = desk.window.top_bar
    assert bar._collection.text() == "Things" and bar._object.text() in desk.window.windowTitle()
    bar._collection.click()
    assert desk.session.state.artifact is None and desk.session.state.collection is not None


def test_the_picture_goes_to_the_clipboard_and_into_a_file_with_its_credit(desk, application, tmp_path):
    from PySide6.QtGui import QImage

    from exhibit_viewer.ui.picture_out import file_name, save_picture

    desk.world.show()
    application.clipboard().clear()
    desk.actions.trigger("picture.copy")
    assert application.clipboard().image().width() == desk.window.stage.width()
    dialog = save_picture(desk.window, desk.window.stage, desk.session)
    dialog.fileSelected.emit(str(tmp_path / "a.png"))
    assert "Given by nobody" in QImage(str(tmp_path / "a.png")).text("Copyright")
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "a.png"))
    assert desk.session.state.fault.code is Code.NOT_SAVED
    dialog.reject()
    assert file_name('a/b:c*"d".') == "a b c d"
    assert file_name("...") == "picture"


def test_the_object_shown_is_marked_however_late_the_collection_is_listed(desk, application):
    from PySide6.QtCore import QModelIndex

    desk.world.show()
    browser = desk.window.browser
    browser.view.setCurrentIndex(QModelIndex())  # as when rows come after the object
    browser._answered(browser._answer)
    assert browser.view.currentIndex().row() == browser.shelf.row_of(desk.session.state.artifact.id) >= 0
