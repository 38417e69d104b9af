"""Our own package, `*.exhibit`: a ZIP archive whose first entry is a stored `mimetype`, holding a BagIt 1.0 bag.

::

    mimetype                what it is, so that programs know it by its first bytes
    bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt
    data/manifest.json      IIIF Presentation 4: a manifest, or a collection of those beside it
    data/manifest-2.json    one for each artifact of a collection
    data/files/...          models, pictures, sounds and licences under the names they had
    data/articles/...       pages
    data/packs/...          optional: models prepared for this program (`ingest.shipped`)
    data/rights.csv         who may do what with which file

It is read in place; its bag is not compared with the checksums before it is shown.
"""

from pathlib import Path

from exhibit_viewer.formats.bag import check_bag
from exhibit_viewer.formats.beside import Beside, FolderFiles
from exhibit_viewer.formats.document import read_document
from exhibit_viewer.formats.said import Said
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.ticket import Ticket

SUFFIX = ".exhibit"
MIMETYPE = "mimetype"
TYPE = b"application/x-exhibit+zip"
DATA = "data"
MANIFEST = "manifest.json"
FILES = "files"
PACKS = "packs"


def pack_name(name: str) -> str:
    """What the prepared form of the file `name` of a package is called, both from the package's top."""
    return f"{DATA}/{PACKS}/{name.removeprefix(f'{DATA}/{FILES}/')}.pack"


def is_package(files: Beside) -> bool:
    """Whether these files, of an archive or of a folder it was unpacked to, are a package."""
    try:
        return files.exact(MIMETYPE) and files.read(MIMETYPE, 1 << 10).strip() == TYPE
    except Fault:
        return False


def read_package(files: Beside, verify: Ticket | None = None) -> tuple[Said, list[Notice]]:
    """(what a package says, what is wrong with it). verify: every file is compared with its checksum, under this
    ticket. Raises Fault RESOURCE_MISSING without a manifest, or what is wrong with it.
    """
    notices: list[Notice] = list(files.notices())
    if verify is not None:
        notices += check_bag(files, "", verify)
    name = f"{DATA}/{MANIFEST}"
    if not files.exact(name):
        raise Fault(Code.RESOURCE_MISSING, files.root.name, reference=name)
    return read_document(files, name), notices


def looks_packed(root: Path) -> bool:
    """Whether a file begins as a package does, or a folder is one unpacked. Never fails."""
    try:
        if root.is_dir():
            return is_package(FolderFiles(root))
        if not root.is_file():
            return False
        with root.open("rb") as file:
            head = file.read(30 + len(MIMETYPE) + len(TYPE))
    except OSError:
        return False
    return head.startswith(b"PK\x03\x04") and head[30:] == MIMETYPE.encode() + TYPE
