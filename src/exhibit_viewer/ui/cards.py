"""Small widgets every page is made of: words at a step of the type scale, buttons of commands, lines, pictures."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from exhibit_viewer.model.geometry import U8
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.lines import Lines
from exhibit_viewer.ui.palettes import HOVERED, PRESSED, mixed
from exhibit_viewer.ui.theme import BODY, RADIUS, Appearance

ICON_GAP = "\u2002"
"""Between an icon and words: Qt sets them too close."""


class Words(Lines):
    """Plain words at a step of TYPE; they wrap and grow with the text size."""

    def __init__(
        self,
        appearance: Appearance,
        step: int = BODY,
        weight: int = 400,
        serif: bool = False,
        muted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._appearance, self._step, self._weight, self._serif = appearance, step, weight, serif
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if muted:
            self.setProperty("dress", "muted")
        appearance.changed.connect(self._dress)
        self._dress()
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Stand on the side where reading begins, in whatever language the words are."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def _align(self) -> None:
        """Qt aligns plain words by their own direction: an English name in an Arabic window would stand apart."""
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | vertical)

    def _dress(self) -> None:
        self.setFont(self._appearance.font(self._step, self._weight, self._serif))


class CommandButton(QToolButton):
    """A quiet button of one command: its icon; words and keys in the tooltip."""

    def __init__(self, appearance: Appearance, action: QAction, size: int = 20) -> None:
        super().__init__()
        self._appearance, self._size = appearance, size
        self.setProperty("dress", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        action.changed.connect(self._reword)
        appearance.changed.connect(self._dress)
        self._reword()
        self._dress()

    def _reword(self) -> None:
        self.setAccessibleName(self.defaultAction().text())

    def _dress(self) -> None:
        side = self._appearance.pixels(self._size)
        self.setIconSize(QSize(side, side))


class WideButton(QPushButton):
    """A button of one command with its icon and its words in full."""

    def __init__(self, appearance: Appearance, action: QAction, dress: str = "") -> None:
        super().__init__()
        self._appearance, self._action = appearance, action
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("dress", dress)
        self.setIcon(action.icon())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._reword)
        appearance.changed.connect(self._dress)
        self._reword()
        self._dress()

    def _reword(self) -> None:
        self.setText(ICON_GAP + self._action.text())
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())

    def _dress(self) -> None:
        side = self._appearance.pixels(20)
        self.setIconSize(QSize(side, side))


class CardButton(QAbstractButton):
    """A raised card that is a button: it answers to pointer, finger and keyboard. Its parts are its children."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.ringed = False  # as if it had the keyboard
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lighter under the pointer, lighter still under a finger, a ring with the keyboard."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.0 if self.ringed else PRESSED if self.isDown() else HOVERED if self._is_hovered() else 0.0
        painter.setBrush(QColor(mixed(theme.raised, theme.text, share)))
        ringed = self.ringed or self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if ringed else theme.line), 2 if ringed else 1))
        radius = self._appearance.pixels(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _is_hovered(self) -> bool:
        return self.underMouse() and self.testAttribute(Qt.WidgetAttribute.WA_Hover)


class ElidedWords(QLabel):
    """One line of words that gives way: it ends in … where there is no room, and says all in its tooltip."""

    def __init__(self, appearance: Appearance, weight: int = 400) -> None:
        super().__init__()
        self._appearance, self._weight = appearance, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        appearance.changed.connect(self._dress)
        self._dress()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._appearance.pixels(48), self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, shortened to the room."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if words != self.text() else "")
        align = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(
            QPainter(self), self.rect(), align, self.palette(), self.isEnabled(), words, self.foregroundRole()
        )

    def _dress(self) -> None:
        self.setFont(self._appearance.font(BODY, self._weight))


class IconButton(QToolButton):
    """A quiet button that is no command: an icon and a name."""

    def __init__(self, appearance: Appearance, icons: Icons, icon: str, size: int = 16) -> None:
        super().__init__()
        self._appearance, self._size = appearance, size
        self.setProperty("dress", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIcon(icons.icon(icon, size))
        appearance.changed.connect(self._dress)
        self._dress()

    def name(self, words: str, keys: str = "") -> None:
        """Say what it does, to the eye and to the ear."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  ({keys})" if keys else words)

    def _dress(self) -> None:
        side = self._appearance.pixels(self._size)
        self.setIconSize(QSize(side, side))


class ChoiceBox(QComboBox):
    """A choice of a few, with an arrow from our own icons."""

    def __init__(self, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._appearance, self._icons = appearance, icons

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then the arrow where reading ends."""
        super().paintEvent(event)
        _point_down(self, self._appearance, self._icons)


class MenuButton(QPushButton):
    """A button that opens a menu, with the same arrow."""

    def __init__(self, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._appearance, self._icons = appearance, icons
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then the arrow where reading ends."""
        super().paintEvent(event)
        _point_down(self, self._appearance, self._icons)


def _point_down(box: QWidget, appearance: Appearance, icons: Icons) -> None:
    side, gap = appearance.pixels(16), appearance.pixels(8)
    arrow = icons.pixmap("chevron-down", 16, "muted", box.devicePixelRatioF())
    left = gap if box.isRightToLeft() else box.width() - gap - side
    QPainter(box).drawPixmap(left, (box.height() - side) // 2, arrow)


class TickBox(QCheckBox):
    """A box to tick, as large as its words, with a tick from our own icons."""

    def __init__(self, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._appearance, self._icons = appearance, icons
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and its words, then the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        tick = self._icons.pixmap("check", 16, "ground", self.devicePixelRatioF())
        place = QRect(QPoint(0, 0), tick.deviceIndependentSize().toSize())
        place.moveCenter(box.center())
        QPainter(self).drawPixmap(place.topLeft(), tick)


def switch(button: QAbstractButton, is_on: Callable[[], bool], deed: Callable[[], object]) -> None:
    """Let a button that stays pressed do something: clicked, by key, or toggled from afar, as screen readers do, of
    which no click comes. `is_on`: what holds; to show that is no deed. One of a group is never switched off."""

    def toggled(on: bool) -> None:
        if on != is_on() and (on or button.group() is None):
            deed()

    button.setCheckable(True)
    button.toggled.connect(toggled)


def push_button(dress: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button with words, in a dress of `skin.DRESSES`."""
    button = QPushButton(parent)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if dress:
        button.setProperty("dress", dress)
    return button


def tool_button(dress: str = "quiet", parent: QWidget | None = None) -> QToolButton:
    """A button of a strip or a panel, reached by Tab."""
    button = QToolButton(parent)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("dress", dress)
    return button


def hairline() -> QFrame:
    """A thin line between two parts of a page."""
    line = QFrame()
    line.setProperty("dress", "hairline")
    return line


def pixmap_of(picture: U8) -> QPixmap:
    """An (h,w,4) picture as Qt paints it."""
    height, width = picture.shape[:2]
    return QPixmap.fromImage(QImage(picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy())


def pixels_of(picture: QImage) -> U8 | None:
    """(h,w,4) of a picture, alpha straight and last; None where memory is short."""
    rgba = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    if rgba.isNull():
        return None
    rows = np.frombuffer(rgba.constBits(), np.uint8).reshape(rgba.height(), rgba.bytesPerLine())
    return rows[:, : 4 * rgba.width()].reshape(rgba.height(), rgba.width(), 4).copy()
