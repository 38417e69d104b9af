"""Renderer: pictures of one model on one OpenGL context. See `Renderer.draw` for how a picture comes to rest."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from exhibit_viewer.model.faults import Code
from exhibit_viewer.model.geometry import F64, Model
from exhibit_viewer.model.plane_cut import keep_plane
from exhibit_viewer.model.scene import Mode
from exhibit_viewer.model.shortage import shortage_told
from exhibit_viewer.render.aside import Aside
from exhibit_viewer.render.block import Detail, Shot, view_from_scene
from exhibit_viewer.render.block import clip_from_view as projection
from exhibit_viewer.render.buffers import Job, Tally
from exhibit_viewer.render.economy import LARGEST_TEXTURE, SMALL_TEXTURE, Economy
from exhibit_viewer.render.fence import Fence
from exhibit_viewer.render.frame import Frame, Pick, as_seen
from exhibit_viewer.render.gpu_model import GpuModel
from exhibit_viewer.render.lamps import shining
from exhibit_viewer.render.opengl import GL, check
from exhibit_viewer.render.pace import Pace
from exhibit_viewer.render.passes import LIT, Passes
from exhibit_viewer.render.picking import cast, pick_shown, ray_through, unhidden
from exhibit_viewer.render.platform import probe
from exhibit_viewer.render.progress import Progress
from exhibit_viewer.render.rehearsal import rehearse
from exhibit_viewer.render.section import Cap, PresentCap
from exhibit_viewer.render.sketch import will_do
from exhibit_viewer.render.sky import MAPS
from exhibit_viewer.render.skylight import Skylight
from exhibit_viewer.render.stage import TINY, Canvas, Stage
from exhibit_viewer.render.streaming import Budgets
from exhibit_viewer.render.survey import survey

Act = Callable[[GpuModel, Frame], None]
SAMPLES = 32
SLICE_SECONDS = 0.010
"""At a stretch for what may wait: with what the window paints, and one piece of it too many, that is not felt."""
_PIECE, _BANDS = 8_000, 6
"""Triangles a job draws of a fine picture, and jobs that share the passes over all of it, where the processor draws."""
_FIRST_PIECE, _FIRST_BANDS = 20_000, 4
"""The same of the first picture, for which somebody waits."""
_LIGHT_EACH_BELOW = 250_000
"""Triangles. Above, two samples share a depth map of the key light: drawing it costs as much as drawing the object."""
DETAIL_MEGABYTES = 512
"""Of graphics memory for what is drawn of very large meshes; a third of it where that is the program's own."""
_ARRIVING_TRIANGLES = 250_000
"""Of the first picture of a mesh of many levels: enough to be known by, and on their way while all else is prepared."""
_WAIT_SECONDS = 0.004
"""At a stretch, for what is done aside."""
_REACH = 4
"""Pixels: between the points of a cloud one so near by is meant."""


