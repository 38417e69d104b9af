"""Twenty objects described in ten languages, and what a visitor who types a query expects to find, best first."""

from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Article
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour


def thing(key: str, title: dict[str, str], **more) -> Artifact:
    """An artifact; texts given as language maps."""
    made = {name: LangText(value) if isinstance(value, dict) else value for name, value in more.items()}
    return Artifact(key, LangText(title), (Derivative(Path(f"/nowhere/{key}.glb")),), **made)


def note(key: str, **texts: str) -> Annotation:
    """A published note."""
    return Annotation(key, "key", LangText(texts), published=True)


COLLECTION = Collection("table", Path("/nowhere"), LangText.of("Table"), (
    thing("amphora", {"en": "Amphora with Achilles", "el": "Αμφορέας με τον Αχιλλέα", "fr": "L’amphore d’Achille"},
          culture={"en": "Greek"}, date={"en": "c. 540 BC"}, material={"en": "Earthenware; slip"},
          description={"en": "Two warriors play a board game.", "de": "Zwei Krieger beim Brettspiel."}),
    thing("plate", {"de": "Teller aus Meißen", "en": "Meissen plate", "zh-Hant": "邁森瓷盤"},
          culture={"en": "Saxon"}, date={"en": "1730–35"},
          material={"en": "Porcelain"}, description={"de": "Auf der Rückseite gekreuzte Schwerter."}),
    thing("fresco", {"zh": "敦煌莫高窟壁画", "en": "Mural from the Mogao caves"}, culture={"en": "Tang", "zh": "唐"},
          date={"en": "8th century", "zh": "八世纪"}, description={"zh": "飞天手持莲花。"}),
    thing("ding", {"zh": "青铜鼎", "en": "Bronze ding"}, date={"zh": "前11世纪"},
          material={"en": "Bronze", "zh": "青铜"},
          annotations=(note("n-ding", zh="内壁有铭文三十二字。", en="An inscription of 32 characters inside."),)),
    thing("door", {"ar": "باب مَسْجِدٍ خشبي", "en": "Wooden mosque door"}, culture={"en": "Mamluk"},
          description={"ar": "من مقتنيات المتحف الإسلاميّ بالقاهرة."}, place={"ar": "القاهرة", "en": "Cairo"}),
    thing("lamp", {"ar": "مِشْكاة زجاجيـــة", "en": "Glass mosque lamp"}, date={"en": "14th century"},
          description={"ar": "كتابة بالخط الثلث"}),
    thing("celadon", {"ko": "고려청자 매병", "en": "Goryeo celadon maebyeong"}, culture={"en": "Goryeo"},
          date={"en": "12th century"}, description={"ko": "구름과 학 무늬를 상감하였다."}),
    thing("screen", {"ja": "金屏風　松図", "en": "Folding screen with pines"}, culture={"en": "Edo"},
          description={"ja": "狩野派の絵師による。ガラスケース入り。"}, date={"ja": "17世紀"}),
    thing("buddha", {"th": "พระพุทธรูปปางลีลา", "en": "Walking Buddha"}, place={"th": "สุโขทัย", "en": "Sukhothai"},
          description={"th": "จัดแสดงที่พิพิธภัณฑ์แห่งชาติ"}),
    thing("icon", {"ru": "Икона святого Георгия", "en": "Icon of Saint George"}, date={"ru": "XV век"},
          description={"ru": "Темпера на доске, ещё в ризе."}),
    thing("mask", {"es": "Máscara de jade", "en": "Jade mask"},
          culture={"en": "Maya"}, place={"es": "Calakmul, México"},
          description={"es": "Pequeña máscara funeraria."}, date={"es": "siglo VII"}),
    thing("tapestry", {"fr": "Tapisserie à l’œillet", "en": "Carnation tapestry"}, date={"fr": "XVIe siècle"},
          description={"fr": "Tissée à Bruxelles, brodée d’or."}, identifier="INV 1887.42"),
    thing("head", {"en": "Head of a man"}, material={"en": "Marble"},
          articles=(Article("art-1", LangText.of("Polychromy", "en"),
          text=LangText.of("Traces of *Egyptian blue*.")),)),
    thing("boat", {"en": "Model boat"}, tours=(Tour("tour-1", LangText.of("Along the Nile"),
          steps=(Step("s", LangText.of("Oarsmen"), LangText.of("They row upstream.")),)),)),
    thing("vase", {"en": "Porcelain vase"}, description={"en": "With a lid."}),
    thing("shelf", {"en": "Display shelf"}, description={"en": "It once carried a porcelain vase."}),
    thing("stele", {"en": "Stele", "sa": "शिलालेख", "hi": "पत्थर का शिलालेख"}, description={"hi": "ब्राह्मी लिपि में"}),
    thing("scroll", {"he": "מְגִילָה", "en": "Scroll"}, description={"he": "קלף"}),
    thing("cup", {"vi": "Chén gốm Chu Đậu", "en": "Stoneware cup"}, date={"vi": "thế kỷ 15"}),
    thing("jar", {"tr": "İznik işi çini kavanoz", "en": "Iznik jar"}, place={"pl": "Łódź"}),
))  # fmt: skip

