"""The labels of the vault bay in its three states."""

from sample.wording import DEMONSTRATION, MADE_NOW, NATURE, NO_PLACE, Label, Note, Words, words

CULTURE = words(
    "After Gothic buildings of northern France", "仿法国北部哥特式建筑", "على مثال عمائر قوطية في شمال فرنسا"
)
MATERIAL = words(
    "Limestone with remains of paint and gilding (represented)",
    "石灰岩，残存彩绘与贴金（模拟）",
    "حجر جيري مع بقايا تلوين وتذهيب (تمثيلًا)",
)
SIZE = (
    words("Size", "尺寸", "الأبعاد"),
    words(
        "5.0 by 4.2 m between piers; vault 7.3 m, pinnacles 8.0 m high",
        "墩距 5.0 × 4.2 米；拱顶高 7.3 米，小尖塔高 8.0 米",
        "5.0 × 4.2 م بين الدعائم؛ ارتفاع القبو 7.3 م والأبراج الصغيرة 8.0 م",
    ),
)
FRAME: tuple[Words, Words] = (
    words("To be compared", "对照观看", "للمقارنة"),
    words(
        "Three states in one frame of reference: as it stood, after the fire, restored",
        "三种状态同一坐标：原状、火灾之后、修复之后",
        "ثلاث حالات في إطار مرجعي واحد: كما كان، وبعد الحريق، وبعد الترميم",
    ),
)
DETAILS = (SIZE, FRAME, (NATURE, DEMONSTRATION))


