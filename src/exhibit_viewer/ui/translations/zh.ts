<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
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
        <translation>该文件</translation>
    </message>
    <message>
        <source>“{file}” was not found.</source>
        <translation>找不到“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” is a folder or a device, not a file.</source>
        <translation>“{file}”是文件夹或设备，不是文件。</translation>
    </message>
    <message>
        <source>“{file}” could not be read: {reason}.</source>
        <translation>无法读取“{file}”：{reason}。</translation>
    </message>
    <message>
        <source>“{file}” is empty.</source>
        <translation>“{file}”是空文件。</translation>
    </message>
    <message>
        <source>“{file}” is too large: {bytes:size}, at most {limit:size}.</source>
        <translation>“{file}”太大：{bytes:size}，最多 {limit:size}。</translation>
    </message>
    <message>
        <source>“{file}” refers to “{reference}”, which lies outside its own folder, and was kept from reading it.</source>
        <translation>“{file}”引用了其所在文件夹之外的“{reference}”，已阻止读取。</translation>
    </message>
    <message>
        <source>“{file}” refers to “{reference}” on the internet; this program never goes there.</source>
        <translation>“{file}”引用了互联网上的“{reference}”；本程序从不联网。</translation>
    </message>
    <message>
        <source>“{file}” needs “{reference}”, which is not beside it.</source>
        <translation>“{file}”需要“{reference}”，但它不在旁边。</translation>
    </message>
    <message>
        <source>“{file}” is not in a format this program knows.</source>
        <translation>“{file}”不是本程序能识别的格式。</translation>
    </message>
    <message>
        <source>“{file}” is in the format {format}, which is not read.</source>
        <translation>“{file}”是 {format} 格式，本程序不能读取。</translation>
    </message>
    <message>
        <source>“{file}” is damaged or not a proper {format} file ({detail}).</source>
        <translation>“{file}”已损坏，或不是正确的 {format} 文件（{detail}）。</translation>
    </message>
    <message>
        <source>“{file}” does not quite follow {format} ({detail}).</source>
        <translation>“{file}”不完全符合 {format} 规范（{detail}）。</translation>
    </message>
    <message>
        <source>“{file}” is written in version {version} of {format}, which is not read.</source>
        <translation>“{file}”使用 {format} 的 {version} 版，本程序不能读取。</translation>
    </message>
    <message>
        <source>“{file}” needs features that are not supported: {extensions}.</source>
        <translation>“{file}”需要尚不支持的功能：{extensions}。</translation>
    </message>
    <message>
        <source>“{file}” holds nothing that could be shown.</source>
        <translation>“{file}”中没有可显示的内容。</translation>
    </message>
    <message>
        <source>“{file}” is damaged: it joins points that it does not hold ({detail}).</source>
        <translation>“{file}”已损坏：它连接了并不存在的点（{detail}）。</translation>
    </message>
    <message>
        <source>“{file}” holds coordinates that are no numbers: {count}.</source>
        <translation>“{file}”含有无效坐标：{count} 个。</translation>
    </message>
    <message>
        <source>Parts of “{file}” are not shown: {what} ({count}).</source>
        <translation>“{file}”的部分内容未显示：{what}（{count}）。</translation>
    </message>
    <message>
        <source>“{file}” claims to hold {count} elements; at most {limit} can be read.</source>
        <translation>“{file}”声称含有 {count} 个元素；最多可读取 {limit} 个。</translation>
    </message>
    <message>
        <source>The parts of “{file}” are nested too deeply to be read.</source>
        <translation>“{file}”的层级嵌套过深，无法读取。</translation>
    </message>
    <message>
        <source>The parts of “{file}” contain each other in a circle.</source>
        <translation>“{file}”的各部分互相包含，形成循环。</translation>
    </message>
    <message>
        <source>The {count} splats of “{file}” are shown as plain points.</source>
        <translation>“{file}”的 {count} 个高斯泼溅以普通点显示。</translation>
    </message>
    <message>
        <source>{shown} of the {count} points of “{file}” are shown.</source>
        <translation>显示了“{file}”{count} 个点中的 {shown} 个。</translation>
    </message>
    <message>
        <source>“{file}” does not say in which unit it is measured.</source>
        <translation>“{file}”没有说明度量单位。</translation>
    </message>
    <message>
        <source>By its declared unit “{file}” would measure {metres} m, which is hard to believe.</source>
        <translation>按其声明的单位，“{file}”将有 {metres} 米，这不大可信。</translation>
    </message>
    <message>
        <source>The picture “{reference}” is missing; the surface is shown without it.</source>
        <translation>缺少图片“{reference}”；表面将不带该图片显示。</translation>
    </message>
    <message>
        <source>The picture “{reference}” is damaged.</source>
        <translation>图片“{reference}”已损坏。</translation>
    </message>
    <message>
        <source>The picture “{reference}” is in a format that is not read: {format}.</source>
        <translation>图片“{reference}”的格式不能读取：{format}。</translation>
    </message>
    <message>
        <source>The picture “{reference}” has {pixels} pixels; at most {limit} can be read.</source>
        <translation>图片“{reference}”有 {pixels} 像素；最多可读取 {limit} 像素。</translation>
    </message>
    <message>
        <source>The picture “{reference}” is shown smaller than it is ({shown} of {pixels} pixels).</source>
        <translation>图片“{reference}”已缩小显示（{pixels} 像素中的 {shown}）。</translation>
    </message>
    <message>
        <source>The archive “{file}” is damaged ({detail}).</source>
        <translation>压缩包“{file}”已损坏（{detail}）。</translation>
    </message>
    <message>
        <source>The archive “{file}” was not opened: its entry “{entry}” is not safe ({detail}).</source>
        <translation>未打开压缩包“{file}”：其中的“{entry}”不安全（{detail}）。</translation>
    </message>
    <message>
        <source>The archive “{file}” would unpack to {bytes:size}; at most {limit:size} are allowed.</source>
        <translation>压缩包“{file}”解压后将有 {bytes:size}；最多允许 {limit:size}。</translation>
    </message>
    <message>
        <source>“{entry}” in the archive “{file}” is protected by a password.</source>
        <translation>压缩包“{file}”中的“{entry}”有密码保护。</translation>
    </message>
    <message>
        <source>The archive “{file}” holds no model.</source>
        <translation>压缩包“{file}”中没有模型。</translation>
    </message>
    <message>
        <source>Reading “{file}” was stopped: it needs more than the {limit:size} of memory it may have.</source>
        <translation>已停止读取“{file}”：它需要的内存超过了允许的 {limit:size}。</translation>
    </message>
    <message>
        <source>Reading “{file}” was stopped after {seconds} seconds.</source>
        <translation>读取“{file}”用了 {seconds} 秒后被停止。</translation>
    </message>
    <message>
        <source>Reading “{file}” failed unexpectedly ({detail}).</source>
        <translation>读取“{file}”时意外失败（{detail}）。</translation>
    </message>
    <message>
        <source>Opening “{file}” was cancelled.</source>
        <translation>已取消打开“{file}”。</translation>
    </message>
    <message>
        <source>Row {row} of “{file}” could not be understood ({detail}).</source>
        <translation>无法理解“{file}”的第 {row} 行（{detail}）。</translation>
    </message>
    <message>
        <source>“{file}” was made by a newer version of this program ({version}; this one knows {supported}).</source>
        <translation>“{file}”由本程序的更新版本创建（{version}；本版本支持 {supported}）。</translation>
    </message>
    <message>
        <source>The library “{file}” is damaged ({detail}).</source>
        <translation>资料库“{file}”已损坏（{detail}）。</translation>
    </message>
    <message>
        <source>The library “{file}” can be read but not changed.</source>
        <translation>资料库“{file}”只能读取，不能更改。</translation>
    </message>
    <message>
        <source>The library “{file}” is in use by another window or program.</source>
        <translation>资料库“{file}”正被另一个窗口或程序使用。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for “{file}”.</source>
        <translation>磁盘上没有空间保存“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” could not be saved ({detail}).</source>
        <translation>无法保存“{file}”（{detail}）。</translation>
    </message>
    <message>
        <source>“{value}” is no value for the option “{option}”.</source>
        <translation>“{value}”不是选项“{option}”的有效值。</translation>
    </message>
    <message>
        <source>The folder “{file}” holds no models.</source>
        <translation>文件夹“{file}”中没有模型。</translation>
    </message>
    <message>
        <source>This computer offers no 3D graphics ({detail}).</source>
        <translation>这台计算机没有可用的三维图形功能（{detail}）。</translation>
    </message>
    <message>
        <source>The graphics driver offers OpenGL {version}; version {needed} is needed.</source>
        <translation>显卡驱动提供 OpenGL {version}；需要 {needed} 版。</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for “{file}”.</source>
        <translation>显卡内存不足以显示“{file}”。</translation>
    </message>
    <message>
        <source>The graphics driver failed ({detail}).</source>
        <translation>显卡驱动出错（{detail}）。</translation>
    </message>
    <message>
        <source>Check whether it was moved, renamed or is on a disk not plugged in.</source>
        <translation>请检查它是否被移动、改名，或位于未连接的磁盘上。</translation>
    </message>
    <message>
        <source>Choose a model file.</source>
        <translation>请选择模型文件。</translation>
    </message>
    <message>
        <source>Check that you may read it and that the disk is sound.</source>
        <translation>请确认您有读取权限，并且磁盘完好。</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>请重新复制或导出。</translation>
    </message>
    <message>
        <source>Export a smaller version of it.</source>
        <translation>请导出较小的版本。</translation>
    </message>
    <message>
        <source>Put all files of the model into one folder and export it again.</source>
        <translation>请把模型的所有文件放进同一个文件夹，再重新导出。</translation>
    </message>
    <message>
        <source>Download that file, put it beside the model and export it again.</source>
        <translation>请下载该文件，放在模型旁边，再重新导出。</translation>
    </message>
    <message>
        <source>Copy all files of the model into one folder.</source>
        <translation>请把模型的所有文件复制到同一个文件夹。</translation>
    </message>
    <message>
        <source>Export it as GLB, PLY, OBJ or STL.</source>
        <translation>请导出为 GLB、PLY、OBJ 或 STL。</translation>
    </message>
    <message>
        <source>Export it as {instead}.</source>
        <translation>请导出为 {instead}。</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or export it again.</source>
        <translation>请从来源处重新复制，或重新导出。</translation>
    </message>
    <message>
        <source>Export it again with a current program.</source>
        <translation>请用较新的程序重新导出。</translation>
    </message>
    <message>
        <source>Export it again without them.</source>
        <translation>请不使用这些功能重新导出。</translation>
    </message>
    <message>
        <source>Check in the program that made it that something is exported.</source>
        <translation>请在制作它的程序中检查是否导出了内容。</translation>
    </message>
    <message>
        <source>Repair it in the program that made it and export it again.</source>
        <translation>请在制作它的程序中修复后重新导出。</translation>
    </message>
    <message>
        <source>Export a simpler version of it.</source>
        <translation>请导出更简单的版本。</translation>
    </message>
    <message>
        <source>Export it again with fewer levels of groups.</source>
        <translation>请减少组的层级后重新导出。</translation>
    </message>
    <message>
        <source>Measures are shown without a unit.</source>
        <translation>测量结果将不带单位显示。</translation>
    </message>
    <message>
        <source>Measure with care.</source>
        <translation>测量时请谨慎。</translation>
    </message>
    <message>
        <source>Put the picture beside the model.</source>
        <translation>请把图片放在模型旁边。</translation>
    </message>
    <message>
        <source>Copy the picture again from where it came.</source>
        <translation>请从来源处重新复制该图片。</translation>
    </message>
    <message>
        <source>Save the picture as PNG or JPEG.</source>
        <translation>请把图片保存为 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>Save a smaller version of the picture.</source>
        <translation>请保存较小的图片。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>Ask whoever made it for a clean copy.</source>
        <translation>请向制作者索取安全的副本。</translation>
    </message>
    <message>
        <source>Unpack it yourself if you trust it, and open the folder.</source>
        <translation>如果您信任它，请自行解压并打开文件夹。</translation>
    </message>
    <message>
        <source>Unpack it with the password and open the folder.</source>
        <translation>请用密码解压，再打开文件夹。</translation>
    </message>
    <message>
        <source>Choose an archive with a GLB, PLY, OBJ or STL file in it.</source>
        <translation>请选择含有 GLB、PLY、OBJ 或 STL 文件的压缩包。</translation>
    </message>
    <message>
        <source>Export a smaller version, or close other programs and try again.</source>
        <translation>请导出较小的版本，或关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>It may be damaged; if it is only large, export a simpler version.</source>
        <translation>它可能已损坏；如果只是太大，请导出更简单的版本。</translation>
    </message>
    <message>
        <source>The file is probably damaged; copy or export it again.</source>
        <translation>文件可能已损坏；请重新复制或导出。</translation>
    </message>
    <message>
        <source>Correct the row and open the folder again.</source>
        <translation>请改正该行，再重新打开文件夹。</translation>
    </message>
    <message>
        <source>Open it with that version, or update this program.</source>
        <translation>请用那个版本打开，或更新本程序。</translation>
    </message>
    <message>
        <source>A copy was kept as “{kept}”; your latest backup can be restored.</source>
        <translation>已保留副本“{kept}”；可以恢复最近的备份。</translation>
    </message>
    <message>
        <source>Notes written now cannot be kept.</source>
        <translation>现在写的笔记无法保存。</translation>
    </message>
    <message>
        <source>Close the other window and try again.</source>
        <translation>请关闭另一个窗口后重试。</translation>
    </message>
    <message>
        <source>Free some room on the disk and try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Your text is still here: copy it, then try again.</source>
        <translation>您的文字仍在这里：请先复制，再重试。</translation>
    </message>
    <message>
        <source>Allowed: {allowed}.</source>
        <translation>可用的值：{allowed}。</translation>
    </message>
    <message>
        <source>Choose a folder with GLB, PLY, OBJ or STL files in it.</source>
        <translation>请选择含有 GLB、PLY、OBJ 或 STL 文件的文件夹。</translation>
    </message>
    <message>
        <source>Texts and small pictures can still be seen.</source>
        <translation>文字和小图仍可查看。</translation>
    </message>
    <message>
        <source>Install a newer graphics driver.</source>
        <translation>请安装较新的显卡驱动。</translation>
    </message>
    <message>
        <source>It is shown with less detail.</source>
        <translation>将以较少的细节显示。</translation>
    </message>
    <message>
        <source>Start the program again; if it happens again, update the driver.</source>
        <translation>请重新启动本程序；如果再次发生，请更新驱动。</translation>
    </message>
</context>
</TS>
