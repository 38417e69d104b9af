"""Garbage: circles that nobody knows any more are looked for on the window's thread alone.

Left alone, Python looks for them on whichever thread happens to make something. There may be widgets, fonts and
pictures among them, and what belongs to the window must not be destroyed on another thread, under the window's hands.
"""

import gc

from PySide6.QtCore import QObject, QTimer

GLANCE_MILLISECONDS = 400


def collect_here(parent: QObject) -> None:
    """From now on Python looks for no circles by itself; the thread of `parent` does, between two events, wherever
    Python would."""
    gc.disable()
    clock = QTimer(parent, interval=GLANCE_MILLISECONDS)
    clock.timeout.connect(glance)
    clock.start()


def glance() -> None:
    """Look among the generations among which Python would have looked by now."""
    (made, younger, older), (most, most_younger, most_older) = gc.get_count(), gc.get_threshold()
    if made <= most or not most:
        return
    rounds = younger + made / most
    old = most_older and older + rounds / most_younger > most_older
    gc.collect(2 if old else 1 if rounds > most_younger else 0)
