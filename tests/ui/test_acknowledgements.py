"""Whose work the program stands on is told in full, with its licence."""

import re
from importlib.metadata import requires

from exhibit_viewer.ui.acknowledgements import OURSELVES, acknowledgements


def plain(name):
    """A package's name as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_the_program_asks_for_is_told():
    wanted = {plain(re.split(r"[<>=!;\s]", line, maxsplit=1)[0]) for line in requires(OURSELVES) if ";" not in line}
    told = {plain(each.name) for each in acknowledgements()}
    assert wanted <= told
    assert "shiboken6" in told  # needed by what is needed
    assert OURSELVES not in told


def test_every_package_has_a_version_and_a_licence():
    assert not [each for each in acknowledgements() if not (each.version and each.licence)]
