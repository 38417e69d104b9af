"""Packages and documents: whole, verified, opened again as they were, and never half written."""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PIL import Image
from shared_collection import make_collection

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.package import looks_packed
from exhibit_viewer.library.sharing.estimate import estimate
from exhibit_viewer.library.sharing.export import export, form_of
from exhibit_viewer.library.sharing.fixity import check_files
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.collection import Artifact, Collection, Derivative, Part
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

CHILD = Path(__file__).with_name("export_child.py")
PLACES = ("derivatives", "notices", "parts")


def share(collection: Collection, path: Path, form: Form = Form.PACKAGE, ticket: Ticket | None = None) -> Path:
    return export(Selection(collection, collection.artifacts), form, path, ticket or Ticket()).path


def assert_same(read: Collection, meant: Collection) -> None:
    """Everything but where the files are, and their bytes."""
    assert (read.id, read.title, read.description, read.rights) == (
        meant.id,
        meant.title,
        meant.description,
        meant.rights,
    )
    assert len(read.artifacts) == len(meant.artifacts)
    for one, other in zip(read.artifacts, meant.artifacts, strict=True):
        for each in fields(Artifact):
            if each.name not in PLACES:
                assert getattr(one, each.name) == getattr(other, each.name), each.name
        assert [item.quality for item in one.derivatives] == [item.quality for item in other.derivatives]


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return make_collection(tmp_path / "collection")


def test_a_package_opens_again_as_it_was(collection: Collection, tmp_path: Path) -> None:
    package = share(collection, tmp_path / "a.exhibit")
    read = open_path(package)
    assert_same(read, collection)
    assert read.notices == ()
    with zipfile.ZipFile(package) as archive:
        for one, other in zip(read.artifacts, collection.artifacts, strict=True):
            member = one.path.relative_to(package).as_posix()
            assert archive.read(member) == other.path.read_bytes()


def test_a_package_of_a_package_is_the_same(collection: Collection, tmp_path: Path) -> None:
    first = share(collection, tmp_path / "a.exhibit")
    second = share(open_path(first), tmp_path / "b.exhibit")
    assert first.read_bytes() == second.read_bytes()


def test_its_first_entry_says_what_it_is(collection: Collection, tmp_path: Path) -> None:
    head = share(collection, tmp_path / "a.exhibit").read_bytes()[:100]
    assert head[30:63] == b"mimetypeapplication/x-exhibit+zip"


def test_it_is_a_bag_that_lists_everything(collection: Collection, tmp_path: Path) -> None:
    """By hand, not by our own reader: RFC 8493."""
    with zipfile.ZipFile(share(collection, tmp_path / "a.exhibit")) as archive:
        names = set(archive.namelist())
        for manifest, wanted in (
            ("manifest-sha256.txt", {name for name in names if name.startswith("data/")}),
            ("tagmanifest-sha256.txt", {name for name in names if "/" not in name} - {"tagmanifest-sha256.txt"}),
        ):
            lines = archive.read(manifest).decode().splitlines()
            sums = dict(reversed(line.split("  ", 1)) for line in lines)
            assert set(sums) == wanted
            for name, digest in sums.items():
                assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        payload = [archive.getinfo(name).file_size for name in names if name.startswith("data/")]
        assert f"Payload-Oxum: {sum(payload)}.{len(payload)}\n" in archive.read("bag-info.txt").decode()
        assert archive.read("bagit.txt") == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def test_what_models_need_and_licences_go_along_and_nothing_else(collection: Collection, tmp_path: Path) -> None:
    with zipfile.ZipFile(share(collection, tmp_path / "a.exhibit")) as archive:
        names = {name.removeprefix("data/files/") for name in archive.namelist() if name.startswith("data/files/")}
    own = {path.relative_to(collection.root).as_posix() for path in collection.root.rglob("*") if path.is_file()}
    assert names == own - {"metadata.json", "unrelated.txt"}


