"""Setups, tours and the states they go through, as Voyager writes them."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.formats.placing import posed, taken_apart
from exhibit_viewer.formats.svx.poses import NODE, angles_of
from exhibit_viewer.formats.svx.words_out import LANGUAGES, code_of, prose, tags_of, texts
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.scene import Background, Floor, Mode, Section
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.tour import Curve, Step, Value

Json = dict[str, object]
_OWN = "scenes/0/setup/"
_ORBIT, _OFFSET = f"{_OWN}navigation/orbit", f"{_OWN}navigation/offset"
_SHADERS = {Mode.CLAY: "Clay", Mode.XRAY: "XRay", Mode.NORMALS: "Normals", Mode.WIREFRAME: "Wireframe"}
_GREY = [0.65, 0.65, 0.65]


@dataclass(frozen=True, slots=True)
class State:
    """One snapshot: what it says of each target, and how it is reached."""

    values: Mapping[str, Value]
    seconds: float = 1.0
    curve: Curve = Curve.QUAD
    threshold: float = 0.5


def view_id(number: int) -> str:
    """The id of the state that holds the view of a note, by the note's place in the list."""
    return f"view-{number + 1}"


def states_of(artifact: Artifact, factor: float) -> dict[str, State]:
    """All states by id: a view for each note that has one, then the steps of the tours."""
    states = {
        view_id(number): State(_looking(note.camera, factor))
        for number, note in enumerate(artifact.annotations)
        if note.camera is not None
    }
    for tour in artifact.tours:
        for step in tour.steps:
            if step.id:
                states[step.id] = State(_recorded(step, artifact, factor), step.seconds, step.curve, step.threshold)
    return states


def setup_of(artifact: Artifact, factor: float, states: Mapping[str, State], unit: str) -> Json:
    """The setup of a scene in `unit`, of which `factor` are one of the artifact's."""
    setup = artifact.setup or Setup()
    found: Json = {
        "units": unit,
        "interface": {"visible": True, "logo": True, "menu": True, "tools": True},
        "viewer": _viewer(setup),
        "reader": _reader(setup),
        "navigation": _navigation(setup, factor),
        "background": _background(setup.background or Background()),
        "floor": {"visible": setup.floor is Floor.SHADOW, "position": [0, -25, 0], "size": 50, "color": _GREY,
                  "opacity": 0.5, "receiveShadow": True, "autoSize": True},
        "grid": {"visible": setup.floor is Floor.GRID, "color": [0.5, 0.7, 0.8]},
        "tape": _tape(setup, factor),
        "slicer": _slicer(setup.section),
        **({"audio": {"narrationId": setup.narration}} if setup.narration else {}),
    }  # fmt: skip
    if code_of(setup.language) in LANGUAGES:
        found["language"] = {"language": code_of(setup.language)}
    if setup.environment is not None:
        turn = math.degrees(setup.environment_turn)
        found["environment"] = {"index": 3, "visible": False, "rotation": [0.0, turn, 0.0]}
    if artifact.tours:
        found["tours"] = list(_tours(artifact))
    if states:
        found["snapshots"] = _snapshots(states)
    return found


def _viewer(setup: Setup) -> Json:
    return {
        "shader": _SHADERS.get(setup.mode or Mode.TEXTURED, "Default"),
        "exposure": 2.0 ** (setup.exposure_ev or 0.0),
        "toneMapping": False,
        "gamma": 2,
        "annotationsVisible": True,
        "activeTags": ", ".join(setup.tags),
        "sortedTags": "",
        "radioTags": False,
        "isWallMountAR": False,
        "arScale": 1,
    }


def _reader(setup: Setup) -> Json:
    article = {"articleId": setup.article} if setup.article else {}
    return {"enabled": bool(setup.article), "position": "Overlay", **article}


def _navigation(setup: Setup, factor: float) -> Json:
    found: Json = {
        "type": "Orbit",
        "enabled": True,
        "autoZoom": setup.fitted or setup.camera is None,
        "autoRotation": False,
        "lightsFollowCamera": True,
    }
    if setup.camera is not None:
        looking = _looking(setup.camera, factor)
        found["orbit"] = {
            "orbit": looking[_ORBIT],
            "offset": looking[_OFFSET],
            "minOrbit": [-90, None, None],
            "maxOrbit": [90, None, None],
            "minOffset": [None, None, 1e-4],
            "maxOffset": [None, None, None],
        }
    return found


