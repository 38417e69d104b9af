"""What is written as metadata.csv and metadata.json reads back as it was."""

import csv
import io
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord, record_of
from exhibit_viewer.formats.metadata_columns import column_of, heading_of
from exhibit_viewer.formats.metadata_csv import metadata_csv, metadata_csv_of
from exhibit_viewer.formats.metadata_json import metadata_json
from exhibit_viewer.formats.metadata_json_write import metadata_json_of
from exhibit_viewer.formats.sheet_merge import with_sheet
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import Light
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import LangText

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"

words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=20)
words = words.map(str.strip).filter(bool) | st.sampled_from(
    ["=1+1", "'=x", "-500", "@cmd", "''-", 'a "b", c\nd', "مزهرية"]
)
texts = st.dictionaries(st.sampled_from(["und", "en", "zh-Hans", "ar", "km"]), words, max_size=3).map(LangText)
labels = st.sampled_from(["Height", "Height (cm)", "Title", "No. of", "detail: x", "dc:x", "高", "rights", "=a"])
details = st.lists(st.tuples(labels, texts.filter(bool)), max_size=4)
rights = st.builds(Rights, st.sampled_from(["", "CC0"]), words | st.just(""), texts)


SEEN = Camera((0.0, 1.5, -2.0), math.radians(90), math.radians(-30), 3.0)
LIT = Setup(light=Light(math.radians(-90), math.radians(30), 2.0, raking=True))


@st.composite
def artifacts(draw) -> ArtifactRecord:
    names = ("title", "description", "culture", "date", "place", "material", "alt_text")
    main = {name: draw(texts) for name in draw(st.sets(st.sampled_from(names), max_size=3))}
    return ArtifactRecord(
        file=draw(words.filter(lambda name: name != ".")),
        place_in_document="",
        id=draw(words | st.just("")),
        identifier=draw(words | st.just("")),
        terms={term: text for term in draw(st.sets(st.sampled_from(Term), max_size=2)) if (text := draw(texts))},
        details=tuple((LangText.of(label), text) for label, text in draw(details)),
        rights=draw(rights),
        units=draw(st.sampled_from(["", "mm"])),
        demonstration=draw(st.booleans()),
        setup=draw(st.sampled_from([None, LIT, Setup(SEEN), Setup(SEEN, fitted=True, light=LIT.light)])),
        **main,
    )


records = st.builds(
    CollectionRecord,
    st.just(""),
    words | st.just(""),
    texts,
    texts,
    rights,
    st.lists(artifacts(), max_size=3).map(tuple),
)


def placeless(record: CollectionRecord) -> CollectionRecord:
    bare = tuple(replace(each, place_in_document="") for each in record.artifacts)
    return replace(record, document="", artifacts=bare, columns=(), described=False)


def in_any_order(record: CollectionRecord) -> CollectionRecord:
    """Columns give all rows one order of details."""
    ordered = (
        replace(each, details=tuple(sorted(each.details, key=lambda pair: str(pair[0].texts))))
        for each in record.artifacts
    )
    return replace(record, artifacts=tuple(ordered))


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(records)
def test_a_sheet_reads_back(record):
    read = metadata_csv(metadata_csv_of(record), "x.csv")
    unseen = tuple(replace(each, setup=None) for each in record.artifacts)  # for views a sheet has no column
    assert in_any_order(placeless(read)) == in_any_order(replace(record, artifacts=unseen))


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(records)
def test_a_document_reads_back(record):
    assert placeless(metadata_json(metadata_json_of(record), "x.json")) == record


@given(st.sampled_from(["title", "credit", *Term, ""]), words, st.sampled_from(["und", "en", "zh-Hans"]))
def test_a_heading_means_what_it_was_written_for(field, label, language):
    found = column_of(heading_of(field, language, label))
    assert (found.field, found.language) == (field, language)
    assert field or found.heading == " ".join(label.split())


