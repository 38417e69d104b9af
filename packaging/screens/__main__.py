"""Take every screen:  python packaging/screens OUT_DIR [--only NAME ...] [--size 1280x800 ...] [--theme ...]

One picture each, OUT_DIR/SIZE/SCREEN-THEME-LANGUAGE.png, and with --sheets one contact sheet a screen and size.
It brings up a display of its own (Xvfb), one for each size; a size may say how many device pixels a pixel has (@2).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

HERE = Path(__file__).resolve().parent
for room in (HERE.parent, HERE.parents[1] / "src"):
    if str(room) not in sys.path:
        sys.path.insert(0, str(room))

README = HERE.parents[1] / "assets" / "readme.jpg"
SIZES = ("1280x800", "1920x1080", "2560x1600@2")
THEMES = ("gallery", "paper", "contrast")
LANGUAGES = ("en", "zh", "ar")


def main() -> int:
    """Parse the words; take the pictures here (`--display`), or in one process for each size."""
    parser = argparse.ArgumentParser(prog="python packaging/screens", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="a folder for the pictures")
    parser.add_argument("--only", nargs="+", default=[], metavar="SCREEN", help="names, or how they begin")
    parser.add_argument("--size", nargs="+", default=list(SIZES), metavar="WxH[@RATIO]")
    parser.add_argument("--theme", nargs="+", default=list(THEMES), choices=THEMES)
    parser.add_argument("--language", nargs="+", default=list(LANGUAGES), choices=LANGUAGES)
    parser.add_argument("--text", type=int, default=100, metavar="PERCENT", help="size of the letters")
    parser.add_argument("--draft", action="store_true", help="do not wait for the object to be drawn finely")
    parser.add_argument("--base", type=Path, metavar="FOLDER", help="for what the program keeps, to be used again")
    parser.add_argument("--sheets", action="store_true", help="contact sheets too")
    parser.add_argument("--display", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--readme", action="store_true", help="the README's picture instead, assets/readme.jpg")
    given = parser.parse_args()
    if given.readme:
        return _readme(given)
    if given.display:
        from screens.taking import take

        return take(given.out, given.only, given.theme, given.language, given.text, given.draft)
    return max(_one_size(given, size) for size in given.size)


def _readme(given: argparse.Namespace) -> int:
    """One screen at 1280x800, as small as it still looks well."""
    from PIL import Image

    given.only, given.theme, given.language, given.text, given.sheets = ["notes"], ["gallery"], ["en"], 100, False
    code = _one_size(given, "1280x800")
    with Image.open(given.out / "1280x800" / "notes-gallery-en.png") as picture:
        picture.convert("RGB").save(README, quality=88, optimize=True, progressive=True)
    print(README)
    return code


class _Screen(AbstractContextManager[str]):
    """A display of a size, gone at the end; its name."""

    def __init__(self, size: str) -> None:
        self._size = size

    def __enter__(self) -> str:
        read, write = os.pipe()
        words = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            return f":{answer.readline().strip()}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()


def _one_size(given: argparse.Namespace, size: str) -> int:
    pixels, _, ratio = size.partition("@")
    folder = given.out / (size if given.text == 100 else f"{size}-text{given.text}")
    folder.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, str(HERE), str(folder), "--display", "--text", str(given.text)]
    words += ["--draft"] if given.draft else []
    for name, values in (("--only", given.only), ("--theme", given.theme), ("--language", given.language)):
        words += [name, *values] if values else []
    with _Screen(pixels) as display, tempfile.TemporaryDirectory() as passing:
        home = given.base or passing
        environment = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1",
            "QT_SCALE_FACTOR": ratio or "1", "SCREENS_BASE": str(home), "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        code = subprocess.run(words, env=environment, check=False).returncode
    if given.sheets:
        from screens.sheets import lay_out

        lay_out(folder)
    return code


if __name__ == "__main__":
    sys.exit(main())