class Renderer:
    """Draws one model. Make and use it with its context current; after context loss make a new one.

    samples: how many refining samples follow the first, rough picture, as far as `Pace` lets them; with a multiple of
    16 every pixel has asked every direction of the sky equally often; may be changed at any time. small: pictures are a
    few hundred pixels wide, which show neither large textures nor the edges of a few shadows. detail_megabytes: see
    `DETAIL_MEGABYTES`; aside: see `Images`.
    Faults of every method: GRAPHICS_MEMORY, GRAPHICS_FAILED; on construction GRAPHICS_TOO_OLD, GRAPHICS_MISSING.
    """

    def __init__(
        self,
        *,
        samples: int = SAMPLES,
        small: bool = False,
        detail_megabytes: int = DETAIL_MEGABYTES,
        aside: Aside | None = None,
    ) -> None:
        _, self.device, self.software = probe()
        self.samples = samples
        self._detail_megabytes = detail_megabytes
        self._aside = aside
        self._largest_texture = SMALL_TEXTURE if small else LARGEST_TEXTURE
        self._economy = Economy(self._largest_texture)
        self._tally = Tally()
        self._stage = Stage()
        self._fence = Fence(software=self.software)
        self._stage.sky.wanted = MAPS // 2 if small else MAPS
        self._gpu: GpuModel | None = None
        self._next: GpuModel | None = None
        self._progress: Progress | None = None
        self._cap = PresentCap()
        self._skylight = Skylight(self._stage)
        self._acts: deque[Act] = deque()
        self._first: Frame | None = None
        self._pace = Pace(software=self.software)
        self._shown: tuple[Frame, tuple[int, int]] | None = None

    @property
    def uploads(self) -> int:
        """Bytes of geometry and textures sent so far; a change of light or mode sends none, one of camera what it shows
        in more detail."""
        return self._tally.bytes

    @property
    def posed(self) -> Model | None:
        """The model as the last picture has it: at a moment, or at rest."""
        return self._gpu.model if self._gpu is not None else None

    # ---- what is shown

    @shortage_told(Code.GRAPHICS_MEMORY)
    def set_model(self, model: Model | None) -> None:
        """Show a model. It is uploaded over the next calls of `draw`, which show the empty backdrop meanwhile."""
        self._economy = Economy(self._largest_texture)
        self._set(model)
        check()

    def make_do(self, model: Model) -> bool:
        """After GRAPHICS_MEMORY: begin anew with textures of half the size, and half as much of what comes piece by
        piece. False where that would not help."""
        helps = self._economy.tighten(model, self._detail_megabytes)
        if helps:
            self._set(model)
        return helps

    def _set(self, model: Model | None) -> None:
        self._cap.forget()
        for gpu in filter(None, (self._gpu, self._next)):
            gpu.release()
        self._next = None
        self._gpu = None if model is None else self._uploading(model)
        self._progress = self._shown = self._first = None
        self._acts = deque([self._rehearse, self._begin])
        if self._gpu is not None:
            self._skylight.restart(self._gpu.bounds)

    def spend(self, detail_megabytes: int) -> None:
        """Change `detail_megabytes`, from the next picture on."""
        self._detail_megabytes = detail_megabytes
        for gpu in filter(None, (self._gpu, self._next)):
            gpu.streaming.budgets = self._budgets()

    @shortage_told(Code.GRAPHICS_MEMORY)
    def exchange(self, model: Model) -> None:
        """Show another form of the model shown, as soon as it is uploaded; its picture stands meanwhile."""
        if self._gpu is None:
            self.set_model(model)
            return
        if self._next is not None:
            self._next.release()
        self._next = self._uploading(model)
        check()

    @shortage_told(Code.GRAPHICS_MEMORY)
    def draw(self, frame: Frame, framebuffer: int) -> bool:
        """Draw into a framebuffer of frame.width x frame.height. True when the picture will not get better.

        False: call again with the same frame. At rest each call takes some 30 ms in software, shows the best picture
        so far and goes on refining: first one full sample, then the mean of `samples`. A moving frame is drawn at
        once from the proxy, as large as the machine manages thirty times a second.
        """
        frame = as_seen(frame, self._gpu.model if self._gpu is not None else None)
        if self._gpu is None or not self._prepared(self._gpu, frame):
            return self._clear(frame, framebuffer)
        self._bring_next(frame)
        self._pose(self._gpu, frame)
        if frame.moving:
            self._draw_moving(frame, framebuffer)
            return False
        progress = self._progress_of(frame)
        waits = progress.samples > progress.shown  # what `advance` made is shown before there is more of it
        settled = (self._fine(progress) if waits else self._refine(frame)) and self._next is None
        self._show(frame, framebuffer)
        check()
        return settled

    @shortage_told(Code.GRAPHICS_MEMORY)
    def advance(self, frame: Frame) -> bool:
        """Go on as `draw` does, but show nothing. True when `draw` has something new to show."""
        frame = as_seen(frame, self._gpu.model if self._gpu is not None else None)
        if self._gpu is None or not self._prepared(self._gpu, frame):
            return self._gpu is None
        self._bring_next(frame)
        if frame.moving:
            return self._fence.passed(time.perf_counter() + SLICE_SECONDS)
        self._pose(self._gpu, frame)
        progress = self._progress_of(frame)
        if progress.samples > progress.shown:
            return self._fence.passed(time.perf_counter() + SLICE_SECONDS)
        return self._refine(frame)

    def showed(self, seconds: float) -> None:
        """Learn how long the picture just drawn was on its way to the screen: moving pictures leave time for that."""
        self._pace.beside(seconds)

    @property
    def showing(self) -> bool:
        """Whether the last `draw` showed the model, if only coarsely; False while it is still on its way up."""
        progress = self._progress
        return progress is not None and (progress.frame.moving or progress.stands)

    @property
    def detailed(self) -> bool:
        """Whether the picture at rest has all its detail, and only becomes smoother."""
        progress = self._progress
        return progress is not None and not progress.frame.moving and progress.samples > 0 and self._whole

    @property
    def damaged(self) -> bool:
        """Whether part of the model's file of levels cannot be read; it is shown coarser there."""
        return self._gpu is not None and self._gpu.streaming.damaged

    def release(self) -> None:
        """Delete everything in graphics memory."""
        self.set_model(None)
        self._stage.release()

    # ---- before the first picture

    def _uploading(self, model: Model) -> GpuModel:
        limit = self._economy.texture_limit(model)
        stage, tally, software = self._stage, self._tally, self.software
        return GpuModel(model, stage, tally, self._budgets(), software=software, texture_limit=limit, aside=self._aside)

    def _budgets(self) -> Budgets:
        return Budgets.of(software=self.software, megabytes=self._economy.megabytes(self._detail_megabytes))

    def _prepared(self, gpu: GpuModel, frame: Frame) -> bool:
        """Do some of what comes before the first picture; whether all of it is done."""
        until = time.perf_counter() + SLICE_SECONDS
        while gpu.jobs or self._acts:
            if not self._fence.passed(until):
                return False
            if not gpu.jobs:
                self._acts.popleft()(gpu, frame)
                continue
            gpu.jobs.popleft()()
            if self._first is None:  # what is being drawn stays as it is
                gpu.streaming.advance(0.0)
            if time.perf_counter() > until:
                break
        return not (gpu.jobs or self._acts)

    def _rehearse(self, gpu: GpuModel, frame: Frame) -> None:
        """Learn what the first picture needs besides the meshes, and add it to the jobs."""
        shot = self._shot(replace(frame, moving=True, crop=None), gpu, 0, TINY)
        full = self._shot(frame, gpu, 0, (frame.width, frame.height))
        gpu.look(full)
        if gpu.streaming:
            gpu.streaming.look(full, _ARRIVING_TRIANGLES)
        rehearse(self._stage, self._passes(gpu), shot, (frame.width, frame.height), gpu.jobs)

    def _begin(self, gpu: GpuModel, frame: Frame) -> None:
        """Have a quick first picture, which is as large as the window, drawn piece by piece where that takes long."""
        if not (self.software and frame.moving):
            return
        size = frame.width, frame.height
        canvas, passes = self._stage.canvas(*size), self._passes(gpu, _FIRST_PIECE, _FIRST_BANDS)
        shot = self._shot(frame, gpu, 0, size)
        if gpu.streaming and gpu.proxy is gpu.full:
            gpu.streaming.look(shot, _ARRIVING_TRIANGLES)
        gpu.jobs.extend(passes.sample(shot, canvas, self._section_cap(frame, gpu), 1.0))
        gpu.jobs.append(partial(passes.encode, canvas))
        self._first = frame

    def _bring_next(self, frame: Frame) -> None:
        """Do some of the upload of the model's other form; once it is done, that form is the model."""
        coming, until = self._next, time.perf_counter() + SLICE_SECONDS
        while coming is not None and coming.jobs:
            coming.jobs.popleft()()
            if time.perf_counter() > until:
                return
        if coming is not None and self._gpu is not None:
            self._gpu.release()
            self._gpu, self._next = coming, None
            self._cap.forget()
            stands = self._progress is not None and self._progress.stands
            self._progress = Progress(frame, stands=stands)

    def _clear(self, frame: Frame, framebuffer: int) -> bool:
        self._stage.reset(depth=False)
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
        background = frame.scene.background
        GL.glClearColor(*background.rim, 0.0 if background.transparent else 1.0)
        GL.glClear(GL.GL_COLOR_BUFFER_BIT)
        check()
        return self._gpu is None

    # ---- shots

    def _shot(self, frame: Frame, gpu: GpuModel, number: int, size: tuple[int, int]) -> Shot:
        may = gpu.sketch and self._pace.sketchy and self._progress is not None  # the first picture is a good one
        sketched = may and will_do(frame, gpu.model)
        detail = Detail.FULL if not frame.moving else Detail.SKETCH if sketched else Detail.PROXY
        return Shot(
            scene=frame.scene,
            camera=frame.camera,
            width=size[0],
            height=size[1],
            full=frame.crop[2:] if frame.crop else size,
            crop=frame.crop[:2] if frame.crop else (0, 0),
            number=number,
            detail=detail,
            rough=frame.moving or number == 0,
            bounds=gpu.bounds,
            world_from_scene=np.asarray(np.linalg.inv(gpu.scene_from_world), np.float64),
            sky_ready=self._stage.sky.ready,
            light_every=1 if gpu.triangles < _LIGHT_EACH_BELOW else 2,
            lamps=shining(frame.scene, gpu.model.lamps),
        )

    def _passes(self, gpu: GpuModel, piece: int = 0, bands: int = 1) -> Passes:
        """piece, bands: see `Drawing`, where the processor draws; others do all at once."""
        return Passes(self._stage, gpu, *((piece, bands) if self.software else (0, 1)))

    # ---- moving

    def _pose(self, gpu: GpuModel, frame: Frame) -> None:
        """Bring the model to the frame's moment. Its shadows from the sky are made anew, for a quick picture only as
        many as give a fair mean."""
        if not gpu.pose(frame.moment):
            return
        self._cap.forget()
        self._skylight.restart(gpu.bounds, frame.scene.section)
        if frame.moving and frame.scene.mode in LIT:
            self._skylight.few(self._passes(gpu), self._shot(frame, gpu, 0, TINY))

    def _draw_moving(self, frame: Frame, framebuffer: int) -> None:
        gpu = self._gpu
        assert gpu is not None
        start, first = time.perf_counter(), self._progress is None
        size = (frame.width, frame.height) if first else self._pace.size(frame.width, frame.height)
        canvas = self._stage.canvas(*size)
        passes = self._passes(gpu)
        if not (first and frame == self._first):
            self._draw_quick(gpu, frame, passes, canvas, start)
        passes.present(canvas, framebuffer, (frame.width, frame.height))
        self._fence.wait()
        self._progress = Progress(frame)
        self._keep_identity(frame, canvas)
        if not first:
            self._pace.adapt(time.perf_counter() - start, gpu.streaming)
        check()

    def _draw_quick(self, gpu: GpuModel, frame: Frame, passes: Passes, canvas: Canvas, start: float) -> None:
        """All of a moving picture, begun at `start`, into its canvas."""
        first = self._progress is None
        shot = self._shot(frame, gpu, 0, canvas.size)
        if gpu.streaming and gpu.proxy is gpu.full and shot.detail is Detail.PROXY:
            gpu.streaming.advance(start + 0.006)
            gpu.streaming.look(shot, _ARRIVING_TRIANGLES if first else 0)
        if not first:
            self._sharpened(start + 0.006)
        still = self._shown is not None and self._shown[0].moment == frame.moment
        if not first and still and frame.scene.mode in LIT:
            self._skylight.advance(passes, shot, start + 0.008, self._fence.wait)
        for job in passes.sample(shot, canvas, self._section_cap(frame, gpu), 1.0):
            job()
        passes.encode(canvas)

    # ---- at rest

    def _progress_of(self, frame: Frame) -> Progress:
        if self._progress is None or self._progress.frame != frame:
            self._progress = Progress(frame)
        return self._progress

    def _fine(self, progress: Progress) -> bool:
        """Whether the picture is as good as it gets."""
        wanted = self._pace.samples(self.samples, self._gpu.streaming.triangles if self._gpu is not None else 0)
        return not (progress.jobs or progress.samples <= wanted) and self._whole

    @property
    def _whole(self) -> bool:
        """Whether all there is to be seen of the model is at hand."""
        return self._gpu is None or not (self._gpu.unfinished or self._gpu.streaming.waiting)

    def _refine(self, frame: Frame) -> bool:
        progress = self._progress_of(frame)
        until = time.perf_counter() + SLICE_SECONDS
        if not (self._look(progress) and self._sharpened(until, _WAIT_SECONDS)):
            return False
        while self._fence.passed(until):
            if self._fine(progress):
                return True
            if not progress.jobs:
                if not (self._sharpened(until, _WAIT_SECONDS) and self._streamed(progress, until)):
                    return False
                progress.jobs.extend(self._next_jobs(progress))
            progress.jobs.popleft()()
            if time.perf_counter() > until:
                break
        return False

    def _look(self, progress: Progress) -> bool:
        """Have textures made as fine as this picture shows them. False where that is not known yet."""
        if self._gpu is not None and not progress.measured:
            frame = progress.frame
            shot = self._shot(frame, self._gpu, 0, (frame.width, frame.height))
            progress.measured = self._gpu.look(shot, _WAIT_SECONDS)
        return progress.measured

    def _sharpened(self, until: float, patience: float = 0.0) -> bool:
        """Do some of what makes the model finer; whether all of it is done."""
        gpu = self._gpu
        while gpu is not None and self._fence.passed(until) and gpu.sharpen(patience):
            if time.perf_counter() > until:
                break
        return gpu is None or not gpu.unfinished

    def _streamed(self, progress: Progress, until: float) -> bool:
        """Whether the next sample may be drawn: from the nodes there are for the first one, then from all it takes."""
        gpu = self._gpu
        assert gpu is not None
        streaming = gpu.streaming
        if not streaming:
            return True
        if progress.looked and streaming.waiting:
            streaming.advance(until)
        if not progress.looked or streaming.stale(begun=progress.samples > 0):
            streaming.look(self._shot(progress.frame, gpu, 0, (progress.frame.width, progress.frame.height)))
            waits = streaming.waiting and not progress.looked
            progress.looked, progress.samples, progress.shown, progress.identity_kept = True, 0, 0, False
            return not waits
        return not streaming.waiting

    def _next_jobs(self, progress: Progress) -> list[Job]:
        frame, gpu = progress.frame, self._gpu
        assert gpu is not None
        passes = self._passes(gpu, _PIECE, _BANDS)
        size = frame.width, frame.height
        if not self._stage.has_canvas(*size):
            return [partial(self._stage.advance_canvas, *size)]
        shot = self._shot(frame, gpu, progress.samples, size)
        if wanted := survey(passes, shot, progress):
            return wanted
        if frame.scene.mode in LIT and (missing := self._skylight.missing(passes, shot)):
            return missing
        canvas, cap = self._stage.canvas(*size), self._section_cap(frame, gpu)
        jobs = passes.sample(shot, canvas, cap, 1.0 / (progress.samples + 1))
        return [*jobs, lambda: self._end_sample(passes, canvas, progress)]

    def _end_sample(self, passes: Passes, canvas: Canvas, progress: Progress) -> None:
        progress.samples += 1
        progress.stands = True
        passes.encode(canvas)
        if not progress.identity_kept:
            self._keep_identity(progress.frame, canvas)
            progress.identity_kept = True

    def _keep_identity(self, frame: Frame, canvas: Canvas) -> None:
        """Put aside what this picture shows where: its G-buffer is drawn over by the next sample."""
        canvas.gbuffer.copy(self._stage.identity(canvas).framebuffer, attachment=3)
        self._shown = (frame, canvas.size)

    def _show(self, frame: Frame, framebuffer: int) -> None:
        progress = self._progress
        assert progress is not None
        if progress.stands:
            self._stage.canvas(frame.width, frame.height).picture.copy(framebuffer)
        progress.shown = progress.samples

    # ---- section

    def _section_cap(self, frame: Frame, gpu: GpuModel) -> Cap | None:
        bounds, matrix = gpu.bounds, gpu.scene_from_world
        return self._cap.of(frame.scene.section, gpu.model, bounds, matrix, proxy=frame.moving)

    # ---- questions about the last picture

    def pick(self, x: int, y: int) -> Pick | None:
        """What surface lies under a pixel of the last frame, from the top left; None for the backdrop and cut faces."""
        progress, gpu = self._progress, self._gpu
        if progress is None or gpu is None:
            return None
        frame = progress.frame
        if not (0 <= x < frame.width and 0 <= y < frame.height):
            return None
        canvas = self._stage.canvas(frame.width, frame.height) if progress.identity_kept else None
        if canvas is None or canvas.identity is None or frame.scene.mode is Mode.XRAY:
            section, model = frame.scene.section, gpu.model
            keep = None if section is None else keep_plane(section, model.bounds)
            return cast(model, ray_through(frame, x + 0.5, y + 0.5), keep)
        clip = self._clip_from_world(frame, gpu, canvas.size)
        return pick_shown(canvas.identity, gpu.model, frame, clip, (x, y), _REACH if gpu.has_points else 0)

    def _clip_from_world(self, frame: Frame, gpu: GpuModel, size: tuple[int, int]) -> F64:
        shot = self._shot(frame, gpu, 0, size)
        view = view_from_scene(frame.camera, shot.world_from_scene)
        return projection(shot, view) @ view @ gpu.scene_from_world

    def visible(self, points: F64) -> np.ndarray:
        """(n,) True where points (n,3) in world are inside the last frame and not behind the surface it shows."""
        if self._shown is None or self._gpu is None or not len(points):
            return np.zeros(len(points), bool)
        frame, size = self._shown
        canvas = self._stage.canvas(*size)
        if canvas.identity is None:  # its targets were given up meanwhile
            return np.ones(len(points), bool)
        return unhidden(points, self._clip_from_world(frame, self._gpu, size), canvas.identity)
