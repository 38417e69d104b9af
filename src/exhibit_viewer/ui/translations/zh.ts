<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AboutPages</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done writing</source>
        <translation>编辑完成</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>未保存。</translation>
    </message>
</context>
<context>
    <name>AboutPanel</name>
    <message>
        <source>And {} more; copy the details to read them all.</source>
        <translation>还有 {} 条；复制详情可全部阅读。</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>语言：{}</translation>
    </message>
    <message>
        <source>About the object</source>
        <translation>关于展品</translation>
    </message>
    <message>
        <source>What is known of an object appears here.</source>
        <translation>展品的已知信息显示在这里。</translation>
    </message>
    <message>
        <source>A demonstration model made by code, not a scan of a real object.</source>
        <translation>由程序生成的演示模型，并非实物扫描。</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>How it was captured</source>
        <translation>采集方式</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Not in your language; shown in {}.</source>
        <translation>没有您所用语言的版本，现以{}显示。</translation>
    </message>
    <message>
        <source>About this file</source>
        <translation>关于此文件</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy these sentences</source>
        <translation>复制这些文字</translation>
    </message>
</context>
<context>
    <name>AboutProgram</name>
    <message>
        <source>Exhibit Viewer</source>
        <translation>展品观览</translation>
    </message>
    <message>
        <source>About Exhibit Viewer</source>
        <translation>关于“展品观览”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Version {version}, on Qt {qt}</source>
        <translation>版本 {version}，基于 Qt {qt}</translation>
    </message>
    <message>
        <source>Works without a network. Notes stay on this computer, in your own library.</source>
        <translation>无需网络即可使用。注释保存在这台电脑上您自己的资料库中。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>所用软件</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
</context>
<context>
    <name>Articles</name>
    <message>
        <source>To read</source>
        <translation>阅读</translation>
    </message>
</context>
<context>
    <name>ArtifactCard</name>
    <message>
        <source>No picture</source>
        <translation>无图片</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Touch an object to see it from all sides.</source>
        <translation>轻触一件展品，从各个角度观看。</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>全部展品</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Collection</source>
        <translation>藏品集</translation>
    </message>
    <message>
        <source>Search this collection</source>
        <translation>在此藏品集中查找</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Favourites and sets</source>
        <translation>收藏与藏集</translation>
    </message>
    <message>
        <source>Edit the collection</source>
        <translation>编辑藏品集</translation>
    </message>
    <message>
        <source>As a grid</source>
        <translation>网格显示</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>列表显示</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>展品</translation>
    </message>
    <message>
        <source>In the collection’s order</source>
        <translation>按藏品集原有顺序</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>按年代</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked</source>
        <translation>
            <numerusform>已标记 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>{} searched</source>
        <translation>已搜索 {}</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除查找</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L puts the object shown into one.</source>
        <translation>按 Ctrl+Shift+L 可将所示文物加入集合。</translation>
    </message>
    <message>
        <source>Nothing is in this set yet.</source>
        <translation>此集合中还没有内容。</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>您要找的是“{}”吗？</translation>
    </message>
    <message>
        <source>Clear the choice: {}</source>
        <translation>清除所选：{}</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Titles, facts, descriptions, pages and notes, in every language  (Ctrl+F)</source>
        <translation>各种语言的名称、信息、说明、文章和注释  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Narrow down</source>
        <translation>缩小范围</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show the whole description</source>
        <translation>显示完整说明</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln 件展品</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here matches “{}”.</source>
        <translation>没有与“{}”相符的展品。</translation>
    </message>
    <message>
        <source>Nothing has all of this.</source>
        <translation>没有符合全部条件的展品。</translation>
    </message>
    <message>
        <source>This collection is empty.</source>
        <translation>此藏品集是空的。</translation>
    </message>
</context>
<context>
    <name>BrowserDock</name>
    <message>
        <source>Collection</source>
        <translation>藏品集</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Opening “{}”</source>
        <translation>正在打开“{}”</translation>
    </message>
    <message>
        <source>{} % read</source>
        <translation>已读取 {} %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This object cannot be shown.</source>
        <translation>无法显示此展品。</translation>
    </message>
    <message>
        <source>Choose an object from the collection to see it here.</source>
        <translation>请从藏品集中选择一件展品，它将显示在这里。</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>显示下一件</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>显示第一件</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Check the collection</source>
        <translation>检查藏品集</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Reading every file…</source>
        <translation>正在读取所有文件…</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>检查未完成即停止。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) wrong, among {} files:</source>
        <translation>
            <numerusform>{} 个文件中有 %Ln 处问题：</numerusform>
        </translation>
    </message>
    <message>
        <source>All {} files are as they were packed.</source>
        <translation>全部 {} 个文件与打包时一致。</translation>
    </message>
    <message>
        <source>All {} files are there and can be read. There are no checksums to compare them with.</source>
        <translation>全部 {} 个文件都在且可读取。没有可供比对的校验和。</translation>
    </message>