BEFORE = Label(
    id="vault-before",
    identifier="EV-D-012",
    title=words("Gothic vault bay, 1: as it stood", "哥特式拱顶开间之一：原状", "وحدة قبو قوطي، 1: كما كانت"),
    description=words(
        "A church vaulted in stone is built bay by bay, and each bay is a complete small structure. Two "
        "ribs cross from "
        "pier to pier; four pointed arches close the sides; thin webs of stone fill what is left. The ribs were set "
        "first, over timber centring, and then carried the masons while they laid the webs. Because a "
        "pointed arch can "
        "be made steep or flat over any span, arches of unequal width rise here to nearly the same height.\n\n"
        "This is the first of three models of one bay, made to be compared. They are demonstration models "
        "made by this "
        "program; they are not scans, and copy no single building.",
        "石构拱顶的教堂逐间建造，每一开间自成完整的小结构：两道肋拱在墩柱之间对角相交，四道尖拱封闭四边，"
        "其余部分以薄薄的"
        "石蹼填满。肋拱先在木拱架上砌成，随后承托工匠砌筑拱蹼。尖拱的陡缓可随跨度调整，因此这里宽窄不等"
        "的拱能升到相近的高度。\n\n"
        "本件是同一开间三个对照模型中的第一件。三者均为本程序生成的演示模型，并非实物扫描，也不摹仿任何一座"
        "具体建筑。",
        "تُبنى الكنيسة المقبّاة بالحجر وحدةً بعد وحدة، وكل وحدة بناء صغير مكتمل: ضلعان يتقاطعان من دعامة "
        "إلى دعامة، وأربعة "
        "عقود مدبّبة تغلق الجوانب، وحشوات حجرية رقيقة تملأ ما بقي. أُقيمت الأضلاع أولًا فوق قوالب خشبية ثم "
        "حملت البنّائين "
        "وهم يبنون الحشوات. ولأن العقد المدبّب يمكن أن يكون شديد الانحدار أو قليله فوق أي فتحة، ترتفع هنا "
        "عقود مختلفة الاتساع "
        "إلى علوّ متقارب.\n\n"
        "هذا أول ثلاثة نماذج لوحدة واحدة صُنعت للمقارنة. وهي نماذج توضيحية أنشأها هذا البرنامج، وليست مسحًا "
        "لبناء حقيقي ولا "
        "نسخًا عن بناء بعينه.",
    ),
    culture=CULTURE,
    date=MADE_NOW,
    place=NO_PLACE,
    material=MATERIAL,
    details=DETAILS,
    alt_text=words(
        "A single Gothic bay of pale stone: four clustered piers carry pointed arches and a ribbed vault; a pinnacle "
        "rises at each corner.",
        "一个独立的哥特式开间，浅色石材：四根束柱承托尖拱与肋拱顶，四角各立一座小尖塔。",
        "وحدة قوطية واحدة من حجر فاتح: أربع دعائم مركّبة تحمل عقودًا مدبّبة وقبوًا مضلّعًا، وفي كل ركن برج صغير.",
    ),
    notes=(
        Note(
            "7084f923-0065-4881-ba8b-5ca441eb83af",
            words("The boss", "拱心石", "مفتاح القبو"),
            words(
                "Four half ribs lean on one another here, and the stone between them locks them. It was "
                "carved on the "
                "ground, with the stumps of the four ribs already on it, and was among the first stones to be set. "
                "Gold on red made it legible from the floor, seven metres below.",
                "四道半肋在此相互抵靠，由居中之石锁定。它连同四段肋的起头在地面雕成，属于最先安放的石块之一。"
                "红地贴金，使人在七米之下的地面也能看清。",
                "هنا تستند أربعة أنصاف أضلاع بعضها إلى بعض ويثبّتها الحجر الذي بينها. نُحت على الأرض ومعه "
                "بدايات الأضلاع الأربعة، "
                "وكان من أوائل ما وُضع. وجعله الذهب على الأحمر مقروءًا من الأرض على بعد سبعة أمتار.",
            ),
            ("structure", "carving"),
            "madder",
            (0.06, 6.60, 0.10),
            24.0,
            -46.0,
            2.6,
        ),
        Note(
            "520f2acd-5f3d-4ce9-bb2c-add926ca05b1",
            words("A painted sky", "彩绘的天空", "سماء مرسومة"),
            words(
                "Medieval churches were coloured inside. Blue with gilded stars turned a vault into heaven, "
                "and painted "
                "bands ran along the ribs. Look up from below: the paint lies on a coat of limewash and has begun to "
                "flake at its edges.",
                "中世纪教堂内部本是彩色的。蓝地金星把拱顶化作天穹，肋上绘有色带。请自下仰视："
                "颜料施于石灰底上，边缘已开始剥落。",
                "كانت كنائس العصور الوسطى ملوّنة من الداخل. فالأزرق بنجومه المذهّبة يجعل القبو سماءً، وعلى "
                "الأضلاع أشرطة ملوّنة. "
                "انظر من أسفل: اللون موضوع على طبقة من ماء الجير وقد بدأ يتقشّر عند أطرافه.",
            ),
            ("paint",),
            "indigo",
            (-0.96, 7.19, -0.07),
            205.0,
            -48.0,
            2.8,
        ),
        Note(
            "a4122724-f025-48b3-9578-16b0edebd944",
            words("A bundle of shafts", "成束的柱身", "حزمة من السوق"),
            words(
                "Each shaft of the pier seems to answer a rib or an arch above it, so that the eye follows "
                "one line from "
                "floor to crown. Leaves curl under the abacus at the point where the load passes from the "
                "arches to the "
                "pier.",
                "墩上的每根细柱仿佛对应上方的一道肋或拱，视线由地面一路引向拱顶。荷载由拱传入墩柱之处，"
                "柱顶板下卷叶舒展。",
                "كأن كل ساق في الدعامة تجيب ضلعًا أو عقدًا فوقها، فتتبع العين خطًّا واحدًا من الأرض إلى "
                "القمة. وتلتفّ الأوراق تحت "
                "اللوح حيث ينتقل الحمل من العقود إلى الدعامة.",
            ),
            ("architecture", "carving"),
            "malachite",
            (-2.25, 3.80, 2.50),
            20.0,
            -4.0,
            2.0,
        ),
        Note(
            "23447c3e-0f94-4d76-aa6c-5628cb98fb2c",
            words("Weight where it helps", "恰到好处的重量", "ثقلٌ في موضعه"),
            words(
                "A vault pushes outwards as well as down. Stone stacked on the pier, ending in a pinnacle, "
                "turns that "
                "thrust more steeply towards the ground. What looks like ornament is ballast too.",
                "拱顶既向下压，也向外推。墩顶叠石、终以小尖塔，可使推力更陡地转向地面。看似装饰，其实也是压重。",
                "يدفع القبو إلى الخارج كما يدفع إلى الأسفل. والحجر المكدّس فوق الدعامة المنتهي ببرج صغير "
                "يحوّل هذا الدفع إلى "
                "اتجاه أشدّ انحدارًا نحو الأرض. فما يبدو زينةً هو ثقلٌ موازن أيضًا.",
            ),
            ("structure",),
            "ochre",
            (2.70, 6.90, 2.45),
            34.0,
            6.0,
            3.2,
        ),
    ),
)

