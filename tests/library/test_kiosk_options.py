"""Every kiosk option is checked at start; the PIN is kept as a hash."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.library import kiosk_options as module
from exhibit_viewer.library.kiosk_options import kiosk_options
from exhibit_viewer.library.pin import hashed_pin, is_pin_hash, pin_fits
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.kiosk import KioskOptions


@pytest.fixture
def written(tmp_path):
    (tmp_path / "show").mkdir()

    def write(*lines: str):
        file = tmp_path / "kiosk.toml"
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    return write


def test_a_folder_alone_is_enough(tmp_path):
    assert kiosk_options(tmp_path, None) == KioskOptions(tmp_path)


def test_the_file_says_all(written, tmp_path):
    file = written(
        'exhibit = "show"', "idle_seconds = 30", "countdown_seconds = 5.5", 'languages = ["ar", "en"]', "screen = 1",
        'pin = "2718"', "attract = false", "attract_seconds = 20", 'theme = "paper"', "notes = true", "tools = true",
        "sound = false",
    )  # fmt: skip
    options = kiosk_options(file, None)
    assert options.exhibit == tmp_path / "show"
    assert pin_fits(options.pin_hash, "2718")
    assert not pin_fits(options.pin_hash, "2719")
    expected = KioskOptions(
        tmp_path / "show", 30.0, 5.5, False, 20.0, 1, ("ar", "en"), "paper", True, True, False, options.pin_hash
    )
    assert options == expected


def test_the_command_line_names_the_exhibition(written, tmp_path):
    assert kiosk_options(tmp_path, written("idle_seconds = 30")).exhibit == tmp_path
    assert kiosk_options(tmp_path, written('exhibit = "nowhere"')).exhibit == tmp_path


def test_the_example_in_the_manual_is_right(written, tmp_path):
    example = (module.__doc__ or "").split("::\n")[1].split("\n\nOnly")[0]
    example = re.sub(r"(?m)^\s*pin_hash.*$", "", example).replace("../exhibitions/baoguo", "show")
    options = kiosk_options(written(example), None)
    assert options == KioskOptions(tmp_path / "show", pin_hash=options.pin_hash)
    assert set(re.findall(r"(?m)^ +(\w+) = ", module.__doc__ or "")) == set(module._CHECKS)


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("idle_seconds = 5", "idle_seconds"),
        ('idle_seconds = "60"', "idle_seconds"),
        ("idle_seconds = true", "idle_seconds"),
        ("idle_seconds = nan", "idle_seconds"),
        ("countdown_seconds = 61", "countdown_seconds"),
        ("languages = []", "languages"),
        ('languages = ["en", "tlh"]', "languages"),
        ('languages = "en"', "languages"),
        ("screen = -1", "screen"),
        ("screen = 1.5", "screen"),
        ("pin = 2718", "pin"),
        ('pin = "27"', "pin"),
        ('pin_hash = "secret"', "pin_hash"),
        ("attract = 1", "attract"),
        ('theme = "mauve"', "theme"),
        ("theme = []", "theme"),
        ('notes = "no"', "notes"),
        ("surprise = 1", "surprise"),
        ("exhibit = 3", "exhibit"),
        ('exhibit = "nowhere"', "exhibit"),
        ("", "exhibit"),
    ],
)
def test_a_wrong_option_is_named_with_what_it_may_be(written, line, option):
    lines = [line] if option == "exhibit" else ['exhibit = "show"', line]
    with pytest.raises(Fault) as caught:
        kiosk_options(written(*lines), None)
    assert caught.value.code is Code.OPTION_INVALID
    assert caught.value.facts["option"] == option
    assert caught.value.facts["allowed"]


def test_a_wrong_pin_is_not_shown(written):
    with pytest.raises(Fault) as caught:
        kiosk_options(written('exhibit = "show"', 'pin = "abcd-secret"'), None)
    assert "secret" not in str(caught.value.facts)


def test_what_is_no_toml_is_said_with_its_place(written):
    with pytest.raises(Fault) as caught:
        kiosk_options(written('exhibit = "show"', "idle_seconds =", "screen = 1"), None)
    assert caught.value.code is Code.FORMAT_DAMAGED
    assert "line 2" in str(caught.value.facts["detail"])


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(Fault) as caught:
        kiosk_options(tmp_path / "no.toml", None)
    assert caught.value.code is Code.FILE_MISSING


def test_no_two_hashes_are_alike():
    assert hashed_pin("2718") != hashed_pin("2718")


def test_without_a_hash_nobody_leaves():
    assert not pin_fits("", "")
    assert not pin_fits("", "0000")


@given(
    st.text(max_size=40)
    | st.from_regex(r"scrypt\$\d{1,7}\$\d{1,2}\$\d\$[0-9a-f]{16,40}\$[0-9a-f]{32,70}", fullmatch=True)
)
def test_only_hashes_this_machine_can_check_are_taken(text):
    if is_pin_hash(text):
        cost, block = (int(number) for number in text.split("$")[1:3])
        assert cost * block * 128 <= 1 << 26
