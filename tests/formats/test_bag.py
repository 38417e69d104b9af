"""BagIt bags: the conformance suite's verdicts, and bags made here with every kind of damage."""

import hashlib
import shutil
from pathlib import Path

import pytest

from exhibit_viewer.formats.bag import bag_among, check_bag
from exhibit_viewer.formats.beside import ArchiveFiles, FolderFiles
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.model.faults import Code, Fault


def bag(folder: Path, version: str = "1.0") -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "bagit.txt").write_text(f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n")
    (folder / "data" / "vase 1%.glb").write_bytes(b"glTF")
    digest = hashlib.sha256(b"glTF").hexdigest()
    (folder / "manifest-sha256.txt").write_text(f"{digest}  data/vase 1%25.glb\n")
    return folder


def codes(folder: Path) -> list[Code]:
    files = FolderFiles(folder)
    return [notice.code for notice in check_bag(files, bag_among(files) or "")]


def test_a_sound_bag_opens_without_a_word(tmp_path: Path) -> None:
    assert codes(bag(tmp_path / "bag")) == []
    collection = open_path(tmp_path / "bag")
    assert [artifact.title.texts for artifact in collection.artifacts] == [{"und": "Vase 1%"}]
    assert collection.notices == ()


def test_a_bag_in_an_archive_is_verified_there(tmp_path: Path) -> None:
    folder = bag(tmp_path / "in" / "bag")
    (folder / "data" / "vase 1%.glb").write_bytes(b"glTG")
    archive = Path(shutil.make_archive(str(tmp_path / "bag"), "zip", tmp_path / "in"))
    assert bag_among(ArchiveFiles(archive)) == "bag"
    collection = open_path(archive)
    assert [(notice.code, notice.file) for notice in collection.notices] == [(Code.FILE_ALTERED, "data/vase 1%.glb")]
    assert len(collection.artifacts) == 1


def test_damage_is_told_by_the_name_of_the_file(tmp_path: Path) -> None:
    folder = bag(tmp_path / "bag")
    (folder / "data" / "more.glb").write_bytes(b"x")
    manifest = folder / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text() + f"{'0' * 64}  data/lost.glb\n{'0' * 64}  ../../etc/passwd\nnonsense\n")
    told = {notice.code: notice for notice in check_bag(FolderFiles(folder), "")}
    assert told[Code.RESOURCE_MISSING].facts == {"reference": "data/lost.glb"}
    assert told[Code.FILE_UNLISTED].file == "data/more.glb"
    assert told[Code.FILE_OUTSIDE_FOLDER].facts == {"reference": "../../etc/passwd"}
    assert told[Code.FORMAT_DAMAGED].facts["detail"] == "line 4"


def test_what_would_have_to_be_fetched_is_told_and_not_fetched(tmp_path: Path) -> None:
    folder = bag(tmp_path / "bag")
    (folder / "fetch.txt").write_text("http://127.0.0.1:9/x.glb 4 data/x.glb\n")
    assert codes(folder) == [Code.REMOTE_REFERENCE]


def test_a_bag_without_models_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    folder = bag(tmp_path / "bag")
    (folder / "data" / "vase 1%.glb").unlink()
    with pytest.raises(Fault) as caught:
        open_path(folder)
    assert caught.value.code is Code.RESOURCE_MISSING


def test_large_bags_are_read_only_as_far_as_allowed(tmp_path: Path) -> None:
    folder = bag(tmp_path / "bag")
    (folder / "data" / "vase 1%.glb").write_bytes(b"glTG")
    assert check_bag(FolderFiles(folder), "", most_bytes=3) == []


def test_real_bags_are_judged_as_others_judge_them(corpus: Path, facts) -> None:
    rows = [row for row in facts("bagit") if row.path.name == "bagit.txt" and "bag" in row.facts]
    assert len(rows) > 15
    for row in rows:
        assert (codes(row.path.parent) == []) is (row.facts["bag"] == "VALID"), row.path


def test_malformed_bags_are_all_found_out(corpus: Path) -> None:
    found = [path.parent for path in (corpus / "malformed" / "bagit").rglob("bagit.txt")]
    assert len(found) > 12
    assert not [folder.name for folder in found if not codes(folder)]


def test_malformed_bags_in_archives_are_refused_or_told(corpus: Path) -> None:
    """Some are whole but for what their own software asks of them; none may break the reader."""
    for archive in (corpus / "malformed" / "bagit" / "packrat").glob("*.zip"):
        with pytest.raises(Fault):
            open_path(archive)
