"""Where things are kept: the platform's folders, one folder by wish, or beside a portable program."""

import errno
import sys
from pathlib import Path

import pytest

from exhibit_viewer.library.atomic import fault_of, write_atomically
from exhibit_viewer.library.places import MARKERS, PORTABLE_FOLDER, Places, program_folder
from exhibit_viewer.model.faults import Code, Fault


def test_the_platform_says_where(tmp_path):
    places = Places.of(program=tmp_path)
    assert len({places.config, places.data, places.cache, places.logs}) == 4 or sys.platform == "win32"
    assert all("exhibit_viewer" in str(path) for path in (places.config, places.data, places.cache, places.logs))


def test_everything_under_one_folder_and_nothing_made_yet(tmp_path):
    places = Places.of(tmp_path / "base")
    assert {path.parent for path in (places.config, places.data, places.cache, places.logs)} == {tmp_path / "base"}
    assert not (tmp_path / "base").exists()
    assert places.writable(places.cache) == (tmp_path / "base" / "cache", None)


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_beside_the_program_makes_it_portable(tmp_path, marker):
    (tmp_path / marker).touch()
    assert Places.of(program=tmp_path).data == tmp_path / PORTABLE_FOLDER / "data"
    assert Places.of(tmp_path / "wish", program=tmp_path).data == tmp_path / "wish" / "data"


def test_the_program_is_where_it_starts(tmp_path, monkeypatch):
    assert (program_folder() / "src" / "exhibit_viewer").is_dir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "exhibit-viewer"))
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert program_folder() == tmp_path.resolve()


def test_a_cache_that_cannot_be_written_goes_elsewhere_and_says_so(tmp_path):
    (tmp_path / "in-the-way").touch()
    places = Places.of(tmp_path / "in-the-way")
    folder, notice = places.writable(places.cache)
    assert folder.is_dir()
    assert notice is not None
    folder.rmdir()
    assert Places.of(tmp_path).writable(tmp_path / "cache") == (tmp_path / "cache", None)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EROFS, Code.LIBRARY_READ_ONLY),
        (errno.EACCES, Code.LIBRARY_READ_ONLY),
        (errno.EIO, Code.NOT_SAVED),
    ],
)
def test_each_failure_has_its_name(number, code):
    assert fault_of(OSError(number, "x"), Path("f")).code is code


def test_a_file_is_the_old_or_the_new_one(tmp_path, monkeypatch):
    path = tmp_path / "deep" / "file"
    write_atomically(path, b"old")

    def torn(source: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "torn")

    monkeypatch.setattr(Path, "replace", torn)
    with pytest.raises(Fault):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]
