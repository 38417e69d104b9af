"""Point clouds with octrees: the pictures and picks of the cloud they stand for, from no more than it takes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.ingest.levels.cloud import build, thin
from exhibit_viewer.ingest.levels.site import build_of
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.model.geometry import Mesh, Model, Topology
from exhibit_viewer.model.octree import Octree
from exhibit_viewer.model.point_page import decode_points
from exhibit_viewer.model.scene import Axis, Floor, Mode, Scene, Section, Tint
from exhibit_viewer.render.picking import cast, ray_through
from exhibit_viewer.render.targets import make_target

from .conftest import Draw, facing, model_of, moving

PLAIN = Scene(floor=Floor.NONE)
TURN = np.array([[2.0, 0, 0, 500_000.25], [0, 0, 2, 40], [0, -2, 0, -5_800_000.5], [0, 0, 0, 1]])


@pytest.fixture(autouse=True)
def few_samples(renderer) -> Iterator[None]:
    """What points do shows in a few."""
    usual, renderer.samples = renderer.samples, 2
    yield
    renderer.samples = usual


def ball(count: int) -> Mesh:
    """Red above, blue below in its own frame; brighter echoes to one side."""
    chance = np.random.default_rng(3)
    way = chance.normal(size=(count, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    colours = np.full((count, 4), 255, np.uint8)
    colours[:, :3] = np.where(way[:, 2:] > 0, np.array([220, 30, 30]), np.array([30, 30, 220]))
    traits = np.stack([(way[:, 0] > 0) * 255, np.where(way[:, 1] > 0, 6, 2)], axis=1).astype(np.uint8)
    return Mesh(
        "ball", way.astype(np.float32), np.empty((0, 1), np.uint32), Topology.POINTS, colours=colours, traits=traits
    )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Model, Model]:
    """A ball of points far from zero, whole and with an octree."""
    mesh = ball(60_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "LEAF", 600)
        patch.setattr(build, "FEW", 40)
        patch.setattr(build, "BLOCK", 8000)
        patch.setattr(thin, "CELLS", 4)
        store, work = Store(Path(tmp_path_factory.mktemp("build"))), build_of(mesh)
        stage = work.settle(store, ended=False)
        while not stage.done:
            for part in range(stage.parts):
                work.work(store, part)
            stage = work.settle(store, ended=True)
        plain = model_of([mesh], matrices=[TURN])
        return plain, replace(plain, meshes=(work.levelled(store, mesh),))


def octree_of(model: Model) -> Octree:
    octree = model.meshes[0].octree
    assert octree is not None
    return octree


def all_places(model: Model) -> np.ndarray:
    """(n,3) in world, in the order of their numbers."""
    octree = octree_of(model)
    places = np.concatenate([decode_points(octree, node).places for node in range(len(octree))])
    own = places * octree.step + octree.mesh_from_lattice[:3, 3]
    return own @ TURN[:3, :3].T + TURN[:3, 3]


def test_the_picture_is_that_of_the_cloud(pair: tuple[Model, Model], settle: Draw) -> None:
    plain, levelled = pair
    frame = facing(plain, PLAIN, yaw=0.4, pitch=0.3)
    expected = settle(frame, plain).astype(int)[..., :3]
    found = settle(frame, levelled).astype(int)[..., :3]
    ball_there = np.abs(expected - expected[0, 0]).max(axis=-1) > 30
    assert (np.abs(found - found[0, 0]).max(axis=-1) > 30)[ball_there].mean() > 0.98, "no holes"
    red = (found[..., 0] > found[..., 2] + 60)[ball_there].mean()
    assert abs(red - (expected[..., 0] > expected[..., 2] + 60)[ball_there].mean()) < 0.05


def test_far_away_few_nodes_are_at_hand(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    settle(replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 12)), levelled)
    few = len(renderer._gpu.full[0].mesh.store.nodes)
    settle(frame)
    assert few < len(renderer._gpu.full[0].mesh.store.nodes) / 3


def test_a_moving_picture_keeps_to_its_points(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    settle(frame, levelled)
    mesh = renderer._gpu.full[0].mesh
    resting = mesh.count
    renderer._gpu.streaming.budgets.moving_points = 3000
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.draw(moving(frame), target.framebuffer)
    assert 0 < mesh.count <= 3000 < resting
    shown = target.read(0, "rgba8")[..., :3].astype(int)
    assert (np.abs(shown - shown[0, 0]).max(axis=-1) > 20).mean() > 0.1, "few points are drawn large"
    target.release()


def test_a_pick_is_a_point_of_the_source_at_every_level(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    places = all_places(levelled)
    frame = facing(levelled, PLAIN, yaw=0.2)
    found = []
    for budget in (2000, 60_000):
        renderer.set_model(levelled)
        renderer._gpu.streaming.budgets.resting_points = budget
        settle(frame)
        picks = [renderer.pick(frame.width // 2 + dx, frame.height // 2 + dy) for dx in (-9, 0, 8) for dy in (-7, 6)]
        assert None not in picks
        for pick in picks:
            assert np.abs(places[pick.face] - pick.point).max() < 1e-6
        found.append(np.array([pick.point for pick in picks]))
    assert np.abs(found[0] - found[1]).max() < 0.2, "about the same place whatever is drawn"


def test_what_was_marked_stays_where_it_is_when_the_level_changes(
    pair: tuple[Model, Model], settle: Draw, renderer
) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN, yaw=0.2)
    settle(frame, levelled)
    pick = renderer.pick(frame.width // 2, frame.height // 2)
    assert pick is not None
    close = replace(frame, camera=replace(frame.camera, target=pick.point, distance=frame.camera.distance / 30))
    settle(close)
    again = renderer.pick(frame.width // 2, frame.height // 2)
    assert again is not None and again.point == pick.point and again.face == pick.face


def test_without_a_picture_the_ray_finds_the_near_side(pair: tuple[Model, Model]) -> None:
    plain, levelled = pair
    frame = facing(plain, replace(PLAIN, mode=Mode.XRAY))
    ray = ray_through(frame, frame.width / 2, frame.height / 2)
    pick = cast(levelled, ray)
    assert pick is not None
    assert (np.array(pick.point) - levelled.centre) @ ray.direction < -1.8
    assert cast(levelled, replace(ray, direction=-ray.direction)) is None


def test_a_section_takes_points_away(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    whole = settle(frame, levelled).astype(int)[..., :3]
    cut = settle(replace(frame, scene=replace(PLAIN, section=Section(Axis.X, 0.5)))).astype(int)[..., :3]
    right = slice(frame.width * 5 // 8, None)
    assert (np.abs(whole - whole[0, 0]).max(axis=-1) > 30)[:, right].sum() > 1000
    assert (np.abs(cut - cut[0, 0]).max(axis=-1) > 30)[:, right].sum() < 20


def test_a_damaged_node_is_done_without(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    octree = octree_of(levelled)
    pages = octree.pages.copy()
    pages[octree.offsets[3] + 30] ^= 255
    hurt = replace(levelled.meshes[0], octree=replace(octree, pages=pages))
    frame = facing(levelled, PLAIN)
    settle(frame, replace(levelled, meshes=(hurt,)))
    assert renderer.damaged and 3 not in renderer._gpu.full[0].mesh.store.nodes


@pytest.mark.parametrize("whole", [True, False])
def test_points_are_coloured_by_what_is_asked_for(pair: tuple[Model, Model], settle: Draw, whole: bool) -> None:
    model = pair[0] if whole else pair[1]
    frame = facing(model, PLAIN, yaw=0.0, pitch=0.0)
    height, width = frame.height, frame.width
    upper, lower = (slice(height // 3, height // 2 - 8), slice(height // 2 + 8, height * 2 // 3))
    left, right = (slice(width * 3 // 8, width // 2 - 8), slice(width // 2 + 8, width * 5 // 8))
    shown = {
        tint: settle(replace(frame, scene=replace(PLAIN, tint=tint)), model).astype(float)[..., :3] for tint in Tint
    }
    own, tone, high = shown[Tint.OWN], shown[Tint.INTENSITY], shown[Tint.HEIGHT]
    red_above = own[upper, left].mean(axis=(0, 1)) - own[lower, left].mean(axis=(0, 1))
    assert abs(red_above[0]) > 60 and abs(red_above[2]) > 60
    assert tone[upper, right].mean() > tone[upper, left].mean() + 60 and np.ptp(tone, axis=-1).max() < 40
    assert (high[upper, left] - high[lower, left]).mean() != 0 and np.ptp(high[lower, left].mean(axis=(0, 1))) > 20
    assert np.abs(shown[Tint.CLASS] - own).max() > 60 and np.abs(shown[Tint.CLASS] - high).max() > 60


def test_without_colours_points_are_as_bright_as_their_echoes(pair: tuple[Model, Model], settle: Draw) -> None:
    bare = replace(pair[0].meshes[0], colours=None)
    frame = facing(pair[0], PLAIN, yaw=0.0, pitch=0.0)
    shown = settle(frame, replace(pair[0], meshes=(bare,))).astype(float)[frame.height // 2, :, :3]
    middle = frame.width // 2
    assert shown[middle + 20 : middle + 50].mean() > shown[middle - 50 : middle - 20].mean() + 60