</context>
<context>
    <name>Citation</name>
    <message>
        <source>The citation is in the clipboard.</source>
        <translation>引文已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Seen in Exhibit Viewer on {}</source>
        <translation>{}于 Exhibit Viewer 中查看</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Find a command, an object or a note</source>
        <translation>查找命令、展品或注释</translation>
    </message>
    <message>
        <source>Type a few letters; Return does it, Esc closes</source>
        <translation>输入几个字；回车执行，Esc 关闭</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing goes by that name.</source>
        <translation>没有这个名称。</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>展品</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Go to the view of this link</source>
        <translation>转到此链接的视图</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open the sample exhibition</source>
        <translation>打开示例展览</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>返回起始页</translation>
    </message>
    <message>
        <source>Next object</source>
        <translation>下一件展品</translation>
    </message>
    <message>
        <source>Previous object</source>
        <translation>上一件展品</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>停止载入</translation>
    </message>
    <message>
        <source>Search the collection</source>
        <translation>在藏品集中查找</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>First view</source>
        <translation>初始视角</translation>
    </message>
    <message>
        <source>Show the whole object</source>
        <translation>显示整件展品</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>背面</translation>
    </message>
    <message>
        <source>From the right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>俯视</translation>
    </message>
    <message>
        <source>From below</source>
        <translation>仰视</translation>
    </message>
    <message>
        <source>Next variant of the materials</source>
        <translation>下一种材质方案</translation>
    </message>
    <message>
        <source>Next view chosen by the file&apos;s author</source>
        <translation>文件作者设定的下一个视角</translation>
    </message>
    <message>
        <source>Favourites and sets</source>
        <translation>收藏与藏集</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Earlier in the set</source>
        <translation>在藏集中前移</translation>
    </message>
    <message>
        <source>Later in the set</source>
        <translation>在藏集中后移</translation>
    </message>
    <message>
        <source>Take out of the set</source>
        <translation>移出藏集</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a copy to edit</source>
        <translation>导入副本以编辑</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>打开其他资料库…</translation>
    </message>
    <message>
        <source>Make a new library…</source>
        <translation>新建资料库…</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>备份资料库…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Save the records as a sheet…</source>
        <translation>将记录存为表格…</translation>
    </message>
    <message>
        <source>Bring in a sheet…</source>
        <translation>读入表格…</translation>
    </message>
    <message>
        <source>Copy a citation</source>
        <translation>复制引文</translation>
    </message>
    <message>
        <source>Edit what is said</source>
        <translation>编辑说明</translation>
    </message>
    <message>
        <source>Edit the collection</source>
        <translation>编辑藏品集</translation>
    </message>
    <message>
        <source>Remove from the collection</source>
        <translation>从藏品集中移除</translation>
    </message>
    <message>
        <source>Share or export…</source>
        <translation>分享或导出…</translation>
    </message>
    <message>
        <source>Check the collection’s files</source>
        <translation>检查藏品集的文件</translation>
    </message>
    <message>
        <source>Three-quarter view</source>
        <translation>四分之三侧视</translation>
    </message>
    <message>
        <source>Without perspective</source>
        <translation>无透视</translation>
    </message>
    <message>
        <source>Turntable</source>
        <translation>转台</translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>Tilt up</source>
        <translation>向上倾</translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation>向下倾</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Natural colours</source>
        <translation>本色</translation>
    </message>
    <message>
        <source>Clay</source>
        <translation>素泥</translation>
    </message>
    <message>
        <source>Colours without light</source>
        <translation>无光照颜色</translation>
    </message>
    <message>
        <source>Surface directions</source>
        <translation>表面朝向</translation>
    </message>
    <message>
        <source>Wireframe</source>
        <translation>线框</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>透视</translation>
    </message>
    <message>
        <source>Polished</source>
        <translation>抛光</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Colour points by something else</source>
        <translation>点云换一种着色方式</translation>
    </message>
    <message>
        <source>Larger points</source>
        <translation>放大点</translation>
    </message>
    <message>
        <source>Smaller points</source>
        <translation>缩小点</translation>
    </message>
    <message>
        <source>Play the animation</source>
        <translation>播放动画</translation>
    </message>
    <message>
        <source>Let the tour go on by itself</source>
        <translation>让导览自动继续</translation>
    </message>
    <message>
        <source>Listen to the narration</source>
        <translation>聆听解说</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Next animation</source>
        <translation>下一段动画</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>加快播放</translation>
    </message>
    <message>
        <source>Play more slowly</source>
        <translation>放慢播放</translation>
    </message>
    <message>
        <source>Play over and over</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Raking light</source>
        <translation>侧光</translation>
    </message>
    <message>
        <source>Lights of the file</source>
        <translation>文件自带的灯光</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>更亮</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>更暗</translation>
    </message>
    <message>
        <source>Normal brightness</source>
        <translation>正常亮度</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>Cut across X</source>
        <translation>沿 X 轴剖切</translation>
    </message>
    <message>
        <source>Cut across Y</source>
        <translation>沿 Y 轴剖切</translation>
    </message>
    <message>
        <source>Cut across Z</source>
        <translation>沿 Z 轴剖切</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>剖面图</translation>
    </message>
    <message>
        <source>Shadow on the floor</source>
        <translation>地面投影</translation>
    </message>
    <message>
        <source>Grid on the floor</source>
        <translation>地面网格</translation>
    </message>
    <message>
        <source>No floor</source>
        <translation>无地面</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加注释</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>下一条注释</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>上一条注释</translation>
    </message>
    <message>
        <source>Move the note</source>
        <translation>移动注释</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>删除注释</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Next stop of the tour</source>
        <translation>导览的下一站</translation>
    </message>
    <message>
        <source>Previous stop of the tour</source>
        <translation>导览的上一站</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>讲授</translation>
    </message>
    <message>
        <source>Next stop of the lecture</source>
        <translation>讲授的下一站</translation>
    </message>
    <message>
        <source>Previous stop of the lecture</source>
        <translation>讲授的上一站</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>激光指示</translation>
    </message>
    <message>
        <source>Collection panel</source>
        <translation>藏品集面板</translation>
    </message>
    <message>
        <source>Notes panel</source>
        <translation>注释面板</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制画面</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存画面…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Exhibit Viewer</source>
        <translation>关于“展品观览”</translation>
    </message>
    <message>
        <source>Open a scan or an exhibition package</source>
        <translation>打开扫描模型或展览包</translation>
    </message>
    <message>
        <source>Show every scan in a folder as a collection</source>
        <translation>将文件夹中的全部扫描模型作为藏品集显示</translation>
    </message>
    <message>
        <source>Objects of any collection, in an order of your own</source>
        <translation>来自任何藏品集的器物，按您自己的顺序</translation>
    </message>
    <message>
        <source>Mark the object, to find it again among your favourites</source>
        <translation>标记此器物，以便在收藏中再次找到</translation>
    </message>
    <message>
        <source>The object itself stays where it is</source>
        <translation>器物本身仍留在原处</translation>
    </message>
    <message>
        <source>Your own collections, the trash and backups</source>
        <translation>您自己的藏品集、回收站和备份</translation>
    </message>
    <message>
        <source>Copy a folder of scans into your library, to edit it there</source>
        <translation>把扫描文件夹复制到资料库中，以便编辑</translation>
    </message>
    <message>
        <source>Copy a scan or a package into your library</source>
        <translation>把扫描或展览包复制到资料库</translation>
    </message>
    <message>
        <source>Copy this collection into your library; the original stays as it is</source>
        <translation>把此藏品集复制到资料库；原件保持不变</translation>
    </message>
    <message>
        <source>Notes, settings and your own collections, in one file</source>
        <translation>笔记、设置和您自己的藏品集，存于一个文件</translation>
    </message>
    <message>
        <source>A backup takes the library’s place; the trash keeps the old one</source>
        <translation>备份将取代资料库；旧的资料库保留在回收站中</translation>
    </message>
    <message>
        <source>One row for each object, for any spreadsheet program</source>
        <translation>每件展品一行，可用任何电子表格程序打开</translation>
    </message>
    <message>
        <source>Collections, notes and sets of another folder, say on a stick</source>
        <translation>另一个文件夹（例如 U 盘上）中的藏品集、注释和藏集</translation>
    </message>
    <message>
        <source>An empty library, in a folder of its own</source>
        <translation>空的资料库，放在单独的文件夹中</translation>
    </message>
    <message>
        <source>You see what would change before it does</source>
        <translation>更改之前先让您看到会改变什么</translation>
    </message>
    <message>
        <source>The object, its rights, and this view of it, as a line of text</source>
        <translation>展品、其权利和当前视图，成为一行文字</translation>
    </message>
    <message>
        <source>Title, description and rights of the whole, and the objects removed</source>
        <translation>整个藏品集的名称、说明和权利，以及已移除的展品</translation>
    </message>
    <message>
        <source>Its files and notes are kept; it can be put back</source>
        <translation>其文件和注释均保留，可以放回</translation>
    </message>
    <message>
        <source>Title, description, rights and every other field, in every language</source>
        <translation>各种语言的标题、说明、权利及所有其他字段</translation>
    </message>
    <message>
        <source>Parallel lines stay parallel: for comparing and measuring</source>
        <translation>平行线保持平行，便于比较和测量</translation>
    </message>
    <message>
        <source>Let the object turn by itself</source>
        <translation>让展品自行转动</translation>
    </message>
    <message>
        <source>The photographed colours as they are, without shading</source>
        <translation>拍摄所得的原有颜色，不加明暗</translation>
    </message>
    <message>
        <source>The bare shape, without its colours</source>
        <translation>只看形状，不看颜色</translation>
    </message>
    <message>
        <source>Bring out shallow carving and tool marks</source>
        <translation>凸显浅刻和工具痕迹</translation>
    </message>
    <message>
        <source>See through the surface</source>
        <translation>透过表面观看</translation>
    </message>
    <message>
        <source>The triangles of the scan</source>
        <translation>扫描模型的三角面</translation>
    </message>
    <message>
        <source>Let the object move as its maker meant it, or hold it still</source>
        <translation>让物件按作者的设计动起来，或使其静止</translation>
    </message>
    <message>
        <source>Light from the side, as for reading an inscription</source>
        <translation>从侧面打光，如同辨读铭文</translation>
    </message>
    <message>
        <source>The lights the file&apos;s author placed, instead of the one you can move</source>
        <translation>使用文件作者布置的灯光，代替可以移动的那盏灯</translation>
    </message>
    <message>
        <source>Drag on the picture to move the light</source>
        <translation>在画面上拖动以移动光源</translation>
    </message>
    <message>
        <source>Cut the object open</source>
        <translation>剖开展品</translation>
    </message>
    <message>
        <source>The outline of the cut as a drawing to scale</source>
        <translation>按比例绘制的切口轮廓</translation>
    </message>
    <message>
        <source>Then click the place on the object</source>
        <translation>然后点击展品上的位置</translation>
    </message>
    <message>
        <source>The way round the object that its author chose; again to leave it</source>
        <translation>作者选定的观看路线；再次选择即离开</translation>
    </message>
    <message>
        <source>A large, calm picture for a lecture room</source>
        <translation>适合讲堂的大而清爽的画面</translation>
    </message>
    <message>
        <source>Black the picture out, and bring it back</source>
        <translation>画面变黑，再按一次恢复</translation>
    </message>
    <message>
        <source>A red dot follows the pointer while the key is held</source>
        <translation>按住此键时，红点跟随指针移动</translation>
    </message>
    <message>
        <source>Find any command, object or note by a few letters</source>
        <translation>输入几个字即可找到任何命令、展品或注释</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>一页看全所有快捷键</translation>
    </message>
    <message>
        <source>Write in the note</source>
        <translation>填写注释</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation>更改颜色</translation>
    </message>
    <message>
        <source>Keep another view</source>
        <translation>保存另一视角</translation>
    </message>
    <message>
        <source>Put an object back</source>
        <translation>放回展品</translation>
    </message>
    <message>
        <source>Create a set</source>
        <translation>创建藏集</translation>
    </message>
    <message>
        <source>Rename a set</source>
        <translation>重命名藏集</translation>
    </message>
    <message>
        <source>Delete a set</source>
        <translation>删除藏集</translation>
    </message>
    <message>
        <source>Change what is in a set</source>
        <translation>更改藏集的内容</translation>
    </message>
    <message>
        <source>Change the order of a set</source>
        <translation>更改藏集的顺序</translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation>撤销：{}</translation>
    </message>
    <message>
        <source>Redo: {}</source>
        <translation>重做：{}</translation>
    </message>
    <message>
        <source>Exhibition</source>
        <translation>展览</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Light and surface</source>
        <translation>光照与表面</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>讲授</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>Touch anywhere to go on.</source>
        <translation>轻触任意处继续。</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>More about it</source>
        <translation>更多信息</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>What, {}</source>
        <translation>名称，{}</translation>
    </message>
    <message>
        <source>Value, {}</source>
        <translation>内容，{}</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>删除此行</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>There is nothing to choose by.</source>
        <translation>没有可供筛选的条件。</translation>
    </message>
    <message>
        <source>Narrow down</source>
        <translation>缩小范围</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>All {}</source>
        <translation>全部 {} 项</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln object(s)</source>
        <translation>
            <numerusform>显示 %Ln 件展品</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the choice</source>
        <translation>清除所选</translation>
    </message>
