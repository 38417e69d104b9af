"""What the tests of documents share: documents made here, and the expected facts of real ones."""

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

sys.path.append(str(Path(__file__).parent))


Checker = Callable[[dict], None]


@dataclass(frozen=True)
class Row:
    """One real document and what is known of it."""

    path: Path
    format: str
    role: str
    facts: dict[str, Any]


@pytest.fixture(scope="session")
def valid_svx(corpus: Path) -> Checker:
    """Fails for a document that Voyager's published schemas refuse."""
    schemas = _schemas(corpus / "schemas" / "svx")
    parts = {"metas": "meta", "setups": "setup", "models": "model"}

    def check(document: dict) -> None:
        _check(schemas, "document.schema.json", document)
        for name, schema in parts.items():
            for part in document.get(name, ()):
                _check(schemas, f"{schema}.schema.json", part)

    return check


@pytest.fixture(scope="session")
def valid_iiif(corpus: Path) -> Checker:
    """Fails for a document that the drafts of IIIF's schemas for version 4 refuse."""
    schemas = _schemas(corpus / "schemas" / "iiif" / "v4")
    return lambda document: _check(schemas, "main.json", document)


def _schemas(folder: Path) -> Registry:
    listed = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return Registry().with_resources([(schema["$id"], Resource.from_contents(schema)) for schema in listed])


def _check(schemas: Registry, name: str, value: object) -> None:
    schema = next(schemas.contents(address) for address in schemas if address.endswith(f"/{name}"))
    errors = jsonschema.validators.validator_for(schema)(schema, registry=schemas).iter_errors(value)
    assert [(list(error.absolute_path), error.message[:200]) for error in errors] == []


@pytest.fixture
def facts(corpus: Path) -> Callable[[str], list[Row]]:
    """The real documents below a folder of the corpus."""

    def below(folder: str) -> list[Row]:
        with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        return [
            Row(corpus / row["path"], row["format"], row["role"], json.loads(row["expected_facts"] or "{}"))
            for row in rows
            if row["path"].startswith(folder + "/")
        ]

    return below
