"""Places in a scene as IIIF writes them: transforms, cameras and lights."""

import math

import numpy as np

from exhibit_viewer.formats.placing import taken_apart
from exhibit_viewer.formats.svx.lights_out import turned_down_to
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.scene import Background

Json = dict[str, object]
_LIGHTS = {LampKind.DIRECTIONAL: "DirectionalLight", LampKind.SPOT: "SpotLight", LampKind.POINT: "PointLight"}


def selector(point: Point) -> Json:
    """A point of the scene."""
    return dict(zip(("type", "x", "y", "z"), ("PointSelector", *map(float, point)), strict=True))


def target(address: str, scene: Json, point: Point | None = None) -> Json:
    """What an annotation is about: the scene or canvas, or a point in it."""
    if point is None:
        return scene
    place = selector(point)
    if scene.get("type") == "Canvas":
        del place["z"]
    return {"id": address, "type": "SpecificResource", "source": scene, "selector": [place]}


def transforms_of(matrix: F64) -> tuple[list[Json], Point]:
    """(what is done to a model in its order, the point it is then put at); sheared ones keep their place alone."""
    apart = taken_apart(matrix)
    x, y, z = (float(part) for part in matrix[:3, 3])
    if apart is None:
        return [], (x, y, z)
    scale = apart[2]
    angles = degrees_about(matrix[:3, :3] / np.array(scale))
    found = []
    if not np.allclose(scale, 1.0, rtol=0, atol=1e-12):
        found.append({**selector(scale), "type": "ScaleTransform"})
    if any(abs(angle) > 1e-12 for angle in angles):
        found.append({**selector(angles), "type": "RotateTransform"})
    return found, (x, y, z)


def degrees_about(rotation: F64) -> Point:
    """Turns about x, then y, then z that together are this one (3,3)."""
    sine = min(1.0, max(-1.0, -float(rotation[2, 0])))
    if abs(sine) > 1 - 1e-12:  # x and z turn about the same line: z has it all
        return 0.0, math.degrees(math.asin(sine)), math.degrees(math.atan2(-rotation[0, 1], rotation[1, 1]))
    about_x = math.atan2(rotation[2, 1], rotation[2, 2])
    about_z = math.atan2(rotation[1, 0], rotation[0, 0])
    return math.degrees(about_x), math.degrees(math.asin(sine)), math.degrees(about_z)


def camera_body(address: str, camera: Camera) -> Json:
    """A camera that looks at its target; where it stands is said by where it is painted."""
    degrees = math.degrees(camera.field_of_view)
    body: Json = {"id": address, "type": "PerspectiveCamera", "fieldOfView": degrees}
    if camera.orthographic:
        height = 2 * camera.distance * math.tan(camera.field_of_view / 2)
        body |= {"type": "OrthographicCamera", "viewHeight": height}
    return {**body, "near": camera.distance / 1000, "far": camera.distance * 1000, "lookAt": selector(camera.target)}


def light_body(address: str, lamp: Lamp) -> Json:
    """A light, turned so that its -Y goes the way of the lamp; none is brighter than IIIF knows."""
    strength = min(1.0, max(0.0, lamp.intensity / math.pi))
    light: Json = {
        "id": f"{address}/light",
        "type": _LIGHTS[lamp.kind],
        "color": hexadecimal(lamp.colour),
        "intensity": {"type": "Quantity", "quantityValue": strength, "unit": "relative"},
    }
    if lamp.kind is LampKind.SPOT:
        light["angle"] = math.degrees(lamp.outer)
    turned = {**selector(degrees_about(turned_down_to(np.array(lamp.direction)))), "type": "RotateTransform"}
    return {"id": address, "type": "SpecificResource", "source": light, "transform": [turned]}


def background(value: Background) -> str:
    """The colour behind the object."""
    return hexadecimal(value.centre)


def hexadecimal(colour: Point) -> str:
    """A colour, each part from 0 to 1, as "#rrggbb"."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in colour)
