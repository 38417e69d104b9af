"""The renderer as its window sees it: what it uploads, how it comes to rest, how it ends."""

import weakref
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.material import Image, Material, Texture
from exhibit_viewer.model.scene import Floor, Light, Mode, Scene, Section
from exhibit_viewer.render.buffers import pack_directions
from exhibit_viewer.render.programs import Program, located, stitch
from exhibit_viewer.render.stage import TINY

from .conftest import box, card, facing, model_of, moving, sphere


def test_changing_the_scene_uploads_nothing(renderer, settle) -> None:
    model = model_of([sphere(32)])
    frame = facing(model)
    settle(frame, model)
    sent = renderer.uploads
    assert sent > model.meshes[0].positions.nbytes + model.meshes[0].indices.nbytes
    for scene in (Scene(exposure_ev=1.0), Scene(mode=Mode.CLAY), Scene(light=Light(intensity=0.5), floor=Floor.GRID)):
        settle(replace(frame, scene=scene))
    settle(replace(frame, camera=replace(frame.camera, yaw=1.0)))
    assert renderer.uploads == sent


def test_one_image_is_uploaded_once_for_two_materials(renderer, settle) -> None:
    image = Image("grey", np.full((64, 64, 4), 90, np.uint8), 64, 64)
    shared = tuple(Material(name, base_colour_texture=Texture(0)) for name in "ab")
    matrices = [np.eye(4), np.diag([1.0, 1.0, 1.0, 1.0])]
    matrices[1][0, 3] = 2.5
    both, single = model_of([card(0), card(1)], shared, (image,), matrices), model_of([card(0)], shared[:1], (image,))
    sent = [renderer.uploads]
    for model in (both, single):
        settle(facing(model), model)
        sent.append(renderer.uploads)
    assert (sent[1] - sent[0]) - (sent[2] - sent[1]) < image.pixels.nbytes


def test_a_settled_picture_stays_and_does_not_depend_on_the_past(renderer, settle) -> None:
    model = model_of([sphere(32, 0.1)])
    frame = facing(model, yaw=0.4)
    first = settle(frame, model)
    assert np.array_equal(settle(frame), first)
    settle(replace(frame, scene=Scene(section=Section(), mode=Mode.RELIEF)))
    assert np.abs(settle(frame).astype(int) - first.astype(int)).mean() < 0.15


def test_a_new_renderer_gives_the_same_picture(context, renderer, settle) -> None:
    from exhibit_viewer.render.still import draw_still

    model = model_of([sphere(32, 0.1)])
    frame = facing(model, yaw=0.4)
    before = settle(frame, model)
    again = draw_still(model, frame.scene, frame.camera, frame.width, frame.height, renderer.samples)
    assert np.array_equal(again, before)


def test_a_lost_context_costs_nothing_but_time() -> None:
    from exhibit_viewer.render.offscreen import OffscreenContext, render_still

    model = model_of([box()])
    frame = facing(model, yaw=0.4)
    pictures = []
    for _ in range(2):
        pictures.append(render_still(model, frame.scene, frame.camera, 64, 48, 4))
        OffscreenContext().close()
    assert np.array_equal(*pictures)


def test_a_moving_picture_is_complete_at_once_and_uses_the_proxy(renderer, settle, once) -> None:
    model = model_of([sphere(48)], (Material(unlit=True, base_colour=(1, 0, 0, 1)),), proxy=[replace(box())])
    frame = facing(model, Scene(floor=Floor.NONE))
    round_shape = (settle(frame, model)[..., 0] > 200).sum()
    square_shape = (once(frame)[..., 0] > 200).sum()
    assert square_shape > 1.15 * round_shape


def test_the_first_moving_picture_finds_its_programs_made(context, monkeypatch: pytest.MonkeyPatch) -> None:
    from exhibit_viewer.render.passes import Passes
    from exhibit_viewer.render.renderer import Renderer
    from exhibit_viewer.render.targets import make_target

    made, drawn_with = [], []
    before, present = Program.__init__, Passes.present

    def counted(self: Program, *words: object) -> None:
        made.append(words)
        before(self, *words)

    def presented(*words: object) -> None:
        drawn_with.append(len(made))
        present(*words)

    monkeypatch.setattr(Program, "__init__", counted)
    monkeypatch.setattr(Passes, "present", presented)
    model = model_of([sphere(32, 0.1)])
    frame = moving(facing(model))
    renderer, target = Renderer(), make_target(frame.width, frame.height, ("rgba8",))
    renderer.set_model(model)
    while not renderer.advance(frame):
        assert not drawn_with
    rehearsed = len(made)
    renderer.draw(frame, target.framebuffer)
    assert drawn_with == [rehearsed]
    target.release()
    renderer.release()


