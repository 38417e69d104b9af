"""Pictures on canvases: where they and what is said of them are, with numbers; local copies of images and tiles."""

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.iiif import svg_box as shapes
from exhibit_viewer.formats.iiif.svg_box import Box, Line, Shapes
from exhibit_viewer.formats.iiif.write import write_manifest
from exhibit_viewer.formats.planned import Names
from exhibit_viewer.formats.said import Whole
from exhibit_viewer.model.collection import Artifact

BASE = "https://x.org/book"
CANVAS = f"{BASE}/canvas/1"


def svg_box(text: str) -> Box | None:
    return Shapes().box(text)


def svg_outlines(text: str) -> tuple[Line, ...]:
    return Shapes().outlines(text)


def picture(path: Path, width: int = 40, height: int = 20) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, height), "red").save(path)
    return path


def painted(image: dict, target: object = CANVAS) -> dict:
    return {"id": f"{BASE}/a", "type": "Annotation", "motivation": "painting", "body": image, "target": target}


def page(*annotations: dict) -> list[dict]:
    return [{"id": f"{BASE}/page", "type": "AnnotationPage", "items": list(annotations)}]


def note(target: object, number: int = 1) -> dict:
    body = {"type": "TextualBody", "value": f"note {number}", "language": "en"}
    return {"id": f"{BASE}/n/{number}", "type": "Annotation", "motivation": "commenting", "body": body,
            "target": target}  # fmt: skip


def canvas(*images: dict, **more: object) -> dict:
    return {"id": CANVAS, "type": "Canvas", "width": 400, "height": 200, "items": page(*images), **more}


def opened(folder: Path, *canvases: dict) -> tuple[Artifact, ...]:
    whole = {"@context": "http://iiif.io/api/presentation/3/context.json", "id": f"{BASE}/manifest", "type": "Manifest",
             "label": {"en": ["Book"]}, "items": list(canvases)}  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(whole))
    return open_path(folder / "manifest.json").artifacts


def image(name: str = "page-1.jpg") -> dict:
    return {"id": f"{BASE}/{name}", "type": "Image", "format": "image/jpeg"}


def place(artifact: Artifact, number: int = 0) -> np.ndarray:
    return np.array(artifact.parts[number].world_from_model).reshape(4, 4)


def test_a_picture_fills_its_canvas_one_unit_wide(tmp_path: Path) -> None:
    picture(tmp_path / "page-1.jpg")
    (artifact,) = opened(tmp_path, canvas(painted(image())))
    assert artifact.path == tmp_path / "page-1.jpg"
    assert artifact.units == ""
    assert place(artifact) == pytest.approx(np.eye(4))


def test_declared_sizes_are_true_sizes(tmp_path: Path) -> None:
    picture(tmp_path / "page-1.jpg")
    service = {"@context": "http://iiif.io/api/annex/services/physdim/1/context.json", "physicalScale": 0.5,
               "physicalUnits": "mm"}  # fmt: skip
    (artifact,) = opened(tmp_path, canvas(painted(image()), service=service))
    assert (artifact.units, place(artifact)[0, 0]) == ("mm", 200.0)
    scale = {"type": "Quantity", "quantityValue": 0.0025, "unit": "m"}
    (artifact,) = opened(tmp_path, canvas(painted(image()), spatialScale=scale))
    assert (artifact.units, place(artifact)[0, 0]) == ("m", 1.0)


def test_a_picture_on_a_part_of_the_canvas_is_there_and_in_front(tmp_path: Path) -> None:
    picture(tmp_path / "page-1.jpg")
    picture(tmp_path / "seal.png")
    (artifact,) = opened(tmp_path, canvas(painted(image()), painted(image("seal.png"), f"{CANVAS}#xywh=100,50,80,40")))
    corner, far = place(artifact, 1) @ [0, 0, 0, 1], place(artifact, 1) @ [1, -0.5, 0, 1]
    assert corner[:2] == pytest.approx([0.25, -0.125]) and far[:2] == pytest.approx([0.45, -0.225])
    assert 0 < corner[2] < 0.001


