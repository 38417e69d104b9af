"""Packs that travel in a package: used where they lie, by no worker, and only for the file they were made from."""

import os
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.formats.beside import ArchiveFiles, FolderFiles
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.package import read_package
from exhibit_viewer.headless.thumbnailer import _answer
from exhibit_viewer.ingest import forecast
from exhibit_viewer.ingest.forecast import pack_bytes
from exhibit_viewer.ingest.lane import Lane
from exhibit_viewer.ingest.pack import packed
from exhibit_viewer.ingest.shipped import shipped_model, to_ship, to_ship_bytes
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.ticket import Ticket

PACK = "data/packs/shelf/j\u00e4r.obj.pack"
FILE = "data/files/shelf/j\u00e4r.obj"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Model]:
    """A package of one prepared jar, and the jar as it was read."""
    folder = tmp_path_factory.mktemp("shipped")
    shelf = folder / "objects" / "shelf"
    shelf.mkdir(parents=True)
    (shelf / "j\u00e4r.obj").write_text("mtllib jar.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl clay\nf 1 2 3\n")
    (shelf / "jar.mtl").write_text("newmtl clay\nKd 0.5 0.25 0.125\n")
    collection = open_path(folder / "objects")
    reader, models = Reader(folder / "packs"), []

    def read(path: Path) -> Model:
        models.append(reader.open(path, Ticket()))
        return models[-1]

    def prepared(artifact: Artifact) -> object:
        return to_ship(artifact, read)

    try:
        selection = Selection(collection, collection.artifacts)
        done = export(selection, Form.PACKAGE, folder / "a.exhibit", Ticket(), prepared=prepared)
    finally:
        reader.close()
    return done.path, models[0]


@pytest.fixture
def unpacked(package: tuple[Path, Model], tmp_path: Path) -> Path:
    with zipfile.ZipFile(package[0]) as archive:
        archive.extractall(tmp_path / "bag")
    return tmp_path / "bag"


def same(model: Model | None, other: Model) -> bool:
    return (
        model is not None
        and np.array_equal(model.meshes[0].positions, other.meshes[0].positions)
        and model.materials == other.materials
    )


