<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en_GB">
<context>
    <name>AboutPages</name>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Done writing</source>
        <translation>انتهت الكتابة</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>حُفظ</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>يُحفظ…</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>لم يُحفظ.</translation>
    </message>
</context>
<context>
    <name>AboutPanel</name>
    <message>
        <source>And {} more; copy the details to read them all.</source>
        <translation>و{} أخرى؛ انسخ التفاصيل لقراءتها كلها.</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>اللغات: {}</translation>
    </message>
    <message>
        <source>About the object</source>
        <translation>عن القطعة</translation>
    </message>
    <message>
        <source>What is known of an object appears here.</source>
        <translation>يظهر هنا ما يُعرف عن القطعة.</translation>
    </message>
    <message>
        <source>A demonstration model made by code, not a scan of a real object.</source>
        <translation>نموذج توضيحي أنشأه برنامج، وليس مسحًا لقطعة حقيقية.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>الحقوق</translation>
    </message>
    <message>
        <source>How it was captured</source>
        <translation>كيف التُقط</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Not in your language; shown in {}.</source>
        <translation>غير متوفر بلغتك؛ معروض بـ{}.</translation>
    </message>
    <message>
        <source>About this file</source>
        <translation>عن هذا الملف</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Copy these sentences</source>
        <translation>نسخ هذه الجمل</translation>
    </message>
</context>
<context>
    <name>AboutProgram</name>
    <message>
        <source>Exhibit Viewer</source>
        <translation>عارض المعروضات</translation>
    </message>
    <message>
        <source>About Exhibit Viewer</source>
        <translation>عن عارض المعروضات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Version {version}, on Qt {qt}</source>
        <translation>الإصدار {version}، على Qt {qt}</translation>
    </message>
    <message>
        <source>Works without a network. Notes stay on this computer, in your own library.</source>
        <translation>يعمل دون شبكة. تبقى الملاحظات على هذا الحاسوب في مكتبتك الخاصة.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>أُنجز باستخدام</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source> or </source>
        <translation> أو </translation>
    </message>
</context>
<context>
    <name>Articles</name>
    <message>
        <source>To read</source>
        <translation>للقراءة</translation>
    </message>
</context>
<context>
    <name>ArtifactCard</name>
    <message>
        <source>No picture</source>
        <translation>لا صورة</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Touch an object to see it from all sides.</source>
        <translation>المس قطعة لتراها من كل الجهات.</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>كل القطع</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Collection</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Search this collection</source>
        <translation>ابحث في هذه المجموعة</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>ترتيب</translation>
    </message>
    <message>
        <source>Favourites and sets</source>
        <translation>المفضلة والمجموعات الخاصة</translation>
    </message>
    <message>
        <source>Edit the collection</source>
        <translation>تحرير المجموعة</translation>
    </message>
    <message>
        <source>As a grid</source>
        <translation>عرض شبكي</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>عرض كقائمة</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>In the collection’s order</source>
        <translation>بترتيب المجموعة</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>حسب العنوان</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>حسب التاريخ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked</source>
        <translation>
            <numerusform>لا شيء محدد</numerusform>
            <numerusform>قطعة محددة</numerusform>
            <numerusform>قطعتان محددتان</numerusform>
            <numerusform>%Ln قطع محددة</numerusform>
            <numerusform>%Ln قطعة محددة</numerusform>
            <numerusform>%Ln قطعة محددة</numerusform>
        </translation>
    </message>
    <message>
        <source>{} searched</source>
        <translation>تم البحث في {}</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L puts the object shown into one.</source>
        <translation>يضيف Ctrl+Shift+L القطعة المعروضة إلى مجموعة.</translation>
    </message>
    <message>
        <source>Nothing is in this set yet.</source>
        <translation>لا شيء في هذه المجموعة بعد.</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>هل تقصد «{}»؟</translation>
    </message>
    <message>
        <source>Clear the choice: {}</source>
        <translation>مسح الاختيار: {}</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>Titles, facts, descriptions, pages and notes, in every language  (Ctrl+F)</source>
        <translation>العناوين والبيانات والأوصاف والصفحات والملاحظات بكل اللغات  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Narrow down</source>
        <translation>تضييق النتائج</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Show the whole description</source>
        <translation>عرض الوصف كاملًا</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>%Ln قطع</numerusform>
            <numerusform>%Ln قطعة</numerusform>
            <numerusform>%Ln قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here matches “{}”.</source>
        <translation>لا شيء هنا يطابق «{}».</translation>
    </message>
    <message>
        <source>Nothing has all of this.</source>
        <translation>لا شيء يجمع كل هذا.</translation>
    </message>
    <message>
        <source>This collection is empty.</source>
        <translation>هذه المجموعة فارغة.</translation>
    </message>
</context>
<context>
    <name>BrowserDock</name>
    <message>
        <source>Collection</source>
        <translation>المجموعة</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Opening “{}”</source>
        <translation>جارٍ فتح «{}»</translation>
    </message>
    <message>
        <source>{} % read</source>
        <translation>قُرئ {} %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>This object cannot be shown.</source>
        <translation>لا يمكن عرض هذه القطعة.</translation>
    </message>
    <message>
        <source>Choose an object from the collection to see it here.</source>
        <translation>اختر قطعة من المجموعة لتراها هنا.</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>عرض التالية</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>عرض الأولى</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Check the collection</source>
        <translation>فحص المجموعة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>حفظ تقرير…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>نتيجة الفحص</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>حفظ تقرير</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>نصوص (*.txt)</translation>
    </message>
    <message>
        <source>Reading every file…</source>
        <translation>تُقرأ جميع الملفات…</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>توقّف الفحص قبل نهايته.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) wrong, among {} files:</source>
        <translation>
            <numerusform>لا خلل بين {} من الملفات:</numerusform>
            <numerusform>خلل واحد بين {} من الملفات:</numerusform>
            <numerusform>خللان بين {} من الملفات:</numerusform>
            <numerusform>%Ln مواضع خلل بين {} من الملفات:</numerusform>
            <numerusform>%Ln موضع خلل بين {} من الملفات:</numerusform>
            <numerusform>%Ln موضع خلل بين {} من الملفات:</numerusform>
        </translation>
    </message>
    <message>
        <source>All {} files are as they were packed.</source>
        <translation>جميع الملفات ({}) كما حُزمت.</translation>
    </message>
    <message>
        <source>All {} files are there and can be read. There are no checksums to compare them with.</source>
        <translation>جميع الملفات ({}) موجودة ويمكن قراءتها. لا توجد مجاميع تحقّق لمقارنتها بها.</translation>
    </message>
