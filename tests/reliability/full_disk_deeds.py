"""What a person does on a disk that is filling up: each deed with what must hold when it fails, and after.

A deed is a generator: it makes what there is before and yields, and the disk is filled; it is done, what there was is
looked at, and it yields the fault or None, and there is room again; it is done once more, and must succeed.
"""

import time
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
from kept_notes import PATIENCE, Keeping, a_note
from shared_collection import make_collection

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.database import complaint, connect, migrations
from exhibit_viewer.library.holdings.backup import back_up
from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.holdings.importing import import_path
from exhibit_viewer.library.holdings.records import keep_records
from exhibit_viewer.library.holdings.restoring import prepare_restoring
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.library.sharing.fixity import check_files
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

Deed = Generator[Fault | None, None, None]
LONG = "y" * 9000


def attempt(deed: Callable[[], object]) -> Fault | None:
    try:
        deed()
    except Fault as fault:
        return fault
    return None


def beside(place: Path, what: str) -> Path:
    """On another disk. place: a folder in a folder of the small disk."""
    return place.parents[2] / what / place.name


def no_drafts(folder: Path) -> None:
    """Nothing half made lies beside what is whole."""
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")], folder


def with_a_note(place: Path) -> Keeping:
    """Notes that were copied for the day: nothing is being written any more."""
    keeping = Keeping(place)
    keeping.write(a_note(keeping.key(), "kept"))
    end = time.monotonic() + PATIENCE
    while [path.suffix for path in (place / "backups").glob("*")] != [".sqlite"]:
        assert time.monotonic() < end, "no copy was made"
        time.sleep(0.01)
    return keeping


def write_a_note(place: Path) -> Deed:
    keeping = with_a_note(place)
    answers: list[Fault | None] = []
    yield None
    keeping.notes.put(a_note(keeping.key(), LONG, 1), answers.append)
    kept = keeping.notes.flush(PATIENCE)
    assert keeping.texts() == ["kept", LONG], "the text left the screen"
    assert kept == (answers[-1] is None)
    yield answers[-1]
    assert keeping.notes.flush(PATIENCE) and answers[-1] is None
    keeping.notes.close()
    assert reopened(place) == ["kept", LONG]


def write_a_note_and_lose_power(place: Path) -> Deed:
    """What was called saved on a nearly full disk is there, whether or not the program could tidy up at its end."""
    keeping = with_a_note(place)
    answers: list[Fault | None] = []
    yield None
    keeping.notes.put(a_note(keeping.key(), LONG, 1), answers.append)
    keeping.notes.flush(PATIENCE)
    left = place.with_name(f"{place.name} as left")
    yield answers[-1]
    left.mkdir()
    for file in place.glob("notes.sqlite*"):
        (left / file.name).write_bytes(file.read_bytes())
    assert reopened(left) == ["kept", LONG] if answers[-1] is None else reopened(left) == ["kept"]
    keeping.notes.close()


def reopened(place: Path) -> list[str]:
    keeping = Keeping(place)
    texts = keeping.texts()
    keeping.notes.close()
    connection = apsw.Connection(str(place / "notes.sqlite"))
    assert next(iter(connection.execute("PRAGMA integrity_check")))[0] == "ok"
    connection.close()
    return texts


def copy_the_notes(place: Path) -> Deed:
    keeping = Keeping(place)
    keeping.write(a_note(keeping.key(), LONG))
    keeping.notes.close()
    backups = Backups(place / "backups", migrations(), lambda: utc_now() + timedelta(days=1))
    before = backups.all()
    source = connect(place / "notes.sqlite")

    def copied() -> Fault | None:
        try:
            backups.make(source, 99)
        except (apsw.Error, OSError) as error:
            return Fault(Code.DISK_FULL, str(error))
        return None

    yield None
    fault = copied()
    assert set(before) <= set(backups.all()), "an old copy went before the new one was good"
    assert all(not complaint(backup.path, migrations()) for backup in backups.all())
    yield fault
    assert copied() is None
    source.close()
    no_drafts(place / "backups")


