"""The label of the vase."""

from sample.wording import DEMONSTRATION, HEIGHT, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="vase",
    identifier="EV-D-001",
    title=words("Blue-and-white vase with peony scroll", "青花缠枝牡丹纹梅瓶", "مزهرية زرقاء وبيضاء بزخرفة الفاوانيا"),
    description=words(
        "Broad shoulders, a narrow foot and a mouth just wide enough for a branch of blossom: potters in China "
        "have thrown this "
        "shape, the *meiping*, for about a thousand years, at first to hold wine. The blue is cobalt, painted "
        "straight onto the "
        "dry, unfired clay, where no stroke can be taken back. A clear glaze goes over it, and one firing at "
        "about 1300 °C fixes "
        "both. From the fourteenth century on, the kilns of Jingdezhen sent such wares across half the world, and "
        "painters in "
        "Iznik, Delft and Puebla answered in kind.\n\n"
        "This is a demonstration model made by this program, brush stroke by brush stroke; it is not a scan, and "
        "it copies no "
        "single vase.",
        "小口、丰肩、敛腹、小足，这种瓶式称为“梅瓶”，中国工匠制作它已约有一千年，起初用来盛酒，后人见其口小，"
        "仅容梅枝，"
        "因而得名。蓝色来自钴料：画工以毛笔直接绘于未烧的坯体上，落笔便不能更改；再罩透明釉，"
        "以约一千三百摄氏度的高温一次烧成。"
        "自十四世纪起，景德镇青花行销大半个世界，伊兹尼克、代尔夫特与普埃布拉的画工都曾起而应和。\n\n"
        "本件为演示模型，由本程序一笔一笔绘成，既非实物扫描，也不摹仿任何一件具体的传世品。",
        "كتفان عريضان وقدم ضيقة وفوّهة لا تتسع إلا لغصن مزهر: شكلٌ يسمّيه الصينيون «ميبينغ»، ويصنعه الخزّافون في "
        "الصين منذ نحو "
        "ألف عام، وكان أول الأمر وعاءً للنبيذ. أما الزرقة فمن الكوبالت، يُرسم بالفرشاة مباشرة على الطين الجاف قبل "
        "حرقه، فلا سبيل إلى "
        "محو خطّ بعد وضعه. ثم يُكسى بطلاء زجاجي شفاف، وتثبّتهما معًا حرقة واحدة تبلغ نحو 1300 درجة مئوية. ومنذ "
        "القرن الرابع عشر "
        "حملت أفران جينغدتشن هذه الأواني إلى أرجاء واسعة من العالم، فجاراها رسّامو إزنيق ودلفت وبويبلا.\n\n"
        "هذا نموذج توضيحي رسمه هذا البرنامج ضربةَ فرشاةٍ تلو أخرى؛ وهو ليس مسحًا لقطعة حقيقية ولا نسخة عن مزهرية "
        "بعينها.",
    ),
    culture=words("After Chinese models", "仿中国传统样式", "على مثال نماذج صينية"),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Porcelain with cobalt under a clear glaze (represented)",
        "瓷，釉下钴蓝彩（模拟）",
        "بورسلين مرسوم بالكوبالت تحت طلاء شفاف (تمثيلًا)",
    ),
    details=(
        (HEIGHT, words("38 cm", "38 厘米", "38 سم")),
        (
            TECHNIQUE,
            words(
                "Thrown, painted in cobalt, glazed, fired once",
                "拉坯、钴料绘饰、施釉、一次烧成",
                "تشكيل على الدولاب، ورسم بالكوبالت، وتزجيج، وحرقة واحدة",
            ),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A tall white vase with broad shoulders, painted in blue with large peonies on a winding stem, between "
        "bands of cloud points, key fret and lotus panels.",
        "一件丰肩白瓷瓶，以蓝彩绘大朵缠枝牡丹，上下饰云肩、回纹与莲瓣纹带。",
        "مزهرية بيضاء طويلة عريضة الكتفين، مرسومة بالأزرق بأزهار فاوانيا كبيرة على ساق متموّجة بين أشرطة من السحب "
        "والزخرفة المتعرّجة وبتلات اللوتس.",
    ),
    notes=(
        Note(
            "0b9d3c0e-4f0a-4b7e-9a53-2f6c1f1d7a01",
            words("One line, then the wash", "先勾线，后分水", "خطٌّ أولًا ثم غسلة لون"),
            words(
                "Look along a petal. A dark line was drawn first; thinner colour was then floated inside it and "
                "stops just short, "
                "leaving a **white rim**. Where the brush paused, the cobalt gathered and darkened. The stem "
                "never ends: follow "
                "it once around the vase and you are back where you began.",
                "请细看一片花瓣：先以浓料勾线，再以淡料填色，在边缘处收住，留出一圈**白边**。笔锋停顿之处，"
                "钴料积聚，颜色转深。"
                "花茎没有尽头：沿着它绕瓶一周，便又回到起点。",
                "تأمّل إحدى البتلات: رُسم أولًا خطّ داكن، ثم مُلئ باطنه بلون مخفّف يتوقف قبل الحافة بقليل فيترك "
                "**إطارًا أبيض**. وحيث "
                "تمهّلت الفرشاة تجمّع الكوبالت واشتدّت زرقته. والساق لا نهاية لها: تتبّعها حول المزهرية دورة "
                "كاملة تعد إلى حيث بدأت.",
            ),
            ("technique", "painting"),
            "indigo",
            (0.045, 0.205, 0.09),
            28.0,
            4.0,
            0.42,
        ),
        Note(
            "5f3a8a54-0c55-4c35-8b1a-7c0f6b1f2d02",
            words("The bare foot", "露胎的圈足", "القدم العارية"),
            words(
                "Glaze turns to glass in the kiln and would glue the pot to its shelf. So the potter wipes the "
                "foot clean. Here you "
                "see the clay itself, and the thin orange line where it met the glaze.",
                "釉在窑中熔为玻璃，会把器物粘在垫板上，因此匠人将足端的釉擦净。此处露出胎土，"
                "釉与胎相接处有一线火石红。",
                "يتحوّل الطلاء في الفرن إلى زجاج قد يلصق الإناء برفّه، فيمسح الخزّاف القدم قبل الحرق. هنا يظهر "
                "الطين نفسه، ويظهر خط "
                "برتقالي رفيع حيث يلتقي الطلاء.",
            ),
            ("technique",),
            "ochre",
            (0.0, 0.0015, 0.0705),
            0.0,
            3.0,
            0.2,
        ),
        Note(
            "cfeaf128-4bbf-48c9-a301-972189eabc6b",
            words(
                "A mouth for one branch",
                "仅容一枝",
                "فوّهة لغصن واحد",
            ),
            words(
                "The mouth is so small that a hand cannot enter. That made the jar easy to seal when it held "
                "wine. Later owners filled it with a single branch of flowering plum, and from this use comes "
                "its name: *meiping*, plum vase.",
                "瓶口甚小，手不能入，用以盛酒，便于封固。后人以之插一枝梅花，“梅瓶”之名由此而来。",
                "الفوّهة ضيقة لا تدخلها يد، فكان إحكام سدّها سهلًا حين كان الإناء للنبيذ. ثم وضع فيه أصحابه بعد "
                "ذلك غصنًا واحدًا من البرقوق المزهر، ومن هنا اسمه «ميبينغ»، أي إناء البرقوق.",
            ),
            ("form", "use"),
            "verdigris",
            (0.0, 0.381, 0.032),
            0.0,
            28.0,
            0.3,
        ),
        Note(
            "b9cf904a-8dc1-46b7-b1a8-fb8b931d96d6",
            words(
                "Borders keep the picture",
                "边饰",
                "الأطر تحفظ الصورة",
            ),
            words(
                "A band of key fret divides the peonies from the upright panels below, which recall the petals "
                "of a lotus. The pattern must meet itself behind the vase. The painter counts beforehand, or "
                "squeezes the last turn: walk round and look for the place.",
                "一道回纹将牡丹与下方的莲瓣纹隔开。纹样须绕瓶一周首尾相接，画工或预先计数，或在末尾稍稍挤紧："
                "请绕瓶寻找那一处。",
                "يفصل شريط من الزخرفة المتعرّجة أزهار الفاوانيا عن الألواح القائمة تحتها، وهي تذكّر ببتلات "
                "اللوتس. ولا بدّ أن تلتقي الزخرفة بأولها خلف المزهرية، فإما أن يعدّ الرسّام مسبقًا وإما أن يضيّق "
                "الوحدة الأخيرة: در حولها وابحث عن الموضع.",
            ),
            ("motif", "painting"),
            "indigo",
            (-0.035, 0.127, 0.09),
            -20.0,
            4.0,
            0.34,
        ),
    ),
)
