"""Taking: walk through the scenes on the display there is, and keep a picture of each in every look and language."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest

from screens.scenes import AFRESH, DESK, KIOSK
from screens.stand import Booth, Desk, Stand

Where = TypeVar("Where", bound=Stand)


def take(
    out: Path, only: Sequence[str], themes: Sequence[str], languages: Sequence[str], text: int, draft: bool
) -> int:
    """Pictures into the folder `out`; 0 when every scene could be entered."""
    base = Path(os.environ["SCREENS_BASE"])
    missed = 0
    for make, scenes in ((Desk, DESK), (Booth, KIOSK)):
        wanted = {name: enter for name, enter in scenes.items() if not only or name.startswith(tuple(only))}
        if wanted:
            stand = make(base)
            stand.patient = not draft
            missed += _walk(stand, wanted, partial(_shoot, out, themes, languages, text))
    return min(missed, 1)


def _walk(
    stand: Where,
    scenes: Mapping[str, Callable[[Where], None]],
    shoot: Callable[[Where, str, Callable[[Where], None] | None], Iterable[Path]],
) -> int:
    missed = 0
    pictures = stand.base / "cache" / "pictures"
    if stand.patient:
        stand.wait(lambda: len(list(pictures.glob("*.png"))) > 3)
    for name, enter in scenes.items():
        try:
            enter(stand)
            for picture in shoot(stand, name, enter if name in AFRESH else None):
                print(picture, flush=True)
        except (TimeoutError, AssertionError) as trouble:
            missed += 1
            print(f"{name}: {trouble}", flush=True)
    stand.close()
    return missed


def _shoot(
    out: Path,
    themes: Sequence[str],
    languages: Sequence[str],
    text: int,
    stand: Where,
    name: str,
    again: Callable[[Where], None] | None,
) -> Iterable[Path]:
    before = stand.session.state.settings
    QTest.qWait(50)  # what was made just now puts on the look there is, before it changes
    for theme in themes:
        for language in languages:
            stand.set(theme=theme, language=language, text_percent=text)
            if again is not None:
                again(stand)
            stand.rest()
            path = out / f"{name}-{theme}-{language}.png"
            stand.shot().save(str(path))
            yield path
    stand.session.show_settings(before)
