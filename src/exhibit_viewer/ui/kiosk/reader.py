"""The words of an artifact, one piece at a time, in large type: first its description, then its notes."""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.kiosk import TOUCH
from exhibit_viewer.ui.kiosk.flicking import flick
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.listen_button import ListenButton, tell_listen_buttons
from exhibit_viewer.ui.markdown import Prose
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import SPACE, Appearance

ICON = 24
LONGEST = 160
_SHOWS = Change.SELECTION | Change.ARTIFACT | Change.MODEL


class NoteReader(QFrame):
    """Title, words, and a foot with the way to the next note. `empty` when there is nothing to read."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._icons = session, appearance, icons
        self.setProperty("dress", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Words(appearance, 20, 500, serif=True)
        self._text = Prose()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place = Words(appearance, 14, muted=True)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._listen = ListenButton(session, appearance, icons, TOUCH)
        self._previous, self._next = QToolButton(), QToolButton()
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._page(), 1)
        self._column.addWidget(self._foot_of())
        session.listen(self._heard)
        appearance.changed.connect(self.refresh)
        self.refresh()

    @property
    def empty(self) -> bool:
        """Whether the artifact has neither a description nor notes."""
        artifact = self._session.state.artifact
        return artifact is None or not (self._notes() or artifact.description)

    def step(self, step: int) -> None:
        """The next piece, round and round; the description comes with the first view."""
        ids = ["", *(note.id for note in self._notes())]
        chosen = self._session.state.selected
        here = ids.index(chosen) if chosen in ids else 0
        wanted = ids[(here + step) % len(ids)]
        self._session.select_note(wanted)
        if not wanted:
            self._session.home()

    def changeEvent(self, event: QEvent) -> None:
        """Words in the language shown."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show what is to be read now."""
        state, pixels = self._session.state, self._appearance.pixels
        edge = pixels(SPACE[4])
        self._column.setContentsMargins(edge, edge, edge, pixels(SPACE[2]))
        self._column.setSpacing(pixels(SPACE[2]))
        self._inside.setSpacing(pixels(SPACE[2]))
        self._text.setFont(self._appearance.font(14))
        self._dress_buttons()
        notes = self._notes()
        note = next((each for each in notes if each.id == state.selected), None)
        self._foot.setVisible(bool(notes))
        if state.artifact is None:
            return
        title = plain(in_language(note.title), LONGEST) if note else self.tr("About this object")
        self._title.setText(title)
        self._title.setVisible(bool(title))
        lead(self._title)
        self._text.show_markdown(in_language(note.text if note else state.artifact.description))
        self._listen.show_sound(note.sound if note else self._narration())
        self._place.setText(self._where(notes, note))
        self._scroll.verticalScrollBar().setValue(0)

    def _page(self) -> QScrollArea:
        page = QWidget()
        self._inside = QVBoxLayout(page)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self._title)
        self._inside.addWidget(self._listen, 0, Qt.AlignmentFlag.AlignLeading)
        self._inside.addWidget(self._text)
        self._inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("dress", "bare")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        flick(self._scroll, self._appearance)
        return self._scroll

    def _foot_of(self) -> QWidget:
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._previous)
        row.addWidget(self._place, 1)
        row.addWidget(self._next)
        return self._foot

    def _notes(self) -> tuple[Annotation, ...]:
        return self._session.state.all_notes

    def _narration(self) -> str:
        """The sound that tells of the whole artifact."""
        artifact = self._session.state.artifact
        return artifact.setup.narration if artifact is not None and artifact.setup is not None else ""

    def _where(self, notes: tuple[Annotation, ...], note: Annotation | None) -> str:
        say = QLocale().toString
        if note is None:
            return self.tr("Notes: {}").format(say(len(notes)))
        return self.tr("Note {} of {}").format(say(1 + notes.index(note)), say(len(notes)))

    def _dress_buttons(self) -> None:
        side, small = self._appearance.pixels(TOUCH), self._appearance.pixels(ICON)
        back, on = ("chevron-right", "chevron-left") if self.isRightToLeft() else ("chevron-left", "chevron-right")
        for button, icon, name in (
            (self._previous, back, self.tr("Previous note")),
            (self._next, on, self.tr("Next note")),
        ):
            button.setIcon(self._icons.icon(icon, ICON))
            button.setIconSize(QSize(small, small))
            button.setFixedSize(side, side)
            button.setAccessibleName(name)

    def _heard(self, change: Change, source: object) -> None:
        tell_listen_buttons(self, change)
        if change & _SHOWS:
            self.refresh()
