"""What the labels say: values that carry the same text in English, Simplified Chinese and Arabic."""

from dataclasses import dataclass

Words = dict[str, str]
LANGUAGES = ("en", "zh", "ar")


def words(en: str, zh: str, ar: str) -> Words:
    """A text in the exhibition's three languages."""
    return dict(zip(LANGUAGES, (en, zh, ar), strict=True))


@dataclass(frozen=True, slots=True)
class Note:
    """A published note. tags: of `tags.TAGS`. near: metres; the anchor is the vertex closest. Angles in degrees."""

    id: str
    title: Words
    text: Words
    tags: tuple[str, ...]
    colour: str
    near: tuple[float, float, float]
    yaw: float
    pitch: float
    distance: float


@dataclass(frozen=True, slots=True)
class FirstView:
    """Whence the whole artifact is seen first, and by which key light: azimuth to the right of the camera, elevation
    up, strength. Angles in degrees."""

    yaw: float
    pitch: float
    light: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Everything said about one artifact. first_view: where another than the usual one shows more."""

    id: str
    identifier: str
    title: Words
    description: Words
    culture: Words
    date: Words
    place: Words
    material: Words
    details: tuple[tuple[Words, Words], ...]
    alt_text: Words
    notes: tuple[Note, ...]
    first_view: FirstView | None = None


HEIGHT = words("Height", "高", "الارتفاع")
TECHNIQUE = words("Technique", "工艺", "التقنية")
NATURE = words("Nature of this object", "本件性质", "طبيعة هذه القطعة")
DEMONSTRATION = words(
    "Demonstration model made by this program; not a scan of a real object",
    "由本程序生成的演示模型，并非实物扫描",
    "نموذج توضيحي أنشأه هذا البرنامج، وليس مسحًا لقطعة حقيقية",
)
MADE_NOW = words("Made today, after early forms", "今制，仿古形制", "صُنع حديثًا على هيئة قديمة")
NO_PLACE = words("Made by code; no find-spot", "由代码生成，无出土地点", "أُنشئ برمجيًّا، ولا موقع عثور له")
