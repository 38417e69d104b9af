"""Captions on the picture: the object's title and line, the drawing mode's name, and the rights line."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import Mode
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.backdrop import backdrop
from exhibit_viewer.ui.ink import hexadecimal, ink
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.lines import Lines
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.surface_controls import variant_name
from exhibit_viewer.ui.theme import Appearance

LONGEST = 240
NON_BREAKING_HYPHEN = "\u2011"
SCRIM_SOFT, SCRIM_OPACITY = 72, 0.88
"""Behind the words the ground covers as much as makes them legible over a white glaze; then it fades over so far, in
the design's pixels."""
_CHANGES = Change.ARTIFACT | Change.COLLECTION | Change.MODEL | Change.SCENE | Change.RECORD


def caption_line(artifact: Artifact) -> str:
    """Culture, date and museum number, those there are."""
    number = artifact.identifier.replace("-", NON_BREAKING_HYPHEN)
    parts = (in_language(artifact.culture), in_language(artifact.date), number)
    return " · ".join(plain(part) for part in parts if part)


def rights_line(artifact: Artifact, collection: Collection | None) -> str:
    """Credit, licence and holder: the object's own, else its collection's."""
    rights = artifact.rights
    if rights == Rights() and collection is not None:
        rights = collection.rights
    parts = (in_language(rights.credit), licence_name(rights.licence), rights.holder)
    return " · ".join(dict.fromkeys(plain(part, LONGEST) for part in parts if part))


class Scrim(QWidget):
    """A breath of the ground along the upper and lower edge, so that words stay legible over the object."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._above, self._below = 0, 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self.update)
        session.listen(self._heard)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft gradients from the ground to nothing."""
        if self._session.state.model is None:
            return
        rim = hexadecimal(backdrop(self._session.state.scene.background, self._appearance.theme).rim)
        painter = QPainter(self)
        soft = self._appearance.pixels(SCRIM_SOFT)
        _wash(painter, QRectF(0, 0, self.width(), self._above), soft, rim, down=True)
        _wash(painter, QRectF(0, self.height() - self._below, self.width(), self._below), soft, rim, down=False)

    def reach(self, above: int, below: int) -> None:
        """How far the words reach from the upper and the lower edge, in pixels."""
        soft = self._appearance.pixels(SCRIM_SOFT)
        self._above, self._below = above + soft, below + soft
        self.update()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.MODEL | Change.SCENE):
            self.update()


def _wash(painter: QPainter, place: QRectF, soft: float, colour: str, down: bool) -> None:
    """The ground over `place`, fading along its last `soft` pixels without a visible beginning or end."""
    gradient = QLinearGradient(0, place.top(), 0, place.bottom())
    strong = QColor(colour)
    full = 1 - min(1.0, soft / max(1.0, place.height()))
    for step in range(9):
        t = step / 8
        strong.setAlphaF(SCRIM_OPACITY * (1 - t * t * (3 - 2 * t)))
        share = full + (1 - full) * t
        gradient.setColorAt(share if down else 1 - share, strong)
    painter.fillRect(place, gradient)


class Captions(QWidget):
    """Three texts over the picture in the ink its ground asks for; `title` holds the first, the stage places all."""

    def __init__(self, session: Session, appearance: Appearance, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._actions = session, appearance, actions
        self._title, self._line = self._label(self), self._label(self)
        self.mode, self.rights = self._label(parent), self._label(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._line)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    def refresh(self) -> None:
        """Words, fonts and ink."""
        state, font = self._session.state, self._appearance.font
        artifact = state.artifact
        self._title.setText(plain(in_language(artifact.title), LONGEST) if artifact else "")
        self._line.setText(caption_line(artifact) if artifact else "")
        self.rights.setText(rights_line(artifact, state.collection) if artifact else "")
        self.mode.setText(self._how_shown())
        self._title.setFont(font(26, 500, serif=True))
        self._line.setFont(font(14))
        self.mode.setFont(font(14))
        self.rights.setFont(font(12))
        colours = ink(state.scene.background, self._appearance.theme)
        for label, colour in (
            (self._title, colours.text), (self._line, colours.muted),
            (self.mode, colours.muted), (self.rights, colours.muted),
        ):  # fmt: skip
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            label.setPalette(palette)
            label.setVisible(bool(label.text()))
        lead(self._title, self._line)
        self._column.setSpacing(self._appearance.pixels(4))

    def settle(self, width: int, most: int) -> int:
        """Show title and line, or the title alone where both are taller than `most` at a width; how tall that is."""
        self._line.setVisible(bool(self._line.text()))
        if self._column.totalHeightForWidth(width) > most:
            self._line.hide()
        return self._column.totalHeightForWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _how_shown(self) -> str:
        state = self._session.state
        if state.model is None:
            return ""
        names = [] if state.scene.mode is Mode.TEXTURED else [self._actions.by_id[f"mode.{state.scene.mode}"].text()]
        if state.scene.light.raking:
            names.append(self._actions.by_id["light.raking"].text())
        if state.scene.section is not None:
            names.append(self._actions.by_id["tool.section"].text())
        if 0 < state.scene.variant <= len(state.model.variants):
            names.append(variant_name(state.model, state.scene.variant))
        return " · ".join(names)

    def _heard(self, change: Change, source: object) -> None:
        if change & _CHANGES:
            self.refresh()

    @staticmethod
    def _label(parent: QWidget) -> Lines:
        label = Lines("", parent)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
