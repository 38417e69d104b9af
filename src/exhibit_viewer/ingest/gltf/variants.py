"""KHR_materials_variants: other dresses of the model, as tables that put one material in another's place.

Parts that share a material but not its stand-ins get copies of it under numbers of their own, so that a part's
material number alone says what it wears in every variant.
"""

from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.material import Variant

EXTENSION = "KHR_materials_variants"
MOST = 64


class Variants:
    """The file's variants. `copies` are the materials that the numbers from `first_copy` on stand for."""

    def __init__(self, document: Document) -> None:
        extension = document.root.extension(EXTENSION)
        entries = [] if extension is None else list(extension.items("variants"))
        self._document = document
        self._names = [document.name_of(entry) for entry in entries[:MOST]]
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self.copies: list[int] = []

    def wardrobe(self, primitive: Entry, worn: int) -> tuple[int, ...]:
        """Material numbers a primitive wears, one for each variant; `worn` where it says nothing. Damage is noted."""
        chosen = [worn] * len(self._names)
        try:
            extension = primitive.extension(EXTENSION)
            for mapping in () if extension is None else extension.items("mappings"):
                material = mapping.integer("material")
                self._document.materials.get(material, mapping.at("material"))
                for variant in mapping.indices("variants"):
                    if variant < len(chosen):
                        chosen[variant] = material
        except Fault as fault:
            self._document.overlook(fault)
        return tuple(chosen)

    def number(self, worn: int, wardrobe: tuple[int, ...], first_copy: int) -> int:
        """The material number for a part that wears `worn`, and in the variants what `wardrobe` says."""
        if all(material == worn for material in wardrobe):
            return worn
        key = worn, wardrobe
        if key not in self._numbers:
            self._numbers[key] = first_copy + len(self.copies)
            self.copies.append(worn)
        return self._numbers[key]

    def tables(self, materials: int) -> tuple[Variant, ...]:
        """The variants of a model with so many materials, copies included; none when no part changes."""
        if not self._numbers:
            return ()
        tables = [list(range(materials)) for _ in self._names]
        for (_, wardrobe), number in self._numbers.items():
            for table, material in zip(tables, wardrobe, strict=True):
                table[number] = material
        return tuple(Variant(name, tuple(table)) for name, table in zip(self._names, tables, strict=True))
