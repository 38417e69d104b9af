"""The program as a screen reader meets it, over the bus: all that one can go to has a name, all that one can press says
what it is, and buttons can be pressed from afar."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moving_file import moving
from screen_reader import ENABLED, FOCUSABLE, Heard, ScreenReader, missing, screen_width

from exhibit_viewer.library.places import Places

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "sample"
SHAPELESS = {"", "invalid", "unknown", "filler", "panel"}
"""Roles that say nothing of what a thing is."""
BUTTONS = {"push button", "check box", "radio button", "toggle button", "button menu", "combo box", "menu item"}
OWN_NAMES = {"en": "English", "zh": "简体中文", "ar": "العربية"}
COIN = {"en": "Struck coin with lamp and vase", "ar": "قطعة نقدية مضروبة بمصباح ومزهرية"}
Screens = Iterator[tuple[str, list[Heard]]]

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"a screen reader needs {missing()}")


def faults(tree: list[Heard]) -> list[tuple[str, str, str, str]]:
    """What would be met and not understood: (fault, role, name, description). Scroll bars belong to what they move."""
    found = []
    for thing in tree:
        if thing.role == "scroll bar" or not (thing.deeds or thing.states & FOCUSABLE):
            continue
        if not thing.name.strip():
            found.append(("no name", thing))
        if thing.deeds and thing.role in SHAPELESS:
            found.append(("no role", thing))
        if thing.role in BUTTONS and thing.states & ENABLED and not thing.deeds:
            found.append(("no action", thing))
    return [(fault, thing.role, thing.name, thing.about) for fault, thing in found]


class Visit:
    """One start of the program in a language, and its words: `visit(context, source)`."""

    def __init__(self, reader: ScreenReader, language: str) -> None:
        from exhibit_viewer.ui.languages import translation_file
        from exhibit_viewer.ui.translation_file import FileTranslator

        self.reader = reader
        self._spoken = FileTranslator(translation_file(language), language)

    def __call__(self, context: str, source: str) -> str:
        return self._spoken.translate(context, source) or source

    def press(self, context: str, source: str) -> Callable[[], None]:
        return lambda: self.reader.press(self(context, source))

    def key(self, *keys: str) -> Callable[[], None]:
        return lambda: self.reader.key(*keys)

    def go(self, screens: dict[str, Callable[[], None]]) -> list[tuple[str, ...]]:
        """What is wrong on the screen, and on others, each reached from the one before."""
        found = [("at first", *fault) for fault in faults(self.reader.seen)]
        for name, deed in screens.items():
            found += [(name, *fault) for fault in faults(self.reader.after(deed, name))]
        return found


@pytest.fixture
def visit(request, tmp_path: Path, exhibition: Path) -> Iterator[Callable[..., Visit]]:
    """Starts the program in the language of the test, with motion that rests and pictures that are soon drawn."""
    config = Places.of(tmp_path / "base").config
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"motion": "reduced", "quality": "low"}))
    readers = []

    def begin(*words: str) -> Visit:
        readers.append(ScreenReader(tmp_path, "--lang", request.param, *words))
        return Visit(readers[0], request.param)

    begin.language = request.param
    yield begin
    for reader in readers:
        reader.close()


@pytest.fixture
def exhibition(tmp_path: Path) -> Path:
    """A coin with published notes, and a triangle that moves."""
    folder = tmp_path / "exhibition"
    folder.mkdir()
    shutil.copy(SAMPLE / "coin.glb", folder)
    (folder / "moving.glb").write_bytes(moving())
    sheet = json.loads((SAMPLE / "metadata.json").read_text(encoding="utf-8"))
    sheet["artifacts"] = [each for each in sheet["artifacts"] if each["id"] == "coin"]
    sheet["artifacts"].append({"file": "moving.glb", "id": "moving", "title": {"en": "A thing that moves"}})
    (folder / "metadata.json").write_text(json.dumps(sheet), encoding="utf-8")
    return folder


@pytest.mark.parametrize("visit", ["en", pytest.param("ar", marks=pytest.mark.slow)], indirect=True)
def test_everything_at_the_desk_is_named_and_can_be_pressed(visit, exhibition: Path) -> None:
    begun = visit(str(exhibition))
    begun.reader.hear(begun("Commands", "Turntable"))
    found = begun.go(
        {
            "placing a note": begun.key("n"),
            "a note": begun.key("Return"),
            "no note": begun.key("Escape"),
            "what is known": begun.press("NotesDock", "About"),
            "notes again": begun.press("NotesDock", "Notes"),
            "narrow": begun.press("Browser", "Narrow down"),
            "all again": begun.press("Browser", "Narrow down"),
            "surface": begun.press("ToolStrip", "Surface"),
            "light": begun.press("Commands", "Light"),
            "section": begun.press("Commands", "Section"),
            "profile": begun.press("Commands", "Profile"),
            "views": begun.press("ToolStrip", "Views"),
            "ground": begun.press("ToolStrip", "Ground"),
            "palette": begun.key("ctrl+k"),
            "keys": begun.key("Escape", "F1"),
            "settings": begun.key("Escape", "ctrl+comma"),
            "favourites and sets": begun.key("Escape", "ctrl+shift+l"),
            "sharing": begun.key("Escape", "ctrl+shift+e"),
            "the library": begun.key("Escape", "ctrl+l"),
            "a lecture": begun.key("Escape", "F5"),
            "its note": begun.key("Page_Down"),
            "study": begun.key("Escape"),
            "something that moves": begun.key("ctrl+Page_Down"),
            "the start page": begun.key("ctrl+w"),
            "about the program": begun.key("ctrl+k", "a", "b", "o", "u", "t"),
        }
    )
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("visit", [pytest.param("en", marks=pytest.mark.slow), "ar"], indirect=True)
def test_everything_in_the_kiosk_is_named_and_can_be_pressed(visit, exhibition: Path, tmp_path: Path) -> None:
    tongues = {"en": ("en", "zh"), "ar": ("ar", "en")}[visit.language]
    options = tmp_path / "kiosk.toml"
    options.write_text(
        f'attract = false\ntools = true\nidle_seconds = 3600\npin = "2718"\nlanguages = {json.dumps(tongues)}\n'
    )
    begun = visit("--kiosk", str(exhibition), "--kiosk-options", str(options))
    begun.reader.hear("A thing that moves")
    corner = 10 if visit.language == "en" else screen_width() - 10
    found = begun.go(
        {
            "something that moves": lambda: begun.reader.press("A thing that moves"),
            "another language": lambda: begun.reader.press(OWN_NAMES[tongues[1]]),
            "and back": lambda: begun.reader.press(OWN_NAMES[tongues[0]]),
            "the wall": begun.press("Bar", "All objects"),
            "an object": lambda: begun.reader.press(COIN[visit.language]),
            "its light": begun.press("Commands", "Light"),
            "a note": begun.press("NoteReader", "Next note"),
            "the staff's pad": lambda: begun.reader.knock(corner, 10, 5),
        }
    )
    assert not found, "\n".join(map(str, found))
