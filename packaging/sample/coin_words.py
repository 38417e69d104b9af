"""The label of the coin."""

from sample.wording import DEMONSTRATION, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="coin",
    identifier="EV-D-004",
    title=words("Struck coin with lamp and vase", "灯与瓶纹打制币", "قطعة نقدية مضروبة بمصباح ومزهرية"),
    description=words(
        "A struck coin is made between two dies: a blank of warm metal is laid on the lower one, the upper one is "
        "set on it, and a "
        "hammer does the rest. No two blows are alike, so the picture sits a little off the middle and the rim "
        "runs out of "
        "round. Coins travel, and are handled more than almost anything else people make; the highest parts wear "
        "first. For the "
        "historian the two faces are a text in small: a picture, a few letters, sometimes a date.\n\n"
        "The devices here, a lamp and a vase, are our own. This is a demonstration model made by this program; it "
        "is not a scan.",
        "打制币成于两模之间：将烧热的币坯置于下模，覆以上模，一锤而成。每一锤都不相同，所以图案略偏中心，"
        "边缘也不甚圆。"
        "钱币四处流转，经手之多，少有他物可比，凸起之处总是最先磨平。在史家眼中，钱币两面便是一篇短文：一幅图像，"
        "几个字母，"
        "有时还有年代。\n\n"
        "币面的灯与瓶为本程序自行设计。本件为本程序生成的演示模型，并非实物扫描。",
        "تُضرب العملة بين قالبين: يوضع قرص من المعدن الساخن على القالب الأسفل، ويُثبَّت فوقه القالب الأعلى، ثم "
        "تتكفّل المطرقة "
        "بالباقي. ولا تتشابه ضربتان، فتأتي الصورة مائلة قليلًا عن الوسط وتخرج الحافة عن الاستدارة. والنقود كثيرة "
        "السفر، تتداولها "
        "الأيدي أكثر من معظم ما يصنعه الناس، فتبلى أعلى أجزائها أولًا. والوجهان عند المؤرخ نصّ صغير: صورة، وبضعة "
        "أحرف، وأحيانًا "
        "تاريخ.\n\n"
        "والصورتان هنا، المصباح والمزهرية، من تصميمنا. هذا نموذج توضيحي أنشأه هذا البرنامج، وليس مسحًا لقطعة حقيقية.",
    ),
    culture=words("Imagined", "虚拟制作", "من نسج الخيال"),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words("Copper alloy (represented)", "铜合金（模拟）", "سبيكة نحاس (تمثيلًا)"),
    details=(
        (words("Diameter", "直径", "القطر"), words("27 mm", "27 毫米", "27 مم")),
        (
            TECHNIQUE,
            words("Struck between two dies (represented)", "双模打制（模拟）", "ضرب بين قالبين (تمثيلًا)"),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A worn green-brown coin; one face shows an oil lamp with a flame, the other a vase between two leafy sprigs.",
        "一枚磨损的绿褐色铜币，一面为燃着的油灯，另一面为两枝叶间的瓶。",
        "قطعة نقدية متآكلة بلون أخضر بنّي؛ على أحد وجهيها مصباح زيت بشعلة، وعلى الآخر مزهرية بين غصنين مورقين.",
    ),
    notes=(
        Note(
            "a4c6e2f8-1b3d-4a5f-8c7e-9d0b2f4a6c07",
            words("Turn it over", "请翻到背面", "اقلبها"),
            words(
                "A coin has two faces; turn it half way round for the vase. Then lower the light: shallow relief "
                "and worn letters "
                "show better from the side.",
                "钱币有两面，转半圈便见瓶纹。再把灯光压低：浅浮雕与磨损的字母，侧光之下更清楚。",
                "للنقد وجهان؛ أدر القطعة نصف دورة لترى المزهرية. ثم اخفض الضوء: فالنقش الضحل والحروف البالية تظهر "
                "أوضح من الجانب.",
            ),
            ("light",),
            "verdigris",
            (-0.0005, 0.0128, 0.0018),
            12.0,
            6.0,
            0.07,
        ),
        Note(
            "f02a0a9d-e91f-4beb-b41d-cc09ce7e5fe4",
            words(
                "Worn where hands touched",
                "摩挲之痕",
                "بلي حيث مسّته الأيدي",
            ),
            words(
                "The highest points of the picture are smooth and bright, the hollows still sharp and dark. From "
                "such wear a numismatist judges how long a coin passed from hand to hand before it was lost or "
                "hidden.",
                "图案最高处光滑发亮，低洼处依旧清晰而深暗。钱币学者据此磨损，推断一枚钱币在遗失或窖藏之前流通了多久。",
                "أعلى نقاط الصورة أملس لامع، والمنخفضات ما زالت حادّة داكنة. ومن مثل هذا البلى يقدّر عالم "
                "المسكوكات كم تنقّلت القطعة بين الأيدي قبل أن تضيع أو تُخبّأ.",
            ),
            ("condition",),
            "ochre",
            (0.003, 0.0165, 0.0018),
            -10.0,
            4.0,
            0.05,
        ),
        Note(
            "a2c27fa3-9bf8-46e7-8969-24dd22797fe6",
            words(
                "Letters round the rim",
                "环列的字母",
                "حروف حول الحافة",
            ),
            words(
                "Letters stand around the upper edge with their feet to the middle. An engraver cuts them into "
                "the die **in mirror writing**, as hollows; the blow of the hammer turns them the right way "
                "round and raises them.",
                "字母沿上缘环列，字脚朝向中心。刻工在模上以**反写**阴刻，一锤打下，便成正写的阳文。",
                "تقف الحروف حول الحافة العليا وأقدامها إلى الوسط. يحفرها النقّاش في القالب **معكوسةً** غائرة، "
                "فتقلبها ضربة المطرقة على وجهها الصحيح وتجعلها بارزة.",
            ),
            ("inscription", "technique"),
            "indigo",
            (-0.0005, 0.0245, 0.0014),
            0.0,
            10.0,
            0.05,
        ),
        Note(
            "b578f1f3-4df1-4929-bab4-753f654330c4",
            words(
                "The edge",
                "币缘",
                "الحافة",
            ),
            words(
                "A struck blank spreads under the hammer and its rim stays uneven. People shaved thin slivers "
                "from coins of precious metal; the milled edge and the motto around it were invented so that "
                "every such theft would show.",
                "币坯受锤外展，边缘难免参差。贵金属钱币常遭人剪削其边；后来创制边齿与边铭，正为使此类盗剪一望而知。",
                "ينبسط القرص تحت المطرقة فتبقى حافته غير منتظمة. وكان من الناس من يقصّ شرائح رقيقة من نقود "
                "المعادن الثمينة، فابتُكرت الحافة المسنّنة والكتابة حولها ليظهر كل اقتطاع كهذا.",
            ),
            ("form", "technique"),
            "verdigris",
            (0.0136, 0.0136, 0.0),
            70.0,
            6.0,
            0.06,
        ),
    ),
)
