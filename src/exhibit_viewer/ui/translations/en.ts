<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Browser</name>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked</source>
        <translation>
            <numerusform>%Ln marked</numerusform>
            <numerusform>%Ln marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message numerus="yes">
        <source>%Ln thing(s) wrong, among {} files:</source>
        <translation>
            <numerusform>%Ln thing wrong, among {} files:</numerusform>
            <numerusform>%Ln things wrong, among {} files:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message numerus="yes">
        <source>Show %Ln object(s)</source>
        <translation>
            <numerusform>Show %Ln object</numerusform>
            <numerusform>Show %Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryDeeds</name>
    <message numerus="yes">
        <source>%Ln object(s) were removed from the collection.</source>
        <translation>
            <numerusform>%Ln object was removed from the collection.</numerusform>
            <numerusform>%Ln objects were removed from the collection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{}” was imported. %Ln of its models was in the library already.</source>
        <translation>
            <numerusform>“{}” was imported. %Ln of its models was in the library already.</numerusform>
            <numerusform>“{}” was imported. %Ln of its models were in the library already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>Trash: %Ln collection(s)</source>
        <translation>
            <numerusform>Trash: %Ln collection</numerusform>
            <numerusform>Trash: %Ln collections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>Not right. Wait %n s</source>
        <translation>
            <numerusform>Not right. Wait %n s</numerusform>
            <numerusform>Not right. Wait %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message numerus="yes">
        <source>%Ln object(s) together</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightsSummary</name>
    <message numerus="yes">
        <source>%Ln object(s): {}</source>
        <translation>
            <numerusform>%Ln object: {}</numerusform>
            <numerusform>%Ln objects: {}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more licence(s)</source>
        <translation>
            <numerusform>and %Ln more licence</numerusform>
            <numerusform>and %Ln more licences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) for which no licence is stated: {}</source>
        <translation>
            <numerusform>%Ln object for which no licence is stated: {}</numerusform>
            <numerusform>%Ln objects for which no licence is stated: {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetRow</name>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetsPage</name>
    <message numerus="yes">
        <source>The + puts the %Ln marked object(s) into a set.</source>
        <translation>
            <numerusform>The + puts the %Ln marked object into a set.</numerusform>
            <numerusform>The + puts the %Ln marked objects into a set.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharePanel</name>
    <message numerus="yes">
        <source>My own notes go along (%Ln)</source>
        <translation>
            <numerusform>My own notes go along (%Ln)</numerusform>
            <numerusform>My own notes go along (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), about {}</source>
        <translation>
            <numerusform>%Ln file, about {}</numerusform>
            <numerusform>%Ln files, about {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message numerus="yes">
        <source>%Ln object(s) would be told of differently.</source>
        <translation>
            <numerusform>%Ln object would be described differently.</numerusform>
            <numerusform>%Ln objects would be described differently.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TourStrip</name>
    <message numerus="yes">
        <source>%Ln stop(s)</source>
        <translation>
            <numerusform>%Ln stop</numerusform>
            <numerusform>%Ln stops</numerusform>
        </translation>
    </message>
</context>
</TS>
