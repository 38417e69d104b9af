"""Rehearsal: what the first picture of a model needs besides the model, done in small jobs before it, so that the
window does not stand still for it: light, targets, and every program tried once, as drivers prepare one when it draws.
"""

from collections import deque
from functools import partial
from itertools import islice

from exhibit_viewer.render.block import Shot
from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.passes import LIT, Passes
from exhibit_viewer.render.stage import CANVAS_STEPS, Stage

_MAPS = 4


def rehearse(stage: Stage, passes: Passes, shot: Shot, size: tuple[int, int], jobs: deque[Job]) -> None:
    """Add to `jobs` what comes before a moving picture of `size` pixels; `shot` is that picture, but `TINY`."""

    def draw() -> None:
        canvas = stage.trial()
        jobs.extend(islice(passes.sky_maps(shot), _MAPS))
        jobs.append(lambda: passes.floor_light(shot))
        jobs.extend(passes.sample(shot, canvas, None, 1.0))
        jobs.extend([partial(passes.encode, canvas), *[partial(stage.advance_canvas, *size)] * CANVAS_STEPS])

    jobs.append(partial(_light, stage, shot.scene.environment, draw, jobs) if shot.scene.mode in LIT else draw)


def _light(stage: Stage, environment: str, draw: Job, jobs: deque[Job]) -> None:
    """Add a step of an environment's probe to `jobs` and itself after it; `draw` once the probe is complete.

    No function within `rehearse` may know itself: it would hold the model until Python next looks for circles.
    """
    if stage.has_probe(environment):
        draw()
    else:
        jobs.extend([partial(stage.advance_probe, environment), partial(_light, stage, environment, draw, jobs)])