</context>
<context>
    <name>FaultBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy what a technician needs to know</source>
        <translation>复制技术人员需要的信息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Have a look around</source>
        <translation>先看一看</translation>
    </message>
    <message>
        <source>Drag to turn the object.</source>
        <translation>拖动即可转动展品。</translation>
    </message>
    <message>
        <source>Scroll, or pinch, to come nearer.</source>
        <translation>滚动滚轮或双指张合，可拉近。</translation>
    </message>
    <message>
        <source>Press N, then click a place, to write a note.</source>
        <translation>按 N 键，再点击一处，即可写注释。</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Got it: do not show the first steps again</source>
        <translation>知道了：不再显示这些提示</translation>
    </message>
</context>
<context>
    <name>GroundControls</name>
    <message>
        <source>Floor</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>展厅</translation>
    </message>
    <message>
        <source>The ground of the window&apos;s look</source>
        <translation>与窗口外观一致的背景</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>A dark ground</source>
        <translation>深色背景</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>A light ground</source>
        <translation>浅色背景</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>A black ground, for projection</source>
        <translation>黑色背景，适合投影</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>A white ground, for print</source>
        <translation>白色背景，适合印刷</translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message>
        <source>Open {}</source>
        <translation>打开{}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln 件展品</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Put {} back</source>
        <translation>放回{}</translation>
    </message>
    <message>
        <source>Really delete</source>
        <translation>确定删除</translation>
    </message>
    <message>
        <source>Delete {} for good</source>
        <translation>永久删除{}</translation>
    </message>
    <message>
        <source>Put {} into the trash</source>
        <translation>将{}移到回收站</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Page Down next · Page Up back · B black · hold . to point · Esc leaves</source>
        <translation>Page Down 下一个 · Page Up 上一个 · B 黑屏 · 按住 . 指示 · Esc 退出</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Touch to begin</source>
        <translation>轻触开始</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Exhibition</source>
        <translation>展览</translation>
    </message>
