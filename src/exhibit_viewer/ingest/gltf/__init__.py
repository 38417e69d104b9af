"""glTF 2.0 and GLB: from JSON and buffers to a Model, with every geometry extension scans come in.

Never known here: which file of a collection this is, how a model is drawn, other file formats.
Entry point: `read_gltf`.
"""

from exhibit_viewer.ingest.gltf.read import read_gltf

__all__ = ["read_gltf"]
