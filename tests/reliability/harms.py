"""What may happen to a file that is kept: each takes the file and another of its kind."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path


def deleted(path: Path, other: Path) -> None:
    path.unlink()


def emptied(path: Path, other: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path, other: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path, other: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def one_bit_turned(path: Path, other: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def a_folder_in_its_place(path: Path, other: Path) -> None:
    path.unlink()
    path.mkdir()


def anothers(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


def of_a_newer_program(path: Path, other: Path) -> None:
    """The version in its head counted up."""
    data = bytearray(path.read_bytes())
    if path.suffix == ".pack":
        data[8] += 1  # little-endian, after eight bytes of magic
    elif path.suffix == ".sqlite":
        data[63] += 1  # big-endian: the user version
    path.write_bytes(data)


HARMS = (deleted, emptied, cut, overwritten, one_bit_turned, a_folder_in_its_place, anothers)


def harm(folder: Path, pattern: str, how: Callable[[Path, Path], None]) -> None:
    """Do the same to every file, having kept copies to take another's content from."""
    places = sorted(folder.glob(pattern))
    assert places, pattern
    copies = folder.with_name("copies")
    shutil.rmtree(copies, ignore_errors=True)
    shutil.copytree(folder, copies)
    for number, place in enumerate(places):
        how(place, copies / places[number - 1].name)