</context>
<context>
    <name>Citation</name>
    <message>
        <source>The citation is in the clipboard.</source>
        <translation>الاستشهاد في الحافظة.</translation>
    </message>
    <message>
        <source>Seen in Exhibit Viewer on {}</source>
        <translation>شوهد في Exhibit Viewer بتاريخ {}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <translation>ابحث عن أي شيء</translation>
    </message>
    <message>
        <source>Find a command, an object or a note</source>
        <translation>ابحث عن أمر أو قطعة أو ملاحظة</translation>
    </message>
    <message>
        <source>Type a few letters; Return does it, Esc closes</source>
        <translation>اكتب بضعة أحرف؛ مفتاح الإدخال ينفّذ، وEsc يغلق</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Nothing goes by that name.</source>
        <translation>لا شيء بهذا الاسم.</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>قطعة</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Go to the view of this link</source>
        <translation>انتقل إلى منظر هذا الرابط</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open a file…</source>
        <translation>فتح ملف…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>فتح مجلد…</translation>
    </message>
    <message>
        <source>Open the sample exhibition</source>
        <translation>فتح المعرض النموذجي</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>العودة إلى صفحة البداية</translation>
    </message>
    <message>
        <source>Next object</source>
        <translation>القطعة التالية</translation>
    </message>
    <message>
        <source>Previous object</source>
        <translation>القطعة السابقة</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>إيقاف التحميل</translation>
    </message>
    <message>
        <source>Search the collection</source>
        <translation>البحث في المجموعة</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>First view</source>
        <translation>المنظر الأول</translation>
    </message>
    <message>
        <source>Show the whole object</source>
        <translation>عرض القطعة كاملة</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>من الأمام</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>من الخلف</translation>
    </message>
    <message>
        <source>From the right</source>
        <translation>من اليمين</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>من اليسار</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>من الأعلى</translation>
    </message>
    <message>
        <source>From below</source>
        <translation>من الأسفل</translation>
    </message>
    <message>
        <source>Next variant of the materials</source>
        <translation>تنويعة المواد التالية</translation>
    </message>
    <message>
        <source>Next view chosen by the file&apos;s author</source>
        <translation>المنظر التالي الذي اختاره صاحب الملف</translation>
    </message>
    <message>
        <source>Favourites and sets</source>
        <translation>المفضلة والمجموعات الخاصة</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>مفضلة</translation>
    </message>
    <message>
        <source>Earlier in the set</source>
        <translation>تقديمها في المجموعة</translation>
    </message>
    <message>
        <source>Later in the set</source>
        <translation>تأخيرها في المجموعة</translation>
    </message>
    <message>
        <source>Take out of the set</source>
        <translation>إخراجها من المجموعة</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>استيراد مجلد…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>استيراد ملف…</translation>
    </message>
    <message>
        <source>Import a copy to edit</source>
        <translation>استيراد نسخة للتحرير</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>فتح مكتبة أخرى…</translation>
    </message>
    <message>
        <source>Make a new library…</source>
        <translation>إنشاء مكتبة جديدة…</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>نسخ المكتبة احتياطيًا…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Save the records as a sheet…</source>
        <translation>حفظ السجلات جدولًا…</translation>
    </message>
    <message>
        <source>Bring in a sheet…</source>
        <translation>إدخال جدول…</translation>
    </message>
    <message>
        <source>Copy a citation</source>
        <translation>نسخ استشهاد</translation>
    </message>
    <message>
        <source>Edit what is said</source>
        <translation>تحرير ما يُقال</translation>
    </message>
    <message>
        <source>Edit the collection</source>
        <translation>تحرير المجموعة</translation>
    </message>
    <message>
        <source>Remove from the collection</source>
        <translation>إزالة من المجموعة</translation>
    </message>
    <message>
        <source>Share or export…</source>
        <translation>مشاركة أو تصدير…</translation>
    </message>
    <message>
        <source>Check the collection’s files</source>
        <translation>فحص ملفات المجموعة</translation>
    </message>
    <message>
        <source>Three-quarter view</source>
        <translation>منظر ثلاثي الأرباع</translation>
    </message>
    <message>
        <source>Without perspective</source>
        <translation>دون منظور</translation>
    </message>
    <message>
        <source>Turntable</source>
        <translation>الدوران التلقائي</translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation>أدر يسارًا</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>أدر يمينًا</translation>
    </message>
    <message>
        <source>Tilt up</source>
        <translation>أمل إلى الأعلى</translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation>أمل إلى الأسفل</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>حرّك يسارًا</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>حرّك يمينًا</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>حرّك إلى الأعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>حرّك إلى الأسفل</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>أقرب</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>أبعد</translation>
    </message>
    <message>
        <source>Natural colours</source>
        <translation>الألوان الطبيعية</translation>
    </message>
    <message>
        <source>Clay</source>
        <translation>صلصال</translation>
    </message>
    <message>
        <source>Colours without light</source>
        <translation>ألوان دون إضاءة</translation>
    </message>
    <message>
        <source>Surface directions</source>
        <translation>اتجاهات السطح</translation>
    </message>
    <message>
        <source>Wireframe</source>
        <translation>هيكل سلكي</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>أشعة سينية</translation>
    </message>
    <message>
        <source>Polished</source>
        <translation>مصقول</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>نقش بارز</translation>
    </message>
    <message>
        <source>Colour points by something else</source>
        <translation>تلوين النقاط بشيء آخر</translation>
    </message>
    <message>
        <source>Larger points</source>
        <translation>نقاط أكبر</translation>
    </message>
    <message>
        <source>Smaller points</source>
        <translation>نقاط أصغر</translation>
    </message>
    <message>
        <source>Play the animation</source>
        <translation>تشغيل الحركة</translation>
    </message>
    <message>
        <source>Let the tour go on by itself</source>
        <translation>ترك الجولة تتابع تلقائيًا</translation>
    </message>
    <message>
        <source>Listen to the narration</source>
        <translation>الاستماع إلى الشرح الصوتي</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>بلا صوت</translation>
    </message>
    <message>
        <source>Next animation</source>
        <translation>الحركة التالية</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>تشغيل أسرع</translation>
    </message>
    <message>
        <source>Play more slowly</source>
        <translation>تشغيل أبطأ</translation>
    </message>
    <message>
        <source>Play over and over</source>
        <translation>تشغيل متكرر</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>الإضاءة</translation>
    </message>
    <message>
        <source>Raking light</source>
        <translation>ضوء جانبي</translation>
    </message>
    <message>
        <source>Lights of the file</source>
        <translation>أضواء الملف</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>أكثر سطوعًا</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>أقل سطوعًا</translation>
    </message>
    <message>
        <source>Normal brightness</source>
        <translation>سطوع عادي</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>مقطع</translation>
    </message>
    <message>
        <source>Cut across X</source>
        <translation>قطع عبر X</translation>
    </message>
    <message>
        <source>Cut across Y</source>
        <translation>قطع عبر Y</translation>
    </message>
    <message>
        <source>Cut across Z</source>
        <translation>قطع عبر Z</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>رسم المقطع</translation>
    </message>
    <message>
        <source>Shadow on the floor</source>
        <translation>ظل على الأرضية</translation>
    </message>
    <message>
        <source>Grid on the floor</source>
        <translation>شبكة على الأرضية</translation>
    </message>
    <message>
        <source>No floor</source>
        <translation>دون أرضية</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>الملاحظة التالية</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>الملاحظة السابقة</translation>
    </message>
    <message>
        <source>Move the note</source>
        <translation>نقل الملاحظة</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>حذف الملاحظة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>جولة</translation>
    </message>
    <message>
        <source>Next stop of the tour</source>
        <translation>المحطة التالية من الجولة</translation>
    </message>
    <message>
        <source>Previous stop of the tour</source>
        <translation>المحطة السابقة من الجولة</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>تدريس</translation>
    </message>
    <message>
        <source>Next stop of the lecture</source>
        <translation>المحطة التالية من المحاضرة</translation>
    </message>
    <message>
        <source>Previous stop of the lecture</source>
        <translation>المحطة السابقة من المحاضرة</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>شاشة سوداء</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>مؤشر ليزر</translation>
    </message>
    <message>
        <source>Collection panel</source>
        <translation>لوحة المجموعة</translation>
    </message>
    <message>
        <source>Notes panel</source>
        <translation>لوحة الملاحظات</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>استعادة التخطيط</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>نسخ الصورة</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>حفظ الصورة…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>البحث عن أمر</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>About Exhibit Viewer</source>
        <translation>عن عارض المعروضات</translation>
    </message>
    <message>
        <source>Open a scan or an exhibition package</source>
        <translation>فتح مسح أو حزمة معرض</translation>
    </message>
    <message>
        <source>Show every scan in a folder as a collection</source>
        <translation>عرض كل المسوح في مجلد كمجموعة</translation>
    </message>
    <message>
        <source>Objects of any collection, in an order of your own</source>
        <translation>قطع من أي مجموعة، بترتيب من اختيارك</translation>
    </message>
    <message>
        <source>Mark the object, to find it again among your favourites</source>
        <translation>علّم القطعة لتجدها ثانية بين مفضلاتك</translation>
    </message>
    <message>
        <source>The object itself stays where it is</source>
        <translation>تبقى القطعة نفسها في مكانها</translation>
    </message>
    <message>
        <source>Your own collections, the trash and backups</source>
        <translation>مجموعاتك وسلة المهملات والنسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Copy a folder of scans into your library, to edit it there</source>
        <translation>انسخ مجلد مسوح إلى مكتبتك لتحرّره هناك</translation>
    </message>
    <message>
        <source>Copy a scan or a package into your library</source>
        <translation>انسخ مسحًا أو حزمة إلى مكتبتك</translation>
    </message>
    <message>
        <source>Copy this collection into your library; the original stays as it is</source>
        <translation>انسخ هذه المجموعة إلى مكتبتك؛ ويبقى الأصل كما هو</translation>
    </message>
    <message>
        <source>Notes, settings and your own collections, in one file</source>
        <translation>الملاحظات والإعدادات ومجموعاتك في ملف واحد</translation>
    </message>
    <message>
        <source>A backup takes the library’s place; the trash keeps the old one</source>
        <translation>تحل النسخة محل المكتبة؛ وتحتفظ السلة بالقديمة</translation>
    </message>
    <message>
        <source>One row for each object, for any spreadsheet program</source>
        <translation>سطر لكل قطعة، لأي برنامج جداول</translation>
    </message>
    <message>
        <source>Collections, notes and sets of another folder, say on a stick</source>
        <translation>مجموعات وملاحظات ومجموعات خاصة من مجلد آخر، على وحدة تخزين مثلًا</translation>
    </message>
    <message>
        <source>An empty library, in a folder of its own</source>
        <translation>مكتبة فارغة في مجلد خاص بها</translation>
    </message>
    <message>
        <source>You see what would change before it does</source>
        <translation>ترى ما سيتغير قبل أن يتغير</translation>
    </message>
    <message>
        <source>The object, its rights, and this view of it, as a line of text</source>
        <translation>القطعة وحقوقها وهذا المنظر منها، في سطر نص</translation>
    </message>
    <message>
        <source>Title, description and rights of the whole, and the objects removed</source>
        <translation>عنوان المجموعة كلها ووصفها وحقوقها، والقطع المُزالة</translation>
    </message>
    <message>
        <source>Its files and notes are kept; it can be put back</source>
        <translation>تُحفظ ملفاتها وملاحظاتها، ويمكن إعادتها</translation>
    </message>
    <message>
        <source>Title, description, rights and every other field, in every language</source>
        <translation>العنوان والوصف والحقوق وكل حقل آخر، بكل لغة</translation>
    </message>
    <message>
        <source>Parallel lines stay parallel: for comparing and measuring</source>
        <translation>تبقى الخطوط المتوازية متوازية: للمقارنة والقياس</translation>
    </message>
    <message>
        <source>Let the object turn by itself</source>
        <translation>دع القطعة تدور من تلقاء نفسها</translation>
    </message>
    <message>
        <source>The photographed colours as they are, without shading</source>
        <translation>الألوان كما صُوّرت، دون تظليل</translation>
    </message>
    <message>
        <source>The bare shape, without its colours</source>
        <translation>الشكل مجردًا من ألوانه</translation>
    </message>
    <message>
        <source>Bring out shallow carving and tool marks</source>
        <translation>إبراز النقوش الخفيفة وآثار الأدوات</translation>
    </message>
    <message>
        <source>See through the surface</source>
        <translation>النظر عبر السطح</translation>
    </message>
    <message>
        <source>The triangles of the scan</source>
        <translation>مثلثات المسح</translation>
    </message>
    <message>
        <source>Let the object move as its maker meant it, or hold it still</source>
        <translation>دع القطعة تتحرك كما أراد صانعها، أو أوقفها</translation>
    </message>
    <message>
        <source>Light from the side, as for reading an inscription</source>
        <translation>ضوء من الجانب، كما لقراءة نقش</translation>
    </message>
    <message>
        <source>The lights the file&apos;s author placed, instead of the one you can move</source>
        <translation>الأضواء التي وضعها صاحب الملف بدلًا من الضوء الذي يمكنك تحريكه</translation>
    </message>
    <message>
        <source>Drag on the picture to move the light</source>
        <translation>اسحب على الصورة لتحريك الضوء</translation>
    </message>
    <message>
        <source>Cut the object open</source>
        <translation>شق القطعة لرؤية داخلها</translation>
    </message>
    <message>
        <source>The outline of the cut as a drawing to scale</source>
        <translation>محيط المقطع رسمًا بمقياس صحيح</translation>
    </message>
    <message>
        <source>Then click the place on the object</source>
        <translation>ثم انقر الموضع على القطعة</translation>
    </message>
    <message>
        <source>The way round the object that its author chose; again to leave it</source>
        <translation>الطريق حول القطعة كما اختاره صاحبها؛ كرّر لمغادرتها</translation>
    </message>
    <message>
        <source>A large, calm picture for a lecture room</source>
        <translation>صورة كبيرة هادئة لقاعة المحاضرات</translation>
    </message>
    <message>
        <source>Black the picture out, and bring it back</source>
        <translation>تعتيم الصورة ثم إعادتها</translation>
    </message>
    <message>
        <source>A red dot follows the pointer while the key is held</source>
        <translation>تتبع نقطة حمراء المؤشر ما دام المفتاح مضغوطًا</translation>
    </message>
    <message>
        <source>Find any command, object or note by a few letters</source>
        <translation>اعثر على أي أمر أو قطعة أو ملاحظة ببضعة أحرف</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>كل المفاتيح في ورقة واحدة</translation>
    </message>
    <message>
        <source>Write in the note</source>
        <translation>الكتابة في الملاحظة</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>تغيير الوسوم</translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation>تغيير اللون</translation>
    </message>
    <message>
        <source>Keep another view</source>
        <translation>حفظ منظور آخر</translation>
    </message>
    <message>
        <source>Put an object back</source>
        <translation>إعادة قطعة</translation>
    </message>
    <message>
        <source>Create a set</source>
        <translation>إنشاء مجموعة</translation>
    </message>
    <message>
        <source>Rename a set</source>
        <translation>إعادة تسمية مجموعة</translation>
    </message>
    <message>
        <source>Delete a set</source>
        <translation>حذف مجموعة</translation>
    </message>
    <message>
        <source>Change what is in a set</source>
        <translation>تغيير محتوى مجموعة</translation>
    </message>
    <message>
        <source>Change the order of a set</source>
        <translation>تغيير ترتيب مجموعة</translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation>تراجع: {}</translation>
    </message>
    <message>
        <source>Redo: {}</source>
        <translation>إعادة: {}</translation>
    </message>
    <message>
        <source>Exhibition</source>
        <translation>المعرض</translation>
    </message>
    <message>
        <source>View</source>
        <translation>المنظر</translation>
    </message>
    <message>
        <source>Light and surface</source>
        <translation>الضوء والسطح</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>التدريس</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>Touch anywhere to go on.</source>
        <translation>المس أي مكان للمتابعة.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>More about it</source>
        <translation>المزيد عنها</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>أضف سطرًا</translation>
    </message>
    <message>
        <source>What, {}</source>
        <translation>الاسم، {}</translation>
    </message>
    <message>
        <source>Value, {}</source>
        <translation>القيمة، {}</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>أزل هذا السطر</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>There is nothing to choose by.</source>
        <translation>لا يوجد ما يمكن الاختيار بحسبه.</translation>
    </message>
    <message>
        <source>Narrow down</source>
        <translation>تضييق النتائج</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>All {}</source>
        <translation>الكل ({})</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln object(s)</source>
        <translation>
            <numerusform>لا شيء لإظهاره</numerusform>
            <numerusform>إظهار قطعة واحدة</numerusform>
            <numerusform>إظهار قطعتين</numerusform>
            <numerusform>إظهار %Ln قطع</numerusform>
            <numerusform>إظهار %Ln قطعة</numerusform>
            <numerusform>إظهار %Ln قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the choice</source>
        <translation>مسح الاختيار</translation>
    </message>