def test_a_model_put_away_is_gone_at_once(renderer, without_collecting) -> None:
    painted = Material(base_colour_texture=Texture(0))
    model = model_of([card(0)], (painted,), (Image("tiles", np.zeros((64, 64, 4), np.uint8), 64, 64),))
    frame = moving(facing(model))
    kept = [weakref.ref(array) for array in (model.meshes[0].positions, model.images[0].pixels)]
    renderer.set_model(model)
    while not renderer.advance(frame):
        pass
    del model
    assert all(array() is not None for array in kept)
    renderer.set_model(None)
    assert [array() for array in kept] == [None, None]


def test_without_a_model_there_is_the_backdrop(renderer, settle) -> None:
    model = model_of([box()])
    frame = facing(model)
    renderer.set_model(None)
    picture = settle(frame)
    assert np.ptp(picture.reshape(-1, 4).astype(int), axis=0).max() <= 1
    assert renderer.pick(10, 10) is None
    assert not renderer.visible(np.zeros((2, 3))).any()


def test_large_still_is_made_of_tiles_that_fit(context, monkeypatch: pytest.MonkeyPatch) -> None:
    from exhibit_viewer.render import still

    model = model_of([sphere(32, 0.1)])
    frame = facing(model, yaw=0.4, size=(240, 120))
    whole = still.draw_still(model, frame.scene, frame.camera, 240, 120, 16).astype(int)
    monkeypatch.setattr(still, "TILE", 160)
    tiled = still.draw_still(model, frame.scene, frame.camera, 240, 120, 16).astype(int)
    assert tiled.shape == whole.shape
    assert np.abs(tiled - whole).mean() < 0.7
    assert np.percentile(np.abs(tiled - whole), 99.8) < 20


def alive() -> list[int]:
    """How many textures, buffers, vertex arrays and framebuffers there are."""
    from exhibit_viewer.render.opengl import GL

    exists = GL.glIsTexture, GL.glIsBuffer, GL.glIsVertexArray, GL.glIsFramebuffer
    return [sum(bool(ask(name)) for name in range(1, 3000)) for ask in exists]


def test_many_frames_leave_no_objects_behind(renderer, once, settle, monkeypatch: pytest.MonkeyPatch) -> None:
    from exhibit_viewer.render.opengl import check

    model = model_of([card()])
    frame = facing(model, size=(32, 24))
    monkeypatch.setattr(renderer._pace, "adapt", lambda *_: None)  # a busy machine would choose other sizes
    settle(frame, model)
    once(frame)
    settle(frame)
    before = alive()
    for step in range(60):
        once(replace(frame, camera=replace(frame.camera, yaw=step * 0.01)))
    for _ in range(5):
        settle(frame, model)
    check()
    assert alive() == before


def test_targets_of_a_size_come_one_by_one_and_given_up_leave_no_objects_behind(context) -> None:
    from exhibit_viewer.render.stage import CANVAS_STEPS, Stage

    stage = Stage()
    before = alive()
    for steps in range(1, CANVAS_STEPS):
        for _ in range(steps):
            stage.advance_canvas(40, 30)
        textures = alive()[0] - before[0]
        assert not stage.has_canvas(40, 30)
        assert textures >= steps, "each step makes one at least"
        stage.advance_canvas(24, 16)  # another size is wanted by now
        stage.release()
        assert alive()[0] <= before[0]
        stage = Stage()
        before = alive()
    for _ in range(CANVAS_STEPS):
        stage.advance_canvas(40, 30)
    assert stage.has_canvas(40, 30)
    stage.release()


