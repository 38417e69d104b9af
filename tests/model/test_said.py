"""Which of an artifact's texts answers a query, and the line cut from it."""

from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Article
from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.said import Source, hit_in, said_by
from exhibit_viewer.model.text import LangText

LONG = "word " * 60 + "the **hairline crack** runs on " + "after " * 60
ARTIFACT = Artifact(
    "a", LangText({"en": "Vase", "zh": "瓷瓶"}), (Derivative(Path("a.glb")),), culture=LangText.of("Song", "en"),
    annotations=(Annotation("n1", "a", LangText({"en": LONG, "zh": "口沿有裂纹。"})),),
    articles=(Article("p1", text=LangText.of("On [kilns](http://example.org) and glaze", "en")),),
)  # fmt: skip


def hit(query, *languages):
    return hit_in(tuple(said_by(ARTIFACT)), query, languages)


def test_a_note_is_cut_to_a_line_about_what_was_found():
    found = hit("hairline crack")
    assert (found.source, found.ref, found.language) == (Source.NOTE, "n1", "en")
    assert found.text.startswith("…") and found.text.endswith("…") and "*" not in found.text
    assert len(found.text) < 160
    assert [found.text[a:b] for a, b in found.places] == ["hairline", "crack"]


def test_the_text_with_most_of_the_words_answers():
    assert hit("glaze kilns").ref == "p1"
    assert hit("glaze kilns").text == "On kilns and glaze"
    assert hit("vase").source is Source.TITLE
    assert hit("裂").text == "口沿有裂纹。"
    assert hit("nothing") is None
