"""Motion: the camera as it is shown now, while the state holds where it is going.

Flights ease between cameras, a flicked drag coasts to rest, the turntable turns. Under reduced motion flights arrive at
once, nothing coasts and the turntable steps by an eighth of a turn.
"""

import math
from collections.abc import Callable

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.session import navigation
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change

COAST_SECONDS = 0.22  # time for a coasting camera to lose 63 % of its speed
REST_RADIANS_A_SECOND = 0.03
STEP_RADIANS = math.tau / 8


class Motion:
    """Follows the session; `advance` is called by whoever draws. Not thread-safe."""

    def __init__(self, session: Session, reduced: Callable[[], bool]) -> None:
        self._session, self._reduced = session, reduced
        self.camera = session.state.camera
        self._start = self.camera
        self._elapsed = 0.0
        self._flying = False
        self._speed = (0.0, 0.0)  # yaw and pitch, radians a second
        self._owed = 0.0  # turn the turntable has not shown yet
        session.listen(self._heed)

    @property
    def moving(self) -> bool:
        """Whether the camera moves by itself."""
        return self._flying or self._coasting or self.turning

    @property
    def turning(self) -> bool:
        """Whether the turntable turns."""
        return self._session.state.turntable and self._session.state.model is not None

    @property
    def stepping(self) -> bool:
        """Whether the picture rests between two steps of a turntable under reduced motion."""
        return self.turning and not self._flying and self._reduced()

    @property
    def _coasting(self) -> bool:
        return self._speed != (0.0, 0.0)

    def advance(self, seconds: float) -> bool:
        """Let time pass; True while there is more to come."""
        if self._flying:
            self._fly_on(seconds)
        elif self._coasting:
            self._coast_on(seconds)
        elif self.turning:
            self._turn_on(seconds)
        return self.moving

    def coast(self, yaw_speed: float, pitch_speed: float) -> None:
        """Let go of the object while it turns (radians a second)."""
        if not self._reduced() and math.hypot(yaw_speed, pitch_speed) > REST_RADIANS_A_SECOND * 10:
            self._speed = (yaw_speed, pitch_speed)

    def halt(self) -> None:
        """A hand takes hold: whatever moves stops where it is."""
        self._speed = (0.0, 0.0)
        if self._session.state.turntable:
            self._session.toggle_turntable()
        if self._flying:
            self._session.look(self.camera, self)

    def _heed(self, change: Change, source: object) -> None:
        if not change & (Change.CAMERA | Change.MODEL):
            return
        state = self._session.state
        if source is not self:
            self._speed = (0.0, 0.0)
        self._flying = state.flight_seconds > 0 and not self._reduced() and state.camera != self.camera
        if self._flying:
            self._start, self._elapsed = self.camera, 0.0
        else:
            self.camera = state.camera

    def _fly_on(self, seconds: float) -> None:
        state = self._session.state
        self._elapsed += seconds
        share = min(1.0, self._elapsed / state.flight_seconds)
        self.camera = state.camera if share >= 1.0 else self._on_the_way(share)
        self._flying = share < 1.0

    def _on_the_way(self, share: float) -> Camera:
        state = self._session.state
        eased = navigation.in_and_out(share) if state.flight_curve is None else state.flight_curve.eased(share)
        return navigation.between(self._start, state.camera, eased)

    def _coast_on(self, seconds: float) -> None:
        yaw, pitch = self._speed
        decay = math.exp(-seconds / COAST_SECONDS)
        way = COAST_SECONDS * (1 - decay)
        self._session.steer(self.camera, navigation.orbit(self.camera, yaw * way, pitch * way), self)
        self._speed = (yaw * decay, pitch * decay)
        if math.hypot(*self._speed) < REST_RADIANS_A_SECOND:
            self._speed = (0.0, 0.0)

    def _turn_on(self, seconds: float) -> None:
        self._owed += math.tau * seconds / self._session.state.settings.number("turntable_seconds")
        step = STEP_RADIANS if self._reduced() else 0.0
        if self._owed >= step:
            turn = step or self._owed
            self._owed -= turn
            self._session.steer(self.camera, navigation.orbit(self.camera, turn, 0.0), self)
