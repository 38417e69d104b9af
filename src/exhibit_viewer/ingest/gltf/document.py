"""Document: an open glTF file, its tables, its notices and what is left of its budget."""

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.container import open_container
from exhibit_viewer.ingest.gltf.tree import FORMAT, Entry
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Code, Fault, Notice

MAX_NOTICES_OF_A_KIND = 20


def version_of(asset: Entry) -> str:
    """The version an asset block names, also where it is written as a number."""
    said = asset.fields.get("version")
    return str(said) if isinstance(said, int | float) and not isinstance(said, bool) else asset.text("version")


def check_version(root: Entry) -> None:
    """Raises Fault VERSION_UNSUPPORTED unless the file is glTF 2. Looked at first: in glTF 1 the tables are objects."""
    asset = root.child("asset")
    version = "" if asset is None else version_of(asset)
    major = version.partition(".")[0]
    if major.isdecimal() and int(major) != 2:
        raise Fault(Code.VERSION_UNSUPPORTED, root.file, format=FORMAT, version=version)


class Document:
    """Tables are those of the glTF schema. Collects notices; counts the numbers decoded so far against the budget."""

    def __init__(self, source: Source, budget: Budget) -> None:
        container = open_container(source)
        check_version(container.root)
        self.source = source
        self.budget = budget
        self.file = source.name
        self.kind = container.kind
        self.root: Entry = container.root
        self.binary = container.binary
        self.notices: list[Notice] = list(container.notices)
        self.file_bytes = len(source.data())
        self._elements = 0
        self.accessors = self.root.items("accessors")
        self.cameras = self.root.items("cameras")
        self.buffer_views = self.root.items("bufferViews")
        self.buffers = self.root.items("buffers")
        self.meshes = self.root.items("meshes")
        self.nodes = self.root.items("nodes")
        self.scenes = self.root.items("scenes")
        self.skins = self.root.items("skins")
        self.materials = self.root.items("materials")
        self.textures = self.root.items("textures")
        self.images = self.root.items("images")
        self.samplers = self.root.items("samplers")

    def charge(self, elements: int, path: str) -> None:
        """Account for numbers about to be decoded, before memory for them is taken. Raises Fault TOO_MANY_ELEMENTS."""
        self._elements += elements
        limit = self.budget.elements_for(self.file_bytes)
        if self._elements > limit:
            raise Fault(Code.TOO_MANY_ELEMENTS, self.file, count=self._elements, limit=limit, detail=path)

    def note(self, notice: Notice) -> None:
        """Keep a notice. Of one kind only so many: a file with a million faults needs no million sentences."""
        same = sum(kept.code is notice.code for kept in self.notices)
        if same < MAX_NOTICES_OF_A_KIND and notice not in self.notices:
            self.notices.append(notice)

    def name_of(self, entry: Entry) -> str:
        """An object's name; one that is not a text is noted."""
        name = entry.fields.get("name", "")
        if isinstance(name, str):
            return name
        self.irregular(entry.at("name"), "not a text")
        return ""

    def overlook(self, fault: Fault) -> None:
        """Go on without a damaged part that is not needed: note what is wrong. Raises the fault if it is graver."""
        if fault.code is not Code.FORMAT_DAMAGED:
            raise fault
        self.note(Notice(Code.FORMAT_IRREGULAR, self.file, fault.facts))

    def irregular(self, path: str, what: str) -> None:
        """Note a broken rule that does not stop the model from being shown."""
        self.note(Notice(Code.FORMAT_IRREGULAR, self.file, {"format": FORMAT, "detail": f"{path}: {what}"}))
