"""Power may fail at any file operation of any kind of write; `tests/library/test_power_cut.py` has notes and rescue."""

from pathlib import Path

import pytest
from interrupted_child import MODEL, SHA
from power_cut import can_trace, states_after_cuts

from exhibit_viewer.desktop.hand_over import Instance
from exhibit_viewer.ingest.pack_cache import PackCache, Stamp
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.database import complaint, migrations
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.library.opening import open_store
from exhibit_viewer.library.preferences import Preferences

CHILD = Path(__file__).with_name("interrupted_child.py")


pytestmark = [pytest.mark.slow, pytest.mark.skipif(not can_trace(), reason="needs strace")]


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_writing_packs(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        cache = PackCache(folder, 1 << 30)
        for found in (cache.recall(MODEL, Stamp(1, 2, 3)), (cache.held(SHA, MODEL) or (None,))[0]):
            assert found is None or (found.facts.sha256, found.meshes[0].positions.sum()) == (SHA, 3.0)
        cache.clear()

    assert states_after_cuts(CHILD, made(tmp_path / "packs"), "packs", check) > 20


def test_handing_over(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        first, received = Instance(folder), []
        assert first.claim()
        first.receive(received.append)
        assert received in ([], [[MODEL]])
        first.release()

    assert states_after_cuts(CHILD, made(tmp_path / "data"), "hand-over", check) > 10


def test_backing_up(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        backups = Backups(folder / "backups", migrations(), utc_now)
        assert len(backups.all()) >= len(said), "a copy that was made has gone"
        for backup in backups.all():
            assert not complaint(backup.path, migrations()), backup.path.name
        store = open_store(folder)
        assert not store.notices
        assert len(store.load(frozenset({"c:x"}))) >= len(said)
        store.close()

    assert states_after_cuts(CHILD, made(tmp_path / "library"), "backups", check) > 200


def test_keeping_preferences(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        kept = Preferences(folder)
        assert not kept.notices
        assert kept.layout("study") in (b"", b"layout" * 100, b"LAYOUT" * 100)
        if said:
            assert kept.layout("study") == b"LAYOUT" * 100
            assert kept.settings.text("theme") == "paper"
            assert kept.recent() and kept.last_artifact(Path("/nowhere")) == "vase"

    assert states_after_cuts(CHILD, made(tmp_path / "config"), "preferences", check) > 40