@pytest.mark.parametrize(
    ("target", "middle", "shows"),
    [
        (f"{CANVAS}#xywh=100,50,200,100", (0.5, -0.25), True),
        (f"{CANVAS}#xywh=percent:25,25,50,50", (0.5, -0.25), True),
        ({"type": "PointSelector", "x": 40, "y": 80}, (0.1, -0.2), False),
        ({"type": "FragmentSelector", "value": "xywh=pixel:0,0,40,40"}, (0.05, -0.05), True),
        ({"type": "SvgSelector", "value": "<svg><rect x='10' y='20' width='20' height='40'/></svg>"},
         (0.05, -0.1), True),
        (CANVAS, None, False),
    ],
)  # fmt: skip
def test_a_note_sticks_to_the_middle_of_its_region_and_shows_it(tmp_path, target, middle, shows) -> None:
    picture(tmp_path / "page-1.jpg")
    told = {"type": "SpecificResource", "source": CANVAS, "selector": target} if isinstance(target, dict) else target
    (artifact,) = opened(tmp_path, canvas(painted(image()), annotations=page(note(told))))
    (kept,) = artifact.annotations
    assert kept.text.texts == {"en": "note 1"}
    if middle is None:
        assert kept.anchor is None
        return
    assert kept.anchor is not None and kept.anchor.point == pytest.approx((*middle, 0.0))
    assert kept.anchor.normal == (0.0, 0.0, 1.0)
    assert (kept.camera is not None) is shows
    if kept.camera is not None:
        assert kept.camera.orthographic and kept.camera.target == kept.anchor.point
        assert (kept.camera.yaw, kept.camera.pitch) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("svg", "box"),
    [
        ("<svg><path d='M10,20 L30,20 30,60Z'/></svg>", (10, 20, 20, 40)),
        ("<svg><path d='m10 20 h20 v40 l-20-5 z m100 0 l1 1'/></svg>", (10, 20, 101, 40)),
        ("<svg><path d='M0 0C0 10 20 10 20 0S40-10 40 0'/></svg>", (0, -7.5, 40, 15)),
        ("<svg><path d='M5 5A3 3 0 0 1 11 5'/></svg>", (5, 2, 6, 3)),
        ("<s:svg xmlns:s='x'><s:polygon points='1,2 3,4 5,0'/></s:svg>", (1, 0, 4, 4)),
        ("<svg><circle cx='10' cy='10' r='4'/><ellipse cx='30' cy='10' rx='2' ry='9'/></svg>", (6, 1, 26, 18)),
        ("<svg><text>none</text></svg>", None),
        ("<svg><path d='M1e400 0'/></svg>", None),
    ],
)
def test_shapes_have_a_box(svg: str, box: tuple[float, ...] | None) -> None:
    found = svg_box(svg)
    assert found == (None if box is None else pytest.approx(box, abs=0.02))


def test_shapes_have_lines() -> None:
    assert svg_outlines("<svg><rect x='1' y='2' width='3' height='4'/></svg>") == (((1, 2), (4, 2), (4, 6), (1, 6)),)
    two = svg_outlines("<svg><path d='M0 0 h9 v9 z m20 0 l1 0 0 1'/><polygon points='1,2 3,4 5,0'/></svg>")
    assert two == (((0, 0), (9, 0), (9, 9)), ((20, 0), (21, 0), (21, 1)), ((1, 2), (3, 4), (5, 0)))
    (ring,) = svg_outlines("<svg><circle cx='10' cy='10' r='4'/></svg>")
    assert all(abs(math.hypot(x - 10, y - 10) - 4) < 1e-9 for x, y in ring) and len(ring) > 20
    assert svg_outlines("<svg><path d='M1e400 0 L1 1'/></svg>") == () and svg_outlines("<path d='M5 5'/>") == ()


