"""Dates as museums write them, and EDTF levels 0 and 1, read as a span of years.

A reader of its own: the EDTF library for Python takes 10 to 25 ms for a date, wants three more packages, and takes
"1600–1650" for 1650 and "18世纪" for the 18th of a month. EDTF: https://www.loc.gov/standards/datetime/
"""

import re
from functools import lru_cache

from exhibit_viewer.model.words import folded

Years = tuple[int, int]
_LONG_AGO, _EVER = -9_999_999, 9999
_ROMAN = {"i": 1, "v": 5, "x": 10}
_HAN = {mark: value for value, mark in enumerate("〇一二三四五六七八九十")}
_ORDINALS = (
    "الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر",
)  # fmt: skip
_BEFORE = re.compile(
    r"\bb\.? ?c\b|\bb\.? ?c\. ?e\b|\bbce\b|\bac\b|\bv\. ?chr|\bav\. ?j|\ba\. ?c\.|до н|"
    r"公元前|西元前|纪元前|前|기원전|ق ?\. ?م|قبل الميلاد"
)
_AFTER = re.compile(r"\ba\. ?d\b|\bad\b|\bc\. ?e\b|\bce\b|\bn\. ?chr|\bap\. ?j|\bd\. ?c\b|公元|西元|纪元|بعد الميلاد")
_NUMBER = r"(?P<{0}>\d{{1,2}}|[ivx]{{1,6}})"
_ORDER = r"\s?(?:st|nd|rd|th|er|eme|e|\.|º|-?й|-?го)?"
_JOINS = r"\s*(?:[-–—/至到~]|to|and|bis|a|au)\s*"
_WORDS = r"(?:centur|cent\b|c\b|jh|jahrh|siecle|siglo|s\.|век|в\b|в\.|secolo|sec\.|seculo|eeuw|yuzyil|世纪|세기)"
_COUNTED = re.compile(
    r"(?<![\w])?"
    + _NUMBER.format("first")
    + _ORDER
    + rf"(?:{_JOINS}"
    + _NUMBER.format("last")
    + _ORDER
    + rf")?\s*{_WORDS}"
)
_NAMED = re.compile(
    r"(?:siglos?|secolo|seculo|sec\.|the ky|القرن|قرن|ศตวรรษที่|ศตวรรษที)\s*(?:ال)?" + _NUMBER.format("first")
    + rf"(?:{_JOINS}" + _NUMBER.format("last") + r")?\b"
)  # fmt: skip
_RANGE = re.compile(
    r"(?<=[\d~?%x年cedi.)])\s*(?:[–—/至到]|-(?!\d\d(?:-|$))|\bto\b|\bbis\b|\bau\b|\band\b|الى|до)\s*(?=\D{0,12}\d)"
)
_EDTF = re.compile(r"(?P<span>y?-?\d{3,7}|-?\d{0,3}x{1,4}|-?\d{2,3}x{1,2})(?:-\d\d|-\d\d-\d\d|-xx|-\d\d-xx)?[~?%]?")
_DECADE = re.compile(r"(\d{2,3})0(?:'?s\b|er\b|年代)")
_YEAR = re.compile(r"\d{1,5}")


@lru_cache(8192)
def years_of(date: str) -> Years | None:
    """(first year, last year), BC as negative numbers (1 BC is -1); None where no year can be read.

    Of a text in words, all centuries and years named are spanned; "circa", "early" and the like are passed over.
    """
    text = folded(date[:200]).strip().translate(_DIGITS)
    spans = _edtf(text) or _centuries(text) or _years(text)
    if not spans:
        return None
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return (first, last) if _LONG_AGO <= first <= last <= _EVER else None


_DIGITS = {0x660 + digit: str(digit) for digit in range(10)} | {0x6F0 + digit: str(digit) for digit in range(10)}


def century_of(year: int) -> int:
    """The century of a year: 18 for 1701 to 1800, -5 for 500 to 401 BC."""
    return (year + 99) // 100 if year > 0 else -((99 - year) // 100)


