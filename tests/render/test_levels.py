"""Meshes of many levels: the pictures, picks and sections of the mesh they stand for, from no more than it takes."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.ingest.levels import build, need, plan
from exhibit_viewer.ingest.levels.build import with_levels
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.plane_cut import cuts
from exhibit_viewer.model.scene import Axis, Floor, Mode, Scene, Section
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render import node_loader, pace, streaming
from exhibit_viewer.render.economy import Economy
from exhibit_viewer.render.node_loader import NodeLoader
from exhibit_viewer.render.pace import Pace
from exhibit_viewer.render.picking import cast, ray_through
from exhibit_viewer.render.targets import make_target

from .conftest import Draw, facing, model_of, moving, sphere

PLAIN = Scene(floor=Floor.NONE)


@pytest.fixture(scope="module")
def pair() -> tuple[Model, Model]:
    """A bumpy ball in the scan's own way, and with levels."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "GROUP_TRIANGLES", 400)
        patch.setattr(build, "SMALLEST_TOP", 300)
        patch.setattr(need, "WORTH_LEVELS", 1000)
        mesh = sphere(64, bumps=0.05)
        turn = np.array([[0.0, 0, 2, 5], [0, 2, 0, -3], [-2, 0, 0, 1], [0, 0, 0, 1]])
        plain = model_of([mesh], matrices=[turn])
        return plain, with_levels(plain, Ticket())


def levels_of(model: Model) -> Levels:
    levels = model.meshes[0].levels
    assert levels is not None
    return levels


def nodes_of(renderer) -> dict[int, object]:
    """What is in graphics memory."""
    return renderer._gpu.full[0].mesh.store.nodes


@pytest.mark.parametrize("mode", [Mode.TEXTURED, Mode.XRAY, Mode.RELIEF, Mode.NORMALS])
def test_the_picture_is_that_of_the_mesh(pair: tuple[Model, Model], settle: Draw, mode: Mode) -> None:
    plain, levelled = pair
    frame = facing(plain, replace(PLAIN, mode=mode), yaw=0.4, pitch=0.3)
    expected = settle(frame, plain).astype(int)[..., :3]
    found = settle(frame, levelled).astype(int)[..., :3]
    assert np.abs(found - expected).mean() < 1.0
    assert (np.abs(found - expected).max(axis=-1) > 40).mean() < 0.01


def test_far_away_few_nodes_are_at_hand(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    far = replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 12))
    settle(far, levelled)
    few = len(nodes_of(renderer))
    settle(frame)
    assert few < len(nodes_of(renderer)) / 3


