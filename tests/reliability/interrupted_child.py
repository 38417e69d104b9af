"""Runs that a power cut may end; each says on standard output what it was told is there.

python interrupted_child.py FOLDER packs|hand-over|backups|preferences
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "library"))
sys.path.append(str(Path(__file__).parents[1] / "ingest"))

from kept_notes import a_collection, a_note, an_artifact
from worker_doubles import triangle

from exhibit_viewer.desktop.hand_over import Instance
from exhibit_viewer.ingest.pack import write_pack
from exhibit_viewer.ingest.pack_cache import PackCache, Stamp, pack_names
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.library.opening import open_store
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.model.settings import Settings

SHA = "ab" * 32
MODEL = Path("/nowhere/vase.ply")


def say(words: str) -> None:
    os.write(1, words.encode())


def packs(folder: Path) -> None:
    cache = PackCache(folder, 1 << 30)
    name = pack_names(SHA, MODEL).alone
    for _ in range(2):
        write_pack(triangle(SHA), folder / name)
        cache.remember(MODEL, Stamp(1, 2, 3), name)
    say("packed")


def hand_over(folder: Path) -> None:
    first, second = Instance(folder), Instance(folder)
    assert first.claim() and not second.claim()
    assert second.send([MODEL])
    say("sent")


def backups(folder: Path) -> None:
    for day in range(4):
        store = open_store(folder, lambda day=day: utc_now() + timedelta(days=day))
        store.write({f"n{day}": a_note("c:x", f"day {day}", day, f"n{day}")})
        store.back_up_if_due()
        store.close()
        say(f"{day}")


def preferences(folder: Path) -> None:
    kept = Preferences(folder)
    kept.remember(a_collection("first"), an_artifact("vase"))
    kept.save_settings(Settings().with_value("theme", "paper"))
    kept.save_layout("study", b"layout" * 100)
    kept.save_layout("study", b"LAYOUT" * 100)
    say("kept")


if __name__ == "__main__":
    runs = {"packs": packs, "hand-over": hand_over, "backups": backups, "preferences": preferences}
    runs[sys.argv[2]](Path(sys.argv[1]))
