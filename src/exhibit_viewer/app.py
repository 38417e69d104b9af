"""The command line, and the only reader of argv. Nothing heavy is imported before the words are understood."""

import argparse
import gc
import os
import sys
from pathlib import Path

from exhibit_viewer import __version__

VIEWS = ("front", "back", "left", "right", "top", "bottom", "iso")
MODES = ("textured", "clay", "unlit", "normals", "wireframe", "xray", "matcap", "relief")
USAGE = 2


def main(argv: list[str] | None = None) -> int:
    """Run the program; the exit code: 0 fine, 1 the content has faults, 2 usage."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: small products are not worth idle threads
    words = sys.argv[1:] if argv is None else argv
    verbs = {"info": _info, "check": _check, "render": _render, "sheet": _sheet, "export": _export}
    if words and words[0] in verbs:
        return verbs[words[0]](words[1:])
    return _window(words)


def _window(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="exhibit-viewer",
        description="Virtual exhibits of cultural heritage, offline.",
        epilog="verbs: info PATH [--json], check PATH [--json], render PATH -o OUT.png, sheet [PATH] -o OUT.png, "
        "export PATH -o OUT.exhibit; each with --help",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a folder, model or package to open")
    parser.add_argument("--version", action="version", version=f"Exhibit Viewer {__version__}")
    parser.add_argument("--sample", action="store_true", help="open the exhibition that comes with the program")
    parser.add_argument("--kiosk", type=Path, metavar="EXHIBIT", help="full screen for visitors, on this exhibition")
    parser.add_argument("--kiosk-options", type=Path, metavar="TOML", help="the kiosk's options")
    parser.add_argument("--present", action="store_true", help="start as a presentation, for a projector and a clicker")
    parser.add_argument("--stand-alone", action="store_true", help="do not hand the paths to a window already open")
    _common(parser)
    given = parser.parse_args(words)
    gc.disable()  # nothing made on the way to the window is garbage; `start` turns it on again
    from exhibit_viewer.desktop.options import StartOptions
    from exhibit_viewer.desktop.start import start

    return start(
        StartOptions(
            paths=tuple(given.paths),
            sample=given.sample,
            kiosk=given.kiosk,
            kiosk_options=given.kiosk_options,
            present=given.present,
            stand_alone=given.stand_alone,
            base=given.base,
            language=given.lang,
            log_level=given.log_level,
        )
    )


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", type=Path, metavar="DIR", help="keep settings, notes and cache in this folder")
    parser.add_argument("--lang", default="", choices=("", "en", "zh", "ar"), help="language of the words")
    parser.add_argument("--log-level", default="warning", choices=("debug", "info", "warning", "error"))


def _verb(name: str, words: str, path_optional: bool = False) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"exhibit-viewer {name}", description=words)
    parser.add_argument("path", type=Path, nargs="?" if path_optional else None, metavar="PATH")
    _common(parser)
    return parser


def _info(words: list[str]) -> int:
    parser = _verb("info", "Say what a model file holds.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(words)
    from exhibit_viewer.headless.info import info

    return info(options.path, as_json=options.json, language=options.lang, base=options.base)


def _check(words: list[str]) -> int:
    parser = _verb("check", "Say whether a model, folder or package would open, and what is wrong with it.")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON: the verdict")
    parser.add_argument("--library", type=Path, metavar="DIR", dest="base", help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    from exhibit_viewer.headless.check import check

    return check(options.path, as_json=options.json, language=options.lang, base=options.base)


def _render(words: list[str]) -> int:
    parser = _verb("render", "Draw a picture of a model; no display needed.")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.png")
    parser.add_argument("--size", default="1280x800", metavar="WxH", type=_size)
    parser.add_argument("--view", default="iso", choices=VIEWS)
    parser.add_argument("--mode", default="textured", choices=MODES)
    parser.add_argument("--floor", default="shadow", choices=("none", "shadow", "grid"))
    parser.add_argument("--transparent", action="store_true", help="nothing behind the object")
    options = parser.parse_args(words)
    from exhibit_viewer.headless.still import render

    return render(
        options.path,
        options.output,
        options.size,
        options.view,
        options.mode,
        transparent=options.transparent,
        floor=options.floor,
        language=options.lang,
        base=options.base,
    )


def _sheet(words: list[str]) -> int:
    parser = _verb("sheet", "Draw one picture of every artifact of a collection; no display needed.", True)
    parser.add_argument("-o", "--output", type=Path, default=Path("exhibition.png"), metavar="OUT.png")
    options = parser.parse_args(words)
    from exhibit_viewer.headless.sample import sample_exhibition
    from exhibit_viewer.headless.sheet import contact_sheet

    return contact_sheet(options.path or sample_exhibition(), options.output, options.lang, options.base)


def _export(words: list[str]) -> int:
    parser = _verb("export", "Write a collection as one package, or as documents for other programs.")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help="OUT.exhibit, OUT.svx.json (Voyager), OUT.json (IIIF Presentation 4), OUT.csv, or OUT.html (one object)",
    )
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="only this object; may be repeated")
    parser.add_argument("--notes", action="store_true", help="your own notes go along")
    parser.add_argument("--prepared", action="store_true", help="a package opens at once everywhere, and is larger")
    options = parser.parse_args(words)
    from exhibit_viewer.headless.export import write

    only, base = tuple(options.only), options.base
    return write(options.path, options.output, only, options.notes, options.lang, base, prepared=options.prepared)


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError("write it like 1280x800") from None
    if not (16 <= width <= 16384 and 16 <= height <= 16384):
        raise argparse.ArgumentTypeError("from 16x16 to 16384x16384")
    return width, height
