"""Top bar: where one is, a way to find anything, Study or Teach, full screen, and the rest behind one button."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import ICON_GAP, CommandButton, ElidedWords, IconButton, Words, push_button, switch
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.menu import Menu
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.theme import Appearance

MORE = (
    ("open.folder", "open.file", "open.sample", "close.collection"),
    ("favourite", "sets", "set.take-out"),
    ("library", "library.import", "library.copy"),
    ("record.edit", "collection.edit", "artifact.withdraw", "sheet.export", "sheet.import", "record.cite"),
    ("note.undo", "note.redo"),
    ("window.browser", "window.notes", "window.reset"),
    ("picture.copy", "picture.save"),
    ("settings", "keys", "about"),
    ("quit",),
)
"""What the last button offers, in groups."""
CRUMB_LETTERS = 60
ROOMY = 960
"""From this width on, in design pixels, everything has its words."""


class TopBar(QWidget):
    """The bar along the top of the window."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self.setProperty("dress", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._home = CommandButton(appearance, actions.by_id["close.collection"])
        self._collection = push_button("quiet")
        self._collection.clicked.connect(lambda *_: session.leave_artifact())
        self._arrow = Words(appearance, muted=True)
        self._object = ElidedWords(appearance, weight=500)
        self._find = push_button()
        self._find_words = ""
        self._find.setIcon(icons.icon("search", 16, "muted"))
        self._find.clicked.connect(lambda *_: actions.trigger("palette"))
        self._study, self._teach = push_button("segment"), push_button("segment")
        self._full = CommandButton(appearance, actions.by_id["window.fullscreen"])
        self._more = IconButton(appearance, icons, "ellipsis", 20)
        self._menu = Menu(icons, self._more)
        self._build()
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self._dress()
        self.reword()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self._find_words = ICON_GAP + self.tr("Find anything")
        self._find.setAccessibleName(self.tr("Find anything"))
        self._find.setToolTip(self._actions.by_id["palette"].toolTip())
        self._study.setText(self.tr("Study"))
        self._study.setToolTip(self._actions.hint(self.tr("Look, light and take notes"), "face.teach"))
        self._teach.setText(self.tr("Teach"))
        self._teach.setToolTip(self._actions.by_id["face.teach"].toolTip())
        for button in (self._study, self._teach):
            button.setAccessibleName(button.text())
        self._more.name(self.tr("More"))
        self._collection.setToolTip(self.tr("Back to the collection"))
        self.refresh()

    def refresh(self) -> None:
        """Say where one is."""
        state = self._session.state
        collection = plain(in_language(state.collection.title), CRUMB_LETTERS) if state.collection else ""
        artifact = plain(in_language(state.artifact.title), CRUMB_LETTERS) if state.artifact else ""
        self._home.setVisible(state.collection is not None)
        self._collection.setText(collection.replace("&", "&&"))
        self._collection.setAccessibleName(self.tr("Collection: {}").format(collection))
        self._object.setText(artifact)
        self._object.setVisible(bool(artifact))
        gap = self._appearance.pixels(8)  # the button before it has as much within its own edge
        self._arrow.setText("‹" if self.isRightToLeft() else "›")
        self._arrow.setContentsMargins(*((gap, 0, 0, 0) if self.isRightToLeft() else (0, 0, gap, 0)))
        self._study.setChecked(state.face is Face.STUDY)
        self._teach.setChecked(state.face is Face.TEACH)
        for button in (self._study, self._teach):
            button.setVisible(state.collection is not None)
        self._give_way()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, in its direction."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.reword()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words give way where there is no room."""
        super().resizeEvent(event)
        self._give_way()

    def _is_shown(self, face: Face) -> bool:
        return self._session.state.face is face

    def _give_way(self) -> None:
        room = self.width() / self._appearance.scale
        self._collection.setVisible(self._session.state.collection is not None and room > ROOMY)
        self._arrow.setVisible(not self._collection.isHidden() and not self._object.isHidden())
        self._find.setText(self._find_words if room > ROOMY else "")
        self._find.setMinimumWidth(self._appearance.pixels(220) if room > ROOMY else 0)
        middle = max(self._find.sizeHint().width(), self._find.minimumWidth())
        aside = (self.width() - middle - self._appearance.pixels(68)) // 2
        for part in (self._begin, self._end):
            part.invalidate()  # Qt tells only the outer row that a word or a button within changed
        fits = max(self._begin.sizeHint().width(), self._end.sizeHint().width()) <= aside
        self._row.setStretch(0, 1 if fits else 0)  # rather out of the middle than a title cut short

    def _build(self) -> None:
        faces = QButtonGroup(self)
        for button, face in ((self._study, Face.STUDY), (self._teach, Face.TEACH)):
            faces.addButton(button)
            switch(button, partial(self._is_shown, face), partial(self._session.show_face, face))
        for number, group in enumerate(MORE):
            if number:
                self._menu.addSeparator()
            for command in group:
                self._menu.addAction(self._actions.by_id[command])
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row, self._begin, self._end = QHBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        for part in (self._home, self._collection, self._arrow, self._object):
            self._begin.addWidget(part)
        for side in (self._begin, self._end):
            side.addWidget(QWidget(), 1)  # no stretch: a side of nothing but that would be left out
        for widget in (self._study, self._teach, self._full, self._more):
            self._end.addWidget(widget)
        self._row.addLayout(self._begin, 1)  # as wide as what is on the other side: the search stays in the middle
        self._row.addWidget(self._find)
        self._row.addLayout(self._end, 1)

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._row.setContentsMargins(pixels(12), pixels(4), pixels(8), pixels(4))
        self._row.setSpacing(pixels(16))
        for row in (self._begin, self._end):
            row.setSpacing(pixels(4))
        side = pixels(16)
        self._find.setIconSize(QSize(side, side))
        self._give_way()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.COLLECTION | Change.ARTIFACT | Change.FACE | Change.RECORD):
            self.refresh()
