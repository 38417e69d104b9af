"""Tour strip: the tours of an object over the tools: which there are, and where one is on the way round."""

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import ChoiceBox, ElidedWords, Words, tool_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.markdown import plain as without_marks
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_strip import Floating

WIDTH, TITLE_LETTERS, TEXT_LETTERS = 520, 80, 420
CHOICE_WIDTH = 260
TICK_MILLISECONDS = 500
_SHOWS = Change.MODEL | Change.REFINED | Change.ARTIFACT | Change.TOUR | Change.FACE


class TourStrip(Floating):
    """At rest one row: begin, and the tour's name or a choice of them. On the way: title and text of the stop, which
    one it is, the stops before and after, and the way out. `resized` when it needs another place."""

    resized = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(appearance, parent)
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self._room = 1 << 20
        self.choice = ChoiceBox(appearance, icons)
        self.choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.begin, self.back, self.alone, self.on, self.leave = (tool_button(parent=self) for _ in range(5))
        self.begin.clicked.connect(lambda *_: session.touring.begin(max(0, self.choice.currentIndex())))
        self.back.clicked.connect(lambda *_: actions.trigger("tour.previous"))
        self.alone.clicked.connect(lambda *_: actions.trigger("tour.by-itself"))
        self.on.clicked.connect(lambda *_: self._go_on())
        self.leave.clicked.connect(lambda *_: actions.trigger("tour.play"))
        self._name, self._where = ElidedWords(appearance, 500), Words(appearance, 12, muted=True)
        self._title, self._text = Words(appearance, 16, 600), Words(appearance)
        self._where.setWordWrap(False)
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        for label in (self._title, self._text):
            self._column.addWidget(label)
        self._column.addLayout(self._row)
        for part in (self.begin, self.back, self.choice, self._name, self._where, self.alone, self.on, self.leave):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._clock = QTimer(self, interval=TICK_MILLISECONDS)
        self._clock.timeout.connect(lambda: session.touring.advance(TICK_MILLISECONDS / 1000))
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    @property
    def wanted(self) -> bool:
        """Whether there is any tour."""
        return bool(self._session.state.tours)

    def give_room(self, room: int) -> None:
        """How wide it may be, in pixels."""
        if room != self._room:
            self._room = room
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show where one is now."""
        state = self._session.state
        for part in (self.choice, self.choice.view()):
            part.setAccessibleName(self.tr("Tours"))
        if not state.tours:
            self._name_buttons(last=False)
            return
        stop, several, held = state.stop, len(state.tours) > 1, self._has_keyboard
        tour = state.tours[state.tour.tour if state.tour is not None else 0]
        self._fill_choice(state.tours)
        self._name.setText(self._name_of(tour, 0))
        self._name.setVisible(stop is None and not several)
        self.choice.setVisible(stop is None and several)
        self.begin.setVisible(stop is None)
        for button in (self.back, self.alone, self.on, self.leave):
            button.setVisible(stop is not None)
        playing = self._playing
        if playing is not self._clock.isActive():
            (self._clock.start if playing else self._clock.stop)()
        say = QLocale().toString
        at = state.tour.step if state.tour is not None else 0
        self._where.setText(
            self.tr("Stop {number} of {count}").format(number=say(at + 1), count=say(len(tour.steps)))
            if stop is not None
            else self.tr("%Ln stop(s)", "", len(tour.steps))
        )
        self.back.setEnabled(at > 0)
        self._say_stop(stop)
        self._name_buttons(last=at + 1 == len(tour.steps))
        self._fit()
        if held and not self._has_keyboard:  # what had it is gone, or has nothing more to do
            (self.begin if stop is None else self.on).setFocus()

    @property
    def _has_keyboard(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    def _say_stop(self, stop: Step | None) -> None:
        state = self._session.state
        title = plain(in_language(stop.title), TITLE_LETTERS) if stop is not None else ""
        text = without_marks(in_language(stop.text)) if stop is not None else ""
        note = state.selected_note
        if stop is not None and note is not None and note.id == stop.note and state.face is not Face.TEACH:
            text = "" if without_marks(in_language(note.text)) == text else text  # it is read in the panel
        self._title.setText(title)
        self._text.setText(text if len(text) <= TEXT_LETTERS else text[:TEXT_LETTERS].rsplit(" ", 1)[0] + "…")
        for label in (self._title, self._text):
            label.setVisible(bool(label.text()))
            lead(label)
        self.setAccessibleName(title or self.tr("Tour"))
        self.setAccessibleDescription(self._text.text())

    def _go_on(self) -> None:
        """The next stop; after the last the tour is over."""
        if not self._session.touring.step(1):
            self._session.touring.end()

    def _fill_choice(self, tours: tuple[Tour, ...]) -> None:
        names = [self._name_of(tour, number) for number, tour in enumerate(tours)]
        if names != [self.choice.itemText(index) for index in range(self.choice.count())]:
            blocker = QSignalBlocker(self.choice)
            self.choice.clear()
            self.choice.addItems(names)
            blocker.unblock()

    def _name_of(self, tour: Tour, number: int) -> str:
        unnamed = self.tr("Tour {}").format(QLocale().toString(number + 1))
        return plain(in_language(tour.title), TITLE_LETTERS) or unnamed

    def _name_buttons(self, last: bool) -> None:
        back, on = ("chevron-right", "chevron-left") if self.isRightToLeft() else ("chevron-left", "chevron-right")
        for button, icon, words, command in (
            (self.begin, "route", self.tr("Begin the tour"), "tour.play"),
            (self.back, back, self.tr("Previous stop"), "tour.previous"),
            (self.alone, "pause" if self._playing else "play",
             self.tr("Hold the tour here") if self._playing else self.tr("Go on by itself"), "tour.by-itself"),
            (self.on, "check" if last else on, self.tr("End") if last else self.tr("Next stop"), "tour.next"),
            (self.leave, "x", self.tr("Leave the tour"), "tour.play"),
        ):  # fmt: skip
            button.setIcon(self._icons.icon(icon))
            button.setAccessibleName(words)
            button.setToolTip(self._actions.hint(words, command))

    @property
    def _playing(self) -> bool:
        place = self._session.state.tour
        return place is not None and place.playing

    def _fit(self) -> None:
        pixels = self._appearance.pixels
        touring = self._session.state.stop is not None
        side = pixels(44 if self._session.state.face is Face.KIOSK else 36)
        for button in (self.begin, self.back, self.alone, self.on, self.leave):
            button.setIconSize(QSize(pixels(20), pixels(20)))
            button.setFixedSize(side, side)
        self.choice.setMinimumHeight(side)
        self.choice.setMaximumWidth(min(pixels(CHOICE_WIDTH), self._room))
        edge = pixels(16) if touring else pixels(4)
        self._column.setContentsMargins(
            edge, pixels(12) if touring else pixels(4), edge + pixels(8) * (not touring), pixels(4)
        )
        self._column.setSpacing(pixels(4))
        self._row.setSpacing(pixels(8))
        self._row.setStretchFactor(self._where, int(touring))
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter if touring else self._name.alignment())
        before = self.size()
        self._column.invalidate()
        self._column.activate()
        if touring:
            width = min(pixels(WIDTH), self._room)
            self.resize(width, max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height()))
        else:
            self.adjustSize()
            self.resize(min(self.width(), self._room), self.height())
        if self.size() != before:
            self.resized.emit()

    def _heard(self, change: Change, source: object) -> None:
        if change & (_SHOWS | Change.SELECTION) and (self.wanted or self.choice.count()):
            self.refresh()
