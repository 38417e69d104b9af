"""Small pictures are asked for once, and only so many bytes of them are kept, those looked at last."""

from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.text import LangText

EDGE = 100
BYTES = 4 * EDGE * EDGE


class Doors:
    """Answers at once: a picture, or none for artifacts named `none`."""

    def __init__(self):
        self.asked = []

    def thumbnail(self, artifact, on_done):
        self.asked.append(artifact.id)
        on_done(None if artifact.id.startswith("none") else np.full((EDGE, EDGE, 4), 255, np.uint8))


@pytest.fixture
def pictures(application, monkeypatch):
    from exhibit_viewer.ui import pictures as module

    monkeypatch.setattr(module, "ROOM", 10 * BYTES)
    return module.Pictures(Doors())


def artifact(name):
    return Artifact(name, LangText.of(name), (Derivative(Path(f"/nowhere/{name}.glb")),))


def held(pictures):
    return sum(4 * picture.width() * picture.height() for picture in pictures._kept.values())


def test_many_pictures_take_no_more_than_their_room(pictures):
    for number in range(200):
        pictures.of(artifact(f"a{number}"))
        assert held(pictures) <= 10 * BYTES
    assert held(pictures) >= 8 * BYTES
    assert len(pictures._doors.asked) == 200


def test_the_picture_looked_at_last_stays(pictures):
    for number in range(50):
        pictures.of(artifact("often"))
        pictures.of(artifact(f"a{number}"))
    assert pictures._doors.asked.count("often") == 1
    pictures.of(artifact("a0"))
    assert pictures._doors.asked.count("a0") == 2


def test_artifacts_without_a_picture_are_forgotten_too(pictures):
    for number in range(1000):
        assert pictures.of(artifact(f"none{number}")).isNull()
    assert len(pictures._kept) < 500


def test_a_picture_that_comes_again_is_counted_once(pictures):
    for _ in range(40):
        pictures._came("same", np.full((EDGE, EDGE, 4), 255, np.uint8))
    pictures.of(artifact("other"))
    assert len(pictures._kept) == 2


def test_what_is_still_being_made_is_known(pictures):
    answers = []
    pictures._doors.thumbnail = lambda artifact, on_done: answers.append(on_done)
    assert not pictures.waiting and pictures.of(artifact("late")) is None and pictures.waiting
    answers[0](None)
    assert not pictures.waiting
