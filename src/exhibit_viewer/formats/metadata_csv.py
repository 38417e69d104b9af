"""`metadata.csv` beside a folder's models: a spreadsheet with one row for each file.

Columns, in any order and case: file, id, title, description, culture, date, place, material, identifier, licence (or
rights, license), credit, holder, units, alt, demonstration, and every term of `model/terms.py`, with or without `dc:`.
A column may name its language: `title.en`, `title[zh]`, `title:ar`, `title (fr)`. Any other column becomes a detail
under its own heading; `detail:` before it makes sure. The row of file "." describes the collection. An apostrophe
before a cell that a spreadsheet would take for a formula is no part of it.
Commas, semicolons and tabs; UTF-8, UTF-16, or what Excel writes in China and the West.

What is written here reads back as it was, but for what has no place in a sheet (notes, pages, tours, sounds, views,
further models, a detail's label in further languages) and for blank space around a text.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from exhibit_viewer.formats.fields import read_bounded
from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.formats.metadata_columns import BY_LANGUAGE, PLAIN, Column, column_of, heading_of
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.units import METRES

NAME = "metadata.csv"
_MOST_BYTES = 16 << 20
_MOST_ROWS = 20_000
_MOST_HEADING = 1 << 16
_FORMULA = re.compile(r"'*[=+\-@]")
_NUMBER = re.compile(r"[+-]?[\d.,]+")
_YES = ("yes", "true", "1")
_Key = tuple[str, str, int, str]
"""A column to be written: field, a detail's label, how often the label came before in the row, language."""


def read_metadata_csv(path: Path) -> CollectionRecord:
    """What the sheet says; rows that cannot be used are reported and left out.

    Raises Fault(FILE_TOO_LARGE, FILE_UNREADABLE, SHEET_DAMAGED when there is no column `file`).
    """
    return metadata_csv(read_bounded(path, _MOST_BYTES), path.name)


def metadata_csv(data: bytes, name: str) -> CollectionRecord:
    """What the text of the sheet `name` says. Raises as `read_metadata_csv`."""
    text = _decoded(data)
    notices: list[Notice] = []
    rows = _rows(text, _delimiter(text, name), name, notices)
    _, heading = next(rows, (1, []))
    columns = [column_of(cell) for cell in heading]
    records = []
    for number, cells in rows:
        record, wrong = _record(columns, cells, number)
        notices += [_damaged(name, number, detail) for detail in wrong]
        if record is not None:
            records.append(record)
    whole = next((record for record in records if record.file == "."), ArtifactRecord(".", ""))
    return CollectionRecord(
        document=name,
        id=whole.id,
        title=whole.title,
        description=whole.description,
        rights=whole.rights,
        artifacts=tuple(record for record in records if record.file != "."),
        notices=tuple(notices),
        columns=tuple((each.field or f"detail:{each.heading}", each.language) for each in columns),
        described=any(record.file == "." for record in records),
    )


def _decoded(data: bytes) -> str:
    """The text, every line ending as a newline (old Macs wrote a carriage return alone)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            from charset_normalizer import from_bytes  # rarely wanted, and slow to import

            guess = from_bytes(data).best()
            text = str(guess) if guess is not None else data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _delimiter(text: str, name: str) -> str:
    """The character that makes the heading have a column `file`; the one that makes most columns if several do."""
    # csv.Sniffer guesses from letter frequencies and fails on short sheets; what is wanted is known here
    best, most = "", 0
    for delimiter in ",;\t|":
        try:
            heading = next(csv.reader(io.StringIO(text[:_MOST_HEADING]), delimiter=delimiter), [])
        except csv.Error:
            continue
        if len(heading) > most and any(column_of(cell).field == "file" for cell in heading):
            best, most = delimiter, len(heading)
    if not best:
        raise Fault(Code.SHEET_DAMAGED, name, detail="file", row=1)
    return best


def _rows(text: str, delimiter: str, name: str, notices: list[Notice]) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each row that is not blank. A row that is not CSV is reported and passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for _ in range(_MOST_ROWS):
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            notices.append(_damaged(name, number, str(error)))
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells
    notices.append(Notice(Code.TOO_MANY_ELEMENTS, name, {"count": _MOST_ROWS, "limit": _MOST_ROWS}))


def _plain(columns: Sequence[Column], cells: Sequence[str]) -> dict[str, str]:
    return {
        column.field: _bare(cell)
        for column, cell in zip(columns, cells, strict=False)
        if column.field in PLAIN and cell.strip()
    }


def _record(
    columns: Sequence[Column], cells: Sequence[str], number: int
) -> tuple[ArtifactRecord | None, tuple[str, ...]]:
    """The row's record, None when it names no file or has more cells than there are headings; and what is wrong."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        return None, (f"{len(cells)} > {len(columns)}",)
    plain = _plain(columns, cells)
    if not plain.get("file"):
        return None, ("file",)
    units = plain.get("units", "").lower()
    texts, details = _texts(columns, cells)
    record = ArtifactRecord(
        file=plain["file"],
        place_in_document=str(number),
        id=plain.get("id", ""),
        title=LangText(texts["title"]),
        description=LangText(texts["description"]),
        culture=LangText(texts["culture"]),
        date=LangText(texts["date"]),
        place=LangText(texts["place"]),
        material=LangText(texts["material"]),
        identifier=plain.get("identifier", ""),
        terms={term: LangText(texts[term]) for term in Term if texts[term]},
        details=tuple((LangText.of(heading), LangText(values)) for (heading, _), values in details.items() if heading),
        rights=Rights(plain.get("licence", ""), plain.get("holder", ""), LangText(texts["credit"])),
        alt_text=LangText(texts["alt"]),
        units=units if units in METRES else "",
        demonstration=plain.get("demonstration", "").casefold() in _YES,
    )
    return record, (f"units: {units[:40]}",) if units and units not in METRES else ()


