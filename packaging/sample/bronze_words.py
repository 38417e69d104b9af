"""The label of the bronze."""

from sample.wording import DEMONSTRATION, HEIGHT, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="bronze",
    identifier="EV-D-003",
    title=words("Ritual tripod with animal masks", "兽面纹鼎", "مِرجل طقسي بثلاث أرجل وأقنعة حيوانية"),
    description=words(
        "A *ding* is a cooking vessel grown solemn: three legs to stand over a fire, two handles to lift it by, "
        "and a bowl for the "
        "meat offered to ancestors. Bronze casters in China made such vessels from the second millennium BCE in "
        "moulds of fired "
        "clay, put together piece by piece around a core; the pattern was cut in the clay, and where two moulds "
        "met a flange hides "
        "the joint. Two eyes look out from the band around the body. Scholars call the face *taotie*, a name "
        "given long afterwards, "
        "and do not agree on what it meant.\n\n"
        "This is a demonstration model made by this program; it is not a scan, and it copies no single vessel.",
        "鼎本为炊器，后来成为礼器：三足可架于火上，双耳便于提举，腹中盛放祭祀祖先的肉食。自公元前两千纪起，"
        "中国的铸工以陶范法铸造"
        "此类器物：纹饰刻在泥范上，数块外范围绕内芯合拢，范缝处饰以扉棱。腹部纹带中有一双凝视的眼睛，"
        "后世称这种兽面为“饕餮”，"
        "此名晚出，其本义至今众说纷纭。\n\n"
        "本件为本程序生成的演示模型，并非实物扫描，也不摹仿任何一件具体的器物。",
        "«الدينغ» قِدر طبخ صار إناءً مهيبًا: ثلاث أرجل تقف فوق النار، ومقبضان لرفعه، وجوف للّحم المقدَّم إلى "
        "الأسلاف. صبّ "
        "البرونزيون في الصين هذه الأواني منذ الألف الثاني قبل الميلاد في قوالب من الطين المحروق تُجمع قطعةً قطعة "
        "حول لبّ؛ وكانت "
        "الزخرفة تُحفر في الطين، وحيث يلتقي قالبان يخفي نتوءٌ بارز موضعَ الوصل. ومن الشريط الدائر حول البدن تطلّ "
        "عينان، ويسمّي "
        "الدارسون هذا الوجه «تاوتيه»، وهو اسم أُطلق عليه بعد زمن طويل، ولم يتفقوا على معناه.\n\n"
        "هذا نموذج توضيحي أنشأه هذا البرنامج؛ وهو ليس مسحًا لقطعة حقيقية ولا نسخة عن إناء بعينه.",
    ),
    culture=words("After early Chinese models", "仿中国早期样式", "على مثال نماذج صينية مبكرة"),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Bronze with green and blue corrosion (represented)",
        "青铜，带绿、蓝锈（模拟）",
        "برونز عليه صدأ أخضر وأزرق (تمثيلًا)",
    ),
    details=(
        (HEIGHT, words("26 cm to the top of the handles", "通耳高 26 厘米", "26 سم إلى أعلى المقبضين")),
        (TECHNIQUE, words("Cast in piece-moulds (represented)", "块范法铸造（模拟）", "صبّ في قوالب مجزّأة (تمثيلًا)")),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A round bronze bowl on three legs with two upright handles, its side covered by staring animal masks, "
        "green with corrosion.",
        "一件圆腹三足双耳青铜鼎，腹部满饰双目圆睁的兽面纹，通体绿锈。",
        "وعاء برونزي مستدير على ثلاث أرجل بمقبضين قائمين، تغطي جانبه أقنعة حيوانية محدّقة، وقد علاه الصدأ الأخضر.",
    ),
    notes=(
        Note(
            "f2a9c6d1-3e57-4d59-9b0e-5b7a4c8d6f05",
            words("A face in two halves", "两半合成的脸", "وجه من نصفين"),
            words(
                "Cover one half with your hand: what is left is an animal in profile, with horn, eye, jaw and "
                "curling tail. Uncover "
                "it, and two animals meet nose to nose and become **one face**. The square spirals between them "
                "are called "
                "*leiwen*, thunder pattern.",
                "用手遮住一半，余下的是一只侧身的兽：有角、有目、有颚，尾部上卷。把手移开，两兽鼻端相对，"
                "便合成**一张正面的脸**。"
                "其间填满的方折回旋纹，称为“雷纹”。",
                "غطِّ نصف الوجه بيدك: ما يبقى حيوانٌ جانبي له قرن وعين وفكّ وذيل ملتفّ. ارفع يدك، فإذا حيوانان "
                "يلتقيان أنفًا لأنف "
                "ويصيران **وجهًا واحدًا**. أما الحلزونات المربعة بينهما فتسمّى «ليوِن»، أي زخرفة الرعد.",
            ),
            ("motif",),
            "madder",
            (0.026, 0.1545, 0.099),
            8.0,
            6.0,
            0.34,
        ),
        Note(
            "2d7e5b90-71c4-4e8a-8f36-90b1e7a3c806",
            words("Green and blue", "绿与蓝", "أخضر وأزرق"),
            words(
                "New bronze shines like dull gold. In damp soil its copper turns to the same minerals painters "
                "once ground for "
                "pigment: green **malachite** and blue **azurite**. On the edges, where the crust is thin, the "
                "brown metal shows.",
                "新铸的青铜色近暗金。埋在潮湿的土中，铜质逐渐变为矿物，与古人研磨作颜料的相同：绿者为**孔雀石**，"
                "蓝者为**蓝铜矿**。"
                "棱角处锈层薄，露出褐色的金属。",
                "يلمع البرونز الجديد كذهبٍ خافت. وفي التربة الرطبة يتحوّل نحاسه إلى المعادن نفسها التي طحنها "
                "الرسّامون أصباغًا: "
                "**الملاكيت** الأخضر و**الأزوريت** الأزرق. وعند الحواف حيث ترقّ القشرة يظهر المعدن البنّي.",
            ),
            ("material", "condition"),
            "malachite",
            (0.062, 0.19, 0.075),
            40.0,
            20.0,
            0.34,
        ),
        Note(
            "05ed0390-613c-4d8c-bcd4-6c124c328c64",
            words(
                "Where the moulds met",
                "范缝所在",
                "حيث التقت القوالب",
            ),
            words(
                "The hooked ridges divide the bowl exactly where sections of the clay mould joined. Metal always "
                "creeps a little into such a joint. Rather than file it away, the casters made an ornament of "
                "it: the flange.",
                "带钩的扉棱恰在各块陶范相接之处，将腹部均匀分开。铜液难免渗入范缝，铸工不去锉平，"
                "反而因势作成装饰，即为扉棱。",
                "تقسم النتوءات المعقوفة البدن حيث التقت أجزاء القالب الطيني بالضبط. ولا بدّ أن يتسرّب المعدن "
                "قليلًا في مثل هذا الوصل، فبدل أن يبرده الصنّاع جعلوا منه زينة: النتوء البارز.",
            ),
            ("technique",),
            "ochre",
            (0.0932, 0.155, 0.0538),
            60.0,
            6.0,
            0.3,
        ),
        Note(
            "5ba54160-e07d-4c08-ad94-59f9ab8873c1",
            words(
                "Handles for a heavy pot",
                "沉重之鼎的双耳",
                "مقبضان لقِدر ثقيلة",
            ),
            words(
                "Two upright loops rise from the rim. A pole or hooks passed through them lifted the hot vessel "
                "off the fire. A *ding* filled with meat and broth could weigh far more than one person can "
                "carry, and in time the loops, like the rest, were made for dignity more than for use.",
                "两只立耳自口沿升起，可穿杠或以钩提起热鼎离火。盛满肉羹的鼎，重量往往远非一人所能负；日久，"
                "鼎耳也与鼎身一样，礼的意味重于实用。",
                "يرتفع من الحافة مقبضان قائمان، كان يُمرَّر فيهما قضيب أو خطّافان لرفع الإناء الحارّ عن النار. "
                "وقد يزن «الدينغ» المملوء باللحم والمرق أكثر بكثير مما يحمله شخص واحد، ثم صار المقبضان كسائر "
                "الإناء للمهابة أكثر منهما للاستعمال.",
            ),
            ("form", "use"),
            "verdigris",
            (0.112, 0.258, 0.0),
            62.0,
            14.0,
            0.34,
        ),
    ),
)
