"""No field can be forgotten: round trips write each, and every format keeps it or tells that it cannot."""

import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, get_args, get_type_hints

import any_artifact as any_of
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.gather import artifacts_of
from exhibit_viewer.formats.metadata import CollectionRecord, record_of
from exhibit_viewer.formats.metadata_csv import metadata_csv, metadata_csv_of
from exhibit_viewer.formats.metadata_json import metadata_json
from exhibit_viewer.formats.metadata_json_write import metadata_json_of
from exhibit_viewer.formats.planned import Names, Planned
from exhibit_viewer.formats.retelling import retold
from exhibit_viewer.formats.said import Said
from exhibit_viewer.library.sharing.documents import unsaid_by_sheet
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection, Derivative, Override, Part, all_paths
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.plain_values import encode
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import Background, Light, Section
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.tour import Step, Tour

FEW = settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
DRAWN: Mapping[type, st.SearchStrategy[Any]] = {
    Artifact: any_of.artifacts(), Derivative: any_of.derivatives, Part: any_of.parts, Override: any_of.overrides,
    Annotation: any_of.notes, Anchor: any_of.anchors, Camera: any_of.cameras, Article: any_of.articles,
    Sound: any_of.sounds, Tour: any_of.tours, Step: any_of.steps, Setup: any_of.setups, Lamp: any_of.lamps,
    Background: any_of.backgrounds, Light: any_of.lights, Section: any_of.sections, Rights: any_of.rights,
    LangText: any_of.texts,
}  # fmt: skip
FOLLOWING = {
    (Artifact, "notices"): "said of the reading, not of the thing",
    (Artifact, "home"): "says where a set has it from; a list of the set says that",
    (Annotation, "artifact"): "follows from where the note stands",
    (Lamp, "node"): "of lamps inside model files, which travel with them",
}
"""Fields that no document of an artifact holds, and why."""
NO_COLUMN = {
    "annotations": "notes",
    "articles": "pages",
    "tours": "tours",
    "sounds": "sounds",
    "setup": "first views",
    "parts": "further models and their places",
}
"""Fields that a sheet has no column for, and as what it tells so. Of derivatives it names the first, of labels one
language."""
OF_DOCUMENTS = {
    Artifact: {"parts": (), "articles": (), "tours": (), "sounds": ()},
    Setup: {
        each.name: each.default if each.name != "lamps" else ()
        for each in fields(Setup)
        if each.name not in ("camera", "fitted", "light")
    },
    Annotation: {"published": True},
    Derivative: {"quality": "High"},
}
"""What only documents say, which metadata beside them leaves as it is; models that no document tells of have none."""


def kinds(kind: Any, found: set[type]) -> set[type]:
    """Every dataclass of the model that a type mentions, however deep, but for what is left out."""
    if is_dataclass(kind) and isinstance(kind, type) and kind not in found:
        found.add(kind)
        for name, inner in get_type_hints(kind).items():
            if (kind, name) not in FOLLOWING:
                kinds(inner, found)
    for inner in get_args(kind):
        kinds(inner, found)
    return found


def test_every_dataclass_of_an_artifact_is_drawn() -> None:
    every = kinds(Artifact, set())
    assert every == set(DRAWN)
    assert {(kind, field.name) for kind in every for field in fields(kind)} >= set(FOLLOWING)


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
def test_every_field_takes_several_values(kind: type) -> None:
    seen: dict[str, set[str]] = defaultdict(set)

    @settings(FEW, max_examples=25, derandomize=True, database=None, phases=[Phase.generate])
    @given(DRAWN[kind])
    def look(value: Any) -> None:
        for each in fields(value):
            seen[each.name].add(repr(getattr(value, each.name)))

    look()
    constant = {name for name, values in seen.items() if len(values) < 2 and (kind, name) not in FOLLOWING}
    assert not constant


def plain(value: Any, hint: Any) -> Any:
    """A value as JSON, its numbers as far as a change of units leaves them."""
    return rounded(encode(value, hint, str))


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return f"{value + 0.0:.9g}" if abs(value) > 1e-9 else "0"
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return {name: rounded(each) for name, each in value.items()} if isinstance(value, dict) else value


