"""The words of every setting and of its choices. A setting without words here has its control elsewhere."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from exhibit_viewer.ui.languages import OWN_NAMES

_TITLES = {
    "theme": QT_TRANSLATE_NOOP("Settings", "Look"),
    "language": QT_TRANSLATE_NOOP("Settings", "Language"),
    "text_percent": QT_TRANSLATE_NOOP("Settings", "Text size"),
    "motion": QT_TRANSLATE_NOOP("Settings", "Motion"),
    "author": QT_TRANSLATE_NOOP("Settings", "Your name on notes"),
    "turntable_seconds": QT_TRANSLATE_NOOP("Settings", "Turntable, seconds a turn"),
    "quality": QT_TRANSLATE_NOOP("Settings", "Picture quality"),
    "cache_gigabytes": QT_TRANSLATE_NOOP("Settings", "Disk space for prepared models, GB"),
    "detail_megabytes": QT_TRANSLATE_NOOP("Settings", "Memory for the detail of very large models, MB"),
}
_CHOICES = {
    ("theme", ""): QT_TRANSLATE_NOOP("Settings", "As the system"),
    ("theme", "gallery"): QT_TRANSLATE_NOOP("Settings", "Gallery (dark)"),
    ("theme", "paper"): QT_TRANSLATE_NOOP("Settings", "Paper (light)"),
    ("theme", "contrast"): QT_TRANSLATE_NOOP("Settings", "High contrast"),
    ("language", ""): QT_TRANSLATE_NOOP("Settings", "As the system"),
    ("motion", ""): QT_TRANSLATE_NOOP("Settings", "As the system"),
    ("motion", "full"): QT_TRANSLATE_NOOP("Settings", "Full"),
    ("motion", "reduced"): QT_TRANSLATE_NOOP("Settings", "Reduced: nothing moves by itself"),
    ("quality", "auto"): QT_TRANSLATE_NOOP("Settings", "Automatic"),
    ("quality", "low"): QT_TRANSLATE_NOOP("Settings", "Light, for weak computers"),
    ("quality", "high"): QT_TRANSLATE_NOOP("Settings", "High"),
}


def setting_title(name: str) -> str:
    """What a setting is called; "" when its control is elsewhere."""
    return QCoreApplication.translate("Settings", str(_TITLES[name])) if name in _TITLES else ""


def choice_title(name: str, choice: str) -> str:
    """What a choice of a setting is called. Raises KeyError for a choice nobody named."""
    if name == "language" and choice:
        return OWN_NAMES[choice]
    return QCoreApplication.translate("Settings", str(_CHOICES[name, choice]))
