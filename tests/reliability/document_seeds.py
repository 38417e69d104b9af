"""Small sound documents of every kind this program opens, made by code: where the fuzzing of their readers starts."""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "formats"))
sys.path.append(str(Path(__file__).parents[1] / "library"))

from iiif_documents import manifest
from reader_seeds import zipped
from shared_collection import make_collection
from svx_documents import document

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.ticket import Ticket

MODEL = b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"
BESIDE = ("vase.obj", "files/ewer.glb", "models/ewer High.glb")
"""Models that the documents name, so that reading them goes all the way."""

CSV = "file,title,title:zh,period,rights,units\nvase.obj,Vase,瓶,Ming,CC0-1.0,mm\nlost.glb,Lost,,,,\n"
ATON = {
    "title": "Venus",
    "scenegraph": {
        "nodes": {"a": {"urls": ["vase.obj"], "transform": {"position": [0, 1, 0], "scale": [2, 2, 2]}}},
        "edges": {".": ["a"]},
    },
    "semanticgraph": {"nodes": {"head": {"spheres": [[1, 2, 3, 0.5]], "description": "Head"}}, "edges": {}},
    "viewpoints": {"home": {"position": [0, 0, 5], "target": [0, 0, 0], "fov": 50}},
}
ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://exhibit.invalid/n/1",
    "type": "Annotation",
    "motivation": "commenting",
    "body": {"type": "TextualBody", "value": "<p>Worn</p>", "format": "text/html", "language": "en"},
    "target": {"source": "vase.obj", "selector": {"type": "PointSelector", "x": 0, "y": 1, "z": 2}},
}


def documents() -> dict[str, tuple[str, bytes]]:
    """(file name, content) by kind."""
    work = Path(tempfile.mkdtemp(prefix="seeds-"))
    try:
        collection = make_collection(work / "collection", 256)
        chosen = Selection(collection, collection.artifacts)
        package = export(chosen, Form.PACKAGE, work / "a.exhibit", Ticket()).path.read_bytes()
        record = (work / "collection" / "metadata.json").read_bytes().replace(b"vase.glb", b"vase.obj")
    finally:
        shutil.rmtree(work)
    return {
        "metadata json": ("metadata.json", record),
        "metadata csv": ("metadata.csv", CSV.encode()),
        "voyager": ("scene.svx.json", _json(document())),
        "iiif": ("manifest.json", _json(manifest())),
        "aton": ("scene.json", _json(ATON)),
        "annotation": ("notes.json", _json(ANNOTATION)),
        "package": ("a.exhibit", package),
        "zip of a document": ("a.zip", zipped({"scene.svx.json": _json(document()), "models/ewer High.glb": b"glTF"})),
    }


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


class Opening:
    """Opens documents in a folder of its own, beside models they may name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in BESIDE:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(MODEL)

    def __call__(self, name: str, data: bytes) -> bool:
        """Open a document as the program would; whether it was accepted.

        Only faults may leave, and what it names must lie in its folder: anything else is raised.
        """
        place = self.folder / name
        place.write_bytes(data)
        try:
            collection = open_path(self.folder if name.startswith("metadata") else place)
        except Fault:
            return False
        finally:
            place.unlink()
        assert collection.artifacts, "opened, and nothing in it"
        for artifact in collection.artifacts:
            self._check(artifact)
        return True

    def _check(self, artifact: Artifact) -> None:
        for derivative in artifact.derivatives:
            assert derivative.path.resolve().is_relative_to(self.folder.resolve()), derivative.path
        for part in artifact.parts:
            for derivative in part.derivatives:
                assert derivative.path.resolve().is_relative_to(self.folder.resolve()), derivative.path
