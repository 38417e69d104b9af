"""Gestures: pointers, wheels and fingers become intents. Places in picture pixels from the top left, times in seconds.

Left drag orbits (or moves the light), the other buttons pan, wheel and pinch zoom at the pointer, one finger orbits,
two pan and pinch; a picture is moved where an object is turned. A double click or tap makes the surface point the
pivot, beside the object it frames everything. Who has no pointer turns a place into the middle and presses Enter.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.scene import Light
from exhibit_viewer.session import navigation
from exhibit_viewer.session.motion import Motion
from exhibit_viewer.session.projection import on_target_plane
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Tool

F64 = NDArray[np.float64]
Place = tuple[float, float]
ZOOM_PER_NOTCH = 1.18
SLOP_PIXELS = 4.0
FINGER_SLOP_PIXELS = 12.0
DOUBLE_TAP_SECONDS = 0.4
DOUBLE_TAP_PIXELS = 40.0
FLICK_SECONDS = 0.08  # how long before letting go the speed is taken
HIGHEST_LIGHT = math.radians(85.0)


class Grip(Enum):
    """What a drag does."""

    ORBIT = auto()
    PAN = auto()
    LIGHT = auto()


class Gestures:
    """One visitor's hands on the picture.

    `surface(x, y)` is the surface point under a pixel, or None beside the object. `sealed` completes an anchor with the
    mesh's fingerprint, once it is really wanted.
    """

    def __init__(
        self,
        session: Session,
        motion: Motion,
        surface: Callable[[float, float], Anchor | None],
        sealed: Callable[[Anchor], Anchor],
    ) -> None:
        self._session, self._motion = session, motion
        self._surface, self._sealed = surface, sealed
        self.note_at: Callable[[float, float], str] = lambda x, y: ""  # the note whose marker is there
        self.width, self.height = 1.0, 1.0
        self.grip: Grip | None = None
        self._pressed: Place = (0.0, 0.0)
        self._at: Place = (0.0, 0.0)
        self._slop = SLOP_PIXELS
        self._moved = False
        self._trail: list[tuple[float, float, float]] = []  # time, turns in radians since the press
        self._fingers: tuple[Place, ...] = ()
        self._several = False
        self._tap: tuple[float, Place] | None = None
        self._fixed: tuple[Place, Camera, F64] | None = None
        self._pinched: F64 = np.zeros(3)

    # -- one pointer -----------------------------------------------------------------------------------------------

    def press(self, x: float, y: float, seconds: float, panning: bool = False) -> None:
        """A button goes down. panning: another than the left one, or with Shift or Ctrl."""
        self._motion.halt()
        panning = panning or self._is_picture
        lights = self._session.state.tool is Tool.LIGHT and not panning
        self.grip = Grip.PAN if panning else Grip.LIGHT if lights else Grip.ORBIT
        self._pressed = self._at = (x, y)
        self._moved, self._fixed = False, None
        self._trail = [(seconds, 0.0, 0.0)]

    def move(self, x: float, y: float, seconds: float) -> bool:
        """The pointer moves; True when the drag changed something."""
        if self.grip is None or self._session.state.model is None:
            return False
        if not self._moved and math.dist((x, y), self._pressed) < self._slop:
            return False
        self._moved = True
        right, down = x - self._at[0], y - self._at[1]
        self._at = (x, y)
        if self.grip is Grip.ORBIT:
            self._orbit(right, down, seconds)
        elif self.grip is Grip.PAN:
            self._pan(right, down)
        else:
            self._light(right, down)
        return True

    def release(self, seconds: float) -> bool:
        """The button goes up; True when that was a click and not a drag."""
        clicked = self.grip is not None and not self._moved
        if self.grip is Grip.ORBIT and self._moved:
            self._flick(seconds)
        panned = self.grip is Grip.PAN and not self._is_picture
        self.grip = None
        if clicked and not panned:
            self._click(*self._pressed)
        return clicked

    def cancel(self) -> None:
        """The system took the pointer or the fingers away: nothing was clicked."""
        self.grip, self._fingers, self._tap, self._slop = None, (), None, SLOP_PIXELS

    def focus(self, x: float, y: float) -> None:
        """Double click or tap: pivot on the surface, or everything in the frame."""
        if self._session.state.tool in (Tool.NOTE, Tool.MOVE_NOTE) or self.note_at(x, y):
            return
        self._motion.halt()
        anchor = self._surface(x, y)
        if anchor is None:
            self._session.frame()
        else:
            self._session.approach(self._motion.camera, anchor.point)

    def pin(self) -> bool:
        """Enter: a click in the middle of the picture, with a tool for notes in hand; False without one."""
        if self._session.state.tool not in (Tool.NOTE, Tool.MOVE_NOTE):
            return False
        self._motion.halt()
        self._click(self.width / 2, self.height / 2)
        return True

    # -- wheel and pinch -------------------------------------------------------------------------------------------

    def wheel(self, x: float, y: float, notches: float) -> None:
        """Zoom at the pointer; positive comes nearer."""
        self.pinch(x, y, ZOOM_PER_NOTCH**notches)

    def pinch(self, x: float, y: float, factor: float) -> None:
        """Come nearer by a factor; what is under (x, y) stays there."""
        if self._session.state.model is None:
            return
        self._motion.halt()
        towards = self._held_point(x, y)
        self._zoom(factor, towards)
        self._fixed = ((x, y), self._motion.camera, towards)

    def turn(self, right: float, down: float) -> None:
        """Orbit by pixels without a press (a trackpad's two fingers)."""
        if self._is_picture:
            self._motion.halt()
            self._pan(right, down)
        elif self._session.state.model is not None:
            self._motion.halt()
            self._steer(navigation.orbit(self._motion.camera, *self._turn_of(right, down)))

    @property
    def _is_picture(self) -> bool:
        model = self._session.state.model
        return model is not None and model.picture

    # -- fingers ---------------------------------------------------------------------------------------------------

    def touch(self, fingers: Sequence[Place], seconds: float) -> None:
        """All fingers now on the picture; call with none when the last one leaves."""
        before, now = self._fingers, tuple(fingers)
        self._fingers = now
        if len(now) != len(before):
            self._regrip(before, now, seconds)
        elif len(now) == 1:
            self.move(*now[0], seconds)
        elif len(now) > 1:
            self._spread(before, now)

    def _regrip(self, before: tuple[Place, ...], now: tuple[Place, ...], seconds: float) -> None:
        if len(now) == 1 and not before:
            self._slop, self._several = FINGER_SLOP_PIXELS, False
            self.press(*now[0], seconds)
        elif len(now) == 1:
            self.press(*now[0], seconds)
            self._moved = True  # what is left of a pinch is no tap
        elif now:
            self._several, self.grip, self._fixed = True, Grip.PAN, None
            self._motion.halt()
            self._pinched = self._held_point(*_middle(now))
        else:
            self._lift(seconds)

    def _lift(self, seconds: float) -> None:
        place, self._slop = self._pressed, SLOP_PIXELS
        tapped = not self._several and self.release(seconds)
        self.grip = None
        if not tapped:
            self._tap = None
        elif self._is_second_tap(place, seconds):
            self._tap = None
            self.focus(*place)
        else:
            self._tap = (seconds, place)

    def _is_second_tap(self, place: Place, seconds: float) -> bool:
        if self._tap is None:
            return False
        since, there = self._tap
        return seconds - since < DOUBLE_TAP_SECONDS and math.dist(place, there) < DOUBLE_TAP_PIXELS

    def _spread(self, before: tuple[Place, ...], now: tuple[Place, ...]) -> None:
        if self._session.state.model is None:
            return
        was, here = _middle(before), _middle(now)
        self._pan(here[0] - was[0], here[1] - was[1])
        apart, apart_before = _reach(now, here), _reach(before, was)
        if apart > 1 and apart_before > 1:
            self._zoom(apart / apart_before, self._pinched)

    # -- what they do ----------------------------------------------------------------------------------------------

    def _turn_of(self, right: float, down: float) -> tuple[float, float]:
        """Radians for pixels: the height of the picture is half a turn."""
        step = math.pi / max(1.0, self.height)
        return -right * step, down * step

    def _orbit(self, right: float, down: float, seconds: float) -> None:
        yaw, pitch = self._turn_of(right, down)
        _, all_yaw, all_pitch = self._trail[-1]
        self._trail.append((seconds, all_yaw + yaw, all_pitch + pitch))
        self._steer(navigation.orbit(self._motion.camera, yaw, pitch))

    def _pan(self, right: float, down: float) -> None:
        self._steer(navigation.pan(self._motion.camera, right, down, max(1, round(self.height))))

    def _steer(self, camera: Camera) -> None:
        self._session.steer(self._motion.camera, camera)

    def _zoom(self, factor: float, towards: F64) -> None:
        model = self._session.state.model
        if model is not None and 0 < factor < math.inf:
            self._session.look(navigation.zoom(self._motion.camera, factor, model.radius, towards))

    def _light(self, right: float, down: float) -> None:
        scene = self._session.state.scene
        step = math.pi / max(1.0, self.height)
        light = scene.light
        if light.raking:
            light = self._held_light(light)
        else:
            elevation = min(HIGHEST_LIGHT, max(-HIGHEST_LIGHT, light.elevation - down * step))
            azimuth = math.remainder(light.azimuth + right * step, math.tau)
            light = replace(light, azimuth=azimuth, elevation=elevation)
        self._session.adjust(replace(scene, light=light))

    def _held_light(self, light: Light) -> Light:
        """A raking light held where the pointer is: low at the rim of the picture, high at its middle."""
        right, up = self._at[0] - self.width / 2, self.height / 2 - self._at[1]
        reach = min(1.0, math.hypot(right, up) / (min(self.width, self.height) / 2))
        lowest, highest = math.radians(3.0), math.radians(60.0)
        return replace(light, azimuth=math.atan2(up, right), elevation=highest + (lowest - highest) * reach)

    def _flick(self, seconds: float) -> None:
        last_time, yaw, pitch = self._trail[-1]
        recent = [step for step in self._trail if last_time - step[0] <= FLICK_SECONDS]
        span = last_time - recent[0][0]
        if span > 0 and seconds - last_time <= FLICK_SECONDS:
            self._motion.coast((yaw - recent[0][1]) / span, (pitch - recent[0][2]) / span)

    def _click(self, x: float, y: float) -> None:
        state = self._session.state
        if state.tool in (Tool.NOTE, Tool.MOVE_NOTE):
            anchor = self._surface(x, y)
            if anchor is None:
                return
            if state.tool is Tool.NOTE:
                self._session.place_note(self._sealed(anchor), self._motion.camera)
            else:
                self._session.move_note(state.selected, self._sealed(anchor))
        elif note_id := self.note_at(x, y):
            self._session.select_note(note_id)
        elif state.selected and self._surface(x, y) is None:
            self._session.select_note("")

    def _held_point(self, x: float, y: float) -> F64:
        """The point that stays under the pointer while a wheel turns there."""
        camera = self._motion.camera
        if self._fixed is not None and self._fixed[1] == camera and math.dist(self._fixed[0], (x, y)) <= SLOP_PIXELS:
            return self._fixed[2]
        anchor = self._surface(x, y)
        return np.array(anchor.point) if anchor else on_target_plane(camera, x, y, self.width, self.height)


def _middle(places: tuple[Place, ...]) -> Place:
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def _reach(places: tuple[Place, ...], middle: Place) -> float:
    return sum(math.dist(place, middle) for place in places) / len(places)
