"""What belongs to the window is destroyed on its thread, whoever was making something when it became garbage."""

import threading
import weakref

import pytest

from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.jobs import Jobs


@pytest.fixture
def ended() -> list[int]:
    """The threads on which widgets ended."""
    return []


def watched_widget(ended: list[int]):
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    weakref.finalize(widget, lambda: ended.append(threading.get_ident()))
    return widget


def made_much(ticket: Ticket) -> int:
    """Enough for Python to look for circles, several times."""
    return sum(len([[] for _ in range(1000)]) for _ in range(100))


def test_a_circle_of_widgets_ends_on_the_window_s_thread(application, until, ended):
    jobs, answers = Jobs(), []
    for _ in range(20):
        widget = watched_widget(ended)
        widget.itself = widget
        del widget
        jobs.start(made_much, answers.append)
    kept = []  # as in a program, where there is always something new
    until(lambda: kept.append([[] for _ in range(1000)]) or (len(answers) == 20 and len(ended) == 20))
    assert set(ended) == {threading.get_ident()}
    jobs.close()


def test_what_a_job_was_asked_with_ends_on_the_window_s_thread(application, until, ended):
    jobs, answers = Jobs(), []

    def ask() -> None:
        widget = watched_widget(ended)
        jobs.start(lambda ticket: widget and 1, lambda answer: answers.append((answer, widget and 1)))

    for _ in range(300):
        ask()
    until(lambda: len(answers) == 300)
    jobs.close()
    assert set(ended) == {threading.get_ident()} and len(ended) == 300


def test_jobs_that_are_closed_let_go_on_the_window_s_thread(application, until, ended):
    def ask() -> None:
        jobs, widget = Jobs(), watched_widget(ended)
        for _ in range(4):
            jobs.start(lambda ticket: widget and 1, lambda answer: widget and None)
        jobs._forget()

    for _ in range(100):
        ask()
    until(lambda: len(ended) == 100)
    assert set(ended) == {threading.get_ident()}