@pytest.mark.parametrize(
    ("heading", "field", "language"),
    [
        ("dc:creator", "creator", "und"),
        ("DCTERMS.extent.en", "extent", "en"),
        ("Captured by [zh]", "captured_by", "zh"),
        ("Museum number", "identifier", "und"),
        ("title (km)", "title", "km"),
        ("Height (cm)", "", "und"),
        ("Height (in)", "", "und"),
        ("Remarks (en)", "", "en"),
        ("detail:Period", "", "und"),
    ],
)
def test_headings_that_people_write(heading, field, language):
    found = column_of(heading)
    assert (found.field, found.language) == (field, language)


def test_details_of_one_label_keep_their_order_whatever_languages_other_rows_speak():
    def artifact(*heights: LangText) -> ArtifactRecord:
        return ArtifactRecord("a.glb", "", details=tuple((LangText.of("Height"), height) for height in heights))

    english, plain, both = LangText({"en": "1"}), LangText({"und": "2"}), LangText({"und": "3", "en": "3"})
    record = CollectionRecord(artifacts=(artifact(plain, english, english), artifact(plain, plain, both)))
    assert placeless(metadata_csv(metadata_csv_of(record), "x.csv")) == record


def test_no_cell_is_a_formula():
    record = CollectionRecord(artifacts=(ArtifactRecord("a.glb", "", title=LangText.of('=HYPERLINK("x")'), id="-5"),))
    rows = list(csv.reader(io.StringIO(metadata_csv_of(record).decode("utf-8-sig"))))
    assert rows[2][rows[0].index("title")] == '\'=HYPERLINK("x")'
    assert rows[2][rows[0].index("id")] == "-5"


def test_the_sample_exhibition_survives_both(tmp_path: Path):
    collection = open_path(SAMPLE)
    record = record_of(collection)
    for name, data in (("metadata.json", metadata_json_of(record)), ("metadata.csv", metadata_csv_of(record))):
        folder = tmp_path / name.partition(".")[2]
        folder.mkdir()
        for artifact in collection.artifacts:
            (folder / artifact.path.name).touch()
        (folder / name).write_bytes(data)
        again = open_path(folder)
        assert again.notices == ()
        assert [(each.id, each.title, each.rights) for each in again.artifacts] == [
            (each.id, each.title, each.rights) for each in collection.artifacts
        ]
        if name.endswith("json"):
            # degrees and back: a rounding apart
            assert [len(each.annotations) for each in again.artifacts] == [
                len(each.annotations) for each in collection.artifacts
            ]
            assert [(each.details, each.terms) for each in again.artifacts] == [
                (each.details, each.terms) for each in collection.artifacts
            ]


def test_a_sheet_taken_out_and_brought_back_changes_nothing():
    collection = open_path(SAMPLE)
    sheet = metadata_csv(metadata_csv_of(record_of(collection)), "x.csv")
    assert with_sheet(collection, sheet) == (collection, ())


def test_a_sheet_brings_what_it_says_and_takes_only_what_it_has_a_column_for():
    collection = open_path(SAMPLE)
    vase = collection.by_id()["vase"]
    rows = "file,id,title.fr,culture.en,licence,Height.en\nvase.glb,vase,Vase,,CC-BY-4.0,40 cm\nno.glb,,X,,,\n"
    after, missing = with_sheet(collection, metadata_csv(rows.encode(), "x.csv"))
    told = after.by_id()["vase"]
    assert dict(told.title.texts) == {**vase.title.texts, "fr": "Vase"}
    assert set(told.culture.texts) == set(vase.culture.texts) - {"en"}
    assert (told.rights.licence, told.rights.credit) == ("CC-BY-4.0", vase.rights.credit)
    heights = [value.texts for label, value in told.details if label.texts["en"] == "Height"]
    assert [value["en"] for value in heights] == ["40 cm"]
    assert len(heights[0]) > 1
    assert (told.annotations, told.units, told.description) == (vase.annotations, vase.units, vase.description)
    assert [notice.facts["reference"] for notice in missing] == ["no.glb"]
    assert after.by_id()["stele"] is collection.by_id()["stele"]