</context>
<context>
    <name>LibraryDeeds</name>
    <message>
        <source>Importing “{}”…</source>
        <translation>正在导入“{}”…</translation>
    </message>
    <message>
        <source>“{}” was removed from the collection.</source>
        <translation>“{}”已从藏品集中移除。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) were removed from the collection.</source>
        <translation>
            <numerusform>已从藏品集中移除 %Ln 件展品。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The library was backed up into “{}”.</source>
        <translation>资料库已备份到“{}”。</translation>
    </message>
    <message>
        <source>Backing up the library…</source>
        <translation>正在备份资料库…</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>正在读取备份…</translation>
    </message>
    <message>
        <source>The records were saved as “{}”.</source>
        <translation>记录已存为“{}”。</translation>
    </message>
    <message>
        <source>The backup takes the library’s place when the program starts next.</source>
        <translation>下次启动程序时，备份将取代资料库。</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>现在退出</translation>
    </message>
    <message>
        <source>“{}” is in your library already.</source>
        <translation>“{}”已在您的资料库中。</translation>
    </message>
    <message numerus="yes">
        <source>“{}” was imported. %Ln of its models was in the library already.</source>
        <translation>
            <numerusform>已导入“{}”。其中 %Ln 个模型已在资料库中。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{}” was imported.</source>
        <translation>已导入“{}”。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Your library</source>
        <translation>您的资料库</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>返回资料库</translation>
    </message>
    <message numerus="yes">
        <source>Trash: %Ln collection(s)</source>
        <translation>
            <numerusform>回收站：%Ln 个藏品集</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>尚未导入任何内容。</translation>
    </message>
    <message>
        <source>What you threw away stays here until you delete it for good.</source>
        <translation>您移走的内容会保留在这里，直到您永久删除。</translation>
    </message>
    <message>
        <source>Copies of your own: you can edit what is said of them; the originals stay untouched.</source>
        <translation>您自己的副本：可以编辑其说明；原件保持不变。</translation>
    </message>
</context>
<context>
    <name>LightControls</name>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Where the light comes from, around the object</source>
        <translation>光从展品周围的哪个方向来</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>How high the light stands</source>
        <translation>光源的高低</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How strong the light is</source>
        <translation>光的强弱</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Brightness of the whole picture, in photographic stops</source>
        <translation>整个画面的亮度，以摄影档位计</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>The light as it was at first</source>
        <translation>恢复最初的光照</translation>
    </message>
</context>
<context>
    <name>ListenButton</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>聆听</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Exhibit Viewer</source>
        <translation>展品观览</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Empty note</source>
        <translation>空白注释</translation>
    </message>
    <message>
        <source>Note {number}: {words}</source>
        <translation>注释 {number}：{words}</translation>
    </message>
    <message>
        <source>From the exhibition</source>
        <translation>来自展览</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Ochre</source>
        <translation>赭黄</translation>
    </message>
    <message>
        <source>Verdigris</source>
        <translation>铜绿</translation>
    </message>
    <message>
        <source>Madder</source>
        <translation>茜红</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛蓝</translation>
    </message>
    <message>
        <source>Orpiment</source>
        <translation>雌黄</translation>
    </message>
    <message>
        <source>Malachite</source>
        <translation>石绿</translation>
    </message>
    <message>
        <source>What do you see here?</source>
        <translation>您在这里看到了什么？</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>注释正文</translation>
    </message>
    <message>
        <source>**bold**, *italic*, lists and links in Markdown</source>
        <translation>Markdown 格式：**粗体**、*斜体*、列表和链接</translation>
    </message>
    <message>
        <source>The note as it reads</source>
        <translation>注释的显示效果</translation>
    </message>
    <message>
        <source>As it reads</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Colour: {}</source>
        <translation>颜色：{}</translation>
    </message>
    <message>
        <source>Keep the present view for this note</source>
        <translation>将当前视角保存到此注释</translation>
    </message>
    <message>
        <source>Move the note to another place</source>
        <translation>将注释移到别处</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>删除注释</translation>
    </message>
    <message>
        <source>Close the note (Esc)</source>
        <translation>关闭注释 (Esc)</translation>
    </message>
</context>
<context>
    <name>NoteReader</name>
    <message>
        <source>About this object</source>
        <translation>关于此展品</translation>
    </message>
    <message>
        <source>Notes: {}</source>
        <translation>注释：{}</translation>
    </message>
    <message>
        <source>Note {} of {}</source>
        <translation>第 {} 条注释，共 {} 条</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>上一条注释</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>下一条注释</translation>
    </message>
</context>
<context>
    <name>NotesDock</name>
    <message>
        <source>Notes</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>About</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Notes on this object</source>
        <translation>关于此展品的注释</translation>
    </message>
    <message>
        <source>What is known about this object</source>
        <translation>此展品的已知信息</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>All notes</source>
        <translation>全部注释</translation>
    </message>
    <message>
        <source>From the exhibition</source>
        <translation>来自展览</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的注释</translation>
    </message>
    <message>
        <source>Notes on an object appear here.</source>
        <translation>展品的注释显示在这里。</translation>
    </message>
    <message>
        <source>Press N, then click a place on the object.</source>
        <translation>按 N，再点击文物上的一处。</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>还没有笔记</translation>
    </message>
    <message>
        <source>No note matches.</source>
        <translation>没有相符的注释。</translation>
    </message>
    <message>
        <source>Click the object…</source>
        <translation>请点击展品…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Search the notes</source>
        <translation>查找注释</translation>
    </message>
    <message>
        <source>Words in a note, its tags or its author</source>
        <translation>注释、标签或作者中的文字</translation>
    </message>
    <message>
        <source>Show only some notes: by tag, colour or origin</source>
        <translation>只显示部分注释：按标签、颜色或来源</translation>
    </message>
    <message>
        <source>Filter the notes</source>
        <translation>筛选注释</translation>
    </message>
    <message>
        <source>Show all notes</source>
        <translation>显示全部注释</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Show {} more</source>
        <translation>再显示 {} 条</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>All that is to be told</source>
        <translation>全部说明</translation>
    </message>