</context>
<context>
    <name>FaultBar</name>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Copy what a technician needs to know</source>
        <translation>نسخ ما يحتاج الفني إلى معرفته</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Have a look around</source>
        <translation>ألقِ نظرة</translation>
    </message>
    <message>
        <source>Drag to turn the object.</source>
        <translation>اسحب لتدير القطعة.</translation>
    </message>
    <message>
        <source>Scroll, or pinch, to come nearer.</source>
        <translation>حرّك العجلة أو قرّب بإصبعين لتقترب.</translation>
    </message>
    <message>
        <source>Press N, then click a place, to write a note.</source>
        <translation>اضغط N ثم انقر موضعًا لتكتب ملاحظة.</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>فهمت</translation>
    </message>
    <message>
        <source>Got it: do not show the first steps again</source>
        <translation>فهمت: لا تعرض الخطوات الأولى مرة أخرى</translation>
    </message>
</context>
<context>
    <name>GroundControls</name>
    <message>
        <source>Floor</source>
        <translation>الأرضية</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>الخلفية</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>ظل</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>شبكة</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>The ground of the window&apos;s look</source>
        <translation>خلفية مظهر النافذة</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>A dark ground</source>
        <translation>خلفية داكنة</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>A light ground</source>
        <translation>خلفية فاتحة</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>سوداء</translation>
    </message>
    <message>
        <source>A black ground, for projection</source>
        <translation>خلفية سوداء للعرض الضوئي</translation>
    </message>
    <message>
        <source>White</source>
        <translation>بيضاء</translation>
    </message>
    <message>
        <source>A white ground, for print</source>
        <translation>خلفية بيضاء للطباعة</translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message>
        <source>Open {}</source>
        <translation>افتح {}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>%Ln قطع</numerusform>
            <numerusform>%Ln قطعة</numerusform>
            <numerusform>%Ln قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>أعِدها</translation>
    </message>
    <message>
        <source>Put {} back</source>
        <translation>أعِد {}</translation>
    </message>
    <message>
        <source>Really delete</source>
        <translation>احذف فعلًا</translation>
    </message>
    <message>
        <source>Delete {} for good</source>
        <translation>احذف {} نهائيًا</translation>
    </message>
    <message>
        <source>Put {} into the trash</source>
        <translation>ضع {} في سلة المهملات</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Page Down next · Page Up back · B black · hold . to point · Esc leaves</source>
        <translation>Page Down التالي · Page Up السابق · B شاشة سوداء · اضغط . مطوّلًا للإشارة · Esc خروج</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Touch to begin</source>
        <translation>المس للبدء</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Exhibition</source>
        <translation>المعرض</translation>
    </message>