DAMAGED = Label(
    id="vault-damaged",
    identifier="EV-D-013",
    title=words(
        "Gothic vault bay, 2: after the fire",
        "哥特式拱顶开间之二：火灾之后",
        "وحدة قبو قوطي، 2: بعد الحريق",
    ),
    description=words(
        "Timber roofs burn above stone vaults, and the vault is what keeps the fire from the church below, until "
        "something falls on it. Here a falling mass has broken through: two webs are torn along their "
        "courses, a length "
        "of rib is gone, a pinnacle has snapped. Heat reddened and split the nearest pier, and smoke blackened what "
        "still stands.\n\n"
        "Before anything is moved, such a place is recorded, stone by stone. This is the second of three "
        "models of one "
        "bay, in one frame of reference. They are demonstration models made by this program; they are not scans, and "
        "the fire is imagined.",
        "石拱之上的木屋架会燃烧，而拱顶正是保护下方教堂的屏障，直到有重物砸落其上。这里，坠落物击穿了拱顶："
        "两片拱蹼沿砌缝撕裂，"
        "一段肋拱坠毁，一座小尖塔折断。高温使最近的墩柱变红、崩裂，烟熏黑了尚存的部分。\n\n"
        "移动任何石块之前，应当逐石记录。本件是同一开间三个模型中的第二件，坐标一致。三者均为本程序生"
        "成的演示模型，并非实物扫描，"
        "这场火灾也是虚构的。",
        "تحترق السقوف الخشبية فوق الأقباء الحجرية، والقبو هو ما يحول بين النار والكنيسة تحته، إلى أن يسقط "
        "عليه شيء. هنا اخترقته "
        "كتلة ساقطة: تمزّقت حشوتان على امتداد مداميكهما، وضاع جزء من ضلع، وانكسر برج صغير. وأحمرّ أقربُ "
        "دعامة وتشقّق من الحرارة، "
        "وسوّد الدخان ما بقي قائمًا.\n\n"
        "وقبل أن يُحرَّك شيء يُوثَّق موضع كهذا حجرًا حجرًا. هذا ثاني ثلاثة نماذج لوحدة واحدة في إطار مرجعي "
        "واحد. وهي نماذج "
        "توضيحية أنشأها هذا البرنامج، وليست مسحًا لبناء حقيقي، والحريق متخيَّل.",
    ),
    culture=CULTURE,
    date=MADE_NOW,
    place=NO_PLACE,
    material=MATERIAL,
    details=DETAILS,
    alt_text=words(
        "The same Gothic bay after a fire: a ragged hole in its vault, a rib broken off short, one pinnacle "
        "snapped, a "
        "pier split by heat, and a heap of fallen stones on the floor.",
        "同一哥特式开间火灾之后：拱顶破开参差的大洞，一道肋折断，一座小尖塔断落，一根墩柱受热崩裂，"
        "地面散落成堆的石块。",
        "الوحدة القوطية نفسها بعد حريق: فجوة ممزّقة في القبو، وضلع مكسور، وبرج صغير مقطوع، ودعامة شقّقتها "
        "الحرارة، وكومة من الحجارة "
        "الساقطة على الأرض.",
    ),
    notes=(
        Note(
            "f22a11fb-e6c0-4910-91ba-b9ebc2919a38",
            words("Torn along its courses", "沿砌缝撕裂", "تمزّقٌ على امتداد المداميك"),
            words(
                "A web is a thin shell and breaks where its mortar is weakest. The edge steps from joint to "
                "joint, so "
                "that one can count the courses and see how thick the shell was: twenty centimetres.",
                "拱蹼是一层薄壳，总在灰浆最弱处断裂。破口沿灰缝阶梯状延伸，可数出层数，也能看出壳厚：二十厘米。",
                "الحشوة قشرة رقيقة تنكسر حيث يضعف ملاطها. وتتدرّج حافة الكسر من وصلة إلى وصلة، فيمكن عدّ "
                "المداميك ورؤية سماكة القشرة: "
                "عشرون سنتيمترًا.",
            ),
            ("condition",),
            "madder",
            (-0.89, 7.09, 0.74),
            34.0,
            34.0,
            4.6,
        ),
        Note(
            "17f08286-70cc-441d-956f-ecda8354c383",
            words("A rib cut short", "折断的肋", "ضلع مبتور"),
            words(
                "The stump still leans on the boss. Three ribs and the arches hold it for now: a vault that "
                "has lost a "
                "part may stand for centuries or fall in a night. Until it is propped, nobody works below.",
                "残肋仍抵靠拱心石，暂由另外三道肋与诸拱支撑。残缺的拱顶或能屹立数百年，或一夜坍塌；"
                "支护完成之前，下方不得有人作业。",
                "لا تزال البقية مستندة إلى المفتاح، وتسندها الآن ثلاثة أضلاع والعقود: قد يقوم قبوٌ فقد بعضه "
                "قرونًا، وقد يسقط في ليلة. "
                "ولا يعمل أحد تحته قبل تدعيمه.",
            ),
            ("condition", "structure"),
            "ochre",
            (0.422, 6.988, 0.390),
            36.0,
            24.0,
            3.2,
        ),
        Note(
            "8959249b-308a-4e6c-abf4-d6600a878407",
            words("What heat does to limestone", "高温与石灰岩", "ما تفعله الحرارة بالحجر الجيري"),
            words(
                "From about 300 °C the iron in many limestones turns pink to red. Conservators read that line as a "
                "thermometer. The face swells faster than the core and flies off in shells, and water on hot stone "
                "makes it worse.",
                "约三百摄氏度以上，许多石灰岩中的铁质会变为粉红至红色，修复师据此判断受热程度。表层膨胀快于内部，"
                "于是成片崩落；向灼热的石头泼水更会加剧损坏。",
                "ابتداءً من نحو 300 درجة مئوية يتحوّل الحديد في كثير من الأحجار الجيرية إلى وردي فأحمر، "
                "ويقرأ المرمّمون هذا الحدّ كما "
                "يُقرأ ميزان الحرارة. ويتمدد الوجه أسرع من القلب فيتطاير قشورًا، ويزيد الماءُ على الحجر "
                "الساخن الأمر سوءًا.",
            ),
            ("material", "condition"),
            "verdigris",
            (2.55, 1.70, 2.58),
            22.0,
            4.0,
            2.6,
        ),
        Note(
            "e2c7e62a-32bd-4db5-ae6a-fd961e14d0c7",
            words("Rubble is evidence", "瓦砾也是证物", "الأنقاض شواهد"),
            words(
                "Stones lie in the order in which they fell. Each is given a number where it lies before it "
                "is lifted: "
                "its shape tells which course it came from, its paint which web, and many can go back. "
                "Lengths of rib "
                "still show their red and white bands.",
                "石块按坠落的先后堆叠。搬动之前，每块都在原处编号：形状指明所属层位，彩绘指明所属拱蹼，"
                "许多石块可以归位。"
                "几段残肋上仍见红白色带。",
                "تستقرّ الحجارة على ترتيب سقوطها. ويُعطى كل حجر رقمًا في موضعه قبل رفعه: فشكله يدلّ على "
                "مدماكه ولونه على حشوته، "
                "ويمكن أن يعود كثير منها. ولا تزال قطع من الضلع تُظهر أشرطتها الحمراء والبيضاء.",
            ),
            ("method",),
            "orpiment",
            (0.704, 1.077, 1.041),
            18.0,
            24.0,
            3.6,
        ),
        Note(
            "32a39474-2429-4f5a-ad44-f744a224b227",
            words("Soot", "烟炱", "السُّخام"),
            words(
                "Smoke rose under the crown and rolled out beneath the arches. Soot can often be lifted "
                "from stone; from "
                "fragile paint it must be taken grain by grain, if at all, and some is left on purpose as "
                "part of the "
                "building's history.",
                "浓烟升聚于拱顶之下，再从拱下翻涌而出。石面的烟炱多可清除；脆弱的彩绘上只能一点一点取下，"
                "有时只得作罢。"
                "也有一部分被有意保留，作为建筑历史的一页。",
                "صعد الدخان تحت القمة ثم تدفّق من تحت العقود. وكثيرًا ما يُزال السخام عن الحجر، أما عن "
                "اللون الهشّ فيُؤخذ ذرّة ذرّة إن "
                "أمكن، ويُترك بعضه عمدًا لأنه جزء من تاريخ المبنى.",
            ),
            ("condition", "paint"),
            "indigo",
            (2.70, 6.35, 0.80),
            64.0,
            -6.0,
            4.6,
        ),
    ),
)

