"""IIIF Presentation 2, 3 and 4, and the drafts that led to scenes: manifests and collections kept as local files.

Everything has an address on the internet that is never visited; what is here is found by the end of its address.
Frames: a scene is right-handed, Y up, in units of its own (`spatialScale` says how many metres).
Entry point: `read.read_iiif`.
"""
