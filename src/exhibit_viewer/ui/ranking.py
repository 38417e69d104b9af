"""Ranking: where titles stand in the order of a language, worked out on another thread where there are many."""

import heapq
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCollator, QLocale, Qt

from exhibit_viewer.model.search import Rows
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

MANY = 2000
"""From so many on, it takes longer than a window may stand still."""
_RUN = 500


def ranks(titles: Sequence[LangText], language: str, ticket: Ticket | None = None) -> Rows:
    """The place of each title among all of them, numbers by their value, without regard to case. Any thread.

    Sorted in short runs that are merged: Python sorts without letting other threads in, a merge lets them. Raises
    Fault(CANCELLED).
    """
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    wanted = (language.split("_", maxsplit=1)[0],)
    runs = []
    for start in range(0, len(titles), _RUN):
        if ticket is not None:
            ticket.report(start / len(titles))
        some = titles[start : start + _RUN]
        keyed = [(collator.sortKey(title.best(wanted)[0]), start + at) for at, title in enumerate(some)]
        runs.append(sorted(keyed, key=lambda pair: pair[0]))
    order = np.fromiter((at for _, at in heapq.merge(*runs, key=lambda pair: pair[0])), np.int64, len(titles))
    places = np.empty(len(titles), np.int64)
    places[order] = np.arange(len(titles))
    return places
