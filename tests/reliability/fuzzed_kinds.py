"""Everything that is read in this process, to be fuzzed: models, pictures and documents, and how each is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from document_seeds import Opening, documents
from reader_seeds import gzipped, seeds, spz_content, threemf_model, try_reading, zipped_3mf


@dataclass(frozen=True, slots=True)
class Kind:
    """A sound file, and what tries a damaged one: whether it was accepted, raising what no reader may let out."""

    name: str
    data: bytes
    tried: Callable[[str, bytes], bool] = try_reading
    packed: Callable[[bytes], bytes] = bytes
    """Puts what was damaged into its sound wrapping, whose checksums would else keep damage from getting further in."""

    def bears(self, data: bytes) -> bool:
        return self.tried(self.name, self.packed(data))


def kinds(folder: Path) -> dict[str, Kind]:
    """By name. folder: where documents are put to be opened."""
    opening = Opening(folder)
    found = {kind: Kind(name, data) for kind, (name, data) in seeds().items()}
    found["3mf unpacked"] = Kind("a.3mf", threemf_model(), packed=zipped_3mf)
    found["spz unpacked"] = Kind("a.spz", spz_content(), packed=gzipped)
    return found | {kind: Kind(name, data, opening) for kind, (name, data) in documents().items()}
