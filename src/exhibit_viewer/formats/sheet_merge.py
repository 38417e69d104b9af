"""Sheet merge: a sheet that was taken out of a collection, brought back into it.

A row is about the artifact of its `id` or its file; artifacts without a row stay as they are. What a row does not say
is gone from the artifact where the sheet has a column for it, and stays where it has none. Published notes, and the
other languages of a detail's label, which no sheet can hold, stay.
"""

from collections.abc import Mapping
from dataclasses import replace

from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord, file_in
from exhibit_viewer.formats.names import folded
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import LangText

Pairs = tuple[tuple[LangText, LangText], ...]


def with_sheet(collection: Collection, sheet: CollectionRecord) -> tuple[Collection, tuple[Notice, ...]]:
    """The collection as the sheet has it, and the rows that are about nothing in it."""
    rows = {folded(key): row for row in sheet.artifacts for key in (row.file, row.id) if key}
    columns = frozenset(sheet.columns)
    used: set[int] = set()
    artifacts = []
    for artifact in collection.artifacts:
        row = rows.get(folded(artifact.id)) or rows.get(folded(file_in(collection, artifact)))
        if row is not None:
            used.add(id(row))
        artifacts.append(_told(artifact, row, columns, collection.rights) if row is not None else artifact)
    missing = tuple(
        Notice(Code.RESOURCE_MISSING, sheet.document, {"reference": row.file})
        for row in sheet.artifacts
        if id(row) not in used
    )
    told = replace(collection, artifacts=tuple(artifacts))
    if sheet.described:
        told = replace(
            told,
            title=_text(collection.title, sheet.title, "title", columns) or collection.title,
            description=_text(collection.description, sheet.description, "description", columns),
            rights=_rights(collection.rights, sheet.rights, columns),
        )
    return told, missing


def _told(artifact: Artifact, row: ArtifactRecord, columns: frozenset[tuple[str, str]], whole: Rights) -> Artifact:
    fields = {field for field, _ in columns}
    nothing = LangText()
    terms = {
        term: _text(artifact.terms.get(term, nothing), row.terms.get(term, nothing), term, columns) for term in Term
    }

    def text(name: str, column: str = "") -> LangText:
        return _text(getattr(artifact, name), getattr(row, name), column or name, columns)

    return replace(
        artifact,
        title=text("title") or artifact.title,
        description=text("description"),
        culture=text("culture"),
        date=text("date"),
        place=text("place"),
        material=text("material"),
        alt_text=text("alt_text", "alt"),
        terms={term: said for term, said in terms.items() if said},
        identifier=row.identifier if "identifier" in fields else artifact.identifier,
        units=row.units if "units" in fields else artifact.units,
        demonstration=row.demonstration if "demonstration" in fields else artifact.demonstration,
        rights=_own_rights(artifact.rights, row.rights, whole, columns),
        details=_details(artifact.details, row.details, columns),
    )


def _text(before: LangText, said: LangText, field: str, columns: frozenset[tuple[str, str]]) -> LangText:
    """Languages with a column as the row has them, the others as they were."""
    kept = {tag: words for tag, words in before.texts.items() if (field, tag) not in columns}
    mixed: Mapping[str, str] = {**kept, **said.texts}
    return before if mixed == dict(before.texts) else LangText(mixed)


def _own_rights(before: Rights, said: Rights, whole: Rights, columns: frozenset[tuple[str, str]]) -> Rights:
    """An empty cell takes nothing away from what an artifact has from its collection."""
    if before != whole:
        return _rights(before, said, columns)
    credit = LangText({**whole.credit.texts, **said.credit.texts})
    return Rights(said.licence or whole.licence, said.holder or whole.holder, credit)


def _rights(before: Rights, said: Rights, columns: frozenset[tuple[str, str]]) -> Rights:
    fields = {field for field, _ in columns}
    return Rights(
        said.licence if "licence" in fields else before.licence,
        said.holder if "holder" in fields else before.holder,
        _text(before.credit, said.credit, "credit", columns),
    )


def _details(before: Pairs, said: Pairs, columns: frozenset[tuple[str, str]]) -> Pairs:
    """Details whose heading has a column as the row has them, with the labels they had; the others as they were."""
    headings = {field.removeprefix("detail:") for field, _ in columns if field.startswith("detail:")}
    rest = list(said)
    pairs: list[tuple[LangText, LangText]] = []
    for label, value in before:
        name = " ".join(label.best(("en",))[0].split())
        if name not in headings:
            pairs.append((label, value))
            continue
        row = next((pair for pair in rest if pair[0].best(())[0] == name), None)
        new = row[1] if row is not None else LangText()
        if row is not None:
            rest.remove(row)
        mixed = _text(value, new, f"detail:{name}", columns)
        if mixed:
            pairs.append((label, mixed))
    return (*pairs, *rest)
