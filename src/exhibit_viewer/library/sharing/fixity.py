"""Fixity: whether every file of a collection is there, can be read, and is as it was packed."""

from exhibit_viewer.formats.bag import bag_among, check_bag
from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import each_once
from exhibit_viewer.library.sharing.gathering import gathered
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.sharing import Fixity, Selection
from exhibit_viewer.model.ticket import Ticket


def check_files(collection: Collection, ticket: Ticket) -> Fixity:
    """A bag is compared with its checksums; of anything else all files are read, and those that are named and missing
    are told. Raises Fault CANCELLED, or what is wrong with the folder or archive itself."""
    with gathered(Selection(collection, collection.artifacts)) as found:
        told = (*collection.notices, *(notice for each in collection.artifacts for notice in each.notices))
        missing = [notice for notice in told if _is_loss(notice)]
        bag = bag_among(found.files)
        if bag is not None:
            wrong = check_bag(found.files, bag, ticket)
            count, bag_made = len(found.files.names()), True
        else:
            wrong = _unreadable(found.files, [item.source for item in found.items], found.bytes, ticket)
            count, bag_made = len(found.items), False
        return Fixity(count, tuple(each_once((*wrong, *missing, *found.notices))), bag_made)


def _is_loss(notice: Notice) -> bool:
    return notice.code in (Code.RESOURCE_MISSING, Code.FILE_MISSING, Code.FILE_UNREADABLE, Code.FILE_OUTSIDE_FOLDER)


def _unreadable(files: Beside, names: list[str], size: int, ticket: Ticket) -> list[Notice]:
    """What cannot be read to its end; an archive's own checksums are compared on the way."""
    wrong = []
    done = 0
    for name in names:
        try:
            for piece in files.pieces(name):
                done += len(piece)
                ticket.report(done / max(1, size))
        except Fault as fault:
            if fault.code is Code.CANCELLED:
                raise
            wrong.append(fault.notice)
    return wrong
