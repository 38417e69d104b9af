"""Lengths in words: the number as the language writes it, and its unit."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from exhibit_viewer.session.measures import told_in

_UNITS: dict[str, object] = {
    "km": QT_TRANSLATE_NOOP("lengths", "{} km"),
    "m": QT_TRANSLATE_NOOP("lengths", "{} m"),
    "cm": QT_TRANSLATE_NOOP("lengths", "{} cm"),
    "mm": QT_TRANSLATE_NOOP("lengths", "{} mm"),
    "um": QT_TRANSLATE_NOOP("lengths", "{} µm"),
}
_UNKNOWN: object = QT_TRANSLATE_NOOP("lengths", "{} units")


def length(value: float, metres_per_unit: float, digits: int = 3) -> str:
    """A length in file units, told in a sensible unit; "units" where the file does not say what they are."""
    if metres_per_unit <= 0:
        return _filled(_UNKNOWN, value, digits)
    told, unit = told_in(value * metres_per_unit)
    return _filled(_UNITS[unit], told, digits)


def extents(sizes: tuple[float, ...], metres_per_unit: float) -> str:
    """Width × height × depth, all in the unit of the largest."""
    largest = max(sizes)
    told, unit = told_in(largest * metres_per_unit) if metres_per_unit > 0 else (largest, "")
    factor = told / largest if largest else 1.0
    numbers = " × ".join(QLocale().toString(size * factor, "g", 3) for size in sizes)
    return with_unit(numbers, unit)


def with_unit(numbers: str, unit: str) -> str:
    """Numbers already written, and their unit: one of `measures.METRIC`, or "" where nobody knows."""
    return QCoreApplication.translate("lengths", str(_UNITS.get(unit, _UNKNOWN))).format(numbers)


def _filled(template: object, value: float, digits: int) -> str:
    return QCoreApplication.translate("lengths", str(template)).format(QLocale().toString(value, "g", digits))
