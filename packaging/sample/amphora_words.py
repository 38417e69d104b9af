"""The label of the amphora."""

from sample.wording import DEMONSTRATION, HEIGHT, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="amphora",
    identifier="EV-D-011",
    title=words(
        "Neck-amphora with riders and runners",
        "骑手与赛跑者纹颈双耳瓶",
        "أمفورا ذات عنق عليها فرسان وعدّاؤون",
    ),
    description=words(
        "*Amphora* means carried on both sides: a jar for wine or oil, lifted by two handles. Where the neck is set "
        "off sharply from the shoulder, as here, it is called a neck-amphora. Potters in Attica made such jars in "
        "great numbers in the sixth century BCE and sold them from the Black Sea to Etruria. Their painters "
        "worked in "
        "**black-figure**: silhouettes laid in a fine clay slip, details scratched through it with a point, a little "
        "red and white on top.\n\n"
        "Below the runners on the shoulder rides a company of horsemen; under them run a key pattern, a "
        "chain of lotus "
        "buds and rays that rise from the foot. This is a demonstration model made by this program; it is "
        "not a scan, "
        "and it copies no single vase.",
        "“安法拉”（amphora）原意为“两边提携”，是盛酒或油的双耳瓶。像这样颈与肩分界鲜明者，称为颈双耳瓶。"
        "公元前六世纪，"
        "阿提卡的陶工大量烧造此类器物，远销黑海沿岸与伊特鲁里亚。画工所用为**黑绘**技法：以细泥浆绘成剪影，"
        "用尖器刻出细部，再略施红、白二色。\n\n"
        "肩部赛跑者之下，一队骑手策马缓驰；其下依次为回纹、莲蕾链与自足部升起的芒纹。本件为本程序生成的演示模型，"
        "并非实物扫描，也不摹仿任何一件具体器物。",
        "معنى «أمفورا» المحمولةُ من الجانبين: جرّة للنبيذ أو الزيت تُرفع بمقبضين. وإذا انفصل العنق عن الكتف انفصالًا "
        "حادًّا كما هنا سُمّيت أمفورا ذات عنق. صنع خزّافو أتيكا منها أعدادًا كبيرة في القرن السادس قبل "
        "الميلاد، وبيعت "
        "من البحر الأسود إلى إتروريا. وكان رسّاموها يعملون بأسلوب **الأشكال السوداء**: ظلال تُرسم بطين سائل ناعم، "
        "وتفاصيل تُخدش فيه بسنّ مدبّب، وفوقها قليل من الأحمر والأبيض.\n\n"
        "تحت العدّائين على الكتف يسير موكب من الفرسان، ومن تحتهم زخرفة متعرّجة وسلسلة من براعم اللوتس وأشعة تصعد من "
        "القدم. هذا نموذج توضيحي أنشأه هذا البرنامج؛ وهو ليس مسحًا لقطعة حقيقية ولا نسخة عن إناء بعينه.",
    ),
    culture=words("After Attic models", "仿阿提卡样式", "على مثال نماذج أتيكية"),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Fired clay with black slip, red and white (represented)",
        "陶，黑色泥浆，加红、白彩（模拟）",
        "طين محروق بطلاء طيني أسود مع أحمر وأبيض (تمثيلًا)",
    ),
    details=(
        (HEIGHT, words("42 cm", "42 厘米", "42 سم")),
        (
            TECHNIQUE,
            words(
                "Thrown; black-figure: slip, incision, added red and white",
                "拉坯；黑绘：泥浆绘饰、刻线、加红白彩",
                "تشكيل على الدولاب؛ أشكال سوداء: طلاء طيني وخدش وأحمر وأبيض مضافان",
            ),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A two-handled jar of orange clay painted in black: runners on its shoulder, riders on cantering "
        "horses round "
        "its belly, bands of ornament above and below.",
        "一件橙红色双耳陶瓶，黑色绘饰：肩部为赛跑者，腹部环绕骑马人物，上下饰以纹带。",
        "جرّة بمقبضين من طين برتقالي مرسومة بالأسود: عدّاؤون على الكتف، وفرسان على خيل تعدو حول البطن، وأشرطة زخرفية "
        "من فوقهم ومن تحتهم.",
    ),
    notes=(
        Note(
            "dc97b630-e7c5-4b4c-bd97-720aa53b1e49",
            words("A black that fire makes", "火中生出的黑", "سوادٌ تصنعه النار"),
            words(
                "The painter's slip was the same clay as the pot, only finer, and nearly the same colour. One firing "
                "in **three stages** made the difference: air turned everything red; smoke then turned everything "
                "black; air again brought the coarse clay back to red, while the fine slip had sealed itself and "
                "stayed black.",
                "画工所用泥浆与胎土同源，只是更细，颜色也几乎一样。黑与红之别，出自一次烧成中的**三个阶段**："
                "先通气，通体变红；再熏烟，通体变黑；复通气，粗胎转红，而细泥浆已烧结封闭，黑色留存。",
                "كان طلاء الرسّام من طين الإناء نفسه ولكنه أنعم، ولونه يكاد يكون لونه. وصنعت الفرقَ حرقةٌ "
                "واحدة على **ثلاث "
                "مراحل**: يحمرّ كل شيء بالهواء، ثم يسودّ كل شيء بالدخان، ثم يعيد الهواء الطين الخشن أحمر، أما الطلاء "
                "الناعم فقد انغلق على نفسه وبقي أسود.",
            ),
            ("technique", "firing"),
            "madder",
            (0.0, 0.175, 0.14),
            0.0,
            2.0,
            0.36,
        ),
        Note(
            "fdcf014a-2f9f-461e-9469-83a77d7e8e8f",
            words("Drawn with a point", "以尖代笔", "رسمٌ بسنّ مدبّب"),
            words(
                "Mane, bridle, ribs and the rider's folds are not painted lines but **scratches** through the slip "
                "into the clay. Turn on raking light: each is a small groove. A scratch could not be mended, so the "
                "hand had to be sure.",
                "鬃毛、辔头、肋线与骑手的衣褶都不是画出来的，而是用尖器划透泥浆、露出胎土的**刻线**。打开侧光，"
                "每一道都是浅浅的沟痕。刻线无法修改，落手必须果断。",
                "العُرف واللجام والأضلاع وطيّات ثوب الفارس ليست خطوطًا مرسومة بل **خدوش** تخترق الطلاء إلى "
                "الطين. شغّل "
                "الضوء المائل ترَ كل خطّ أخدودًا صغيرًا. ولا يُصلَح خدش بعد وقوعه، فلا بدّ ليدٍ واثقة.",
            ),
            ("technique", "drawing"),
            "ochre",
            (0.028, 0.192, 0.137),
            10.0,
            2.0,
            0.15,
        ),
        Note(
            "5528c1d7-ba5c-4b8d-bdb3-447631f1695f",
            words("The race", "赛跑", "السباق"),
            words(
                "Long strides, open hands, arms thrown wide: this is how Greek painters told a sprint from a "
                "long-distance run, where elbows stay close. Foot races and horse races were held at "
                "festivals across "
                "the Greek world; at Athens the prize was oil, and it came in painted amphorae.",
                "步幅开阔、五指张开、双臂大摆：希腊画工以此表示短跑；长跑者则双肘贴身。赛跑与赛马是希腊"
                "各地节庆的常见项目；"
                "在雅典，奖品是橄榄油，盛于彩绘双耳瓶中颁发。",
                "خطوات واسعة وأكفّ مفتوحة وأذرع ممدودة: هكذا ميّز رسّامو اليونان عَدْو المسافات القصيرة من "
                "الطويلة التي "
                "تبقى فيها المرافق قريبة من الجسد. وكانت سباقات العدو والخيل تقام في أعياد بلاد اليونان؛ "
                "وفي أثينا كانت "
                "الجائزة زيتًا في أمفورات مرسومة.",
            ),
            ("subject",),
            "indigo",
            (0.0, 0.2600, 0.116),
            0.0,
            24.0,
            0.30,
        ),
        Note(
            "d49e9f5b-ed1e-4d46-af4b-88a8a6356fdb",
            words("Red and white came last", "最后施加的红与白", "الأحمر والأبيض أخيرًا"),
            words(
                "One horse was meant to be white. Its colour is a coat of pale clay laid **over** the black before "
                "firing. It holds less well than the slip beneath, and on many vases it has flaked until "
                "only the dark "
                "silhouette is left. The dull red of cloaks and beards is iron-rich earth.",
                "这匹马原为白色。白色是烧成之前**罩在**黑色之上的浅色泥浆，附着力不及下层，许多器物上已剥落"
                "殆尽，只余深色剪影。"
                "斗篷与胡须上的暗红，则是含铁的土色。",
                "أُريد لأحد الخيول أن يكون أبيض، ولونه طبقة من طين فاتح وُضعت **فوق** السواد قبل الحرق. وهي "
                "أضعف التصاقًا مما "
                "تحتها، فتقشّرت على أوانٍ كثيرة حتى لم يبق إلا الظل الداكن. أما أحمر العباءات واللحى فتراب "
                "غني بالحديد.",
            ),
            ("technique", "condition"),
            "orpiment",
            (0.107, 0.178, 0.090),
            50.0,
            3.0,
            0.26,
        ),
        Note(
            "64ad0798-35de-4f3d-8ee7-9c6e0ed01a75",
            words("Broken, mended, and honest about it", "碎过，修过，也不隐瞒", "كُسر ورُمّم ولم يُخفَ ذلك"),
            words(
                "Fine dark seams show where sherds were joined. One sherd is lost; its place is filled in a plain "
                "tone, a little below the old surface. The riders are **not** repainted across it: what is gone is "
                "left to the eye, and what is new can be told from what is old.",
                "深色细缝是陶片拼接之处。有一片已佚，以素色补全，略低于原表面。骑手图像**没有**在补处续画："
                "缺失之处留给观者自行想见，新与旧一望可辨。",
                "تدلّ الدروز الداكنة الدقيقة على مواضع وصل الكِسَر. وقد ضاعت كسرة فمُلئ موضعها بلون سادة "
                "أخفض قليلًا من السطح "
                "القديم. و**لم** يُعَد رسم الفرسان فوقها: تُرك ما ضاع لعين الناظر، وبقي الجديد متميّزًا من القديم.",
            ),
            ("condition", "conservation"),
            "verdigris",
            (0.107, 0.165, -0.090),
            130.0,
            4.0,
            0.42,
        ),
        Note(
            "e5f17ff2-b05d-4ecf-bf51-e5a0e9267b16",
            words("The handles", "双耳", "المقبضان"),
            words(
                "Each handle is a strap of three reeds, pulled from wet clay and pressed on when the body "
                "had stiffened. "
                "Hands have worn its slip down to the clay along the top, where a jar is gripped.",
                "双耳各由三道棱并成，趁泥湿拉出，待瓶身稍干后按压粘接。耳顶是提握之处，泥浆已磨去，露出胎土。",
                "كل مقبض شريط من ثلاثة أضلاع سُحب من طين رطب ثم ضُغط على البدن بعد أن اشتدّ. وقد أذهبت "
                "الأيدي طلاءه حتى الطين "
                "في أعلاه حيث تُمسك الجرّة.",
            ),
            ("form", "use"),
            "malachite",
            (0.112, 0.340, 0.0),
            68.0,
            8.0,
            0.34,
        ),
    ),
)
