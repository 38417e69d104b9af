"""The English words of every code: what is wrong (SENTENCES) and what to do (ADVICE).

{name} is a fact of the code (see `model.faults.Code`), {file} the file's name, {name:size} a number of bytes.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from exhibit_viewer.model.faults import Code

NAMELESS: object = QT_TRANSLATE_NOOP("messages", "the file")

SENTENCES: Mapping[Code, object] = {
    Code.FILE_MISSING: QT_TRANSLATE_NOOP("messages", "“{file}” was not found."),
    Code.FILE_NOT_REGULAR: QT_TRANSLATE_NOOP("messages", "“{file}” is a folder or a device, not a file."),
    Code.FILE_UNREADABLE: QT_TRANSLATE_NOOP("messages", "“{file}” could not be read: {reason}."),
    Code.FILE_EMPTY: QT_TRANSLATE_NOOP("messages", "“{file}” is empty."),
    Code.FILE_TOO_LARGE: QT_TRANSLATE_NOOP("messages", "“{file}” is too large: {bytes:size}, at most {limit:size}."),
    Code.FILE_OUTSIDE_FOLDER: QT_TRANSLATE_NOOP(
        "messages", "“{file}” refers to “{reference}”, which lies outside its own folder, and was kept from reading it."
    ),
    Code.REMOTE_REFERENCE: QT_TRANSLATE_NOOP(
        "messages", "“{file}” refers to “{reference}” on the internet; this program never goes there."
    ),
    Code.RESOURCE_MISSING: QT_TRANSLATE_NOOP("messages", "“{file}” needs “{reference}”, which is not beside it."),
    Code.FILE_ALTERED: QT_TRANSLATE_NOOP(
        "messages", "“{file}” is not as it was packed: its checksum is not the one that was written down."
    ),
    Code.FILE_UNLISTED: QT_TRANSLATE_NOOP("messages", "“{file}” is not listed in {reference}."),
    Code.FORMAT_UNKNOWN: QT_TRANSLATE_NOOP("messages", "“{file}” is not in a format this program knows."),
    Code.FORMAT_UNSUPPORTED: QT_TRANSLATE_NOOP("messages", "“{file}” is in the format {format}, which is not read."),
    Code.FORMAT_DAMAGED: QT_TRANSLATE_NOOP("messages", "“{file}” is damaged or not a proper {format} file ({detail})."),
    Code.FORMAT_IRREGULAR: QT_TRANSLATE_NOOP("messages", "“{file}” does not quite follow {format} ({detail})."),
    Code.VERSION_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "messages", "“{file}” is written in version {version} of {format}, which is not read."
    ),
    Code.EXTENSION_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "messages", "“{file}” needs features that are not supported: {extensions}."
    ),
    Code.NO_GEOMETRY: QT_TRANSLATE_NOOP("messages", "“{file}” holds nothing that could be shown."),
    Code.INDEX_OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "messages", "“{file}” is damaged: it joins points that it does not hold ({detail})."
    ),
    Code.NOT_FINITE: QT_TRANSLATE_NOOP("messages", "“{file}” holds coordinates that are no numbers: {count}."),
    Code.PICTURES_MISSING: QT_TRANSLATE_NOOP(
        "messages", "“{file}” shows pictures ({count}), and none of them is in its folder."
    ),
    Code.CONTENT_SKIPPED: QT_TRANSLATE_NOOP("messages", "Parts of “{file}” are not shown: {what} ({count})."),
    Code.CONTENT_UNSAID: QT_TRANSLATE_NOOP("messages", "“{file}” has no place for: {what}."),
    Code.TOO_MANY_ELEMENTS: QT_TRANSLATE_NOOP(
        "messages", "“{file}” claims to hold {count} elements; at most {limit} can be read."
    ),
    Code.NESTED_TOO_DEEP: QT_TRANSLATE_NOOP("messages", "The parts of “{file}” are nested too deeply to be read."),
    Code.REFERENCE_CYCLE: QT_TRANSLATE_NOOP("messages", "The parts of “{file}” contain each other in a circle."),
    Code.SPLATS_AS_POINTS: QT_TRANSLATE_NOOP("messages", "The {count} splats of “{file}” are shown as plain points."),
    Code.POINTS_REDUCED: QT_TRANSLATE_NOOP("messages", "{shown} of the {count} points of “{file}” are shown."),
    Code.UNITS_UNKNOWN: QT_TRANSLATE_NOOP("messages", "“{file}” does not say in which unit it is measured."),
    Code.UNITS_DOUBTFUL: QT_TRANSLATE_NOOP(
        "messages", "By its declared unit “{file}” would measure {metres} m, which is hard to believe."
    ),
    Code.TEXTURE_MISSING: QT_TRANSLATE_NOOP(
        "messages", "The picture “{reference}” is missing; the surface is shown without it."
    ),
    Code.TEXTURE_DAMAGED: QT_TRANSLATE_NOOP("messages", "The picture “{reference}” is damaged."),
    Code.TEXTURE_FORMAT: QT_TRANSLATE_NOOP(
        "messages", "The picture “{reference}” is in a format that is not read: {format}."
    ),
    Code.TEXTURE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages", "The picture “{reference}” has {pixels} pixels; at most {limit} can be read."
    ),
    Code.TEXTURE_REDUCED: QT_TRANSLATE_NOOP(
        "messages", "The picture “{reference}” is shown smaller than it is ({shown} of {pixels} pixels)."
    ),
    Code.ARCHIVE_DAMAGED: QT_TRANSLATE_NOOP("messages", "The archive “{file}” is damaged ({detail})."),
    Code.ARCHIVE_UNSAFE: QT_TRANSLATE_NOOP(
        "messages", "The archive “{file}” was not opened: its entry “{entry}” is not safe ({detail})."
    ),
    Code.ARCHIVE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages", "The archive “{file}” would unpack to {bytes:size}; at most {limit:size} are allowed."
    ),
    Code.ARCHIVE_ENCRYPTED: QT_TRANSLATE_NOOP(
        "messages", "“{entry}” in the archive “{file}” is protected by a password."
    ),
    Code.ARCHIVE_WITHOUT_MODEL: QT_TRANSLATE_NOOP("messages", "The archive “{file}” holds no model."),
    Code.MEMORY_LIMIT: QT_TRANSLATE_NOOP(
        "messages", "Reading “{file}” was stopped: it needs more than the {limit:size} of memory it may have."
    ),
    Code.ADDRESSES_SHORT: QT_TRANSLATE_NOOP(
        "messages", "This program may use {allowed:size} of memory here, and needs {needed:size}."
    ),
    Code.MEMORY_SHORT: QT_TRANSLATE_NOOP("messages", "This computer has too little free memory for “{file}”."),
    Code.TIME_LIMIT: QT_TRANSLATE_NOOP("messages", "Reading “{file}” was stopped after {seconds} seconds."),
    Code.READER_DIED: QT_TRANSLATE_NOOP("messages", "Reading “{file}” failed unexpectedly ({detail})."),
    Code.CANCELLED: QT_TRANSLATE_NOOP("messages", "Opening “{file}” was cancelled."),
    Code.SHEET_DAMAGED: QT_TRANSLATE_NOOP("messages", "Row {row} of “{file}” could not be understood ({detail})."),
    Code.LIBRARY_MISSING: QT_TRANSLATE_NOOP("messages", "The library “{file}” is not there."),
    Code.LIBRARY_UNKNOWN: QT_TRANSLATE_NOOP("messages", "The folder “{file}” is not a library of this program."),
    Code.LINK_UNKNOWN: QT_TRANSLATE_NOOP("messages", "This link leads to an object that was never opened here."),
    Code.LIBRARY_NEWER: QT_TRANSLATE_NOOP(
        "messages", "“{file}” was made by a newer version of this program ({version}; this one knows {supported})."
    ),
    Code.LIBRARY_DAMAGED: QT_TRANSLATE_NOOP("messages", "The library “{file}” is damaged ({detail})."),
    Code.LIBRARY_READ_ONLY: QT_TRANSLATE_NOOP("messages", "The library “{file}” can be read but not changed."),
    Code.LIBRARY_BUSY: QT_TRANSLATE_NOOP("messages", "The library “{file}” is in use by another window or program."),
    Code.DISK_FULL: QT_TRANSLATE_NOOP("messages", "There is no room left on the disk for “{file}”."),
    Code.NOT_SAVED: QT_TRANSLATE_NOOP("messages", "“{file}” could not be saved ({detail})."),
    Code.OPTION_INVALID: QT_TRANSLATE_NOOP("messages", "“{value}” is no value for the option “{option}”."),
    Code.FOLDER_WITHOUT_MODELS: QT_TRANSLATE_NOOP("messages", "The folder “{file}” holds no models."),
    Code.GRAPHICS_MISSING: QT_TRANSLATE_NOOP("messages", "This computer offers no 3D graphics ({detail})."),
    Code.GRAPHICS_TOO_OLD: QT_TRANSLATE_NOOP(
        "messages", "The graphics driver offers OpenGL {version}; version {needed} is needed."
    ),
    Code.GRAPHICS_MEMORY: QT_TRANSLATE_NOOP("messages", "The graphics card has too little memory for “{file}”."),
    Code.GRAPHICS_FAILED: QT_TRANSLATE_NOOP("messages", "The graphics driver failed ({detail})."),
}

WHAT: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("messages", "sounds"),
    QT_TRANSLATE_NOOP("messages", "pictures in pages"),
    QT_TRANSLATE_NOOP("messages", "overlays"),
    QT_TRANSLATE_NOOP("messages", "surroundings"),
    QT_TRANSLATE_NOOP("messages", "measured lines"),
    QT_TRANSLATE_NOOP("messages", "actions"),
    QT_TRANSLATE_NOOP("messages", "bodies of notes"),
    QT_TRANSLATE_NOOP("messages", "pictures"),
    QT_TRANSLATE_NOOP("messages", "things"),
    QT_TRANSLATE_NOOP("messages", "animations"),
    QT_TRANSLATE_NOOP("messages", "cameras"),
    QT_TRANSLATE_NOOP("messages", "lines"),
    QT_TRANSLATE_NOOP("messages", "faces"),
    QT_TRANSLATE_NOOP("messages", "points"),
    QT_TRANSLATE_NOOP("messages", "panoramas"),
    QT_TRANSLATE_NOOP("messages", "geo-referenced places"),
    QT_TRANSLATE_NOOP("messages", "qualities of models"),
    QT_TRANSLATE_NOOP("messages", "cuts of single models"),
    QT_TRANSLATE_NOOP("messages", "tags of stops"),
    QT_TRANSLATE_NOOP("messages", "notes hidden by stops"),
    QT_TRANSLATE_NOOP("messages", "variants of stops"),
    QT_TRANSLATE_NOOP("messages", "places of lights"),
    QT_TRANSLATE_NOOP("messages", "labels in further languages"),
    QT_TRANSLATE_NOOP("messages", "pages"),
    QT_TRANSLATE_NOOP("messages", "tours"),
    QT_TRANSLATE_NOOP("messages", "first views"),
    QT_TRANSLATE_NOOP("messages", "further models and their places"),
    QT_TRANSLATE_NOOP("messages", "notes"),
)
"""Words that the fact {what} may be; others are technical and shown as they are."""

ADVICE: Mapping[Code, object] = {
    Code.FILE_MISSING: QT_TRANSLATE_NOOP(
        "messages", "Check whether it was moved, renamed or is on a disk not plugged in."
    ),
    Code.FILE_NOT_REGULAR: QT_TRANSLATE_NOOP("messages", "Choose a model file."),
    Code.FILE_UNREADABLE: QT_TRANSLATE_NOOP("messages", "Check that you may read it and that the disk is sound."),
    Code.FILE_EMPTY: QT_TRANSLATE_NOOP("messages", "Copy or export it again."),
    Code.FILE_TOO_LARGE: QT_TRANSLATE_NOOP("messages", "Export a smaller version of it."),
    Code.FILE_OUTSIDE_FOLDER: QT_TRANSLATE_NOOP(
        "messages", "Put all files of the model into one folder and export it again."
    ),
    Code.REMOTE_REFERENCE: QT_TRANSLATE_NOOP(
        "messages", "Download that file, put it beside the model and export it again."
    ),
    Code.RESOURCE_MISSING: QT_TRANSLATE_NOOP("messages", "Copy all files of the model into one folder."),
    Code.FILE_ALTERED: QT_TRANSLATE_NOOP("messages", "Copy it again from where it came."),
    Code.FILE_UNLISTED: QT_TRANSLATE_NOOP("messages", "Ask whoever packed it whether it belongs there."),
    Code.FORMAT_UNKNOWN: QT_TRANSLATE_NOOP("messages", "Export it as GLB, PLY, OBJ or STL."),
    Code.FORMAT_UNSUPPORTED: QT_TRANSLATE_NOOP("messages", "Export it as {instead}."),
    Code.FORMAT_DAMAGED: QT_TRANSLATE_NOOP("messages", "Copy it again from where it came, or export it again."),
    Code.VERSION_UNSUPPORTED: QT_TRANSLATE_NOOP("messages", "Export it again with a current program."),
    Code.EXTENSION_UNSUPPORTED: QT_TRANSLATE_NOOP("messages", "Export it again without them."),
    Code.NO_GEOMETRY: QT_TRANSLATE_NOOP("messages", "Check in the program that made it that something is exported."),
    Code.PICTURES_MISSING: QT_TRANSLATE_NOOP("messages", "Put the pictures that it names beside it."),
    Code.INDEX_OUT_OF_RANGE: QT_TRANSLATE_NOOP("messages", "Copy it again from where it came, or export it again."),
    Code.NOT_FINITE: QT_TRANSLATE_NOOP("messages", "Repair it in the program that made it and export it again."),
    Code.TOO_MANY_ELEMENTS: QT_TRANSLATE_NOOP("messages", "Export a simpler version of it."),
    Code.NESTED_TOO_DEEP: QT_TRANSLATE_NOOP("messages", "Export it again with fewer levels of groups."),
    Code.REFERENCE_CYCLE: QT_TRANSLATE_NOOP("messages", "Export it again with a current program."),
    Code.UNITS_UNKNOWN: QT_TRANSLATE_NOOP("messages", "Measures are shown without a unit."),
    Code.UNITS_DOUBTFUL: QT_TRANSLATE_NOOP("messages", "Measure with care."),
    Code.TEXTURE_MISSING: QT_TRANSLATE_NOOP("messages", "Put the picture beside the model."),
    Code.TEXTURE_DAMAGED: QT_TRANSLATE_NOOP("messages", "Copy the picture again from where it came."),
    Code.TEXTURE_FORMAT: QT_TRANSLATE_NOOP("messages", "Save the picture as PNG or JPEG."),
    Code.TEXTURE_TOO_LARGE: QT_TRANSLATE_NOOP("messages", "Save a smaller version of the picture."),
    Code.ARCHIVE_DAMAGED: QT_TRANSLATE_NOOP("messages", "Copy or download it again."),
    Code.ARCHIVE_UNSAFE: QT_TRANSLATE_NOOP("messages", "Ask whoever made it for a clean copy."),
    Code.ARCHIVE_TOO_LARGE: QT_TRANSLATE_NOOP("messages", "Unpack it yourself if you trust it, and open the folder."),
    Code.ARCHIVE_ENCRYPTED: QT_TRANSLATE_NOOP("messages", "Unpack it with the password and open the folder."),
    Code.ARCHIVE_WITHOUT_MODEL: QT_TRANSLATE_NOOP(
        "messages", "Choose an archive with a GLB, PLY, OBJ or STL file in it."
    ),
    Code.MEMORY_LIMIT: QT_TRANSLATE_NOOP(
        "messages", "Export a smaller version, or close other programs and try again."
    ),
    Code.ADDRESSES_SHORT: QT_TRANSLATE_NOOP("messages", "Raise the limit (ulimit -v), then start it again."),
    Code.MEMORY_SHORT: QT_TRANSLATE_NOOP("messages", "Close other programs, then open it again."),
    Code.TIME_LIMIT: QT_TRANSLATE_NOOP("messages", "It may be damaged; if it is only large, export a simpler version."),
    Code.READER_DIED: QT_TRANSLATE_NOOP("messages", "The file is probably damaged; copy or export it again."),
    Code.CONTENT_UNSAID: QT_TRANSLATE_NOOP("messages", "Share a package as well, which keeps everything."),
    Code.SHEET_DAMAGED: QT_TRANSLATE_NOOP("messages", "Correct the row and open the folder again."),
    Code.LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "messages", "Plug in the disk it is on, or look for its folder. Nothing of it was changed."
    ),
    Code.LIBRARY_UNKNOWN: QT_TRANSLATE_NOOP("messages", "Choose the folder of a library, or make a new library there."),
    Code.LINK_UNKNOWN: QT_TRANSLATE_NOOP("messages", "Open its collection, then follow the link again."),
    Code.LIBRARY_NEWER: QT_TRANSLATE_NOOP("messages", "Open it with that version, or update this program."),
    Code.LIBRARY_DAMAGED: QT_TRANSLATE_NOOP(
        "messages", "A copy was kept as “{kept}”; your latest backup can be restored."
    ),
    Code.LIBRARY_READ_ONLY: QT_TRANSLATE_NOOP("messages", "Notes written now cannot be kept."),
    Code.LIBRARY_BUSY: QT_TRANSLATE_NOOP("messages", "Close the other window and try again."),
    Code.DISK_FULL: QT_TRANSLATE_NOOP("messages", "Free some room on the disk and try again."),
    Code.NOT_SAVED: QT_TRANSLATE_NOOP(
        "messages", "Check that you may write there and that the disk is sound, or choose another place."
    ),
    Code.OPTION_INVALID: QT_TRANSLATE_NOOP("messages", "Allowed: {allowed}."),
    Code.FOLDER_WITHOUT_MODELS: QT_TRANSLATE_NOOP("messages", "Choose a folder with GLB, PLY, OBJ or STL files in it."),
    Code.GRAPHICS_MISSING: QT_TRANSLATE_NOOP("messages", "Texts and small pictures can still be seen."),
    Code.GRAPHICS_TOO_OLD: QT_TRANSLATE_NOOP("messages", "Install a newer graphics driver."),
    Code.GRAPHICS_MEMORY: QT_TRANSLATE_NOOP("messages", "It is shown with less detail."),
    Code.GRAPHICS_FAILED: QT_TRANSLATE_NOOP(
        "messages", "Start the program again; if it happens again, update the driver."
    ),
}
