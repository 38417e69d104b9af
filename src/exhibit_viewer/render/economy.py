"""Economy: how much less of a model is held in graphics memory than would be, where that is short."""

from exhibit_viewer.model.geometry import Model

SMALL_TEXTURE, LARGEST_TEXTURE = 1024, 1 << 16
"""Longest side of a texture in small pictures, and in others."""
SMALLEST_TEXTURE = 256
LEAST_DETAIL_MEGABYTES = 32
"""What nothing is made smaller than for it."""


class Economy:
    """For one model. largest_texture: pixels that a side of a texture has at most where there is no want."""

    def __init__(self, largest_texture: int) -> None:
        self._largest_texture = largest_texture
        self._halvings = 0

    def tighten(self, model: Model, detail_megabytes: int) -> bool:
        """Halve textures, and what comes piece by piece. False where there is nothing left to save."""
        self._halvings += 1
        streamed = any(mesh.levels is not None or mesh.octree is not None for mesh in model.meshes)
        less = streamed and detail_megabytes >> self._halvings >= LEAST_DETAIL_MEGABYTES
        return less or self._side(model) >= SMALLEST_TEXTURE

    def texture_limit(self, model: Model) -> int:
        """Longest side of the model's textures."""
        return max(SMALLEST_TEXTURE, self._side(model)) if self._halvings else self._largest_texture

    def megabytes(self, detail_megabytes: int) -> int:
        """What is left of so many for what comes piece by piece."""
        return max(min(detail_megabytes, LEAST_DETAIL_MEGABYTES), detail_megabytes >> self._halvings)

    def _side(self, model: Model) -> int:
        largest = max((max(image.pixels.shape[:2]) for image in model.images), default=0)
        return min(self._largest_texture, largest) >> self._halvings