def _looking(camera: Camera, factor: float) -> dict[str, Value]:
    """The view in Voyager's terms: turned by `orbit` about the world's origin, then moved by `offset`."""
    x, y, z = (float(part) for part in camera.world_from_view_rotation().T @ (camera.eye * factor))
    return {_ORBIT: (-math.degrees(camera.pitch), math.degrees(camera.yaw), 0.0), _OFFSET: (x, y, z)}


def _recorded(step: Step, artifact: Artifact, factor: float) -> dict[str, Value]:
    """What a step recorded of what there still is here, and what it is known to show."""
    lamps = artifact.setup.lamps if artifact.setup is not None else ()
    there = {"model": len(artifact.parts), "light": len(lamps)}
    values = {
        target: value for target, value in step.values.items() if target.startswith(_OWN) or _is_of(target, there)
    }
    for number, pose in step.poses:
        values.update(_standing(number, pose, factor) if number < len(artifact.parts) else {})
    if step.camera is not None and (_ORBIT not in values or _OFFSET not in values):
        values.update(_looking(step.camera, factor))
    if step.note:
        values.setdefault(f"{_OWN}viewer/activeAnnotation", step.note)
    if step.article:
        values.setdefault(f"{_OWN}reader/articleId", step.article)
        values.setdefault(f"{_OWN}reader/enabled", True)
    return values


def _is_of(target: str, there: Mapping[str, int]) -> bool:
    """Whether a target ("model/0/opacity") is one of those that are there."""
    kind, number, *key = target.split("/", 2)
    return bool(key) and number.isascii() and number.isdigit() and int(number) < there.get(kind, 0)


def _standing(number: int, pose: tuple[float, ...], factor: float) -> dict[str, Value]:
    """Where a stop has the node of a part, whose number is the part's; nothing of a sheared one."""
    matrix: F64 = posed(scale=(factor,) * 3) @ np.array(pose).reshape(4, 4)
    apart = taken_apart(matrix)
    if apart is None:
        return {}
    place, _, scale = apart
    node = f"{NODE}{number}/"
    return {f"{node}position": place, f"{node}rotation": angles_of(matrix[:3, :3] / scale), f"{node}scale": scale}


def _snapshots(states: Mapping[str, State]) -> Json:
    targets = list(dict.fromkeys(target for state in states.values() for target in state.values)) or [_ORBIT, _OFFSET]
    features = dict.fromkeys(target.split("/")[3] for target in targets if target.startswith(_OWN))
    listed = [
        {
            "id": name,
            "curve": state.curve.value,
            "duration": state.seconds,
            "threshold": state.threshold,
            "values": [state.values.get(target) for target in targets],
        }
        for name, state in states.items()
    ]
    return {"features": list(features), "targets": targets, "states": listed}


def _tours(artifact: Artifact) -> Iterator[Json]:
    for tour in artifact.tours:
        steps = [
            {
                "id": step.id,
                "titles": {},
                **texts("titles", "title", step.title),
                **texts("altTexts", "altText", step.text),
            }
            for step in tour.steps
        ]
        yield {
            "id": tour.id,
            "titles": {},
            "leads": {},
            **texts("titles", "title", tour.title),
            **prose("leads", "lead", tour.lead),
            **tags_of(tour.tags, tour.title),
            "steps": steps,
        }


def _background(background: Background) -> Json:
    style = "Solid" if background.centre == background.rim else "RadialGradient"
    return {"style": style, "color0": list(background.centre), "color1": list(background.rim)}


def _tape(setup: Setup, factor: float) -> Json:
    start, end = setup.tape or ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    up = [0.0, 0.0, 0.0]
    return {
        "enabled": setup.tape is not None,
        "startPosition": [float(part) for part in np.array(start) * factor],
        "startDirection": up,
        "endPosition": [float(part) for part in np.array(end) * factor],
        "endDirection": up,
    }


def _slicer(section: Section | None) -> Json:
    shown = section or Section()
    return {
        "enabled": section is not None,
        "axis": shown.axis.value.upper(),
        "inverted": shown.inverted,
        "position": shown.position,
        "color": [0.0, 0.61, 0.87],
    }
