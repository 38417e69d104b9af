"""What a shot is to a mesh of many levels: eye and planes in the mesh's own frame."""

import numpy as np

from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.level_cut import View
from exhibit_viewer.render.block import Shot, clip_from_view, view_from_scene

_NEAR = 0.02
"""Share of the camera's distance to what it turns about."""


def level_view(shot: Shot, scene_from_mesh: F64) -> View:
    """The shot as a mesh placed by this matrix sees it. What lies beyond the far plane counts as in sight."""
    view = view_from_scene(shot.camera, shot.world_from_scene)
    projection = clip_from_view(shot, view)
    clip = projection @ view @ scene_from_mesh
    planes = np.stack([clip[3] + clip[0], clip[3] - clip[0], clip[3] + clip[1], clip[3] - clip[1], clip[3] + clip[2]])
    planes /= np.maximum(np.linalg.norm(planes[:, :3], axis=1, keepdims=True), 1e-30)
    size = float(np.cbrt(abs(np.linalg.det(scene_from_mesh[:3, :3]))))
    eye = -view[:3, :3].T @ view[:3, 3]
    place = np.linalg.pinv(scene_from_mesh[:3, :3]) @ (eye - scene_from_mesh[:3, 3])
    pixels = float(projection[1, 1]) * shot.height / 2
    flat = shot.camera.orthographic
    near = _NEAR * shot.camera.distance / float(shot.world_from_scene[0, 0]) / max(size, 1e-30)
    return View(place, near, pixels * size if flat else pixels, flat, planes)
