"""The label of the head."""

from sample.wording import DEMONSTRATION, HEIGHT, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="head",
    identifier="EV-D-006",
    title=words(
        "Votive head of a young man",
        "青年男子还愿头像",
        "رأس نذري لشاب",
    ),
    description=words(
        "In central Italy, above all between the fourth and the second century BCE, people left heads of "
        "fired clay in the sanctuaries of their gods, many of them life-size. Some gave thanks, some "
        "asked for something; which, the heads seldom say. The front was usually pressed into a mould, "
        "so that one model could serve many givers; the hair was then worked over with a stick, a veil "
        "or a curl added by hand, and the whole painted over a white ground. When the shrine filled up, "
        "the old gifts were buried with care in pits within the sacred ground, and that is why so many "
        "survive.\n\n"
        "This is a demonstration model made by this program; it is not a scan, and it portrays nobody.",
        "在意大利中部，尤以公元前四至前二世纪为盛，人们把陶制头像献于神庙，其中许多与真人等大。"
        "有的为还愿，有的为祈求，头像本身却很少说明。脸部通常以模压成，一模可供多人奉献；"
        "随后用木签修整发缕，或以手添塑头巾、卷发，再敷白色底层，施以彩绘。庙中供物日多，"
        "旧物便被郑重埋入圣地的坑中，因此至今存世者甚众。\n\n"
        "本件为本程序生成的演示模型，并非实物扫描，也不表现任何真实人物。",
        "في وسط إيطاليا، ولا سيما بين القرنين الرابع والثاني قبل الميلاد، كان الناس يضعون في معابد "
        "آلهتهم رؤوسًا من الطين المحروق، كثير منها بحجم الإنسان. كان بعضهم يشكر وبعضهم يطلب، وقلّما "
        "تخبرنا الرؤوس أيّهما كان. كان الوجه يُكبس عادةً في قالب فيخدم النموذج الواحد نذورًا كثيرة، ثم "
        "يُعاد العمل في الشعر بعود، وتُضاف باليد خصلة أو غطاء للرأس، ثم يُلوَّن الكل فوق طبقة بيضاء. "
        "وحين يضيق المعبد بالنذور كانت القديمة تُدفن بعناية في حفر داخل الحرم، ولهذا بقي منها الكثير.\n\n"
        "هذا نموذج توضيحي أنشأه هذا البرنامج؛ وهو ليس مسحًا لقطعة حقيقية ولا يصوّر شخصًا بعينه.",
    ),
    culture=words(
        "After models from ancient Italy",
        "仿古代意大利样式",
        "على مثال نماذج من إيطاليا القديمة",
    ),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Fired clay with traces of white ground and paint (represented)",
        "陶，残存白色底层与彩绘（模拟）",
        "طين محروق عليه آثار طبقة بيضاء وألوان (تمثيلًا)",
    ),
    details=(
        (
            HEIGHT,
            words(
                "29 cm",
                "29 厘米",
                "29 سم",
            ),
        ),
        (
            TECHNIQUE,
            words(
                "Pressed in a mould, hair worked by hand, fired, painted (represented)",
                "模压成型，手工修发，烧制后彩绘（模拟）",
                "كبس في قالب، وتشكيل الشعر يدويًّا، وحرق، وتلوين (تمثيلًا)",
            ),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "Life-size head of a young man in orange-brown fired clay, short hair in separate locks falling "
        "over the forehead, broken off across the neck.",
        "一尊与真人等大的橙褐色陶质青年头像，短发分缕垂于额前，自颈部断开。",
        "رأس شاب بالحجم الطبيعي من طين محروق برتقالي بنّي، شعره القصير خصلات منفصلة تنسدل على الجبين، "
        "وقد انكسر عند العنق.",
    ),
    notes=(
        Note(
            "ac5f2e8c-ae49-46cb-95d7-b39a29a3f661",
            words(
                "A face from a mould",
                "模中之脸",
                "وجه من قالب",
            ),
            words(
                "Soft clay was pressed by thumb into a hollow mould of the face and left to shrink until it came "
                "away. A mould worn by long use gives softer faces, so each generation of heads is a little "
                "vaguer, and a little **smaller**, than the one before it: clay shrinks as it dries and again as "
                "it burns.",
                "工匠用拇指将软泥按入脸部的凹模，待泥收缩后脱模。模具用久磨钝，翻出的面容便渐趋柔和；"
                "若以成品再翻新模，泥坯经干燥与烧制两度收缩，后一代总比前一代略模糊，也略**小**一些。",
                "كان الطين الليّن يُضغط بالإبهام في قالب مجوّف للوجه، ثم يُترك حتى ينكمش وينفصل. والقالب الذي "
                "طال استعماله يعطي وجوهًا ألين ملامح؛ وإذا صُنع قالب جديد عن رأس جاهز جاء نتاجه أقل وضوحًا "
                "و**أصغر** قليلًا، لأن الطين ينكمش حين يجفّ وينكمش مرة أخرى حين يُحرق.",
            ),
            ("technique",),
            "ochre",
            (0.045, 0.115, 0.085),
            22.0,
            2.0,
            0.5,
        ),
        Note(
            "370a1c4e-7b0e-4bb4-8842-270450da6795",
            words(
                "Hair, lock by lock",
                "一缕一缕的头发",
                "الشعر خصلةً خصلة",
            ),
            words(
                "The locks radiate from the crown and part over the brow like a fork. Each is a small roll of "
                "clay, combed with a pointed stick while the surface was still damp. Follow one from root to "
                "tip: the lines bend with it.",
                "发缕自头顶向四周散开，在额前分作两股，状如叉齿。每一缕都是一小条泥，趁湿用尖签梳出细纹。"
                "请从发根看到发梢：细线随发缕一同弯转。",
                "تنتشر الخصلات من قمة الرأس ثم تفترق فوق الجبين كشوكة. كل واحدة منها لفافة صغيرة من الطين مُشّطت "
                "بعود مدبّب والسطح ما زال رطبًا. تتبّع خصلة من منبتها إلى طرفها ترَ الخطوط تنحني معها.",
            ),
            ("technique", "hair"),
            "madder",
            (0.0, 0.247, 0.085),
            10.0,
            14.0,
            0.4,
        ),
        Note(
            "516a91e9-a331-49d0-af2a-53a3bfadf12f",
            words(
                "It was painted",
                "原本是彩色的",
                "كان ملوّنًا",
            ),
            words(
                "Look into the corners of the lips, the eyelids and between the locks: a white ground, and on it "
                "traces of red. Ancient heads of clay and of marble alike were coloured; the bare surface we "
                "admire is what weather, soil and cleaning have left.",
                "请细看唇角、眼睑与发缕之间：先有白色底层，其上残留红色。古代头像，无论陶土还是大理石，大多施彩；"
                "今人所欣赏的素面，其实是风化、泥土与清洗之余。",
                "انظر في زاويتي الشفتين وعند الجفنين وبين الخصلات: طبقة بيضاء وعليها آثار حمرة. كانت الرؤوس "
                "القديمة تُلوَّن، من الطين كانت أم من الرخام؛ أما السطح العاري الذي نُعجب به فهو ما أبقاه الجوّ "
                "والتراب والتنظيف.",
            ),
            ("colour", "condition"),
            "madder",
            (0.012, 0.098, 0.1),
            8.0,
            -2.0,
            0.26,
        ),
        Note(
            "b07db55f-bcad-4f93-b197-9721d817dc18",
            words(
                "What the break shows",
                "断口所见",
                "ما يكشفه الكسر",
            ),
            words(
                "The neck broke across. A wall only a couple of centimetres thick surrounds a hollow: solid clay "
                "of this size would have burst in the kiln. Towards its middle the clay is greyer, because the "
                "heat and the air of the kiln did not reach so deep.",
                "颈部横断，可见胎壁仅厚约两厘米，内部中空：如此大小的实心泥坯，入窑难免炸裂。断面中间泥色偏灰，"
                "因为窑中的热力与空气未能深入至此。",
                "انكسر العنق عرضًا، فظهر جدار لا يتجاوز سمكه سنتيمترين أو نحوهما حول تجويف: فكتلة مصمتة من الطين "
                "بهذا الحجم تتفجّر في الفرن. والطين في وسط الجدار أميل إلى الرمادي، لأن حرارة الفرن وهواءه لم "
                "يبلغا هذا العمق.",
            ),
            ("technique", "condition"),
            "ochre",
            (0.045, 0.008, 0.02),
            38.0,
            -4.0,
            0.34,
        ),
        Note(
            "f2d19349-7e2b-4aa5-95e9-e7afb145fcda",
            words(
                "Strokes of the tool",
                "工具的痕迹",
                "ضربات الأداة",
            ),
            words(
                "Low light across the neck brings out the strokes with which the surface was scraped even. A "
                "modeller works quickly where few will look: compare the neck with the care taken over the "
                "eyelids.",
                "将灯光压低，自侧面掠过颈部，便可见刮平表面的道道刮痕。少有人留意之处，工匠便做得快些："
                "请与眼睑的精细相比。",
                "إذا خفضت الضوء حتى ينساب على العنق ظهرت ضربات الأداة التي سُوِّي بها السطح. فالصانع يسرع حيث لا "
                "ينظر إلا القليلون: قارن العنق بالعناية التي لقيها الجفنان.",
            ),
            ("technique", "light"),
            "orpiment",
            (0.0, 0.03, 0.03),
            0.0,
            0.0,
            0.3,
        ),
        Note(
            "41f74c84-eedb-4396-9fdd-832e3d3e5b4d",
            words(
                "First to be hurt",
                "最易受损之处",
                "أول ما يصيبه الأذى",
            ),
            words(
                "Tip of the nose, rim of the ear: whatever stands out furthest breaks first when a head falls or "
                "is shovelled aside. Restorers once filled such losses; today they are mostly left, so that "
                "nobody need ask what is old.",
                "鼻尖与耳缘：头像倾倒或被铲移时，最突出之处最先受损。从前的修复者常将缺失补全，今日则多保留原状，"
                "使人无须追问何处为旧、何处为新。",
                "طرف الأنف وحافة الأذن: ما برز أكثر انكسر أولًا حين يسقط الرأس أو تدفعه المجرفة. كان المرمّمون "
                "قديمًا يملؤون مثل هذا النقص؛ أما اليوم فيُترك في الغالب كما هو، حتى لا يحتار أحد فيما هو قديم.",
            ),
            ("condition",),
            "verdigris",
            (0.006, 0.134, 0.117),
            30.0,
            4.0,
            0.28,
        ),
    ),
)
