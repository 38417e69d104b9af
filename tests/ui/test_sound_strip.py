"""What is heard of an object, over its picture: played, sought and hushed by buttons and keys, with its captions."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sound_box import a_track

from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.track import CHANNELS, RATE
from exhibit_viewer.session.state import Face
from exhibit_viewer.ui.listen_button import ListenButton, tell_listen_buttons

TALK, SONG = Sound("talk", LangText.of("The talk")), Sound("song")


@pytest.fixture
def stage(world, look, keep):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.stage import Stage

    shown = keep(Stage(world.session, *look, Actions(world.session, look[1])), 900, 640)
    world.show()
    return shown


def with_sounds(world, *sounds, **changes):
    session = world.session
    whole = session.state.collection
    first = whole.artifacts[0]
    notes = (replace(first.annotations[0], sound="song"),)
    first = replace(first, sounds=sounds, annotations=notes, **changes)
    session.open_collection(replace(whole, artifacts=(first, *whole.artifacts[1:])), first.id)


def go_to(world, seconds):
    world.sounds.seconds = seconds
    world.session.listening.advance()


def test_there_is_no_strip_where_nothing_is_to_be_heard(stage, world):
    assert stage.sounds.isHidden() and not stage.sounds.wanted
    with_sounds(world, TALK)
    assert stage.sounds.isVisible() and stage.sounds._name.text() == "The talk" and stage.sounds.choice.isHidden()


def test_a_press_plays_and_another_holds_and_the_captions_follow(stage, world):
    with_sounds(world, TALK)
    strip = stage.sounds
    assert strip.play.accessibleName() == "Listen" and not strip.way.isEnabled()
    strip.play.click()
    assert world.sounds.played == [(0.0, 0.8)] and strip.play.accessibleName() == "Pause"
    assert strip.caption.isVisible() and strip.caption.text() == "First words" and strip._clock.isActive()
    go_to(world, 2.5)
    assert strip.caption.text() == "Then others" and strip.way.told.text()[1:-1] == "0:02 / 0:10"
    go_to(world, 6.0)
    assert strip.caption.isVisible() and strip.caption.text() == ""  # it does not come and go with every pause
    strip.play.click()
    assert world.sounds.played[-1] is None and strip.caption.isHidden() and not strip._clock.isActive()


def test_the_way_leads_by_its_keys(stage, world):
    with_sounds(world, TALK)
    stage.sounds.play.click()
    stage.sounds.way.setFocus()
    QTest.keyClick(stage.sounds.way, Qt.Key.Key_End)
    assert world.session.state.hearing.seconds == 10.0 and world.sounds.played[-1] == (10.0, 0.8)


def test_loudness_is_set_and_hushed(stage, world):
    with_sounds(world, TALK)
    strip = stage.sounds
    strip.play.click()
    strip.mute.click()
    assert world.sounds.volume == 0.0 and strip.mute.accessibleName() == "With sound" and strip.loud.amount == 0.0
    strip.loud.setValue(500)
    assert world.sounds.volume == 0.5 and strip.mute.accessibleName() == "Without sound"


def test_several_sounds_can_be_chosen_among(stage, world):
    with_sounds(world, TALK, SONG)
    strip = stage.sounds
    assert [strip.choice.itemText(at) for at in range(2)] == ["The talk", "Narration 2"]
    strip.choice.activated.emit(1)
    assert world.session.state.hearing.sound == "song" and strip.choice.currentIndex() == 1


def test_trouble_is_said_calmly_where_it_would_be_heard(stage, world):
    with_sounds(world, TALK)
    world.sounds.answer = Fault(Code.FORMAT_DAMAGED, "talk.mp3", format="MP3", detail="frame at 10")
    stage.sounds.play.click()
    assert "talk.mp3" in stage.sounds.trouble.text() and stage.sounds.trouble.isVisible()
    assert stage.fault_bar.isHidden()
    world.session.show_face(Face.KIOSK)
    assert stage.sounds.trouble.text() == "This cannot be heard just now."
    world.session.show_face(Face.STUDY)
    world.sounds.answer, world.sounds.silent = a_track(), True
    stage.sounds.play.click()
    assert stage.sounds.trouble.text() == "This computer has nothing to play sound by."
    assert stage.sounds.caption.text() == "First words"


@pytest.mark.parametrize("width", [320, 480, 900])
def test_it_fits_any_window_and_covers_nothing(stage, world, width, until):
    with_sounds(world, TALK, SONG)
    stage.resize(width, 640)
    stage.sounds.play.click()
    go_to(world, 1.0)
    stage.place()
    strip = stage.sounds.geometry()
    assert strip.left() >= 0 and strip.right() < width and not strip.intersects(stage.tools.geometry())
    inside = [part for part in (stage.sounds.play, stage.sounds.way, stage.sounds.mute) if part.isVisible()]
    assert len(inside) == 3 and all(stage.sounds.rect().contains(part.geometry()) for part in inside)
    words = stage.sounds.caption
    assert words.height() >= words.heightForWidth(words.width())


def test_a_button_plays_its_sound_and_holds_it(world, look, keep):
    holder = keep(QWidget())
    button = ListenButton(world.session, *look)
    button.setParent(holder)
    world.session.listen(lambda change, _source: tell_listen_buttons(holder, change))
    world.show()
    with_sounds(world, TALK, SONG)
    button.show_sound("nowhere")
    assert button.isHidden()
    button.show_sound("song")
    assert not button.isHidden() and button.accessibleName() == "Listen"
    button.click()
    assert world.session.state.hearing.sound == "song" and button.accessibleName() == "Pause"
    button.click()
    assert not world.session.state.hearing.playing and button.accessibleName() == "Listen"


def test_notes_and_pages_offer_their_sounds(world, look, keep, application):
    from exhibit_viewer.ui.about_panel import AboutPanel
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.notes_panel import NotesPanel

    notes = keep(NotesPanel(world.session, *look, Actions(world.session, look[1])), 360, 600)
    about = keep(AboutPanel(world.session, *look), 360, 600)
    world.show()
    page = Article("page", LangText.of("A page"), text=LangText.of("Words"), sound="talk")
    with_sounds(world, TALK, SONG, articles=(page,))
    assert not [button for button in notes.findChildren(ListenButton) if button.isVisible()]
    world.session.select_note("published-1")
    shown = [button for button in notes.findChildren(ListenButton) if button.isVisible()]
    assert len(shown) == 1
    shown[0].click()
    assert world.session.state.hearing.sound == "song"
    assert shown[0].accessibleName() == "Pause"
    about.unfold("page")
    shown = [button for button in about.findChildren(ListenButton) if button.isVisible()]
    assert len(shown) == 1
    shown[0].click()
    assert world.session.state.hearing.sound == "talk" and shown[0].accessibleName() == "Pause"
    world.session.show_artifact("bare")  # cards and pages go, and nothing of them is asked any more
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    world.session.show_artifact("ball")
    world.session.listening.begin("talk")


def test_a_track_of_the_test_has_the_shape_of_every_track():
    assert a_track().samples.shape == (10 * RATE, CHANNELS)


def test_a_gauge_tells_the_value_it_is_shown_and_not_the_nearest_step(application, look):
    from exhibit_viewer.ui.gauge import Gauge

    gauge = Gauge(0.0, 1.0, lambda share: f"{share * 95:.3f}", look[0])
    gauge.show_value(25 / 95)
    assert gauge.told.text() == gauge.accessibleDescription() == "25.000"
    gauge.setValue(500)
    assert gauge.told.text() == "47.500"
