"""The about panel and the small words it is made of: records, rights, sizes, licences."""

from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.article import Article
from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.material import Image
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.measures import round_length, told_in

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QToolButton


@pytest.fixture
def panel(world, look, keep):
    from exhibit_viewer.ui.about_panel import AboutPanel

    return keep(AboutPanel(world.session, *look), 336, 700)


def words(panel):
    page = panel._scroll.widget()
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_record_is_told(panel, world):
    from exhibit_viewer.ui.markdown import Prose

    world.show()
    told = words(panel)
    for part in ("A ball", "Nowhere", "1066", "Stone", "B.1", "CC0", "Given by nobody", "demonstration model"):
        assert part in told
    assert panel.findChild(Prose).toPlainText() == "A round thing."


def test_the_model_is_measured_in_real_units(panel, world):
    world.show()
    assert "2 × 2 × 2 cm" in words(panel) and "70.0 kB" in words(panel)
    facts = replace(world.model.facts, units="", metres_per_unit=0.0)
    world.model = replace(world.model, facts=facts)
    world.session.show_artifact("bare")
    assert "2 × 2 × 2 units" in words(panel) and "does not say how large" in words(panel)


def test_textures_and_notices_are_told(panel, world):
    picture = Image("t", np.zeros((4, 4, 4), np.uint8), 4096, 2048)
    notice = Notice(Code.TEXTURE_MISSING, "ball.glb", {"reference": "skin.png"})
    world.model = replace(world.model, images=(picture,), notices=(notice, notice))
    world.show()
    assert "4,096 × 2,048" in words(panel)
    assert words(panel).count("skin.png") == 1


def test_the_files_own_words_stand_in_for_a_missing_record(panel, world):
    world.model = replace(world.model, asset={"author": "A. Scanner", "generator": "Box 2"})
    world.show()
    assert "A. Scanner" not in words(panel)
    world.session.show_artifact("bare")
    assert "A. Scanner" in words(panel) and "Box 2" in words(panel)


def test_another_language_is_named(panel, world):
    artifact = world.show().state.artifact
    QLocale.setDefault(QLocale("ar"))
    try:
        panel.refresh()
        assert "كرة" in words(panel) and "English" in words(panel)
    finally:
        QLocale.setDefault(QLocale("en_GB"))
    panel.refresh()
    assert "Not in your language" not in words(panel) and artifact.description


def test_hostile_words_stay_plain(panel, world):
    from PySide6.QtCore import Qt

    collection = world.show().state.collection
    evil = replace(collection.artifacts[0], culture=LangText.of("<img src='/dev/zero'>\u202e" + "x" * 5000))
    world.session.open_collection(replace(collection, artifacts=(evil,)), "ball")
    labels = panel._scroll.widget().findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert "\u202e" not in words(panel) and len(words(panel)) < 5000


def test_licences_have_short_names():
    from exhibit_viewer.ui.licences import licence_name

    assert licence_name("https://creativecommons.org/licenses/by-nc-sa/4.0/") == "CC BY-NC-SA 4.0"
    assert licence_name("http://creativecommons.org/publicdomain/zero/1.0/") == "CC0"
    assert licence_name("https://creativecommons.org/publicdomain/mark/1.0/") == "Public domain"
    assert licence_name("http://rightsstatements.org/vocab/NoC-US/1.0/") == "No copyright in the United States"
    assert licence_name("CC0-1.0") == "CC0" and licence_name("CC-BY-SA-4.0") == "CC BY-SA 4.0"
    assert licence_name("Ask the museum") == "Ask the museum"


@pytest.mark.parametrize(("longest", "expected"), [(9.9, 5), (10, 10), (0.37, 0.2), (1.0, 1.0), (1234, 1000)])
def test_scale_bars_are_round(longest, expected):
    assert round_length(longest) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("metres", "value", "unit"),
    [(0.34, 34, "cm"), (0.004, 4, "mm"), (2.1, 2.1, "m"), (2500, 2.5, "km"), (5e-6, 5, "um")],
)
def test_lengths_are_told_in_a_unit_that_reads_well(metres, value, unit):
    told, told_unit = told_in(metres)
    assert (told, told_unit) == (pytest.approx(value), unit)


def test_words_on_any_ground_can_be_read():
    from exhibit_viewer.ui.backdrop import backdrop, choices
    from exhibit_viewer.ui.ink import hexadecimal, ink
    from exhibit_viewer.ui.palettes import THEMES, contrast

    for theme in THEMES.values():
        for chosen in choices().values():
            colours = ink(chosen, theme)
            ground = backdrop(chosen, theme)
            for colour in (ground.centre, ground.rim):
                assert contrast(colours.text, hexadecimal(colour)) >= 7
                assert contrast(colours.muted, hexadecimal(colour)) >= 4.5


def test_pages_are_folded_until_they_are_wanted(panel, world):
    from exhibit_viewer.ui.markdown import Prose

    pages = (
        Article("one", LangText.of("The rim"), LangText.of("In short"), LangText.of("*Worn* glaze")),
        Article("two", LangText.of("Lost")),
    )
    world.show()
    artifact = replace(world.session.state.collection.artifacts[0], articles=pages, setup=Setup(article="two"))
    artifact = replace(artifact, notices=(Notice(Code.RESOURCE_MISSING, "scene.json", {"reference": "lost.html"}),))
    collection = replace(world.session.state.collection, artifacts=(artifact,))
    world.session.open_collection(collection, artifact.id)
    assert "This page is not in the package." in words(panel) and "lost.html" in words(panel)
    (rim,) = [fold for fold in panel.findChildren(QToolButton) if fold.accessibleName() == "The rim"]
    assert "glaze" not in "".join(prose.toPlainText() for prose in panel.findChildren(Prose))
    rim.click()
    assert "In short\nWorn glaze" in [prose.toPlainText() for prose in panel.findChildren(Prose)]
    rim.click()
    panel.refresh()
    assert not [prose for prose in panel.findChildren(Prose) if "glaze" in prose.toPlainText()]


def test_the_languages_there_are_are_told(panel, world):
    world.show()
    title = LangText({"en": "Ball", "fr": "Boule", "zh": "球"})
    artifact = replace(world.session.state.collection.artifacts[0], title=title)
    world.session.open_collection(replace(world.session.state.collection, artifacts=(artifact,)), artifact.id)
    assert "Languages: العربية · English · français · 简体中文" in words(panel)
