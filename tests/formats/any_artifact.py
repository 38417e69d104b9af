"""Artifacts of every kind: each field of each value takes every form that a reader of documents lets through."""

import math
from dataclasses import fields, replace
from pathlib import Path

from hypothesis import strategies as st

from exhibit_viewer.formats.planned import Names
from exhibit_viewer.model.annotation import COLOURS, Anchor, Annotation
from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Derivative, Override, Part, all_paths
from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import STRONGEST, Axis, Background, Floor, Light, Mode, Section
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Curve, Step, Tour
from exhibit_viewer.model.units import METRES

ROOT = Path("/museum")
words = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
names = st.text("abcXYZ019_-ü口", min_size=1, max_size=8)
some_tags = st.lists(names, max_size=3, unique=True).map(tuple)
languages = st.sampled_from(("en", "zh-Hans", "ar", "fr", "de", "und", "pt-BR"))
texts = st.dictionaries(languages, words.filter(str.strip), max_size=3).map(LangText)
number = st.floats(-1e4, 1e4)
share = st.floats(0.0, 1.0)
points = st.tuples(number, number, number)
colours = st.tuples(share, share, share)
cameras = st.builds(
    Camera, points, st.floats(-math.pi, math.pi), st.floats(-1.5, 1.5), st.floats(1e-3, 1e4), st.floats(0.05, 2.9),
    st.booleans(),
)  # fmt: skip
endings = st.sampled_from((".glb", ".obj", ".stl", ".gltf"))


def _unit(point: tuple[float, float, float]) -> tuple[float, float, float]:
    length = math.hypot(*point)
    return tuple(part / length for part in point) if length > 1e-3 else (0.0, 1.0, 0.0)


