"""Which markers stand where, and which step back."""

import math

import numpy as np
import pytest

pytest.importorskip("PySide6.QtTest")
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.ui.marker_layout import Mark, arrange, clearest

FRONT = Camera(yaw=0.0, pitch=0.0, distance=4.0)
SIZE = (800.0, 600.0)


def note(name, x, y=0.0, z=0.0):
    return Annotation(name, "key", anchor=Anchor((x, y, z), (0.0, 0.0, 1.0)))


def arranged(*notes, sight=None, first=(), camera=FRONT):
    in_sight = np.ones(len(notes), bool) if sight is None else np.array(sight)
    return {mark.note.id: mark for mark in arrange(notes, camera, SIZE, in_sight, first, 20.0)}


def test_numbers_and_places_are_those_of_the_notes():
    marks = arranged(note("a", -0.5), note("b", 0.5))
    scale = 300 / (4.0 * math.tan(FRONT.field_of_view / 2))
    assert (marks["a"].number, marks["b"].number) == (1, 2)
    assert (marks["b"].x, marks["b"].y) == pytest.approx((400 + 0.5 * scale, 300))


def test_of_two_in_one_place_the_nearer_is_full_and_the_other_small():
    marks = arranged(note("far", 0.0, z=-1.0), note("near", 0.0, z=1.0))
    assert marks["far"].small and not marks["near"].small


def test_what_is_read_is_never_crowded_out_and_drawn_last():
    notes = (note("near", 0.0, z=1.0), note("read", 0.0, z=-1.0))
    marks = arrange(notes, FRONT, SIZE, np.ones(2, bool), ["read"], 20.0)
    assert [mark.note.id for mark in marks] == ["near", "read"]
    assert marks[0].small and not marks[1].small


def test_those_in_sight_come_before_the_hidden():
    marks = arranged(note("hidden", 0.0, z=1.0), note("seen", 0.0, z=-1.0), sight=[False, True])
    assert marks["hidden"].small and marks["hidden"].hidden and not marks["seen"].small


def test_behind_the_eye_and_beside_the_picture_there_is_nothing():
    assert arranged(note("behind", 0.0, z=9.0), note("beside", 50.0)) == {}


def test_two_hundred_notes_leave_room_between_full_marks():
    turn = np.random.default_rng(1)
    notes = [note(f"n{i}", *turn.uniform(-0.8, 0.8, 3)) for i in range(200)]
    marks = arranged(*notes)
    full = np.array([(mark.x, mark.y) for mark in marks.values() if not mark.small])
    gaps = np.hypot(*(full[:, None] - full[None]).transpose(2, 0, 1)) + np.eye(len(full)) * 1e9
    assert len(marks) == 200 and gaps.min() >= 20 and 20 < len(full) < 200


def test_a_label_stands_where_it_covers_the_fewest_marks():
    marks = [Mark(note(str(number), 0.0), number, x, y, False, False) for number, (x, y) in enumerate(PLACES)]
    over_one, beside, over_two = (90.0, 90.0, 100.0, 30.0), (190.0, 140.0, 100.0, 30.0), (90.0, 90.0, 200.0, 30.0)
    assert clearest([over_two, over_one, beside], marks, 11.0) == 2
    assert clearest([over_two, over_one], marks, 11.0) == 1
    assert clearest([beside, over_one, beside], marks, 11.0) == 0  # the best of those as good


PLACES = ((100.0, 100.0), (250.0, 100.0))
