"""The Markdown of notes and pages as HTML for other programs: what `prose` reads, written back."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def html_of(markdown: str) -> str:
    """HTML of paragraphs, headings, lists, quotes and links; what looks like HTML in it stays text, pictures too."""
    html: str = _renderer().render(markdown)
    return html.strip()


@cache
def _renderer() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # only writers need it, and the window starts without

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "code"])
