"""A process that writes one package after the other until it is killed.  python export_child.py FOLDER OUT"""

import os
import sys
from pathlib import Path

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.ticket import Ticket

collection = open_path(Path(sys.argv[1]))
os.write(1, b"ready\n")
turn = 0
while True:
    turn += 1
    artifacts = collection.artifacts[: 1 + turn % len(collection.artifacts)]
    export(Selection(collection, artifacts), Form.PACKAGE, Path(sys.argv[2]), Ticket())
    os.write(1, b".")