def _texts(
    columns: Sequence[Column], cells: Sequence[str]
) -> tuple[dict[str, dict[str, str]], dict[tuple[str, int], dict[str, str]]]:
    """Texts by language, by field; and the same for details, by heading and how often the heading came before."""
    texts: dict[str, dict[str, str]] = {name: {} for name in BY_LANGUAGE}
    details: dict[tuple[str, int], dict[str, str]] = {}
    seen: Counter[Column] = Counter()
    for column, cell in zip(columns, cells, strict=False):
        again = seen[column]
        seen[column] += 1
        if not cell.strip() or column.field in PLAIN:
            continue
        target = texts[column.field] if column.field else details.setdefault((column.heading, again), {})
        target.setdefault(column.language, _bare(cell))
    return texts, details


def _damaged(name: str, row: int, detail: str) -> Notice:
    return Notice(Code.SHEET_DAMAGED, name, {"detail": detail, "row": row})


def _bare(cell: str) -> str:
    """A cell's text without the apostrophe that keeps a spreadsheet from calculating it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


# -- writing -------------------------------------------------------------------------------------------------------


def metadata_csv_of(record: CollectionRecord) -> bytes:
    """The sheet that says what the record says: UTF-8 with its mark, for Excel; one column for each field, language and
    detail that occurs."""
    whole = ArtifactRecord(".", "", record.id, record.title, record.description, rights=record.rights)
    rows = [_cells(each) for each in (whole, *(each for each in record.artifacts if not each.withdrawn))]
    columns = _columns(rows)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([heading_of(field, language, label) for field, label, _, language in columns])
    writer.writerows([_guarded(row.get(key, "")) for key in columns] for row in rows)
    return sheet.getvalue().encode("utf-8-sig", "replace")


def _cells(record: ArtifactRecord) -> dict[_Key, str]:
    """Every text of a record by its column."""
    rights = record.rights
    plain = {
        "file": record.file, "id": record.id, "identifier": record.identifier, "licence": rights.licence,
        "holder": rights.holder, "units": record.units, "demonstration": _YES[0] if record.demonstration else "",
    }  # fmt: skip
    texts = {
        "title": record.title, "description": record.description, "culture": record.culture, "date": record.date,
        "place": record.place, "material": record.material, "credit": rights.credit, "alt": record.alt_text,
        **{str(term): text for term, text in record.terms.items()},
    }  # fmt: skip
    cells: dict[_Key, str] = {(field, "", 0, ""): text for field, text in plain.items()}
    cells |= {(field, "", 0, tag): words for field, text in texts.items() for tag, words in text.texts.items()}
    labels: Counter[str] = Counter()
    for label, text in record.details:
        name = " ".join(label.best(("en",))[0].split())
        cells |= {("", name, labels[name], tag): words for tag, words in text.texts.items()}
        labels[name] += 1
    return {key: words for key, words in cells.items() if words.strip()}


def _columns(rows: Iterable[Mapping[_Key, str]]) -> list[_Key]:
    """The columns that are needed: fields in one order, then details as they come. A detail that comes a second time
    has the columns of the first before its own, for that is how its number is known."""
    found = {key: None for row in rows for each in row for key in _with_earlier(each)}
    order = {name: number for number, name in enumerate(("file", "id", *BY_LANGUAGE, *PLAIN[2:], ""))}
    labels = {label: number for number, label in enumerate(dict.fromkeys(label for _, label, _, _ in found))}
    return sorted(found, key=lambda key: (order[key[0]], labels[key[1]], key[2]))


def _with_earlier(key: _Key) -> Iterator[_Key]:
    field, label, number, tag = key
    return ((field, label, earlier, tag) for earlier in range(number + 1))


def _guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    text = text.strip()
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
