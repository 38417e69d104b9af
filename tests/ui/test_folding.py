"""Folding: what a person types finds what was meant, whatever the accents, case or vowel marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.ui.folding import folded, score, words_of


@pytest.mark.parametrize(
    "written, typed",
    [
        ("Meißen", "meissen"),
        ("Nefertiti büst", "BUST"),
        ("مُتْحَف", "متحف"),
        ("الإسلامي", "الاسلامي"),
        ("مدينة", "مدينه"),
        ("ＡＢＣ１２", "abc12"),
        ("敦煌莫高窟壁画", "壁画"),
        ("Łódź", "lodz"),
        ("İznik", "iznik"),
    ],
)
def test_typed_words_are_found_in_written_ones(written, typed):
    assert all(word in folded(written) for word in words_of(typed))


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


def test_letters_in_order_score_and_others_do_not():
    assert score("fs", "full screen") > score("fs", "five seasons of"[:4] + "xs")
    assert score("tgl", "toggle") > 0
    assert score("zz", "toggle") == 0
    assert score("full", "full screen") > score("full", "find under large lights")


@given(st.text(alphabet="abc ", max_size=8), st.text(alphabet="abc ", max_size=20))
def test_a_score_means_the_letters_are_there_in_order(query, text):
    letters = iter(text)
    in_order = all(letter in letters for letter in query.replace(" ", ""))
    if score(query, text) > 0:
        assert in_order
