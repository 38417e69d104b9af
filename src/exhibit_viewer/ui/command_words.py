"""The words of every command and group, in the language shown."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from exhibit_viewer.session.commands import Group

_TITLES = {
    "open.file": QT_TRANSLATE_NOOP("Commands", "Open a file…"),
    "open.folder": QT_TRANSLATE_NOOP("Commands", "Open a folder…"),
    "open.sample": QT_TRANSLATE_NOOP("Commands", "Open the sample exhibition"),
    "close.collection": QT_TRANSLATE_NOOP("Commands", "Back to the start page"),
    "artifact.next": QT_TRANSLATE_NOOP("Commands", "Next object"),
    "artifact.previous": QT_TRANSLATE_NOOP("Commands", "Previous object"),
    "artifact.cancel": QT_TRANSLATE_NOOP("Commands", "Stop loading"),
    "search": QT_TRANSLATE_NOOP("Commands", "Search the collection"),
    "sets": QT_TRANSLATE_NOOP("Commands", "Favourites and sets"),
    "favourite": QT_TRANSLATE_NOOP("Commands", "Favourite"),
    "set.earlier": QT_TRANSLATE_NOOP("Commands", "Earlier in the set"),
    "set.later": QT_TRANSLATE_NOOP("Commands", "Later in the set"),
    "set.take-out": QT_TRANSLATE_NOOP("Commands", "Take out of the set"),
    "library": QT_TRANSLATE_NOOP("Commands", "Library"),
    "library.import": QT_TRANSLATE_NOOP("Commands", "Import a folder…"),
    "library.import.file": QT_TRANSLATE_NOOP("Commands", "Import a file…"),
    "library.copy": QT_TRANSLATE_NOOP("Commands", "Import a copy to edit"),
    "library.backup": QT_TRANSLATE_NOOP("Commands", "Back up the library…"),
    "library.restore": QT_TRANSLATE_NOOP("Commands", "Restore a backup…"),
    "sheet.export": QT_TRANSLATE_NOOP("Commands", "Save the records as a sheet…"),
    "sheet.import": QT_TRANSLATE_NOOP("Commands", "Bring in a sheet…"),
    "record.cite": QT_TRANSLATE_NOOP("Commands", "Copy a citation"),
    "record.edit": QT_TRANSLATE_NOOP("Commands", "Edit what is said"),
    "collection.edit": QT_TRANSLATE_NOOP("Commands", "Edit the collection"),
    "artifact.withdraw": QT_TRANSLATE_NOOP("Commands", "Remove from the collection"),
    "share": QT_TRANSLATE_NOOP("Commands", "Share or export…"),
    "check": QT_TRANSLATE_NOOP("Commands", "Check the collection’s files"),
    "quit": QT_TRANSLATE_NOOP("Commands", "Quit"),
    "view.home": QT_TRANSLATE_NOOP("Commands", "First view"),
    "view.frame": QT_TRANSLATE_NOOP("Commands", "Show the whole object"),
    "view.front": QT_TRANSLATE_NOOP("Commands", "From the front"),
    "view.back": QT_TRANSLATE_NOOP("Commands", "From behind"),
    "view.right": QT_TRANSLATE_NOOP("Commands", "From the right"),
    "view.left": QT_TRANSLATE_NOOP("Commands", "From the left"),
    "view.top": QT_TRANSLATE_NOOP("Commands", "From above"),
    "view.bottom": QT_TRANSLATE_NOOP("Commands", "From below"),
    "view.iso": QT_TRANSLATE_NOOP("Commands", "Three-quarter view"),
    "view.authored": QT_TRANSLATE_NOOP("Commands", "Next view chosen by the file's author"),
    "view.orthographic": QT_TRANSLATE_NOOP("Commands", "Without perspective"),
    "view.turntable": QT_TRANSLATE_NOOP("Commands", "Turntable"),
    "orbit.left": QT_TRANSLATE_NOOP("Commands", "Turn to the left"),
    "orbit.right": QT_TRANSLATE_NOOP("Commands", "Turn to the right"),
    "orbit.up": QT_TRANSLATE_NOOP("Commands", "Tilt up"),
    "orbit.down": QT_TRANSLATE_NOOP("Commands", "Tilt down"),
    "pan.left": QT_TRANSLATE_NOOP("Commands", "Move left"),
    "pan.right": QT_TRANSLATE_NOOP("Commands", "Move right"),
    "pan.up": QT_TRANSLATE_NOOP("Commands", "Move up"),
    "pan.down": QT_TRANSLATE_NOOP("Commands", "Move down"),
    "zoom.in": QT_TRANSLATE_NOOP("Commands", "Nearer"),
    "zoom.out": QT_TRANSLATE_NOOP("Commands", "Farther"),
    "mode.textured": QT_TRANSLATE_NOOP("Commands", "Natural colours"),
    "mode.clay": QT_TRANSLATE_NOOP("Commands", "Clay"),
    "mode.unlit": QT_TRANSLATE_NOOP("Commands", "Colours without light"),
    "mode.normals": QT_TRANSLATE_NOOP("Commands", "Surface directions"),
    "mode.wireframe": QT_TRANSLATE_NOOP("Commands", "Wireframe"),
    "mode.xray": QT_TRANSLATE_NOOP("Commands", "X-ray"),
    "mode.matcap": QT_TRANSLATE_NOOP("Commands", "Polished"),
    "mode.relief": QT_TRANSLATE_NOOP("Commands", "Relief"),
    "variant.next": QT_TRANSLATE_NOOP("Commands", "Next variant of the materials"),
    "tint.next": QT_TRANSLATE_NOOP("Commands", "Colour points by something else"),
    "points.larger": QT_TRANSLATE_NOOP("Commands", "Larger points"),
    "points.smaller": QT_TRANSLATE_NOOP("Commands", "Smaller points"),
    "animation.play": QT_TRANSLATE_NOOP("Commands", "Play the animation"),
    "animation.next": QT_TRANSLATE_NOOP("Commands", "Next animation"),
    "animation.faster": QT_TRANSLATE_NOOP("Commands", "Play faster"),
    "animation.slower": QT_TRANSLATE_NOOP("Commands", "Play more slowly"),
    "animation.loop": QT_TRANSLATE_NOOP("Commands", "Play over and over"),
    "tool.light": QT_TRANSLATE_NOOP("Commands", "Light"),
    "light.raking": QT_TRANSLATE_NOOP("Commands", "Raking light"),
    "light.file": QT_TRANSLATE_NOOP("Commands", "Lights of the file"),
    "exposure.more": QT_TRANSLATE_NOOP("Commands", "Brighter"),
    "exposure.less": QT_TRANSLATE_NOOP("Commands", "Darker"),
    "exposure.reset": QT_TRANSLATE_NOOP("Commands", "Normal brightness"),
    "tool.section": QT_TRANSLATE_NOOP("Commands", "Section"),
    "section.x": QT_TRANSLATE_NOOP("Commands", "Cut across X"),
    "section.y": QT_TRANSLATE_NOOP("Commands", "Cut across Y"),
    "section.z": QT_TRANSLATE_NOOP("Commands", "Cut across Z"),
    "section.profile": QT_TRANSLATE_NOOP("Commands", "Profile"),
    "floor.shadow": QT_TRANSLATE_NOOP("Commands", "Shadow on the floor"),
    "floor.grid": QT_TRANSLATE_NOOP("Commands", "Grid on the floor"),
    "floor.none": QT_TRANSLATE_NOOP("Commands", "No floor"),
    "tool.note": QT_TRANSLATE_NOOP("Commands", "Add a note"),
    "note.next": QT_TRANSLATE_NOOP("Commands", "Next note"),
    "note.previous": QT_TRANSLATE_NOOP("Commands", "Previous note"),
    "note.move": QT_TRANSLATE_NOOP("Commands", "Move the note"),
    "note.delete": QT_TRANSLATE_NOOP("Commands", "Delete the note"),
    "note.undo": QT_TRANSLATE_NOOP("Commands", "Undo"),
    "note.redo": QT_TRANSLATE_NOOP("Commands", "Redo"),
    "tour.play": QT_TRANSLATE_NOOP("Commands", "Tour"),
    "tour.next": QT_TRANSLATE_NOOP("Commands", "Next stop of the tour"),
    "tour.previous": QT_TRANSLATE_NOOP("Commands", "Previous stop of the tour"),
    "face.teach": QT_TRANSLATE_NOOP("Commands", "Teach"),
    "teach.next": QT_TRANSLATE_NOOP("Commands", "Next stop of the lecture"),
    "teach.previous": QT_TRANSLATE_NOOP("Commands", "Previous stop of the lecture"),
    "teach.blank": QT_TRANSLATE_NOOP("Commands", "Black screen"),
    "teach.pointer": QT_TRANSLATE_NOOP("Commands", "Laser pointer"),
    "window.browser": QT_TRANSLATE_NOOP("Commands", "Collection panel"),
    "window.notes": QT_TRANSLATE_NOOP("Commands", "Notes panel"),
    "window.fullscreen": QT_TRANSLATE_NOOP("Commands", "Full screen"),
    "window.reset": QT_TRANSLATE_NOOP("Commands", "Reset the layout"),
    "picture.copy": QT_TRANSLATE_NOOP("Commands", "Copy the picture"),
    "picture.save": QT_TRANSLATE_NOOP("Commands", "Save the picture…"),
    "settings": QT_TRANSLATE_NOOP("Commands", "Settings"),
    "palette": QT_TRANSLATE_NOOP("Commands", "Find a command"),
    "keys": QT_TRANSLATE_NOOP("Commands", "Keys"),
    "about": QT_TRANSLATE_NOOP("Commands", "About Exhibit Viewer"),
}
_HINTS = {
    "open.file": QT_TRANSLATE_NOOP("Commands", "Open a scan or an exhibition package"),
    "open.folder": QT_TRANSLATE_NOOP("Commands", "Show every scan in a folder as a collection"),
    "sets": QT_TRANSLATE_NOOP("Commands", "Objects of any collection, in an order of your own"),
    "favourite": QT_TRANSLATE_NOOP("Commands", "Mark the object, to find it again among your favourites"),
    "set.take-out": QT_TRANSLATE_NOOP("Commands", "The object itself stays where it is"),
    "library": QT_TRANSLATE_NOOP("Commands", "Your own collections, the trash and backups"),
    "library.import": QT_TRANSLATE_NOOP("Commands", "Copy a folder of scans into your library, to edit it there"),
    "library.import.file": QT_TRANSLATE_NOOP("Commands", "Copy a scan or a package into your library"),
    "library.copy": QT_TRANSLATE_NOOP(
        "Commands", "Copy this collection into your library; the original stays as it is"
    ),
    "library.backup": QT_TRANSLATE_NOOP("Commands", "Notes, settings and your own collections, in one file"),
    "library.restore": QT_TRANSLATE_NOOP("Commands", "A backup takes the library’s place; the trash keeps the old one"),
    "sheet.export": QT_TRANSLATE_NOOP("Commands", "One row for each object, for any spreadsheet program"),
    "sheet.import": QT_TRANSLATE_NOOP("Commands", "You see what would change before it does"),
    "record.cite": QT_TRANSLATE_NOOP("Commands", "The object, its rights, and this view of it, as a line of text"),
    "collection.edit": QT_TRANSLATE_NOOP(
        "Commands", "Title, description and rights of the whole, and the objects removed"
    ),
    "artifact.withdraw": QT_TRANSLATE_NOOP("Commands", "Its files and notes are kept; it can be put back"),
    "record.edit": QT_TRANSLATE_NOOP("Commands", "Title, description, rights and every other field, in every language"),
    "view.orthographic": QT_TRANSLATE_NOOP("Commands", "Parallel lines stay parallel: for comparing and measuring"),
    "view.turntable": QT_TRANSLATE_NOOP("Commands", "Let the object turn by itself"),
    "mode.unlit": QT_TRANSLATE_NOOP("Commands", "The photographed colours as they are, without shading"),
    "mode.clay": QT_TRANSLATE_NOOP("Commands", "The bare shape, without its colours"),
    "mode.relief": QT_TRANSLATE_NOOP("Commands", "Bring out shallow carving and tool marks"),
    "mode.xray": QT_TRANSLATE_NOOP("Commands", "See through the surface"),
    "mode.wireframe": QT_TRANSLATE_NOOP("Commands", "The triangles of the scan"),
    "animation.play": QT_TRANSLATE_NOOP("Commands", "Let the object move as its maker meant it, or hold it still"),
    "light.raking": QT_TRANSLATE_NOOP("Commands", "Light from the side, as for reading an inscription"),
    "light.file": QT_TRANSLATE_NOOP("Commands", "The lights the file's author placed, instead of the one you can move"),
    "tool.light": QT_TRANSLATE_NOOP("Commands", "Drag on the picture to move the light"),
    "tool.section": QT_TRANSLATE_NOOP("Commands", "Cut the object open"),
    "section.profile": QT_TRANSLATE_NOOP("Commands", "The outline of the cut as a drawing to scale"),
    "tool.note": QT_TRANSLATE_NOOP("Commands", "Then click the place on the object"),
    "tour.play": QT_TRANSLATE_NOOP("Commands", "The way round the object that its author chose; again to leave it"),
    "face.teach": QT_TRANSLATE_NOOP("Commands", "A large, calm picture for a lecture room"),
    "teach.blank": QT_TRANSLATE_NOOP("Commands", "Black the picture out, and bring it back"),
    "teach.pointer": QT_TRANSLATE_NOOP("Commands", "A red dot follows the pointer while the key is held"),
    "palette": QT_TRANSLATE_NOOP("Commands", "Find any command, object or note by a few letters"),
    "keys": QT_TRANSLATE_NOOP("Commands", "All keys on one sheet"),
}
_STEPS = {
    "add": _TITLES["tool.note"],
    "delete": _TITLES["note.delete"],
    "move": _TITLES["note.move"],
    "text": QT_TRANSLATE_NOOP("Commands", "Write in the note"),
    "tags": QT_TRANSLATE_NOOP("Commands", "Change the tags"),
    "colour": QT_TRANSLATE_NOOP("Commands", "Change the colour"),
    "view": QT_TRANSLATE_NOOP("Commands", "Keep another view"),
    "withdraw": _TITLES["artifact.withdraw"],
    "put-back": QT_TRANSLATE_NOOP("Commands", "Put an object back"),
    "set.create": QT_TRANSLATE_NOOP("Commands", "Create a set"),
    "set.rename": QT_TRANSLATE_NOOP("Commands", "Rename a set"),
    "set.delete": QT_TRANSLATE_NOOP("Commands", "Delete a set"),
    "set.fill": QT_TRANSLATE_NOOP("Commands", "Change what is in a set"),
    "set.order": QT_TRANSLATE_NOOP("Commands", "Change the order of a set"),
    "set.take-out": _TITLES["set.take-out"],
}
_TURNS = {
    "note.undo": QT_TRANSLATE_NOOP("Commands", "Undo: {}"),
    "note.redo": QT_TRANSLATE_NOOP("Commands", "Redo: {}"),
}
_GROUPS = {
    Group.EXHIBITION: QT_TRANSLATE_NOOP("Commands", "Exhibition"),
    Group.LIBRARY: QT_TRANSLATE_NOOP("Commands", "Library"),
    Group.VIEW: QT_TRANSLATE_NOOP("Commands", "View"),
    Group.SHOW: QT_TRANSLATE_NOOP("Commands", "Light and surface"),
    Group.NOTES: QT_TRANSLATE_NOOP("Commands", "Notes"),
    Group.TEACH: QT_TRANSLATE_NOOP("Commands", "Teaching"),
    Group.WINDOW: QT_TRANSLATE_NOOP("Commands", "Window"),
    Group.HELP: QT_TRANSLATE_NOOP("Commands", "Help"),
}


def _in_language(words: object) -> str:
    return QCoreApplication.translate("Commands", str(words)) if words else ""


def title(command_id: str, step: str = "") -> str:
    """What a command is called; undo and redo by the name of the notebook's step they turn. Raises KeyError for a
    command nobody named."""
    turned = _TURNS.get(command_id) if step in _STEPS else None
    return _in_language(turned).format(_in_language(_STEPS[step])) if turned else _in_language(_TITLES[command_id])


def hint(command_id: str) -> str:
    """One line more on a command, or ""."""
    return _in_language(_HINTS.get(command_id, ""))


def group_title(group: Group) -> str:
    """What a group of commands is called."""
    return _in_language(_GROUPS[group])
