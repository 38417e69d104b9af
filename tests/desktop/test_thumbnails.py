"""Small pictures in the cache: read on any thread, turned into pixels on the window's, shown under their own name."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

pytest.importorskip("PySide6.QtGui")
from exhibit_viewer.desktop.thumbnails import _picture, _read
from exhibit_viewer.headless.thumbnailer import NAME


def kept(folder: Path, name: str, said: str) -> Path:
    pixels = np.arange(4 * 6 * 6, dtype=np.uint8).reshape(6, 6, 4)
    words = PngInfo()
    words.add_text(NAME, said)
    Image.fromarray(pixels, "RGBA").save(folder / f"{name}.png", pnginfo=words)
    return folder / f"{name}.png"


def test_a_kept_picture_comes_back_pixel_for_pixel(tmp_path: Path) -> None:
    picture = _picture(_read(kept(tmp_path, "a", "a")))
    assert picture is not None
    assert np.array_equal(picture, np.arange(4 * 6 * 6, dtype=np.uint8).reshape(6, 6, 4))


@pytest.mark.logs
@pytest.mark.parametrize("harm", ["missing", "empty", "junk", "cut", "another's"])
def test_what_is_no_picture_of_this_file_is_none(tmp_path: Path, harm: str) -> None:
    path = kept(tmp_path, "a", "b" if harm == "another's" else "a")
    if harm == "missing":
        path.unlink()
    elif harm != "another's":
        path.write_bytes({"empty": b"", "junk": b"GIF89a", "cut": path.read_bytes()[:60]}[harm])
    assert _picture(_read(path)) is None
