"""Words: texts made alike for searching, cut into words, and found again in the text they came from.

Scripts that set no spaces (and Korean, whose words stick together) are cut into overlapping pairs of characters, so
that any stretch of them can be found. The source of the idea is Lucene's CJKBigramFilter.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from exhibit_viewer.model.hanzi import alike

_SAME = str.maketrans(
    {"ـ": None, "ة": "ه", "ى": "ي", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي"}
    | {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŀ": "l", "ς": "σ"}
    | dict.fromkeys("\u200b\u200c\u200d\u00adʼʻʾʿ")
    | {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}  # katakana as hiragana
)
_DROPPED = (
    (0x300, 0x36F), (0x483, 0x487), (0x591, 0x5BD), (0x5BF, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670),
    (0x6D6, 0x6DC), (0x6DF, 0x6E8), (0x6EA, 0x6ED), (0xE47, 0xE4E), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip
"""Marks that searching ignores: accents, vowel signs, Thai tones. The vowels of Thai and of the Indic scripts stay."""
_MARKS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _DROPPED)
_MARK = re.compile(f"[{_MARKS}]")
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_ARABIC = re.compile("(?:[وفبك]?ال|لل)(?=..)")
"""The article, and what is written together with it."""


def folded(text: str) -> str:
    """Compatibility forms, accents, Arabic vowel signs and tatweel removed, case folded (ß becomes ss), Chinese
    characters in one form."""
    if text.isascii():
        return text.lower()
    split = _MARK.sub("", unicodedata.normalize("NFKD", text)).casefold().translate(_SAME)
    whole = unicodedata.normalize("NFC", split)
    return whole.translate(alike()) if _HAN.search(whole) else whole


def words_of(text: str) -> list[str]:
    """The folded words of a query or a text, in order; unspaced scripts in runs."""
    return [found[0] for found in _runs().finditer(folded(text))]


def is_dense(word: str) -> bool:
    """Whether a folded word is a run of a script that is cut into pairs."""
    return _dense().match(word) is not None


def pairs_of(run: str) -> list[str]:
    """Overlapping pairs of characters, and the last one alone."""
    return [*(one + other for one, other in pairwise(run)), run[-1:]]


def without_article(word: str) -> str:
    """An Arabic word without its article; any other word as it is."""
    found = _ARABIC.match(word)
    return word[found.end() :] if found else word


def terms_of(text: str) -> list[str]:
    """What an index holds of a text: folded words, Arabic ones also without their article, pairs of characters."""
    terms: list[str] = []
    for word in words_of(text):
        terms += pairs_of(word) if is_dense(word) else dict.fromkeys((word, without_article(word)))
    return terms


def places_of(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a query stand in a text: (start, end) in its characters, in order, none overlapping.

    A word is found at the beginning of words, a run of an unspaced script anywhere.
    """
    if not query.strip():
        return ()
    wanted, whole = words_of(query), folded(text)
    near = {word for word in wanted if word in whole or without_article(word) in whole}
    if not near:
        return ()
    letters, origin = _letters(text)
    found: list[tuple[int, int]] = []
    for run in _runs().finditer(letters):
        found += [(origin[start], origin[end - 1] + 1) for start, end in _within(run[0], run.start(), near)]
    return _merged([(start, _through_marks(text, end)) for start, end in found])


def _within(word: str, at: int, wanted: set[str]) -> list[tuple[int, int]]:
    if is_dense(word):
        starts = [(found.start(), query) for query in wanted for found in re.finditer(f"(?={re.escape(query)})", word)]
        return [(at + start, at + start + len(query)) for start, query in starts]
    bare = without_article(word)
    skipped = at + len(word) - len(bare)
    return [
        (start, start + len(stem))
        for query in wanted
        for start, stem, of in ((at, query, word), (skipped, without_article(query), bare))
        if of.startswith(stem)
    ][:1]


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded text, letter by letter, and where each letter came from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, cluster in _clusters(text):
        letter = _folded_letter(cluster)
        letters.append(letter)
        origin += [place] * len(letter)
    return "".join(letters), origin


def _clusters(text: str) -> list[tuple[int, str]]:
    """Characters, each with what it may be composed with: a Korean syllable in parts, a kana with its voicing."""
    clusters: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if clusters and ("\u1161" <= character <= "\u11ff" or character in "\u3099\u309a"):
            start, before = clusters[-1]
            clusters[-1] = (start, before + character)
        else:
            clusters.append((place, character))
    return clusters


@lru_cache(4096)
def _folded_letter(character: str) -> str:
    return folded(character)


def _through_marks(text: str, end: int) -> int:
    """The end of a find, with the marks that stand on its last letter."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _merged(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    places: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return tuple(places)


@cache
def _dense() -> re.Pattern[str]:
    return re.compile(f"[{_DENSE}]")


@cache
def _runs() -> re.Pattern[str]:
    """Runs of letters, numbers and the marks that belong to them; unspaced scripts apart from the others."""
    marks = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)).startswith("M"))
    letter = rf"(?:[^\W_]|[{marks}])"
    return re.compile(rf"[{_DENSE}]+|(?:(?![{_DENSE}]){letter})+")
