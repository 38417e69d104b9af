"""Skylight: when the maps of the sky atlas are made, which the light from all around is reckoned with."""

import time
from collections.abc import Callable
from functools import partial
from itertools import islice

from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.scene import Section
from exhibit_viewer.render.block import Shot
from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.passes import Passes
from exhibit_viewer.render.sky import FEWEST
from exhibit_viewer.render.stage import Stage

_AT_A_TIME = 8


class Skylight:
    """The maps of one model on one stage; they hold for its pose and its section."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._section: Section | None = None

    def restart(self, bounds: F64, section: Section | None = None) -> None:
        """For another model, or another pose of it, cut by a section. bounds: (2,3) in the scene frame."""
        self._section = section
        self._stage.sky.restart(bounds)

    def missing(self, passes: Passes, shot: Shot) -> list[Job]:
        """Jobs towards the probe, the sky maps this sample wants and the floor lit by them; none when that is done.

        The first sample makes do with few maps, and with those of another section while its slider is being moved.
        """
        sky, environment = self._stage.sky, shot.scene.environment
        if not self._stage.has_probe(environment):
            return [partial(self._stage.advance_probe, environment)]
        wanted = sky.wanted if shot.number else FEWEST
        if shot.scene.section != self._section and (shot.number or not sky.complete):
            self._section = shot.scene.section
            sky.restart(shot.bounds)
        if sky.ready >= wanted:
            return []
        return [*islice(passes.sky_maps(shot), _AT_A_TIME), lambda: passes.floor_light(shot)]

    def few(self, passes: Passes, shot: Shot) -> None:
        """Make as many as give a fair mean, at once, for a quick picture."""
        for job in islice(passes.sky_maps(shot), FEWEST):
            job()
        passes.floor_light(shot)

    def advance(self, passes: Passes, shot: Shot, until: float, finish: Callable[[], None]) -> None:
        """Make some more beside a moving picture. finish: called after each, so that its time is known."""
        if self._stage.sky.complete:
            return
        for job in passes.sky_maps(shot):
            job()
            finish()
            if time.perf_counter() > until:
                break
        passes.floor_light(shot)
