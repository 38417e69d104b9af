"""How fine textures are to be: finer than a picture can show is of no use."""

from collections.abc import Collection, Mapping

import numpy as np

from exhibit_viewer.model.geometry import F64, Mesh, Model
from exhibit_viewer.render.block import FINER_MIPMAPS, Shot, clip_from_view, view_from_scene
from exhibit_viewer.render.lighting import box_corners

_CARE = 0.25
"""Levels. Rows of pixels at a picture's edge are closer together, and drivers reckon roughly."""
_ANISOTROPIC = 1.0
"""Levels that a filter along stretched textures goes further, up to four times as far one way as the other."""
_SHARE = 0.01
"""Of a mesh's surface that may be coarser painted than is counted with: corners and slivers."""
_FLAT = 1 / 64
"""Of what is usual: what has less of the image has none of it, but one colour."""
_MOST_TRIANGLES = 1 << 19
"""That are looked at."""


def densities(model: Model, scene_from_world: F64, images: Collection[int]) -> dict[int, float]:
    """For each of these images, how much of its square one unit of the scene shows, lengthwise, where it is spread out
    most; 0 where nobody knows."""
    if model.rig is not None:
        return dict.fromkeys(images, 0.0)
    found = dict.fromkeys(images, np.inf)
    uses = [[use for use in material.textures() if use.image in found] for material in model.materials]
    most = max(64, _MOST_TRIANGLES // max(1, len(model.placements)))
    for place in model.placements:
        mesh = model.meshes[place.mesh]
        worn = {mesh.material, *(variant.of(mesh.material) for variant in model.variants)}
        linear = scene_from_world[:3, :3] @ place.world_from_mesh[:3, :3]
        worn_uses = {use for material in worn for use in uses[material]}
        laid = {uv_set: _density(mesh, uv_set, linear, most) for uv_set in {use.uv_set for use in worn_uses}}
        for use in worn_uses:
            a, b, _, c, d, _ = use.transform
            found[use.image] = min(found[use.image], laid[use.uv_set] * abs(a * d - b * c) ** 0.5)
    return {number: 0.0 if density == np.inf else float(density) for number, density in found.items()}


def _density(mesh: Mesh, uv_set: int, scene_from_mesh: F64, most: int) -> float:
    """Of an image laid on a mesh by one of its sets of texture coordinates."""
    if uv_set >= len(mesh.uvs) or not len(mesh.indices) or mesh.indices.shape[1] != 3:
        return 0.0
    faces = mesh.indices
    if len(faces) > most:  # by chance: at even steps a regular mesh would show one of its sides only
        faces = faces[np.sort(np.random.default_rng(0).integers(0, len(faces), most))]
    corners = mesh.positions[faces].astype(np.float64) @ scene_from_mesh.T
    image = mesh.uvs[uv_set][faces].astype(np.float64)
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    (ax, ay), (bx, by) = (image[:, 1] - image[:, 0]).T, (image[:, 2] - image[:, 0]).T
    shown = np.abs(ax * by - ay * bx)
    real = (areas > 0) & np.isfinite(shown)
    if not real.any() or not shown[real].any():
        return 0.0
    ratio = shown[real] / areas[real]
    usual = shown[real].sum() / areas[real].sum()
    counts = ratio > usual * _FLAT**2
    ratio, areas = ratio[counts], areas[real][counts]
    order = np.argsort(ratio)
    covered = np.cumsum(areas[order])
    return float(np.sqrt(ratio[order[np.searchsorted(covered, covered[-1] * _SHARE)]]))


def levels(model: Model, shot: Shot, density: Mapping[int, float], *, anisotropic: bool) -> dict[int, int]:
    """How often the sides of each image may be halved and the shot at rest still look the same."""
    view = view_from_scene(shot.camera, shot.world_from_scene)
    pixels = float(clip_from_view(shot, view)[1, 1]) * shot.height / 2
    away = -(box_corners(shot.bounds) @ view[2, :3] + view[2, 3]).max() if not shot.camera.orthographic else 1.0
    if away <= 0:
        return dict.fromkeys(density, 0)
    found = {}
    for number, shown in density.items():
        height, width = model.images[number].pixels.shape[:2]
        texels = shown * np.sqrt(float(width) * height) * away / pixels
        finer = FINER_MIPMAPS - _CARE - (_ANISOTROPIC if anisotropic else 0.0)
        found[number] = max(0, int(np.floor(np.log2(max(texels, 1e-9)) + finer)))
    return found
