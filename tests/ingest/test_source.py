"""Sources: sidecars are found as people name them, and nothing outside the folder is ever read."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.source import FileSource, MemorySource, shown, source_at
from exhibit_viewer.model.faults import Code, Fault

posix = pytest.mark.skipif(os.name == "nt", reason="pipes and links as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model, sidecars beside and below it, and a secret outside its folder."""
    (tmp_path / "secret.bin").write_bytes(b"secret")
    inside = tmp_path / "model"
    (inside / "box data").mkdir(parents=True)
    (inside / "m.gltf").write_bytes(b"{}")
    (inside / "a.bin").write_bytes(b"a")
    (inside / "Stein.PNG").write_bytes(b"stone")
    (inside / "box data" / "büste.bin").write_bytes(b"bust")
    (inside / "100%25.bin").write_bytes(b"odd")
    return inside


def fault_of(source: FileSource | MemorySource, reference: str) -> Code:
    with pytest.raises(Fault) as caught:
        source.read(reference)
    return caught.value.code


@pytest.mark.parametrize(
    ("reference", "content"),
    [
        ("a.bin", b"a"),
        ("./a.bin", b"a"),
        ("box data/../a.bin", b"a"),
        ("box%20data/b%C3%BCste.bin", b"bust"),
        ("box data\\büste.bin", b"bust"),
        ("BOX DATA/BU\u0308STE.BIN", b"bust"),
        ("stein.png", b"stone"),
        ("100%25.bin", b"odd"),
    ],
)
def test_files_are_found_as_people_name_them(folder, reference, content):
    source = FileSource(folder / "m.gltf")
    assert source.read(reference) == content


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("../secret.bin", Code.FILE_OUTSIDE_FOLDER),
        ("..\\secret.bin", Code.FILE_OUTSIDE_FOLDER),
        ("%2e%2e/secret.bin", Code.FILE_OUTSIDE_FOLDER),
        ("%2E%2E%5Csecret.bin", Code.FILE_OUTSIDE_FOLDER),
        ("box data/../../secret.bin", Code.FILE_OUTSIDE_FOLDER),
        ("/etc/passwd", Code.FILE_OUTSIDE_FOLDER),
        ("C:\\Windows\\win.ini", Code.FILE_OUTSIDE_FOLDER),
        ("\\\\server\\share\\a.bin", Code.FILE_OUTSIDE_FOLDER),
        ("file:///etc/passwd", Code.FILE_OUTSIDE_FOLDER),
        ("http://example.org/a.bin", Code.REMOTE_REFERENCE),
        ("https:a.bin", Code.REMOTE_REFERENCE),
        ("ftp://example.org/a", Code.REMOTE_REFERENCE),
        ("missing.bin", Code.RESOURCE_MISSING),
        ("a.bin/b.bin", Code.RESOURCE_MISSING),
        ("a\0.bin", Code.RESOURCE_MISSING),
        ("", Code.RESOURCE_MISSING),
        ("x" * 5000, Code.RESOURCE_MISSING),
        ("box data", Code.FILE_NOT_REGULAR),
        (".", Code.FILE_NOT_REGULAR),
    ],
)
def test_everything_else_is_refused(folder, reference, code):
    assert fault_of(FileSource(folder / "m.gltf"), reference) is code


@posix
def test_pipes_devices_and_links_out_are_refused_without_waiting(folder):
    os.mkfifo(folder / "pipe.bin")
    (folder / "zero.bin").symlink_to("/dev/zero")
    (folder / "out.bin").symlink_to("../secret.bin")
    (folder / "loop.bin").symlink_to("loop.bin")
    (folder / "in.bin").symlink_to("a.bin")
    source = FileSource(folder / "m.gltf")
    assert fault_of(source, "pipe.bin") is Code.FILE_NOT_REGULAR
    assert fault_of(source, "zero.bin") is Code.FILE_OUTSIDE_FOLDER
    assert fault_of(source, "out.bin") is Code.FILE_OUTSIDE_FOLDER
    assert fault_of(source, "loop.bin") is Code.RESOURCE_MISSING
    assert source.read("in.bin") == b"a"


@posix
@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../secret.bin", Code.FILE_OUTSIDE_FOLDER),
        ("/dev/zero", Code.FILE_OUTSIDE_FOLDER),
        ("nowhere.glb", Code.FILE_MISSING),
        ("main.glb", Code.FILE_MISSING),
        ("box data", Code.FILE_NOT_REGULAR),
    ],
)
def test_a_main_file_that_leads_elsewhere_is_refused(folder, target, code):
    (folder / "main.glb").symlink_to(target)
    with pytest.raises(Fault) as caught:
        FileSource(folder / "main.glb").data()
    assert caught.value.code is code


