"""Check panel: whether every file of the collection is there and as it was packed; the damaged ones by name."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer import __version__
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.sharing import Fixity
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.ports import Courier
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import message, plain
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.picture_out import file_name
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.veils import ProgressLine

MOST_SHOWN = 200


class CheckPanel(Overlay):
    """Begins when it is unfolded, and stops when it is folded before the end. now: the time for the report."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        parent: QWidget,
        courier: Courier,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(appearance, icons, parent, width=620)
        self._session, self._courier, self._now = session, courier, now
        self._verdict = Words(appearance, weight=600)
        self._bar = ProgressLine(appearance)
        self._bar.setFixedHeight(appearance.pixels(4))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("dress", "bare")
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._save, self._again = push_button(), push_button()
        self._save.clicked.connect(self._ask_where)
        self._again.clicked.connect(self._begin)
        self._ticket: Ticket | None = None
        self._checked: tuple[Collection, Fixity | Fault] | None = None
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._again)
        foot.addWidget(self._save)
        for part in (self._verdict, self._bar):
            self.content.addWidget(part)
        self.content.addWidget(self._scroll, 1)
        self.content.addLayout(foot)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Check the collection"))
        self.setAccessibleName(self.tr("Check the collection"))
        self.close_button.name(self.tr("Close"), "Esc")
        self._save.setText(self.tr("Save a report…"))
        self._again.setText(self.tr("Check again"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._scroll.setAccessibleName(self.tr("What was found"))

    def fill(self) -> None:
        """Begin, unless what is open was looked at already."""
        collection = self._session.state.collection
        if self._ticket is None and (self._checked is None or self._checked[0] is not collection):
            self._begin()
        else:
            self._show()

    def fold(self) -> None:
        """Stop looking."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        super().fold()

    def least_height(self) -> int:
        """Room for a list where there is one."""
        return self._appearance.pixels(280 if self._scroll.isVisibleTo(self) else 0)

    def save(self, path: Path) -> None:
        """Write the report there; a fault goes to the session's bar."""
        told = self._session.report
        self._courier.keep_report(path, self.report(), lambda fault: told(fault.notice) if fault is not None else None)

    def report(self) -> str:
        """All that was found, as a text to keep."""
        if self._checked is None:
            return ""
        collection, found = self._checked
        lines = [
            plain(in_language(collection.title)),
            str(collection.root),
            self._now().isoformat(sep=" ", timespec="seconds"),
            f"Exhibit Viewer {__version__}",
            "",
            self._verdict_of(found),
            *(message(notice) for notice in (found.notices if isinstance(found, Fixity) else ())),
        ]
        return "\n".join(lines) + "\n"

    def _ask_where(self) -> None:
        if self._checked is None:
            return
        dialog = QFileDialog(self.window_below, self.tr("Save a report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Texts (*.txt)"))
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(file_name(in_language(self._checked[0].title)) + ".txt")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self) -> None:
        collection = self._session.state.collection
        if collection is None:
            return
        self._checked = None
        self._bar.setValue(0)
        self._ticket = self._courier.check(
            lambda share: self._bar.setValue(round(1000 * share)), lambda answer: self._done(collection, answer)
        )
        self._show()

    def _done(self, collection: Collection, answer: Fixity | Fault) -> None:
        self._ticket = None
        self._checked = collection, answer
        self._show()

    def _show(self) -> None:
        found = self._checked[1] if self._checked is not None else None
        notices = found.notices if isinstance(found, Fixity) else ()
        self._verdict.setText(self._verdict_of(found))
        self._scroll.setWidget(self._page(message(notice) for notice in notices[:MOST_SHOWN]))
        self._bar.setVisible(found is None)
        self._scroll.setVisible(bool(notices))
        for button in (self._save, self._again):
            button.setVisible(found is not None)
        if self.isVisible():
            self._place()

    def _page(self, sentences: Iterable[str]) -> QWidget:
        """One below the other."""
        page = QWidget()
        page.setAutoFillBackground(False)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._appearance.pixels(12))
        for sentence in sentences:
            words = Words(self._appearance)
            words.setText(sentence)
            column.addWidget(words)
        column.addStretch(1)
        return page

    def _verdict_of(self, found: Fixity | Fault | None) -> str:
        if found is None:
            return self.tr("Reading every file…")
        if isinstance(found, Fault):
            stopped = found.code is Code.CANCELLED
            return self.tr("Stopped before the end.") if stopped else message(found.notice)
        files = QLocale().toString(found.files)
        if found.notices:
            return self.tr("%Ln thing(s) wrong, among {} files:", "", len(found.notices)).format(files)
        if found.sealed:
            return self.tr("All {} files are as they were packed.").format(files)
        words = self.tr("All {} files are there and can be read. There are no checksums to compare them with.")
        return words.format(files)
