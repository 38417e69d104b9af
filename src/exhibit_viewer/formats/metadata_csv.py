"""`metadata.csv` beside a folder's models: a spreadsheet with one row for each file.

Columns, in any order and case: file, id, title, description, culture, date, place, material, identifier, licence (or
rights, license), credit, holder, units, alt. A column may name its language: `title.en`, `title[zh]`, `title:ar`,
`title (fr)`. Any other column becomes a detail under its own heading. The row of file "." describes the collection.
Commas, semicolons and tabs; UTF-8, UTF-16, or what Excel writes in China and the West.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.formats.fields import read_bounded
from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import UNDETERMINED, LangText
from exhibit_viewer.model.units import METRES

NAME = "metadata.csv"
_MOST_BYTES = 16 << 20
_MOST_ROWS = 20_000
_MOST_HEADING = 1 << 16
_SAME = {
    "filename": "file",
    "path": "file",
    "rights": "licence",
    "license": "licence",
    "alt text": "alt",
    "alt_text": "alt",
    "culture/period": "culture",
    "period": "culture",
    "origin": "place",
    "medium": "material",
    "inventory number": "identifier",
    "accession number": "identifier",
}
_PLAIN = frozenset({"file", "id", "identifier", "licence", "holder", "units"})
_BY_LANGUAGE = frozenset({"title", "description", "culture", "date", "place", "material", "credit", "alt"})
_WITH_LANGUAGE = re.compile(r"(.+?)\s*(?:[.:]\s*([A-Za-z]{2,3}(?:-\w+)*)|[\[(]\s*([A-Za-z]{2,3}(?:-\w+)*)\s*[\])])")


@dataclass(frozen=True, slots=True)
class _Column:
    """field: one of the known names, or "" for a detail under `heading`."""

    field: str
    heading: str
    language: str


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
    columns = [_column(cell) for cell in heading]
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
        if len(heading) > most and any(_column(cell).field == "file" for cell in heading):
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


def _column(heading: str) -> _Column:
    heading = heading.strip()
    match = _WITH_LANGUAGE.fullmatch(heading)
    for words, language in (
        (heading, UNDETERMINED),
        (match[1], match[2] or match[3]) if match else (heading, UNDETERMINED),
    ):
        name = words.casefold()
        field = _SAME.get(name, name)
        if field in _BY_LANGUAGE or (field in _PLAIN and language == UNDETERMINED):
            return _Column(field, words, language)
    return _Column("", match[1], match[2] or match[3]) if match else _Column("", heading, UNDETERMINED)


def _plain(columns: Sequence[_Column], cells: Sequence[str]) -> dict[str, str]:
    return {
        column.field: cell.strip()
        for column, cell in zip(columns, cells, strict=False)
        if column.field in _PLAIN and cell.strip()
    }


def _record(
    columns: Sequence[_Column], cells: Sequence[str], number: int
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
        details=tuple((LangText.of(heading), LangText(values)) for heading, values in details.items() if heading),
        rights=Rights(plain.get("licence", ""), plain.get("holder", ""), LangText(texts["credit"])),
        alt_text=LangText(texts["alt"]),
        units=units if units in METRES else "",
    )
    return record, (f"units: {units[:40]}",) if units and units not in METRES else ()


def _texts(
    columns: Sequence[_Column], cells: Sequence[str]
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Texts by language, by field, and the same for details by heading."""
    texts: dict[str, dict[str, str]] = {name: {} for name in _BY_LANGUAGE}
    details: dict[str, dict[str, str]] = {}
    for column, cell in zip(columns, cells, strict=False):
        if not cell.strip() or column.field in _PLAIN:
            continue
        target = texts[column.field] if column.field else details.setdefault(column.heading, {})
        target.setdefault(column.language, cell.strip())
    return texts, details


def _damaged(name: str, row: int, detail: str) -> Notice:
    return Notice(Code.SHEET_DAMAGED, name, {"detail": detail, "row": row})