QUERIES: tuple[tuple[str, list[str]], ...] = (
    # English
    ("amphora", ["amphora"]), ("AMPH", ["amphora"]), ("a", []), ("warriors game", ["amphora"]),
    ("porcelain vase", ["vase", "shelf"]), ("porcelain", ["vase", "plate", "shelf"]), ("egyptian blue", ["head"]),
    ("inscription", ["ding"]), ("nile oarsmen", ["boat"]), ("upstream", ["boat"]), ("1887", ["tapestry"]),
    ("inv 1887.42", ["tapestry"]), ("bronze", ["ding"]), ("mosque", ["lamp", "door"]), ("dragon", []),
    ("iznik", ["jar"]), ("lodz", ["jar"]), ("stele", ["stele"]),
    # German
    ("meissen", ["plate"]), ("Meißen", ["plate"]), ("ruckseite", ["plate"]), ("Rückseite", ["plate"]),
    ("brettspiel", ["amphora"]), ("schwerter teller", ["plate"]),
    # French, Spanish, Vietnamese, Turkish
    ("amphore", ["amphora"]), ("l'amphore", ["amphora"]), ("oeillet", ["tapestry"]), ("siecle", ["tapestry"]),
    ("brodee d'or", ["tapestry"]), ("mascara", ["mask"]), ("Máscara", ["mask"]), ("pequena", ["mask"]),
    ("mexico", ["mask"]), ("chu dau", ["cup"]), ("chen gom", ["cup"]), ("cini", ["jar"]),
    # Greek, Russian, Hebrew, Hindi
    ("αχιλλεα", ["amphora"]), ("ΑΜΦΟΡΕΑΣ", ["amphora"]), ("георг", ["icon"]), ("еще", ["icon"]), ("ИКОНА", ["icon"]),
    ("מגילה", ["scroll"]), ("शिलालेख", ["stele"]), ("लिपि", ["stele"]),
    # Chinese
    ("壁画", ["fresco"]), ("窟", ["fresco"]), ("莫高窟", ["fresco"]), ("唐", ["fresco"]), ("莲花", ["fresco"]),
    ("铭文", ["ding"]), ("鼎", ["ding"]), ("青铜鼎", ["ding"]), ("画壁", []), ("高莫", []), ("敦煌 飞天", ["fresco"]),
    # Chinese and Japanese, the characters as others write them
    ("壁畫", ["fresco"]), ("莫高窟壁畫", ["fresco"]), ("蓮花", ["fresco"]), ("敦煌 飛天", ["fresco"]),
    ("八世紀", ["fresco"]),
    ("銘文", ["ding"]), ("內壁", ["ding"]), ("青銅鼎", ["ding"]), ("迈森", ["plate"]),
    ("瓷盘", ["plate"]), ("瓷盤", ["plate"]),
    ("松图", ["screen"]), ("松圖", ["screen"]), ("绘师", ["screen"]), ("繪師", ["screen"]),
    # Japanese
    ("屏風", ["screen"]), ("松", ["screen"]), ("がらす", ["screen"]), ("ｶﾞﾗｽ", ["screen"]), ("狩野派", ["screen"]),
    # Korean
    ("청자", ["celadon"]), ("고려", ["celadon"]), ("학", ["celadon"]), ("매병", ["celadon"]), ("상감", ["celadon"]),
    # Thai
    ("พุทธรูป", ["buddha"]), ("พิพิธ", ["buddha"]), ("สุโขทัย", ["buddha"]), ("แหงชาติ", ["buddha"]),
    # Arabic
    ("متحف", ["door"]), ("المتحف", ["door"]), ("مُتحَف", ["door"]), ("الاسلامي", ["door"]), ("إسلامي", ["door"]),
    ("مسجد", ["door"]), ("زجاجية", ["lamp"]), ("زجاجيه", ["lamp"]), ("قاهرة", ["door"]), ("القاهره", ["door"]),
    ("خط", ["lamp"]), ("ثلث", ["lamp"]), ("مشكا", ["lamp"]),
)  # fmt: skip
"""A query that finds nothing expects nothing: letters in another order, a word nobody wrote."""
