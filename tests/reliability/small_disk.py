"""A disk that can be filled to the last byte and emptied again, and made read-only."""

import contextlib
import os
import subprocess
from pathlib import Path


class SmallDisk:
    """A mounted file system of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def fill(self, but_pages: int = 0) -> None:
        """Take what room is left, but so many pages of 4096 bytes."""
        handle = os.open(self._ballast, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with contextlib.suppress(OSError):
            while True:
                os.write(handle, b"x" * 4096)
        os.ftruncate(handle, max(os.fstat(handle).st_size - but_pages * 4096, 0))
        os.close(handle)

    def make_room(self) -> None:
        """Give it back."""
        self._ballast.unlink()

    def lock(self) -> None:
        """Forbid writing, as a DVD or a switch on a card does. Files open for writing must be closed before."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.place)], check=True)
