"""Units: whether a declared unit can be meant."""

from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.geometry import Facts

SMALLEST_METRES = 0.001
LARGEST_METRES = 1000.0


def doubtful_units(facts: Facts, file: str) -> tuple[Notice, ...]:
    """A notice where the declared unit makes the thing smaller than a millimetre or larger than a kilometre.

    Files declare metres by default (glTF has no other unit), whatever their maker measured in: a statue of two metres
    comes along as 2,118 m.
    """
    extent = max(high - low for low, high in zip(*facts.bbox, strict=True)) * facts.metres_per_unit
    if extent == 0.0 or SMALLEST_METRES <= extent <= LARGEST_METRES:
        return ()
    return (Notice(Code.UNITS_DOUBTFUL, file, {"metres": extent}),)
