"""Every screen of the real windows, in every language and at the largest letters: nothing cut off, nothing unnamed,
nothing too small for a finger."""

from itertools import combinations

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import QAbstractAnimation, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from exhibit_viewer.ui.cards import ElidedWords
from exhibit_viewer.ui.first_steps import FirstSteps
from exhibit_viewer.ui.kiosk import TOUCH
from exhibit_viewer.ui.work_bar import WorkBar
from screens import scenes
from screens.stand import Booth, Desk

LOOKS = (("en", 100), ("zh", 100), ("ar", 100), ("en", 200), ("ar", 200))
WRAPPED = int(Qt.TextFlag.TextWordWrap)
CONTROLS = {
    QAccessible.Role.PushButton, QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton, QAccessible.Role.EditableText, QAccessible.Role.Slider, QAccessible.Role.ComboBox,
    QAccessible.Role.List, QAccessible.Role.MenuItem, QAccessible.Role.PageTab,
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def no_small_pictures():
    """They would be drawn in the background, of every object, and nobody looks at them here."""
    from exhibit_viewer.desktop.thumbnails import Thumbnails

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Thumbnails, "request", lambda self, artifact, on_done: None)
        yield


@pytest.fixture(scope="module")
def desk(application, tmp_path_factory):
    stand = Desk(tmp_path_factory.mktemp("desk"))
    stand.window.resize(1280, 800)
    yield stand
    stand.close()


@pytest.fixture(scope="module")
def booth(application, tmp_path_factory):
    stand = Booth(tmp_path_factory.mktemp("booth"), tools=True)
    stand.window.resize(1280, 800)
    yield stand
    stand.close()


def shown(window, kind):
    """The visible widgets of a kind that have a size and an owner who lets them be seen."""
    return [widget for widget in window.findChildren(kind) if widget.isVisible() and widget.width() > 0]


def cut_off(window):
    """What cannot be read in full: (class, words, width, height)."""
    return [(type(widget).__name__, words, widget.width(), widget.height()) for widget, words in _cut_off(window)]


def lastingly(find, window):
    """What is found now and does not go away: a clock or an answer on the screen may just have changed its words."""
    found = list(find(window))
    for _ in range(40):
        if not found:
            break
        QTest.qWait(50)
        found = list(find(window))
    return found


def _cut_off(window):
    for label in shown(window, QLabel):
        words = label.text()
        if not words or isinstance(label, ElidedWords):
            continue
        room = label.contentsRect()
        if label.wordWrap():
            needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 1 << 20), WRAPPED, words).height()
            if needed > label.height() + 2 or _widest_word(label) > room.width() + 1:
                yield label, words
        elif label.fontMetrics().horizontalAdvance(words) > room.width() + 1:
            yield label, words
    for button in shown(window, QAbstractButton):
        plain_tool = isinstance(button, QToolButton) and (
            button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly or not button.text()
        )
        needed = button.sizeHint()
        if button.text() and not plain_tool and (
            needed.width() > button.width() + 2 or needed.height() > button.height() + 2
        ):  # fmt: skip
            yield button, button.text()
    for line in shown(window, QLineEdit):
        if (
            line.fontMetrics().horizontalAdvance(line.placeholderText())
            > line.width() - 2 * line.fontMetrics().height()
        ):
            yield line, line.placeholderText()
    for box in shown(window, QComboBox):
        if box.fontMetrics().horizontalAdvance(box.currentText()) > box.width() - 2 * box.fontMetrics().height():
            yield box, box.currentText()


def outside(stage):
    """What floats over the picture and reaches beyond it, or over what else is said there."""
    if not stage.isVisible():
        return
    for part in (stage.tools, stage.tools.drawer, stage.profile, stage.fault_bar):
        if part is not None and part.isVisible() and not stage.rect().contains(part.geometry()):
            yield part
    scale, rights = stage.scale_bar, stage.captions.rights
    if scale.isVisible() and rights.isVisible() and scale.geometry().intersects(rights.geometry()):
        yield rights


def overlapping(window):
    """What floats over the picture and covers something else that floats there: (class, class)."""
    stage, presenting = window.stage, window.presenting
    parts = [stage.tools, stage.tools.drawer, stage.player, stage.tours, stage.profile, stage.card, stage.fault_bar]
    parts += [presenting.hint, presenting.caption, *window.findChildren(FirstSteps), *window.findChildren(WorkBar)]
    for one, other in combinations([part for part in parts if part is not None and part.isVisible()], 2):
        if _place(window, one).intersects(_place(window, other)):
            yield type(one).__name__, type(other).__name__


