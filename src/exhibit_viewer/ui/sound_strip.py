"""Sound strip: what is to be heard of an object, over the tools: play, the way through, loudness; and its captions."""

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.track import words_at
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import ChoiceBox, ElidedWords, Words, tool_button
from exhibit_viewer.ui.gauge import Gauge
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain, sentence
from exhibit_viewer.ui.sides import figures, lead
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_strip import Floating

NAME_LETTERS, NAME_WIDTH = 60, 200
WAY_WIDTH, WAY_LEAST, LOUD_WIDTH = 200, 72, 80
CAPTION_WIDTH, CAPTION_LETTERS = 560, 300
TICK_MILLISECONDS = 100
_SHOWS = (
    Change.MODEL | Change.REFINED | Change.ARTIFACT | Change.TOUR | Change.SELECTION | Change.FACE | Change.HEARING
    | Change.SETTINGS
)  # fmt: skip


class SoundStrip(Floating):
    """One row, and over it what is said just now. `resized` when it needs another place."""

    resized = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(appearance, parent)
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self._room = 1 << 20
        self._all: tuple[Sound, ...] = ()
        self.caption, self.trouble = Words(appearance, 16), Words(appearance, 12, muted=True)
        self.play, self.mute = tool_button(parent=self), tool_button(parent=self)
        self.play.clicked.connect(lambda *_: actions.trigger("sound.play"))
        self.mute.clicked.connect(lambda *_: actions.trigger("sound.mute"))
        self.choice, self._name = ChoiceBox(appearance, icons), ElidedWords(appearance, 500)
        self.choice.activated.connect(lambda number: session.listening.begin(self._all[number].id))
        self.way = Gauge(0.0, 1.0, self._told, appearance)
        self.way.chosen.connect(lambda share: session.listening.seek(share * self._length, self))
        self.loud = Gauge(0.0, 1.0, lambda share: figures(f"{QLocale().toString(round(share * 100))} %"), appearance)
        self.loud.chosen.connect(session.listening.set_volume)
        for gauge in (self.way, self.loud):
            gauge.label.hide()
        self.loud.told.hide()
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.addWidget(self.caption)
        self._column.addWidget(self.trouble)
        self._column.addLayout(self._row)
        for part in (self.play, self.choice, self._name, self.way, self.way.told, self.mute, self.loud):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._clock = QTimer(self, interval=TICK_MILLISECONDS)
        self._clock.timeout.connect(session.listening.advance)
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    @property
    def wanted(self) -> bool:
        """Whether there is anything to be heard."""
        return self._session.listening.offered is not None

    def give_room(self, room: int) -> None:
        """How wide it may be, in pixels: the way shrinks first, then loudness and name make way."""
        if room != self._room:
            self._room = room
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, and have the sound speak it."""
        if event.type() == QEvent.Type.LanguageChange:
            self._session.listening.tell_anew()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show what is at hand, and what is heard."""
        hearing, sound = self._session.state.hearing, self._session.listening.offered
        (self._clock.start if hearing.playing else self._clock.stop)()
        artifact = self._session.state.artifact
        self._all = artifact.sounds if artifact is not None and sound is not None else ()
        self._fill_choice(sound)
        self._name_parts(hearing.busy, hearing.muted)
        self.loud.show_value(0.0 if hearing.muted else self._session.state.settings.number("volume"))
        self._move_on()
        self._say_trouble()
        self._fit()

    @property
    def _length(self) -> float:
        hearing, sound = self._session.state.hearing, self._session.listening.offered
        return hearing.length if sound is not None and hearing.sound == sound.id else 0.0

    def _told(self, share: float) -> str:
        """Where it is, of how long."""
        return figures(f"{_clock(share * self._length)} / {_clock(self._length)}") if self._length else ""

    def _fill_choice(self, sound: Sound | None) -> None:
        names = [self._name_of(each, number) for number, each in enumerate(self._all, 1)]
        blocker = QSignalBlocker(self.choice)
        if names != [self.choice.itemText(index) for index in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        number = self._all.index(sound) if sound is not None else 0
        self.choice.setCurrentIndex(number)
        blocker.unblock()
        self._name.setText(names[number] if names else "")

    def _name_of(self, sound: Sound, number: int) -> str:
        unnamed = self.tr("Narration {}").format(QLocale().toString(number))
        return plain(in_language(sound.title), NAME_LETTERS) or unnamed

    def _name_parts(self, busy: bool, muted: bool) -> None:
        for button, icon, words, command in (
            (self.play, "pause" if busy else "play", self.tr("Pause") if busy else self.tr("Listen"), "sound.play"),
            (self.mute, "volume-x" if muted else "volume-1",
             self.tr("With sound") if muted else self.tr("Without sound"), "sound.mute"),
        ):  # fmt: skip
            button.setIcon(self._icons.icon(icon))
            button.setAccessibleName(words)
            button.setToolTip(self._actions.hint(words, command))
        for part in (self.choice, self.choice.view()):
            part.setAccessibleName(self.tr("To hear"))
        self.way.rename(self.tr("Moment"), self.tr("How far the narration is"))
        self.loud.rename(self.tr("Volume"))
        self.setAccessibleName(self.tr("To hear"))

    def _say_trouble(self) -> None:
        """Why nothing is heard, calmly."""
        hearing = self._session.state.hearing
        if hearing.fault is not None and self._session.state.face is Face.KIOSK:
            words = self.tr("This cannot be heard just now.")
        elif hearing.fault is not None:
            words = sentence(hearing.fault)
        elif hearing.silent and hearing.sound and self._session.state.face is not Face.KIOSK:
            words = self.tr("This computer has nothing to play sound by.")
        else:
            words = ""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        lead(self.trouble)

    def _move_on(self) -> None:
        """The moment it is at, and the words of it."""
        hearing = self._session.state.hearing
        self.way.setEnabled(self._length > 0)
        self.way.show_value(hearing.seconds / self._length if self._length else 0.0)
        words = words_at(hearing.cues, hearing.seconds) if self._length else ""
        if words != self.caption.text():
            self.caption.setText(plain(words, CAPTION_LETTERS))
            self.caption.setAccessibleName(self.caption.text())
        shown = bool(self._length and hearing.cues and (hearing.playing or words))
        if shown is self.caption.isHidden():
            self.caption.setVisible(shown)
            self._fit()
        elif shown and self.caption.heightForWidth(self._inner) > self.caption.height():
            self._fit()

    @property
    def _inner(self) -> int:
        edges = self._column.contentsMargins()
        return self.width() - edges.left() - edges.right()

    def _fit(self) -> None:
        pixels = self._appearance.pixels
        side = pixels(44 if self._session.state.face is Face.KIOSK else 36)
        for button in (self.play, self.mute):
            button.setIconSize(QSize(pixels(20), pixels(20)))
            button.setFixedSize(side, side)
        several = len(self._all) > 1
        for part in (self.choice, self._name):
            part.setMaximumWidth(pixels(NAME_WIDTH))
        self.choice.setVisible(several)
        self._name.setVisible(not several)
        self.way.told.setVisible(self._length > 0)
        self.way.resize_for(1.0)
        self.loud.show()
        self.loud.setFixedWidth(pixels(LOUD_WIDTH))
        self.way.setFixedWidth(pixels(WAY_LEAST))
        captioned = not (self.caption.isHidden() and self.trouble.isHidden())
        edge = pixels(12)
        left, right = (edge, pixels(4)) if self.isRightToLeft() else (pixels(4), edge)
        self._column.setContentsMargins(left, edge if captioned else pixels(4), right, pixels(4))
        self._column.setSpacing(pixels(4))
        self._row.setSpacing(pixels(8))
        for label in (self.caption, self.trouble):
            label.setContentsMargins(edge - left + pixels(4), 0, edge - right + pixels(4), 0)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._settle(captioned)

    def _settle(self, captioned: bool) -> None:
        """As wide as the row, wider for words."""
        pixels = self._appearance.pixels
        edges = self._column.contentsMargins()
        beside = edges.left() + edges.right()
        for part in (self.loud, self.way.told, self._name):
            self._row.activate()
            if self._row.minimumSize().width() + beside <= self._room:
                break
            part.hide()
        spare = self._room - self._row.minimumSize().width() - beside
        self.way.setFixedWidth(min(pixels(WAY_WIDTH), pixels(WAY_LEAST) + max(0, spare)))
        before = self.size()
        self._column.invalidate()
        self._column.activate()
        row = min(self._room, self._row.sizeHint().width() + beside)
        width = max(row, min(pixels(CAPTION_WIDTH), self._room)) if captioned else row
        self.resize(width, max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height()))
        if self.size() != before:
            self.resized.emit()

    def _heard(self, change: Change, source: object) -> None:
        if change & _SHOWS and (self.wanted or self._all):
            self.refresh()
        elif change & Change.HEARD and source is not self:
            self._move_on()


def _clock(seconds: float) -> str:
    """Minutes and seconds."""
    say, whole = QLocale().toString, int(seconds)
    return f"{say(whole // 60)}:{say(whole % 60 // 10)}{say(whole % 10)}"
