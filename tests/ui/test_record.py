"""The form of a record: what is typed reaches the session, what the session says is shown, in every language."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from exhibit_viewer.model.terms import Term


@pytest.fixture
def pages(records, world, look, keep):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.record.pages import AboutPages

    world.show()
    pages = AboutPages(world.session, *look, Actions(world.session, look[1]))
    keep(pages, 336, 700)
    return pages


@pytest.fixture
def form(pages):
    pages.write(True)
    return pages.form


def control(form, name):
    return form.editors[name].control


def test_what_is_typed_is_kept_and_shown_elsewhere(form, world, records, pages):
    control(form, "place").setFocus()
    QTest.keyClicks(control(form, "place"), "Kiln 7")
    assert world.session.state.artifact.place.texts == {"en": "Kiln 7"}
    assert records.kept[-1].artifacts[0].place.texts == {"en": "Kiln 7"}
    pages.write(False)
    assert not pages.writing


def test_undo_in_a_line_is_the_sessions(form, world):
    QTest.keyClicks(control(form, "title"), "!")
    world.session.undo()
    assert control(form, "title").text() == "A ball"
    QTest.keyClick(control(form, "title"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert control(form, "title").text() == "A ball"


def test_a_language_is_written_beside_the_others(form, world):
    form.tongues.choose("zh")
    assert control(form, "title").text() == "球"
    assert control(form, "culture").text() == ""
    assert control(form, "culture").placeholderText() == "Nowhere (English)"
    QTest.keyClicks(control(form, "culture"), "wu")
    assert world.session.state.artifact.culture.texts == {"en": "Nowhere", "zh": "wu"}


def test_a_field_without_languages_is_the_same_in_all(form, world):
    form.tongues.choose("ar")
    assert control(form, "identifier").text() == "B.1"
    QTest.keyClicks(control(form, "identifier"), "9")
    assert world.session.state.artifact.identifier == "9B.1"


def test_units_and_licence_are_chosen(form, world):
    units = control(form, "units")
    assert isinstance(units, QComboBox)
    units.setCurrentIndex(units.findData("mm"))
    units.activated.emit(units.currentIndex())
    assert world.session.state.artifact.units == "mm"
    licence = control(form, "licence")
    assert licence.currentText() == "CC0"
    licence.activated.emit(licence.findData(""))
    assert world.session.state.artifact.rights.licence == ""
    assert world.session.state.artifact.rights.holder == "Nobody"


def test_paradata_and_details(form, world):
    QTest.keyClicks(control(form, "conjecture"), "The handle")
    assert world.session.state.artifact.terms[Term.CONJECTURE].texts == {"en": "The handle"}
    form.details._add.click()
    name, text, remove = form.details._rows[0]
    QTest.keyClicks(name, "Height")
    QTest.keyClicks(text, "31 cm")
    assert [(a.texts, b.texts) for a, b in world.session.state.artifact.details] == [
        ({"en": "Height"}, {"en": "31 cm"})
    ]
    remove.click()
    assert world.session.state.artifact.details == ()


def test_several_are_written_at_once_and_differences_stay(form, world):
    world.session.recording.gather(("ball", "bare"))
    assert control(form, "title").text() == ""
    assert control(form, "title").placeholderText() == "Various"
    QTest.keyClicks(control(form, "holder"), "Museum")
    assert [each.rights.holder for each in world.session.state.collection.artifacts] == ["Museum", "Museum"]
    assert [
        each.title.texts["en" if each.id == "ball" else "und"] for each in world.session.state.collection.artifacts
    ] == [
        "A ball",
        "Bare",
    ]
    world.session.undo()
    assert [each.rights.holder for each in world.session.state.collection.artifacts] == ["Nobody", ""]


def test_a_change_from_elsewhere_is_shown(form, world):
    world.session.recording.edit("x", ("ball",), lambda each: replace(each, identifier="Z"))
    assert control(form, "identifier").text() == "Z"


def test_a_read_only_collection_offers_a_copy_and_no_form(pages, world, records):
    records.may = False
    pages.write(True)
    world.session.open_collection(world.session.state.collection, "ball")
    assert not pages.writing
    pages.write(True)
    assert not pages.writing
    assert pages._copy.isVisible()
    assert not pages._edit.isVisible()


def test_everything_has_a_name_and_stands_in_the_form(form):
    QGuiApplication.processEvents()
    for name, editor in form.editors.items():
        assert editor.control.accessibleName(), name
        assert editor.label.text(), name


@pytest.fixture
def whole(pages):
    pages.toggle_whole()
    return pages.whole_form


def test_the_collection_itself_is_written_and_taken_back(whole, world, records, pages):
    assert pages.writing_whole and not pages.writing
    whole.tongues.choose("zh")
    QTest.keyClicks(control(whole, "description"), "shuo")
    assert records.kept[-1].description.texts["zh"] == "shuo"
    holder = control(whole, "holder")
    QTest.keyClicks(holder, "Museum")
    assert records.kept[-1].rights.holder.endswith("Museum")
    world.session.undo()
    assert "Museum" not in holder.text() and control(whole, "description").toPlainText() == "shuo"
    pages.toggle_whole()
    assert not pages.writing_whole


def test_a_collection_keeps_a_name(whole, world):
    before = world.session.state.collection.title
    for tag in tuple(before.texts):
        whole.tongues.choose(tag)
        control(whole, "title").selectAll()
        QTest.keyClick(control(whole, "title"), Qt.Key.Key_Delete)
    assert world.session.state.collection.title


def test_what_was_removed_is_listed_and_put_back(whole, world):
    from PySide6.QtWidgets import QPushButton

    world.session.recording.withdraw()
    back = whole._listed.findChildren(QPushButton)
    assert [each.accessibleName() for each in back] == ["Put A ball back"]
    back[0].click()
    assert world.session.state.collection.withdrawn == () and not whole._listed.isVisible()


def test_a_language_without_letters_here_is_called_in_english(application, monkeypatch):
    from exhibit_viewer.ui.record import tongues

    for there, names in ((True, ["ไทย", "አማርኛ"]), (False, ["Thai", "Amharic"])):
        tongues._has_letters.cache_clear()
        families = ["Noto Sans Ethiopic", "Noto Sans Thai"] if there else []
        monkeypatch.setattr(tongues.QFontDatabase, "families", lambda *_, families=families: families)
        assert [tongues.name_of(tag) for tag in ("th", "am")] == names
        assert [tongues.name_of(tag) for tag in ("fr", "ru", "zh")] == ["français", "русский", "简体中文"]
    tongues._has_letters.cache_clear()
