"""Profile: the outline of a section as a flat drawing, seen as one looks at the cut face."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.chains import Chain, bridges, chained
from exhibit_viewer.model.geometry import F64, Model
from exhibit_viewer.model.plane_cut import cuts, keep_plane
from exhibit_viewer.model.scene import Axis, Section

WELD = 1e-5
"""Ends nearer than this share of the model's radius are one point."""
REACH = 0.005
"""Gaps up to this share of the radius are drawn over."""
_RIGHT_AND_UP = {
    (Axis.X, False): ((0, 0, -1), (0, 1, 0)),
    (Axis.X, True): ((0, 0, 1), (0, 1, 0)),
    (Axis.Y, False): ((1, 0, 0), (0, 0, -1)),
    (Axis.Y, True): ((1, 0, 0), (0, 0, 1)),
    (Axis.Z, False): ((1, 0, 0), (0, 1, 0)),
    (Axis.Z, True): ((-1, 0, 0), (0, 1, 0)),
}
"""Directions in world of the drawing's right and up; those of the standard view the cut face is turned to."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Lines in the plane of the cut, points (n,2) right and up, file units.

    Across, 0 is the middle of the whole object; upwards it is the object's foot, or its middle when cut level.
    room: (2,2) lowest and highest corner of the whole object, wherever it is cut.
    """

    lines: tuple[Chain, ...]
    room: F64

    @property
    def bounds(self) -> F64:
        """(2,2) lowest and highest corner; zeros where there is nothing."""
        if not self.lines:
            return np.zeros((2, 2))
        points = np.concatenate([line.points for line in self.lines])
        return np.array([points.min(axis=0), points.max(axis=0)])

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, file units."""
        low, high = self.bounds
        return float(high[0] - low[0]), float(high[1] - low[1])


def profile(model: Model, section: Section) -> Profile:
    """The outline of what a section cuts. Models of points and lines have none."""
    to_centre = np.eye(4)
    to_centre[:3, 3] = -model.centre  # near zero, for scans placed far away
    found = cuts(model, keep_plane(section, model.bounds - model.centre), to_centre)
    right_and_up = np.array(_RIGHT_AND_UP[section.axis, section.inverted], float)
    half = np.abs(right_and_up) @ (model.bounds[1] - model.bounds[0]) / 2
    foot = np.array([0.0, 0.0 if section.axis is Axis.Y else half[1]])
    segments = np.concatenate(found) if found else np.zeros((0, 2, 3))
    flat = segments @ right_and_up.T + foot
    weld = WELD * model.radius
    whole = np.concatenate([flat, bridges(flat, weld, REACH * model.radius)])
    return Profile(tuple(chained(whole, weld)), np.array([foot - half, foot + half]))
