"""Small pictures in the cache: read on any thread, turned into pixels on the window's, shown under their own name."""

import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

pytest.importorskip("PySide6.QtGui")
from PySide6.QtCore import QCoreApplication

from exhibit_viewer.desktop import thumbnails
from exhibit_viewer.desktop.thumbnails import Thumbnails, _picture, _read
from exhibit_viewer.headless.thumbnailer import NAME
from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket


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


class AtOnce:
    """Jobs that are done when they are asked for."""

    def start(self, work, on_done):
        on_done(work(Ticket()))


def test_new_ones_are_made_after_the_file_that_somebody_waits_for(tmp_path, monkeypatch) -> None:
    application = QCoreApplication.instance() or QCoreApplication([])
    made, told, reader = [], [], SimpleNamespace(busy=True)
    monkeypatch.setattr(thumbnails, "_CALM_MILLISECONDS", 10)
    monkeypatch.setattr(Thumbnails, "_made", lambda self, shown, ticket: made.append(shown) or ("", b""))
    pictures = Thumbnails(reader, AtOnce(), tmp_path)
    (tmp_path / "a.ply").write_bytes(b"ply")
    pictures.request(Artifact("a", LangText(), (Derivative(tmp_path / "a.ply"),)), told.append)
    for seconds, busy in ((0.1, True), (5.0, False)):
        assert not made
        reader.busy, until = busy, time.monotonic() + seconds
        while not told and time.monotonic() < until:
            application.processEvents()
            time.sleep(0.005)
    assert told == [None] and len(made) == 1
