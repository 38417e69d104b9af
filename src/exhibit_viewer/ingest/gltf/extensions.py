"""Extensions: which are understood, which may be overlooked, and which a file cannot be shown without."""

from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.finishes import EXTENSIONS as FINISHES
from exhibit_viewer.model.faults import Code, Fault, Notice

UNDERSTOOD = frozenset(
    {
        "EXT_mesh_gpu_instancing",
        "EXT_meshopt_compression",
        "EXT_texture_webp",
        "KHR_draco_mesh_compression",
        "KHR_lights_punctual",
        "KHR_materials_emissive_strength",
        "KHR_materials_pbrSpecularGlossiness",
        "KHR_materials_unlit",
        "KHR_materials_variants",
        "KHR_mesh_quantization",
        "KHR_meshopt_compression",
        "KHR_texture_basisu",
        "KHR_texture_transform",
        "KHR_xmp_json_ld",
        *FINISHES,
    }
)
_APPEARANCE = (
    "KHR_materials_",
    "KHR_lights_",
    "KHR_texture_",
    "KHR_animation_",
    "KHR_audio_",
    "KHR_node_",
    "EXT_lights_",
    "EXT_texture_",
    "MSFT_",
    "ADOBE_materials_",
    "VRM",
)
_GEOMETRY = ("buffers", "bufferViews", "accessors", "meshes", "nodes")


def check_required(document: Document) -> None:
    """Look at `extensionsRequired`. Raises Fault EXTENSION_UNSUPPORTED where the shape depends on an unknown one.

    An unknown extension that only changes the looks, or that nothing uses, is noted and the model shown without it.
    """
    unknown = [name for name in document.root.texts("extensionsRequired") if name not in UNDERSTOOD]
    if not unknown:
        return
    needed = [name for name in unknown if not name.startswith(_APPEARANCE) and _shapes(document, name)]
    if needed:
        raise Fault(Code.EXTENSION_UNSUPPORTED, document.file, extensions=", ".join(sorted(needed)))
    names = ", ".join(sorted(unknown))
    document.note(Notice(Code.EXTENSION_UNSUPPORTED, document.file, {"extensions": names}))


def _shapes(document: Document, name: str) -> bool:
    """Whether anything that makes up the geometry carries the extension."""
    pending: list[object] = [document.root.fields.get(table) for table in _GEOMETRY]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            extensions = value.get("extensions")
            if isinstance(extensions, dict) and name in extensions:
                return True
            pending.extend(value.values())
    return False
