"""What the sample's buildings and pots are put together with."""

import numpy as np
import pytest

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.ticket import Ticket
from sample import amphora, vault_frame
from sample.carpentry import bar, bent, moved, turned, wall
from sample.glb import joined
from sample.masonry import Mason, Swatch
from sample.sky import seen
from sample.surface import Part

SWATCH = Swatch(0, 0, 512, 512, 2.0, 1024)
STATES = ("vault-before", "vault-damaged", "vault-restored")


def outward(part, centre):
    """The share of triangles that look away from centre."""
    corners = part.positions[part.triangles].astype(np.float64)
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return np.mean(np.einsum("ij,ij->i", faces, corners.mean(axis=1) - centre) > 0)


@pytest.mark.parametrize("side", [1, -1])
def test_a_handle_is_not_inside_out(side):
    v, u = (np.mgrid[0:24, 0:40].astype(np.float32) + 0.5) / np.array([24, 40], np.float32)[:, None, None]
    points = amphora._handle_place(side)(u, v)
    normals = np.cross(np.gradient(points, axis=0), np.gradient(points, axis=1))
    away = points - points.mean(axis=0, keepdims=True)
    assert (np.sum(normals * away, axis=-1) > 0).all()


def test_what_is_built_looks_outwards():
    mason = Mason(1)
    tint = np.ones(3, np.float32)
    mason.block((0, 0, 0), (0.4, 0.3, 0.5), SWATCH, tint)
    bar(mason, (-0.2, -0.3, -0.1), (0.2, 0.3, 0.1), SWATCH, tint)
    turned(mason, (0, 0, 0), [(0.2, -0.3), (0.3, 0.0), (0.2, 0.3)], SWATCH, tint)
    bent(mason, np.array([[0, y, 0] for y in (-0.2, 0.0, 0.2)], np.float32), np.full(3, 0.1), SWATCH, tint)
    for part in mason.parts:
        assert outward(part, np.zeros(3)) == 1


def test_a_turned_thing_has_no_seam():
    mason = Mason(1)
    turned(mason, (0, 0, 0), [(0.3, -0.3), (0.3, 0.3)], SWATCH)
    part = mason.parts[0]
    lattice = part.normals.reshape(2, -1, 3)
    assert np.allclose(lattice[:, 0], lattice[:, -1])
    assert np.allclose(np.linalg.norm(lattice[..., [0, 2]], axis=-1), 1, atol=1e-4)


def test_moving_turns_positions_and_normals_together():
    mason = Mason(1)
    wall(mason, (-1, 0, 2), (2, 0, 0), (0, 1, 0), SWATCH, facing=(0, 0, 1))
    part = moved(mason.parts, 1, (5, 0, 0))[0]
    assert np.allclose(part.positions[:, 0], 7)
    assert np.allclose(part.normals, [1, 0, 0], atol=1e-6)


def test_a_roof_hides_the_sky_from_the_floor():
    mason = Mason(1)
    wall(mason, (-1, 0, -1), (2, 0, 0), (0, 0, 2), SWATCH, facing=(0, 1, 0), fine=0.1)
    floor = mason.gathered()
    wall(mason, (-1, 0.4, -1), (2, 0, 0), (0, 0, 2), SWATCH, facing=(0, 1, 0), fine=0.1)
    both = mason.gathered()
    assert seen(floor, 0.05, 40).mean() > 0.95
    share = seen(both, 0.05, 40)
    under = share[: len(floor.positions)]
    middle = np.hypot(*floor.positions[:, ::2].T) < 0.3
    assert under[middle].max() < 0.35
    assert share[len(floor.positions) :].mean() > 0.95


def test_stones_that_are_gone_leave_the_others_as_they_were():
    def laid(where):
        mason = Mason(7)
        vault_frame.lay_webs(mason, where, lambda _: False)
        return [part.positions.tobytes() + part.uvs.tobytes() for part in mason.parts]

    whole = laid(lambda _: "old")
    torn = laid(lambda point: "lost" if point[0] > 0 and point[2] > 0 else "old")
    assert len(whole) > 900
    assert 0.6 < len(torn) / len(whole) < 0.9
    assert set(torn) < set(whole)


def test_the_vaults_three_states_share_a_frame_of_reference(assets):
    models = [read_gltf(FileSource(assets / f"{name}.glb"), Budget(), Ticket()) for name in STATES]
    assert np.ptp([model.bounds for model in models], axis=0).max() < 0.02
    assert sum((assets / f"{name}.glb").stat().st_size for name in STATES) < 6.1e6


def test_vertices_keep_their_tints(assets):
    mesh = read_gltf(FileSource(assets / "courtyard.glb"), Budget(), Ticket()).meshes[0]
    assert mesh.linear_colours
    assert len(mesh.colours) == len(mesh.positions)
    assert mesh.colours[:, :3].std() > 10


def test_joining_keeps_tints_beside_their_vertices():
    tints = np.array([[0, 0, 0], [0.5, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    positions = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    normals = np.tile(np.array([[0, 0, 1]], np.float32), (4, 1))
    part = Part(positions, normals, positions[:, :2], np.array([[0, 1, 2], [0, 2, 3]], np.uint32), tints)

    whole = joined([part])
    for place, tint in zip(whole.positions, whole.colours, strict=True):
        assert np.array_equal(tints[np.argmin(np.abs(positions - place).sum(axis=1))], tint)


def test_vertices_that_no_triangle_names_are_left_out_when_parts_are_joined():
    positions = np.arange(21, dtype=np.float32).reshape(7, 3)
    triangles = np.array([[0, 4, 1]], np.uint32)  # 2 and 3 within, 5 and 6 past the last one named
    whole = joined([Part(positions, positions, positions[:, :2], triangles)])
    assert len(whole.positions) == 3
    assert np.array_equal(whole.positions[whole.triangles[0]], positions[triangles[0]])