def cut_sideways(window):
    """What is wider than the place it scrolls in, where nothing scrolls sideways: (class, its width, the place's)."""
    for area in shown(window, QScrollArea):
        if area.widget() is not None and area.widget().width() > area.viewport().width():
            yield type(area.widget()).__name__, area.widget().width(), area.viewport().width()


def _widest_word(label):
    words = [word for word in label.text().split() if max(word) < "\u2e80"]  # Chinese breaks anywhere
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def unnamed(window):
    """Controls in the tree that screen readers walk that have no name: (role, class)."""
    found = []

    def walk(interface):
        if interface is None or not interface.isValid() or interface.state().invisible:
            return
        if interface.role() in CONTROLS and not interface.text(QAccessible.Text.Name).strip():
            found.append((interface.role().name, type(interface.object()).__name__))
        for number in range(interface.childCount()):
            walk(interface.child(number))

    walk(QAccessible.queryAccessibleInterface(window))
    return found


def moving(window):
    """What moves by itself, though the motion is reduced."""
    running = QAbstractAnimation.State.Running
    return [(type(each).__name__,) for each in window.findChildren(QAbstractAnimation) if each.state() is running]


def handless(window):
    """Buttons over which the pointer does not become a hand: (class, name)."""
    for button in shown(window, QAbstractButton):
        if button.isEnabled() and button.cursor().shape() is not Qt.CursorShape.PointingHandCursor:
            yield type(button).__name__, button.accessibleName()


def keyless(stand):
    """Controls that say nothing on hovering though they show no words, and those that do what a command does without
    telling its keys: (class, name, tooltip). Which those are is told by their English names; in other languages
    different things may be called the same."""
    english = stand.session.state.settings.text("language") == "en"
    commands = {action.text(): stand.actions.keys(name) for name, action in stand.actions.by_id.items() if english}
    for button in shown(stand.window, QAbstractButton):
        name, hint = button.accessibleName(), button.toolTip()
        if (button.isEnabled() and not _shows_words(button) and not hint) or commands.get(name, "") not in hint:
            yield type(button).__name__, name, hint


def _shows_words(button):
    icon_only = isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull()
    )
    return any(label.text() for label in button.findChildren(QLabel)) or (bool(button.text()) and not icon_only)


