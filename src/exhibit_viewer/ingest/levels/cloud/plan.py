"""Plan: what is settled about the making of an octree before its parts begin, the same for every process."""

from dataclasses import asdict, dataclass, replace

from exhibit_viewer.ingest.levels.cloud.lattice import Lattice
from exhibit_viewer.ingest.levels.cloud.thin import FEW, LEAF
from exhibit_viewer.ingest.levels.store import Store

BLOCK = 1_200_000
"""Points that a part of a build shares out among nodes."""


@dataclass(frozen=True, slots=True)
class CloudPlan:
    """Where a build is: `step`, in `parts`; a value, replaced from step to step.

    points: sound ones; left_out: others. colour_bits: of the source's colours, 8, 16, or 0 for none. tones: range of
    its intensities, equal for none; tone_bytes: they are bytes already. kinds: it has classes. blocks: cubes that the
    points are handed to first. block, leaf, few: the constants of that name when the build began.
    """

    step: str = "bounds"
    parts: int = 0
    points: int = 0
    left_out: int = 0
    lattice: Lattice | None = None
    colour_bits: int = 0
    tones: tuple[float, float] = (0.0, 0.0)
    kinds: bool = False
    blocks: int = 0
    block: int = BLOCK
    leaf: int = LEAF
    few: int = FEW

    @property
    def grid(self) -> Lattice:
        """The lattice, once it is settled."""
        assert self.lattice is not None
        return self.lattice

    @property
    def has_traits(self) -> bool:
        """Whether points have intensities or classes."""
        return self.kinds or self.tones[1] > self.tones[0]

    def save(self, store: Store) -> "CloudPlan":
        """Keep it; itself."""
        store.note("plan", asdict(self))
        return self

    @classmethod
    def of(cls, store: Store) -> "CloudPlan | None":
        """The plan of a build under way."""
        value = store.noted("plan")
        if value is None:
            return None
        plan = cls(**{**value, "tones": tuple(value["tones"])})
        found = value["lattice"]
        lattice = None if found is None else Lattice(**{**found, "origin": tuple(found["origin"])})
        return replace(plan, lattice=lattice)
