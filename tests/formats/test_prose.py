"""HTML from strangers becomes Markdown: what it says stays, what it could do is gone, however deep or long it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.formats.prose import DEEPEST, from_either, from_html, from_plain, words_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>A</h1><p>b <b>c </b>d</p>", "## A\n\nb **c** d"),
        ("<ul><li>a<li>b<ol><li>c</ol></ul>", "- a\n- b\n   1. c"),
        ("<a href='https://x.org/(1)'>x</a>", "[x](<https://x.org/(1)>)"),
        ("<a href='javascript:alert(1)'>x</a> <a href='file:///etc/passwd'>y</a>", "x y"),
        ("a<script>alert('b')</script><style>c</style>d", "ad"),
        ("<table><tr><td>1<td>2</tr></table>", "1 · 2"),
        ("<blockquote>a<br>b</blockquote>", "> a  \n> b"),
        ("<p>1. one</p><p>- two</p><p># three</p>", "1\\. one\n\n\\- two\n\n\\# three"),
        ("2 &lt; 3 &amp;amp; *x*", "2 \\< 3 \\&amp; \\*x\\*"),
        ("<p>open <i>never closed", "open *never closed*"),
        ("x<iframe src='http://e'>inside</iframe>y", "xy"),
        ("<img src='file:///dev/zero' alt='A jug'>", "*[A jug]*"),
    ],
)
def test_what_html_becomes(html: str, markdown: str) -> None:
    assert from_html(html).markdown == markdown


def test_what_is_left_out_is_named() -> None:
    assert from_html("<img src=a.jpg><video src=b.mp4></video><img src=a.jpg>").left_out == ("a.jpg", "b.mp4")


@pytest.mark.parametrize("html", ["<div>" * 30_000, "<table><tr><td>" * 2000, "<b>" * 60_000, "<ul><li>" * 5000])
def test_depth_is_flattened(html: str) -> None:
    words = from_html(html + "x").markdown
    assert "x" in words and len(words) < 10 * DEEPEST


def test_plain_text_reads_the_same() -> None:
    assert from_plain("a\nb\n\n1. c *d*") == "a  \nb\n\n1\\. c \\*d\\*"
    assert from_either("a < b & c").markdown == "a \\< b \\& c"
    assert words_of("<p>a <b>b</b></p><ul><li>c</ul>") == "a b\n\nc"
    assert words_of("a_b * c") == "a_b * c"


@given(st.text(alphabet="<>/&;=\"' abdiv#x-!0123[]()*\n\ud800\0", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    markdown = from_html(text).markdown
    assert "\0" not in markdown and "<" not in markdown.replace("\\<", "").replace("](<", "")