</context>
<context>
    <name>LibraryDeeds</name>
    <message>
        <source>Importing “{}”…</source>
        <translation>يُستورد «{}»…</translation>
    </message>
    <message>
        <source>“{}” was removed from the collection.</source>
        <translation>أُزيلت «{}» من المجموعة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) were removed from the collection.</source>
        <translation>
            <numerusform>لم تُزل أي قطعة من المجموعة.</numerusform>
            <numerusform>أُزيلت قطعة واحدة من المجموعة.</numerusform>
            <numerusform>أُزيلت قطعتان من المجموعة.</numerusform>
            <numerusform>أُزيلت %Ln قطع من المجموعة.</numerusform>
            <numerusform>أُزيلت %Ln قطعة من المجموعة.</numerusform>
            <numerusform>أُزيلت %Ln قطعة من المجموعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The library was backed up into “{}”.</source>
        <translation>نُسخت المكتبة احتياطيًا في «{}».</translation>
    </message>
    <message>
        <source>Backing up the library…</source>
        <translation>تُنسخ المكتبة احتياطيًا…</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>تُقرأ النسخة الاحتياطية…</translation>
    </message>
    <message>
        <source>The records were saved as “{}”.</source>
        <translation>حُفظت السجلات باسم «{}».</translation>
    </message>
    <message>
        <source>The backup takes the library’s place when the program starts next.</source>
        <translation>تحل النسخة محل المكتبة عند بدء البرنامج في المرة القادمة.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>أنهِ الآن</translation>
    </message>
    <message>
        <source>“{}” is in your library already.</source>
        <translation>«{}» موجودة في مكتبتك أصلًا.</translation>
    </message>
    <message numerus="yes">
        <source>“{}” was imported. %Ln of its models was in the library already.</source>
        <translation>
            <numerusform>استُوردت «{}».</numerusform>
            <numerusform>استُوردت «{}». كان أحد نماذجها في المكتبة أصلًا.</numerusform>
            <numerusform>استُوردت «{}». كان اثنان من نماذجها في المكتبة أصلًا.</numerusform>
            <numerusform>استُوردت «{}». كانت %Ln من نماذجها في المكتبة أصلًا.</numerusform>
            <numerusform>استُوردت «{}». كان %Ln من نماذجها في المكتبة أصلًا.</numerusform>
            <numerusform>استُوردت «{}». كان %Ln من نماذجها في المكتبة أصلًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{}” was imported.</source>
        <translation>استُوردت «{}».</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>افتحها</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Trash</source>
        <translation>سلة المهملات</translation>
    </message>
    <message>
        <source>Your library</source>
        <translation>مكتبتك</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>العودة إلى المكتبة</translation>
    </message>
    <message numerus="yes">
        <source>Trash: %Ln collection(s)</source>
        <translation>
            <numerusform>السلة: لا مجموعات</numerusform>
            <numerusform>السلة: مجموعة واحدة</numerusform>
            <numerusform>السلة: مجموعتان</numerusform>
            <numerusform>السلة: %Ln مجموعات</numerusform>
            <numerusform>السلة: %Ln مجموعة</numerusform>
            <numerusform>السلة: %Ln مجموعة</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>سلة المهملات فارغة.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>لم يُستورد شيء بعد.</translation>
    </message>
    <message>
        <source>What you threw away stays here until you delete it for good.</source>
        <translation>يبقى هنا ما رميته حتى تحذفه نهائيًا.</translation>
    </message>
    <message>
        <source>Copies of your own: you can edit what is said of them; the originals stay untouched.</source>
        <translation>نسخ خاصة بك: يمكنك تحرير ما يُقال عنها، وتبقى الأصول دون مساس.</translation>
    </message>
</context>
<context>
    <name>LightControls</name>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>Where the light comes from, around the object</source>
        <translation>من أين يأتي الضوء حول القطعة</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>الارتفاع</translation>
    </message>
    <message>
        <source>How high the light stands</source>
        <translation>مدى ارتفاع الضوء</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>الشدة</translation>
    </message>
    <message>
        <source>How strong the light is</source>
        <translation>مدى قوة الضوء</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>السطوع</translation>
    </message>
    <message>
        <source>Brightness of the whole picture, in photographic stops</source>
        <translation>سطوع الصورة كلها بدرجات التعريض الضوئي</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة الضبط</translation>
    </message>
    <message>
        <source>The light as it was at first</source>
        <translation>الضوء كما كان أولًا</translation>
    </message>
</context>
<context>
    <name>ListenButton</name>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استمع</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Exhibit Viewer</source>
        <translation>عارض المعروضات</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Empty note</source>
        <translation>ملاحظة فارغة</translation>
    </message>
    <message>
        <source>Note {number}: {words}</source>
        <translation>الملاحظة {number}: {words}</translation>
    </message>
    <message>
        <source>From the exhibition</source>
        <translation>من المعرض</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Ochre</source>
        <translation>مغرة</translation>
    </message>
    <message>
        <source>Verdigris</source>
        <translation>زنجار</translation>
    </message>
    <message>
        <source>Madder</source>
        <translation>فوّة</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>نيلي</translation>
    </message>
    <message>
        <source>Orpiment</source>
        <translation>زرنيخ أصفر</translation>
    </message>
    <message>
        <source>Malachite</source>
        <translation>ملكيت</translation>
    </message>
    <message>
        <source>What do you see here?</source>
        <translation>ماذا ترى هنا؟</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>نص الملاحظة</translation>
    </message>
    <message>
        <source>**bold**, *italic*, lists and links in Markdown</source>
        <translation>**عريض** و*مائل* وقوائم وروابط بصيغة Markdown</translation>
    </message>
    <message>
        <source>The note as it reads</source>
        <translation>الملاحظة كما تُقرأ</translation>
    </message>
    <message>
        <source>As it reads</source>
        <translation>كما تُقرأ</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>وسوم تفصل بينها فواصل</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Colour: {}</source>
        <translation>اللون: {}</translation>
    </message>
    <message>
        <source>Keep the present view for this note</source>
        <translation>احفظ المنظر الحالي لهذه الملاحظة</translation>
    </message>
    <message>
        <source>Move the note to another place</source>
        <translation>نقل الملاحظة إلى موضع آخر</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>حذف الملاحظة</translation>
    </message>
    <message>
        <source>Close the note (Esc)</source>
        <translation>إغلاق الملاحظة (Esc)</translation>
    </message>
</context>
<context>
    <name>NoteReader</name>
    <message>
        <source>About this object</source>
        <translation>عن هذه القطعة</translation>
    </message>
    <message>
        <source>Notes: {}</source>
        <translation>الملاحظات: {}</translation>
    </message>
    <message>
        <source>Note {} of {}</source>
        <translation>الملاحظة {} من {}</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>الملاحظة السابقة</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>الملاحظة التالية</translation>
    </message>
</context>
<context>
    <name>NotesDock</name>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>About</source>
        <translation>معلومات</translation>
    </message>
    <message>
        <source>Notes on this object</source>
        <translation>ملاحظات على هذه القطعة</translation>
    </message>
    <message>
        <source>What is known about this object</source>
        <translation>ما يُعرف عن هذه القطعة</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>All notes</source>
        <translation>كل الملاحظات</translation>
    </message>
    <message>
        <source>From the exhibition</source>
        <translation>من المعرض</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>ملاحظاتي</translation>
    </message>
    <message>
        <source>Notes on an object appear here.</source>
        <translation>تظهر هنا الملاحظات على القطعة.</translation>
    </message>
    <message>
        <source>Press N, then click a place on the object.</source>
        <translation>اضغط N ثم انقر موضعًا على القطعة.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>لا ملاحظات بعد</translation>
    </message>
    <message>
        <source>No note matches.</source>
        <translation>لا توجد ملاحظة مطابقة.</translation>
    </message>
    <message>
        <source>Click the object…</source>
        <translation>انقر القطعة…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Search the notes</source>
        <translation>البحث في الملاحظات</translation>
    </message>
    <message>
        <source>Words in a note, its tags or its author</source>
        <translation>كلمات في الملاحظة أو وسومها أو اسم كاتبها</translation>
    </message>
    <message>
        <source>Show only some notes: by tag, colour or origin</source>
        <translation>عرض بعض الملاحظات فقط: حسب الوسم أو اللون أو المصدر</translation>
    </message>
    <message>
        <source>Filter the notes</source>
        <translation>تصفية الملاحظات</translation>
    </message>
    <message>
        <source>Show all notes</source>
        <translation>عرض كل الملاحظات</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Show {} more</source>
        <translation>عرض {} أخرى</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>عرض أقل</translation>
    </message>
    <message>
        <source>All that is to be told</source>
        <translation>كل ما ينبغي ذكره</translation>
    </message>
