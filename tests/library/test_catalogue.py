"""The catalogue: what a query finds, in which order, how it is narrowed, and how it lasts."""

import shutil
from pathlib import Path

import pytest
from catalogue_fixtures import generated, questions
from catalogue_table import COLLECTION, QUERIES

from exhibit_viewer.library.catalogue.catalogue import Catalogue
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.collection import Artifact, Collection, Derivative, Home
from exhibit_viewer.model.search import Facet, Question
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket


def prepared(collection: Collection, folder: Path, own=None) -> Catalogue:
    catalogue = Catalogue(collection, folder / "kept", folder / "spare")
    catalogue.prepare(Ticket(), own or {}, lambda: None)
    return catalogue


def found(catalogue: Catalogue, words: str = "", *chosen, of: Collection = COLLECTION) -> list[str]:
    answer = catalogue.search(Question(words, frozenset(chosen)))
    return [of.artifacts[place].id for place in answer.places]


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    catalogue = prepared(COLLECTION, tmp_path_factory.mktemp("catalogue"))
    yield catalogue
    catalogue.close()


def test_the_table_is_large_enough():
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("words, expected", [pair for pair in QUERIES if pair[0] != "a"])
def test_a_query_finds_what_a_visitor_expects(table, words, expected):
    assert found(table, words) == expected


def test_one_letter_finds_titles_that_begin_with_it_first(table):
    words, beginnings = found(table, "a")[:2], found(table, "a")[2:]
    assert words == ["head", "tapestry"]  # "Head of a man", "à l’œillet"
    assert beginnings[0] == "amphora" and len(beginnings) > 2


def test_nothing_but_signs_is_no_question(table):
    assert len(found(table, "  \"*()': AND")) <= len(COLLECTION.artifacts)
    assert found(table, '"*(') == [artifact.id for artifact in COLLECTION.artifacts]


@pytest.mark.parametrize(
    "words, meant",
    [("porcelian", "porcelain"), ("amfora", "amphora"), ("dagron", ""), ("porcelain vaze", "porcelain vase")],
)
def test_a_mistake_is_answered_with_the_word_meant(table, words, meant):
    assert table.search(Question(words)).suggestion == meant


def counts(catalogue: Catalogue, facet: Facet, words: str = "", *chosen) -> dict[str, int]:
    answer = catalogue.search(Question(words, frozenset(chosen)))
    return {value.key: value.count for value in answer.values if value.facet is facet}


def test_facets_count_what_the_words_find(table):
    materials = counts(table, Facet.MATERIAL)
    assert materials["bronze"] == materials["slip"] == materials["earthenware"] == 1
    assert counts(table, Facet.MATERIAL, "meissen teller") == {}  # all that is found is of one: no choice
    assert set(counts(table, Facet.CULTURE, "c")) < set(counts(table, Facet.CULTURE))


def test_centuries_come_in_order_with_those_before_the_era_first(table):
    assert list(counts(table, Facet.PERIOD)) == ["-11", "-6", "7", "8", "12", "14", "15", "16", "17", "18"]


def test_values_of_one_facet_widen_and_of_several_narrow(table):
    greek, tang = (Facet.CULTURE, "greek"), (Facet.CULTURE, "tang")
    assert found(table, "", greek) == ["amphora"]
    assert found(table, "", greek, tang) == ["amphora", "fresco"]
    assert found(table, "", greek, tang, (Facet.PERIOD, "8")) == ["fresco"]
    assert found(table, "mural", greek) == []
    assert counts(table, Facet.CULTURE, "", greek)["tang"] == 1
    assert counts(table, Facet.PERIOD, "", greek, (Facet.PERIOD, "-6")) == {"-6": 1}


def test_what_an_object_has_can_be_asked_for(table):
    assert found(table, "", (Facet.HAS, "notes")) == ["ding"]
    assert found(table, "", (Facet.HAS, "tours")) == ["boat"]
    assert found(table, "", (Facet.HAS, "tours"), (Facet.HAS, "notes")) == []
    assert found(table, "", (Facet.CULTURE, "of nobody")) == []


def test_own_notes_are_found_as_they_change(tmp_path):
    own = (Annotation("mine", "key", LangText.of("A hairline crack")),)
    catalogue = prepared(COLLECTION, tmp_path, {"vase": own})
    assert found(catalogue, "hairline") == ["vase"]
    assert catalogue.hit("vase", "hairline", ("en",)).ref == "mine"
    catalogue.update("vase", ())
    catalogue.update("head", (Annotation("other", "key", LangText.of("Chisel marks")),))
    assert found(catalogue, "hairline") == []
    assert found(catalogue, "chisel") == ["head"]
    assert found(catalogue, "", (Facet.HAS, "own-notes")) == ["head"]
    catalogue.close()


