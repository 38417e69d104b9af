"""Paths that lead through an archive as if it were a folder: `exhibit.zip/models/vase.glb`."""

import stat
from pathlib import Path


def split_archive(path: Path) -> tuple[Path, str] | None:
    """(the archive, the member's name) when an ordinary file stands in the place of one of the path's folders."""
    for above in path.parents:
        try:
            mode = above.stat().st_mode
        except (OSError, ValueError):
            continue
        return (above, path.relative_to(above).as_posix()) if stat.S_ISREG(mode) else None
    return None


def on_disk(path: Path) -> Path:
    """The file that holds what is at `path`: the archive, or the file itself."""
    if path.exists():
        return path
    parts = split_archive(path)
    return path if parts is None else parts[0]
