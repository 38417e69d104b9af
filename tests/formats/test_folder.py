"""A folder of models is a collection, whatever else lies in it."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.formats.beside import ArchiveFiles, FolderFiles
from exhibit_viewer.formats.folder import is_document, open_path
from exhibit_viewer.formats.walk import MODEL_ENDINGS
from exhibit_viewer.model.collection import DERIVED
from exhibit_viewer.model.faults import Code, Fault

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def touch(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def ids(path: Path) -> list[str]:
    return [artifact.id for artifact in open_path(path).artifacts]


def codes(path: Path) -> list[Code]:
    return [notice.code for notice in open_path(path).notices]


def test_models_are_found_in_natural_order(tmp_path):
    touch(tmp_path, "Cave 10.glb", "cave 9.PLY", "b/scene.gltf", "b/scene.bin", "a.obj", "a.mtl", "a.png", "notes.txt")
    collection = open_path(tmp_path)
    assert [artifact.id for artifact in collection.artifacts] == ["a.obj", "b/scene.gltf", "cave 9.PLY", "Cave 10.glb"]
    assert collection.root == tmp_path
    assert collection.notices == ()
    assert collection.artifacts[1].path == tmp_path / "b" / "scene.gltf"


def test_titles_are_made_readable(tmp_path):
    names = (
        "dragon_vase-01.glb",
        "FlightHelmet.glb",
        "the%20stele.ply",
        "青花瓶.glb",
        "blue-and-white.glb",
        "x/scene.gltf",
    )
    touch(tmp_path / "Palace_Museum", *names)
    collection = open_path(tmp_path / "Palace_Museum")
    assert collection.title.texts == {"und": "Palace Museum"}
    assert {artifact.title.best(())[0] for artifact in collection.artifacts} == {
        "Dragon vase-01",
        "Flight Helmet",
        "The stele",
        "青花瓶",
        "Blue and white",
        "X",
    }


def test_hidden_files_and_deep_folders_are_passed_over(tmp_path):
    touch(tmp_path, "a.glb", ".hidden.glb", ".git/b.glb", "1/2/3/4/5/6/deep.glb", "1/2/3/4/5/6/7/deeper.glb")
    assert ids(tmp_path) == ["1/2/3/4/5/6/deep.glb", "a.glb"]


def test_a_zip_counts_unless_its_model_lies_beside_it(tmp_path):
    touch(tmp_path, "vase.glb", "vase.zip", "bell.zip")
    assert ids(tmp_path) == ["bell.zip", "vase.glb"]


def test_what_the_program_does_not_read_is_said(tmp_path):
    touch(tmp_path, "a.glb", "b.blend")
    assert codes(tmp_path) == [Code.FORMAT_UNSUPPORTED]


@pytest.mark.parametrize("name", ["", "read me.txt", "b.blend", "sub/x.svg"])
def test_a_folder_without_models_is_refused(tmp_path, name):
    if name:
        touch(tmp_path, name)
    with pytest.raises(Fault) as caught:
        open_path(tmp_path)
    assert caught.value.code is Code.FOLDER_WITHOUT_MODELS


@POSIX
def test_links_out_of_the_folder_are_not_followed(tmp_path):
    touch(tmp_path, "outside/secret.glb", "show/a.glb")
    (tmp_path / "show" / "link.glb").symlink_to(tmp_path / "outside" / "secret.glb")
    (tmp_path / "show" / "inner.glb").symlink_to("a.glb")
    (tmp_path / "show" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "show" / "loop").symlink_to(tmp_path / "show")
    (tmp_path / "show" / "self.glb").symlink_to("self.glb")
    (tmp_path / "show" / "broken.glb").symlink_to("nowhere.glb")
    assert ids(tmp_path / "show") == ["a.glb", "inner.glb"]
    assert sorted(codes(tmp_path / "show")) == [Code.FILE_MISSING, Code.FILE_MISSING, Code.FILE_OUTSIDE_FOLDER]


@POSIX
def test_pipes_are_not_opened(tmp_path):
    touch(tmp_path, "a.glb")
    os.mkfifo(tmp_path / "b.glb")
    os.mkfifo(tmp_path / "metadata.json")
    assert ids(tmp_path) == ["a.glb"]
    with pytest.raises(Fault) as caught:
        open_path(tmp_path / "b.glb")
    assert caught.value.code is Code.FILE_NOT_REGULAR


@POSIX
def test_names_that_are_no_text_do_not_stop_anybody(tmp_path):
    (tmp_path / os.fsdecode(b"v\xe9se.glb")).touch()
    (artifact,) = open_path(tmp_path).artifacts
    assert artifact.path.exists()
    artifact.id.encode()
    artifact.title.best(())[0].encode()


def test_a_missing_path_is_said(tmp_path):
    for path in (tmp_path / "no", tmp_path / "no.glb", Path("a\0b")):
        with pytest.raises(Fault) as caught:
            open_path(path)
        assert caught.value.code in (Code.FILE_MISSING, Code.FILE_UNREADABLE)


def test_a_single_file_is_a_collection_of_one(tmp_path):
    touch(tmp_path, "vase.glb", "bell.glb")
    collection = open_path(tmp_path / "vase.glb")
    assert [artifact.id for artifact in collection.artifacts] == ["vase.glb"]
    assert collection.root == tmp_path / "vase.glb"
    assert collection.title.texts == {"und": "Vase"}
    assert collection.id.startswith(DERIVED)
    assert collection.id != open_path(tmp_path / "bell.glb").id


def test_a_single_file_brings_what_is_written_about_it(tmp_path):
    touch(tmp_path, "vase.glb", "bell.glb")
    (tmp_path / "metadata.csv").write_text("file,title\nvase.glb,The vase\nbell.glb,The bell\n")
    collection = open_path(tmp_path / "bell.glb")
    assert [artifact.title.texts for artifact in collection.artifacts] == [{"und": "The bell"}]


def test_the_id_survives_moving_and_not_renaming(tmp_path):
    touch(tmp_path / "one" / "show", "a.glb", "b/c.ply")
    first = open_path(tmp_path / "one" / "show").id
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert open_path(tmp_path / "two" / "show").id == first
    (tmp_path / "two" / "show").rename(tmp_path / "two" / "tell")
    assert open_path(tmp_path / "two" / "tell").id != first
    assert first.startswith(DERIVED)


@pytest.mark.parametrize("packed", [False, True])
def test_a_reference_stays_inside(tmp_path, packed):
    touch(tmp_path, "show/a.glb", "secret.glb")
    archive = Path(shutil.make_archive(str(tmp_path / "show"), "zip", tmp_path / "show"))
    files = ArchiveFiles(archive) if packed else FolderFiles(tmp_path / "show")
    assert files.find("A.glb") == "a.glb"
    assert files.find("./b/../a.glb") == "a.glb"
    assert files.find("b.glb") is None
    assert files.names() == ("a.glb",)
    for reference in ("../secret.glb", str(tmp_path / "secret.glb"), "..\\secret.glb", "x/../../secret.glb", "..%2fb"):
        with pytest.raises(Fault) as caught:
            files.find(reference)
        assert caught.value.code is Code.FILE_OUTSIDE_FOLDER


names = st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1, max_size=12)
endings = st.sampled_from([*sorted(MODEL_ENDINGS), "", ".txt", ".GLB", ".blend"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.lists(names, max_size=4), names, endings), max_size=8))
def test_odd_trees_give_every_artifact_an_id_of_its_own(tmp_path_factory, files):
    root = tmp_path_factory.mktemp("tree")
    for folders, name, ending in files:
        path = root.joinpath(*(folder for folder in folders if folder not in (".", "..")), name + ending)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        except OSError:
            continue
    try:
        collection = open_path(root)
    except Fault as fault:
        assert fault.code is Code.FOLDER_WITHOUT_MODELS
        return
    assert len(collection.by_id()) == len(collection.artifacts) > 0
    for artifact in collection.artifacts:
        assert artifact.path.is_file()
        assert artifact.path.suffix.lower() in MODEL_ENDINGS
        assert artifact.title


def test_real_folders(corpus):
    collection = open_path(corpus / "models")
    assert len(collection.artifacts) > 20
    assert all(artifact.path.is_file() for artifact in collection.artifacts)
    assert {notice.code for notice in collection.notices} <= {Code.FORMAT_UNSUPPORTED}


@POSIX
@pytest.mark.parametrize("name", ["scene.svx.json", "exhibit.zip"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path, name):
    (tmp_path / "show").mkdir()
    (tmp_path / name).write_bytes(b"PK\x05\x06" + bytes(18))
    (tmp_path / "show" / name).symlink_to(tmp_path / name)
    if name.endswith(".json"):
        with pytest.raises(Fault) as caught:
            open_path(tmp_path / "show" / name)
        assert caught.value.code is Code.FILE_OUTSIDE_FOLDER
    else:
        assert not is_document(tmp_path / "show" / name)
