"""Formats that are known and not read here, most with a format to convert to."""

BY_MAGIC: dict[bytes, tuple[str, str]] = {
    b"#VRML": ("VRML", "GLB"),
    b"#X3D": ("X3D", "GLB"),
    b"%PDF": ("PDF", "GLB"),
    b"BLENDER": ("Blender", "GLB"),
    b"nxs": ("Nexus", "PLY"),
    b"ISO-10303-21": ("STEP", "STL"),
    b"xof ": ("DirectX", "GLB"),
    b"FORM": ("LWO", "GLB"),
    b"MD5Version": ("MD5", "GLB"),
    b"7z\xbc\xaf\x27\x1c": ("7z", "ZIP"),
    b"Rar!": ("RAR", "ZIP"),
}
"""(name, format to convert to) by the first bytes."""

THROUGH_ASSIMP: dict[str, str] = {"fbx": "FBX", "3ds": "3DS", "amf": "AMF"}
"""Names, by the ending, of the formats that Assimp reads."""

NOT_EVERYWHERE: dict[str, tuple[str, str]] = {"usd": ("USD", "GLB"), "e57": ("E57", "LAZ")}
"""(name, format to convert to) of formats whose library is not made for every machine."""

BY_ENDING: dict[str, tuple[str, str]] = {
    "x3d": ("X3D", "GLB"),
    "wrl": ("VRML", "GLB"),
    "vrml": ("VRML", "GLB"),
    "blend": ("Blender", "GLB"),
    "lwo": ("LWO", "GLB"),
    "ase": ("ASE", "GLB"),
    "x": ("DirectX", "GLB"),
    "md5mesh": ("MD5", "GLB"),
    "nxs": ("Nexus", "PLY"),
    "nxz": ("Nexus", "PLY"),
    "step": ("STEP", "STL"),
    "stp": ("STEP", "STL"),
    "iges": ("IGES", "STL"),
    "igs": ("IGES", "STL"),
    "3dm": ("Rhino", "GLB"),
    "skp": ("SketchUp", "GLB"),
    "max": ("3ds Max", "GLB"),
    "c4d": ("Cinema 4D", "GLB"),
    "svg": ("SVG", "PNG"),
}
"""(name, format to convert to) by the name's ending, or an XML file's root element."""
