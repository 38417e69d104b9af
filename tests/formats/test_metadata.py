"""What metadata.json and metadata.csv say reaches the artifacts; what is wrong in them costs only itself."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.metadata_csv import read_metadata_csv
from exhibit_viewer.formats.metadata_json import read_metadata_json
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.scene import STRONGEST, Light

WHOLE = {
    "id": "baoguo",
    "title": {"en": "Temple", "zh": "寺"},
    "description": "One hall.",
    "rights": {"licence": "CC-BY-4.0", "holder": "Museum", "credit": {"en": "Museum 2031"}},
    "artifacts": [
        {
            "file": "b.glb",
            "id": "bell",
            "title": "Bell",
            "description": {"ar": "جرس"},
            "culture": "Tang",
            "date": "c. 710",
            "place": "Xi'an",
            "material": "Bronze",
            "identifier": 1923.4,
            "details": [["Height", "31 cm"], [{"en": "Weight"}, {"en": "2 kg"}]],
            "rights": "CC0",
            "alt_text": "A bell",
            "units": "MM",
            "demonstration": True,
            "first_view": {
                "camera": {"target": [0, 1, 0], "yaw_degrees": 90, "pitch_degrees": 30, "distance": 3},
                "fitted": True,
                "light": {"azimuth_degrees": -90, "elevation_degrees": 10, "intensity": 2},
            },
            "annotations": [
                {
                    "id": "rim",
                    "title": {"en": "Rim"},
                    "text": "Cast *twice*",
                    "tags": ["casting"],
                    "colour": "indigo",
                    "anchor": {"point": [1, 2, 3], "normal": [0, 0, 5]},
                    "camera": {"target": [0, 0, 0], "yaw_degrees": 90, "pitch_degrees": -30, "distance": 2},
                },
                {"text": "No place", "tags": {"en": ["wear"], "zh": ["磨损"]}},
            ],
        },
        {"file": "A.GLB"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.glb", "b.glb", "c.glb"):
        (tmp_path / name).touch()
    return tmp_path


def with_json(folder: Path, value: object) -> Collection:
    (folder / "metadata.json").write_text(json.dumps(value), encoding="utf-8")
    return open_path(folder)


def with_csv(folder: Path, data: str | bytes) -> Collection:
    (folder / "metadata.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    return open_path(folder)


def only(collection: Collection, artifact_id: str) -> Artifact:
    return collection.by_id()[artifact_id]


def details(collection: Collection) -> list[str]:
    return [str(notice.facts.get("detail", notice.facts.get("reference"))) for notice in collection.notices]


def test_json_reaches_the_collection(folder):
    collection = with_json(folder, WHOLE)
    assert collection.notices == ()
    assert collection.id == "baoguo"
    assert collection.title.texts == {"en": "Temple", "zh": "寺"}
    assert collection.description.texts == {"und": "One hall."}
    assert collection.rights.licence == "CC-BY-4.0"
    assert collection.rights.credit.texts == {"en": "Museum 2031"}
    assert [artifact.id for artifact in collection.artifacts] == ["bell", "a.glb", "c.glb"]


def test_json_reaches_the_artifacts(folder):
    bell = only(with_json(folder, WHOLE), "bell")
    assert (bell.path, bell.identifier, bell.units) == (folder / "b.glb", "1923.4", "mm")
    assert bell.description.texts == {"ar": "جرس"}
    assert [text.best(())[0] for text in (bell.culture, bell.date, bell.place, bell.material, bell.alt_text)] == [
        "Tang",
        "c. 710",
        "Xi'an",
        "Bronze",
        "A bell",
    ]
    assert [(label.best(())[0], value.best(())[0]) for label, value in bell.details] == [
        ("Height", "31 cm"),
        ("Weight", "2 kg"),
    ]
    assert bell.demonstration
    assert bell.rights.licence == "CC0"
    assert only(open_path(folder), "c.glb").rights.holder == "Museum"


def test_published_notes_have_place_and_view(folder):
    first, second = only(with_json(folder, WHOLE), "bell").annotations
    assert (first.id, first.published, first.artifact, first.order) == ("rim", True, "bell", 0)
    assert (first.tags, first.colour) == (("casting",), "indigo")
    assert (second.tags, second.tags_in) == ((), {"en": ("wear",), "zh": ("磨损",)})
    assert first.anchor is not None
    assert (first.anchor.point, first.anchor.normal) == ((1.0, 2.0, 3.0), (0.0, 0.0, 1.0))
    assert first.camera is not None
    assert (first.camera.yaw, first.camera.pitch, first.camera.distance) == (math.pi / 2, -math.pi / 6, 2.0)
    assert (second.id, second.anchor, second.camera) == ("bell/2", None, None)


def about_a(**values: object) -> dict[str, object]:
    """A document that says something of a.glb."""
    return {"artifacts": [{"file": "a.glb", **values}]}


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({"title": 3, "artifacts": []}, []),
        ({"title": [1]}, ["title"]),
        ({"title": {"en": 3}}, ["title"]),
        ({"id": True}, ["id"]),
        ({"rights": []}, ["rights"]),
        ({"artifacts": {}}, ["artifacts"]),
        ({"artifacts": ["a.glb"]}, ["artifacts[0]"]),
        (about_a(details=["x", ["a"], ["a", 3]]), ["artifacts[0].details[0]", "artifacts[0].details[1]"]),
        (about_a(units="parsec", demonstration=1), ["artifacts[0].units", "artifacts[0].demonstration"]),
        (about_a(annotations=[{"colour": "red"}]), ["artifacts[0].annotations[0].colour"]),
        (about_a(annotations=[{"tags": {"en": "x"}}]), ["artifacts[0].annotations[0].tags.en"]),
        (about_a(annotations=[{"tags": "x"}]), ["artifacts[0].annotations[0].tags"]),
        (about_a(annotations=[{"anchor": {"point": [1, 2]}}]), ["artifacts[0].annotations[0].anchor.point"]),
        (
            about_a(annotations=[{"camera": {"target": [1, 2, 3], "distance": 0}}]),
            ["artifacts[0].annotations[0].camera.distance"],
        ),
    ],
)
def test_a_value_of_the_wrong_kind_costs_only_itself(folder, value, wrong):
    collection = with_json(folder, value)
    assert [detail.split(":")[0] for detail in details(collection)] == wrong
    assert len(collection.artifacts) == 3


@pytest.mark.parametrize(
    "text", ["{", '{"a": 1,}', "", "[1]", "nonsense", '{"x": NaN}', "[" * 100_000, '{"x": ' + "9" * 9000 + "}"]
)
def test_what_is_no_json_is_said_with_its_place_and_the_models_show(folder, text):
    (folder / "metadata.json").write_text(text)
    with pytest.raises(Fault) as caught:
        read_metadata_json(folder / "metadata.json")
    assert caught.value.code in (Code.FORMAT_DAMAGED, Code.NESTED_TOO_DEEP)
    collection = open_path(folder)
    assert [notice.code for notice in collection.notices] == [caught.value.code]
    assert len(collection.artifacts) == 3


def test_the_place_in_bad_json_is_exact(folder):
    (folder / "metadata.json").write_text('{\n "id": "x",\n "title" "y"}')
    with pytest.raises(Fault) as caught:
        read_metadata_json(folder / "metadata.json")
    assert str(caught.value.facts["detail"]).startswith("line 3, column 10")


def test_files_that_are_not_there_or_not_inside_are_said(folder):
    files = [{"file": "no.glb"}, {"file": "../../etc/passwd"}, {}, {"file": "C.glb", "title": "C"}]
    collection = with_json(folder, {"artifacts": files})
    assert [notice.code for notice in collection.notices] == [
        Code.RESOURCE_MISSING,
        Code.FILE_OUTSIDE_FOLDER,
        Code.RESOURCE_MISSING,
    ]
    assert [artifact.id for artifact in collection.artifacts] == ["c.glb", "a.glb", "b.glb"]


def test_two_of_one_id_are_told_apart(folder):
    collection = with_json(folder, {"artifacts": [{"file": "a.glb", "id": "x"}, {"file": "b.glb", "id": "x"}]})
    assert [artifact.id for artifact in collection.artifacts] == ["x", "x#2", "c.glb"]


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "title", "file", "rights", "artifacts", "annotations", "anchor", "camera", "point",
                         "target", "distance", "details", "tags", "units", "en"]) , inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(json_values)
def test_no_json_stops_the_collection(tmp_path_factory, value):
    folder = tmp_path_factory.mktemp("json")
    (folder / "a.glb").touch()
    collection = with_json(folder, value)
    assert len(collection.artifacts) == 1
    for artifact in collection.artifacts:
        for note in artifact.annotations:
            assert note.anchor is None or all(map(math.isfinite, (*note.anchor.point, *note.anchor.normal)))
            assert note.camera is None or note.camera.distance > 0


SHEET = (
    "file,Title.en,title[zh],TITLE (ar),Culture,Licence,Holder,Height,Remarks:en\n"
    "b.glb,Bell,钟,جرس,Tang,CC0,Museum,31 cm,Loud\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "utf-16-be-mark"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_sheets_of_every_flavour(folder, encoding, delimiter, ending):
    text = SHEET.replace(",", delimiter).replace("\n", ending)
    if encoding.endswith("mark"):
        data = ("\ufeff" + text).encode(encoding.removesuffix("-mark"))
    else:
        data = text.encode(encoding)
    collection = with_csv(folder, data)
    assert collection.notices == ()
    bell = only(collection, "b.glb")
    assert bell.title.texts == {"en": "Bell", "zh": "钟", "ar": "جرس"}
    assert bell.culture.texts == {"und": "Tang"}
    assert (bell.rights.licence, bell.rights.holder) == ("CC0", "Museum")
    assert [(dict(label.texts), dict(value.texts)) for label, value in bell.details] == [
        ({"und": "Height"}, {"und": "31 cm"}),
        ({"und": "Remarks"}, {"en": "Loud"}),
    ]


def test_a_sheet_from_chinese_excel(folder):
    rows = "file,title,description\nb.glb,青铜编钟,这件编钟出土于湖北省随州市的曾侯乙墓，是中国古代的礼乐重器。\n"
    assert only(with_csv(folder, rows.encode("gb18030")), "b.glb").title.texts == {"und": "青铜编钟"}


def test_quoted_cells_may_hold_anything(folder):
    collection = with_csv(folder, 'title,file\n"Bell, ""the"" big\none; with\ttabs",b.glb\n')
    assert only(collection, "b.glb").title.texts == {"und": 'Bell, "the" big\none; with\ttabs'}


def test_a_bad_row_costs_only_itself(folder):
    collection = with_csv(
        folder, "file,title,units\na.glb,A,mm\n,Nobody,\nb.glb,B,ell\nc.glb,C,cm,too,much\n\nno.glb,N,\n"
    )
    assert [(notice.code, notice.facts.get("row")) for notice in collection.notices] == [
        (Code.SHEET_DAMAGED, 3),
        (Code.SHEET_DAMAGED, 4),
        (Code.SHEET_DAMAGED, 5),
        (Code.RESOURCE_MISSING, None),
    ]
    assert [(artifact.title.best(())[0], artifact.units) for artifact in collection.artifacts] == [
        ("A", "mm"),
        ("B", ""),
        ("C", ""),
    ]


def test_a_cell_too_long_is_a_bad_row(folder):
    collection = with_csv(folder, f'file,title\na.glb,"{"x" * 200_000}"\nb.glb,B\n')
    assert [notice.facts["row"] for notice in collection.notices] == [2]
    assert only(collection, "b.glb").title.texts == {"und": "B"}


def test_the_row_of_the_folder_describes_the_collection(folder):
    collection = with_csv(folder, "file,id,title,credit\n.,hall,The hall,Museum\n")
    assert (collection.id, collection.title.texts) == ("hall", {"und": "The hall"})
    assert only(collection, "a.glb").rights.credit.texts == {"und": "Museum"}


def test_files_are_found_by_name_case_and_stem(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "Pagoda.ply").touch()
    collection = with_csv(folder, "file,title\nB.GLB,B\nC,C\npagoda,P\n.\\a.glb,A\n")
    assert collection.notices == ()
    assert {artifact.id: artifact.title.best(())[0] for artifact in collection.artifacts} == {
        "b.glb": "B",
        "c.glb": "C",
        "sub/Pagoda.ply": "P",
        "a.glb": "A",
    }


@pytest.mark.parametrize("data", [b"", b"title\nx\n", b"\xff\xfe", b"\0\0\0", b"just words"])
def test_a_sheet_without_a_file_column_is_said(folder, data):
    (folder / "metadata.csv").write_bytes(data)
    with pytest.raises(Fault) as caught:
        read_metadata_csv(folder / "metadata.csv")
    assert caught.value.code is Code.SHEET_DAMAGED
    collection = open_path(folder)
    assert [notice.code for notice in collection.notices] == [Code.SHEET_DAMAGED]
    assert len(collection.artifacts) == 3


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300).map(lambda data: b"file,title\n" + data) | st.text(max_size=200).map(str.encode))
def test_no_sheet_stops_the_collection(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("csv")
    (folder / "a.glb").touch()
    assert len(with_csv(folder, data).artifacts) == 1


def test_json_goes_before_csv(folder):
    (folder / "metadata.csv").write_text("file,title\na.glb,from csv\n")
    collection = with_json(folder, {"artifacts": [{"file": "a.glb", "title": "from json"}]})
    assert only(collection, "a.glb").title.texts == {"und": "from json"}


def test_json_says_how_an_artifact_is_seen_first(folder):
    setup = only(with_json(folder, WHOLE), "bell").setup
    assert setup.camera == Camera((0.0, 1.0, 0.0), math.radians(90), math.radians(30), 3.0)
    assert setup.fitted
    assert setup.light == Light(math.radians(-90), math.radians(10), 2.0, raking=False)
    assert only(open_path(folder), "a.glb").setup is None


@pytest.mark.parametrize(
    ("said", "light", "wrong"),
    [
        ("dusk", None, "artifacts[0].first_view: an object"),
        ({"fitted": True}, None, None),
        ({"light": {"intensity": 1e9, "azimuth_degrees": 725}}, Light(math.radians(5), intensity=STRONGEST), None),
        ({"light": {"raking": "yes"}}, Light(), "artifacts[0].first_view.light.raking: true or false"),
        ({"light": {}, "camera": {"distance": -1}}, Light(), "artifacts[0].first_view.camera.target: a camera needs"),
    ],
)
def test_a_first_view_that_is_odd_is_told_and_the_rest_counts(folder, said, light, wrong):
    collection = with_json(folder, {"artifacts": [{"file": "a.glb", "first_view": said}]})
    setup = collection.artifacts[0].setup
    assert (setup and setup.camera) is None and (setup and setup.light) == light
    assert [detail for detail in details(collection) if detail.startswith(wrong or "none")] or wrong is None
