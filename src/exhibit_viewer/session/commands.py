"""Commands: the one table that feeds menus, keys, palette, key sheet and the kiosk's allow-list.

`intent` is what a command does to the session; commands without one (windows, files, panels) are given their deed by
the window under the same id. Words for each id are in `ui/command_words.py`. Keys are Qt's portable key sequences.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.scene import Axis, Floor, Mode, Scene, Section
from exhibit_viewer.session import presenter
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Face, State, Tool
from exhibit_viewer.session.tints import tint_after, tints_of

Intent = Callable[[Session], object]
ALL = frozenset(Face)
DESK = frozenset({Face.STUDY, Face.TEACH})
STUDY = frozenset({Face.STUDY})
TEACH = frozenset({Face.TEACH})
HANDS = frozenset({Face.STUDY, Face.KIOSK})  # a clicker's arrows must not turn the object


class Group(StrEnum):
    """Where a command is listed."""

    EXHIBITION = "exhibition"
    LIBRARY = "library"
    VIEW = "view"
    SHOW = "show"
    NOTES = "notes"
    TEACH = "teach"
    WINDOW = "window"
    HELP = "help"


LARGEST_POINTS = 4.0
"""Times their usual size, and the other way round."""


class Needs(StrEnum):
    """When a command can be used."""

    NOTHING = "nothing"
    COLLECTION = "collection"
    READ_ONLY = "read-only"
    EDITABLE = "editable"
    OWN_COLLECTION = "own-collection"
    REMOVABLE = "removable"
    CHOSEN = "chosen"
    IN_SET = "in-set"
    LOADING = "loading"
    MODEL = "model"
    SOLID = "solid"
    SOUND = "sound"
    WHOLE = "whole"
    VIEWS = "views"
    VARIANTS = "variants"
    POINTS = "points"
    LAMPS = "lamps"
    CLIPS = "clips"
    TOURS = "tours"
    TOURING = "touring"
    NOTE = "note"
    OWN_NOTE = "own-note"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a visitor can do. icon: a Lucide name, or ""."""

    id: str
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.NOTHING
    faces: frozenset[Face] = DESK
    intent: Intent | None = None
    checked: Callable[[State], bool] | None = None


def _adjust(change: Callable[[Scene], Scene]) -> Intent:
    return lambda session: session.adjust(change(session.state.scene))


def _mode(mode: Mode, key: str, icon: str) -> Command:
    return Command(
        f"mode.{mode}", Group.SHOW, (key,), icon, Needs.SOLID, DESK,
        _adjust(lambda scene: replace(scene, mode=mode)), lambda state: state.scene.mode is mode,
    )  # fmt: skip


def _view(view: StandardView, keys: tuple[str, ...]) -> Command:
    return Command(
        f"view.{view}", Group.VIEW, keys, "", Needs.SOLID, DESK, lambda session: session.standard_view(view)
    )  # fmt: skip


def _section(axis: Axis, key: str) -> Command:
    def toggle(scene: Scene) -> Scene:
        showing = scene.section is not None and scene.section.axis is axis
        return replace(scene, section=None if showing else Section(axis))

    return Command(
        f"section.{axis}", Group.SHOW, (key,), "scissors", Needs.SOLID, DESK, _adjust(toggle),
        lambda state: state.scene.section is not None and state.scene.section.axis is axis,
    )  # fmt: skip


def _floor(floor: Floor) -> Command:
    return Command(
        f"floor.{floor}", Group.SHOW, (), "", Needs.SOLID, DESK, _adjust(lambda scene: replace(scene, floor=floor)),
        lambda state: state.scene.floor is floor,
    )  # fmt: skip


def _exposure(ev: float) -> Intent:
    return _adjust(lambda scene: replace(scene, exposure_ev=max(-4.0, min(4.0, scene.exposure_ev + ev)) if ev else 0.0))


def _points(factor: float) -> Intent:
    return _adjust(
        lambda scene: replace(
            scene, point_size=max(1 / LARGEST_POINTS, min(LARGEST_POINTS, scene.point_size * factor)) if factor else 1.0
        )
    )


def _recolour(session: Session) -> None:
    scene = session.state.scene
    session.adjust(replace(scene, tint=tint_after(session.state.model, scene.tint)))


