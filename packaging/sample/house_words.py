"""The label of the courtyard house."""

from sample.wording import DEMONSTRATION, MADE_NOW, NATURE, NO_PLACE, FirstView, Label, Note, words

LABEL = Label(
    id="courtyard",
    identifier="EV-D-015",
    title=words("Courtyard house, inner court", "四合院内院", "بيت ذو فناء: الفناء الداخلي"),
    description=words(
        "Rooms on all sides look inward to a court open to the sky; to the street they show a wall. Houses on this "
        "plan have been built in China for some three thousand years. In the north, where winters are "
        "bright and cold, "
        "the court grew broad to let in a low sun, and the best rooms stand at its northern end, facing "
        "south. Parents "
        "lived there, married sons in the wings: the plan of the house was the order of the family.\n\n"
        "Shown is the inner court alone, behind its second gate. This is an architectural model at true size, made "
        "by this program for demonstration; it is not a scan, and no such house stands anywhere.",
        "屋宇四面围合，向内朝着露天的院子，对外只见一道墙垣。这样的居住格局在中国已延续约三千年。"
        "北方冬日晴冷，院落宽敞，"
        "以纳低斜的阳光；最好的屋子居北朝南。长辈住正房，子辈成家后住厢房：宅院的布局，就是家庭的秩序。\n\n"
        "此处所示仅为二门之内的内院。本件为本程序生成的足尺建筑演示模型，并非实物扫描，世上并无此宅。",
        "غرف من كل الجهات تنظر إلى فناء مكشوف للسماء، ولا تُظهر للشارع إلا جدارًا. على هذا المخطط بُنيت "
        "البيوت في الصين "
        "منذ نحو ثلاثة آلاف عام. وفي الشمال حيث الشتاء مشمس بارد اتسع الفناء ليدخله ضوء الشمس المنخفضة، وقامت أفضل "
        "الغرف في طرفه الشمالي متجهة إلى الجنوب. هناك سكن الوالدان، وسكن الأبناء المتزوجون الجناحين: كان "
        "مخطط البيت نظامَ "
        "الأسرة.\n\n"
        "المعروض هنا هو الفناء الداخلي وحده خلف بوابته الثانية. وهذا نموذج معماري توضيحي بالحجم الحقيقي أنشأه هذا "
        "البرنامج؛ وهو ليس مسحًا لبناء حقيقي، ولا وجود لبيت كهذا.",
    ),
    culture=words("After houses of northern China", "仿中国北方民居", "على مثال بيوت شمال الصين"),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Brick, tile, timber, stone and paper (represented)",
        "砖、瓦、木、石、纸（模拟）",
        "طوب وقرميد وخشب وحجر وورق (تمثيلًا)",
    ),
    details=(
        (
            words("Size", "尺寸", "الأبعاد"),
            words("16 by 17 m, 6.7 m high", "16 × 17 米，高 6.7 米", "16 × 17 م، والارتفاع 6.7 م"),
        ),
        (
            words("Structure", "结构", "البنية"),
            words(
                "Timber frame; the brick walls enclose and carry nothing",
                "木构架承重，砖墙仅作围护",
                "هيكل خشبي حامل؛ وجدران الطوب تحيط ولا تحمل",
            ),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A model of a Chinese courtyard house seen from above: grey tiled roofs on three sides of a paved court, a "
        "white-walled front with a red gate, a persimmon tree hung with fruit.",
        "一座中式四合院模型俯视：三面灰瓦屋顶环抱铺砌的院子，正面白墙红门，院中柿树挂满果实。",
        "نموذج بيت صيني ذي فناء يُرى من علٍ: سقوف من القرميد الرمادي على ثلاثة جوانب من فناء مرصوف، وواجهة "
        "بجدار أبيض "
        "وبوابة حمراء، وشجرة كاكي مثقلة بثمارها.",
    ),
    notes=(
        Note(
            "71048f39-9869-473b-a365-f6ff4c6f188b",
            words("The gate of hanging flowers", "垂花门", "بوابة الأزهار المتدلّية"),
            words(
                "Two short posts hang under the eaves and touch no ground; each ends in a carved bud, and "
                "the gate is "
                "named for them: *chuihuamen*. It parts the outer court, where guests were received, from the inner "
                "one. Of a daughter of the house it was said that she did not go beyond the second gate.",
                "檐下两根短柱悬空不落地，柱头雕作花蕾，门因此得名“垂花门”。它分隔外院与内院：外院待客，内院居家。"
                "旧时说女眷“大门不出，二门不迈”，二门便是此门。",
                "عمودان قصيران يتدلّيان تحت الإفريز ولا يمسّان الأرض، وينتهي كل منهما ببرعم منحوت، ومنهما "
                "اسم البوابة: "
                "«تشويهوامن». وهي تفصل الفناء الخارجي حيث يُستقبل الضيوف عن الداخلي. وكان يقال عن بنات "
                "البيت إنهن لا يجاوزن "
                "البوابة الثانية.",
            ),
            ("architecture", "custom"),
            "madder",
            (1.28, 2.25, 7.42),
            22.0,
            6.0,
            3.4,
        ),
        Note(
            "4245ba29-8f77-497d-a776-492419ed4d72",
            words("The hall that faces south", "坐北朝南的正房", "القاعة المتجهة إلى الجنوب"),
            words(
                "It stands highest and is deepest, with a porch of its own. Its eaves are set so that the "
                "high sun of "
                "summer stays outside and the low sun of winter reaches far into the room. Posts and beams carry the "
                "roof: as builders say, **the walls may fall and the house still stands**.",
                "正房台基最高，进深最大，独有前廊。出檐经过权衡：夏日高阳止于檐外，冬日斜阳直入室内。屋顶由梁柱承托，"
                "正所谓**墙倒屋不塌**。",
                "هي أعلى البناء وأعمقه، ولها رواقها. وقد حُسب بروز إفريزها بحيث تبقى شمس الصيف العالية "
                "خارجًا وتبلغ شمس الشتاء "
                "المنخفضة عمق الغرفة. والأعمدة والعوارض هي التي تحمل السقف؛ يقول البنّاؤون: **يسقط الجدار "
                "ويبقى البيت قائمًا**.",
            ),
            ("architecture", "light"),
            "ochre",
            (0.2, 2.4, -4.72),
            0.0,
            8.0,
            5.6,
        ),
        Note(
            "c1cd950b-3178-4d4a-b38f-8a543f7a82f8",
            words("Where the rain goes", "雨水的去处", "مسير المطر"),
            words(
                "Hollow tiles make channels, round ones cover their joints. At the eaves each cover ends in a disc, "
                "each channel in a **dripping tile** whose point throws the water clear of the timber. Tiles for "
                "ordinary houses are left grey as the kiln made them; glazed yellow was for palaces.",
                "板瓦仰铺为沟，筒瓦覆盖其缝。檐口处，筒瓦以瓦当收头，板瓦以**滴水**收头，尖端将雨水甩离木构。"
                "寻常宅第用窑中烧成的灰瓦；黄色琉璃属于宫殿。",
                "القرميد المقعّر مجارٍ، والمحدّب يغطي ما بينها. وعند الإفريز ينتهي كل غطاء بقرص، وينتهي كل "
                "مجرى **بقرميدة "
                "تقطير** يُبعد رأسها الماء عن الخشب. ويُترك قرميد البيوت العادية رماديًّا كما خرج من الفرن، "
                "أما الأصفر المزجّج "
                "فللقصور.",
            ),
            ("roof",),
            "verdigris",
            (0.06, 3.56, -2.88),
            6.0,
            8.0,
            2.0,
        ),
        Note(
            "ff73a991-d4b7-40ce-9f2f-a32a84e3eacb",
            words("Light through paper", "纸窗之光", "ضوء عبر الورق"),
            words(
                "Before glass was common, windows were papered, and the paper needed many small bars to "
                "hold it. From "
                "the need came patterns. Frames within frames, tied by short pieces, are called **step by step "
                "brocade**: a wish that things may go better with every step.",
                "玻璃普及之前，窗以纸糊；要托住纸，便需许多细棂，纹样由此而生。框中套框、以短棂相连的称为**步步锦**，"
                "寄托步步高升、前程似锦的心愿。",
                "قبل شيوع الزجاج كانت النوافذ تُكسى بالورق، والورق يحتاج إلى قضبان كثيرة صغيرة تسنده، ومن "
                "الحاجة نشأت "
                "الزخارف. والأطر المتداخلة المربوطة بقطع قصيرة تسمّى **ديباج الخطوات**: أمنيةٌ أن تتحسن "
                "الأحوال خطوة بعد خطوة.",
            ),
            ("joinery", "pattern"),
            "malachite",
            (-3.4, 2.1, -4.72),
            4.0,
            4.0,
            2.6,
        ),
        Note(
            "d1d8a269-0c03-47c8-a3bc-2c43f4683fc9",
            words("A persimmon in winter", "冬日的柿树", "شجرة كاكي في الشتاء"),
            words(
                "The leaves are gone and the fruit stays on, bright against grey tile. *Shi*, persimmon, sounds like "
                "*shi*, affairs, and so the tree wishes the household that all its affairs may go well. Crab-apple, "
                "jujube and pomegranate were liked in courts for wishes of the same kind.",
                "叶已落尽，果仍在枝，与灰瓦相映。“柿”与“事”同音，院中植柿，取“事事如意”之意。海棠、"
                "枣树、石榴也常见于院中，"
                "各有吉祥的寓意。",
                "سقطت الأوراق وبقي الثمر ساطعًا أمام القرميد الرمادي. ولفظ الكاكي بالصينية «شي» يماثل لفظ "
                "الشؤون، فالشجرة تتمنى "
                "لأهل البيت أن تستقيم شؤونهم كلها. ولأمانٍ كهذه أُحبّ في الأفنية أيضًا التفاح البري "
                "والعنّاب والرمّان.",
            ),
            ("garden", "custom"),
            "orpiment",
            (-2.364, 2.123, -0.556),
            24.0,
            14.0,
            6.5,
        ),
        Note(
            "dd87fa91-858e-4438-b419-a307a43bf806",
            words("Well and water jar", "井与水缸", "البئر وجرّة الماء"),
            words(
                "The windlass turns one long pull into many short ones. Across the court stands a great jar "
                "kept full: "
                "in a house of timber and paper, water at hand was the only protection against fire.",
                "辘轳把一次长拽化作许多次短摇。院子另一侧的大缸常年贮满：木构纸窗之宅，近水是防火唯一的依靠。",
                "تحوّل البَكَرة السحبة الطويلة الواحدة إلى سحبات قصيرة كثيرة. وفي الجهة الأخرى من الفناء "
                "جرّة كبيرة تُملأ دائمًا: "
                "ففي بيت من خشب وورق كان الماء القريب هو الوقاية الوحيدة من النار.",
            ),
            ("use",),
            "indigo",
            (-2.2, 0.68, 3.75),
            150.0,
            24.0,
            3.4,
        ),
    ),
    first_view=FirstView(24.0, 38.0),
)
