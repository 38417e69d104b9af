"""File bytes: a small file whole, on the disk or in an archive."""

from pathlib import Path

from exhibit_viewer.formats.archive_path import split_archive
from exhibit_viewer.formats.beside import ArchiveFiles
from exhibit_viewer.formats.fields import read_bounded
from exhibit_viewer.model.faults import Code, Fault


def bytes_at(path: Path, most: int) -> bytes:
    """What is at `path`, which may lead through an archive. Raises Fault: FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE
    for more than `most` bytes, and what reading archives raises."""
    inside = split_archive(path)
    if inside is not None:
        archive = ArchiveFiles(inside[0])
        try:
            return archive.read(inside[1], most)
        finally:
            archive.close()
    if not path.is_file():
        raise Fault(Code.FILE_MISSING, path.name)
    return read_bounded(path, most)
