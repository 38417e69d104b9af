"""Measures: round lengths for a scale bar, and the unit a length is best told in."""

import math

STEPS = (1.0, 2.0, 5.0, 10.0)
METRIC = (("km", 1000.0), ("m", 1.0), ("cm", 0.01), ("mm", 0.001), ("um", 1e-6))


def round_length(longest: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above `longest` (> 0)."""
    power = 10.0 ** math.floor(math.log10(longest))
    fitting = [step for step in STEPS if step * power <= longest * (1 + 1e-9)]
    return fitting[-1] * power if fitting else power


def told_in(metres: float) -> tuple[float, str]:
    """(value, unit of `METRIC`) in which a length reads well: 0.34 m is 34 cm, 0.004 m is 4 mm."""
    for unit, size in METRIC:
        if abs(metres) >= size * (1 - 1e-9):
            return metres / size, unit
    return metres / METRIC[-1][1], METRIC[-1][0]
