"""Collection, Artifact, Derivative: what an exhibition holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import UNDETERMINED, LangText
from exhibit_viewer.model.tour import Tour

DERIVED = "derived-"
"""How the ids of collections begin that nobody declared: they were made from file names and may change with them."""


@dataclass(frozen=True, slots=True)
class Derivative:
    """One file that shows an artifact. quality in Voyager's words: Thumb, Low, Medium, High, Highest, AR.

    path may lead through an archive, as if that were a folder: `exhibit.zip/models/vase.glb`.
    """

    path: Path
    quality: str = "High"


IDENTITY = (1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Override:
    """What a document wants of every material of a part, in place of its own. colour: linear, times what is in images;
    all 0..1."""

    colour: tuple[float, float, float] = (1.0, 1.0, 1.0)
    opacity: float = 1.0
    roughness: float = 0.8
    metalness: float = 0.1


@dataclass(frozen=True, slots=True)
class Part:
    """One model among those of an artifact. derivatives: the one to show first; world_from_model: 4x4, row by row;
    override: None where its materials are as its file has them.

    Empty without derivatives: the document names a model that is not there.
    """

    derivatives: tuple[Derivative, ...]
    world_from_model: tuple[float, ...] = IDENTITY
    name: str = ""
    visible: bool = True
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The collection that an artifact comes from, where it is shown in another: its id, place and title, the artifact's
    id."""

    root: Path
    collection: str
    artifact: str
    title: LangText = field(default_factory=LangText)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A thing with a title. `id` is unique in its collection and does not change when the folder moves.

    terms: the rest of Dublin Core, and paradata. details: label and value pairs in display order beyond all these.
    units: what the file's numbers mean ("mm", "cm", "m", ...; "" = as the file itself says). annotations are published
    notes, read only.

    parts: where a document puts together several models, or poses one; their world is the artifact's, measured in
    `units`, and `derivatives` are those of the first that can be shown. notices: what a document names and is not
    there, or says and is not shown. home: where it comes from, in a set of artifacts of several collections.
    """

    id: str
    title: LangText
    derivatives: tuple[Derivative, ...]
    description: LangText = field(default_factory=LangText)
    culture: LangText = field(default_factory=LangText)
    date: LangText = field(default_factory=LangText)
    place: LangText = field(default_factory=LangText)
    material: LangText = field(default_factory=LangText)
    identifier: str = ""
    terms: Mapping[Term, LangText] = field(default_factory=dict)
    details: tuple[tuple[LangText, LangText], ...] = ()
    rights: Rights = field(default_factory=Rights)
    alt_text: LangText = field(default_factory=LangText)
    units: str = ""
    demonstration: bool = False
    annotations: tuple[Annotation, ...] = ()
    parts: tuple[Part, ...] = ()
    articles: tuple[Article, ...] = ()
    tours: tuple[Tour, ...] = ()
    sounds: tuple[Sound, ...] = ()
    setup: Setup | None = None
    notices: tuple[Notice, ...] = ()
    home: Home | None = None

    @property
    def path(self) -> Path:
        """The file shown by default."""
        return self.derivatives[0].path

    @property
    def all_derivatives(self) -> tuple[Derivative, ...]:
        """Its own, then those of its parts; some more than once."""
        return (*self.derivatives, *(derivative for part in self.parts for derivative in part.derivatives))

    def with_rights(self, rights: Rights) -> "Artifact":
        """The same under other rights."""
        return replace(self, rights=rights)


@dataclass(frozen=True, slots=True)
class Collection:
    """Artifacts that belong together. id survives moving the folder; root is where it was found this time.

    withdrawn: artifacts that a curator has removed from it, and whose files are still there.
    """

    id: str
    root: Path
    title: LangText
    artifacts: tuple[Artifact, ...]
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)
    notices: tuple[Notice, ...] = ()
    withdrawn: tuple[Artifact, ...] = ()

    def with_rights(self, rights: Rights) -> "Collection":
        """The same under other rights, and so the artifacts that have theirs from it."""
        artifacts = (
            tuple(each.with_rights(rights) if each.rights == self.rights else each for each in some)
            for some in (self.artifacts, self.withdrawn)
        )
        there, withdrawn = artifacts
        return replace(self, rights=rights, artifacts=there, withdrawn=withdrawn)

    def find(self, artifact_id: str) -> Artifact | None:
        """The artifact of this id."""
        return next((artifact for artifact in self.artifacts if artifact.id == artifact_id), None)

    def by_id(self) -> Mapping[str, Artifact]:
        """Artifacts by id."""
        return {artifact.id: artifact for artifact in self.artifacts}


def all_paths(artifact: Artifact) -> tuple[Path, ...]:
    """Every file it names, each once: models, sounds, captions, surroundings."""
    heard = (path for sound in artifact.sounds for path in (*sound.files.values(), *sound.captions.values()))
    around = artifact.setup.environment if artifact.setup is not None else None
    return tuple(
        dict.fromkeys((*(each.path for each in artifact.all_derivatives), *heard, *([around] if around else [])))
    )


def languages_of(artifact: Artifact) -> frozenset[str]:
    """BCP 47 tags of all languages that anything is said of the artifact in, but for texts that do not say."""
    texts = [artifact.title, artifact.description, artifact.culture, artifact.date, artifact.place, artifact.material]
    texts += [*artifact.terms.values(), *(text for pair in artifact.details for text in pair)]
    texts += [text for note in artifact.annotations for text in (note.title, note.text)]
    texts += [text for article in artifact.articles for text in (article.title, article.lead, article.text)]
    texts += [text for tour in artifact.tours for text in (tour.title, tour.lead)]
    return frozenset(tag for text in texts for tag, words in text.texts.items() if words) - {UNDETERMINED}
