"""The model part of a 3MF package (3MF Core 1.3, Materials and Properties 1.2), read element by element."""

import math
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.ingest.xml_guard import refuse_entities
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import F64

FORMAT = "3MF"
I64 = NDArray[np.int64]
Attributes: TypeAlias = "etree._Attrib"
_OPAQUE_WHITE = (255, 255, 255, 255)


@dataclass(slots=True)
class Group:
    """Colours or texture places that triangles refer to by number. kind: colour, texture, composite or multi.

    colours (k,4) bytes; uvs (k,2), v upwards, with the texture's id; layers: the groups a multi group combines, with a
    row of numbers for each entry; named: base materials rather than bare colours.
    """

    kind: str
    colours: list[tuple[int, int, int, int]] = field(default_factory=list)
    uvs: list[tuple[float, float]] = field(default_factory=list)
    texture: str = ""
    base: str = ""
    base_numbers: list[int] = field(default_factory=list)
    shares: list[list[float]] = field(default_factory=list)
    layers: list[str] = field(default_factory=list)
    rows: list[list[int]] = field(default_factory=list)
    named: bool = False

    @property
    def size(self) -> int:
        """How many entries triangles may refer to."""
        return max(len(self.colours), len(self.uvs), len(self.shares), len(self.rows))


@dataclass(frozen=True, slots=True)
class Texture2D:
    """An image of the package."""

    path: str
    tile_u: str
    tile_v: str


@dataclass(slots=True)
class Component:
    """An object shown inside another one, or by the build. part: the package part it is defined in."""

    object: str
    matrix: F64
    part: str


