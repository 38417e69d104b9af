"""Sheet page: what a sheet would change in the collection, before it does."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.library_port import Sheet
from exhibit_viewer.ui.about_facts import label_of
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain, sentence
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.record.fields import FIELDS
from exhibit_viewer.ui.theme import Appearance

MOST_LINES = 200
LONGEST = 120


class SheetPage(Overlay):
    """Lists every change, object by object; nothing happens until it is asked for."""

    def __init__(self, appearance: Appearance, icons: Icons, window: QWidget) -> None:
        super().__init__(appearance, icons, window, width=720)
        self._collection: Collection | None = None
        self._sheet: Sheet | None = None
        self._accept: Callable[[], object] = lambda: None
        self._sentence = Words(appearance, muted=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("dress", "bare")
        self._yes, self._no = push_button("main"), push_button()
        self._yes.clicked.connect(self._accepted)
        self._no.clicked.connect(self.fold)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        self.content.addWidget(self._sentence)
        self.content.addWidget(self._scroll, 1)
        self.content.addLayout(buttons)

    def propose(self, before: Collection, sheet: Sheet, accept: Callable[[], object]) -> None:
        """Show what a sheet would change; `accept` is called when that is wanted."""
        self._collection, self._sheet, self._accept = before, sheet, accept
        if self.isVisible():
            self.fold()
        self.unfold()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("What the sheet changes"))
        self.setAccessibleName(self.title.text())
        self.close_button.name(self.tr("Close"), "Esc")
        self._yes.setText(self.tr("Change it"))
        self._yes.setAccessibleName(self._yes.text())
        self._no.setText(self.tr("Leave all as it is"))
        self._no.setAccessibleName(self._no.text())

    def fill(self) -> None:
        """List the changes."""
        if self._collection is None or self._sheet is None:
            return
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self._appearance.pixels(8), 0)
        column.setSpacing(self._appearance.pixels(4))
        objects = lines = 0
        for title, changes in _changes(self._collection, self._sheet.after):
            objects += 1
            if lines < MOST_LINES:
                self._line(column, title, 600)
            for label, was, now in changes:
                lines += 1
                if lines < MOST_LINES:
                    self._line(column, f"{label}: {was} {'←' if self.isRightToLeft() else '→'} {now}")
        for notice in self._sheet.notices[:MOST_LINES]:
            self._line(column, sentence(notice), muted=True)
        column.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        told = self.tr("%Ln object(s) would be told of differently.", "", objects)
        self._sentence.setText(told if objects else self.tr("The sheet says nothing new."))
        self._yes.setEnabled(bool(objects))

    def first_focus(self) -> QWidget:
        """The way that changes nothing."""
        return self._no

    def least_height(self) -> int:
        """Room for some lines."""
        return self._appearance.pixels(480)

    def _line(self, column: QVBoxLayout, words: str, weight: int = 400, muted: bool = False) -> None:
        line = Words(self._appearance, weight=weight, muted=muted)
        line.setText(words)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(line)

    def _accepted(self) -> None:
        self.fold()
        self._accept()


def _changes(before: Collection, after: Collection) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """(title, (field, was, is) of each) of everything that would be told of differently."""
    whole = _differences(
        {"title": before.title, "description": before.description},
        {"title": after.title, "description": after.description},
    )
    if before.rights != after.rights:
        whole.append((label_of("licence"), before.rights.licence or "—", after.rights.licence or "—"))
    if whole:
        yield plain(in_language(before.title)), whole
    for old, new in zip(before.artifacts, after.artifacts, strict=True):
        if old is not new and old != new:
            yield plain(in_language(old.title)), _differences(_said(old), _said(new))


def _said(artifact: Artifact) -> dict[str, LangText]:
    said = {field.name: field.read(artifact) for field in FIELDS}
    for number, (label, text) in enumerate(artifact.details):
        said[f"{number}/{in_language(label)}"] = text
    return said


def _differences(before: dict[str, LangText], after: dict[str, LangText]) -> list[tuple[str, str, str]]:
    changes = []
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, LangText()), after.get(name, LangText())
        label = plain(name.partition("/")[2]) if "/" in name else label_of(name)
        for tag in dict.fromkeys((*old.texts, *new.texts)):
            was, now = old.texts.get(tag, ""), new.texts.get(tag, "")
            if was != now:
                changes.append((label, plain(was, LONGEST) or "—", plain(now, LONGEST) or "—"))
    return changes
