"""Wavefront MTL materials (specification of 1995 and the physically based extension of 2013)."""

import math
from dataclasses import dataclass, field, replace

from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.text import ascii_compatible, decoded
from exhibit_viewer.model.material import AlphaMode, Material, Texture, Wrap, linear

_OPTION_ARGUMENTS = {"-s": 3, "-o": 3, "-t": 3, "-mm": 2, "-blendu": 1, "-blendv": 1, "-boost": 1, "-bm": 1}
_OPTION_ARGUMENTS |= {"-cc": 1, "-clamp": 1, "-imfchan": 1, "-texres": 1, "-type": 1, "-colorspace": 1}


@dataclass(slots=True)
class Entry:
    """One `newmtl` block: the rest of each line by its first word, in lower case."""

    name: bytes
    values: dict[str, str] = field(default_factory=dict)


def read_mtl(data: bytes) -> dict[bytes, Entry]:
    """The blocks of a file by the bytes of their name; the first of a name counts."""
    entries: list[Entry] = []
    for raw in bytes(ascii_compatible(memoryview(data))).replace(b"\r", b"\n").split(b"\n"):
        line = raw.replace(b"\t", b" ").strip()
        comment = 0 if line.startswith(b"#") else line.find(b" #")
        line = (line[:comment] if comment >= 0 else line).strip()
        word, _, rest = line.partition(b" ")
        if word.lower() == b"newmtl":
            entries.append(Entry(b" ".join(rest.split())))
        elif word and entries:
            entries[-1].values.setdefault(word.decode("latin-1").lower(), decoded(rest.strip()))
    return {entry.name: entry for entry in reversed(entries)}


def _numbers(text: str | None) -> list[float]:
    numbers = []
    for word in (text or "").split():
        try:
            value = float(word)
        except ValueError:
            break
        numbers.append(value if math.isfinite(value) else 0.0)
    return numbers


def _colour(text: str | None, default: float) -> tuple[float, float, float]:
    """Linear colour of an sRGB one; one number stands for three."""
    numbers = _numbers(text) or [default]
    red, green, blue = (numbers * 3)[:3] if len(numbers) < 3 else numbers[:3]
    return linear((red, green, blue))


def material_of(entry: Entry, textures: Textures) -> Material:
    """The material a block describes. Textures that cannot be read become notices of `textures`."""
    values = entry.values
    base = _texture(values.get("map_kd") or values.get("map_ka"), textures)
    colour = (1.0, 1.0, 1.0) if base else _colour(values.get("kd"), 0.8)
    alpha = _alpha(values)
    emissive = _texture(values.get("map_ke"), textures)
    material = Material(
        name=decoded(entry.name),
        base_colour=(*colour, alpha),
        metallic=min(1.0, max(0.0, (_numbers(values.get("pm")) or [0.0])[0])),
        roughness=_roughness(values),
        emissive=(1.0, 1.0, 1.0) if emissive else _colour(values.get("ke"), 0.0),
        alpha_mode=AlphaMode.BLEND if alpha < 1.0 else AlphaMode.OPAQUE,
        base_colour_texture=base,
        emissive_texture=emissive,
    )
    return _with_relief(_with_opacity(material, values, textures), values, textures)


def _alpha(values: dict[str, str]) -> float:
    """`d` is opacity, `Tr` transparency. Exporters that write `d 0` or `Tr 1` for everything mean opaque."""
    opacity = _numbers((values.get("d") or "").replace("-halo", ""))
    transparency = _numbers(values.get("tr"))
    alpha = opacity[0] if opacity else 1.0 - transparency[0] if transparency else 1.0
    return min(1.0, alpha) if alpha > 0 else 1.0


def _roughness(values: dict[str, str]) -> float:
    """`Pr`, else from the Phong exponent `Ns` (Beckmann equivalent: sqrt(2 / (Ns + 2)))."""
    given = _numbers(values.get("pr"))
    if given:
        return min(1.0, max(0.0, given[0]))
    exponent = _numbers(values.get("ns"))
    shines = max(_numbers(values.get("ks")) or [0.0]) > 0.0
    if exponent and shines and exponent[0] > 0:
        return min(1.0, max(0.2, math.sqrt(2.0 / (exponent[0] + 2.0))))
    return Material().roughness


def _with_opacity(material: Material, values: dict[str, str], textures: Textures) -> Material:
    """`map_d`: the same image as the colour means its alpha; a picture of its own is laid into the colour's alpha."""
    opacity = values.get("map_d")
    base = material.base_colour_texture
    if base is None:
        return material
    if opacity and _filename(opacity) != _filename(values.get("map_kd", "")):
        mask = textures.number(_filename(opacity))
        if mask is None:
            return material
        base = replace(base, image=textures.with_alpha_of(base.image, mask))
    if opacity and textures.has_alpha(base.image):
        return replace(material, base_colour_texture=base, alpha_mode=AlphaMode.MASK)
    return material


def _with_relief(material: Material, values: dict[str, str], textures: Textures) -> Material:
    """`norm`, or a `bump` map that is coloured like a normal map. Height maps are left out, with a notice."""
    text = values.get("norm") or values.get("map_bump") or values.get("bump") or values.get("map_kn")
    texture = _texture(text, textures)
    if texture is None or text is None:
        return material
    if not textures.is_normal_map(texture.image):
        textures.skipped("bump map")
        return material
    return replace(material, normal_texture=texture)


def _texture(text: str | None, textures: Textures) -> Texture | None:
    """The texture a map line names, with its scale (-s), offset (-o) and clamping."""
    if not text:
        return None
    number = textures.number(_filename(text))
    if number is None:
        return None
    words = text.split()
    scale, offset = _pair(words, "-s", 1.0), _pair(words, "-o", 0.0)
    clamp = "-clamp" in words and words[words.index("-clamp") + 1 :][:1] == ["on"]
    wrap = Wrap.CLAMP if clamp else Wrap.REPEAT
    # v runs upwards in MTL and downwards here: v' = 1 - (offset + scale * (1 - v))
    transform = (scale[0], 0.0, offset[0], 0.0, scale[1], 1.0 - scale[1] - offset[1])
    return Texture(number, wrap_s=wrap, wrap_t=wrap, transform=transform)


def _pair(words: list[str], option: str, default: float) -> tuple[float, float]:
    if option not in words:
        return default, default
    numbers = _numbers(" ".join(words[words.index(option) + 1 :][:2]))
    if not numbers:
        return default, default
    return numbers[0], numbers[1] if len(numbers) > 1 else default


def _filename(text: str) -> str:
    """What is left of a map line after its options; it may hold spaces."""
    rest = text.strip()
    while rest.startswith("-"):
        option, _, after = rest.partition(" ")
        if option.lower() not in _OPTION_ARGUMENTS:
            break
        rest = after.strip()
        for _ in range(_OPTION_ARGUMENTS[option.lower()]):
            word, _, after = rest.partition(" ")
            if _OPTION_ARGUMENTS[option.lower()] > 1 and not _numbers(word):
                break
            rest = after.strip()
    return rest.strip('"')