def test_no_worker_is_asked_and_nothing_is_kept(
    package: tuple[Path, Model], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, model = package
    monkeypatch.setattr(Lane, "ask", lambda *_: pytest.fail("a worker was asked"))
    reader = Reader(tmp_path / "packs")
    try:
        for opened in (reader.open, reader.open_first, reader.open_levelled):
            assert same(opened(path / FILE, Ticket()), model)
    finally:
        reader.close()
    assert not list(tmp_path.rglob("*.pack"))


def test_a_package_holds_them_aligned_and_sound(package: tuple[Path, Model]) -> None:
    files = ArchiveFiles(package[0])
    try:
        place = files.stored_at(PACK)
        assert place is not None and place[0] % 64 == 0
        _, notices = read_package(files, Ticket())
        assert notices == []
    finally:
        files.close()
    assert [artifact.path.name for artifact in open_path(package[0]).artifacts] == ["j\u00e4r.obj"]


def test_an_unpacked_package_has_them_too(package: tuple[Path, Model], unpacked: Path) -> None:
    assert same(shipped_model(unpacked / FILE), package[1])
    assert read_package(FolderFiles(unpacked), Ticket())[1] == []


def test_small_pictures_are_drawn_from_them(package: tuple[Path, Model], tmp_path: Path) -> None:
    path, model = package
    pose = list(np.eye(4).ravel())
    for sha256, done in ((model.facts.sha256, True), ("0" * 64, False)):
        parts = [{"path": str(path / FILE), "sha256": sha256, "pose": pose}]
        job = {"kind": "picture", "parts": parts, "cache": str(tmp_path), "out": str(tmp_path / "a.png"), "pixels": 32}
        answer = _answer(job)
        assert ("done" in answer) is done
        assert (tmp_path / "a.png").exists() is done
        (tmp_path / "a.png").unlink(missing_ok=True)


def damaged(bag: Path) -> None:
    data = bytearray((bag / PACK).read_bytes())
    data[-3] ^= 1
    (bag / PACK).write_bytes(data)


def cut_short(bag: Path) -> None:
    (bag / PACK).write_bytes((bag / PACK).read_bytes()[:-1])


def of_another_file(bag: Path) -> None:
    lines = (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    others = [line if not line.endswith(FILE) else f"{'0' * 64}  {FILE}" for line in lines]
    (bag / "manifest-sha256.txt").write_text("\n".join(others), "utf-8")


def not_listed(bag: Path) -> None:
    (bag / "manifest-sha256.txt").unlink()


def a_link_out(bag: Path) -> None:
    outside = bag.with_name("elsewhere.pack")
    (bag / PACK).rename(outside)
    (bag / PACK).symlink_to(outside)


def in_no_package(bag: Path) -> None:
    (bag / "mimetype").unlink()


@pytest.mark.parametrize("harm", [damaged, cut_short, of_another_file, not_listed, a_link_out, in_no_package])
def test_one_that_does_not_check_is_passed_over(unpacked: Path, harm: Callable[[Path], None]) -> None:
    harm(unpacked)
    assert shipped_model(unpacked / FILE) is None


def test_after_damage_was_drawn_they_are_not_used_any_more(
    package: tuple[Path, Model], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_lane: Lane, job: dict[str, str], *_: object) -> object:
        asked.append(job["kind"])
        return {"fault": {"code": "reader_died", "file": "", "facts": {}}}

    monkeypatch.setattr(Lane, "ask", ask)
    reader = Reader(tmp_path / "packs")
    try:
        reader.drop_damaged()
        with pytest.raises(Fault):
            reader.open(package[0] / FILE, Ticket())
    finally:
        reader.close()
    assert asked


def test_what_will_be_shipped_is_told_by_what_is_known_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.obj").write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
        os.utime(tmp_path / f"{name}.obj", (1e9, 1e9))  # what was changed just now is not remembered
    artifact, other = open_path(tmp_path).artifacts
    reader = Reader(tmp_path / "packs")
    try:
        assert reader.prepared(artifact.path) is None
        reader.open(artifact.path, Ticket())
        ready = to_ship(artifact, lambda path: reader.open(path, Ticket()))
        expected = pack_bytes(other.path)
        monkeypatch.setattr(forecast, "pack_bytes", None)  # no file of a stranger is read in this process
        ticket = Ticket()
        told = partial(to_ship_bytes, known=reader.prepared, forecast=partial(reader.forecast, ticket=ticket))
        assert told(artifact) == [size for size, _ in ready.values()]
        assert told(other) == [expected]
        other.path.write_bytes(b"")
        assert told(other) == [0]
        other.path.unlink()
        assert told(other) == []
        ticket.cancel()
        with pytest.raises(Fault, match="cancelled"):
            told(other)
    finally:
        reader.close()


REAL = ("sea_turtle-150k-1024-low.glb", "whale_cranium_draco.glb", "cat.glb", "whale_cranium.usdz", "fuze.obj",
        "fuze.ply", "Hermes.fbx", "Vase.stl", "ripple.las", "2-1-1-1.laz", "cube_gears.3mf")  # fmt: skip


def test_what_a_pack_will_come_to_is_said_before_there_is_one(corpus: Path, tmp_path: Path) -> None:
    """Within a half; by the file's size alone a scan in a well packed file was taken for a twentieth of what it is."""
    found = [path for name in REAL for path in sorted(corpus.rglob(name))[:1]]
    assert len(found) > len(REAL) / 2
    reader = Reader(tmp_path / "packs")
    try:
        for path in found:
            size, _ = packed(reader.open_levelled(path, Ticket()))
            assert size / 1.5 < pack_bytes(path) < size * 1.5, path.name
    finally:
        reader.close()


def test_a_model_in_an_archive_is_reckoned_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/ball.stl", bytes(5000))
        archive.writestr("b/ball.ply", bytes(3000))
    assert pack_bytes(tmp_path / "all.zip" / "a" / "ball.stl") == 2500
    with pytest.raises(Fault):
        pack_bytes(tmp_path / "gone.glb")
