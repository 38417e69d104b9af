"""Materials as the shaders take them: which program variant, which uniforms, which textures."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.material import AlphaMode, Material, Texture, Wrap
from exhibit_viewer.render.finishes import MAPS, Finish, finish_defines, finish_maps, finish_values
from exhibit_viewer.render.images import Images, Map
from exhibit_viewer.render.programs import Program
from exhibit_viewer.render.tiling import FIRST_UNIT, Tiling

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
_WRAPS = {Wrap.REPEAT: 0, Wrap.CLAMP: 1, Wrap.MIRROR: 2}
"""Mirrors tiles.glsl."""


@dataclass(frozen=True, eq=False)
class Surface:
    """One material on the graphics card."""

    defines: tuple[str, ...]
    cutout_defines: tuple[str, ...]
    values: dict[str, np.ndarray | float | int]
    maps: tuple[Map, ...]
    uv_sets: tuple[int, ...]
    double_sided: bool
    unlit: bool
    finish: Finish | None = None
    tiling: Tiling | None = None

    @property
    def glass(self) -> bool:
        """True when it shows what is behind it."""
        return self.finish is not None and self.finish.glass

    @property
    def tiled_slots(self) -> list[int]:
        """Which of its maps have tiles."""
        return [] if self.tiling is None else np.flatnonzero(np.asarray(self.values["tiled"])[:, 0] >= 0).tolist()

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
        if self.tiling is not None and not only_base:
            self.tiling.bind(program)
        for unit, (name, texture, sampler) in enumerate(self.maps):
            if not only_base or name == "base_map":
                program.texture(name, unit, texture.name, sampler=sampler)

    def bind_finish(self, program: Program) -> None:
        """Set everything finish.frag asks of this material. The program must be current."""
        assert self.finish is not None
        self.bind(program)
        program.set(**self.finish.values)
        for unit, (name, texture, sampler) in enumerate(self.finish.maps, len(self.maps)):
            program.texture(name, unit, texture.name, sampler=sampler)


def make_surface(material: Material, images: Images, scene_from_world: float) -> Surface:
    """Upload what the material needs (jobs land in `images.jobs`) and describe it to the shaders.

    scene_from_world: scene units in a file unit.
    """
    defines, maps = [], []
    rows = np.tile(np.array(IDENTITY, np.float32).reshape(2, 3), (len(_SLOTS) + len(MAPS), 1))
    sets = [0] * (len(_SLOTS) + len(MAPS))
    tiled = np.tile(np.array([-1, 0, 1, 1], np.float32), (len(_SLOTS), 1))
    wraps = np.zeros((len(_SLOTS), 2), np.float32)
    plain = True

    def placed(slot: int, use: Texture) -> None:
        nonlocal plain
        rows[2 * slot : 2 * slot + 2] = np.array(use.transform).reshape(2, 3)
        sets[slot] = min(use.uv_set, 1)
        plain = plain and use.transform == IDENTITY and use.uv_set == 0

    for slot, (define, sampler_name, attribute, colour) in enumerate(_SLOTS):
        use: Texture | None = getattr(material, attribute)
        if use is not None:
            defines.append(define)
            maps.append((sampler_name, *images.texture(use, colour=colour)))
            wraps[slot] = _WRAPS[use.wrap_s], _WRAPS[use.wrap_t]
            if (found := images.tiled(use, colour=colour)) is not None:
                tiled[slot] = found
            placed(slot, use)
    more = [] if material.unlit else finish_maps(material, len(maps))
    for place, _, _, use, _ in more:
        placed(len(_SLOTS) + place, use)
    in_tiles = bool((tiled[:, 0] >= 0).any()) and len(maps) + len(more) <= FIRST_UNIT
    defines += ["TILES"] if in_tiles else []
    transforms = () if plain else ("UV_TRANSFORMS",)
    defines += transforms if maps else ()
    alpha = {AlphaMode.OPAQUE: (), AlphaMode.MASK: ("ALPHA_MASK",), AlphaMode.BLEND: ("ALPHA_BLEND",)}
    cutout = alpha[material.alpha_mode]
    sheer = ("ALPHA_BLEND",) if material.glass is not None and not cutout else cutout
    cutout_maps = tuple(define for define in defines if define in ("BASE_MAP", "UV_TRANSFORMS"))
    finish = None
    if finish_defines(material) and not material.unlit:
        finish = Finish(
            defines=(*finish_defines(material), *(item[1] for item in more), *(() if maps else transforms)),
            values=finish_values(material, scene_from_world),
            maps=tuple((sampler, *images.texture(use, colour=colour)) for _, _, sampler, use, colour in more),
            glass=material.glass is not None,
        )
    return Surface(
        defines=(*defines, *cutout),
        cutout_defines=(*cutout_maps, *sheer) if sheer else (),
        values={**_values(material, rows), **({"tiled": tiled, "tile_wrap": wraps} if in_tiles else {})},
        maps=tuple(maps),
        uv_sets=tuple(sets),
        double_sided=material.double_sided,
        unlit=material.unlit,
        finish=finish,
        tiling=images.tiling if in_tiles else None,
    )


def _values(material: Material, rows: np.ndarray) -> dict[str, np.ndarray | float | int]:
    smoothness = [material.roughness, material.metallic, material.normal_scale, material.occlusion_strength]
    return {
        "base_factor": np.array(material.base_colour, np.float32),
        "rough_metal": np.array(smoothness, np.float32),
        "emissive_factor": np.array(material.emissive, np.float32),
        "alpha_cutoff": float(material.alpha_cutoff),
        "uv_row": rows,
        "stops": 1.0 if material.glass is None else 1.0 - 0.85 * material.glass.transmission,
    }
