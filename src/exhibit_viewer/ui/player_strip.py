"""Player strip: play, scrub, pace and choice of a model's clips, over the tools; there only where a model has clips."""

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exhibit_viewer.model.rig import Clip
from exhibit_viewer.session.commands import BY_ID
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import ChoiceBox, tool_button
from exhibit_viewer.ui.gauge import Gauge
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.reading_order import follow
from exhibit_viewer.ui.sides import figures
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_strip import Floating

LONGEST_NAME = 24
SCRUB_WIDTH, SCRUB_LEAST = 200, 72
CLIPS_WIDTH = 210
_SPEEDS = {0.25: "¼", 0.5: "½", 1.0: "1", 2.0: "2"}
_MOVES = Change.MODEL | Change.PLAYBACK | Change.FACE | Change.ARTIFACT


class PlayerStrip(Floating):
    """One row: play, the clip's name or a choice of clips, the way through it, its pace, over and over or once."""

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(appearance, parent)
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self._room = 1 << 20
        self._row = QHBoxLayout(self)
        self._play = tool_button(parent=self)
        self._play.clicked.connect(lambda *_: actions.trigger("animation.play"))
        self._clips = ChoiceBox(appearance, icons)
        self._clips.activated.connect(session.clips.choose_clip)
        self._way = Gauge(0.0, 1.0, self._told, appearance)
        self._way.chosen.connect(lambda share: session.clips.seek(share * self._seconds, self))
        self._pace = tool_button(parent=self)
        self._pace.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._pace.clicked.connect(lambda *_: self._step_pace())
        self._loop = tool_button(parent=self)
        self._loop.setDefaultAction(actions.by_id["animation.loop"])
        self._loop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._way.label.hide()
        for part in (self._play, self._clips, self._way, self._way.told, self._pace, self._loop):
            self._row.addWidget(part)
        follow(self._play, self._clips, self._way, self._pace, self._loop)
        appearance.changed.connect(self._restyle)
        session.listen(self._heard)
        self._fill()
        self._restyle()

    @property
    def wanted(self) -> bool:
        """Whether there is anything to play."""
        return bool(self._all)

    def give_room(self, room: int) -> None:
        """How wide it may be, in pixels: the way shrinks first, then pace and loop make way."""
        if room != self._room:
            self._room = room
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
            self._restyle()
        super().changeEvent(event)

    @property
    def _all(self) -> tuple[Clip, ...]:
        model = self._session.state.model
        return () if model is None or model.rig is None else model.rig.clips

    @property
    def _seconds(self) -> float:
        return self._all[self._session.state.playback.clip].seconds if self._all else 1.0

    def _told(self, share: float) -> str:
        """Where it is, of how long."""
        return figures(f"{_clock(share * self._seconds)} / {_clock(self._seconds)}")

    def _step_pace(self) -> None:
        """The next of the paces, round and round."""
        fastest = self._session.state.playback.speed == max(_SPEEDS)
        self._session.clips.pace(1 - len(_SPEEDS) if fastest else 1)

    def _fill(self) -> None:
        """Everything for another model, or in another language."""
        blocker = QSignalBlocker(self._clips)
        self._clips.clear()
        for number, clip in enumerate(self._all, 1):
            unnamed = self.tr("Animation {}").format(QLocale().toString(number))
            self._clips.addItem(plain(clip.name, LONGEST_NAME) or unnamed)
        blocker.unblock()
        for part in (self._clips, self._clips.view()):
            part.setAccessibleName(self.tr("Animations"))
        self._clips.setToolTip(self._actions.hint(self.tr("Animations"), "animation.next"))
        self._way.rename(self.tr("Moment"), self.tr("How far the animation is"))
        self._refresh()

    def _refresh(self) -> None:
        playback = self._session.state.playback
        word = self.tr("Pause") if playback.playing else self.tr("Play")
        self._play.setIcon(self._icons.icon("pause" if playback.playing else "play"))
        self._play.setAccessibleName(word)
        self._play.setToolTip(self._actions.hint(word, "animation.play"))
        self._clips.setCurrentIndex(playback.clip)
        self._pace.setText(figures(f"{_SPEEDS[playback.speed]} ×"))
        self._pace.setAccessibleName(self.tr("Pace: {}").format(self._pace.text()))
        pace = self._pace.accessibleName()
        self._pace.setToolTip(self._actions.hint(pace, "animation.slower", "animation.faster"))
        self._loop.setAccessibleName(self._loop.text())
        self._move_on()
        self._fit()

    def _fit(self) -> None:
        pixels = self._appearance.pixels
        desk = self._session.state.face in BY_ID["animation.loop"].faces
        self._clips.setVisible(len(self._all) > 1)
        self._pace.setVisible(desk)
        self._loop.setVisible(desk)
        self._way.setFixedWidth(pixels(SCRUB_LEAST))
        self._way.told.show()
        for part in (self._loop, self._pace, self._way.told, self._clips):
            self._row.activate()
            if self.sizeHint().width() <= self._room:
                break
            part.hide()
        spare = self._room - self.sizeHint().width()
        self._way.setFixedWidth(min(pixels(SCRUB_WIDTH), pixels(SCRUB_LEAST) + max(0, spare)))
        self._row.activate()
        self.adjustSize()

    def _move_on(self) -> None:
        self._way.show_value(self._session.state.playback.seconds / self._seconds)

    def _restyle(self) -> None:
        pixels = self._appearance.pixels
        self._row.setContentsMargins(pixels(4), pixels(4), pixels(12), pixels(4))
        self._row.setSpacing(pixels(8))
        side = pixels(44 if self._session.state.face is Face.KIOSK else 36)
        for button in (self._play, self._loop):
            button.setIconSize(QSize(pixels(20), pixels(20)))
            button.setFixedSize(side, side)
        self._pace.setFixedHeight(side)
        self._pace.setMinimumWidth(side)
        self._way.resize_for(1.0)
        self._clips.setMinimumHeight(side)
        self._clips.setMaximumWidth(pixels(CLIPS_WIDTH))
        self._fit()

    def _heard(self, change: Change, source: object) -> None:
        if not (self._all or self._clips.count()):
            return
        if change & Change.MODEL:
            self._fill()
        elif change & _MOVES:
            self._refresh()
        elif change & Change.MOMENT and source is not self:
            self._move_on()
        if change & (Change.MODEL | Change.FACE):
            self._restyle()


def _clock(seconds: float) -> str:
    """Minutes and seconds; tenths of what is short."""
    locale = QLocale()
    whole = int(seconds)
    tenths = f"{locale.decimalPoint()}{locale.toString(int(seconds * 10) % 10)}"
    digits = [locale.toString(value) for value in (whole // 60, whole % 60 // 10, whole % 10)]
    return f"{digits[0]}:{digits[1]}{digits[2]}{tenths}"
