"""Which reader a file needs: its content decides, its name only where the content does not tell."""

import re
from collections.abc import Callable
from functools import partial

from exhibit_viewer.formats.archive_members import is_zip
from exhibit_viewer.formats.walk import MODEL_ENDINGS
from exhibit_viewer.ingest.archive import read_zip
from exhibit_viewer.ingest.assimp_reader import read_with_assimp
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.collada_reader import read_dae
from exhibit_viewer.ingest.drc import read_drc
from exhibit_viewer.ingest.gltf.read import read_gltf
from exhibit_viewer.ingest.obj import read_obj
from exhibit_viewer.ingest.off import looks_like_off, read_off
from exhibit_viewer.ingest.picture import MAGIC, is_webp, read_picture
from exhibit_viewer.ingest.ply import read_ply
from exhibit_viewer.ingest.points_e57 import read_e57
from exhibit_viewer.ingest.points_ept import read_ept
from exhibit_viewer.ingest.points_las import read_las
from exhibit_viewer.ingest.points_pcd import read_pcd
from exhibit_viewer.ingest.points_text import read_points_text, read_ptx
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.splats import SPZ_MAGIC, read_ksplat, read_splat, read_spz
from exhibit_viewer.ingest.stl import looks_like_binary_stl, read_stl
from exhibit_viewer.ingest.text import ascii_compatible, looks_like_text
from exhibit_viewer.ingest.unsupported import BY_ENDING, BY_MAGIC, THROUGH_ASSIMP
from exhibit_viewer.ingest.usd.read import read_usd
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

Reader = Callable[[Source, Budget, Ticket], Model]

_HEAD = 4096
_BY_MAGIC: tuple[tuple[bytes, Reader], ...] = (
    (b"glTF", read_gltf),
    (b"ply\n", read_ply),
    (b"ply\r", read_ply),
    (b"DRACO", read_drc),
    (b"LASF", read_las),
    (b"ASTM-E57", read_e57),
    (b"PXR-USDC", read_usd),
    (b"#usda", read_usd),
    (SPZ_MAGIC, read_spz),
    (b"Kaydara FBX Binary", partial(read_with_assimp, "fbx")),
    (b"; FBX ", partial(read_with_assimp, "fbx")),
)
_BY_ENDING: dict[str, Reader] = {
    "gltf": read_gltf,
    "glb": read_gltf,
    "obj": read_obj,
    "ply": read_ply,
    "stl": read_stl,
    "off": read_off,
    "dae": read_dae,
    "drc": read_drc,
    "las": read_las,
    "laz": read_las,
    "e57": read_e57,
    "usd": read_usd,
    "usda": read_usd,
    "usdc": read_usd,
    "pcd": read_pcd,
    "pts": read_points_text,
    "xyz": read_points_text,
    "txt": read_points_text,
    "asc": read_points_text,
    "csv": read_points_text,
    "ptx": read_ptx,
    "splat": read_splat,
    "ksplat": read_ksplat,
    "spz": read_spz,
    **{ending: partial(read_with_assimp, ending) for ending in THROUGH_ASSIMP},
}
_TEXT_ENDINGS = {"obj", "off", "dae", "gltf", "pts", "xyz", "txt", "asc", "csv", "ptx"}
_OBJ_LINE = re.compile(rb"^[ \t]*(?:v|f|vn|vt)[ \t]+[-+\d.]", re.MULTILINE)
_PCD = re.compile(rb"\A(?:#[^\n]*\n|\s)*(?:VERSION|FIELDS)\b")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]")
_GZIP = b"\x1f\x8b"


def read_model(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model in a file of any supported kind.

    Raises Fault: FORMAT_UNKNOWN where nothing recognises it, FORMAT_UNSUPPORTED for known formats without a reader,
    and whatever the reader raises.
    """
    return _reader(source)(source, budget, ticket)


def _reader(source: Source) -> Reader:
    data = source.data()
    head = bytes(data[:_HEAD])
    ending = source.name.rpartition(".")[2].lower() if "." in source.name else ""
    for magic, reader in _BY_MAGIC:
        if head.startswith(magic):
            return reader
    for magic, (name, instead) in BY_MAGIC.items():
        if head.startswith(magic):
            raise Fault(Code.FORMAT_UNSUPPORTED, source.name, format=name, instead=instead)
    if head.startswith(MAGIC) or is_webp(head):
        if f".{ending}" in MODEL_ENDINGS:  # somebody's mistake, or a trick
            raise Fault(Code.FORMAT_DAMAGED, source.name, format=ending.upper(), detail="a picture")
        return read_picture
    if is_zip(head):
        return partial(read_zip, read_model)
    if looks_like_binary_stl(data):
        return read_stl
    found = _by_text(data, source.name) if looks_like_text(data) else None
    if found is not None:
        return found
    if ending in BY_ENDING:
        name, instead = BY_ENDING[ending]
        raise Fault(Code.FORMAT_UNSUPPORTED, source.name, format=name, instead=instead)
    return _by_ending(source, ending, looks_like_text(data) or ending == "obj")


def _by_text(data: memoryview, name: str) -> Reader | None:
    """The reader a text file's beginning asks for; None when it does not tell."""
    head = bytes(ascii_compatible(data[: 1 << 16]))
    start = head.lstrip()
    if _PCD.match(head):
        return read_pcd
    if start[:1] == b"<":
        return _by_root(start, name)
    if start[:1] == b"{" and b'"hierarchyType"' in head:
        return read_ept
    if start[:1] == b"{" and b'"asset"' in bytes(data):
        return read_gltf
    if looks_like_off(start[:_HEAD]):
        return read_off
    if start[:5].lower() == b"solid" and (b"facet" in start.lower() or b"endsolid" in start.lower()):
        return read_stl
    if len(_OBJ_LINE.findall(head)) >= 3:
        return read_obj
    return None


def _by_root(start: bytes, name: str) -> Reader:
    """XML formats by their root element."""
    match = _ROOT.search(re.sub(rb"<!--.*?-->", b"", start, flags=re.DOTALL))
    root = match.group(1).decode("latin-1") if match else ""
    if root == "COLLADA":
        return read_dae
    if root.lower() in THROUGH_ASSIMP:
        return partial(read_with_assimp, root.lower())
    if root.lower() in BY_ENDING:
        format_name, instead = BY_ENDING[root.lower()]
        raise Fault(Code.FORMAT_UNSUPPORTED, name, format=format_name, instead=instead)
    raise Fault(Code.FORMAT_UNKNOWN, name, format="xml")


def _by_ending(source: Source, ending: str, is_text: bool) -> Reader:
    if bytes(source.data()[:2]) == _GZIP and ending == "spz":
        return read_spz
    reader = _BY_ENDING.get(ending)
    if reader is None:
        raise Fault(Code.FORMAT_UNKNOWN, source.name, format=ending)
    if ending in _TEXT_ENDINGS and not is_text:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=ending.upper(), detail="binary")
    return reader
