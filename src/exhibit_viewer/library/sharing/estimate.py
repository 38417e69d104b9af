"""Estimate: how large an export would be, and under which rights, before anything is written."""

from exhibit_viewer.library.sharing.gathering import gathered
from exhibit_viewer.model.sharing import Estimate, Form, Selection, licence_of, rights_of


def estimate(selection: Selection, form: Form) -> Estimate:
    """What exporting the selection would come to. Raises Fault when its files cannot be looked at."""
    rights = rights_of(selection.artifacts, selection.collection)
    without = tuple(each for each in selection.artifacts if not licence_of(each, selection.collection))
    if form in (Form.CSV, Form.REFERENCES):
        return Estimate(1, 0, rights, without)
    with gathered(selection) as found:
        return Estimate(len(found.items), found.bytes, rights, without, found.notices)
