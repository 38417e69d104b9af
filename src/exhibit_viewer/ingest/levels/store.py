"""Store: the folder of a build, where every finished part of it is found again after the process ended."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.surface import Column

Array = NDArray[Any]
Arrays = dict[str, Array]


@dataclass(frozen=True, slots=True)
class Store:
    """Tables and runs of bytes by name. What is written is there whole or not at all; all may raise OSError."""

    folder: Path

    def keep(self, name: str, **arrays: Array) -> None:
        """Write a table of arrays."""
        partial = self.folder / f"{name}.{os.getpid()}.part"
        with partial.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        partial.replace(self.folder / f"{name}.npz")

    def has(self, name: str) -> bool:
        """Whether a table was written."""
        return (self.folder / f"{name}.npz").exists()

    def get(self, name: str) -> Arrays:
        """A table."""
        with np.load(self.folder / f"{name}.npz", allow_pickle=False) as found:
            return {key: found[key] for key in found.files}

    def all(self, name: str, parts: int) -> list[Arrays]:
        """The tables NAME-0, NAME-1 and so on."""
        return [self.get(f"{name}-{part}") for part in range(parts)]

    def pour(self, name: str, runs: Iterable[bytes | Array]) -> list[int]:
        """Write runs of bytes one after another; (k+1,) where each begins, and the end."""
        partial = self.folder / f"{name}.{os.getpid()}.part"
        starts = [0]
        with partial.open("wb") as file:
            for run in runs:
                file.write(run if isinstance(run, bytes) else np.ascontiguousarray(run).data.cast("B"))
                starts.append(file.tell())
        partial.replace(self.folder / f"{name}.raw")
        return starts

    def poured(self, name: str) -> bool:
        """Whether runs were poured, all of them."""
        return (self.folder / f"{name}.raw").exists()

    def run(self, name: str, start: int, end: int) -> memoryview:
        """Bytes of what was poured."""
        with (self.folder / f"{name}.raw").open("rb", buffering=0) as file:
            file.seek(start)
            return memoryview(file.read(end - start))

    def rows(self, name: str, kind: str, width: int, count: int) -> Column:
        """What was poured as `count` rows of numbers."""
        stride = np.dtype(kind).itemsize * width
        return Column(str(self.folder / f"{name}.raw"), 0, stride, kind, width, count)

    def drop(self, name: str) -> None:
        """Delete the runs NAME-0, NAME-1 and so on; the tables stay and say that they were made."""
        for path in self.folder.glob(f"{name}-[0-9]*.raw"):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def note(self, name: str, value: object) -> None:
        """Write a small value as JSON."""
        partial = self.folder / f"{name}.{os.getpid()}.part"
        partial.write_text(json.dumps(value), "ascii")
        partial.replace(self.folder / f"{name}.json")

    def noted(self, name: str) -> dict[str, Any] | None:
        """A value that was noted; None where there is none."""
        try:
            value: dict[str, Any] = json.loads((self.folder / f"{name}.json").read_text("ascii"))
        except FileNotFoundError:
            return None
        return value

    def notes(self, name: str) -> list[dict[str, Any]]:
        """The values noted as NAME-0, NAME-1 and so on, as far as they were."""
        found = [self.noted(path.stem) for path in sorted(self.folder.glob(f"{name}-[0-9]*.json"))]
        return [value for value in found if value is not None]
