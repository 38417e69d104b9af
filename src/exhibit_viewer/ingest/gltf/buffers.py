"""Buffers and buffer views: bytes by number, checked against what is really there; meshopt views decoded."""

import base64
import binascii
from urllib.parse import unquote_to_bytes

import meshopt
import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry, damaged

U8 = NDArray[np.uint8]
MESHOPT = ("KHR_meshopt_compression", "EXT_meshopt_compression")
_MODES = ("ATTRIBUTES", "TRIANGLES", "INDICES")
_FILTERS = ("NONE", "OCTAHEDRAL", "QUATERNION", "EXPONENTIAL", "COLOR")


class Buffers:
    """Every buffer is read at most once, every compressed view decoded at most once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._buffers: dict[int, U8] = {}
        self._decoded: dict[int, U8] = {}

    def view(self, number: int, asked_by: str) -> U8:
        """The bytes of a buffer view (1-D, read only), decoded. Raises Fault."""
        entry = self._document.buffer_views.get(number, asked_by)
        compressed = entry.extension(*MESHOPT)
        if compressed is None:
            return self._slice(entry)
        if number not in self._decoded:
            self._decoded[number] = self._decompressed(compressed)
        return self._decoded[number]

    def stride(self, number: int, asked_by: str) -> int:
        """Bytes from element to element, 0 where the elements are tightly packed."""
        entry = self._document.buffer_views.get(number, asked_by)
        stride = entry.integer("byteStride", 0)
        if "byteStride" in entry and not 1 <= stride <= 256:
            raise entry.wrong("byteStride", f"{stride} is not between 4 and 252")
        return stride

    def _slice(self, entry: Entry) -> U8:
        """byteOffset and byteLength bytes of a buffer, for views and for compressed views alike."""
        path = entry.at("buffer")
        buffer = self._buffer(entry.integer("buffer"), path)
        start, length = entry.integer("byteOffset", 0), entry.integer("byteLength")
        if start + length > len(buffer):
            raise entry.wrong("byteLength", f"bytes {start} to {start + length} of a buffer of {len(buffer)}")
        return buffer[start : start + length]

    def _buffer(self, number: int, asked_by: str) -> U8:
        if number not in self._buffers:
            entry = self._document.buffers.get(number, asked_by)
            self._buffers[number] = self._load(number, entry)
        return self._buffers[number]

    def _load(self, number: int, entry: Entry) -> U8:
        document = self._document
        if "uri" in entry:
            content = resource(document, entry.text("uri"), entry.at("uri"))
            document.file_bytes += 0 if entry.text("uri").startswith("data:") else len(content)
            data = np.frombuffer(content, np.uint8)
        elif number == 0 and document.binary is not None:
            data = np.frombuffer(document.binary, np.uint8)
        else:
            raise damaged(document.file, entry.path, "has no data")
        length = entry.integer("byteLength", low=1)
        if length > len(data):
            raise entry.wrong("byteLength", f"{length} bytes announced, {len(data)} there")
        return data[:length]

    def _decompressed(self, entry: Entry) -> U8:
        """EXT_meshopt_compression: the same fields as a view, and count, byteStride, mode, filter."""
        count, stride = entry.integer("count", low=1), entry.integer("byteStride", low=1)
        mode, chosen = entry.text("mode"), entry.text("filter", "NONE")
        if mode not in _MODES:
            raise entry.wrong("mode", "unknown")
        if chosen not in _FILTERS:
            raise entry.wrong("filter", "unknown")
        self._document.charge(count * stride // 4, entry.path)
        try:
            decoded = meshopt.decode_gltf_buffer(self._slice(entry).tobytes(), count, stride, mode, chosen)
        except ValueError as error:
            raise damaged(self._document.file, entry.path, f"meshopt: {error}") from error
        return np.ascontiguousarray(decoded).view(np.uint8).reshape(-1)


def resource(document: Document, uri: str, path: str) -> bytes:
    """What a URI names: data inside the file, or a sidecar. Raises Fault as `Source.read`, or FORMAT_DAMAGED."""
    if uri[:5].lower() != "data:":
        return document.source.read(uri)
    header, comma, payload = uri.partition(",")
    if not comma:
        raise damaged(document.file, path, "a data URI without data")
    if not header.lower().endswith(";base64"):
        return unquote_to_bytes(payload)
    text = "".join(payload.split()) if any(mark in payload for mark in " \t\r\n") else payload
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise damaged(document.file, path, f"base64: {error}") from error
