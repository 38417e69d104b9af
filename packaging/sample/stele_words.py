"""The label of the stele."""

from sample.wording import (
    DEMONSTRATION,
    HEIGHT,
    MADE_NOW,
    NATURE,
    NO_PLACE,
    TECHNIQUE,
    FirstView,
    Label,
    Note,
    words,
)

LABEL = Label(
    id="stele",
    identifier="EV-D-002",
    title=words("Stele with a worn inscription", "文字漫漶的石碑", "لوح حجري بنقش متآكل"),
    description=words(
        "People have set up stones with writing in most parts of the world: to honour the dead, to publish a law, "
        "to mark a border. "
        "Wind, rain and hands then wear the letters down, until in daylight the face looks empty. Light that "
        "falls almost along the "
        "surface brings them back, because every shallow edge throws a shadow. Epigraphers carry a lamp for this "
        "reason, and take "
        "paper squeezes and rubbings.\n\n"
        "The words here say just that, in Chinese, Latin, Greek, Arabic and English. This is a demonstration "
        "model made by this "
        "program; it is not a scan, and no such stone exists.",
        "立石刻字，几乎遍见于世界各地：或追念逝者，或公布律令，或标识疆界。风雨与手泽日渐磨平笔画，日光之下，"
        "碑面仿佛空无一字。"
        "若让光线几乎贴着石面射来，每一道浅痕都会投下阴影，文字便重新显现。因此考察碑刻的人总带着一盏灯，"
        "也常制作拓片与纸模。\n\n"
        "碑上以汉文、拉丁文、希腊文、阿拉伯文与英文所写的，正是这个道理。本件为本程序生成的演示模型，"
        "并非实物扫描，世上并无此碑。",
        "أقام الناس في معظم أنحاء العالم حجارة مكتوبة: تكريمًا لميت، أو إعلانًا لقانون، أو علامةً على حدّ. ثم "
        "تأتي الريح والمطر "
        "والأيدي فتمحو الحروف شيئًا فشيئًا حتى يبدو وجه الحجر في ضوء النهار خاليًا. فإذا سقط الضوء مائلًا يكاد "
        "يلامس السطح عادت "
        "الحروف، لأن لكل حافة ضحلة ظلًّا. ولهذا يحمل دارسو النقوش مصباحًا، ويأخذون طبعات ورقية للحجر.\n\n"
        "والكلمات المنقوشة هنا تقول ذلك بالصينية واللاتينية واليونانية والعربية والإنجليزية. هذا نموذج توضيحي "
        "أنشأه هذا البرنامج؛ "
        "وهو ليس مسحًا لقطعة حقيقية، ولا وجود لحجر كهذا.",
    ),
    culture=words("Imagined", "虚拟制作", "من نسج الخيال"),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words("Limestone (represented)", "石灰岩（模拟）", "حجر جيري (تمثيلًا)"),
    details=(
        (HEIGHT, words("1.6 m with its plinth", "连座 1.6 米", "1.6 م مع القاعدة")),
        (TECHNIQUE, words("Carved less than one millimetre deep", "浅刻，深不足一毫米", "نقش عمقه أقل من مليمتر واحد")),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A weathered round-topped slab of pale limestone on a block; its face looks nearly blank until light "
        "rakes across it.",
        "一方圆首浅色石灰岩碑，立于石座之上；碑面看似空白，侧光掠过时文字方才显现。",
        "لوح متآكل من الحجر الجيري الفاتح مستدير الأعلى على قاعدة؛ يبدو وجهه شبه خالٍ حتى يمرّ عليه ضوء مائل.",
    ),
    notes=(
        Note(
            "c1b7f7b2-5a60-4c7e-8a8f-3d5d0a4e3b03",
            words("Turn on the raking light", "请打开侧光", "شغّل الضوء المائل"),
            words(
                "In even light this face is nearly blank, and with the lamp at its side the letters can only be "
                "guessed. Choose **raking light** and lower the lamp until it almost "
                "touches the stone; then turn it slowly around. Upright strokes show best with light from the "
                "side, level strokes "
                "with light from above.",
                "光线均匀时，碑面几乎空无一字；灯在一侧，也只能依稀猜出几个字。请选择**侧光**，把灯压低，几乎贴着石面，再慢慢转动方向。"
                "竖画在左右来光时最清楚，"
                "横画则在上下来光时最清楚。",
                "في الضوء المتساوي يبدو هذا الوجه شبه خالٍ، وإذا جاء المصباح من جانبه لم تُرَ الحروف إلا تخمينًا. "
                "اختر **الضوء المائل** واخفض المصباح حتى يكاد يلامس الحجر، ثم "
                "أدره ببطء. تظهر "
                "الخطوط القائمة أوضح ما تكون حين يأتي الضوء من الجانب، والخطوط الأفقية حين يأتي من الأعلى.",
            ),
            ("light", "inscription"),
            "orpiment",
            (0.0, 1.02, 0.082),
            0.0,
            0.0,
            1.9,
        ),
        Note(
            "8e4d1b66-9f5b-4f0c-b1a7-64a0c2d95e04",
            words("Where it broke", "残损之处", "موضع الكسر"),
            words(
                "The broken corner is paler: its surface has met less weather than the dressed face. Along the "
                "sides you can still "
                "see the furrows of a toothed chisel.",
                "断面颜色较浅，因为它经受风化的时间比碑面短。两侧仍可见齿凿留下的平行凿痕。",
                "الركن المكسور أفتح لونًا، لأن سطحه لم يتعرض للعوامل الجوية بقدر ما تعرّض الوجه المصقول. وعلى "
                "الجانبين لا تزال "
                "آثار الإزميل المسنّن ظاهرة.",
            ),
            ("condition", "tool marks"),
            "ochre",
            (0.268, 1.50, 0.058),
            32.0,
            14.0,
            0.9,
        ),
        Note(
            "3f1a915f-7724-42fc-91a7-22c5ee2b9432",
            words(
                "Five ways of writing",
                "五种文字",
                "خمس طرائق في الكتابة",
            ),
            words(
                "Chinese is set in columns from the right; Latin, Greek and English run to the right, Arabic to "
                "the left and joined. Each sets its carver a task of its own: level and upright strokes, round "
                "letters, one unbroken line. All five say that light from the side opens the letters.",
                "汉字自右而左成行直书，拉丁文、希腊文、英文向右横行，阿拉伯文则连笔向左。对刻工而言各有其难："
                "或横平竖直，或圆转匀称，或一气贯连。五种文字说的是同一件事：侧光见字。",
                "تُكتب الصينية في أعمدة من اليمين، وتجري اللاتينية واليونانية والإنجليزية إلى اليمين، والعربية "
                "إلى اليسار موصولة. ولكلّ منها مهمّة يفرضها على النقّاش: خطوط أفقية وقائمة، أو حروف مستديرة، أو "
                "خطّ واحد لا ينقطع. والخمس كلها تقول إن الضوء المائل يكشف الحروف.",
            ),
            ("inscription",),
            "indigo",
            (0.0, 1.3, 0.082),
            0.0,
            2.0,
            0.9,
        ),
        Note(
            "e2740fbe-0d48-4b38-9e99-44d60d0ea62b",
            words(
                "Lichen and black crust",
                "地衣与黑壳",
                "أشنات وقشرة سوداء",
            ),
            words(
                "Under the top edge rain and soot have drawn dark streaks; pale and yellow discs are "
                "**lichens**, which grow a millimetre or so in a year. They hold on to the stone and take a "
                "little of it with them, so conservators remove them only with good reason, and slowly.",
                "碑首之下，雨水与烟尘留下道道黑痕；浅色与黄色的圆斑为**地衣**，一年不过生长一毫米上下。"
                "地衣紧附石面，除之则难免带走石屑，因此保护者非有充足理由不轻易清除，且务求缓慢。",
                "تحت الحافة العليا رسم المطر والسخام خطوطًا داكنة؛ أما الأقراص الباهتة والصفراء فهي **أشنات** لا "
                "تنمو في السنة إلا نحو مليمتر. وهي تتشبّث بالحجر وتأخذ معها شيئًا منه، ولذلك لا يزيلها المرمّمون "
                "إلا لسبب وجيه وببطء.",
            ),
            ("condition",),
            "orpiment",
            (-0.1, 1.52, 0.082),
            -8.0,
            8.0,
            0.8,
        ),
    ),
    first_view=FirstView(-8.0, 3.0, light=(-76.0, 30.0, 3.0)),
)
