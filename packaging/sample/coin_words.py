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
    ),
)
