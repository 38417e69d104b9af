"""Captions as they are written, and as a stranger writes them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.formats.webvtt import LONGEST, MOST_CUES, captions_at, read_webvtt
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.track import Cue

WHOLE = """\ufeffWEBVTT - Talk

STYLE
::cue { color: red }

NOTE nobody reads this

1
00:00.500 --> 00:02.000 align:start
<v Anna>The <b>rim</b> &amp; foot

01:00:00.000 --> 01:00:01.250
Two
lines

00:03.000 --> 00:02.000
Ends before it begins

00:03.000 -> 00:04.000
no arrow

00:02.000 --> 00:03.000
Second
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_cues_have_times_and_plain_words_in_order(ends):
    assert read_webvtt(WHOLE.replace("\n", ends).encode(), "x.vtt") == (
        Cue(0.5, 2.0, "The rim & foot"),
        Cue(2.0, 3.0, "Second"),
        Cue(3600.0, 3601.25, "Two\nlines"),
    )


@pytest.mark.parametrize("data", [b"", b"1\n00:00.000 --> 00:01.000\nSRT", b"WEBVTTX\n\n", b"\0" * 99])
def test_what_is_none_is_refused(data):
    with pytest.raises(Fault) as refused:
        read_webvtt(data, "x.vtt")
    assert refused.value.code is Code.FORMAT_DAMAGED


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Fault) as refused:
        captions_at(tmp_path / "x.vtt")
    assert refused.value.code is Code.FILE_MISSING


def test_long_ones_are_cut_and_nothing_takes_long():
    many = "WEBVTT\n\n" + "00:00.000 --> 00:01.000\na\n\n" * (MOST_CUES + 9)
    begun = time.thread_time()
    assert len(read_webvtt(many.encode(), "x")) <= MOST_CUES
    assert len(read_webvtt(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{'a' * 9999}".encode(), "x")[0].text) == LONGEST
    for bad in ("<" * 500_000, "-->" * 300_000, " 00:00.000 -->" * 50_000, "\n" * 900_000):
        read_webvtt(f"WEBVTT\n\n{bad}".encode(), "x")
    assert time.thread_time() - begun < 3.0


@given(st.binary(max_size=300))
def test_nothing_else_comes_of_any_bytes(data):
    for cue in read_webvtt(b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + data, "x"):
        assert cue.start < cue.end and cue.text == cue.text.strip() and "\x1b" not in cue.text
