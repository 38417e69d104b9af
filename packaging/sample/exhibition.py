"""The exhibition: which artifacts there are, their files, and `metadata.json` beside them.

The shape of metadata.json (UTF-8), which a curator's own folder may use as well. Every text is an object of language
tags, {"en": ..., "zh": ..., "ar": ...}; a plain string means a text of no stated language. Only `artifacts[].file` is
required; everything else may be left out.

    {
      "id": "exhibit-viewer-sample",             stays the same when the folder moves
      "title": {...}, "description": {...},
      "rights": {"licence": "CC0-1.0", "holder": "...", "credit": {...}},
      "artifacts": [                              in the order of the visit
        {
          "file": "vase.glb",                     inside the folder
          "id": "vase",                           unique here; the file's stem when left out
          "title": {...}, "description": {...},   descriptions and notes use the Markdown subset
          "culture": {...}, "date": {...}, "place": {...}, "material": {...},
          "identifier": "EV-D-001",               museum or inventory number
          "details": [[{label}, {value}], ...],   further lines of the label, in order
          "rights": {...},                        where they differ from the collection's
          "alt_text": {...},                      one sentence for those who cannot see the picture
          "units": "m",                           what the file's numbers mean; "" = as the file says
          "demonstration": true,                  a model made for show, not a record of a real object
          "first_view": {                         how it is seen when it is opened; both parts may be left out
            "camera": {"target": [x, y, z], "yaw_degrees": 28, "pitch_degrees": 4, "distance": 0.42},
            "fitted": true,                       of the camera only the direction counts, the whole object is framed
            "light": {"azimuth_degrees": -38, "elevation_degrees": 46, "intensity": 1, "raking": false}
          },                                      the key light, from the camera: to the right, and up
          "annotations": [
            {
              "id": "0b9d3c0e-...",               UUID, never reused
              "title": {...}, "text": {...}, "tags": {"en": ["technique"], ...},
              "colour": "ochre",                  ochre verdigris madder indigo orpiment malachite
              "anchor": {"point": [x, y, z], "normal": [x, y, z]},     world: Y up, the file's units
              "camera": {"target": [x, y, z], "yaw_degrees": 28, "pitch_degrees": 4, "distance": 0.42}
            }
          ]
        }
      ]
    }
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from exhibit_viewer.model.camera import Camera
from sample import (
    amphora,
    amphora_words,
    bracket,
    bracket_words,
    bronze,
    bronze_words,
    coin,
    coin_words,
    head,
    head_words,
    house,
    house_words,
    niche,
    niche_words,
    stele,
    stele_words,
    vase,
    vase_words,
    vault,
    vault_words,
)
from sample.glb import Quality, joined, write_glb
from sample.kept import kept_part
from sample.surface import Maps, Part
from sample.tags import TAGS
from sample.wording import DEMONSTRATION, LANGUAGES, FirstView, Label, Note, words

LICENCE = "CC0-1.0"
CREDIT = words("Exhibit Viewer, sample exhibition", "Exhibit Viewer 示例展览", "Exhibit Viewer، المعرض النموذجي")


@dataclass(frozen=True, slots=True)
class Piece:
    """One artifact: what is said of it, how it is made, how its textures are packed."""

    label: Label
    make: Callable[[], tuple[list[Part], Maps]]
    quality: Quality

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.label.id}.glb"


VAULT = Quality(colour=58, normal=58, orm=52, normal_reduction=2)
PIECES = (
    Piece(vase_words.LABEL, vase.make, Quality(colour=84, normal=88, orm=80, normal_reduction=2)),
    Piece(stele_words.LABEL, stele.make, Quality(colour=77, normal=74, orm=74)),
    Piece(bronze_words.LABEL, bronze.make, Quality(colour=78, normal=66, orm=70)),
    Piece(coin_words.LABEL, coin.make, Quality(colour=80, normal=76, orm=74)),
    Piece(amphora_words.LABEL, amphora.make, Quality(colour=72, normal=68, orm=66, normal_reduction=2)),
    Piece(niche_words.LABEL, niche.make, Quality(colour=68, normal=54, orm=56)),
    Piece(head_words.LABEL, head.make, Quality(colour=70, normal=58, orm=58)),
    Piece(bracket_words.LABEL, bracket.make, Quality(colour=72, normal=60, orm=60)),
    Piece(vault_words.BEFORE, vault.before, VAULT),
    Piece(vault_words.DAMAGED, vault.damaged, VAULT),
    Piece(vault_words.RESTORED, vault.restored, VAULT),
    Piece(house_words.LABEL, house.make, Quality(colour=76, normal=70, orm=68, normal_reduction=2)),
)


def _note(note: Note, part: Part) -> dict[str, Any]:
    """The note as data, its anchor moved onto the surface."""
    nearest = int(np.argmin(np.sum((part.positions - np.asarray(note.near, np.float32)) ** 2, axis=1)))
    point = [round(float(value), 5) for value in part.positions[nearest]]
    normal = [round(float(value), 4) for value in part.normals[nearest]]
    camera = {"target": point, "yaw_degrees": note.yaw, "pitch_degrees": note.pitch, "distance": note.distance}
    return {
        "id": note.id,
        "title": note.title,
        "text": note.text,
        "tags": {language: [TAGS[tag][language] for tag in note.tags] for language in LANGUAGES},
        "colour": note.colour,
        "anchor": {"point": point, "normal": normal},
        "camera": camera,
    }


def _first_view(view: FirstView, part: Part) -> dict[str, Any]:
    """The view as data, with the whole part in a square picture: roughly, for it is fitted to any other."""
    bounds = np.array([part.positions.min(axis=0), part.positions.max(axis=0)], np.float64)
    camera = Camera(yaw=math.radians(view.yaw), pitch=math.radians(view.pitch)).framing(bounds, 1.0)
    names = ("azimuth_degrees", "elevation_degrees", "intensity")
    return {
        "camera": {
            "target": [round(value, 2) + 0.0 for value in camera.target],
            "yaw_degrees": view.yaw,
            "pitch_degrees": view.pitch,
            "distance": float(f"{camera.distance:.2g}"),
        },
        "fitted": True,
        **({"light": dict(zip(names, view.light, strict=True))} if view.light is not None else {}),
    }


def _described(piece: Piece, part: Part) -> dict[str, Any]:
    label = piece.label
    return {
        "file": piece.file,
        "id": label.id,
        "title": label.title,
        "description": label.description,
        "culture": label.culture,
        "date": label.date,
        "place": label.place,
        "material": label.material,
        "identifier": label.identifier,
        "details": [list(pair) for pair in label.details],
        "rights": {"licence": LICENCE, "credit": CREDIT},
        "alt_text": label.alt_text,
        "units": "m",
        "demonstration": True,
        **({"first_view": _first_view(label.first_view, part)} if label.first_view is not None else {}),
        "annotations": [_note(note, part) for note in label.notes],
    }


def build_piece(piece: Piece, folder: Path) -> dict[str, Any]:
    """Make one artifact, write its GLB into folder, return its entry for metadata.json."""
    parts, maps = piece.make()
    part = joined(parts)
    asset = {
        "copyright": f"{LICENCE}. {CREDIT['en']}",
        "extras": {"title": piece.label.title["en"], "author": "Exhibit Viewer", "description": DEMONSTRATION["en"]},
    }
    write_glb(folder / piece.file, part, maps, asset, piece.label.id, piece.quality)
    return _described(piece, part)


def describe_kept(piece: Piece, folder: Path) -> dict[str, Any]:
    """The entry of one artifact whose GLB is in folder already: for labels that change when the artifact does not."""
    return _described(piece, kept_part(folder / piece.file))


def write_metadata(entries: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write metadata.json for entries in the order of the visit."""
    document = {
        "id": "exhibit-viewer-sample",
        "title": words("A demonstration exhibition", "演示展览", "معرض توضيحي"),
        "description": words(
            "Objects and buildings made by this program to try it with: turn them, light them, read the notes and "
            "write your own. They are demonstration models, not scans.",
            "由本程序生成的器物与建筑，供您试用：可转动、打光、阅读注释，也可写下自己的注释。它们是演示模型，"
            "并非实物扫描。",
            "قطع ومبانٍ أنشأها هذا البرنامج لتجرّبه بها: أدرها، وأضئها، واقرأ الملاحظات واكتب ملاحظاتك. وهي نماذج "
            "توضيحية، لا مسوح لأشياء حقيقية.",
        ),
        "rights": {"licence": LICENCE, "credit": CREDIT},
        "artifacts": list(entries),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    (folder / "metadata.json").write_text(text, encoding="utf-8", newline="\n")