def _edtf(text: str) -> list[Years]:
    """An EDTF date, interval or set; nothing for anything else."""
    parts = re.split(r"/|\.\.|,", text.strip("[]{}"))
    spans: list[Years] = []
    for part in (part.strip() for part in parts):
        found = _EDTF.fullmatch(part)
        if found is None and part:
            return []
        if found is not None:
            spans.append(_edtf_years(found["span"]))
    plain = len(parts) > 1 and text[:1] not in "[{" and all(len(part.strip(" ~?%-")) < 4 for part in parts[1:])
    return [] if plain and any(part.strip() for part in parts[1:]) else spans


def _edtf_years(span: str) -> Years:
    before, digits = "-" in span, span.strip("y-")
    low, high = int(digits.replace("x", "0") or 0), int(digits.replace("x", "9") or 0)
    return (-high, -low) if before else (low, high)


def _centuries(text: str) -> list[Years]:
    text = _spelled(text)
    spans: list[Years] = []
    for found in (*_COUNTED.finditer(text), *_NAMED.finditer(text)):
        numbers = [_number(found[name]) for name in ("first", "last") if found[name]]
        sign = _sign(text, found.start(), found.end())
        spans += [_century(sign * number) for number in numbers if 0 < number <= 100]
    return spans


def _sign(text: str, start: int, end: int) -> int:
    """-1 for what is before the era: said right before it, or by the next word about an era after it."""
    if _BEFORE.search(text[max(0, start - 4) : start]):
        return -1
    before, after = _BEFORE.search(text, end), _AFTER.search(text, end)
    return -1 if before and (after is None or before.start() <= after.start()) else 1


def _century(number: int) -> Years:
    return (number * 100 - 99, number * 100) if number > 0 else (number * 100, (number + 1) * 100 - 1)


def _years(text: str) -> list[Years]:
    parts = [part for part in _RANGE.split(text) if _YEAR.search(part)]
    if not (re.search(r"\d{3}", text) or _BEFORE.search(text) or _AFTER.search(text)):
        return []  # a small number by itself is no year
    spans: list[Years] = []
    signs = [-1 if _BEFORE.search(part) else 1 if _AFTER.search(part) else 0 for part in parts]
    for place, part in enumerate(parts):
        span = _span(part, spans[-1] if spans else None)
        following = next((sign for sign in signs[place:] if sign), 0)
        earlier = signs[place - 1] if place and not signs[place] and spans and -spans[-1][0] >= span[0] else 0
        sign = signs[place] or (following if following < 0 else earlier) or 1
        spans.append((-span[1], -span[0]) if sign < 0 else span)
    return spans


def _span(part: str, before: Years | None) -> Years:
    """The years of one part; "1730–35" means 1735."""
    if decade := _DECADE.search(part):
        return int(decade[1]) * 10, int(decade[1]) * 10 + 9
    years = [found[0] for found in _YEAR.finditer(part)]
    longest = max(years, key=len) if len(max(years, key=len)) >= 3 else years[0]
    year = int(longest)
    if before is not None and len(longest) == 2 and before[0] > 99 and year > before[0] % 100:
        year += before[0] // 100 * 100
    return year, year


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _spelled(text: str) -> str:
    """Chinese numbers and Arabic ordinals in figures."""
    text = re.sub(r"[一二三四五六七八九十]{1,3}(?=世)", lambda found: str(_han(found[0])), text)
    for value, ordinal in enumerate(_ORDINALS, 1):
        text = text.replace(f"{ordinal} عشر", str(value + 10)).replace(ordinal, str(value))
    return text.replace("الحادي عشر", "11").replace("العشرين", "20").replace("العشرون", "20")


def _han(text: str) -> int:
    if "十" not in text:
        return _HAN[text[0]]
    tens, _, ones = text.partition("十")
    return 10 * (_HAN[tens] if tens else 1) + (_HAN[ones[0]] if ones else 0)
