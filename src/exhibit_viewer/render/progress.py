"""How far the picture at rest has come."""

from collections import deque
from dataclasses import dataclass, field

from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.frame import Frame


@dataclass(eq=False)
class Progress:
    """Where the picture of `frame` stands: samples mixed in, how many of them are shown, and jobs of the sample under
    way; measured: whether textures were asked for; surveyed: and tiles."""

    frame: Frame
    samples: int = 0
    jobs: deque[Job] = field(default_factory=deque)
    identity_kept: bool = False
    measured: bool = False
    surveyed: bool = False
    looked: bool = False
    stands: bool = False
    shown: int = 0