def without(value: Any, table: Mapping[type, Mapping[str, Any]]) -> Any:
    """A value with the fields of the table as it says, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = {each.name: without(getattr(value, each.name), table) for each in fields(value)}
        return replace(value, **{**inner, **table.get(type(value), {})})
    return tuple(without(each, table) for each in value) if isinstance(value, tuple) else value


def museum(artifact: Artifact, root: Path = any_of.ROOT) -> Collection:
    return Collection("museum", root, LangText.of("A museum"), (artifact,))


def found_again(artifact: Artifact, record: CollectionRecord) -> Artifact:
    """The artifact as the record, and nothing else, tells of it."""
    item = artifact.path, PurePosixPath(artifact.path.name)
    (again,), notices = artifacts_of(Planned(Names({}), {}), [item], record)
    assert notices == record.notices == ()
    return again


@st.composite
def loose(draw: st.DrawFn) -> Artifact:
    """An artifact of one model that no document tells of: it has a title, and its texts have no blank rims."""
    artifact = draw(any_of.artifacts().filter(lambda each: each.title))
    setup = artifact.setup
    if setup is not None:
        seen = setup.camera is not None or setup.light is not None
        artifact = replace(artifact, setup=replace(setup, fitted=setup.fitted and bool(setup.camera)) if seen else None)
    return replace(artifact, derivatives=artifact.derivatives[:1])


@FEW
@given(loose())
def test_metadata_keeps_what_no_document_says(artifact: Artifact) -> None:
    record = metadata_json(metadata_json_of(record_of(museum(artifact))), "metadata.json")
    meant = without(artifact, OF_DOCUMENTS)
    assert plain(found_again(artifact, record), Artifact) == plain(meant, Artifact)


@FEW
@given(any_of.artifacts())
def test_metadata_beside_a_document_takes_nothing_from_it(artifact: Artifact) -> None:
    record = metadata_json(metadata_json_of(record_of(museum(artifact)), whole=True), "metadata.json")
    (said,), rest = retold([Said((artifact,))], record)
    assert plain(said.artifacts[0], Artifact) == plain(artifact, Artifact)
    assert rest.artifacts == ()


def trimmed(value: Any) -> Any:
    """Without blank rims of texts, and those that are nothing else; every line ends in one way."""
    if isinstance(value, LangText):
        return LangText(trimmed(value.texts))
    if isinstance(value, Rights):
        return Rights(trimmed(value.licence), trimmed(value.holder), trimmed(value.credit))
    if isinstance(value, Mapping):
        return {name: text for name, each in value.items() if (text := trimmed(each))}
    return value.replace("\r", "\n").strip() if isinstance(value, str) else value


@FEW
@given(loose())
def test_a_sheet_keeps_each_field_or_tells(artifact: Artifact) -> None:
    artifact = replace(artifact, **{each.name: trimmed(getattr(artifact, each.name)) for each in fields(Artifact)})
    collection = museum(artifact)
    again = found_again(artifact, metadata_csv(metadata_csv_of(record_of(collection)), "x.csv"))
    unsaid = set(unsaid_by_sheet(Selection(collection, (artifact,))))
    for each in fields(Artifact):
        meant, read = getattr(artifact, each.name), getattr(again, each.name)
        if each.name in NO_COLUMN:
            assert bool(meant) == (NO_COLUMN[each.name] in unsaid), each.name
        elif each.name == "details":
            kept = [(" ".join(label.best(("en",))[0].split()), trimmed(text).texts) for label, text in meant]
            assert sorted(map(repr, kept)) == sorted(repr((label.best(())[0], text.texts)) for label, text in read)
            assert any(len(label.texts) > 1 for label, _ in meant) == ("labels in further languages" in unsaid)
        elif each.name == "derivatives":
            assert [one.path for one in read] == [one.path for one in meant]
        else:
            assert read == meant, each.name


@settings(FEW, max_examples=8)
@given(any_of.artifacts())
def test_a_package_keeps_every_field(tmp_path_factory: pytest.TempPathFactory, artifact: Artifact) -> None:
    folder = tmp_path_factory.mktemp("museum")
    names = Names({path: f"{number}{path.suffix}" for number, path in enumerate(all_paths(artifact))})
    artifact = any_of.with_paths(artifact, names, folder)
    for path in all_paths(artifact):
        path.write_text(f'{{"asset": {{"version": "2.0", "extras": "{path.name}"}}}}')
    package = folder / "a.exhibit"
    export(Selection(museum(artifact, folder), (artifact,)), Form.PACKAGE, package, Ticket())
    (again,) = open_path(package).artifacts

    def packed(path: Path) -> str:
        return zipfile.Path(package, path.relative_to(package).as_posix()).read_text()

    meant = replace(artifact, notices=())
    assert encode(replace(again, notices=()), Artifact, packed) == encode(meant, Artifact, Path.read_text)
