"""Folding: how well the letters of a query lie in a text."""


def score(query: str, text: str) -> float:
    """How well the letters of a folded query lie, in order, in a folded text; 0 when they do not.

    Letters that start a word or follow the last one found count more; shorter texts win.
    """
    total, place, last = 0.0, -1, -2
    for letter in query.replace(" ", ""):
        place = _best_place(letter, text, place + 1, last)
        if place < 0:
            return 0.0
        total += 3.0 if place == last + 1 else 2.0 if _starts_word(text, place) else 1.0
        last = place
    return total / (1 + len(text) / 200) if total else 0.0


def _best_place(letter: str, text: str, start: int, last: int) -> int:
    """The next place of a letter: right after the last one, else the next start of a word, else the next at all."""
    if last >= 0 and text[start : start + 1] == letter:
        return start
    first = place = text.find(letter, start)
    while place >= 0:
        if _starts_word(text, place):
            return place
        place = text.find(letter, place + 1)
    return first


def _starts_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
