"""The collection panel: what is found, in which order, and how it is counted."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.search import Answer, Question
from exhibit_viewer.model.text import LangText


class Doors:
    """Thumbnails on demand, answered when the test says so."""

    def __init__(self):
        self.asked = []
        self.in_sight = ()

    def search(self, question, on_done):
        pass

    def hit(self, artifact, words, languages):
        return None

    def thumbnail(self, artifact, on_done):
        self.asked.append((artifact.id, on_done))

    def wanted(self, artifacts):
        self.in_sight = tuple(artifact.id for artifact in artifacts)


def artifact(number, title, date="", note="", **texts):
    notes = (Annotation(f"n{number}", f"a{number}", LangText.of(note)),) if note else ()
    derivative = Derivative(Path(f"/nowhere/{number}.glb"))
    fields = {name: LangText.of(words) for name, words in texts.items()}
    return Artifact(
        f"a{number}", LangText.of(title), (derivative,), date=LangText.of(date), annotations=notes, **fields
    )


ARTIFACTS = (
    artifact(1, "Cave 10", "8th century", culture="Tang 唐"),
    artifact(2, "Cave 9", "c. 1350", "a crack in the glaze", place="敦煌莫高窟"),
    artifact(3, "cup from Meißen", "1730", description="hard paste"),
    artifact(4, "مُتْحَف", "前5世纪"),
)
COLLECTION = Collection("c", Path("/nowhere"), LangText.of("Things"), ARTIFACTS)


@pytest.fixture
def doors():
    return Doors()


@pytest.fixture
def shelf(application, doors):
    from exhibit_viewer.ui.pictures import Pictures
    from exhibit_viewer.ui.shelf import Shelf

    shelf = Shelf(Pictures(doors), lambda artifact, words: None)
    shelf.show(COLLECTION)
    return shelf


def ids(shelf):
    return [shelf.at(row).id for row in range(shelf.rowCount())]


YEARS = np.array([701, 1350, 1730, -500])


def test_what_was_found_is_shown_in_the_order_it_was_found(shelf):
    shelf.answer(Answer(Question("cave"), np.array([1, 0])))
    assert ids(shelf) == ["a2", "a1"] and shelf.row_of("a1") == 1 and shelf.row_of("a3") == -1
    shelf.sort_by("title")
    assert ids(shelf) == ["a2", "a1"]


def test_titles_sort_as_people_count_and_dates_as_time_runs(shelf):
    shelf.answer(Answer(places=np.arange(4), years=YEARS))
    shelf.sort_by("title")
    assert ids(shelf)[:2] == ["a2", "a1"]
    shelf.sort_by("date")
    assert ids(shelf) == ["a4", "a1", "a2", "a3"]
    shelf.sort_by("order")
    assert ids(shelf) == ["a1", "a2", "a3", "a4"]


def test_the_visitor_s_own_notes_are_counted(shelf):
    from exhibit_viewer.ui.shelf import Role

    own = (Annotation("x", "a2", LangText.of("kiln mark")), Annotation("y", "a2", LangText.of("dent")))
    shelf.count_notes(ARTIFACTS[1], own)
    assert shelf.index(1).data(Role.NOTES) == 3


def test_the_same_answer_again_leaves_the_rows_where_they_are(shelf):
    resets = []
    shelf.modelReset.connect(lambda: resets.append(1))
    shelf.answer(Answer(places=np.arange(4)))
    assert not resets
    shelf.answer(Answer(Question("x"), np.arange(2)))
    assert resets


def test_a_picture_is_asked_for_once_and_told_when_it_comes(shelf, doors):
    from exhibit_viewer.ui.shelf import Role

    changed = []
    shelf.dataChanged.connect(lambda first, last, roles: changed.append(first.row()))
    assert shelf.index(0).data(Role.PICTURE) is None and shelf.index(0).data(Role.PICTURE) is None
    assert [asked for asked, _ in doors.asked] == ["a1"]
    doors.asked[0][1](np.full((8, 8, 4), 255, np.uint8))
    assert changed == [0] and shelf.index(0).data(Role.PICTURE).width() == 8
    assert shelf.index(1).data(Role.PICTURE) is None
    doors.asked[1][1](None)
    assert shelf.index(1).data(Role.PICTURE).isNull() and len(doors.asked) == 2


def test_what_is_read_aloud(shelf):
    from PySide6.QtCore import Qt

    words = shelf.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Cave 9" in words and "c. 1350" in words and "1" in words


def test_ten_thousand_artifacts_are_shown_and_only_those_in_sight_are_wanted(look, world, doors, keep, until):
    from exhibit_viewer.ui.browser import Browser
    from exhibit_viewer.ui.pictures import Pictures

    browser = keep(Browser(world.session, *look, Pictures(doors), doors), 264, 600)
    many = tuple(artifact(number, f"Object {number}") for number in range(10_000))
    world.session.open_collection(Collection("m", Path("/nowhere"), LangText.of("Many"), many))
    until(lambda: doors.in_sight)
    assert doors.in_sight[0] == "a0" and 4 <= len(doors.in_sight) <= 30
    assert len(doors.asked) <= 60
    first = browser.view.visualRect(browser.shelf.index(0))
    second = browser.view.visualRect(browser.shelf.index(1))
    assert first.top() == second.top() and second.left() > first.left(), "two across"
    browser.view.scrollToBottom()
    until(lambda: doors.in_sight[-1] == "a9999")


def test_a_picture_that_cannot_be_had_is_said_and_not_left_blank(look, keep, world):
    from PySide6.QtGui import QPixmap
    from PySide6.QtTest import QTest

    from exhibit_viewer.ui.shelf import Shelf
    from exhibit_viewer.ui.shelf_view import ShelfView

    world.show()
    drawn = []
    for missing in (None, QPixmap()):  # on its way, and none to be had
        doors = NoPictures(missing)
        shelf = Shelf(doors, lambda artifact, words: None)
        shelf.show(world.session.state.collection)
        view = keep(ShelfView(look[0], shelf), 300, 400)
        QTest.qWait(50)
        drawn.append(view.grab().toImage())
    assert drawn[0] != drawn[1]


class NoPictures(QObject):
    """Pictures that are all alike: still on their way (None) or not to be had (a null one)."""

    arrived = Signal(str)

    def __init__(self, picture):
        super().__init__()
        self._picture = picture

    def of(self, artifact):
        return self._picture

    def wanted(self, artifacts):
        pass


def test_own_notes_known_to_the_library_count_before_an_object_is_opened(world, application):
    from exhibit_viewer.ui.shelf import Shelf

    world.show()
    shelf = Shelf(NoPictures(None), lambda artifact, words: None)
    shelf.show(world.session.state.collection, {"bare": 3})
    assert [shelf.notes_of(artifact) for artifact in world.session.state.collection.artifacts] == [1, 3]


def test_the_order_of_many_titles_comes_when_it_is_known(shelf, monkeypatch, until):
    from exhibit_viewer.ui import shelf as room

    monkeypatch.setattr(room, "MANY", 2)
    shelf.show(COLLECTION)
    shelf.sort_by("title")
    assert [each.id for each in shelf.listed] == ["a1", "a2", "a3", "a4"]
    until(lambda: [each.id for each in shelf.listed] == ["a2", "a1", "a3", "a4"])
    shelf.show(COLLECTION)
    assert shelf._titles is None
    until(lambda: [each.id for each in shelf.listed] == ["a2", "a1", "a3", "a4"])


def test_titles_are_ranked_in_runs_as_at_once(application):
    from exhibit_viewer.ui.ranking import ranks

    titles = [LangText.of(f"Cave {number * 7919 % 1301}") for number in range(1301)]
    order = np.argsort(ranks(titles, "en_GB"))
    assert [titles[place].best(())[0] for place in order] == [f"Cave {number}" for number in range(1301)]


def test_one_file_posed_differently_has_a_picture_of_its_own():
    from exhibit_viewer.model.collection import Part
    from exhibit_viewer.ui.pictures import picture_key

    file = (Derivative(Path("/nowhere/1.glb")),)
    turned = Part(file, (0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0))
    plain, posed, again = (
        Artifact("p", LangText(), file),
        Artifact("q", LangText(), file, parts=(turned,)),
        Artifact("r", LangText(), file, parts=(turned,)),
    )
    assert picture_key(plain) != picture_key(posed) == picture_key(again)
