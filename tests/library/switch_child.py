"""Goes from one library to the other, as the window does, writing a note in each, until it is killed.

python switch_child.py BASE OTHER
"""

import itertools
import os
import sys
from pathlib import Path

from kept_notes import Keeping, a_note

from exhibit_viewer.library.libraries import Libraries, check_library, make_library
from exhibit_viewer.library.places import Places

if __name__ == "__main__":
    libraries = Libraries(Places.of(Path(sys.argv[1])))
    other = make_library(Path(sys.argv[2]))
    os.write(1, b"ready\n")
    for number in itertools.count():
        path = other if number % 2 else libraries.home
        if path != libraries.home:
            check_library(path)
        keeping = Keeping(path)
        libraries.remember(path)
        keeping.write(a_note(keeping.key(), f"{path.name} {number}", number % 50))
        if keeping.notes.flush(10.0):
            os.write(1, f"{path.name} {number}\n".encode())
        keeping.notes.close()
