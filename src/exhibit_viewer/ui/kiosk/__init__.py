"""The face for strangers: a wall of artifacts, one artifact, and back; no menus, no dialogs, no way to files.

Never known here: files, settings on disk, links. What may be pressed is what the command table allows in the kiosk.
Entry point: `window.KioskWindow`.
"""

TOUCH = 44
"""Side of the smallest thing to be pressed, in the design's pixels; the kiosk's own scale comes on top."""
