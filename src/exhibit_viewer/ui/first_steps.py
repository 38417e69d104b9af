"""First steps: what hands can do here, told once beside the first object and gone for good when it was done or read."""

from collections.abc import Callable
from enum import Flag, auto

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face, Tool
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import SPACE, Appearance
from exhibit_viewer.ui.tool_strip import Floating

WIDTH = 300
SETTING = "hints_seen"


class Step(Flag):
    """What a person learns here."""

    TURN = auto()
    NEARER = auto()
    NOTE = auto()


FOOT = 112
_ICONS = {Step.TURN: "rotate-3d", Step.NEARER: "zoom-in", Step.NOTE: "map-pin-plus"}
ALL = Step.TURN | Step.NEARER | Step.NOTE


class FirstSteps(Floating):
    """A small card in the lower corner where reading begins, over `stage`. Each line is ticked off when it was done;
    when all are, or at *Got it*, the card goes and does not come back. taken: how many pixels at the stage's upper and
    lower edge are; where it would lie over them, the card waits until there is room."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        stage: QWidget,
        taken: Callable[[], tuple[int, int]] | None = None,
    ) -> None:
        super().__init__(appearance, stage)
        self._taken = taken or (lambda: (0, appearance.pixels(FOOT)))
        self._session, self._appearance, self._icons, self._stage = session, appearance, icons, stage
        self.done = Step(0)
        self._last: Camera | None = None
        self._useless = False
        self._heading = Words(appearance, 14, 600)
        self._column = QVBoxLayout(self)
        self.got_it = push_button()
        self.got_it.clicked.connect(lambda *_: self._go())
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.got_it)
        self._column.addLayout(head)
        self._signs: dict[Step, QLabel] = {}
        self._lines: dict[Step, Words] = {}
        for step in Step:
            self._column.addLayout(self._line(step))
        stage.installEventFilter(self)
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self._reword()
        self._dress()
        self._show()

    def retire(self) -> None:
        """There is nothing here that could be turned."""
        self._useless = True
        self._show()

    def place(self) -> None:
        """Above the scale bar, clear of the tools and of the object's name."""
        pixels, room = self._appearance.pixels, self._stage.rect()
        edge = pixels(SPACE[4])
        width = min(pixels(WIDTH), room.width() - 2 * edge)
        height = self._column.totalHeightForWidth(width)
        x = room.width() - edge - width if self.isRightToLeft() else edge
        above, below = self._taken()
        y = room.height() - below - height
        self.setGeometry(x, y, width, height)
        self.setVisible(self._wanted() and y >= above)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self._reword()
        super().changeEvent(event)

    def _line(self, step: Step) -> QHBoxLayout:
        row = QHBoxLayout()
        self._signs[step], self._lines[step] = QLabel(), Words(self._appearance)
        row.addWidget(self._signs[step], 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._lines[step], 1)
        return row

    def _wanted(self) -> bool:
        state = self._session.state
        return (
            not self._useless
            and not bool(state.settings[SETTING])
            and state.face is Face.STUDY
            and state.model is not None
            and not state.model.picture
            and state.tool is Tool.NONE
        )

    def _show(self) -> None:
        self.place()
        self.raise_()

    def _go(self) -> None:
        self._session.choose(SETTING, True)

    def _do(self, step: Step) -> None:
        if step not in self.done:
            self.done |= step
            self._dress()
        if self.done == ALL:
            self._go()

    def _heard(self, change: Change, source: object) -> None:
        state = self._session.state
        if bool(state.settings[SETTING]):
            self.hide()
            return
        if change & Change.MODEL:
            self._last = state.camera
        elif change & Change.CAMERA and self._last is not None and state.model is not None and state.face is Face.STUDY:
            if not isinstance(source, QWidget):  # hands did it, not the picture that fits into its place
                self._follow(self._last, state.camera)
            self._last = state.camera
        if change & Change.TOOL and state.tool is Tool.NOTE:
            self._do(Step.NOTE)
        self._show()

    def _follow(self, before: Camera, now: Camera) -> None:
        """Which step a movement of the camera was; one that selecting a note brought about is neither."""
        if self._session.state.selected:
            return
        if abs(now.distance / before.distance - 1) > 0.01:
            self._do(Step.NEARER)
        if (now.yaw, now.pitch) != (before.yaw, before.pitch):
            self._do(Step.TURN)

    def _reword(self) -> None:
        self._heading.setText(self.tr("Have a look around"))
        self._lines[Step.TURN].setText(self.tr("Drag to turn the object."))
        self._lines[Step.NEARER].setText(self.tr("Scroll, or pinch, to come nearer."))
        self._lines[Step.NOTE].setText(self.tr("Press N, then click a place, to write a note."))
        self.got_it.setText(self.tr("Got it"))
        self.got_it.setAccessibleName(self.tr("Got it: do not show the first steps again"))
        self.got_it.setToolTip(self.got_it.accessibleName())
        self.setAccessibleName(" ".join(line.text() for line in (self._heading, *self._lines.values())))
        self.place()

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._column.setContentsMargins(pixels(SPACE[3]), pixels(SPACE[2]), pixels(SPACE[3]), pixels(SPACE[3]))
        self._column.setSpacing(pixels(SPACE[1]))
        for step, sign in self._signs.items():
            name, role = ("check", "accent") if step in self.done else (_ICONS[step], "muted")
            sign.setPixmap(self._icons.pixmap(name, 20, role, self.devicePixelRatioF()))
        self.place()