</context>
<context>
    <name>ObjectPage</name>
    <message>
        <source>This object cannot be shown just now.</source>
        <translation>لا يمكن عرض هذه القطعة الآن.</translation>
    </message>
    <message>
        <source>Back to all objects</source>
        <translation>العودة إلى كل القطع</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open a scan or an exhibition package</source>
        <translation>فتح مسح أو حزمة معرض</translation>
    </message>
    <message>
        <source>Import a folder of scans</source>
        <translation>استيراد مجلد مسوح</translation>
    </message>
    <message>
        <source>Import a scan or an exhibition package</source>
        <translation>استيراد مسح أو حزمة معرض</translation>
    </message>
    <message>
        <source>A folder for the new library</source>
        <translation>مجلد للمكتبة الجديدة</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>فتح مكتبة</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>نسخ المكتبة احتياطيًا</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>نسخ احتياطية (*.zip)</translation>
    </message>
    <message>
        <source>Save the records</source>
        <translation>حفظ السجلات</translation>
    </message>
    <message>
        <source>Bring in a sheet</source>
        <translation>إدخال جدول</translation>
    </message>
    <message>
        <source>Sheets (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>Sets (*.json)</source>
        <translation>مجموعات (*.json)</translation>
    </message>
    <message>
        <source>Bring in a set</source>
        <translation>إدخال مجموعة</translation>
    </message>
    <message>
        <source>Scans and packages ({})</source>
        <translation>المسوح والحزم ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation>فتح مجلد مسوح</translation>
    </message>
</context>
<context>
    <name>PictureOut</name>
    <message>
        <source>Save the picture</source>
        <translation>حفظ الصورة</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>الصور (*.png)</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>Not right. Wait %n s</source>
        <translation>
            <numerusform>غير صحيح.</numerusform>
            <numerusform>غير صحيح. انتظر ثانية</numerusform>
            <numerusform>غير صحيح. انتظر ثانيتين</numerusform>
            <numerusform>غير صحيح. انتظر %n ثوانٍ</numerusform>
            <numerusform>غير صحيح. انتظر %n ثانية</numerusform>
            <numerusform>غير صحيح. انتظر %n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
</context>
<context>
    <name>PlacingControls</name>
    <message>
        <source>Click the place on the object the note moves to, or turn it into the middle and press Enter.</source>
        <translation>انقر الموضع الذي تنتقل إليه الملاحظة على القطعة، أو أدره إلى الوسط واضغط Enter.</translation>
    </message>
    <message>
        <source>Click the place on the object the note is about, or turn it into the middle and press Enter.</source>
        <translation>انقر الموضع الذي تخصه الملاحظة على القطعة، أو أدره إلى الوسط واضغط Enter.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Put the tool down (Esc)</source>
        <translation>ترك الأداة (Esc)</translation>
    </message>
</context>
<context>
    <name>PlayerStrip</name>
    <message>
        <source>Animation {}</source>
        <translation>الحركة {}</translation>
    </message>
    <message>
        <source>Animations</source>
        <translation>الحركات</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>اللحظة</translation>
    </message>
    <message>
        <source>How far the animation is</source>
        <translation>موضع الحركة الآن</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Pace: {}</source>
        <translation>السرعة: {}</translation>
    </message>
</context>
<context>
    <name>PointControls</name>
    <message>
        <source>Own colours</source>
        <translation>ألوانها الأصلية</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>شدة الانعكاس</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>الارتفاع</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Points by</source>
        <translation>تلوين النقاط حسب</translation>
    </message>
    <message>
        <source>What points are coloured by</source>
        <translation>ما تُلوَّن النقاط حسبه</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>How large points are, beside the space between them</source>
        <translation>حجم النقاط قياسًا إلى المسافة بينها</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Preparing the full detail · {} %</source>
        <translation>تجهيز التفاصيل الكاملة · {} %</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>بقيت أقل من دقيقة</translation>
    </message>
    <message>
        <source>about {} min left</source>
        <translation>بقي نحو {} د</translation>
    </message>
</context>
<context>
    <name>ProfilePanel</name>
    <message>
        <source>Copied</source>
        <translation>نُسخ الرسم</translation>
    </message>
    <message>
        <source>Save the profile at 1:1</source>
        <translation>حفظ رسم المقطع بمقياس 1:1</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>رسوم (*.svg)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>حُفظ الرسم</translation>
    </message>
    <message>
        <source>{cut}, at {share} %; {size}; scale 1:1</source>
        <translation>{cut}، عند {share} %؛ {size}؛ المقياس 1:1</translation>
    </message>
    <message>
        <source>The cut meets no surface here.</source>
        <translation>لا يلاقي المقطع أي سطح هنا.</translation>
    </message>
    <message>
        <source>No true scale: the file does not say its units.</source>
        <translation>لا مقياس حقيقي: لا يذكر الملف وحداته.</translation>
    </message>
    <message>
        <source>Outline of the cut</source>
        <translation>محيط المقطع</translation>
    </message>
    <message>
        <source>A drawing at its real size, with a scale bar, as an SVG file</source>
        <translation>رسم بحجمه الحقيقي مع مقياس رسم، في ملف SVG</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>نسخ الصورة</translation>
    </message>
    <message>
        <source>Save as SVG at 1:1</source>
        <translation>حفظ SVG بمقياس 1:1</translation>
    </message>
    <message>
        <source>Show the whole drawing</source>
        <translation>إظهار الرسم كله</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>QuickSwitch</name>
    <message>
        <source>Language: {}</source>
        <translation>اللغة: {}</translation>
    </message>
    <message>
        <source>Look: {}</source>
        <translation>المظهر: {}</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>No longer at {}</source>
        <translation>لم يعد في {}</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>فتح {}</translation>
    </message>
    <message>
        <source>Forget {}</source>
        <translation>إزالة {} من القائمة</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message numerus="yes">
        <source>%Ln object(s) together</source>
        <translation>
            <numerusform>لا قطع معًا</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان معًا</numerusform>
            <numerusform>%Ln قطع معًا</numerusform>
            <numerusform>%Ln قطعة معًا</numerusform>
            <numerusform>%Ln قطعة معًا</numerusform>
        </translation>
    </message>
    <message>
        <source>What is said of the object</source>
        <translation>ما يُقال عن القطعة</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>الحقوق</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>حقول أخرى</translation>
    </message>
    <message>
        <source>How it was captured</source>
        <translation>كيف التُقط</translation>
    </message>
    <message>
        <source>Show or hide these fields</source>
        <translation>إظهار هذه الحقول أو إخفاؤها</translation>
    </message>
</context>
<context>
    <name>RightsSummary</name>
    <message>
        <source>Rights</source>
        <translation>الحقوق</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s): {}</source>
        <translation>
            <numerusform>لا قطع: {}</numerusform>
            <numerusform>قطعة واحدة: {}</numerusform>
            <numerusform>قطعتان: {}</numerusform>
            <numerusform>%Ln قطع: {}</numerusform>
            <numerusform>%Ln قطعة: {}</numerusform>
            <numerusform>%Ln قطعة: {}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more licence(s)</source>
        <translation>
            <numerusform>ولا تراخيص أخرى</numerusform>
            <numerusform>وترخيص آخر</numerusform>
            <numerusform>وترخيصان آخران</numerusform>
            <numerusform>و%Ln تراخيص أخرى</numerusform>
            <numerusform>و%Ln ترخيصًا آخر</numerusform>
            <numerusform>و%Ln ترخيص آخر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) for which no licence is stated: {}</source>
        <translation>
            <numerusform>لا قطع بلا ترخيص مذكور: {}</numerusform>
            <numerusform>قطعة واحدة بلا ترخيص مذكور: {}</numerusform>
            <numerusform>قطعتان بلا ترخيص مذكور: {}</numerusform>
            <numerusform>%Ln قطع بلا ترخيص مذكور: {}</numerusform>
            <numerusform>%Ln قطعة بلا ترخيص مذكور: {}</numerusform>
            <numerusform>%Ln قطعة بلا ترخيص مذكور: {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Open the sample exhibition</source>
        <translation>فتح المعرض النموذجي</translation>
    </message>
    <message>
        <source>Sample exhibition</source>
        <translation>المعرض النموذجي</translation>
    </message>
</context>
<context>
    <name>SaveLine</name>
    <message>
        <source>Not saved: {}</source>
        <translation>لم تُحفظ: {}</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>لم تُحفظ.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>محفوظة</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Save the notes again</source>
        <translation>حفظ الملاحظات مجددًا</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Scale bar: {}</source>
        <translation>مقياس الرسم: {}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
</context>
<context>
    <name>SectionControls</name>
    <message>
        <source>Whole</source>
        <translation>كاملة</translation>
    </message>
    <message>
        <source>Do not cut</source>
        <translation>دون قطع</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Cut from side to side</source>
        <translation>القطع من جانب إلى جانب</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>الارتفاع</translation>
    </message>
    <message>
        <source>Cut from below to above</source>
        <translation>القطع من الأسفل إلى الأعلى</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>العمق</translation>
    </message>
    <message>
        <source>Cut from back to front</source>
        <translation>القطع من الخلف إلى الأمام</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Where the cut goes</source>
        <translation>موضع القطع</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>الجهة الأخرى</translation>
    </message>
    <message>
        <source>Show the part that was cut away</source>
        <translation>عرض الجزء المقطوع</translation>
    </message>
</context>
<context>
    <name>SetRow</name>
    <message>
        <source>Open {}</source>
        <translation>فتح {}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>%Ln قطع</numerusform>
            <numerusform>%Ln قطعة</numerusform>
            <numerusform>%Ln قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>فارغة</translation>
    </message>
    <message>
        <source>New name of {}</source>
        <translation>الاسم الجديد لـ{}</translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves the old one</source>
        <translation>يحفظ Enter الاسم ويُبقي Esc الاسم القديم</translation>
    </message>
    <message>
        <source>Take out of {}</source>
        <translation>إخراج من {}</translation>
    </message>
    <message>
        <source>Put into {}</source>
        <translation>وضع في {}</translation>
    </message>
    <message>
        <source>Share or export {}</source>
        <translation>شارك {} أو صدّرها</translation>
    </message>
    <message>
        <source>Rename {}</source>
        <translation>أعِد تسمية {}</translation>
    </message>
    <message>
        <source>Delete the set {}; its objects stay</source>
        <translation>حذف المجموعة {}؛ تبقى قطعها</translation>
    </message>
</context>
<context>
    <name>SetsPage</name>
    <message>
        <source>Favourites and sets</source>
        <translation>المفضلة والمجموعات الخاصة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Name of a new set</source>
        <translation>اسم مجموعة جديدة</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>إنشاء</translation>
    </message>
    <message>
        <source>Create the set</source>
        <translation>إنشاء المجموعة</translation>
    </message>
    <message>
        <source>Bring in a set…</source>
        <translation>إدخال مجموعة…</translation>
    </message>
    <message>
        <source>The list of a set, saved on another machine</source>
        <translation>قائمة مجموعة حُفظت على جهاز آخر</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The + puts “{}” into a set.</source>
        <translation>علامة + تضع «{}» في مجموعة.</translation>
    </message>
    <message numerus="yes">
        <source>The + puts the %Ln marked object(s) into a set.</source>
        <translation>
            <numerusform>علامة + لا تضع شيئا في مجموعة.</numerusform>
            <numerusform>علامة + تضع القطعة المعلّمة في مجموعة.</numerusform>
            <numerusform>علامة + تضع القطعتين المعلّمتين في مجموعة.</numerusform>
            <numerusform>علامة + تضع %Ln قطع معلّمة في مجموعة.</numerusform>
            <numerusform>علامة + تضع %Ln قطعة معلّمة في مجموعة.</numerusform>
            <numerusform>علامة + تضع %Ln قطعة معلّمة في مجموعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Objects of any collection, in an order of your own.</source>
        <translation>قطع من أي مجموعة، بترتيب من اختيارك.</translation>
    </message>
    <message>
        <source>The set “{}” was deleted.</source>
        <translation>حُذفت المجموعة «{}».</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Your name on notes</source>
        <translation>اسمك على الملاحظات</translation>
    </message>
    <message>
        <source>Turntable, seconds a turn</source>
        <translation>ثواني الدورة الواحدة</translation>
    </message>
    <message>
        <source>Picture quality</source>
        <translation>جودة الصورة</translation>
    </message>
    <message>
        <source>Disk space for prepared models, GB</source>
        <translation>مساحة القرص للنماذج المجهّزة (غيغابايت)</translation>
    </message>
    <message>
        <source>Memory for the detail of very large models, MB</source>
        <translation>ذاكرة تفاصيل النماذج الكبيرة جدًا (ميغابايت)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Gallery (dark)</source>
        <translation>صالة العرض (داكن)</translation>
    </message>
    <message>
        <source>Paper (light)</source>
        <translation>ورق (فاتح)</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>كاملة</translation>
    </message>
    <message>
        <source>Reduced: nothing moves by itself</source>
        <translation>مخفّفة: لا شيء يتحرك من تلقاء نفسه</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائية</translation>
    </message>
    <message>
        <source>Light, for weak computers</source>
        <translation>خفيفة، للحواسيب الضعيفة</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالية</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Empty it now</source>
        <translation>إفراغها الآن</translation>
    </message>
    <message>
        <source>Empty the space for prepared models</source>
        <translation>إفراغ مساحة النماذج المجهّزة</translation>
    </message>
    <message>
        <source>Models are prepared anew when they are next opened; notes are not touched</source>
        <translation>تُجهَّز النماذج من جديد عند فتحها لاحقًا؛ ولا تُمس الملاحظات</translation>
    </message>
    <message>
        <source>Emptied</source>
        <translation>أُفرغت</translation>
    </message>
</context>
<context>
    <name>SharePanel</name>
    <message>
        <source>Share or export</source>
        <translation>مشاركة أو تصدير</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Write as</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Prepared, so that it opens at once (much larger)</source>
        <translation>مُهيَّأة لتُفتح فورًا (أكبر حجمًا بكثير)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>The whole collection ({})</source>
        <translation>المجموعة كلها ({})</translation>
    </message>
    <message>
        <source>“{}” alone</source>
        <translation>«{}» وحدها</translation>
    </message>
    <message>
        <source>What is marked ({})</source>
        <translation>المحدَّد ({})</translation>
    </message>
    <message>
        <source>What the search found ({})</source>
        <translation>ما وجده البحث ({})</translation>
    </message>
    <message numerus="yes">
        <source>My own notes go along (%Ln)</source>
        <translation>
            <numerusform>مع ملاحظاتي (%Ln)</numerusform>
            <numerusform>مع ملاحظاتي (%Ln)</numerusform>
            <numerusform>مع ملاحظاتي (%Ln)</numerusform>
            <numerusform>مع ملاحظاتي (%Ln)</numerusform>
            <numerusform>مع ملاحظاتي (%Ln)</numerusform>
            <numerusform>مع ملاحظاتي (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>%Ln قطع</numerusform>
            <numerusform>%Ln قطعة</numerusform>
            <numerusform>%Ln قطعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), about {}</source>
        <translation>
            <numerusform>لا ملفات، نحو {}</numerusform>
            <numerusform>ملف واحد، نحو {}</numerusform>
            <numerusform>ملفان، نحو {}</numerusform>
            <numerusform>%Ln ملفات، نحو {}</numerusform>
            <numerusform>%Ln ملفًا، نحو {}</numerusform>
            <numerusform>%Ln ملف، نحو {}</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>أُلغي، ولم يُكتب شيء.</translation>
    </message>
    <message>
        <source>Saved: {path} ({size})</source>
        <translation>حُفظ: {path} ({size})</translation>
    </message>
    <message>
        <source>One package for this program</source>
        <translation>حزمة واحدة لهذا البرنامج</translation>
    </message>
    <message>
        <source>IIIF manifest</source>
        <translation>بيان IIIF</translation>
    </message>
    <message>
        <source>Voyager scene (svx)</source>
        <translation>مشهد Voyager ‏(svx)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>Web page of the object shown</source>
        <translation>صفحة ويب للقطعة المعروضة</translation>
    </message>
    <message>
        <source>List of the set (IIIF collection)</source>
        <translation>قائمة المجموعة (مجموعة IIIF)</translation>
    </message>
    <message>
        <source>Everything in one file, with checksums. A double click opens it here.</source>
        <translation>كل شيء في ملف واحد مع مجاميع التحقّق. يُفتح هنا بنقرة مزدوجة.</translation>
    </message>
    <message>
        <source>For viewers of IIIF Presentation 4. The models lie in a folder beside it.</source>
        <translation>لعارضات IIIF Presentation 4. النماذج في مجلد بجانبه.</translation>
    </message>
    <message>
        <source>For Smithsonian Voyager; one scene for each object, the models in a folder beside it.</source>
        <translation>لبرنامج Smithsonian Voyager؛ مشهد لكل قطعة، والنماذج في مجلد بجانبه.</translation>
    </message>
    <message>
        <source>What is known of each object, one row each, for a spreadsheet. No models, no notes.</source>
        <translation>ما يُعرف عن كل قطعة في صف، لجداول البيانات. بلا نماذج ولا ملاحظات.</translation>
    </message>
    <message>
        <source>One file that any browser shows without the internet: the model, its notes, its rights.</source>
        <translation>ملف واحد يعرضه أي متصفح بلا إنترنت: النموذج وملاحظاته وحقوقه.</translation>
    </message>
    <message>
        <source>Names the objects and their order. Whoever has the same collections can bring it in as a set.</source>
        <translation>تسمّي القطع وترتيبها. من لديه المجموعات نفسها يمكنه إدخالها مجموعةً.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Grey words are from another language, until you write in this one.</source>
        <translation>الكلمات الرمادية من لغة أخرى، إلى أن تكتب بهذه اللغة.</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>كما يقول الملف</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>غير مذكور</translation>
    </message>
    <message>
        <source>Various</source>
        <translation>متنوع</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>What the sheet changes</source>
        <translation>ما يغيّره الجدول</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>غيّرها</translation>
    </message>
    <message>
        <source>Leave all as it is</source>
        <translation>اترك كل شيء كما هو</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) would be told of differently.</source>
        <translation>
            <numerusform>لن يتغير ما يُقال عن أي قطعة.</numerusform>
            <numerusform>سيتغير ما يُقال عن قطعة واحدة.</numerusform>
            <numerusform>سيتغير ما يُقال عن قطعتين.</numerusform>
            <numerusform>سيتغير ما يُقال عن %Ln قطع.</numerusform>
            <numerusform>سيتغير ما يُقال عن %Ln قطعة.</numerusform>
            <numerusform>سيتغير ما يُقال عن %Ln قطعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet says nothing new.</source>
        <translation>لا يقول الجدول شيئًا جديدًا.</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>لا ملاحظات</numerusform>
            <numerusform>ملاحظة واحدة</numerusform>
            <numerusform>ملاحظتان</numerusform>
            <numerusform>%Ln ملاحظات</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>مفضلة</translation>
    </message>