</context>
<context>
    <name>ObjectPage</name>
    <message>
        <source>This object cannot be shown just now.</source>
        <translation>此展品暂时无法显示。</translation>
    </message>
    <message>
        <source>Back to all objects</source>
        <translation>返回全部展品</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open a scan or an exhibition package</source>
        <translation>打开扫描模型或展览包</translation>
    </message>
    <message>
        <source>Import a folder of scans</source>
        <translation>导入扫描文件夹</translation>
    </message>
    <message>
        <source>Import a scan or an exhibition package</source>
        <translation>导入扫描或展览包</translation>
    </message>
    <message>
        <source>A folder for the new library</source>
        <translation>新资料库的文件夹</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>打开资料库</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>备份资料库</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>备份 (*.zip)</translation>
    </message>
    <message>
        <source>Save the records</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Bring in a sheet</source>
        <translation>读入表格</translation>
    </message>
    <message>
        <source>Sheets (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Sets (*.json)</source>
        <translation>藏集 (*.json)</translation>
    </message>
    <message>
        <source>Bring in a set</source>
        <translation>引入藏集</translation>
    </message>
    <message>
        <source>Scans and packages ({})</source>
        <translation>扫描模型和展览包 ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation>打开扫描模型文件夹</translation>
    </message>
</context>
<context>
    <name>PictureOut</name>
    <message>
        <source>Save the picture</source>
        <translation>保存画面</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>Not right. Wait %n s</source>
        <translation>
            <numerusform>不正确。请等待 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>PlacingControls</name>
    <message>
        <source>Click the place on the object the note moves to, or turn it into the middle and press Enter.</source>
        <translation>请点击注释要移到的位置，或将它转到画面中央后按 Enter。</translation>
    </message>
    <message>
        <source>Click the place on the object the note is about, or turn it into the middle and press Enter.</source>
        <translation>请点击注释所指的位置，或将它转到画面中央后按 Enter。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Put the tool down (Esc)</source>
        <translation>放下工具 (Esc)</translation>
    </message>
</context>
<context>
    <name>PlayerStrip</name>
    <message>
        <source>Animation {}</source>
        <translation>动画 {}</translation>
    </message>
    <message>
        <source>Animations</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>How far the animation is</source>
        <translation>动画播放到的位置</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pace: {}</source>
        <translation>速度：{}</translation>
    </message>
</context>
<context>
    <name>PointControls</name>
    <message>
        <source>Own colours</source>
        <translation>自身颜色</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>反射强度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Points by</source>
        <translation>点的着色</translation>
    </message>
    <message>
        <source>What points are coloured by</source>
        <translation>点按什么着色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>How large points are, beside the space between them</source>
        <translation>点的大小（相对于点间距）</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Preparing the full detail · {} %</source>
        <translation>正在准备完整细节 · {} %</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message>
        <source>about {} min left</source>
        <translation>约剩 {} 分钟</translation>
    </message>
</context>
<context>
    <name>ProfilePanel</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save the profile at 1:1</source>
        <translation>按 1:1 保存剖面图</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>图样 (*.svg)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>{cut}, at {share} %; {size}; scale 1:1</source>
        <translation>{cut}，位于 {share} %；{size}；比例 1:1</translation>
    </message>
    <message>
        <source>The cut meets no surface here.</source>
        <translation>此处的切口没有碰到任何表面。</translation>
    </message>
    <message>
        <source>No true scale: the file does not say its units.</source>
        <translation>没有真实比例：文件未说明单位。</translation>
    </message>
    <message>
        <source>Outline of the cut</source>
        <translation>切口轮廓</translation>
    </message>
    <message>
        <source>A drawing at its real size, with a scale bar, as an SVG file</source>
        <translation>实际大小的图样，带比例尺，保存为 SVG 文件</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as SVG at 1:1</source>
        <translation>存为 1:1 SVG</translation>
    </message>
    <message>
        <source>Show the whole drawing</source>
        <translation>显示整个图样</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QuickSwitch</name>
    <message>
        <source>Language: {}</source>
        <translation>语言：{}</translation>
    </message>
    <message>
        <source>Look: {}</source>
        <translation>外观：{}</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>No longer at {}</source>
        <translation>已不在 {}</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>打开{}</translation>
    </message>
    <message>
        <source>Forget {}</source>
        <translation>从列表中移除{}</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message numerus="yes">
        <source>%Ln object(s) together</source>
        <translation>
            <numerusform>同时编辑 %Ln 件展品</numerusform>
        </translation>
    </message>
    <message>
        <source>What is said of the object</source>
        <translation>对此展品的说明</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>How it was captured</source>
        <translation>采集方式</translation>
    </message>
    <message>
        <source>Show or hide these fields</source>
        <translation>显示或隐藏这些字段</translation>
    </message>
</context>
<context>
    <name>RightsSummary</name>
    <message>
        <source>Rights</source>
        <translation>权利</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s): {}</source>
        <translation>
            <numerusform>%Ln 件展品：{}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more licence(s)</source>
        <translation>
            <numerusform>另有 %Ln 种许可</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) for which no licence is stated: {}</source>
        <translation>
            <numerusform>%Ln 件展品未注明许可：{}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Open the sample exhibition</source>
        <translation>打开示例展览</translation>
    </message>
    <message>
        <source>Sample exhibition</source>
        <translation>示例展览</translation>
    </message>
</context>
<context>
    <name>SaveLine</name>
    <message>
        <source>Not saved: {}</source>
        <translation>未保存：{}</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>未保存。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save the notes again</source>
        <translation>再次保存注释</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Scale bar: {}</source>
        <translation>比例尺：{}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>清除查找</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>SectionControls</name>
    <message>
        <source>Whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Do not cut</source>
        <translation>不剖切</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Cut from side to side</source>
        <translation>左右方向剖切</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Cut from below to above</source>
        <translation>上下方向剖切</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Cut from back to front</source>
        <translation>前后方向剖切</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Where the cut goes</source>
        <translation>剖切的位置</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>另一侧</translation>
    </message>
    <message>
        <source>Show the part that was cut away</source>
        <translation>显示被剖去的部分</translation>
    </message>
</context>
<context>
    <name>SetRow</name>
    <message>
        <source>Open {}</source>
        <translation>打开{}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln 件器物</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>New name of {}</source>
        <translation>{}的新名称</translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves the old one</source>
        <translation>回车保存名称，Esc 保留原名</translation>
    </message>
    <message>
        <source>Take out of {}</source>
        <translation>从{}中移出</translation>
    </message>
    <message>
        <source>Put into {}</source>
        <translation>放入{}</translation>
    </message>
    <message>
        <source>Share or export {}</source>
        <translation>分享或导出{}</translation>
    </message>
    <message>
        <source>Rename {}</source>
        <translation>重命名{}</translation>
    </message>
    <message>
        <source>Delete the set {}; its objects stay</source>
        <translation>删除藏集{}；其中的器物保留</translation>
    </message>
