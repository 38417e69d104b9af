"""Sounds become samples in the worker's process; damage becomes a fault."""

import math
import struct
import wave

import numpy as np
import pytest

from exhibit_viewer.ingest import sound_samples
from exhibit_viewer.ingest.sounds import check_sound
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import RATE

VORBIS = b"OggS" + bytes(22) + b"\x01\x1e\x01vorbis" + bytes(23)


def write_tone(path, seconds=2.0, rate=22050, channels=1, width=2):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        one = [round(9000 * math.sin(2 * math.pi * 440 * at / rate)) for at in range(round(seconds * rate))]
        file.writeframes(b"".join(struct.pack("<h", value) * channels for value in one))
    return path


def flac_of_silence(seconds):
    """A stream of constant subframes (RFC 9639): ten bytes for each 65,535 samples."""

    def crc(data, width, polynomial):
        value, top = 0, 1 << (width - 1)
        for byte in data:
            value ^= byte << (width - 8)
            for _ in range(8):
                value = ((value << 1) ^ polynomial if value & top else value << 1) & ((1 << width) - 1)
        return value

    block = 65535
    bits = (RATE << 44) | (0 << 41) | (15 << 36)
    info = struct.pack(">HH", block, block) + bytes(6) + bits.to_bytes(8, "big") + bytes(16)
    out = [b"fLaC\x80\0\0\x22", info]
    for number in range(math.ceil(seconds * RATE / block)):
        coded = bytes([number]) if number < 0x80 else bytes([0xC0 | number >> 6, 0x80 | number & 0x3F])
        head = b"\xff\xf8\x79\x08" + coded + struct.pack(">H", block - 1)
        frame = head + bytes([crc(head, 8, 0x07)]) + b"\x00\0\0"
        out.append(frame + struct.pack(">H", crc(frame, 16, 0x8005)))
    return b"".join(out)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    made = Reader(tmp_path_factory.mktemp("cache"))
    yield made
    made.close()


@pytest.mark.parametrize(("rate", "channels"), [(22050, 1), (48000, 2)])
def test_every_sound_comes_in_one_shape_with_its_tone(reader, tmp_path, rate, channels):
    samples = reader.sound(write_tone(tmp_path / "a.wav", 2.0, rate, channels), Ticket())
    assert samples.shape == (2 * RATE, 2) and samples.dtype == np.int16
    loudness = np.abs(np.fft.rfft(samples[:RATE, 0].astype(float)))
    assert int(loudness.argmax()) == 440 and 8500 < np.abs(samples).max() < 9500
    assert (samples[:, 0] == samples[:, 1]).all()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", Code.FORMAT_DAMAGED),
        ("a.mp3", b"ID3" + bytes(100), Code.FORMAT_DAMAGED),
        ("a.ogg", VORBIS + b"OggS" + bytes(60), Code.FORMAT_DAMAGED),
        ("a.ogg", b"OggS" + bytes(22) + b"\x01\x13OpusHead" + bytes(30) + b"OggS", Code.FORMAT_UNSUPPORTED),
        ("a.m4a", b"\0\0\0\x20ftypM4A " + bytes(40), Code.FORMAT_UNSUPPORTED),
        ("a.flac", b"fLaC\0\0\0\x22" + bytes(40), Code.FORMAT_DAMAGED),
        ("a.wav", b"MZ" + bytes(60), Code.FORMAT_UNKNOWN),
        ("a.wav", b"", Code.FILE_EMPTY),
    ],
)
def test_what_cannot_be_decoded_is_told_and_the_next_can(reader, tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Fault) as refused:
        reader.sound(tmp_path / name, Ticket())
    assert refused.value.code is code and refused.value.file == name
    assert len(reader.sound(write_tone(tmp_path / "good.wav", 0.1), Ticket()))


def test_frames_of_mp3_are_as_long_as_they_say(reader, tmp_path):
    frame = b"\xff\xfb\x90\x00" + bytes(413)  # MPEG 1 layer 3, 128 kbit/s, 44.1 kHz, of which every value is zero
    (tmp_path / "a.mp3").write_bytes(b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + frame * 100)
    samples = reader.sound(tmp_path / "a.mp3", Ticket())
    assert abs(len(samples) - 100 * 1152) <= 2 * 1152 and not samples.any()


def test_a_file_cut_short_anywhere_is_a_shorter_sound_or_a_fault(reader, tmp_path):
    whole = flac_of_silence(20)
    (tmp_path / "whole.flac").write_bytes(whole)
    assert len(reader.sound(tmp_path / "whole.flac", Ticket())) >= 20 * RATE
    for cut in range(1, len(whole), 17):
        (tmp_path / "cut.flac").write_bytes(whole[:cut])
        try:
            assert len(reader.sound(tmp_path / "cut.flac", Ticket())) <= 21 * RATE
        except Fault as fault:
            assert fault.code in (Code.FORMAT_DAMAGED, Code.FORMAT_UNKNOWN)


def test_little_that_holds_hours_is_refused_before_it_fills_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(sound_samples, "MOST_BYTES", 4 * 10 * RATE)
    (tmp_path / "long.flac").write_bytes(flac_of_silence(600))
    place = tmp_path / "samples"
    with pytest.raises(Fault) as refused:
        sound_samples.decode_sound(FileSource(tmp_path / "long.flac"), place, Ticket())
    assert refused.value.code is Code.FILE_TOO_LARGE and place.stat().st_size <= 4 * 10 * RATE


def test_samples_outlive_the_folder_they_were_left_in(reader, tmp_path):
    samples = reader.sound(write_tone(tmp_path / "a.wav", 0.5), Ticket())
    (tmp_path / "a.wav").unlink()
    assert int(np.abs(samples).max()) > 8000


def test_a_flac_is_known_by_its_first_block():
    assert check_sound(memoryview(flac_of_silence(2)), "a.flac") == "FLAC"
