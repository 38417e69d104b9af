"""HTML and plain text from documents as the Markdown that notes and pages are shown in.

Nothing of the HTML itself goes on: no style, no script, no address but those of links (http, https, mailto), which are
shown and never opened. Pictures become their description. What is long or deep is cut.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

LONGEST = 200_000
DEEPEST = 32
_SILENT = frozenset(
    (
        "script",
        "style",
        "object",
        "form",
        "input",
        "iframe",
        "embed",
        "svg",
        "math",
        "template",
        "noscript",
        "head",
        "title",
        "select",
        "textarea",
        "button",
        "canvas",
        "audio",
        "video",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "figure",
        "figcaption",
        "table",
        "thead",
        "tbody",
        "tr",
        "dl",
        "dt",
        "dd",
        "center",
        "address",
        "details",
        "summary",
        "pre",
        "body",
        "html",
        "nav",
        "hr",
    )
)
_HEADINGS = {"h1": "## ", "h2": "### ", "h3": "#### ", "h4": "##### ", "h5": "###### ", "h6": "###### "}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "code": "`"}
_VOID = frozenset(
    ("img", "br", "hr", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr", "param")
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)])(?=\s|$)", re.MULTILINE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LINK = re.compile(r"(?i)(https?://|mailto:)[^\s<>]+")
_LOOKS_LIKE_HTML = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--)>?|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")


@dataclass(frozen=True, slots=True)
class Prose:
    """markdown, and the addresses of pictures and films that it does without; heard: those of its sounds."""

    markdown: str
    left_out: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


def from_plain(text: str) -> str:
    """Plain text as Markdown that reads the same; lines stay lines."""
    safe = _AT_START.sub(_disarmed, _SPECIAL.sub(r"\\\1", text[:LONGEST]))
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", safe.strip())


def from_either(text: str) -> Prose:
    """Text that may be HTML or not: documents rarely say."""
    return from_html(text) if _LOOKS_LIKE_HTML.search(text[:LONGEST]) else Prose(from_plain(text))


def from_html(text: str) -> Prose:
    """HTML as Markdown. Never fails: what cannot be understood is text or nothing."""
    reader = _Reader()
    reader.feed(text[:LONGEST])
    reader.close()
    return Prose(reader.result(), tuple(dict.fromkeys(reader.left_out)), tuple(dict.fromkeys(reader.heard)))


def words_of(text: str) -> str:
    """The words of text that may be HTML, without any marks, for where only plain text is shown."""
    if not _LOOKS_LIKE_HTML.search(text[:LONGEST]):
        return text[:LONGEST].strip()
    reader = _Reader(marked=False)
    reader.feed(text[:LONGEST])
    reader.close()
    return reader.result()


class _Reader(HTMLParser):
    """Collects finished blocks; `_run` is the text of the block under way, in a stack for marks that are open."""

    def __init__(self, marked: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self._marked = marked
        self.left_out: list[str] = []
        self.heard: list[str] = []
        self._blocks: list[str] = []
        self._runs: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._lists: list[int] = []  # the next number of each list around, 0 for one with dots
        self._silent: list[str] = []
        self._prefix = ""
        self._quotes = 0

    def result(self) -> str:
        """All that was read."""
        self._end_block()
        return "\n\n".join(self._blocks).replace("\n\n\0", "\n").replace("\0", "").strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in ("img", "audio", "video", "source") and given.get("src"):
            sounds = tag == "audio" or (tag == "source" and "audio" in self._silent)
            (self.heard if sounds else self.left_out).append(given["src"][:300])
        if self._silent or (tag in _SILENT and tag not in _VOID):
            if tag not in _VOID and len(self._silent) < 1000:
                self._silent.append(tag)
            return
        if tag == "br":
            self._runs[-1][2].append("\n")
        elif tag == "img" and given.get("alt", "").strip():
            self._runs[-1][2].append(f" *[{_escaped(_SPACES.sub(' ', given['alt'].strip()))}]* ")
        elif tag in ("td", "th"):
            self._runs[-1][2].append(" · " if self._has_text() else "")
        elif tag == "a" or tag in _MARKS:
            address = given.get("href", "").strip()
            if len(self._runs) < DEEPEST:
                self._runs.append((tag, address if _LINK.fullmatch(address) else "", []))
        else:
            self._start_block(tag)

    def _start_block(self, tag: str) -> None:
        if not self._marked:
            self._end_block()
        elif tag in _HEADINGS:
            self._end_block()
            self._prefix = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self._end_block()
            if len(self._lists) < DEEPEST:
                self._lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self._end_block()
            number = self._lists[-1] if self._lists else 0
            if number:
                self._lists[-1] += 1
            inner = "   " * min(4, max(0, len(self._lists) - 1))
            self._prefix = "\0" + inner + (f"{number}. " if number else "- ")
        elif tag == "blockquote":
            self._end_block()
            self._quotes = min(3, self._quotes + 1)
        elif tag in _BLOCKS:
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                del self._silent[len(self._silent) - 1 - self._silent[::-1].index(tag) :]
            return
        if tag == "a" or tag in _MARKS:
            if any(run[0] == tag for run in self._runs):
                while self._close_run() != tag:
                    pass
            return
        if tag in _HEADINGS or tag in _BLOCKS or tag in ("li", "ul", "ol", "blockquote"):
            self._end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            words = _SPACES.sub(" ", _printable(data))
            self._runs[-1][2].append(_escaped(words) if self._marked else words)

    def _has_text(self) -> bool:
        return any(part.strip() for _, _, parts in self._runs for part in parts)

    def _close_run(self) -> str:
        tag, address, parts = self._runs.pop()
        text = "".join(parts)
        inner = text.strip()
        mark = _MARKS.get(tag, "")
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if inner else ""
        if inner and mark and self._marked and "\n" not in inner:
            inner = f"{mark}{inner}{mark}"
        elif inner and address and self._marked:
            inner = f"[{inner}](<{address.replace(chr(92), '%5C')}>)"
        self._runs[-1][2].append(before + inner + after)
        return tag

    def _end_block(self) -> None:
        while len(self._runs) > 1:
            self._close_run()
        text = "".join(self._runs[0][2])
        self._runs = [("", "", [])]
        lines = [" ".join(line.split()) for line in text.split("\n")]
        if self._marked:
            lines = [_AT_START.sub(_disarmed, line) for line in lines]
        text = ("  \n" if self._marked else "\n").join(lines).strip()
        prefix, self._prefix = self._prefix, ""
        if text:
            if prefix.startswith("#"):
                text = text.replace("  \n", " ")
            indent = " " * len(prefix.lstrip("\0")) if prefix.startswith("\0") else ""
            text = prefix + text.replace("\n", "\n" + indent)
            self._blocks.append("> " * self._quotes + text.replace("\n", "\n" + "> " * self._quotes))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _disarmed(start: re.Match[str]) -> str:
    """The start of a line that would make it part of a list, made plain."""
    return f"{start[1]}{start[2][:-1]}\\{start[2][-1]}"


def _printable(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" or sign == "\0" else sign for sign in text)
