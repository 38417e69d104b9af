"""The label of the niche."""

from sample.wording import DEMONSTRATION, HEIGHT, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="niche",
    identifier="EV-D-005",
    title=words(
        "Niche with a seated Buddha",
        "坐佛龛",
        "محراب صخري فيه بوذا جالس",
    ),
    description=words(
        "From India by way of Central Asia to China, Buddhist communities cut halls and niches into "
        "cliffs, at Ajanta, Bamiyan, Kizil, Dunhuang and many other places. Where the rock was too "
        "crumbly to carve, the figure was modelled in clay over a core of wood and straw, and the walls "
        "were coated with mud, whitened and painted. Minerals gave the colours: green malachite, blue "
        "azurite, earths red and yellow, white and red lead. Fifteen hundred years on, plaster has "
        "fallen, colours have changed, and it is the loss as much as the painting that tells how such a "
        "place was made.\n\n"
        "This is a demonstration model made by this program; it is not a scan, and it copies no single "
        "niche.",
        "自印度经中亚至中国，佛教信众在山崖上开凿窟龛，阿旃陀、巴米扬、克孜尔、敦煌，所在多有。岩质疏松、"
        "不宜雕刻之处，便以木草为骨、敷泥塑像，壁面抹泥、刷白，再施彩绘。颜料多取自矿物：石绿、石青、"
        "红黄诸土，以及铅白、铅丹。千余年来，壁泥剥落，色彩变易；如此窟龛怎样造成，残损之处与画面一样，"
        "向人娓娓道来。\n\n"
        "本件为本程序生成的演示模型，并非实物扫描，也不摹仿任何一处具体的佛龛。",
        "من الهند عبر آسيا الوسطى إلى الصين نحتت جماعات بوذية قاعات ومحاريب في الجروف، في أجانتا وباميان "
        "وقيزيل ودونهوانغ ومواضع أخرى كثيرة. وحيث كان الصخر هشًّا لا يصلح للنحت شُكّل التمثال من الطين "
        "فوق قلب من الخشب والقش، وكُسيت الجدران بالطين ثم بُيّضت ورُسم عليها. وكانت الألوان من المعادن: "
        "الملاكيت الأخضر والأزوريت الأزرق والأتربة الحمراء والصفراء وأبيض الرصاص وأحمره. وبعد قرون طويلة "
        "سقط الجصّ وتغيّرت الألوان، وصار ما ضاع يخبرنا كيف صُنع مثل هذا المكان بقدر ما يخبرنا الرسم.\n\n"
        "هذا نموذج توضيحي أنشأه هذا البرنامج؛ وهو ليس مسحًا لقطعة حقيقية ولا نسخة عن محراب بعينه.",
    ),
    culture=words(
        "After models along the Silk Roads",
        "仿丝绸之路沿线样式",
        "على مثال نماذج من طرق الحرير",
    ),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Sandstone, clay with straw, mineral pigments (represented)",
        "砂砾岩、草拌泥、矿物颜料（模拟）",
        "حجر رملي، وطين بالقش، وأصباغ معدنية (تمثيلًا)",
    ),
    details=(
        (
            HEIGHT,
            words(
                "1.55 m",
                "1.55 米",
                "1.55 م",
            ),
        ),
        (
            TECHNIQUE,
            words(
                "Hewn, plastered, modelled, painted (represented)",
                "开凿、抹泥、塑像、彩绘（模拟）",
                "نحت، وتلييس، وتشكيل، وتلوين (تمثيلًا)",
            ),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A rock niche with a rounded top; before its painted, flaking wall a Buddha in a red robe sits "
        "in meditation on a lotus seat, hands in the lap, a halo of green and blue behind his head.",
        "一方圆拱石龛，壁画斑驳；龛内一尊身着红色袈裟的佛像结跏趺坐于莲座之上，双手叠置腹前，头后有青绿头光。",
        "محراب صخري مقوّس الأعلى؛ أمام جداره المرسوم المتقشّر يجلس بوذا بثوب أحمر متأمّلًا على مقعد من "
        "اللوتس، ويداه في حجره، وخلف رأسه هالة خضراء وزرقاء.",
    ),
    notes=(
        Note(
            "76d6d6f4-787b-46d0-8778-839756c16323",
            words(
                "Eyes lowered",
                "垂目",
                "عينان مسبلتان",
            ),
            words(
                "The lids are all but closed; the mouth barely rises at its corners. The bump on the crown, the "
                "long ear lobes that once bore heavy jewels, and the rows of small curls are marks by which a "
                "Buddha is known. Raise your eyes from below, as someone kneeling would: the glance meets yours.",
                "双目微垂，几近闭合，嘴角略略上扬。头顶的肉髻、曾佩重饰而下垂的长耳、成排的螺发，"
                "都是辨认佛像的相好。请像跪拜者那样自下仰望，便会与那目光相接。",
                "الجفنان يكادان ينطبقان، وزاويتا الفم ترتفعان قليلًا. أما النتوء فوق الرأس، وشحمتا الأذنين "
                "الطويلتان اللتان حملتا حُليًّا ثقيلة، وصفوف اللفائف الصغيرة، فعلامات يُعرف بها بوذا. انظر من "
                "أسفل كما ينظر الراكع، تلتقِ نظرته بنظرتك.",
            ),
            ("iconography",),
            "indigo",
            (0.0136, 0.8605, -0.1819),
            10.0,
            -8.0,
            0.75,
        ),
        Note(
            "9d318010-636b-4676-96a0-a8e1195d36d2",
            words(
                "Hands of meditation",
                "禅定印",
                "يدا التأمّل",
            ),
            words(
                "One hand lies in the other, palms up, the tips of the thumbs touching. Hand positions, called "
                "**mudra**, speak to those who know them: this one, *dhyana mudra*, means meditation. Others "
                "mean teaching, giving, or calling the earth to witness.",
                "双手叠置，掌心向上，拇指指尖相触。佛像的手势称为**手印**，识者一望便知：此为*禅定印*，表示入定。"
                "此外还有说法印、与愿印，以及召大地为证的触地印等。",
                "ترقد إحدى اليدين في الأخرى، الكفّان إلى أعلى وطرفا الإبهامين متلامسان. وأوضاع اليدين، وتسمّى "
                "**مودرا**، تخاطب من يعرفها: وهذه *ديانا مودرا* ومعناها التأمّل. وثمّة أوضاع أخرى للتعليم "
                "والعطاء ولإشهاد الأرض.",
            ),
            ("iconography",),
            "orpiment",
            (-0.0004, 0.4048, -0.117),
            0.0,
            18.0,
            0.8,
        ),
        Note(
            "b1afc869-0530-4c36-9643-30c1c2314d91",
            words(
                "Flesh that turned dark",
                "变黑的肌肤",
                "بشرة اسودّت",
            ),
            words(
                "Faces and hands were once pale pink. Painters mixed the tone with lead pigments, and with "
                "moisture, light and time these can turn **brown to black**. In many caves the figures now look "
                "dark with white eyes and noses: the outlines were painted in a white that did not change.",
                "面部与双手原为淡淡的肉红。画工以含铅颜料调色，经潮气、光照与岁月，铅便可能变成**褐色乃至黑色**。"
                "许多洞窟中的人物如今肤色深暗而鼻眼白亮，正因提亮用的白色未曾变色。",
                "كانت الوجوه والأيدي وردية فاتحة. خلط الرسّامون لونها بأصباغ الرصاص، وهذه قد تصير مع الرطوبة "
                "والضوء والزمن **بنّية أو سوداء**. ففي كهوف كثيرة تبدو الشخوص اليوم داكنة بيضاء العيون والأنوف، "
                "لأن الخطوط رُسمت بأبيض لم يتغيّر.",
            ),
            ("colour", "condition"),
            "ochre",
            (0.045, 0.815, -0.19),
            35.0,
            4.0,
            0.5,
        ),
        Note(
            "3c500f52-650d-4a65-b08e-27206a3927b8",
            words(
                "Flying beings",
                "飞天",
                "كائنات طائرة",
            ),
            words(
                "On both sides heavenly beings fly in, bent like bows, with ribbons trailing behind them. They "
                "have no wings; it is the **ribbons** that fly. In Chinese they are called *feitian*. They bring "
                "flowers and music to the one who sits here.",
                "左右两侧飞天凌空而来，身姿弯如弓，飘带在身后飞扬。她们没有翅膀，飞动的是那些**飘带**。"
                "飞天携花奏乐，供养龛中端坐之佛。",
                "من الجانبين تقبل كائنات سماوية طائرة، أجسادها منحنية كالقسيّ وأشرطتها منسابة خلفها. لا أجنحة "
                "لها؛ إنما **الأشرطة** هي التي تطير. يسمّيها الصينيون «فِيتيان»، وهي تحمل الزهور والموسيقى إلى "
                "الجالس هنا.",
            ),
            ("iconography", "painting"),
            "malachite",
            (0.3316, 1.0502, -0.3573),
            -22.0,
            -6.0,
            0.8,
        ),
        Note(
            "92caee3d-6b37-40ef-9225-752ceec3bd15",
            words(
                "A thousand and one",
                "千佛",
                "ألفٌ وزيادة",
            ),
            words(
                "Row upon row of small Buddhas, all alike but for the colours, which take turns: walls of the "
                "*Thousand Buddhas* are found from Kizil to Dunhuang. The painter snapped a grid of lines first "
                "and filled the cells in colour by colour, so the sequence steps sideways from row to row like a "
                "weave.",
                "一排排小佛，形貌相同，唯衣色、背光轮番更替：自克孜尔至敦煌，“千佛”壁面随处可见。画工先弹线分格，"
                "再逐色填绘，故每行色序依次错开，望去如织锦般斜向成列。",
                "صفوف من تماثيل بوذا صغيرة متشابهة لا تختلف إلا في ألوانها المتناوبة: وجدران «الألف بوذا» معروفة "
                "من قيزيل إلى دونهوانغ. كان الرسّام يشدّ أولًا شبكة من الخطوط ثم يملأ الخانات لونًا بعد لون، "
                "فيتدرّج التتابع جانبًا من صفّ إلى صفّ كأنه نسيج.",
            ),
            ("painting", "technique"),
            "verdigris",
            (0.4121, 0.417, -0.1643),
            -42.0,
            4.0,
            0.75,
        ),
        Note(
            "1a647e79-06d0-499a-8f4a-b4cd6195ffdf",
            words(
                "Green and blue from stone",
                "来自矿石的青与绿",
                "أخضر وأزرق من الحجر",
            ),
            words(
                "Malachite and azurite are copper ores. Ground coarse they are deep in colour, ground fine they "
                "pale, and a painter kept several grades of each. Both were laid on thickly with animal glue, "
                "and the glue is what fails: the grains come away, and the wall keeps only a shadow.",
                "石绿与石青皆为铜矿。研磨粗者色深，细者色浅，画工常备数等。二者以动物胶调和，厚厚敷上；"
                "日久胶质失效，颗粒脱落，壁上便只余淡淡残影。",
                "الملاكيت والأزوريت من خامات النحاس. إن طُحنا خشنًا كان لونهما عميقًا، وإن طُحنا ناعمًا شحب، "
                "وكان الرسّام يحتفظ من كلّ منهما بدرجات. وكانا يوضعان بكثافة مع غراء حيواني، والغراء هو الذي "
                "يخون: فتنفصل الحبيبات ولا يبقى على الجدار إلا ظلّ.",
            ),
            ("colour", "material"),
            "malachite",
            (-0.4547, 0.7972, 0.0069),
            -12.0,
            2.0,
            0.5,
        ),
        Note(
            "7139dee7-5f5a-4dee-873a-b2b3b35d422a",
            words(
                "Layers of a wall",
                "壁面的层次",
                "طبقات الجدار",
            ),
            words(
                "Where the coat has fallen you can count: **rock** with the marks of the pick; **mud** mixed "
                "with chopped straw, which keeps it from cracking; a thin **white ground**; and last the colour. "
                "Salts creeping out of the rock push the layers off from behind. Conservators today fight the "
                "salt before they touch the paint.",
                "剥落之处可数层次：最里是带凿痕的**岩体**；其上为掺有草秸以防开裂的**泥层**；"
                "再为薄薄的**白粉层**；最外才是颜料。岩中盐分析出，自后方将各层顶起。今日的保护工作，"
                "往往先治盐害，而后及于画面。",
                "حيث سقط الكساء يمكنك أن تعدّ: **الصخر** وعليه آثار المعول؛ ثم **الطين** المخلوط بالتبن ليقيه "
                "التشقّق؛ ثم **طبقة بيضاء** رقيقة؛ وأخيرًا اللون. والأملاح المتسرّبة من الصخر تدفع الطبقات من "
                "خلفها. ولذلك يعالج المرمّمون اليوم الملح قبل أن يمسّوا الرسم.",
            ),
            ("technique", "condition"),
            "ochre",
            (-0.5052, 0.3029, -0.0002),
            -8.0,
            2.0,
            0.6,
        ),
    ),
)