def choose_settings(place: Path) -> Deed:
    before, after = (Settings().with_value("author", name * 2500) for name in "AB")
    Preferences(place).save_settings(before)
    yield None
    fault = attempt(lambda: Preferences(place).save_settings(after))
    assert Preferences(place).settings == (before if fault else after)
    yield fault
    Preferences(place).save_settings(after)
    assert Preferences(place).settings == after
    no_drafts(place)


def import_a_collection(place: Path) -> Deed:
    source = beside(place, "to be imported")
    make_collection(source, 20_000)
    holdings = Holdings(place)
    import_path(source, holdings, Ticket())
    (before,) = (holding.folder for holding in holdings.all())
    yield None
    fault = attempt(lambda: import_path(source, holdings, Ticket(), again=True))
    assert len(holdings.all()) == (1 if fault else 2)
    no_drafts(holdings.collections)
    yield fault
    import_path(source, holdings, Ticket(), again=True)
    for holding in holdings.all():
        assert check_files(open_path(holding.folder), Ticket()).notices == ()
    assert before in [holding.folder for holding in holdings.all()]


def export_a_package(place: Path) -> Deed:
    place.mkdir()
    collection = make_collection(beside(place, "to be exported"), 20_000)
    package = place / "a.exhibit"

    def packed(some: Selection) -> None:
        export(some, Form.PACKAGE, package, Ticket())

    packed(Selection(collection, collection.artifacts[:1]))
    before = package.read_bytes()
    yield None
    fault = attempt(lambda: packed(Selection(collection, collection.artifacts)))
    assert fault is None or package.read_bytes() == before
    no_drafts(place)
    yield fault
    packed(Selection(collection, collection.artifacts))
    assert check_files(open_path(package), Ticket()).notices == ()


def back_the_library_up(place: Path) -> Deed:
    places = Places.of(beside(place, "to be backed up"))
    import_path(make_collection(places.data / "source", 20_000).root, Holdings(places.data), Ticket())
    keeping = Keeping(places.data)
    keeping.write(a_note(keeping.key(), "first"))
    place.mkdir()
    file = place / "library.zip"
    back_up(places, file, Ticket())
    before = file.read_bytes()
    keeping.write(a_note(keeping.key(), LONG, 1))
    keeping.notes.close()
    yield None
    fault = attempt(lambda: back_up(places, file, Ticket()))
    assert fault is None or file.read_bytes() == before
    no_drafts(place)
    yield fault
    back_up(places, file, Ticket())
    assert prepare_restoring(Places.of(beside(place, "restored")), file, Ticket()) > 0


def restore_the_library(place: Path) -> Deed:
    theirs, ours = Places.of(beside(place, "theirs")), Places.of(place)
    for places, words in ((theirs, "theirs"), (ours, "ours")):
        keeping = Keeping(places.data)
        keeping.write(a_note(keeping.key(), words))
        keeping.notes.close()
    import_path(make_collection(theirs.data / "source", 20_000).root, Holdings(theirs.data), Ticket())
    file = theirs.data / "library.zip"
    back_up(theirs, file, Ticket())
    yield None
    fault = attempt(lambda: prepare_restoring(ours, file, Ticket()))
    no_drafts(ours.data)
    yield fault
    assert reopened(ours.data) == ["ours"]
    prepare_restoring(ours, file, Ticket())
    assert (ours.data / "restored").is_dir()


def describe_objects(place: Path) -> Deed:
    """The record of a collection of the library's own, with a long description."""
    source = make_collection(beside(place, "to be described"), 256)
    holding = import_path(source.root, Holdings(place), Ticket()).holding
    collection = open_path(holding.folder)
    names = sorted(path.name for path in holding.folder.iterdir())
    described = replace(collection, description=LangText.of(LONG))
    yield None
    fault = attempt(lambda: keep_records(described))
    assert open_path(holding.folder).description == (collection if fault else described).description
    yield fault
    keep_records(described)
    assert open_path(holding.folder).description == described.description
    assert sorted(path.name for path in holding.folder.iterdir()) == names


DEEDS = (
    write_a_note,
    write_a_note_and_lose_power,
    copy_the_notes,
    choose_settings,
    import_a_collection,
    export_a_package,
    back_the_library_up,
    restore_the_library,
    describe_objects,
)
