"""Building sites: folders beside the packs in which levels are made, kept where a build was stopped half-way."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from exhibit_viewer.ingest.limits import resident_bytes

SUFFIX = ".building"
_OWNER = "owner"
_FORM = 2
"""Of what a build leaves in its folder: another number whenever that changes, and none goes on with what it cannot
read."""
_FORGOTTEN_SECONDS = 7 * 24 * 3600


def has_room(folder: Path, room: int) -> bool:
    """Whether a disk takes so many bytes, which a build leaves there on its way."""
    try:
        return shutil.disk_usage(folder).free > room
    except OSError:
        return False


@contextlib.contextmanager
def building_site(pack: Path, room: int) -> Iterator[Path | None]:
    """The folder in which the levels of a pack are made, begun or not; None where the disk does not take so many bytes.

    Another program that is at work there is left alone. What was begun before the machine started is not trusted: it
    may not all have reached the disk.
    """
    folder = pack.with_name(pack.name + SUFFIX)
    if _owned_by_another(folder):
        folder = pack.with_name(f"{pack.name}.{os.getpid()}{SUFFIX}")
    sweep(pack.parent, keep=folder)
    try:
        if _owner(folder)[1] != _start_of_machine() and _owner(folder)[0] != os.getpid():
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _OWNER).write_text(f"{os.getpid()} {_start_of_machine()}", "ascii")
        usable = has_room(folder, room)
    except OSError:
        usable = False
    if not usable:
        shutil.rmtree(folder, ignore_errors=True)
    yield folder if usable else None


def sweep(cache: Path, keep: Path | None = None, seconds: float = _FORGOTTEN_SECONDS) -> None:
    """Delete sites that nobody came back to for so long."""
    for folder in cache.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if folder != keep and time.time() - folder.stat().st_mtime > seconds and not _owned_by_another(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> tuple[int, str]:
    """(process, start of the machine) of who was last at work in a folder."""
    try:
        process, _, start = (folder / _OWNER).read_text("ascii").partition(" ")
        return int(process), start or "?"
    except (OSError, ValueError):
        return 0, "?"


def _owned_by_another(folder: Path) -> bool:
    process, _ = _owner(folder)
    return process not in (0, os.getpid()) and _alive(process)


def _alive(process: int) -> bool:
    if sys.platform == "win32" or Path("/proc/self/statm").exists():
        return resident_bytes(process) > 0
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _start_of_machine() -> str:
    """What is another after each start of the machine, and for another form; "" where it cannot be told."""
    try:
        return f"{Path('/proc/sys/kernel/random/boot_id').read_text('ascii').strip()}-{_FORM}"
    except OSError:
        return ""
