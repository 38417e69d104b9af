"""Veils: what lies over the picture while there is none: loading, nothing chosen, no graphics; and the fade after."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QLocale, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face, State
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.backdrop import backdrop
from exhibit_viewer.ui.cards import pixmap_of, push_button
from exhibit_viewer.ui.ink import hexadecimal
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.lines import Lines, evened
from exhibit_viewer.ui.messages import advice, plain, sentence
from exhibit_viewer.ui.theme import Appearance

FADE_MILLISECONDS = 160
PICTURE, WIDTH = 256, 360
_CHANGES = Change.ARTIFACT | Change.LOADING | Change.MODEL | Change.COLLECTION | Change.FAULT


class ProgressLine(QProgressBar):
    """A thin line that fills from the side reading begins."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setTextVisible(False)
        self.setRange(0, 1000)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The way, and the part behind us."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.line))
        done = round(self.width() * self.value() / self.maximum())
        start = self.width() - done if self.isRightToLeft() else 0
        painter.fillRect(start, 0, done, self.height(), QColor(theme.accent))


class Card(QFrame):
    """A quiet card in the middle of the picture: a picture, words, a bar of progress and one button, as needed."""

    def __init__(
        self, session: Session, appearance: Appearance, actions: Actions, parent: QWidget, doors: Doors | None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._actions, self._doors = session, appearance, actions, doors
        self._stage = parent
        self._unusable: Notice | None = None
        self._asked = ""
        self._above = 0
        self.setProperty("dress", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture, self._words, self._more = QLabel(), Lines(), Lines()
        self._bar, self._button = ProgressLine(appearance), push_button()
        self._deed: Callable[[], object] = lambda: None
        self._button.clicked.connect(lambda *_: self._deed())
        self._more.setProperty("dress", "muted")
        self._column = QVBoxLayout(self)
        for part in (self._picture, self._words, self._more, self._bar, self._button):
            self._column.addWidget(part)
        for label in (self._words, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    def give_up(self, notice: Notice) -> None:
        """There is no OpenGL: say so, and show the object's small picture and words instead."""
        self._unusable = notice
        self.refresh()

    def refresh(self) -> None:
        """Show what the moment needs, or nothing."""
        state, pixels = self._session.state, self._appearance.pixels
        self._words.setFont(self._appearance.font(16, 500))
        self._more.setFont(self._appearance.font(14))
        self._bar.setFixedHeight(pixels(4))
        self._column.setContentsMargins(pixels(24), pixels(24), pixels(24), pixels(24))
        self._column.setSpacing(pixels(12))
        self.setFixedWidth(self._width())
        shown = self._say_unusable(state) or self._say_loading(state) or self._say_empty(state)
        self.setVisible(shown)
        if shown:
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def centre(self, above: int) -> None:
        """Stand in the middle of the stage, of which so many pixels are taken at the upper edge."""
        self._above = above
        self.setFixedWidth(self._width())
        self._place()

    def _width(self) -> int:
        pixels = self._appearance.pixels
        return max(pixels(PICTURE), min(pixels(WIDTH), self._stage.width() - 2 * pixels(16)))

    def _place(self) -> None:
        edges = self._column.contentsMargins()
        self.ensurePolished()
        across = self.contentsRect().width() - edges.left() - edges.right()
        for label in (self._words, self._more):
            label.setContentsMargins(0, 0, 0, 0)
            aside = (across - evened(label, across)) // 2
            label.setContentsMargins(aside, 0, aside, 0)
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        room = self._stage.rect()
        top = min(max(self._above, (room.height() - self.height()) // 2), room.height() - self.height())
        self.move((room.width() - self.width()) // 2, top)

    def _say_unusable(self, state: State) -> bool:
        if self._unusable is None:
            return False
        words = in_language(state.artifact.title) if state.artifact else ""
        self._fill(
            plain(words) or sentence(self._unusable),
            "\n\n".join(filter(None, (sentence(self._unusable) if words else "", advice(self._unusable)))),
        )
        self._ask_picture(state)
        return True

    def _say_loading(self, state: State) -> bool:
        self._picture.hide()
        if state.loading is None or state.artifact is None or state.model is not None:
            return False
        title = plain(in_language(state.artifact.title))
        share = QLocale().toString(round(state.loading * 100))
        self._fill(self.tr("Opening “{}”").format(title), self.tr("{} % read").format(share), state.loading)
        self._offer(self.tr("Cancel"), lambda: self._actions.trigger("artifact.cancel"))
        return True

    def _say_empty(self, state: State) -> bool:
        if state.model is not None or state.collection is None or state.face is Face.KIOSK:
            return False
        others = len(state.collection.artifacts) - (state.artifact is not None)
        if state.artifact is not None:
            self._fill(self.tr("This object cannot be shown."), "")
        else:
            self._fill(self.tr("Choose an object from the collection to see it here."), "")
        if others:
            word = self.tr("Show the next") if state.artifact is not None else self.tr("Show the first")
            self._offer(word, lambda: self._session.step_artifact(1))
        return True

    def _fill(self, words: str, more: str, share: float | None = None) -> None:
        self._words.setText(words)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._bar.setVisible(share is not None)
        self._bar.setValue(round((share or 0.0) * 1000))
        self._bar.setAccessibleName(words)
        self._button.hide()
        self.setAccessibleName(" ".join(filter(None, (words, more))))

    def _offer(self, word: str, deed: Callable[[], object]) -> None:
        self._button.setText(word)
        self._button.setAccessibleName(word)
        self._deed = deed
        self._button.show()

    def _ask_picture(self, state: State) -> None:
        artifact = state.artifact
        if artifact is None or self._doors is None or artifact.id == self._asked:
            return
        self._asked = artifact.id
        self._picture.hide()

        def came(picture: U8 | None) -> None:
            if picture is not None and self._session.state.artifact is artifact:
                self._picture.setPixmap(self._scaled(picture))
                self._picture.show()
                self._place()

        self._doors.thumbnail(artifact, came)

    def _scaled(self, picture: U8) -> QPixmap:
        ratio = self.devicePixelRatioF()
        side = round(self._appearance.pixels(PICTURE) * ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = pixmap_of(picture).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def _heard(self, change: Change, source: object) -> None:
        if change & _CHANGES:
            self.refresh()


class Curtain(QWidget):
    """The ground over the picture, drawn away when a new object stands there. The first, for which somebody started
    the program, does not wait for that."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._opacity, self._first = 0.0, True
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=FADE_MILLISECONDS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._thin)
        self._fade.finished.connect(self.hide)
        session.listen(self._heard)
        self.hide()

    def draw_away(self) -> None:
        """Let the object appear."""
        if self._appearance.reduced_motion:
            self.hide()
        elif self.isVisible():
            self._fade.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, more and more transparent."""
        ground = backdrop(self._session.state.scene.background, self._appearance.theme)
        colour = QColor(hexadecimal(ground.rim))
        colour.setAlphaF(self._opacity)
        QPainter(self).fillRect(self.rect(), colour)

    def _thin(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.MODEL:
            self._fade.stop()
            self._opacity = 1.0
            stands = self._session.state.model is not None
            self.setVisible(stands and not self._first)
            self._first &= not stands
