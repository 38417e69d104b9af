"""Materials as the shaders take them: which program variant, which uniforms, which textures."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.material import AlphaMode, Material, Texture
from exhibit_viewer.render.images import Images
from exhibit_viewer.render.programs import Program

IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
SURFACE, UNLIT, POINT, LINE, CAP = range(5)
"""What kind of thing a pixel shows, as written into the G-buffer."""

_SLOTS = (
    ("BASE_MAP", "base_map", "base_colour_texture", True),
    ("ROUGH_METAL_MAP", "rough_metal_map", "metallic_roughness_texture", False),
    ("NORMAL_MAP", "normal_map", "normal_texture", False),
    ("OCCLUSION_MAP", "occlusion_map", "occlusion_texture", False),
    ("EMISSIVE_MAP", "emissive_map", "emissive_texture", True),
)


@dataclass(frozen=True, eq=False)
class Surface:
    """One material on the graphics card."""

    defines: tuple[str, ...]
    cutout_defines: tuple[str, ...]
    values: dict[str, np.ndarray | float | int]
    maps: tuple[tuple[str, int, int], ...]
    uv_sets: tuple[int, ...]
    double_sided: bool
    unlit: bool

    @property
    def cutout(self) -> bool:
        """True when depth maps must read its alpha."""
        return bool(self.cutout_defines)

    def bind(self, program: Program, *, only_base: bool = False) -> None:
        """Set everything this material decides. The program must be current."""
        program.set(**self.values)
        location = program.location("uv_set")
        if location >= 0:
            program.set_integers("uv_set", self.uv_sets)
        for unit, (name, texture, sampler) in enumerate(self.maps):
            if not only_base or name == "base_map":
                program.texture(name, unit, texture, sampler=sampler)


def make_surface(material: Material, images: Images) -> Surface:
    """Upload what the material needs (jobs land in `images.jobs`) and describe it to the shaders."""
    defines, maps = [], []
    rows = np.zeros((2 * len(_SLOTS), 3), np.float32)
    sets = [0] * len(_SLOTS)
    plain = True
    for slot, (define, sampler_name, attribute, colour) in enumerate(_SLOTS):
        use: Texture | None = getattr(material, attribute)
        if use is None:
            continue
        defines.append(define)
        maps.append((sampler_name, *images.texture(use, colour=colour)))
        rows[2 * slot : 2 * slot + 2] = np.array(use.transform).reshape(2, 3)
        sets[slot] = min(use.uv_set, 1)
        plain = plain and use.transform == IDENTITY and use.uv_set == 0
    if defines and not plain:
        defines.append("UV_TRANSFORMS")
    alpha = {AlphaMode.OPAQUE: (), AlphaMode.MASK: ("ALPHA_MASK",), AlphaMode.BLEND: ("ALPHA_BLEND",)}
    cutout = alpha[material.alpha_mode]
    cutout_maps = tuple(define for define in defines if define in ("BASE_MAP", "UV_TRANSFORMS"))
    values: dict[str, np.ndarray | float | int] = {
        "base_factor": np.array(material.base_colour, np.float32),
        "rough_metal": np.array(
            [material.roughness, material.metallic, material.normal_scale, material.occlusion_strength], np.float32
        ),
        "emissive_factor": np.array(material.emissive, np.float32),
        "alpha_cutoff": float(material.alpha_cutoff),
        "uv_row": rows,
    }
    return Surface(
        defines=(*defines, *cutout),
        cutout_defines=(*cutout_maps, *cutout) if cutout else (),
        values=values,
        maps=tuple(maps),
        uv_sets=tuple(sets),
        double_sided=material.double_sided,
        unlit=material.unlit,
    )