</context>
<context>
    <name>SetsPage</name>
    <message>
        <source>Favourites and sets</source>
        <translation>收藏与藏集</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Name of a new set</source>
        <translation>新藏集的名称</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Create the set</source>
        <translation>创建藏集</translation>
    </message>
    <message>
        <source>Bring in a set…</source>
        <translation>引入藏集…</translation>
    </message>
    <message>
        <source>The list of a set, saved on another machine</source>
        <translation>在另一台电脑上保存的藏集清单</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The + puts “{}” into a set.</source>
        <translation>“+”将“{}”放入藏集。</translation>
    </message>
    <message numerus="yes">
        <source>The + puts the %Ln marked object(s) into a set.</source>
        <translation>
            <numerusform>“+”将标记的 %Ln 件器物放入藏集。</numerusform>
        </translation>
    </message>
    <message>
        <source>Objects of any collection, in an order of your own.</source>
        <translation>来自任何藏品集的器物，按您自己的顺序。</translation>
    </message>
    <message>
        <source>The set “{}” was deleted.</source>
        <translation>藏集“{}”已删除。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态效果</translation>
    </message>
    <message>
        <source>Your name on notes</source>
        <translation>注释署名</translation>
    </message>
    <message>
        <source>Turntable, seconds a turn</source>
        <translation>转台每圈秒数</translation>
    </message>
    <message>
        <source>Picture quality</source>
        <translation>画质</translation>
    </message>
    <message>
        <source>Disk space for prepared models, GB</source>
        <translation>预处理模型占用的磁盘空间 (GB)</translation>
    </message>
    <message>
        <source>Memory for the detail of very large models, MB</source>
        <translation>超大模型细节占用的内存 (MB)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Gallery (dark)</source>
        <translation>展厅（深色）</translation>
    </message>
    <message>
        <source>Paper (light)</source>
        <translation>纸张（浅色）</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Reduced: nothing moves by itself</source>
        <translation>减弱：没有任何自动运动</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Light, for weak computers</source>
        <translation>轻量，适合性能较弱的电脑</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Empty it now</source>
        <translation>立即清空</translation>
    </message>
    <message>
        <source>Empty the space for prepared models</source>
        <translation>清空预处理模型的空间</translation>
    </message>
    <message>
        <source>Models are prepared anew when they are next opened; notes are not touched</source>
        <translation>下次打开模型时会重新处理；注释不受影响</translation>
    </message>
    <message>
        <source>Emptied</source>
        <translation>已清空</translation>
    </message>
</context>
<context>
    <name>SharePanel</name>
    <message>
        <source>Share or export</source>
        <translation>分享或导出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>展品</translation>
    </message>
    <message>
        <source>Write as</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Prepared, so that it opens at once (much larger)</source>
        <translation>预先备好，打开即可显示（文件大得多）</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The whole collection ({})</source>
        <translation>整个藏品集（{}）</translation>
    </message>
    <message>
        <source>“{}” alone</source>
        <translation>仅“{}”</translation>
    </message>
    <message>
        <source>What is marked ({})</source>
        <translation>已标记的展品（{}）</translation>
    </message>
    <message>
        <source>What the search found ({})</source>
        <translation>搜索结果（{}）</translation>
    </message>
    <message numerus="yes">
        <source>My own notes go along (%Ln)</source>
        <translation>
            <numerusform>附上我的笔记（%Ln 条）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln 件展品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), about {}</source>
        <translation>
            <numerusform>%Ln 个文件，约 {}</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，未写入任何内容。</translation>
    </message>
    <message>
        <source>Saved: {path} ({size})</source>
        <translation>已保存：{path}（{size}）</translation>
    </message>
    <message>
        <source>One package for this program</source>
        <translation>本程序的展览包</translation>
    </message>
    <message>
        <source>IIIF manifest</source>
        <translation>IIIF 清单</translation>
    </message>
    <message>
        <source>Voyager scene (svx)</source>
        <translation>Voyager 场景 (svx)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>Web page of the object shown</source>
        <translation>所示展品的网页</translation>
    </message>
    <message>
        <source>List of the set (IIIF collection)</source>
        <translation>藏集清单（IIIF 集合）</translation>
    </message>
    <message>
        <source>Everything in one file, with checksums. A double click opens it here.</source>
        <translation>全部内容装入一个带校验和的文件，双击即可在此打开。</translation>
    </message>
    <message>
        <source>For viewers of IIIF Presentation 4. The models lie in a folder beside it.</source>
        <translation>供 IIIF Presentation 4 查看器使用。模型放在旁边的文件夹中。</translation>
    </message>
    <message>
        <source>For Smithsonian Voyager; one scene for each object, the models in a folder beside it.</source>
        <translation>供 Smithsonian Voyager 使用；每件展品一个场景，模型放在旁边的文件夹中。</translation>
    </message>
    <message>
        <source>What is known of each object, one row each, for a spreadsheet. No models, no notes.</source>
        <translation>每件展品一行，列出已知信息，供电子表格使用。不含模型和笔记。</translation>
    </message>
    <message>
        <source>One file that any browser shows without the internet: the model, its notes, its rights.</source>
        <translation>一个文件，任何浏览器无需联网即可显示：模型、注释与权利说明。</translation>
    </message>
    <message>
        <source>Names the objects and their order. Whoever has the same collections can bring it in as a set.</source>
        <translation>列出展品及其顺序。拥有相同藏品集的人可将其引入为藏集。</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Grey words are from another language, until you write in this one.</source>
        <translation>灰色文字取自其他语言，直到您用当前语言填写。</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>以文件为准</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Various</source>
        <translation>各不相同</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>What the sheet changes</source>
        <translation>表格将改变的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>进行更改</translation>
    </message>
    <message>
        <source>Leave all as it is</source>
        <translation>全部保持不变</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) would be told of differently.</source>
        <translation>
            <numerusform>%Ln 件展品的说明将有所不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet says nothing new.</source>
        <translation>表格中没有新内容。</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln 条注释</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
</context>
<context>
    <name>ShelfPainter</name>
    <message>
        <source>No picture</source>
        <translation>无图片</translation>
    </message>
</context>
<context>
    <name>SoundStrip</name>
    <message>
        <source>Narration {}</source>
        <translation>解说 {}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>聆听</translation>
    </message>
    <message>
        <source>With sound</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>To hear</source>
        <translation>可聆听的内容</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>How far the narration is</source>
        <translation>解说播放到的位置</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>This cannot be heard just now.</source>
        <translation>此段内容暂时无法聆听。</translation>
    </message>
    <message>
        <source>This computer has nothing to play sound by.</source>
        <translation>这台电脑没有可播放声音的设备。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Exhibit Viewer</source>
        <translation>展品观览</translation>
    </message>
    <message>
        <source>Look closely at scans of cultural heritage and write down what you see, without a network.</source>
        <translation>细看文化遗产的扫描模型，写下您的观察，无需网络。</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>or drop a scan or a folder anywhere here</source>
        <translation>或将扫描模型或文件夹拖放到此处任意位置</translation>
    </message>