def test_curves_are_followed_and_not_their_control_points() -> None:
    (arc,) = svg_outlines("<svg><path d='M5 5 A3 3 0 1 1 11 5 A3 3 0 1 1 5 5 Z'/></svg>")
    assert all(abs(math.hypot(x - 8, y - 5) - 3) < 1e-6 for x, y in arc) and len(arc) > 20
    (bow,) = svg_outlines("<svg><path d='M0 0 Q 10 20 20 0'/></svg>")
    assert max(y for _, y in bow) == pytest.approx(10, abs=0.02)
    for (x, y), (far, low) in pairwise(bow):  # the middle of each line is near the curve
        middle = (x + far) / 2
        assert abs((y + low) / 2 - 2 * middle * (1 - middle / 20)) < 0.02
    assert svg_outlines("<svg><path d='M0 0 C 1 1'/><line x1='0' y1='0' x2='1' y2='1'/></svg>") == (((0, 0), (1, 1)),)
    many = svg_outlines("<svg><path d='M0 0 " + "a1 1 0 1 1 2 2 " * 9000 + "'/></svg>")
    assert sum(map(len, many)) <= 12_000


def test_a_document_draws_no_more_than_a_reader_waits_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    lines = shapes._lines
    monkeypatch.setattr(shapes, "_lines", lambda text: asked.append(len(text)) or lines(text))
    picture(tmp_path / "page-1.jpg")
    long = "<svg><circle cx='5' cy='5' r='{}'/>" + " " * 30_000 + "</svg>"
    drawings = [long.format(number) for number in range(250)]
    targets = [{"source": CANVAS, "selector": {"type": "SvgSelector", "value": each}} for each in drawings]
    (artifact,) = opened(tmp_path, canvas(painted(image()), annotations=page(*map(note, targets))))
    assert len(artifact.annotations) == 250
    drawn = [kept for kept in artifact.annotations if kept.anchor is not None and kept.outline]
    assert len(drawn) == len(asked) and 150 < len(drawn) < 210
    (told,) = open_path(tmp_path / "manifest.json").notices
    assert f"[{len(drawn)}]" in str(told.facts["detail"]) and "1500000" in str(told.facts["detail"])


def sound(name: str = "talk.mp3") -> dict:
    return {"id": f"{BASE}/{name}", "type": "Sound", "format": "audio/mpeg"}


def test_a_book_is_told_by_what_accompanies_it(tmp_path: Path) -> None:
    picture(tmp_path / "page-1.jpg")
    for name in ("talk.mp3", "page.mp3", "other.mp3"):
        (tmp_path / name).write_bytes(b"")
    whole = {
        "type": "Manifest", "id": f"{BASE}/manifest", "@context": "http://iiif.io/api/presentation/3/context.json",
        "items": [canvas(painted(image()))],
        "rendering": [{**sound(), "label": {"en": ["The whole book"]}}, {"id": f"{BASE}/book.pdf", "type": "Text"}],
        "accompanyingCanvas": {"id": f"{BASE}/beside", "type": "Canvas", "items": page(painted(sound("other.mp3")))},
    }  # fmt: skip
    (tmp_path / "manifest.json").write_text(json.dumps(whole))
    (artifact,) = open_path(tmp_path / "manifest.json").artifacts
    talk, other = artifact.sounds
    assert talk.title.texts == {"en": "The whole book"} and talk.files == {"und": tmp_path / "talk.mp3"}
    assert other.files == {"und": tmp_path / "other.mp3"} and artifact.setup.narration == talk.id
    whole["items"][0]["rendering"] = [sound("page.mp3")]
    (tmp_path / "manifest.json").write_text(json.dumps(whole))
    (artifact,) = open_path(tmp_path / "manifest.json").artifacts
    assert len(artifact.sounds) == 3 and artifact.sounds[0].files == {"und": tmp_path / "page.mp3"}
    assert artifact.setup.narration == artifact.sounds[0].id


