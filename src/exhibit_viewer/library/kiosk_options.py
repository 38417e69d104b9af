"""Options of a kiosk, in one TOML file that is checked whole at start.

::

    exhibit = "../exhibitions/baoguo"   # folder or file to show, relative to this file
    idle_seconds = 60                   # without a touch for so long, a countdown begins (10..3600)
    countdown_seconds = 10              # and after it everything returns to the start (3..60)
    languages = ["en", "zh", "ar"]      # language buttons; the first is the one at the start
    screen = 0                          # number of the display (0..15)
    pin = "271828"                      # what staff type to leave, 4 to 12 digits; or, so that nobody reads it here:
    pin_hash = "scrypt$16384$8$1$...$..."
    attract = true                      # turn the objects while nobody is there
    attract_seconds = 12                # each for so long (4..120)
    theme = "gallery"                   # gallery, paper or contrast
    notes = false                       # the notes written on this computer too, beside the published ones
    tools = false                       # light, section and render modes
    sound = true                        # narrations are heard; false: their captions are shown in silence

Only `exhibit` is needed, and not even that where the exhibition is named on the command line. Without a PIN there is no
way out through the window.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from exhibit_viewer.library.pin import hashed_pin, is_pin, is_pin_hash
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.kiosk import KioskOptions

LANGUAGES = ("en", "zh", "ar")
THEMES = ("gallery", "paper", "contrast")
_MOST_BYTES = 1 << 16


def kiosk_options(exhibit: Path | None, file: Path | None) -> KioskOptions:
    """Options for a kiosk showing `exhibit` (which may itself be the TOML file), from `file` if there is one.

    Raises Fault(OPTION_INVALID naming the option and what it may be; FORMAT_DAMAGED; FILE_UNREADABLE; FILE_MISSING).
    """
    if file is None and exhibit is not None and exhibit.suffix.lower() == ".toml":
        exhibit, file = None, exhibit
    if file is None:
        if exhibit is None:
            raise Fault(Code.OPTION_INVALID, option="exhibit", value="", allowed="a folder or file")
        return KioskOptions(exhibit.expanduser().absolute())
    options = read_kiosk_options(file, exhibit)
    return replace(options, exhibit=exhibit.expanduser().absolute()) if exhibit is not None else options


def read_kiosk_options(file: Path, exhibit: Path | None = None) -> KioskOptions:
    """The options in a TOML file; `exhibit` stands in for one that names none. Raises Fault as `kiosk_options`."""
    values = _read(file)
    for name, value in values.items():
        if name not in _CHECKS:
            raise _invalid(file, name, value, ", ".join(_CHECKS))
        allowed, fits = _CHECKS[name]
        if not fits(value):
            raise _invalid(file, name, value, allowed)
    if "pin" in values and "pin_hash" in values:
        raise _invalid(file, "pin", "***", "pin, or pin_hash, not both")
    named = values.get("exhibit")
    if named is None and exhibit is None:
        raise _invalid(file, "exhibit", "", _CHECKS["exhibit"][0])
    shown = (file.absolute().parent / Path(str(named)).expanduser()) if named is not None else Path()
    if named is not None and exhibit is None and not shown.exists():
        raise _invalid(file, "exhibit", named, _CHECKS["exhibit"][0])
    return _options(shown, values)


def _options(exhibit: Path, values: Mapping[str, object]) -> KioskOptions:
    default = KioskOptions(exhibit)
    return KioskOptions(
        exhibit=exhibit,
        idle_seconds=_number(values, "idle_seconds", default.idle_seconds),
        countdown_seconds=_number(values, "countdown_seconds", default.countdown_seconds),
        languages=_languages(values.get("languages"), default.languages),
        screen=int(_number(values, "screen", default.screen)),
        pin_hash=hashed_pin(str(values["pin"])) if "pin" in values else str(values.get("pin_hash", "")),
        attract=bool(values.get("attract", default.attract)),
        attract_seconds=_number(values, "attract_seconds", default.attract_seconds),
        theme=str(values.get("theme", default.theme)),
        notes=bool(values.get("notes", default.notes)),
        tools=bool(values.get("tools", default.tools)),
        sound=bool(values.get("sound", default.sound)),
    )


def _read(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as handle:
            data = handle.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Fault(Code.FILE_MISSING, str(file)) from error
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, str(file), reason=error.strerror or str(error)) from error
    if len(data) > _MOST_BYTES:
        raise Fault(Code.FILE_TOO_LARGE, str(file), bytes=file.stat().st_size, limit=_MOST_BYTES)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Fault(Code.FORMAT_DAMAGED, str(file), format="TOML", detail=str(error)[:200]) from error


def _invalid(file: Path, name: str, value: object, allowed: str) -> Fault:
    shown = "***" if name in {"pin", "pin_hash"} else str(value)[:80]
    return Fault(Code.OPTION_INVALID, str(file), option=name, value=shown, allowed=allowed)


def _between(low: float, high: float, kinds: type | tuple[type, ...] = (int, float)) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kinds) and not isinstance(value, bool) and low <= float(str(value)) <= high


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _are_languages(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(each in LANGUAGES for each in value)


def _number(values: Mapping[str, object], name: str, default: float) -> float:
    value = values.get(name, default)
    return float(value) if isinstance(value, int | float) else default


def _languages(value: object, default: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each) for each in value)) if isinstance(value, list) else default


def _is_pin(value: object) -> bool:
    return isinstance(value, str) and is_pin(value)


_CHECKS: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    "exhibit": ("a folder or file that exists", lambda value: isinstance(value, str) and bool(value)),
    "idle_seconds": ("10..3600", _between(10, 3600)),
    "countdown_seconds": ("3..60", _between(3, 60)),
    "languages": (", ".join(LANGUAGES), _are_languages),
    "screen": ("0..15", _between(0, 15, int)),
    "pin": ('4 to 12 digits in quotes, "2718"', _is_pin),
    "pin_hash": ("scrypt$16384$8$1$SALT$HASH", lambda value: isinstance(value, str) and is_pin_hash(value)),
    "attract": ("true, false", _is_flag),
    "attract_seconds": ("4..120", _between(4, 120)),
    "theme": (", ".join(THEMES), lambda value: value in THEMES),
    "notes": ("true, false", _is_flag),
    "tools": ("true, false", _is_flag),
    "sound": ("true, false", _is_flag),
}
"""What each option may be, in words for the person who writes the file, and as a test."""
