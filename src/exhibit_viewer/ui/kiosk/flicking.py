"""Flicking: a page that a finger moves, and whose buttons light up at once under it."""

from PySide6.QtWidgets import QScrollArea, QScroller, QScrollerProperties

from exhibit_viewer.ui.theme import Appearance

PRESS_SECONDS = 0.001
"""How long a press is kept back, which Qt does for a quarter of a second. Not at all, and Qt would not take it back
when the finger moves on: a page flicked would open what the finger began on."""
FASTEST = 0.5
"""Metres a second, which is Qt's own."""


def flick(area: QScrollArea, appearance: Appearance) -> None:
    """Let a finger, or the mouse, move what an area shows; under reduced motion it stops where the finger leaves it."""

    def dress() -> None:
        scroller, metric = QScroller.scroller(area.viewport()), QScrollerProperties.ScrollMetric
        properties = scroller.scrollerProperties()
        properties.setScrollMetric(metric.MousePressEventDelay, PRESS_SECONDS)
        properties.setScrollMetric(metric.MaximumVelocity, 0.0 if appearance.reduced_motion else FASTEST)
        scroller.setScrollerProperties(properties)

    dress()
    appearance.changed.connect(dress)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
