"""Container: telling GLB from JSON and taking a GLB apart (glTF 2.0 specification, chapter 4)."""

import struct
from dataclasses import dataclass

from exhibit_viewer.ingest.gltf.tree import FORMAT, Entry, damaged, parse
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Code, Fault, Notice

_MAGIC = b"glTF"
_JSON, _BIN = 0x4E4F534A, 0x004E4942
LAST_LIKELY_VERSION = 99
"""A header that tells of a later one was not written by any program: it is broken."""


@dataclass(frozen=True)
class Container:
    """root: the JSON; binary: a GLB's own buffer, if it has one; kind: "glb" or "gltf"."""

    root: Entry
    binary: memoryview | None
    kind: str
    notices: tuple[Notice, ...] = ()


def open_container(source: Source) -> Container:
    """The content decides, not the name: JSON in a file called .glb opens. Raises Fault as `Source.data` and for
    FORMAT_DAMAGED, VERSION_UNSUPPORTED, NESTED_TOO_DEEP."""
    data = source.data()
    if bytes(data[:4]) == _MAGIC:
        return _glb(data, source.name)
    return Container(parse(bytes(data), source.name), None, "gltf")


def _glb(data: memoryview, file: str) -> Container:
    if len(data) < 12:
        raise damaged(file, "header", "the file ends inside the header")
    version, length = struct.unpack_from("<II", data, 4)
    if not 0 < version <= LAST_LIKELY_VERSION:
        raise damaged(file, "header.version", f"{version} is no version")
    if version != 2:
        raise Fault(Code.VERSION_UNSUPPORTED, file, format="GLB", version=version)
    if length > len(data):
        raise damaged(file, "header.length", f"{length} bytes announced, {len(data)} there")
    notices = []
    if length < len(data):
        detail = f"header.length: {length} bytes announced, {len(data)} there"
        notices.append(Notice(Code.FORMAT_IRREGULAR, file, {"format": FORMAT, "detail": detail}))
    chunks = _chunks(data[:length], file)
    if not chunks or chunks[0][0] != _JSON:
        raise damaged(file, "chunks[0]", "the first chunk is not JSON")
    kinds = [kind for kind, _ in chunks]
    if kinds.count(_JSON) > 1 or kinds.count(_BIN) > 1:
        raise damaged(file, "chunks", "two chunks of one kind")
    if _BIN in kinds and kinds.index(_BIN) != 1:
        raise damaged(file, "chunks", "the binary chunk is not the second")
    binary = chunks[1][1] if _BIN in kinds else None
    return Container(parse(bytes(chunks[0][1]), file), binary, "glb", tuple(notices))


def _chunks(data: memoryview, file: str) -> list[tuple[int, memoryview]]:
    """(type, content) of every chunk."""
    chunks: list[tuple[int, memoryview]] = []
    start = 12
    while start < len(data):
        path = f"chunks[{len(chunks)}]"
        if start + 8 > len(data):
            raise damaged(file, path, "the file ends inside a chunk's header")
        length, kind = struct.unpack_from("<II", data, start)
        if start + 8 + length > len(data):
            raise damaged(file, path, f"{length} bytes announced, {len(data) - start - 8} there")
        if length % 4:
            raise damaged(file, path, f"{length} bytes is not a multiple of 4")
        chunks.append((kind, data[start + 8 : start + 8 + length]))
        start += 8 + length
    return chunks
