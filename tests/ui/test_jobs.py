"""Jobs: answers and faults arrive on the window's thread; what was cancelled stays silent."""

import threading
import weakref

import numpy as np
import pytest

from exhibit_viewer.model.faults import Code, Fault


@pytest.fixture
def jobs(application):
    from exhibit_viewer.ui.jobs import Jobs

    jobs = Jobs()
    yield jobs
    jobs.close()


def test_an_answer_arrives_on_the_window_s_thread(jobs, until):
    seen = []
    jobs.start(lambda ticket: threading.get_ident(), lambda answer: seen.append((answer, threading.get_ident())))
    until(lambda: seen)
    worked, answered = seen[0]
    assert worked != threading.get_ident() == answered


def test_a_fault_is_an_answer(jobs, until):
    seen = []

    def work(ticket):
        raise Fault(Code.FILE_EMPTY, "a.ply")

    jobs.start(work, seen.append)
    until(lambda: seen)
    assert isinstance(seen[0], Fault) and seen[0].code is Code.FILE_EMPTY


def test_a_fault_holds_nothing_of_what_was_worked_on(jobs, until, without_collecting):
    seen, worked_on = [], []

    def work(ticket):
        much = np.zeros(1000)
        worked_on.append(weakref.ref(much))
        first = Fault(Code.CANCELLED)
        try:
            raise first
        except Fault as fault:
            second = Fault(Code.FILE_EMPTY, "a.ply")
            raise second from fault

    jobs.start(work, seen.append)
    until(lambda: seen)
    assert seen[0].code is Code.FILE_EMPTY
    assert worked_on[0]() is None


def test_what_is_answered_before_there_is_an_event_loop_can_be_caught_up_with(jobs, until):
    done, seen = threading.Event(), []
    jobs.start(lambda ticket: "found", seen.append)
    jobs.start(lambda ticket: done.set(), lambda _: None)
    assert done.wait(10)
    while not seen:  # the call is rung just after the work is done
        jobs.catch_up()
    assert seen == ["found"]
    jobs.post(lambda: seen.append("later"))
    until(lambda: len(seen) > 1)
    assert seen == ["found", "later"], "what was heard already is not heard again"


@pytest.mark.logs
def test_an_unexpected_exception_becomes_a_fault(jobs, until):
    seen = []
    jobs.start(lambda ticket: 1 // 0, seen.append)
    until(lambda: seen)
    assert isinstance(seen[0], Fault) and "ZeroDivisionError" in seen[0].facts["detail"]


def test_progress_comes_in_order_and_before_the_answer(jobs, until):
    seen = []

    def work(ticket):
        for step in range(1, 1001):
            ticket.report(step / 1000)
        return "done"

    jobs.start(work, seen.append, seen.append)
    until(lambda: "done" in seen)
    shares = seen[:-1]
    assert seen[-1] == "done" and shares == sorted(shares) and shares[-1] == 1.0 and len(shares) <= 102


def test_what_was_cancelled_stays_silent(jobs, until):
    seen, gate = [], threading.Event()
    ticket = jobs.start(lambda ticket: gate.wait(5), lambda answer: seen.append("cancelled one"))
    ticket.cancel()
    gate.set()
    jobs.start(lambda ticket: None, lambda answer: seen.append("next"))
    until(lambda: "next" in seen)
    assert seen == ["next"]


def test_closing_waits_and_nothing_is_called_afterwards(application):
    from exhibit_viewer.ui.jobs import Jobs

    jobs, seen, ended = Jobs(), [], threading.Event()
    started = threading.Event()

    def work(ticket):
        started.set()
        while not ticket.cancelled:
            pass
        ended.set()

    jobs.start(work, seen.append)
    assert started.wait(5)
    jobs.close()
    assert ended.is_set()
    assert jobs.start(lambda ticket: 1, seen.append).cancelled
    application.processEvents()
    assert seen == []


def test_a_widget_that_goes_takes_its_answers_with_it(application):
    from PySide6.QtCore import QEvent, QObject

    from exhibit_viewer.ui.jobs import Jobs

    owner, gate, seen = QObject(), threading.Event(), []
    jobs = Jobs.of(owner)
    ticket = jobs.start(lambda _: gate.wait(5), seen.append)
    owner.deleteLater()
    application.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert ticket.cancelled
    gate.set()
    jobs.close()
    application.processEvents()
    assert seen == []


def test_an_owner_may_go_while_its_threads_answer(application):
    from PySide6.QtCore import QEvent, QObject

    from exhibit_viewer.ui.jobs import Jobs

    seen = []
    for _ in range(300):
        owner = QObject()
        jobs = Jobs.of(owner, threads=4)
        for _ in range(4):
            jobs.start(lambda ticket: [ticket.report(step / 5) for step in range(5)], seen.append, seen.append)
        del jobs
        owner.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def test_where_no_thread_is_to_be_had_that_is_the_answer(jobs, until, monkeypatch):
    def refused(thread):
        raise RuntimeError("can't start new thread")

    seen = []
    monkeypatch.setattr(threading.Thread, "start", refused)
    jobs.start(lambda ticket: 1, seen.append)
    until(lambda: seen)
    assert seen[0].code is Code.MEMORY_SHORT
    monkeypatch.undo()
    jobs.start(lambda ticket: 2, seen.append)
    until(lambda: 2 in seen)
    assert len(seen) == 2, "what was answered for is not answered again"


def test_want_of_memory_is_an_answer_in_words(jobs, until):
    seen = []

    def work(ticket):
        raise MemoryError

    jobs.start(work, seen.append)
    until(lambda: seen)
    assert seen[0].code is Code.MEMORY_SHORT
