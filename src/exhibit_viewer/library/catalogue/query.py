"""Query: what a visitor types as an expression of SQLite's FTS5."""

from exhibit_viewer.model.words import is_dense, pairs_of, without_article, words_of

MOST_WORDS = 12


def expression(words: str, *, whole: bool = False, column: str = "") -> str:
    """Every word must be there; "" without words. whole: words as they are, not only their beginning. column: where.

    Terms hold letters and digits only, and are quoted all the same: https://sqlite.org/fts5.html#full_text_query_syntax
    """
    parts = [_part(word, whole) for word in words_of(words)[:MOST_WORDS]]
    found = " AND ".join(parts)
    return f"{{{column}}} : ({found})" if column and found else found


def _part(word: str, whole: bool) -> str:
    if is_dense(word):
        pairs = pairs_of(word)[:-1]
        return f'"{" ".join(pairs)}"' if pairs else f'"{word}"*'
    star = "" if whole else "*"
    forms = dict.fromkeys((word, without_article(word)))
    quoted = [f'"{form}"{star}' for form in forms]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"
