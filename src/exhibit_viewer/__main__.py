"""`python -m exhibit_viewer`: the same as the command `exhibit-viewer`."""

import sys

from exhibit_viewer.app import main

if __name__ == "__main__":  # the reading process is spawned from here too, and must not start a second program
    sys.exit(main())
