"""What nobody expected is logged after the notes are saved, on every thread."""

import logging
import sys
import threading

import pytest

from exhibit_viewer.desktop.crash import install_hook


@pytest.fixture
def hooks():
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


@pytest.mark.logs
@pytest.mark.parametrize("thread", [False, True], ids=["the window's thread", "another thread"])
@pytest.mark.parametrize("notes_fail", [False, True])
def test_the_notes_first_then_the_log(hooks, caplog, thread, notes_fail):
    saved: list[int] = []

    def save() -> None:
        saved.append(len(caplog.records))
        if notes_fail:
            raise OSError("no disk")

    def break_down() -> None:
        raise LookupError("unheard of")

    install_hook(save)
    with caplog.at_level(logging.ERROR):
        if thread:
            worker = threading.Thread(target=break_down)
            worker.start()
            worker.join()
        else:
            try:
                break_down()
            except LookupError:
                sys.excepthook(*sys.exc_info())
    assert saved == [0]
    assert "unheard of" in caplog.text and ("no disk" in caplog.text) is notes_fail
