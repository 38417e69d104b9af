"""EPT (Entwine Point Tile): a point cloud cut into the nodes of an octree, each a file beside one that tells of all."""

from collections.abc import Mapping

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.names import readable_title
from exhibit_viewer.formats.said import Said
from exhibit_viewer.formats.walk import EPT
from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.text import LangText


def is_ept(value: object) -> bool:
    """Whether a JSON value describes such a cloud."""
    return isinstance(value, Mapping) and {"hierarchyType", "dataType", "schema", "bounds"} <= value.keys()


def read_ept_document(_: Mapping[str, object], files: Beside, name: str) -> Said:
    """The cloud, called as its folder is: the document's own name says nothing, and its reader finds the rest."""
    path = files.path(name)
    named = path.parent if name.rpartition("/")[2].lower() == EPT and path.parent.name else path
    return Said((Artifact(id=name, title=LangText.of(readable_title(named)), derivatives=(Derivative(path),)),))