</context>
<context>
    <name>ShelfPainter</name>
    <message>
        <source>No picture</source>
        <translation>لا صورة</translation>
    </message>
</context>
<context>
    <name>SoundStrip</name>
    <message>
        <source>Narration {}</source>
        <translation>شرح صوتي {}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استمع</translation>
    </message>
    <message>
        <source>With sound</source>
        <translation>بالصوت</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>بلا صوت</translation>
    </message>
    <message>
        <source>To hear</source>
        <translation>للاستماع</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>اللحظة</translation>
    </message>
    <message>
        <source>How far the narration is</source>
        <translation>موضع الشرح الصوتي</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>This cannot be heard just now.</source>
        <translation>يتعذّر الاستماع إلى هذا الآن.</translation>
    </message>
    <message>
        <source>This computer has nothing to play sound by.</source>
        <translation>لا يوجد في هذا الحاسوب ما يُشغَّل به الصوت.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Exhibit Viewer</source>
        <translation>عارض المعروضات</translation>
    </message>
    <message>
        <source>Look closely at scans of cultural heritage and write down what you see, without a network.</source>
        <translation>تأمّل مسوح التراث الثقافي عن قرب ودوّن ما تراه، دون شبكة.</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>فُتحت سابقًا</translation>
    </message>
    <message>
        <source>or drop a scan or a folder anywhere here</source>
        <translation>أو أفلت مسحًا أو مجلدًا في أي مكان هنا</translation>
    </message>