@pytest.mark.parametrize("beside", ["accompanyingCanvas", "placeholderCanvas"])
def test_a_recording_is_seen_as_the_picture_that_goes_with_it(tmp_path: Path, beside: str) -> None:
    picture(tmp_path / "page-1.jpg")
    (tmp_path / "talk.mp3").write_bytes(b"")
    shown = {"id": f"{BASE}/cover", "type": "Canvas", "width": 40, "height": 20,
             "items": page(painted(image(), f"{BASE}/cover"))}  # fmt: skip
    recording = {"id": CANVAS, "type": "Canvas", "duration": 60, "items": page(painted(sound())), beside: shown}
    (artifact,) = opened(tmp_path, recording)
    assert artifact.path.name == "page-1.jpg" and artifact.setup.narration == artifact.sounds[0].id
    (artifact,) = opened(
        tmp_path, canvas(painted(image()), **{beside: {**shown, "items": page(painted(image("b.jpg")))}})
    )
    assert len(artifact.parts) == 1 and not artifact.notices  # what is seen instead of nothing is not missed


def test_each_page_is_an_object_and_missing_ones_are_told(tmp_path: Path) -> None:
    picture(tmp_path / "page-1.jpg")
    second = {**canvas(painted(image("page-2.jpg"), f"{BASE}/canvas/2")), "id": f"{BASE}/canvas/2"}
    (artifact,) = opened(tmp_path, canvas(painted(image()), label={"en": ["1r"]}), second)
    assert artifact.title.texts == {"en": "Book"}
    assert [notice.facts["reference"] for notice in artifact.notices] == [f"{BASE}/page-2.jpg"]


def test_a_service_is_found_as_its_folder_and_never_another_image(tmp_path: Path) -> None:
    asked = {"id": "https://img.org/iiif/wall/full/max/0/default.jpg", "type": "Image"}
    other = picture(tmp_path / "door" / "full" / "max" / "0" / "default.jpg")
    (tmp_path / "door" / "info.json").write_text("{}")
    picture(tmp_path / "page-1.jpg")
    first = canvas(painted(image()))
    second = {**canvas(painted(asked)), "id": f"{BASE}/canvas/2"}
    assert [each.path.name for each in opened(tmp_path, first, second)] == ["page-1.jpg"]
    mine = picture(tmp_path / "wall.jpg")
    assert [each.path for each in opened(tmp_path, first, second)] == [tmp_path / "page-1.jpg", mine]
    assert other.exists()


def tiled(folder: Path) -> None:
    """A level 0 image of 50 x 40 in tiles of 32 at two scales; of the finest one is missing."""
    info = {"@context": "http://iiif.io/api/image/3/context.json", "protocol": "http://iiif.io/api/image", "width": 50,
            "height": 40, "tiles": [{"width": 32, "scaleFactors": [1, 2]}]}  # fmt: skip
    folder.mkdir(parents=True)
    (folder / "info.json").write_text(json.dumps(info))
    for x, y, wide, high in ((0, 0, 32, 32), (32, 0, 18, 32), (0, 32, 32, 8)):
        picture(folder / f"{x},{y},{wide},{high}" / f"{wide},{high}" / "0" / "default.jpg", wide, high)
    picture(folder / "full" / "25,20" / "0" / "default.jpg", 25, 20)


def test_tiles_that_are_all_there_are_put_together(tmp_path: Path) -> None:
    tiled(tmp_path / "wall")
    artifact = open_path(tmp_path / "wall").artifacts[0]
    assert artifact.path.parts[-4:] == ("full", "25,20", "0", "default.jpg")  # a tile is missing
    picture(tmp_path / "wall" / "32,32,18,8" / "18,8" / "0" / "default.jpg", 18, 8)
    artifact = open_path(tmp_path / "wall").artifacts[0]
    assert len(artifact.parts) == 4
    last = place(artifact, 3)
    assert last @ [0, 0, 0, 1] == pytest.approx([0.64, -0.64, 0, 1])
    assert last @ [1, -8 / 18, 0, 1] == pytest.approx([1.0, -0.8, 0, 1])


