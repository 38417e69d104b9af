"""Estimate: how large an export would be, and under which rights, before anything is written."""

from collections.abc import Callable, Sequence

from exhibit_viewer.library.sharing.gathering import gathered
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.sharing import Estimate, Form, Selection, licence_of, rights_of

PreparedBytes = Callable[[Artifact], Sequence[int]]
"""The size of each pack that goes along with an artifact."""


def estimate(selection: Selection, form: Form, prepared: PreparedBytes | None = None) -> Estimate:
    """What exporting the selection would come to. prepared: how large what a package brings along for an artifact is,
    if it brings anything. Raises Fault when its files cannot be looked at."""
    rights = rights_of(selection.artifacts, selection.collection)
    without = tuple(each for each in selection.artifacts if not licence_of(each, selection.collection))
    if form in (Form.CSV, Form.REFERENCES):
        return Estimate(1, 0, rights, without)
    with gathered(selection) as found:
        packs = [size for each in selection.artifacts for size in prepared(each)] if prepared is not None else []
        files, size = len(found.items) + len(packs), found.bytes + sum(packs)
        return Estimate(files, size, rights, without, found.notices)
