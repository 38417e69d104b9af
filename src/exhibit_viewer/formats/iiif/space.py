"""Places in a scene: selectors, transforms, cameras and lights."""

import math
import re
from collections.abc import Callable

import numpy as np

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many, one
from exhibit_viewer.formats.placing import about, camera_from, direction_at, is_sound, point_at, posed
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import Lamp, LampKind

FIELD_OF_VIEW = 45.0
"""Degrees, where a camera does not say."""
_MOST_CORNERS = 10_000
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_CORNER = re.compile(rf"({_NUMBER})\s+({_NUMBER})\s+({_NUMBER})")
_FRAGMENT = re.compile(rf"xyz=({_NUMBER}),({_NUMBER}),({_NUMBER})")
_COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_LAMPS = {"DirectionalLight": LampKind.DIRECTIONAL, "SpotLight": LampKind.SPOT, "PointLight": LampKind.POINT}
Find = Callable[[str], Point | None]
"""Where what has this id is, if anything has."""


def source_of(target: Fields) -> str:
    """The id of what a target is in, without the part that says where."""
    inner = one(target, "source", "full")
    return (id_of(inner) if inner is not None else id_of(target)).partition("#")[0]


def point_of(target: Fields) -> Point | None:
    """Where in its scene a target is: of a point selector, of the middle of an area, or of a fragment in its id."""
    for selector in many(target, "selector"):
        kind = kind_of(selector)
        if kind == "PointSelector":
            return selector.number("x", 0.0), selector.number("y", 0.0), selector.number("z", 0.0)
        if kind in ("WktSelector", "WKTSelector", "PolygonZSelector"):
            return _middle(selector.text("value"))
        if kind == "FragmentSelector" and (found := _FRAGMENT.search(selector.text("value"))):
            return _point(found)
    found = _FRAGMENT.search(id_of(target))
    return _point(found) if found else None


def _middle(text: str) -> Point | None:
    """The mean of the corners of an area written as WKT."""
    corners = [_point(found) for found, _ in zip(_CORNER.finditer(text), range(_MOST_CORNERS), strict=False)]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if not corners or not is_sound(np.array(corners)):
        return None
    x, y, z = (float(value) for value in np.mean(corners, axis=0))
    return x, y, z


def _point(found: re.Match[str]) -> Point:
    return float(found[1]), float(found[2]), float(found[3])


def transform_of(resource: Fields) -> F64:
    """(4,4): its transforms in the order of the list; turns go about x, then y, then z, in degrees."""
    matrix = np.eye(4)
    for step in many(resource, "transform"):
        kind = kind_of(step)
        if kind == "RotateTransform":
            x, y, z = (math.radians(step.number(axis, 0.0)) for axis in "xyz")
            matrix = posed(rotation=about(2, z) @ about(1, y) @ about(0, x)) @ matrix
        elif kind == "ScaleTransform":
            matrix = posed(scale=[step.number(axis, 1.0) for axis in "xyz"]) @ matrix
        elif kind == "TranslateTransform":
            matrix = posed([step.number(axis, 0.0) for axis in "xyz"]) @ matrix
        else:
            step.report("type", "RotateTransform, ScaleTransform or TranslateTransform")
    if not is_sound(matrix):
        resource.report("transform", "numbers of a usable size")
        return np.eye(4)
    return matrix


def placed(resource: Fields, target: Fields) -> F64:
    """(4,4) scene from resource: its transforms, then the point it is put at."""
    point = point_of(target) or (0.0, 0.0, 0.0)
    return posed(point if is_sound(point) else ()) @ transform_of(resource)


def camera_in(camera: Fields, scene_from_camera: F64, find: Find, size: float) -> Camera | None:
    """A camera that stands so. It looks along -Z, or at what `lookAt` says; `size`: how far it looks into nothing."""
    eye = scene_from_camera[:3, 3]
    aim = _aim(camera, find)
    back = np.asarray(direction_at(scene_from_camera, (0.0, 0.0, 1.0)))
    distance = size
    if aim is not None and is_sound(aim):
        away = eye - np.array(aim)
        distance = float(np.linalg.norm(away))
        if distance < 1e-9:
            return None
        back = away / distance
    degrees = camera.number("fieldOfView", FIELD_OF_VIEW)
    angle = math.radians(degrees if 1.0 <= degrees <= 170.0 else FIELD_OF_VIEW)
    found = camera_from(eye, back, distance, angle)
    if kind_of(camera) != "OrthographicCamera":
        return found
    height = _quantity(camera, "viewHeight", 0.0)
    depth = height / (2 * math.tan(angle / 2)) if height > 0 else distance
    return Camera(found.target, found.yaw, found.pitch, depth, angle, orthographic=True)


def _aim(camera: Fields, find: Find) -> Point | None:
    look = one(camera, "lookAt")
    if look is None:
        return None
    if kind_of(look) == "PointSelector":
        return look.number("x", 0.0), look.number("y", 0.0), look.number("z", 0.0)
    if kind_of(look) in ("WktSelector", "WKTSelector", "PolygonZSelector"):
        return _middle(look.text("value"))
    return point_of(look) or find(id_of(look))


def lamp_in(light: Fields, scene_from_light: F64) -> Lamp | None:
    """A light as a lamp; None for those that shine from everywhere. They shine along -Y."""
    kind = _LAMPS.get(kind_of(light))
    if kind is None:
        return None
    strength = max(0.0, min(1000.0, _quantity(light, "intensity", 1.0)))
    angle = math.radians(min(89.0, max(1.0, light.number("angle", 45.0))))
    return Lamp(
        kind=kind,
        colour=colour_of(light, "color") or (1.0, 1.0, 1.0),
        intensity=strength * math.pi,
        place=point_at(scene_from_light, (0.0, 0.0, 0.0)),
        direction=direction_at(scene_from_light, (0.0, -1.0, 0.0)),
        outer=angle,
    )


def _quantity(fields: Fields, name: str, default: float) -> float:
    """A number, or a Quantity (once called Value) that holds one."""
    if not isinstance(fields.raw(name), dict):
        return fields.number(name, default)
    inner = fields.inner(name)
    if inner is None:
        return default
    return inner.number("quantityValue" if inner.has("quantityValue") else "value", default)


def metres_per_unit(scene: Fields) -> float:
    """How many metres one unit of the scene is; 0 where it does not say."""
    return max(0.0, _quantity(scene, "spatialScale", 0.0))


def colour_of(fields: Fields, name: str) -> Point | None:
    """A colour "#rrggbb", each part from 0 to 1."""
    found = _COLOUR.match(fields.text(name))
    return None if found is None else (int(found[1], 16) / 255, int(found[2], 16) / 255, int(found[3], 16) / 255)
