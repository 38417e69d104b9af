<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample exhibition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three-quarter view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turntable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilt up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours without light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wireframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raking light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut across X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut across Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut across Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow on the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid on the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Exhibit Viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan or an exhibition package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every scan in a folder as a collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parallel lines stay parallel: for comparing and measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the object turn by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photographed colours as they are, without shading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bare shape, without its colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring out shallow carving and tool marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See through the surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The triangles of the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light from the side, as for reading an inscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag on the picture to move the light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the object open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then click the place on the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A large, calm picture for a lecture room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black the picture out, and bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command, object or note by a few letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light and surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>the file</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>“{file}” was not found.</source>
        <translation>تعذّر العثور على «{file}».</translation>
    </message>
    <message>
        <source>“{file}” is a folder or a device, not a file.</source>
        <translation>«{file}» مجلد أو جهاز وليس ملفًا.</translation>
    </message>
    <message>
        <source>“{file}” could not be read: {reason}.</source>
        <translation>تعذّرت قراءة «{file}»: {reason}.</translation>
    </message>
    <message>
        <source>“{file}” is empty.</source>
        <translation>الملف «{file}» فارغ.</translation>
    </message>
    <message>
        <source>“{file}” is too large: {bytes:size}, at most {limit:size}.</source>
        <translation>الملف «{file}» كبير جدًا: {bytes:size}، والحد الأقصى {limit:size}.</translation>
    </message>
    <message>
        <source>“{file}” refers to “{reference}”, which lies outside its own folder, and was kept from reading it.</source>
        <translation>يشير «{file}» إلى «{reference}» الواقع خارج مجلده، وقد مُنع من قراءته.</translation>
    </message>
    <message>
        <source>“{file}” refers to “{reference}” on the internet; this program never goes there.</source>
        <translation>يشير «{file}» إلى «{reference}» على الإنترنت، وهذا البرنامج لا يتصل بها أبدًا.</translation>
    </message>
    <message>
        <source>“{file}” needs “{reference}”, which is not beside it.</source>
        <translation>يحتاج «{file}» إلى «{reference}» وهو غير موجود بجانبه.</translation>
    </message>
    <message>
        <source>“{file}” is not in a format this program knows.</source>
        <translation>صيغة «{file}» غير معروفة لهذا البرنامج.</translation>
    </message>
    <message>
        <source>“{file}” is in the format {format}, which is not read.</source>
        <translation>صيغة «{file}» هي {format}، ولا يقرؤها هذا البرنامج.</translation>
    </message>
    <message>
        <source>“{file}” is damaged or not a proper {format} file ({detail}).</source>
        <translation>الملف «{file}» تالف أو ليس ملف {format} سليمًا ({detail}).</translation>
    </message>
    <message>
        <source>“{file}” does not quite follow {format} ({detail}).</source>
        <translation>لا يلتزم «{file}» تمامًا بصيغة {format} ({detail}).</translation>
    </message>
    <message>
        <source>“{file}” is written in version {version} of {format}, which is not read.</source>
        <translation>كُتب «{file}» بالإصدار {version} من {format}، وهو غير مقروء.</translation>
    </message>
    <message>
        <source>“{file}” needs features that are not supported: {extensions}.</source>
        <translation>يحتاج «{file}» إلى ميزات غير مدعومة: {extensions}.</translation>
    </message>
    <message>
        <source>“{file}” holds nothing that could be shown.</source>
        <translation>لا يحتوي «{file}» على شيء يمكن عرضه.</translation>
    </message>
    <message>
        <source>“{file}” is damaged: it joins points that it does not hold ({detail}).</source>
        <translation>الملف «{file}» تالف: فهو يصل بين نقاط غير موجودة فيه ({detail}).</translation>
    </message>
    <message>
        <source>“{file}” holds coordinates that are no numbers: {count}.</source>
        <translation>يحتوي «{file}» على إحداثيات ليست أعدادًا: {count}.</translation>
    </message>
    <message>
        <source>Parts of “{file}” are not shown: {what} ({count}).</source>
        <translation>أجزاء من «{file}» غير معروضة: {what} ({count}).</translation>
    </message>
    <message>
        <source>“{file}” claims to hold {count} elements; at most {limit} can be read.</source>
        <translation>يدّعي «{file}» احتواء {count} عنصر، والحد الأقصى للقراءة {limit}.</translation>
    </message>
    <message>
        <source>The parts of “{file}” are nested too deeply to be read.</source>
        <translation>أجزاء «{file}» متداخلة بعمق لا تمكن معه قراءتها.</translation>
    </message>
    <message>
        <source>The parts of “{file}” contain each other in a circle.</source>
        <translation>أجزاء «{file}» يحتوي بعضها بعضًا في حلقة.</translation>
    </message>
    <message>
        <source>The {count} splats of “{file}” are shown as plain points.</source>
        <translation>تُعرض بقع «{file}» وعددها {count} نقاطًا عادية.</translation>
    </message>
    <message>
        <source>{shown} of the {count} points of “{file}” are shown.</source>
        <translation>يُعرض {shown} من نقاط «{file}» البالغ عددها {count}.</translation>
    </message>
    <message>
        <source>“{file}” does not say in which unit it is measured.</source>
        <translation>لا يذكر «{file}» وحدة قياسه.</translation>
    </message>
    <message>
        <source>By its declared unit “{file}” would measure {metres} m, which is hard to believe.</source>
        <translation>بحسب الوحدة المذكورة يكون قياس «{file}» {metres} م، وهذا مستبعد.</translation>
    </message>
    <message>
        <source>The picture “{reference}” is missing; the surface is shown without it.</source>
        <translation>الصورة «{reference}» مفقودة، ويُعرض السطح بدونها.</translation>
    </message>
    <message>
        <source>The picture “{reference}” is damaged.</source>
        <translation>الصورة «{reference}» تالفة.</translation>
    </message>
    <message>
        <source>The picture “{reference}” is in a format that is not read: {format}.</source>
        <translation>الصورة «{reference}» بصيغة غير مقروءة: {format}.</translation>
    </message>
    <message>
        <source>The picture “{reference}” has {pixels} pixels; at most {limit} can be read.</source>
        <translation>في الصورة «{reference}» {pixels} بكسل، والحد الأقصى للقراءة {limit}.</translation>
    </message>
    <message>
        <source>The picture “{reference}” is shown smaller than it is ({shown} of {pixels} pixels).</source>
        <translation>تُعرض الصورة «{reference}» أصغر مما هي عليه ({shown} من {pixels} بكسل).</translation>
    </message>
    <message>
        <source>The archive “{file}” is damaged ({detail}).</source>
        <translation>الأرشيف «{file}» تالف ({detail}).</translation>
    </message>
    <message>
        <source>The archive “{file}” was not opened: its entry “{entry}” is not safe ({detail}).</source>
        <translation>لم يُفتح الأرشيف «{file}»: المُدخل «{entry}» فيه غير آمن ({detail}).</translation>
    </message>
    <message>
        <source>The archive “{file}” would unpack to {bytes:size}; at most {limit:size} are allowed.</source>
        <translation>حجم الأرشيف «{file}» بعد فكّه {bytes:size}، والحد المسموح {limit:size}.</translation>
    </message>
    <message>
        <source>“{entry}” in the archive “{file}” is protected by a password.</source>
        <translation>المُدخل «{entry}» في الأرشيف «{file}» محمي بكلمة مرور.</translation>
    </message>
    <message>
        <source>The archive “{file}” holds no model.</source>
        <translation>لا يحتوي الأرشيف «{file}» على أي مجسّم.</translation>
    </message>
    <message>
        <source>Reading “{file}” was stopped: it needs more than the {limit:size} of memory it may have.</source>
        <translation>أُوقفت قراءة «{file}»: يحتاج إلى ذاكرة أكثر من المسموح، وهو {limit:size}.</translation>
    </message>
    <message>
        <source>Reading “{file}” was stopped after {seconds} seconds.</source>
        <translation>أُوقفت قراءة «{file}» بعد {seconds} من الثواني.</translation>
    </message>
    <message>
        <source>Reading “{file}” failed unexpectedly ({detail}).</source>
        <translation>فشلت قراءة «{file}» على نحو غير متوقع ({detail}).</translation>
    </message>
    <message>
        <source>Opening “{file}” was cancelled.</source>
        <translation>أُلغي فتح «{file}».</translation>
    </message>
    <message>
        <source>Row {row} of “{file}” could not be understood ({detail}).</source>
        <translation>تعذّر فهم الصف {row} من «{file}» ({detail}).</translation>
    </message>
    <message>
        <source>“{file}” was made by a newer version of this program ({version}; this one knows {supported}).</source>
        <translation>أُنشئ «{file}» بإصدار أحدث من هذا البرنامج ({version}؛ هذا الإصدار يعرف {supported}).</translation>
    </message>
    <message>
        <source>The library “{file}” is damaged ({detail}).</source>
        <translation>المكتبة «{file}» تالفة ({detail}).</translation>
    </message>
    <message>
        <source>The library “{file}” can be read but not changed.</source>
        <translation>يمكن قراءة المكتبة «{file}» ولا يمكن تغييرها.</translation>
    </message>
    <message>
        <source>The library “{file}” is in use by another window or program.</source>
        <translation>المكتبة «{file}» مستخدمة في نافذة أخرى أو برنامج آخر.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for “{file}”.</source>
        <translation>لم يبق على القرص مكان لحفظ «{file}».</translation>
    </message>
    <message>
        <source>“{file}” could not be saved ({detail}).</source>
        <translation>تعذّر حفظ «{file}» ({detail}).</translation>
    </message>
    <message>
        <source>“{value}” is no value for the option “{option}”.</source>
        <translation>«{value}» ليست قيمة صالحة للخيار «{option}».</translation>
    </message>
    <message>
        <source>The folder “{file}” holds no models.</source>
        <translation>لا يحتوي المجلد «{file}» على مجسّمات.</translation>
    </message>
    <message>
        <source>This computer offers no 3D graphics ({detail}).</source>
        <translation>لا يوفّر هذا الحاسوب رسوميات ثلاثية الأبعاد ({detail}).</translation>
    </message>
    <message>
        <source>The graphics driver offers OpenGL {version}; version {needed} is needed.</source>
        <translation>يوفّر برنامج تشغيل الرسوميات OpenGL {version}، والمطلوب الإصدار {needed}.</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for “{file}”.</source>
        <translation>ذاكرة بطاقة الرسوميات لا تكفي لعرض «{file}».</translation>
    </message>
    <message>
        <source>The graphics driver failed ({detail}).</source>
        <translation>تعطّل برنامج تشغيل الرسوميات ({detail}).</translation>
    </message>
    <message>
        <source>Check whether it was moved, renamed or is on a disk not plugged in.</source>
        <translation>تحقّق مما إذا كان قد نُقل أو غُيّر اسمه أو أنه على قرص غير موصول.</translation>
    </message>
    <message>
        <source>Choose a model file.</source>
        <translation>اختر ملف مجسّم.</translation>
    </message>
    <message>
        <source>Check that you may read it and that the disk is sound.</source>
        <translation>تحقّق من أن لديك إذن القراءة ومن سلامة القرص.</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>انسخه أو صدّره من جديد.</translation>
    </message>
    <message>
        <source>Export a smaller version of it.</source>
        <translation>صدّر نسخة أصغر منه.</translation>
    </message>
    <message>
        <source>Put all files of the model into one folder and export it again.</source>
        <translation>ضع كل ملفات المجسّم في مجلد واحد ثم صدّره من جديد.</translation>
    </message>
    <message>
        <source>Download that file, put it beside the model and export it again.</source>
        <translation>نزّل ذلك الملف وضعه بجانب المجسّم ثم صدّره من جديد.</translation>
    </message>
    <message>
        <source>Copy all files of the model into one folder.</source>
        <translation>انسخ كل ملفات المجسّم إلى مجلد واحد.</translation>
    </message>
    <message>
        <source>Export it as GLB, PLY, OBJ or STL.</source>
        <translation>صدّره بصيغة GLB أو PLY أو OBJ أو STL.</translation>
    </message>
    <message>
        <source>Export it as {instead}.</source>
        <translation>صدّره بصيغة {instead}.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or export it again.</source>
        <translation>انسخه من مصدره مرة أخرى أو صدّره من جديد.</translation>
    </message>
    <message>
        <source>Export it again with a current program.</source>
        <translation>صدّره من جديد ببرنامج حديث.</translation>
    </message>
    <message>
        <source>Export it again without them.</source>
        <translation>صدّره من جديد بدونها.</translation>
    </message>
    <message>
        <source>Check in the program that made it that something is exported.</source>
        <translation>تحقّق في البرنامج الذي أنشأه من أن شيئًا ما يُصدَّر.</translation>
    </message>
    <message>
        <source>Repair it in the program that made it and export it again.</source>
        <translation>أصلحه في البرنامج الذي أنشأه ثم صدّره من جديد.</translation>
    </message>
    <message>
        <source>Export a simpler version of it.</source>
        <translation>صدّر نسخة أبسط منه.</translation>
    </message>
    <message>
        <source>Export it again with fewer levels of groups.</source>
        <translation>صدّره من جديد بمستويات أقل من المجموعات.</translation>
    </message>
    <message>
        <source>Measures are shown without a unit.</source>
        <translation>تُعرض القياسات بلا وحدة.</translation>
    </message>
    <message>
        <source>Measure with care.</source>
        <translation>تعامل مع القياسات بحذر.</translation>
    </message>
    <message>
        <source>Put the picture beside the model.</source>
        <translation>ضع الصورة بجانب المجسّم.</translation>
    </message>
    <message>
        <source>Copy the picture again from where it came.</source>
        <translation>انسخ الصورة من مصدرها مرة أخرى.</translation>
    </message>
    <message>
        <source>Save the picture as PNG or JPEG.</source>
        <translation>احفظ الصورة بصيغة PNG أو JPEG.</translation>
    </message>
    <message>
        <source>Save a smaller version of the picture.</source>
        <translation>احفظ نسخة أصغر من الصورة.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>انسخه أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>Ask whoever made it for a clean copy.</source>
        <translation>اطلب نسخة سليمة ممن أنشأه.</translation>
    </message>
    <message>
        <source>Unpack it yourself if you trust it, and open the folder.</source>
        <translation>فُكّه بنفسك إن كنت تثق به ثم افتح المجلد.</translation>
    </message>
    <message>
        <source>Unpack it with the password and open the folder.</source>
        <translation>فُكّه بكلمة المرور ثم افتح المجلد.</translation>
    </message>
    <message>
        <source>Choose an archive with a GLB, PLY, OBJ or STL file in it.</source>
        <translation>اختر أرشيفًا فيه ملف GLB أو PLY أو OBJ أو STL.</translation>
    </message>
    <message>
        <source>Export a smaller version, or close other programs and try again.</source>
        <translation>صدّر نسخة أصغر، أو أغلق البرامج الأخرى وحاول مجددًا.</translation>
    </message>
    <message>
        <source>It may be damaged; if it is only large, export a simpler version.</source>
        <translation>قد يكون تالفًا، وإن كان كبيرًا فحسب فصدّر نسخة أبسط.</translation>
    </message>
    <message>
        <source>The file is probably damaged; copy or export it again.</source>
        <translation>الملف تالف على الأرجح، فانسخه أو صدّره من جديد.</translation>
    </message>
    <message>
        <source>Correct the row and open the folder again.</source>
        <translation>صحّح الصف ثم افتح المجلد من جديد.</translation>
    </message>
    <message>
        <source>Open it with that version, or update this program.</source>
        <translation>افتحه بذلك الإصدار أو حدّث هذا البرنامج.</translation>
    </message>
    <message>
        <source>A copy was kept as “{kept}”; your latest backup can be restored.</source>
        <translation>حُفظت نسخة باسم «{kept}»، ويمكن استعادة آخر نسخة احتياطية.</translation>
    </message>
    <message>
        <source>Notes written now cannot be kept.</source>
        <translation>الملاحظات المكتوبة الآن لا يمكن حفظها.</translation>
    </message>
    <message>
        <source>Close the other window and try again.</source>
        <translation>أغلق النافذة الأخرى وحاول مجددًا.</translation>
    </message>
    <message>
        <source>Free some room on the disk and try again.</source>
        <translation>أفرغ بعض المساحة على القرص وحاول مجددًا.</translation>
    </message>
    <message>
        <source>Your text is still here: copy it, then try again.</source>
        <translation>نصّك ما زال هنا: انسخه ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Allowed: {allowed}.</source>
        <translation>المسموح به: {allowed}.</translation>
    </message>
    <message>
        <source>Choose a folder with GLB, PLY, OBJ or STL files in it.</source>
        <translation>اختر مجلدًا فيه ملفات GLB أو PLY أو OBJ أو STL.</translation>
    </message>
    <message>
        <source>Texts and small pictures can still be seen.</source>
        <translation>ما زال بالإمكان رؤية النصوص والصور الصغيرة.</translation>
    </message>
    <message>
        <source>Install a newer graphics driver.</source>
        <translation>ثبّت برنامج تشغيل رسوميات أحدث.</translation>
    </message>
    <message>
        <source>It is shown with less detail.</source>
        <translation>يُعرض بتفاصيل أقل.</translation>
    </message>
    <message>
        <source>Start the program again; if it happens again, update the driver.</source>
        <translation>شغّل البرنامج من جديد، وإن تكرّر ذلك فحدّث برنامج التشغيل.</translation>
    </message>
</context>
</TS>
