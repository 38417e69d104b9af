"""Words made alike, cut for the index, and found again in the text they came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.model import hanzi
from exhibit_viewer.model.hanzi import alike
from exhibit_viewer.model.words import folded, places_of, terms_of, words_of


@pytest.mark.parametrize(
    "text, same",
    [
        ("Meißen", "MEISSEN"), ("Ölgemälde", "olgemalde"), ("ﬁg", "fig"), ("Łódź", "lodz"), ("ガラス", "がらす"),
        ("ｶﾞﾗｽ", "ガラス"), ("مُتْحَف", "متحف"), ("زجاجيـــة", "زجاجيه"), ("إسلامي", "اسلامى"), ("ещё", "еще"),
        ("Ἀχιλλεύς", "αχιλλευσ"), ("청자", "\u110e\u1165\u11bc\u110c\u1161"), ("ＡＢＣ１２", "abc12"),
        ("İznik", "iznik"), ("Nefertiti büst", "NEFERTITI BUST"),
    ],
)  # fmt: skip
def test_ways_of_writing_are_alike(text, same):
    assert folded(text) == folded(same)


def test_vowels_that_are_letters_stay():
    assert folded("か") != folded("が")
    assert folded("पिता") != folded("पता")
    assert folded("มี") != folded("มา")


def test_characters_of_each_region_fall_on_one_form():
    assert folded("國寶 国宝 國宝") == "国宝 国宝 国宝"
    assert folded("窯變 窑变") == "窑变 窑变"
    assert folded("ひらがな 한글") == folded(folded("ひらがな 한글"))
    assert all(len(form) == 1 and alike().get(ord(form), form) == form for form in alike().values())


def test_without_the_tables_searching_goes_on(monkeypatch):
    monkeypatch.setattr(hanzi, "PACKAGE", "no_such_package_here")
    assert alike.__wrapped__() == {}


def test_words_and_pairs():
    assert terms_of("Vase 3, d'or") == ["vase", "3", "d", "or"]
    assert terms_of("莫高窟ok") == ["莫高", "高窟", "窟", "ok"]
    assert terms_of("وبالمتحف للفن") == ["وبالمتحف", "للفن", "فن"]
    assert words_of(" ,;'") == []


@pytest.mark.parametrize(
    "query, text, found",
    [
        ("meissen", "Teller aus Meißen", ["Meißen"]),
        ("متحف", "مُتْحَفٌ والمُتْحَف", ["مُتْحَفٌ", "مُتْحَف"]),
        ("高窟 敦", "敦煌莫高窟", ["敦", "高窟"]),
        ("청", "고려청자", ["청"]),
        ("rück", "Rückseite, rucksack", ["Rück", "ruck"]),
        ("ase", "vase", []),
        ("", "vase", []),
        ("พิธ", "พิพิธภัณฑ์", ["พิธ"]),
        ("壁画", "敦煌莫高窟壁畫", ["壁畫"]),
        ("圖", "松図と图", ["図", "图"]),
        ("艺术", "芸術 藝術", ["芸術", "藝術"]),
    ],
)
def test_places_are_those_of_the_text_as_written(query, text, found):
    assert [text[start:end] for start, end in places_of(query, text)] == found


@given(st.text(max_size=40))
def test_every_word_of_a_text_is_found_in_it(text):
    for word in words_of(text):
        places = places_of(word, text)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert list(places) == sorted(places)


@given(st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd", "Zs"]), max_size=30))
def test_folding_again_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
