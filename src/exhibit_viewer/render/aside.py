"""Aside: OpenGL work that takes long in one call, done by somebody else while the window's thread goes on."""

from typing import Protocol

from exhibit_viewer.render.buffers import Job


class Aside(Protocol):
    """Another thread with a context that shares this one's objects. It does one job at a time."""

    def start(self, job: Job) -> None:
        """Begin a job; the one before is done."""

    def done(self, seconds: float) -> bool:
        """Whether the job is done, after waiting so long at most. Raises the Fault it ended with."""