def test_own_notes_go_along_only_when_asked(collection: Collection, tmp_path: Path) -> None:
    note = Annotation("own", "museum:abc", text=LangText.of("Mine"), author="Amina", order=0)
    own = Selection(collection, collection.artifacts, {"vase": (note,)})
    with_notes = open_path(export(own, Form.PACKAGE, tmp_path / "a.exhibit", Ticket()).path)
    kept = with_notes.by_id()["vase"].annotations
    assert kept[-1] == replace(note, artifact="vase", published=True, order=1)
    assert kept[:-1] == collection.by_id()["vase"].annotations
    without = open_path(share(collection, tmp_path / "b.exhibit"))
    assert without.by_id()["vase"].annotations == collection.by_id()["vase"].annotations


@pytest.mark.parametrize("name", ["one.svx.json", "deep/one.json"])
def test_documents_open_again_with_their_files(collection: Collection, tmp_path: Path, name: str) -> None:
    vase = collection.by_id()["vase"]
    written = export(Selection(collection, (vase,)), form_of(Path(name)), tmp_path / name, Ticket())
    read = open_path(written.path).artifacts[0]
    for each in fields(Artifact):
        if each.name not in PLACES:
            assert getattr(read, each.name) == getattr(vase, each.name), each.name
    assert read.path.read_bytes() == vase.path.read_bytes()


def test_other_files_in_the_way_are_left_alone(collection: Collection, tmp_path: Path) -> None:
    vase = collection.by_id()["vase"]
    foreign = tmp_path / "one-files" / "vase.glb"
    foreign.parent.mkdir()
    foreign.write_bytes(b"not ours")
    written = export(Selection(collection, (vase,)), Form.SVX, tmp_path / "one.svx.json", Ticket())
    assert foreign.read_bytes() == b"not ours"
    assert open_path(written.path).artifacts[0].path.read_bytes() == vase.path.read_bytes()


def test_a_sheet_describes_the_folder_it_is_put_into(collection: Collection) -> None:
    before = collection.artifacts
    (collection.root / "metadata.json").unlink()
    share(collection, collection.root / "metadata.csv", Form.CSV)
    again = open_path(collection.root)
    assert again.id == "museum"
    assert [each.title for each in again.artifacts] == [each.title for each in before]
    assert [each.rights for each in again.artifacts] == [each.rights for each in before]


def test_the_estimate_counts_files_and_rights(collection: Collection, tmp_path: Path) -> None:
    expected = estimate(Selection(collection, collection.artifacts), Form.PACKAGE)
    with zipfile.ZipFile(share(collection, tmp_path / "a.exhibit")) as archive:
        sizes = [info.file_size for info in archive.infolist() if info.filename.startswith("data/files/")]
    assert (expected.files, expected.bytes) == (len(sizes), sum(sizes))
    assert expected.rights == (("CC-BY-4.0", 1), ("CC0-1.0", 1), ("", 1))
    assert [each.id for each in expected.without] == ["bowl.gltf"]


def test_the_estimate_counts_what_is_prepared(collection: Collection) -> None:
    selection = Selection(collection, collection.artifacts)
    without = estimate(selection, Form.PACKAGE)
    packs = {"vase": [1000], "bowl.gltf": [20, 3]}
    told = estimate(selection, Form.PACKAGE, lambda artifact: packs.get(artifact.id, []))
    assert (told.files, told.bytes) == (without.files + 3, without.bytes + 1023)


def test_what_is_missing_is_told_and_the_rest_goes(collection: Collection, tmp_path: Path) -> None:
    collection.by_id()["vase"].path.unlink()
    written = export(Selection(collection, collection.artifacts), Form.PACKAGE, tmp_path / "a.exhibit", Ticket())
    assert [(notice.code, notice.facts) for notice in written.notices] == [
        (Code.RESOURCE_MISSING, {"reference": "vase.glb"})
    ]
    assert len(open_path(written.path).artifacts) == 3


