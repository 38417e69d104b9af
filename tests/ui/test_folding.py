"""Folding: letters that lie in order in a text score, the more the better they lie."""

from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.ui.folding import score


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
