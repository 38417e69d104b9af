"""What a curator says is written beside the models and read back, whatever the collection is made of."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from shared_collection import make_collection

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.metadata import record_of
from exhibit_viewer.formats.metadata_csv import metadata_csv_of
from exhibit_viewer.library.holdings.records import keep_records
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket


def a_folder(folder: Path) -> Path:
    for name in ("a.glb", "b.glb"):
        (folder / name).touch()
    return folder


def retitled(collection: Collection, place: int, **values: object) -> Collection:
    artifacts = list(collection.artifacts)
    artifacts[place] = replace(artifacts[place], **values)
    return replace(collection, artifacts=tuple(artifacts))


def test_every_field_reads_back(tmp_path):
    collection = retitled(
        replace(open_path(a_folder(tmp_path)), id="hall", title=LangText({"en": "Hall", "ar": "قاعة"})),
        0,
        title=LangText({"en": "Ewer", "zh": "壶"}),
        terms={Term.CONJECTURE: LangText.of("The handle", "en"), Term.EXTENT: LangText.of("31 cm")},
        details=((LangText({"en": "Height", "zh": "高"}), LangText.of("31 cm")),),
        rights=Rights("CC0", "Museum", LangText.of("Given by nobody", "en")),
        units="mm",
    )
    keep_records(collection)
    assert open_path(tmp_path) == collection


def test_what_other_programs_wrote_stays(tmp_path):
    (a_folder(tmp_path) / "metadata.json").write_text(
        '{"id": "x", "theirs": [1], "artifacts": [{"file": "a.glb", "loan": true, "title": "A"}]}'
    )
    keep_records(retitled(open_path(tmp_path), 0, title=LangText.of("B")))
    kept = json.loads((tmp_path / "metadata.json").read_text())
    assert kept["theirs"] == [1]
    assert (kept["artifacts"][0]["loan"], kept["artifacts"][0]["title"]) == (True, "B")
    assert "loan" not in kept["artifacts"][1]


def test_a_sheet_is_left_as_it_was_and_counts_no_longer(tmp_path):
    sheet = "file,title\na.glb,From the sheet\n"
    (a_folder(tmp_path) / "metadata.csv").write_text(sheet)
    keep_records(retitled(open_path(tmp_path), 0, title=LangText.of("New", "en")))
    assert (tmp_path / "metadata.csv").read_text() == sheet
    assert open_path(tmp_path).artifacts[0].title.texts == {"en": "New"}


def test_artifacts_of_a_document_are_told_anew_and_can_be_silenced(tmp_path, corpus):
    scene = corpus / "scenes" / "si-sea-turtle"
    for file in scene.rglob("*"):
        if file.is_file():
            (tmp_path / file.relative_to(scene)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.relative_to(scene)).write_bytes(file.read_bytes())
    before = open_path(tmp_path)
    title = LangText.of("Turtle", "en")
    edited = retitled(replace(before, title=title), 0, title=title, description=LangText(), details=())
    keep_records(edited)
    again = open_path(tmp_path)
    assert len(again.artifacts) == len(before.artifacts)
    turtle, was = again.artifacts[0], before.artifacts[0]
    assert (again.title, turtle.title, turtle.description, turtle.details) == (title, title, LangText(), ())
    assert (turtle.parts, turtle.annotations, turtle.articles, turtle.units) == (
        was.parts, was.annotations, was.articles, was.units,
    )  # fmt: skip


def test_a_folder_that_is_gone_is_said(tmp_path):
    collection = replace(open_path(a_folder(tmp_path)), root=tmp_path / "gone")
    with pytest.raises(Fault) as caught:
        keep_records(collection)
    assert caught.value.code is Code.FILE_MISSING


def test_what_was_removed_is_kept_apart_with_what_is_said_of_it(tmp_path):
    whole = retitled(open_path(a_folder(tmp_path)), 1, title=LangText.of("Bowl", "en"))
    keep_records(replace(whole, artifacts=whole.artifacts[:1], withdrawn=whole.artifacts[1:]))
    again = open_path(tmp_path)
    assert [each.id for each in again.artifacts] == ["a.glb"] and (tmp_path / "b.glb").is_file()
    assert [each.title.texts for each in again.withdrawn] == [{"en": "Bowl"}]
    assert "b.glb" not in metadata_csv_of(record_of(again)).decode()
    keep_records(replace(again, artifacts=(*again.artifacts, *again.withdrawn), withdrawn=()))
    assert open_path(tmp_path).artifacts[1].title.texts == {"en": "Bowl"}


def test_an_object_of_a_document_is_removed_too(tmp_path, corpus):
    for file in (corpus / "scenes" / "si-sea-turtle").rglob("*"):
        if file.is_file():
            (tmp_path / file.relative_to(corpus / "scenes" / "si-sea-turtle")).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.relative_to(corpus / "scenes" / "si-sea-turtle")).write_bytes(file.read_bytes())
    whole = open_path(tmp_path)
    keep_records(replace(whole, artifacts=whole.artifacts[1:], withdrawn=whole.artifacts[:1]))
    again = open_path(tmp_path)
    assert [each.id for each in again.withdrawn] == [whole.artifacts[0].id]
    assert again.withdrawn[0].annotations == whole.artifacts[0].annotations


def test_units_that_a_curator_gives_an_artifact_of_a_document_stay(tmp_path):
    made = make_collection(tmp_path / "made")
    (folder := tmp_path / "scene").mkdir()
    export(Selection(made, made.artifacts[:1]), Form.SVX, folder / "scene.svx.json", Ticket())
    before = open_path(folder)
    assert before.artifacts[0].units != "ft"
    keep_records(retitled(before, 0, units="ft"))
    again = open_path(folder).artifacts[0]
    assert (again.units, again.parts) == ("ft", before.artifacts[0].parts)
