"""Searching and narrowing a collection in its panel, with a real catalogue behind it."""

from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.article import Article
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.said import Source
from exhibit_viewer.model.text import LangText


def artifact(key, title, **more):
    texts = {name: LangText.of(words, "en") for name, words in more.items() if isinstance(words, str)}
    rest = {name: value for name, value in more.items() if not isinstance(value, str)}
    return Artifact(key, LangText.of(title, "en"), (Derivative(Path(f"/nowhere/{key}.glb")),), **texts, **rest)


NOTE = Annotation(
    "crack", "key", LangText({"en": "A hairline crack.", "zh": "口沿有裂纹。"}),
    anchor=Anchor((0.0, 1.0, 0.0), (0.0, 1.0, 0.0)), published=True,
)  # fmt: skip
ARTIFACTS = (
    artifact("vase", "Porcelain vase", culture="Song", date="12th century"),
    artifact("bowl", "Bowl", culture="Song", date="c. 1250", annotations=(NOTE,)),
    artifact("head", "Head", culture="Greek", date="400 BC", articles=(Article("p", text=LangText.of("On marble")),)),
)


class Doors:
    """No pictures; a catalogue that answers at once."""

    def __init__(self, finder):
        self.search, self.hit = finder.search, finder.hit

    def thumbnail(self, artifact, on_done):
        on_done(None)

    def wanted(self, artifacts):
        pass


@pytest.fixture
def browser(world, look, keep, searching, application):
    from exhibit_viewer.ui.browser import Browser
    from exhibit_viewer.ui.pictures import Pictures

    doors = Doors(searching(world.session))
    browser = keep(Browser(world.session, *look, Pictures(doors), doors), 264, 700)
    world.session.open_collection(Collection("c", Path("/nowhere"), LangText.of("Things"), ARTIFACTS))
    browser.activateWindow()
    assert QTest.qWaitForWindowActive(browser, 20_000)
    return browser


def ids(browser):
    return [browser.shelf.at(row).id for row in range(browser.shelf.rowCount())]


def buttons(browser):
    QApplication.processEvents()
    return {b.accessibleName(): b for b in browser.findChildren(QPushButton) if b.isVisible()}


def test_typing_finds_and_says_where(browser):
    QTest.keyClicks(browser.search, "hairl")
    assert ids(browser) == ["bowl"]
    hit = browser.shelf.hit_of(ARTIFACTS[1])
    assert (hit.source, hit.ref) == (Source.NOTE, "crack")
    assert "hairline" in browser.shelf.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    browser.search.setText("裂")
    assert ids(browser) == ["bowl"]
    QTest.keyClick(browser.search, Qt.Key.Key_Escape)
    assert ids(browser) == ["vase", "bowl", "head"]


def test_return_opens_what_was_found_and_goes_to_the_note(browser, world, until):
    QTest.keyClicks(browser.search, "crack")
    QTest.keyClick(browser.search, Qt.Key.Key_Return)
    assert world.session.state.artifact.id == "bowl"
    until(lambda: world.session.state.selected == "crack")


def test_a_page_that_answers_is_asked_for(browser, world, until):
    pages = []
    browser.page_wanted.connect(pages.append)
    browser.search.setText("marble")
    QTest.keyClick(browser.search, Qt.Key.Key_Return)
    until(lambda: pages == ["p"])


def test_a_mistake_offers_the_word_meant(browser):
    browser.search.setText("porcelian")
    assert ids(browser) == []
    buttons(browser)["Did you mean “porcelain”?"].click()
    assert browser.search.text() == "porcelain" and ids(browser) == ["vase"]


def test_facets_narrow_by_key_and_there_is_a_way_back(browser, application):
    browser._narrow.click()
    assert {"Song, 2", "Greek, 1", "13th century, 1", "4th century BC, 1"} <= set(buttons(browser))
    song = buttons(browser)["Song, 2"]
    song.setFocus()
    QTest.keyClick(song, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert ids(browser) == ["vase", "bowl"]
    assert application.focusWidget() is buttons(browser)["Song, 2"]
    assert buttons(browser)["Greek, 1"], "another value of the same facet can be chosen besides"
    assert "4th century BC, 1" not in buttons(browser)
    next(button for name, button in buttons(browser).items() if name.startswith("Show 2")).click()
    assert not browser.facets.isVisible()
    buttons(browser)["Clear the choice: Song"].click()
    assert ids(browser) == ["vase", "bowl", "head"]


def test_words_and_facets_together_may_leave_nothing(browser):
    browser._narrow.click()
    buttons(browser)["Greek, 1"].click()
    browser._narrow.click()
    browser.search.setText("vase")
    assert ids(browser) == [] and browser.blank.isVisible()
    buttons(browser)["Clear the search"].click()
    assert ids(browser) == ["vase", "bowl", "head"] and browser.search.text() == ""


def test_many_are_laid_out_by_the_page_and_keep_their_place(browser, world):
    from exhibit_viewer.ui.shelf import PAGE

    many = tuple(artifact(f"m{number}", f"Thing {number}") for number in range(PAGE + 10))
    browser.shelf.show(Collection("m", Path("/nowhere"), LangText(), many))
    assert (browser.shelf.found, browser.shelf.rowCount()) == (PAGE + 10, PAGE)
    browser.shelf.fetchMore(browser.shelf.index(-1))
    assert browser.shelf.rowCount() == PAGE + 10
    first, later = (browser.view.visualRect(browser.shelf.index(row)) for row in (0, 900))
    assert first.size() == later.size()
