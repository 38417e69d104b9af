"""USD layers and USDZ packages."""

import posixpath
import sys
import tempfile
from dataclasses import replace

from exhibit_viewer.formats.archive_members import Members
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.limits import MEGABYTE, leave_room
from exhibit_viewer.ingest.source import MemorySource, Source
from exhibit_viewer.ingest.unsupported import NOT_EVERYWHERE
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

LAYER_ENDINGS = (".usd", ".usda", ".usdc")
_MAPPED = 1200 * MEGABYTE
"""Address space that the library takes once for itself and hardly touches: some 85 MB of it become resident."""


def read_usd(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of a layer with whatever it composes from its own folder, at the earliest time.

    Raises Fault FORMAT_DAMAGED, NO_GEOMETRY, TOO_MANY_ELEMENTS, REFERENCE_CYCLE; FORMAT_UNSUPPORTED on machines that
    the library is not made for.
    """
    if "pxr.Usd" not in sys.modules:
        leave_room(_MAPPED)
    try:
        from pxr import Tf
    except ImportError as error:
        name, instead = NOT_EVERYWHERE["usd"]
        raise Fault(Code.FORMAT_UNSUPPORTED, source.name, format=name, instead=instead) from error
    from exhibit_viewer.ingest.usd.scene import read_scene

    with tempfile.TemporaryDirectory(prefix="exhibit-", ignore_cleanup_errors=True) as folder:
        try:
            return read_scene(source, folder, budget, ticket)
        except (Tf.ErrorException, RuntimeError, ValueError, TypeError, IndexError, OverflowError) as error:
            detail = " ".join(str(error).rpartition(" : '")[2].replace(folder, "").split())[:120]
            raise Fault(Code.FORMAT_DAMAGED, source.name, format="USD", detail=detail) from error


def is_usdz(members: Members, name: str) -> bool:
    """Whether an archive is a USDZ package: by its name, or by its first file."""
    return name.lower().endswith(".usdz") or (members.names[:1] != [] and _is_layer(members.names[0]))


def read_usdz(members: Members, source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of a package: its first layer with everything else beside it."""
    main = next((name for name in members.names if _is_layer(name)), None)
    if main is None:
        raise Fault(Code.ARCHIVE_WITHOUT_MODEL, source.name)
    folder = posixpath.dirname(main)
    beside = {posixpath.relpath(name, folder or "."): members.read(name) for name in members.names if name != main}
    model = read_usd(MemorySource(source.name, members.read(main), beside), budget, ticket)
    return replace(model, facts=replace(model.facts, format="USDZ", file_bytes=len(source.data())))


def _is_layer(name: str) -> bool:
    return name.lower().endswith(LAYER_ENDINGS)
