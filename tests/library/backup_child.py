"""Backs a library up again and again until it is killed.

python backup_child.py BASE FILE
"""

import os
import sys
from pathlib import Path

from exhibit_viewer.library.holdings.backup import back_up
from exhibit_viewer.library.places import Places
from exhibit_viewer.model.ticket import Ticket

if __name__ == "__main__":
    os.write(1, b"ready\n")
    while True:
        back_up(Places.of(Path(sys.argv[1])), Path(sys.argv[2]), Ticket())