def test_an_image_that_a_book_shows_is_not_listed_again(tmp_path: Path) -> None:
    tiled(tmp_path / "iiif" / "wall")
    asked = {"id": "https://img.org/iiif/wall/full/max/0/default.jpg", "type": "Image"}
    opened(tmp_path, canvas(painted(asked)))
    assert [artifact.id for artifact in open_path(tmp_path).artifacts] == [CANVAS]


def test_real_tiles_are_put_together(corpus: Path) -> None:
    (artifact,) = open_path(corpus / "deepzoom/iiif_3_0_tiled").artifacts
    assert len(artifact.parts) == 16
    right = max((np.array(part.world_from_model).reshape(4, 4) @ [1, 0, 0, 1])[0] for part in artifact.parts)
    assert right == pytest.approx(1.0)


def test_pictures_are_objects_only_where_there_are_no_models(tmp_path: Path) -> None:
    picture(tmp_path / "b" / "2.png")
    picture(tmp_path / "10.jpg")
    assert [artifact.id for artifact in open_path(tmp_path).artifacts] == ["10.jpg", "b/2.png"]
    (tmp_path / "vase.glb").write_bytes(b"glTF")
    assert [artifact.id for artifact in open_path(tmp_path).artifacts] == ["vase.glb"]
    (tmp_path / "metadata.csv").write_text("file,title\nvase.glb,Vase\n10.jpg,Drawing\n")
    assert [artifact.title.best(("en",))[0] for artifact in open_path(tmp_path).artifacts] == ["Vase", "Drawing"]


def test_what_is_written_of_pictures_is_valid(tmp_path: Path, valid_iiif) -> None:
    path = picture(tmp_path / "page-1.jpg")
    (artifact,) = opened(tmp_path, canvas(painted(image()), annotations=page(note(f"{CANVAS}#xywh=0,0,40,40"))))
    names = Names({path: "files/page-1.jpg"}, sizes={path: (40, 20)})
    written = write_manifest(artifact, Whole("c", artifact.title), "manifest.json", names)
    valid_iiif(json.loads(json.dumps(written.document)))
    assert written.document["items"][0]["type"] == "Canvas"


def test_a_note_has_the_lines_about_its_region_and_other_programs_read_them(tmp_path: Path) -> None:
    picture(tmp_path / "page-1.jpg")
    shape = {"type": "SvgSelector", "value": "<svg><polygon points='100,50 200,50 100,150'/></svg>"}
    drawn = {"type": "SpecificResource", "source": CANVAS, "selector": [shape]}
    targets = (drawn, f"{CANVAS}#xywh=100,50,200,100", CANVAS)
    notes = page(*({**note(target), "id": f"{BASE}/n/{number}"} for number, target in enumerate(targets)))
    (artifact,) = opened(tmp_path, canvas(painted(image()), annotations=notes))
    lines = [each.outline for each in artifact.annotations]
    assert lines[0][0] == pytest.approx(np.array([(0.25, -0.125, 0), (0.5, -0.125, 0), (0.25, -0.375, 0)]))
    corners = [(0.25, -0.125, 0), (0.75, -0.125, 0), (0.75, -0.375, 0), (0.25, -0.375, 0)]
    assert lines[1][0] == pytest.approx(np.array(corners)) and lines[2] == ()
    names = Names({artifact.path: "files/page-1.jpg"}, sizes={artifact.path: (400, 200)})
    written = write_manifest(artifact, Whole(), "manifest.json", names).document
    told = json.dumps(written)
    assert "M100,50 L200,50 L100,150 Z" in told and "M100,50 L300,50 L300,150 L100,150 Z" in told
