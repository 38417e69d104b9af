"""Actions: Qt's side of the command table; one QAction per command, kept true to the session."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from exhibit_viewer.session.commands import BY_ID, COMMANDS, Command, Needs, available, met
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui import command_words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.key_words import keys_in_words, shortcuts

Deed = Callable[[], object]
Check = Callable[[], bool]
_UNSEEN = Change.LOADING | Change.BLANK | Change.MOMENT


class Actions(QObject):
    """`by_id` holds every command as an action with words, icon, keys; enabled and checked follow the session.

    A command that cannot be used in the face shown is disabled and so gives its keys free. Commands without an intent
    stay disabled until `provide` gives them their deed.
    """

    def __init__(self, session: Session, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._deeds: dict[str, Deed] = {}
        self._checks: dict[str, Check] = {}
        self._telling = False
        self._untriggered: set[str] = set()
        self.by_id: dict[str, QAction] = {command.id: self._action(command, icons) for command in COMMANDS}
        self.reword()
        self.refresh()
        session.listen(self._heard)

    def provide(self, command_id: str, deed: Deed, checked: Check | None = None) -> None:
        """Give a command without intent what it does; `checked` makes it a switch. Raises KeyError."""
        self._deeds[BY_ID[command_id].id] = deed
        if checked is not None:
            self._checks[command_id] = checked
            self.by_id[command_id].setCheckable(True)
        self._refresh(BY_ID[command_id], available(BY_ID[command_id], self._session))

    def trigger(self, command_id: str) -> None:
        """Do a command as if its key were pressed; nothing when it cannot be used now."""
        self.by_id[command_id].trigger()

    def keys(self, command_id: str) -> str:
        """The keys of a command as people read them, e.g. "Ctrl+K or Ctrl+Shift+P"."""
        return self.tr(" or ").join(keys_in_words(BY_ID[command_id].keys))

    def hint(self, words: str, *command_ids: str) -> str:
        """What a control does, with the keys that do the same."""
        keys = self.tr(" or ").join(filter(None, map(self.keys, command_ids)))
        return f"{words}  ({keys})" if keys else words

    def refresh(self) -> None:
        """Bring enabled and checked up to date."""
        face, there = self._session.state.face, met(self._session)
        for command in COMMANDS:
            self._refresh(command, face in command.faces and command.needs in there)

    def reword(self) -> None:
        """Put every word into the language shown; the window calls it when the language changed."""
        for command in COMMANDS:
            self._reword(command)

    def _reword(self, command: Command) -> None:
        action, step = self.by_id[command.id], self._turned(command)
        title, hint = command_words.title(command.id, step), command_words.hint(command.id)
        action.setText(title)
        action.setToolTip("\n".join(filter(None, (self.hint(title, command.id), hint))))
        action.setStatusTip(hint)

    def _turned(self, command: Command) -> str:
        """What undo would take back, and redo bring back: they are named after it."""
        return {Needs.UNDO: self._session.undo_name, Needs.REDO: self._session.redo_name}.get(command.needs, "")

    def _refresh(self, command: Command, available: bool) -> None:
        action = self.by_id[command.id]
        if command.needs in (Needs.UNDO, Needs.REDO):
            self._reword(command)
        has_deed = command.intent is not None or command.id in self._deeds
        action.setEnabled(has_deed and available)
        self._telling = True
        if command.checked is not None:
            action.setChecked(command.checked(self._session.state))
        elif command.id in self._checks:
            action.setChecked(self._checks[command.id]())
        self._telling = False

    def _toggled(self, command: Command) -> None:
        """Before it is triggered; or by a screen reader, which toggles a button, and nothing is triggered: then the
        command is done all the same."""
        if not self._telling:
            self._untriggered.add(command.id)
            QTimer.singleShot(0, self, lambda: self._obey(command))

    def _obey(self, command: Command) -> None:
        if command.id in self._untriggered:
            self._do(command)

    def _action(self, command: Command, icons: Icons) -> QAction:
        action = QAction(self)
        action.setObjectName(command.id)
        action.setShortcuts(shortcuts(command.keys))
        action.setAutoRepeat(command.id.startswith(("orbit.", "pan.", "zoom.", "exposure.")))
        action.setCheckable(command.checked is not None)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        action.triggered.connect(lambda *_: self._do(command))
        action.toggled.connect(lambda *_: self._toggled(command))
        return action

    def _do(self, command: Command) -> None:
        self._untriggered.discard(command.id)
        deed = self._deeds.get(command.id)
        if deed is not None:
            deed()
        elif command.intent is not None:
            command.intent(self._session)
        self.refresh()

    def _heard(self, change: Change, source: object) -> None:
        if change & ~_UNSEEN:
            self.refresh()
