"""BagIt bags (RFC 8493): whether every file is there and as it was packed. Nothing is fetched."""

import contextlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.digesting import Digester
from exhibit_viewer.formats.references import shown
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.ticket import Ticket

DECLARATION = "bagit.txt"
PAYLOAD = "data/"
ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_MOST_BYTES = 64 << 20
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_VERSION = re.compile(r"(\d+)\.(\d+)")
_LINE = re.compile(r"([0-9a-fA-F]+)[ \t]+\*?(.+)")
_ESCAPE = re.compile(r"%(0[aA]|0[dD]|25)")
_OXUM = re.compile(r"(?im)^Payload-Oxum\s*:\s*(\d+)\.(\d+)\s*$")


@dataclass(slots=True)
class _Bag:
    """One bag under way. sums: digests by algorithm, by file; listed: payload files by manifest."""

    files: Beside
    base: str
    encoding: str = "utf-8"
    version: tuple[int, int] = (1, 0)
    sums: dict[str, dict[str, str]] = field(default_factory=dict)
    listed: dict[str, set[str]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def tell(self, code: Code, name: str, **facts: Fact) -> None:
        self.notices.append(Notice(code, name, facts))

    def damaged(self, name: str, detail: str) -> None:
        self.tell(Code.FORMAT_DAMAGED, name, format="BagIt", detail=detail)

    def text(self, name: str) -> str:
        data = self.files.read(posixpath.join(self.base, name), _MOST_BYTES)
        return data.decode(self.encoding, "replace").lstrip("\ufeff")


def bag_among(files: Beside) -> str | None:
    """The folder of the bag there is, at the top or just below it; None where there is none."""
    names = [name for name in files.names() if posixpath.basename(name) == DECLARATION and name.count("/") <= 1]
    folders = sorted((posixpath.dirname(name) for name in names), key=len)
    return folders[0] if folders else None


def sha256_listed(files: Beside, name: str) -> str | None:
    """The checksum that the bag at the top lists for one of its files. Raises Fault FILE_TOO_LARGE, FILE_UNREADABLE,
    ARCHIVE_DAMAGED."""
    manifest = "manifest-sha256.txt"
    if not files.exact(manifest):
        return None
    bag = _Bag(files, "")
    _listed(bag, manifest, "sha256")
    return bag.sums["sha256"].get(name)


def check_bag(files: Beside, base: str, ticket: Ticket | None = None, most_bytes: int | None = None) -> list[Notice]:
    """What is wrong with the bag in the folder `base`; empty when it is complete and valid.

    most_bytes: past so many, files are only looked for, not read. Raises Fault CANCELLED.
    """
    bag = _Bag(files, base)
    try:
        _declaration(bag)
        _manifests(bag)
        _oxum(bag)
    except Fault as fault:
        bag.notices.append(fault.notice)
    _complete(bag)
    _valid(bag, ticket or Ticket(), most_bytes)
    return bag.notices


def _declaration(bag: _Bag) -> None:
    raw = bag.files.read(posixpath.join(bag.base, DECLARATION), _MOST_BYTES)
    if raw.startswith(b"\xef\xbb\xbf"):
        bag.damaged(DECLARATION, "byte-order mark")
    lines = raw.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    told = {}
    for line in lines[:10]:
        name, _, value = line.partition(":")
        if name != name.strip():
            bag.damaged(DECLARATION, "space before a colon")
        told[name.strip().lower()] = value.strip()
    version = _VERSION.fullmatch(told.get("bagit-version", ""))
    if version is None:
        bag.damaged(DECLARATION, "BagIt-Version")
    else:
        bag.version = int(version[1][:6]), int(version[2][:6])
    encoding = told.get("tag-file-character-encoding", "")
    if not encoding:
        bag.damaged(DECLARATION, "Tag-File-Character-Encoding")
    with contextlib.suppress(LookupError, ValueError):
        b"".decode(encoding or "utf-8")
        bag.encoding = encoding or "utf-8"


def _manifests(bag: _Bag) -> None:
    found = False
    for name in _at_top(bag):
        match = _MANIFEST.fullmatch(name)
        if match is None:
            continue
        found = found or not match[1]
        if match[2] not in ALGORITHMS:
            bag.tell(Code.FORMAT_UNSUPPORTED, name, format=match[2], instead="SHA-512")
            continue
        listed = _listed(bag, name, match[2])
        if not match[1]:
            bag.listed[name] = listed
    if not found:
        bag.damaged("manifest-sha512.txt", "no manifest")
    if "fetch.txt" in _at_top(bag):
        _fetch(bag)


def _at_top(bag: _Bag) -> list[str]:
    start = f"{bag.base}/" if bag.base else ""
    inside = (name[len(start) :] for name in bag.files.names() if name.startswith(start))
    return sorted(name for name in inside if "/" not in name)


def _listed(bag: _Bag, manifest: str, algorithm: str) -> set[str]:
    """The files one manifest lists; their digests go to `sums`."""
    sums = bag.sums.setdefault(algorithm, {})
    own: dict[str, str] = {}
    for number, line in enumerate(bag.text(manifest).splitlines(), 1):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            if line.strip():
                bag.damaged(manifest, f"line {number}")
            continue
        path = _inside(bag, match[2], manifest)
        if path is None:
            continue
        digest = match[1].lower()
        if path in own and (own[path] != digest or bag.version >= (1, 0)):
            bag.damaged(manifest, f"line {number}: {shown(path)} twice")
        own[path] = digest
    sums.update(own)
    return set(own)


def _inside(bag: _Bag, written: str, manifest: str) -> str | None:
    """A path of a manifest, below the bag; those that lead out of it are told."""
    path = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), written)
    normal = posixpath.normpath(path)
    if (
        normal.startswith(("../", "/", "~"))
        or normal in ("..", ".")
        or "\\" in normal
        or re.match(r"[A-Za-z]:", normal)
    ):
        bag.tell(Code.FILE_OUTSIDE_FOLDER, manifest, reference=shown(written))
        return None
    return normal


