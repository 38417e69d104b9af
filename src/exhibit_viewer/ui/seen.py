"""What is seen, in words: the picture's name and description for those who cannot look at it."""

import math

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.session.state import State
from exhibit_viewer.ui.command_words import title
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain

_SIDES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("seen", "from the front"),
    QT_TRANSLATE_NOOP("seen", "from the front right"),
    QT_TRANSLATE_NOOP("seen", "from the right"),
    QT_TRANSLATE_NOOP("seen", "from the back right"),
    QT_TRANSLATE_NOOP("seen", "from behind"),
    QT_TRANSLATE_NOOP("seen", "from the back left"),
    QT_TRANSLATE_NOOP("seen", "from the left"),
    QT_TRANSLATE_NOOP("seen", "from the front left"),
)
_NOTHING: object = QT_TRANSLATE_NOOP("seen", "3D picture, nothing shown")
_NAME: object = QT_TRANSLATE_NOOP("seen", "3D picture of {}")
_ABOVE: object = QT_TRANSLATE_NOOP("seen", "{side}, {degrees}° above; {mode}")
_BELOW: object = QT_TRANSLATE_NOOP("seen", "{side}, {degrees}° below; {mode}")


def seen_in_words(state: State) -> tuple[str, str]:
    """(name, description) of the picture: which object, from where, drawn how."""
    if state.artifact is None or state.model is None:
        return _tr(_NOTHING), ""
    about = in_language(state.artifact.alt_text) or in_language(state.artifact.title)
    template = _ABOVE if state.camera.pitch >= 0 else _BELOW
    degrees = QLocale().toString(round(abs(math.degrees(state.camera.pitch))))
    words = _tr(template).format(side=side_of(state.camera), degrees=degrees, mode=title(f"mode.{state.scene.mode}"))
    return _tr(_NAME).format(plain(about)), words


def side_of(camera: Camera) -> str:
    """The side the camera stands on, in eight."""
    return _tr(_SIDES[round(camera.yaw / (math.tau / len(_SIDES))) % len(_SIDES)])


def _tr(template: object) -> str:
    return QCoreApplication.translate("seen", str(template))
