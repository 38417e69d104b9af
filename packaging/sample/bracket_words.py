"""The label of the bracket."""

from sample.wording import DEMONSTRATION, HEIGHT, MADE_NOW, NATURE, NO_PLACE, TECHNIQUE, Label, Note, words

LABEL = Label(
    id="bracket",
    identifier="EV-D-007",
    title=words(
        "Carved and painted bracket set",
        "彩绘雕花斗栱",
        "مجموعة كوابيل خشبية منحوتة وملوّنة",
    ),
    description=words(
        "Between the column and the eaves of a timber hall in East Asia stands a cluster of blocks and "
        "arms, in Chinese *dougong*. Each arm rests in a notched block and carries further blocks, so "
        "that the load of a wide roof gathers step by step onto one post; the joints interlock and give "
        "a little, which helps the frame to live through earthquakes. The parts were cut to a common "
        "module: a manual printed in 1103, the *Yingzao Fashi*, sets out eight sizes of timber from "
        "which every part of a building takes its measure. Paint kept the weather from the wood, and "
        "showed the rank of the house.\n\n"
        "This is a demonstration model made by this program; it is not a scan, and it copies no single "
        "building.",
        "东亚木构殿堂的柱与檐之间，层层叠置斗与栱，合称“斗栱”。栱坐于开槽的斗中，其上再承小斗，"
        "宽广屋顶的重量便一级一级汇集到一根柱上；榫卯相扣而略可活动，有助于屋架经受地震。"
        "各件皆依统一的模数制作：公元 1103 年刊行的《营造法式》将材分为八等，房屋各部尺寸皆由此而定。"
        "彩绘既保护木材，也昭示房屋的等级。\n\n"
        "本件为本程序生成的演示模型，并非实物扫描，也不摹仿任何一座具体的建筑。",
        "بين العمود وطنف السقف في القاعات الخشبية بشرق آسيا تقوم مجموعة من الكتل والأذرع تسمّى بالصينية "
        "«دوغونغ». كل ذراع يستقرّ في كتلة محزوزة ويحمل كتلًا أخرى، فيجتمع ثقل السقف العريض درجة بعد درجة "
        "على عمود واحد؛ والوصلات متداخلة وفيها شيء من المرونة، وهذا يعين الهيكل على احتمال الزلازل. "
        "وكانت القطع تُصنع على وحدة قياس مشتركة: فكتاب «ينغزاو فاشي» المطبوع عام 1103 يحدّد ثمانية "
        "مقاسات للخشب تُستمدّ منها أبعاد البناء كله. أما الطلاء فيحمي الخشب من الجوّ ويُظهر مرتبة الدار.\n\n"
        "هذا نموذج توضيحي أنشأه هذا البرنامج؛ وهو ليس مسحًا لقطعة حقيقية ولا نسخة عن بناء بعينه.",
    ),
    culture=words(
        "After models from East Asia",
        "仿东亚传统样式",
        "على مثال نماذج من شرق آسيا",
    ),
    date=MADE_NOW,
    place=NO_PLACE,
    material=words(
        "Softwood with remains of paint on a white ground (represented)",
        "针叶木，残存白地彩绘（模拟）",
        "خشب صنوبري عليه بقايا طلاء فوق طبقة بيضاء (تمثيلًا)",
    ),
    details=(
        (
            HEIGHT,
            words(
                "59 cm; 1.17 m wide",
                "59 厘米；宽 1.17 米",
                "59 سم؛ العرض 1.17 م",
            ),
        ),
        (
            TECHNIQUE,
            words(
                "Sawn, jointed, carved, painted (represented)",
                "锯解、榫接、雕刻、彩绘（模拟）",
                "نشر، وتعشيق، ونحت، وتلوين (تمثيلًا)",
            ),
        ),
        (NATURE, DEMONSTRATION),
    ),
    alt_text=words(
        "A set of stacked wooden blocks and arms with flaking green, blue and red paint; a carved board "
        "with a scrolling vine runs across, and a slanting beam juts towards you.",
        "一组层叠的木斗栱，青、绿、红彩绘斑驳剥落；横贯一道雕有卷草的栱板，一根斜昂向前挑出。",
        "مجموعة من كتل وأذرع خشبية متراكبة عليها طلاء أخضر وأزرق وأحمر متقشّر؛ يعبرها لوح منحوت بكرمة "
        "ملتفّة، وتبرز نحوك عارضة مائلة.",
    ),
    notes=(
        Note(
            "1e49327e-dd3b-47ce-9158-1faddbefbc15",
            words(
                "A vine without end",
                "卷草",
                "كرمة لا تنتهي",
            ),
            words(
                "The carver sank the ground by less than a centimetre and left the vine standing. Stem, curl and "
                "leaf keep one rhythm: up, round, and down again. Scrolls like this travelled with Buddhism from "
                "the Mediterranean and West Asia to China, and became so much at home that they are simply "
                "called *curling grass* there.",
                "雕工将地子剔下不足一厘米，使卷草浮起。茎、涡、叶同一节奏：上扬、回旋、复又垂落。"
                "此类卷草纹随佛教自地中海与西亚一路东来，传入中国，久而成俗，人们便径称之为“卷草”。",
                "خفض النحّات الأرضية أقل من سنتيمتر وترك الكرمة بارزة. الساق واللفّة والورقة على إيقاع واحد: "
                "صعود فالتفاف فنزول. سافرت مثل هذه اللفائف مع البوذية من البحر المتوسط وغرب آسيا إلى الصين، "
                "وألفها الناس هناك حتى سمّوها ببساطة «العشب الملتفّ».",
            ),
            ("motif", "technique"),
            "malachite",
            (0.25, 0.36, 0.042),
            14.0,
            4.0,
            0.6,
        ),
        Note(
            "8510e69c-9ddf-499a-9ca4-1410224f7233",
            words(
                "The block that carries all",
                "承托一切的栌斗",
                "الكتلة التي تحمل الكل",
            ),
            words(
                "The largest block sits on the head of the column. Its upper half is straight, where the arms "
                "lie in crossed notches; its lower half draws in with a hollow curve, so that the weight seems "
                "to flow down into the post.",
                "最大的一斗称“栌斗”，坐于柱头。上部四面平直，开十字槽口以纳栱；下部向内凹收，弧线柔和，"
                "重量仿佛顺势流入柱中。",
                "تستقرّ أكبر الكتل على رأس العمود. نصفها الأعلى مستقيم، وفيه ترقد الأذرع في حزوز متقاطعة؛ ونصفها "
                "الأسفل يضيق بانحناءة مقعّرة كأن الثقل يسيل منها إلى العمود.",
            ),
            ("structure",),
            "indigo",
            (0.09, 0.11, 0.135),
            24.0,
            4.0,
            0.6,
        ),
        Note(
            "f2793e82-1c7a-4362-8b4f-1bf421483fda",
            words(
                "A lever under the roof",
                "檐下的杠杆",
                "رافعة تحت السقف",
            ),
            words(
                "The slanting timber is the *ang*. In early buildings it is a true lever: the eaves press on its "
                "beak, the roof within holds down its tail, and the bracket is the point between. Later "
                "carpenters often kept the beak and left out the lever.",
                "这根斜木名为“昂”。在早期建筑中，它是真正的杠杆：檐重压其前端，屋内重量镇其后尾，斗栱居中为支点。"
                "后世匠人往往只留昂嘴之形，不复有杠杆之用。",
                "هذه العارضة المائلة تسمّى «آنغ». وهي في المباني القديمة رافعة حقًّا: يضغط الطنف على منقارها، "
                "ويثبّت السقف من الداخل ذيلها، والكابول نقطة الارتكاز بينهما. ثم صار النجّارون من بعدُ يُبقون "
                "المنقار في الغالب ويتركون الرافعة.",
            ),
            ("structure",),
            "madder",
            (0.0, 0.34, 0.42),
            48.0,
            10.0,
            0.8,
        ),
        Note(
            "d0d392a8-ec1b-48c8-8969-28891f57b716",
            words(
                "Three strokes of the adze",
                "卷杀",
                "ثلاث ضربات بالقدوم",
            ),
            words(
                "The underside of each arm rises to its end in a curve. The builders' manual draws it as a few "
                "short straight cuts, later rubbed smooth; the word for it, *juansha*, is still used. It takes "
                "the stiffness from a beam and costs no strength where little is needed.",
                "栱身下缘至两端渐渐上卷。《营造法式》将此弧线分作数段短直线斫出，再磨圆，称为“卷杀”，"
                "其名沿用至今。如此既去木料之僵直，又只削减受力较小之处。",
                "يرتفع أسفل كل ذراع نحو طرفه في منحنى. ويرسمه كتاب البنّائين قطعات مستقيمة قصيرة قليلة تُصقل بعد "
                "ذلك، واسمه «جوانشا» ما زال مستعملًا. إنه يذهب بجمود العارضة ولا ينقص قوّتها إلا حيث لا حاجة "
                "إليها.",
            ),
            ("technique",),
            "verdigris",
            (0.29, 0.165, 0.044),
            22.0,
            -6.0,
            0.5,
        ),
        Note(
            "326b32d8-0b59-4c7e-b9a7-0a2447550dd2",
            words(
                "Grain and cracks",
                "木纹与裂隙",
                "عروق الخشب وشقوقه",
            ),
            words(
                "On the sides the year rings run out as long lines; on the sawn ends they show as arcs about the "
                "heart of the tree. Wood shrinks more around the rings than across them, so as it dries it "
                "splits towards the heart. Such cracks rarely weaken a bracket; joiners expect them.",
                "木料侧面，年轮延展为长线；锯断的端头，则见年轮绕树心成弧。木材沿年轮方向的收缩大于径向，"
                "故干燥时裂隙多朝向树心。这类裂隙少有损于承重，本在匠人意料之中。",
                "على الجوانب تمتدّ حلقات السنين خطوطًا طويلة، وعند الأطراف المنشورة تظهر أقواسًا حول قلب الشجرة. "
                "وينكمش الخشب حول الحلقات أكثر مما ينكمش عبرها، فيتشقّق حين يجفّ نحو القلب. ونادرًا ما تضعف هذه "
                "الشقوق الكابول؛ فالنجّارون يتوقّعونها.",
            ),
            ("material", "condition"),
            "ochre",
            (0.58, 0.53, 0.01),
            58.0,
            6.0,
            0.4,
        ),
        Note(
            "d65847f4-9e52-4458-8e4f-200afe5f1b83",
            words(
                "Green and blue by turns",
                "青绿相间",
                "أخضر وأزرق بالتناوب",
            ),
            words(
                "Neighbouring parts change between green and blue, and every edge carries a white line beside a "
                "dark one, which makes the members stand out in the shade under the eaves. First to go is the "
                "paint on sharp edges and where rain runs; last to go is what lies in the hollows of the carving.",
                "相邻构件青绿互换，边缘各以一道白线与一道墨线勾勒，使之在檐下阴影里依然分明。棱角与雨水流经之处，"
                "彩绘最先脱落；雕花凹处则存留最久。",
                "تتناوب القطع المتجاورة بين الأخضر والأزرق، وتحمل كل حافة خطًّا أبيض إلى جانب خطّ داكن، فتتميّز "
                "الأجزاء في ظلّ الطنف. وأول ما يزول طلاءُ الحواف الحادّة ومجاري المطر، وآخر ما يزول ما استقرّ في "
                "تجاويف النحت.",
            ),
            ("colour", "condition"),
            "indigo",
            (-0.25, 0.205, 0.045),
            -18.0,
            6.0,
            0.5,
        ),
    ),
)
