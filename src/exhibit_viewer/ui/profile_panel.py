"""Profile panel: a card with the outline of the cut, drawn to scale. Imported when it is first asked for."""

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.profile import Profile, profile
from exhibit_viewer.model.scene import Section
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.measures import told_in
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.captions import rights_line
from exhibit_viewer.ui.cards import ICON_GAP, IconButton, Words, push_button
from exhibit_viewer.ui.command_words import title
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.jobs import Jobs
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.lengths import extents, length, with_unit
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.picture_out import file_name, write_whole
from exhibit_viewer.ui.profile_plot import Plot
from exhibit_viewer.ui.profile_sheet import SheetWords, bar_millimetres, sheet
from exhibit_viewer.ui.sides import figures
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_strip import Floating

_NOTHING = Profile((), np.zeros((2, 2)))


class ProfilePanel(Floating):
    """A card with the drawing, its size, and two ways to take it along. It follows the section while it is shown:
    outlines are found on another thread, the latest wins. `closed` is sent when the visitor closes it."""

    closed = Signal()

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._session, self._appearance, self._icons = session, appearance, icons
        self._jobs = Jobs.of(self)
        self._ticket: Ticket | None = None
        self._shown: tuple[Model, Section] | None = None
        self._profile = _NOTHING
        self._factor, self._unit = 1.0, ""
        self._title = Words(appearance, 14, 600)
        self._size = Words(appearance, 14, muted=True)
        self._told = Words(appearance, 12, muted=True)
        self.plot = Plot(appearance)
        self.plot.pointed.connect(self._tell)
        self.copy_button = self._button("clipboard", self.copy)
        self.save_button = self._button("file-down", self.save)
        self.fit_button = IconButton(appearance, icons, "scan")
        self.fit_button.clicked.connect(self.plot.fit)
        self.close_button = IconButton(appearance, icons, "x")
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self.hide()
        self._reword()
        self._dress()

    # -- following the cut -----------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Bring the drawing up to date, if nothing is on its way; whatever comes late looks again."""
        model, section = self._session.state.model, self._session.state.scene.section
        if self._ticket is not None or not self.isVisible() or model is None or section is None:
            return
        if self._shown is None or self._shown[0] is not model or self._shown[1] != section:
            self._ticket = self._jobs.start(lambda _: profile(model, section), partial(self._came, model, section))

    def _came(self, model: Model, section: Section, answer: Profile | Fault) -> None:
        self._ticket, self._shown = None, (model, section)
        if isinstance(answer, Fault):
            self._session.report(answer.notice)
        if model is self._session.state.model:
            self._profile = _NOTHING if isinstance(answer, Fault) else answer
            self._draw()
        self.follow()

    def _draw(self) -> None:
        model = self._session.state.model
        if model is None:
            return
        per_unit = model.facts.metres_per_unit
        largest = float((self._profile.room[1] - self._profile.room[0]).max()) or 1.0
        told, self._unit = told_in(largest * per_unit) if per_unit > 0 else (largest, "")
        self._factor = told / largest
        self.plot.draw(self._profile, self._factor)
        there = bool(self._profile.lines)
        self._size.setText(extents(self._profile.size, per_unit) if there else "")
        self.copy_button.setEnabled(there)
        self.save_button.setEnabled(there and per_unit > 0)
        self._tell(math.nan, math.nan)
        self._name_plot()

    # -- taking it along -------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """The drawing as it stands, to the clipboard."""
        QGuiApplication.clipboard().setImage(self.plot.picture())
        self._told.setText(self.tr("Copied"))

    def save(self) -> QFileDialog:
        """Ask where to, then write the drawing at 1:1; it is the drawing of this moment."""
        artifact, model, drawn = self._session.state.artifact, self._session.state.model, self._profile
        per_unit = model.facts.metres_per_unit if model else 0.0
        words = self._words_of_sheet(drawn, per_unit)
        dialog = QFileDialog(self.window(), self.tr("Save the profile at 1:1"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Drawings (*.svg)"))
        dialog.setDefaultSuffix("svg")
        dialog.selectFile(file_name(in_language(artifact.title) if artifact else "") + ".svg")
        dialog.fileSelected.connect(lambda name: self._write(Path(name), drawn, per_unit, words))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _write(self, path: Path, drawn: Profile, per_unit: float, words: SheetWords) -> None:
        def written(answer: Fault | None) -> None:
            if isinstance(answer, Fault):
                self._session.report(answer.notice)
            else:
                self._told.setText(self.tr("Saved"))

        self._jobs.start(lambda _: write_whole(path, sheet(drawn, per_unit, words)), written)

    def _words_of_sheet(self, drawn: Profile, per_unit: float) -> SheetWords:
        state, section = self._session.state, self._session.state.scene.section
        cut = title(f"section.{section.axis}") if section else ""
        share = QLocale().toString(round(section.position * 100)) if section else ""
        about = self.tr("{cut}, at {share} %; {size}; scale 1:1")
        return SheetWords(
            plain(in_language(state.artifact.title)) if state.artifact else "",
            about.format(cut=cut, share=share, size=extents(drawn.size, per_unit)),
            length(bar_millimetres(drawn, per_unit), 0.001),
            rights_line(state.artifact, state.collection) if state.artifact else "",
        )

    # -- words and looks -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the cut."""
        super().showEvent(event)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where they fit."""
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language; the drawing itself is not mirrored."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
            self._draw()
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self, across: float, up: float) -> None:
        """Where the pointer is; else what keeps the drawing from being one to scale."""
        if not math.isnan(across):
            pixel = self.plot.getViewBox().viewPixelSize()[0]
            places = max(0, math.ceil(-math.log10(pixel)))
            x, y = (figures(QLocale().toString(value, "f", places)) for value in (across, up))
            self._told.setText(with_unit(figures(f"→ {x}  ↑ {y}"), self._unit))
        elif not self._profile.lines and self._shown is not None:
            self._told.setText(self.tr("The cut meets no surface here."))
        elif not self._unit and self._shown is not None:
            self._told.setText(self.tr("No true scale: the file does not say its units."))
        else:
            self._told.setText("")

    def _name_plot(self) -> None:
        self.plot.setAccessibleName(self.tr("Outline of the cut"))
        self.plot.setAccessibleDescription(self._size.text())
        reason = "" if self._unit else self.tr("No true scale: the file does not say its units.")
        self.save_button.setToolTip(reason or self.tr("A drawing at its real size, with a scale bar, as an SVG file"))

    def _reword(self) -> None:
        self._title.setText(title("section.profile"))
        self.setAccessibleName(title("section.profile"))
        self.copy_button.setAccessibleName(self.tr("Copy picture"))
        self.copy_button.setToolTip(self.tr("Copy picture"))
        self.save_button.setAccessibleName(self.tr("Save as SVG at 1:1"))
        self.fit_button.name(self.tr("Show the whole drawing"))
        self.close_button.name(self.tr("Close"), "Esc")
        self._name_plot()
        self._fit_words()

    def _fit_words(self) -> None:
        """Words on the buttons where there is room for them; large text in a narrow window leaves the icons."""
        buttons = (self.copy_button, self.save_button)
        for button in buttons:
            button.setText(ICON_GAP + button.accessibleName())
        if sum(button.sizeHint().width() for button in buttons) > self.width() - self._appearance.pixels(16):
            for button in buttons:
                button.setText("")

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._column.setContentsMargins(pixels(4), pixels(4), pixels(4), pixels(4))
        before, after = (0, pixels(12)) if self.isRightToLeft() else (pixels(12), 0)
        for inset in (self._head, self._words):
            inset.setContentsMargins(before, 0, after, 0)
        self._column.setSpacing(pixels(4))
        for button in (self.copy_button, self.save_button):
            button.setIconSize(QSize(pixels(16), pixels(16)))
        self.plot.dress()
        self._fit_words()

    def _lay_out(self) -> None:
        head, foot, words = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head, self._words = head, words
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._size)
        head.addLayout(names, 1)
        for button in (self.fit_button, self.close_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._told)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.plot, 1)
        self._column.addLayout(words)
        self._column.addLayout(foot)

    def _button(self, icon: str, deed: Callable[[], object]) -> QPushButton:
        button = push_button("quiet", self)
        button.setIcon(self._icons.icon(icon, 16))
        button.clicked.connect(lambda *_: deed())
        button.setEnabled(False)  # until there is a drawing
        return button

    def _heard(self, change: Change, source: QObject | object) -> None:
        if change & (Change.MODEL | Change.SCENE):
            self.follow()
