"""The loudspeaker plays what it is given, holds it, and does without a device; the door reads both files."""

import subprocess
import sys
import time
import wave
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PySide6.QtCore")
from exhibit_viewer.desktop import loudspeaker
from exhibit_viewer.desktop.loudspeaker import Loudspeaker, Playing, keep_sound_here
from exhibit_viewer.desktop.sounds import WorldSounds
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import CHANNELS, RATE, Cue, Track

LOAD = """
import sys
from exhibit_viewer.desktop import start
assert "miniaudio" not in sys.modules
"""
LOUD = np.full((RATE, CHANNELS), 10_000, np.int16)


def wait_for(condition, seconds=10.0):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    assert condition()


@pytest.fixture
def speaker():
    made = Loudspeaker(["NULL"])
    yield made
    made.close()


def test_it_goes_on_until_it_is_held(speaker):
    playing = Playing(LOUD, 0.25)
    assert playing.seconds == 0.25
    speaker.play(playing)
    wait_for(lambda: playing.seconds > 0.5)
    speaker.pause()
    time.sleep(0.3)
    held = playing.seconds
    time.sleep(0.4)
    assert playing.seconds == held and not speaker.missing


def test_the_end_is_passed_so_that_it_is_seen(speaker):
    playing = Playing(LOUD, 0.9)
    speaker.play(playing)
    wait_for(lambda: playing.seconds > 1.0)


def test_what_is_asked_for_comes_as_loud_as_wanted(speaker):
    def asked(volume):
        speaker.volume = volume
        frames = Playing(LOUD, 0.5).frames(speaker)
        next(frames)
        return np.frombuffer(frames.send(100), np.int16)

    assert len(asked(1.0)) == 100 * CHANNELS and (asked(1.0) == 10_000).all()
    assert (asked(0.5) == 2_500).all() and not asked(0.0).any()


def test_without_a_device_time_goes_by_all_the_same(monkeypatch):
    import miniaudio

    def none(*_args, **_more):
        raise miniaudio.MiniaudioError("no device")

    monkeypatch.setattr(miniaudio, "PlaybackDevice", none)
    speaker = Loudspeaker(["NULL"])
    playing = Playing(LOUD, 0.0)
    speaker.play(playing)
    wait_for(lambda: playing.seconds > 0.1)
    assert speaker.missing
    speaker.close()


def test_an_order_overtaken_by_another_starts_nothing(speaker):
    first, second = Playing(LOUD, 0.0), Playing(LOUD, 0.5)
    speaker.play(first)
    speaker.play(second)
    wait_for(lambda: second.seconds > 0.6)
    assert first.seconds < 0.4


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({}, {}),
        ({"PULSE_SERVER": "tcp:example.org:4713"}, {"PULSE_SERVER": "unix:/nonexistent"}),
        ({"PULSE_SERVER": "example.org"}, {"PULSE_SERVER": "unix:/nonexistent"}),
        ({"PULSE_SERVER": "unix:/run/a tcp4:b"}, {"PULSE_SERVER": "unix:/run/a"}),
        ({"PULSE_SERVER": "/run/pulse/native"}, {"PULSE_SERVER": "/run/pulse/native"}),
    ],
)
def test_no_sound_server_over_a_network_is_asked(given, kept):
    keep_sound_here(given)
    assert given == kept


def test_only_systems_of_this_machine_are_asked():
    known = {name for names in (*loudspeaker._SYSTEMS.values(), loudspeaker._SYSTEMS_ELSEWHERE) for name in names}
    assert known == {"WASAPI", "DSOUND", "COREAUDIO", "PULSEAUDIO", "ALSA"}


class AtOnce:
    """Jobs done where they are asked for."""

    def start(self, work, on_done, on_progress=None):
        try:
            on_done(work(Ticket()))
        except Fault as fault:
            on_done(fault)
        return Ticket()


@pytest.fixture
def reader(tmp_path):
    made = Reader(tmp_path / "cache")
    yield made
    made.close()


def read(sounds, sound):
    answers = []
    sounds.open(sound, answers.append)
    return answers[0]


def test_sound_and_captions_come_in_the_language_shown_or_the_nearest(reader, speaker, tmp_path):
    for name, seconds in (("en", 1), ("fr", 2)):
        with wave.open(str(tmp_path / f"{name}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(bytes(2 * RATE * seconds))
        (tmp_path / f"{name}.vtt").write_text(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{name}\n")
    files = {name: tmp_path / f"{name}.wav" for name in ("fr", "en")}
    captions = {name: tmp_path / f"{name}.vtt" for name in ("fr", "en")}
    sounds = WorldSounds(reader, AtOnce(), speaker)
    track = read(sounds, Sound("s", files=files, captions=captions))
    assert track.seconds == 1.0 and track.cues == (Cue(0.0, 1.0, "en"),) and track.language == "en"
    track = read(sounds, Sound("s", files={"fr": files["fr"]}, captions={"en": tmp_path / "gone.vtt"}))
    assert track.seconds == 2.0 and track.cues == () and track.language == ""
    quiet = WorldSounds(reader, AtOnce(), speaker, heard=False)
    assert read(quiet, Sound("s", files=files, captions=captions)).samples is None and quiet.silent
    assert not quiet.offers(Sound("s", files=files)) and quiet.offers(Sound("s", captions=captions))


def test_what_is_not_there_is_told(reader, speaker):
    answer = read(WorldSounds(reader, AtOnce(), speaker), Sound("s", files={"en": Path("/gone.mp3")}))
    assert isinstance(answer, Fault) and answer.code is Code.FILE_MISSING
    answer = read(WorldSounds(reader, AtOnce(), speaker), Sound("talk"))
    assert isinstance(answer, Fault) and answer.file == "talk"


def test_captions_run_in_silence(reader, speaker):
    sounds = WorldSounds(reader, AtOnce(), speaker, heard=False)
    sounds.play(Track(cues=(Cue(0.0, 9.0, "a"),)), 3.0, 1.0)
    wait_for(lambda: sounds.seconds > 3.05)


def test_nothing_of_it_is_loaded_at_the_start():
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
