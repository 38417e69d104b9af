"""What is heard of an object: chosen, held, sought, hushed; it ends with the object, and with a stop of a tour."""

from dataclasses import replace

import pytest
from session_doubles import Visit, a_collection
from sound_box import CUES, a_track

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.model.track import Cue, Track, words_at
from exhibit_viewer.session.state import Change, Face

ONE, TWO, THREE = (Sound(name, LangText.of(name)) for name in ("one", "two", "three"))
NOTE = Annotation("n", "vase", LangText.of("Told"), published=True, sound="two")
TOUR = Tour("t", steps=(Step("1", camera=Camera(yaw=1.0), sound="three"), Step("2", note="n"), Step("3")))


def hearing() -> Visit:
    visit = Visit()
    whole = a_collection("vase", "bell")
    vase = replace(
        whole.artifacts[0], sounds=(ONE, TWO, THREE), annotations=(NOTE,), tours=(TOUR,),
        setup=Setup(narration="two"),
    )  # fmt: skip
    visit.session.open_collection(replace(whole, artifacts=(vase, whole.artifacts[1])))
    visit.show()
    visit.changes()
    return visit


def test_the_sound_at_hand_is_the_narration_then_that_of_the_note_and_what_plays_stays():
    visit = hearing()
    session = visit.session
    assert session.state.sound == TWO
    session.listening.begin("one")
    session.select_note("n")
    assert session.state.sound == ONE
    session.listening.toggle()
    assert session.state.sound == TWO
    session.select_note("")
    assert session.state.sound == ONE


def test_it_plays_holds_and_goes_on_from_there():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.listening.toggle()
    assert session.state.hearing.playing and sounds.played == [(0.0, 0.8)]
    assert session.state.hearing.length == 10.0 and session.state.hearing.cues == CUES
    sounds.seconds = 3.0
    session.listening.advance()
    assert session.state.hearing.seconds == 3.0
    session.listening.toggle()
    assert not session.state.hearing.playing and sounds.played[-1] is None
    session.listening.toggle()
    assert sounds.played[-1] == (3.0, 0.8)


def test_at_its_end_it_stays_and_begins_anew_when_asked():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.listening.toggle()
    sounds.seconds = 10.2
    session.listening.advance()
    assert not session.state.hearing.playing and session.state.hearing.seconds == 10.0
    session.listening.toggle()
    assert sounds.played[-1] == (0.0, 0.8)


def test_a_hand_on_the_way_moves_it_within_its_length_and_tells_of_that_alone():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.listening.seek(4.0)
    assert session.state.hearing.seconds == 0.0
    session.listening.begin("one")
    visit.changes()
    session.listening.seek(99.0)
    assert session.state.hearing.seconds == 10.0 and visit.changes() == Change.HEARD
    session.listening.seek(4.0)
    assert sounds.played[-1] == (4.0, 0.8)
    session.listening.toggle()
    count = len(sounds.played)
    session.listening.seek(1.0)
    assert len(sounds.played) == count and session.state.hearing.seconds == 1.0


def test_loudness_is_kept_but_not_a_visitor_s_in_a_kiosk_and_silence_can_be_had_at_once():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.listening.begin("one")
    session.listening.toggle_mute()
    assert session.state.hearing.muted and sounds.volume == 0.0
    session.listening.set_volume(0.5)
    assert not session.state.hearing.muted and sounds.volume == 0.5
    assert visit.preferences.saved[-1].number("volume") == 0.5
    session.show_face(Face.KIOSK)
    count = len(visit.preferences.saved)
    session.listening.set_volume(0.25)
    assert sounds.volume == 0.25 and len(visit.preferences.saved) == count
    session.listening.toggle_mute()
    session.listening.begin("two")
    assert sounds.played[-1] == (0.0, 0.0)


def test_it_ends_with_the_object_also_while_it_is_read():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.listening.begin("one")
    visit.show("bell")
    assert session.state.hearing.sound == "" and sounds.played[-1] is None and session.state.sound is None
    visit.show("vase")
    sounds.at_once = False
    session.listening.begin("one")
    assert session.state.hearing.loading
    session.leave_artifact()
    sounds.arrive()
    assert not session.state.hearing.busy and sounds.played[-1] is None


def test_a_damaged_sound_is_told_where_it_would_be_heard_and_another_plays():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    sounds.answer = Fault(Code.FORMAT_DAMAGED, "one.mp3", format="MP3", detail="frame")
    session.listening.begin("one")
    assert session.state.hearing.fault is not None and not session.state.hearing.busy
    assert session.state.fault is None
    sounds.answer = a_track()
    session.listening.begin("two")
    assert session.state.hearing.playing and session.state.hearing.fault is None


def test_what_is_told_at_a_stop_is_heard_there_and_no_further():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.touring.begin()
    assert session.state.hearing.sound == "three" and session.state.hearing.playing
    session.touring.step(1)
    assert session.state.hearing.sound == "two"
    session.touring.step(1)
    assert session.state.hearing.sound == "" and sounds.played[-1] is None
    session.touring.step(-1)
    session.touring.end()
    assert session.state.hearing.sound == ""


def test_in_another_language_it_goes_on_where_it_was():
    visit = hearing()
    session, sounds = visit.session, visit.sounds
    session.listening.begin("one")
    session.listening.seek(4.0)
    session.listening.tell_anew()
    assert len(sounds.opened) == 2 and sounds.played[-1] == (4.0, 0.8)
    session.listening.toggle()
    session.listening.tell_anew()
    assert session.state.hearing.seconds == 4.0 and not session.state.hearing.playing


def test_where_nothing_may_be_heard_only_what_has_captions_is_offered(tmp_path):
    visit = hearing()
    visit.sounds.heard = False
    assert visit.session.listening.offered is None
    visit.session.listening.toggle()
    visit.session.listening.begin("one")
    assert visit.session.state.hearing.sound == ""


@pytest.mark.parametrize(("seconds", "words"), [(0.5, "a"), (1.0, "a\nb"), (2.0, "b"), (3.0, "")])
def test_cues_that_overlap_are_said_together(seconds, words):
    assert words_at((Cue(0.0, 2.0, "a"), Cue(1.0, 3.0, "b")), seconds) == words


def test_captions_alone_take_as_long_as_their_last():
    assert Track(cues=CUES).seconds == 4.0 and Track().seconds == 0.0
