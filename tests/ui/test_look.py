"""The look: contrast by WCAG, sizes that follow the text size and the face, fonts that are really there."""

import itertools

import pytest

from exhibit_viewer.model.annotation import COLOURS
from exhibit_viewer.session.commands import COMMANDS
from exhibit_viewer.session.state import Face

pytest.importorskip("PySide6.QtWidgets")
from exhibit_viewer.ui.palettes import HOVERED, PRESSED, THEMES, chosen, contrast, faded, mixed

GROUNDS = ("ground", "surface", "raised")
CASES = list(itertools.product(THEMES.values(), GROUNDS))


def named(case):
    return f"{case[0].name}-{case[1]}"


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_words_and_icons_are_legible(case):
    theme, ground = case
    on = getattr(theme, ground)
    assert contrast(theme.text, on) >= 7
    for token in ("muted", "accent", "note", "danger"):
        assert contrast(getattr(theme, token), on) >= 4.5, token
    for colour in COLOURS:
        assert contrast(theme.note_colour(colour), on) >= 4.5, colour
    assert contrast(faded(theme), on) >= 2.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_words_on_accent_and_on_what_is_chosen_are_legible(theme):
    assert contrast(theme.inverse, theme.accent) >= 4.5
    assert contrast(theme.text, chosen(theme)) >= 7
    assert contrast(theme.muted, chosen(theme)) >= 4.5
    assert contrast(theme.accent, chosen(theme)) >= 4.5


def test_note_colours_differ_and_are_all_there():
    for theme in THEMES.values():
        assert len({theme.note_colour(name) for name in COLOURS}) == len(COLOURS)
        assert theme.note_colour("nobody knows") == theme.note


def test_qt_paints_with_the_tokens(look, world, application):
    from PySide6.QtGui import QPalette

    appearance, _ = look
    for name, theme in THEMES.items():
        world.session.choose("theme", name)
        palette = application.palette()
        assert appearance.theme is theme
        assert palette.color(QPalette.ColorRole.Highlight).name().upper() == theme.accent
        assert palette.color(QPalette.ColorRole.WindowText).name().upper() == theme.text


def test_text_size_and_face_scale_everything(look, world):
    appearance, _ = look
    told = []
    appearance.changed.connect(lambda: told.append(appearance.scale))
    assert (appearance.pixels(16), appearance.font(14).pixelSize()) == (16, 14)
    world.session.choose("text_percent", 150)
    assert (appearance.pixels(16), appearance.font(14).pixelSize()) == (24, 21)
    world.session.show_face(Face.TEACH)
    appearance.give_room(1920, 1200)
    assert appearance.pixels(16) == 36
    world.session.show_face(Face.KIOSK)
    assert appearance.scale == pytest.approx(1.5 * 22 / 14)
    appearance.give_room(1280, 800)  # where that much would leave no room for words
    assert appearance.scale == 2.0
    assert len(told) == 5


def test_reduced_motion_follows_the_setting(look, world):
    appearance, _ = look
    world.session.choose("motion", "reduced")
    assert appearance.reduced_motion
    world.session.choose("motion", "full")
    assert not appearance.reduced_motion


def test_fonts_come_from_their_wheels(look):
    from exhibit_viewer.ui import fonts

    assert {"Inter", "Source Serif 4", "Noto Sans Arabic"} <= set(fonts.register())
    appearance, _ = look
    assert appearance.font(26, serif=True).family() == "Source Serif 4"
    assert appearance.font(14, 600, tabular=True).weight() == 600


def test_every_command_has_its_icon_and_icons_follow_the_look(look, world):
    from PySide6.QtGui import QColor, QIcon

    appearance, icons = look
    for command in COMMANDS:
        if command.icon:
            assert not icons.icon(command.icon).isNull()
    with pytest.raises(KeyError):
        icons.icon("no such drawing")
    icon = icons.icon("square")
    for name in ("gallery", "paper"):
        world.session.choose("theme", name)
        for state, wanted in ((QIcon.State.Off, appearance.theme.text), (QIcon.State.On, appearance.theme.accent)):
            picture = icon.pixmap(64, 64, QIcon.Mode.Normal, state).toImage()
            inked = [picture.pixelColor(x, 32) for x in range(64) if picture.pixelColor(x, 32).alpha() == 255]
            assert inked and all(_near(colour, QColor(wanted)) for colour in inked)
            assert picture.pixelColor(32, 32).alpha() == 0


def test_an_icon_without_room_is_empty_and_costs_no_complaint(look):
    from PySide6.QtCore import QSize, qInstallMessageHandler

    said = []
    before = qInstallMessageHandler(lambda kind, context, message: said.append(message))
    try:
        assert look[1].icon("square").pixmap(QSize(0, 16)).isNull()
    finally:
        qInstallMessageHandler(before)
    assert said == []


def _near(one, other):
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) <= 4


def test_arabic_lines_stand_as_close_as_those_of_other_scripts(look):
    from PySide6.QtGui import QFontMetricsF

    from exhibit_viewer.ui import fonts

    face = fonts.font(100)
    face.setFamilies(["Noto Sans Arabic"])
    assert QFontMetricsF(face).height() == pytest.approx(150, abs=2)
    assert QFontMetricsF(face).tightBoundingRect("يُثَبَّتُ فوقَهُ القالبُ").top() > -105


def test_strokes_are_lightened_unless_the_person_says_how(monkeypatch):
    import os

    from exhibit_viewer.ui import fonts

    monkeypatch.setenv("FREETYPE_PROPERTIES", "mine")
    fonts.lighten_strokes()
    assert os.environ["FREETYPE_PROPERTIES"] == "mine"
    monkeypatch.delenv("FREETYPE_PROPERTIES")
    fonts.lighten_strokes()
    assert os.environ["FREETYPE_PROPERTIES"].startswith("cff:")


@pytest.mark.parametrize("dress", ["", "quiet", "segment", "main"])
def test_a_button_shows_that_it_is_pressed(look, world, keep, dress):
    """Where there are fingers there is no hovering: a press must show by itself."""
    from exhibit_viewer.ui.cards import push_button

    for name in THEMES:
        world.session.choose("theme", name)
        button = keep(push_button(dress), 120, 40)
        button.setText("Press")
        loose = button.grab().toImage()
        button.setDown(True)
        assert button.grab().toImage() != loose, name


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_words_on_what_is_pointed_at_or_pressed_stay_legible(theme):
    for share in (HOVERED, PRESSED):
        ground = mixed(theme.raised, theme.text, share)
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.muted, ground) >= 3


def test_a_card_answers_to_pointer_and_press(look, keep):
    from PySide6.QtCore import Qt

    from exhibit_viewer.ui.cards import CardButton

    card = keep(CardButton(look[0]), 160, 80)
    faces = [card.grab().toImage()]
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    faces.append(card.grab().toImage())
    card.setDown(True)
    faces.append(card.grab().toImage())
    assert faces[0] != faces[1] != faces[2] != faces[0]
    card.ringed = True  # open: it is not to be pressed again
    ringed = card.grab().toImage()
    card.setDown(False)
    assert card.grab().toImage() == ringed
