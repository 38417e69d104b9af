"""Files beside a model that its text names: found, decoded once, counted; what cannot be had becomes a notice."""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.textures import decode_image
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.material import Image

_SEPARATORS = re.compile(r"[/\\]+")


def read_beside(source: Source, reference: str) -> bytes:
    """A named file, or the file of that name in the model's folder: many models keep the paths of the machine they
    were made on. Raises the Fault of the reference as written."""
    try:
        return source.read(reference)
    except Fault as fault:
        if fault.code not in (Code.FILE_OUTSIDE_FOLDER, Code.RESOURCE_MISSING):
            raise
        name = _SEPARATORS.split(reference)[-1]
        if name == reference or not name:
            raise
        try:
            return source.read(name)
        except Fault:
            raise fault from None


class Textures:
    """The images of one model, each read and decoded once."""

    def __init__(self, read: Callable[[str], bytes], file: str, budget: Budget, notices: list[Notice]) -> None:
        """read: the bytes of a reference (raises Fault); file: the model's name; notices: where to tell of trouble."""
        self.images: list[Image] = []
        self._read = read
        self._file = file
        self._budget = budget
        self._notices = notices
        self._numbers: dict[str, int | None] = {}
        self._spent = 0

    @classmethod
    def beside(cls, source: Source, budget: Budget, notices: list[Notice]) -> "Textures":
        """The images that lie beside a model."""
        return cls(lambda reference: read_beside(source, reference), source.name, budget, notices)

    def number(self, reference: str) -> int | None:
        """The image's place in `images`, or None with a notice."""
        key = _SEPARATORS.sub("/", reference).removeprefix("./").casefold()
        if key not in self._numbers:
            self._numbers[key] = self._decoded(reference)
        return self._numbers[key]

    def _decoded(self, reference: str) -> int | None:
        name = _SEPARATORS.split(reference)[-1]
        try:
            left = max(0, self._budget.texture_bytes - self._spent) // 4
            most = min(self._budget.image_pixels, max(left, 1 << 16))
            image = decode_image(self._read(reference), name, most, self._budget.tiled_pixels)
        except Fault as fault:
            missing = fault.code in (Code.RESOURCE_MISSING, Code.FILE_MISSING)
            code = Code.TEXTURE_MISSING if missing else fault.code
            known: dict[str, Fact] = {"reference": reference} if missing else fault.facts
            self._notices.append(Notice(code, self._file, known))
            return None
        self._spent += image.pixels.nbytes
        shown, stored = image.shown_pixels, image.source_width * image.source_height
        if shown < stored:
            facts: dict[str, Fact] = {"reference": reference, "pixels": stored, "shown": shown}
            self._notices.append(Notice(Code.TEXTURE_REDUCED, self._file, facts))
        self.images.append(image)
        return len(self.images) - 1

    def with_alpha_of(self, colour: int, mask: int) -> int:
        """A new image: the colours of one, with the brightness (or the alpha) of another as alpha."""
        base, other = self.images[colour], self.images[mask]
        height, width = base.pixels.shape[:2]
        rows = np.arange(height) * other.pixels.shape[0] // height
        columns = np.arange(width) * other.pixels.shape[1] // width
        seen = other.pixels[rows][:, columns]
        alpha = seen[..., 3] if self.has_alpha(mask) else seen[..., 0]
        self.images[colour] = replace(base, pixels=np.dstack([base.pixels[..., :3], alpha]), tiles=None)
        return colour

    def has_alpha(self, number: int) -> bool:
        """Whether any pixel lets something through."""
        return bool((self.images[number].pixels[..., 3] < 255).any())

    def is_normal_map(self, number: int) -> bool:
        """Whether the image is bluish like a tangent-space normal map, not grey like a height map."""
        red, green, blue = self.images[number].pixels[::8, ::8, :3].reshape(-1, 3).mean(axis=0)
        return bool(blue > 160 and abs(red - 128) < 48 and abs(green - 128) < 48)

    def skipped(self, what: str) -> None:
        """Note content that is not shown."""
        self._notices.append(Notice(Code.CONTENT_SKIPPED, self._file, {"what": what, "count": 1}))
