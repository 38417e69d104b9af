"""Scenes with what the sample exhibition does not have: a tour, a point cloud, something that moves, the pages of a
book, and the first steps of somebody new."""

import json
import tempfile
import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from compare.glb import Glb
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.state import Face
from exhibit_viewer.ui.first_steps import FirstSteps
from exhibit_viewer.ui.markdown import plain
from scans.cloud import write_cloud
from screens.stand import Desk

STELE, BRONZE = "stele", "bronze"
POINTS = 60_000
SWAY = ((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0))


def _with_tour(desk: Desk) -> None:
    """The sample exhibition with a tour of its first object's notes."""
    desk.clear(BRONZE)
    steps = tuple(Step(note.id, note.title, note=note.id) for note in _bronze(desk).annotations)
    _show_other(desk, replace(_bronze(desk), tours=(Tour("round", _bronze(desk).title, steps=steps),)))


def _bronze(desk: Desk) -> Artifact:
    whole = desk.session.state.collection
    assert whole is not None
    return whole.by_id()[BRONZE]


def _show_other(desk: Desk, told: Artifact) -> None:
    """Another first object in the sample exhibition: under a root of its own, so that the next scene opens that anew,
    without it."""
    whole = desk.session.state.collection
    assert whole is not None
    root = Path(tempfile.mkdtemp(dir=desk.base))
    others = tuple(each for each in whole.artifacts if each.id != BRONZE)
    desk.session.open_collection(replace(whole, root=root, artifacts=(told, *others)), BRONZE)
    desk.wait(lambda: desk.session.state.model is not None)


def tours(desk: Desk) -> None:
    """An object that has a tour."""
    _with_tour(desk)


def tour_stop(desk: Desk) -> None:
    """On the way round."""
    _with_tour(desk)
    desk.session.touring.begin(0)
    desk.session.touring.step(1)


def teach_tour(desk: Desk) -> None:
    """The same in a lecture."""
    tour_stop(desk)
    desk.session.show_face(Face.TEACH)
    desk.stage.show_parts(True)


def listening(desk: Desk) -> None:
    """A narration, held in the middle of a caption in the language shown."""
    desk.clear(BRONZE)
    bronze = _bronze(desk)
    folder = Path(tempfile.mkdtemp(dir=desk.base))
    with wave.open(str(folder / "talk.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 8000 * 95))
    captions = {}
    for tag, words in bronze.description.texts.items():
        captions[tag] = folder / f"{tag}.vtt"
        captions[tag].write_text(f"WEBVTT\n\n00:20.000 --> 00:40.000\n{plain(words)[:150]}\n", "utf-8")
    talk = Sound("talk", bronze.title, {"en": folder / "talk.wav"}, captions)
    notes = tuple(replace(note, sound="talk") for note in bronze.annotations)
    _show_other(desk, replace(bronze, sounds=(talk,), annotations=notes))
    desk.session.select_note(notes[0].id, fly=False)
    desk.session.listening.begin("talk", 25.0, playing=False)
    desk.wait(lambda: desk.session.state.hearing.length)


def cloud(desk: Desk) -> None:
    """A point cloud, with what its points can be coloured by."""
    desk.clear()
    folder = desk.base / "cloud"
    if not folder.exists():
        folder.mkdir()
        write_cloud(folder / "courtyard.las", POINTS)
    desk.open(folder)
    desk.wait(lambda: desk.session.state.model is not None)
    desk.stage.tools.open("mode")


def player(desk: Desk) -> None:
    """Something that moves."""
    desk.clear()
    folder = desk.base / "moving"
    if not folder.exists():
        folder.mkdir()
        glb = Glb()
        brass = {"pbrMetallicRoughness": {"baseColorFactor": [0.86, 0.62, 0.32, 1.0], "roughnessFactor": 0.3}}
        glb.add("ball", brass, (0.0, 0.0, 0.0))
        glb.add("card", {}, (0.0, -1.0, -1.0), 1.5)
        for name in ("Rising", "Falling"):
            glb.move(name, np.array([0, 1, 2], np.float32), np.array(SWAY, np.float32))
        glb.write(folder / "pendulum.glb")
    desk.open(folder)
    desk.wait(lambda: desk.session.state.model is not None)


BOOK = "https://example.org/book"


def pages(desk: Desk) -> None:
    """A book's pages, pictures of a IIIF manifest, with what is said of a part of one."""
    desk.clear()
    folder = desk.base / "book"
    if not folder.exists():
        folder.mkdir()
        canvases = [_page(folder, number) for number in (1, 2, 3)]
        whole = {"@context": "http://iiif.io/api/presentation/3/context.json", "id": f"{BOOK}/manifest.json",
                 "type": "Manifest", "label": {"en": ["A book of rules"]}, "items": canvases}  # fmt: skip
        (folder / "manifest.json").write_text(json.dumps(whole), "utf-8")
    desk.open(folder / "manifest.json")
    desk.wait(lambda: desk.session.state.model is not None)


def _page(folder: Path, number: int) -> dict[str, object]:
    """A ruled page with an initial, as a canvas; the picture of it written beside."""
    width, height = 600, 800
    page = Image.new("RGB", (width, height), "#EADFC8")
    pen = ImageDraw.Draw(page)
    for line in range(160, 700, 36):
        pen.line((90, line, width - 90 - line * number % 70, line), "#4A3B2A", 6)
    pen.rectangle((90, 90, 190, 210), ("#8C2F24", "#2F5D8C", "#3E7A4B")[number - 1])
    page.save(folder / f"page-{number}.png")
    canvas = f"{BOOK}/canvas/{number}"
    picture = {"id": f"{BOOK}/page-{number}.png", "type": "Image", "format": "image/png"}
    painting = {"id": f"{canvas}/picture", "type": "Annotation", "motivation": "painting", "body": picture,
                "target": canvas}  # fmt: skip
    words = {"type": "TextualBody", "value": "The initial, in one colour", "language": "en"}
    said = {"id": f"{canvas}/initial", "type": "Annotation", "motivation": "commenting", "body": words,
            "target": f"{canvas}#xywh=90,90,100,120"}  # fmt: skip
    return {
        "id": canvas, "type": "Canvas", "label": {"en": [f"Page {number}"]}, "width": width, "height": height,
        "items": [{"id": f"{canvas}/pictures", "type": "AnnotationPage", "items": [painting]}],
        "annotations": [{"id": f"{canvas}/said", "type": "AnnotationPage", "items": [said]}],
    }  # fmt: skip


def first_steps(desk: Desk) -> None:
    """What somebody new is told."""
    desk.clear(STELE)
    desk.set(hints_seen=False)
    if desk.stage.findChild(FirstSteps) is None:
        steps = FirstSteps(desk.session, desk.appearance, desk.icons, desk.stage, desk.stage.taken)
        desk.stage.placed.connect(steps.place)


DESK: dict[str, Callable[[Desk], None]] = {
    "tours": tours,
    "tour-stop": tour_stop,
    "teach-tour": teach_tour,
    "listening": listening,
    "cloud": cloud,
    "player": player,
    "pages": pages,
    "first-steps": first_steps,
}
"""Screens by name."""