def damage(package: Path, member: str) -> None:
    """Change one byte of a stored file in the archive, and the archive's own checksum of it as well."""
    data = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as archive:
        info = archive.getinfo(member)
        content = bytearray(archive.read(member))
    content[7] ^= 0xFF
    start = info.header_offset + 30 + len(info.filename.encode()) + len(info.extra)
    assert bytes(data[start : start + 4]) == bytes(content[:4])
    data[start + 7] ^= 0xFF
    old, new = info.CRC.to_bytes(4, "little"), zipfile.crc32(bytes(content)).to_bytes(4, "little")
    package.write_bytes(bytes(data).replace(old, new))


def test_fixity_names_the_damaged_file(collection: Collection, tmp_path: Path) -> None:
    package = share(collection, tmp_path / "a.exhibit")
    sound = check_files(open_path(package), Ticket())
    assert (sound.notices, sound.sealed) == ((), True)
    damage(package, "data/files/vase.glb")
    opened = open_path(package)
    assert opened.notices == (), "shown before it is compared"
    found = check_files(opened, Ticket())
    assert [(notice.code, notice.file) for notice in found.notices] == [(Code.FILE_ALTERED, "data/files/vase.glb")]
    assert [notice.code for notice in open_path(package, Ticket()).notices] == [Code.FILE_ALTERED]


def test_fixity_tells_rot_that_the_archive_knows_of(collection: Collection, tmp_path: Path) -> None:
    package = share(collection, tmp_path / "a.exhibit")
    data = bytearray(package.read_bytes())
    data[data.index(b"glTF") + 9] ^= 0xFF
    package.write_bytes(data)
    found = check_files(open_path(package), Ticket())
    assert [notice.code for notice in found.notices] == [Code.ARCHIVE_DAMAGED]
    assert "data/files/vase.glb" in str(found.notices[0].facts["detail"])


def test_packages_are_known_by_how_they_begin(collection: Collection, tmp_path: Path) -> None:
    package = share(collection, tmp_path / "a.exhibit")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "unpacked")
        with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
            other.writestr("a.txt", "mimetype")
    assert [looks_packed(path) for path in (package, tmp_path / "unpacked")] == [True, True]
    others = (tmp_path / "other.zip", collection.root, tmp_path / "none", collection.root / "vase.glb")
    assert not any(looks_packed(path) for path in others)


def test_fixity_of_a_folder_names_what_is_gone(collection: Collection) -> None:
    collection.by_id()["jar"].path.unlink()
    found = check_files(collection, Ticket())
    assert not found.sealed
    assert [(notice.code, notice.facts["reference"]) for notice in found.notices] == [
        (Code.RESOURCE_MISSING, "jar.obj")
    ]


def test_nothing_is_written_over_what_is_being_read(collection: Collection, tmp_path: Path) -> None:
    package = share(collection, tmp_path / "a.exhibit")
    before = package.read_bytes()
    with pytest.raises(Fault) as caught:
        share(open_path(package), package)
    assert caught.value.code is Code.NOT_SAVED
    assert package.read_bytes() == before


def test_cancelling_leaves_what_was_there(collection: Collection, tmp_path: Path) -> None:
    package = tmp_path / "a.exhibit"
    package.write_bytes(b"old")
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Fault) as caught:
        share(collection, package, ticket=ticket)
    assert caught.value.code is Code.CANCELLED
    assert package.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.exhibit", "collection"]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.exhibit", Form.PACKAGE), ("a.svx.json", Form.SVX), ("a.JSON", Form.IIIF), ("a.csv", Form.CSV)],
)
def test_the_name_says_the_form(name: str, form: Form) -> None:
    assert form_of(Path(name)) is form


def test_other_names_are_refused() -> None:
    with pytest.raises(Fault) as caught:
        form_of(Path("a.docx"))
    assert caught.value.code is Code.FORMAT_UNSUPPORTED


