"""Overlays: the panels laid over the window by commands, imported and made when first asked for, one at a time."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.session.ports import Courier, Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

if TYPE_CHECKING:
    from exhibit_viewer.ui.about_program import AboutProgram
    from exhibit_viewer.ui.check_panel import CheckPanel
    from exhibit_viewer.ui.command_palette import CommandPalette
    from exhibit_viewer.ui.key_sheet import KeySheet
    from exhibit_viewer.ui.settings_page import SettingsPage
    from exhibit_viewer.ui.share_panel import SharePanel


class Overlays:
    """`palette`, `keys`, `settings`, `about`, and with a courier `share` and `check`: the command's id names the
    overlay. listed: the artifacts the browser shows; doors: where the palette finds and opens."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        actions: Actions,
        clear_cache: Callable[[], object] | None,
        courier: Courier | None = None,
        listed: Callable[[], Sequence[Artifact]] = tuple,
        doors: Doors | None = None,
    ) -> None:
        self._made: dict[str, Overlay] = {}
        self._makers: dict[str, Callable[[], Overlay]] = {
            "palette": lambda: _palette()(session, appearance, icons, actions, window, doors),
            "keys": lambda: _keys()(appearance, icons, actions, window),
            "settings": lambda: _settings()(session, appearance, icons, window, clear_cache),
            "about": lambda: _about()(appearance, icons, window),
        }
        self._actions = actions
        if courier is not None:
            self._makers["share"] = lambda: _share()(session, appearance, icons, window, courier, listed)
            self._makers["check"] = lambda: _check()(session, appearance, icons, window, courier)
        for name in self._makers:
            actions.provide(name, partial(self.unfold, name))

    def add(self, name: str, make: Callable[[], Overlay], unfolds: bool = True) -> None:
        """One more overlay, of the command of that name; `unfolds` is False where the command first asks for more."""
        self._makers[name] = make
        if unfolds:
            self._actions.provide(name, partial(self.unfold, name))

    def overlay(self, name: str) -> Overlay:
        """The overlay of a command. Raises KeyError for any other."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    @property
    def made(self) -> tuple[Overlay, ...]:
        """Those that were asked for at least once, shown or not."""
        return tuple(self._made.values())

    def unfold(self, name: str) -> None:
        """Show an overlay, folding any other."""
        self.fold(but=name)
        self.overlay(name).unfold()

    def fold(self, but: str = "") -> None:
        """Fold whichever is shown."""
        for name, overlay in self._made.items():
            if name != but and overlay.isVisible():
                overlay.fold()


def _palette() -> "type[CommandPalette]":
    from exhibit_viewer.ui.command_palette import CommandPalette

    return CommandPalette


def _keys() -> "type[KeySheet]":
    from exhibit_viewer.ui.key_sheet import KeySheet

    return KeySheet


def _settings() -> "type[SettingsPage]":
    from exhibit_viewer.ui.settings_page import SettingsPage

    return SettingsPage


def _share() -> "type[SharePanel]":
    from exhibit_viewer.ui.share_panel import SharePanel

    return SharePanel


def _check() -> "type[CheckPanel]":
    from exhibit_viewer.ui.check_panel import CheckPanel

    return CheckPanel


def _about() -> "type[AboutProgram]":
    from exhibit_viewer.ui.about_program import AboutProgram

    return AboutProgram
