"""Imports a folder again and again into a library until it is killed; says which collection each became.

python import_child.py LIBRARY SOURCE
"""

import os
import sys
from pathlib import Path

from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.holdings.importing import import_path
from exhibit_viewer.model.ticket import Ticket

if __name__ == "__main__":
    holdings = Holdings(Path(sys.argv[1]))
    os.write(1, b"ready\n")
    while True:
        imported = import_path(Path(sys.argv[2]), holdings, Ticket(), again=True)
        os.write(1, imported.holding.folder.name.encode() + b"\n")
