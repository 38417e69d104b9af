"""Small Voyager documents, made here."""

import json
from pathlib import Path

SETUP = "scenes/0/setup"
TYPE = "application/si-dpo-3d.document+json"


def document(**changes: object) -> dict:
    """A scene in millimetres with one model in centimetres, turned and moved, on a moved node."""
    whole = {
        "asset": {"type": TYPE, "version": "1.0", "copyright": "(c) A museum"},
        "scene": 0,
        "scenes": [{"units": "mm", "nodes": [0], "setup": 0, "meta": 1}],
        "nodes": [{"name": "Ewer", "model": 0, "meta": 0, "translation": [1000, 0, 0]}],
        "models": [
            {
                "units": "cm",
                "translation": [0, 5, 0],
                "rotation": [0, 0, 0.7071067811865476, 0.7071067811865476],  # a quarter turn about z: x goes to y
                "boundingBox": {"min": [0, 0, 0], "max": [10, 20, 30]},
                "derivatives": [
                    {"usage": "Web3D", "quality": q, "assets": [{"uri": f"models/ewer%20{q}.glb", "type": "Model"}]}
                    for q in ("Thumb", "Low", "High")
                ],
                "annotations": [
                    {
                        "id": "rim",
                        "titles": {"EN": "Rim", "ZH-HANT": "口沿"},
                        "leads": {"EN": "<p>Worn <b>glaze</b></p>", "DE": "Glasur"},
                        "taglist": {"EN": ["glaze"], "DE": ["Glasur"]},
                        "position": [-20, 15, 0],
                        "direction": [0, 2, 0],
                        "articleId": "page",
                        "viewId": "seen",
                        "color": [0.1, 0.2, 0.9],
                    },
                    {"id": "rim", "title": "Foot", "lead": "Plain", "position": [0, 5, 0], "direction": [1, 0, 0]},
                ],
            }
        ],
        "metas": [
            {
                "collection": {"titles": {"EN": "Ewer"}, "accessionNumber": "1923.4", "sizes": {"EN": "31 cm"}},
                "articles": [
                    {"id": "lost", "uris": {"EN": "articles/lost.html"}, "titles": {"EN": "Lost"}},
                    {
                        "id": "page",
                        "uris": {"EN": "articles/page-EN.html"},
                        "titles": {"EN": "Page"},
                        "leads": {"EN": "In short"},
                    },
                ],
                "leadArticle": 1,
            },
            {
                "collection": {"titles": {"EN": "An ewer", "FR": "Une aiguière"}, "intros": {"EN": "<p>Hello</p>"}},
                "audio": [{"id": "talk", "name": "Talk", "uris": {"EN": "talk.mp3"}}],
            },
        ],
        "setups": [
            {
                "units": "cm",
                "viewer": {"shader": "Clay", "exposure": 2, "activeTags": "glaze"},
                "navigation": {
                    "type": "Orbit",
                    "autoZoom": False,
                    "orbit": {"orbit": [-30, 90, 0], "offset": [3, 4, 50]},
                },
                "background": {"style": "RadialGradient", "color0": [0.2, 0.25, 0.3], "color1": [0.01, 0.03, 0.05]},
                "slicer": {"enabled": True, "axis": "Y", "position": 0.25, "inverted": True},
                "grid": {"visible": True},
                "tape": {"startPosition": [0, 0, 0], "endPosition": [0, 10, 0]},
                "reader": {"enabled": True, "articleId": "page"},
                "language": {"language": "FR"},
                "tours": [
                    {"titles": {"EN": "Round"}, "steps": [{"id": "seen", "titles": {"EN": "One"}}, {"id": "gone"}]},
                ],
                "snapshots": {
                    "features": ["navigation"],
                    "targets": [
                        "scenes/0/setup/navigation/orbit",
                        "scenes/0/setup/navigation/offset",
                        "model/0/opacity",
                    ],
                    "states": [
                        {"id": "scene-default", "values": [None, None, 1]},
                        {"id": "seen", "curve": "EaseOutQuad", "duration": 1.5, "values": [[0, 0, 0], [0, 0, 7], None]},
                    ],
                },
            }
        ],
    }
    return {**whole, **changes}


def write_package(folder: Path, whole: dict | None = None, name: str = "scene.svx.json") -> Path:
    """The document with its files beside it, all but one page and one sound; the document's path."""
    (folder / "models").mkdir(parents=True, exist_ok=True)
    (folder / "articles").mkdir(exist_ok=True)
    for quality in ("Thumb", "Low"):
        (folder / "models" / f"ewer {quality}.glb").write_bytes(b"glTF")
    (folder / "articles" / "page-EN.html").write_text('<h1>Page</h1><p>Text <img src="/etc/passwd" alt="A jug"></p>')
    path = folder / name
    path.write_text(json.dumps(document() if whole is None else whole), "utf-8")
    return path