def _one_of_several(widget):
    """Whether arrows lead there, from the one of its group that is chosen and has the place in Tab's order."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked()


def menus_over(window):
    return [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible() and isinstance(w, QMenu)]


def looked_at(stand, name, enter, looks=LOOKS):
    """The scene in every language and size, ready to be looked at."""
    before = stand.session.state.settings
    enter(stand)
    try:
        for language, percent in looks:
            stand.set(language=language, text_percent=percent)
            if name in scenes.AFRESH:
                stand.window.setUpdatesEnabled(True)
                enter(stand)
            stand.window.setUpdatesEnabled(False)  # where things are does not depend on their being painted
            for _ in range(3):  # a new look is worn in several steps
                QTest.qWait(30)
            yield f"{name} {language} {percent} %"
    finally:
        stand.window.setUpdatesEnabled(True)
        stand.session.show_settings(before)


@pytest.mark.parametrize("name", scenes.DESK)
def test_at_the_desk_every_word_can_be_read_and_every_control_has_a_name(desk, name):
    faults = []
    for where in looked_at(desk, name, scenes.DESK[name]):
        faults += [(where, *fault) for fault in lastingly(cut_off, desk.window)]
        faults += [(where, "outside", type(part).__name__) for part in lastingly(outside, desk.stage)]
        faults += [(where, "sideways", *fault) for fault in lastingly(cut_sideways, desk.window)]
        faults += [(where, "covered", *fault) for fault in lastingly(overlapping, desk.window)]
        faults += [(where, "no key", *fault) for fault in keyless(desk)]
        faults += [(where, "no hand", *fault) for fault in handless(desk.window)]
        faults += [(where, "moves", *fault) for fault in moving(desk.window)]
        faults += [(where, *fault) for window in (desk.window, *menus_over(desk.window)) for fault in unnamed(window)]
    assert not faults, "\n".join(map(str, faults))


def test_panels_rise_and_objects_fade_in_only_where_motion_is_not_reduced(desk):
    """So that the walk through the screens, with reduced motion, would see what moves."""
    for motion, moves in (("full", True), ("reduced", False)):
        scenes.notes(desk)
        desk.set(motion=motion)
        desk.actions.trigger("keys")
        assert bool(moving(desk.window)) is moves
    desk.window.overlays.fold()


LIKE_COMMANDS = {
    "drawer-section": {"Cut from side to side": "section.x", "Cut from below to above": "section.y",
                       "Cut from back to front": "section.z"},
    "drawer-light": {"Brightness": "exposure.more"},
    "notes": {"Search this collection": "search", "Study": "face.teach", "Teach": "face.teach",
              "Find anything": "palette"},
    "editor": {"Move the note to another place": "note.move", "Delete the note": "note.delete"},
    "form": {"Done writing": "record.edit"},
}  # fmt: skip
"""Controls with words of their own that do what a command does, by their name."""


@pytest.mark.parametrize("name", LIKE_COMMANDS)
def test_a_control_tells_the_keys_of_the_command_it_stands_for(desk, name):
    desk.set(language="en")
    scenes.DESK[name](desk)
    for words, command in LIKE_COMMANDS[name].items():
        (control,) = (each for each in shown(desk.window, QWidget) if each.accessibleName() == words)
        assert desk.actions.keys(command) in control.toolTip(), words


@pytest.mark.parametrize("name", [name for name in scenes.DESK if name not in scenes.AFRESH])
def test_tab_reaches_every_control_of_every_screen(desk, name):
    before = desk.session.state.settings
    scenes.DESK[name](desk)
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    overlay = next((each for each in desk.window.overlays.made if each.isVisible()), desk.window)
    wanted = {
        widget
        for widget in shown(overlay, QAbstractButton) + shown(overlay, QLineEdit) + shown(overlay, QComboBox)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.visibleRegion().isEmpty()
        and not _one_of_several(widget)
    }
    reached = set()
    for _ in range(3 * len(wanted) + 40):
        here = QApplication.focusWidget()
        reached.add(here)
        QTest.keyClick(here or desk.window, Qt.Key.Key_Tab)
        if wanted <= reached:
            break
    desk.session.show_settings(before)
    assert not [(type(widget).__name__, widget.accessibleName()) for widget in wanted - reached]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_tab_goes_as_one_reads(desk, language):
    """Region after region, row after row, from where reading begins; through the editor of an open note as well."""
    before = desk.session.state.settings
    desk.set(language=language)
    scenes.editor(desk)
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    window = desk.window
    regions = (window.top_bar, window.browser_dock, window.stage, window.notes_dock)
    window.top_bar.findChild(QAbstractButton).setFocus()
    region_of = lambda widget: next(n for n, region in enumerate(regions) if region.isAncestorOf(widget))  # noqa: E731
    met, wrong = {0}, []
    for _ in range(80):
        stop = QApplication.focusWidget()
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        following = QApplication.focusWidget()
        here, there = region_of(stop), region_of(following)
        if there == 0 and here != 0:
            break  # once round
        met.add(there)
        reads_on = _reads_on(_place(window, stop), _place(window, following), language)  # what scrolls has scrolled
        if there < here or (there == here and not reads_on):
            wrong.append((stop.accessibleName(), following.accessibleName()))
    assert met == {0, 1, 2, 3}
    desk.session.show_settings(before)
    assert not wrong


def _place(window, widget):
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def _reads_on(here, there, language):
    """Whether a place is read after another: below it, in it, or further on in its row."""
    if here.contains(there.center()) or there.top() >= here.bottom():
        return True
    below = there.center().y() > here.bottom() or there.top() > here.center().y()
    further = there.center().x() > here.center().x()
    return below or further == (language == "en")


@pytest.mark.logs
@pytest.mark.parametrize("name", scenes.KIOSK)
def test_in_the_kiosk_everything_can_be_read_named_and_touched(booth, name):
    faults = []
    for where in looked_at(booth, name, scenes.KIOSK[name]):
        faults += [(where, *fault) for fault in lastingly(cut_off, booth.window)]
        faults += [(where, *fault) for fault in unnamed(booth.window)]
        faults += [(where, "moves", *fault) for fault in moving(booth.window)]
        least = booth.appearance.pixels(TOUCH) - 1
        for button in shown(booth.window, QAbstractButton):
            if min(button.width(), button.height()) < least:
                faults.append((where, "too small", button.accessibleName(), button.width(), button.height()))
    assert not faults, "\n".join(map(str, faults))
