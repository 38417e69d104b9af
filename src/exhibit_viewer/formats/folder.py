"""What a person opened, as a collection: a folder or an archive of models and documents, one document, one model.

Nothing is ever written to any of them. The collection's id is the one that its document, its `metadata.json` or the row
"." of its `metadata.csv` declares; else it is derived from the folder's name and the names of its files, so that it
survives moving. An artifact's id is declared too, or its path in the folder.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePosixPath

from exhibit_viewer.formats import metadata_csv, metadata_json
from exhibit_viewer.formats.archive_members import is_zip
from exhibit_viewer.formats.bag import DECLARATION, bag_among, check_bag
from exhibit_viewer.formats.beside import ArchiveFiles, Beside, FolderFiles
from exhibit_viewer.formats.document import ENDINGS, documents_in, read_document
from exhibit_viewer.formats.fields import MOST_BYTES, each_once
from exhibit_viewer.formats.gather import Found, artifacts_of, lookup
from exhibit_viewer.formats.metadata import CollectionRecord, parted
from exhibit_viewer.formats.names import folded, natural_key, readable, readable_title
from exhibit_viewer.formats.package import is_package, read_package
from exhibit_viewer.formats.retelling import retold
from exhibit_viewer.formats.said import Said
from exhibit_viewer.formats.walk import MODEL_ENDINGS, PICTURE_ENDINGS, Walk, described_by, models_in
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import DERIVED, Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

_READERS: tuple[tuple[str, Callable[[bytes, str], CollectionRecord]], ...] = (
    (metadata_json.NAME, metadata_json.metadata_json),
    (metadata_csv.NAME, metadata_csv.metadata_csv),
)
_TELLING = (*ENDINGS, metadata_csv.NAME, DECLARATION)
VERIFIED_AT_ONCE = 1 << 30
"""Bytes of a bag that are compared with its checksums whenever it is opened; `check` compares all."""
_MODELS_THEMSELVES = (".3mf", ".usdz")
"""Archives that are one model."""


def open_path(path: Path, verify: Ticket | None = None) -> Collection:
    """What a person opened: a folder, an archive, a document, or a model file of any kind (its reader says whether it
    can be read). verify: compare all of a bag with its checksums, however large it is, under this ticket.

    Raises Fault: FILE_MISSING, FILE_NOT_REGULAR, FILE_UNREADABLE, FOLDER_WITHOUT_MODELS, ARCHIVE_..., or what the
    reader of a document raises.
    """
    path = path.expanduser().absolute()
    try:
        if path.is_dir():
            return read_folder(path, verify)
        if path.is_file():
            return _file(path, verify)
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise Fault(Code.FILE_UNREADABLE, readable(path.name), reason=str(error)) from error
    raise Fault(Code.FILE_NOT_REGULAR if exists else Code.FILE_MISSING, readable(path.name))


def is_document(path: Path) -> bool:
    """Whether what is at `path` tells of other files: a document, an archive, or a folder that has one in it.

    Raises Fault(FILE_UNREADABLE).
    """
    if path.is_dir():
        return any(name.lower().endswith(_TELLING) for name in FolderFiles(path).names())
    ending = path.suffix.lower()
    if not path.is_file() or ending in _MODELS_THEMSELVES:
        return False
    return ending in ENDINGS or path.name.lower() == metadata_csv.NAME or is_zip(_head(path))


def is_archive(path: Path) -> bool:
    """Whether a file holds other files, and is not a model for all that. Raises Fault(FILE_UNREADABLE)."""
    return path.suffix.lower() not in (*_MODELS_THEMSELVES, *ENDINGS) and is_zip(_head(path))


def single_file(path: Path) -> Collection:
    """A collection of one; what a metadata document beside the file says of it is used."""
    found = [(path, PurePosixPath(path.name))]
    files = FolderFiles(path.parent)
    record = _described(files)
    own = [each for each in record.artifacts if lookup(found).get(folded(each.file)) is not None]
    record = CollectionRecord(record.document, rights=record.rights, artifacts=tuple(own))
    artifacts, _ = artifacts_of(files, found, record)
    title = artifacts[0].title
    return Collection(_derived_id("file", path.parent.name, [path.name]), path, title, artifacts, rights=record.rights)


def read_folder(root: Path, verify: Ticket | None = None) -> Collection:
    """The documents and models below a folder; models that a document names are not listed again.

    Described models come first in the document's order, the others in natural order. Raises Fault(FILE_UNREADABLE,
    FOLDER_WITHOUT_MODELS). A document that cannot be read is told in the collection's notices; the rest shows.
    """
    files = FolderFiles(root)
    return _package(root, files, verify) if is_package(files) else _collected(root, files, models_in(root), verify)


def read_archive(path: Path, verify: Ticket | None = None) -> Collection:
    """The documents and models within an archive, read in place; one that is a single model is opened as that.

    Raises Fault ARCHIVE_..., and as `read_folder`.
    """
    with closing(ArchiveFiles(path)) as files:
        if is_package(files):
            return _package(path, files, verify)
        models, pictures = _among(files, MODEL_ENDINGS - {".zip"}), _among(files, PICTURE_ENDINGS)
        walk = Walk(models, pictures, files.notices())
        described = any(files.find(name) is not None for name, _ in _READERS)
        documents = any(name.lower().endswith(_TELLING) for name in files.names())
        alone = len({item[1].with_suffix("") for item in walk.found}) == 1
        if not described and not documents and (alone or not walk.objects):
            return single_file(path)
        return _collected(path, files, walk, verify)


def _file(path: Path, verify: Ticket | None) -> Collection:
    ending = path.suffix.lower()
    if ending in ENDINGS:
        return _document(path)
    if ending == ".csv" and path.name.lower() == metadata_csv.NAME:
        return read_folder(path.parent)
    return read_archive(path, verify) if is_archive(path) else single_file(path)


def _head(path: Path) -> bytes:
    """The first bytes; none of a link that leads out of its folder, which nothing here follows."""
    if not FolderFiles(path.parent).exact(path.name):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(4)
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, readable(path.name), reason=error.strerror or str(error)) from error


def _document(path: Path) -> Collection:
    """One document; what lies beside it and is not named in it is left alone."""
    if path.name.lower() == metadata_json.NAME:
        return read_folder(path.parent)
    files = FolderFiles(path.parent)
    if not files.exact(path.name):
        raise Fault(Code.FILE_OUTSIDE_FOLDER, readable(path.name), reference=readable(path.name))
    said = read_document(files, path.name)
    if not said.artifacts:
        found = [(each, PurePosixPath(each.relative_to(path.parent).as_posix())) for each in said.notes]
        artifacts, _ = artifacts_of(files, found, CollectionRecord())
        said = replace(said, artifacts=_with_notes(artifacts, [said]), title=LangText.of(readable_title(path)))
    names = [path.name, *(artifact.id for artifact in said.artifacts)]
    return _whole(path, said, _derived_id("document", path.parent.name, names))


def _whole(root: Path, said: Said, derived: str, notices: Iterable[Notice] = ()) -> Collection:
    """A collection that is one document."""
    title = said.title or said.artifacts[0].title
    told = tuple(each_once((*notices, *said.notices)))
    return Collection(said.id or derived, root, title, said.artifacts, said.description, said.rights, told)


def _package(root: Path, files: Beside, verify: Ticket | None) -> Collection:
    """A package, with what is said beside it since."""
    said, notices = read_package(files, verify)
    record = _described(files)
    documents, _ = retold([said], record)
    return parted(_whole(root, _over(documents[0], record), said.id, (*notices, *record.notices)), record)


def _over(said: Said, record: CollectionRecord) -> Said:
    """A document, with what the metadata beside it says of the whole instead."""
    return replace(
        said,
        id=record.id or said.id,
        title=record.title or said.title,
        description=record.description or said.description,
        rights=record.rights if record.rights != Rights() else said.rights,
    )


def _collected(root: Path, files: Beside, walk: Walk, verify: Ticket | None) -> Collection:
    record = _described(files)
    bag = bag_among(files)
    most = None if verify is not None else VERIFIED_AT_ONCE
    packed = check_bag(files, bag, verify, most) if bag is not None else []
    documents, wrong = documents_in(files)
    documents = _without_repeats(documents)
    used = {path for said in documents for path in _paths(said)}
    withdrawing, (documents, record) = record, retold(documents, record)
    loose = [item for item in (walk.found if used else walk.objects) if item[0] not in used]
    artifacts, missing = artifacts_of(files, loose, record)
    names = sorted({*(readable(str(relative)) for _, relative in walk.objects), *_ids(documents)})
    derived = _derived_id("folder", root.name, names)
    notices = (*packed, *walk.notices, *record.notices, *missing, *wrong)
    if len(documents) == 1 and not artifacts and not documents[0].notes and documents[0].artifacts:
        return parted(_whole(root, _over(documents[0], record), derived, notices), withdrawing)
    everything = _unique((*(each for said in documents for each in said.artifacts), *artifacts))
    everything = _with_notes(everything, documents)
    if not everything:
        if wrong or packed:
            raise Fault.from_notice((*wrong, *packed)[0])
        raise Fault(Code.FOLDER_WITHOUT_MODELS, readable(root.name))
    whole = Collection(
        id=record.id or derived,
        root=root,
        title=record.title or LangText.of(readable_title(PurePosixPath(root.name))),
        artifacts=everything,
        description=record.description,
        rights=record.rights,
        notices=tuple(each_once((*notices, *(notice for said in documents for notice in said.notices)))),
    )
    return parted(whole, withdrawing)


def _without_repeats(documents: list[Said]) -> list[Said]:
    """Documents but for spare ones, all of whose files another one shows, say an image as the page of a book."""
    shown = {path for said in documents if not said.spare for path in _paths(said)}
    return [said for said in documents if not said.spare or not _paths(said) <= shown]


def _paths(said: Said) -> set[Path]:
    return {derivative.path for each in said.artifacts for derivative in each.all_derivatives}


def _with_notes(artifacts: Iterable[Artifact], documents: Iterable[Said]) -> tuple[Artifact, ...]:
    """The artifacts with what other documents note on their models."""
    from exhibit_viewer.formats.svx.notes import named

    notes: dict[Path, tuple[Annotation, ...]] = {}
    for said in documents:
        for path, own in said.notes.items():
            notes[path] = (*notes.get(path, ()), *own)
    return tuple(
        replace(each, annotations=named((*each.annotations, *notes[each.path]), each.id))
        if each.path in notes
        else each
        for each in artifacts
    )


def _ids(documents: Iterable[Said]) -> Iterable[str]:
    return (artifact.id for said in documents for artifact in said.artifacts)


def _unique(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Artifacts, those left out whose id another has already."""
    return tuple({artifact.id: artifact for artifact in reversed(tuple(artifacts))}.values())[::-1]


def _among(files: Beside, endings: frozenset[str]) -> list[Found]:
    """Files of some kinds in an archive, in natural order."""
    names = {PurePosixPath(name) for name in files.names()}
    found = [name for name in names if name.suffix.lower() in endings and described_by(name) not in names]
    return [(files.path(str(name)), name) for name in sorted(found, key=lambda name: natural_key(str(name)))]


def _derived_id(kind: str, folder: str, names: Iterable[str]) -> str:
    digest = hashlib.sha256("\0".join((kind, readable(folder), *map(readable, names))).encode())
    return f"{DERIVED}{digest.hexdigest()[:24]}"


def _described(files: Beside) -> CollectionRecord:
    """What the metadata beside the models says; a document that cannot be read is told."""
    for name, read in _READERS:
        try:
            found = files.find(name)
            if found is not None:
                return read(files.read(found, MOST_BYTES), name)
        except Fault as fault:
            return CollectionRecord(name, notices=(fault.notice,))
    return CollectionRecord()