</context>
<context>
    <name>SurfaceControls</name>
    <message>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Variant {}</source>
        <translation>方案 {}</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>材质方案</translation>
    </message>
</context>
<context>
    <name>Tongues</name>
    <message>
        <source>Language being written</source>
        <translation>填写所用语言</translation>
    </message>
    <message>
        <source>Write in another language</source>
        <translation>用其他语言填写</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>未注明语言</translation>
    </message>
    <message>
        <source>Texts of which nobody said the language</source>
        <translation>没有注明语言的文字</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>表面</translation>
    </message>
    <message>
        <source>How the surface is drawn: colours, clay, relief and others</source>
        <translation>表面的显示方式：本色、素泥、浮雕等</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Look from the front, the side, above; with or without perspective</source>
        <translation>从正面、侧面、上方观看；有无透视</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Floor and background</source>
        <translation>地面与背景</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研习</translation>
    </message>
    <message>
        <source>Look, light and take notes</source>
        <translation>观看、打光、做注释</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>讲授</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Back to the collection</source>
        <translation>返回藏品集</translation>
    </message>
    <message>
        <source>Collection: {}</source>
        <translation>藏品集：{}</translation>
    </message>
</context>
<context>
    <name>TourStrip</name>
    <message>
        <source>Stop {number} of {count}</source>
        <translation>第 {number} 站，共 {count} 站</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stop(s)</source>
        <translation>
            <numerusform>%Ln 站</numerusform>
        </translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Tour {}</source>
        <translation>导览 {}</translation>
    </message>
    <message>
        <source>Begin the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Previous stop</source>
        <translation>上一站</translation>
    </message>
    <message>
        <source>Hold the tour here</source>
        <translation>在此停留</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>自动继续</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>下一站</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>离开导览</translation>
    </message>
</context>
<context>
    <name>ViewControls</name>
    <message>
        <source>Front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>背面</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>顶部</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>Oblique</source>
        <translation>斜视</translation>
    </message>
</context>
<context>
    <name>WhichLibrary</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Library: {}</source>
        <translation>资料库：{}</translation>
    </message>
    <message>
        <source>Choose another library, or make one</source>
        <translation>选择其他资料库，或新建一个</translation>
    </message>
    <message>
        <source>My library</source>
        <translation>我的资料库</translation>
    </message>
    <message>
        <source>{} (not there now)</source>
        <translation>{}（目前不在）</translation>
    </message>
    <message>
        <source>Forget those that are not there</source>
        <translation>忘记不在的资料库</translation>
    </message>
</context>
<context>
    <name>WholeForm</name>
    <message>
        <source>What is said of the collection</source>
        <translation>关于藏品集的内容</translation>
    </message>
    <message>
        <source>Removed from the collection; their files and notes are kept:</source>
        <translation>已从藏品集中移除；其文件和注释均保留：</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Put {} back</source>
        <translation>放回{}</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>_Page</name>
    <message>
        <source>Page {}</source>
        <translation>第 {} 页</translation>
    </message>
    <message>
        <source>Show or hide this page</source>
        <translation>显示或隐藏此页</translation>
    </message>
    <message>
        <source>This page is not in the package.</source>
        <translation>资料包中没有这一页。</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Culture</source>
        <translation>文化</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>年代</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Museum number</source>
        <translation>馆藏编号</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>鸣谢</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Rights holder</source>
        <translation>权利人</translation>
    </message>
    <message>
        <source>Title in the file</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>所用软件</translation>
    </message>
    <message>
        <source>Size (width × height × depth)</source>
        <translation>尺寸（宽 × 高 × 深）</translation>
    </message>
    <message>
        <source>Declared units</source>
        <translation>声明的单位</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>三角面</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>顶点</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>贴图</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>In words, for those who cannot see it</source>
        <translation>文字描述（供看不见的人使用）</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作者</translation>
    </message>
    <message>
        <source>Contributors</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>器物类型</translation>
    </message>
    <message>
        <source>Size of the original</source>
        <translation>原件尺寸</translation>
    </message>
    <message>
        <source>Related to</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Captured by</source>
        <translation>采集者</translation>
    </message>
    <message>
        <source>Captured on</source>
        <translation>采集日期</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>What is conjecture</source>
        <translation>推测之处</translation>
    </message>
    <message>
        <source>none; the file does not say how large the object is</source>
        <translation>无；文件未说明实物大小</translation>
    </message>
    <message>
        <source>{count}, the largest {width} × {height} pixels</source>
        <translation>{count} 张，最大 {width} × {height} 像素</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>facets</name>
    <message>
        <source>Culture</source>
        <translation>文化</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>年代</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>工艺</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>藏品集</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>Comes with</source>
        <translation>附带内容</translation>
    </message>
    <message>
        <source>A 3D model</source>
        <translation>三维模型</translation>
    </message>
    <message>
        <source>Notes of mine</source>
        <translation>我的注释</translation>
    </message>
    <message>
        <source>Published notes</source>
        <translation>已发布的注释</translation>
    </message>
    <message>
        <source>Pages to read</source>
        <translation>可读文章</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>解说</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>{} century</source>
        <translation>{}世纪</translation>
    </message>
    <message>
        <source>{} century BC</source>
        <translation>公元前{}世纪</translation>
    </message>
</context>
<context>
    <name>lengths</name>
    <message>
        <source>{} km</source>
        <translation>{} 千米</translation>
    </message>
    <message>
        <source>{} m</source>
        <translation>{} 米</translation>
    </message>
    <message>
        <source>{} cm</source>
        <translation>{} 厘米</translation>
    </message>
    <message>
        <source>{} mm</source>
        <translation>{} 毫米</translation>
    </message>
    <message>
        <source>{} µm</source>
        <translation>{} 微米</translation>
    </message>
    <message>
        <source>{} units</source>
        <translation>{} 个单位</translation>
    </message>