</context>
<context>
    <name>SurfaceControls</name>
    <message>
        <source>As it is</source>
        <translation>كما هو</translation>
    </message>
    <message>
        <source>Variant {}</source>
        <translation>البديل {}</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>البديل</translation>
    </message>
</context>
<context>
    <name>Tongues</name>
    <message>
        <source>Language being written</source>
        <translation>اللغة التي تُكتب</translation>
    </message>
    <message>
        <source>Write in another language</source>
        <translation>الكتابة بلغة أخرى</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>بلا لغة</translation>
    </message>
    <message>
        <source>Texts of which nobody said the language</source>
        <translation>نصوص لم تُذكر لغتها</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>السطح</translation>
    </message>
    <message>
        <source>How the surface is drawn: colours, clay, relief and others</source>
        <translation>طريقة رسم السطح: ألوان وصلصال ونقش بارز وغيرها</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>المناظر</translation>
    </message>
    <message>
        <source>Look from the front, the side, above; with or without perspective</source>
        <translation>النظر من الأمام أو الجانب أو الأعلى؛ بمنظور أو دونه</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>الخلفية</translation>
    </message>
    <message>
        <source>Floor and background</source>
        <translation>الأرضية والخلفية</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Find anything</source>
        <translation>ابحث عن أي شيء</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>دراسة</translation>
    </message>
    <message>
        <source>Look, light and take notes</source>
        <translation>انظر وأضئ ودوّن الملاحظات</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>تدريس</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Back to the collection</source>
        <translation>العودة إلى المجموعة</translation>
    </message>
    <message>
        <source>Collection: {}</source>
        <translation>المجموعة: {}</translation>
    </message>
</context>
<context>
    <name>TourStrip</name>
    <message>
        <source>Stop {number} of {count}</source>
        <translation>المحطة {number} من {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stop(s)</source>
        <translation>
            <numerusform>لا محطات</numerusform>
            <numerusform>محطة واحدة</numerusform>
            <numerusform>محطتان</numerusform>
            <numerusform>%Ln محطات</numerusform>
            <numerusform>%Ln محطة</numerusform>
            <numerusform>%Ln محطة</numerusform>
        </translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>جولة</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>جولات</translation>
    </message>
    <message>
        <source>Tour {}</source>
        <translation>الجولة {}</translation>
    </message>
    <message>
        <source>Begin the tour</source>
        <translation>ابدأ الجولة</translation>
    </message>
    <message>
        <source>Previous stop</source>
        <translation>المحطة السابقة</translation>
    </message>
    <message>
        <source>Hold the tour here</source>
        <translation>إيقاف الجولة هنا</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>المتابعة تلقائيًا</translation>
    </message>
    <message>
        <source>End</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>المحطة التالية</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>غادر الجولة</translation>
    </message>
</context>
<context>
    <name>ViewControls</name>
    <message>
        <source>Front</source>
        <translation>الأمام</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>الخلف</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>اليسار</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>اليمين</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>الأعلى</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>الأسفل</translation>
    </message>
    <message>
        <source>Oblique</source>
        <translation>مائل</translation>
    </message>
</context>
<context>
    <name>WhichLibrary</name>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Library: {}</source>
        <translation>المكتبة: {}</translation>
    </message>
    <message>
        <source>Choose another library, or make one</source>
        <translation>اختر مكتبة أخرى أو أنشئ واحدة</translation>
    </message>
    <message>
        <source>My library</source>
        <translation>مكتبتي</translation>
    </message>
    <message>
        <source>{} (not there now)</source>
        <translation>{} (غير موجودة الآن)</translation>
    </message>
    <message>
        <source>Forget those that are not there</source>
        <translation>انسَ غير الموجودة</translation>
    </message>
</context>
<context>
    <name>WholeForm</name>
    <message>
        <source>What is said of the collection</source>
        <translation>ما يُقال عن المجموعة</translation>
    </message>
    <message>
        <source>Removed from the collection; their files and notes are kept:</source>
        <translation>أُزيلت من المجموعة؛ ملفاتها وملاحظاتها محفوظة:</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>أعِدها</translation>
    </message>
    <message>
        <source>Put {} back</source>
        <translation>أعِد {}</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>تجاهل</translation>
    </message>
</context>
<context>
    <name>_Page</name>
    <message>
        <source>Page {}</source>
        <translation>صفحة {}</translation>
    </message>
    <message>
        <source>Show or hide this page</source>
        <translation>إظهار هذه الصفحة أو إخفاؤها</translation>
    </message>
    <message>
        <source>This page is not in the package.</source>
        <translation>هذه الصفحة غير موجودة في الحزمة.</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Culture</source>
        <translation>الثقافة</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Museum number</source>
        <translation>رقم المتحف</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>نسبة العمل</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>Rights holder</source>
        <translation>صاحب الحقوق</translation>
    </message>
    <message>
        <source>Title in the file</source>
        <translation>العنوان في الملف</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>حقوق النشر</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>أُنجز باستخدام</translation>
    </message>
    <message>
        <source>Size (width × height × depth)</source>
        <translation>الأبعاد (العرض × الارتفاع × العمق)</translation>
    </message>
    <message>
        <source>Declared units</source>
        <translation>الوحدات المعلنة</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>المثلثات</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>النقاط</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>الرؤوس</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>الخامات</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>In words, for those who cannot see it</source>
        <translation>بالكلمات، لمن لا يستطيع رؤيتها</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>صنعها</translation>
    </message>
    <message>
        <source>Contributors</source>
        <translation>المساهمون</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>نوع القطعة</translation>
    </message>
    <message>
        <source>Size of the original</source>
        <translation>قياس الأصل</translation>
    </message>
    <message>
        <source>Related to</source>
        <translation>ذات صلة بـ</translation>
    </message>
    <message>
        <source>Captured by</source>
        <translation>التقطه</translation>
    </message>
    <message>
        <source>Captured on</source>
        <translation>تاريخ الالتقاط</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>المعالجة</translation>
    </message>
    <message>
        <source>What is conjecture</source>
        <translation>ما هو تخمين</translation>
    </message>
    <message>
        <source>none; the file does not say how large the object is</source>
        <translation>لا شيء؛ لا يذكر الملف حجم القطعة</translation>
    </message>
    <message>
        <source>{count}, the largest {width} × {height} pixels</source>
        <translation>{count}، أكبرها {width} × {height} بكسل</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} بكسل</translation>
    </message>
</context>
<context>
    <name>facets</name>
    <message>
        <source>Culture</source>
        <translation>الثقافة</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>التقنية</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>الحقوق</translation>
    </message>
    <message>
        <source>Comes with</source>
        <translation>يرافقه</translation>
    </message>
    <message>
        <source>A 3D model</source>
        <translation>نموذج ثلاثي الأبعاد</translation>
    </message>
    <message>
        <source>Notes of mine</source>
        <translation>ملاحظاتي</translation>
    </message>
    <message>
        <source>Published notes</source>
        <translation>ملاحظات منشورة</translation>
    </message>
    <message>
        <source>Pages to read</source>
        <translation>صفحات للقراءة</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>جولات</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>تعليق صوتي</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>صفحة</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>جولة</translation>
    </message>
    <message>
        <source>{} century</source>
        <translation>القرن {}</translation>
    </message>
    <message>
        <source>{} century BC</source>
        <translation>القرن {} ق.م</translation>
    </message>
</context>
<context>
    <name>lengths</name>
    <message>
        <source>{} km</source>
        <translation>{} كم</translation>
    </message>
    <message>
        <source>{} m</source>
        <translation>{} م</translation>
    </message>
    <message>
        <source>{} cm</source>
        <translation>{} سم</translation>
    </message>
    <message>
        <source>{} mm</source>
        <translation>{} مم</translation>
    </message>
    <message>
        <source>{} µm</source>
        <translation>{} ميكرومتر</translation>
    </message>
    <message>
        <source>{} units</source>
        <translation>{} وحدة</translation>
    </message>
