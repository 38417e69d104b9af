"""Clips: playing, holding still, scrubbing, pace, what comes at the end."""

from session_doubles import Visit

from exhibit_viewer.model.rig import Moment
from exhibit_viewer.session.player import Player
from exhibit_viewer.session.state import Change


def shown() -> Visit:
    visit = Visit()
    visit.show()
    return visit


def test_a_model_with_clips_stands_at_the_first_frame_and_does_not_start_by_itself():
    visit = shown()
    player = Player(visit.session)
    assert visit.session.state.moment == Moment(0, 0.0)
    player.advance(1.0)
    assert visit.session.state.moment == Moment(0, 0.0) and not player.playing


def test_it_plays_at_its_pace_and_begins_anew():
    visit = shown()
    session, player = visit.session, Player(visit.session)
    session.clips.play(True)
    player.advance(0.5)
    session.clips.pace(1)
    player.advance(0.25)
    assert session.state.moment == Moment(0, 1.0)
    player.advance(0.75)
    assert session.state.moment == Moment(0, 0.5)
    for _ in range(9):
        session.clips.pace(-1)
    player.advance(1.0)
    assert session.state.moment == Moment(0, 0.75)


def test_without_the_loop_it_stops_at_the_end_and_starts_over_when_asked():
    visit = shown()
    session, player = visit.session, Player(visit.session)
    session.clips.toggle_loop()
    session.clips.play(True)
    player.advance(9.0)
    assert session.state.moment == Moment(0, 2.0) and not player.playing
    session.clips.play(True)
    assert session.state.moment == Moment(0, 0.0) and player.playing


def test_clips_come_round_from_their_beginning_and_scrubbing_stays_within():
    session = shown().session
    session.clips.seek(99.0)
    assert session.state.moment == Moment(0, 2.0)
    session.clips.choose_clip(1)
    assert session.state.moment == Moment(1, 0.0)
    session.clips.seek(-1.0)
    assert session.state.moment == Moment(1, 0.0)
    session.clips.choose_clip(2)
    assert session.state.moment == Moment(0, 0.0)


def test_each_tick_tells_of_the_moment_alone_and_who_moved_it():
    visit = shown()
    player, heard = Player(visit.session), []
    visit.session.clips.play(True)
    visit.session.listen(lambda change, source: heard.append((change, source)))
    player.advance(0.1)
    assert heard == [(Change.MOMENT, player)]


def test_the_next_object_stands_still_again():
    visit = shown()
    visit.session.clips.play(True)
    visit.session.clips.choose_clip(1)
    visit.show("bell")
    assert visit.session.state.moment == Moment(0, 0.0) and not visit.session.state.playback.playing


def test_in_turn_one_clip_follows_the_other_and_holding_still_changes_nothing_about_it():
    visit = shown()
    session, player = visit.session, Player(visit.session)
    session.clips.play(True, in_turn=True)
    player.advance(2.5)
    assert session.state.moment == Moment(1, 0.0) and player.playing
    session.clips.play(False)
    session.clips.play(True)
    player.advance(99.0)
    assert session.state.moment == Moment(0, 0.0) and player.playing
