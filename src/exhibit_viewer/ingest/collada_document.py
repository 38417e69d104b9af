"""A COLLADA document through pycollada, in which a fault in what dresses or lights the geometry costs no geometry.

pycollada gives up a whole document for one badly written colour, and drops every mesh bound to a material that it does
not know.
"""

import collada
from collada.common import DaeBrokenRefError, DaeError, DaeUnsupportedError

from exhibit_viewer.ingest.views import ViewFile

MOST_TOLD = 3


class LenientDocument(collada.Collada):  # type: ignore[misc]
    """What could be read of a document; `spared`: the faults that were passed over. Raises DaeError for the others."""

    _lenient = False

    def __init__(self, data: ViewFile) -> None:
        self.spared: list[DaeError] = []
        super().__init__(data, ignore=[DaeUnsupportedError, DaeBrokenRefError], validate_output=False)

    def handleError(self, error: DaeError) -> None:
        """pycollada's hook: raise, or go on without the thing."""
        if self._lenient:
            self.spared.append(error)
        else:
            super().handleError(error)

    def _loadImages(self) -> None:
        self._load_leniently(super()._loadImages)

    def _loadEffects(self) -> None:
        self._load_leniently(super()._loadEffects)

    def _loadMaterials(self) -> None:
        self._load_leniently(super()._loadMaterials)
        self._unbind_unknown()

    def _loadLights(self) -> None:
        self._load_leniently(super()._loadLights)

    def _loadCameras(self) -> None:
        self._load_leniently(super()._loadCameras)

    def _load_leniently(self, load: object) -> None:
        assert callable(load)
        self._lenient = True
        try:
            load()
        finally:
            self._lenient = False

    def _unbind_unknown(self) -> None:
        """Take away bindings to materials that there are not; their meshes are then shown bare."""
        known = {f"#{material.id}" for material in self.materials}
        for binding in list(self.xmlnode.getroot().iter("{*}instance_material")):
            if binding.get("target") not in known:
                binding.getparent().remove(binding)
                self.spared.append(DaeBrokenRefError(f"Material {binding.get('target')} not found"))

    @property
    def faults(self) -> tuple[str, ...]:
        """The first of the faults passed over, in pycollada's words."""
        return tuple(str(error)[:120] for error in self.spared[:MOST_TOLD])
