"""Fence: whether the graphics have done what they were given, found out without standing still for it."""

import time

from exhibit_viewer.render.opengl import GL


class Fence:
    """Of one context, which is current at every call.

    software: the processor draws. Otherwise nothing is waited for: a card does its work beside the program's.
    """

    def __init__(self, *, software: bool) -> None:
        self._software = software
        self._sync: object = None

    def passed(self, until: float) -> bool:
        """Whether all is done that was given before this was first asked, if need be by the moment `until` of
        `time.perf_counter`. While it is not, give no more, and ask again."""
        if not self._software:
            return True
        if self._sync is None:
            self._sync = GL.glFenceSync(GL.GL_SYNC_GPU_COMMANDS_COMPLETE, 0)
        left = max(0, round((until - time.perf_counter()) * 1e9))
        if GL.glClientWaitSync(self._sync, GL.GL_SYNC_FLUSH_COMMANDS_BIT, left) == GL.GL_TIMEOUT_EXPIRED:
            return False
        GL.glDeleteSync(self._sync)
        self._sync = None
        return True

    def wait(self) -> None:
        """Stand still until all is done, for once the time it takes is to be known."""
        if self._software:
            GL.glFinish()
