"""Collections of the library's own: copied in whole or not at all, known again, thrown away and fetched back."""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kept_notes import Keeping, a_note
from PIL import Image
from power_cut import can_trace, states_after_cuts

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.library import lock
from exhibit_viewer.library.holdings import importing
from exhibit_viewer.library.holdings.holdings import INCOMING, Holdings, lock_of
from exhibit_viewer.library.holdings.importing import import_path
from exhibit_viewer.library.holdings.inventory import NAME, read_inventory
from exhibit_viewer.library.holdings.sources import chosen
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.collection import DERIVED
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.ticket import Ticket

HERE = Path(__file__).parent
BALL = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nend_header\n"


@pytest.fixture
def holdings(tmp_path: Path) -> Holdings:
    return Holdings(tmp_path / "library", lambda: datetime(2031, 5, 1, 10, tzinfo=UTC))


def a_source(folder: Path, *names: str) -> Path:
    """A folder of small models, each of its own content, and a text beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or ("vase.ply", "parts/lid.ply"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{BALL}0 0 {len(name)}\n1 0 0\n0 1 0\n{name}")
    (folder / "readme.txt").write_text("Scanned in May.")
    return folder


def taken(source: Path, holdings: Holdings, again: bool = False):
    return import_path(source, holdings, Ticket(), again)


def remains(holdings: Holdings) -> list[str]:
    return [path.name for path in holdings.collections.glob(".*")]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_becomes_a_collection_of_the_library(tmp_path, holdings):
    source = a_source(tmp_path / "My vases")
    imported = taken(source, holdings)
    folder = imported.holding.folder
    assert (imported.copied, imported.models, imported.known) == (True, 2, 0)
    assert folder == holdings.collections / "My vases"
    assert holdings.owns(folder)
    assert not remains(holdings)
    copied = contents(folder)
    assert {name: copied[name] for name in contents(source)} == contents(source)
    inventory = read_inventory(folder)
    assert (inventory.source, inventory.imported, inventory.artifacts) == (str(source), "2031-05-01T10:00:00Z", 2)
    assert {item.name: item.sha256 for item in inventory.files} == {
        name: hashlib.sha256(data).hexdigest() for name, data in contents(source).items()
    }
    collection = open_path(folder)
    assert not collection.id.startswith(DERIVED)
    assert [artifact.id for artifact in collection.artifacts] == [
        artifact.id for artifact in open_path(source).artifacts
    ]
    assert collection.title == open_path(source).title == holdings.all()[0].title


def test_a_declared_id_and_unknown_names_stay(tmp_path, holdings):
    source = a_source(tmp_path / "a")
    (source / "metadata.json").write_text('{"id": "hall", "title": "Hall", "ours": {"x": 1}}')
    assert open_path(taken(source, holdings).holding.folder).id == "hall"
    other = a_source(tmp_path / "b", "other.ply")
    (other / "metadata.json").write_text('{"title": "Hall", "ours": {"x": 1}}')
    folder = taken(other, holdings).holding.folder
    kept = json.loads((folder / "metadata.json").read_text())
    assert kept.pop("id") == open_path(folder).id
    assert kept == {"title": "Hall", "ours": {"x": 1}}


def test_what_a_sheet_says_is_not_lost_to_the_id(tmp_path, holdings):
    source = a_source(tmp_path / "a")
    (source / "metadata.csv").write_text("file,title.zh,Height\nvase.ply,瓶,31 cm\n")
    vase = open_path(taken(source, holdings).holding.folder).by_id()["vase.ply"]
    assert vase.title.texts == {"zh": "瓶"}
    assert len(vase.details) == 1


def test_damaged_metadata_is_put_aside(tmp_path, holdings):
    source = a_source(tmp_path / "a")
    (source / "metadata.json").write_text('{"title": ')
    folder = taken(source, holdings).holding.folder
    assert open_path(folder).notices == ()
    assert (folder / "metadata.damaged.json").read_text() == '{"title": '


def test_an_archive_and_a_single_file(tmp_path, holdings):
    source = a_source(tmp_path / "a")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        for name, data in contents(source).items():
            archive.writestr(name, data)
    assert len(open_path(taken(tmp_path / "packed.zip", holdings).holding.folder).artifacts) == 2
    obj = tmp_path / "cup" / "cup.obj"
    obj.parent.mkdir()
    obj.write_text("mtllib cup%20a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
    (obj.parent / "cup a.mtl").write_text("newmtl x\nmap_Kd glaze.png\n")
    for name in ("glaze.png", "holiday.png", "other.obj"):
        (obj.parent / name).write_bytes(name.encode())
    (obj.parent / "metadata.json").write_text(
        '{"artifacts": [{"file": "cup.obj", "title": "Cup"}, {"file": "other.obj"}]}'
    )
    collection = open_path(taken(obj, holdings).holding.folder)
    assert sorted(contents(collection.root)) == [NAME, "cup a.mtl", "cup.obj", "glaze.png", "metadata.json"]
    assert [artifact.title.best(())[0] for artifact in collection.artifacts] == ["Cup"]
    assert collection.notices == ()


def test_what_is_there_already_is_found_by_its_content(tmp_path, holdings):
    first = taken(a_source(tmp_path / "a"), holdings)
    again = taken(a_source(tmp_path / "another name"), holdings)
    assert (again.copied, again.holding.folder, again.known) == (False, first.holding.folder, 2)
    assert len(holdings.all()) == 1
    assert not remains(holdings)
    more = a_source(tmp_path / "a", "vase.ply", "bowl.ply")
    partly = taken(more, holdings)
    assert (partly.copied, partly.models, partly.known) == (True, 3, 2)
    assert taken(more, holdings, again=True).copied


def test_what_is_no_collection_leaves_nothing(tmp_path, holdings):
    (tmp_path / "empty").mkdir()
    for path, code in ((tmp_path / "empty", Code.FOLDER_WITHOUT_MODELS), (tmp_path / "gone", Code.FILE_MISSING)):
        with pytest.raises(Fault) as caught:
            taken(path, holdings)
        assert caught.value.code is code
    assert not holdings.collections.exists()


def cut(folder: Path) -> Path:
    """A picture of 40 by 20 pixels in Deep Zoom tiles of 20, and one more picture that it has nothing to do with."""
    (folder / "wall.dzi").write_text(
        '<Image Format="png" Overlap="0" TileSize="20"><Size Width="40" Height="20"/></Image>'
    )
    for level in range(7):
        (folder / "wall_files" / str(level)).mkdir(parents=True)
        Image.new("RGB", (20 if level > 4 else 1, 20 if level > 4 else 1)).save(
            folder / "wall_files" / str(level) / "0_0.png"
        )
    Image.new("RGB", (20, 20), "red").save(folder / "wall_files" / "6" / "1_0.png")
    Image.new("RGB", (9, 9)).save(folder / "other.png")
    return folder / "wall.dzi"


def test_a_picture_cut_into_tiles_brings_them_along(tmp_path, holdings):
    taking = taken(cut(tmp_path), holdings).holding.folder
    tiles = {path.relative_to(taking).as_posix() for path in taking.rglob("*.png")}
    assert tiles == {*(f"wall_files/{level}/0_0.png" for level in range(7)), "wall_files/6/1_0.png"}
    (artifact,) = open_path(taking).artifacts
    assert len(artifact.parts) == 2
    package = tmp_path / "a.exhibit"
    export(Selection(open_path(taking), (artifact,)), Form.PACKAGE, package, Ticket())
    (again,) = open_path(package).artifacts
    assert [part.world_from_model for part in again.parts] == [part.world_from_model for part in artifact.parts]
    with zipfile.ZipFile(package) as archive:
        for part in again.parts:
            assert archive.read(part.derivatives[0].path.relative_to(package).as_posix())


def test_an_image_of_an_image_service_brings_its_copies_along(tmp_path, holdings):
    folder = tmp_path / "page 1"
    (folder / "full/max/0").mkdir(parents=True)
    told = {"protocol": "http://iiif.io/api/image", "width": 8, "height": 4}
    (folder / "info.json").write_text(json.dumps(told))
    Image.new("RGB", (8, 4)).save(folder / "full/max/0/default.png")
    taking = taken(folder / "info.json", holdings).holding.folder
    assert (taking / "full/max/0/default.png").is_file()
    assert len(open_path(taking).artifacts) == 1


def test_a_manifest_brings_along_what_it_shows_under_other_names(tmp_path, holdings):
    told = {"protocol": "http://iiif.io/api/image", "width": 8, "height": 4}
    (tmp_path / "in/img/p1/full/8,/0").mkdir(parents=True)
    (tmp_path / "in/img/p1/info.json").write_text(json.dumps(told))
    Image.new("RGB", (8, 4)).save(tmp_path / "in/img/p1/full/8,/0/default.png")
    address = "https://museum.example/img/p1"
    body = {"id": f"{address}/full/max/0/default.jpg", "type": "Image",
            "service": [{"id": address, "type": "ImageService3"}]}  # fmt: skip
    painting = {"type": "Annotation", "motivation": "painting", "body": body, "target": "https://museum.example/c"}
    page = {"type": "AnnotationPage", "items": [painting]}
    canvas = {"id": "https://museum.example/c", "type": "Canvas", "width": 8, "height": 4, "items": [page]}
    (tmp_path / "in/book.json").write_text(
        json.dumps({"id": "https://museum.example/m", "type": "Manifest", "label": {"en": ["Book"]}, "items": [canvas]})
    )
    taking = taken(tmp_path / "in/book.json", holdings).holding.folder
    assert (taking / "img/p1/full/8,/0/default.png").is_file()
    (artifact,) = open_path(taking).artifacts
    assert artifact.path.name == "default.png" and not artifact.notices


def test_a_cancelled_import_leaves_nothing(tmp_path, holdings):
    ticket = Ticket(lambda share: ticket.cancel())
    with pytest.raises(Fault) as caught:
        import_path(a_source(tmp_path / "a"), holdings, ticket)
    assert caught.value.code is Code.CANCELLED
    assert list(holdings.collections.iterdir()) == []


def test_a_link_out_of_the_folder_is_not_copied(tmp_path, holdings):
    source = a_source(tmp_path / "a")
    (tmp_path / "secret.ply").write_text(BALL)
    (source / "secret.ply").symlink_to(tmp_path / "secret.ply")
    os.mkfifo(source / "pipe.bin")
    names = sorted(contents(taken(source, holdings).holding.folder))
    assert names == [NAME, "metadata.json", "parts/lid.ply", "readme.txt", "vase.ply"]


def test_the_trash_gives_back_what_it_was_given(tmp_path, holdings):
    folder = taken(a_source(tmp_path / "a"), holdings).holding.folder
    before = contents(folder)
    thrown = holdings.throw_away(folder)
    assert holdings.all() == ()
    assert [(each.folder, each.title, each.thrown) for each in holdings.thrown()] == [
        (thrown, open_path(thrown).title, datetime(2031, 5, 1, 10, tzinfo=UTC))
    ]
    taken(a_source(tmp_path / "a"), holdings)
    assert holdings.throw_away(holdings.all()[0].folder) != thrown
    assert holdings.fetch_back(thrown) == folder
    assert contents(folder) == before
    holdings.destroy(holdings.thrown()[0].folder)
    assert holdings.thrown() == ()


def test_only_the_librarys_own_is_thrown_away_or_destroyed(tmp_path, holdings):
    source = a_source(tmp_path / "a")
    folder = taken(source, holdings).holding.folder
    for deed, path in ((holdings.throw_away, source), (holdings.destroy, folder), (holdings.fetch_back, folder)):
        with pytest.raises(Fault):
            deed(path)
    assert (source / "vase.ply").exists()
    assert (folder / "vase.ply").exists()


def test_notes_come_along_and_stay_when_the_collection_is_renamed_or_moved(tmp_path, holdings):
    source = a_source(tmp_path / "vases")
    content = hashlib.sha256((source / "vase.ply").read_bytes()).hexdigest()
    keeping = Keeping(tmp_path / "notes")
    key = keeping.key(open_path(source).id, "vase.ply", content)
    keeping.write(a_note(key, "The neck was glued.", 0))
    folder = taken(source, holdings).holding.folder
    assert keeping.texts(open_path(folder).id, "vase.ply", content) == ["The neck was glued."]
    keeping.write(a_note(keeping.key(open_path(folder).id, "vase.ply", content), "And the foot.", 1))
    for place in (folder.with_name("Porcelain"), tmp_path / "elsewhere"):
        folder = folder.rename(place)
        (folder / f"more-{place.name}.ply").write_text(BALL)
        assert "And the foot." in keeping.texts(open_path(folder).id, "vase.ply", content)
    keeping.notes.close()


def test_remains_are_cleared_unless_somebody_is_still_copying(holdings):
    for name in ("dead", "alive"):
        (holdings.collections / f"{INCOMING}{name}").mkdir(parents=True)
    held = LibraryLock(lock_of(holdings.collections / f"{INCOMING}alive"))
    assert holdings.clear_remains() == 1
    held.release()
    assert sorted(remains(holdings)) == [f"{INCOMING}alive", ".lock-alive"]


def test_a_lock_whose_folder_was_never_made_or_has_gone_is_cleared_unless_it_is_held(holdings):
    holdings.collections.mkdir(parents=True)
    held, left = (LibraryLock(lock_of(holdings.collections / f"{INCOMING}{name}")) for name in ("held", "left"))
    left.release()
    assert holdings.clear_remains() == 1
    assert remains(holdings) == [".lock-held"]
    held.release()


def test_an_import_whose_lock_is_cleared_away_while_it_is_made_takes_another(tmp_path, holdings, monkeypatch):
    locking, copying = lock._lock, []

    def cleared_before_it_is_locked(handle: int) -> None:
        monkeypatch.setattr(lock, "_lock", locking)
        copying.append(holdings.clear_remains())
        locking(handle)

    def watched(*arguments: object) -> object:
        copying.append(holdings.clear_remains())
        return chosen(*arguments)

    monkeypatch.setattr(lock, "_lock", cleared_before_it_is_locked)
    monkeypatch.setattr(importing, "chosen", watched)
    assert taken(a_source(tmp_path / "source"), holdings).copied
    assert copying == [1, 0], "what is being copied was cleared away"
    assert not remains(holdings)


def test_a_newer_inventory_is_refused_by_name(tmp_path, holdings):
    folder = taken(a_source(tmp_path / "a"), holdings).holding.folder
    (folder / NAME).write_text('{"version": 99}')
    with pytest.raises(Fault) as caught:
        read_inventory(folder)
    assert caught.value.code is Code.LIBRARY_NEWER


def whole(folder: Path, source: Path) -> None:
    """What stands in the library is all there, as its own list says."""
    inventory = read_inventory(folder)
    assert {item.name for item in inventory.files} == set(contents(source))
    for item in inventory.files:
        assert hashlib.sha256((folder / item.name).read_bytes()).hexdigest() == item.sha256
    assert open_path(folder).notices == ()


def test_killed_while_importing(tmp_path):
    source = a_source(tmp_path / "source")
    (source / "large.bin").write_bytes(os.urandom(3 << 20))
    chance = random.Random(7)
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, str(HERE / "import_child.py"), str(tmp_path / "library"), str(source)],
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        child.kill()
        said = [line for line in child.stdout.read().decode().split("\n")[:-1] if line]
        child.wait()
        child.stdout.close()
        holdings = Holdings(tmp_path / "library")
        held = {holding.folder.name: holding.folder for holding in holdings.all()}
        assert set(said) <= set(held)
        for folder in held.values():
            whole(folder, source)
        holdings.clear_remains()
        assert not remains(holdings)


@pytest.mark.slow
@pytest.mark.skipif(not can_trace(), reason="needs strace")
def test_power_cut_while_importing(tmp_path):
    source, root = a_source(tmp_path / "source"), tmp_path / "library"
    root.mkdir()

    def check(folder: Path, said: list[str]) -> None:
        holdings = Holdings(folder)
        assert len(holdings.all()) >= len(said)
        for holding in holdings.all():
            whole(holding.folder, source)

    assert states_after_cuts(HERE / "power_cut_child.py", root, "importing", check) > 60


@pytest.mark.slow
@pytest.mark.skipif(not can_trace(), reason="needs strace")
def test_power_cut_while_throwing_away(tmp_path):
    source, root = a_source(tmp_path / "source"), tmp_path / "library"
    taken(source, Holdings(root))

    def check(folder: Path, said: list[str]) -> None:
        holdings = Holdings(folder)
        found = [*holdings.all(), *holdings.thrown()]
        assert len(found) == 1
        whole(found[0].folder, source)

    assert states_after_cuts(HERE / "power_cut_child.py", root, "throwing", check) > 8
