"""Work on a second context: done on another thread, or here where there is none."""

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

from exhibit_viewer.ui.gl_aside import GlAside


@pytest.fixture
def aside(application):
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        pytest.skip("no OpenGL")
    yield GlAside(context)
    context.doneCurrent()


def done(aside: GlAside) -> list[bool]:
    """Whether each of two jobs was done on this thread."""
    home, found = QThread.currentThread(), []
    for _ in range(2):
        aside.start(lambda: found.append(QThread.currentThread() == home))
        assert aside.done(20)
    return found


def test_work_is_done_on_another_thread(aside):
    assert done(aside) == [False, False]


def test_where_there_is_no_thread_it_is_done_at_once_and_the_next_may_have_one(aside, monkeypatch):
    monkeypatch.setattr(QThread, "start", lambda thread: None)
    assert done(aside) == [True, True]
    monkeypatch.undo()
    assert done(aside) == [False, False]