RESTORED = Label(
    id="vault-restored",
    identifier="EV-D-014",
    title=words("Gothic vault bay, 3: restored", "哥特式拱顶开间之三：修复之后", "وحدة قبو قوطي، 3: بعد الترميم"),
    description=words(
        "The vault is whole again, and it says so openly. New stone fills the gap, cut to the old courses and left "
        "paler than its neighbours; it will weather, but it will not pass for medieval. The Venice Charter "
        "of 1964 asks "
        "for this: replacements must fit the whole and yet be **distinguishable from the original**, so that "
        "restoration does not falsify the evidence.\n\n"
        "This is the third of three models of one bay, in one frame of reference. They are demonstration "
        "models made by "
        "this program; they are not scans, and copy no single building.",
        "拱顶重归完整，并坦然示人。新石依旧有层位砌补缺口，颜色比相邻旧石更浅；它会随岁月老去，却不会冒充中世纪之物。"
        "1964 年《威尼斯宪章》正是这样要求：缺失部分的修补必须与整体和谐，同时又须**与原物有所区别**，"
        "以免修复歪曲历史见证。\n\n"
        "本件是同一开间三个模型中的第三件，坐标一致。三者均为本程序生成的演示模型，并非实物扫描，"
        "也不摹仿任何一座具体建筑。",
        "عاد القبو كاملًا وهو يصرّح بذلك. يملأ الفجوةَ حجرٌ جديد نُحت على المداميك القديمة وتُرك أفتح من "
        "جيرانه؛ سيعتّقه الزمن لكنه لن "
        "يُحسب من العصور الوسطى. هذا ما يطلبه ميثاق البندقية لعام 1964: أن تنسجم البدائل مع الكل وأن تبقى "
        "مع ذلك **متميّزة من "
        "الأصل**، كي لا يزوّر الترميم الشاهد.\n\n"
        "هذا ثالث ثلاثة نماذج لوحدة واحدة في إطار مرجعي واحد. وهي نماذج توضيحية أنشأها هذا البرنامج، وليست "
        "مسحًا لبناء حقيقي ولا نسخًا "
        "عن بناء بعينه.",
    ),
    culture=CULTURE,
    date=MADE_NOW,
    place=NO_PLACE,
    material=MATERIAL,
    details=DETAILS,
    alt_text=words(
        "The same Gothic bay restored: paler new stones close the vault, renew a rib and a pinnacle and "
        "patch one pier, "
        "and can be told from the old at a glance.",
        "同一哥特式开间修复之后：较浅的新石补全拱顶，重做一段肋与一座小尖塔，并镶补一根墩柱，新旧一望可辨。",
        "الوحدة القوطية نفسها بعد ترميمها: حجارة جديدة أفتح تغلق القبو وتجدّد ضلعًا وبرجًا صغيرًا وترقّع "
        "دعامة، وتتميّز من القديم "
        "بنظرة.",
    ),
    notes=(
        Note(
            "d89e1409-5795-4df2-872c-9c2932a3c671",
            words("New stone, plainly new", "新石，明白示新", "حجر جديد ظاهر الجِدّة"),
            words(
                "The new webs follow the old joints to the centimetre. Only their tone, their finer tooling "
                "and their "
                "lime mortar tell them apart: from the floor the vault reads as one, from near by as two.",
                "新拱蹼与旧灰缝分毫相合，仅以色调、较细的凿痕与石灰砂浆相区别：自地面看浑然一体，近观则新旧分明。",
                "تتبع الحشوات الجديدة الوصلات القديمة بدقة السنتيمتر. ولا يميّزها إلا لونها ونحتها الأدقّ "
                "وملاطها الجيري: يُقرأ القبو من "
                "الأرض واحدًا ومن قربٍ اثنين.",
            ),
            ("restoration",),
            "ochre",
            (0.55, 7.15, 1.20),
            34.0,
            32.0,
            4.4,
        ),
        Note(
            "4209d1a4-9887-48a8-9397-e0fc172c7c2f",
            words("The sky is not repainted", "天空不再补绘", "لم تُرسم السماء من جديد"),
            words(
                "Old stars are fixed and cleaned; on new stone there are none. Where nobody knows what was painted, "
                "nothing is invented. The eye closes the gap, and the loss remains part of the story.",
                "旧有的星星得到加固与清理，新石上则一颗也无。无人知晓原先所绘，便不作臆造。观者的目光自会补"
                "足空缺，而失去也是故事的一部分。",
                "ثُبّتت النجوم القديمة ونُظّفت، ولا نجوم على الحجر الجديد. فحيث لا يعلم أحد ما كان مرسومًا "
                "لا يُخترع شيء. العين تسدّ النقص، "
                "ويبقى الفقد جزءًا من الحكاية.",
            ),
            ("paint", "restoration"),
            "indigo",
            (-0.742, 7.188, 0.075),
            200.0,
            -50.0,
            3.0,
        ),
        Note(
            "02133270-801b-4dd7-b421-8f109323e9b8",
            words("A patch in the pier", "墩柱的镶补", "رقعة في الدعامة"),
            words(
                "Two courses burnt beyond saving were cut out and renewed while jacks carried the load. "
                "Below and above, "
                "stone that had only reddened was kept: colour is no reason to discard what still bears.",
                "两层烧毁至无可挽救的石块，在千斤顶承托荷载时被剔除换新。其上下仅仅变红的石块得以保留："
                "只要仍能承重，变色并非舍弃的理由。",
                "قُطع مدماكان أتلفتهما النار تلفًا لا يُصلح، وجُدّدا فيما حملت الرافعات الثقل. أما الحجر "
                "الذي احمرّ فحسب تحتهما وفوقهما فقد "
                "أُبقي: فاللون ليس سببًا للتخلّي عمّا لا يزال يحمل.",
            ),
            ("restoration", "structure"),
            "verdigris",
            (2.55, 1.90, 2.58),
            22.0,
            3.0,
            2.6,
        ),
        Note(
            "24c30048-9aab-493b-b045-f65ea4280aac",
            words("Compare the three", "三者对照", "قارن الثلاثة"),
            words(
                "All three models stand in the same place and on the same axes. Keep the camera, change the "
                "model, and "
                "each stone stays where it was: those that are darker here were already there in the first; "
                "those that "
                "are missing in the second are the pale ones now.",
                "三个模型位置相同、轴线一致。保持视角、更换模型，每块石头都在原处：这里颜色较深的，第一件中已经存在；"
                "第二件中缺失的，正是如今颜色浅的。",
                "النماذج الثلاثة في الموضع نفسه وعلى المحاور نفسها. أبقِ الكاميرا وبدّل النموذج يبقَ كل حجر "
                "في مكانه: الأدكن هنا كان في "
                "الأول، والناقص في الثاني هو الفاتح الآن.",
            ),
            ("method",),
            "malachite",
            (2.70, 6.95, 2.45),
            34.0,
            14.0,
            8.5,
        ),
    ),
)
