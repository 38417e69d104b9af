"""Every code has words, they name the file, and untrusted facts cannot spoil them."""

import re
import string
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.ui import message_words, messages
from exhibit_viewer.ui.message_words import ADVICE, SENTENCES, WHAT
from exhibit_viewer.ui.messages import advice, message, plain, sentence
from exhibit_viewer.ui.translation_file import read_messages

SAMPLE = {
    "allowed": "1 to 10", "bytes": 5 << 30, "count": 1234567, "detail": "chunk cut short", "entry": "../evil.txt",
    "extensions": "KHR_something", "format": "PLY", "instead": "GLB", "kept": "notes.bak", "limit": 4 << 30,
    "metres": 12345.6, "needed": "3.3", "option": "idle", "pixels": 268435456, "reason": "input/output error",
    "reference": "skin.png", "row": 7, "seconds": 8, "shown": 1000000, "supported": 3, "value": "soon",
    "version": 9, "what": "cameras",
}  # fmt: skip
WITHOUT_A_FILE = {
    Code.OPTION_INVALID,
    Code.LINK_UNKNOWN,
    Code.GRAPHICS_MISSING,
    Code.GRAPHICS_TOO_OLD,
    Code.GRAPHICS_FAILED,
    Code.ADDRESSES_SHORT,
}


@pytest.fixture(autouse=True)
def british():
    """One way of writing numbers, whatever the machine's."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_sentence_with_its_facts(code):
    words = sentence(Notice(code, "vase.ply", SAMPLE))
    assert words.endswith(".") and words[0] in string.ascii_uppercase + string.digits + "“"
    assert "{" not in words and "?" not in words
    named = "vase.ply" in words or "skin.png" in words
    assert named or code in WITHOUT_A_FILE


@pytest.mark.parametrize("code", ADVICE)
def test_advice_is_a_sentence(code):
    words = advice(Notice(code, "vase.ply", SAMPLE))
    assert words.endswith(".") and "{" not in words and "?" not in words
    assert message(Notice(code, "vase.ply", SAMPLE)).endswith(words)


def test_every_fault_that_stops_a_file_has_advice():
    only_told = {
        Code.FORMAT_IRREGULAR, Code.CONTENT_SKIPPED, Code.SPLATS_AS_POINTS, Code.POINTS_REDUCED, Code.TEXTURE_REDUCED,
        Code.CANCELLED,
    }  # fmt: skip
    assert set(Code) - set(ADVICE) == only_told


@pytest.mark.parametrize("table", [SENTENCES, ADVICE])
def test_words_use_only_known_facts(table):
    for words in table.values():
        fields = {field for _, field, _, _ in string.Formatter().parse(str(words)) if field}
        assert fields <= set(SAMPLE) | {"file"}, words


def test_numbers_and_sizes_are_written_as_the_language_writes_them():
    words = sentence(Notice(Code.FILE_TOO_LARGE, "vase.ply", {"bytes": 5 << 30, "limit": 4 << 30}))
    assert words == "“vase.ply” is too large: 5.00 GiB, at most 4.00 GiB."
    assert "1,234,567" in sentence(Notice(Code.SPLATS_AS_POINTS, "vase.ply", {"count": 1234567}))


def test_a_missing_fact_or_name_does_no_harm():
    assert sentence(Notice(Code.TIME_LIMIT)) == "Reading “the file” was stopped after ? seconds."


@pytest.mark.parametrize("number", [2**63, -(2**70), 10**400])
def test_a_number_beyond_reason_does_no_harm(number):
    assert sentence(Notice(Code.TOO_MANY_ELEMENTS, "vase.ply", {"count": number, "limit": 1})).endswith(
        "1 can be read."
    )


def test_long_texts_are_cut_in_the_middle():
    cut = plain("a" * 5000 + ".ply")
    assert len(cut) <= 120 and cut.endswith(".ply") and "…" in cut


@given(st.text())
def test_nothing_in_a_fact_reaches_the_screen_as_control(text):
    shown = plain(text)
    kinds = {unicodedata.category(character) for character in shown if character not in "\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "\n" not in shown


@given(st.text(), st.sampled_from(Code))
def test_braces_in_facts_are_only_braces(text, code):
    facts = dict.fromkeys(SAMPLE, "{0} {file} %1" + text)
    assert isinstance(message(Notice(code, "{x}" + text, facts)), str)


def test_foreign_text_is_isolated_in_arabic():
    QLocale.setDefault(QLocale("ar"))
    assert "\u2068vase.ply\u2069" in sentence(Notice(Code.FILE_EMPTY, "vase.ply"))


def test_the_translator_s_tool_finds_every_sentence(tmp_path):
    out = tmp_path / "found.ts"
    tool = [sys.executable, "-c", "from PySide6.scripts.pyside_tool import lupdate; lupdate()"]
    subprocess.run([*tool, message_words.__file__, "-ts", str(out)], check=True, capture_output=True, timeout=300)
    found = out.read_text(encoding="utf-8")
    assert len(re.findall("<source>", found)) == len({*map(str, (*SENTENCES.values(), *ADVICE.values(), *WHAT))}) + 1


def fields(words: object) -> list[tuple[str, str | None]]:
    return sorted((field, spec) for _, field, spec, _ in string.Formatter().parse(str(words)) if field)


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_every_language_has_every_sentence_with_the_same_facts(language):
    translated = read_messages(Path(messages.__file__).with_name("translations") / f"{language}.ts")
    for words in (*SENTENCES.values(), *ADVICE.values(), *WHAT):
        assert fields(translated["messages", str(words), ""][0]) == fields(words)


def test_words_need_no_display():
    code = (
        "import sys\n"
        "from exhibit_viewer.ui import messages\n"
        "assert not {'PySide6.QtGui', 'PySide6.QtWidgets', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)
