"""Asset: what a file says of its title, maker and rights: the asset block, Sketchfab's extras and KHR_xmp_json_ld."""

from collections.abc import Mapping

from exhibit_viewer.ingest.gltf.document import Document, version_of
from exhibit_viewer.model.faults import Fault

XMP = "KHR_xmp_json_ld"
_LONGEST = 2000
_KEYS = {
    "title": ("title", "name", "dc:title"),
    "author": ("author", "creator", "artist", "dc:creator"),
    "copyright": ("copyright", "dc:rights", "xmpRights:Owner"),
    "generator": ("generator", "xmp:CreatorTool"),
    "description": ("description", "dc:description"),
    "source": ("source", "dc:source"),
    "licence": ("license", "licence", "xmpRights:WebStatement", "xmpRights:UsageTerms", "model3d:spdxLicense"),
}


def read_asset(document: Document) -> dict[str, str]:
    """Title, author, copyright, generator, description, source, licence, as far as the file says them."""
    entry = document.root.child("asset")
    if entry is None:
        document.irregular("asset", "missing")
        return {}
    version, least = version_of(entry), entry.text("minVersion")
    if not version.partition(".")[0].isdecimal() or not isinstance(entry.fields.get("version"), str):
        document.irregular("asset.version", f"{version!r} is not a version")
    if least not in ("", "2.0", version):
        document.irregular("asset.minVersion", f"asks for {least}")
    layers: list[Mapping[str, object]] = [entry.fields]
    extras = entry.fields.get("extras")
    if isinstance(extras, dict):
        layers.append(extras)
    packet = _packet(document)
    if packet is not None:
        layers.append(packet)
    found: dict[str, str] = {}
    for key, names in _KEYS.items():
        texts = (_text(layer[name]) for layer in layers for name in names if name in layer)
        text = next((text for text in texts if text), "")
        if text:
            found[key] = text
    return found


def _packet(document: Document) -> Mapping[str, object] | None:
    """The XMP packet the asset block points to."""
    try:
        asset = document.root.child("asset")
        pointer = None if asset is None else asset.extension(XMP)
        store = document.root.extension(XMP)
        if pointer is None or store is None:
            return None
        return store.items("packets").get(pointer.integer("packet"), pointer.at("packet")).fields
    except Fault as fault:
        document.overlook(fault)
        return None


def _text(value: object) -> str:
    """Plain text out of a JSON-LD value: a text, a list, or language alternatives (English, else the first)."""
    if isinstance(value, str):
        return " ".join("".join(sign if sign.isprintable() else " " for sign in value[:_LONGEST]).split())
    if isinstance(value, list):
        return ", ".join(text for text in map(_text, value[:20]) if text)[:_LONGEST]
    if not isinstance(value, dict):
        return ""
    for key in ("@value", "@list", "@set"):
        if key in value:
            return _text(value[key])
    numbered = [entry for key, entry in value.items() if key.startswith("rdf:_")]
    english = [item for item in numbered if isinstance(item, dict) and str(item.get("@language", "")).startswith("en")]
    if value.get("@type") == "rdf:Alt":
        return _text((english or numbered or [""])[0])
    return _text(numbered)
