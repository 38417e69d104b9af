"""Markdown from anybody: it reads nothing, opens nothing and is laid out in no time."""

import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage


@pytest.fixture
def prose(application, keep):
    from exhibit_viewer.ui.markdown import Prose

    return keep(Prose(), 300, 200)


def test_marks_are_rendered_and_html_is_not(prose):
    prose.show_markdown("A **bold** word, <b>raw</b> <script>x</script>\n\n- one\n- two")
    text = prose.toPlainText()
    assert "A bold word" in text and "<script>" in text and "**" not in text


def test_no_picture_is_ever_read(prose, tmp_path):
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "red.png"))
    for address in (str(tmp_path / "red.png"), f"file://{tmp_path}/red.png", "/dev/zero", "https://example.org/a.png"):
        prose.show_markdown(f"before ![alt]({address}) after")
        shown = prose.grab().toImage()
        reds = [
            (x, y)
            for x in range(0, shown.width(), 3)
            for y in range(0, shown.height(), 3)
            if shown.pixelColor(x, y).name() == "#ff0000"
        ]
        assert reds == []
        assert prose.document().resource(2, QUrl(address)).size().width() <= 1


def test_links_are_copied_and_only_those_of_the_web(prose, application):
    copied = []
    prose.copied.connect(copied.append)
    for address in ("https://example.org/a", "mailto:a@example.org", "file:///etc/hostname", "javascript:alert(1)"):
        prose.anchorClicked.emit(QUrl(address))
    assert copied == ["https://example.org/a", "mailto:a@example.org"]
    assert application.clipboard().text() == "mailto:a@example.org"
    assert not prose.openLinks() and not prose.openExternalLinks()


def test_it_is_as_tall_as_its_text(prose):
    prose.show_markdown("one line")
    short = prose.height()
    prose.show_markdown("word " * 200)
    assert prose.height() > 3 * short
    assert prose.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + " x",
        ("> " * 500 + "x\n") * 50,
        "- " * 20_000 + "x",
        "[a](" * 20_000,
        "*" * 50_000,
        "|a|b|\n" * 5000,
    ],
    ids=["quotes", "quote lines", "lists", "links", "stars", "table"],
)
def test_hostile_depth_is_cut_before_it_costs_anything(text):
    from exhibit_viewer.ui.markdown import LONGEST, plain, tamed

    assert len(tamed(text)) <= LONGEST
    assert len(plain(text)) <= LONGEST


def test_words_without_marks():
    from exhibit_viewer.ui.markdown import plain

    assert plain("# Title\n\nA **bold** [link](https://example.org)") == "Title A bold link"


def test_the_first_strong_letter_gives_the_direction():
    from exhibit_viewer.ui.markdown import direction_of

    assert direction_of("12 كرة ball") is Qt.LayoutDirection.RightToLeft
    assert direction_of("(a) كرة") is Qt.LayoutDirection.LeftToRight
    assert direction_of("12") is Qt.LayoutDirection.LeftToRight