</context>
<context>
    <name>licences</name>
    <message>
        <source>In copyright</source>
        <translation>受版权保护</translation>
    </message>
    <message>
        <source>In copyright, EU orphan work</source>
        <translation>受版权保护，欧盟孤儿作品</translation>
    </message>
    <message>
        <source>In copyright, educational use permitted</source>
        <translation>受版权保护，允许教育用途</translation>
    </message>
    <message>
        <source>In copyright, non-commercial use permitted</source>
        <translation>受版权保护，允许非商业用途</translation>
    </message>
    <message>
        <source>In copyright, rights holder cannot be found</source>
        <translation>受版权保护，无法找到权利人</translation>
    </message>
    <message>
        <source>No copyright, contractual restrictions</source>
        <translation>无版权，受合同限制</translation>
    </message>
    <message>
        <source>No copyright, non-commercial use only</source>
        <translation>无版权，仅限非商业用途</translation>
    </message>
    <message>
        <source>No copyright, other legal restrictions</source>
        <translation>无版权，受其他法律限制</translation>
    </message>
    <message>
        <source>No copyright in the United States</source>
        <translation>在美国无版权</translation>
    </message>
    <message>
        <source>Copyright not evaluated</source>
        <translation>版权未评估</translation>
    </message>
    <message>
        <source>Copyright undetermined</source>
        <translation>版权未确定</translation>
    </message>
    <message>
        <source>No known copyright</source>
        <translation>无已知版权</translation>
    </message>
    <message>
        <source>Public domain</source>
        <translation>公有领域</translation>
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
        <source>“{file}” shows pictures ({count}), and none of them is in its folder.</source>
        <translation>“{file}”展示图片（{count} 张），但其文件夹中一张也没有。</translation>
    </message>
    <message>
        <source>Put the pictures that it names beside it.</source>
        <translation>请把它所引用的图片放在它旁边。</translation>
    </message>
    <message>
        <source>sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>pictures in pages</source>
        <translation>文章中的图片</translation>
    </message>
    <message>
        <source>overlays</source>
        <translation>叠加图层</translation>
    </message>
    <message>
        <source>surroundings</source>
        <translation>环境图</translation>
    </message>
    <message>
        <source>measured lines</source>
        <translation>测量线</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>bodies of notes</source>
        <translation>笔记中的非文字内容</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>things</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>animations</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>面</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>panoramas</source>
        <translation>全景图</translation>
    </message>
    <message>
        <source>geo-referenced places</source>
        <translation>地理坐标</translation>
    </message>
    <message>
        <source>“{file}” is not as it was packed: its checksum is not the one that was written down.</source>
        <translation>“{file}”与打包时不同：校验和与记录不符。</translation>
    </message>
    <message>
        <source>“{file}” is not listed in {reference}.</source>
        <translation>{reference} 中没有列出“{file}”。</translation>
    </message>
    <message>
        <source>Copy it again from where it came.</source>
        <translation>请从来源重新复制。</translation>
    </message>
    <message>
        <source>Ask whoever packed it whether it belongs there.</source>
        <translation>请向打包者确认它是否应在其中。</translation>
    </message>
    <message>
        <source>Parts of “{file}” are not shown: {what} ({count}).</source>
        <translation>“{file}”的部分内容未显示：{what}（{count}）。</translation>
    </message>
    <message>
        <source>“{file}” has no place for: {what}.</source>
        <translation>“{file}”无法容纳：{what}。</translation>
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
        <source>This program may use {allowed:size} of memory here, and needs {needed:size}.</source>
        <translation>本程序在此最多可用 {allowed:size} 内存，而它需要 {needed:size}。</translation>
    </message>
    <message>
        <source>This computer has too little free memory for “{file}”.</source>
        <translation>这台电脑的可用内存不足，无法打开“{file}”。</translation>
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
        <source>The library “{file}” is not there.</source>
        <translation>资料库“{file}”不在那里。</translation>
    </message>
    <message>
        <source>The folder “{file}” is not a library of this program.</source>
        <translation>文件夹“{file}”不是本程序的资料库。</translation>
    </message>
    <message>
        <source>This link leads to an object that was never opened here.</source>
        <translation>此链接指向一件从未在这里打开过的展品。</translation>
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
        <source>qualities of models</source>
        <translation>模型的精细程度</translation>
    </message>
    <message>
        <source>cuts of single models</source>
        <translation>单个模型的剖切</translation>
    </message>
    <message>
        <source>tags of stops</source>
        <translation>站点的标签</translation>
    </message>
    <message>
        <source>notes hidden by stops</source>
        <translation>站点隐藏的笔记</translation>
    </message>
    <message>
        <source>variants of stops</source>
        <translation>站点的材质变体</translation>
    </message>
    <message>
        <source>places of lights</source>
        <translation>灯光的位置</translation>
    </message>
    <message>
        <source>labels in further languages</source>
        <translation>其他语言的标签</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>tours</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>first views</source>
        <translation>初始视图</translation>
    </message>
    <message>
        <source>further models and their places</source>
        <translation>其他模型及其位置</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>注释</translation>
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
        <source>Raise the limit (ulimit -v), then start it again.</source>
        <translation>请提高此限制（ulimit -v），然后重新启动。</translation>
    </message>
    <message>
        <source>Close other programs, then open it again.</source>
        <translation>请关闭其他程序，然后重新打开。</translation>
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
        <source>Share a package as well, which keeps everything.</source>
        <translation>请同时分享一个展览包，它会保留全部内容。</translation>
    </message>
    <message>
        <source>Correct the row and open the folder again.</source>
        <translation>请改正该行，再重新打开文件夹。</translation>
    </message>
    <message>
        <source>Plug in the disk it is on, or look for its folder. Nothing of it was changed.</source>
        <translation>请接上其所在的磁盘，或查找其文件夹。其中内容未作任何更改。</translation>
    </message>
    <message>
        <source>Choose the folder of a library, or make a new library there.</source>
        <translation>请选择资料库的文件夹，或在那里新建资料库。</translation>
    </message>
    <message>
        <source>Open its collection, then follow the link again.</source>
        <translation>请先打开它所在的藏品集，然后再次打开此链接。</translation>
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
        <source>Check that you may write there and that the disk is sound, or choose another place.</source>
        <translation>请确认您有权在该处写入且磁盘完好，或另选位置。</translation>
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
<context>
    <name>seen</name>
    <message>
        <source>from the front</source>
        <translation>从正面看</translation>
    </message>
    <message>
        <source>from the front right</source>
        <translation>从右前方看</translation>
    </message>
    <message>
        <source>from the right</source>
        <translation>从右侧看</translation>
    </message>
    <message>
        <source>from the back right</source>
        <translation>从右后方看</translation>
    </message>
    <message>
        <source>from behind</source>
        <translation>从背面看</translation>
    </message>
    <message>
        <source>from the back left</source>
        <translation>从左后方看</translation>
    </message>
    <message>
        <source>from the left</source>
        <translation>从左侧看</translation>
    </message>
    <message>
        <source>from the front left</source>
        <translation>从左前方看</translation>
    </message>
    <message>
        <source>3D picture, nothing shown</source>
        <translation>三维画面，未显示展品</translation>
    </message>
    <message>
        <source>3D picture of {}</source>
        <translation>{}的三维画面</translation>
    </message>
    <message>
        <source>{side}, {degrees}° above; {mode}</source>
        <translation>{side}，上方 {degrees}°；{mode}</translation>
    </message>
    <message>
        <source>{side}, {degrees}° below; {mode}</source>
        <translation>{side}，下方 {degrees}°；{mode}</translation>
    </message>
</context>
</TS>
