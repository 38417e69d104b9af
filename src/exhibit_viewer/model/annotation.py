"""Annotation: a note pinned to a surface, published with a collection or written by a visitor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.text import LangText, nearest


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note sticks. point and normal in world (Y up, file units).

    mesh_hash, face and barycentric say the same in terms of the geometry (sha-256 prefix of the mesh's positions and
    indices; triangle number; weights of its corners), so that a re-posed model keeps its notes.
    """

    point: Point
    normal: Point
    mesh_hash: str = ""
    face: int = -1
    barycentric: Point = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One note. id: UUID4 text, never reused. artifact: `Artifact.key`. Times: UTC, ISO 8601, to the second.

    title and text hold the Markdown subset the note panel shows; a visitor's own note uses one language, `und`
    unless known. tags: in no language that is said, as a visitor's are; tags_in: by language. order: place in the
    list. outline: closed lines about what it speaks of, in world, on a picture. article, sound: ids of what its
    artifact says more about it, "" for none.
    """

    id: str
    artifact: str
    text: LangText = field(default_factory=LangText)
    title: LangText = field(default_factory=LangText)
    tags: tuple[str, ...] = ()
    colour: str = "ochre"
    anchor: Anchor | None = None
    camera: Camera | None = None
    author: str = ""
    created: str = ""
    modified: str = ""
    published: bool = False
    order: int = 0
    article: str = ""
    sound: str = ""
    outline: tuple[tuple[Point, ...], ...] = ()
    tags_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def tags_for(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Its tags in the first wanted language there is, and those in none."""
        return tuple(dict.fromkeys((*self.tags_in.get(nearest(self.tags_in, languages), ()), *self.tags)))

    @property
    def all_tags(self) -> tuple[str, ...]:
        """Its tags in every language, each once."""
        return tuple(dict.fromkeys((*self.tags, *(tag for tags in self.tags_in.values() for tag in tags))))


COLOURS = ("ochre", "verdigris", "madder", "indigo", "orpiment", "malachite")
"""Names of note colours; the theme gives each its value."""
