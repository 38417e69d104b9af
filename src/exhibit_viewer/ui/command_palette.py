"""Command palette: any command, object or note by a few letters, a view by a link that is pasted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.words import folded
from exhibit_viewer.session.commands import COMMANDS
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.view_link import link_in
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.command_words import group_title, hint
from exhibit_viewer.ui.entry_painter import KEYS, MORE, EntryPainter
from exhibit_viewer.ui.folding import score
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

MOST = 60
MOST_GATHERED = 2000
"""So many objects are looked through here, letter by letter; of more, the catalogue finds those with the words."""
NOTE_LETTERS = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. `more`: where it belongs; `keys`: its keys; `found_by`: folded words."""

    title: str
    more: str
    keys: str
    found_by: str
    deed: Callable[[], object]


class CommandPalette(Overlay):
    """A field and a list; Return does what is marked."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        actions: Actions,
        parent: QWidget,
        doors: Doors | None = None,
    ) -> None:
        """doors: the way to the view of a link that is pasted, and to objects where there are too many to look through
        here."""
        super().__init__(appearance, icons, parent, width=620, heading=False)
        self._session, self._actions, self._doors = session, actions, doors
        self._entries: list[Entry] = []
        self._asks = False
        self._shown: list[Entry] = []
        self._field = QLineEdit()
        self._field.textChanged.connect(lambda *_: self._search())
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._painter = EntryPainter(appearance)
        self._list.setItemDelegate(self._painter)
        self._list.itemClicked.connect(lambda *_: self._do())
        self._nothing = Words(appearance, muted=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.content.addWidget(self._field)
        self.content.addWidget(self._list, 1)
        self.content.addWidget(self._nothing)

    def fill(self) -> None:
        """Gather everything that can be found now."""
        collection = self._session.state.collection
        artifacts = collection.artifacts if collection is not None else ()
        self._asks = self._doors is not None and len(artifacts) > MOST_GATHERED
        gathered = () if self._asks else artifacts
        self._entries = [*self._commands(), *map(self._object, gathered), *self._notes()]
        self._field.clear()
        self._search()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setAccessibleName(self.tr("Find anything"))
        self._field.setPlaceholderText(self.tr("Find a command, an object or a note"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setToolTip(self.tr("Type a few letters; Return does it, Esc closes"))
        self._list.setAccessibleName(self.tr("Found"))
        self._nothing.setText(self.tr("Nothing goes by that name."))

    def first_focus(self) -> QWidget:
        """The field."""
        return self._field

    def least_height(self) -> int:
        """Room for a dozen entries."""
        return self._appearance.pixels(460)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move the mark while the keyboard stays in the field."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
            }  # fmt: skip
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
            if event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.fold()
                return True
        return super().eventFilter(watched, event)

    def _commands(self) -> list[Entry]:
        entries = []
        for command in COMMANDS:
            action = self._actions.by_id[command.id]
            if action.isEnabled() and command.id != "palette":
                more = group_title(command.group)
                found_by = folded(f"{action.text()} {hint(command.id)} {more}")
                entries.append(Entry(action.text(), more, self._actions.keys(command.id), found_by, action.trigger))
        return entries

    def _object(self, artifact: Artifact) -> Entry:
        title = plain(in_language(artifact.title))
        found_by = folded(" ".join((*artifact.title.texts.values(), artifact.identifier)))
        return Entry(title, self.tr("Object"), "", found_by, _bound(self._session.show_artifact, artifact.id))

    def _notes(self) -> list[Entry]:
        entries = []
        for note in self._session.state.all_notes:
            words = plain(in_language(note.title) or in_language(note.text), NOTE_LETTERS)
            if words:
                deed = _bound(self._session.select_note, note.id)
                entries.append(Entry(words, self.tr("Note"), "", folded(words), deed))
        return entries

    def _search(self) -> None:
        query = folded(self._field.text()).strip()
        self._show_found(query)
        if query and self._asks and self._doors is not None:
            self._doors.find(query, lambda artifacts: self._add_objects(query, artifacts))

    def _add_objects(self, query: str, artifacts: Sequence[Artifact]) -> None:
        """What the catalogue found comes after what was found at once; the mark stays where it is."""
        if query != folded(self._field.text()).strip():
            return
        more = [self._object(artifact) for artifact in artifacts][: MOST - len(self._shown)]
        marked = max(0, self._list.currentRow())
        self._shown += more
        for entry in more:
            self._add_row(entry)
        self._show_rows(marked)

    def _show_found(self, query: str) -> None:
        link = link_in(self._field.text())
        if link is not None and self._doors is not None:
            deed = partial(self._doors.open, Path(link.written()))
            self._shown = [Entry(self.tr("Go to the view of this link"), self.tr("Object"), "", "", deed)]
        elif query:
            ranked = [(rank(query, entry), entry) for entry in self._entries]
            found = sorted((pair for pair in ranked if pair[0] > 0), key=lambda pair: -pair[0])
            self._shown = [entry for _, entry in found][:MOST]
        else:
            self._shown = self._entries[:MOST]
        self._list.clear()
        for entry in self._shown:
            self._add_row(entry)
        self._show_rows(0)

    def _show_rows(self, marked: int) -> None:
        self._list.setCurrentRow(marked)
        self._list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)

    def _add_row(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (entry.title, entry.more, entry.keys))))
        item.setData(MORE, entry.more)
        item.setData(KEYS, entry.keys)
        self._list.addItem(item)

    def _step(self, step: int) -> None:
        count = self._list.count()
        if count:
            self._list.setCurrentRow(min(count - 1, max(0, self._list.currentRow() + step)))
            current = self._shown[self._list.currentRow()]
            self._field.setAccessibleDescription(f"{current.title}, {current.more}")

    def _do(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._shown):
            self.fold()
            self._shown[row].deed()


def rank(query: str, entry: Entry) -> float:
    """How well an entry answers a folded query: its title counts most, the words around it less."""
    title = folded(entry.title)
    return 1.5 * score(query, title) or 0.5 * score(query, entry.found_by) * (query in entry.found_by)


def _bound(deed: Callable[[str], object], what: str) -> Callable[[], object]:
    return lambda: deed(what)
