"""Fixity: whether every file of a collection is there, can be read, and is as it was packed."""

from collections.abc import Sequence

from exhibit_viewer.formats.bag import bag_among, check_bag
from exhibit_viewer.formats.fields import each_once
from exhibit_viewer.library.sharing.gathering import Item, gathered
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
        wrong: list[Notice] = []
        bags = {home: bag for home in found.homes if (bag := bag_among(home)) is not None}
        for home, bag in bags.items():
            wrong += check_bag(home, bag, ticket)
        loose = [item for item in found.items if item.files not in bags]
        wrong += _unreadable(loose, ticket)
        count = len(loose) + sum(len(home.names()) for home in bags)
        return Fixity(count, tuple(each_once((*wrong, *missing, *found.notices))), len(bags) == len(found.homes))


def _is_loss(notice: Notice) -> bool:
    return notice.code in (Code.RESOURCE_MISSING, Code.FILE_MISSING, Code.FILE_UNREADABLE, Code.FILE_OUTSIDE_FOLDER)


def _unreadable(items: Sequence[Item], ticket: Ticket) -> list[Notice]:
    """What cannot be read to its end; an archive's own checksums are compared on the way."""
    wrong = []
    done, size = 0, sum(item.size for item in items)
    for item in items:
        try:
            for piece in item.pieces():
                done += len(piece)
                ticket.report(done / max(1, size))
        except Fault as fault:
            if fault.code is Code.CANCELLED:
                raise
            wrong.append(fault.notice)
    return wrong
