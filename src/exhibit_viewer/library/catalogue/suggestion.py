"""Suggestion: a word of the collection for one that is not in it."""

import difflib
from collections.abc import Callable, Sequence

import numpy as np

from exhibit_viewer.model.words import is_dense, words_of

SHORTEST = 3
_ALIKE = 0.66
_MOST_DIFFERENT = 4
_CANDIDATES = 400


class Spelling:
    """The words of an index, to find the one meant. words: (folded word, in how many artifacts it is)."""

    def __init__(self, words: Sequence[tuple[str, int]]) -> None:
        kept = [(word, count) for word, count in words if not is_dense(word) and not word.isdigit()]
        self._words = [word for word, _ in kept]
        self._counts = np.array([count for _, count in kept], np.int64)
        self._lengths = np.array([len(word) for word in self._words], np.int64)
        self._letters = np.array([_letters(word) for word in self._words], np.uint64)

    def meant(self, words: str, is_known: Callable[[str], bool]) -> str:
        """The words with each that is not known replaced by the nearest that is; "" when there is none."""
        meant = [word if is_known(word) else self._nearest(word) for word in words_of(words)]
        return " ".join(meant) if meant and all(meant) else ""

    def _nearest(self, word: str) -> str:
        """By the share of letters in common (Ratcliff and Obershelp), then by how often it is met."""
        if len(word) < SHORTEST or is_dense(word) or not self._words:
            return ""
        different = _ones(self._letters ^ np.uint64(_letters(word)))
        near = np.flatnonzero((abs(self._lengths - len(word)) <= 2) & (different <= _MOST_DIFFERENT))
        near = near[np.lexsort((-self._counts[near], different[near]))][:_CANDIDATES]
        matcher = difflib.SequenceMatcher(b=word, autojunk=False)
        best, best_ratio = "", _ALIKE
        for place in near:
            matcher.set_seq1(self._words[place])
            if matcher.real_quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
                best, best_ratio = self._words[place], ratio
        return best


def _letters(word: str) -> int:
    """Which letters a word has, one bit for each (some share theirs)."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _ones(values: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.bitwise_count(values)