def test_an_index_is_kept_and_follows_the_collection(tmp_path):
    prepared(COLLECTION, tmp_path).close()
    artifacts = (*COLLECTION.artifacts[5:], Artifact("new", LangText.of("Sundial"), (Derivative(Path("/n.glb")),)))
    changed = Collection(COLLECTION.id, COLLECTION.root, COLLECTION.title, artifacts)
    catalogue = prepared(changed, tmp_path)
    assert found(catalogue, "sundial", of=changed) == ["new"]
    assert found(catalogue, "amphora", of=changed) == []
    assert found(catalogue, "청자", of=changed) == ["celadon"]
    catalogue.close()


@pytest.mark.parametrize("damage", ["emptied", "cut", "other", "scribbled", "folder gone"])
def test_a_damaged_index_is_made_anew(tmp_path, damage):
    prepared(generated(300), tmp_path).close()
    (file,) = (tmp_path / "kept").glob("*.sqlite")
    data = file.read_bytes()
    if damage == "folder gone":
        shutil.rmtree(tmp_path / "kept")
    else:
        file.write_bytes(
            {
                "emptied": b"", "cut": data[: len(data) // 2], "other": b"not a database" * 1000,
                "scribbled": data[:4096] + b"\xff" * 8192 + data[12288:],
            }[damage]
        )  # fmt: skip
    collection = generated(300)
    catalogue = prepared(collection, tmp_path)
    word = collection.artifacts[7].title.texts["en"].split()[0]
    assert "a7" in found(catalogue, word, of=collection)
    catalogue.close()


def test_a_second_window_makes_an_index_of_its_own(tmp_path):
    first, second = prepared(COLLECTION, tmp_path), prepared(COLLECTION, tmp_path)
    assert found(first, "청자") == found(second, "청자") == ["celadon"]
    assert len(list((tmp_path / "spare").glob("*.sqlite"))) == 1
    first.close()
    second.close()


def test_what_is_indexed_can_be_searched_while_the_rest_is_not(tmp_path):
    collection = generated(1200)
    catalogue = Catalogue(collection, tmp_path / "kept", tmp_path / "spare")
    assert catalogue.search(Question("ka")).share == 0.0
    seen = []
    catalogue.prepare(Ticket(), {}, lambda: seen.append(catalogue.search(Question("ka"))))
    assert [answer.share for answer in seen] == sorted(answer.share for answer in seen)
    assert 0 < len(seen[1].places) < len(seen[-1].places)
    assert seen[-1].share == 1.0
    catalogue.close()


def test_narrations_are_found_by_their_captions(tmp_path):
    file = tmp_path / "words.vtt"
    file.write_text("WEBVTT\n\n1\n00:00.000 --> 00:02.000\n<v Guide>Mind the krater\n", encoding="utf-8")
    sounds = (Sound("s", captions={"en": file, "de": tmp_path / "missing.vtt"}),)
    krater = Artifact("k", LangText.of("Pot"), (Derivative(Path("/k.glb")),), sounds=sounds)
    collection = Collection("sound", tmp_path, LangText(), (krater,))
    catalogue = prepared(collection, tmp_path)
    assert found(catalogue, "krater", of=collection) == ["k"]
    assert found(catalogue, "guide", of=collection) == []
    assert catalogue.hit("k", "krater", ()).ref == "s"
    assert catalogue.hit("nobody", "krater", ()) is None
    catalogue.close()


@pytest.mark.slow
@pytest.mark.parametrize("size", [1_000, 10_000, 100_000])
def test_large_collections_answer_every_question_asked(tmp_path, size):
    collection = generated(size)
    catalogue = prepared(collection, tmp_path)
    answers = [catalogue.search(Question(*asked)) for asked in questions(200, collection)]
    assert sum(bool(len(answer.places) or answer.suggestion) for answer in answers) > 100
    catalogue.close()


def test_a_set_is_narrowed_by_where_its_objects_come_from_and_by_what_has_a_model(tmp_path):
    def thing(key, file, home):
        title = LangText({"en": home.title(), "zh": "藏"})
        return Artifact(key, LangText.of(key), (Derivative(Path(file)),), home=Home(Path(f"/{home}"), home, key, title))

    things = (thing("a", "a.glb", "vases"), thing("b", "b.LAZ", "caves"), thing("c", "c.jpg", "caves"))
    whole = Collection("set", Path("/sets/s.json"), LangText.of("Set"), things)
    catalogue = prepared(whole, tmp_path)
    assert counts(catalogue, Facet.COLLECTION) == {"vases": 1, "caves": 2}
    assert found(catalogue, "", (Facet.COLLECTION, "caves"), of=whole) == ["b", "c"]
    assert found(catalogue, "", (Facet.COLLECTION, "caves"), (Facet.HAS, "model"), of=whole) == ["b"]
    told = [value for value in catalogue.search(Question()).values if value.facet is Facet.COLLECTION]
    assert [value.label.best(("zh",)) for value in told] == [("藏", "zh"), ("藏", "zh")]
    catalogue.close()
