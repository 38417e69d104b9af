"""Where things are kept on this machine."""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from exhibit_viewer.library.atomic import fault_of
from exhibit_viewer.model.faults import Notice

MARKERS = ("portable", "exhibit-viewer.portable")
PORTABLE_FOLDER = "exhibit-viewer-data"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders for settings, notes, what can be made again, and logs. None is made before it is used."""

    config: Path
    data: Path
    cache: Path
    logs: Path

    @property
    def restored(self) -> Path:
        """The folder of a backup that takes the library's place at the next start, where there is one."""
        return self.data / "restored"

    @classmethod
    def of(cls, base: Path | None = None, program: Path | None = None) -> "Places":
        """Everything under `base` if given; else beside a portable program; else where the platform wants it.

        program: the folder to search for the portable marker; the running program's by default.
        """
        base = base or portable_base(program or program_folder())
        if base is not None:
            base = base.expanduser().absolute()
            return cls(base / "config", base / "data", base / "cache", base / "logs")
        dirs = PlatformDirs("exhibit_viewer", appauthor=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path)

    def writable(self, folder: Path) -> tuple[Path, Notice | None]:
        """The folder if it can be written to; else one that lasts as long as the machine's temporary files, and the
        notice to show. For cache and logs only: notes never go where they would be swept away."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder, None
        except OSError as error:
            return Path(tempfile.mkdtemp(prefix="exhibit-viewer-")), fault_of(error, folder).notice


def portable_base(program: Path) -> Path | None:
    """The folder of a portable program's data, if a marker file lies beside the program."""
    marked = any((program / marker).is_file() for marker in MARKERS)
    return program / PORTABLE_FOLDER if marked else None


def program_folder() -> Path:
    """The folder of the executable when frozen, else the one of `run.py`."""
    if getattr(sys, "frozen", False):
        # an AppImage is mounted elsewhere; the variable names the file the person sees
        return Path(os.environ.get("APPIMAGE", sys.executable)).resolve().parent
    return Path(__file__).resolve().parents[3]
