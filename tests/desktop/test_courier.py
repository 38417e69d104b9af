"""A package is looked at by itself once it is open, and what is damaged is told by name."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "library"))


@pytest.fixture
def package(tmp_path):
    from shared_collection import make_collection

    from exhibit_viewer.library.sharing.export import export
    from exhibit_viewer.model.sharing import Form, Selection
    from exhibit_viewer.model.ticket import Ticket

    collection = make_collection(tmp_path / "collection")
    return export(Selection(collection, collection.artifacts), Form.PACKAGE, tmp_path / "a.exhibit", Ticket()).path


class Jobs:
    """Does everything at once."""

    def start(self, work, on_done, on_progress=None):
        from exhibit_viewer.model.faults import Fault
        from exhibit_viewer.model.ticket import Ticket

        ticket = Ticket(on_progress)
        try:
            answer = work(ticket)
        except Fault as fault:
            answer = fault
        on_done(answer)
        return ticket


class Session:
    """As much of a session as the courier listens to."""

    def __init__(self):
        from exhibit_viewer.session.state import State

        self.state, self.listeners, self.reported = State(), [], []

    def listen(self, listener):
        self.listeners.append(listener)

    def report(self, notice):
        self.reported.append(notice)

    def change(self, change, **values):
        from dataclasses import replace

        self.state = replace(self.state, **values)
        for listener in self.listeners:
            listener(change, self)


def opened(path):
    """A session on what is at the path, up to the moment before its first object stands there."""
    from exhibit_viewer.desktop.courier import WorldCourier
    from exhibit_viewer.formats.folder import open_path
    from exhibit_viewer.session.state import Change

    session = Session()
    courier = WorldCourier(session, Jobs(), None, None, None)
    session.change(Change.COLLECTION, collection=open_path(path))
    assert session.reported == []
    return session, courier


@pytest.mark.parametrize("broken", [False, True])
def test_damage_is_told_whether_the_first_object_shows_or_not(package, broken):
    from test_sharing import damage

    from exhibit_viewer.model.faults import Code, Notice
    from exhibit_viewer.session.state import Change

    damage(package, "data/files/vase.glb")
    session, _ = opened(package)
    shown = {"fault": Notice(Code.FORMAT_DAMAGED, "vase.glb")} if broken else {"model": object()}
    session.change(Change.FAULT if broken else Change.MODEL, **shown)
    assert [(notice.code, notice.file) for notice in session.reported] == [(Code.FILE_ALTERED, "data/files/vase.glb")]


def test_nothing_is_said_of_what_is_sound(package):
    from exhibit_viewer.session.state import Change

    session, _ = opened(package)
    session.change(Change.MODEL, model=object())
    assert session.reported == []


def test_what_is_carried_out_is_what_was_ordered(package, tmp_path):
    from exhibit_viewer.formats.folder import open_path
    from exhibit_viewer.model.sharing import Exported, Fixity, Form, Order

    session, courier = opened(package)
    answers, shares = [], []
    order = Order(session.state.collection.artifacts[:1], Form.PACKAGE)
    courier.estimate(order, answers.append)
    courier.export(order, tmp_path / "b.exhibit", shares.append, answers.append)
    courier.check(shares.append, answers.append)
    courier.keep_report(tmp_path / "report.txt", "All is well.\n", answers.append)
    estimate, exported, found, kept = answers
    assert estimate.bytes > 0
    assert isinstance(exported, Exported)
    assert [each.id for each in open_path(exported.path).artifacts] == ["vase"]
    assert isinstance(found, Fixity) and found.notices == ()
    assert kept is None
    assert (tmp_path / "report.txt").read_text() == "All is well.\n"
    assert shares[-1] == 1.0 or max(shares) > 0.5