@dataclass(slots=True)
class Object3D:
    """A mesh or an assembly. triangles (m,3) with, for each, the group's id and three numbers in it."""

    kind: str
    name: str
    group: str
    number: int
    vertices: list[tuple[float, float, float]] = field(default_factory=list)
    triangles: list[tuple[int, int, int]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    numbers: list[tuple[int, int, int]] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    is_mesh: bool = False


@dataclass(slots=True)
class Part:
    """Everything one model part defines."""

    unit: str = "millimeter"
    objects: dict[str, Object3D] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    textures: dict[str, Texture2D] = field(default_factory=dict)
    items: list[Component] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    built: bool = False
    odd: int = 0
    unshown: int = 0


def read_part(data: bytes, path: str, file: str) -> Part:
    """Parse one model part. Raises Fault FORMAT_DAMAGED."""
    refuse_entities(memoryview(data), FORMAT, file)
    reader = _PartReader(path, file)
    try:
        events = etree.iterparse(
            ViewFile(memoryview(data)), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
        )
        for event, element in events:
            if event == "start":
                reader.start(element)
            else:
                reader.end(element)
    except KeyError as error:
        raise Fault(Code.FORMAT_DAMAGED, file, format=FORMAT, detail=f"without {error.args[0]}") from error
    except (etree.XMLSyntaxError, ValueError, OverflowError) as error:
        raise Fault(Code.FORMAT_DAMAGED, file, format=FORMAT, detail=str(error)[:120]) from error
    return reader.part


def matrix_of(text: str | None) -> F64:
    """(4,4) of twelve numbers, row vectors: the last three are the translation."""
    matrix = np.eye(4)
    if text:
        numbers = [float(word) for word in text.split()]
        if len(numbers) != 12 or not all(math.isfinite(number) for number in numbers):
            raise ValueError("transform")
        rows = np.array(numbers).reshape(4, 3)
        matrix[:3, :3] = rows[:3].T
        matrix[:3, 3] = rows[3]
    return matrix


class _PartReader:
    """Fills a Part from the parser's events."""

    def __init__(self, path: str, file: str) -> None:
        self.part = Part()
        self._path = path
        self._file = file
        self._object: Object3D | None = None
        self._group: Group | None = None
        self._models = 0

    def start(self, element: "etree._Element") -> None:
        """An element begins; its attributes are known."""
        kind = _local(element)
        get = element.attrib
        if kind == "vertex" and self._object is not None:
            self._object.vertices.append((float(get["x"]), float(get["y"]), float(get["z"])))
        elif kind == "triangle" and self._object is not None:
            self._triangle(self._object, get)
        elif kind in _STARTS:
            _STARTS[kind](self, get)

    def end(self, element: "etree._Element") -> None:
        """An element ends; what it held is let go."""
        kind = _local(element)
        if kind == "metadata":
            self._metadata(element)
        elif kind == "object":
            self._object = None
        element.clear()
        if kind in ("vertex", "triangle"):
            parent = element.getparent()
            if parent is not None:
                del parent[0]

    def _fail(self, detail: str) -> Fault:
        return Fault(Code.FORMAT_DAMAGED, self._file, format=FORMAT, detail=detail)

    def _triangle(self, into: Object3D, get: Attributes) -> None:
        into.triangles.append((int(get["v1"]), int(get["v2"]), int(get["v3"])))
        group = get.get("pid")
        first = get.get("p1")
        if group is None and first is None:
            into.groups.append(into.group)
            into.numbers.append((into.number,) * 3)
            return
        one = int(first) if first is not None else into.number
        into.groups.append(group or into.group)
        into.numbers.append((one, int(get.get("p2", one)), int(get.get("p3", one))))

    def _metadata(self, element: "etree._Element") -> None:
        name = element.get("name")
        if not name or name in self.part.metadata:
            self.part.odd += 1
            return
        self.part.metadata[name] = (element.text or "").strip()

    def model(self, get: Attributes) -> None:
        """The root; there is one."""
        self._models += 1
        if self._models > 1:
            raise self._fail("model")
        self.part.unit = get.get("unit", "millimeter")

    def object(self, get: Attributes) -> None:
        """A mesh or assembly with an id of its own."""
        self._object = Object3D(
            get.get("type", "model"), get.get("name", ""), get.get("pid", ""), int(get.get("pindex", 0))
        )
        self.part.objects[self._new_id(get)] = self._object
        self._group = None

    def mesh(self, _: Attributes) -> None:
        """The object is a mesh, even if an empty one."""
        if self._object is not None:
            self._object.is_mesh = True

    def component(self, get: Attributes) -> None:
        """An object inside this one."""
        if self._object is not None:
            self._object.components.append(self._reference(get))

    def build(self, _: Attributes) -> None:
        """What is shown."""
        self.part.built = True

    def item(self, get: Attributes) -> None:
        """One thing shown."""
        self.part.items.append(self._reference(get))

    def _reference(self, get: Attributes) -> Component:
        part = next((value for key, value in get.items() if key.endswith("}path")), self._path)
        return Component(get["objectid"], matrix_of(get.get("transform")), part)

    def _new_id(self, get: Attributes) -> str:
        number = get["id"]
        if number in self.part.objects or number in self.part.groups or number in self.part.textures:
            raise self._fail(f"id {number}")
        return number

    def basematerials(self, get: Attributes) -> None:
        """Materials by name, of which only the colour is shown."""
        self._open(get, Group("colour", named=True))

    def colorgroup(self, get: Attributes) -> None:
        """Colours."""
        self._open(get, Group("colour"))

    def texture2dgroup(self, get: Attributes) -> None:
        """Places in a texture."""
        self._open(get, Group("texture", texture=get["texid"]))

    def compositematerials(self, get: Attributes) -> None:
        """Mixtures of base materials."""
        numbers = [int(word) for word in get.get("matindices", "").split()]
        if not numbers:
            self.part.odd += 1
        self._open(get, Group("composite", base=get["matid"], base_numbers=numbers))

    def multiproperties(self, get: Attributes) -> None:
        """Layers of other groups."""
        self._open(get, Group("multi", layers=get["pids"].split()))

    def _open(self, get: Attributes, group: Group) -> None:
        self.part.groups[self._new_id(get)] = group
        self._group = group

    def colour(self, get: Attributes) -> None:
        """`base` or `color`: #RRGGBB or #RRGGBBAA, sRGB."""
        if self._group is not None:
            self._group.colours.append(self._colour(get.get("displaycolor", get.get("color", ""))))

    def _colour(self, text: str) -> tuple[int, int, int, int]:
        digits = text.strip().removeprefix("#")
        if len(digits) not in (6, 8):
            self.part.odd += 1
            return _OPAQUE_WHITE
        value = bytes.fromhex(digits.ljust(8, "f"))
        return value[0], value[1], value[2], value[3]

    def tex2coord(self, get: Attributes) -> None:
        """A place in the texture."""
        if self._group is not None:
            self._group.uvs.append((float(get["u"]), float(get["v"])))

    def composite(self, get: Attributes) -> None:
        """Shares of the base materials."""
        if self._group is not None:
            self._group.shares.append([float(word) for word in get.get("values", "").split()])

    def multi(self, get: Attributes) -> None:
        """One number for each layer."""
        if self._group is not None:
            self._group.rows.append([int(word) for word in get.get("pindices", "").split()])

    def texture2d(self, get: Attributes) -> None:
        """An image."""
        texture = Texture2D(get["path"], get.get("tilestyleu", "wrap"), get.get("tilestylev", "wrap"))
        self.part.textures[self._new_id(get)] = texture

    def unshown(self, _: Attributes) -> None:
        """Content this viewer does not draw."""
        self.part.unshown += 1


_STARTS = {
    "model": _PartReader.model,
    "object": _PartReader.object,
    "mesh": _PartReader.mesh,
    "component": _PartReader.component,
    "build": _PartReader.build,
    "item": _PartReader.item,
    "basematerials": _PartReader.basematerials,
    "base": _PartReader.colour,
    "colorgroup": _PartReader.colorgroup,
    "color": _PartReader.colour,
    "texture2dgroup": _PartReader.texture2dgroup,
    "tex2coord": _PartReader.tex2coord,
    "compositematerials": _PartReader.compositematerials,
    "composite": _PartReader.composite,
    "multiproperties": _PartReader.multiproperties,
    "multi": _PartReader.multi,
    "texture2d": _PartReader.texture2d,
    "beamlattice": _PartReader.unshown,
    "slicestack": _PartReader.unshown,
}


def _local(element: "etree._Element") -> str:
    """The element's name without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