</context>
<context>
    <name>licences</name>
    <message>
        <source>In copyright</source>
        <translation>محمي بحقوق النشر</translation>
    </message>
    <message>
        <source>In copyright, EU orphan work</source>
        <translation>محمي بحقوق النشر، عمل يتيم في الاتحاد الأوروبي</translation>
    </message>
    <message>
        <source>In copyright, educational use permitted</source>
        <translation>محمي بحقوق النشر، يُسمح بالاستخدام التعليمي</translation>
    </message>
    <message>
        <source>In copyright, non-commercial use permitted</source>
        <translation>محمي بحقوق النشر، يُسمح بالاستخدام غير التجاري</translation>
    </message>
    <message>
        <source>In copyright, rights holder cannot be found</source>
        <translation>محمي بحقوق النشر، تعذّر العثور على صاحب الحقوق</translation>
    </message>
    <message>
        <source>No copyright, contractual restrictions</source>
        <translation>بلا حقوق نشر، قيود تعاقدية</translation>
    </message>
    <message>
        <source>No copyright, non-commercial use only</source>
        <translation>بلا حقوق نشر، للاستخدام غير التجاري فقط</translation>
    </message>
    <message>
        <source>No copyright, other legal restrictions</source>
        <translation>بلا حقوق نشر، قيود قانونية أخرى</translation>
    </message>
    <message>
        <source>No copyright in the United States</source>
        <translation>بلا حقوق نشر في الولايات المتحدة</translation>
    </message>
    <message>
        <source>Copyright not evaluated</source>
        <translation>لم تُقيَّم حقوق النشر</translation>
    </message>
    <message>
        <source>Copyright undetermined</source>
        <translation>حقوق النشر غير محددة</translation>
    </message>
    <message>
        <source>No known copyright</source>
        <translation>لا حقوق نشر معروفة</translation>
    </message>
    <message>
        <source>Public domain</source>
        <translation>ملك عام</translation>
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
        <source>“{file}” shows pictures ({count}), and none of them is in its folder.</source>
        <translation>يعرض «{file}» صورًا ({count})، ولا توجد أي منها في مجلده.</translation>
    </message>
    <message>
        <source>Put the pictures that it names beside it.</source>
        <translation>ضع الصور التي يسمّيها بجانبه.</translation>
    </message>
    <message>
        <source>sounds</source>
        <translation>أصوات</translation>
    </message>
    <message>
        <source>pictures in pages</source>
        <translation>صور في الصفحات</translation>
    </message>
    <message>
        <source>overlays</source>
        <translation>طبقات تراكب</translation>
    </message>
    <message>
        <source>surroundings</source>
        <translation>محيط مصوّر</translation>
    </message>
    <message>
        <source>measured lines</source>
        <translation>خطوط مقيسة</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>أفعال</translation>
    </message>
    <message>
        <source>bodies of notes</source>
        <translation>محتويات ملاحظات غير نصية</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>صور</translation>
    </message>
    <message>
        <source>things</source>
        <translation>أشياء أخرى</translation>
    </message>
    <message>
        <source>animations</source>
        <translation>رسوم متحركة</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>كاميرات</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>أسطر</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>أوجه</translation>
    </message>
    <message>
        <source>points</source>
        <translation>نقاط</translation>
    </message>
    <message>
        <source>panoramas</source>
        <translation>صور بانورامية</translation>
    </message>
    <message>
        <source>geo-referenced places</source>
        <translation>مواقع جغرافية</translation>
    </message>
    <message>
        <source>“{file}” is not as it was packed: its checksum is not the one that was written down.</source>
        <translation>«{file}» ليس كما حُزم: مجموع التحقق يختلف عن المدوَّن.</translation>
    </message>
    <message>
        <source>“{file}” is not listed in {reference}.</source>
        <translation>«{file}» غير مدرج في {reference}.</translation>
    </message>
    <message>
        <source>Copy it again from where it came.</source>
        <translation>انسخه مرة أخرى من مصدره.</translation>
    </message>
    <message>
        <source>Ask whoever packed it whether it belongs there.</source>
        <translation>اسأل من حزمه إن كان ينتمي إليه.</translation>
    </message>
    <message>
        <source>Parts of “{file}” are not shown: {what} ({count}).</source>
        <translation>أجزاء من «{file}» غير معروضة: {what} ({count}).</translation>
    </message>
    <message>
        <source>“{file}” has no place for: {what}.</source>
        <translation>لا يتّسع «{file}» لما يلي: {what}.</translation>
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
        <source>This program may use {allowed:size} of memory here, and needs {needed:size}.</source>
        <translation>يُسمح لهذا البرنامج هنا بذاكرة قدرها {allowed:size}، وهو يحتاج إلى {needed:size}.</translation>
    </message>
    <message>
        <source>This computer has too little free memory for “{file}”.</source>
        <translation>الذاكرة المتاحة في هذا الحاسوب لا تكفي لفتح «{file}».</translation>
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
        <source>The library “{file}” is not there.</source>
        <translation>المكتبة «{file}» ليست هناك.</translation>
    </message>
    <message>
        <source>The folder “{file}” is not a library of this program.</source>
        <translation>المجلد «{file}» ليس مكتبة لهذا البرنامج.</translation>
    </message>
    <message>
        <source>This link leads to an object that was never opened here.</source>
        <translation>يؤدي هذا الرابط إلى قطعة لم تُفتح هنا من قبل.</translation>
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
        <source>qualities of models</source>
        <translation>درجات دقة النماذج</translation>
    </message>
    <message>
        <source>cuts of single models</source>
        <translation>مقاطع نماذج منفردة</translation>
    </message>
    <message>
        <source>tags of stops</source>
        <translation>وسوم المحطات</translation>
    </message>
    <message>
        <source>notes hidden by stops</source>
        <translation>ملاحظات تخفيها المحطات</translation>
    </message>
    <message>
        <source>variants of stops</source>
        <translation>أشكال المواد في المحطات</translation>
    </message>
    <message>
        <source>places of lights</source>
        <translation>مواضع الأضواء</translation>
    </message>
    <message>
        <source>labels in further languages</source>
        <translation>التسميات بلغات أخرى</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>tours</source>
        <translation>الجولات</translation>
    </message>
    <message>
        <source>first views</source>
        <translation>المناظر الأولى</translation>
    </message>
    <message>
        <source>further models and their places</source>
        <translation>النماذج الأخرى ومواضعها</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>الملاحظات</translation>
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
        <source>Raise the limit (ulimit -v), then start it again.</source>
        <translation>ارفع هذا الحد (ulimit -v)، ثم شغّل البرنامج من جديد.</translation>
    </message>
    <message>
        <source>Close other programs, then open it again.</source>
        <translation>أغلِق البرامج الأخرى ثم افتحه من جديد.</translation>
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
        <source>Share a package as well, which keeps everything.</source>
        <translation>شارك حزمة أيضًا، فهي تحفظ كل شيء.</translation>
    </message>
    <message>
        <source>Correct the row and open the folder again.</source>
        <translation>صحّح الصف ثم افتح المجلد من جديد.</translation>
    </message>
    <message>
        <source>Plug in the disk it is on, or look for its folder. Nothing of it was changed.</source>
        <translation>صِل القرص الذي هي عليه أو ابحث عن مجلدها. لم يتغير منها شيء.</translation>
    </message>
    <message>
        <source>Choose the folder of a library, or make a new library there.</source>
        <translation>اختر مجلد مكتبة، أو أنشئ مكتبة جديدة هناك.</translation>
    </message>
    <message>
        <source>Open its collection, then follow the link again.</source>
        <translation>افتح مجموعتها أولًا، ثم اتبع الرابط مرة أخرى.</translation>
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
        <source>Check that you may write there and that the disk is sound, or choose another place.</source>
        <translation>تأكّد من أن لك إذن الكتابة هناك وأن القرص سليم، أو اختر مكانًا آخر.</translation>
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
<context>
    <name>seen</name>
    <message>
        <source>from the front</source>
        <translation>من الأمام</translation>
    </message>
    <message>
        <source>from the front right</source>
        <translation>من الأمام الأيمن</translation>
    </message>
    <message>
        <source>from the right</source>
        <translation>من اليمين</translation>
    </message>
    <message>
        <source>from the back right</source>
        <translation>من الخلف الأيمن</translation>
    </message>
    <message>
        <source>from behind</source>
        <translation>من الخلف</translation>
    </message>
    <message>
        <source>from the back left</source>
        <translation>من الخلف الأيسر</translation>
    </message>
    <message>
        <source>from the left</source>
        <translation>من اليسار</translation>
    </message>
    <message>
        <source>from the front left</source>
        <translation>من الأمام الأيسر</translation>
    </message>
    <message>
        <source>3D picture, nothing shown</source>
        <translation>صورة ثلاثية الأبعاد، لا شيء معروض</translation>
    </message>
    <message>
        <source>3D picture of {}</source>
        <translation>صورة ثلاثية الأبعاد لـ{}</translation>
    </message>
    <message>
        <source>{side}, {degrees}° above; {mode}</source>
        <translation>{side}، أعلى بمقدار {degrees}°؛ {mode}</translation>
    </message>
    <message>
        <source>{side}, {degrees}° below; {mode}</source>
        <translation>{side}، أسفل بمقدار {degrees}°؛ {mode}</translation>
    </message>
</context>
</TS>
