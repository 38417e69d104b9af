"""Pictures kept for the next time: found by name as they were, never damaged, never more than there is room for."""

import os
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PySide6.QtGui")
from exhibit_viewer.desktop.posters import KeptPosters

NAME, OTHER = "a" * 64, "b" * 64


class AtOnce:
    """Does what it is asked at once, and lets no fault by."""

    def start(self, work, on_done, on_progress=None):
        on_done(work(None))


def ramp() -> np.ndarray:
    """A soft picture (48, 64, 4), as JPEG likes them."""
    rows, columns = np.mgrid[0:48, 0:64]
    return np.dstack((rows * 4, columns * 3, rows + columns, np.full_like(rows, 255))).astype(np.uint8)


def looked_up(posters: KeptPosters, name: str) -> np.ndarray | None:
    found: list[np.ndarray | None] = []
    posters.look_up(name, found.append)
    return found[0]


def test_a_picture_comes_back_as_it_was(tmp_path: Path) -> None:
    posters = KeptPosters(AtOnce(), tmp_path / "posters")
    assert looked_up(posters, NAME) is None
    posters.keep(NAME, ramp())
    picture = looked_up(posters, NAME)
    assert picture is not None
    assert picture.shape == (48, 64, 4)
    assert np.abs(picture.astype(int) - ramp()).max() <= 8
    assert looked_up(posters, OTHER) is None


def test_a_later_picture_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    posters = KeptPosters(AtOnce(), tmp_path)
    posters.keep(NAME, ramp())
    posters.keep(NAME, ramp()[::-1])
    picture = looked_up(posters, NAME)
    assert picture is not None
    assert np.abs(picture.astype(int) - ramp()[::-1]).max() <= 8
    assert len(list(tmp_path.glob("*.jpg"))) == 1


@pytest.mark.logs
@pytest.mark.parametrize("harm", ["cut", "junk", "empty", "another's", "folder"])
def test_what_is_damaged_is_not_shown(tmp_path: Path, harm: str) -> None:
    posters = KeptPosters(AtOnce(), tmp_path)
    posters.keep(NAME, ramp())
    posters.keep(OTHER, ramp()[::-1])
    mine, other = (next(tmp_path.glob(f"{name[:32]}-*.jpg")) for name in (NAME, OTHER))
    if harm == "folder":
        mine.unlink()
        mine.mkdir()
    else:
        data = mine.read_bytes()
        mine.write_bytes(
            {"cut": data[:-40], "junk": os.urandom(500), "empty": b"", "another's": other.read_bytes()}[harm]
        )
    assert looked_up(posters, NAME) is None


def test_those_not_seen_for_the_longest_time_make_room(tmp_path: Path) -> None:
    posters = KeptPosters(AtOnce(), tmp_path)
    names = [letter * 64 for letter in "cdef"]
    for age, name in enumerate(reversed(names)):
        posters.keep(name, ramp())
        (path,) = tmp_path.glob(f"{name[:32]}-*.jpg")
        os.utime(path, (1e9 - age, 1e9 - age))
    size = path.stat().st_size
    assert looked_up(posters, names[0]) is not None  # seen just now, though it is the oldest
    posters = KeptPosters(AtOnce(), tmp_path, most_bytes=round(2.5 * size))
    posters.keep(NAME, ramp())
    kept = [name for name in names if looked_up(posters, name) is not None]
    assert kept == [names[0]]
    assert looked_up(posters, NAME) is not None


def test_a_folder_nobody_may_write_to_costs_nothing_but_the_picture(tmp_path: Path) -> None:
    from exhibit_viewer.model.faults import Fault

    (tmp_path / "posters").write_bytes(b"a file where the folder would be")
    posters = KeptPosters(AtOnce(), tmp_path / "posters")
    with pytest.raises(Fault):  # which the jobs hand to nobody
        posters.keep(NAME, ramp())
    assert looked_up(posters, NAME) is None