def test_a_model_put_away_before_its_first_picture_leaves_no_objects_behind(
    context, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exhibit_viewer.render import renderer as room
    from exhibit_viewer.render.targets import make_target

    monkeypatch.setattr(room, "SLICE_SECONDS", 0.0)  # one job at a time
    monkeypatch.setattr(room.Fence, "passed", lambda fence, _until: not fence.wait())  # and the same with every call
    image = Image("grey", np.full((64, 64, 4), 90, np.uint8), 64, 64)
    model = model_of([card()], (Material(base_colour_texture=Texture(0)),), (image,))
    frame = moving(facing(model, size=(32, 24)))
    target = make_target(*TINY, ("rgba8",))
    renderer = room.Renderer()

    def begun(jobs: int) -> bool:
        """Put the model away after some jobs; whether its picture stood by then."""
        renderer.set_model(model)
        for _ in range(jobs):
            renderer.draw(frame, target.framebuffer)
        stood = renderer.showing
        renderer.set_model(None)
        return stood

    steps = next(count for count in range(1, 500) if begun(count))
    before = alive()
    assert not any(begun(jobs) for jobs in range(1, steps))
    assert alive() == before
    renderer.release()
    target.release()


def test_a_driver_short_of_memory_gets_smaller_textures(renderer, settle, monkeypatch: pytest.MonkeyPatch) -> None:
    from exhibit_viewer.render import mipmaps
    from exhibit_viewer.render.opengl import GL

    pixels = np.zeros((2048, 1024, 4), np.uint8)
    pixels[..., 0] = pixels[..., 3] = 255
    image, plain = Image("red", pixels, 1024, 2048), Image("small", pixels[:300, :300].copy(), 300, 300)
    model = model_of([card()], (Material(base_colour_texture=Texture(0), unlit=True),), (image,))
    room, full, sides = 1200 * 1024, [], []
    reserve, ask = mipmaps.reserve_texture, GL.glGetError

    def reserved(internal: int, width: int, height: int, levels: int) -> None:
        sides.append(height)
        full.extend([GL.GL_OUT_OF_MEMORY] * (width * height * 4 > room))
        reserve(internal, width, height, levels)

    monkeypatch.setattr(mipmaps, "reserve_texture", reserved)
    monkeypatch.setattr(GL, "glGetError", lambda: full.pop() if full else ask())
    frame = facing(model, Scene(floor=Floor.NONE), size=(64, 48))
    tries = 0
    renderer.set_model(model)
    while True:
        try:
            picture = settle(frame)
            break
        except Fault as fault:
            assert fault.code is Code.GRAPHICS_MEMORY
            assert renderer.make_do(model)
            tries += 1
            assert tries < 9 and max(sides) == 1024
            sides.clear()
    assert tries == 2 and max(sides) == 512
    assert picture[24, 32, 0] > 200 > picture[24, 32, 1]
    assert not renderer.make_do(model_of([card()], (Material(base_colour_texture=Texture(0)),), (plain,)))


def test_a_still_is_made_with_smaller_textures_where_memory_is_short(context, monkeypatch: pytest.MonkeyPatch) -> None:
    from exhibit_viewer.render import still

    image = Image("grey", np.full((2048, 2, 4), 90, np.uint8), 2, 2048)
    model, limits = model_of([card()], (Material(base_colour_texture=Texture(0)),), (image,)), []
    frame = facing(model)

    def picture(renderer, frame) -> np.ndarray:
        limits.append(renderer._economy.texture_limit(model))
        if len(limits) < 3:
            raise Fault(Code.GRAPHICS_MEMORY)
        return np.zeros((frame.height, frame.width, 4), np.uint8)

    monkeypatch.setattr(still, "settled_picture", picture)
    assert still.draw_still(model, frame.scene, frame.camera, 32, 24).shape == (24, 32, 4)
    assert limits[1:] == [1024, 512]


def test_compiler_errors_name_file_and_line() -> None:
    source = stitch("shade.frag")
    index = next(number for number, line in enumerate(source) if "vec3 neutral(vec3 c) {" in line[0])
    said = located(f"0:{index + 1 + 2}(5): error: no", source, 2)
    assert said.startswith(f"tone.glsl:{source[index][2]}(5)")


def test_bad_shader_is_a_fault(context) -> None:
    with pytest.raises(Fault) as caught:
        Program("screen.vert", "tone.glsl")
    assert caught.value.code is Code.GRAPHICS_FAILED


def test_packed_directions_survive() -> None:
    rng = np.random.default_rng(3)
    directions = rng.normal(size=(100, 4)).astype(np.float32)
    directions[:, :3] /= np.linalg.norm(directions[:, :3], axis=1, keepdims=True)
    packed = pack_directions(directions)
    unpacked = np.stack([((packed >> shift) & 0x3FF).astype(np.int32) for shift in (0, 10, 20)], 1)
    unpacked = np.where(unpacked > 511, unpacked - 1024, unpacked) / 511
    assert np.abs(unpacked - directions[:, :3]).max() < 1.1 / 511
    assert np.array_equal((packed >> 30) == 3, directions[:, 3] < 0)
    assert pack_directions(np.full((1, 3), np.nan, np.float32))[0] == 0


def test_moving_frames_are_never_settled(renderer, once) -> None:
    from exhibit_viewer.render.targets import make_target

    model = model_of([box()])
    renderer.set_model(model)
    frame = facing(model, size=(64, 48))
    assert once(frame).shape == once(frame).shape == (48, 64, 4)
    target = make_target(64, 48, ("rgba8",))
    assert not any(renderer.draw(moving(frame), target.framebuffer) for _ in range(3))
    target.release()
