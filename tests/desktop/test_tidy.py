"""What the window's start leaves for later: reading collections in, backups, and clearing up behind the killed."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.places import Places

pytest.importorskip("PySide6")
LATER = ("holdings.importing", "holdings.backup", "holdings.restoring", "formats.sheet_merge", "sharing.export")


def test_the_window_starts_without_what_it_may_never_need():
    code = "import sys, exhibit_viewer.desktop.start; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "exhibit_viewer.desktop.librarian" in loaded
    assert [name for name in loaded if name.endswith(LATER)] == []


def test_the_library_is_tidied_when_nothing_is_being_opened(tmp_path, monkeypatch):
    from exhibit_viewer.desktop import start
    from exhibit_viewer.desktop.librarian import Librarian

    places = Places.of(tmp_path)
    begun = places.data / ".restoring-0"
    begun.mkdir(parents=True)
    jobs = SimpleNamespace(start=lambda work, on_done: on_done(work(None)))
    library = Librarian(places, Holdings(places.data), jobs, None)
    state = SimpleNamespace(loading=0.5)
    world = SimpleNamespace(session=SimpleNamespace(state=state), library=library)
    later = []
    monkeypatch.setattr(start.QTimer, "singleShot", lambda milliseconds, deed: later.append(deed))
    start.tidy(world)
    assert begun.exists()
    state.loading = None
    later[0]()
    assert not begun.exists() and len(later) == 1
