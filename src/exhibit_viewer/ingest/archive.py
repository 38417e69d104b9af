"""ZIP archives with a model in them."""

import posixpath
from collections.abc import Callable
from dataclasses import replace
from io import BufferedReader

from exhibit_viewer.formats.archive_members import Members, is_zip
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.source import MemorySource, Source
from exhibit_viewer.ingest.threemf import read_3mf
from exhibit_viewer.ingest.unsupported import BY_ENDING, THROUGH_ASSIMP
from exhibit_viewer.ingest.usd.read import is_usdz, read_usdz
from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

_MODEL_ENDINGS = ("glb", "gltf", "obj", "ply", "stl", "3mf", "dae", "off", "drc", "las", "laz", "pcd", "pts", "ptx")
_LATER_ENDINGS = ("usdz", "usdc", "usda", "usd", "e57", "xyz", "spz", "splat", "ksplat")
_NEVER_BESIDE = {*_MODEL_ENDINGS, *_LATER_ENDINGS, *THROUGH_ASSIMP, *BY_ENDING, "zip", "pdf", "mp4", "mov"}
"""Endings of files that no model refers to; they are not unpacked."""


def read_zip(read: Callable[[Source, Budget, Ticket], Model], source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of a 3MF or USDZ package, or the one model in any other archive, read by `read`.

    Raises Fault ARCHIVE_DAMAGED, ARCHIVE_UNSAFE, ARCHIVE_TOO_LARGE, ARCHIVE_ENCRYPTED, ARCHIVE_WITHOUT_MODEL.
    """
    data = source.data()
    members = Members(BufferedReader(ViewFile(data)), len(data), source.name)
    model = _model(read, members, source, budget, ticket)
    return replace(model, notices=(*model.notices, *members.notices))


def _model(
    read: Callable[[Source, Budget, Ticket], Model], members: Members, source: Source, budget: Budget, ticket: Ticket
) -> Model:
    if any(name.lower().endswith(".model") for name in members.names) or source.name.lower().endswith(".3mf"):
        return read_3mf(members, source, budget, ticket)
    if is_usdz(members, source.name):
        return read_usdz(members, source, budget, ticket)
    return read(_inner(members, source.name), budget, ticket)


def _inner(members: Members, file: str) -> MemorySource:
    """The archive's model with every other file beside it."""
    main = _main(members, file)
    folder = posixpath.dirname(main)
    beside: dict[str, bytes] = {}
    content = members.read(main)
    if is_zip(content) and not main.lower().endswith((".3mf", ".usdz")):
        raise Fault(Code.ARCHIVE_UNSAFE, file, entry=main[:80], detail="archive within archive")
    for name in members.names:
        if name == main or name.rpartition(".")[2].lower() in _NEVER_BESIDE:
            continue
        beside[posixpath.relpath(name, folder) if folder else name] = members.read(name)
    for name in list(beside):  # textures that moved into a folder of their own are found by name alone
        beside.setdefault(posixpath.basename(name), beside[name])
    return MemorySource(posixpath.basename(main), content, beside)


def _main(members: Members, file: str) -> str:
    """The model's name: the best format first, then the shallowest, then the largest."""
    for endings in (_MODEL_ENDINGS, _LATER_ENDINGS, tuple(THROUGH_ASSIMP), tuple(BY_ENDING)):
        found = [name for name in members.names if name.rpartition(".")[2].lower() in endings]
        if found:
            return min(
                found,
                key=lambda name: (
                    endings.index(name.rpartition(".")[2].lower()) > 1,
                    name.count("/"),
                    -members.size(name),
                ),
            )
    raise Fault(Code.ARCHIVE_WITHOUT_MODEL, file)
