"""The command line speaks the language asked for."""

import subprocess
import sys

import pytest

SAY = (
    "from exhibit_viewer.headless.speech import said\n"
    "from exhibit_viewer.model.faults import Code, Notice\n"
    "print(ascii(said(Notice(Code.FILE_EMPTY, 'vase.ply'), {!r})))\n"
)


def spoken(language: str) -> str:
    result = subprocess.run([sys.executable, "-c", SAY.format(language)], capture_output=True, text=True, check=True)
    return result.stdout.strip()


@pytest.mark.parametrize("language", ["", "en", "en-US", "xx"])
def test_english_is_spoken_where_nothing_better_is_there(language):
    assert "is empty." in spoken(language)


@pytest.mark.parametrize("language", ["zh", "ar", "zh-Hans"])
def test_other_languages_name_the_file_too(language):
    assert "vase.ply" in spoken(language)
