"""Runs that a power cut may end; each says on standard output what it was told is durable.

python power_cut_child.py FOLDER notes|migration|older|restoring|settings|importing|throwing
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from kept_notes import Keeping, a_note

from exhibit_viewer.library.database import migrations
from exhibit_viewer.library.holdings import importing as copying
from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.opening import open_store
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

SEEN = "ALTER TABLE notes ADD COLUMN seen TEXT NOT NULL DEFAULT ''"
"""A step to a version to come."""


def say(words: str) -> None:
    os.write(1, words.encode())


def notes(folder: Path) -> None:
    keeping = Keeping(folder)
    key = keeping.key()
    for number in range(4):
        keeping.notes.put(
            a_note(key, "new", number, f"note-{number}"), lambda fault, number=number: say(f"note-{number}")
        )
        keeping.notes.flush(30)
    long = replace(a_note(key, "", 9, "long"), text=LangText.of("long " * 4000))
    keeping.notes.put(long, lambda fault: say("long"))
    keeping.notes.flush(30)
    keeping.notes.remove("note-0", lambda fault: say("no note-0"))
    keeping.notes.flush(30)
    keeping.notes.close()


def migration(folder: Path) -> None:
    open_store(folder, scripts=(*migrations(), SEEN)).close()
    say("migrated")


def older(folder: Path) -> None:
    store = open_store(folder, scripts=(*migrations(), SEEN))
    say("migrated")
    store.write({"after": a_note("c:x", "after", 9, "after")})
    say("after")
    store.close()


def restoring(folder: Path) -> None:
    keeping = Keeping(folder)
    if len(keeping.shown()) == 6:
        say("restored")
    keeping.notes.close()


def settings(folder: Path) -> None:
    preferences = Preferences(folder)
    for percent in (110, 120, 130):
        preferences.save_settings(Settings().with_value("text_percent", percent))
        say(str(percent))


def importing(folder: Path) -> None:
    copying.COPIERS = 1  # strace cuts the calls of several threads into halves
    imported = copying.import_path(folder.with_name("source"), Holdings(folder), Ticket())
    say(imported.holding.folder.name)


def throwing(folder: Path) -> None:
    holdings = Holdings(folder)
    thrown = holdings.throw_away(holdings.all()[0].folder)
    say("thrown")
    holdings.fetch_back(thrown)
    say("back")


if __name__ == "__main__":
    runs = {
        "notes": notes, "migration": migration, "older": older, "restoring": restoring, "settings": settings,
        "importing": importing, "throwing": throwing,
    }  # fmt: skip
    runs[sys.argv[2]](Path(sys.argv[1]))