def _rake(scene: Scene) -> Scene:
    light = scene.light
    if light.raking:
        return replace(scene, light=type(light)())
    return replace(scene, light=replace(light, raking=True, azimuth=2.4, elevation=0.1))


def _tool(tool: Tool, key: str, icon: str, faces: frozenset[Face] = DESK) -> Command:
    return Command(
        f"tool.{tool}", Group.NOTES if tool is Tool.NOTE else Group.SHOW, (key,), icon,
        Needs.WHOLE if tool is Tool.NOTE else Needs.SOLID, faces,
        lambda session: session.choose_tool(tool), lambda state: state.tool is tool,
    )  # fmt: skip


def _delete_selected(session: Session) -> None:
    session.delete_note(session.state.selected)


COMMANDS: tuple[Command, ...] = (
    Command("open.file", Group.EXHIBITION, ("Ctrl+O",), "file-box"),
    Command("open.folder", Group.EXHIBITION, ("Ctrl+Shift+O",), "folder-open"),
    Command("open.sample", Group.EXHIBITION, (), "landmark"),
    Command(
        "close.collection", Group.EXHIBITION, ("Ctrl+W",), "house", Needs.COLLECTION, DESK, Session.close_collection
    ),
    Command(
        "artifact.next",
        Group.EXHIBITION,
        ("Ctrl+PgDown",),
        "chevron-right",
        Needs.COLLECTION,
        ALL,
        lambda s: s.step_artifact(1),
    ),
    Command(
        "artifact.previous",
        Group.EXHIBITION,
        ("Ctrl+PgUp",),
        "chevron-left",
        Needs.COLLECTION,
        ALL,
        lambda s: s.step_artifact(-1),
    ),
    Command("artifact.cancel", Group.EXHIBITION, (), "x", Needs.LOADING, ALL, Session.cancel_loading),
    Command("search", Group.EXHIBITION, ("Ctrl+F",), "search", Needs.COLLECTION),
    Command("sets", Group.EXHIBITION, ("Ctrl+Shift+L",), "bookmark"),
    Command(
        "favourite",
        Group.EXHIBITION,
        ("Ctrl+D",),
        "heart",
        Needs.CHOSEN,
        DESK,
        lambda s: s.picking.favour(),
        lambda s: s.favoured,
    ),
    Command("set.earlier", Group.EXHIBITION, ("Ctrl+Shift+Up",), "", Needs.IN_SET, STUDY, lambda s: s.picking.step(-1)),
    Command("set.later", Group.EXHIBITION, ("Ctrl+Shift+Down",), "", Needs.IN_SET, STUDY, lambda s: s.picking.step(1)),
    Command(
        "set.take-out",
        Group.EXHIBITION,
        ("Ctrl+Shift+D",),
        "list-x",
        Needs.IN_SET,
        STUDY,
        lambda s: s.picking.take_out(),
    ),
    Command("library", Group.LIBRARY, ("Ctrl+L",), "library", Needs.NOTHING, STUDY),
    Command("library.import", Group.LIBRARY, ("Ctrl+I",), "folder-down", Needs.NOTHING, STUDY),
    Command("library.import.file", Group.LIBRARY, ("Ctrl+Shift+I",), "file-down", Needs.NOTHING, STUDY),
    Command("library.copy", Group.LIBRARY, (), "copy-plus", Needs.READ_ONLY, STUDY),
    Command("library.open", Group.LIBRARY, (), "library-big", Needs.NOTHING, STUDY),
    Command("library.new", Group.LIBRARY, (), "folder-plus", Needs.NOTHING, STUDY),
    Command("library.backup", Group.LIBRARY, (), "archive", Needs.NOTHING, STUDY),
    Command("library.restore", Group.LIBRARY, (), "archive-restore", Needs.NOTHING, STUDY),
    Command("sheet.export", Group.LIBRARY, (), "sheet", Needs.COLLECTION, STUDY),
    Command("sheet.import", Group.LIBRARY, (), "table-properties", Needs.EDITABLE, STUDY),
    Command("record.cite", Group.LIBRARY, ("Ctrl+Shift+X",), "quote", Needs.MODEL, STUDY),
    Command("collection.edit", Group.LIBRARY, ("Ctrl+Alt+E",), "notebook-pen", Needs.OWN_COLLECTION, STUDY),
    Command("artifact.withdraw", Group.LIBRARY, ("Ctrl+Del",), "file-x", Needs.REMOVABLE, STUDY),
    Command("record.edit", Group.LIBRARY, ("Ctrl+E",), "pencil", Needs.EDITABLE, STUDY),
    Command("share", Group.EXHIBITION, ("Ctrl+Shift+E",), "share-2", Needs.COLLECTION, STUDY),
    Command("check", Group.EXHIBITION, ("Ctrl+Shift+H",), "shield-check", Needs.COLLECTION, STUDY),
    Command("quit", Group.EXHIBITION, ("Ctrl+Q",), "log-out"),
    Command("view.home", Group.VIEW, ("Home", "0"), "rotate-ccw", Needs.MODEL, ALL, Session.home),
    Command("view.frame", Group.VIEW, (".",), "scan", Needs.MODEL, STUDY, Session.frame),
    _view(StandardView.FRONT, ("1",)),
    _view(StandardView.BACK, ("Ctrl+1",)),
    _view(StandardView.RIGHT, ("3",)),
    _view(StandardView.LEFT, ("Ctrl+3",)),
    _view(StandardView.TOP, ("7",)),
    _view(StandardView.BOTTOM, ("Ctrl+7",)),
    _view(StandardView.ISO, ("9",)),
    Command("view.authored", Group.VIEW, ("Ctrl+9",), "video", Needs.VIEWS, DESK, Session.next_authored_view),
    Command(
        "view.orthographic",
        Group.VIEW,
        ("5",),
        "box",
        Needs.SOLID,
        DESK,
        Session.toggle_orthographic,
        lambda s: s.camera.orthographic,
    ),
    Command(
        "view.turntable",
        Group.VIEW,
        ("Space",),
        "rotate-3d",
        Needs.SOLID,
        ALL,
        Session.toggle_turntable,
        lambda s: s.turntable,
    ),
    Command("orbit.left", Group.VIEW, ("Left",), "", Needs.MODEL, HANDS, lambda s: s.orbit_by(-15, 0)),
    Command("orbit.right", Group.VIEW, ("Right",), "", Needs.MODEL, HANDS, lambda s: s.orbit_by(15, 0)),
    Command("orbit.up", Group.VIEW, ("Up",), "", Needs.MODEL, HANDS, lambda s: s.orbit_by(0, 15)),
    Command("orbit.down", Group.VIEW, ("Down",), "", Needs.MODEL, HANDS, lambda s: s.orbit_by(0, -15)),
    Command("pan.left", Group.VIEW, ("Shift+Left",), "", Needs.MODEL, HANDS, lambda s: s.pan_by(-0.1, 0)),
    Command("pan.right", Group.VIEW, ("Shift+Right",), "", Needs.MODEL, HANDS, lambda s: s.pan_by(0.1, 0)),
    Command("pan.up", Group.VIEW, ("Shift+Up",), "", Needs.MODEL, HANDS, lambda s: s.pan_by(0, -0.1)),
    Command("pan.down", Group.VIEW, ("Shift+Down",), "", Needs.MODEL, HANDS, lambda s: s.pan_by(0, 0.1)),
    Command("zoom.in", Group.VIEW, ("+", "=", "Ctrl+Up"), "zoom-in", Needs.MODEL, ALL, lambda s: s.zoom_by(1.25)),
    Command("zoom.out", Group.VIEW, ("-", "Ctrl+Down"), "zoom-out", Needs.MODEL, ALL, lambda s: s.zoom_by(0.8)),
    _mode(Mode.TEXTURED, "T", "palette"),
    _mode(Mode.CLAY, "C", "circle"),
    _mode(Mode.UNLIT, "U", "sun-dim"),
    _mode(Mode.NORMALS, "Shift+N", "compass"),
    _mode(Mode.WIREFRAME, "W", "grid-3x3"),
    _mode(Mode.XRAY, "X", "bone"),
    _mode(Mode.MATCAP, "M", "circle-dot"),
    _mode(Mode.RELIEF, "R", "mountain"),
    _tool(Tool.LIGHT, "L", "sun", ALL),
    Command(
        "light.raking", Group.SHOW, ("K",), "sunrise", Needs.SOLID, DESK, _adjust(_rake), lambda s: s.scene.light.raking
    ),
    Command(
        "light.file",
        Group.SHOW,
        ("Shift+K",),
        "lamp",
        Needs.LAMPS,
        DESK,
        _adjust(lambda scene: replace(scene, file_lights=not scene.file_lights)),
        lambda s: s.scene.file_lights and s.model is not None and bool(s.model.lamps),
    ),
    Command("exposure.more", Group.SHOW, ("]",), "sun-medium", Needs.SOLID, DESK, _exposure(0.25)),
    Command("exposure.less", Group.SHOW, ("[",), "sun-dim", Needs.SOLID, DESK, _exposure(-0.25)),
    Command("exposure.reset", Group.SHOW, ("\\",), "", Needs.SOLID, DESK, _exposure(0.0)),
    _tool(Tool.SECTION, "S", "scissors", ALL),
    Command(
        "variant.next",
        Group.SHOW,
        ("V",),
        "swatch-book",
        Needs.VARIANTS,
        DESK,
        lambda s: s.wear(s.state.scene.variant + 1),
    ),
    Command("tint.next", Group.SHOW, ("Shift+V",), "droplets", Needs.POINTS, DESK, _recolour),
    Command("points.larger", Group.SHOW, ("}",), "circle-plus", Needs.POINTS, DESK, _points(2**0.25)),
    Command("points.smaller", Group.SHOW, ("{",), "circle-minus", Needs.POINTS, DESK, _points(2**-0.25)),
    Command(
        "animation.play",
        Group.SHOW,
        ("P",),
        "play",
        Needs.CLIPS,
        ALL,
        lambda s: s.clips.play(not s.state.playback.playing),
        lambda s: s.playback.playing,
    ),
    Command(
        "animation.next",
        Group.SHOW,
        ("Shift+P",),
        "clapperboard",
        Needs.CLIPS,
        DESK,
        lambda s: s.clips.choose_clip(s.state.playback.clip + 1),
    ),
    Command("animation.faster", Group.SHOW, ("Ctrl+]",), "fast-forward", Needs.CLIPS, DESK, lambda s: s.clips.pace(1)),
    Command("animation.slower", Group.SHOW, ("Ctrl+[",), "rewind", Needs.CLIPS, DESK, lambda s: s.clips.pace(-1)),
    Command(
        "animation.loop",
        Group.SHOW,
        ("Shift+L",),
        "repeat",
        Needs.CLIPS,
        DESK,
        lambda s: s.clips.toggle_loop(),
        lambda s: s.playback.loop,
    ),
    _section(Axis.X, "Shift+X"),
    _section(Axis.Y, "Shift+Y"),
    _section(Axis.Z, "Shift+Z"),
    Command("section.profile", Group.SHOW, (), "pencil-ruler", Needs.SOLID),
    _floor(Floor.SHADOW),
    _floor(Floor.GRID),
    _floor(Floor.NONE),
    _tool(Tool.NOTE, "N", "map-pin-plus", STUDY),
    Command(
        "note.next", Group.NOTES, ("PgDown", "Alt+Down"), "arrow-down", Needs.MODEL, STUDY, lambda s: s.step_note(1)
    ),
    Command(
        "note.previous", Group.NOTES, ("PgUp", "Alt+Up"), "arrow-up", Needs.MODEL, STUDY, lambda s: s.step_note(-1)
    ),
    Command(
        "note.move", Group.NOTES, ("Shift+M",), "move", Needs.OWN_NOTE, STUDY, lambda s: s.choose_tool(Tool.MOVE_NOTE)
    ),
    Command("note.delete", Group.NOTES, ("Del",), "trash-2", Needs.OWN_NOTE, STUDY, _delete_selected),
    Command("note.undo", Group.NOTES, ("Ctrl+Z",), "undo-2", Needs.UNDO, STUDY, Session.undo),
    Command("note.redo", Group.NOTES, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", Needs.REDO, STUDY, Session.redo),
    Command(
        "tour.play",
        Group.VIEW,
        ("Ctrl+T",),
        "route",
        Needs.TOURS,
        ALL,
        lambda s: s.touring.toggle(),
        lambda s: s.tour is not None,
    ),
    Command(
        "tour.by-itself",
        Group.VIEW,
        ("Ctrl+Shift+T",),
        "circle-play",
        Needs.TOURS,
        ALL,
        lambda s: s.touring.play(s.state.tour is None or not s.state.tour.playing),
        lambda s: s.tour is not None and s.tour.playing,
    ),
    Command("tour.next", Group.VIEW, ("Ctrl+Right",), "", Needs.TOURING, ALL, lambda s: s.touring.step(1)),
    Command("tour.previous", Group.VIEW, ("Ctrl+Left",), "", Needs.TOURING, ALL, lambda s: s.touring.step(-1)),
    Command(
        "sound.play",
        Group.VIEW,
        ("A",),
        "audio-lines",
        Needs.SOUND,
        ALL,
        lambda s: s.listening.toggle(),
        lambda s: s.hearing.busy,
    ),
    Command(
        "sound.mute",
        Group.VIEW,
        ("Shift+A",),
        "volume-x",
        Needs.SOUND,
        ALL,
        lambda s: s.listening.toggle_mute(),
        lambda s: s.hearing.muted,
    ),
    Command("face.teach", Group.TEACH, ("F5",), "presentation", Needs.COLLECTION),
    Command(
        "teach.next",
        Group.TEACH,
        ("PgDown", "Right", "Down"),
        "",
        Needs.COLLECTION,
        TEACH,
        lambda s: presenter.step(s, 1),
    ),
    Command(
        "teach.previous",
        Group.TEACH,
        ("PgUp", "Left", "Up"),
        "",
        Needs.COLLECTION,
        TEACH,
        lambda s: presenter.step(s, -1),
    ),
    Command("teach.blank", Group.TEACH, ("B",), "monitor-off", Needs.NOTHING, TEACH, Session.toggle_blank),
    Command("teach.pointer", Group.TEACH, (".",), "", Needs.NOTHING, TEACH),
    Command("window.browser", Group.WINDOW, ("F2",), "panel-left", Needs.COLLECTION),
    Command("window.notes", Group.WINDOW, ("F3",), "panel-right", Needs.COLLECTION),
    Command("window.fullscreen", Group.WINDOW, ("F11", "F"), "maximize"),
    Command("window.reset", Group.WINDOW, (), "layout-dashboard"),
    Command("picture.copy", Group.WINDOW, ("Ctrl+Shift+C",), "clipboard", Needs.MODEL),
    Command("picture.save", Group.WINDOW, ("F12",), "camera", Needs.MODEL),
    Command("settings", Group.WINDOW, ("Ctrl+,",), "settings"),
    Command("palette", Group.HELP, ("Ctrl+K", "Ctrl+Shift+P"), "command"),
    Command("keys", Group.HELP, ("F1", "?"), "keyboard"),
    Command("about", Group.HELP, (), "info"),
)
BY_ID = {command.id: command for command in COMMANDS}


def available(command: Command, session: Session) -> bool:
    """Whether a command can be used now, in the face shown."""
    return session.state.face in command.faces and command.needs in met(session)


def met(session: Session) -> frozenset[Needs]:
    """What commands may need and there is now."""
    state = session.state
    model, note = state.model, state.selected_note
    there = {
        Needs.NOTHING: True,
        Needs.COLLECTION: state.collection is not None,
        Needs.READ_ONLY: state.collection is not None and not state.editable,
        Needs.OWN_COLLECTION: state.editable,
        Needs.REMOVABLE: state.editable and bool(state.chosen),
        Needs.EDITABLE: state.editable and state.artifact is not None,
        Needs.CHOSEN: bool(state.sets) and bool(state.chosen),
        Needs.IN_SET: state.own_set is not None and bool(state.chosen),
        Needs.LOADING: state.loading is not None,
        Needs.MODEL: model is not None,
        Needs.SOLID: state.solid,
        Needs.SOUND: session.listening.offered is not None,
        Needs.WHOLE: model is not None and not model.rough,
        Needs.VARIANTS: model is not None and bool(model.variants),
        Needs.POINTS: bool(tints_of(model)),
        Needs.CLIPS: model is not None and model.rig is not None,
        Needs.TOURS: bool(state.tours),
        Needs.TOURING: state.tour is not None,
        Needs.LAMPS: model is not None and bool(model.lamps),
        Needs.VIEWS: model is not None and bool(model.cameras),
        Needs.NOTE: note is not None,
        Needs.OWN_NOTE: note is not None and not note.published,
        Needs.UNDO: bool(session.undo_name),
        Needs.REDO: bool(session.redo_name),
    }
    return frozenset(need for need, is_there in there.items() if is_there)
