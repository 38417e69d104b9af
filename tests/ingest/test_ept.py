"""EPT datasets: their nodes used as they are, whatever kind their files are of; documents that lie cost a sentence."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import zstandard
from cloud_files import all_places, branched, bumpy, octree_of, prepared, worked, write_ept

from exhibit_viewer.formats.beside import FolderFiles
from exhibit_viewer.formats.companions import companions
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.levels.cloud.ept import EptCloud
from exhibit_viewer.ingest.levels.scan import scan_in
from exhibit_viewer.ingest.levels.site import Site
from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.pack_cache import PackCache, levelled_name, pack_names
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import FileSource, source_at
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

PLACES = np.round(bumpy(4000), 4)


@pytest.fixture(autouse=True)
def large_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exhibit_viewer.ingest.levels.cloud_scan.WORTH_OCTREE", 1000)


@pytest.mark.parametrize("kind", ["laszip", "binary", "zstandard"])
def test_the_nodes_of_a_dataset_are_used_as_they_are(tmp_path: Path, kind: str) -> None:
    path = write_ept(tmp_path / "temple", PLACES, kind)
    low, _, nodes = branched(PLACES)
    model = prepared(path, tmp_path)
    octree = octree_of(model)
    assert len(octree) == len(nodes) and model.facts.points == 4000 and model.facts.format == "EPT"
    keys = np.column_stack([octree.depths, octree.lows // octree.sides[:, None]])
    assert {tuple(key) for key in keys.tolist()} == set(nodes)
    assert [len(nodes[tuple(key)]) for key in keys.tolist()] == octree.points.tolist()
    found = np.sort(all_places(octree) + low, axis=0)
    assert np.abs(found - np.sort(PLACES, axis=0)).max() < 1.01e-4
    assert octree.has_colours and octree.has_traits


@pytest.mark.parametrize("kind", ["laszip", "binary", "zstandard"])
def test_a_small_dataset_is_read_whole_in_an_archive_too(tmp_path: Path, kind: str) -> None:
    path = write_ept(tmp_path / "temple", PLACES, kind)
    archive = tmp_path / "temple.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted((tmp_path / "temple").rglob("*.*")):
            packed.write(file, file.relative_to(tmp_path).as_posix())
    (inside,) = open_path(archive).artifacts
    for place in (path, inside.path):
        model = read_model(source_at(place), Budget(), Ticket())
        (mesh,) = model.meshes
        matrix = model.placements[0].world_from_mesh
        world = mesh.positions @ matrix[:3, :3].T + matrix[:3, 3]
        expected = PLACES[:, [0, 2, 1]] * [1, 1, -1]
        assert np.abs(np.sort(world, axis=0) - np.sort(expected, axis=0)).max() < 1e-3
        assert mesh.colours is not None and (mesh.colours[:, 0] > mesh.colours[:, 2]).any() and mesh.traits is not None


def test_a_folder_with_a_dataset_is_one_object_named_after_it(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "some_temple", PLACES[:500], "laszip")
    for opened in (tmp_path, tmp_path / "some_temple", path):
        (artifact,) = open_path(opened).artifacts
        assert artifact.path == path and artifact.title.best(("en",))[0] == "Some temple"
    for number in range(400):
        (path.parent / "ept-hierarchy" / f"9-0-0-{number}.json").write_text('{"9-0-0-0": 1}')
    assert len(open_path(tmp_path).artifacts) == 1, "its lists are no documents"
    path.unlink()
    assert len(open_path(tmp_path).artifacts) > 1, "without its document these are models like others"


def test_whatever_belongs_to_a_dataset_goes_along_with_it(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "temple", PLACES[:500], "binary")
    (path.parent / "notes.txt").write_text("not of it")
    own = set(companions(FolderFiles(tmp_path), "temple/ept.json"))
    assert own == {file.relative_to(tmp_path).as_posix() for file in path.parent.glob("ept-*/*")}


def test_a_first_look_reads_the_coarsest_nodes_alone(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "temple", PLACES, "binary")
    for file in (tmp_path / "temple" / "ept-data").iterdir():
        if not file.name.startswith("0-"):
            file.unlink()
    cloud = EptCloud.of(FileSource(path))
    assert cloud is not None and len(cloud.glimpse(100)) >= 100


def test_a_dataset_is_prepared_by_workers_and_anew_when_it_has_changed(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "temple", PLACES, "binary")
    reader = Reader(tmp_path / "packs", Limits())
    try:
        assert reader.open(path, Ticket()).facts.points == 4000
        shutil.rmtree(tmp_path / "temple")
        assert write_ept(tmp_path / "temple", PLACES[:3500], "binary") == path
        assert reader.open(path, Ticket()).facts.points == 3500
    finally:
        reader.close()


def test_a_node_rewritten_in_place_is_noticed(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "temple", PLACES, "binary")
    cache, sha256 = PackCache(tmp_path, 1 << 30), "ab" * 32
    name = pack_names(sha256, path).alone
    site = Site(tmp_path / "site", path, "", tmp_path / levelled_name(name), sha256)
    assert worked(site)
    known = cache.find(name, path)
    assert known is not None and len(octree_of(known)) == len(list((tmp_path / "temple" / "ept-data").iterdir()))
    for node in (tmp_path / "temple" / "ept-data").iterdir():
        status = node.stat()
        os.utime(node, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))  # as long as before, and elsewhere
        assert cache.find(name, path) is None
        os.utime(node, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert cache.find(name, path) is not None


def _said(name: str, change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def lied(folder: Path) -> None:
        value = json.loads((folder / name).read_text())
        change(value)
        (folder / name).write_text(json.dumps(value))

    return lied


ROOT = "ept-hierarchy/0-0-0-0.json"
LIES: dict[str, Callable[[Path], None]] = {
    "a key that leads out": _said(ROOT, lambda page: page.update({"../../../etc/passwd": 5})),
    "a key on the network": _said(ROOT, lambda page: page.update({"http://example.org/1-0-0-0": -1})),
    "a key of signs": _said(ROOT, lambda page: page.update({"1-0-0-\u0663": 5})),
    "more points than a node may have": _said(ROOT, lambda page: page.update({"0-0-0-0": 1 << 40})),
    "fewer than none": _said(ROOT, lambda page: page.update({"0-0-0-0": -2})),
    "points that are no number": _said(ROOT, lambda page: page.update({"0-0-0-0": "many"})),
    "another count than the file's": _said(ROOT, lambda page: page.update({"0-0-0-0": 501})),
    "nothing there": _said(ROOT, dict.clear),
    "an unknown kind": _said("ept.json", lambda head: head.update(dataType="exe")),
    "no places": _said("ept.json", lambda head: head.update(schema=[])),
    "numbers of no size": _said("ept.json", lambda head: head["schema"][0].update(size=0)),
    "numbers of any size": _said("ept.json", lambda head: head["schema"][3].update(size=1 << 40)),
    "one name twice": _said("ept.json", lambda head: head["schema"][1].update(name="X")),
    "a node missing": lambda folder: (folder / "ept-data" / "0-0-0-0.zst").unlink(),
    "a node that is a bomb": lambda folder: (folder / "ept-data" / "0-0-0-0.zst").write_bytes(
        zstandard.ZstdCompressor().compress(bytes(1 << 26))
    ),
    "a node cut off": lambda folder: (folder / "ept-data" / "0-0-0-0.zst").write_bytes(b"\x28\xb5\x2f\xfd"),
    "a node elsewhere": lambda folder: _elsewhere(folder / "ept-data" / "0-0-0-0.zst"),
}


def _elsewhere(file: Path) -> None:
    outside = file.parents[2] / "secret"
    file.rename(outside)
    file.symlink_to(outside)


@pytest.mark.parametrize("lie", LIES)
def test_a_dataset_that_lies_costs_a_sentence(tmp_path: Path, lie: str) -> None:
    path = write_ept(tmp_path / "temple", PLACES, "zstandard")
    LIES[lie](path.parent)
    assert scan_in(FileSource(path)) is None
    with pytest.raises(Fault) as fault:
        read_model(FileSource(path), Budget(), Ticket())
    assert fault.value.code in (
        Code.FORMAT_DAMAGED, Code.RESOURCE_MISSING, Code.NO_GEOMETRY, Code.FILE_OUTSIDE_FOLDER, Code.TOO_MANY_ELEMENTS,
    )  # fmt: skip


def test_documents_that_name_each_other_are_read_once(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "temple", PLACES, "binary")
    for name, other in (("1-0-0-0", "1-1-0-0"), ("1-1-0-0", "1-0-0-0")):
        _said(f"ept-hierarchy/{name}.json", lambda page, other=other: page.update({other: -1}))(path.parent)
    assert prepared(path, tmp_path).facts.points == 4000


def test_nodes_without_a_parent_or_without_cubes_are_read_whole(tmp_path: Path) -> None:
    path = write_ept(tmp_path / "temple", PLACES, "binary")
    _said("ept.json", lambda head: head.pop("bounds"))(path.parent)
    assert scan_in(FileSource(path)) is None
    assert read_model(FileSource(path), Budget(), Ticket()).facts.points == 4000
    shutil.rmtree(path.parent)
    write_ept(path.parent, PLACES, "binary")
    _said(ROOT, lambda page: page.update({"1-0-0-0": 0}))(path.parent)
    _said("ept-hierarchy/1-1-0-0.json", lambda page: page.update({"1-1-0-0": 0}))(path.parent)
    assert scan_in(FileSource(path)) is None
    assert 2000 < read_model(FileSource(path), Budget(), Ticket()).facts.points < 4000