def _fetch(bag: _Bag) -> None:
    """What would have to be fetched from elsewhere and is not here yet."""
    for line in bag.text("fetch.txt").splitlines():
        parts = line.split(None, 2)
        path = _inside(bag, parts[2], "fetch.txt") if len(parts) == 3 else None
        if path is not None and not bag.files.exact(posixpath.join(bag.base, path)):
            bag.tell(Code.REMOTE_REFERENCE, "fetch.txt", reference=shown(parts[0]))


def _oxum(bag: _Bag) -> None:
    """The count of payload files, as `bag-info.txt` has it."""
    if "bag-info.txt" not in _at_top(bag):
        return
    match = _OXUM.search(bag.text("bag-info.txt"))
    count = sum(1 for _ in _payload(bag))
    if match is not None and int(match[2][:15]) != count:
        bag.damaged("bag-info.txt", f"Payload-Oxum: {match[2][:15]}, {count}")


def _payload(bag: _Bag) -> Iterator[str]:
    start = posixpath.join(bag.base, PAYLOAD)
    skip = len(bag.base) + 1 if bag.base else 0
    return (name[skip:] for name in bag.files.names() if name.startswith(start))


def _complete(bag: _Bag) -> None:
    """Every listed file is there, every payload file is listed; from version 1.0 on in each manifest."""
    for path in sorted({path for sums in bag.sums.values() for path in sums}):
        if not bag.files.exact(posixpath.join(bag.base, path)):
            bag.tell(Code.RESOURCE_MISSING, DECLARATION, reference=shown(path))
    everywhere: set[str] = set()
    if bag.listed:
        sets = list(bag.listed.values())
        everywhere = set.intersection(*sets) if bag.version >= (1, 0) else set.union(*sets)
    for path in _payload(bag):
        if bag.listed and path not in everywhere:
            bag.tell(Code.FILE_UNLISTED, path, reference=", ".join(sorted(bag.listed)))


def _valid(bag: _Bag, ticket: Ticket, most_bytes: int | None) -> None:
    """Every file has the digests that are listed."""
    with closing(Digester()) as digester:
        _compare(bag, digester, ticket, most_bytes)


def _compare(bag: _Bag, digester: Digester, ticket: Ticket, most_bytes: int | None) -> None:
    paths = sorted({path for sums in bag.sums.values() for path in sums})
    read = 0
    for number, path in enumerate(paths):
        ticket.report(number / len(paths))
        name = posixpath.join(bag.base, path)
        if not bag.files.exact(name):
            continue
        wanted = {algorithm: sums[path] for algorithm, sums in bag.sums.items() if path in sums}
        digests = digester.of(wanted)
        try:
            for piece in bag.files.pieces(name):
                read += len(piece)
                if most_bytes is not None and read > most_bytes:
                    return
                digests.update(piece)
        except Fault as fault:
            bag.notices.append(fault.notice)
            continue
        if not _same(wanted, digests.found()):
            bag.tell(Code.FILE_ALTERED, shown(path))


def _same(wanted: Mapping[str, str], found: Mapping[str, str]) -> bool:
    return all(found[algorithm] == digest for algorithm, digest in wanted.items())
