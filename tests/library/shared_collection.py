"""A small collection with everything that a package must carry."""

import json
from pathlib import Path

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.model.collection import Collection


def make_collection(folder: Path, bytes_each: int = 3000) -> Collection:
    """A vase with a note, a jar of three files and a page's worth of words, a bowl without rights; and a licence."""
    folder.mkdir(parents=True)
    (folder / "vase.glb").write_bytes(b"glTF" + bytes(range(256)) * (bytes_each // 256))
    jar = folder / "jar of clay"
    (jar / "maps").mkdir(parents=True)
    (jar / "jar.obj").write_text("mtllib jar.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
    (jar / "jar.mtl").write_text("newmtl a\nmap_Kd maps/clay.png\n")
    (jar / "maps" / "clay.png").write_bytes(b"\x89PNG" + bytes(200))
    (folder / "bowl.gltf").write_text(
        json.dumps({"buffers": [{"uri": "bowl%20data.bin"}], "images": [{"uri": "../x"}]})
    )
    (folder / "bowl data.bin").write_bytes(bytes(500))
    (folder / "LICENSE.txt").write_text("Do as you like.")
    (folder / "unrelated.txt").write_text("Stays at home.")
    vase = {
        "file": "vase.glb",
        "id": "vase",
        "title": {"en": "Vase", "zh": "瓶"},
        "rights": {"licence": "CC-BY-4.0", "credit": "A museum"},
        "details": [["Height", "31 cm"]],
        "annotations": [
            {"id": "n1", "title": "Neck", "text": "**Blue**", "colour": "indigo", "anchor": {"point": [0, 1, 2]}}
        ],
    }
    jar_record = {"file": "jar of clay/jar.obj", "id": "jar", "title": "Jar", "rights": "CC0-1.0", "units": "mm"}
    metadata = {"id": "museum", "title": {"en": "A museum"}, "artifacts": [vase, jar_record]}
    (folder / "metadata.json").write_text(json.dumps(metadata), "utf-8")
    return open_path(folder)
