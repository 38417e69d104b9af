"""XML from strangers: no entities, so that none can grow or read files."""

import codecs

from exhibit_viewer.model.faults import Code, Fault

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def refuse_entities(data: memoryview, file_format: str, name: str) -> None:
    """Raises Fault FORMAT_DAMAGED where a document declares entities. Exhibits need none; attacks do."""
    content = bytes(data)
    if any(codecs.encode("<!ENTITY", encoding) in content for encoding in _ENCODINGS):
        raise Fault(Code.FORMAT_DAMAGED, name, format=file_format, detail="<!ENTITY")