def test_a_moving_picture_keeps_to_its_triangles(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    settle(frame, levelled)
    mesh = renderer._gpu.full[0].mesh
    resting = mesh.count
    renderer._gpu.streaming.budgets.moving = 3000
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.draw(moving(frame), target.framebuffer)
    assert 0 < mesh.count // 3 <= 3600 < resting // 3  # what was refined stays so a little longer
    shown = target.read(0, "rgba8")[..., :3].astype(int)
    assert (np.abs(shown - shown[0, 0]).max(axis=-1) > 20).mean() > 0.1
    target.release()


def test_only_of_a_stand_in_a_sketch_is_made(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    settle(frame, levelled)
    assert renderer.software and not renderer._gpu.sketch, "the coarsest level is coarse enough"
    settle(frame, replace(levelled, proxy=(sphere(120),), proxy_placements=levelled.placements))
    assert renderer._gpu.sketch and renderer._gpu.sketch[0].mesh.count < 3 * sphere(120).triangles / 2


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nodes come before anybody grows impatient, however busy the machine is."""
    fetch = NodeLoader.fetch
    monkeypatch.setattr(NodeLoader, "fetch", lambda loader, _seconds: fetch(loader, 20.0))
    monkeypatch.setattr(streaming, "_PATIENCE_SECONDS", 20.0)


@pytest.mark.usefixtures("soon")
def test_the_first_picture_is_more_than_the_coarsest(pair: tuple[Model, Model], renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.set_model(levelled)
    while not renderer.showing:
        renderer.draw(moving(frame), target.framebuffer)
    coarsest, _ = levels_of(levelled).gains
    assert renderer._gpu.full[0].mesh.count // 3 > 1.2 * coarsest
    target.release()


@pytest.mark.usefixtures("soon")
def test_a_picture_at_rest_is_begun_once_all_of_it_is_there(
    pair: tuple[Model, Model], settle: Draw, renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    settle(replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 12)), levelled)
    ended, end = [], renderer._end_sample
    monkeypatch.setattr(renderer, "_end_sample", lambda *given: (end(*given), ended.append(given[2].samples)))
    settle(frame)
    assert ended == list(range(1, len(ended) + 1))


def test_what_is_unused_is_given_up(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    _, levelled = pair
    frame = facing(levelled, PLAIN)
    settle(frame, levelled)
    many = len(nodes_of(renderer))
    renderer._gpu.streaming.budgets.bytes = 100_000
    far = replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 12))
    settle(far)
    assert len(nodes_of(renderer)) < many / 2
    assert set(levels_of(levelled).tops.tolist()) <= set(nodes_of(renderer))
    settle(frame)
    assert len(nodes_of(renderer)) == many


@pytest.mark.parametrize("share", [1, 10])
def test_a_pick_is_on_the_mesh_itself_whatever_level_is_shown(
    pair: tuple[Model, Model], settle: Draw, renderer, share: int
) -> None:
    plain, levelled = pair
    near = facing(plain, PLAIN, yaw=0.7)
    frame = replace(near, camera=replace(near.camera, distance=near.camera.distance * share))
    settle(frame, levelled)
    chance = np.random.default_rng(share)
    for _ in range(12):
        x, y = (int(size / 2 + chance.uniform(-0.3, 0.3) * size / share) for size in (frame.width, frame.height))
        found = renderer.pick(x, y)
        expected = cast(plain, ray_through(frame, x + 0.5, y + 0.5))
        assert (found is None) == (expected is None)
        if found is None or expected is None:
            continue
        assert np.allclose(found.point, expected.point, atol=2e-3)
        corners = plain.meshes[0].positions[plain.meshes[0].indices[found.face]].astype(np.float64)
        matrix = plain.placements[0].world_from_mesh
        told = np.array(found.barycentric) @ corners @ matrix[:3, :3].T + matrix[:3, 3]
        assert np.allclose(told, found.point, atol=2e-3)
        assert np.dot(found.normal, expected.normal) > 0.95


def test_a_ray_finds_the_finest_level_without_a_picture(pair: tuple[Model, Model]) -> None:
    plain, levelled = pair
    frame = facing(plain, PLAIN)
    found, expected = (cast(model, ray_through(frame, 160.5, 120.5)) for model in (levelled, plain))
    assert found is not None and expected is not None
    assert np.allclose(found.point, expected.point, atol=1e-3) and found.face == expected.face
    assert cast(levelled, ray_through(frame, 1.5, 1.5)) is None


def test_a_section_cuts_the_mesh_itself(pair: tuple[Model, Model], settle: Draw) -> None:
    plain = pair[0]
    plane = np.array([0.0, 1.0, 0.0, 2.7])
    lengths = [
        np.linalg.norm(np.diff(np.concatenate(cuts(model, plane, np.eye(4))), axis=1), axis=2).sum() for model in pair
    ]
    assert lengths[1] == pytest.approx(lengths[0], rel=0.01)
    frame = facing(plain, replace(PLAIN, section=Section(Axis.Y, 0.6)), pitch=0.8)
    expected, found = (settle(frame, model).astype(int)[..., :3] for model in pair)
    assert np.abs(found - expected).mean() < 1.0


def test_a_damaged_page_is_never_drawn(pair: tuple[Model, Model], settle: Draw, renderer) -> None:
    plain, levelled = pair
    levels = levels_of(levelled)
    pages = levels.pages.copy()
    pages[levels.offsets[2] + 50] ^= 1
    mesh = replace(levelled.meshes[0], levels=replace(levels, pages=pages))
    frame = facing(plain, PLAIN)
    near = replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 0.7))
    expected = settle(near, plain).astype(int)
    found = settle(near, replace(levelled, meshes=(mesh,))).astype(int)
    assert 2 not in nodes_of(renderer) and renderer._gpu.streaming.damaged
    assert np.abs(found - expected).mean() < 2.0


def test_the_loader_brings_what_is_wanted_last(pair: tuple[Model, Model]) -> None:
    levels = levels_of(pair[1])
    loader = NodeLoader()
    loader.want([(levels, node) for node in range(len(levels))])
    loader.want([(levels, 3), (levels, 1)])
    came = []
    while (loaded := loader.fetch(2.0)) is not None:
        came.append(loaded.node)
    assert came[-2:] == [3, 1] or {3, 1} <= set(came)
    loader.close()
    loader.want([(levels, 0)])
    assert loader.fetch(0.01) is None


def test_without_a_thread_the_nodes_come_all_the_same(pair: tuple[Model, Model], monkeypatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    loader = NodeLoader()
    loader.want([(levels_of(pair[1]), node) for node in range(4)])
    came = [loaded.node for loaded in iter(lambda: loader.fetch(0.1), None)]
    assert came == [0, 1, 2, 3]
    loader.close()


def test_a_node_there_is_no_memory_for_is_shown_coarser(
    pair: tuple[Model, Model], settle: Draw, renderer, monkeypatch
) -> None:
    plain, levelled = pair
    decode, scarce = node_loader.decode_node, int(np.flatnonzero(levels_of(levelled).heights == 0)[0])

    def refused(levels: Levels, node: int) -> object:
        if node == scarce:
            raise MemoryError
        return decode(levels, node)

    frame = facing(plain, PLAIN)
    near = replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 0.7))
    expected = settle(near, plain).astype(int)
    monkeypatch.setattr(node_loader, "decode_node", refused)
    found = settle(near, levelled).astype(int)
    assert scarce not in nodes_of(renderer) and not renderer._gpu.streaming.damaged
    assert np.abs(found - expected).mean() < 2.0


def test_a_picture_of_many_triangles_is_made_of_fewer_samples(
    pair: tuple[Model, Model], settle: Draw, renderer, monkeypatch
) -> None:
    monkeypatch.setattr(pace, "_MANY", 1000)
    usual, renderer.samples = renderer.samples, 40
    frame = facing(pair[0], PLAIN)
    found = []
    for model in pair:
        settle(frame, model)
        found.append(renderer._progress.samples)
    renderer.samples = usual
    assert found == [41, 17]
    assert Pace(software=False).samples(40, 1 << 30) == 40 and Pace(software=True).samples(8, 1 << 30) == 8


def test_all_detail_is_there_before_the_picture_is_smooth(pair: tuple[Model, Model], renderer) -> None:
    frame, target = facing(pair[0], PLAIN), make_target(64, 64, ("rgba8",))
    frame = replace(frame, width=64, height=64)
    renderer.set_model(pair[1])
    assert not renderer.detailed
    while not renderer.detailed:
        assert not renderer.draw(frame, target.framebuffer)
    assert not renderer._gpu.streaming.waiting and 0 < renderer._progress.samples < renderer.samples
    renderer.draw(moving(frame), target.framebuffer)
    assert not renderer.detailed
    target.release()


def test_where_graphics_memory_is_short_fewer_nodes_are_held(pair: tuple[Model, Model]) -> None:
    economy, megabytes = Economy(1 << 16), [512]
    while economy.tighten(pair[1], 512):
        megabytes.append(economy.megabytes(512))
    assert megabytes == [512, 256, 128, 64, 32]
    assert not Economy(1 << 16).tighten(pair[0], 512), "there is nothing to save where nothing is streamed"


def test_another_form_of_the_model_takes_its_place_without_a_gap(
    pair: tuple[Model, Model], settle: Draw, renderer
) -> None:
    plain, levelled = pair
    frame = facing(plain, PLAIN)
    expected = settle(frame, plain).astype(int)
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.exchange(levelled)
    settled = False
    while not settled:
        settled = renderer.draw(frame, target.framebuffer)
        assert renderer.showing
        shown = target.read(0, "rgba8")[::-1].astype(int)
        assert np.abs(shown - expected).mean() < 6.0
    assert len(nodes_of(renderer)) > 1 and np.abs(shown - expected).mean() < 1.0
    target.release()
