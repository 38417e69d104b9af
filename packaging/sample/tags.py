"""What notes are found by: the tags of the labels, in Simplified Chinese and Arabic beside the English."""

from sample.wording import words

_OTHERS = {
    "architecture": ("建筑", "عمارة"),
    "carving": ("雕刻", "نحت"),
    "colour": ("色彩", "لون"),
    "condition": ("保存状况", "حالة القطعة"),
    "conservation": ("保护", "صون"),
    "custom": ("礼俗", "عادات"),
    "drawing": ("线描", "رسم"),
    "firing": ("烧制", "حرق الفخار"),
    "form": ("器形", "شكل"),
    "garden": ("园林", "حديقة"),
    "hair": ("发式", "شعر"),
    "iconography": ("图像", "أيقونوغرافيا"),
    "inscription": ("铭文", "نقش كتابي"),
    "joinery": ("榫卯", "نجارة"),
    "light": ("光线", "ضوء"),
    "material": ("材质", "مادة"),
    "method": ("方法", "منهج"),
    "motif": ("纹饰", "زخرفة"),
    "paint": ("颜料", "طلاء"),
    "painting": ("绘画", "تصوير"),
    "pattern": ("图案", "نمط"),
    "restoration": ("修复", "ترميم"),
    "roof": ("屋顶", "سقف"),
    "structure": ("结构", "بنية"),
    "subject": ("题材", "موضوع"),
    "technique": ("工艺", "تقنية"),
    "tool marks": ("工具痕迹", "آثار الأدوات"),
    "use": ("用途", "استعمال"),
}
TAGS = {tag: words(tag, chinese, arabic) for tag, (chinese, arabic) in _OTHERS.items()}
"""A tag in the exhibition's three languages, by what it is called in English."""
