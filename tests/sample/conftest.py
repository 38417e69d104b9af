"""The workshop's code lives outside the package; the tests reach it as `sample`."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets" / "sample"

if str(ROOT / "packaging") not in sys.path:
    sys.path.insert(0, str(ROOT / "packaging"))


@pytest.fixture(scope="session")
def assets() -> Path:
    return ASSETS