normals = points.map(_unit)
anchors = st.builds(Anchor, points, normals, names | st.just(""), st.integers(-1, 1 << 20), colours)
paths = st.builds(lambda name, ending: ROOT / f"{name}{ending}", names, endings)
qualities = st.sampled_from(("Thumb", "Low", "Medium", "High", "Highest", "AR"))
derivatives = st.builds(Derivative, paths, qualities)
quarter = (0.0, 0.0, 1.0, 5.0, 0.0, 1.0, 0.0, -2.0, -1.0, 0.0, 0.0, 7.0, 0.0, 0.0, 0.0, 1.0)
sheared = (2.0, 1.0, 0.0, 5.0, 0.0, 3.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
matrices = st.sampled_from((Part(()).world_from_model, quarter, sheared)) | st.tuples(*[number] * 16)
overrides = st.builds(Override, colours, share, share, share)
parts = st.builds(
    Part, st.lists(derivatives, max_size=2).map(tuple), matrices, words, st.booleans(), st.none() | overrides
)
some_tags_in = st.dictionaries(languages.filter("und".__ne__), some_tags.filter(bool), max_size=2)
notes = st.builds(
    Annotation, id=names, artifact=st.just(""), text=texts, title=texts, tags=some_tags,
    colour=st.sampled_from(COLOURS), anchor=st.none() | anchors, camera=st.none() | cameras, author=words,
    created=st.sampled_from(("", "2026-10-06T09:12:44Z")), modified=st.sampled_from(("", "2026-10-07T10:00:00Z")),
    published=st.booleans(),
    order=st.integers(0, 99), article=st.just("") | names, sound=st.just("") | names,
    outline=st.lists(st.lists(points, min_size=2, max_size=4).map(tuple), max_size=2).map(tuple),
    tags_in=some_tags_in,
)  # fmt: skip
articles = st.builds(Article, names, texts, texts, texts, st.just("") | names, some_tags)
files = st.dictionaries(languages, names.map(lambda name: ROOT / f"{name}.mp3"), max_size=2)
sounds = st.builds(Sound, names, texts, files, files)
values = st.dictionaries(
    st.sampled_from(("scenes/0/setup/viewer/exposure", "model/0/opacity", "node/3/position", "own/thing")),
    st.booleans() | number | words | st.lists(number, max_size=3).map(tuple)
    | st.lists(words, min_size=1, max_size=2).map(tuple),
    max_size=3,
)  # fmt: skip
poses = st.lists(st.tuples(st.integers(0, 3), matrices), max_size=2, unique_by=lambda pose: pose[0]).map(tuple)
steps = st.builds(
    Step, names, texts, texts, st.none() | cameras, st.just("") | names, st.just("") | names, st.just("") | names,
    st.floats(0, 120), st.sampled_from(Curve), share, values, poses,
)  # fmt: skip
tours = st.builds(Tour, names, texts, texts, some_tags, st.lists(steps, max_size=3).map(tuple))
lamps = st.builds(
    lambda kind, colour, intensity, place, direction, reach, inner, more, lit: Lamp(
        kind, colour, intensity, place, direction, reach, inner, min(math.pi / 2, inner + more), lit=lit
    ),
    st.sampled_from(LampKind), colours, st.floats(0, 1e6), points, normals, st.floats(0, 1e4), share, share,
    st.booleans(),
)  # fmt: skip
backgrounds = st.builds(Background, colours, colours, st.booleans())
sections = st.builds(Section, st.sampled_from(Axis), share, st.booleans())
lights = st.builds(Light, st.floats(-3, 3), st.floats(-1.5, 1.5), st.floats(0, STRONGEST), st.booleans())
setups = st.builds(
    Setup, st.none() | cameras, st.booleans(), st.none() | st.sampled_from(Mode), st.none() | st.floats(-6, 6),
    st.none() | backgrounds, st.none() | st.sampled_from(Floor), st.none() | sections, st.none() | lights,
    st.lists(lamps, max_size=2).map(tuple), st.none() | names.map(lambda name: ROOT / f"{name}.hdr"),
    st.floats(-7, 7), st.none() | st.tuples(points, points), st.just("") | names, st.just("") | names,
    st.sampled_from(("", "en", "ar", "zh")), some_tags,
)  # fmt: skip
rights = st.builds(
    Rights,
    st.sampled_from(("", "CC-BY-4.0", "CC0-1.0", "http://rightsstatements.org/vocab/InC/1.0/")) | words,
    words,
    texts,
)
filled = texts.filter(bool)


@st.composite
def artifacts(draw: st.DrawFn) -> Artifact:
    """Any artifact; ids are each used once in their list."""
    own = draw(names)
    listed = lambda kind: st.lists(kind, max_size=3, unique_by=lambda each: each.id).map(tuple)  # noqa: E731
    return Artifact(
        id=own, title=draw(texts), derivatives=tuple(draw(st.lists(derivatives, min_size=1, max_size=2))),
        description=draw(texts), culture=draw(texts), date=draw(texts), place=draw(texts), material=draw(texts),
        identifier=draw(words),
        terms=draw(st.dictionaries(st.sampled_from(Term), filled, max_size=2)),
        details=tuple(draw(st.lists(st.tuples(filled, filled), max_size=2))),
        rights=draw(rights), alt_text=draw(texts), units=draw(st.sampled_from(("", *METRES))),
        demonstration=draw(st.booleans()),
        annotations=tuple(replace(note, artifact=own) for note in draw(listed(notes))),
        parts=tuple(draw(st.lists(parts, max_size=2))), articles=draw(listed(articles)), tours=draw(listed(tours)),
        sounds=draw(listed(sounds)), setup=draw(st.none() | setups),
    )  # fmt: skip


def names_for(artifact: Artifact) -> Names:
    """A name for each of its files, all of them there."""
    return Names({path: f"files/{number}-{path.name}" for number, path in enumerate(all_paths(artifact))})


def with_paths(artifact: Artifact, names: Names, root: Path) -> Artifact:
    """The artifact with its files where `names` put them below root."""

    def moved(path: Path) -> Path:
        return root / names.there[path]

    def shown(many: tuple[Derivative, ...]) -> tuple[Derivative, ...]:
        return tuple(replace(each, path=moved(each.path)) for each in many)

    setup = artifact.setup
    if setup is not None and setup.environment is not None:
        setup = replace(setup, environment=moved(setup.environment))
    return replace(
        artifact,
        derivatives=shown(artifact.derivatives),
        parts=tuple(replace(part, derivatives=shown(part.derivatives)) for part in artifact.parts),
        sounds=tuple(
            replace(
                sound,
                files={tag: moved(path) for tag, path in sound.files.items()},
                captions={tag: moved(path) for tag, path in sound.captions.items()},
            )
            for sound in artifact.sounds
        ),
        setup=setup,
    )


def assert_same(read: Artifact, meant: Artifact) -> None:
    """Every field equal, but for what was noticed on reading."""
    for each in fields(Artifact):
        if each.name != "notices":
            assert getattr(read, each.name) == getattr(meant, each.name), each.name
