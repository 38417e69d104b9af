"""Refresh ui/translations/*.ts from the sources:  python packaging/translations.py

Runs Qt's lupdate (it comes with PySide6). Words no longer used are dropped; new ones are marked unfinished.
"""

import subprocess
import sys
from pathlib import Path

ROOM = Path(__file__).resolve().parents[1] / "src" / "exhibit_viewer" / "ui"
LANGUAGES = {"en": "en_GB", "zh": "zh_CN", "ar": "ar"}


def refresh(folder: Path) -> None:
    """Write en.ts, zh.ts and ar.ts in a folder from every source of the window. English keeps plural forms only."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    sources = [str(path) for path in sorted(ROOM.rglob("*.py"))]
    for language, locale in LANGUAGES.items():
        plural = ["-pluralonly"] if language == "en" else []
        command = [str(tool), *sources, *plural, "-no-obsolete", "-locations", "none", "-source-language", "en_GB"]
        subprocess.run([*command, "-target-language", locale, "-ts", str(folder / f"{language}.ts")], check=True)


if __name__ == "__main__":
    refresh(ROOM / "translations")