@posix
def test_a_main_file_that_is_a_pipe_is_refused(folder):
    os.mkfifo(folder / "main.glb")
    with pytest.raises(Fault) as caught:
        FileSource(folder / "main.glb").data()
    assert caught.value.code is Code.FILE_NOT_REGULAR


def test_main_files_that_are_missing_empty_or_too_large(folder):
    (folder / "empty.glb").write_bytes(b"")
    for path, limit, code in (
        (folder / "nothing.glb", 10, Code.FILE_MISSING),
        (folder / "empty.glb", 10, Code.FILE_EMPTY),
        (folder / "box data", 10, Code.FILE_NOT_REGULAR),
        (folder / "m.gltf", 1, Code.FILE_TOO_LARGE),
    ):
        with pytest.raises(Fault) as caught:
            FileSource(path, max_bytes=limit).data()
        assert caught.value.code is code


def test_sidecars_share_one_limit(folder):
    source = FileSource(folder / "m.gltf", max_bytes=6)
    assert source.read("Stein.PNG") == b"stone"
    assert fault_of(source, "box data/büste.bin") is Code.FILE_TOO_LARGE


def test_what_was_asked_for_is_remembered(folder):
    source = FileSource(folder / "m.gltf")
    source.read("A.BIN")
    fault_of(source, "later.bin")
    status = (folder / "a.bin").stat()
    assert source.used == [("a.bin", 1, status.st_mtime_ns), ("later.bin", -1, 0)]


def test_a_wider_folder_opens_what_lies_beside(folder):
    source = FileSource(folder / "m.gltf", folder=folder.parent)
    assert source.read("../secret.bin") == b"secret"
    assert fault_of(source, "../../x.bin") is Code.FILE_OUTSIDE_FOLDER


def test_archives_are_read_the_same_way():
    source = MemorySource("m.gltf", b"{}", {"textures/Stein.PNG": b"stone", "a b.bin": b"ab"})
    assert source.read("textures\\stein.png") == b"stone"
    assert source.read("a%20b.bin") == b"ab"
    assert fault_of(source, "../a b.bin") is Code.FILE_OUTSIDE_FOLDER
    assert fault_of(source, "c.bin") is Code.RESOURCE_MISSING
    assert source.used == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("./\\%25efEFcC:~ab\0 \u00fc"), max_size=24))
def test_no_reference_leaves_the_folder(tmp_path_factory, reference):
    inside = tmp_path_factory.getbasetemp() / "confined" / "model"
    inside.mkdir(parents=True, exist_ok=True)
    (inside.parent / "a").write_bytes(b"secret")
    (inside / "a").write_bytes(b"open")
    try:
        content = FileSource(inside / "m.gltf").read(reference)
    except Fault:
        return
    assert content == b"open"


def test_quoted_references_are_short_and_printable():
    assert shown("a\u202eb\n") == "a\ufffdb\ufffd"
    assert len(shown("x" * 9999)) < 200


def packed(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "exhibit.zip", "w") as archive:
        archive.writestr("models/a/scene.gltf", "{}")
        archive.writestr("models/a/Scene.BIN", "abc")
        archive.writestr("models/shared.bin", "def")
        archive.writestr("empty.glb", "")
    return folder / "exhibit.zip"


def test_a_path_may_lead_through_an_archive(tmp_path: Path) -> None:
    source = source_at(packed(tmp_path) / "models" / "a" / "scene.gltf")
    assert bytes(source.data()) == b"{}"
    assert source.read("scene.bin") == b"abc"
    assert source.read("../shared.bin") == b"def"
    assert source.used == []


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("../../../etc/passwd", Code.FILE_OUTSIDE_FOLDER),
        ("/etc/passwd", Code.FILE_OUTSIDE_FOLDER),
        ("https://example.org/a.bin", Code.REMOTE_REFERENCE),
        ("gone.bin", Code.RESOURCE_MISSING),
    ],
)
def test_nothing_outside_an_archive_is_read(tmp_path: Path, reference: str, code: Code) -> None:
    source = source_at(packed(tmp_path) / "models" / "a" / "scene.gltf")
    with pytest.raises(Fault) as caught:
        source.read(reference)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("inside", "code"), [("gone.glb", Code.FILE_MISSING), ("empty.glb", Code.FILE_EMPTY), ("models", Code.FILE_MISSING)]
)
def test_what_is_not_in_an_archive_is_told(tmp_path: Path, inside: str, code: Code) -> None:
    with pytest.raises(Fault) as caught:
        source_at(packed(tmp_path) / inside).data()
    assert caught.value.code is code
