"""Another library in the same window: its collections, notes and sets, and those of the one before left whole."""

import time

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtWidgets import QApplication

from exhibit_viewer.desktop.options import StartOptions
from exhibit_viewer.desktop.start import join
from exhibit_viewer.library.libraries import MARKER
from exhibit_viewer.library.places import Places
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Code
from exhibit_viewer.model.own_set import BUILT_IN
from exhibit_viewer.model.text import LangText

TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


class Desk:
    """The program's world without a window."""

    def __init__(self, base):
        self.base = base
        self.world = join(Places.of(base), StartOptions(base=base))
        self.session = self.world.session
        self.until(lambda: self.session.state.sets)

    def until(self, condition):
        end = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < end
            QApplication.processEvents()
            time.sleep(0.002)

    def ask(self, question, *words):
        """The answer to what is answered later."""
        answers = []
        question(*words, answers.append)
        self.until(lambda: answers)
        return answers[0]

    def switch(self, way, path):
        answer = self.ask(way, path)
        self.until(lambda: not self.world.libraries._busy and self.session.state.sets)
        return answer

    def open(self, folder):
        self.world.doors.open(folder)
        self.until(lambda: self.session.state.collection is not None)
        return self.session.state.collection


@pytest.fixture
def desk(tmp_path, application):
    made = Desk(tmp_path / "base")
    yield made
    made.world.close()


@pytest.fixture(scope="module")
def application():
    return QApplication.instance() or QApplication([])


@pytest.fixture
def vases(tmp_path):
    folder = tmp_path / "vases"
    folder.mkdir()
    (folder / "a.obj").write_text(TRIANGLE)
    return folder


def noted(desk, collection, text):
    key, _ = desk.world.notes.load(collection, collection.artifacts[0], "ab")
    note = Annotation(
        text, key, text=LangText.of(text), created="2031-01-01T00:00:00Z", modified="2031-01-01T00:00:00Z"
    )
    desk.world.notes.put(note, lambda fault: None)


def notes_of(desk, collection):
    return sorted(note.id for note in desk.world.notes.load(collection, collection.artifacts[0], "ab")[1])


def test_each_library_has_its_own_collections_notes_and_sets(desk, vases, tmp_path):
    libraries, home = desk.world.libraries, Places.of(desk.base).data
    collection = desk.open(vases)
    noted(desk, collection, "mine")
    desk.session.picking.create("Lesson")
    assert desk.switch(libraries.create, tmp_path / "stick") is None
    assert desk.session.state.collection is None and (tmp_path / "stick" / MARKER).is_file()
    assert [each.id for each in desk.session.state.sets] == list(BUILT_IN) and desk.session.undo_name == ""
    assert notes_of(desk, collection) == []
    noted(desk, collection, "theirs")
    taken = desk.ask(lambda done: desk.world.library.take_in(vases, False, lambda share: None, done))
    assert taken.path.is_relative_to(tmp_path / "stick")
    assert desk.open(taken.path) and desk.session.state.editable
    assert desk.switch(libraries.open, home) is None
    assert notes_of(desk, collection) == ["mine"] and len(desk.session.state.sets) == len(BUILT_IN) + 1
    assert desk.ask(desk.world.library.held) == ()
    known = desk.ask(libraries.known)
    assert [(each.path, each.own, each.current) for each in known] == [
        (home, True, True), (tmp_path / "stick", False, False),
    ]  # fmt: skip
    assert desk.switch(libraries.open, tmp_path / "stick") is None
    assert notes_of(desk, collection) == ["theirs"] and len(desk.ask(desk.world.library.held)) == 1


def test_the_library_used_last_is_used_again_and_the_own_one_where_it_is_gone(desk, tmp_path):
    desk.switch(desk.world.libraries.create, tmp_path / "stick")
    desk.world.close()
    desk.world = join(Places.of(desk.base), StartOptions(base=desk.base))
    assert [each.path.name for each in desk.ask(desk.world.libraries.known) if each.current] == ["stick"]
    desk.world.close()
    (tmp_path / "stick").rename(tmp_path / "away")
    desk.world = join(Places.of(desk.base), StartOptions(base=desk.base))
    assert [notice.code for notice in desk.world.notices] == [Code.LIBRARY_MISSING]
    known = desk.ask(desk.world.libraries.known)
    assert [(each.own, each.current, each.missing) for each in known] == [(True, True, False), (False, False, True)]


def test_what_cannot_be_used_leaves_the_one_in_use(desk, vases, tmp_path):
    collection = desk.open(vases)
    noted(desk, collection, "mine")
    (tmp_path / "newer").mkdir()
    (tmp_path / "newer" / MARKER).write_text('{"version": 9}')
    for name, code in (("none", Code.LIBRARY_MISSING), ("vases", Code.LIBRARY_UNKNOWN), ("newer", Code.LIBRARY_NEWER)):
        assert desk.ask(desk.world.libraries.open, tmp_path / name).code is code
    assert desk.session.state.collection is collection and notes_of(desk, collection) == ["mine"]


def test_a_library_backs_up_and_comes_back_by_itself(desk, vases, tmp_path):
    desk.switch(desk.world.libraries.create, tmp_path / "stick")
    desk.ask(lambda done: desk.world.library.take_in(vases, False, lambda share: None, done))
    backup = tmp_path / "stick.zip"
    assert desk.ask(lambda done: desk.world.library.back_up(backup, lambda share: None, done)) is None
    desk.switch(desk.world.libraries.create, tmp_path / "second")
    assert desk.ask(lambda done: desk.world.library.restore(backup, lambda share: None, done)) is None
    desk.switch(desk.world.libraries.open, Places.of(desk.base).data)
    assert desk.ask(desk.world.library.held) == ()
    desk.switch(desk.world.libraries.open, tmp_path / "second")
    assert [held.artifacts for held in desk.ask(desk.world.library.held)] == [1]