def test_killed_at_any_moment_it_is_the_old_package_or_the_new(tmp_path: Path) -> None:
    collection = make_collection(tmp_path / "collection", bytes_each=2_000_000)
    package = share(collection, tmp_path / "a.exhibit")
    for seed in range(8):
        child = subprocess.Popen(
            [sys.executable, str(CHILD), str(collection.root), str(package)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.15))
        while seed == 0 and not package.exists() and child.poll() is None:
            time.sleep(0.01)  # however busy the machine is, there is an old one from then on
        child.kill()
        child.wait()
        child.stdout.close()
        assert check_files(open_path(package), Ticket()).notices == ()


def test_a_manifest_of_another_package_version_says_what_is_missing(tmp_path: Path) -> None:
    package = tmp_path / "a.exhibit"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("mimetype", "application/x-exhibit+zip")
        archive.writestr("data/other.json", json.dumps({}))
    with pytest.raises(Fault) as caught:
        open_path(package)
    assert caught.value.facts == {"reference": "data/manifest.json"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_others_may_read_what_was_shared(collection: Collection, tmp_path: Path) -> None:
    package = share(collection, tmp_path / "out" / "a.exhibit")
    vase = (collection.by_id()["vase"],)
    scene = export(Selection(collection, vase), Form.SVX, tmp_path / "out" / "one.svx.json", Ticket()).path
    for path in (package, scene, tmp_path / "out" / "one-files" / "vase.glb"):
        assert path.stat().st_mode & 0o044 == 0o044
        assert path.parent.stat().st_mode & 0o055 == 0o055


def test_metadata_beside_an_unpacked_package_counts(collection: Collection, tmp_path: Path) -> None:
    with zipfile.ZipFile(share(collection, tmp_path / "a.exhibit")) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert_same(open_path(tmp_path / "unpacked"), collection)
    record = {"title": "Elsewhere", "artifacts": [{"file": "data/files/vase.glb", "id": "vase", "title": "Jug"}]}
    (tmp_path / "unpacked" / "metadata.json").write_text(json.dumps(record))
    told = open_path(tmp_path / "unpacked")
    assert (told.title, told.by_id()["vase"].title) == (LangText.of("Elsewhere"), LangText.of("Jug"))
    assert told.id == collection.id


def test_what_a_killed_export_left_is_swept_up_later(collection: Collection, tmp_path: Path) -> None:
    left = [tmp_path / f".{name}.abcd1234" for name in ("a.exhibit", "b.exhibit")]
    left.append(tmp_path / ".a.exhibit.fresh_00")
    for path in left:
        path.write_bytes(b"half")
    for path in left[:2]:
        os.utime(path, (time.time() - 7200,) * 2)
    share(collection, tmp_path / "a.exhibit")
    assert [path.exists() for path in left] == [False, True, True]


def test_pictures_travel_as_canvases_and_come_out_as_they_were(tmp_path: Path) -> None:
    folder = tmp_path / "wall"
    folder.mkdir()
    for name, size in (("whole.png", (300, 200)), ("detail.png", (50, 50))):
        Image.new("RGB", size, "red").save(folder / name)
    spot = Annotation("n1", "", LangText.of("Halo", "en"), anchor=Anchor((20.0, -10.0, 0.0), (0.0, 0.0, 1.0)))
    parts = (
        Part((Derivative(folder / "whole.png"),), (90.0, 0, 0, 0, 0, 90.0, 0, 0, 0, 0, 90.0, 0, 0, 0, 0, 1)),
        Part((Derivative(folder / "detail.png"),), (15.0, 0, 0, 30.0, 0, 15.0, 0, -6.0, 0, 0, 15.0, 0, 0, 0, 0, 1)),
    )
    mural = Artifact("mural", LangText.of("Mural"), parts[0].derivatives, units="cm", parts=parts,
                     annotations=(replace(spot, artifact="mural", published=True),))  # fmt: skip
    collection = Collection("c", folder, LangText.of("Wall"), (mural,))
    package = share(collection, tmp_path / "a.exhibit")
    with zipfile.ZipFile(package) as archive:
        canvas = json.loads(archive.read("data/manifest.json"))["items"][0]
    assert (canvas["type"], canvas["width"], canvas["height"]) == ("Canvas", 300, 200)
    assert canvas["spatialScale"]["quantityValue"] == pytest.approx(0.003)
    detail = canvas["items"][0]["items"][1]
    assert detail["target"]["selector"][0]["value"] == "xywh=100,20,50,50"
    (place,) = canvas["annotations"][0]["items"][0]["target"]["selector"]
    assert (place["x"], place["y"]) == pytest.approx((20 / 0.3, 10 / 0.3))
    read = open_path(package)
    assert_same(read, collection)
    matrices = [part.world_from_model for part in read.artifacts[0].parts]
    assert matrices == [pytest.approx(part.world_from_model) for part in parts]


def test_a_sheet_tells_what_it_has_no_place_for(collection: Collection, tmp_path: Path) -> None:
    vase, jar, bowl = collection.artifacts
    told = export(Selection(collection, (vase,)), Form.CSV, tmp_path / "vase.csv", Ticket()).notices
    assert [(notice.code, notice.file, notice.facts["what"]) for notice in told] == [
        (Code.CONTENT_UNSAID, "vase.csv", "notes")
    ]
    assert export(Selection(collection, (jar, bowl)), Form.CSV, tmp_path / "rest.csv", Ticket()).notices == ()
    rough = replace(bowl, derivatives=(replace(bowl.derivatives[0], quality="Low"),))
    told = export(Selection(collection, (rough,)), Form.CSV, tmp_path / "rough.csv", Ticket()).notices
    assert [notice.facts["what"] for notice in told] == ["qualities of models"]


def test_of_a_lone_file_no_folder_is_looked_through_that_is_not_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick's root, or a home, holds far more than the object."""
    whole = make_collection(tmp_path / "stick")
    lone = next(artifact.path for artifact in whole.artifacts if artifact.path.suffix == ".glb")
    for number in range(30):
        (tmp_path / "stick" / f"other {number}" / "deep").mkdir(parents=True)
    (lone.parent / "LICENSE.txt").write_text("CC0")
    opened = open_path(lone)
    looked: list[str] = []
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path=".": looked.append(str(path)) or scan(path))
    package = share(opened, tmp_path / "lone.exhibit")
    monkeypatch.undo()
    assert not [path for path in looked if "other" in path]
    with zipfile.ZipFile(package) as archive:
        assert any(name.endswith("/LICENSE.txt") for name in archive.namelist())


def test_of_a_lone_model_the_pictures_that_it_names_go_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is searched, and of the folders in that only those it names: the rest is a person's own."""
    home = tmp_path / "home"
    for folder in ("maps", *(f"album {number}" for number in range(30))):
        (home / folder).mkdir(parents=True)
        (home / folder / "picture.png").write_bytes(b"\x89PNG")
    (home / "beside.jpg").write_bytes(b"\xff\xd8")
    model = home / "shrine.fbx"
    model.write_bytes(b"Kaydara FBX Binary  \x00\x1a\x00S\x10\x00\x00\x00maps\\picture.png\x00")
    lone = Artifact("shrine", LangText.of("Shrine"), (Derivative(model),))
    looked: list[str] = []
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path=".": looked.append(str(path)) or scan(path))
    package = share(Collection("one", model, lone.title, (lone,)), tmp_path / "lone.exhibit")
    monkeypatch.undo()
    assert not [path for path in looked if "album" in path]
    with zipfile.ZipFile(package) as archive:
        names = {name for name in archive.namelist() if name.startswith("data/files/")}
    assert names == {f"data/files/{name}" for name in ("shrine.fbx", "maps/picture.png", "beside.jpg")}
