"""Budget: how much one model may take. Honest files over a budget are reduced; only files that lie are refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one read.

    max_file_bytes: of the main file, of each sidecar, and of all sidecars together.
    max_elements: numbers (not vertices) that all arrays of a model may hold once decoded.
    elements_per_byte, free_elements: a file may decode to free_elements + elements_per_byte x its size numbers. The
    codecs in use (Draco, meshopt) stay below 64 on real meshes, so whatever promises more is a decompression bomb.
    image_pixels: of one decoded image; larger ones are cut into tiles.
    tiled_pixels: of one image in tiles; larger ones are halved until they fit.
    image_source_pixels: of one image as stored; larger ones cannot be decoded in bounded memory and are left out.
    texture_bytes: of all decoded images together; the largest are halved first.
    decode_pixels: of all images as stored; bounds the time spent on textures.
    draft_pixels: images at least so large are decoded at an eighth of their sides, where that is quick; 0: none is.
    """

    max_file_bytes: int = 4 << 30
    max_elements: int = 1_000_000_000
    elements_per_byte: int = 256
    free_elements: int = 4_000_000
    image_pixels: int = 8192 * 8192
    tiled_pixels: int = 16384 * 16384
    image_source_pixels: int = 128_000_000
    texture_bytes: int = 512_000_000
    decode_pixels: int = 850_000_000
    draft_pixels: int = 0

    def elements_for(self, file_bytes: int) -> int:
        """How many numbers a model whose files hold `file_bytes` may decode to."""
        return min(self.max_elements, self.free_elements + self.elements_per_byte * file_bytes)
