"""Where the exhibition is that comes with the program."""

from pathlib import Path

import exhibit_viewer


def sample_exhibition() -> Path:
    """Inside the installed package, or in the checkout's assets."""
    package = Path(exhibit_viewer.__file__).resolve().parent
    installed = package / "assets" / "sample"
    return installed if installed.is_dir() else package.parents[1] / "assets" / "sample"
