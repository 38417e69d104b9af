"""Stage: the middle of the window. The picture, and over it what a museum writes beside an object, and the tools."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.scene import Section
from exhibit_viewer.session.ports import Doors, Posters
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Tool
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.canvas import can_draw
from exhibit_viewer.ui.captions import Captions, Scrim
from exhibit_viewer.ui.fault_bar import FaultBar
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.markers import Markers
from exhibit_viewer.ui.player_strip import PlayerStrip
from exhibit_viewer.ui.poster import Poster
from exhibit_viewer.ui.preparing import Preparing
from exhibit_viewer.ui.scale_bar import ScaleBar
from exhibit_viewer.ui.seen import seen_in_words
from exhibit_viewer.ui.sound_strip import SoundStrip
from exhibit_viewer.ui.spoken_picture import tell_as_picture
from exhibit_viewer.ui.stepped_import import stepped_import
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_strip import ToolStrip
from exhibit_viewer.ui.tour_strip import TourStrip
from exhibit_viewer.ui.veils import Card, Curtain
from exhibit_viewer.ui.viewport import Viewport

if TYPE_CHECKING:
    from exhibit_viewer.ui.profile_panel import ProfilePanel

TITLE_SHARE, TITLE_SHARE_ALONE = 0.62, 0.82
WORDS_SHARE = 0.24  # of the height, above which no more than the title is said; the panel tells the rest
RIGHTS_SHARE = 0.55
RESERVED = 92  # of the strip with the lines under it
PROFILE_WIDTH, PROFILE_LEAST, PROFILE_HEIGHT, PROFILE_SHARE = 360, 280, 380, 0.5
_SHOWN = (
    Change.ARTIFACT | Change.MODEL | Change.REFINED | Change.SCENE | Change.LOADING | Change.FAULT | Change.FACE
    | Change.TOUR | Change.HEARING
)  # fmt: skip
"""What decides which parts there are."""


class Stage(QWidget):
    """The central column. `doors` lends small pictures where there is no OpenGL to draw large ones, `posters` what
    was seen before, until it is drawn. placed: all that floats was laid out."""

    placed = Signal()

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        actions: Actions,
        doors: Doors | None = None,
        posters: Posters | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self.profile: ProfilePanel | None = None  # made when first asked for
        self._profile_import = stepped_import("exhibit_viewer.ui.profile_panel", "pyqtgraph", QtCore, QtGui, QtWidgets)
        self._loading = QTimer(self, singleShot=True, interval=0)
        self._loading.timeout.connect(self._bring_profile)
        self._with_tools, self._with_words = True, True
        self._unplaced = False
        self.setProperty("dress", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.viewport = Viewport(session, appearance, self)
        self.curtain = Curtain(session, appearance, self)
        self.poster = Poster(self.viewport, session, posters, self) if posters is not None else None
        self.scrim = Scrim(session, appearance, self)
        self.markers = Markers(self.viewport, session, appearance, self)
        self.captions = Captions(session, appearance, actions, self)
        self.scale_bar = ScaleBar(self.viewport, session, appearance, self)
        self.tools = ToolStrip(session, appearance, icons, actions, self)
        self.player = PlayerStrip(session, appearance, icons, actions, self)
        self.sounds = SoundStrip(session, appearance, icons, actions, self)
        self.tours = TourStrip(session, appearance, icons, actions, self)
        self.card = Card(session, appearance, actions, self, doors)
        self.preparing = Preparing(session, appearance, self)
        self.fault_bar = FaultBar(session, appearance, icons, self)
        self.viewport.unusable.connect(self._without_graphics)
        if not can_draw():
            self.viewport.stand_aside()
        self.viewport.arrived.connect(self.curtain.draw_away)
        self.tools.resized.connect(self.place_soon)
        self.preparing.resized.connect(self.place_soon)
        self.sounds.resized.connect(self.place_soon)
        self.tours.resized.connect(self.place_soon)
        appearance.changed.connect(self.place_soon)
        actions.provide("section.profile", self._toggle_profile, lambda: self._profile_shown)
        session.listen(self._heard)
        if self.viewport.notice is None:
            self.setFocusProxy(self.viewport)
        self._describe()
        self._heard(Change.MODEL, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything in its place."""
        super().resizeEvent(event)
        self.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the tool down, then closes the open controls, then the profile, the tour, the note."""
        if event.key() == Qt.Key.Key_Escape and self._step_back():
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Mirror with the language; the picture itself does not."""
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.LanguageChange):
            self._describe()
            self.place_soon()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """The layout asked for comes before the next picture."""
        if event.type() == QEvent.Type.LayoutRequest and self._unplaced:
            self.place()
        return super().event(event)

    def place_soon(self) -> None:
        """Lay the floating parts out before the next picture, however many have changed until then."""
        if not self._unplaced:
            self._unplaced = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def place(self) -> None:
        """Lay the floating parts out over the picture."""
        self._unplaced = False
        pixels, width, height = self._appearance.pixels, self.width(), self.height()
        edge, gap = pixels(24), pixels(8)
        self.player.give_room(width - 2 * gap)
        self.sounds.give_room(width - 2 * gap)
        self.tours.give_room(width - 2 * edge)
        playing = sum(part.height() + gap for part in self._rows if part.wanted)
        if self.viewport.reserved != pixels(RESERVED) + playing:
            self.viewport.reserved = pixels(RESERVED) + playing
            self.viewport.fit()
        wide = self._profile_width()
        beside = wide + edge if self._profile_shown and wide <= width * PROFILE_SHARE else 0  # the picture makes way
        for whole in (self.curtain, self.scrim):
            whole.setGeometry(0, 0, width, height)
        self.viewport.aside = beside  # and reaches as far over the other edge, so that its middle is the free part's
        for picture in (self.viewport, self.markers):
            self._put(picture, -beside, 0, width + beside, height)
        captions, mode, rights = self.captions, self.captions.mode, self.captions.rights
        mode_width = mode.fontMetrics().horizontalAdvance(mode.text()) + 2 if mode.text() else 0
        wide = round(min(width * TITLE_SHARE_ALONE, max(width * TITLE_SHARE, width - mode_width - 3 * edge)))
        self._put(captions, edge, pixels(16), wide, captions.settle(wide, round(height * WORDS_SHARE)))
        below = self.preparing.sizeHint()
        under = captions.geometry().bottom() + pixels(14)
        self._put(self.preparing, edge, under, min(below.width(), width - 2 * edge), below.height())
        mode_width = min(mode_width, width - wide - 3 * edge)
        mode.setVisible(bool(mode.text()) and mode.widest_word() <= mode_width)  # the tools say it as well
        self._put(mode, width - edge - mode_width, pixels(24), mode_width, mode.heightForWidth(max(1, mode_width)))
        bottom = height - pixels(16)
        bar = self.scale_bar.sizeHint()
        self._put(self.scale_bar, edge, bottom - bar.height(), bar.width(), bar.height())
        most = max(pixels(96), min(round(width * RIGHTS_SHARE), width - 2 * edge - bar.width() - 2 * gap))
        rights_width = min(rights.fontMetrics().horizontalAdvance(rights.text()) + 2, most)
        rights_height = rights.heightForWidth(max(1, rights_width))
        self._put(rights, width - edge - rights_width, bottom - rights_height, rights_width, rights_height)
        foot = bottom - max(bar.height(), rights_height) - gap
        self.scrim.reach(captions.geometry().bottom(), height - foot)
        strip, drawer = self.tools, self.tools.drawer
        strip.give_room(width - 2 * gap)
        strip.move((width - strip.width()) // 2, foot - strip.height())
        top = strip.y()
        for part in self._rows:
            part.move((width - part.width()) // 2, top - gap - part.height())
            top = part.y() if part.wanted else top
        drawer.move((width - drawer.width()) // 2, top - gap - drawer.height() + strip.rise.pixels)
        floor = drawer.y() if not drawer.isHidden() else top
        self.markers.keep_off(height - floor)
        self._place_profile(floor)
        over = [part for part in (drawer, self.profile) if part is not None and not part.isHidden()]
        covered = any(part.geometry().intersects(captions.geometry()) for part in over)
        captions.setVisible(self._with_words and not covered)
        fault_height = self.fault_bar.heightForWidth(width - 2 * edge)
        self.fault_bar.setGeometry(edge, gap, width - 2 * edge, max(fault_height, self.fault_bar.sizeHint().height()))
        self.card.centre(0 if self.fault_bar.isHidden() else self.fault_bar.geometry().bottom() + gap)
        self.placed.emit()

    def prepare(self) -> Iterator[None]:
        """Load ahead, in steps, what draws profiles."""
        while not self._profile_import.step():
            yield

    def taken(self) -> tuple[int, int]:
        """How many pixels at the upper edge the words take, and what `foot` says of the lower one."""
        words = self.captions
        return 0 if words.isHidden() else words.geometry().bottom() + self._appearance.pixels(8), self.foot()

    def foot(self) -> int:
        """How many pixels at the lower edge are taken by what stands there, or will when a hand comes."""
        highest = next((part for part in reversed(self._rows) if part.wanted), self.tools)
        return self.height() - highest.y() + self._appearance.pixels(8)

    @property
    def _rows(self) -> tuple[PlayerStrip | SoundStrip | TourStrip, ...]:
        """What lies over the tools where there is a use for it, from below."""
        return self.player, self.sounds, self.tours

    @property
    def _profile_shown(self) -> bool:
        return self.profile is not None and not self.profile.isHidden()

    def _profile_width(self) -> int:
        pixels, width = self._appearance.pixels, self.width()
        least = min(pixels(PROFILE_LEAST), width - 2 * pixels(16))
        return min(pixels(PROFILE_WIDTH), max(least, round(width * PROFILE_SHARE)))

    def _place_profile(self, floor: int) -> None:
        """The drawing stands where reading ends, on what lies over the picture's foot."""
        if self.profile is None:
            return
        pixels, wide = self._appearance.pixels, self._profile_width()
        top, foot = pixels(56), floor - pixels(8)
        tall = min(pixels(PROFILE_HEIGHT), foot - top)
        self._put(self.profile, self.width() - pixels(16) - wide, foot - tall, wide, tall)

    def _toggle_profile(self) -> None:
        """Show the outline of the cut, cutting first where nothing is cut yet; or take it away."""
        if self._profile_shown or self._loading.isActive():
            self._loading.stop()
            self._show_profile(False)
            return
        scene = self._session.state.scene
        if scene.section is None:
            self._session.adjust(replace(scene, section=Section()))
        self._bring_profile()

    def _bring_profile(self) -> None:
        """Show the profile of the cut there is, as soon as what draws it is loaded."""
        if self._session.state.scene.section is None:
            return
        if self.profile is None:
            if not self._profile_import.step():
                self._loading.start()
                return
            from exhibit_viewer.ui.profile_panel import ProfilePanel

            self.profile = ProfilePanel(self._session, self._appearance, self._icons, self)
            self.profile.closed.connect(lambda: self._show_profile(False))
        self._show_profile(True)

    def _show_profile(self, shown: bool) -> None:
        if self.profile is None or self._profile_shown == shown:
            return
        if self.profile.isAncestorOf(QApplication.focusWidget() or self):
            self.viewport.setFocus()
        self.profile.setVisible(shown)
        self.place()
        self._actions.refresh()

    def show_parts(self, tools: bool, words: bool = True) -> None:
        """What may lie over the picture besides scale and rights: the tools (an open drawer keeps them); title and
        markers."""
        self._with_tools, self._with_words = tools, words
        self.captions.setVisible(words)
        self._show_parts()

    def _show_parts(self) -> None:
        there = self._session.state.model is not None and self.viewport.notice is None
        self.tools.setVisible(there and (self._with_tools or bool(self.tools.opened)))
        self.player.setVisible(there and self._with_tools and self.player.wanted)
        heard = self._session.state.hearing.busy
        self.sounds.setVisible(there and self.sounds.wanted and self._with_words and (heard or self._with_tools))
        touring = self._session.state.tour is not None
        self.tours.setVisible(there and self.tours.wanted and self._with_words and (touring or self._with_tools))
        self.markers.setVisible(there and self._with_words)

    def _put(self, part: QWidget, x: int, y: int, width: int, height: int) -> None:
        """Place a part as if the window ran from left to right; mirrored where it does not."""
        place = QRect(x, y, width, height)
        if self.isRightToLeft():
            place.moveLeft(self.width() - x - width)
        part.setGeometry(place)

    def _step_back(self) -> bool:
        state = self._session.state
        if state.tool is not Tool.NONE:
            self._session.choose_tool(state.tool)
        elif self.tools.opened:
            self.tools.open("")
        elif self._profile_shown:
            self._show_profile(False)
        elif state.tour is not None:
            self._session.touring.end()
        elif state.selected:
            self._session.select_note("")
        else:
            return False
        return True

    def _without_graphics(self, notice: Notice) -> None:
        self.scale_bar.measure()
        for part in (self.markers, self.tools, self.tools.drawer, *self._rows, self.curtain):
            part.hide()
        self.card.give_up(notice)

    def _describe(self) -> None:
        name, words = seen_in_words(self._session.state)
        self.viewport.setAccessibleName(name)
        self.viewport.setAccessibleDescription(words)
        tell_as_picture(self.viewport)

    def _heard(self, change: Change, source: object) -> None:
        if change & _SHOWN:
            self._show_parts()
            if self._session.state.scene.section is None or self._session.state.model is None:
                self._show_profile(False)
            self.place_soon()
        if change & Change.TOOL and self._session.state.tool in (Tool.NOTE, Tool.MOVE_NOTE):
            self.viewport.setFocus()  # the next key turns the object, or pins
        if change & (Change.ARTIFACT | Change.MODEL | Change.SCENE | Change.CAMERA):
            self._describe()
