"""What the tests of documents share: documents made here, and the expected facts of real ones."""

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))


@dataclass(frozen=True)
class Row:
    """One real document and what is known of it."""

    path: Path
    format: str
    role: str
    facts: dict[str, Any]


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
